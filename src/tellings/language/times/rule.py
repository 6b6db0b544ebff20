"""What a rule of time is: a pattern, and what its finds mean in their context."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tellings.language.times.context import Context
from tellings.language.times.extents import Meaning

Found = re.Match[str]
Build = Callable[[Found, Context], Meaning | None]
Lacks = Literal["year", "weekday", "all"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, how its finds are read (``None`` where they are no time), and what it lacks.

    ``lacks`` says which part of the value comes from the report's date: it is left open (X) where
    that is unknown.
    """

    pattern: re.Pattern[str]
    build: Build
    lacks: Lacks = "all"


_SPACES = re.compile(r"(?P<behind>\(\?<[=!][^)]*\))|(?P<set>\[[^\]]*\])|(?P<free> \?)| ")


def _spaced(found: Found) -> str:
    """Turn a space into white space of any kind; looking behind needs a fixed width."""
    if found["behind"]:
        return found[0]
    if found["set"]:
        return found[0].replace(" ", r"\s")
    return r"\s*" if found["free"] else r"\s+"


_TITLED = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Prof|Professor)\.?|Bloody|Black|Super)\s+$"
)
_STREET = re.compile(
    r"\s+(?:Street|Road|Avenue|Boulevard|Square|Bridge|Stadium|Hospital|University|Barracks|Airport)\b"
)


def in_a_name(found: Found, context: Context) -> bool:
    """Tell a day or month in a name: "Ms Friday", "Bloody Sunday", "the July 14 Bridge"."""
    if _TITLED.search(context.before(found.start(), 12)):
        return True
    return bool(_STREET.match(context.after(found.end(), 16)))


def rule(pattern: str, build: Build, lacks: Lacks = "all") -> Rule:
    """Return a rule from a pattern in which a space stands for any white space.

    Letters are matched in either case, save in names of months and weekdays.
    """
    spaced = _SPACES.sub(_spaced, pattern)
    return Rule(re.compile(rf"(?<![\w$£€])(?:{spaced})(?!\w)", re.IGNORECASE), build, lacks)
