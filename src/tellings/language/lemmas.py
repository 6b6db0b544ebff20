"""The dictionary form of a word: irregular forms from a list, the rest by an edit script."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files

from tellings.language.scripts import apply_script


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Irregular forms in lower case with the tags they hold for, and their lemmas."""

    irregular: dict[tuple[str, str], str]

    @classmethod
    def load(cls) -> Lemmas:
        """Read the list in ``resources/irregular.tsv``: form, tags of Penn, lemma."""
        path = files("tellings.language") / "resources" / "irregular.tsv"
        irregular: dict[tuple[str, str], str] = {}
        with path.open(encoding="utf-8") as stream:
            for row in csv.reader(stream, delimiter="\t"):
                if row and not row[0].startswith("#"):
                    irregular |= {(row[0], tag): row[2] for tag in row[1].split()}
        return cls(irregular)

    def lemma(self, form: str, upos: str, xpos: str, script: str) -> str:
        """Return the lemma of a form with these tags."""
        known = self.irregular.get((form.lower(), xpos))
        if known is not None:
            return known
        lemma = apply_script(script, form)
        return lemma if upos == "PROPN" or script[0] != "=" else lemma or form.lower()
