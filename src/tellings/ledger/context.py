"""What the words around a figure say of it that the claim itself does not.

That the text gives it as one that no longer holds ("up from nine"), the event that it is a tally of
("20 injured"), and the place where that happened. The patterns stand in ``resources/context.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from tellings.ledger.background import Background
from tellings.ledger.classes import events
from tellings.ledger.points import NOWHERE, Aside, Where
from tellings.model import Claim
from tellings.wordlists import parsed

LONG = 20
"""Days after which an event is no part of the news that a report brings."""
LEAD = 2
"""Sentences of a body that tell what its report is about."""
APPOSED = re.compile(
    r"^(?:, [^,;.]{1,60},| (?:of|from|in) (?:his|her|its|their|our|the) [\w-]+)(?= )"
)
"""What may stand between a figure and what became of it: ", many of them children,"."""
CHARGES = re.compile(r"[\w-]+(?: \w+)? (?:counts?|charges?) of\b", re.IGNORECASE)
DESCRIBED = re.compile(r"(?:(?:an?|another|the)\s+\w|one of\b)", re.IGNORECASE)
LED = re.compile(r"\b(?:his|her|their|its) (?:own )?men\b", re.IGNORECASE)
STILL = re.compile(r"\b(?:still|remain(?:s|ed|ing)?)\b", re.IGNORECASE)
WITH_HIM = re.compile(r"\bwith [\w-]+ (?:more )?of (?:his|her)\b", re.IGNORECASE)
UNREAL = re.compile(r"[^.;:]{0,40}\b(?:would|could|might)(?: not|n[’']t)? have\b", re.IGNORECASE)
IF = re.compile(r"\b(?:if|unless|had)\b", re.IGNORECASE)
NONE_ELSE = re.compile(
    r"(?:no (?:one|body)|nobody|none|neither) (?:else|other)\b"
    r"|no (?:other|further|additional|more)\b",
    re.IGNORECASE,
)
REST = re.compile(r"\bthe (?:remaining|others?|rest of the)\b", re.IGNORECASE)
HEADING = re.compile(r"\W*([A-Z][^:.;]{2,50}): *")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of the data file, compiled."""

    before: Mapping[Aside, Sequence[re.Pattern[str]]]
    after: Mapping[Aside, Sequence[re.Pattern[str]]]
    states: Mapping[str, re.Pattern[str]]
    tallies: Mapping[str, re.Pattern[str]]
    are: re.Pattern[str]
    part: re.Pattern[str]
    part_behind: re.Pattern[str]
    hospital: re.Pattern[str]
    locative: re.Pattern[str]
    within: re.Pattern[str]
    agent: re.Pattern[str]
    left: re.Pattern[str]
    left_as: re.Pattern[str]
    several_before: re.Pattern[str]
    several_after: re.Pattern[str]
    elsewhere: re.Pattern[str]
    doings: Mapping[str, re.Pattern[str]]
    graded_before: re.Pattern[str]
    graded_after: re.Pattern[str]
    rescuers: re.Pattern[str]
    happenings: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Return the patterns."""
    text = (files("tellings.ledger") / "resources" / "context.yaml").read_text(encoding="utf-8")
    rows = parsed(text)

    def compiled(side: str) -> dict[Aside, list[re.Pattern[str]]]:
        marks: list[Aside] = ["replaced", "contradicted"]
        told = {mark: rows["earlier"][mark][side] for mark in marks}
        return {mark: [re.compile(p, re.IGNORECASE) for p in told[mark]] for mark in marks}

    return Patterns(
        before=compiled("before"),
        after=compiled("after"),
        states={
            event: re.compile(rf"\s{{1,2}}(?:{words})\b", re.IGNORECASE)
            for event, words in rows["states"].items()
        },
        tallies={
            event: re.compile(words, re.IGNORECASE) for event, words in rows["tallies"].items()
        },
        are=re.compile(rows["are"], re.IGNORECASE),
        part=re.compile(rows["part"], re.IGNORECASE),
        part_behind=re.compile(rows["part_behind"], re.IGNORECASE),
        hospital=re.compile(rows["hospital"], re.IGNORECASE),
        locative=re.compile(rows["locative"], re.IGNORECASE),
        within=re.compile(rows["within"], re.IGNORECASE),
        agent=re.compile(rows["agent"], re.IGNORECASE),
        left=re.compile(rows["left"], re.IGNORECASE),
        left_as=re.compile(rows["left_as"], re.IGNORECASE),
        several_before=re.compile(rows["several"]["before"], re.IGNORECASE),
        several_after=re.compile(rows["several"]["after"], re.IGNORECASE),
        graded_before=re.compile(rows["graded"]["before"], re.IGNORECASE),
        graded_after=re.compile(rows["graded"]["after"], re.IGNORECASE),
        elsewhere=re.compile(rows["elsewhere"], re.IGNORECASE),
        doings={e: re.compile(words, re.IGNORECASE) for e, words in rows["doings"].items()},
        happenings=re.compile(rows["happenings"], re.IGNORECASE),
        rescuers=re.compile(rows["rescuers"], re.IGNORECASE),
    )


def around(claim: Claim, background: Background) -> tuple[str, str]:
    """Return the words of the claim's sentence before the claim and behind it."""
    report = background.reports[claim.report]
    place = report.sentences[claim.sentence]
    return report.text[place.start : claim.start], report.text[claim.end : place.end]


