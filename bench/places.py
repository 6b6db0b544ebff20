"""Places against TR-News and LGL: each gold mention's coordinates, right within 161 km (100 miles).

Only mentions that the annotators placed are counted; one that we cannot resolve is wrong. Documents
are split in two by a hash of their ids: dev to work on, test to measure. Used beside the text: the
web address of the article, as any report has it (its country, and a place in the outlet's name).
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bench.readings import report_of
from bench.record import data_path, record
from tellings.language.gazetteer import Place, kilometres
from tellings.language.outlets import setting_of
from tellings.language.pipeline import Pipeline
from tellings.language.places import resolve, resolve_together
from tellings.language.report import read_reports
from tellings.model import Bounds

NEAR = 161.0
FILES = {"TR-News": "places/TR-News.xml", "LGL": "places/lgl.xml"}


@dataclass(frozen=True, slots=True)
class Placed:
    """An article with its gold mentions: bounds, and latitude and longitude."""

    id: str
    url: str
    text: str
    gold: tuple[tuple[Bounds, float, float], ...]


def half_of(name: str) -> str:
    """Return "dev" or "test", by a hash of the document's id."""
    return "test" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "dev"


def read(file: Path, half: str) -> Iterator[Placed]:
    """Yield the articles of one half."""
    for article in ElementTree.parse(file).getroot().iter("article"):  # noqa: S314
        if half_of(article.get("docid", "")) == half:
            yield _read(article)


def _read(article: ElementTree.Element) -> Placed:
    gold, text = [], article.findtext("text", "")
    for mention in article.iter("toponym"):
        lat, lon = mention.findtext("gaztag/lat"), mention.findtext("gaztag/lon")
        if lat and lon:
            start, phrase = (
                int(mention.findtext("start", "")),
                mention.findtext("phrase", "").strip(),
            )
            gold.append((_bounds(text, phrase, start), float(lat), float(lon)))
    url = (article.findtext("url") or article.findtext("domain") or "").strip()
    return Placed(article.get("docid", ""), url, text, tuple(gold))


def _bounds(text: str, phrase: str, start: int) -> Bounds:
    """Return where the phrase stands; some offsets of TR-News are a few characters off."""
    places = [found.start() for found in re.finditer(re.escape(phrase), text)]
    nearest = min(places, key=lambda place: abs(place - start), default=start)
    return nearest, nearest + len(phrase)


def right(place: Place | None, lat: float, lon: float) -> bool:
    """Tell whether a place lies within 100 miles of the gold's point."""
    return place is not None and kilometres(place.lat, place.lon, lat, lon) <= NEAR


def found_alone(articles: list[Placed], bare: bool) -> list[tuple[Place | None, ...]]:
    """Resolve each article by itself; ``bare`` leaves the web address out."""
    return [
        resolve(a.text, [g[0] for g in a.gold], None if bare else setting_of(None, a.url))
        for a in articles
    ]


def found_by_outlet(articles: list[Placed]) -> list[tuple[Place | None, ...]]:
    """Resolve the articles of one web site together, as those of one corpus would be."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        groups[article.url.split("//")[-1].split("/")[0]].append(number)
    found: dict[int, tuple[Place | None, ...]] = {}
    for numbers in groups.values():
        given = [articles[n] for n in numbers]
        asked = [(a.text, [g[0] for g in a.gold], setting_of(None, a.url)) for a in given]
        found.update(zip(numbers, resolve_together(asked), strict=True))
    return [found[n] for n in range(len(articles))]


def accuracy(articles: list[Placed], found: list[tuple[Place | None, ...]], show: bool) -> float:
    """Return the share of gold mentions that are right."""
    total = agreed = 0
    for article, places in zip(articles, found, strict=True):
        for (bounds, lat, lon), place in zip(article.gold, places, strict=True):
            total += 1
            agreed += right(place, lat, lon)
            if show and not right(place, lat, lon):
                words = article.text[max(bounds[0] - 30, 0) : bounds[1] + 30].replace("\n", " ")
                where = (
                    f"{place.name} {place.kind} {place.division or place.country}" if place else "-"
                )
                print(
                    article.text[slice(*bounds)], "|", lat, lon, "|", where, "|", words, article.url
                )
    return agreed / max(total, 1)


def found_raw(articles: list[Placed]) -> tuple[float, float]:
    """Return the recall of gold mentions from raw text: named by us at all, and placed rightly."""
    pipeline = Pipeline.load()
    total = named = placed = 0
    for article in articles:
        reading = read_reports([report_of(article.text)], pipeline)[0]
        mentions = [(m, e) for e in reading.entities for m in e.mentions if m.form == "name"]
        for (start, end), lat, lon in article.gold:
            over = [e for m, e in mentions if m.start < end and start < m.end]
            total += 1
            named += bool(over)
            placed += any(
                e.lat is not None
                and e.lon is not None
                and kilometres(e.lat, e.lon, lat, lon) <= NEAR
                for e in over
            )
    return named / max(total, 1), placed / max(total, 1)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--half", choices=("dev", "test"), default="test")
    asked.add_argument("--show", action="store_true", help="print what is wrong (dev only)")
    asked.add_argument("--raw", action="store_true", help="measure recall from raw text instead")
    options = asked.parse_args()
    show = options.show and options.half == "dev"
    for name, file in FILES.items():
        articles = list(read(data_path(file), options.half))
        if options.raw:
            named, placed = found_raw(articles)
            record("places", file, f"{name} {options.half}: raw text, named", named, "recall")
            record("places", file, f"{name} {options.half}: raw text, placed", placed, "recall")
            continue
        alone = accuracy(articles, found_alone(articles, bare=False), show)
        bare = accuracy(articles, found_alone(articles, bare=True), False)
        pooled = accuracy(articles, found_by_outlet(articles), False)
        for metric, value in (("", alone), (", text alone", bare), (", outlet pooled", pooled)):
            record("places", file, f"{name} {options.half}: within 161 km{metric}", value, "share")


if __name__ == "__main__":
    main()
