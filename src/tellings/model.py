"""The nouns of Tellings: what the stages take and give, and what the dossier prints.

Every class is frozen and mirrors one object of the JSON dossier (format ``tellings/1``): a field
has the name that it has there, with a trailing underscore where that is a Python keyword
(``from_``). All offsets count Unicode code points of the report's ``text``, end excluded.
Dates are ISO 8601 strings (``2020-01-07``), so that a partly known date stays what it is.

This module imports nothing of ours.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

FORMAT = "tellings/1"

Part = Literal["title", "standfirst", "body", "caption", "credit", "furniture"]
Basis = Literal["stated", "dateline", "inferred"]
Reuse = Literal["verbatim", "rewrite", "quotation"]
Relation = Literal[
    "copy", "excerpt", "revision", "rewrite", "machine-paraphrase", "back-translation", "partial"
]
Direction = Literal["certain", "likely", "unknown"]
ChangeKind = Literal[
    "number", "name", "date", "negation", "hedge", "attribution", "quotation", "dropped", "added"
]
EntityKind = Literal[
    "person",
    "organisation",
    "place",
    "group",
    "facility",
    "unit",
    "vehicle",
    "weapon",
    "event",
    "other",
]
Form = Literal["name", "nominal", "pronoun"]
ClaimKind = Literal["quotation", "quantity", "movement", "statement"]
Speech = Literal["direct", "indirect", "mixed"]
Status = Literal["done", "under way", "planned", "conditional", "hypothetical", "denied"]
Certainty = Literal["certain", "probable", "possible"]
Action = Literal[
    "withdraw",
    "relocate",
    "deploy",
    "evacuate",
    "suspend",
    "resume",
    "stay",
    "return",
    "arrive",
    "flee",
    "other",
]
Deed = Literal["join", "part", "ignore", "prefer"]
Stance = Literal["asserted", "denied", "explained"]
Verdict = Literal["agreed", "single", "conflicting", "differing scope", "superseded", "denied"]
Bounds = tuple[int, int]
"""A start and an end in characters, end excluded."""


def identify(*parts: str | None) -> str:
    """Return the id of a thing from what it is made of: 16 hex digits of a SHA-256.

    ``None`` and the empty string give different ids, and no two lists of parts share one by
    running together.
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"\x00" if part is None else b"\x01" + part.encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands for one, and the part of the report it belongs to."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Damage:
    """Something broken in the text: what kind, and what was meant where that can be told."""

    start: int
    end: int
    kind: str
    suggested: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A phrase that shows a machine at work, and the usual phrase where it is known."""

    start: int
    end: int
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """How far a text looks machine-paraphrased or back-translated (0…1), and by which phrases."""

    paraphrase: float = 0.0
    translation: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report says that it was written ("BRUSSELS, March 3 (XYZ) --")."""

    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Published:
    """The day (and time, UTC as ``14:05Z``) a report appeared, and how that is known.

    ``from_`` is the id of the report that an inferred date was taken from.
    """

    date: str
    time: str | None = None
    basis: Basis = "stated"
    from_: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One telling: its text as decoded, and all that the text and its wrapper tell about it.

    ``path`` is the first place it was read from in natural order, ``paths`` all of them.
    ``sentences`` cover every word of the text in order, whatever part they belong to.
    ``agencies`` are all whose copy or whose reporting the text passes on; ``cited`` those of them
    that it only names for a statement of theirs ("told X"), and whose copy it does not say it is.
    """

    id: str
    path: str
    paths: tuple[str, ...]
    text: str
    title: str | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    credit: str | None = None
    url: str | None = None
    language: str = "en"
    dateline: Dateline | None = None
    published: Published | None = None
    sentences: tuple[Sentence, ...] = ()
    damage: tuple[Damage, ...] = ()
    machine: Machine = Machine()

    @property
    def credited(self) -> tuple[str, ...]:
        """Return the agencies whose copy the text says that it is, or that a part of it is."""
        return tuple(agency for agency in self.agencies if agency not in self.cited)

    def words_of(self, sentence: int) -> str:
        """Return the characters of the sentence with this index."""
        place = self.sentences[sentence]
        return self.text[place.start : place.end]


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """Sentences of one report, by index."""

    report: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sentences of two reports that go back to one text, or quote the same words.

    The smallest bead that holds (1–1, 1–n, n–1); ``spans`` pairs the characters, left and right.
    ``score`` runs from 0 to 1.
    """

    left: Side
    right: Side
    reuse: Reuse
    score: float
    spans: tuple[tuple[Bounds, Bounds], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences, in two or more reports, that go back to one text; that text where it is known."""

    id: str
    ancestor: str | None
    members: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A text that we do not hold, inferred from what its children share."""

    id: str
    label: str | None
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a child changed, dropped (no ``child``) or added (no ``parent``)."""

    kind: ChangeKind
    parent: Bounds | None
    child: Bounds | None


@dataclass(frozen=True, slots=True)
class Descent:
    """That a report comes from another, or from an ancestor: how, how much of it, and why.

    ``derived`` is the share of the child's body words in alignments with the parent that are not
    mere quotations; ``confidence`` runs from 0 to 1. With ``direction`` "unknown" the two are
    joined, but which came first cannot be told.
    """

    child: str
    parent: str
    relation: Relation
    derived: float
    confidence: float
    direction: Direction
    reasons: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The reports on one happening."""

    id: str
    title: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text mentions an entity, and in which form."""

    report: str
    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place, with all its mentions. ``country`` is ISO 3166-1 alpha-2."""

    id: str
    name: str
    kind: EntityKind
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time, resolved to the days it covers and to its TIMEX3 value."""

    report: str
    start: int
    end: int
    from_: str | None
    to: str | None
    timex: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: as written (``text``), and who that is (``name``, never a bare pronoun).

    ``via`` names those through whom it came, nearest to the reader first (outlet, agency).
    """

    text: str
    start: int
    end: int
    name: str
    role: str | None = None
    entity: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that reports speech: "said", "according to", "a statement by"."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class When:
    """The days that an expression covers, and the expression."""

    from_: str | None
    to: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that somebody is reported to have said or written."""

    content: str


@dataclass(frozen=True, slots=True)
class Presumed:
    """A place that was not told with the figure, and where it was told instead (``basis``).

    Elsewhere in the sentence, in one of the sentences before, or in the dateline.
    """

    place: str
    basis: Literal["sentence", "sentence before", "dateline"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, or how much, of what.

    ``low`` and ``high`` bound the value, ``None`` where it is open: "at least 200" is 200, None;
    "about 200" is 200, 200 with its qualifier; "some of 500" is None, 499 of the ``whole`` 500.
    ``event`` is the lemma of the predicate that the counted take part in ("kill", "rescue",
    "station"; of "41 passengers were rescued" it is "rescue"), and ``role`` whether they act in it
    or undergo it: what tells 12 officers who arrest from 12 people who are arrested. ``place`` is
    told with the figure; where it is not, ``presumed`` is where what befell people presumably did.
    ``toll`` tells that they are all the killed, or all the hurt, of what the report is about: "19
    were shot" are its hurt where nobody died.
    """

    low: float | None
    high: float | None
    whole: float | None
    qualifier: str | None
    unit: str | None
    counted: str
    holder: str | None = None
    place: str | None = None
    event: str | None = None
    role: Literal["agent", "patient"] | None = None
    presumed: Presumed | None = None
    toll: Literal["killed", "hurt"] | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """Who moves, or stays, and how many; from where, to where, by what means."""

    who: str
    count: Quantity | None
    activity: str | None
    action: Action
    from_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who did what to whom."""

    subject: str
    predicate: str
    object: str | None


Body = Quotation | Quantity | Movement | Statement


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one report says, by its own sentence, with who is reported to say it.

    ``start`` and ``end`` bound the claim's own words; ``spans`` are several where a cue splits a
    quotation. ``lineage`` is the passage that its sentence belongs to, or the report.
    ``certainty`` is the speaker's, never ours. ``attempted`` tells that the deed was tried,
    or failed, or was foiled, and not that it came off.
    """

    id: str
    kind: ClaimKind
    report: str
    start: int
    end: int
    sentence: int
    lineage: str
    spans: tuple[Bounds, ...]
    body: Body
    speaker: Speaker | None = None
    cue: Cue | None = None
    speech: Speech | None = None
    time: When | None = None
    said: When | None = None
    status: Status | None = None
    certainty: Certainty | None = None
    attempted: bool = False


@dataclass(frozen=True, slots=True)
class Locus:
    """What a ledger entry is about."""

    who: str
    what: str
    where: str | None = None
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class ChangedInCopying:
    """That a reading exists only because a copy altered its parent: which, and what stood there."""

    by: str
    from_: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One value that is told for a locus: by which claims, lineages of text and origins."""

    value: str
    low: float | None
    high: float | None
    claims: tuple[str, ...]
    lineages: int
    origins: tuple[str, ...]
    latest: str | None = None
    changed_in_copying: ChangedInCopying | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader's rule takes from an entry's readings, and why.

    Where a person prefers a reading, ``rule`` is "preferred by" and their name.
    """

    rule: str
    low: float
    best: float
    high: float
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A locus, its readings, and how they stand to each other.

    ``chosen`` is there only where the reader asked for a rule. ``spread`` tells how much that
    choice matters: the greatest figure any rule gives over the least, less one.
    """

    id: str
    story: str
    locus: Locus
    verdict: Verdict
    readings: tuple[Reading, ...]
    note: str | None = None
    chosen: Chosen | None = None
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing told of an actor's course: what is done with whom, how many, from where, to where.

    ``of`` is who moves, or the activity that is stopped or taken up ("soldiers", "training
    mission"); ``value`` how many, as told ("some of 120"); ``first`` and ``last`` the days on which
    it was first and last told. ``current`` tells that nothing later is told of the same.
    """

    first: str | None
    last: str | None
    of: str
    action: Action
    status: Status | None
    value: str | None
    low: float | None
    high: float | None
    from_: tuple[str, ...]
    to: tuple[str, ...]
    by: tuple[str, ...]
    claims: tuple[str, ...]
    lineages: int
    origins: tuple[str, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class Course:
    """A row of the movement book: an actor, and in time order what is told of its movements."""

    id: str
    story: str
    who: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """One side's word in a dispute: by whom, in which claims, told on which day."""

    stance: Stance
    told: str | None
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    lineages: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """What one origin asserts and another denies or explains, side by side in time order.

    ``entry`` is the ledger's entry on it, where there is one.
    """

    id: str
    story: str
    about: str
    entry: str | None
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's own judgement on some claims, which won over ours, and why they made it.

    ``entries`` are the ledger's entries that it bears on: none where its claims are set aside, or
    are not among those read. ``through`` are the claims of originals that it acts on because it
    names what a near copy repeats of them.
    """

    do: Deed
    claims: tuple[str, ...]
    by: str
    why: str
    entries: tuple[str, ...]
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A figure in the text that no claim took."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Made:
    """With what a dossier was made. ``options`` are pairs of a name and a value."""

    version: str
    models: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, or not wholly: where, and why."""

    path: str
    problem: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that was read out of the reports; what ``--json`` prints."""

    reports: tuple[Report, ...]
    alignments: tuple[Alignment, ...]
    passages: tuple[Passage, ...]
    ancestors: tuple[Ancestor, ...]
    descents: tuple[Descent, ...]
    lineages: tuple[tuple[str, ...], ...]
    stories: tuple[Story, ...]
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    claims: tuple[Claim, ...]
    ledger: tuple[Entry, ...]
    unclaimed: tuple[Unclaimed, ...]
    made: Made
    problems: tuple[Problem, ...]
    movements: tuple[Course, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    judgements: tuple[Judged, ...] = ()
    format: str = FORMAT
