"""A person's own judgements: kept in a file, stronger than ours, shown as theirs.

The file is JSON lines, one judgement a line, so that it can be read, merged and put under version
control. Claims are named by id; an id is made of the claim's own words and place, so a judgement
survives every later reading of the same text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from tellings.ledger.points import Point

Deed = Literal["join", "part", "ignore", "prefer"]
DEEDS: tuple[Deed, ...] = get_args(Deed)


class JudgementError(ValueError):
    """A line of the file is no judgement; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about some claims, who, and why.

    *join*: the claims are about one thing. *part*: they are not. *ignore*: they are not to be
    counted. *prefer*: their reading is the one to take.
    """

    do: Deed
    claims: tuple[str, ...]
    by: str
    why: str

    @property
    def text(self) -> str:
        """Return the judgement as a reader is shown it."""
        return f"{self.do} by {self.by}: {self.why}"


def load(path: Path) -> tuple[Judgement, ...]:
    """Read the judgements in a file; raises JudgementError, or OSError where it cannot be read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(
        _parse(line, f"{path}:{number}")
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    )


def append(path: Path, judgement: Judgement) -> None:
    """Add a judgement to a file, which is made where there is none."""
    with path.open("a", encoding="utf-8") as out:
        out.write(json.dumps(asdict(judgement), ensure_ascii=False) + "\n")


def _parse(line: str, place: str) -> Judgement:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise JudgementError(f"{place}: no JSON: {error}") from error
    if not isinstance(row, dict) or row.get("do") not in DEEDS:
        raise JudgementError(f"{place}: 'do' must be one of {', '.join(DEEDS)}")
    claims = row.get("claims")
    if not isinstance(claims, list) or not claims or not all(isinstance(c, str) for c in claims):
        raise JudgementError(f"{place}: 'claims' must be a list of claim ids")
    if row["do"] in ("join", "part") and len(claims) < 2:
        raise JudgementError(f"{place}: '{row['do']}' needs two claims or more")
    return Judgement(row["do"], tuple(claims), str(row.get("by", "")), str(row.get("why", "")))


@dataclass(frozen=True, slots=True)
class Book:
    """The judgements of a reading, as the ledger asks for them."""

    judgements: tuple[Judgement, ...] = ()

    def counted(self, points: Iterable[Point]) -> list[Point]:
        """Return the points without those that a person said to ignore."""
        ignored = {c for j in self.judgements if j.do == "ignore" for c in j.claims}
        return [p for p in points if not ignored.intersection(_claims(p))]

    def parted(self, one: Point, other: Point) -> bool:
        """Return whether a person said that the two are not about one thing."""
        return any(
            j.do == "part" and _apart(j.claims, _claims(one), _claims(other))
            for j in self.judgements
        )

    def joined(self, loci: Sequence[tuple[Point, ...]]) -> list[tuple[Point, ...]]:
        """Return the loci with those made one that a person said are about one thing."""
        found = list(loci)
        for judgement in self.judgements:
            if judgement.do == "join":
                named = set(judgement.claims)
                met = [locus for locus in found if any(named & _claims(p) for p in locus)]
                rest = [locus for locus in found if locus not in met]
                found = [*rest, tuple(p for locus in met for p in locus)] if met else rest
        return found

    def about(self, points: Iterable[Point]) -> tuple[Judgement, ...]:
        """Return the judgements that name a claim of these points."""
        claims = {c for point in points for c in _claims(point)}
        return tuple(j for j in self.judgements if claims.intersection(j.claims))


def _claims(point: Point) -> frozenset[str]:
    return frozenset(claim.id for claim in point.claims)


def _apart(named: Sequence[str], one: frozenset[str], other: frozenset[str]) -> bool:
    return any(a in one and b in other for a in named for b in named if a != b)
