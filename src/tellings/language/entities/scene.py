"""What the linking of one report works on: its mentions, and the clusters as they grow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tellings.language.entities.bodies import Office
from tellings.language.entities.cluster import Cluster
from tellings.language.entities.found import Found
from tellings.language.gazetteer import Place
from tellings.language.reading import Parse, ReadReport
from tellings.model import Bounds, EntityKind

_NARROWING = frozenset(["nmod", "acl", "acl:relcl"])


@dataclass(slots=True)
class Scene:
    """One report while its mentions are linked; ``owners`` gives a mention's cluster, by id()."""

    reading: ReadReport
    found: Sequence[Found]
    places: Mapping[Bounds, Place | None]
    clusters: list[Cluster] = field(default_factory=list)
    owners: dict[int, Cluster] = field(default_factory=dict)
    heads: dict[tuple[int, int], Found] = field(default_factory=dict)

    def owner(self, mention: Found) -> Cluster | None:
        """Return the cluster that a mention is in."""
        return self.owners.get(id(mention))

    def parse(self, mention: Found) -> Parse:
        """Return the parse of the sentence that a mention stands in."""
        return self.reading.sentences[mention.position].parse

    def put(self, mention: Found, cluster: Cluster | None) -> Cluster:
        """Put a mention into a cluster; into a new one where none is given."""
        if cluster is None:
            cluster = Cluster(mention.kind, plural=mention.plural)
            self.clusters.append(cluster)
        cluster.add(mention)
        self.owners[id(mention)] = cluster
        return cluster

    def new(self, kind: EntityKind, office: Office | None = None) -> Cluster:
        """Return a new cluster, without mentions yet."""
        cluster = Cluster(kind, office=office)
        self.clusters.append(cluster)
        return cluster

    def by_office(self, office: Office) -> Cluster | None:
        """Return the cluster of an office; of one that may be it where none is of it."""
        exact = [c for c in self.clusters if c.office == office]
        fitting = exact or [c for c in self.clusters if c.office and c.office.fits(office)]
        return fitting[-1] if fitting else None

    def headed(self, position: int, head: int) -> Found | None:
        """Return the mention that has a token of a sentence for its head."""
        if not self.heads:
            for mention in reversed(self.found):
                self.heads[mention.position, mention.head] = mention
        return self.heads.get((position, head))

    def complement(self, mention: Found) -> str:
        """Return what follows a noun and belongs to it: "of Defence", "of Chile"."""
        parse = self.parse(mention)
        words = []
        for child in parse.children[mention.head]:
            if child >= mention.last and parse.tokens[child].deprel == "nmod":
                inside = sorted(parse.subtree(child))
                words.append(
                    parse.text[parse.tokens[inside[0]].start : parse.tokens[inside[-1]].end]
                )
        return " ".join(words)

    def restriction(self, mention: Found) -> frozenset[str]:
        """Return the lemmas of what follows a noun and narrows it: "of the council", "who left".

        What is set off by a comma, a bracket or a dash narrows nothing: "the clerk, who had left".
        """
        parse = self.parse(mention)
        return frozenset(
            parse.tokens[i].lemma.lower()
            for child in parse.children[mention.head]
            if child >= mention.last
            and parse.tokens[child].deprel in _NARROWING
            and not _set_off(parse, child)
            for i in parse.subtree(child)
            if parse.tokens[i].upos not in ("DET", "PUNCT")
        )

    def recent(self, mention: Found, keep: Callable[[Cluster], bool]) -> Cluster | None:
        """Return the cluster mentioned last before a mention, of those to be kept."""
        last: tuple[int, Cluster] | None = None
        for cluster in self.clusters:
            before = cluster.before(mention) if keep(cluster) else None
            if before and (last is None or before.start > last[0]):
                last = (before.start, cluster)
        return last[1] if last else None


def _set_off(parse: Parse, head: int) -> bool:
    first = min(parse.subtree(head))
    return "PUNCT" in (parse.tokens[first].upos, parse.tokens[first - 1].upos)
