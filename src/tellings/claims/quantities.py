"""Figures with what they count → quantity claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.claims.context import Context
from tellings.claims.counting import Counted, counted, is_toll
from tellings.claims.events import Role
from tellings.claims.figure import Figure
from tellings.claims.harm import Outcome, lexis
from tellings.claims.holders import holder_of
from tellings.claims.kinds import is_of_persons
from tellings.claims.making import Found, claim_of
from tellings.claims.nouns import describe_counted
from tellings.claims.outcomes import befell
from tellings.claims.presumed import presumed_place
from tellings.claims.quotations import Speech
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words
from tellings.claims.whereabouts import place_of
from tellings.model import Bounds, Claim, Quantity


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity at its place: the sentence's position, its characters in the report.

    ``spans`` are those of all who are told one by one, where it adds them up.
    """

    position: int
    bounds: Bounds
    counted: Counted
    body: Quantity
    spans: tuple[Bounds, ...] = ()


def measured(context: Context, position: int, before: Sequence[Measured]) -> list[Measured]:
    """Return the quantities of one sentence; what a bare number counts may be told ``before``."""
    tree = context.trees[position]
    rows = [row for row in counted(tree) if not _is_time(context, position, row.figure)]
    rows += _single_victims(tree, rows)
    found: list[Measured] = []
    for row in rows:
        phrase = _alive(tree, row) or row.phrase or _told_before(row, found) or _by_event(tree, row)
        phrase = phrase or _told_before(row, before)
        found.append(measure(context, position, row, phrase))
    return found


def measure(context: Context, position: int, row: Counted, phrase: str) -> Measured:
    """Return the quantity that a sentence's figure tells, counting what the phrase says."""
    body = Quantity(
        low=_number(row.figure.low),
        high=_number(row.figure.high),
        whole=_number(row.whole),
        qualifier=row.figure.qualifier,
        unit=row.figure.unit,
        counted=phrase,
        holder=holder_of(context, position, row),
        place=place_of(context, position, row),
        event=row.predicate,
        role=row.role,
    )
    if body.place is None:
        body = replace(body, presumed=presumed_place(context, position, row))
    body = _whole_people(body, row.figure)
    bounds = context.place(position, _bounds(context.trees[position], row))
    return Measured(position, bounds, row, body)


def _number(value: float | None) -> float | None:
    return None if value is None else round(float(value), 6)


def _is_time(context: Context, position: int, figure: Figure) -> bool:
    """Return whether the figure is part of an expression of time: "two days later"."""
    if figure.kind not in ("duration", "count"):
        return False
    start, end = context.place(position, (figure.core[0], figure.end))
    return any(
        time.start <= start and end <= time.end and time.end - time.start > end - start
        for time in context.times_within(*context.span(position))
    )


def _whole_people(body: Quantity, figure: Figure) -> Quantity:
    """Read "5.200 soldiers" as five thousand: people are not counted in thousandths."""
    low = body.low
    if figure.kind != "count" or low is None or low == int(low) or low != body.high:
        return body
    head = body.counted.split()[-1].lower() if body.counted else ""
    thousandths = round(low * 1000) % 1000 and round(low * 1000) == low * 1000
    if head.removesuffix("s") in words("people") and thousandths and low < 1000:
        return replace(body, low=round(low * 1000.0), high=round(low * 1000.0))
    return body


def _alive(tree: Tree, row: Counted) -> str:
    """Return "people" for a bare number of the hurt behind a count of bodies or deaths."""
    behind = tree.at(row.figure.start, row.figure.end)[-1:]
    own = not behind or row.noun > behind[0]
    if own or tree.lower(behind[0] + 1) not in lexis("hurt"):
        return ""
    before = {tree.lemma(i) for i in range(behind[0])}
    return "people" if before & (lexis("bodies") | lexis("fatalities")) else ""


def _told_before(row: Counted, before: Sequence[Measured]) -> str:
    """Return what the figure before counted, for a bare number that counts the like."""
    if row.figure.kind != "count" or row.figure.hyphenated:
        return ""
    likely = [m for m in before if m.counted.figure.kind == "count" and m.body.counted]
    if row.figure.low != 1:
        likely = [m for m in likely if m.counted.number != m.counted.noun]
    near = [m for m in likely if m.counted.predicate == row.predicate] or likely
    return near[-1].body.counted if near else ""


