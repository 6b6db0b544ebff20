"""Find what is wrong in the gold itself: words that do not occur, ids that name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from gold.files import Story
from tellings.model import Action, Certainty, Relation, Speech, Status, Verdict

VERBAL_MEANS = frozenset({"air", "bus", "ferry", "ship", "sea", "tow"})
"""Means that a sentence may tell by its verb alone."""
OF_A_MOVEMENT = frozenset(
    [
        "who",
        "count",
        "activity",
        "action",
        "from",
        "to",
        "by",
        "status",
        "certainty",
        "also",
        "loose",
    ]
)
"""The fields that a movement of the gold may have."""
CLAIMED = ("quotations", "quantities", "movements")
Row = dict[str, Any]


def wrong_in(story: Story) -> list[str]:
    """Return every fault in the story's truth, empty where it is sound."""
    return [
        *_lost_words(story),
        *_unknown_reports(story),
        *_unknown_claims(story),
        *_bad_labels(story),
        *(f"{story.name}: {fault}" for fault in torn_rows(story.truth)),
    ]


def wrong_in_times(case: Row) -> Iterator[str]:
    """Yield every fault in a case of news time."""
    for row in case["times"]:
        for fault in occurrence_faults(case["text"], row["text"], row.get("occurrence")):
            yield f"{case['text']}: {fault}"
        first, last = row["from"], row["to"]
        if (first is None) != (last is None) or (first and first > last):
            yield f"{case['text']}: days of {row['text']!r}"


def wrong_in_movements(case: Row) -> Iterator[str]:
    """Yield every fault in a case of movements."""
    text = case["text"]
    for row in case["movements"]:
        yield from (f"{text}: no field {name!r}" for name in row if name not in OF_A_MOVEMENT)
        forms = [*(row["who"] or ()), *(row["activity"] or ()), *row["from"], *row["to"]]
        forms += [means for means in row.get("by", ()) if means not in VERBAL_MEANS]
        yield from (f"{text}: no {form!r}" for form in forms if not _has_words(text, form))
        for field, labels in (("action", Action), ("status", Status), ("certainty", Certainty)):
            if field not in row:
                continue
            for label in (row[field], *row.get("also", {}).get(field, ())):
                if label not in get_args(labels):
                    yield f"{text}: {field} {label!r}"


def wrong_in_quotations(case: Row) -> Iterator[str]:
    """Yield every fault in a case of quotations."""
    text = case["text"]
    for row in case["quotations"]:
        for piece in (*row["content"], row["cue"], row["speaker"]):
            if piece is not None:
                for fault in occurrence_faults(text, piece["text"], piece.get("occurrence")):
                    yield f"{text}: {fault}"
        if row["speech"] not in get_args(Speech):
            yield f"{text}: speech {row['speech']!r}"


def wrong_in_quantities(case: Row) -> Iterator[str]:
    """Yield every fault in a case of quantities."""
    text = case["text"]
    for row in case["quantities"]:
        for fault in occurrence_faults(text, row["text"], row.get("occurrence")):
            yield f"{text}: {fault}"
        forms = [row["counted"], *(row["holder"] or ()), *(row["place"] or ())]
        yield from (f"{text}: no {form!r}" for form in forms if form and not _has_words(text, form))
        low, high, whole = row["low"], row["high"], row["whole"]
        if low is not None and high is not None and low > high:
            yield f"{text}: {low} above {high}"
        if whole is not None and row["unit"] is None and (high or low or 0) > whole:
            yield f"{text}: more than its whole {whole}"


def _has_words(text: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE) is not None


def torn_rows(value: Any) -> Iterator[str]:
    """Yield a fault for each name of a field with a space: words that a comma tore off."""
    if isinstance(value, dict):
        yield from (f"torn off: {name!r}" for name in value if " " in str(name))
        for one in value.values():
            yield from torn_rows(one)
    elif isinstance(value, list):
        for one in value:
            yield from torn_rows(one)


def occurrence_faults(text: str, snippet: str, occurrence: int | None = None) -> Iterator[str]:
    """Yield a fault where the snippet does not occur once, or not as often as its number asks."""
    count = text.count(snippet)
    if occurrence is None and count != 1:
        yield f"{snippet!r} occurs {count} times"
    if occurrence is not None and count < occurrence:
        yield f"{snippet!r} occurs {count} times, not {occurrence}"


