"""A dossier of hostile text: what the page must stand."""

from __future__ import annotations

from dataclasses import replace

from tellings import model
from tests import dossiers

RUNS = (
    "</script><script>window.hacked = 1</script>",
    '<img src=x onerror="window.hacked = 1">',
    '"><svg onload="window.hacked = 1">',
    "javascript:window.hacked=1",
    "<!-- <script> <![CDATA[ ]]> &lt;b&gt; ${window.hacked = 1} {{window.hacked = 1}}",
    "\u202eback to front\u202c \u2066\u2069\u200f",
    "null\x00 bell\x07 escape\x1b[31m csi\x9b half\ud83d",
    "🚒🚑 two signs beyond the first plane",
    "w" * 50_000,
)
"""What report text may hold to run, to hide or to break a page."""


def hostile() -> model.Dossier:
    """Return a dossier whose every string tries something; its offsets are right."""
    base = dossiers.dossier()
    reports, moved = [], {}
    for i, report in enumerate(base.reports):
        nasty = " ".join((*RUNS[:-1], RUNS[-1] if i == 0 else ""))
        before = f"{nasty}\n\n"
        moved[report.id] = len(before)
        reports.append(
            replace(
                report, text=before + report.text, title=nasty, outlet=RUNS[i % len(RUNS)],
                path=f"{RUNS[1]}.txt", url="javascript:window.hacked=1", credit=nasty,
                bylines=(nasty,), agencies=(RUNS[0],),
                sentences=(
                    model.Sentence(0, len(nasty), "body"),
                    *(_later(s, len(before)) for s in report.sentences),
                ),
                damage=(model.Damage(0, 9, RUNS[1], RUNS[2]),),
                machine=model.Machine(0.9, 0.9, (model.Evidence(2, 8, RUNS[1]),)),
            )
        )  # fmt: skip
    claims = tuple(_pushed(c, moved[c.report]) for c in base.claims)
    return replace(
        base,
        reports=tuple(reports),
        claims=claims,
        alignments=(),
        passages=(),
        unclaimed=(),
        times=(),
        stories=tuple(replace(s, title=" ".join(RUNS)) for s in base.stories),
        ancestors=tuple(replace(a, label=RUNS[0]) for a in base.ancestors),
        descents=tuple(replace(d, reasons=RUNS, changes=()) for d in base.descents),
        entities=tuple(
            replace(
                e, name=RUNS[1],
                mentions=tuple(
                    replace(m, start=m.start + moved[m.report], end=m.end + moved[m.report])
                    for m in e.mentions
                ),
            )
            for e in base.entities
        ),
        ledger=tuple(
            replace(
                e, note=RUNS[1], locus=model.Locus(RUNS[0], RUNS[1], RUNS[2]),
                readings=tuple(
                    replace(r, value=RUNS[n], origins=RUNS) for n, r in enumerate(e.readings)
                ),
            )
            for e in base.ledger
        ),
        movements=tuple(
            replace(
                c, who=RUNS[0],
                steps=tuple(
                    replace(
                        s, of=RUNS[1], value=RUNS[2], from_=(RUNS[3],), to=(RUNS[5],), origins=RUNS
                    )
                    for s in c.steps
                ),
            )
            for c in base.movements
        ),
        disputes=tuple(
            replace(d, about=RUNS[1], stands=tuple(replace(s, origins=RUNS) for s in d.stands))
            for d in base.disputes
        ),
        problems=(model.Problem(RUNS[0], RUNS[1]),),
    )  # fmt: skip


def _later(sentence: model.Sentence, by: int) -> model.Sentence:
    return replace(sentence, start=sentence.start + by, end=sentence.end + by)


def _pushed(claim: model.Claim, by: int) -> model.Claim:
    speaker = claim.speaker and replace(
        claim.speaker, start=claim.speaker.start + by, end=claim.speaker.end + by, role=RUNS[1]
    )
    cue = claim.cue and replace(claim.cue, start=claim.cue.start + by, end=claim.cue.end + by)
    return replace(
        claim,
        start=claim.start + by,
        end=claim.end + by,
        sentence=claim.sentence + 1,
        spans=tuple((a + by, b + by) for a, b in claim.spans),
        speaker=speaker,
        cue=cue,
        lineage=claim.report,
    )
