"""Who a source is: the full name or the fullest description, the role, and through whom it came."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tellings.claims.calling import (
    bare,
    describe,
    is_speaking_noun,
    key_of,
    role_beside,
    title_of,
    untitled,
    words_of,
)
from tellings.claims.context import Context
from tellings.claims.syntax import Tree
from tellings.model import Bounds, Entity, Speaker

_SINGULAR = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself", "who"])
_FIRST = frozenset(["i", "we", "you", "me", "us"])
_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "these", "those", "its", "his", "her"])


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the text has it: sentence, head token (-1 for none), characters."""

    position: int
    head: int
    bounds: Bounds


@dataclass(slots=True)
class _Person:
    """A person of the report: the longest name, and the roles told of them."""

    name: str
    role: str | None = None


@dataclass(slots=True)
class Cast:
    """All who are named or described in one report, for those who are named short later."""

    context: Context
    persons: dict[str, _Person] = field(default_factory=dict)
    described: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    last_person: tuple[str, str | None] | None = None
    last_other: tuple[str, str | None] | None = None

    def speaker(self, source: Source, via: tuple[str, ...]) -> Speaker:
        """Return the speaker that a source stands for, and remember it for what follows."""
        context = self.context
        text = context.words(source.bounds)
        author = self._author(source)
        if author is not None:
            via = (*via, context.trees[source.position].lemma(source.head))
        behind = author or source
        name, role = self._identify(behind, context.words(behind.bounds))
        entity = self._entity(behind)
        self._remember(source, name)
        return Speaker(text, *source.bounds, name, role, entity, via)

    def _author(self, source: Source) -> Source | None:
        """Return who speaks through a document: "a letter from Ann Hill"."""
        tree = self.context.trees[source.position]
        if tree.lemma(source.head) not in words_of("documents") | {"word", "words"}:
            return None
        for kid in tree.kids(source.head, "nmod"):
            kind = tree.names_at.get(kid)
            links = ("from", "by", "of") if kind == "person" else ("from", "by")
            speaks = kind in ("person", "organisation") or is_speaking_noun(tree, kid)
            if tree.case(kid) in links and speaks:
                lead = [k for k in tree.kids(kid, "case") if k < kid]
                bounds = tree.bounds(tree.stretch(kid, without=lead))
                if bounds is not None:
                    return Source(source.position, kid, self.context.place(source.position, bounds))
        return None

    def _identify(self, source: Source, text: str) -> tuple[str, str | None]:
        tree = self.context.trees[source.position]
        if source.head < 0:
            return bare(text), None
        lower = tree.lower(source.head)
        person = self._person(source)
        if person is not None:
            return person.name, person.role
        if lower in words_of("pronouns"):
            return self._pronoun(source, lower, text)
        known = self.persons.get(lower)
        unnamed = source.head not in tree.names_at and len(text.split()) == 1
        if known is not None and text[:1].isupper() and unnamed:
            return known.name, known.role
        if tree.token(source.head).upos == "PROPN" or source.head in tree.names_at:
            return self._organisation(source, text), None
        beside = next((k for k in tree.kids(source.head, "appos") if k in tree.names_at), -1)
        if beside >= 0 and tree.names_at[beside] == "organisation":
            bounds = self.context.place(source.position, _own_bounds(tree, beside))
            name = self.context.words(bounds)
            return self._organisation(Source(source.position, beside, bounds), name), None
        return self._described(source)

    # persons

    def _person(self, source: Source) -> _Person | None:
        """Return the person whom the source names: its head, or a name that hangs on the head."""
        tree = self.context.trees[source.position]
        for name in tree.parse.names:
            inside = range(name.first, name.last)
            if name.kind != "person":
                continue
            top = next((i for i in inside if tree.head(i) not in inside), name.first)
            if source.head in inside or self._hangs_on(tree, top, source.head):
                return self._known(source.position, name.first, name.last)
        return None

    def _hangs_on(self, tree: Tree, name: int, head: int) -> bool:
        """Return whether a name belongs to the source's head without a preposition between."""
        for _ in range(3):
            loose = tree.rel(name) in ("appos", "flat", "compound", "nmod", "list", "dep")
            if not loose or tree.case(name) or tree.tokens[name].deprel == "nmod:poss":
                return False
            name = tree.head(name)
            if name == head:
                return True
        return False

    def _known(self, position: int, first: int, last: int) -> _Person:
        tree = self.context.trees[position]
        while (
            last < len(tree) and tree.rel(last) == "flat" and tree.head(last) in range(first, last)
        ):
            last += 1
        bounds = (tree.token(first).start, tree.token(last - 1).end)
        short = untitled(tree.text[bounds[0] : bounds[1]])
        entity = self.context.entity_over(*self.context.place(position, bounds))
        name = entity.name if entity and entity.kind == "person" else None
        known = self.persons.get(key_of(name or short))
        full = name or (known.name if known else short)
        if len(short.split()) > len(full.split()) and short.split()[-1] == full.split()[-1]:
            full = short
        role = role_beside(tree, first, last) or (known.role if known else None)
        title = title_of(tree, first, bounds[0])
        if title and len(full.split()) == 1:
            full, role = f"{title} {full}", None if role == title else role
        person = _Person(full, role)
        self.persons[key_of(full)] = person
        return person

    def survey(self) -> None:
        """Read all names and descriptions of the report once, so that order does not matter."""
        for position, tree in enumerate(self.context.trees):
            for name in tree.parse.names:
                if name.kind == "person":
                    self._note_person(position, name.first, name.last)
            for index, token in enumerate(tree.tokens):
                if token.upos == "NOUN" and _may_speak(tree, index):
                    phrase = describe(tree, index)
                    rows = self.described.setdefault(tree.lemma(index), [])
                    rows.append((position, phrase))

    def _note_person(self, position: int, first: int, last: int) -> None:
        known = self._known(position, first, last)
        old = self.persons.get(key_of(known.name))
        if old is None or len(known.name) > len(old.name):
            self.persons[key_of(known.name)] = known
        elif old.role is None:
            old.role = known.role

    # everything else

    def _pronoun(self, source: Source, lower: str, text: str) -> tuple[str, str | None]:
        entity = self.context.entity_at(source.position, source.head)
        if entity is not None and entity.name.lower() not in words_of("pronouns"):
            known = self.persons.get(key_of(entity.name))
            return entity.name, known.role if known else None
        last = self.last_person if lower in _SINGULAR else self.last_other or self.last_person
        return last if last is not None and lower not in _FIRST else (text, None)

    def _organisation(self, source: Source, text: str) -> str:
        context, tree = self.context, self.context.trees[source.position]
        entity = context.entity_at(source.position, source.head)
        if entity is not None and source.head in tree.names_at and self._is_told(source, entity):
            return entity.name
        short = bare(_short(tree, source, text))
        return self._office(source, short) or short

    def _office(self, source: Source, phrase: str) -> str | None:
        """Return the name of a country's office that is told without the country."""
        head = self.context.trees[source.position].token(source.head)
        bounds = self.context.place(source.position, (head.start, head.end))
        entity = self.context.entity_over(*bounds)
        if entity is None or entity.country is None:
            return None
        return entity.name if entity.name.lower().endswith(f"'s {phrase.lower()}") else None

    def _body(self, source: Source) -> str | None:
        """Return the name of the body that a noun with "the" stands for, once it was named."""
        tree = self.context.trees[source.position]
        if tree.lower(tree.kid(source.head, "det")) != "the" or tree.kids(source.head, "nmod"):
            return None
        head = tree.token(source.head)
        entity = self.context.entity_over(
            *self.context.place(source.position, (head.start, head.end))
        )
        if entity is None or entity.kind != "organisation" or entity.country is not None:
            return None
        return entity.name if self._is_named(entity, source.bounds[0]) else None

    def _is_told(self, source: Source, entity: Entity) -> bool:
        """Return whether the text has named the entity so far; "the ministry" may be another's."""
        if self.context.words(source.bounds)[:1].isupper() or not entity.mentions:
            return True
        return self._is_named(entity, source.bounds[1])

    def _is_named(self, entity: Entity, end: int) -> bool:
        """Return whether the report names the entity before an offset."""
        return any(
            m.report == self.context.report.id and m.form == "name" and m.end <= end
            and self.context.text[m.start : m.start + 1].isupper()
            for m in entity.mentions
        )  # fmt: skip

    def _described(self, source: Source) -> tuple[str, str | None]:
        """Return the fullest description of one who is not named: "a senior army official"."""
        tree = self.context.trees[source.position]
        phrase = describe(tree, source.head)
        if (office := self._office(source, phrase)) is not None:
            return office, None
        if (body := self._body(source)) is not None:
            return body, None
        lemma = tree.lemma(source.head)
        determiner = tree.lower(tree.kid(source.head, "det"))
        bare_role = not determiner and tree.token(source.head).xpos == "NN"
        known = determiner in ("the", "this", "that") or (bare_role and self._told_before(source))
        if known and len(phrase.split()) == 1:
            named = self._holder_of(lemma)
            if named is not None:
                return named.name, named.role
            fuller = [p for at, p in self.described.get(lemma, []) if at <= source.position]
            phrase = max(fuller, key=lambda p: (len(p.split()), p), default=phrase)
        elif len(phrase.split()) == 1 and determiner not in words_of("pronouns"):
            return bare(" ".join(self.context.words(source.bounds).split())), None
        return self._serving(source, phrase), None

    def _serving(self, source: Source, phrase: str) -> str:
        """Return "spokesman for the alliance" with the name of the body that is meant."""
        tree = self.context.trees[source.position]
        for kid in tree.kids(source.head, "nmod"):
            served = tree.bounds(tree.stretch(kid, without=tree.kids(kid, "case")))
            if tree.case(kid) not in ("for", "of", "from", "at", "with") or served is None:
                continue
            bounds = self.context.place(source.position, served)
            body = self._body(Source(source.position, kid, bounds))
            if body is not None:
                return phrase.replace(" ".join(self.context.words(bounds).split()), body)
        return phrase

    def _told_before(self, source: Source) -> bool:
        """Return whether somebody of this office was told so far: "…", told official."""
        lemma = self.context.trees[source.position].lemma(source.head)
        rows = self.described.get(lemma, ())
        return lemma in words_of("roles") and any(at < source.position for at, _ in rows)

    def _holder_of(self, lemma: str) -> _Person | None:
        """Return the one person named so far whose role has this noun for its head."""
        holders = [
            person
            for person in self.persons.values()
            if person.role and lemma in re.findall(r"[\w-]+", person.role.lower())
        ]
        return holders[0] if len(holders) == 1 else None

    def _entity(self, source: Source) -> str | None:
        context, tree = self.context, self.context.trees[source.position]
        if source.head < 0:
            return None
        heads = [source.head, *tree.kids(source.head, "appos")]
        persons = [h for h in heads if tree.names_at.get(h) == "person"]
        for head in [*persons, *heads]:
            token = tree.token(head)
            bounds = context.place(source.position, (token.start, token.end))
            entity = context.entity_over(*bounds)
            if entity is not None:
                return entity.id
        return None

    def _remember(self, source: Source, name: str) -> None:
        if source.head < 0 or name.lower() in words_of("pronouns"):
            return
        tree = self.context.trees[source.position]
        plural = tree.token(source.head).xpos in ("NNS", "NNPS") or bool(
            tree.kids(source.head, "conj")
        )
        person = self.persons.get(key_of(name))
        role = tree.lemma(source.head) in words_of("roles") or tree.lower(source.head) in _SINGULAR
        if not plural and (role or (person is not None and person.name == name)):
            self.last_person = (name, person.role if person else None)
        else:
            self.last_other = (name, None)


def _own_bounds(tree: Tree, index: int) -> Bounds:
    name = next(n for n in tree.parse.names if n.first <= index < n.last)
    return tree.token(name.first).start, tree.token(name.last - 1).end


def _may_speak(tree: Tree, index: int) -> bool:
    return is_speaking_noun(tree, index) or tree.lemma(index) in words_of("documents")


def _short(tree: Tree, source: Source, text: str) -> str:
    """Cut a noun phrase before its relative clause or apposition."""
    cut = [k for k in tree.kids(source.head, "acl", "appos", "advcl", "parataxis", "punct")
           if k > source.head]  # fmt: skip
    if not cut:
        return text
    tokens = tree.stretch(source.head, without=cut)
    bounds = tree.bounds([i for i in tokens if i < min(cut)])
    return tree.text[bounds[0] : bounds[1]] if bounds else text
