"""Attributions → quotation claims, each with its speaker, cue, times and status."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.claims.attributions import Told
from tellings.claims.context import Context
from tellings.claims.cues import CueKind
from tellings.claims.lexicon import load
from tellings.claims.speakers import Cast, Source
from tellings.claims.status import Standing, standing
from tellings.claims.when import time_of
from tellings.model import Bounds, Claim, Cue, Quotation, Speaker, When, identify
from tellings.reports.agencies import label_of

_ALWAYS: frozenset[CueKind] = frozenset(["speech", "writing", "hearsay"])
_AS_CLAUSE: frozenset[CueKind] = frozenset(["finding", "thought", "question", "order", "promise"])
FIRST_PERSON = frozenset(["i", "we", "you", "me", "us", "our", "my", "your"])


@dataclass(frozen=True, slots=True)
class Speech:
    """An attribution with its speaker resolved; other claims in its words take both from it."""

    told: Told
    speaker: Speaker | None
    cue: Cue | None
    said: When | None

    def holds(self, start: int, end: int) -> bool:
        """Return whether the characters stand in the content."""
        return any(a <= start and end <= b for a, b in self.told.pieces)


def is_quotation(told: Told) -> bool:
    """Return whether an attribution makes a quotation claim: words or a clause, not an attitude."""
    if told.speech == "direct":
        return True
    if told.kind == "question" and told.frame is not None and told.frame.passive:
        return False
    if told.source is None and (told.kind in ("question", "naming") or _is_slight(told)):
        return False
    if told.kind in _ALWAYS:
        clause = told.shape == "clause" and not _is_slight(told)
        return clause or (told.shape != "none" and (told.speech == "mixed" or _is_act(told)))
    if told.kind in _AS_CLAUSE:
        return told.shape == "clause" or told.speech == "mixed" or _is_act(told)
    return told.speech == "mixed" or _is_act(told)


def _is_slight(told: Told) -> bool:
    """Return whether no more than two words are told without a mark: "as fast"."""
    frame = told.frame
    return frame is not None and told.speech == "indirect" and len(frame.content) <= 2


def _is_act(told: Told) -> bool:
    """Return whether it is an act of speech: a promise, an order, a charge."""
    frame = told.frame
    if frame is None or told.source is None or frame.key not in load("cues")["acts"]:
        return False
    return told.shape != "none" and len(frame.content) > 1 and not frame.passive


def speeches(context: Context, found: Sequence[Told]) -> list[Speech]:
    """Resolve the speakers of all attributions, in the order of the text."""
    cast = Cast(context)
    cast.survey()
    resolved: list[Speech] = []
    for told in sorted(found, key=lambda t: t.source[2] if t.source else t.pieces[0]):
        source = Source(*told.source) if told.source else None
        via = _via(context, told, found)
        speaker = cast.speaker(source, via) if source else None
        resolved.append(Speech(told, speaker, _cue(context, told), _said(context, told)))
    return sorted(resolved, key=lambda speech: (speech.told.pieces[0], speech.told.cue or (0, 0)))


def quotations(
    context: Context, told: Sequence[Speech], lineages: Mapping[tuple[str, int], str]
) -> list[Claim]:
    """Return the quotation claims of a report."""
    direct = [speech for speech in told if speech.told.speech == "direct"]
    return [
        _claim(context, speech, lineages)
        for speech in told
        if is_quotation(speech.told)
        and not _quoted_aside(context, speech, direct)
        and not _is_nobody(speech)
        and not _is_hearsay(speech)
        and not _relays(context, speech, told)
    ]


def _is_hearsay(speech: Speech) -> bool:
    """Return whether a noun alone tells that there is talk, and nobody is named for it."""
    frame = speech.told.frame
    noun = frame is not None and speech.told.cue is not None and frame.shape != "none"
    if speech.speaker is not None or not noun or speech.told.speech == "direct":
        return False
    return frame is not None and not frame.takes_quote


def _relays(context: Context, speech: Speech, told: Sequence[Speech]) -> bool:
    """Return whether an outlet only passes on what another says: it is in the chain, no voice."""
    frame, source = speech.told.frame, speech.told.source
    if frame is None or source is None or source[1] < 0 or frame.shape != "clause":
        return False
    inner = any(
        other.told.frame is not None and other.told.frame is not frame
        and other.told.position == speech.told.position
        and other.told.frame.verb == frame.content_head and other.speaker is not None
        for other in told
    )  # fmt: skip
    return inner and _is_outlet(context, *source)


def _is_outlet(context: Context, position: int, head: int, bounds: Bounds) -> bool:
    """Return whether a source is an agency, a newspaper, a broadcaster."""
    tree = context.trees[position]
    if label_of(context.words(bounds)) is not None:
        return True
    if tree.lemma(head) == "agency":
        before = tree.token(head - 1).text if head else ""
        return (
            before.lower() in ("news", "press", "wire") or _INITIALS.fullmatch(before) is not None
        )
    return tree.lemma(head) in frozenset(load("cues")["outlets"])


_INITIALS = re.compile(r"[A-Z]{3,5}")


def _is_nobody(speech: Speech) -> bool:
    """Return whether "you" or the writer's own "I" is all that is told of the speaker."""
    speaker = speech.speaker
    nobodies = FIRST_PERSON | frozenset(load("cues")["nobodies"])
    return speaker is not None and speaker.name.lower() in nobodies


