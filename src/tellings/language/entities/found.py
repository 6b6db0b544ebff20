"""Sentences read → the mentions in them: names, nouns for people and bodies, pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.language.entities.lexicon import (
    FEMALE,
    MALE,
    NEUTER,
    SPEAKING,
    noun_kinds,
    nouns,
)
from tellings.language.reading import Parse, ReadReport, Token
from tellings.model import EntityKind, Form

_PRONOUNS: dict[str, tuple[str, bool]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), (MALE, False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), (FEMALE, False)),
    **dict.fromkeys(("it", "its", "itself"), (NEUTER, False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "'em"), ("", True)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("1", False)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("1", True)),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), ("2", False)),
}
_BEFORE = frozenset(["det", "amod", "compound", "nummod", "nmod", "advmod", "flat", "goeswith"])
_INSIDE_NAME = frozenset(["compound", "flat", "fixed", "goeswith", "nmod:desc"])
_ENDINGS = frozenset(["'s", "’s", "'", "’", ",", ".", '"', "”", ")", "-", "–"])
_QUOTES = {"“": True, "”": False, "«": True, "»": False}


@dataclass(slots=True)
class Found:
    """One mention: its sentence (by position), tokens, characters in the report, and grammar.

    ``gender`` is "m", "f", "n", "1" and "2" for first and second person, or empty. ``definite``
    is set for what points back ("the", "this", "his" …). ``governor`` is the lemma of the word
    that the mention hangs on, ``quoted`` whether it stands in quotation marks.
    """

    position: int
    first: int
    last: int
    head: int
    start: int
    end: int
    text: str
    form: Form
    kind: EntityKind | None
    gender: str
    plural: bool
    relation: str
    governor: str
    definite: bool = False
    indefinite: bool = False
    quoted: bool = False
    lemma: str = ""
    modifiers: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[int, int, int]:
        """Return what mentions are put in order by: where they start, the longer first."""
        return self.start, -self.end, self.head

    @property
    def speaks(self) -> bool:
        """Tell whether it is the subject of a verb of speech."""
        return self.relation.startswith("nsubj") and self.governor in SPEAKING


def find(reading: ReadReport) -> list[Found]:
    """Return the mentions of a report in the order of the text."""
    found: list[Found] = []
    quoting = False
    paragraph_end = 0
    for position, sentence in enumerate(reading.sentences):
        if "\n\n" in reading.report.text[paragraph_end : sentence.start]:
            quoting = False
        marks, quoting = _quoted(sentence.parse.text, quoting)
        paragraph_end = sentence.start + len(sentence.parse.text)
        for mention in _of_sentence(sentence.parse, position, sentence.start):
            mention.quoted = marks[mention.start - sentence.start]
            found.append(mention)
    return sorted(found, key=lambda mention: mention.order)


def _quoted(text: str, quoting: bool) -> tuple[list[bool], bool]:
    """Return for every character whether it stands in double quotation marks."""
    marks: list[bool] = []
    for mark in text:
        if mark == '"':
            quoting = not quoting
        quoting = _QUOTES.get(mark, quoting)
        marks.append(quoting)
    return [*marks, quoting], quoting


def _of_sentence(parse: Parse, position: int, offset: int) -> Iterator[Found]:
    taken: set[int] = set()
    for name in parse.names:
        first, last = _trimmed(parse, *_whole(parse, name.first, name.last))
        if first == last:
            continue
        words = parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
        if first not in taken and words != words.lower():
            head = head_of(parse, first, last)
            yield _mention(parse, (first, last, head), (position, offset), "name", name.kind)
            taken.update(range(first, last))
    for index, token in enumerate(parse.tokens):
        if index in taken:
            continue
        if token.text.lower() in _PRONOUNS and token.upos in ("PRON", "DET"):
            if not _expletive(parse, index):
                span = (index, index + 1, index)
                yield _mention(parse, span, (position, offset), "pronoun", None)
        elif token.upos in ("NOUN", "PROPN") and token.deprel not in _INSIDE_NAME:
            first, last = noun_phrase(parse, index)
            span = (first, last, index)
            kind = noun_kinds().get(token.lemma.lower()) or noun_kinds().get(token.text.lower())
            if kind == "person" and token.xpos in ("NNS", "NNPS"):
                kind = "group"
            yield _mention(parse, span, (position, offset), "nominal", kind)


def _whole(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Take in what a hyphen ties to a name: "Adil Abdul" of "Adil Abdul-Mahdi"."""
    tokens = parse.tokens
    if last < len(tokens) and _hyphen(tokens, last - 1) and tokens[last].text[:1].isupper():
        last += 1
    while last + 1 < len(tokens) and _hyphen(tokens, last) and tokens[last + 1].text[:1].isupper():
        last += 2
        while (
            last < len(tokens) and tokens[last].deprel == "flat" and tokens[last].text[:1].isupper()
        ):
            last += 1
    while first > 1 and _hyphen(tokens, first - 1) and tokens[first - 2].text[:1].isupper():
        first -= 2
    return first, last


