"""Which of two versions of a text is the older."""

from __future__ import annotations

from tellings.stemma.versions import compared, measures, older
from tests.stemma.tellings_of import FIRE, OWN

SHORT = " ".join(FIRE[:4])
GROWN = " ".join((*FIRE[:2], OWN[0], *FIRE[2:], *OWN[1:]))


def test_measures_change_sign_with_the_order() -> None:
    there, back = measures(SHORT, GROWN), measures(GROWN, SHORT)
    assert there.keys() == back.keys()
    assert all(abs(there[name] + back[name]) < 1e-9 for name in there)


def test_the_version_that_gained_is_the_later() -> None:
    assert older(SHORT, GROWN) > 0 > older(GROWN, SHORT)
    assert "words put in" in compared(SHORT, GROWN).by


def test_a_mended_slip_tells_the_later() -> None:
    broken = SHORT.replace("harbour board", "habrour board")
    assert measures(broken, SHORT)["slips mended"] > 0


def test_the_version_that_knows_a_later_year_is_the_later() -> None:
    then = f"{SHORT} The quay was built in 1961."
    now = f"{SHORT} The quay was built in 1964."
    assert measures(then, now)["later years"] == 1
    assert older(then, now) > 0
    assert "later years" in compared(then, now).by


def test_a_vague_word_made_exact_tells_the_later() -> None:
    vague = f"{SHORT} Many usually moor here."
    assert measures(vague, f"{SHORT} Ferries each day moor here.")["vague words"] < 0


def test_equal_texts_tell_nothing() -> None:
    assert older(SHORT, SHORT) == 0
