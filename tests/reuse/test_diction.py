"""Strange diction: text that a synonym tool has been over, told from its words alone."""

from __future__ import annotations

import pytest

from tellings.reuse.diction import LEAST, NAMES, WEIGHTS, features_of, log_odds, strange_words

PLAIN = (
    "The council of Ostin voted on Monday to close the old swimming hall at the end of the year. "
    "Repairs would cost more than the town can pay, the mayor told a crowded meeting, and nobody "
    "had offered to help. Parents said that their children would have nowhere to learn to swim, "
    "because the next hall is an hour away by bus. A retired teacher asked why the money had gone "
    "to a new car park. The mayor answered that the car park was paid for by the county, and that "
    "the hall had lost money in every year since the factory closed. A group of parents will "
    "collect names against the plan, and wants the vote to be held again before the winter."
)
SPUN = (
    "The conclave of Ostin balloted on Monday to occlude the antiquated natation vestibule at the "
    "terminus of the twelvemonth. Reparations would outlay more than the township can recompense, "
    "the burgomaster apprised a thronged convocation, and nobody had proffered to succour. "
    "Progenitors opined that their offspring would have nowhere to ascertain to swim, because the "
    "adjacent vestibule is a hour away by omnibus. A superannuated pedagogue inquired why the "
    "lucre had departed to a novel automobile esplanade. The burgomaster retorted that the "
    "automobile esplanade was remunerated by the shire, and that the vestibule had forfeited "
    "lucre in every twelvemonth since the manufactory occluded. A aggregation of progenitors will "
    "garner appellations against the scheme, and covets the ballot to be convoked anew."
)


def test_a_spun_text_is_told_from_a_plain_one() -> None:
    assert log_odds(SPUN) > 3.5
    assert log_odds(PLAIN) < 0


def test_too_short_a_text_tells_nothing() -> None:
    short = " ".join(SPUN.split()[: LEAST // 2])
    assert features_of(short) is None
    assert log_odds(short) == 0.0


def test_the_less_text_the_less_it_says() -> None:
    half = SPUN[: SPUN.index(" The burgomaster retorted")]
    assert 0 < log_odds(half) < log_odds(SPUN)


def test_wrong_articles_are_counted() -> None:
    article = NAMES.index("article")
    wrong = PLAIN.replace("a crowded", "an crowded")
    before, after = features_of(PLAIN), features_of(wrong)
    assert before is not None and after is not None
    assert before[article] == 0 < after[article]


def test_strange_words_are_shown_with_the_common_one() -> None:
    meant = {SPUN[start:end]: usual for start, end, usual in strange_words(SPUN)}
    assert meant["automobile"] == "car"
    assert meant["inquired"] == "asked"
    assert set(meant).isdisjoint({"Monday", "Ostin", "nowhere"})


@pytest.mark.parametrize("text", ["", "MAYOR TO CLOSE SWIMMING HALL. " * 40, "12 34 " * 100])
def test_text_without_small_letters_tells_nothing(text: str) -> None:
    assert log_odds(text) == 0.0
    assert strange_words(text) == []


def test_every_feature_has_its_weight() -> None:
    features = features_of(PLAIN)
    assert features is not None
    assert len(features) == len(WEIGHTS) - 1
