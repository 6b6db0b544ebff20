"""Lemmas by edit scripts: how a form changes into its lemma, as one of a few hundred classes.

A script is ``case|cut|add``: write the form in lower case (``l``), as it is (``k``) or capitalised
(``t``), cut so many characters from its end, add these. ``=word`` stands for an irregular lemma.
(Chrupała 2006 calls them edit scripts; only ends of words matter in English.)
"""

from __future__ import annotations

from collections.abc import Callable

_CASES: dict[str, Callable[[str], str]] = {"l": str.lower, "k": str, "t": str.capitalize}
LONGEST_ADDED = 4


def script_of(form: str, lemma: str) -> str:
    """Return the script that turns the form into the lemma, with the fewest characters added."""
    best = f"={lemma}"
    least = LONGEST_ADDED + 1
    for case, change in _CASES.items():
        written = change(form)
        shared = _shared_start(written, lemma)
        cut, add = len(written) - shared, lemma[shared:]
        if shared and len(add) < least and cut <= len(written) / 2 + 1:
            best, least = f"{case}|{cut}|{add}", len(add)
    return best


def apply_script(script: str, form: str) -> str:
    """Return the lemma; the form in lower case where the script would leave nothing of it."""
    if script.startswith("="):
        return script[1:]
    case, cut, add = script.split("|", 2)
    written = _CASES[case](form)
    kept = written[: len(written) - int(cut)] if int(cut) <= len(written) else ""
    return kept + add or form.lower()


def _shared_start(left: str, right: str) -> int:
    shared = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        shared += 1
    return shared
