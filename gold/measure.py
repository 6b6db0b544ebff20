"""Measure what `tellings read` makes of the gold stories against their truth.

Run as ``python -m gold.measure [STORY…]``: a table of shares, and with ``--misses`` what was
missed. Floors for the numbers stand in ``gold/floors.yaml``; a test holds them.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from gold.files import Story, stories
from gold.tally import Tally, table
from tellings.corpus import read
from tellings.model import Bounds, Claim, Dispute, Dossier, Entry, Quantity, Quotation, Report

AS_SAID = 0.5
"""How much two spans must share (token F1) to be one claim."""


@dataclass(frozen=True)
class Exam:
    """A story's truth beside what was read of it."""

    story: Story
    dossier: Dossier
    reports: Mapping[str, Report]

    def bounds(self, report: str, words: str) -> Bounds | None:
        """Return where the words stand in the report's text, whatever its white space."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        found = re.search(pattern, self.reports[report].text)
        return found.span() if found else None

    def sentence(self, report: str, words: str) -> tuple[str, int] | None:
        """Return the sentence that holds the words, as (report id, index)."""
        place = self.bounds(report, words)
        if place is None:
            return None
        held = self.reports[report]
        for index, sentence in enumerate(held.sentences):
            if sentence.start <= place[0] < sentence.end:
                return held.id, index
        return None

    def short(self, report_id: str) -> str:
        """Return the short id of a report, or the id itself (of an ancestor)."""
        return next((s for s, r in self.reports.items() if r.id == report_id), report_id)


def examine(story: Story) -> Exam:
    """Read the story's folder and pair its reports with the truth's."""
    last = max(
        str(row["published"].get("latest", row["published"]["date"])) for row in _rows(story)
    )
    collected = date.fromisoformat(last) + timedelta(days=3)
    dossier = read([story.folder], collected)
    by_name = {Path(path).name.split("#")[0]: r for r in dossier.reports for path in r.paths}
    return Exam(story, dossier, {s: by_name[f.name] for s, f in story.files.items()})


def measure(exam: Exam) -> dict[str, Tally]:
    """Return a tally for each thing measured, by its name."""
    return {name: _tally(exam, answers) for name, answers in MEASURES.items()}


Answers = Iterator[tuple[bool, str]]


def _tally(exam: Exam, answers: Callable[[Exam], Answers]) -> Tally:
    tally = Tally()
    for hit, what in answers(exam):
        tally.add(hit, what)
    return tally


def _rows(story: Story) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = story.truth["reports"]
    return rows


def _outlets(exam: Exam) -> Answers:
    for row in _rows(exam.story):
        told = exam.reports[row["id"]].outlet
        yield told == row.get("outlet"), f"{row['id']}: outlet {told!r}, not {row.get('outlet')!r}"


def _dates(exam: Exam) -> Answers:
    for row in _rows(exam.story):
        told, truth = exam.reports[row["id"]].published, row.get("published")
        if truth is None:
            continue
        latest = str(truth.get("latest", truth["date"]))
        hit = told is not None and str(truth["date"]) <= told.date <= latest
        hit = hit and told is not None and told.basis == truth["basis"]
        yield hit, f"{row['id']}: published {told}, not {truth}"


def _machine(exam: Exam) -> Answers:
    for row in _rows(exam.story):
        machine = exam.reports[row["id"]].machine
        told = "paraphrase" if machine.paraphrase >= 0.5 else None
        told = "translation" if machine.translation >= 0.5 else told
        yield told == row.get("machine"), f"{row['id']}: machine {told}, not {row.get('machine')}"


def _edges(exam: Exam) -> set[tuple[str, str]]:
    return {(exam.short(d.child), exam.short(d.parent)) for d in exam.dossier.descents}


def _ancestors(exam: Exam) -> dict[str, str]:
    """Return the ancestor of ours that stands for each lost one of the truth: shared children."""
    found: dict[str, str] = {}
    for lost in exam.story.truth.get("ancestors", []):
        children = set(lost["children"])
        ours = [
            (len(children & {exam.short(c) for c in a.children}), a.id)
            for a in exam.dossier.ancestors
        ]
        if ours and max(ours)[0] >= 2:
            found[lost["label"]] = max(ours)[1]
    return found


def _parents(exam: Exam) -> Answers:
    edges, lost = _edges(exam), _ancestors(exam)
    for row in exam.story.truth.get("family", []):
        parent = lost.get(row["parent"], row["parent"])
        yield (row["child"], parent) in edges, f"{row['child']} ← {row['parent']}: edge not found"


def _no_other_parents(exam: Exam) -> Answers:
    lost = _ancestors(exam)
    told = {
        (r["child"], lost.get(r["parent"], r["parent"])) for r in exam.story.truth.get("family", [])
    }
    for edge in sorted(_edges(exam)):
        yield edge in told, f"{edge[0]} ← {edge[1]}: no such descent"


def _relations(exam: Exam) -> Answers:
    lost = _ancestors(exam)
    ours = {(exam.short(d.child), exam.short(d.parent)): d for d in exam.dossier.descents}
    for row in exam.story.truth.get("family", []):
        found = ours.get((row["child"], lost.get(row["parent"], row["parent"])))
        if found is None:
            continue
        right = {row["relation"], *row.get("also", [])}
        what = f"{row['child']} ← {row['parent']}: {found.relation} {found.derived:.2f}"
        yield found.relation in right, f"{what}, not {row['relation']}"


def _lineages(exam: Exam) -> Answers:
    ours = {exam.short(r): n for n, line in enumerate(exam.dossier.lineages) for r in line}
    truth = {r: n for n, line in enumerate(exam.story.truth.get("lineages", [])) for r in line}
    for one, other in combinations(sorted(truth), 2):
        together = truth[one] == truth[other]
        what = f"{one} and {other}: {'one lineage' if together else 'two lineages'}"
        yield (ours[one] == ours[other]) == together, what


def _passage_of(exam: Exam) -> dict[tuple[str, int], str]:
    return {
        (side.report, index): passage.id
        for passage in exam.dossier.passages
        for side in passage.members
        for index in side.sentences
    }


def _passages(exam: Exam) -> Answers:
    ours = {
        (s.report, i): p.id for p in exam.dossier.passages for s in p.members for i in s.sentences
    }
    for row in exam.story.truth.get("passages", []):
        places = {r: exam.sentence(r, _one(words)) for r, words in row["members"].items()}
        for one, other in combinations(sorted(places), 2):
            left, right = places[one], places[other]
            hit = left is not None and right is not None and left in ours
            hit = hit and ours.get(left or ("", 0)) == ours.get(right or ("", 0))
            yield hit, f"{row['id']}: {one} and {other} not one passage"


def _apart(exam: Exam) -> Answers:
    ours = {
        (s.report, i): p.id for p in exam.dossier.passages for s in p.members for i in s.sentences
    }
    for row in exam.story.truth.get("not_passages", []):
        ((one, words),), ((other, more),) = row["left"].items(), row["right"].items()
        left, right = exam.sentence(one, words), exam.sentence(other, more)
        joined = left is not None and right is not None and left in ours
        yield not (joined and ours[left or ("", 0)] == ours.get(right or ("", 0))), str(row)


def _one(words: str | list[str]) -> str:
    return words if isinstance(words, str) else words[0]


def _quotations(exam: Exam) -> Answers:
    for row, report, claim in _quoted(exam):
        yield claim is not None, f"{report}: {row['id']} not found"


def _speakers(exam: Exam) -> Answers:
    for row, report, claim in _quoted(exam):
        if claim is not None:
            name = claim.speaker.name if claim.speaker else None
            yield (
                _named(name, row["speaker"]),
                f"{report}: {row['id']} by {name}, not {row['speaker']}",
            )


def _named(name: str | None, truth: str | None) -> bool:
    if truth is None or name is None:
        return truth is None and name is None
    ours, theirs = set(name.lower().split()), set(truth.lower().split())
    return ours == theirs or len(ours & theirs) >= min(2, len(theirs))


def _quoted(exam: Exam) -> Iterator[tuple[dict[str, Any], str, Claim | None]]:
    for row in exam.story.truth.get("quotations", []):
        for report, words in row["in"].items():
            pieces = [words] if isinstance(words, str) else words
            yield row, report, _claim_over(exam, report, pieces, Quotation)


def _claim_over(exam: Exam, report: str, pieces: Iterable[str], kind: type) -> Claim | None:
    truth: set[int] = set()
    for words in pieces:
        place = exam.bounds(report, words)
        truth |= set(range(*place)) if place else set()
    claims = [c for c in exam.dossier.claims if c.report == exam.reports[report].id]
    rated = [(_overlap(truth, c), c.id, c) for c in claims if isinstance(c.body, kind)]
    best = max(rated, default=None, key=lambda row: row[:2])
    return best[2] if best and best[0] >= AS_SAID else None


def _overlap(truth: set[int], claim: Claim) -> float:
    ours = {i for start, end in claim.spans for i in range(start, end)}
    return 2 * len(truth & ours) / max(1, len(truth) + len(ours))


def _figure(exam: Exam, report: str, words: str) -> list[Claim]:
    """Return the quantities whose number stands within the words."""
    place = exam.bounds(report, words)
    if place is None:
        return []
    return [
        c
        for c in exam.dossier.claims
        if c.report == exam.reports[report].id
        and isinstance(c.body, Quantity)
        and c.start < place[1]
        and place[0] < c.end
    ]


def _quantities(exam: Exam) -> Answers:
    for row in exam.story.truth.get("quantities", []):
        for report, words in row["in"].items():
            told = [c.body for c in _figure(exam, report, _one(words))]
            hit = any(
                isinstance(b, Quantity) and (b.low, b.high) == (row.get("low"), row.get("high"))
                for b in told
            )
            values = [(b.low, b.high, b.counted) for b in told if isinstance(b, Quantity)]
            yield hit, f"{report}: {_one(words)!r} read as {values}"


def _verdicts(exam: Exam) -> Answers:
    for row, entry in _entries(exam):
        told = entry.verdict if entry else None
        right = {row["verdict"], *row.get("also", [])}
        yield told in right, f"{row['id']}: {told}, not {row['verdict']}"


def _readings(exam: Exam) -> Answers:
    for row, entry in _entries(exam):
        for reading in row["readings"]:
            bounds = (reading.get("low"), reading.get("high"))
            ours = [r for r in entry.readings if (r.low, r.high) == bounds] if entry else []
            least, most = reading.get("lineages", [1, 99])
            hit = any(least <= r.lineages <= most for r in ours)
            counts = [r.lineages for r in ours]
            yield hit, f"{row['id']}: reading {bounds} with lineages {counts}, not {least}–{most}"


def _entries(exam: Exam) -> Iterator[tuple[dict[str, Any], Entry | None]]:
    """Yield each entry of the truth with the entry of ours that holds most of its claims.

    A claim counts once in each report, whatever claims of ours stand in its words.
    """
    rows = _claimed(exam)
    for row in exam.story.truth.get("ledger", []):
        wanted = [
            _claims_of(exam, {"in": {report: words}})
            for reading in row["readings"]
            for claim in reading["claims"]
            for report, words in rows.get(claim, {"in": {}})["in"].items()
        ]
        ours = [
            (sum(bool(told & _claims_in(e)) for told in wanted), e.id, e)
            for e in exam.dossier.ledger
        ]
        best = max(ours, default=None, key=lambda found: found[:2])
        yield row, best[2] if best and best[0] else None


def _whole(exam: Exam) -> Answers:
    """Ask for each claim of an entry, in each report, whether it stands in that entry of ours."""
    rows = _claimed(exam)
    for row, entry in _entries(exam):
        held = _claims_in(entry)
        for name in (name for reading in row["readings"] for name in reading["claims"]):
            for report, words in rows[name]["in"].items():
                if "low" not in rows[name] and "action" not in rows[name]:
                    continue
                told = _claims_of(exam, {"in": {report: words}})
                yield bool(told & held), f"{row['id']}: {report} {_one(words)!r} stands elsewhere"


def _entries_apart(exam: Exam) -> Answers:
    """Ask of each two entries that none may join whether a claim of one stands in the other."""
    ours = {row["id"]: (row, entry) for row, entry in _entries(exam)}
    for one, other in exam.story.truth.get("apart", []):
        joined = [
            name
            for row, entry in ((ours[one][0], ours[other][1]), (ours[other][0], ours[one][1]))
            for name in _strangers(exam, row, entry, ours)
        ]
        yield not joined, f"{one} and {other}: joined by {joined}"


def _strangers(
    exam: Exam, row: Mapping[str, Any], entry: Entry | None, ours: Mapping[str, Any]
) -> Iterator[str]:
    """Yield the claims of a row that stand in an entry of ours, but not as addends of its sum."""
    rows, held = _claimed(exam), _claims_in(entry)
    addends = {
        a for r, e in ours.values() if e is entry for a in r.get("parts", {}).get("addends", ())
    }
    for name in (name for reading in row["readings"] for name in reading["claims"]):
        if name not in addends and _claims_of(exam, rows[name]) & held:
            yield name


def _claims_in(entry: Entry | None) -> set[str]:
    return {c for r in entry.readings for c in r.claims} if entry is not None else set()


def _claimed(exam: Exam) -> dict[str, dict[str, Any]]:
    """Return what the truth claims, by id."""
    kinds = ("quantities", "movements", "quotations")
    return {row["id"]: row for kind in kinds for row in exam.story.truth.get(kind, [])}


def _disputes(exam: Exam) -> Answers:
    """Ask for each stand of a dispute whether the likest dispute of ours has it."""
    for row in exam.story.truth.get("disputes", []):
        found = [
            [_stands(exam, dispute, stand) for stand in row["stands"]] for dispute in _ours(exam)
        ]
        best = max(found, key=sum, default=[False] * len(row["stands"]))
        for stand, hit in zip(row["stands"], best, strict=True):
            yield hit, f"{row['id']}: {stand['stance']} by {stand['origin']} not found"


def _no_other_explanations(exam: Exam) -> Answers:
    """Ask for each explanation of ours whether the truth has it."""
    rows = [s for row in exam.story.truth.get("disputes", []) for s in row["stands"]]
    told = {c for row in rows if row["stance"] == "explained" for c in _told_in(exam, row)}
    for dispute in _ours(exam):
        for stand in dispute.stands:
            if stand.stance == "explained":
                known = bool(told.intersection(stand.claims))
                yield known, f"{dispute.about}: explained by {stand.origins}, not so"


def _ours(exam: Exam) -> tuple[Dispute, ...]:
    return exam.dossier.disputes


def _stands(exam: Exam, dispute: Dispute, row: Mapping[str, Any]) -> bool:
    """Return whether a dispute of ours has the stand: the stance, told in the words."""
    wanted = _told_in(exam, row)
    return any(
        stand.stance == row["stance"] and wanted.intersection(stand.claims)
        for stand in dispute.stands
    )


def _told_in(exam: Exam, row: Mapping[str, Any]) -> set[str]:
    """Return the claims that stand over the words of a row."""
    places = [(report, exam.bounds(report, words)) for report, words in row["in"].items()]
    return {
        claim.id
        for report, place in places
        if place is not None
        for claim in exam.dossier.claims
        if claim.report == exam.reports[report].id
        and claim.start < place[1]
        and place[0] < claim.end
    }


def _claims_of(exam: Exam, row: dict[str, Any] | None) -> set[str]:
    """Return our claims within the words of a row; one that adds up several is none of theirs."""
    if row is None:
        return set()
    found: set[str] = set()
    for report, words in row["in"].items():
        place = exam.bounds(report, _one(words))
        if place is not None:
            found |= {
                c.id
                for c in exam.dossier.claims
                if c.report == exam.reports[report].id
                and not isinstance(c.body, Quotation)
                and len(c.spans) == 1
                and c.start < place[1]
                and place[0] < c.end
            }
    return found


MEASURES: Mapping[str, Callable[[Exam], Answers]] = {
    "outlets": _outlets,
    "published": _dates,
    "machine-made": _machine,
    "parents found": _parents,
    "parents right": _no_other_parents,
    "relations": _relations,
    "lineages": _lineages,
    "passages": _passages,
    "kept apart": _apart,
    "quotations": _quotations,
    "speakers": _speakers,
    "quantities": _quantities,
    "verdicts": _verdicts,
    "readings": _readings,
    "entries whole": _whole,
    "entries apart": _entries_apart,
    "disputes": _disputes,
    "explanations right": _no_other_explanations,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("story", nargs="*")
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    options = parser.parse_args()
    for story in stories():
        if options.story and story.name not in options.story:
            continue
        print(story.name)
        print(table(measure(examine(story)), options.misses))


if __name__ == "__main__":
    main()
