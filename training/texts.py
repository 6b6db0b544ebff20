"""Fit the three small models of text alignment on the PAN 2013 training corpus.

Units are judged at every state that aligning goes through, so the model is fitted in rounds: on
the areas as first found, then on those that its own edges lead to. Five more models that have
each not seen a fifth of the source texts are for ``bench/pan.py``.

    python -m training.texts [--every N]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import pan_corpus
from bench.pan_corpus import FOLDS, Case, TextPair
from tellings.reuse.texts import edges, judge, summary
from tellings.reuse.texts.align import TextAligner, characters, judged_areas, merged
from tellings.reuse.texts.halves import Area, Pair, lay
from tellings.reuse.texts.learned import Logistic, Weights
from tellings.reuse.texts.regions import areas
from training.text_samples import REUSED, Sample, crops, parallels, whole

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "src/tellings/reuse/resources/texts.json"
FOLDED = ROOT / "bench/pan-folds.json"
ROUNDS = 3
_START = {"same": 4.0, "spare": 4.0, "pairs": 3.0, "meaning": 3.0, "elsewhere": -4.0}
_TOUCHED = 0.3
_RIDGE = 1.0
_MOST_WORDS = 150_000

Rows = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]
"""Features, labels and weights of examples."""


@dataclass
class Laid:
    """A pair of texts, laid side by side."""

    told: Sample
    pair: Pair


def first_model() -> Logistic:
    """Return a unit model by hand, good enough to start from."""
    weights = np.array([_START.get(name, 0.0) for name in edges.NAMES])
    return Logistic(edges.NAMES, weights, -3.5)


def laid(told: Sample, aligner: TextAligner) -> Laid | None:
    """Return the pair laid side by side, if both texts have words."""
    left, right = aligner.units(told.left), aligner.units(told.right)
    return Laid(told, lay(left, right, aligner.vocabulary)) if len(left) and len(right) else None


def places(pair: Pair, area: Area) -> Case:
    """Return the characters of an area."""
    return Case(characters(pair.left, area.of(0)), characters(pair.right, area.of(1)))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many characters two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def nearest(place: Case, cases: Sequence[Case]) -> Case | None:
    """Return the case that shares most with a place, if any does on both sides."""
    shared = {
        case: (overlap(place.left, case.left), overlap(place.right, case.right)) for case in cases
    }
    hit = [case for case, (left, right) in shared.items() if left and right]
    return max(hit, key=lambda case: sum(shared[case]), default=None)


def unit_rows(item: Laid, model: Logistic, *, follow: bool) -> Iterable[Rows]:
    """Yield features and labels of the units of each area that touches a case."""
    judged = edges.Edges(item.pair, model)
    states = set(areas(item.pair))
    if follow:
        refined = {judged.refine(area) for area in states}
        states |= {area for area in refined if area is not None}
    for area in sorted(states):
        case = nearest(places(item.pair, area), item.told.cases)
        if case is None:
            continue
        for side in (0, 1):
            yield _labelled(item, judged, area, side, case)


def _labelled(item: Laid, judged: edges.Edges, area: Area, side: int, case: Case) -> Rows:
    first, features = judged.features(area, side)
    half = item.pair.half(side)
    bounds = case.left if side == 0 else case.right
    share = []
    for unit in range(first, first + len(features)):
        place = characters(half, (unit, unit + 1))
        share.append(overlap(place, bounds) / max(1, place[1] - place[0]))
    words = np.exp(features[:, edges.NAMES.index("log words")])
    return features, (np.array(share) > 0.5).astype(float), words


def area_rows(item: Laid, model: Logistic) -> Iterable[Rows]:
    """Yield features and label of each area as refined by the model."""
    judged = edges.Edges(item.pair, model)
    refined = [judged.refine(area) for area in areas(item.pair)]
    for area in merged([area for area in refined if area is not None]):
        place = places(item.pair, area)
        hit = [c for c in item.told.cases if nearest(place, [c])]
        shared = sum(overlap(place.left, c.left) + overlap(place.right, c.right) for c in hit)
        size = place.left[1] - place.left[0] + place.right[1] - place.right[0]
        features = judge.area_features(item.pair, area, judged)
        yield features[None, :], np.array([float(shared > _TOUCHED * size)]), np.ones(1)


def summary_rows(item: Laid, weights: Weights) -> Iterable[Rows]:
    """Yield features and label of what might be a summary, in either text."""
    if not any(summary.find_summary(item.pair, side, ()) for side in (0, 1)):
        return
    passages = [area for area, _ in judged_areas(item.pair, weights)]
    for side in (0, 1):
        found = summary.find_summary(item.pair, side, passages)
        if found is None:
            continue
        place = characters(item.pair.half(side), (found.start, found.end))
        told = side == 0 and item.told.folder == "summary"
        hit = told and any(overlap(place, case.left) for case in item.told.cases)
        yield found.features[None, :], np.array([float(hit)]), np.ones(1)


Tagged = list[tuple[int, Rows]]
"""Examples with the fold of their source text."""


def fit(tagged: Tagged, names: tuple[str, ...], without: int | None = None) -> Logistic:
    """Fit a logistic model by Newton's method, with a small ridge on scaled features."""
    parts = [rows for fold, rows in tagged if fold != without]
    x, y, weight = (np.concatenate([part[i] for part in parts]) for i in range(3))
    weight = weight / weight.mean()
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.concatenate([(x - mean) / scale, np.ones((len(x), 1))], axis=1)
    ridge = np.diag([_RIDGE] * len(names) + [1e-6])
    theta = np.zeros(len(names) + 1)
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ theta, -30, 30)))
        step = np.linalg.solve(
            (z * (weight * p * (1 - p))[:, None]).T @ z + ridge,
            z.T @ (weight * (y - p)) - ridge @ theta,
        )
        theta += step
        if np.abs(step).max() < 1e-6:
            break
    weights = theta[:-1] / scale
    print(f"  {len(x)} rows, {y.mean():.3f} positive", flush=True)
    return Logistic(names, weights, float(theta[-1] - weights @ mean))


