"""The word lists are laid out so that anybody can find a word and add one."""

from __future__ import annotations

from importlib.resources import files

import pytest

from training.tidy_lexicon import WIDTH, tidy


@pytest.mark.parametrize("name", ["movements", "status"])
def test_lists_are_in_order_and_wrapped(name: str) -> None:
    text = (files("tellings.claims") / "resources" / f"{name}.yaml").read_text("utf-8")
    assert tidy(text) == text, f"run: python -m training.tidy_lexicon {name}"
    assert max(map(len, text.splitlines())) <= WIDTH