def _quoted_aside(context: Context, speech: Speech, direct: Sequence[Speech]) -> bool:
    """Return whether the cue is itself quoted, and only the quoted one's own: "I think that"."""
    cue = speech.told.cue
    if cue is None or speech.told.speech == "direct":
        return False
    inside = any(o is not speech and o.holds(*cue) for o in direct)
    if not inside:
        return False
    source = speech.told.source
    first = source is None or context.words(source[2]).lower() in FIRST_PERSON
    return first or speech.told.kind not in _ALWAYS


def _claim(context: Context, speech: Speech, lineages: Mapping[tuple[str, int], str]) -> Claim:
    told, report = speech.told, context.report.id
    start, end = told.pieces[0][0], told.pieces[-1][1]
    position = max(0, context.position_at(start))
    index = context.index(position)
    content = " ".join(" ".join(context.words(piece).split()) for piece in told.pieces)
    state = content_standing(context, told)
    head = _content_head(told)
    return Claim(
        id=identify("quotation", report, str(start), str(end), content),
        kind="quotation",
        report=report,
        start=start,
        end=end,
        sentence=index,
        lineage=lineages.get((report, index), report),
        spans=told.pieces,
        body=Quotation(content),
        speaker=speech.speaker,
        cue=speech.cue,
        speech=told.speech,
        time=_time(context, told, head),
        said=speech.said,
        status=state.status if state else None,
        certainty=state.certainty if state else None,
    )


def _time(context: Context, told: Told, head: int) -> When | None:
    """Return the time of what is told indirectly; of quoted words it may be anything."""
    if head < 0 or told.speech == "direct":
        return None
    return time_of(context, told.position, head)


def _content_head(told: Told) -> int:
    if told.frame is None or told.frame.shape != "clause":
        return -1
    return told.frame.content_head


def content_standing(context: Context, told: Told) -> Standing | None:
    """Return status and certainty of what is told, where it is one clause of the cue's sentence."""
    head = _content_head(told)
    if head < 0 or len(told.pieces) > 2 or _spans_sentences(context, told):
        return None
    return standing(context.trees[told.position], head)


def _spans_sentences(context: Context, told: Told) -> bool:
    first = context.position_at(told.pieces[0][0])
    return context.position_at(told.pieces[-1][1] - 1) != first


def _cue(context: Context, told: Told) -> Cue | None:
    if told.cue is None:
        return None
    return Cue(context.words(told.cue), *told.cue)


def _said(context: Context, told: Told) -> When | None:
    """Return when it was said: the time that hangs on the cue."""
    if told.frame is None:
        return None
    return time_of(context, told.position, told.frame.verb)


def _via(context: Context, told: Told, found: Sequence[Told]) -> tuple[str, ...]:
    """Return through whom the words came, nearest to the reader first."""
    via = [context.report.outlet] if context.report.outlet else []
    via += [agency for agency in _agencies(context, told, found) if agency not in via]
    via += [name for name in _reporters(context, told, found) if name not in via]
    listener = _listener(context, told)
    if listener and listener not in via:
        via.append(listener)
    medium = _medium(context, told)
    return tuple([*via, medium] if medium else via)


def _agencies(context: Context, told: Told, found: Sequence[Told]) -> list[str]:
    """Return the one agency whose copy the report is, unless it is a source itself."""
    agencies = context.report.credited
    if len(agencies) != 1 or _listener(context, told):
        return []
    quoted = any(o.source and agencies[0] in context.words(o.source[2]) for o in found)
    return [] if quoted else [agencies[0]]


def _reporters(context: Context, told: Told, found: Sequence[Told]) -> list[str]:
    """Return those who report that the speaker said it: the sources of cues around this one."""
    if told.cue is None:
        return []
    names = []
    for other in found:
        around = other is not told and any(
            a <= told.cue[0] and told.cue[1] <= b for a, b in other.pieces
        )
        if around and other.source is not None and other.kind in _ALWAYS | {"finding"}:
            names.append(" ".join(context.words(other.source[2]).split()))
    return names


def _listener(context: Context, told: Told) -> str | None:
    """Return the outlet or agency that was told: "told AFP"."""
    if told.frame is None or told.frame.listener < 0:
        return None
    tree = context.trees[told.position]
    listener = told.frame.listener
    if tree.names_at.get(listener) != "organisation" and not tree.lower(listener).isupper():
        token = tree.token(listener)
        if not (token.upos == "PROPN" and tree.names_at.get(listener) != "person"):
            return None
    bounds = tree.bounds(tree.stretch(listener))
    return tree.text[bounds[0] : bounds[1]].removeprefix("the ") if bounds else None


def _medium(context: Context, told: Told) -> str | None:
    """Return the document or channel of the words: "in a statement", "in a letter to …"."""
    if told.frame is None:
        return None
    tree, media = context.trees[told.position], frozenset(load("cues")["media"])
    for kid in tree.kids(told.frame.verb, "obl"):
        if tree.lemma(kid) in media and tree.case(kid) in ("in", "on", "via", "through", "during"):
            words = [i for i in tree.kids(kid, "compound", "amod") if i < kid]
            return " ".join(tree.lower(i) for i in [*words, kid])
    return None


def speech_over(told: Sequence[Speech], bounds: Bounds) -> Speech | None:
    """Return the innermost speech whose content holds these characters, of those by somebody.

    "There are no plans to pull out", a source said: the plans are nobody's words, but the source's.
    """
    holding = [s for s in told if s.holds(*bounds) and s.told.kind != "naming"]
    holding = [s for s in holding if s.speaker is not None] or holding
    return min(holding, key=lambda s: s.told.pieces[-1][1] - s.told.pieces[0][0], default=None)
