"""Disputes: what one origin asserts and another denies or explains, side by side in time order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.ledger.background import Background
from tellings.ledger.documents import kinds_in
from tellings.ledger.echoes import Echoes
from tellings.ledger.explanations import Matter, is_beside
from tellings.ledger.origins import Voices
from tellings.ledger.placing import told_on
from tellings.ledger.readings import Group
from tellings.model import Claim, Dispute, Entry, Movement, Stance, Stand, identify


@dataclass(frozen=True, slots=True)
class Case:
    """An entry of the ledger with the points behind its readings."""

    entry: Entry
    groups: Sequence[Group]

    @property
    def denials(self) -> Iterator[Claim]:
        """Yield the claims that deny it."""
        return (c for g in self.groups if g.denied for p in g.points for c in p.claims)

    @property
    def movements(self) -> Iterator[Claim]:
        """Yield the claims by which it is a movement."""
        claims = (c for g in self.groups for p in g.points for c in p.claims)
        return (claim for claim in claims if isinstance(claim.body, Movement))


@dataclass(frozen=True, slots=True)
class Word:
    """What one origin says in some claims."""

    stance: Stance
    origin: str
    told: str | None
    claims: tuple[Claim, ...]


def disputes(
    cases: Sequence[Case],
    matters: Iterable[Matter],
    background: Background,
    voices: Voices,
    echoes: Echoes,
) -> Iterator[Dispute]:
    """Yield the disputes of a story: of its denied entries, and of documents explained away.

    What is said of a document stands in the dispute of the entry that it is about, if that is
    denied; what nobody asserts in words that we hold makes none.
    """
    denied = {case.entry.id: case for case in cases if case.entry.verdict == "denied"}
    words: dict[str, list[Word]] = {key: list(_told(case)) for key, case in denied.items()}
    alone: list[tuple[Matter, Case | None]] = []
    for matter in matters:
        home = _home(matter, cases)
        if home is not None and home.entry.id in denied:
            own = [word for word in words[home.entry.id] if not _explains(word, matter)]
            words[home.entry.id] = [*own, *_told_of(matter, background, voices, echoes)]
        elif matter.asserted:
            alone.append((matter, home))
    for key, case in denied.items():
        who, what = case.entry.locus.who, case.entry.locus.what
        about = what if what.casefold().startswith(who.casefold()) else f"{who} {what}"
        yield from _dispute(about, case.entry.story, key, words[key], background)
    for matter, home in alone:
        told = list(_told_of(matter, background, voices, echoes))
        entry = home.entry.id if home is not None else None
        yield from _dispute(_title(matter, told), cases[0].entry.story, entry, told, background)


def _dispute(
    about: str, story: str, entry: str | None, words: Iterable[Word], background: Background
) -> Iterator[Dispute]:
    """Yield the dispute, unless all are of one mind."""
    sides: dict[tuple[Stance, str], list[Word]] = defaultdict(list)
    for word in words:
        sides[word.stance, word.origin].append(word)
    stands = [_stand(told, background) for told in sides.values()]
    stands.sort(key=lambda stand: (stand.told or "", stand.stance, stand.claims))
    if len({stand.stance for stand in stands}) > 1:
        key = entry or ",".join(stands[0].claims)
        yield Dispute(identify("dispute", key), story, about, entry, tuple(stands))


def _stand(words: Sequence[Word], background: Background) -> Stand:
    """Return the word of one origin, on its first day."""
    claims = {claim.id: claim for word in words for claim in word.claims}
    return Stand(
        stance=words[0].stance,
        told=min((word.told for word in words if word.told), default=None),
        origins=(words[0].origin,),
        claims=tuple(sorted(claims)),
        lineages=background.lineages((c.report, c.sentence) for c in claims.values()),
    )


def _told(case: Case) -> Iterator[Word]:
    for group in case.groups:
        for point in group.points:
            stance: Stance = "denied" if group.denied else "asserted"
            yield Word(stance, point.origin, point.told, point.claims)


def _told_of(
    matter: Matter, background: Background, voices: Voices, echoes: Echoes
) -> Iterator[Word]:
    sides: Mapping[Stance, Sequence[Claim]] = {
        "asserted": matter.asserted,
        "explained": matter.explained,
        "denied": matter.denied,
    }
    for stance, claims in sides.items():
        for claim in claims:
            copies = tuple(echoes.get(claim.id, ()))
            day = told_on(claim, background)
            yield Word(stance, voices.origins[claim.id], day, (claim, *copies))


def _home(matter: Matter, cases: Sequence[Case]) -> Case | None:
    """Return the entry that a document is about: one denied beside its explanation goes first."""
    denied = [case for case in cases if case.entry.verdict == "denied"]
    beside = (
        case
        for case in denied
        if any(is_beside(one, other) for one in case.denials for other in matter.explained)
    )
    said = (
        case
        for case in [*denied, *cases]
        if any(_stands_in(move, told) for move in case.movements for told in matter.asserted)
    )
    return next(beside, None) or next(said, None)


def _stands_in(claim: Claim, quotation: Claim) -> bool:
    inside = quotation.start <= claim.start and claim.end <= quotation.end
    return claim.report == quotation.report and inside


def _explains(word: Word, matter: Matter) -> bool:
    """Return whether what seems asserted is said in explaining: "did not mean that … would"."""
    told = (any(_stands_in(claim, other) for other in matter.explained) for claim in word.claims)
    return word.stance == "asserted" and all(told)


def _title(matter: Matter, told: Sequence[Word]) -> str:
    """Return what a document is called: by its own name, or by its kind and by whose it is."""
    origins = [word.origin for word in told if word.stance == "asserted"]
    origin = max(sorted(set(origins)), key=origins.count)
    return origin if kinds_in(origin) else f"{matter.kind} of {origin}"
