"""Lists of unlike length kept end to end in one array, parted by bounds.

A table is such bounds (texts + 1,), and after them columns (rows,) that they part.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Columns = Sequence[NDArray[Any]]
"""A table's bounds and its columns."""


def bounds_of(counts: NDArray[np.integer[Any]]) -> Places:
    """Return the bounds (lists + 1,) of lists that are so long."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])


def ranges(starts: Places, counts: NDArray[np.integer[Any]]) -> Places:
    """Return for each list the numbers from its start on, as many as it is long, end to end."""
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    numbers: Places = np.repeat(starts - ends + counts, counts)
    numbers += np.arange(total)
    return numbers


def changes(ranked: NDArray[Any]) -> NDArray[np.bool_]:
    """Say of each value whether a run of it begins there."""
    changed = np.ones(len(ranked), bool)
    np.not_equal(ranked[1:], ranked[:-1], out=changed[1:])
    return changed


def firsts(ranked: NDArray[Any]) -> Places:
    """Return where each run of one value begins."""
    return np.flatnonzero(changes(ranked))


def run_sums(values: NDArray[np.uint64], starts: Places) -> NDArray[np.uint64]:
    """Return the sum of each run of values, modulo 2**64; ``starts`` (runs,) is where they begin.

    It is the difference of running totals, for short runs twice as quick as ``np.add.reduceat``.
    """
    totals = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values, out=totals[1:])
    summed: NDArray[np.uint64] = np.diff(totals[np.append(starts, len(values))])
    return summed


def numbered(starts: Places, count: int) -> NDArray[np.int32]:
    """Return for each of so many rows the number of its list, of those that start at such rows."""
    lengths = np.diff(starts, append=count)
    return np.repeat(np.arange(len(starts), dtype=np.int32), lengths)


def sums(group: Places, values: NDArray[Any], count: int) -> NDArray[np.float64]:
    """Return the sum of the values (values,) of each of so many groups."""
    return np.bincount(group, values, count).astype(np.float64, copy=False)


def take(table: Columns, texts: Places) -> list[NDArray[Any]]:
    """Return the bounds and the columns of some texts of a table, in this order."""
    bounds, *columns = table
    starts, ends = bounds[texts], bounds[texts + 1]
    slices = [slice(a, b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    taken = [np.concatenate([column[:0], *(column[s] for s in slices)]) for column in columns]
    return [bounds_of(ends - starts), *taken]


def spread(table: Columns, texts: Places, count: int) -> list[NDArray[Any]]:
    """Return a table of ``count`` texts, of which only these, in order, have any rows."""
    counts = np.zeros(count, np.int64)
    counts[texts] = np.diff(table[0])
    return [bounds_of(counts), *table[1:]]


def joined(tables: Sequence[Columns]) -> list[NDArray[Any]]:
    """Return the bounds and the columns of several tables of one kind, one after the other."""
    counts = np.concatenate([np.diff(table[0]) for table in tables])
    columns = [table[1:] for table in tables]
    return [bounds_of(counts), *(np.concatenate(parts) for parts in zip(*columns, strict=True))]
