"""Copies planted in shooting incidents, which must not move what independent accounts add up to.

Of each incident one report is copied 1 to 12 times, by an editor's hand (ten words changed, a few
sentences cut) or by a synonym tool (every fourth word another near it in the word vectors), each
copy by an outlet of its own on one of the days that follow. (a) The copies tell another number of
killed. (b) The copied report itself tells a wrong one, and so do its copies. Asked: does the rule
``majority-of-origins`` choose as it did without the copies, do its readings keep their lineages,
and does the wrong figure of (b) count once. Beside it what the majority of reports makes of it. A
copy's toll is set as its claims would read it; its text is there for the family to be found by.

The half ``dev`` was looked at. Run: python -m bench.planted [--half dev] [--most N]
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from bench.incident_stories import Incident, Toll, chosen, each, entry_of, family_of, tell
from bench.readings import report_of
from bench.record import record
from tellings.model import Entry, Report
from tellings.reuse.vectors import shipped

MOST_COPIES = 12
INCIDENTS = 200
HAND_CHANGED = 10
SPUN = 4
"""A synonym tool replaces one word in so many."""
WORD = re.compile(r"\b[a-z]{5,}\b")


@dataclass(frozen=True)
class Planted:
    """An incident before the copies were planted and with them; the value that they carry."""

    before: Incident
    after: Incident
    copied: str
    carried: int


def planted(incident: Incident, *, wrong_in_copied: bool) -> Planted:
    """Return the incident with copies of one of its reports, drawn by its name."""
    draw = random.Random(f"planted {incident.name}")  # noqa: S311, repeatable on purpose
    copied = draw.choice(incident.reports)
    killed, hurt = incident.tolls[copied.id]
    carried = killed + draw.randint(1, 9)
    tolls = dict(incident.tolls)
    if wrong_in_copied:
        tolls[copied.id] = (carried, hurt)
    before = replace(incident, tolls=tolls)
    count = draw.randint(1, MOST_COPIES)
    copies = [_copy(copied, number, draw) for number in range(count)]
    reports = {report.id: report for report in (*incident.reports, *copies)}
    tolls = {**tolls, **{copy.id: (carried, hurt) for copy in copies}}
    after = replace(incident, reports=tuple(reports.values()), tolls=tolls)
    return Planted(before, after, copied.id, carried)


def _copy(report: Report, number: int, draw: random.Random) -> Report:
    title, body = report.title or "", report.text[len(report.title or "") :]
    edited = _spun(body, draw) if number % 2 else _edited(body, draw)
    day = date.fromisoformat(report.published.date) if report.published else date(2020, 1, 1)
    told = (day + timedelta(days=1 + draw.randint(0, 2))).isoformat()
    made = report_of(title + edited, len(title), told)
    return replace(made, title=title, outlet=f"planted{number}.example")


def _edited(body: str, draw: random.Random) -> str:
    """Return the body with ten of its words moved to other places, its last paragraph cut."""
    paragraphs = body.split("\n\n")
    if len(paragraphs) > 3:
        body = "\n\n".join(paragraphs[:-1])
    places = list(WORD.finditer(body))
    picked = draw.sample(places, min(HAND_CHANGED, len(places)))
    words = [match[0] for match in places]
    return _with(body, {match.span(): draw.choice(words) for match in picked})


def _spun(body: str, draw: random.Random) -> str:
    """Return the body with every fourth longer word replaced by its neighbour in the vectors."""
    places = [match for match in WORD.finditer(body) if draw.randrange(SPUN) == 0]
    return _with(body, {match.span(): _neighbour(match[0]) for match in places})


def _with(text: str, words: Mapping[tuple[int, int], str]) -> str:
    for (start, end), word in sorted(words.items(), reverse=True):
        text = text[:start] + word + text[end:]
    return text


def _neighbour(word: str) -> str:
    """Return the word of the shipped vocabulary nearest to this one, itself left out."""
    table = _Vocabulary.of()
    row = table.rows.get(word)
    if row is None:
        return word
    likeness = table.vectors @ table.vectors[row]
    likeness[row] = -1.0
    return table.words[int(np.argmax(likeness))]


@dataclass(frozen=True)
class _Vocabulary:
    """The longer words of the shipped static model, with their unit vectors."""

    words: list[str]
    rows: Mapping[str, int]
    vectors: np.ndarray[tuple[int, int], np.dtype[np.float32]]

    @staticmethod
    def of() -> _Vocabulary:
        """Return the vocabulary, made once."""
        if not _KEPT:
            seen = Counter(
                word for half in ("dev",) for i in each(half) for r in i.reports
                for word in WORD.findall(r.text)
            )  # fmt: skip
            words = [word for word, count in sorted(seen.items()) if count > 2]
            table = shipped()(words)
            _KEPT.append(_Vocabulary(words, {w: i for i, w in enumerate(words)}, table))
        return _KEPT[0]


_KEPT: list[_Vocabulary] = []


def majority(incident: Incident) -> Toll:
    """Return the killed and the hurt that most reports tell."""
    tolls = [incident.tolls[report.id] for report in incident.reports]
    killed, hurt = (Counter(toll[i] for toll in tolls).most_common(1)[0][0] for i in (0, 1))
    return killed, hurt


def outcomes(case: Planted, *, wrong_in_copied: bool) -> Iterator[tuple[str, bool]]:
    """Yield what held of a case, by name."""
    old, new = (
        tell(incident, family_of(incident.reports), "majority-of-origins")
        for incident in (case.before, case.after)
    )
    name = "b" if wrong_in_copied else "a"
    yield f"{name}: chosen as before", chosen(old) == chosen(new)
    yield (
        f"{name}: chosen as before, majority of reports",
        majority(case.before) == majority(case.after),
    )
    yield f"{name}: lineages as before", _lineages(old, case.before) == _lineages(new, case.before)
    if wrong_in_copied:
        yield "b: wrong figure counts once", _count(new, case.carried) == _count(old, case.carried)
        wrong = case.before.tolls[case.copied]
        yield "b: wrong toll not taken up", chosen(new) != wrong or chosen(old) == wrong
        taken = majority(case.after) == wrong and majority(case.before) != wrong
        yield "b: wrong toll not taken up, majority of reports", not taken


def _lineages(entries: tuple[Entry, ...], incident: Incident) -> dict[tuple[str, float], int]:
    """Return the lineages of each figure that a report of the incident itself tells."""
    own = {toll[i] for toll in incident.tolls.values() for i in (0, 1)}
    found: dict[tuple[str, float], int] = {}
    for event in ("kill", "injure"):
        entry = entry_of(entries, event)
        for reading in entry.readings if entry else ():
            if reading.low in own and reading.changed_in_copying is None:
                found[event, reading.low or 0.0] = reading.lineages
    return found


def _count(entries: tuple[Entry, ...], value: int) -> int:
    entry = entry_of(entries, "kill")
    return sum(r.lineages for r in (entry.readings if entry else ()) if r.low == value)


def main() -> None:
    """Print and record the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument("--most", type=int, default=INCIDENTS)
    options = parser.parse_args()
    found: dict[str, list[bool]] = {}
    for incident in each(options.half, options.most):
        for wrong in (False, True):
            case = planted(incident, wrong_in_copied=wrong)
            for name, held in outcomes(case, wrong_in_copied=wrong):
                found.setdefault(name, []).append(held)
    for name, hits in sorted(found.items()):
        metric = f"{options.half} ({len(hits)} incidents), {name}"
        record("planted", "incidents", metric, sum(hits) / len(hits), "share")


if __name__ == "__main__":
    main()