def _by_event(tree: Tree, row: Counted) -> str:
    """Return "people" for a bare number of those whom something befell ("School: 12 dead")."""
    if row.figure.kind != "count":
        return ""
    headed = tree.lower(row.number - 1) == ":" and is_toll(tree, row.number)
    befell = bool(row.predicate) and tree.lemma(row.event) in words("victims")
    return "people" if befell or headed else ""


def _bounds(tree: Tree, row: Counted) -> Bounds:
    """Return the characters from the qualifier to the counted noun, if it stands close behind."""
    start, end = row.figure.first, row.figure.end
    if row.noun >= 0:
        token = tree.token(row.noun)
        if end <= token.end <= end + 60:
            between = tree.within(end, token.start)
            if not any(tree.token(i).text in _STOPS for i in between):
                end = token.end
    return start, end


_STOPS = frozenset(",;:.()")


def _single_victims(tree: Tree, rows: Sequence[Counted]) -> list[Counted]:
    """Return "a man was killed" as one, and "no one was hurt", "no casualties" as none."""
    taken = {row.noun for row in rows} | {row.number for row in rows}
    found = []
    for index, token in enumerate(tree.tokens):
        if index in taken or token.upos not in ("NOUN", "PRON"):
            continue
        value = _article(tree, index)
        if value is None:
            continue
        event, predicate, role = _befallen(tree, index)
        if predicate is None:
            continue
        det = tree.kid(index, "det")
        start = tree.token(det).start if 0 <= det < index else token.start
        figure = Figure(start, token.end, start, (start, token.end), value, value, "count")
        phrase = describe_counted(tree, index) if token.upos == "NOUN" else "people"
        found.append(
            Counted(figure, index, index, phrase, event, predicate, role, None, event, None)
        )
    return found


def _article(tree: Tree, noun: int) -> float | None:
    """Return 1 for "a man" and 0 for "no one" or "no casualties"; ``None`` for all else."""
    lower, det = tree.lower(noun), tree.lower(tree.kid(noun, "det"))
    person = _is_person(tree, noun)
    casualty = person or tree.lemma(noun) in words("casualties")
    if lower in ("nobody", "none") or (det == "no" and casualty):
        return 0.0
    owned = bool(tree.kids_exact(noun, "nmod:poss")) and person
    if (det in ("a", "an", "another") or owned) and tree.token(noun).xpos == "NN" and casualty:
        return 1.0
    return None


def _is_person(tree: Tree, noun: int) -> bool:
    lemma = tree.lemma(noun)
    return lemma in words("people") or is_of_persons(lemma)


_DEEDS: dict[Outcome, str] = {"killed": "kill", "hurt": "injure"}


def _befallen(tree: Tree, noun: int) -> tuple[int, str | None, Role | None]:
    """Return the casualty or rescue that befell the noun, with its lemma and role."""
    head, exact = tree.head(noun), tree.tokens[noun].deprel
    for kid in tree.kids(noun, "acl", "amod"):
        if kid > noun and tree.lemma(kid) in words("victims") and tree.is_passive(kid):
            return kid, tree.lemma(kid), "patient"
    if head < 0:
        return -1, None, None
    told = befell(tree, noun, noun, noun) if _is_person(tree, noun) else None
    if told is not None and told.outcome in ("killed", "hurt"):
        return told.word, _DEEDS[told.outcome], "patient"
    if tree.lemma(noun) in words("casualties") and tree.lower(tree.kid(noun, "det")) == "no":
        return head, tree.lemma(noun), "patient"
    if tree.lemma(head) not in words("victims"):
        return -1, None, None
    passive = exact == "nsubj:pass" or tree.is_passive(head)
    undergoes = passive or tree.lemma(head) in words("undergoing")
    if exact.startswith("nsubj") and undergoes:
        return head, tree.lemma(head), "patient"
    if exact == "obj" and not passive:
        return head, tree.lemma(head), "patient"
    return -1, None, None


def quantity_claims(
    context: Context,
    found: Sequence[Measured],
    told: Sequence[Speech],
    lineages: Mapping[tuple[str, int], str],
) -> list[Claim]:
    """Return the claims of the measured quantities."""
    return [claim_of(context, "quantity", _found(row), told, lineages) for row in found]


def _found(row: Measured) -> Found:
    named = (row.body.counted,)
    word = row.counted.anchor
    return Found(row.position, word, row.bounds, row.body, named, spans=row.spans)
