"""What documents assert, and who explains them away or says that there are none.

A memo reported as an order, said to be a draft sent by mistake: its own words, the explanation and
the denial beside it are one matter. An explanation meets the words of a document of the same kind
where both are of one side, tell of the same things, or no other document of that kind is told of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tellings.ledger.background import Background
from tellings.ledger.documents import (
    ANY,
    Telling,
    about,
    alike,
    by_documents,
    denying,
    explaining,
    negated,
)
from tellings.ledger.origins import Voices
from tellings.model import Claim, Quotation

VAGUE = frozenset({ANY, "statement", "report"})
"""Kinds of documents of which a story has many: that it is the only one joins nothing."""
SHARED = 2
"""Words that two sentences must share to be about one document."""
MANY = 12
"""Documents from which on a word in a third of them is of the whole story and tells none apart."""


@dataclass(slots=True)
class Matter:
    """One document: its kind, the claims that it makes, those that explain it or deny it."""

    kind: str = ANY
    asserted: list[Claim] = field(default_factory=list)
    explained: list[Claim] = field(default_factory=list)
    denied: list[Claim] = field(default_factory=list)


def matters(claims: Iterable[Claim], background: Background, voices: Voices) -> tuple[Matter, ...]:
    """Return the documents of a story that somebody explains, in the order of that."""
    told = sorted(claims, key=lambda claim: (claim.report, claim.start, claim.end))
    explanations = list(_in_full(explaining(told, background), background))
    documents = [
        telling
        for telling in by_documents(told, background)
        if not any(_holds(other.claim, telling.claim) for other in explanations)
    ]
    common = _common(documents)
    found = [(_spoken_by(telling, documents, common, voices), telling) for telling in explanations]
    merged = _merged(found)
    for matter in merged:
        matter.denied = list(_denials(matter, told, common, background))
    return tuple(merged)


def _common(documents: Sequence[Telling]) -> frozenset[str]:
    """Return the words that so many documents are told in that they tell none apart."""
    told = Counter(stem for telling in documents for stem in telling.about)
    if len(documents) < MANY:
        return frozenset()
    return frozenset(stem for stem, count in told.items() if 3 * count >= len(documents))


def _in_full(tellings: Iterable[Telling], background: Background) -> Iterable[Telling]:
    """Yield the explanations, without headlines whose report gives it in its body too."""
    told = list(tellings)
    body = {t.claim.report for t in told if not _is_title(t.claim, background)}
    return (t for t in told if t.claim.report not in body or not _is_title(t.claim, background))


def _is_title(claim: Claim, background: Background) -> bool:
    return background.reports[claim.report].sentences[claim.sentence].part == "title"


def _holds(one: Claim, other: Claim) -> bool:
    return one.report == other.report and one.start <= other.start and other.end <= one.end


def _spoken_by(
    explanation: Telling, documents: Sequence[Telling], common: frozenset[str], voices: Voices
) -> list[Claim]:
    """Return the claims of the document that is explained."""
    near = [d for d in documents if alike(d.kinds, explanation.kinds)]
    origins = {voices.origins[d.claim.id] for d in near}
    only = len(origins) == 1 and explanation.kinds.isdisjoint(VAGUE)
    return [d.claim for d in near if only or _meets(d, explanation, common, voices)]


def _meets(document: Telling, explanation: Telling, common: frozenset[str], voices: Voices) -> bool:
    """Return whether the two are of one side, or tell of the same things."""
    sides = [voices.sides.get(telling.claim.id) for telling in (document, explanation)]
    same_side = sides[0] is not None and sides[1] is not None and sides[0].key == sides[1].key
    shared = len((document.about & explanation.about) - common)
    exact = bool(document.kinds & explanation.kinds)
    return shared >= SHARED or (same_side and exact)


def _merged(found: Iterable[tuple[list[Claim], Telling]]) -> list[Matter]:
    """Return one matter for the explanations that explain the same, or stand side by side."""
    merged: list[Matter] = []
    for asserted, telling in found:
        home = next((m for m in merged if _is_of(asserted, telling, m)), None)
        if home is None:
            home = Matter(min(telling.kinds))
            merged.append(home)
        home.asserted += [claim for claim in asserted if claim not in home.asserted]
        home.explained.append(telling.claim)
    return merged


def _is_of(asserted: Sequence[Claim], telling: Telling, matter: Matter) -> bool:
    if any(claim in matter.asserted for claim in asserted):
        return True
    beside = any(is_beside(telling.claim, claim) for claim in matter.explained)
    return beside and not asserted


def _denials(
    matter: Matter, claims: Sequence[Claim], common: frozenset[str], background: Background
) -> Iterable[Claim]:
    """Yield the quotations beside the document or its explanation that deny it, or what it says."""
    said = frozenset[str]().union(*(about(_words(claim)) for claim in matter.asserted)) - common
    none_such = {telling.claim.id for telling in denying(claims, background)}
    told = [*matter.explained, *matter.asserted]
    for claim in claims:
        if not isinstance(claim.body, Quotation) or claim in matter.asserted:
            continue
        near = any(is_beside(claim, other) for other in told)
        answers = claim not in told and any(is_beside(claim, o) for o in matter.explained)
        if (near and claim.id in none_such) or (answers and negated(claim, said)):
            yield claim


def _words(claim: Claim) -> str:
    return claim.body.content if isinstance(claim.body, Quotation) else ""


def is_beside(one: Claim, other: Claim) -> bool:
    """Return whether the claims stand in one sentence of a report, or in neighbouring ones."""
    return one.report == other.report and abs(one.sentence - other.sentence) <= 1
