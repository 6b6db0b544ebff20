"""The shipped gazetteer: a name → the places in the world that bear it.

Towns, districts and divisions come from GeoNames, airports from airportsdata, in one array file
that ``training/gazetteer.py`` builds; countries, divisions with their short forms, and sites of
military, humanitarian and diplomatic life from tables beside it that we wrote.
"""

from __future__ import annotations

import csv
import functools
import hashlib
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

PlaceKind = Literal[
    "country", "division", "district", "town", "airport", "continent", "region", "sea", "strait",
    "canal", "river", "lake", "mountain", "island", "desert", "park", "base", "camp", "crossing",
    "prison", "port", "nuclear", "facility", "site",
]  # fmt: skip
KINDS: tuple[PlaceKind, ...] = ("town", "district", "division", "airport", "base")
"""The kinds in the array file, in the order of their numbers there."""
ALIAS = np.uint32(1 << 31)
"""Set on a key's place where the key is not the place's first name."""
SCALE = 180
"""Coordinates are kept as whole 180ths of a degree: within 300 m."""
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae"}
    | {"Æ": "Ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "Ə": "A", "-": " ", "–": " ", "/": " "}
    | dict.fromkeys(".'’‘`ʻʼʿʾ\"“”", ""),
)
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "and": "&"}
_ARTICLE = re.compile(r"(?:the|al|ar|as|ash|ad|adh|at|ath|az|an|el|ash) (?=\w{3})")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: where it is, what it is, what it belongs to and how many live there.

    ``division`` is the GeoNames code of its first-level division ("US.LA"). ``prior`` says how
    likely the bare name means this place, on the scale of the logarithm of people (0…10).
    ``alias`` is set where it was found by another name than its first.
    """

    id: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    country: str | None
    division: str | None = None
    population: int = 0
    prior: float = 0.0
    alias: bool = False
    people: bool = False


@functools.lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Return the key of a name: small letters without marks, "Saint" as "st", no full stops."""
    plain = name.translate(_LETTERS).lower()
    if not plain.isascii():
        marked = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in marked if not unicodedata.combining(c))
    return " ".join(_SHORT.get(word, word) for word in plain.split())


def unarticled(key: str) -> str:
    """Return a key without the article that it begins with: "al fallujah" is "fallujah"."""
    return _ARTICLE.sub("", key, count=1) if _ARTICLE.match(key) else key


def key_hash(key: str) -> int:
    """Return 40 bits of a key's BLAKE2b: two names of the gazetteer practically never share one."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=5).digest(), "big")


def distance(one: Place, other: Place) -> float:
    """Return the kilometres between two places, along a great circle."""
    return kilometres(one.lat, one.lon, other.lat, other.lon)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the kilometres between two points in degrees (haversine)."""
    first, second = math.radians(lat), math.radians(other_lat)
    rise = math.sin((second - first) / 2) ** 2
    run = math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(rise + math.cos(first) * math.cos(second) * run)))


_PRIORS: dict[str, float] = {
    "continent": 8.0,
    "region": 7.0,
    "sea": 7.0,
    "strait": 7.0,
    "base": 5.5,
}
_PRIORS |= {"airport": 4.0, "river": 6.0, "mountain": 6.0, "island": 6.0, "division": 7.5}
_ALIAS_COST = 1.0
_BEGUN_COST = 0.2
_DEMONYM_COST = 0.3
_CAPITAL = 0.7
_GREAT = 500_000
"""People: a bare name that a city of this size shares with its division means the city."""


