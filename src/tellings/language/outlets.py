"""What an outlet's name and web address tell about where its reports are at home."""

from __future__ import annotations

import functools
import re
from urllib.parse import urlsplit

from tellings.language.gazetteer import Place, gazetteer
from tellings.language.places import Setting

_GENERIC = re.compile(
    r"(?:the|my|www\d?|news|newspapers?|online|daily|times|post|herald|tribune|journal|gazette|star|"
    r"sun|press|today|record|observer|chronicle|courier|express|sentinel|leader|examiner|dispatch|"
    r"telegraph|standard|mirror|review|bulletin|advertiser|democrat|republican|independent|citizen|"
    r"enterprise|reporter|register|call|globe|mail|echo|argus|guardian|live|info|net|tv|fm|radio|"
    r"com|co|org)"
)
_COUNTRY_CODES = {
    "uk": "GB",
    "eu": None,
    "tv": None,
    "co": None,
    "io": None,
    "me": None,
    "fm": None,
}
_SHORTEST = 5


def setting_of(outlet: str | None, url: str | None) -> Setting:
    """Return the places that a report is tied to by its outlet's name and its web address."""
    homes: list[tuple[Place, float]] = []
    host = _host(url)
    country = _country_of(host)
    if country:
        homes.append((country, 1.0))
    for label in (*_labels(host), outlet or ""):
        homes.extend((place, weight) for place, weight in _homes_in(label, country))
    return Setting(tuple(homes))


def _host(url: str | None) -> str:
    if not url:
        return ""
    host = urlsplit(url if "//" in url else "//" + url).hostname or ""
    return host.lower()


def _country_of(host: str) -> Place | None:
    ending = host.rsplit(".", 1)[-1]
    code = _COUNTRY_CODES.get(ending, ending.upper())
    return gazetteer().countries.get(code) if code and len(ending) == 2 else None


def _labels(host: str) -> list[str]:
    return [
        label for label in host.split(".")[:-1] if label not in ("www", "co", "com", "news", "org")
    ]


@functools.lru_cache(maxsize=4096)
def _homes_in(label: str, country: Place | None) -> tuple[tuple[Place, float], ...]:
    """Return towns and divisions whose name a label holds: "springfieldtimes" has "springfield"."""
    spaced = re.sub(r"[^a-z]+", " ", label.lower()).strip()
    if not spaced:
        return ()
    found: list[tuple[Place, float]] = []
    for name in _names_in(spaced):
        places = [p for p in gazetteer().candidates(name) if _fits(p, country)]
        total = sum(10 ** (p.prior / 2) for p in places)
        found.extend((p, 10 ** (p.prior / 2) / total) for p in places)
    return tuple(found)


def _fits(place: Place, country: Place | None) -> bool:
    if place.kind not in ("town", "division", "district") or place.alias or place.people:
        return False
    return country is None or place.country == country.country


def _names_in(spaced: str) -> list[str]:
    """Return the longest gazetteer names at the beginning of a label, or of what is left of it."""
    known = gazetteer()
    for size in range(len(spaced), _SHORTEST - 1, -1):
        for start in {0, len(spaced) - size, *_after_generic(spaced)}:
            name = spaced[start : start + size].strip()
            rest = (spaced[:start] + " " + spaced[start + size :]).strip()
            if len(name) < _SHORTEST or _GENERIC.fullmatch(name) or not _is_generic(rest):
                continue
            if any(_fits(p, None) for p in known.candidates(name)):
                return [name]
    return []


def _after_generic(spaced: str) -> list[int]:
    led = re.match(r"(?:the|my|daily)\s?", spaced)
    return [led.end()] if led else []


def _is_generic(rest: str) -> bool:
    bare = rest.replace(" ", "")
    return not bare or re.fullmatch(rf"(?:{_GENERIC.pattern})+", bare) is not None
