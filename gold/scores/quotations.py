"""Quotations: the words said, who says them by which cue, and through whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gold.alike import SHARED, alike, any_alike, place_of, plain, share, words_at
from gold.scores.reading import read_case
from gold.tally import Tallies
from tellings.model import Bounds, Claim, Cue, Quotation, Speaker

Row = Mapping[str, Any]


def score(cases: Iterable[Row]) -> Tallies:
    """Return tallies of contents (F1, half of the words shared, and exact) and of what is told.

    Speaker, name, role, cue, speech and via are asked of the contents that were found.
    """
    tallies = Tallies()
    for case in cases:
        text = case["text"]
        left = [c for c in read_case(text).claims if isinstance(c.body, Quotation)]
        for row in case["quotations"]:
            _add(tallies, text, row, _taken(text, row, left))
        for claim in left:
            content = " … ".join(text[a:b] for a, b in claim.spans)
            for name in ("content F1", "content exact F1"):
                tallies[name].add(False, f"{text}: {content!r} is not in the gold")
    return tallies


def _content(text: str, row: Row) -> list[Bounds]:
    return [place_of(text, one["text"], one.get("occurrence", 1)) for one in row["content"]]


def _taken(text: str, row: Row, left: list[Claim]) -> Claim | None:
    """Take from the claims left the one that shares most with the gold's words."""
    gold = words_at(text, _content(text, row))
    rated = [(share(words_at(text, claim.spans), gold), -n) for n, claim in enumerate(left)]
    best = max(rated, default=(0.0, 0))
    return left.pop(-best[1]) if best[0] >= SHARED else None


def _add(tallies: Tallies, text: str, row: Row, claim: Claim | None) -> None:
    content = " … ".join(one["text"] for one in row["content"])
    missed = f"{text}: {content!r} not found"
    tallies["content F1"].add(claim is not None, missed)
    tallies[f"{row['speech']} found"].add(claim is not None, missed)
    if claim is None:
        tallies["content exact F1"].add(False, missed)
        return
    tallies["content F1"].add(True, "")
    ours = " … ".join(text[a:b] for a, b in claim.spans)
    exact = words_at(text, claim.spans) == words_at(text, _content(text, row))
    for _ in ("gold", "found"):
        tallies["content exact F1"].add(exact, f"{text}: {ours!r}, not {content!r}")
    _add_speaker(tallies, text, row, claim)
    tallies["speech"].add(
        claim.speech == row["speech"], f"{text}: {claim.speech}, not {row['speech']}"
    )


def _add_speaker(tallies: Tallies, text: str, row: Row, claim: Claim) -> None:
    speaker, cue = claim.speaker, claim.cue
    name, role = (speaker.name, speaker.role) if speaker else (None, None)
    via = speaker.via if speaker else ()
    told: dict[str, tuple[bool, object]] = {
        "speaker": (_same_place(text, speaker, row["speaker"]), speaker and speaker.text),
        "name": (_same_name(name, row["name"]), name),
        "role": (any_alike(role, [row["role"]] if row["role"] else None), role),
        "cue": (_same_place(text, cue, row["cue"]), cue and cue.text),
        "via": (_same_via(via, row.get("via", ())), via),
    }
    for field, (hit, ours) in told.items():
        tallies[field].add(hit, f"{text} {field}: {ours!r}, not {row.get(field)!r}")


def _same_place(text: str, ours: Speaker | Cue | None, gold: Row | None) -> bool:
    if ours is None or gold is None:
        return ours is None and gold is None
    place = place_of(text, gold["text"], gold.get("occurrence", 1))
    return share(words_at(text, [(ours.start, ours.end)]), words_at(text, [place])) >= SHARED


def _same_name(ours: str | None, gold: str | None) -> bool:
    """Return whether two names are one: equal, or one of at least two words within the other."""
    if ours is None or gold is None:
        return ours is gold
    left, right = plain(ours), plain(gold)
    nested = set(left) <= set(right) or set(right) <= set(left)
    return left == right or (nested and min(len(left), len(right)) >= 2)


def _same_via(ours: Iterable[str], gold: Iterable[str]) -> bool:
    told, given = list(ours), list(gold)
    return len(told) == len(given) and all(map(alike, told, given))
