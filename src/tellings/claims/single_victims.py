"""Victims told one by one: a man, a name, a pronoun, one who did it to himself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.claims.context import Context
from tellings.claims.counting import Counted
from tellings.claims.harm import lexis
from tellings.claims.kinds import is_of_persons
from tellings.claims.outcomes import Befallen
from tellings.claims.syntax import Tree
from tellings.claims.victim import Victim, is_beside, is_denied, is_part, sex_of, told_of
from tellings.claims.vocabulary import words


def single(context: Context, position: int, rows: Sequence[Counted]) -> Iterator[Victim]:
    """Yield the victims that a sentence tells one by one."""
    tree = context.trees[position]
    own = [row for row in rows if not _is_parent(tree, row)]
    taken = {row.noun for row in own} | {row.number for row in own}
    for index in range(len(tree)):
        if index in taken or not _is_single(tree, index):
            continue
        first = min([index, *[k for k in tree.kids(index, "det", "amod", "nmod", "compound")
                              if k < index]])  # fmt: skip
        last = _phrase_end(tree, index)
        told = told_of(tree, index, first, last)
        told = told or _turned(tree, index) or _named_dead(tree, index)
        if told is None or is_denied(tree, told):
            continue
        if tree.lower(index) in ("himself", "herself") or _is_self(tree, index):
            told = replace(told, itself=True)
        yield _person(context, position, index, told)


def _is_parent(tree: Tree, row: Counted) -> bool:
    """Return whether a number only tells whose parent somebody is: "a mother of two"."""
    return tree.case(row.number) == "of" and tree.head(row.number) == row.noun


def _is_single(tree: Tree, index: int) -> bool:
    token = tree.token(index)
    if token.upos in _NO_ONE:
        return False
    if _is_self(tree, index):
        return True
    if token.upos == "PRON":
        return tree.lower(index) in _PRONOUNS and tree.tokens[index].deprel != "nmod:poss"
    if is_beside(tree, index):
        return False
    if _is_one_more(tree, index) or _is_another_one(tree, index):
        return True
    if index in tree.names_at:
        person = tree.names_at[index] == "person" and not token.text.isupper()
        if not person or _is_owner(tree, index) or _goes_on(tree, index):
            return False
        return _heads_name(tree, index)
    if tree.lower(index + 1) in _POSSESSIVE and _owns_somebody(tree, index + 1):
        return False
    if _is_aged(tree, index):
        return True
    behind = index + 1
    if behind < len(tree) and tree.lemma(behind) in words("people") and not tree.is_verb(behind):
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
    return single and (
        tree.lemma(index) in words("people") | lexis("bodies") or _is_trade(tree, index)
    )


_NO_ONE = frozenset(["ADP", "AUX", "CCONJ", "PART", "PUNCT", "SCONJ", "SYM", "VERB"])
"""Parts of speech that stand for nobody."""


def _is_trade(tree: Tree, index: int) -> bool:
    """Return whether a noun is of somebody by what he does: "a locksmith", "his apprentice"."""
    if tree.token(index).xpos != "NN" or index in tree.names_at or tree.rel(index) == "compound":
        return False
    told, verb = told_of(tree, index, index, index), tree.head(index)
    if told is not None and tree.head(told.word) == index and tree.rel(index) == "obj":
        return is_of_persons(tree.lemma(index))  # "left a barber and three guests wounded"
    if told is None or verb not in (told.word, tree.head(told.word)):
        return False
    passive = tree.rel(index) == "obj" or tree.tokens[index].deprel == "nsubj:pass"
    undergoes = passive or not tree.kids(verb, "obj")
    return undergoes and is_of_persons(tree.lemma(index))


def _is_another_one(tree: Tree, index: int) -> bool:
    """Return whether "another" stands for somebody: "and another injured"."""
    if tree.lower(index) != "another":
        return False
    after = index + 1
    while tree.token(after).upos in ("AUX", "ADV") if after < len(tree) else False:
        after += 1
    return tree.lower(after) in lexis("hurt") | lexis("dead") | lexis("struck")


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
    mark = end - 1 if tree.lower(end - 1) in _POSSESSIVE else end
    if tree.lower(mark) not in _POSSESSIVE:
        return False
    of_deed = tree.tokens[index].deprel == "nmod:poss"  # "Ann Hill's death"
    of_whom = tree.lemma(tree.head(index)) in words("people")
    return not of_deed or of_whom or _owns_somebody(tree, mark)


def _owns_somebody(tree: Tree, mark: int) -> bool:
    """Return whether a person stands right behind a possessive: "Hill's 15-year-old grandson"."""
    behind = mark + 1
    while behind < len(tree) and (
        tree.token(behind).upos in ("NUM", "ADJ") or tree.lower(behind) in ("-", "year")
    ):
        behind += 1
    if behind >= len(tree) or tree.token(behind).upos != "NOUN":
        return False
    return tree.lemma(behind) in words("people")


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
    noun = noun and not first <= tree.head(before) <= index  # not "officer Ann Hill"
    return noun and tree.lemma(before) in words("people")


_QUOTES = frozenset(['"', "“", "”", "'", "‘", "’"])


def _is_aged(tree: Tree, index: int) -> bool:
    """Return whether the token ends "a 16-year-old" that describes no noun behind it."""
    end = tree.token(index).end
    if not _YEAR_OLD.search(tree.text, max(0, end - 16), end):
        return False
    if _AGE_RANGE.search(tree.text, max(0, end - 40), end):
        return False
    following = tree.token(index + 1).upos if index + 1 < len(tree) else ""
    return following not in ("NOUN", "ADJ", "PROPN") and tree.lower(index + 1) != "-"


_YEAR_OLD = re.compile(r"\b\d{1,2}[\s-](?:year|month|week|day)s?[\s-]old$", re.IGNORECASE)


_AGE_RANGE = re.compile(r"\b\d{1,2}(?: and | to |[-–])\d{1,2}[\s-](?:year|month)s?[\s-]old$")
"""Ages of several: "two men between 15 and 20 years old"."""
_PRONOUNS = frozenset(["he", "she", "him", "her", "himself", "herself"])


def _phrase_end(tree: Tree, index: int) -> int:
    """Return the last token of a name or noun with an age between commas behind it."""
    last = index
    while last + 1 < len(tree) and tree.rel(last + 1) == "flat" and tree.head(last + 1) <= last:
        last += 1
    if tree.lower(last + 1) == "," and tree.lower(last + 2).isdigit():
        return last + 3 if tree.lower(last + 3) == "," else last + 2
    return last


def _named_dead(tree: Tree, index: int) -> Befallen | None:
    """Return the death of one whom a list names: "the dead are Ann Hill, 34, and a cook"."""
    found = _THE_DEAD.match(tree.text)
    if found is None or tree.token(index).start < found.end():
        return None
    top = index
    while tree.rel(top) in ("conj", "appos", "flat") and tree.head(top) >= 0:
        top = tree.head(top)
    listed = tree.case(top) == "as" or tree.rel(top) in ("root", "obj", "xcomp")
    dead = next((i for i in range(index) if tree.lower(i) in lexis("dead")), -1)
    return Befallen("killed", dead) if listed and dead >= 0 else None


_THE_DEAD = re.compile(
    r"(?:the|those|among the|also)\s(?:\w+\s)?(?:dead|deceased|killed|slain)\b"
    r"(?:\s(?:have|has|been|was|were|are|is|also|later|include[sd]?|identified|named|as))+\s",
    re.IGNORECASE,
)


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
    entity = context.entity_at(position, index)
    named = tree.names_at.get(index) == "person"
    determiner = tree.lower(tree.kid(index, "det"))
    pronoun = tree.token(index).upos == "PRON"
    return Victim(
        position, index, 1, told, sex_of(tree, index), _age(tree, index),
        name=_name_at(tree, index) if named else None,
        entity=entity.id if entity and (named or pronoun) else None,
        known=pronoun or determiner in ("the", "this", "that") or _is_owned(tree, index),
        other=_is_another(tree, index, determiner),
        part=is_part(tree, index),
        joined=tree.rel(index) == "conj" and not pronoun,
        doer=told.itself or tree.lemma(index) in lexis("doers"),
    )  # fmt: skip


def _is_another(tree: Tree, index: int, determiner: str) -> bool:
    further = {tree.lower(k) for k in tree.kids(index, "amod")} & _FURTHER
    another = determiner == "another" and not _is_done_by_one(tree, index)
    return another or _is_one_more(tree, index) or bool(further)


def _is_done_by_one(tree: Tree, index: int) -> bool:
    """Return whether "another" only tells a victim from who did it: "a boy shot another boy"."""
    verb = tree.head(index)
    if tree.rel(index) == "nmod" and tree.case(index) == "of":  # "held for the murder of another"
        return tree.lemma(verb) in lexis("death_nouns") | lexis("shooting_nouns")
    if tree.rel(index) != "obj" or verb < 0 or tree.is_passive(verb):
        return False
    subject = tree.subject(verb)
    return subject >= 0 and (tree.lemma(subject) in words("people") or _is_aged(tree, subject))


_FURTHER = frozenset(["second", "third", "fourth", "fifth", "sixth", "seventh", "other"])


def _is_owned(tree: Tree, index: int) -> bool:
    """Return whether a body is somebody's, or who is told of is the speaker's: "my baby"."""
    owners = [tree.lower(k) for k in tree.kids_exact(index, "nmod:poss")]
    return bool(owners) and (tree.lemma(index) in lexis("bodies") or owners[0] in ("my", "our"))


def _name_at(tree: Tree, index: int) -> str:
    name = next(n for n in tree.parse.names if n.first <= index < n.last)
    last = name.last
    for later in sorted(tree.parse.names, key=lambda n: n.first):
        if later.first == last + 1 and tree.lower(last) in _QUOTES and later.kind == "person":
            last = later.last
    return tree.text[tree.token(name.first).start : tree.token(last - 1).end]


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
