import numpy as np

from tellings.language.agreement import agree
from tellings.language.reading import Name, Parse, Token
from tellings.model import EntityKind


def parse(text: str, *names: tuple[int, int, EntityKind]) -> Parse:
    tokens = [Token(0, 0, word, word, "X", "X", "_", -1, "root") for word in text.split()]
    vector = np.zeros(384, np.float32)
    return Parse(text, tuple(tokens), tuple(Name(*n) for n in names), vector, ())


def kinds(parses: list[Parse]) -> list[EntityKind]:
    return [name.kind for one in parses for name in one.names]


def test_a_name_has_the_kind_of_most_of_its_mentions() -> None:
    read = [
        parse("Vellum closed", (0, 1, "organisation")),
        parse("Vellum said", (0, 1, "organisation")),
        parse("Vellum left", (0, 1, "person")),
    ]
    assert kinds(agree(read)) == ["organisation"] * 3


def test_a_town_that_one_can_be_in_is_a_place() -> None:
    read = [
        parse("Bergen said", (0, 1, "organisation")),
        parse("Bergen won", (0, 1, "organisation")),
        parse("rain in Bergen", (2, 3, "place")),
    ]
    assert kinds(agree(read)) == ["place"] * 3


def test_a_people_stays_beside_its_country() -> None:
    read = [parse("Chilean ships", (0, 1, "group")), parse("Chilean said", (0, 1, "place"))]
    assert kinds(agree(read)) == ["group", "place"]


def test_a_bare_office_is_no_name() -> None:
    (read,) = agree([parse("the President met Ida Moe", (1, 2, "person"), (3, 5, "person"))])
    assert read.names == (Name(3, 5, "person"),)


def test_a_sentence_without_change_is_the_very_same() -> None:
    read = parse("Ida Moe left", (0, 2, "person"))
    assert agree([read])[0] is read


def test_what_follows_the_word_for_a_vessel_is_one() -> None:
    read = [
        parse("the ferry Alva sank", (2, 3, "person")),
        parse("Alva sailed", (0, 1, "person")),
        parse("Alva went", (0, 1, "place")),
    ]
    assert kinds(agree(read)) == ["vehicle"] * 3


def test_what_has_a_chief_executive_is_a_body() -> None:
    read = [
        parse("Alva 's chief executive", (0, 1, "person")),
        parse("Alva sailed", (0, 1, "person")),
        parse("Alva went", (0, 1, "place")),
    ]
    assert kinds(agree(read)) == ["organisation"] * 3


def test_a_copy_has_no_vote_of_its_own() -> None:
    one, two = parse("Vellum left", (0, 1, "person")), parse("Vellum said", (0, 1, "organisation"))
    assert kinds(agree([one, two])) == kinds(agree([one, one, one, two]))[2:]


def test_the_order_of_sentences_changes_nothing() -> None:
    read = [parse("Vellum left", (0, 1, "place")), parse("Vellum said", (0, 1, "organisation"))]
    assert kinds(agree(read)) == kinds(agree(read[::-1]))


def test_who_is_of_a_place_is_told_apart_from_it() -> None:
    (read,) = agree([parse("Ida Moe of Bergen left", (0, 4, "person"))])
    assert read.names == (Name(0, 2, "person"), Name(3, 4, "place"))
