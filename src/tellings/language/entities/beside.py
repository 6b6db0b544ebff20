"""What grammar ties to a name: appositions, predicates, titles before it."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.language.entities.cluster import Cluster
from tellings.language.entities.found import Found
from tellings.language.entities.lexicon import nouns
from tellings.language.entities.scene import Scene
from tellings.language.reading import Token
from tellings.model import EntityKind

_AGENTS = ("er", "or", "ist", "man", "woman", "ian", "ee", "ster")
_TITLE_LINKS = frozenset(["compound", "nmod:desc", "flat", "amod", "nmod"])


def join_beside(scene: Scene) -> None:
    """Join appositions, and note the nouns before people's names."""
    for mention in scene.found:
        parse = scene.reading.sentences[mention.position].parse
        token = parse.tokens[mention.head]
        if mention.form == "name" and (owner := scene.owners.get(id(mention))):
            _titles(scene, mention, owner)
        if _beside(mention, token):
            _join(scene, mention, scene.headed(mention.position, token.head))


def _beside(mention: Found, token: Token) -> bool:
    """Tell an apposition; "the company Fjordline" and "the MTI agency" are two without a comma."""
    if mention.form == "pronoun":
        return False
    if token.deprel == "appos":
        return True
    behind = token.head + 1 == mention.first
    before = mention.last in (token.head, token.head - 1) and mention.kind == "organisation"
    tied = mention.form == "name" and token.deprel in _TITLE_LINKS
    return tied and (behind or (before and mention.governor in nouns("named_by")))


def _titles(scene: Scene, mention: Found, owner: Cluster) -> None:
    """Note the nouns before a person's name: "Hungarian defence minister Tibor Benko"."""
    if not owner.person:
        return
    parse = scene.reading.sentences[mention.position].parse
    for child in parse.children[mention.head]:
        token = parse.tokens[child]
        if (
            child < mention.first
            and token.deprel in _TITLE_LINKS
            and token.upos in ("NOUN", "PROPN")
        ):
            owner.nouns.add(token.lemma.lower())
            owner.nouns.update(parse.tokens[i].lemma.lower() for i in parse.children[child])
            _note_service(scene, mention.position, parse.subtree(child), owner)
            if token.lemma.lower() in nouns("female"):
                owner.gender = owner.gender or "f"
            if token.lemma.lower() in nouns("male"):
                owner.gender = owner.gender or "m"


def join_predicate(scene: Scene, mention: Found) -> None:
    """Join "the harbour master" to Solberg in "Solberg is (became) the harbour master"."""
    parse = scene.reading.sentences[mention.position].parse
    kids = parse.children[mention.head]
    token = parse.tokens[mention.head]
    links = {parse.tokens[k].deprel.split(":")[0]: k for k in kids}
    subject = links.get("nsubj") if "cop" in links else None
    if token.deprel == "xcomp" and parse.tokens[token.head].lemma in ("become", "remain"):
        above = {parse.tokens[k].deprel: k for k in parse.children[token.head]}
        subject, kids = above.get("nsubj"), parse.children[token.head]
    if subject is None or any(parse.tokens[k].lemma in ("not", "n't", "no") for k in kids):
        return
    other = scene.headed(mention.position, subject)
    if other and (other.form != "pronoun" or id(other) in scene.owners):
        _join(scene, mention, other)


def _join(scene: Scene, mention: Found, other: Found | None) -> None:
    """Join two mentions that stand for one thing by the grammar; a name keeps its cluster."""
    owner = scene.owners.get(id(other)) if other else None
    if other is None or mention.plural != (owner.plural if owner else other.plural):
        return
    if mention.form == other.form == "name":
        return
    if not _may_be_one(mention.kind, owner.kind if owner else other.kind):
        return
    mine, theirs = scene.owners.get(id(mention)), owner
    if mine and theirs:
        return
    if mine or theirs:
        cluster = mine or theirs
        loose = other if mine else mention
    else:
        cluster, loose = scene.put(other, None), mention
    if cluster is not None and not (cluster.place and loose.kind == "person"):
        if cluster.person and loose.form == "nominal" and not _names_a_person(loose):
            return
        scene.put(loose, cluster)
        if cluster.person:
            _note_service(scene, loose.position, range(loose.first, loose.last), cluster)
        cluster.kind = cluster.kind or loose.kind


def _note_service(scene: Scene, position: int, tokens: Iterable[int], person: Cluster) -> None:
    """Note the bodies and countries that a description of a person names."""
    for token in tokens:
        named = scene.headed(position, token)
        owner = scene.owner(named) if named and named.form == "name" else None
        if owner is not None and owner is not person:
            person.serves.add(id(owner))


def _names_a_person(mention: Found) -> bool:
    return mention.kind == "person" or (mention.kind is None and mention.lemma.endswith(_AGENTS))


def _may_be_one(one: EntityKind | None, other: EntityKind | None) -> bool:
    kinds = {one, other} - {None}
    if len(kinds) < 2:
        return True
    return kinds <= {"organisation", "group", "unit"} or kinds <= {
        "place",
        "facility",
        "organisation",
    }
