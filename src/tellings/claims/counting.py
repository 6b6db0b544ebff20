"""What a figure counts: its noun, whose they are, where, in what event, of what whole.

Works on one parsed sentence and its figures; how this becomes a claim is told in ``quantities``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tellings.claims.events import Role, befallen, event_of
from tellings.claims.figure import Figure
from tellings.claims.measures import borrowed, change_of
from tellings.claims.named import is_of_a_name
from tellings.claims.nouns import WHOM, next_noun, noun_of, phrase_of
from tellings.claims.numbers import figures
from tellings.claims.syntax import Tree
from tellings.claims.unit_table import table as unit_table
from tellings.claims.vocabulary import words


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with its syntax: tokens by index, -1 where there is none.

    ``number`` heads the numeral, ``noun`` is what is counted, ``event`` the predicate that the
    counted take part in, ``anchor`` the predicate whose status and time are the figure's.
    """

    figure: Figure
    number: int
    noun: int
    phrase: str
    event: int
    predicate: str | None
    role: Role | None
    change: Literal["up", "down"] | None
    anchor: int
    whole: float | None


def counted(tree: Tree, *, ones: bool = False) -> list[Counted]:
    """Return what each quantity of a sentence counts, in order of place.

    "One" before "of", or before nouns that nobody counts ("one day"), is kept with ``ones`` only.
    """
    found: list[Counted] = []
    told = [f for f in figures(tree.text) if f.is_quantity and not is_age(tree, f)]
    taken = {i for figure in told for i in tree.at(figure.start, figure.end)}
    for figure in told:
        row = _count(tree, figure, found, taken, ones=ones)
        if row is not None:
            found.append(_like_its_neighbour(tree, row, found[-1] if found else None))
    return _shared(tree, found)


def is_age(tree: Tree, figure: Figure) -> bool:
    """Return whether a bare number is somebody's age: "her daughter was 10"."""
    tokens = tree.at(figure.core[0], figure.core[1])
    if figure.kind != "count" or len(tokens) != 1 or figure.qualifier or not figure.low:
        return False
    number = tokens[0]
    if figure.low > 110 or not tree.kids(number, "cop") or not tree.token(number).text.isdigit():
        return False
    subject = tree.subject(number)
    person = tree.names_at.get(subject) == "person" or tree.lemma(subject) in words("people")
    return subject >= 0 and (person or tree.lower(subject) in ("he", "she", "i", "who"))


def _like_its_neighbour(tree: Tree, row: Counted, last: Counted | None) -> Counted:
    """Give a figure what the one before it counts, where both tell one value or rise and fall.

    "Over 8 km (5 miles) of pipe"; "rose to 3.9 million headsets from 2.4 million".
    """
    if last is None:
        return row
    if row.figure.twin:
        change = row.change or last.change
        return replace(row, noun=last.noun, phrase=last.phrase, change=change, event=last.event,
                       predicate=last.predicate, role=last.role, anchor=last.anchor)  # fmt: skip
    link = " ".join(tree.text[last.figure.end : row.figure.first].lower().split())
    if row.change is None and _goes_on(tree, last, row):
        row = replace(row, change=last.change)
    if link == "to" and last.change and last.phrase and not _stands_by_noun(tree, row):
        return replace(row, noun=last.noun, phrase=last.phrase)
    if row.figure.kind != "count" or (row.phrase and not _LEVELS.search(link)):
        return row
    if row.phrase and tree.lemma(row.noun) in words("tallies"):
        return row  # "bodies were found, bringing the toll to 52"
    if _LEVELS.search(link) and len(link) < 60 and not _stands_by_noun(tree, row):
        unit, kind = last.figure.unit, last.figure.kind
        if kind in ("measure", "money") and unit != "%":
            return replace(
                row, figure=replace(row.figure, unit=unit, kind=kind), phrase=last.phrase
            )
        if kind == "count" and last.phrase:
            return replace(row, noun=last.noun, phrase=last.phrase)
    return row


def _goes_on(tree: Tree, last: Counted, row: Counted) -> bool:
    """Return whether a figure tells a change on: "rose 0.4% on the month and 5% on the year"."""
    between = tree.within(last.figure.end, row.figure.first)
    alike = last.change is not None and last.figure.unit == row.figure.unit is not None
    stops = any(tree.token(i).upos in ("VERB", "AUX", "PRON", "SCONJ") for i in between)
    ends = tree.lower(between[-1]) if between else ""
    joined = any(tree.lower(i) == "and" for i in between[-4:]) or _is_row(tree, between)
    return alike and joined and not stops and ends not in _SET_AGAINST and len(between) < 12


def _is_row(tree: Tree, between: Sequence[int]) -> bool:
    """Return whether a comma and a name stand between two figures: "4 per cent, Europe 2"."""
    names = [i for i in between if tree.lower(i) != ","]
    alone = bool(names) and all(tree.token(i).upos == "PROPN" for i in names)
    return alone and tree.lower(between[0]) == "," and len(between) < 5


_SET_AGAINST = frozenset(["to", "from", "at", "than", "of", "with", "in", "for", "a"])