def _said(story: Story) -> Iterator[tuple[str, str]]:
    """Yield each pair of a report and words that must occur in it."""
    truth = story.truth
    for row in truth["reports"]:
        if row.get("title"):
            yield row["id"], row["title"]
        for field in ("captions", "furniture", "bylines"):
            yield from ((row["id"], words) for words in row.get(field, ()))
        for field in ("damage", "evidence"):
            yield from ((row["id"], found["text"]) for found in row.get(field, ()))
    for passage in truth.get("passages", ()):
        yield from passage["members"].items()
    for pair in truth.get("not_passages", ()):
        yield from pair["left"].items()
        yield from pair["right"].items()
    for row in _claims(truth):
        for report, words in row["in"].items():
            yield from ((report, one) for one in _many(words))
    for row in truth.get("no_entry", ()):
        yield row["report"], row["text"]
    for dispute in truth.get("disputes", ()):
        for stand in dispute["stands"]:
            yield from stand["in"].items()


def _lost_words(story: Story) -> Iterator[str]:
    for report, words in _said(story):
        text = story.text(report)
        at_least = 1 if words in _headings(story, report) else None
        for fault in occurrence_faults(text, words, at_least):
            yield f"{story.name}/{report}: {fault}"
    for field in ("times", "pronouns"):
        for row in story.truth.get(field, ()):
            text = story.text(row["report"])
            for fault in occurrence_faults(text, row["context"]):
                yield f"{story.name}/{row['report']}: {fault}"
            for fault in occurrence_faults(row["context"], row["text"], 1):
                yield f"{story.name}/{row['report']}: {fault} in its context"


def _headings(story: Story, report: str) -> set[str]:
    """Return titles and names of writers, which may stand in a text more than once."""
    row = next(row for row in story.truth["reports"] if row["id"] == report)
    return {row.get("title") or "", *row.get("bylines", ())}


def _unknown_reports(story: Story) -> Iterator[str]:
    truth = story.truth
    ancestors = {row["label"] for row in truth.get("ancestors", ())}
    known = set(story.files) | ancestors
    named: list[str] = []
    for row in truth.get("family", ()):
        named += [row["child"], row["parent"]]
    for row in truth.get("ancestors", ()):
        named += row["children"]
    named += [passage["ancestor"] for passage in truth.get("passages", ()) if passage["ancestor"]]
    yield from (f"{story.name}: no report {name!r}" for name in named if name not in known)
    grouped = sorted(name for group in truth["lineages"] for name in group)
    if grouped != sorted(story.files):
        yield f"{story.name}: lineages do not hold every report once"
    for file in story.files.values():
        if not file.is_file():
            yield f"{story.name}: no file {file.name}"


def _unknown_claims(story: Story) -> Iterator[str]:
    ids = [row["id"] for row in _claims(story.truth)]
    yield from (f"{story.name}: {one} is given twice" for one in sorted(_doubled(ids)))
    entries = {entry["id"] for entry in story.truth["ledger"]}
    for pair in story.truth.get("apart", ()):
        yield from (f"{story.name}: no entry {one!r}" for one in pair if one not in entries)
    for entry in story.truth["ledger"]:
        for reading in entry["readings"]:
            for claim in reading["claims"]:
                if claim not in ids:
                    yield f"{story.name}/{entry['id']}: no claim {claim!r}"


def _bad_labels(story: Story) -> Iterator[str]:
    for row in story.truth.get("family", ()):
        low, high = row["derived"]
        if row["relation"] not in get_args(Relation) or not 0 <= low <= high <= 1:
            yield f"{story.name}: family of {row['child']}"
    for entry in story.truth["ledger"]:
        for verdict in (entry["verdict"], *entry.get("also", ())):
            if verdict not in get_args(Verdict):
                yield f"{story.name}/{entry['id']}: verdict {verdict!r}"
        for reading in entry["readings"]:
            least, most = reading["lineages"]
            if not 1 <= least <= most:
                yield f"{story.name}/{entry['id']}: lineages {reading['lineages']}"


def _claims(truth: Row) -> Iterator[Row]:
    for field in CLAIMED:
        yield from truth.get(field, ())


def _many(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


def _doubled(names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    doubled: set[str] = set()
    for name in names:
        (doubled if name in seen else seen).add(name)
    return doubled
