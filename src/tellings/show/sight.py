"""One story of a dossier, looked up: what the terminal and the page both need to know.

Nothing is decided here; things are found, named and put in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tellings.model import (
    Ancestor,
    Claim,
    Course,
    Descent,
    Dispute,
    Dossier,
    Entry,
    Judged,
    Report,
    Story,
    Verdict,
)
from tellings.show.plain import GREEK, letters, plain

VERDICTS: tuple[Verdict, ...] = (
    "conflicting",
    "denied",
    "superseded",
    "differing scope",
    "agreed",
    "single",
)
"""In the order in which a reader wants to see them."""
UNNAMED = "unnamed, in "
"""How the ledger begins an origin that no report names."""


@dataclass(frozen=True, slots=True)
class Node:
    """A text in the family's tree: a report or an ancestor, how it came there, what came of it.

    ``others`` are its parents besides the one above it.
    """

    id: str
    descent: Descent | None
    others: tuple[Descent, ...]
    children: tuple[Node, ...]


@dataclass(frozen=True)
class Sight:
    """One story: its reports by date with short names, its family, its entries."""

    dossier: Dossier
    story: Story

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Return the story's reports by date, those without one last."""
        held = set(self.story.reports)
        return tuple(sorted((r for r in self.dossier.reports if r.id in held), key=self._order))

    @cached_property
    def ancestors(self) -> tuple[Ancestor, ...]:
        """Return the texts not held that a report of the story goes back to."""
        known = {ancestor.id: ancestor for ancestor in self.dossier.ancestors}
        pending, found = list(self.story.reports), set[str]()
        while pending:
            child = pending.pop()
            above = [d.parent for d in self._above.get(child, ()) if d.parent in known]
            pending += [a for a in above if a not in found]
            found.update(above)
        named = (known[i] for i in found)
        return tuple(sorted(named, key=lambda a: (-len(a.children), a.label or "~", a.id)))

    @cached_property
    def handles(self) -> dict[str, str]:
        """Return the short name of each report (A, B, C… by date) and ancestor (α, β, γ…)."""
        texts = {report.id: letters(i) for i, report in enumerate(self.reports)}
        return texts | {a.id: letters(i, GREEK) for i, a in enumerate(self.ancestors)}

    @cached_property
    def descents(self) -> tuple[Descent, ...]:
        """Return the descents whose child is of this story."""
        return tuple(d for d in self.dossier.descents if d.child in self.handles)

    @cached_property
    def lineages(self) -> tuple[tuple[str, ...], ...]:
        """Return the story's lineages, each in the order of its reports, the greatest first."""
        place = {report.id: i for i, report in enumerate(self.reports)}
        groups = [
            tuple(sorted((i for i in group if i in place), key=place.__getitem__))
            for group in self.dossier.lineages
        ]
        return tuple(sorted(filter(None, groups), key=lambda g: (-len(g), place[g[0]])))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Return the story's ledger: what does not agree first, then what more accounts tell."""
        own = (entry for entry in self.dossier.ledger if entry.story == self.story.id)
        return tuple(sorted(own, key=_urgency))

    @cached_property
    def movements(self) -> tuple[Course, ...]:
        """Return the story's movement book, the actors of most accounts first."""
        own = (course for course in self.dossier.movements if course.story == self.story.id)
        return tuple(sorted(own, key=lambda c: (-sum(s.lineages for s in c.steps), c.who, c.id)))

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """Return the story's disputes, by what they are about."""
        own = (dispute for dispute in self.dossier.disputes if dispute.story == self.story.id)
        return tuple(sorted(own, key=lambda d: (d.about, d.id)))

    def judged(self, entry: Entry) -> list[str]:
        """Return the judgements of a person that bear on an entry, in words."""
        return [judged_words(j) for j in self.dossier.judgements if entry.id in j.entries]

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Return the claims of the dossier by id."""
        return {claim.id: claim for claim in self.dossier.claims}

    @cached_property
    def quotations(self) -> dict[str, list[Claim]]:
        """Return the quotations of the dossier by report."""
        found: dict[str, list[Claim]] = {}
        for claim in self.dossier.claims:
            if claim.kind == "quotation":
                found.setdefault(claim.report, []).append(claim)
        return found

    @cached_property
    def by_id(self) -> dict[str, Report]:
        """Return the reports of the dossier by id."""
        return {report.id: report for report in self.dossier.reports}

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """Return the named origins of all readings of the story."""
        return tuple(
            sorted({o for e in self.entries for r in e.readings for o in r.origins if named(o)})
        )

    @cached_property
    def span(self) -> tuple[str, str] | None:
        """Return the first and last day on which a report was published."""
        told = sorted(r.published.date for r in self.reports if r.published)
        return (told[0], told[-1]) if told else None

    @cached_property
    def trees(self) -> tuple[Node, ...]:
        """Return the family as trees, the greatest first; a report without kin is one alone.

        A text stands below the parent that it took most from.
        """
        above = {child: _main(descents) for child, descents in self._above.items()}
        below: dict[str, list[str]] = {}
        for text in self.handles:
            if text in above and above[text].parent in self.handles:
                below.setdefault(above[text].parent, []).append(text)
        roots = [t for t in self.handles if t not in above or above[t].parent not in self.handles]
        seen: set[str] = set()
        trees = [self._node(root, above, below, seen) for root in roots]
        stray = [t for t in self.handles if t not in seen]
        trees += [self._node(t, above, below, seen) for t in stray if t not in seen]
        return tuple(sorted(trees, key=lambda t: -_size(t)))

    def handle(self, text: str) -> str:
        """Return the short name of a report or ancestor, of this story or of another."""
        return self.handles.get(text) or f"[{self.name(text)}]"

    def name(self, text: str) -> str:
        """Return the outlet of a report, else its file; what an ancestor is known by."""
        if report := self.by_id.get(text):
            return plain(report.outlet or report.path.rpartition("/")[2])
        label = next((a.label for a in self.dossier.ancestors if a.id == text), None)
        return plain(label or "unnamed text")

    def tellers(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Return the short names of the reports that make these claims, in their order."""
        own = {self.claims[c].report for c in claims if c in self.claims}
        known = [self.handles[r.id] for r in self.reports if r.id in own]
        return (*known, *sorted(self.handle(r) for r in own if r not in self.handles))

    @cached_property
    def _above(self) -> dict[str, list[Descent]]:
        above: dict[str, list[Descent]] = {}
        for descent in self.dossier.descents:
            above.setdefault(descent.child, []).append(descent)
        return above

    def _order(self, report: Report) -> tuple[str, int, str, str]:
        when = report.published
        depth, text = 0, report.id
        while depth < len(self.dossier.reports) and text in self._above:
            text, depth = _main(self._above[text]).parent, depth + 1
        return (when.date, depth, when.time or "~", report.id) if when else ("~", depth, "", text)

    def _node(
        self, text: str, above: dict[str, Descent], below: dict[str, list[str]], seen: set[str]
    ) -> Node:
        seen.add(text)
        main = above.get(text)
        others = tuple(d for d in self._above.get(text, ()) if d is not main)
        nodes = tuple(
            self._node(c, above, below, seen) for c in below.get(text, ()) if c not in seen
        )
        return Node(text, main, others, nodes)


