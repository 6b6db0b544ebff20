"""Who is at a place of the text, by full name and role."""

from __future__ import annotations

from tellings.language.entities.found import noun_phrase
from tellings.language.reading import Parse, ReadReport, ReadSentence
from tellings.model import Entity, Mention

_TITLE_LINKS = frozenset(["compound", "nmod:desc", "flat", "nmod", "amod", "appos"])


def entity_at(reading: ReadReport, start: int, end: int) -> Entity | None:
    """Return the entity whose shortest mention covers these characters of the report."""
    covering = [
        (mention.end - mention.start, entity.id, entity)
        for entity in reading.entities
        for mention in entity.mentions
        if mention.report == reading.report.id and mention.start <= start and end <= mention.end
    ]
    return min(covering, key=lambda row: row[:2])[2] if covering else None


def role_of(reading: ReadReport, entity: Entity) -> str | None:
    """Return the fullest role that a report gives a person: "Hungarian defence minister"."""
    roles = [
        role
        for mention in entity.mentions
        if mention.form == "name" and mention.report == reading.report.id
        if (role := _beside(reading, mention))
    ]
    return max(roles, key=lambda role: (len(role.split()), role), default=None)


def _beside(reading: ReadReport, mention: Mention) -> str | None:
    sentence = _sentence_at(reading, mention.start)
    if sentence is None:
        return None
    parse, start, end = sentence.parse, mention.start - sentence.start, mention.end - sentence.start
    inside = [i for i, t in enumerate(parse.tokens) if start <= t.start and t.end <= end]
    head = next((i for i in inside if parse.tokens[i].head not in inside), None)
    if head is None:
        return None
    return _title(parse, head, inside[0]) or _apposition(parse, head)


def _sentence_at(reading: ReadReport, at: int) -> ReadSentence | None:
    for sentence in reading.sentences:
        if sentence.start <= at < sentence.start + len(sentence.parse.text):
            return sentence
    return None


def _title(parse: Parse, head: int, first: int) -> str | None:
    """Return the nouns that stand before a name and belong to it."""
    words = [
        i
        for child in parse.children[head]
        if child < first
        and parse.tokens[child].deprel in _TITLE_LINKS
        and parse.tokens[child].upos in ("NOUN", "PROPN")
        for i in parse.subtree(child)
        if i < first
    ]
    if not words:
        return None
    start = min(words)
    ledby = parse.tokens[start - 1].lemma if start > 1 else ""
    if ledby == "of" and parse.tokens[start - 2].upos in ("NOUN", "PROPN"):
        start = noun_phrase(parse, start - 2)[0]
    return _phrase(parse, start, first)


def _apposition(parse: Parse, head: int) -> str | None:
    """Return the noun phrase set beside a name: "Ingrid Solberg, the harbour master, …"."""
    token = parse.tokens[head]
    kids = [k for k in parse.children[head] if parse.tokens[k].deprel == "appos"]
    above = [token.head] if token.deprel == "appos" else []
    for index in (*kids, *above):
        if parse.tokens[index].upos != "NOUN":
            continue
        inside = [i for i in parse.subtree(index) if _belongs(parse, i, index, head)]
        return _phrase(parse, min(inside), max(inside) + 1)
    return None


def _belongs(parse: Parse, index: int, top: int, name: int) -> bool:
    """Tell whether a token is of the phrase itself: no clause of its own, not the name."""
    while index != top:
        if index == name or parse.tokens[index].deprel.split(":")[0] in ("acl", "appos", "punct"):
            return False
        index = parse.tokens[index].head
    return True


def _phrase(parse: Parse, first: int, last: int) -> str | None:
    while first < last and parse.tokens[first].upos in ("DET", "PUNCT", "ADP", "CCONJ"):
        first += 1
    if first >= last:
        return None
    text = parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
    return " ".join(text.split()).strip(" ,") or None
