from tellings.model import Damage, Report, Sentence
from tellings.reuse.machine import inspect, odd_phrases
from tests.reuse import test_diction

PLAIN = (
    "The coast guard said on Monday that the death toll had risen to four. The prime minister "
    "told a press conference that the armed forces would help, and the attorney general agreed."
)
SPUN = (
    "The shore guard stated on Monday that the demise toll had risen to 4. The prime priest told "
    "a squeeze convention that the outfitted forces would help, and the lawyer normal agreed."
)


def report(text: str, damage: tuple[Damage, ...] = ()) -> Report:
    whole = (Sentence(0, len(text), "body"),)
    return Report("r", "r", ("r",), text, sentences=whole, damage=damage)


def test_plain_news_shows_nothing() -> None:
    machine = inspect(report(PLAIN))
    assert (machine.paraphrase, machine.translation, machine.evidence) == (0.0, 0.0, ())


def test_a_spun_text_is_told_and_each_phrase_names_the_usual_one() -> None:
    machine = inspect(report(SPUN))
    meant = {SPUN[e.start : e.end]: e.expected for e in machine.evidence}
    assert machine.paraphrase > 0.9
    assert meant["shore guard"] == "coast guard"
    assert meant["lawyer normal"] == "attorney general"


def test_a_text_spun_with_words_of_no_list_is_told_and_some_are_shown() -> None:
    machine = inspect(report(test_diction.SPUN))
    meant = {test_diction.SPUN[e.start : e.end]: e.expected for e in machine.evidence}
    assert machine.paraphrase > 0.5
    assert meant["automobile"] == "car"
    assert inspect(report(test_diction.PLAIN)).paraphrase == 0.0


def test_one_odd_phrase_proves_nothing() -> None:
    assert inspect(report(PLAIN.replace("death toll", "demise toll"))).paraphrase < 0.5


def test_half_decoded_marks_and_foreign_abbreviations_tell_a_translation() -> None:
    text = "Soldiers of the EE. UU. will go, the OTAN said in the hours of the night."
    machine = inspect(report(text, (Damage(0, 3, "quotation mark", '"'),)))
    assert machine.translation > 0.5
    assert machine.paraphrase == 0.0


def test_no_usual_phrase_is_taken_for_an_odd_one() -> None:
    assert {"prime minister", "united states", "according to"}.isdisjoint(odd_phrases())
