from __future__ import annotations

from dataclasses import replace

import pytest

from tellings import model
from tellings.show.sight import Node, Sight, origin_words, sights
from tests import dossiers
from tests.dossiers import BRIEF, COURIER, GAZETTE, HERALD, MIRROR, NRW, POST


@pytest.fixture
def sight() -> Sight:
    return next(sights(dossiers.dossier()))


def shape(node: Node) -> tuple[str, list[object]]:
    return node.id, [shape(child) for child in node.children]


def test_the_largest_story_comes_first() -> None:
    assert [len(s.reports) for s in sights(dossiers.dossier())] == [6, 1]


def test_reports_are_lettered_by_date_the_undated_last(sight: Sight) -> None:
    handles = {text: sight.handles[text.id] for text in (POST, GAZETTE)}
    assert handles == {POST: "A", GAZETTE: "F"}
    assert sight.handles[NRW.id] == "α"
    assert sight.handle(dossiers.ELSEWHERE.id) == "[Ostin Today]"


def test_of_one_day_a_parent_comes_before_its_child(sight: Sight) -> None:
    assert sight.handles[HERALD.id] < sight.handles[MIRROR.id]
    assert sight.handles[COURIER.id] < sight.handles[BRIEF.id]


def test_the_tree_has_each_text_once_below_its_main_parent(sight: Sight) -> None:
    first, *alone = sight.trees
    assert shape(first) == (
        NRW.id,
        [(HERALD.id, [(MIRROR.id, [])]), (COURIER.id, [(BRIEF.id, [])])],
    )
    assert {node.id for node in alone} == {POST.id, GAZETTE.id}
    mirror = first.children[0].children[0]
    assert [d.parent for d in mirror.others] == [POST.id]


def test_a_family_that_runs_in_a_circle_still_shows_each_text_once() -> None:
    dossier = dossiers.dossier()
    circle = tuple(
        model.Descent(child.id, parent.id, "copy", 1.0, 0.5, "unknown")
        for child, parent in ((HERALD, MIRROR), (MIRROR, COURIER), (COURIER, HERALD))
    )
    sight = Sight(replace(dossier, descents=circle), dossier.stories[0])
    shown: list[str] = []
    pending = list(sight.trees)
    while pending:
        node = pending.pop()
        shown.append(node.id)
        pending += node.children
    assert sorted(shown) == sorted(dossier.stories[0].reports)


def test_lineages_entries_and_origins_are_those_of_the_story(sight: Sight) -> None:
    assert [len(group) for group in sight.lineages] == [4, 1, 1]
    assert [e.verdict for e in sight.entries] == ["conflicting", "denied", "single"]
    assert sight.origins == ("Ella Marsh", "operator", "police")
    assert sight.span == ("2024-03-02", "2024-03-03")


def test_tellers_are_listed_once_in_the_order_of_the_reports(sight: Sight) -> None:
    claims = [dossiers.claim(name) for name in ("brief", "courier", "herald", "herald")]
    assert sight.tellers(claims) == ("B", "D", "E")


def test_origins_are_told_the_named_first() -> None:
    told = ("unnamed, in Post", "police", "unnamed, in NRW")
    assert origin_words(told, 2) == "police; unnamed in Post, NRW"
    assert origin_words(("a", "b", "c"), 2) == "a; b; 1 more"
    assert origin_words((), 2) == "no origin named"


def test_an_ancestor_that_only_further_descents_lead_to_is_still_lettered() -> None:
    dossier = dossiers.dossier()
    also = model.Ancestor("9" * 16, None, (MIRROR.id,))
    edge = model.Descent(MIRROR.id, also.id, "partial", 0.1, 0.5, "likely")
    more = replace(dossier, ancestors=(NRW, also), descents=(*dossier.descents, edge))
    sight = Sight(more, dossier.stories[0])
    assert sight.handles[also.id] == "β"
    assert sight.name(also.id) == "unnamed text"
