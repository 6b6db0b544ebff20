"""In which language a text is: by its script, by English's small words, else by its letters."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tellings.reports.agencies import resource
from tellings.wordlists import parsed

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_SAMPLE = 6000
_SURE = 0.6
"""How likely a language must be for a text to be set aside in it."""
_ENGLISH_TOO = frozenset(("en", "pcm", "sco"))
"""English, and what the classifier takes headlines in English for."""


@cache
def _table() -> tuple[frozenset[str], dict[str, str]]:
    table = parsed(resource("languages.yaml"))
    return frozenset(table["english"].split()), table["names"]


def name_of_language(code: str) -> str:
    """Return a language's English name for a person to read; the code where there is none."""
    return _table()[1].get(code, f"an unknown language ({code})")


def language_of(text: str, declared: str | None = None) -> str:
    """Return the language of a text as ISO 639-1; ``und`` where it cannot be told.

    What the file declares decides only for a text too short to be told by its words.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    stated = re.split(r"[-_]", declared.strip().lower())[0] if declared else None
    stated = stated if stated and re.fullmatch(r"[a-z]{2,3}", stated) else None
    script = _by_script(sample)
    if script:
        return script
    english = _table()[0]
    small = sum(word.casefold() in english for word in words)
    ascii_words = sum(word.isascii() for word in words)
    if len(words) >= 12 and small >= 0.18 * len(words) and ascii_words >= 0.8 * len(words):
        return "en"
    guess, sure = _by_letters(sample)
    if guess in _ENGLISH_TOO or sure >= _SURE:
        return "en" if guess in _ENGLISH_TOO else guess
    if words and ascii_words == 0:
        return guess
    # Names, lists and headlines look like anything.
    if stated or len(words) < 20 or small >= 0.08 * len(words):
        return stated or "en"
    return "und"


def _by_script(sample: str) -> str | None:
    letters = sum(char.isalpha() for char in sample)
    if not letters:
        return None
    found = {name: len(script.findall(sample)) for name, script in _SCRIPTS}
    if found["ja"] > 0.1 * letters:
        return "ja"
    name = max(found, key=lambda key: (found[key], key))
    return name if found[name] > 0.4 * letters else None


def _by_letters(sample: str) -> tuple[str, float]:
    """Ask the classifier for a language and how likely it is."""
    if not _WORD.search(sample):
        return "und", 0.0
    code, likely = _classifier().classify(sample)
    return str(code), float(likely)


@cache
def _classifier() -> Any:
    """Return the classifier, which is loaded only for a text that is not plainly English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