def aside(claim: Claim, background: Background) -> Aside | None:
    """Return how the text sets the figure aside; None where it stands."""
    before, after = around(claim, background)
    told = patterns()
    for kind in told.before:
        if any(p.search(before) for p in told.before[kind]):
            return kind
        if any(p.search(after) for p in told.after[kind]):
            return kind
    return None


def state(claim: Claim, background: Background) -> str:
    """Return the event that the words in and right behind the figure tell, or ""."""
    report = background.reports[claim.report]
    own = report.text[claim.start : claim.end]
    before, after = around(claim, background)
    after = APPOSED.sub("", after)
    for event, pattern in patterns().states.items():
        if pattern.match(after) or re.search(rf"{pattern.pattern}$", own, re.IGNORECASE):
            return event
    return tally(claim, background) or _left(before, after)


def doing(claim: Claim, background: Background) -> str:
    """Return the event of which the verb right before the figure tells, or ""."""
    before, _ = around(claim, background)
    return next((event for event, words in patterns().doings.items() if words.search(before)), "")


def is_unreal(claim: Claim, background: Background) -> bool:
    """Return whether the figure is of what did not happen ("had they run, none would have …")."""
    before, after = around(claim, background)
    return UNREAL.match(after) is not None and IF.search(before + after) is not None


def is_named(noun: str, claim: Claim, background: Background) -> bool:
    """Return whether the claim itself says what is counted, and not some word near by."""
    report = background.reports[claim.report]
    own = report.text[claim.start : claim.end].lower()
    return bool(noun) and noun.lower() in own


def is_rescuer(claim: Claim, background: Background) -> bool:
    """Return whether those counted come to the rescue: "four fire and rescue crews"."""
    report = background.reports[claim.report]
    return patterns().rescuers.search(report.text[claim.start : claim.end]) is not None


def is_compound(claim: Claim, background: Background) -> bool:
    """Return whether the figure is a part of a word: a "father-of-four"."""
    return around(claim, background)[0].endswith("-")


def is_charge(claim: Claim, background: Background) -> bool:
    """Return whether what is counted are charges: "two counts of murder"."""
    report = background.reports[claim.report]
    return CHARGES.match(report.text, claim.start) is not None


def is_described(claim: Claim, background: Background) -> bool:
    """Return whether one person is told of, not counted ("a man", "one of those hurt")."""
    report = background.reports[claim.report]
    return DESCRIBED.match(report.text, claim.start) is not None


def is_one_of(claim: Claim, background: Background) -> bool:
    """Return whether one is told only to be of some kind: "Holm, one of the bill's authors"."""
    text = background.reports[claim.report].text
    return text[claim.start : claim.start + 7].lower() == "one of "


def is_led(claim: Claim, background: Background) -> bool:
    """Return whether the counted are somebody's men, who are soldiers, guards or followers."""
    report = background.reports[claim.report]
    return LED.search(report.text[claim.start : claim.end]) is not None


def is_left(claim: Claim, background: Background) -> bool:
    """Return whether the figure counts those who are left ("two people are still trapped")."""
    before, after = around(claim, background)
    clause = re.split(r"[,;:.(]", before)[-1] + " " + re.split(r"[,;:.(]", after)[0]
    return STILL.search(clause) is not None


def is_happening(noun: str) -> bool:
    """Return whether a noun is of what befalls people: an attack, a flood."""
    return patterns().happenings.fullmatch(noun) is not None


def is_rest(claim: Claim, background: Background) -> bool:
    """Return whether the figure counts the rest of some: "the other four victims".

    So does "along with five of his guards": those are not all.
    """
    report = background.reports[claim.report]
    told = report.text[max(0, claim.start - 12) : claim.end]
    return REST.search(told) is not None or WITH_HIM.search(told) is not None


def tally(claim: Claim, background: Background) -> str:
    """Return the event whose toll or number the words before the figure say it is, or ""."""
    before, _ = around(claim, background)
    told = (event for event, words in patterns().tallies.items() if words.search(before))
    return next(told, "")


def _left(before: str, after: str) -> str:
    """Return what becomes of those whom something left "dead" or "wounded", or ""."""
    found = patterns().left_as.match(after) if patterns().left.search(before) else None
    return events().of.get(found[1].lower(), "") if found else ""


def is_setting(claim: Claim, background: Background) -> bool:
    """Return whether the figure tells where something happens, and not to whom."""
    return patterns().within.search(around(claim, background)[0]) is not None


def is_agent(claim: Claim, background: Background) -> bool:
    """Return whether the figure tells by whom something is done."""
    return patterns().agent.search(around(claim, background)[0]) is not None


def is_of_several(claim: Claim, background: Background) -> bool:
    """Return whether the figure adds up several happenings ("17 killed in two attacks")."""
    before, after = around(claim, background)
    told = patterns()
    return bool(told.several_before.search(before) or told.several_after.search(after))


