"""MUC-4, development part: victim counts with ranges and approximations; stage of execution.

The texts are in capitals throughout and are read in sentence case. A count of the answer keys
("HUM TGT: NUMBER") is found where a quantity claim of the text has the same bounds and counts what
the key describes; shares are told by kind of count. A plural without a number is found where the
description stands in a deed of the text; a single victim likewise. The stage is read off the status
of the deeds of the incident's type that name one of its targets, or of all of the text where none
does: done or under way, it is accomplished; tried, denied or defused, attempted; else threatened.

Run: python -m bench.muc4 [--errors]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.readings import readings, report_of
from bench.record import data_path, record
from tellings.claims import extract
from tellings.model import Claim, Quantity, Statement

STAGES = ("ACCOMPLISHED", "ATTEMPTED", "THREATENED")
DEEDS = {
    "ATTACK": "attack kill murder assassinate shoot fire ambush raid wound die execute",
    "BOMBING": "bomb explode detonate destroy damage launch blow dynamite attack set",
    "KIDNAPPING": "kidnap abduct release seize capture free take",
    "ARSON": "burn torch set destroy",
    "ROBBERY": "rob steal seize",
    "FORCED WORK STOPPAGE": "strike stop halt",
}

DEFUSING = frozenset(["deactivate", "defuse", "disarm"])
THREATS = frozenset(["threaten", "warn"])
TARGETS = ("HUM TGT: NAME", "HUM TGT: DESCRIPTION", "PHYS TGT: ID", "INCIDENT: INSTRUMENT ID")


@dataclass
class Template:
    """An incident of the answer keys."""

    message: str
    type: str = ""
    stage: str = ""
    numbers: list[tuple[str, str]] = field(default_factory=list)
    targets: set[str] = field(default_factory=set)


def templates() -> list[Template]:
    """Return the incidents of the keys; optional ones are left out."""
    found: list[Template] = []
    slot = ""
    for file in sorted(data_path("muc4/dev").glob("key-dev-*")):
        for line in file.read_text(encoding="latin-1").splitlines():
            told = re.match(r"(\d+)\. +([A-Z: ]+?)  +(.*)", line)
            if told:
                slot = told.group(2).strip()
                _fill(found, slot, told.group(3).strip())
            elif line.strip() and slot in ("HUM TGT: NUMBER", *TARGETS) and found:
                _fill(found, slot, line.strip())
    return [t for t in found if t.type and t.type != "*"]


def _fill(found: list[Template], slot: str, value: str) -> None:
    if slot == "MESSAGE: ID":
        found.append(Template(value.split(maxsplit=1)[0]))
    elif slot == "INCIDENT: TYPE":
        found[-1].type = value.split(" / ", maxsplit=1)[0].strip("? ")
    elif slot == "INCIDENT: STAGE OF EXECUTION":
        found[-1].stage = value.split(" / ", maxsplit=1)[0].strip("? ")
    elif slot in TARGETS:
        found[-1].targets |= set(re.findall(r"[a-z]{3,}", value.lower()))
    elif slot == "HUM TGT: NUMBER":
        pair = re.match(r'\??\s*([~\d/ A-Z-]+?):\s*(".*)', value)
        number = pair.group(1).split(" / ", maxsplit=1)[0].strip() if pair else "-"
        if pair and number != "-":  # of "30 / ~30" the first; "-" is no number
            found[-1].numbers.append((number, pair.group(2)))


def messages() -> Iterator[tuple[str, str]]:
    """Yield the id and the text of each message, in sentence case."""
    for file in sorted(data_path("muc4/dev").glob("dev-muc3-*")):
        parts = re.split(r"\n?(DEV-MUC3-\d+) \([A-Z ]+\)\n", file.read_text(encoding="latin-1"))
        for name, body in zip(parts[1::2], parts[2::2], strict=True):
            paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n|\n   ", body)]
            yield name, "\n".join(_sentence_case(p) for p in paragraphs if p)


def _sentence_case(text: str) -> str:
    lowered = re.sub(r"\[[A-Z][^\]]*\]", "", text).lower()
    return re.sub(r"(^|[.!?]\s+|--\s*)([a-z])", lambda m: m.group(1) + m.group(2).upper(), lowered)


def kind_of(number: str) -> str:
    """Return the kind of a count: single, exact, range, about, open or plural."""
    if number == "1":
        return "single"
    if number.isdigit():
        return "exact"
    if number.startswith("~"):
        return "about"
    if "PLURAL" in number:
        return "plural"
    if re.fullmatch(r"-\d+|\d+-", number):
        return "open"
    return "range"


def _found(number: str, described: str, claims: list[Claim]) -> bool:
    wanted = set(re.findall(r"[a-z]{3,}", described.lower()))
    for claim in claims:
        body = claim.body
        if isinstance(body, Quantity) and body.unit is None:
            words = set(re.findall(r"[a-z]{3,}", f"{body.counted} {body.holder}".lower()))
            if _fits(number, body) and (_alike(wanted, words) or body.counted == "people"):
                return True
        if isinstance(body, Statement) and number in ("1", "PLURAL"):
            words = set(re.findall(r"[a-z]{3,}", f"{body.object} {body.subject}".lower()))
            if _alike(wanted, words):
                return True
    return False


def _alike(one: set[str], other: set[str]) -> bool:
    return bool({w.removesuffix("s") for w in one} & {w.removesuffix("s") for w in other})


def _fits(number: str, body: Quantity) -> bool:
    values = [float(v) for v in re.findall(r"\d+", number)]
    if not values:
        return body.low is None or body.low != body.high
    bounds = {b for b in (body.low, body.high) if b is not None}
    if kind_of(number) == "range" and len(values) > 1:
        return bounds == {min(values), max(values)} or bool(bounds & set(values))
    return values[0] in bounds


def _stage(template: Template, claims: list[Claim]) -> str:
    deeds = set(DEEDS.get(template.type, "attack").split())
    told = [claim for claim in claims if _head(claim) in deeds]
    own = [claim for claim in told if _is_of(template, claim)]
    if any(_is_of(template, claim) for claim in claims if _head(claim) in THREATS) and not own:
        return "THREATENED"
    told = own or told
    tried = [claim for claim in told if claim.attempted]
    states = {claim.status for claim in told if not claim.attempted}
    done = bool(states & {"done", "under way"})
    defused = template.type == "BOMBING" and any(_head(claim) in DEFUSING for claim in claims)
    if defused and not (own and done):
        return "ATTEMPTED"
    if not told or done or (states <= {"hypothetical"} and not tried):
        return "ACCOMPLISHED"
    return "ATTEMPTED" if tried or "denied" in states else "THREATENED"


def _head(claim: Claim) -> str:
    """Return the verb of a statement, without its particle."""
    return claim.body.predicate.split()[0] if isinstance(claim.body, Statement) else ""


def _is_of(template: Template, claim: Claim) -> bool:
    """Return whether a statement names a target of the incident."""
    body = claim.body
    told = f"{body.subject} {body.object}" if isinstance(body, Statement) else ""
    return _alike(template.targets, set(re.findall(r"[a-z]{3,}", told.lower())))


def main() -> None:
    """Measure the whole development part."""
    texts = dict(messages())
    keys = [t for t in templates() if t.message in texts]
    names = sorted({t.message for t in keys})
    reports = [report_of(texts[name]) for name in names]
    claims = {
        name: list(extract(reading, {}).claims)
        for name, reading in zip(names, readings(reports, "muc4-dev"), strict=True)
    }
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    stages: Counter[tuple[str, str]] = Counter()
    for template in keys:
        own = claims[template.message]
        stages[template.stage, _stage(template, own)] += 1
        for number, described in template.numbers:
            kind = kind_of(number)
            asked[kind] += 1
            hit = _found(number, described, own)
            hits[kind] += hit
            if not hit and "--errors" in sys.argv and kind not in ("single", "plural"):
                print(template.message, number, described)
    for kind in sorted(asked):
        record("muc4", "muc4", f"dev: {kind} counts found", hits[kind] / asked[kind], "share")
    for stage in STAGES:
        right = stages[stage, stage]
        gold = sum(n for (g, _), n in stages.items() if g == stage)
        ours = sum(n for (_, o), n in stages.items() if o == stage)
        record("muc4", "muc4", f"dev: {stage.lower()} F1", 2 * right / max(1, gold + ours), "F1")


if __name__ == "__main__":
    main()
