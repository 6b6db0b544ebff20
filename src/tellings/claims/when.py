"""When a deed happens, and when it was told: the expressions of time that belong to a word."""

from __future__ import annotations

from tellings.claims.context import Context
from tellings.model import Time, When


def time_of(context: Context, position: int, deed: int) -> When | None:
    """Return the time told of a deed: of those in its clause the one nearest to it in the parse."""
    tree = context.trees[position]
    best: tuple[int, int, Time] | None = None
    for time in context.times_within(*context.span(position)):
        start = context.sentences[position].start
        tokens = tree.at(time.start - start, time.end - start)
        if not tokens:
            continue
        steps = _steps(context, position, tokens, deed)
        if steps is None:
            continue
        row = (steps, abs(tokens[0] - deed), time)
        if best is None or row[:2] < best[:2]:
            best = row
    return None if best is None else as_when(context, best[2])


def as_when(context: Context, time: Time) -> When:
    """Return an expression of time as a claim prints it."""
    return When(time.from_, time.to, context.text[time.start : time.end])


def _steps(context: Context, position: int, tokens: list[int], deed: int) -> int | None:
    """Return how far up the parse the expression meets the deed; ``None`` where it does not.

    It belongs to the deed where it hangs on it, or on a word that the deed hangs on without a
    clause of its own between.
    """
    tree = context.trees[position]
    head = next((i for i in tokens if tree.head(i) not in tokens), tokens[0])
    if head == deed or deed in tokens:
        return 0
    host = tree.head(head)
    hops = 0
    while host >= 0 and hops < 4:
        if host == deed:
            return hops
        if tree.is_clause(host):
            break
        host, hops = tree.head(host), hops + 1
    climb, child = 1, deed
    for above in tree.ancestors(deed):
        if tree.rel(child) in ("ccomp", "parataxis", "advcl", "csubj") or (
            tree.rel(child) == "acl" and tree.is_clause(child)
        ):
            return None
        if above == host:
            return climb + 1
        climb, child = climb + 1, above
    return None
