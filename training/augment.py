"""Sentences as news also writes them: headlines, capitals, datelines, curly quotes, no full stop.

Each change keeps the annotation right; lemmas stay those of the running text.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from training.frames import other_name
from training.names import TAG, TAGS, spans_of_bio
from training.treebank import Word

Allowed = list[frozenset[int]]
SWAPPED = frozenset({"person", "organisation", "place"})
RESOURCES = Path(__file__).parent / "resources"
WORDS: dict[str, list[str]] = {
    name: text.split()
    for name, text in yaml.safe_load((RESOURCES / "datelines.yaml").read_text("utf-8")).items()
}


@dataclass(slots=True)
class Source:
    """A sentence before it becomes a sample: syntax known or not, names known or not."""

    words: list[Word]
    text: str
    parsed: bool
    allowed: Allowed | None


def without(source: Source, dropped: set[int]) -> Source:
    """Return the sentence without these words, none of which governs another."""
    kept = [index for index in range(len(source.words)) if index not in dropped]
    place = {old: new for new, old in enumerate(kept)} | {-1: -1}
    words = [source.words[index] for index in kept]
    if source.parsed:
        words = [replace(word, head=place[word.head]) for word in words]
    allowed = [source.allowed[index] for index in kept] if source.allowed else None
    return replace(source, words=words, allowed=allowed)


def _leaves(source: Source) -> set[int]:
    if not source.parsed:
        return set(range(len(source.words)))
    return set(range(len(source.words))) - {word.head for word in source.words}


def without_stop(source: Source) -> Source:
    """Drop the final full stop."""
    last = len(source.words) - 1
    if last < 1 or source.words[last].form != "." or last not in _leaves(source):
        return source
    return without(source, {last})


def in_forms(source: Source, change: Callable[[int, Word], str]) -> Source:
    """Return the sentence with its forms changed one by one."""
    words = [
        replace(word, form=change(i, word) or word.form) for i, word in enumerate(source.words)
    ]
    return replace(source, words=words)


def capitals(source: Source) -> Source:
    """Write everything in capitals."""
    return in_forms(source, lambda _, word: word.form.upper())


def lower(source: Source) -> Source:
    """Write everything in lower case."""
    return in_forms(source, lambda _, word: word.form.lower())


def title_case(source: Source) -> Source:
    """Capitalise words, as headlines in title case do."""

    def change(index: int, word: Word) -> str:
        form = word.form
        if not form[:1].islower() or (index and form in WORDS["small"]) or form in {"n't", "'s"}:
            return form
        return form[:1].upper() + form[1:]

    return in_forms(source, change)


def headline(source: Source, chance: random.Random) -> Source:
    """Drop articles, the passive's auxiliary and the full stop; sometimes change the case."""
    articles = {"the", "a", "an"}
    dropped = {
        index
        for index in _leaves(source)
        if (word := source.words[index]).form.lower() in articles
        or (word.deprel == "aux:pass" and chance.random() < 0.7)
    }
    if source.allowed:
        dropped = {index for index in dropped if TAG["O"] in source.allowed[index]}
    if len(dropped) < len(source.words) - 1:
        source = without(source, dropped)
    change = chance.choice([title_case, title_case, capitals, as_is])
    return change(without_stop(source))


def as_is(source: Source) -> Source:
    """Change nothing."""
    return source


def quotes(source: Source, chance: random.Random) -> Source:
    """Write quotation marks and apostrophes in another way."""
    curly = chance.random() < 0.6
    opened = False

    def change(_: int, word: Word) -> str:
        nonlocal opened
        if word.form in {'"', "``", "''", "“", "”"}:
            opened = not opened
            if not curly:
                return '"'
            return "“" if opened else "”"
        if len(word.form) > 1 and ("'" in word.form or "’" in word.form):
            return word.form.replace("'", "’") if curly else word.form.replace("’", "'")
        return word.form

    return in_forms(source, change)


