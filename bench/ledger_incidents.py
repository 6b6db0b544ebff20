"""Killed and injured of shooting incidents from all their reports, by the ledger's rules.

Both must equal the final tally. The baselines take the same tolls of the same reports: the first
report's, the last one's, the one that most reports tell, the greatest. Told apart: incidents where
three or more reports disagree, and those with reports that are copies of one text. Intervals are
bootstrapped over incidents. The half ``dev`` was looked at, ``test`` is measured.

Run: python -m bench.ledger_incidents [--half dev] [--most N]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from bench.incident_stories import Incident, Toll, chosen, each, family_of, tell
from bench.record import record
from tellings.ledger import Rule

RULES: tuple[Rule, ...] = ("latest-official", "majority-of-origins")
ROUNDS = 2000
Answers = dict[str, list[bool]]


def first(tolls: Sequence[Toll]) -> Toll:
    """Return the toll of the first report."""
    return tolls[0]


def last(tolls: Sequence[Toll]) -> Toll:
    """Return the toll of the last report."""
    return tolls[-1]


def majority(tolls: Sequence[Toll]) -> Toll:
    """Return the killed and the hurt that most reports tell; the earlier told of those equal."""
    killed, hurt = (Counter(toll[i] for toll in tolls).most_common(1)[0][0] for i in (0, 1))
    return killed, hurt


def greatest(tolls: Sequence[Toll]) -> Toll:
    """Return the greatest figures."""
    return max(toll[0] for toll in tolls), max(toll[1] for toll in tolls)


BASELINES: Mapping[str, Callable[[Sequence[Toll]], Toll]] = {
    "first report": first,
    "last report": last,
    "majority of reports": majority,
    "maximum": greatest,
}


def answers(incident: Incident) -> tuple[dict[str, bool], set[str]]:
    """Return which methods give the final tally, and the groups that the incident falls into."""
    family = family_of(incident.reports)
    tolls = [incident.tolls[report.id] for report in incident.reports]
    told = {name: method(tolls) for name, method in BASELINES.items()}
    for rule in RULES:
        told[rule] = chosen(tell(incident, family, rule))
    groups = {"all"}
    if len(set(tolls)) > 1:
        groups.add("disagreeing")
        groups |= {"three or more, disagreeing"} if len(tolls) > 2 else set()
    if len(family.lineages) < len(incident.reports):
        groups.add("with copies")
    return {name: toll == incident.truth for name, toll in told.items()}, groups


def interval(right: Sequence[bool], seed: int = 7) -> tuple[float, float]:
    """Return the 95 % interval of the share, bootstrapped over incidents."""
    draws = np.random.default_rng(seed).choice(np.asarray(right, float), (ROUNDS, len(right)))
    low, high = np.quantile(draws.mean(axis=1), (0.025, 0.975))
    return float(low), float(high)


def main() -> None:
    """Print and record the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument("--most", type=int)
    options = parser.parse_args()
    found: dict[str, Answers] = {}
    for incident in each(options.half, options.most):
        right, groups = answers(incident)
        for group in groups:
            for name, hit in right.items():
                found.setdefault(group, {}).setdefault(name, []).append(hit)
    for group, told in sorted(found.items()):
        count = len(next(iter(told.values())))
        for name, hits in told.items():
            low, high = interval(hits)
            metric = f"{options.half}, {group} ({count}): {name} [{low:.3f}, {high:.3f}]"
            record("ledger_incidents", "incidents", metric, sum(hits) / count, "both right")


if __name__ == "__main__":
    main()
