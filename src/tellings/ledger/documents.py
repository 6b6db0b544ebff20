"""Documents that reports tell of: what a memo, an alert, a list says, and how it is explained.

The words stand in ``resources/explanations.yaml``. Every test is of one sentence and of the words
that somebody is reported to have said in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tellings.ledger.background import Background
from tellings.model import Claim, Quotation
from tellings.reuse.words import split
from tellings.wordlists import parsed

ANY = "any"
BACK = 3
"""Sentences up to an "it" in which the document that it stands for is looked for."""
FAR = 120
"""Characters before an explanation in which the document stands that it is of."""
LEAST = 4
"""Letters of a word that tells what a document is about."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The data file: kinds of documents by word, and the patterns compiled."""

    kinds: Mapping[str, str]
    document: re.Pattern[str]
    speaks_before: re.Pattern[str]
    speaks_behind: re.Pattern[str]
    explained: re.Pattern[str]
    denied: re.Pattern[str]
    taking_up: re.Pattern[str]
    negation: re.Pattern[str]
    common: frozenset[str]
    papers: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary."""
    path = files("tellings.ledger") / "resources" / "explanations.yaml"
    rows = parsed(path.read_text(encoding="utf-8"))
    kinds = {word: kind for kind, words in rows["documents"].items() for word in words}
    longest = sorted(kinds, key=lambda word: (-len(word), word))
    named = "|".join(map(re.escape, longest))

    def compiled(*patterns: str) -> re.Pattern[str]:
        return re.compile("|".join(patterns), re.IGNORECASE)

    return Vocabulary(
        kinds=kinds,
        document=compiled(rf"(?<![\w-])(?:{named})(?![\w-])"),
        speaks_before=compiled(rows["speaks"]["before"]),
        speaks_behind=compiled(rows["speaks"]["behind"]),
        explained=compiled(*(row.replace("DOCUMENT", named) for row in rows["explained"])),
        denied=compiled(*(rf"{pattern}(?:{named})\b" for pattern in rows["denied"])),
        taking_up=compiled(rows["taking_up"]),
        negation=compiled(rows["negation"]),
        common=frozenset(rows["common"]),
        papers=frozenset(rows["papers"]),
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim about a document: of which kinds it may be, and the words it is told in.

    ``about`` are the stems of the sentence's words, by which two documents of a kind are told
    apart.
    """

    claim: Claim
    kinds: frozenset[str]
    about: frozenset[str]


def kinds_in(text: str) -> frozenset[str]:
    """Return the kinds of documents that a text names."""
    words = vocabulary()
    return frozenset(words.kinds[m.group().lower()] for m in words.document.finditer(text))


def paper(name: str) -> str | None:
    """Return the kind of paper that a speaker's name is of: "memo by the county"; None if none."""
    head = re.split(r"\b(?:by|of|from|to|that|which|drawn|signed|sent|dated|written)\b", name)[0]
    word = head.lower().split()[-1:]
    kind = vocabulary().kinds.get(word[0]) if word else None
    return kind if kind in vocabulary().papers else None


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether what is named so and so may be one document."""
    return bool(one & other) or ANY in one | other


def by_documents(claims: Iterable[Claim], background: Background) -> Iterator[Telling]:
    """Yield the quotations in which a document speaks: "the memo says", "citing a memo"."""
    for claim in claims:
        if isinstance(claim.body, Quotation) and claim.status != "denied":
            kinds = _speaking(claim, background)
            if kinds and not vocabulary().explained.search(claim.body.content):
                yield Telling(claim, kinds, _about(claim, background))


def explaining(claims: Iterable[Claim], background: Background) -> Iterator[Telling]:
    """Yield the quotations that explain a document away: "was a draft sent by mistake".

    What a document is reported to say of itself is none.
    """
    for claim in claims:
        if isinstance(claim.body, Quotation):
            kinds = frozenset[str]().union(*_explained(claim, background))
            own = kinds_in(claim.speaker.name) if claim.speaker is not None else frozenset[str]()
            if kinds and not kinds & own:
                named = kinds - {ANY} or kinds
                yield Telling(claim, named, _about(claim, background))


def denying(claims: Iterable[Claim], background: Background) -> Iterator[Telling]:
    """Yield the quotations that say that there is no such document."""
    for claim in claims:
        if isinstance(claim.body, Quotation):
            found = vocabulary().denied.search(claim.body.content)
            if found:
                yield Telling(claim, kinds_in(found.group()), _about(claim, background))


def negated(claim: Claim, stems: frozenset[str]) -> bool:
    """Return whether the claim negates, in one clause, a word that the stems are of."""
    text = claim.body.content if isinstance(claim.body, Quotation) else ""
    for no in vocabulary().negation.finditer(text):
        clause = re.split(r"[.;:,!?]", text[no.end() :])[0]
        if stems & about(clause):
            return True
    return False


def about(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that may tell what it is about."""
    words = split(text)
    known = vocabulary()
    return frozenset(
        stem
        for stem, form in zip(words.stems, words.forms, strict=True)
        if len(form) >= LEAST and form not in known.kinds and form not in known.common
    )


def _about(claim: Claim, background: Background) -> frozenset[str]:
    text = background.reports[claim.report].text
    told = " ".join(text[start:end] for start, end in _sentences(claim, background))
    return about(told)


def _sentences(claim: Claim, background: Background) -> Sequence[tuple[int, int]]:
    report = background.reports[claim.report]
    return [
        (s.start, s.end) for s in report.sentences if s.start < claim.end and claim.start < s.end
    ]


def _speaking(claim: Claim, background: Background) -> frozenset[str]:
    """Return the kinds of documents by which the claim is told, beside its own words."""
    speaker = claim.speaker
    named = kinds_in(speaker.name) if speaker is not None else frozenset[str]()
    if named:
        return named
    text = background.reports[claim.report].text
    words = vocabulary()
    found = set()
    for start, end in _sentences(claim, background):
        for hit in words.document.finditer(text, start, end):
            before, behind = text[start : hit.start()], text[hit.end() : end]
            own = claim.start <= hit.start() < claim.end and claim.speech != "direct"
            tells = words.speaks_before.search(before) or words.speaks_behind.search(behind)
            if not own and tells and not _within(hit.start(), claim):
                found.add(words.kinds[hit.group().lower()])
    return frozenset(found)


def _within(place: int, claim: Claim) -> bool:
    return any(start <= place < end for start, end in claim.spans)


def _explained(claim: Claim, background: Background) -> Iterator[frozenset[str]]:
    """Yield for each sentence of the claim that explains a document the kinds it may be of."""
    text = background.reports[claim.report].text
    for start, end in _sentences(claim, background):
        own = text[max(start, claim.start) : min(end, claim.end)]
        found = vocabulary().explained.search(own)
        if found is None:
            continue
        named = kinds_in(own[max(0, found.start() - FAR) : found.end()])
        if vocabulary().taking_up.search(own[: found.start()]) and named <= {ANY}:
            named |= _before(claim, max(start, claim.start), background)
        yield named


def _before(claim: Claim, start: int, background: Background) -> frozenset[str]:
    """Return the kinds of the documents that the sentences before a place name, the last first."""
    report = background.reports[claim.report]
    before = [s for s in report.sentences if s.start < start][-BACK:]
    named = [kinds_in(report.text[s.start : min(s.end, start)]) for s in reversed(before)]
    return next((kinds for kinds in named if kinds), frozenset())
