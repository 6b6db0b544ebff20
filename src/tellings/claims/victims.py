"""Who is told to be killed or hurt in a sentence: counted people, single ones, names, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tellings.claims.context import Context
from tellings.claims.counting import Counted, counted
from tellings.claims.outcomes import Befallen, befell, lexis
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words

Sex = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class Victim:
    """People told together: how many, what befell them, and what tells them from others.

    ``known`` where the words point back to somebody ("the victim", "he"); ``other`` where they say
    that it is somebody else ("another man", "three others"); ``part`` where they are among those
    told beside them ("including a child"); ``doer`` where they did it to themselves or to others;
    ``counted`` where a numeral tells how many.
    """

    position: int
    token: int
    count: int
    befallen: Befallen
    sex: Sex | None = None
    age: int | None = None
    name: str | None = None
    entity: str | None = None
    known: bool = False
    other: bool = False
    part: bool = False
    doer: bool = False
    counted: bool = False


def victims(context: Context, position: int) -> list[Victim]:
    """Return the victims of one sentence, in order."""
    tree = context.trees[position]
    rows = [row for row in counted(tree, ones=True) if row.figure.kind == "count"]
    found = [*_several(context, position, rows), *_single(context, position, rows)]
    return _later_dead(tree, _among(tree, sorted(found, key=lambda victim: victim.token)))


def _later_dead(tree: Tree, found: list[Victim]) -> list[Victim]:
    """Take those brought away for dead of whom the sentence goes on "where they died"."""
    for index, token in enumerate(tree.tokens):
        dies = tree.lower(index) in ("they", "both") and token.deprel.startswith("nsubj")
        if dies and tree.lemma(tree.head(index)) in lexis("dies"):
            dead = Befallen("killed", tree.head(index))
            return [replace(v, befallen=dead) if v.befallen.outcome == "treated" else v
                    for v in found]  # fmt: skip
    return found


def _among(tree: Tree, found: list[Victim]) -> list[Victim]:
    """Take those told first as part of the number behind: "brother and sister among three dead"."""
    whole = next((v for v in found if v.counted and tree.case(v.token) == "among"), None)
    if whole is None:
        return found
    return [replace(v, part=True) if v.token < whole.token else v for v in found]


def _several(context: Context, position: int, rows: Sequence[Counted]) -> Iterator[Victim]:
    tree = context.trees[position]
    for row in rows:
        value = row.figure.high if row.figure.high is not None else row.figure.low
        if value is None or row.figure.low is None or value != int(value):
            continue
        inside = tree.at(row.figure.start, row.figure.end)
        if not inside:
            continue
        noun = _noun_behind(tree, row, inside[-1])
        if not _counts_people(tree, row, noun):
            continue
        last = max(noun, inside[-1])
        told = None if _elsewise(tree, last) else _told(tree, noun, inside[0], last)
        told = told or _headline(tree, last)
        if noun != row.number and tree.lower(noun) in lexis("hurt"):
            told = Befallen("hurt", noun)
        if told is None and tree.lower(noun - 1) == "attempted":
            continue
        if told is None and tree.lemma(noun) in lexis("fatalities"):
            told = Befallen("killed", noun)
        elif told is None and tree.lemma(noun) in lexis("casualties"):
            told = Befallen("hurt", noun)
        if told is None or _is_denied(tree, told):
            continue
        text = tree.text[row.figure.first : tree.token(last).end].lower()
        other = re.search(r"\b(?:other|another|more)", text) is not None
        yield Victim(
            position, noun, int(value), told, _sex(tree, noun) if value == 1 else None,
            known=_is_known(tree, noun), other=other,
            part=_is_part(tree, noun) or row.figure.whole is not None
            or (position > 0 and tree.case(noun) == "among")
            or (_is_beside(tree, noun) and not other),
            counted=True,
        )  # fmt: skip


def _noun_behind(tree: Tree, row: Counted, last: int) -> int:
    """Return the noun counted if it stands right behind the figure, else the numeral.

    Neither another numeral ("killed three and wounded 16") nor a deed ("four shot") is a noun.
    """
    near = last <= row.noun <= last + 4 and tree.token(row.noun).xpos != "CD"
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
    return Befallen("killed" if deadly else "struck", last + 1)


def _elsewise(tree: Tree, last: int) -> bool:
    """Return whether something else is told right behind a number: "8 injured, 2 arrested"."""
    lower = tree.lower(last + 1)
    return lower in lexis("elsewise") or (lower == "in" and tree.lower(last + 2) == "custody")


def _told(tree: Tree, nominal: int, first: int, last: int) -> Befallen | None:
    told = befell(tree, nominal, first, last)
    return told if told is not None else _with_the_next(tree, nominal, last)


def _with_the_next(tree: Tree, nominal: int, last: int) -> Befallen | None:
    """Return what befell the next of a row: "four adults and a child were shot"."""
    if tree.rel(nominal) == "obj":
        return None
    for kid in tree.kids(nominal, "conj"):
        between = [i for i in range(last + 1, kid) if tree.token(i).upos in ("VERB", "AUX")]
        nominals = tree.token(kid).upos in ("NOUN", "ADJ", "PROPN") and not tree.kids(kid, "nsubj")
        if nominals and not between and kid - last < _ROW:
            return befell(tree, kid, kid, kid)
    return None


_ROW = 8
"""Tokens from one of a row to the next at the most."""


def _counts_people(tree: Tree, row: Counted, noun: int) -> bool:
    if noun == row.number:
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
    return lemma in lexis("anybody") or token.xpos == "NNPS"


def _is_denied(tree: Tree, told: Befallen) -> bool:
    """Return whether the word of the outcome is negated, wished, planned or only possible."""
    word = told.word
    if tree.is_negated(word):
        return True
    if any(tree.lower(k) in _OPEN for k in tree.kids(word, "aux")) and "have" not in {
        tree.lower(k) for k in tree.kids(word, "aux")
    }:
        return True
    marks = {tree.lower(k) for k in tree.kids(word, "mark")}
    return (
        bool(marks & {"to", "if", "unless", "whether"}) and tree.lemma(tree.head(word)) != "appear"
    )


_OPEN = frozenset(["will", "would", "could", "can", "may", "might", "should", "must", "wo"])


def _is_known(tree: Tree, noun: int) -> bool:
    return tree.lower(tree.kid(noun, "det")) in ("the", "this", "that", "these", "both")


def _is_part(tree: Tree, noun: int) -> bool:
    """Return whether the phrase is among those told beside it: "including a child"."""
    if tree.case(noun) in ("including", "besides"):
        return True
    return tree.rel(noun) == "conj" and tree.case(tree.head(noun)) == "including"


def _is_beside(tree: Tree, noun: int) -> bool:
    """Return whether the phrase only describes another: "his wife, Ann", "two men, a cook …"."""
    while tree.rel(noun) == "conj" and tree.head(noun) >= 0:
        noun = tree.head(noun)
    above = tree.token(tree.head(noun)).upos if tree.head(noun) >= 0 else ""
    return tree.rel(noun) == "appos" and above in ("NOUN", "NUM", "PROPN")


def _single(context: Context, position: int, rows: Sequence[Counted]) -> Iterator[Victim]:
    tree = context.trees[position]
    taken = {row.noun for row in rows} | {row.number for row in rows}
    for index in range(len(tree)):
        if index in taken or not _is_single(tree, index):
            continue
        first = min([index, *[k for k in tree.kids(index, "det", "amod", "nmod", "compound")
                              if k < index]])  # fmt: skip
        last = _phrase_end(tree, index)
        told = _told(tree, index, first, last)
        told = told or _turned(tree, index)
        if told is None or _is_denied(tree, told):
            continue
        if tree.lower(index) in ("himself", "herself") or _is_self(tree, index):
            told = replace(told, itself=True)
        yield _person(context, position, index, told)


def _is_single(tree: Tree, index: int) -> bool:
    token = tree.token(index)
    if _is_self(tree, index):
        return True
    if token.upos == "PRON":
        return tree.lower(index) in _PRONOUNS and tree.tokens[index].deprel != "nmod:poss"
    if _is_beside(tree, index):
        return False
    if _is_one_more(tree, index):
        return True
    if index in tree.names_at:
        person = tree.names_at[index] == "person" and not token.text.isupper()
        if not person or _is_owner(tree, index) or _goes_on(tree, index):
            return False
        return _heads_name(tree, index)
    if _is_aged(tree, index):
        return True
    if index + 1 < len(tree) and tree.lemma(index + 1) in words("people"):
        return False
    if {tree.lower(k) for k in tree.kids(index, "amod")} & {"upper", "lower"}:
        return False
    if tree.lemma(index) in lexis("bodies") and (
        tree.rel(index) == "compound" or any(tree.case(k) == "of" for k in tree.kids(index, "nmod"))
    ):
        return False
    single = token.xpos in ("NN", "NNP") and token.upos in ("NOUN", "PROPN")
    if tree.lemma(index) == "person" and tree.lower(index + 2) == "interest":
        return False
    return single and tree.lemma(index) in words("people") | lexis("bodies")


def _is_one_more(tree: Tree, index: int) -> bool:
    """Return whether an ordinal stands for somebody else: "and injured a fourth"."""
    head = tree.rel(index) in ("nsubj", "obj", "conj")
    article = tree.lower(tree.kid(index, "det")) in ("a", "an")
    return head and article and tree.lower(index) in _FURTHER


def _is_self(tree: Tree, index: int) -> bool:
    """Return whether the word stands for one who does it to himself: "self", "his own life"."""
    lower = tree.lower(index)
    if lower in ("self", "suicide"):
        return tree.tokens[index].deprel == "obj" or tree.lower(index - 1) == "commits"
    return lower == "life" and tree.lower(index - 1) == "own"


def _heads_name(tree: Tree, index: int) -> bool:
    for name in tree.parse.names:
        if name.first <= index < name.last:
            inside = range(name.first, name.last)
            return index == next((i for i in inside if tree.head(i) not in inside), name.first)
    return False


def _is_owner(tree: Tree, index: int) -> bool:
    """Return whether a name only tells whose somebody is: "the killing of Ann Hill's son"."""
    end = next(n.last for n in tree.parse.names if n.first <= index < n.last)
    inside = tree.lower(end - 1) in _POSSESSIVE or tree.lower(end) in _POSSESSIVE
    return inside and tree.tokens[index].deprel != "nmod:poss"


_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


def _goes_on(tree: Tree, index: int) -> bool:
    """Return whether a name goes on with what is told already: "my wife Ann", "Al “Red” Hill"."""
    first = next(n.first for n in tree.parse.names if n.first <= index < n.last)
    before = first - 1
    if before < 1:
        return False
    if tree.lower(before) in _QUOTES:
        return tree.names_at.get(before - 1) == "person"
    noun = tree.token(before).xpos == "NN" and before not in tree.names_at
    return noun and tree.lemma(before) in words("people")


_QUOTES = frozenset(['"', "“", "”", "'", "‘", "’"])


def _is_aged(tree: Tree, index: int) -> bool:
    """Return whether the token ends "a 16-year-old" that describes no noun behind it."""
    end = tree.token(index).end
    if not _YEAR_OLD.search(tree.text, max(0, end - 16), end):
        return False
    following = tree.token(index + 1).upos if index + 1 < len(tree) else ""
    return following not in ("NOUN", "ADJ", "PROPN") and tree.lower(index + 1) != "-"


_YEAR_OLD = re.compile(r"\b\d{1,2}[\s-](?:year|month|week|day)s?[\s-]old$", re.IGNORECASE)


_PRONOUNS = frozenset(["he", "she", "him", "her", "himself", "herself"])


def _phrase_end(tree: Tree, index: int) -> int:
    """Return the last token of a name or noun with an age between commas behind it."""
    last = index
    while last + 1 < len(tree) and tree.rel(last + 1) == "flat" and tree.head(last + 1) <= last:
        last += 1
    if tree.lower(last + 1) == "," and tree.lower(last + 2).isdigit():
        return last + 3 if tree.lower(last + 3) == "," else last + 2
    return last


def _turned(tree: Tree, index: int) -> Befallen | None:
    """Read "turned the gun on himself", "took his own life" and "committed suicide" as a death."""
    lower, head = tree.lower(index), tree.head(index)
    turned = lower in ("himself", "herself", "themselves") and tree.case(index) == "on"
    if turned and tree.lemma(head) in ("turn", "gun", "weapon", "rifle", "pistol", "use"):
        return Befallen("killed", head, done_to=True, itself=True)
    if lower in ("life", "suicide") and head >= 0:
        return Befallen("killed", index, done_to=True, itself=True)
    return None


def _person(context: Context, position: int, index: int, told: Befallen) -> Victim:
    tree = context.trees[position]
    token = tree.token(index)
    entity = context.entity_over(*context.place(position, (token.start, token.end)))
    named = tree.names_at.get(index) == "person"
    determiner = tree.lower(tree.kid(index, "det"))
    pronoun = token.upos == "PRON"
    return Victim(
        position, index, 1, told, _sex(tree, index), _age(tree, index),
        name=_name_at(tree, index) if named else None,
        entity=entity.id if entity and (named or pronoun) else None,
        known=pronoun or determiner in ("the", "this", "that") or _is_owned_body(tree, index),
        other=determiner == "another" or _is_one_more(tree, index) or bool(
            {tree.lower(k) for k in tree.kids(index, "amod")} & _FURTHER
        ),
        part=_is_part(tree, index),
        doer=told.itself or tree.lemma(index) in lexis("doers"),
    )  # fmt: skip


_FURTHER = frozenset(["second", "third", "fourth", "fifth", "sixth", "seventh", "other"])


def _is_owned_body(tree: Tree, index: int) -> bool:
    return tree.lemma(index) in lexis("bodies") and bool(tree.kids_exact(index, "nmod:poss"))


def _name_at(tree: Tree, index: int) -> str:
    name = next(n for n in tree.parse.names if n.first <= index < n.last)
    last = name.last
    for later in sorted(tree.parse.names, key=lambda n: n.first):
        if later.first == last + 1 and tree.lower(last) in _QUOTES and later.kind == "person":
            last = later.last
    return tree.text[tree.token(name.first).start : tree.token(last - 1).end]


def _sex(tree: Tree, index: int) -> Sex | None:
    for word in (tree.lower(index), tree.lemma(index)):
        if word in lexis("female"):
            return "f"
        if word in lexis("male"):
            return "m"
    return None


_AGE = re.compile(r"(?<![\w.])(\d{1,2})(?=-year-old|\s+year)")


def _age(tree: Tree, index: int) -> int | None:
    """Return the age told with a person: "a 16-year-old boy", "Ann Hill, 34,"."""
    start = tree.token(max(0, index - 4)).start
    behind = tree.text[tree.token(index).end : tree.token(index).end + 24]
    after = re.match(
        r"(?:\s[\w.'’-]+){0,2},\s?(\d{1,2})\b(?!\s?(?:a\.m|p\.m|people|shots))", behind
    )
    if after is not None:
        return int(after.group(1))
    before = list(_AGE.finditer(tree.text, start, tree.token(index).end))
    return int(before[-1].group(1)) if before else None
