"""The dictionary form of a word: from lists where they have the form, else by an edit script.

The script that the network chose is checked: where what it makes of a regular form ("refus") is no
known word and another way to undo the ending gives one ("refuse"), that is taken.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tellings.language.artefacts import MODELS
from tellings.language.scripts import apply_script

NAME = "lemmas.tsv.gz"
_PREFIXES = ("un", "re", "out", "over", "under", "mis", "dis", "counter", "pre", "co")
_VOWELS = frozenset("aeiou")
_ENDINGS = {
    "VBD": ("ed", "d"),
    "VBN": ("ed", "d"),
    "VBG": ("ing",),
    "VBZ": ("es", "s"),
    "NNS": ("es", "s"),
    "JJR": ("er", "r"),
    "JJS": ("est", "st"),
}


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Forms in lower case with their Penn tag → lemma; and the known words of each class."""

    listed: dict[tuple[str, str], str]
    known: frozenset[tuple[str, str]]

    @classmethod
    def load(cls, models: Path = MODELS) -> Lemmas:
        """Read the irregular forms (``resources/irregular.tsv``) and those of the treebanks.

        Raises ``FileNotFoundError`` where the folder lacks the latter.
        """
        listed = {}
        for line in gzip.decompress((models / NAME).read_bytes()).decode("utf-8").splitlines():
            form, tag, lemma = line.split("\t")
            listed[form, tag] = lemma
        known = frozenset((lemma, tag[:2]) for (_, tag), lemma in listed.items())
        return cls(listed | dict(_irregular()), known)

    def lemma(self, form: str, upos: str, xpos: str, script: str) -> str:
        """Return the lemma of a form with these tags, by the lists or by the script."""
        listed = self.listed.get((form.lower(), xpos)) if upos != "PROPN" else None
        if listed is not None:
            return listed
        lemma = apply_script(script, form)
        if upos == "PROPN" or xpos not in _ENDINGS or self._is_known(lemma, xpos[:2]):
            return lemma
        for stem in _stems(form.lower(), xpos):
            if self._is_known(stem, xpos[:2]):
                return stem
        return _ended(lemma)

    def _is_known(self, word: str, kind: str) -> bool:
        rests = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
        return any((rest, kind) in self.known for rest in (word, *rests))


def _irregular() -> Iterator[tuple[tuple[str, str], str]]:
    path = files("tellings.language") / "resources" / "irregular.tsv"
    with path.open(encoding="utf-8") as stream:
        for row in csv.reader(stream, delimiter="\t"):
            if row and not row[0].startswith("#"):
                yield from (((row[0], tag), row[2]) for tag in row[1].split())


def _ended(lemma: str) -> str:
    """Return a lemma that no list knows with the ending that a word of English has."""
    if len(lemma) > 4 and lemma.endswith("ie"):
        return f"{lemma[:-2]}y"
    if len(lemma) > 2 and lemma.endswith("i"):
        return f"{lemma[:-1]}y"
    return f"{lemma}e" if lemma.endswith("u") else lemma


def _stems(form: str, tag: str) -> Iterator[str]:
    """Yield what a regular form may come from, likeliest first."""
    for ending in _ENDINGS[tag]:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        if stem[-1] == "i":
            yield f"{stem[:-1]}y"
        if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            yield stem[:-1]
        yield stem
        yield f"{stem}e"
