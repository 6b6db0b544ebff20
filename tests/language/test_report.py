from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from tellings.language.entities.roles import entity_at, role_of
from tellings.language.entities.run import merged
from tellings.language.pipeline import Pipeline
from tellings.language.reading import Parse, ReadReport
from tellings.language.report import published_day, read_reports
from tellings.language.sentences import split
from tellings.model import Entity, Published, Report, Sentence, identify


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def _report(text: str, date: str | None = "2024-03-12", language: str = "en") -> Report:
    parts = tuple(Sentence(start, end, "body") for start, end in split(text))
    published = Published(date) if date else None
    return Report(
        identify(text), "a", ("a",), text, language=language, published=published, sentences=parts
    )


def _read(pipeline: Pipeline, *texts: str) -> tuple[ReadReport, ...]:
    return read_reports([_report(text) for text in texts], pipeline)


def _over(reading: ReadReport, words: str) -> Entity:
    start = reading.report.text.index(words)
    entity = entity_at(reading, start, start + len(words))
    assert entity, words
    return entity


class _Counting:
    """Stands in for the pipeline, and counts the sentences it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        self.asked.extend(texts)
        return tuple(Parse(t, (), (), np.zeros(384, np.float32), ()) for t in texts)


def test_sentences_and_times_are_in_place() -> None:
    (reading,) = read_reports([_report("It sank on Monday. Nobody drowned.")], _Counting())
    assert [(s.index, s.start) for s in reading.sentences] == [(0, 0), (1, 19)]
    assert [t.timex for t in reading.times] == ["2024-03-11"]


def test_a_report_in_another_language_is_not_read() -> None:
    counting = _Counting()
    (reading,) = read_reports([_report("Il a coulé lundi.", language="fr")], counting)
    assert (reading.sentences, reading.times, counting.asked) == ((), (), [])


def test_nothing_to_read() -> None:
    assert read_reports([], _Counting()) == ()
    (reading,) = read_reports([_report("")], _Counting())
    assert reading.entities == ()


def test_day_of_publication() -> None:
    assert published_day(_report("", None)) is None
    assert published_day(_report("", "2024-03")) is None


def test_people_by_name_role_and_pronoun(pipeline: Pipeline) -> None:
    text = (
        "Captain Ingrid Solberg, the harbour master, closed the port on Monday. "
        "She said two tugs were missing. Solberg has asked the navy for help."
    )
    (reading,) = _read(pipeline, text)
    solberg = _over(reading, "Ingrid Solberg")
    assert solberg.name == "Ingrid Solberg"
    assert solberg.kind == "person"
    assert _over(reading, "She") == solberg
    assert _over(reading, "Solberg has"[:7]) == solberg
    assert role_of(reading, solberg) in ("Captain", "harbour master")
    assert {m.form for m in solberg.mentions} == {"name", "nominal", "pronoun"}


def test_the_alliance_is_nato(pipeline: Pipeline) -> None:
    (reading,) = _read(pipeline, "NATO left the base on Friday. The alliance gave no reason.")
    assert _over(reading, "alliance") == _over(reading, "NATO")


def test_a_capital_that_speaks_is_its_government(pipeline: Pipeline) -> None:
    (reading,) = _read(
        pipeline, "Baghdad said on Sunday that troops would go. They left Baghdad on Monday."
    )
    speaking = _over(reading, "Baghdad")
    assert (speaking.kind, speaking.country) == ("organisation", "IQ")
    start = reading.report.text.rindex("Baghdad")
    place = entity_at(reading, start, start + 7)
    assert place and place.kind == "place"
    assert place.lat == pytest.approx(33.3, abs=0.2)


def test_spellings_of_one_name_meet_over_reports(pipeline: Pipeline) -> None:
    readings = _read(
        pipeline,
        "Prime Minister Adel Abdel Karim spoke to reporters in Amman on Friday.",
        "Adil Abdul-Karim, the prime minister, spoke to reporters on Friday.",
        "Mr Abdul-Karim spoke to reporters.",
    )
    ids = {e.id for r in readings for e in r.entities if e.kind == "person"}
    assert len(ids) == 1
    (entity,) = [e for e in merged(readings) if e.kind == "person"]
    assert len({m.report for m in entity.mentions}) == 3


def test_one_unknown_place_leaves_the_rest(pipeline: Pipeline) -> None:
    (reading,) = _read(pipeline, "The convoy drove from Xanqqu to Oslo on Friday.")
    places = {e.name: e.country for e in reading.entities if e.kind == "place"}
    assert places.get("Oslo") == "NO"


def test_order_of_reports_changes_nothing(pipeline: Pipeline) -> None:
    texts = [
        "Marek Nowak, a baker, left Gdansk on Friday.",
        "Nowak returned to Gdansk on Sunday, the mayor said.",
    ]
    forward, backward = _read(pipeline, *texts), _read(pipeline, *reversed(texts))
    assert merged(forward) == merged(backward)


def test_every_mention_slices_back(pipeline: Pipeline) -> None:
    text = "“We stay,” said Ana Ruiz, mayor of Lima. Peru's interior ministry said it agreed."
    (reading,) = _read(pipeline, text)
    for entity in reading.entities:
        for mention in entity.mentions:
            words = text[mention.start : mention.end]
            assert words == words.strip()
            assert words


def test_a_town_read_as_something_else_is_one_where_the_report_says_so(pipeline: Pipeline) -> None:
    text = "Fire broke out in Bergen on Friday. Bergen has two stations, the mayor of Bergen said."
    (reading,) = _read(pipeline, text)
    bergen = _over(reading, "Bergen")
    assert bergen.country == "NO"
    assert len([m for m in bergen.mentions if m.form == "name"]) == 3


def test_a_ministry_is_of_the_country_that_its_sentence_begins_with(pipeline: Pipeline) -> None:
    (reading,) = _read(
        pipeline,
        "Peru's defence ministry said on Monday that 40 soldiers had left the bridge. "
        "Chile has sent 120 soldiers to the Peruvian border, according to the defence ministry.",
    )
    assert _over(reading, "Peru's defence ministry").country == "PE"
    own = _over(reading, "the defence ministry")
    assert (own.name, own.country) == ("Chile's defence ministry", "CL")


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("The owners of the ferry left. The owners of the quay said they would pay.", False),
        ("The owners of the quay left. The owners of the quay said they would pay.", True),
        ("The owners of the quay left. The owners said they would pay.", True),
        ("The owners left at noon. The owners, who had waited, said they would pay.", True),
    ],
)
def test_what_narrows_a_description_tells_two_apart(
    pipeline: Pipeline, text: str, together: bool
) -> None:
    (reading,) = _read(pipeline, text)
    second = text.index("owners", 6)
    speaking = entity_at(reading, second, second + 6)
    assert speaking
    assert any(mention.start < 6 for mention in speaking.mentions) is together
