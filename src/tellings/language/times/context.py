"""What an expression of time is read against: the report's date, the tense, dates before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from tellings.language.times.extents import Meaning
from tellings.language.times.lexicon import tense_words

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[;:—]|--")
_PAST = tense_words("past_forms")
_PERFECT = tense_words("perfect")
_FUTURE = tense_words("future")
_AHEAD = tense_words("ahead")
_BINDING = tense_words("binding")
_NOT_VERBS = tense_words("not_verbs")
_POSSESSIVE = re.compile(r"['’]s\b")
_AWAITED = re.compile(r"\b(?:ahead of|before|for|until|in)\s+(?:the\s+)?$", re.IGNORECASE)
_PLANNING = ("is", "are", "was", "were", "be", "agreed", "going")
_AHEAD_OF = re.compile(
    r"\b(?:ahead of|(?:put off|pushed back|brought forward|postponed|delayed|deferred|adjourned|"
    r"rescheduled|moved) (?:to|until|till|for))\s+(?:the\s+|his\s+|her\s+|their\s+)?$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:^|[,;:—–]\s(?:and |but |so )?|\b(?:and|but)\s)(?:by|until|till)\s(?:about |the )?$",
    re.IGNORECASE,
)
"""A time at the head of its clause, of which the verb after it tells: ", and by Friday it was"."""
_STANDS_IN = date(2001, 1, 1)
_REACH = 14
"""Words to look through for a verb, on either side."""


@dataclass(slots=True)
class Context:
    """One sentence's surroundings; ``seen`` lists the dates already read in the report.

    ``used`` tells whether the last rule asked for the report's own date, so that its value can be
    left open where no date is known.
    """

    text: str
    published: date | None
    start: int = 0
    end: int = 0
    seen: list[tuple[int, Meaning]] = field(default_factory=list)
    used: bool = False

    @property
    def today(self) -> date:
        """Return the report's date, or a stand-in whose use is noted."""
        self.used = True
        return self.published or _STANDS_IN

    def before(self, at: int, width: int = 40) -> str:
        """Return the text of the sentence just before a place."""
        return self.text[max(self.start, at - width) : at]

    def after(self, at: int, width: int = 40) -> str:
        """Return the text of the sentence just after a place."""
        return self.text[at : min(self.end, at + width)]

    def anchor(self, *units: str, reach: int = 1200) -> Meaning | None:
        """Return the nearest date before this one that is as fine as one of ``units``."""
        for at, meaning in reversed(self.seen):
            if meaning.unit in units and self.start - at <= reach:
                return meaning
        return None

    def anchor_day(self) -> date:
        """Return the last day named before, or the report's own."""
        found = self.anchor("day", "part")
        return found.first if found and found.first else self.today

    def direction(self, start: int, end: int, otherwise: int = -1) -> int:
        """Return -1 where the clause around an expression looks back, 1 where it looks ahead."""
        found = direction(self.text[self.start : self.end], start - self.start, end - self.start)
        return found or (1 if otherwise < 0 and self._ahead() else otherwise)

    def _ahead(self) -> bool:
        """Tell whether the date before this one in the sentence lies ahead of the report."""
        at, last = self.seen[-1] if self.seen else (-1, None)
        told = last.first if last and at >= self.start else None
        return bool(told and self.published and told > self.published)


def direction(sentence: str, start: int, end: int) -> int:
    """Return -1, 1, or 0 where no verb tells, by the nearest verb before, else after."""
    preceding = list(_WORD.finditer(sentence, 0, start))[-_REACH:]
    tokens = [_plain(found) for found in preceding]
    if tokens and tokens[-1] in ("since", "ended"):
        return -1
    following = [_plain(found) for found in _WORD.finditer(sentence, end)][:_REACH]
    if tokens and tokens[-1] in ("until", "till", "by") and not _was_over(tokens, following):
        leads = _LEADING.search(sentence, 0, start)
        return -1 if leads and _look_on(following) < 0 else 1
    if tokens[-3:] == ["as", "early", "as"]:
        return 1
    if _AHEAD_OF.search(sentence, 0, start):
        return 1
    if _POSSESSIVE.match(sentence, end) and not _AWAITED.search(sentence, 0, start):
        return 1 if _look_on(following) > 0 and not _look_back(tokens) else -1
    found = _look_back(tokens)
    if found:
        return found
    return _look_on(following)


def _plain(found: re.Match[str]) -> str:
    """Return a word in small letters; the month of May is no verb."""
    return "(month)" if found[0] == "May" and found.start() else found[0].lower()


def _was_over(tokens: list[str], following: list[str]) -> bool:
    """Tell whether what was to be done by a day lay behind: "had", without "to" after it."""
    if "had" in following:
        return True
    return "had" in tokens and "to" not in tokens[len(tokens) - tokens[::-1].index("had") :]


def _look_back(tokens: list[str]) -> int:
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place] in (";", ":", "—", "--"):
            return 0
        found = _tense(tokens, place)
        if found:
            return found
    return 0


def _look_on(tokens: list[str]) -> int:
    for place, token in enumerate(tokens):
        if token in (";", ":", "—", "--"):
            return 0
        found = -1 if token == "planned" else _tense(tokens, place)  # noqa: S105 - a word
        if found:
            return found
    return 0


def _tense(tokens: list[str], place: int) -> int:
    token = tokens[place]
    earlier = tokens[max(place - 3, 0) : place]
    if token in _AHEAD:
        placed = (
            token == "set"  # noqa: S105 - a word
            and tokens[place + 1 : place + 2] in (["a"], ["the"], ["an"])
            and tokens[-1] != "for"
        )
        if placed:
            return -1
        return 0 if token in ("meets", "ends", "opens", "set", "begins") and not earlier else 1
    if token in _FUTURE or token.endswith("'ll"):
        perfect = "have" in tokens[place + 1 : place + 3]
        return -1 if perfect and token not in ("will", "'ll") else 1
    if token in _PERFECT:
        return -1
    if token in ("is", "are") and tokens[place + 1 :] in ([], ["on"]):
        return 1
    if token in _PAST or (token.endswith("ed") and len(token) > 3 and token not in _NOT_VERBS):
        if tokens[max(place - 1, 0) : place] in (["is"], ["are"]) and token != "planned":  # noqa: S105
            return 0
        if tokens[place - 2 : place] == ["to", "be"]:
            return _infinitive(tokens, place - 2)
        modal = any(word in _FUTURE for word in earlier) and "have" not in earlier
        return 1 if modal else -1
    if token == "to" and place + 1 < len(tokens):  # noqa: S105 - a word, no secret
        return _infinitive(tokens, place)
    return 0


def _infinitive(tokens: list[str], place: int) -> int:
    """Return 1 where what governs an infinitive looks ahead; "began to" does not tell."""
    governor = tokens[place - 1] if place else ""
    following = tokens[place + 1]
    if following in ("the", "a", "an", "his", "her", "its", "their", "this", "that"):
        return 0
    if governor in _AHEAD or governor in _PLANNING:
        return 1
    return 1 if _BINDING & set(tokens[max(place - 4, 0) : place]) else 0
