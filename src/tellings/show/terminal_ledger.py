"""The ledger, the voices and the changes of a story on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tellings.ledger.rules import RULES
from tellings.model import Bounds, Chosen, Claim, Descent, Entry, Locus, Reading
from tellings.show.plain import count, days, excerpt, plain, shortened
from tellings.show.sight import VERDICTS, Sight, origin_words

COLOURS = {
    "conflicting": "bold red",
    "denied": "bold magenta",
    "superseded": "bold yellow",
    "differing scope": "bold yellow",
    "agreed": "bold green",
    "single": "bold",
}
LOUD = ("number", "name", "date", "negation", "quotation", "hedge", "attribution")
"""Changes that are shown word by word; of what was dropped and added only the count is."""
PLAIN_MOST = 16
"""Entries of one reading that are shown; the rest are counted."""
CHANGES_MOST = 6
VOICES_MOST = 10
ORIGINS_MOST = 6
SHORT = 6
"""Characters of an entry's id that are shown, and that `tellings explain` takes."""


def ledger(sight: Sight, width: int) -> RenderableType:
    """Return the ledger: what conflicts first, each reading with its accounts and its words."""
    found = Counter(entry.verdict for entry in sight.entries)
    sums = (f"{found[verdict]} {verdict}" for verdict in VERDICTS if found[verdict])
    rows: list[RenderableType] = [Text(", ".join(sums), "dim")]
    flat = [e for e in sight.entries if len(e.readings) == 1 and not sight.judged(e)]
    for entry in sight.entries:
        if entry not in flat:
            rows += [Text(), open_entry(sight, entry, width)]
    if flat:
        rows += [Text(), flat_entries(sight, flat[:PLAIN_MOST])]
    if len(flat) > PLAIN_MOST:
        more = count(len(flat) - PLAIN_MOST, "more entry", "more entries")
        rows.append(Text(f"… and {more} of one reading, in the JSON and on the page", "dim"))
    return Group(*rows)


