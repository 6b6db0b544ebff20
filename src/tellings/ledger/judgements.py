"""A person's own judgements: kept in a file, stronger than ours, shown as theirs.

The file is JSON lines, one judgement a line, so that it can be read, merged and put under version
control. Claims are named by id; an id is made of the claim's own words and place, so a judgement
survives every later reading of the same text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import get_args

from tellings.ledger.points import Point
from tellings.ledger.rules import bounds
from tellings.model import Chosen, Claim, Deed, Entry, Judged
from tellings.reports.files import no_file

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


def load(path: Path) -> tuple[Judgement, ...]:
    """Read the judgements in a file.

    Raises JudgementError, OSError where it cannot be read, UnicodeError where it is not UTF-8.
    """
    return _parsed(_text(path), path)


def _text(path: Path) -> str:
    """Return the text of a file; what is none, such as a pipe, is not opened."""
    if reason := no_file(path):
        raise JudgementError(f"{path}: {reason}")
    return path.read_text(encoding="utf-8-sig")


def append(path: Path, judgement: Judgement) -> None:
    """Add a judgement to a file, which is made where there is none; what stands in it stays.

    Raises JudgementError where the judgement is none or the file holds something else, OSError
    where it cannot be written.
    """
    line = json.dumps(asdict(judgement), ensure_ascii=False)
    _parse(line, "the judgement")
    held = _text(path) if path.exists() else ""
    _parsed(held, path)
    gap = "\n" if held and not held.endswith("\n") else ""
    added = f"{gap}{line}\n".encode()
    with path.open("ab") as out:
        out.write(added)


def _parsed(text: str, path: Path) -> tuple[Judgement, ...]:
    return tuple(
        _parse(line, f"{path}:{number}")
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and not line.startswith("#")
    )


def _parse(line: str, place: str) -> Judgement:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise JudgementError(f"{place}: no JSON: {error}") from error
    if not isinstance(row, dict) or row.get("do") not in DEEDS:
        raise JudgementError(f"{place}: 'do' must be one of {', '.join(DEEDS)}")
    claims = row.get("claims")
    if not isinstance(claims, list) or not claims or not all(map(_is_word, claims)):
        raise JudgementError(f"{place}: 'claims' must be a list of claim ids")
    if row["do"] in ("join", "part") and len(set(claims)) < 2:
        raise JudgementError(f"{place}: '{row['do']}' needs two claims or more")
    if not _is_word(row.get("by")) or not _is_word(row.get("why")):
        raise JudgementError(f"{place}: 'by' and 'why' must tell who judges and for what reason")
    return Judgement(row["do"], tuple(claims), row["by"], row["why"])


def _is_word(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


@dataclass(frozen=True, slots=True)
class Book:
    """The judgements of a reading, as the ledger asks for them."""

    judgements: tuple[Judgement, ...] = ()

    def led(self, leaders: Mapping[str, str]) -> Book:
        """Return the book with what names a near copy's claim naming its leader's too.

        ``leaders`` are the claims that stand for those of near copies, by id.
        """
        return Book(
            tuple(replace(j, claims=(*j.claims, *_leading(j, leaders))) for j in self.judgements)
        )

    def hears(self, claim: Claim) -> bool:
        """Return whether nobody said to ignore the claim."""
        return not any(j.do == "ignore" and claim.id in j.claims for j in self.judgements)

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

    def preferring(self, entry: Entry) -> Entry:
        """Return the entry with the figure that a person prefers, where one does; the last says."""
        chosen = entry.chosen
        for judgement in self.judgements:
            told = (r for r in entry.readings if set(judgement.claims).intersection(r.claims))
            reading = next(told, None) if judgement.do == "prefer" else None
            if reading is not None and (figure := bounds(reading)):
                low, high = figure
                chosen = Chosen(f"preferred by {judgement.by}", low, high, high, judgement.why)
        return replace(entry, chosen=chosen)

    def judged(
        self, entries: Iterable[Entry], leaders: Mapping[str, str] | None = None
    ) -> tuple[Judged, ...]:
        """Return the judgements as a reader is shown them, each with the entries it bears on.

        ``leaders`` are the claims that stand for those of near copies, by id.
        """
        claims = {e.id: {c for r in e.readings for c in r.claims} for e in entries}
        return tuple(
            Judged(
                do=judgement.do,
                claims=judgement.claims,
                by=judgement.by,
                why=judgement.why,
                entries=tuple(
                    sorted(e for e in claims if claims[e].intersection(judgement.claims))
                ),
                through=_leading(judgement, leaders or {}),
            )
            for judgement in self.judgements
        )


def _leading(judgement: Judgement, leaders: Mapping[str, str]) -> tuple[str, ...]:
    """Return the leaders' claims that a judgement acts on through the copies' that it names."""
    found = dict.fromkeys(leaders[claim] for claim in judgement.claims if claim in leaders)
    return tuple(claim for claim in found if claim not in judgement.claims)


def _claims(point: Point) -> frozenset[str]:
    return frozenset(claim.id for claim in point.claims)


def _apart(named: Sequence[str], one: frozenset[str], other: frozenset[str]) -> bool:
    return any(a in one and b in other for a in named for b in named if a != b)
