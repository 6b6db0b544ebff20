from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tellings.show.page.pack import pack
from tellings.show.page.shapes import View, countries, shapes
from tests import dossiers, plenty


@pytest.fixture(scope="module")
def packed() -> dict[str, Any]:
    return pack(dossiers.dossier())


def test_claims_point_into_the_texts_by_number(packed: dict[str, Any]) -> None:
    for claim in packed["claims"]:
        (piece,) = packed["reports"][claim["report"]]["pieces"]
        told = dossiers.dossier()
        own = next(c for c in told.claims if c.id == claim["id"])
        text = next(r.text for r in told.reports if r.id == own.report)
        assert piece[1][claim["start"] : claim["end"]] == text[own.start : own.end]


def test_every_reading_of_the_dossier_is_there(packed: dict[str, Any]) -> None:
    dossier = dossiers.dossier()
    ids = [claim["id"] for claim in packed["claims"]]
    found = {
        (entry["id"], reading["value"], tuple(ids[i] for i in reading["claims"]))
        for story in packed["stories"]
        for entry in story["ledger"]
        for reading in entry["readings"]
    }
    assert found == {(e.id, r.value, r.claims) for e in dossier.ledger for r in e.readings}


def test_movement_book_and_disputes_are_there_with_their_claims(packed: dict[str, Any]) -> None:
    dossier = dossiers.dossier()
    ids = [claim["id"] for claim in packed["claims"]]
    (course,), (dispute,) = packed["stories"][0]["movements"], packed["stories"][0]["disputes"]
    (step,) = course["steps"]
    assert (course["who"], step["action"], step["from"], step["current"]) == (
        "operator", "suspend", ["Corvin"], True,
    )  # fmt: skip
    assert tuple(ids[i] for i in step["claims"]) == dossier.movements[0].steps[0].claims
    stands = [(stand["stance"], *(ids[i] for i in stand["claims"])) for stand in dispute["stands"]]
    assert stands == [(s.stance, *s.claims) for s in dossier.disputes[0].stands]
    assert dispute["entry"] == dossier.disputes[0].entry


def test_who_speaks_for_an_office_is_told(packed: dict[str, Any]) -> None:
    told = {
        c["speaker"]["name"]: c["speaker"].get("official")
        for c in packed["claims"]
        if "speaker" in c
    }
    assert told["Ella Marsh"] is None
    assert True in told.values()


def test_texts_are_numbered_ancestors_after_reports(packed: dict[str, Any]) -> None:
    reports, (ancestor,) = packed["reports"], packed["ancestors"]
    main = next(d for d in packed["descents"] if d["parent"] == len(reports))
    assert ancestor["label"] == "NRW"
    assert reports[main["child"]]["credited"] == ("NRW",) or reports[main["child"]]["credited"] == [
        "NRW"
    ]


def test_the_tree_is_that_of_the_terminal(packed: dict[str, Any]) -> None:
    story = packed["stories"][0]
    first = story["trees"][0]
    assert first[0] == len(packed["reports"])
    handles = dict(zip([*story["reports"], *story["ancestors"]], story["handles"], strict=True))
    below = [handles[child[0]] for child in first[3]]
    assert below == ["B", "D"]
    mirror = first[3][0][3][0]
    assert handles[mirror[0]] == "C"
    assert [packed["descents"][i]["relation"] for i in mirror[2]] == ["partial"]


def test_rules_are_worked_out_for_the_reader_to_choose(packed: dict[str, Any]) -> None:
    entry = packed["stories"][0]["ledger"][0]
    assert entry["rules"]["conservative"]["best"] == 40
    assert (entry["rules"]["range"]["low"], entry["rules"]["range"]["high"]) == (40, 43)


def test_nothing_empty_is_carried(packed: dict[str, Any]) -> None:
    assert "url" not in next(r for r in packed["reports"] if r["path"] == "post.txt")
    assert "null" not in json.dumps(packed["claims"])


def test_an_excerpt_keeps_what_is_needed_and_no_more() -> None:
    whole, cut = (
        {r["path"]: r for r in pack(dossiers.dossier(), excerpts=e)["reports"]}
        for e in (False, True)
    )
    told = "".join(text for _, text in cut["herald.html"]["pieces"])
    assert "About 40 passengers" in told
    assert "Runs were suspended" not in told
    assert "Runs were suspended" in whole["herald.html"]["pieces"][0][1]
    for report in dossiers.dossier().reports:
        for start, text in cut[report.path].get("pieces", []):
            assert report.text[start : start + len(text)] == text


def test_an_excerpt_holds_the_sentence_of_every_claim() -> None:
    dossier = dossiers.dossier()
    cut = {r["id"]: r.get("pieces", []) for r in pack(dossier, excerpts=True)["reports"]}
    for claim in dossier.claims:
        assert any(s <= claim.start and claim.end <= s + len(t) for s, t in cut[claim.report])


def test_many_alignments_are_kept_along_descents_only() -> None:
    dossier = plenty.plenty(40, 5)
    many = replace(dossier, alignments=dossier.alignments * 60)
    edges = {frozenset((d.child, d.parent)) for d in dossier.descents}
    ids = [r.id for r in sorted(dossier.reports, key=lambda r: r.id)]
    packed = pack(many)
    assert packed["alignments"]
    assert len(packed["alignments"]) < len(many.alignments)
    for pair in packed["alignments"]:
        assert frozenset((ids[pair["left"][0]], ids[pair["right"][0]])) in edges


def test_the_shapes_keep_their_exact_scale() -> None:
    map_ = pack(dossiers.dossier())["map"]
    assert map_["topology"]["transform"] == shapes(View(*map_["view"]))["transform"]


def test_without_places_there_is_no_map() -> None:
    assert "map" not in pack(replace(dossiers.dossier(), entities=()))


def test_a_country_does_not_widen_the_view() -> None:
    dossier = dossiers.dossier()
    (corvin,) = dossier.entities
    code, lat, lon = next(row for row in sorted(countries()) if row[0] == "AU")
    far = replace(corvin, id="9" * 16, name="Australia", lat=lat, lon=lon, country=code)
    both = pack(replace(dossier, entities=(corvin, far)))
    assert both["map"]["view"] == pack(dossier)["map"]["view"]
    names = {
        c["properties"]["name"] for c in both["map"]["rest"]["objects"]["countries"]["geometries"]
    }
    assert "Australia" in names
    assert [place.get("area") for place in both["places"]] in ([None, True], [True, None])
    assert pack(replace(dossier, entities=(far,)))["map"]["view"][0] > 120
