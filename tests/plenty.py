"""A large invented dossier: what the page must stand.

Nothing here is news: sentences are put together from a few lists, the same ones every time.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tellings import model
from tests import dossiers

WHO = ("rescuers", "the port authority", "nurses", "the mayor", "a pilot", "divers", "the operator")
DID = ("counted", "moved", "waited for", "asked about", "brought in", "looked after", "wrote of")
WHAT = ("passengers", "boats", "sandbags", "calls", "families", "pumps", "volunteers")
WHERE = ("at the old quay", "near Marlow Sound", "on the north bank", "in the school hall")
OUTLETS = ("Evening Ledger", "Sound Herald", "North Bank News", "Quayside", "The Daily Pump")
SENTENCES = 32
FAMILY = 20
"""Reports of one family: the first has its own text, the others copy and change a little."""


def plenty(reports: int = 200, entries: int = 200) -> model.Dossier:
    """Return a dossier of one story with so many reports and ledger entries."""
    held = tuple(_report(i) for i in range(reports))
    claims = tuple(c for i, report in enumerate(held) for c in _claims(i, report))
    passages = tuple(
        model.Passage(
            model.identify("passage", str(family), str(line)),
            None,
            tuple(sorted(model.Side(held[i].id, (line,)) for i in members)),
        )
        for family, members in _families(reports)
        if len(members) > 1
        for line in range(0, SENTENCES, 2)
    )
    story = model.Story("c" * 16, "High water at Marlow Sound", tuple(sorted(r.id for r in held)))
    base = dossiers.dossier()
    return replace(
        base,
        reports=held,
        claims=claims,
        passages=passages,
        stories=(story,),
        ancestors=(),
        descents=tuple(d for _, members in _families(reports) for d in _descents(held, members)),
        alignments=tuple(
            a for _, members in _families(reports) for a in _alignments(held, members)
        ),
        lineages=tuple(
            sorted(tuple(sorted(held[i].id for i in members)) for _, members in _families(reports))
        ),
        ledger=tuple(_entry(i, claims) for i in range(entries)),
        entities=_places(held),
        times=(),
        unclaimed=(),
        movements=tuple(_course(i, claims) for i in range(30)),
        disputes=(),
    )


def _families(reports: int) -> list[tuple[int, list[int]]]:
    return [
        (first // FAMILY, list(range(first, min(first + FAMILY, reports))))
        for first in range(0, reports, FAMILY)
    ]


def _line(seed: int) -> str:
    picked = [words[seed // step % len(words)] for words, step in ((WHO, 1), (DID, 7), (WHAT, 11))]
    who, did, what = picked
    return (
        f"By the {seed % 12 + 1}th hour {who} {did} {seed % 90 + 10} {what} "
        f"{WHERE[seed % len(WHERE)]}, and the water went on rising by the hand."
    )


def _report(i: int) -> model.Report:
    family = i // FAMILY
    lines = []
    for at in range(SENTENCES):
        own = at % 2 and i % FAMILY
        lines.append(_line(1_000 * family + at + (37 * i if own else 0)))
    told: tuple[dossiers.Line, ...] = tuple(
        ("title" if at == 0 else "body", line) for at, line in enumerate(lines)
    )
    return dossiers.telling(
        f"{i:04}.txt",
        told,
        title=lines[0],
        outlet=f"{OUTLETS[i % len(OUTLETS)]} {i}",
        published=dossiers.dated(f"2024-03-{i % FAMILY // 4 + 1 + family % 10:02}"),
    )


def _claims(i: int, report: model.Report) -> list[model.Claim]:
    found = []
    for at in range(1, SENTENCES):
        words = report.words_of(at).split()
        figure = next(w for w in words if w.isdigit())
        phrase = f"{figure} {words[words.index(figure) + 1]}"
        start = report.sentences[at].start + report.words_of(at).index(phrase)
        lineage = model.identify("passage", str(i // FAMILY), str(at)) if not at % 2 else report.id
        found.append(
            model.Claim(
                model.identify(report.id, str(start)), "quantity", report.id, start,
                start + len(phrase), at, lineage, ((start, start + len(phrase)),),
                model.Quantity(float(figure), float(figure), None, None, None, "people"),
                time=model.When("2024-03-02", "2024-03-02", None), status="done",
            )
        )  # fmt: skip
    return found


def _descents(held: tuple[model.Report, ...], members: list[int]) -> list[model.Descent]:
    first, *rest = members
    found = []
    for n, i in enumerate(rest):
        parent = first if n % 3 else members[n]
        relation: model.Relation = ("copy", "rewrite", "excerpt")[n % 3]
        change = model.Change(
            "number", (held[parent].sentences[1].start,) * 2, (held[i].sentences[1].start,) * 2
        )
        found.append(
            model.Descent(
                held[i].id, held[parent].id, relation, 0.5 + n % 5 / 10, 0.9, "likely",
                ("half of its sentences word for word",), (change,),
            )
        )  # fmt: skip
    return found


def _alignments(held: tuple[model.Report, ...], members: list[int]) -> list[model.Alignment]:
    found = []
    for one, other in pairwise(members):
        left, right = sorted((held[one], held[other]), key=lambda r: r.id)
        found += [
            model.Alignment(
                model.Side(left.id, (at,)), model.Side(right.id, (at,)), "verbatim", 1.0,
                ((_bounds(left, at), _bounds(right, at)),),
            )
            for at in range(0, SENTENCES, 2)
        ]  # fmt: skip
    return found


def _bounds(report: model.Report, at: int) -> model.Bounds:
    return report.sentences[at].start, report.sentences[at].end


def _entry(i: int, claims: tuple[model.Claim, ...]) -> model.Entry:
    verdicts: tuple[model.Verdict, ...] = ("single", "agreed", "conflicting", "superseded")
    verdict = verdicts[i % 4 if i % 9 else 0]
    count = 1 if verdict in ("single", "agreed") else 2 + i % 2
    readings = []
    for n in range(count):
        picked = tuple(claims[(i * 29 + n * 613 + k * 31) % len(claims)].id for k in range(4))
        value = 10 + i % 60 + n * 7
        readings.append(
            model.Reading(
                str(value), value, value, picked, 1 + (i + n) % 4,
                (WHO[(i + n) % 7], WHO[(i + n + 2) % 7]), f"2024-03-{2 + n:02}",
            )
        )  # fmt: skip
    locus = model.Locus(WHO[i % 7], f"{WHAT[i % 5]} {DID[i % 7]} {i}", WHERE[i % 4], "2024-03-02")
    return model.Entry(f"{i:016x}", "c" * 16, locus, verdict, tuple(readings))


def _course(i: int, claims: tuple[model.Claim, ...]) -> model.Course:
    steps = tuple(
        model.Step(
            f"2024-03-{1 + n:02}", f"2024-03-{2 + n:02}", WHAT[(i + n) % 7],
            ("relocate", "withdraw", "stay")[n % 3], ("planned", "done", "denied")[(i + n) % 3],
            str(10 + n), 10 + n, 10 + n, ("old quay",), ("Marlow Sound",) if n % 2 else (), (),
            tuple(claims[(i * 31 + n * 97 + k * 13) % len(claims)].id for k in range(3)),
            1 + n % 3, (WHO[n % 7],), n > 2,
        )
        for n in range(2 + i % 4)
    )  # fmt: skip
    return model.Course(f"{i:015}c", "c" * 16, f"{WHO[i % 7]} {i}", steps)


def _places(held: tuple[model.Report, ...]) -> tuple[model.Entity, ...]:
    """Return a place for each that a report's words name, on an invented coast."""
    found = []
    for n, name in enumerate(("Marlow Sound", "old quay", "north bank", "school hall")):
        mentions = []
        for report in held:
            at = report.text.find(name)
            if at >= 0:
                mentions.append(model.Mention(report.id, at, at + len(name), "name"))
        found.append(
            model.Entity(
                f"{n:016}", name, "place", 51.2 + n / 9, 1.1 + n / 7, "GB", tuple(mentions)
            )
        )
    return tuple(found)
