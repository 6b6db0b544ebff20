"""Steps of the movement book in words."""

from __future__ import annotations

from dataclasses import replace

from tellings.model import Step
from tellings.show.terminal_movements import step_words


def step(action: str, of: str, to: tuple[str, ...], value: str | None = None) -> Step:
    return Step(
        first=None,
        last=None,
        of=of,
        action=action,  # type: ignore[arg-type]
        status="planned",
        value=value,
        low=None,
        high=None,
        from_=("Tarvik",),
        to=to,
        by=("sea",),
        claims=(),
        lineages=1,
        origins=(),
        current=True,
    )


def test_a_step_in_words() -> None:
    told = step("relocate", "divers", ("Bergen",), "some of 12")
    assert step_words(told) == "planned: relocate some of 12 divers from Tarvik to Bergen by sea"


def test_who_stays_is_in_a_place_and_is_not_named_twice() -> None:
    told = replace(step("stay", "coast guard", ("Bergen",)), from_=(), by=())
    assert step_words(told, "Coast guard") == "planned: stay in Bergen"
