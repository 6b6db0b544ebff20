import numpy as np
import pytest

from tellings.language.encoder import Encoder
from tellings.language.network import WIDTH
from tellings.language.pipeline import Pipeline
from tellings.language.reading import Parse

RESCUE = "The coast guard's spokeswoman, Ingrid Moe, told Reuters that 41 people hadn't been found."


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def read(pipeline: Pipeline, text: str) -> Parse:
    return pipeline.read([text])[0]


def governor(parse: Parse, word: str) -> tuple[str, str]:
    token = next(token for token in parse.tokens if token.text == word)
    return (parse.tokens[token.head].text if token.head >= 0 else "", token.deprel)


def test_a_sentence_of_news_is_read(pipeline: Pipeline) -> None:
    parse = read(pipeline, RESCUE)
    assert [RESCUE[token.start : token.end] for token in parse.tokens] == [
        token.text for token in parse.tokens
    ]
    assert parse.tokens[parse.root].lemma == "tell"
    assert governor(parse, "spokeswoman") == ("told", "nsubj")
    assert governor(parse, "found") == ("told", "ccomp")
    assert governor(parse, "n't") == ("found", "advmod")
    names = {
        (name.kind, " ".join(token.text for token in parse.tokens[name.first : name.last]))
        for name in parse.names
    }
    assert names >= {("person", "Ingrid Moe"), ("organisation", "Reuters")}


def test_children_are_the_reverse_of_heads(pipeline: Pipeline) -> None:
    parse = read(pipeline, RESCUE)
    for index, token in enumerate(parse.tokens):
        assert token.head == -1 or index in parse.children[token.head]
    assert sorted(parse.subtree(parse.root)) == list(range(len(parse.tokens)))


def test_neighbours_and_order_change_nothing(pipeline: Pipeline) -> None:
    alone = read(pipeline, RESCUE)
    _, among, _ = pipeline.read(["Schools closed. " * 30, RESCUE, ""])
    assert among.tokens == alone.tokens
    assert np.array_equal(among.vector, alone.vector)


def test_capitals_are_read_like_other_text(pipeline: Pipeline) -> None:
    parse = read(pipeline, "HARBOUR MASTER SAYS FERRY SANK OFF BERGEN")
    assert parse.tokens[parse.root].lemma == "say"
    assert [parse.tokens[name.first].text for name in parse.names if name.kind == "place"] == [
        "BERGEN"
    ]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "?", "\ud800 broken", "word " * 1500, "a" * 5000, "( " * 400, "漢字 " * 300],
)
def test_whatever_comes_is_read_as_one_tree(pipeline: Pipeline, text: str) -> None:
    parse = read(pipeline, text)
    assert sum(token.head == -1 for token in parse.tokens) == bool(parse.tokens)
    assert sorted(parse.subtree(parse.root) if parse.tokens else ()) == list(
        range(len(parse.tokens))
    )
    assert parse.vector.shape == (WIDTH,)
    assert np.isclose(np.linalg.norm(parse.vector), 1, atol=1e-4)
    assert all(0 <= name.first < name.last <= len(parse.tokens) for name in parse.names)


def test_the_encoder_gives_the_vector_of_the_parse(pipeline: Pipeline) -> None:
    for text in (RESCUE, "", "word " * 1500):
        assert np.array_equal(Encoder.load().embed([text])[0], read(pipeline, text).vector)


def test_many_sentences_are_read_side_by_side_as_each_alone(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"The ferry took {count} people from the island to the town." for count in range(12)]
    alone = [read(pipeline, text) for text in texts]
    monkeypatch.setattr("tellings.language.pipeline._MANY", 10)
    for one, other in zip(alone, pipeline.read(texts), strict=True):
        assert one.tokens == other.tokens
        assert np.array_equal(one.vector, other.vector)
