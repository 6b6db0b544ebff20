"""The marks of names in EWT's training part: well formed, and read by sentence."""

from itertools import pairwise
from pathlib import Path

from training.names import TAG
from training.treebank import Tree, Word
from training.web_names import marked, read_marks


def tree(name: str, forms: str) -> Tree:
    words = [Word(form, form, "X", "X", "_", -1, "root") for form in forms.split()]
    return Tree("d", name, words, forms)


def test_marks_become_tags_and_unlisted_sentences_have_no_names(tmp_path: Path) -> None:
    path = tmp_path / "marks.tsv"
    path.write_text("# head\ns-1\t1-2:person 4:place\n", encoding="utf-8")
    trees = [tree("s-1", "Ida Moe left Accra"), tree("s-2", "Nobody left")]
    first, second = marked(trees, read_marks(path))
    kinds = [frozenset({TAG["B-person"]}), frozenset({TAG["I-person"]})]
    assert first.allowed[:2] == kinds
    assert first.allowed[3] == frozenset({TAG["B-place"]})
    assert all(TAG["O"] in own for own in [first.allowed[2], *second.allowed])


def test_the_marks_that_ship_do_not_overlap() -> None:
    marks = read_marks()
    assert len(marks) > 4000
    for name, spans in marks.items():
        ends = [(span.first, span.last) for span in spans]
        assert all(first < last for first, last in ends), name
        assert all(a[1] <= b[0] for a, b in pairwise(ends)), name
