from __future__ import annotations

import json
from dataclasses import dataclass, replace

import jsonschema
import pytest

from tellings import model
from tellings.show import dossier as shown
from tellings.show import schema
from tests import dossiers


@pytest.fixture
def dossier() -> model.Dossier:
    return dossiers.dossier()


def test_what_is_written_reads_back_the_same(dossier: model.Dossier) -> None:
    assert shown.from_json(shown.to_json(dossier)) == shown.ordered(dossier)


def test_the_order_of_the_parts_changes_no_byte(dossier: model.Dossier) -> None:
    turned = replace(
        dossier,
        reports=dossier.reports[::-1],
        descents=dossier.descents[::-1],
        lineages=dossier.lineages[::-1],
        stories=dossier.stories[::-1],
        claims=dossier.claims[::-1],
        ledger=dossier.ledger[::-1],
    )
    assert shown.to_json(turned) == shown.to_json(dossier)


def test_names_are_those_of_the_contract(dossier: model.Dossier) -> None:
    plain = json.loads(shown.to_json(dossier))
    assert next(iter(plain)) == "format"
    assert plain["format"] == "tellings/1"
    assert set(plain["times"][0]) == {"report", "start", "end", "from", "to", "timex"}
    assert plain["made"]["options"] == {"date": "2024-03-04"}
    movement = next(c for c in plain["claims"] if c["kind"] == "movement")
    assert movement["body"]["count"] is None
    assert movement["body"]["from"] == ["Corvin"]
    mirror = next(r for r in plain["reports"] if r["path"] == "mirror.txt")
    assert mirror["published"] == {
        "date": "2024-03-02", "time": None, "basis": "inferred", "from": dossiers.HERALD.id,
    }  # fmt: skip


def test_whole_figures_have_no_point(dossier: model.Dossier) -> None:
    text = shown.to_json(dossier)
    assert '"low": 43, "high": 43' in text
    assert '"derived": 1.0' in text


def test_a_broken_character_is_escaped_and_reads_back(dossier: model.Dossier) -> None:
    broken = replace(dossier.problems[0], problem="half a pair: \ud83d")
    text = shown.to_json(replace(dossier, problems=(broken,)))
    assert text.encode("utf-8")
    assert shown.from_json(text).problems == (broken,)


def test_a_figure_that_is_no_number_is_refused(dossier: model.Dossier) -> None:
    entry = replace(dossier.ledger[0], spread=float("nan"))
    with pytest.raises(ValueError, match="JSON"):
        shown.to_json(replace(dossier, ledger=(entry,)))


def test_a_field_of_a_subclass_stays_out(dossier: model.Dossier) -> None:
    @dataclass(frozen=True)
    class Seen(model.Story):
        colour: str = "red"

    story = dossier.stories[0]
    seen = Seen(story.id, story.title, story.reports)
    dressed = replace(dossier, stories=(seen, *dossier.stories[1:]))
    assert shown.to_json(dressed) == shown.to_json(dossier)


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"format": "tellings/2"}', '{"format": "tellings/1"}']
)
def test_what_is_no_dossier_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="dossier"):
        shown.from_json(text)


def test_a_dossier_from_before_a_field_was_added_still_reads(dossier: model.Dossier) -> None:
    plain = json.loads(shown.to_json(dossier))
    for entry in plain["ledger"]:
        del entry["spread"]
    assert shown.from_plain(plain) == shown.ordered(dossier)


def test_the_schema_in_the_package_is_that_of_the_model() -> None:
    assert schema.read() == schema.made(), "run: python -m tellings.show.schema"


def test_the_schema_is_one_and_takes_the_dossier(dossier: model.Dossier) -> None:
    told = json.loads(schema.read())
    jsonschema.Draft202012Validator.check_schema(told)
    jsonschema.Draft202012Validator(told).validate(json.loads(shown.to_json(dossier)))


def spoilt(plain: dict[str, object], *way: str | int, value: object) -> dict[str, object]:
    """Return a copy of the dossier with one value changed."""
    copy = json.loads(json.dumps(plain))
    place = copy
    for step in way[:-1]:
        place = place[step]
    place[way[-1]] = value
    return copy  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("reports", 0, "sentences", 0, "part"), "margin"),
        (("reports", 0, "machine", "paraphrase"), 1.5),
        (("descents", 0, "relation"), "theft"),
        (("claims", 0, "body"), {}),
        (("claims", 0, "start"), -1),
        (("ledger", 0, "verdict"), "true"),
        (("alignments", 0, "spans"), [[[0, 1]]]),
        (("made", "options"), [["date", "2024-03-04"]]),
    ],
)
def test_the_schema_refuses(dossier: model.Dossier, way: tuple[str, ...], value: object) -> None:
    plain = spoilt(json.loads(shown.to_json(dossier)), *way, value=value)
    validator = jsonschema.Draft202012Validator(json.loads(schema.read()))
    assert list(validator.iter_errors(plain))