def _hyphen(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a token is a hyphen without a space on either side."""
    token = tokens[index]
    if token.text not in ("-", "–") or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end == token.start and token.end == tokens[index + 1].start


def _trimmed(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Leave out what a name does not hold: a leading article, a possessive ending, a comma."""
    while first < last and parse.tokens[first].text.lower() in ("the", "a", "an", ",", "'", '"'):
        first += 1
    while first < last and (
        parse.tokens[last - 1].text in _ENDINGS or parse.tokens[last - 1].upos in ("ADP", "CCONJ")
    ):
        last -= 1
    return first, last


def head_of(parse: Parse, first: int, last: int) -> int:
    """Return the token of a stretch that hangs on one outside it."""
    inside = range(first, last)
    return next((i for i in inside if parse.tokens[i].head not in inside), first)


def noun_phrase(parse: Parse, head: int) -> tuple[int, int]:
    """Return a noun with what stands before it and belongs to it; last excluded."""
    first = head
    for child in parse.children[head]:
        if child < head and parse.tokens[child].deprel.split(":")[0] in _BEFORE:
            first = min(first, *parse.subtree(child))
    while first < head and parse.tokens[first].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ"):
        first += 1
    last = head + 1
    for child in parse.children[head]:
        if child == last and parse.tokens[child].deprel in ("flat", "compound", "nummod"):
            last = child + 1
    return first, last


def _expletive(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.deprel in ("expl", "expl:pv", "discourse")


def _mention(
    parse: Parse,
    span: tuple[int, int, int],
    place: tuple[int, int],
    form: Form,
    kind: EntityKind | None,
) -> Found:
    first, last, head = span
    token = parse.tokens[head]
    start, end = parse.tokens[first].start, parse.tokens[last - 1].end
    governor = parse.tokens[token.head] if token.head >= 0 else None
    gender, plural = _grammar(parse, span, form)
    words = {parse.tokens[i].text.lower() for i in range(first, head) if _points(parse, i, head)}
    return Found(
        place[0], first, last, head, place[1] + start, place[1] + end, parse.text[start:end], form,
        kind, gender, plural, token.deprel, governor.lemma.lower() if governor else "",
        definite=bool(words & _DEFINITE) or (form == "nominal" and token.text.lower() in _BARE),
        indefinite=bool(words & _INDEFINITE),
        lemma=token.lemma.lower(),
        modifiers=_modifiers(parse, first, last, head),
    )  # fmt: skip


_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both"])
_INDEFINITE = frozenset(["a", "an", "some", "another", "any", "no", "every", "each"])
_BARE = frozenset(["police", "authorities", "parliament", "congress"])


def _points(parse: Parse, index: int, head: int) -> bool:
    return parse.tokens[index].head == head and parse.tokens[index].deprel in ("det", "det:predet")


def _modifiers(parse: Parse, first: int, last: int, head: int) -> frozenset[str]:
    skipped = ("DET", "PUNCT", "PART", "ADP", "PRON")
    return frozenset(
        parse.tokens[i].lemma.lower()
        for i in range(first, last)
        if i != head and parse.tokens[i].upos not in skipped
    )


def _grammar(parse: Parse, span: tuple[int, int, int], form: Form) -> tuple[str, bool]:
    token = parse.tokens[span[2]]
    if form == "pronoun":
        return _PRONOUNS[token.text.lower()]
    return _sex(token, form), "Number=Plur" in token.feats or token.xpos in ("NNS", "NNPS")


def _sex(token: Token, form: Form) -> str:
    if form == "name":
        return ""
    lemma = token.lemma.lower()
    return FEMALE if lemma in nouns("female") else MALE if lemma in nouns("male") else ""