_LEVELS = re.compile(
    r"(?:^|\W)(?:from|to|than|against|compared with|versus|and|or)(?: just| only)?$"
)


def _stands_by_noun(tree: Tree, row: Counted) -> bool:
    """Return whether the noun counted stands right behind the figure."""
    if row.noun < 0:
        return False
    return 0 <= tree.token(row.noun).start - row.figure.end <= 30


def _shared(tree: Tree, found: list[Counted]) -> list[Counted]:
    """Give "four-, five- and six-cylinder" one noun, and a bare number that of its conjunct."""
    rows = list(found)
    for place in range(len(rows) - 2, -1, -1):
        row, after = rows[place], rows[place + 1]
        link = tree.text[row.figure.end : after.figure.start]
        if after.figure.twin and after.change and not row.change:
            row = rows[place] = replace(row, change=after.change)
        if after.figure.unit == "point" and link.strip() in _SIGNS and row.figure.unit is None:
            rows[place] = replace(row, figure=replace(row.figure, unit="point", kind="measure"))
        if _is_level_of(tree, row, after):
            rows[place + 1] = replace(
                after, figure=replace(after.figure, unit="point", kind="measure")
            )
        if row.figure.kind == after.figure.kind == "count" and _HANGING.fullmatch(link):
            rows[place] = replace(row, noun=after.noun, phrase=after.phrase)
    return rows


def _is_level_of(tree: Tree, row: Counted, after: Counted) -> bool:
    """Return whether a bare number is the level that points led to: "lost 12 points to 6,783"."""
    named = row.noun >= 0 and tree.token(row.noun).xpos in ("NN", "NNP")
    known = unit_table().words.get(tree.lemma(row.noun)) if named else None
    named = named and (known is None or known[1] != "money")
    points = row.figure.unit == "point" or (row.figure.unit == "%" and named)
    points = points and row.change is not None
    bare = after.figure.kind == "count" and after.figure.whole is None
    return points and bare and after.phrase == row.phrase


_SIGNS = ("up", "down", "+", "-", ", up", ", down")
_HANGING = re.compile(r"\s?-,?\s?(?:(?:and|or|to)\s)?")


def _count(
    tree: Tree, figure: Figure, before: list[Counted], taken: set[int], *, ones: bool
) -> Counted | None:
    tokens = tree.at(figure.core[0], figure.core[1])
    if not tokens:
        return None
    number = next((i for i in tokens if tree.head(i) not in tokens), tokens[-1])
    if is_of_a_name(tree, figure, number, shared=any(b.figure.kind == "count" for b in before)):
        return None
    covered = set(tree.at(figure.start, figure.end))
    noun = noun_of(tree, number, covered, money=figure.kind == "money")
    noun = -1 if noun in taken - covered or _is_heading(tree, noun, number) else noun
    if noun >= 0 and tree.token(noun).xpos in ("JJR", "RBR"):
        noun = -1  # "a fifth cheaper"
    if noun > number and figure.kind == "percent" and tree.token(noun).xpos == "JJ":
        noun = -1  # "22 per cent full"
    if _is_bare_one(tree, figure, number, noun) and not (ones and _is_told(tree, number, noun)):
        return None
    if noun < 0 and figure.kind == "fraction" and len(tokens) > 1:
        noun = next_noun(tree, set(tokens), of_them=True)
    whole = figure.whole
    if noun < 0:
        noun, whole = _of_whom(tree, number, before, whole)
    if noun < 0 and figure.kind == "count" and whole is None:
        noun, whole = _of_those_before(tree, number, before)
    top = _top(tree, number, noun, covered)
    event, predicate, role = event_of(tree, top, noun)
    state = _state_behind(tree, figure)
    if state >= 0:
        event, predicate, role = state, befallen(tree, state), "patient"
        noun = -1 if noun < number or noun == state else noun
    if noun < 0 and whole is None and tree.rel(number) == "nsubj" and tree.kids(event, "cop"):
        noun = event if tree.token(event).upos in ("NOUN", "PROPN") else noun
    apart = covered | set(tree.at(figure.first, figure.end))
    phrase = phrase_of(tree, noun, apart | (taken if figure.hyphenated else set()))
    if not phrase and tree.lower(max(covered) + 1) == "who" and figure.kind == "count":
        noun, phrase = _as_told_before(before)
    if not phrase and state < 0:
        noun = _attributed(tree, figure, taken)
        phrase = phrase_of(tree, noun, covered)
    if not phrase and state < 0:
        noun, phrase = borrowed(tree, figure, top, event, taken)
    change = change_of(tree, figure, top, event, covered)
    return Counted(
        figure, number, noun, phrase, event, predicate, role, change,
        event if event >= 0 else top, whole,
    )  # fmt: skip


def _attributed(tree: Tree, figure: Figure, taken: set[int]) -> int:
    """Return the noun right behind a measure of its size ("the 5.7in phone"), or -1."""
    after = tree.within(figure.end, figure.end + 30)
    if figure.kind != "measure" or figure.unit in ("point", "%") or not after or after[0] in taken:
        return -1
    if tree.text[figure.end : tree.token(after[0]).start] not in (" ", "-"):
        return -1
    return after[0] if tree.token(after[0]).xpos == "NN" else -1


