"""The dossier as the page's script takes it: the same things, by number instead of by id.

What is null or empty is left out. Texts are numbered: the reports in the order of the dossier,
after them the ancestors. ``web/src/packed.ts`` declares the same shape for the script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from tellings import model
from tellings.ledger.origins import official
from tellings.ledger.rules import RULES, candidates, choose
from tellings.model import Claim, Dossier, Entry
from tellings.show.dossier import ordered
from tellings.show.page.pack_reports import Packed, filled, packed_report, sentences_needed
from tellings.show.page.shapes import Place, countries, focus, shapes, view_of
from tellings.show.sight import Node, Sight, sights

ALIGNED_MOST = 20_000
"""Above so many alignments the page keeps those along descents; passages tell of the rest."""


def pack(dossier: Dossier, excerpts: bool = False) -> Packed:
    """Return what the page's script reads; with ``excerpts`` only the sentences it needs."""
    return _Packer(ordered(dossier), excerpts).whole()


class _Packer:
    """Numbers the texts, passages and claims of one dossier, and packs what refers to them."""

    def __init__(self, dossier: Dossier, excerpts: bool) -> None:
        self.dossier = dossier
        self.excerpts = excerpts
        self.reports = {report.id: i for i, report in enumerate(dossier.reports)}
        ancestors = enumerate(dossier.ancestors, len(self.reports))
        self.texts = self.reports | {ancestor.id: i for i, ancestor in ancestors}
        self.passages = {passage.id: i for i, passage in enumerate(dossier.passages)}
        self.descents = {descent: i for i, descent in enumerate(dossier.descents)}
        self.claims = {claim.id: i for i, claim in enumerate(dossier.claims)}

    def whole(self) -> Packed:
        """Return the whole dossier."""
        dossier = self.dossier
        needed = sentences_needed(dossier) if self.excerpts else None
        packed: Packed = filled(
            {
                "format": dossier.format,
                "excerpts": self.excerpts,
                "made": {
                    "version": dossier.made.version,
                    "models": dossier.made.models,
                    "options": dict(dossier.made.options),
                },
                "reports": [packed_report(r, self.reports, needed) for r in dossier.reports],
                "ancestors": [
                    {"id": a.id, "label": a.label, "children": self._known(a.children)}
                    for a in dossier.ancestors
                ],
                "descents": [self._descent(d) for d in dossier.descents],
                "lineages": [self._known(group) for group in dossier.lineages],
                "passages": [
                    [[self.reports[m.report], *m.sentences] for m in passage.members]
                    for passage in dossier.passages
                ],
                "alignments": self._alignments(),
                "stories": [self._story(sight) for sight in sights(dossier)],
                "places": [
                    {
                        "name": e.name,
                        "lat": e.lat,
                        "lon": e.lon,
                        "country": e.country,
                        "area": _area(e) or None,
                        "mentions": [[self.reports[m.report], m.start, m.end] for m in e.mentions],
                    }
                    for e in dossier.entities
                    if e.lat is not None and e.lon is not None
                ],
                "claims": [self._claim(claim) for claim in dossier.claims],
                "unclaimed": [[self.reports[u.report], u.start, u.end] for u in dossier.unclaimed],
                "problems": [asdict(problem) for problem in dossier.problems],
            }
        )
        drawn = self._map()
        return packed | ({"map": drawn} if drawn else {})

    def _known(self, ids: Iterable[str]) -> list[int]:
        return [self.texts[i] for i in ids if i in self.texts]

    def _descent(self, descent: model.Descent) -> Packed:
        return {
            "child": self.texts[descent.child],
            "parent": self.texts[descent.parent],
            "relation": descent.relation,
            "derived": descent.derived,
            "confidence": descent.confidence,
            "direction": descent.direction,
            "reasons": descent.reasons,
            "changes": [[c.kind, c.parent, c.child] for c in descent.changes],
        }

    def _alignments(self) -> list[Packed]:
        kept: Sequence[model.Alignment] = self.dossier.alignments
        if len(kept) > ALIGNED_MOST:
            edges = {frozenset((d.child, d.parent)) for d in self.dossier.descents}
            kept = [a for a in kept if frozenset((a.left.report, a.right.report)) in edges]
        return [
            {
                "left": [self.reports[a.left.report], *a.left.sentences],
                "right": [self.reports[a.right.report], *a.right.sentences],
                "reuse": a.reuse,
            }
            for a in kept
        ]

    def _story(self, sight: Sight) -> Packed:
        return {
            "id": sight.story.id,
            "title": sight.story.title,
            "reports": self._known(report.id for report in sight.reports),
            "ancestors": self._known(ancestor.id for ancestor in sight.ancestors),
            "handles": [sight.handles[text] for text in sight.handles],
            "lineages": [self._known(group) for group in sight.lineages],
            "origins": len(sight.origins),
            "trees": [self._node(tree) for tree in sight.trees],
            "ledger": [self._entry(sight, entry) for entry in sight.entries],
            "movements": [self._course(course) for course in sight.movements],
            "disputes": [self._dispute(dispute) for dispute in sight.disputes],
        }

    def _course(self, course: model.Course) -> Packed:
        steps = ({**asdict(step), "claims": self._told(step.claims)} for step in course.steps)
        return {
            "id": course.id,
            "who": course.who,
            "steps": [{n.rstrip("_"): member for n, member in step.items()} for step in steps],
        }

    def _dispute(self, dispute: model.Dispute) -> Packed:
        stands = [{**asdict(stand), "claims": self._told(stand.claims)} for stand in dispute.stands]
        return {
            "id": dispute.id,
            "about": dispute.about,
            "entry": dispute.entry,
            "stands": stands,
        }

    def _told(self, claims: Iterable[str]) -> list[int]:
        return [self.claims[c] for c in claims if c in self.claims]

    def _node(self, node: Node) -> list[Any]:
        """Return a node as its text, its descent, its further descents and its children."""
        main = node.descent and self.descents[node.descent]
        others = [self.descents[d] for d in node.others]
        return [self.texts[node.id], main, others, [self._node(c) for c in node.children]]

    def _entry(self, sight: Sight, entry: Entry) -> Packed:
        choices = candidates(entry.readings, official)
        return {
            "id": entry.id,
            "who": entry.locus.who,
            "what": entry.locus.what,
            "where": entry.locus.where,
            "from": entry.locus.from_,
            "to": entry.locus.to,
            "verdict": entry.verdict,
            "note": "; ".join([*filter(None, [entry.note]), *sight.judged(entry)]) or None,
            "spread": entry.spread,
            "readings": [self._reading(reading) for reading in entry.readings],
            "rules": {rule: (c := choose(rule, choices)) and asdict(c) for rule in RULES},
        }

    def _reading(self, reading: model.Reading) -> Packed:
        altered = reading.changed_in_copying
        return {
            "value": reading.value,
            "low": reading.low,
            "high": reading.high,
            "claims": self._told(reading.claims),
            "lineages": reading.lineages,
            "origins": reading.origins,
            "latest": reading.latest,
            "altered": altered and {"by": self.reports.get(altered.by), "from": altered.from_},
        }

    def _claim(self, claim: Claim) -> Packed:
        speaker, cue = claim.speaker, claim.cue
        single = claim.spans in ((), ((claim.start, claim.end),))
        return {
            "id": claim.id,
            "kind": claim.kind,
            "report": self.reports[claim.report],
            "start": claim.start,
            "end": claim.end,
            "spans": None if single else claim.spans,
            "sentence": claim.sentence,
            "passage": self.passages.get(claim.lineage),
            "speaker": speaker and _speaker(speaker),
            "cue": cue and [cue.start, cue.end],
            "speech": claim.speech,
            "time": _when(claim.time),
            "said": _when(claim.said),
            "status": claim.status,
            "certainty": claim.certainty,
            "body": _body(claim.body),
        }

    def _map(self) -> Packed | None:
        """Return the view and its shapes, and coarse ones of the whole that the places span.

        Countries are in the view only where nothing else is.
        """
        located = [e for e in self.dossier.entities if e.mentions and _at(e) is not None]
        named = [e for e in located if not _area(e)] or located
        places: Counter[Place] = Counter()
        for entity in named:
            places[_at(entity) or (0, 0)] += len({m.report for m in entity.mentions})
        if not places:
            return None
        view, whole = view_of(focus(places)), view_of([at for e in located if (at := _at(e))])
        return {
            "view": [view.west, view.south, view.east, view.north],
            "topology": shapes(view),
            **({"rest": shapes(whole, "110m")} if whole != view else {}),
        }


def _at(entity: model.Entity) -> Place | None:
    return None if entity.lat is None or entity.lon is None else (entity.lon, entity.lat)


def _area(entity: model.Entity) -> bool:
    return (entity.country, entity.lat, entity.lon) in countries()


def _speaker(speaker: model.Speaker) -> Packed:
    office = official(f"{speaker.name} {speaker.role or ''}")
    return {**asdict(speaker), "entity": None, "official": office or None}


def _when(when: model.When | None) -> Packed | None:
    return {"from": when.from_, "to": when.to, "text": when.text} if when else None


def _body(body: model.Body) -> Packed | None:
    """Return the body as the page needs it; a quotation's words are those of its spans."""
    if isinstance(body, model.Quotation):
        return None
    return {name.rstrip("_"): value for name, value in asdict(body).items()}
