"""JSON and JSON lines → drafts: articles wherever they are nested, in the order they stand in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from tellings.reports.drafts import LONGEST, Draft, UnreadableError
from tellings.reports.fields import field_table, plain
from tellings.reports.records import draft_of


def read_json(text: str) -> list[Draft | UnreadableError]:
    """Return the reports in a JSON file; one alone has no number.

    Raises ``UnreadableError`` where the file is no JSON or holds no report.
    """
    root = _parse(text)
    found = list(_reports(root))
    if not found:
        raise UnreadableError("no report found in it: no field holds a report's text")
    if len(found) == 1 and found[0] is root:
        return [_draft(found[0], None)]
    return [_draft(record, number) for number, record in enumerate(found, start=1)]


def read_lines(text: str) -> list[Draft | UnreadableError]:
    """Return the reports in a file of JSON lines, numbered through; a bad line stops no other."""
    outcomes: list[Draft | UnreadableError] = []
    number = 0
    for place, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found = list(_reports(_parse(line)))
        except UnreadableError as error:
            outcomes.append(UnreadableError(f"line {place}: {error}"))
            continue
        for record in found:
            number += 1
            outcomes.append(_draft(record, number))
        if not found:
            reason = f"line {place}: no report found in it: no field holds a report's text"
            outcomes.append(UnreadableError(reason))
    return outcomes


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise UnreadableError("JSON nested too deeply to be read") from error
    except ValueError as error:
        raise UnreadableError(f"not JSON: {error}") from error


def _draft(record: Mapping[str, object], number: int | None) -> Draft | UnreadableError:
    draft = draft_of(record, number)
    if draft is None:
        return UnreadableError("no field holds a report's text", number)
    if len(draft.text) > LONGEST:
        return UnreadableError(f"longer than {LONGEST:,} characters, which no report is", number)
    return draft


def _reports(root: object) -> Iterator[dict[str, object]]:
    """Yield the objects that are reports, in order, whatever they are nested in.

    Inside a report only fields named as holding others are looked through. Goes down without
    recursion.
    """
    nested = {plain(name) for name in field_table()["nested"]}
    other = {plain(name) for name in field_table()["other"]}
    pending: list[object] = [root]
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending += [one for one in reversed(value) if isinstance(one, dict | list)]
            continue
        if not isinstance(value, dict):
            continue
        is_report = draft_of(value) is not None
        if is_report:
            yield value
        pending += [
            inner
            for name, inner in reversed(value.items())
            if isinstance(inner, dict | list)
            and plain(name) not in other
            and (not is_report or (plain(name) in nested and isinstance(inner, list)))
        ]