def tagged(told: Iterable[Sample], rows: Callable[[Laid], Iterable[Rows]]) -> Tagged:
    """Gather the examples of these pairs."""
    aligner = TextAligner()
    found: Tagged = []
    for one in told:
        if len(aligner.vocabulary) > _MOST_WORDS:
            aligner.renew()
        item = laid(one, aligner)
        if item is not None:
            found += [(one.fold, row) for row in rows(item)]
    return found


def train(told: Sequence[TextPair], every: int) -> list[Weights]:
    """Fit all three models: on all pairs, and without each fold.

    Areas are those that the models fitted on all pairs lead to.
    """
    blank = Logistic(judge.NAMES, np.zeros(len(judge.NAMES)), 0.0)
    some = [
        t for f in pan_corpus.FOLDERS.values() for t in [p for p in told if p.folder == f][::every]
    ]
    unit = first_model()
    for number in range(ROUNDS):
        seen = partial(unit_rows, model=unit, follow=number > 0)
        units = tagged((whole(t) for t in some if t.folder in REUSED), seen)
        unit = fit(units, edges.NAMES)
    apart = list(parallels())
    area_tagged = tagged([*area_samples(some), *apart], partial(area_rows, model=unit))
    area = fit(area_tagged, judge.NAMES)
    known = Weights(unit, area, blank)
    short = [t for t in told if t.folder == "summary"]
    summed = tagged([*map(whole, [*some, *short]), *apart], partial(summary_rows, weights=known))
    return [
        Weights(
            fit(units, edges.NAMES, fold),
            fit(area_tagged, judge.NAMES, fold),
            fit(summed, summary.NAMES, fold),
        )
        for fold in (None, *range(FOLDS))
    ]


def area_samples(told: Sequence[TextPair]) -> Iterator[Sample]:
    """Yield what areas are judged on: whole texts and short ones, but no summaries."""
    for pair in told:
        if pair.folder != "summary" or not pair.cases:
            yield whole(pair)
            yield from crops(pair)


def table(weights: Weights) -> dict[str, dict[str, float]]:
    """Return the weights as a table that reads well."""
    models = {"unit": weights.unit, "area": weights.area, "summary": weights.summary}
    return {
        name: {
            **{n: round(float(w), 4) for n, w in zip(model.names, model.weights, strict=True)},
            "bias": round(model.bias, 4),
        }
        for name, model in models.items()
    }


def main() -> None:
    """Fit, and write what the package ships and what the benchmark needs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=2, help="take every Nth pair of a folder")
    tables = [table(w) for w in train(list(pan_corpus.pairs()), parser.parse_args().every)]
    SHIPPED.write_text(json.dumps(tables[0], indent=1) + "\n", "utf-8")
    FOLDED.write_text(json.dumps(tables[1:], indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