def _as_told_before(before: list[Counted]) -> tuple[int, str]:
    """Return whom "450 who fish" counts: those counted before, or people."""
    told = [row for row in before if row.figure.kind == "count" and row.phrase]
    return (told[-1].noun, told[-1].phrase) if told else (-1, "people")


def _state_behind(tree: Tree, figure: Figure) -> int:
    """Return the word for what befell those counted right behind a bare number: "two injured".

    However the parse took it: of "three dead, two missing" each number has its own. -1 for none,
    and where the word only describes a noun ("two missing children").
    """
    tokens = tree.at(figure.start, figure.end)
    behind = tokens[-1] + 1 if tokens else len(tree)
    if figure.kind != "count" or behind >= len(tree) or tree.lower(behind) not in words("states"):
        return -1
    after = tree.token(behind + 1).upos if behind + 1 < len(tree) else "PUNCT"
    return -1 if after in ("NOUN", "PROPN", "ADJ", "NUM") else behind


def _is_heading(tree: Tree, noun: int, number: int) -> bool:
    """Return whether a noun only heads a line that tells a toll: "Village school: 12 dead"."""
    if not 0 <= noun < number or tree.token(noun).xpos == "NNS":
        return False
    return tree.token(number - 1).text == ":" and is_toll(tree, number)


def is_toll(tree: Tree, number: int) -> bool:
    """Return whether a word for what befell somebody stands right behind a number: "12 dead"."""
    behind = {tree.lemma(number + 1), tree.lower(number + 1)} if number + 1 < len(tree) else set()
    return bool(behind & words("victims"))


def _is_bare_one(tree: Tree, figure: Figure, number: int, noun: int) -> bool:
    """Return whether the figure is "one" used as a pronoun or an article."""
    if figure.low != 1 or tree.lower(number) != "one" or figure.whole or figure.kind != "count":
        return False
    if tree.token(number).upos not in ("NUM", "PRON", "NOUN", "DET"):
        return True
    if noun < 0:
        return tree.token(number).upos != "NUM"
    return tree.lemma(noun) in words("not_counted") or noun == number


def _is_told(tree: Tree, number: int, noun: int) -> bool:
    """Return whether "one" is said of a noun: "one area", "one of the best"; not "the same one"."""
    return noun >= 0 or tree.lower(number + 1) == "of"


def _of_whom(
    tree: Tree, number: int, before: list[Counted], whole: float | None
) -> tuple[int, float | None]:
    """Read "of whom 160 are …": counted are those of the clause's noun, the whole is its figure."""
    partners = [k for k in tree.kids(number, "nmod", "obl") if tree.lower(k) in WHOM]
    head = tree.head(number)
    if head >= 0:
        partners += [k for k in tree.kids(head, "nmod", "obl") if tree.lower(k) in WHOM]
    if not partners:
        return -1, whole
    for above in tree.ancestors(number):
        if tree.rel(above) == "acl" and tree.head(above) >= 0:
            noun = tree.head(above)
            owner = next((c for c in before if c.noun == noun), None) or _many(tree, noun, before)
            return (owner.noun, owner.figure.high) if owner else (noun, whole)
    return (before[-1].noun, before[-1].figure.high) if before else (-1, whole)


def _of_those_before(tree: Tree, number: int, before: list[Counted]) -> tuple[int, float | None]:
    """Read "of the 51 hurt, eight are …": a bare number counts those that its clause begins with.

    Returns their noun and their figure as the whole; (-1, None) where there are none.
    """
    clause = [number, *([tree.head(number)] if tree.rel(number) == "nsubj" else [])]
    fronted = {k for word in clause for k in tree.kids(word, "obl", "nmod", "amod", "advcl")}
    for owner in reversed(before):
        heads = {owner.noun, tree.head(owner.number)}
        if owner.figure.kind == "count" and any(
            k < number and k in heads and tree.case(k) in ("of", "among", "out of") for k in fronted
        ):
            return owner.noun, owner.figure.high
    return -1, None


def _many(tree: Tree, noun: int, before: list[Counted]) -> Counted | None:
    """Return the last several counted, where a single thing stands between: "200 for a force"."""
    if tree.token(noun).xpos not in ("NN", "NNP"):
        return None
    several = [c for c in before if c.figure.kind == "count" and c.noun >= 0]
    plural = [c for c in several if tree.token(c.noun).xpos in ("NNS", "NNPS")]
    return plural[-1] if plural else None


def _top(tree: Tree, number: int, noun: int, covered: set[int]) -> int:
    """Return the token by which the whole phrase hangs in the sentence: "more" of "dozens more"."""
    top = number
    if noun < 0 and tree.head(top) == top + 1 and tree.lower(top + 1) in ("more", "others"):
        return top + 1
    while tree.head(top) in covered or (tree.head(top) == noun and noun >= 0):
        if tree.head(top) == top:
            break
        top = tree.head(top)
    return top
