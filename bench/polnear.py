"""PolNeAR: who is reported to say, think or want what; span by span against people's marks.

PolNeAR counts attitudes ("supports", "wants", "criticised") as attributions, which make no
quotation claims; so the attributions behind the claims are measured, all kinds of them, without
those that stand inside another's content (PolNeAR gives each word to one attribution at most).

A predicted content is paired with the gold content that it shares most words with; a pair counts
as partial where the words' F1 is .5 or more, as exact where the words are the same ("that" in front
counts as content, as there). The source is measured over the partial pairs.

Run: python -m bench.polnear [train|dev] [--errors]
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.readings import readings, report_of
from bench.record import data_path, record
from tellings.claims.attributions import Told, attributions
from tellings.claims.context import Context
from tellings.model import Bounds


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution as sets of word offsets; ``speech`` as the content's marks tell it."""

    content: frozenset[int]
    source: frozenset[int]
    cue: str
    speech: str


def texts(part: str) -> Iterator[tuple[str, str, list[Attribution]]]:
    """Yield name, text and gold attributions; of several annotators the first by name."""
    folder = data_path("polnear") / part
    seen: set[str] = set()
    for file in sorted((folder / "attributions").glob("*.ann")):
        name = file.stem.rsplit("_", 1)[0]
        if name in seen:
            continue
        seen.add(name)
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as opened:
            text = opened.read()
        yield name, text, _gold(text, file)


def _gold(text: str, file: Path) -> list[Attribution]:
    spans: dict[str, list[Bounds]] = {}
    events: list[str] = []
    for line in file.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) < 2:
            continue
        if cells[0].startswith("T"):
            pairs = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = [(int(a), int(b)) for a, b in (pair.split() for pair in pairs)]
        elif cells[0].startswith("E"):
            events.append(cells[1])
    found = []
    for event in events:
        roles: defaultdict[str, list[Bounds]] = defaultdict(list)
        for argument in event.split():
            role, span = argument.split(":")
            roles[re.sub(r"\d+$", "", role)] += spans.get(span, [])
        if roles["Content"]:
            found.append(_attribution(text, roles["Content"], roles["Source"], roles["Cue"]))
    return found


_WORD = re.compile(r"\w+(?:['’]\w+)?")


def words(text: str, bounds: Sequence[Bounds]) -> frozenset[int]:
    """Return the offsets of the words that begin within some stretches."""
    return frozenset(a + m.start() for a, b in bounds for m in _WORD.finditer(text[a:b]))


def _attribution(
    text: str, content: Sequence[Bounds], source: Sequence[Bounds], cue: Sequence[Bounds]
) -> Attribution:
    marks = [m.start() for m in re.finditer(r"[“”\"]|''", text)]
    inside = [m for m in marks if any(a <= m < b for a, b in content)]
    first, last = min(a for a, _ in content), max(b for _, b in content)
    direct = text[first] in "\"“'" and text[last - 1] in "\"”'"
    speech = "direct" if direct else "mixed" if inside else "indirect"
    told = " ".join(text[a:b] for a, b in cue)
    return Attribution(words(text, content), words(text, source), told, speech)


def predicted(text: str, context: Context) -> list[Attribution]:
    """Return the attributions of ours, outermost only."""
    told = [t for t in attributions(context) if t.kind in KINDS]
    outer = [t for t in told if not any(_inside(t, other) for other in told)]
    found = []
    for attribution in outer:
        pieces = list(attribution.pieces)
        if attribution.opener:
            pieces.append(attribution.opener)
        source = [attribution.source[2]] if attribution.source else []
        cue = context.words(attribution.cue) if attribution.cue else ""
        content = words(text, pieces)
        if content:
            found.append(Attribution(content, words(text, source), cue, attribution.speech))
    return found


KINDS = frozenset(
    ["speech", "writing", "finding", "thought", "question", "order", "promise", "judgement",
     "naming", "hearsay"]
)  # fmt: skip


