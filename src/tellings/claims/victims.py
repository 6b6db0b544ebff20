"""Who is told to be killed or hurt in a sentence: counted people, single ones, names, pronouns."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tellings.claims.context import Context
from tellings.claims.counted_victims import groups, several
from tellings.claims.counting import counted
from tellings.claims.harm import lexis
from tellings.claims.outcomes import Befallen
from tellings.claims.single_victims import single
from tellings.claims.syntax import Tree
from tellings.claims.victim import Victim, is_mourned


def victims(context: Context, position: int) -> list[Victim]:
    """Return the victims of one sentence, in order."""
    tree = context.trees[position]
    if not _tells_harm(tree):
        return []
    rows = [row for row in counted(tree, ones=True) if row.figure.kind == "count"]
    found = [*several(context, position, rows), *groups(tree, position)]
    found += single(context, position, rows)
    found = _without_mourned(tree, [_alive(tree, victim) for victim in found])
    found = _themselves(sorted(found, key=lambda victim: victim.token))
    return _later_dead(tree, _among(tree, _of_them(tree, found)))


def _of_them(tree: Tree, found: list[Victim]) -> list[Victim]:
    """Take "one of them" for part of those numbered before: "six were hurt, one of them badly"."""
    numbered = min((v.token for v in found if v.counted and v.count > 1), default=len(tree))
    return [replace(v, part=True) if numbered < v.token and v.befallen.outcome != "killed"
            and [tree.lower(v.token + 1), tree.lower(v.token + 2)] in _OF_THEM else v
            for v in found]  # fmt: skip


_OF_THEM = (["of", "them"], ["of", "whom"])


def _without_mourned(tree: Tree, found: list[Victim]) -> list[Victim]:
    """Leave out who is mourned where others come to harm: "shot at a vigil for a man killed"."""
    others = any(v.befallen.outcome != "killed" for v in found)
    return [v for v in found if not (others and is_mourned(tree, v.token))]


def _alive(tree: Tree, victim: Victim) -> Victim:
    """Take those struck for hurt of whom the sentence says that they live: "shot but survived"."""
    word = victim.befallen.word
    lives = [k for k in tree.kids(word, "conj") if tree.lemma(k) in lexis("survives")]
    if victim.befallen.outcome != "struck" or not lives or tree.is_negated(lives[0]):
        return victim
    return replace(victim, befallen=replace(victim.befallen, outcome="hurt"))


def _themselves(found: list[Victim]) -> list[Victim]:
    """Take the subject of "shot himself" for him to whom it was done, not for somebody else."""
    own = {v.befallen.word: v.token for v in found if v.befallen.itself}
    return [
        replace(v, befallen=replace(v.befallen, itself=True), doer=True)
        if v.token < v.befallen.word < own.get(v.befallen.word, -1) and v.count == 1
        else v
        for v in found
    ]


def _tells_harm(tree: Tree) -> bool:
    """Return whether any word of a sentence may tell that somebody came to harm."""
    return any(tree.lower(i) in _harmful() or tree.lemma(i) in _harmful() for i in range(len(tree)))


@cache
def _harmful() -> frozenset[str]:
    return frozenset(
        word for name in _HARM for phrase in lexis(name) for word in phrase.split()[:1]
    )


_HARM = (
    "kills", "injures", "strikes", "struck", "dies", "dead", "hurt", "death_nouns",
    "wounding_nouns", "shooting_nouns", "bodies", "fatalities", "casualties", "wounds",
    "conditions", "carries", "survives", "deadly", "piercing", "other_harm",
)  # fmt: skip


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
    toll = next((v for v in found if v.befallen.word == v.token
                 and tree.token(v.token).upos == "NUM"), None)  # fmt: skip
    if toll is not None:  # "the toll rose to 14 after two more bodies were found"
        return [replace(v, part=True) if v.befallen.outcome == "killed" and v is not toll else v
                for v in found]  # fmt: skip
    whole = next((v for v in found if v.counted and tree.case(v.token) == "among"), None)
    if whole is None:
        return found
    return [replace(v, part=True) if v.token < whole.token else v for v in found]