def is_elsewhere(claim: Claim, background: Background) -> bool:
    """Return whether the sentence tells the figure of another happening than the one it is about.

    That is what went before ("in a similar attack last year"), or why it was done ("in retaliation
    for").
    """
    return patterns().elsewhere.search(around(claim, background)[0]) is not None


def is_leading(claim: Claim, background: Background) -> bool:
    """Return whether the figure stands in the title or the first sentences of its report."""
    sentences = background.reports[claim.report].sentences
    own = sentences[claim.sentence]
    before = sum(s.part == "body" for s in sentences[: claim.sentence])
    return own.part in ("title", "standfirst") or (own.part == "body" and before < LEAD)


def heading(claim: Claim, background: Background) -> str | None:
    """Return the words that head a line with a toll: "Holm school" of "Holm school: 12 dead"."""
    if background.reports[claim.report].sentences[claim.sentence].part != "body":
        return None
    found = HEADING.fullmatch(around(claim, background)[0])
    return found[1] if found else None


def are(claim: Claim, background: Background) -> str | None:
    """Return the noun that the counted are told to be ("121 of the 198 are children")."""
    found = patterns().are.match(around(claim, background)[1])
    return found[1].lower() if found else None


def to_hospital(claim: Claim, background: Background) -> bool:
    """Return whether the clause behind the figure speaks of a hospital."""
    own = background.reports[claim.report].text[claim.start : claim.end]
    _, after = around(claim, background)
    return patterns().hospital.search(own + re.split(r"[,;:]", after)[0]) is not None


def past(claim: Claim, background: Background) -> tuple[str, str] | None:
    """Return the days long gone of which the sentence, or the one before it on its line, tells.

    "In November 2017 a coaster ran onto the same skerry. All nine of her crew were rescued."
    """
    report = background.reports[claim.report]
    if report.published is None:
        return None
    first = claim.sentence
    own = report.sentences[first].start
    if first and _runs_on(report.text, own):
        own = report.sentences[first - 1].start
    told = background.times_in(claim.report, own, report.sentences[claim.sentence].end)
    long_gone = [
        t for t in told if t.from_ and t.to and _days_between(t.to, report.published.date) > LONG
    ]
    return (long_gone[-1].from_ or "", long_gone[-1].to or "") if long_gone else None


def _runs_on(text: str, start: int) -> bool:
    """Return whether what stands here goes on in the line of what stands before it."""
    gap = re.search(r"\s*$", text[:start])
    return gap is not None and "\n" not in gap[0]


def _days_between(first: str, last: str) -> int:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 0


def is_part(claim: Claim, background: Background) -> bool:
    """Return whether the figure is told as a part of the one before it ("of whom 160 train")."""
    before, after = around(claim, background)
    own = background.reports[claim.report].text[claim.start : claim.end]
    behind = own[own.find(" of ") :] if " of " in own else ""
    return bool(patterns().part.search(before) or patterns().part_behind.match(behind + after))


def is_graded(claim: Claim, background: Background) -> bool:
    """Return whether the figure counts those who are hurt so badly ("three critically")."""
    before, after = around(claim, background)
    told = patterns()
    return bool(told.graded_before.search(before) or told.graded_after.match(after))


def is_none_else(claim: Claim, background: Background) -> bool:
    """Return whether it is said of others than those told of: "no one else was hurt"."""
    text = background.reports[claim.report].text
    return NONE_ELSE.match(text, claim.start) is not None


def is_told_of(claim: Claim, background: Background) -> bool:
    """Return whether the figure only takes up those told of before: "the two", "both men"."""
    before = around(claim, background)[0].lower().split()
    return bool(before) and before[-1] in ("the", "these", "those", "both", "other", "his", "her")


def is_all(claim: Claim, background: Background) -> bool:
    """Return whether the figure is told as all there are ("all 260 of its patients")."""
    report = background.reports[claim.report]
    own = report.text[claim.start : claim.end].lower()
    return own.startswith("all ") or around(claim, background)[0].lower().endswith(" all ")


def place(claim: Claim, background: Background, *, same_clause: bool = False) -> Where:
    """Return where the sentence places what the figure counts.

    That is the place behind it in its own clause, else the one before it, else the one behind.
    ``same_clause`` asks for a place behind it in its own clause only.
    """
    sentence = background.reports[claim.report].sentences[claim.sentence]
    text = background.reports[claim.report].text
    told = [
        place
        for place in background.places_in(claim.report, sentence.start, sentence.end)
        if patterns().locative.search(text[sentence.start : place[0]])
    ]
    clause = claim.end + len(re.split(r"[,;:(]", text[claim.end : sentence.end])[0])
    near = [where for start, _, where in told if claim.end <= start < clause]
    if near or same_clause:
        return near[0] if near else NOWHERE
    ahead = [where for _, end, where in told if end <= claim.start]
    behind = [where for start, _, where in told if start >= claim.end]
    return next(iter([*ahead[-1:], *behind[:1]]), NOWHERE)