def _inside(one: Told, other: Told) -> bool:
    """Return whether an attribution's cue stands in the content of another."""
    if one is other or one.cue is None or one.cue == other.cue:
        return False
    return any(a <= one.cue[0] and one.cue[1] <= b for a, b in other.pieces)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the F1 of the words that two stretches share."""
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def pair(
    gold: Sequence[Attribution], ours: Sequence[Attribution]
) -> list[tuple[Attribution, Attribution, float]]:
    """Pair each gold content with one of ours, the best overlaps first."""
    rows = [
        (overlap(g.content, o.content), i, j)
        for i, g in enumerate(gold)
        for j, o in enumerate(ours)
        if g.content & o.content
    ]
    rows.sort(key=lambda row: (-row[0], row[1], row[2]))
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for share, i, j in rows:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((gold[i], ours[j], share))
    return pairs


def f1(right: float, predicted_count: float, gold_count: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (predicted_count + gold_count) if predicted_count + gold_count else 0.0


def main() -> None:
    """Measure one part and record the shares."""
    part = next((a for a in sys.argv[1:] if not a.startswith("-")), "dev")
    told = list(texts(part))
    reports = [report_of(text, text.find("\n") if "\n" in text else 0) for _, text, _ in told]
    tally: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    extras: Counter[str] = Counter()
    for (_, text, gold), reading in zip(told, readings(reports, f"polnear-{part}"), strict=True):
        ours = predicted(text, Context(reading))
        pairs = pair(gold, ours)
        _count(tally, gold, ours, pairs)
        matched = {id(g) for g, _, share in pairs if share >= 0.5}
        taken = {id(o) for _, o, share in pairs if share >= 0.5}
        misses.update(g.cue.lower() for g in gold if id(g) not in matched)
        extras.update(o.cue.lower() for o in ours if id(o) not in taken)
    _print(tally, part)
    if "--errors" in sys.argv:
        print("missed", misses.most_common(120))
        print("extra", extras.most_common(120))


def _count(
    tally: Counter[str],
    gold: Sequence[Attribution],
    ours: Sequence[Attribution],
    pairs: Sequence[tuple[Attribution, Attribution, float]],
) -> None:
    for speech in ("all", "direct", "indirect", "mixed"):
        tally[f"gold {speech}"] += sum(speech in ("all", g.speech) for g in gold)
        tally[f"ours {speech}"] += sum(speech in ("all", o.speech) for o in ours)
    for g, o, share in pairs:
        for speech in ("all", g.speech):
            tally[f"partial {speech}"] += share >= 0.5
            tally[f"exact {speech}"] += g.content == o.content
        if share >= 0.5:
            tally["gold source"] += bool(g.source)
            tally["ours source"] += bool(o.source)
            tally["source exact"] += bool(g.source) and g.source == o.source
            tally["source partial"] += overlap(g.source, o.source) >= 0.5


def _print(tally: Counter[str], part: str) -> None:
    script, data = "polnear", "polnear"
    partial = f1(tally["partial all"], tally["ours all"], tally["gold all"])
    precision = tally["partial all"] / max(1, tally["ours all"])
    print("precision", precision, "recall", tally["partial all"] / max(1, tally["gold all"]))
    record(script, data, f"{part}: content partial F1", partial, "F1")
    exact = f1(tally["exact all"], tally["ours all"], tally["gold all"])
    record(script, data, f"{part}: content exact F1", exact, "F1")
    for speech in ("direct", "indirect", "mixed"):
        recall = tally[f"partial {speech}"] / max(1, tally[f"gold {speech}"])
        record(script, data, f"{part}: {speech} content partial recall", recall, "share")
        recall = tally[f"exact {speech}"] / max(1, tally[f"gold {speech}"])
        record(script, data, f"{part}: {speech} content exact recall", recall, "share")
    for kind in ("partial", "exact"):
        score = f1(tally[f"source {kind}"], tally["ours source"], tally["gold source"])
        record(script, data, f"{part}: source {kind} F1 given the content", score, "F1")


if __name__ == "__main__":
    main()
