"""Who a source is: the full name or the fullest description, the role, and through whom it came."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from tellings.claims.context import Context
from tellings.claims.lexicon import load
from tellings.claims.syntax import Tree
from tellings.model import Bounds, Speaker

_SINGULAR = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself", "who"])
_FIRST = frozenset(["i", "we", "you", "me", "us"])
_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "these", "those", "its", "his", "her"])


@cache
def words_of(section: str) -> frozenset[str]:
    """Return one list of ``resources/roles.yaml``."""
    return frozenset(map(str, load("roles")[section]))


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
        name, role = self._identify(source, text)
        entity = self._entity(source)
        self._remember(source, name)
        return Speaker(text, *source.bounds, name, role, entity, via)

    def _identify(self, source: Source, text: str) -> tuple[str, str | None]:
        tree = self.context.trees[source.position]
        if source.head < 0:
            return _bare(text), None
        lower = tree.lower(source.head)
        person = self._person(source)
        if person is not None:
            return person.name, person.role
        if lower in words_of("pronouns"):
            return self._pronoun(source, lower, text)
        if tree.token(source.head).upos == "PROPN" or source.head in tree.names_at:
            return self._organisation(source, text), None
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
        known = self.persons.get(_key(name or short))
        full = name or (known.name if known else short)
        if len(short.split()) > len(full.split()) and short.split()[-1] == full.split()[-1]:
            full = short
        role = _role_beside(tree, first, last) or (known.role if known else None)
        person = _Person(full, role)
        self.persons[_key(full)] = person
        return person

    def survey(self) -> None:
        """Read all names and descriptions of the report once, so that order does not matter."""
        for position, tree in enumerate(self.context.trees):
            for name in tree.parse.names:
                if name.kind == "person":
                    self._note_person(position, name.first, name.last)
            for index, token in enumerate(tree.tokens):
                if token.upos == "NOUN" and is_speaking_noun(tree, index):
                    phrase = describe(tree, index)
                    rows = self.described.setdefault(tree.lemma(index), [])
                    rows.append((position, phrase))

    def _note_person(self, position: int, first: int, last: int) -> None:
        known = self._known(position, first, last)
        old = self.persons.get(_key(known.name))
        if old is None or len(known.name) > len(old.name):
            self.persons[_key(known.name)] = known
        elif old.role is None:
            old.role = known.role

    # everything else

    def _pronoun(self, source: Source, lower: str, text: str) -> tuple[str, str | None]:
        context, tree = self.context, self.context.trees[source.position]
        head = tree.token(source.head)
        entity = context.entity_over(*context.place(source.position, (head.start, head.end)))
        if entity is not None and entity.name.lower() not in words_of("pronouns"):
            known = self.persons.get(_key(entity.name))
            return entity.name, known.role if known else None
        last = self.last_person if lower in _SINGULAR else self.last_other or self.last_person
        return last if last is not None and lower not in _FIRST else (text, None)

    def _organisation(self, source: Source, text: str) -> str:
        context, tree = self.context, self.context.trees[source.position]
        head = tree.token(source.head)
        entity = context.entity_over(*context.place(source.position, (head.start, head.end)))
        if entity is not None and source.head in tree.names_at:
            return entity.name
        return _bare(_short(tree, source, text))

    def _described(self, source: Source) -> tuple[str, str | None]:
        """Return the fullest description of one who is not named: "a senior army official"."""
        tree = self.context.trees[source.position]
        phrase = describe(tree, source.head)
        lemma = tree.lemma(source.head)
        determiner = tree.lower(tree.kid(source.head, "det"))
        if determiner in ("the", "this", "that") and len(phrase.split()) == 1:
            named = self._holder_of(lemma)
            if named is not None:
                return named.name, named.role
            fuller = [p for at, p in self.described.get(lemma, []) if at <= source.position]
            phrase = max(fuller, key=lambda p: (len(p.split()), p), default=phrase)
        return phrase, None

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
        person = self.persons.get(_key(name))
        role = tree.lemma(source.head) in words_of("roles") or tree.lower(source.head) in _SINGULAR
        if not plural and (role or (person is not None and person.name == name)):
            self.last_person = (name, person.role if person else None)
        else:
            self.last_other = (name, None)


def is_speaking_noun(tree: Tree, index: int) -> bool:
    """Return whether a noun can stand for one who speaks."""
    lemma = tree.lemma(index)
    return lemma in words_of("roles") or lemma in words_of("groups")


def untitled(name: str) -> str:
    """Return a personal name without the titles before it and the possessive behind it."""
    words = re.sub(r"['’]s?$", "", name).split()
    while len(words) > 1 and words[0].lower() in words_of("titles"):
        words.pop(0)
    return " ".join(words)


def _key(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower() if name.strip() else ""


_LEADING = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "my", "your"])


def _bare(text: str) -> str:
    """Return a phrase in one line without the determiner in front."""
    words = text.split()
    if len(words) > 1 and words[0].lower() in _LEADING:
        words.pop(0)
    return " ".join(words).strip(" ,;:")


def _short(tree: Tree, source: Source, text: str) -> str:
    """Cut a noun phrase before its relative clause or apposition."""
    cut = [k for k in tree.kids(source.head, "acl", "appos", "advcl", "parataxis", "punct")
           if k > source.head]  # fmt: skip
    if not cut:
        return text
    tokens = tree.stretch(source.head, without=cut)
    bounds = tree.bounds([i for i in tokens if i < min(cut)])
    return tree.text[bounds[0] : bounds[1]] if bounds else text


def describe(tree: Tree, head: int) -> str:
    """Return a noun with all that describes it, without determiner and relative clauses."""
    kept = ("amod", "compound", "nmod", "flat", "fixed", "goeswith")
    cut = {k for k in tree.parse.children[head] if tree.rel(k) not in kept}
    cut |= set(tree.kids_exact(head, "nmod:unmarked"))
    tokens = tree.stretch(head, without=cut)
    run = next((r for r in tree.runs(tokens) if head in r), [head])
    bounds = tree.bounds(run)
    return _bare(" ".join(tree.text[bounds[0] : bounds[1]].split())) if bounds else ""


def _role_beside(tree: Tree, first: int, last: int) -> str | None:
    """Return the role told beside a name: "NATO spokesman Dylan White", "Jo Ek, the mayor"."""
    inside = range(first, last)
    head = next((i for i in inside if tree.head(i) not in inside), first)
    for kid in tree.kids(head, "appos"):
        if kid not in inside and is_speaking_noun(tree, kid):
            return describe(tree, kid)
    behind = _role_behind(tree, last)
    if behind:
        return behind
    if tree.rel(head) == "appos" and is_speaking_noun(tree, tree.head(head)):
        return describe(tree, tree.head(head))
    left = [k for k in tree.parse.children[head] if k < first]
    roles = [k for k in left if is_speaking_noun(tree, k) or _titled(tree, k)]
    if roles:
        return _left_role(tree, min(left), roles[-1], first)
    return None


def _role_behind(tree: Tree, last: int) -> str | None:
    """Return the role between commas behind a name, whatever the parse made of it."""
    if tree.lower(last) != ",":
        return None
    end = last + 1
    while end < len(tree) and tree.lower(end) not in (",", ".", ";", ":", "—", "–", "who", "said"):
        end += 1
    nouns = [i for i in range(last + 1, end) if tree.token(i).upos in ("NOUN", "PROPN")]
    if not nouns or end - last > 14 or tree.lower(end) not in (",", "who", "."):
        return None
    first = next((i for i in nouns if tree.token(i + 1).upos not in ("NOUN", "PROPN")
                  if i + 1 < len(tree)), nouns[-1])  # fmt: skip
    if not is_speaking_noun(tree, first) or any(
        tree.token(i).upos in ("VERB", "AUX", "PRON") for i in range(last + 1, first)
    ):
        return None
    bounds = tree.bounds(list(range(last + 1, end)))
    return _bare(" ".join(tree.text[bounds[0] : bounds[1]].split())) if bounds else None


def _titled(tree: Tree, index: int) -> bool:
    return tree.lower(index) in words_of("titles") and tree.lower(index) not in _EMPTY_TITLES


_EMPTY_TITLES = frozenset(["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir"])


def _left_role(tree: Tree, start: int, role: int, stop: int) -> str | None:
    tokens: set[int] = set()
    for index in range(start, role + 1):
        tokens |= {i for i in tree.stretch(index) if i < stop}
    kept = [i for i in sorted(tokens) if tree.rel(i) not in ("punct", "cc", "case") or i > start]
    bounds = tree.bounds([i for i in kept if i <= role])
    return _bare(" ".join(tree.text[bounds[0] : bounds[1]].split())) if bounds else None