def open_entry(sight: Sight, entry: Entry, width: int) -> RenderableType:
    """Return an entry of several readings: its verdict and locus, then a row for each reading."""
    head = Text(entry.verdict, COLOURS[entry.verdict]).append("  ")
    head.append_text(locus(entry.locus)).append(f"  #{entry.id[:SHORT]}", "dim")
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(max_width=max(16, width // 4))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(max_width=max(8, width // 8))
    for reading in entry.readings:
        table.add_row(
            Text(plain(reading.value), "bold"),
            Text(count(reading.lineages, "lineage")),
            accounts(sight, reading, width),
            tellers(sight, reading.claims),
        )
    rows: list[RenderableType] = [head, indented(table)]
    if chosen := entry.chosen:
        rows.append(indented(Text(chosen_words(chosen))))
    if entry.note:
        rows.append(indented(Text(plain(entry.note), "italic")))
    rows += [indented(Text(told, "bold blue")) for told in sight.judged(entry)]
    return Group(*rows)


def chosen_words(chosen: Chosen) -> str:
    """Return what is taken, by what rule or whose preference, and why."""
    by = f"by the rule “{chosen.rule}”" if chosen.rule in RULES else chosen.rule
    return plain(f"{by}: {figures(chosen)}, {chosen.why}")


def figures(chosen: Chosen) -> str:
    """Return what a reader's rule takes: a figure, or the lowest to the highest."""
    if chosen.rule == "range":
        return f"{chosen.low:,g} to {chosen.high:,g}"
    return f"{chosen.best:,g}"


def accounts(sight: Sight, reading: Reading, width: int) -> RenderableType:
    """Return the origins of a reading, what a copy made of it, and the words of one claim."""
    lines = [Text(origin_words(reading.origins, ORIGINS_MOST))]
    if altered := reading.changed_in_copying:
        told = f"changed in copying by {sight.handle(altered.by)}, from “{plain(altered.from_)}”"
        lines.insert(0, Text(told, "yellow"))
    claims = ordered(sight, reading.claims)
    if claims:
        lines.append(quoted(sight, sight.claims[claims[0]], width))
    return Group(*lines)


def ordered(sight: Sight, claims: Iterable[str]) -> list[str]:
    """Return the claims that the dossier has, in the order of their reports."""
    place = {report.id: i for i, report in enumerate(sight.reports)}
    known = [c for c in claims if c in sight.claims]
    return sorted(known, key=lambda c: (place.get(sight.claims[c].report, 0), c))


def quoted(sight: Sight, claim: Claim, width: int) -> Text:
    """Return a claim in the words around it, in about a line and a half."""
    report = sight.by_id[claim.report]
    place = report.sentences[claim.sentence]
    words = report.text[place.start : place.end]
    start, end = claim.start - place.start, claim.end - place.start
    before, span, after = excerpt(words, max(0, start), max(0, end), max(90, width - 40))
    line = Text(f"{sight.handle(report.id)}: {before}", "dim")
    return line.append(span, "not dim underline").append(after, "dim")


def flat_entries(sight: Sight, entries: Iterable[Entry]) -> RenderableType:
    """Return entries of one reading, one a line: verdict, value and locus, origins, reports."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=5)
    table.add_column(ratio=3)
    table.add_column(ratio=1, min_width=5)
    for entry in entries:
        (reading,) = entry.readings
        value = Text(plain(reading.value), "bold").append("  ")
        table.add_row(
            Text(entry.verdict, COLOURS[entry.verdict]),
            value.append_text(locus(entry.locus)),
            Text(origin_words(reading.origins, 2), "dim"),
            tellers(sight, reading.claims),
        )
    return table


def locus(place: Locus) -> Text:
    """Return what an entry is about: what, then who, where and when as far as they are known."""
    rest = [plain(part) for part in (place.who, place.where) if part]
    rest = [part for part in rest if part.casefold() not in plain(place.what).casefold()]
    if place.from_ or place.to:
        first, last = place.from_ or place.to or "", place.to or place.from_ or ""
        rest.append(days(first, last))
    return Text(plain(place.what)).append(f" — {', '.join(rest)}" if rest else "", "dim")


def tellers(sight: Sight, claims: Iterable[str], most: int = 8) -> Text:
    """Return the short names of the reports behind some claims."""
    handles = sight.tellers(claims)
    rest = f" +{len(handles) - most}" if len(handles) > most else ""
    return Text(" ".join(handles[:most]) + rest, "bold")


def changes(sight: Sight, width: int) -> RenderableType | None:
    """Return what each copy changed; None where none changed anything."""
    order = list(sight.handles)
    altered = sorted((d for d in sight.descents if d.changes), key=lambda d: order.index(d.child))
    return Group(*(Group(*changed(sight, d, width)) for d in altered)) if altered else None


def changed(sight: Sight, descent: Descent, width: int) -> Iterator[RenderableType]:
    """Yield what one copy changed: figures and names in their words, the rest counted."""
    line = Text(sight.handle(descent.child), "bold").append(" from ", "not bold dim")
    line.append(sight.handle(descent.parent), "bold").append("  ")
    found = Counter(change.kind for change in descent.changes)
    yield line.append(", ".join(f"{n} {kind}" for kind, n in found.most_common()), "not bold")
    loud = sorted((c for c in descent.changes if c.kind in LOUD), key=lambda c: LOUD.index(c.kind))
    table = Table.grid(padding=(0, 2, 0, 0))
    room = max(20, (width - 24) // 2)
    for change in loud[:CHANGES_MOST]:
        was = words(sight, descent.parent, change.parent, room)
        now = words(sight, descent.child, change.child, room)
        table.add_row(Text(change.kind, "yellow"), Text(f"{was} → {now}"))
    if loud:
        yield indented(table)
    if len(loud) > CHANGES_MOST:
        yield indented(Text(f"… and {len(loud) - CHANGES_MOST} more", "dim"))


def words(sight: Sight, text: str, span: Bounds | None, most: int) -> str:
    """Return the words of a span in quotation marks; a dash where there are none."""
    report = sight.by_id.get(text)
    if span is None or report is None:
        return "–"
    return f"“{shortened(plain(report.text[span[0] : span[1]]), most)}”"


def voices(sight: Sight, width: int) -> RenderableType | None:
    """Return who is quoted, in which reports and with what words; None where nobody is."""
    said: dict[str, list[Claim]] = {}
    for report in sight.reports:
        for claim in sight.quotations.get(report.id, ()):
            if claim.speaker:
                said.setdefault(plain(claim.speaker.name), []).append(claim)
    if not said:
        return None
    ranked = sorted(said.items(), key=lambda item: (-len(item[1]), item[0]))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=3)
    table.add_column(ratio=4)
    table.add_column(max_width=max(8, width // 8))
    for name, claims in ranked[:VOICES_MOST]:
        said_by, words = Text(name, "bold"), Text(f"“{longest(sight, claims, width)}”", "dim")
        if role := usual_role(name, claims):
            said_by.append(f", {role}", "not bold dim")
        table.add_row(said_by, words, tellers(sight, (c.id for c in claims)))
    rest = len(ranked) - VOICES_MOST
    more = [Text(f"… and {count(rest, 'more voice')}", "dim")] if rest > 0 else []
    return Group(table, *more)


def usual_role(name: str, claims: Iterable[Claim]) -> str | None:
    """Return the role that a speaker is given most often, unless the name tells it already."""
    roles = Counter(plain(c.speaker.role) for c in claims if c.speaker and c.speaker.role)
    role = roles.most_common(1)[0][0] if roles else ""
    return role if role and role.casefold() not in name.casefold() else None


def longest(sight: Sight, claims: list[Claim], width: int) -> str:
    """Return the longest quotation of the first report among some, on about one line."""
    own = [c for c in claims if c.report == claims[0].report]
    claim = max(own, key=lambda c: (c.end - c.start, -c.start))
    words = plain(sight.by_id[claim.report].text[claim.start : claim.end]).rstrip(" ,;")
    return shortened(words, max(60, width))


def indented(body: RenderableType) -> RenderableType:
    """Return a body four blanks further in."""
    return Padding(body, (0, 0, 0, 4))
