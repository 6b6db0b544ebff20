from __future__ import annotations

import json

import pytest

from tellings.reports.drafts import Draft, UnreadableError
from tellings.reports.objects import read_json, read_lines

BODY = "The pier at Northport is closed until May."


def read(value: object) -> list[Draft]:
    return [one for one in read_json(json.dumps(value)) if isinstance(one, Draft)]


def test_one_report_has_no_number() -> None:
    [one] = read({"title": "Pier", "text": BODY})
    assert one.record is None


def test_reports_in_a_list_are_numbered_in_order() -> None:
    drafts = read([{"text": f"{BODY} {number}."} for number in range(3)])
    assert [(one.record, one.text[-2]) for one in drafts] == [(1, "0"), (2, "1"), (3, "2")]


@pytest.mark.parametrize(
    "nest",
    [
        lambda items: {"version": "https://jsonfeed.org/version/1.1", "items": items},
        lambda items: {"status": "ok", "articles": items},
        lambda items: {"response": {"docs": items}},
        lambda items: {"@graph": [{"@type": "WebSite"}, *items]},
        lambda items: [{"incident": "1", "documents": items, "date": "May 3"}],
        lambda items: {"itemListElement": [{"position": 1, "item": one} for one in items]},
        lambda items: {"northport": items[0], "westhaven": items[1]},
    ],
)
def test_reports_are_found_wherever_they_are_nested(nest: object) -> None:
    items = [{"title": "Pier", "content": BODY}, {"title": "Quay", "content": f"{BODY} Again."}]
    assert callable(nest)
    assert [one.title for one in read(nest(items))] == ["Pier", "Quay"]


def test_comments_on_a_report_are_no_reports() -> None:
    record = {"text": BODY, "comments": [{"text": "I was there and saw it all."}]}
    assert len(read(record)) == 1


def test_a_bad_line_stops_no_other() -> None:
    lines = [
        json.dumps({"text": BODY}),
        "{broken",
        "",
        json.dumps({"a": 1}),
        json.dumps({"text": BODY}),
    ]
    outcomes = read_lines("\n".join(lines))
    assert [one.record for one in outcomes if isinstance(one, Draft)] == [1, 2]
    reasons = [str(one) for one in outcomes if isinstance(one, UnreadableError)]
    assert reasons[0].startswith("line 2: not JSON")
    assert reasons[1].startswith("line 4: no report")


def test_what_holds_no_report_says_so() -> None:
    with pytest.raises(UnreadableError, match="no report found"):
        read_json('{"a": [1, 2, {"b": null}]}')