def sights(dossier: Dossier) -> Iterator[Sight]:
    """Yield the stories of a dossier, the largest first."""
    for story in sorted(dossier.stories, key=lambda s: (-len(s.reports), s.reports, s.id)):
        yield Sight(dossier, story)


def named(origin: str) -> bool:
    """Return whether an origin is somebody, and not "unnamed, in …"."""
    return not origin.startswith(UNNAMED)


def origin_words(origins: Iterable[str], most: int) -> str:
    """Return origins in words: so many of the named, then in which texts unnamed ones speak."""
    known = [plain(origin) for origin in origins if named(origin)]
    unknown = [plain(origin.removeprefix(UNNAMED)) for origin in origins if not named(origin)]
    told = known[:most]
    if len(known) > most:
        told.append(f"{len(known) - most} more")
    if unknown:
        more = f" and {len(unknown) - most} more" if len(unknown) > most else ""
        told.append(f"unnamed in {', '.join(unknown[:most])}{more}")
    return "; ".join(told) or "no origin named"


def _main(descents: list[Descent]) -> Descent:
    return max(descents, key=lambda d: (d.derived, d.confidence, d.parent))


def _size(node: Node) -> int:
    return 1 + sum(map(_size, node.children))


def judged_words(told: Judged) -> str:
    """Return a person's judgement as a reader is shown it."""
    return plain(f"{told.do}, judged by {told.by}: {told.why}")


def _urgency(entry: Entry) -> tuple[int, int, int, str]:
    accounts = sum(reading.lineages for reading in entry.readings)
    told = sum(len(reading.claims) for reading in entry.readings)
    return VERDICTS.index(entry.verdict), -accounts, -told, entry.id
