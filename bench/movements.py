"""Our movement set: who, action, from, to and status of each movement; and all five at once.

Each gold movement is compared with the movement claim of its sentence that agrees with it most; one
that no claim tells has everything wrong. ``who`` and places are right where the head words of one
form are the same (gold gives the forms that are as right), ``from`` and ``to`` where every place
that one side has is among the other's; of services and stays, places count only where the gold has
some; a field that the gold calls loose may be empty. A denied
movement may be read as a stay. From sentences without movement any claim is wrong.

``wide`` and ``fresh`` have the five fields only.

Run: python -m bench.movements [dev|more|wide|fresh|test] [--errors]
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from bench.readings import readings, report_of
from bench.record import record
from tellings.claims import extract
from tellings.model import Claim, Movement

PLACE = Path(__file__).resolve().parent.parent / "gold" / "movements"
FIELDS = ("who", "action", "from", "to", "status")


def main() -> None:
    """Measure one half and record the shares."""
    half = next((a for a in sys.argv[1:] if not a.startswith("-")), "dev")
    tally, wrong = measure(half)
    beside = ("certainty", "count") if half not in ("wide", "fresh") else ()
    for field in (*FIELDS, "all five", *beside):
        share = tally[field] / max(1, tally["movements"])
        record("movements", "gold/movements", f"{half}: {field}", share, "share", PLACE)
    quiet = tally["quiet"] / max(1, tally["without"])
    record("movements", "gold/movements", f"{half}: none read from none", quiet, "share", PLACE)
    if "--errors" in sys.argv:
        print(*wrong, sep="\n")


def measure(half: str) -> tuple[Counter[str], list[str]]:
    """Return the counts of right answers of one half, and what is wrong in words."""
    file = PLACE / f"{half}.yaml"
    cases = yaml.safe_load(file.read_text(encoding="utf-8"))
    reports = [report_of(case["text"], 0, "2024-05-08") for case in cases]
    name = f"movements-{half}-{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}"
    tally: Counter[str] = Counter()
    wrong: list[str] = []
    for case, reading in zip(cases, readings(reports, name), strict=True):
        claims = [c for c in extract(reading, {}).claims if isinstance(c.body, Movement)]
        _judge(case, claims, tally, wrong)
    return tally, wrong


def _judge(
    case: dict[str, Any], claims: Sequence[Claim], tally: Counter[str], wrong: list[str]
) -> None:
    if case.get("open"):
        return
    if not case["movements"]:
        tally["without"] += 1
        tally["quiet"] += not claims
        if claims:
            wrong.append(f"{case['text']}\n    extra {[c.body for c in claims]}")
    for gold in case["movements"]:
        tally["movements"] += 1
        judged = [(compare(gold, c), c) for c in claims]
        best = max(judged, key=lambda row: sum(row[0].values()), default=None)
        if best is None:
            wrong.append(f"{case['text']}\n    missed {gold}")
            continue
        for field, right in best[0].items():
            tally[field] += right
        five = all(best[0][field] for field in FIELDS)
        tally["all five"] += five
        if not five:
            bad = [field for field in FIELDS if not best[0][field]]
            wrong.append(f"{case['text']}\n    {bad} {gold}\n    {best[1].body} {best[1].status}")


def compare(gold: dict[str, Any], claim: Claim) -> dict[str, bool]:
    """Return which fields of a claim are right."""
    body = claim.body
    assert isinstance(body, Movement)
    also = gold.get("also", {})
    actions = {gold["action"], *also.get("action", [])}
    states = {gold["status"], *also.get("status", [])}
    denied_stay = gold["status"] == "denied" and body.action == "stay"
    service = gold["action"] in ("stay", "suspend", "resume")
    return {
        "who": _who(gold, body) or ("who" in gold.get("loose", ()) and not body.who),
        "action": body.action in actions or denied_stay,
        "from": _places(gold["from"], body.from_, service, "from" in gold.get("loose", ())),
        "to": _places(gold["to"], body.to, service, "to" in gold.get("loose", ())),
        "status": claim.status in states or denied_stay,
        "certainty": claim.certainty in {gold.get("certainty"), *also.get("certainty", [])},
        "count": any(_count(one, body) for one in (gold.get("count"), *also.get("count", [])))
        or ("count" in gold.get("loose", ()) and body.count is None),
    }


def _heads(phrase: str) -> set[str]:
    """Return the words of a phrase that may stand for it: its head, and names in it."""
    cut = re.split(r"\b(?:of|from|in|at|who|that|with|on|for)\b", phrase)[0] or phrase
    words = re.findall(r"[\w'-]+", cut.lower())
    return {words[-1]} if words else set()


def _same(one: str, other: str) -> bool:
    low, high = one.lower(), other.lower()
    return low == high or bool(_heads(low) & _heads(high)) or low in high or high in low


def _who(gold: dict[str, Any], body: Movement) -> bool:
    told = [t for t in (body.who, body.activity) if t]
    if gold["who"] is None:
        return True
    return any(_same(form, t) for form in gold["who"] for t in told)


def _places(gold: Sequence[str], ours: Sequence[str], service: bool, optional: bool) -> bool:
    if (service and not gold) or (optional and not ours):
        return True
    if bool(gold) != bool(ours):
        return False
    return all(any(_same(g, o) for g in gold) for o in ours)


def _count(gold: dict[str, Any] | None, body: Movement) -> bool:
    if gold is None or body.count is None:
        return gold is None and body.count is None
    near = [(gold.get("low"), body.count.low), (gold.get("high"), body.count.high)]
    return all(a == b or (a and b and abs(a - b) < 0.02 * a) for a, b in near)


if __name__ == "__main__":
    main()
