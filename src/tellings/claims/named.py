"""Numbers in names, as the parse tells: "the Porsche 911 shares", "a Falcon 9 rocket".

Those that the text alone tells ("Article 5", "Flight 370") are left out before: see ``contexts``.
"""

from __future__ import annotations

from tellings.claims.contexts import series_words
from tellings.claims.figure import Figure
from tellings.claims.syntax import Tree


def is_of_a_name(tree: Tree, figure: Figure, number: int, *, shared: bool) -> bool:
    """Return whether a bare number belongs to the name, or the noun of a series, before it.

    ``shared`` tells whether a number before it counts something, which it may count too ("Fiji
    sent 60 men, Samoa 25").
    """
    before = number - 1
    if figure.kind != "count" or figure.qualifier or figure.whole or before < 0:
        return False
    if figure.low != figure.high or len(tree.at(*figure.core)) != 1:
        return False
    if tree.text[tree.token(before).end : figure.start] != " ":
        return False
    if _is_spelled_name(tree, number):
        return True
    if _is_series(tree, before):
        return tree.head(number) == before and not _counts(tree, number)
    if not _is_name(tree, before) or _counts_many(tree, number):
        return False
    return _hangs_on_name(tree, number) and not (shared and _is_last(tree, number))


def _is_spelled_name(tree: Tree, number: int) -> bool:
    """Return whether a number in words has the capital of a name: "Ground Zero", "the Big Three".

    Not where all of a headline's words have one, nor where the sentence, or a quotation in it,
    begins with the number.
    """
    if _counts_many(tree, number) and number not in tree.names_at:
        return False
    text = tree.token(number).text
    if not (text.isalpha() and text.istitle()) or not tree.token(number - 1).text[-1].isalpha():
        return False
    others = [t.text for t in tree.tokens if len(t.text) > 3 and t.text.isalpha()]
    return 2 * sum(word[0].isupper() for word in others) <= len(others)


def _is_series(tree: Tree, before: int) -> bool:
    """Return whether a noun's things are numbered: "version 12 fixes", "build 404"."""
    token = tree.token(before)
    return token.xpos == "NN" and tree.lower(before) in series_words()


def _is_name(tree: Tree, before: int) -> bool:
    token = tree.token(before)
    own = token.text.rstrip("s’'")[:1].isupper()
    return own and (token.upos == "PROPN" or before in tree.names_at)


def _hangs_on_name(tree: Tree, number: int) -> bool:
    """Return whether the parse has the number in the name: on one of its words, or as a name."""
    head = tree.head(number)
    start = number
    while start and _is_name(tree, start - 1):
        start -= 1
    within = start <= head < number
    return within or number in tree.names_at or tree.token(number).upos == "PROPN"


def _counts(tree: Tree, number: int) -> bool:
    """Return whether a noun stands right behind the number."""
    return number + 1 < len(tree) and tree.token(number + 1).upos in ("NOUN", "PROPN", "ADJ")


def _counts_many(tree: Tree, number: int) -> bool:
    """Return whether the words right behind the number end in a plural noun: "12 more men"."""
    index = number + 1
    while index < len(tree) and tree.token(index).upos in ("ADJ", "NOUN", "PROPN", "NUM"):
        if tree.token(index).xpos in ("NNS", "NNPS"):
            return True
        index += 1
    return False


def _is_last(tree: Tree, number: int) -> bool:
    """Return whether a clause or a list ends behind the number."""
    return number + 1 >= len(tree) or tree.token(number + 1).upos in ("PUNCT", "CCONJ", "ADP")
