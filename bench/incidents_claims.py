"""Shooting incidents: the killed and injured that each report tells, against the final tally.

For each report ``claims.casualties`` gives a number of killed and of injured; the pair is right
where it equals the incident's final one. The baseline reads the same
text with regular expressions: the first number, or the first person with an article or an age,
within a few words of a word for killing or for injuring. A final tally can differ from what an
early report rightly told, so neither comes near one. Incidents fall into two halves by the hash of
their id: ``dev`` was looked at while the rules were written.

Run: python -m bench.incidents_claims [--errors]
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from typing import Any

from bench.readings import readings, report_of
from bench.record import data_path, record
from tellings.claims.casualties import casualties

_SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBER = re.compile(r"\b(?:\d{1,2}|" + "|".join(_SMALL) + r")\b(?![-:%.,]\d|-?years?\b)", re.I)
_ONE = re.compile(
    r"\b(?:an?|the) (?:[\w-]+ ){0,2}(?:man|woman|boy|girl|child|teen|teenager|toddler|person)\b",
    re.I,
)
_KILL = re.compile(r"\b(?:killed|dead|died|dies|killing|slain|fatally)\b", re.I)
_INJURE = re.compile(r"\b(?:injured|wounded|hurt|injuring|wounding|injures)\b", re.I)


def baseline(text: str) -> tuple[int, int]:
    """Return killed and injured as regular expressions read them."""
    return _regular(text, _KILL), _regular(text, _INJURE)


def _regular(text: str, word: re.Pattern[str]) -> int:
    """Return the first number near the word: up to 40 characters before it, 20 behind it.

    Without any, a single person, or the word alone, counts one.
    """
    found = list(word.finditer(text))
    for match in found:
        before = text[max(0, match.start() - 40) : match.start()]
        behind = text[match.end() : match.end() + 20]
        numbers = _NUMBER.findall(before)[-1:] or _NUMBER.findall(behind)[:1]
        if numbers:
            told = numbers[0].lower()
            return int(told) if told.isdigit() else _SMALL.index(told) + 1
        if _ONE.search(before):
            return 1
    return int(bool(found))


def main() -> None:
    """Measure both halves, ours beside the baseline."""
    place = data_path("incidents") / "incidents.jsonl"
    rows = [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines() if line]
    for part in ("dev", "test"):
        told = [(row, d) for row in rows if half(row) == part for d in row["documents"]]
        texts = [f"{d['title']}\n\n{d['content']}" for _, d in told]
        reports = [
            report_of(text, len(d["title"]), d["dct"])
            for text, (_, d) in zip(texts, told, strict=True)
        ]
        right, regular, both = 0, 0, [0, 0]
        for (row, document), text, reading in zip(
            told, texts, readings(reports, f"incidents-{part}"), strict=True
        ):
            gold = (int(row["num_killed"]), int(row["num_injured"]))
            toll = casualties(reading)
            ours = (toll.killed, toll.hurt)
            right += ours == gold
            both[0] += ours[0] == gold[0]
            both[1] += ours[1] == gold[1]
            regular += baseline(text) == gold
            if ours != gold and part == "dev" and "--errors" in sys.argv:
                print(gold, ours, document["title"], "|", document["content"][:160])
        count = max(1, len(told))
        record("incidents_claims", "incidents", f"{part}: both right", right / count, "share")
        record("incidents_claims", "incidents", f"{part}: killed right", both[0] / count, "share")
        record("incidents_claims", "incidents", f"{part}: injured right", both[1] / count, "share")
        name = f"{part}: both right, regular expressions"
        record("incidents_claims", "incidents", name, regular / count, "share")


def half(row: dict[str, Any]) -> str:
    """Return the half that an incident is in: dev, which was looked at, or test."""
    digest = hashlib.sha256(row["incident"].encode()).hexdigest()
    return "test" if int(digest, 16) % 2 else "dev"


if __name__ == "__main__":
    main()