def dateline(source: Source, chance: random.Random) -> Source:
    """Set a dateline before the sentence: "ACCRA, March 3 (Reuters) - "; the old root stays."""
    town = chance.choice(WORDS["towns"])
    place = chance.choice([town.upper(), town.upper(), town])
    start = [Word(place, town, "PROPN", "NNP", "Number=Sing", -2, "parataxis", spaced=False)]
    names = [frozenset({TAG["B-place"]})]
    outside = frozenset({TAG["O"]})

    def add(form: str, tags: str, head: int, allowed: frozenset[int] = outside) -> None:
        upos, xpos, feats, deprel = tags.split()
        lemma = form.lower() if upos == "PUNCT" else form
        start.append(Word(form, lemma, upos, xpos, feats, head, deprel))
        names.append(allowed)

    if chance.random() < 0.5:
        add(",", "PUNCT , _ punct", 2)
        add(chance.choice(WORDS["months"]), "PROPN NNP Number=Sing nmod:unmarked", 0)
        add(str(chance.randint(1, 31)), "NUM CD NumForm=Digit|NumType=Card nummod", 2)
    if chance.random() < 0.8:
        mark = len(start)
        add("(", "PUNCT -LRB- _ punct", mark + 1)
        agency = frozenset({TAG["B-organisation"]})
        add(chance.choice(WORDS["agencies"]), "PROPN NNP Number=Sing parataxis", 0, agency)
        add(")", "PUNCT -RRB- _ punct", mark + 1)
    add(chance.choice(["-", "--", "–", "—"]), "PUNCT , _ punct", 0)
    return _after(start, names, source)


def _after(start: list[Word], names: Allowed, source: Source) -> Source:
    shift = len(start)
    root = next((i for i, word in enumerate(source.words) if word.head < 0), 0) + shift
    first = [replace(word, head=root if word.head == -2 else word.head) for word in start]
    rest = [
        replace(word, head=word.head + shift if word.head >= 0 else -1) for word in source.words
    ]
    allowed = [*names, *source.allowed] if source.allowed else None
    return replace(source, words=[*first, *rest], allowed=allowed)


def other_names(source: Source, chance: random.Random) -> Source:
    """Put other names of as many words in the place of people's, places' and bodies' names."""
    if not source.allowed:
        return source
    words = list(source.words)
    tags = [TAGS[min(own)] if len(own) == 1 else "O" for own in source.allowed]
    for first, last, kind in spans_of_bio(tags):
        if kind not in SWAPPED:
            continue
        own = [word.form for word in words[first:last]]
        for index, form in enumerate(_in_place_of(own, kind, chance), first):
            words[index] = replace(words[index], form=form, lemma=form)
    return replace(source, words=words, text="")


def _in_place_of(own: list[str], kind: str, chance: random.Random) -> list[str]:
    """Return another name of this kind, or nothing for a name in capitals that is no short form."""
    short = kind == "organisation" and len(own) == 1 and own[0].isupper() and len(own[0]) < 7
    if any(form.isupper() and len(form) > 1 for form in own) and not short:
        return []
    forms = other_name("acronym" if short else kind, len(own), chance)
    return forms or []


Change = Callable[[Source, random.Random], Source]
CHANGES: Sequence[tuple[float, Change]] = (
    (0.05, lambda source, _: capitals(source)),
    (0.05, lambda source, _: title_case(source)),
    (0.06, headline),
    (0.01, lambda source, _: lower(source)),
    (0.03, dateline),
    (0.05, lambda source, _: without_stop(source)),
    (0.10, quotes),
)


def changed(source: Source, chance: random.Random, swapped: float) -> Source | None:
    """Return the sentence changed, or nothing where it is to stay as it is.

    Other names are set in a share ``swapped`` of the sentences with names; at most one of
    ``CHANGES`` is then made.
    """
    named = source.allowed is not None and any(_sure_name(own) for own in source.allowed)
    fresh = other_names(source, chance) if named and chance.random() < swapped else source
    draw = chance.random()
    for share, change in CHANGES:
        if draw < share:
            return change(fresh, chance)
        draw -= share
    return None if fresh is source else fresh


def _sure_name(allowed: frozenset[int]) -> bool:
    """Tell whether a word is surely of a name."""
    return len(allowed) == 1 and TAG["O"] not in allowed
