"""What kind of thing a noun names."""

from __future__ import annotations

import pytest

from tellings.claims.kinds import Kind, motion_verbs, share


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("nurse", "person"),
        ("battalion", "group"),
        ("frigate", "vehicle"),
        ("camel", "animal"),
        ("monastery", "place"),
        ("flour", "goods"),
        ("strike", "activity"),
    ],
)
def test_a_noun_is_mostly_of_its_kind(noun: str, kind: Kind) -> None:
    assert share(noun, kind) > 0.5


def test_a_word_that_is_not_known_has_no_kind() -> None:
    assert share("qwzx", "person", "place") == 0.0


def test_verbs_of_motion() -> None:
    itself, caused = motion_verbs()["limp"]
    assert itself > caused
    assert "say" not in motion_verbs()