class Gazetteer:
    """All places by name. Reading the arrays takes a tenth of a second, looking up microseconds."""

    def __init__(self, arrays: Path | None = None) -> None:
        place = arrays or Path(__file__).parent / "models" / "gazetteer.npz"
        with np.load(place) as read:
            self._columns = {name: read[name] for name in read.files}
        self._hashes: NDArray[np.uint64] = np.cumsum(self._columns["hash_steps"], dtype=np.uint64)
        ends = np.cumsum(self._columns["lengths"], dtype=np.int64)
        self._ends = ends
        self._names = self._columns["names"].tobytes()
        self._listed: dict[str, list[Place]] = {}
        self.countries: dict[str, Place] = {}
        self.divisions: dict[str, Place] = {}
        self._capitals = {r["code"]: fold(r["capital"]) for r in _rows("countries.tsv")}
        for listed in (*_countries(), *_divisions(), *_sites()):
            self._enlist(*listed)

    def _enlist(self, place: Place, aliases: list[str], peoples: list[str]) -> None:
        if place.kind == "country" and place.country:
            self.countries[place.country] = place
        if place.kind == "division" and place.division:
            self.divisions[place.division] = place
        other = replace(
            place,
            alias=True,
            prior=place.prior - (_ALIAS_COST if place.kind not in ("country", "division") else 0.0),
        )
        people = replace(other, people=True, prior=place.prior - _DEMONYM_COST)
        for name, found in [
            (place.name, place),
            *((a, other) for a in aliases),
            *((p, people) for p in peoples),
        ]:
            for key in {fold(name), unarticled(fold(name))}:
                known = self._listed.setdefault(key, [])
                if all(k.id != found.id for k in known):
                    known.append(found)

    def is_capital(self, place: Place) -> bool:
        """Tell whether a town is the capital of its country."""
        return fold(place.name) == self._capitals.get(place.country or "")

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Return the places that bear a name, the likeliest for the bare name first."""
        return self._candidates(fold(name))

    @functools.lru_cache(maxsize=20_000)  # noqa: B019 - one gazetteer lives as long as the process
    def _candidates(self, key: str) -> tuple[Place, ...]:
        found = list(self._listed.get(key, ()))
        found.extend(self._stored(key))
        bare = unarticled(key)
        if not found and bare != key:
            found = [*self._listed.get(bare, ()), *self._stored(bare)]
        return tuple(sorted(self._weighed(key, found), key=lambda p: (-p.prior, p.id)))

    def _weighed(self, key: str, found: list[Place]) -> Iterator[Place]:
        """Yield the places with priors as the bare name has them beside its other meanings.

        A capital is meant before its namesakes, a great city before the division around it.
        """
        largest: dict[str, Place] = {}
        for place in found:
            if place.kind == "town" and place.country:
                known = largest.get(place.country)
                if known is None or known.population < place.population:
                    largest[place.country] = place
        for place in found:
            town = largest.get(place.country or "")
            if place is town and place.country and key == self._capitals.get(place.country):
                yield replace(place, prior=place.prior + _CAPITAL)
            elif place.kind == "division" and town and town.population > _GREAT:
                yield replace(place, prior=min(place.prior, town.prior - 0.5))
            else:
                yield place

    def _stored(self, key: str) -> Iterator[Place]:
        wanted = np.uint64(key_hash(key))
        first = int(np.searchsorted(self._hashes, wanted, "left"))
        last = int(np.searchsorted(self._hashes, wanted, "right"))
        for entry in self._columns["places"][first:last]:
            place = self._place(int(entry & ~ALIAS), bool(entry & ALIAS))
            begun = place.alias and fold(place.name).startswith(key + " ")
            yield replace(place, prior=place.prior + _ALIAS_COST - _BEGUN_COST) if begun else place

    def _place(self, number: int, alias: bool) -> Place:
        columns = self._columns
        start = int(self._ends[number - 1]) if number else 0
        name = self._names[start : int(self._ends[number])].decode()
        kind = KINDS[columns["kind"][number]]
        country = str(columns["countries"][columns["country"][number]])
        division = str(columns["codes"][columns["division"][number]])
        lat, lon = (float(columns[c][number]) / SCALE for c in ("lat", "lon"))
        people = round(10 ** (int(columns["people"][number]) / 1000)) - 1
        geoname = int(columns["geoname"][number])
        made = f"{kind}:{country}:{name}:{lat:.1f}:{lon:.1f}"
        return Place(
            f"geonames:{geoname}" if geoname else made,
            name,
            kind,
            round(lat, 3),
            round(lon, 3),
            country,
            division or None,
            people,
            _prior(kind, people, alias),
            alias,
        )


def _prior(kind: PlaceKind, people: int, alias: bool) -> float:
    size = math.log10(people + 100)
    base = {
        "town": size,
        "division": 0.4 + 0.85 * size,
        "district": 0.7 * size,
        "airport": 3.5,
        "base": 3.5,
    }
    return base[kind] - (_ALIAS_COST if alias else 0.0)


def _rows(table: str) -> Iterator[dict[str, str]]:
    text = (resources.files("tellings.language") / "resources" / table).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _countries() -> Iterator[tuple[Place, list[str], list[str]]]:
    for row in _rows("countries.tsv"):
        code = row["code"]
        place = Place(
            f"country:{code}",
            row["name"],
            "country",
            float(row["lat"]),
            float(row["lon"]),
            code,
            None,
            0,
            9.0,
        )
        yield place, _split(row["other names"]), _split(row["demonyms"])


def _divisions() -> Iterator[tuple[Place, list[str], list[str]]]:
    for row in _rows("divisions.tsv"):
        code = row["code"]
        place = Place(
            f"division:{code}",
            row["name"],
            "division",
            float(row["lat"]),
            float(row["lon"]),
            code[:2],
            code,
            0,
            _PRIORS["division"],
        )
        yield place, _split(row["other names"]), _split(row["demonyms"])


def _sites() -> Iterator[tuple[Place, list[str], list[str]]]:
    for row in _rows("sites.tsv"):
        kind: PlaceKind = row["kind"]  # type: ignore[assignment]
        place = Place(
            f"site:{row['country']}:{row['name']}",
            row["name"],
            kind,
            float(row["lat"]),
            float(row["lon"]),
            row["country"] or None,
            None,
            0,
            _PRIORS.get(kind, 5.0),
        )
        yield place, _split(row["other names"]), []


@functools.cache
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer, read once."""
    return Gazetteer()
