"""The forms and lemmas that the treebanks hold, as a list that the pipeline looks up.

One line a form: the form in lower case, its Penn tag, its lemma. No names and no numbers; where
the treebanks disagree the lemma of most places, if two thirds of them have it.
"""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

from training.treebank import Tree

NAME = "lemmas.tsv.gz"


def lines(trees: list[Tree]) -> list[str]:
    """Return the lines of the list, in order."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    for tree in trees:
        for word in tree.words:
            plain = any(map(str.isalpha, word.form)) and not any(map(str.isdigit, word.form))
            if plain and word.upos not in {"PROPN", "X"} and "Typo" not in word.feats:
                key = word.form.lower(), word.xpos
                seen.setdefault(key, Counter())[word.lemma] += 1
    rows = []
    for (form, tag), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if count * 3 >= 2 * lemmas.total():
            rows.append(f"{form}\t{tag}\t{lemma}")
    return rows


def write(trees: list[Tree], folder: Path) -> None:
    """Write the list; the same trees give the same bytes."""
    content = "\n".join(lines(trees)) + "\n"
    (folder / NAME).write_bytes(gzip.compress(content.encode("utf-8"), mtime=0))
