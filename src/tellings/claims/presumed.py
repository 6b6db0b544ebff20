"""Where the counted presumably are, where nothing in their own clause says so.

What befalls people happens somewhere, and a report seldom says twice where: the place is the one
told elsewhere in the sentence, in one of the sentences right before, or, as long as the report has
told of no place, in its dateline. That is a weaker word than a place told with the figure, so it
stands apart from it, with how it was had.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.claims.context import Context
from tellings.claims.counting import Counted
from tellings.claims.holders import name_at
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words
from tellings.claims.whereabouts import is_country
from tellings.model import Presumed

REACH = 3
"""How many sentences before may tell the place."""
DEPTH = 4
"""How far above a place's name the word for what happens there may stand."""


def presumed_place(context: Context, position: int, row: Counted) -> Presumed | None:
    """Return the place that what befell the counted presumably happened in, and how it was had.

    None for figures of money and measure, and of what happens nowhere in particular.
    """
    measure = row.figure.unit is not None or row.figure.hyphenated
    if measure or not _befell(context, position, row):
        return None
    for back in range(position + 1):
        told = _scene(context, position - back)
        if told is not None and back <= REACH:
            return Presumed(told, "sentence before" if back else "sentence")
        if told is not None:
            return None
    dateline = context.report.dateline
    return Presumed(dateline.place, "dateline") if dateline and dateline.place else None


def _befell(context: Context, position: int, row: Counted) -> bool:
    """Return whether the figure is of those whom something befell: killed, held, rescued."""
    lemma = context.trees[position].lemma(row.noun) if row.noun >= 0 else ""
    return row.predicate in words("victims") or lemma in words("casualties")


def _scene(context: Context, position: int) -> str | None:
    """Return the first place where something happens in a sentence; a country only if alone."""
    if position not in context.scenes:
        told = list(_places(context, position))
        local = [name for name, country in told if not country]
        context.scenes[position] = next(iter(local or [name for name, _ in told]), None)
    return context.scenes[position]


def _places(context: Context, position: int) -> Iterator[tuple[str, bool]]:
    """Yield the names of the scenes of a sentence, and whether each is a country."""
    tree = context.trees[position]
    for index, kind in sorted(tree.names_at.items()):
        if kind not in ("place", "facility") or not _is_scene(tree, index):
            continue
        name = name_at(context, position, index)
        if name:
            entity = context.entity_at(position, index)
            yield name, entity is not None and is_country(entity)


def _is_scene(tree: Tree, index: int) -> bool:
    """Return whether something happens in a named place: "a bomb went off in the town of Leh".

    Not where people only speak ("he told reporters in Leh") or are.
    """
    set_in = tree.case(index) in words("scenes")
    if not set_in and not (
        tree.case(index) == "of" and tree.case(tree.head(index)) in words("scenes")
    ):
        return False
    for above in tree.ancestors(index)[:DEPTH]:
        beside = [above, *tree.kids(above, "nsubj", "obj", "nmod", "obl", "compound")]
        if any(tree.lemma(word) in words("happenings") for word in beside):
            return True
        if tree.is_clause(above):
            return False
    return False
