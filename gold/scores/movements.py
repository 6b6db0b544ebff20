"""Movements: who, what, from where, to where, how it stands; and how many, by what means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from gold.alike import all_alike, any_alike, near
from gold.scores.reading import A_TUESDAY, Reader, read_case
from gold.tally import Tallies
from tellings.model import Claim, Movement, Quantity

Row = Mapping[str, Any]
FIVE = ("who", "action", "from", "to", "status")
BESIDE = ("count", "by", "activity", "certainty")
SERVICE = frozenset({"stay", "suspend", "resume"})
LEAVING = frozenset({"withdraw", "relocate", "evacuate", "flee"})
STAYING = frozenset({"under way", "planned", "done"})
VAGUE = 2.0


def score(cases: Iterable[Row], read: Reader = read_case) -> Tallies:
    """Return a tally for each field, and for all of ``FIVE`` right in one movement."""
    tallies = Tallies()
    for case in cases:
        if case.get("open"):
            continue
        claims = [c for c in read(case["text"], A_TUESDAY).claims if isinstance(c.body, Movement)]
        if not case["movements"]:
            told = [body.action for c in claims if isinstance(body := c.body, Movement)]
            tallies["none where none is"].add(not told, f"{case['text']} read as {told}")
        for row, claim in _paired(case["movements"], claims):
            _add(tallies, case["text"], row, claim)
    return tallies


def _add(tallies: Tallies, text: str, row: Row, claim: Claim | None) -> None:
    right = judged(row, claim)
    tallies["found"].add(claim is not None, text)
    for name, hit in right.items():
        tallies[name].add(hit, f"{text} {name}: {told_of(claim, name)!r}, not {_wanted(row, name)}")
    missed = [name for name in FIVE if not right[name]]
    tallies["five in one"].add(not missed, f"{text} ({', '.join(missed)})")


def _wanted(row: Row, name: str) -> str:
    return " or ".join(map(str, [row[name], *row.get("also", {}).get(name, ())]))


def told_of(claim: Claim | None, name: str) -> object:
    """Return what a claim says for a field of the gold."""
    if claim is None:
        return None
    if name in ("status", "certainty"):
        return getattr(claim, name)
    return getattr(claim.body, "from_" if name == "from" else name)


def _paired(rows: Iterable[Row], claims: Iterable[Claim]) -> list[tuple[Row, Claim | None]]:
    """Pair each movement of the gold with the claim that is most like it, each claim once."""
    rows, left = list(rows), list(claims)
    taken: dict[int, Claim] = {}
    likest = sorted(
        product(range(len(rows)), left),
        key=lambda pair: (-sum(judged(rows[pair[0]], pair[1]).values()), pair[0], pair[1].start),
    )
    for index, claim in likest:
        if index not in taken and claim in left:
            taken[index] = claim
            left.remove(claim)
    return [(row, taken.get(index)) for index, row in enumerate(rows)]


def judged(row: Row, claim: Claim | None) -> dict[str, bool]:
    """Return for each field that the gold has whether a claim has it right; of no claim none is."""
    names = [name for name in (*FIVE, *BESIDE) if name in row]
    if claim is None or not isinstance(claim.body, Movement):
        return dict.fromkeys(names, False)
    body, stays = claim.body, _stays(row, claim)
    loose = stays or bool(_options(row, "action") & SERVICE)
    right = {
        "who": any_alike(body.who, row["who"]),
        "action": stays or body.action in _options(row, "action"),
        "from": (loose and not row["from"]) or all_alike(body.from_, row["from"]),
        "to": (loose and not row["to"]) or all_alike(body.to, row["to"]),
        "status": stays or claim.status in _options(row, "status"),
        "count": any(_same_count(body.count, gold) for gold in _counts(row)),
        "by": all_alike(body.by, row.get("by", ())),
        "activity": not row["activity"] or any_alike(body.activity or body.who, row["activity"]),
        "certainty": "certainty" in row and claim.certainty in _options(row, "certainty"),
    }
    right |= {name: True for name in row.get("loose", ()) if not _told(body, name)}
    return {name: right[name] for name in names}


def _told(body: Movement, name: str) -> object:
    return getattr(body, "from_" if name == "from" else name)


def _options(row: Row, name: str) -> set[str]:
    return {row[name], *row.get("also", {}).get(name, ())}


def _counts(row: Row) -> list[Row | None]:
    return [row.get("count"), *row.get("also", {}).get("count", ())]


def _stays(row: Row, claim: Claim) -> bool:
    """Return whether the one says that they do not leave and the other that they stay."""
    assert isinstance(claim.body, Movement)
    ours = (claim.body.action, claim.status)
    leaves = {(action, "denied") for action in LEAVING}
    stays = {("stay", status) for status in STAYING}
    theirs = set(product(_options(row, "action"), _options(row, "status")))
    return (ours in stays and bool(theirs & leaves)) or (ours in leaves and bool(theirs & stays))


def _same_count(ours: Quantity | None, gold: Row | None) -> bool:
    if ours is None or gold is None:
        return ours is None and gold is None
    vague = gold["low"] is not None and gold["high"] is not None and gold["low"] < gold["high"]
    factor = VAGUE if vague else 1.005
    return (
        near(ours.low, gold["low"], factor)
        and near(ours.high, gold["high"], factor)
        and near(ours.whole, gold.get("whole"))
        and ours.unit == gold.get("unit")
    )
