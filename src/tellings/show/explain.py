"""Why an entry says what it says: every claim in its sentence, and what copies what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tellings.model import Bounds, Claim, Dossier, Entry, Reading, Report, Sentence, Verdict
from tellings.show.plain import count, plain
from tellings.show.sight import Sight, sights
from tellings.show.terminal_ledger import COLOURS, chosen_words, locus, ordered

WHY: Mapping[Verdict, str] = {
    "agreed": "one reading, of two lineages and two origins or more",
    "single": "one reading, of one lineage or of one origin",
    "conflicting": "readings that cannot be one, and none takes the place of another",
    "superseded": "a later reading takes the place of an earlier one",
    "differing scope": "one reading is told of a part of what another is told of",
    "denied": "somebody denies what another says",
}
"""What each verdict means, in a line."""


def find(dossier: Dossier, wanted: str) -> list[Entry]:
    """Return the entries whose id is or begins with ``wanted``, "#" before it or not."""
    wanted = wanted.removeprefix("#").casefold()
    exact = [entry for entry in dossier.ledger if entry.id == wanted]
    return exact or [entry for entry in dossier.ledger if wanted and entry.id.startswith(wanted)]


def explain(dossier: Dossier, entry: Entry) -> RenderableType:
    """Return why the entry says what it says, for a terminal."""
    sight = next(sight for sight in sights(dossier) if sight.story.id == entry.story)
    head = Text(entry.verdict, COLOURS[entry.verdict]).append("  ").append_text(locus(entry.locus))
    rows: list[RenderableType] = [head, Text(WHY[entry.verdict], "dim")]
    if entry.note:
        rows.append(Text(plain(entry.note), "italic"))
    for reading in entry.readings:
        rows += [Text(), *_reading(sight, reading)]
    if chosen := entry.chosen:
        rows += [Text(), Text(chosen_words(chosen))]
    if entry.spread:
        rows.append(Text(f"The choice of rule matters by {entry.spread:.0%}.", "dim"))
    rows += [Text(told, "bold blue") for told in sight.judged(entry)]
    return Group(*rows)


def _reading(sight: Sight, reading: Reading) -> Iterator[RenderableType]:
    lineages, origins = count(reading.lineages, "lineage"), count(len(reading.origins), "origin")
    yield Text(plain(reading.value), "bold").append(f"  {lineages}, {origins}", "not bold")
    yield _inset(Text("said by ").append("; ".join(map(plain, reading.origins)) or "nobody named"))
    if altered := reading.changed_in_copying:
        told = f"only because {sight.handle(altered.by)} altered “{plain(altered.from_)}”"
        yield _inset(Text(told, "yellow"))
    if all(sight.claims[claim].status == "conditional" for claim in reading.claims):
        yield _inset(Text("told under a condition only: it moves no verdict", "yellow"))
    first: dict[str, str] = {}
    for claim in (sight.claims[identity] for identity in ordered(sight, reading.claims)):
        yield _inset(_sentence(sight, claim))
        if holder := first.get(claim.lineage):
            yield _inset(Text(f"the same passage as in {holder}: counted once", "dim"), 4)
        elif line := _kin(sight, claim, set(first.values())):
            yield _inset(Text(f"a copy of the lineage of {line}: counted once", "dim"), 4)
        first.setdefault(claim.lineage, sight.handle(claim.report))


def _sentence(sight: Sight, claim: Claim) -> Text:
    """Return the sentences that a claim's spans lie in, its own words underlined."""
    report = sight.by_id[claim.report]
    line = Text(f"{sight.handle(report.id)} ", "bold").append(f"{sight.name(report.id)}: ", "dim")
    spans = sorted(claim.spans) or [(claim.start, claim.end)]
    before = -1
    for number in _sentences(report, claim, spans):
        if before >= 0:
            line.append(" " if number == before + 1 else " … ", "not bold")
        for start, end, style in _pieces(report.sentences[number], spans):
            told = report.text[start:end]
            gap = " " if told[:1].isspace() and not line.plain.endswith(" ") else ""
            line.append(gap + plain(told), style).append(" " if told[-1:].isspace() else "")
        before = number
    places = ", ".join(f"{start}–{end}" for start, end in spans)
    return line.append(f"  [{places}]  claim {claim.id}", "dim not bold")


def _sentences(report: Report, claim: Claim, spans: Sequence[Bounds]) -> list[int]:
    """Return the sentences that any of the spans lies in, the claim's own at least."""
    return [
        number
        for number, place in enumerate(report.sentences)
        if number == claim.sentence
        or any(start < place.end and place.start < end for start, end in spans)
    ]


def _pieces(place: Sentence, spans: Sequence[Bounds]) -> Iterator[tuple[int, int, str]]:
    """Yield a sentence in pieces, those of the spans and those between, with their styles."""
    at = place.start
    for start, end in spans:
        start, end = max(start, at), min(end, place.end)
        if start < end:
            yield at, start, "not bold"
            yield start, end, "bold underline"
            at = end
    yield at, place.end, "not bold"


def _kin(sight: Sight, claim: Claim, held: set[str]) -> str | None:
    """Return a report already named that is of one lineage with the claim's."""
    for group in sight.lineages:
        if claim.report in group:
            others = (sight.handle(r) for r in group if r != claim.report)
            return next((handle for handle in others if handle in held), None)
    return None


def _inset(part: RenderableType, left: int = 2) -> Padding:
    return Padding(part, (0, 0, 0, left))
