"""Every metric of the gold reaches its floor, and every floor was measured on the gold as it is."""

from __future__ import annotations

import pytest

from gold import floors

FLOORS = floors.load()
PARTS = floors.parts()


@pytest.mark.parametrize("part", PARTS)
def test_floors_were_measured_on_the_gold_as_it_is(part: str) -> None:
    pinned = {floor.sha256 for floor in FLOORS if floor.gold == part}
    assert pinned == {floors.digest(part)}, "the gold changed: python -m gold.floors --write"


def test_every_floor_names_a_part_of_the_gold() -> None:
    assert {floor.gold for floor in FLOORS} == set(PARTS)
    assert len({floor.metric for floor in FLOORS}) == len(FLOORS)


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_every_metric_reaches_its_floor(part: str) -> None:
    tallies = floors.measured(part)
    told = {f"{part}: {name}": tally.share for name, tally in tallies.items()}
    asked = {floor.metric: floor.floor for floor in FLOORS if floor.gold == part}
    assert set(told) == set(asked), "python -m gold.floors --write"
    below = [f"{m} = {told[m]:.3f}, floor {asked[m]}" for m in asked if told[m] < asked[m]]
    assert below == []
