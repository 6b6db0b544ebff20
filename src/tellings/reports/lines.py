"""What a single line of a report is: furniture, a credit, a caption; told by its wording alone."""

from __future__ import annotations

import re
from functools import cache

from tellings.reports.agencies import resource
from tellings.wordlists import parsed

_HEAD_MARKS = re.compile(r"(?:[\s*_>|~`]|#{1,6}(?=\s)|[-•·▪►](?=\s))+")
_TAIL_MARKS = re.compile(r"[\s*_|~`]+")
_LINKED = re.compile(r"!?\[([^\]]{0,300})\]\([^)\s\[]*(?:\s\"[^\"]{0,300}\")?\)")
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def _patterns(name: str) -> re.Pattern[str]:
    """Return one pattern for a list of ``layout.yaml``."""
    listed = parsed(resource("layout.yaml"))[name]
    return re.compile("|".join(f"(?:{pattern})" for pattern in listed), re.IGNORECASE)


@cache
def _cased(name: str) -> re.Pattern[str]:
    listed = parsed(resource("layout.yaml"))[name]
    return re.compile("|".join(f"(?:{pattern})" for pattern in listed))


def bare(text: str) -> str:
    """Return a line's words, without mark-up around them and with single blanks."""
    words = _LINKED.sub(r"\1", text)
    head = _HEAD_MARKS.match(words)
    words = words[head.end() :] if head else words
    # From behind: a search for marks at the end would try every run of blanks on the way.
    tail = _TAIL_MARKS.match(words[::-1])
    return " ".join((words[: -tail.end()] if tail else words).split())


def is_furniture(line: str) -> bool:
    """Tell whether a bare line belongs to the page and not to the report."""
    inner = line[1:-1] if line.startswith("(") and line.endswith(")") else line
    return bool(inner) and _patterns("furniture").fullmatch(inner) is not None


def is_link(line: str) -> bool:
    """Tell whether a bare line leads to other things to read, see or hear."""
    return len(line) < 220 and _patterns("links").fullmatch(line) is not None


def is_section(line: str) -> bool:
    """Tell whether a bare line is a section's name, such as stands above a title."""
    return len(line) < 60 and _patterns("sections").fullmatch(line) is not None


def is_credit(line: str) -> bool:
    """Tell whether a bare line says whose copy this is, or who else worked on it."""
    return len(line) < 420 and _patterns("credits").fullmatch(line) is not None


def has_photo_credit(line: str) -> bool:
    """Tell whether a bare line ends in the credit of a photograph."""
    return _cased("photo_credit").search(line[-160:]) is not None


def is_caption(line: str) -> bool:
    """Tell whether a bare line is worded as a caption or ends in a photograph's credit."""
    if has_photo_credit(line) or _patterns("caption_cues").search(line[:400]):
        return True
    return not is_stopped(line) and _patterns("weak_caption_cues").search(line[:400]) is not None


def is_url(line: str) -> bool:
    """Tell whether a bare line is nothing but a web address."""
    return re.fullmatch(r"<?(?:https?://|www\.)\S+>?", line) is not None


def is_stopped(line: str) -> bool:
    """Tell whether a line ends as a sentence does, closing marks and brackets apart."""
    return re.search(r"(?:[.?!…。！？؟۔][\"'“”’»)\]*_]*|[\"”»][.,;]?)\s*$", line) is not None


def small_words(line: str) -> float:
    """Return the share of a line's words that begin small; headlines in title case have few."""
    words = [word for word in line.split() if _LETTERS.match(word)]
    return sum(word[0].islower() for word in words) / len(words) if words else 0.0
