"""Lines that say who wrote a report: "By Ada Holm in Bergen", "Ada Holm For The Herald"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tellings.reports.agencies import label_of, named, resource
from tellings.reports.outlets import canonical
from tellings.wordlists import parsed

_PARTICLE = r"(?:al|el|bin|ibn|bint|de|da|di|do|dos|del|della|der|den|van|von|la|le|ten|ter|y|e|of)"
_NAME_WORD = r"(?:(?:Mc|Mac|O['’]|D['’]|Al-|El-|al-)?[A-Z][\w'’-]*\.?|[A-Z]\.(?:[A-Z]\.)*)"
_NAME = rf"{_NAME_WORD}(?:[ -](?:{_PARTICLE}[ -]){{0,2}}{_NAME_WORD}){{1,3}}"
_PAIR = rf"{_NAME}(?:(?: and| &) {_NAME})?"
_NAMES = rf"{_NAME}(?:(?:,| and| &|, and| with) {_NAME}){{0,4}}"
_PLACE = r"[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]+){0,3}"
_BY = re.compile(
    r"(?:(?:written|reported|words|story|text|report|posted|published|analysis|compiled)\s+)?"
    r"by:?\s+(?P<rest>\S.{1,160})",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"(?P<names>{_NAMES})\s+(?:[Ff]or|FOR)\s+(?P<outlet>(?:[Tt]he\s)?[A-Z].{{2,40}})"
)
_IN = re.compile(rf"(?:[Ff]rom )?(?P<names>{_NAMES})\s+in\s+(?P<place>{_PLACE})")
_ROLE = re.compile(
    rf"(?P<names>{_PAIR}),?\s+(?:[|–—-]\s)?(?P<role>(?:[\w'’&.-]+\s){{0,5}}"
    r"(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Jj]ournalist|[Pp]roducer|"
    r"CORRESPONDENT|REPORTER|EDITOR|WRITER|STAFF)\b.{0,40})"
)
_BESIDE_AGENCY = re.compile(rf"(?P<names>{_NAMES})\s?[,|/–—-]\s?(?P<agency>.{{2,40}})")
_AND_AGENCIES = re.compile(
    rf"(?P<names>{_NAMES})(?:,| and| &| with) (?:[Nn]ews )?[Aa]genc(?:y|ies)"
)
_AFTER = re.compile(
    r"\s*(?:,\s|[|•·–—/]\s?|\s-\s|\s(?:in|[Ff]or|FOR|at|on)\s|\s?<|\s\(|@|[\w.]+@|\bupdated\b|\bpublished\b)",
    re.IGNORECASE,
)


@cache
def _not_names() -> frozenset[str]:
    return frozenset(parsed(resource("marks.yaml"))["not_names"].split())


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a report, for which outlet, and which agencies the line credits."""

    names: tuple[str, ...]
    outlet: str | None = None
    agencies: tuple[str, ...] = ()


def byline(line: str) -> Byline | None:
    """Read a line that stands by itself, without mark-up; ``None`` where it is no byline."""
    words = " ".join(line.split())
    if len(words) > 200 or len(words) < 3:
        return None
    sole = label_of(words)
    if sole and words[0].isupper():
        return Byline((), None, (sole,))
    by = _BY.fullmatch(words)
    if by:
        return _after_by(by["rest"])
    for pattern in (_FOR, _IN, _ROLE, _AND_AGENCIES, _BESIDE_AGENCY):
        place = pattern.fullmatch(words)
        if place is None or not people(place["names"]):
            continue
        parts = place.groupdict()
        agencies = _labels(words)
        if pattern is _BESIDE_AGENCY and not agencies and not canonical(parts["agency"]):
            continue
        outlet = parts.get("outlet") or (parts.get("agency") if not agencies else None)
        return Byline(people(place["names"]), _outlet(outlet), agencies)
    return None


def _after_by(rest: str) -> Byline | None:
    """Read what follows "By": names, then a place, an outlet or an agency."""
    agencies = _labels(rest)
    head = re.split(r"\s(?:[Ff]or|FOR)\s", rest)[0]
    place = re.match(_NAMES, head)
    if place is None:
        known = label_of(rest) or canonical(rest)
        single = re.fullmatch(r"[A-Z][\w'’-]+(?: (?:Staff|Team|Desk|Reporters?))?", rest)
        if known and not agencies:
            return Byline((), canonical(rest))
        return Byline((), None, agencies) if agencies or single else None
    tail = rest[place.end() :]
    if tail and not _AFTER.match(tail):
        return None
    names = people(rest[: place.end()])
    outlet = re.search(r"\s(?:[Ff]or|FOR)\s+((?:[Tt]he\s)?[A-Z][^|,•]{2,40})", tail)
    told = outlet[1] if outlet else _known_part(tail)
    return Byline(names, _outlet(told), agencies) if names or agencies else None


def _known_part(tail: str) -> str | None:
    """Return a known outlet named after the writers ("… , The Guardian")."""
    return next((part for part in re.split(r"[,|•·–—/]", tail) if canonical(part)), None)


def _labels(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.label for one in named(text)))


def _outlet(name: str | None) -> str | None:
    if not name:
        return None
    bare = re.split(r"\s*(?:[|•]|Published|Updated|PUBLISHED|UPDATED)", name)[0].strip(" .,")
    return canonical(bare) or bare or None


def people(text: str) -> tuple[str, ...]:
    """Return the names in a list of writers, agencies and words such as "staff" left out."""
    parts = re.split(r",\s*(?:and\s+)?|\s+(?:and|&|with)\s+|;\s*", text.strip())
    return tuple(part.strip(" .") for part in parts if _person(part.strip(" .")))


def _person(name: str) -> bool:
    if label_of(name) or canonical(name) or not re.fullmatch(_NAME, name):
        return False
    return not any(word.casefold() in _not_names() for word in name.split())
