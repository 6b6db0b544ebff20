"""Victims whose number is told: "three men were killed", "8 injured", "two of the crew"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from tellings.claims.context import Context
from tellings.claims.counting import Counted
from tellings.claims.harm import DEADLY, lexis
from tellings.claims.kinds import is_of_persons
from tellings.claims.lexicon import load
from tellings.claims.outcomes import Befallen, by_clause
from tellings.claims.syntax import Tree
from tellings.claims.victim import Victim, is_beside, is_denied, is_known, is_part, sex_of, told_of
from tellings.claims.vocabulary import words


def several(context: Context, position: int, rows: Sequence[Counted]) -> Iterator[Victim]:
    """Yield the victims that the figures of a sentence count."""
    tree = context.trees[position]
    seen: set[tuple[float, str]] = set()
    for row in rows:
        value = row.figure.high if row.figure.high is not None else row.figure.low
        inside = tree.at(row.figure.start, row.figure.end)
        open_ = row.figure.low is None and row.figure.qualifier not in _ESTIMATES
        if value is None or open_ or value != int(value) or not inside:
            continue
        noun = _noun_behind(tree, row, inside[-1])
        yield from _one_of(tree, position, row)
        told = Befallen("killed", row.number) if _brings_toll(tree, row) else None
        if told is None and _counts_people(tree, row, noun):
            told = _outcome(tree, row, noun, inside)
        if told is not None and not is_denied(tree, told):
            victim = _victim(tree, position, row, noun, told)
            among = row.whole is not None and (row.whole, told.outcome) in seen
            seen.add((value, told.outcome))
            yield replace(victim, part=True) if among else victim


def _one_of(tree: Tree, position: int, row: Counted) -> Iterator[Victim]:
    """Yield who of those hurt died since: "one of four people wounded has died"."""
    told = own_outcome(tree, row.number) if row.figure.whole and row.figure.high else None
    if told is None or told.outcome != "killed" or is_denied(tree, told) or not row.figure.whole:
        return
    yield Victim(position, row.number, int(row.figure.high or 1), told, part=True, counted=True,
                 whole=int(row.figure.whole))  # fmt: skip


def own_outcome(tree: Tree, number: int) -> Befallen | None:
    """Return what the clause tells of a number that is its own subject or object."""
    return next(iter(by_clause(tree, number)), None)


def groups(tree: Tree, position: int) -> Iterator[Victim]:
    """Yield those told together by a word for so many: "both died", "a couple was found dead"."""
    for index, token in enumerate(tree.tokens):
        count = pairs().get(tree.lower(index), 0)
        if not count or tree.lower(index + 1) == "of" or index in tree.names_at:
            continue
        determines = token.deprel.startswith(("det", "cc")) and tree.head(index) > index
        nominal = tree.head(index) if determines else index
        if determines and (tree.kids(nominal, "conj") or not _is_person(tree, nominal)):
            continue
        told = told_of(tree, nominal, index, nominal)
        if told is not None and not is_denied(tree, told):
            known = is_known(tree, nominal) or tree.lower(index) == "both"
            yield Victim(position, nominal, count, told, known=known, counted=True)


@cache
def pairs() -> dict[str, int]:
    """Return how many a word for several stands for: "both", "the couple", "the trio"."""
    return {str(word): int(count) for word, count in load("casualties")["pairs"].items()}


_ESTIMATES = ("as many as", "up to")
"""What tells how many are thought of: "as many as six wounded"."""


def _outcome(tree: Tree, row: Counted, noun: int, inside: Sequence[int]) -> Befallen | None:
    """Return what befell those counted, told by the clause or by the noun itself."""
    last = max(noun, inside[-1])
    told = None if _elsewise(tree, last) else told_of(tree, noun, inside[0], last)
    deadly = tree.lower(last + 1) in ("fatally", "mortally")
    told = _headline(tree, last) if told is None or deadly else told
    told = replace(told, itself=False) if told is not None else None
    if noun != row.number and tree.lower(noun) in lexis("hurt"):
        return Befallen("hurt", noun)
    if told is not None or tree.lower(noun - 1) == "attempted":
        return told
    if tree.lemma(noun) in lexis("fatalities"):
        return Befallen("killed", noun)
    return Befallen("hurt", noun) if tree.lemma(noun) in lexis("casualties") else None


def _brings_toll(tree: Tree, row: Counted) -> bool:
    """Return whether a figure is what a toll comes to: "brings the toll to four"."""
    start, end = row.figure.first, row.figure.end
    if _TOLL_TO.search(tree.text, max(0, start - 60), start):
        return True
    before = _BRINGS.search(tree.text, max(0, start - 40), start)
    return before is not None and _NUMBER_OF.match(tree.text, end) is not None


_TOLL_TO = re.compile(
    r"\b(?:(?:death )?toll|number of (?:\w+ ){0,2}(?:dead|deaths|killed|victims|fatalities))\b"
    r"(?: [\w'’-]+){0,5}? (?:to|at|is|was|of|reached|passed|hit) $",
    re.IGNORECASE,
)
_BRINGS = re.compile(
    r"\b(?:bring|brings|bringing|brought|raising|raised|raises|taking|lifting) to $"
)
_NUMBER_OF = re.compile(
    r" (?:the )?(?:number|total|count) of (?:[\w'’-]+ ){0,8}?"
    r"(?:dead|died|killed|deaths|dying|drowned)\b"
)


_OF_THOSE = re.compile(
    r" of (?:those|the (?:\w+ )?(?:victims|injured|wounded|survivors|casualties))\b"
)


def _victim(tree: Tree, position: int, row: Counted, noun: int, told: Befallen) -> Victim:
    figure, inside = row.figure, tree.at(row.figure.start, row.figure.end)
    value = int(figure.high if figure.high is not None else figure.low or 0)
    beside = is_beside(tree, noun) and tree.lower(told.word) not in DEADLY
    if figure.whole and _describes(tree, told.word, noun, inside[-1]):
        value, figure, beside = int(figure.whole), replace(figure, whole=None), False
    text = tree.text[figure.first : tree.token(max(noun, inside[-1])).end].lower()
    other = re.search(r"\b(?:other|another|more)", text) is not None
    other = other or (position > 0 and told.outcome == "struck" and _also(tree, noun, told.word))
    among = position > 0 and tree.case(noun) == "among"
    return Victim(
        position, noun, value, told, sex_of(tree, noun) if value == 1 else None,
        known=is_known(tree, noun),
        other=other,
        part=is_part(tree, noun) or figure.whole is not None or among
        or (told.outcome != "killed" and _OF_THOSE.match(tree.text, figure.end) is not None)
        or (beside and not other),
        counted=True,
    )  # fmt: skip


def _also(tree: Tree, noun: int, word: int) -> bool:
    """Return whether "also" says that those are others: "two friends were also shot"."""
    return any(tree.lower(i) == "also" for i in range(noun + 1, word))


def _describes(tree: Tree, word: int, noun: int, last: int) -> bool:
    """Return whether an outcome only describes those of whom a part is told.

    "Three of the five people killed were cooks", "four of five dead identified".
    """
    if tree.rel(word) == "acl" and tree.head(word) in (noun, last):
        return True
    behind = max(noun, last) + 1
    later = any(tree.is_verb(i) for i in range(word + 1, len(tree)))
    return word == behind and later and tree.parse.root != word


def _noun_behind(tree: Tree, row: Counted, last: int) -> int:
    """Return the noun counted if it stands right behind the figure, else the numeral.

    Neither another numeral ("killed three and wounded 16") nor a deed ("four shot") is a noun.
    """
    near = last <= row.noun <= last + 4 and tree.token(row.noun).xpos != "CD"
    near = near and not any(tree.lower(i) == "," for i in range(last + 1, row.noun))
    return row.noun if near and tree.lower(row.noun) not in lexis("struck") else row.number


def _headline(tree: Tree, last: int) -> Befallen | None:
    """Read "four shot, one fatally", whatever the parse takes "shot" for."""
    after = last + 3 if tree.lower(last + 1) == "of" else last + 1
    if tree.lower(after) in ("fatally", "mortally"):
        return Befallen("killed", after)
    if tree.lower(last + 1) not in lexis("struck"):
        return None
    behind = [tree.lower(last + 2), tree.lower(last + 3)]
    deadly = behind[0] in ("dead", "fatally") or behind == ["to", "death"]
    return Befallen("killed" if deadly else "struck", last + 1, done_to=True)


def _elsewise(tree: Tree, last: int) -> bool:
    """Return whether something else is told right behind a number: "8 injured, 2 arrested"."""
    lower = tree.lower(last + 1)
    return lower in lexis("elsewise") or (lower == "in" and tree.lower(last + 2) == "custody")


def _counts_people(tree: Tree, row: Counted, noun: int) -> bool:
    if noun == row.number:
        head = tree.head(noun)
        if tree.case(noun) == "of" and tree.token(head).xpos == "NN" and _is_person(tree, head):
            return False  # "a mother of two"
        if row.figure.low is not None and row.figure.low > 500:
            return False
        gathered = tree.lemma(row.noun) in words("collectives") | lexis("struck")
        numeral = row.noun >= 0 and tree.token(row.noun).xpos == "CD"
        return not row.phrase or row.noun < 0 or gathered or numeral or _is_person(tree, row.noun)
    return _is_person(tree, noun)


def _is_person(tree: Tree, noun: int) -> bool:
    lemma, token = tree.lemma(noun), tree.token(noun)
    if lemma.removesuffix("s") in words("people") or lemma in words("people"):
        return True
    if lemma in words("casualties") | lexis("bodies") | lexis("fatalities"):
        return True
    return lemma in lexis("anybody") or token.xpos == "NNPS" or is_of_persons(lemma)
