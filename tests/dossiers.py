"""A small invented dossier, made by hand: what the tests of `show`, `api` and `cli` look at.

One cable car stops over a gorge and six reports tell of it; a seventh tells of something else.
The family: an agency take that is not held (``α``) has two children, the Herald and the Courier;
the Mirror is a machine paraphrase of the Herald and took one sentence from the Post; the Courier
was cut down to the Brief. The Post has its own reporting.
"""

from __future__ import annotations

from tellings import model
from tellings.model import Part

Line = tuple[Part, str]


def telling(path: str, lines: tuple[Line, ...], **fields: object) -> model.Report:
    """Return a report whose text is these lines, each one a sentence, a blank line between."""
    text, sentences = "", []
    for part, words in lines:
        text += "\n\n" if text else ""
        sentences.append(model.Sentence(len(text), len(text) + len(words), part))
        text += words
    outlet = fields.get("outlet")
    identity = model.identify(text, outlet if isinstance(outlet, str) else None, None)
    return model.Report(identity, path, (path,), text, sentences=tuple(sentences), **fields)  # type: ignore[arg-type]


def bounds(report: model.Report, words: str) -> model.Bounds:
    """Return where the report first says these words."""
    start = report.text.index(words)
    return start, start + len(words)


def sentence(report: model.Report, words: str) -> int:
    """Return the index of the sentence that holds these words."""
    start, end = bounds(report, words)
    return next(i for i, s in enumerate(report.sentences) if s.start <= start and end <= s.end)


def dated(date: str, basis: model.Basis = "stated", from_: str | None = None) -> model.Published:
    """Return a date of publication."""
    return model.Published(date, "14:05Z" if basis == "stated" else None, basis, from_)


POST = telling(
    "post.txt",
    (
        ("title", "Everyone off the Corvin cable car"),
        ("body", "Mountain rescuers brought 43 people down from the Corvin cable car on Saturday."),
        ("body", "“Nobody was hurt, and nobody was left up there,” said Ella Marsh of the rescue."),
        ("body", "The operator suspended all runs until Monday."),
    ),
    title="Everyone off the Corvin cable car",
    outlet="Valley Post",
    bylines=("Tom Arden",),
    published=dated("2024-03-02"),
)
HERALD = telling(
    "herald.html",
    (
        ("title", "Cable car halts over gorge"),
        ("body", "CORVIN, March 2 (NRW) -- About 40 passengers were evacuated from a cable car."),
        ("body", "“The brake did what it should,” Lena Holt, the operator's director, told NRW."),
        ("body", "Two of the passengers were taken to hospital, police said."),
        ("body", "Runs were suspended until further notice."),
    ),
    title="Cable car halts over gorge",
    outlet="The Lowland Herald",
    agencies=("NRW",),
    credit="NRW",
    url="https://herald.example/cable-car",
    dateline=model.Dateline("Corvin", "2024-03-02"),
    published=dated("2024-03-02", "dateline"),
)
COURIER = telling(
    "courier.txt",
    (
        ("title", "Passengers evacuated from cable car"),
        ("body", "About 40 passengers were evacuated from a cable car at Corvin on Saturday."),
        ("body", "“The brake did what it should,” said Lena Holt, director of the operator."),
        ("body", "Police said that two of the passengers were taken to hospital."),
        ("credit", "(NRW)"),
    ),
    title="Passengers evacuated from cable car",
    outlet="Courier",
    agencies=("NRW",),
    credit="NRW",
    published=dated("2024-03-03"),
)
MIRROR = telling(
    "mirror.txt",
    (
        ("body", "Around 400 travellers were emptied from a link vehicle."),
        (
            "body",
            "“The brake did what it ought to,quot; Lena Holt, the administrator's chief, said.",
        ),
        ("body", "Mountain rescuers carried 43 individuals down from the Corvin link vehicle."),
        ("body", "Runs were suspended until further notice."),
    ),
    published=model.Published("2024-03-02", None, "inferred", HERALD.id),
    damage=(model.Damage(0, 6, "stray words"),),
    machine=model.Machine(0.93, 0.0, (model.Evidence(42, 54, "cable car"),)),
)
BRIEF = telling(
    "brief.txt",
    (
        ("body", "About 40 passengers were evacuated from a cable car at Corvin on Saturday."),
        ("body", "“The brake did what it should,” said Lena Holt, director of the operator."),
    ),
    outlet="Brief",
    published=dated("2024-03-03"),
)
GAZETTE = telling(
    "gazette.txt",
    (
        ("title", "Operator denies brake fault"),
        ("body", "The operator denied on Sunday that a brake had failed at Corvin."),
        ("body", "No passenger was taken to hospital, a company spokeswoman said."),
    ),
    title="Operator denies brake fault",
    outlet="Gazette",
)
ELSEWHERE = telling(
    "strike.txt",
    (("title", "Bakers strike"), ("body", "Some 300 bakers stopped work in Ostin on Friday.")),
    title="Bakers strike",
    outlet="Ostin Today",
    published=dated("2024-03-01"),
)
NRW = model.Ancestor("a" * 16, "NRW", tuple(sorted((HERALD.id, COURIER.id))))
TOLD = model.Passage(
    "b" * 16,
    NRW.id,
    tuple(sorted(model.Side(r.id, (1 if r in (HERALD, COURIER) else 0,)) for r in (
        HERALD, COURIER, MIRROR, BRIEF
    ))),
)  # fmt: skip


def counted(
    report: model.Report, words: str, lineage: str, low: float, high: float, what: str
) -> model.Claim:
    """Return a claim of so many ``what`` in these words."""
    start, end = bounds(report, words)
    qualifier = "about" if words.lower().startswith(("about", "around")) else None
    body = model.Quantity(low, high, None, qualifier, None, what, None, "Corvin")
    return model.Claim(
        model.identify(report.id, str(start), str(end)), "quantity", report.id, start, end,
        sentence(report, words), lineage, ((start, end),), body,
        time=model.When("2024-03-02", "2024-03-02", "on Saturday"), status="done",
    )  # fmt: skip


def quoted(report: model.Report, words: str, lineage: str, speaker: tuple[str, str]) -> model.Claim:
    """Return a direct quotation of these words by a speaker of this name and role."""
    start, end = bounds(report, words)
    name, role = speaker
    first, last = bounds(report, name)
    cue = bounds(report, "said" if "said" in report.text else "told")
    return model.Claim(
        model.identify(report.id, str(start), str(end)), "quotation", report.id, start, end,
        sentence(report, words), lineage, ((start, end),), model.Quotation(words),
        speaker=model.Speaker(name, first, last, name, role, None, ("NRW",)),
        cue=model.Cue(report.text[cue[0]:cue[1]], *cue), speech="direct",
    )  # fmt: skip


def suspended(report: model.Report, words: str) -> model.Claim:
    """Return a claim that the runs were suspended."""
    start, end = bounds(report, words)
    body = model.Movement("operator", None, "runs", "suspend", ("Corvin",), (), ())
    return model.Claim(
        model.identify(report.id, str(start), str(end)), "movement", report.id, start, end,
        sentence(report, words), report.id, ((start, end),), body,
        time=model.When("2024-03-02", None, None), status="done", certainty="certain",
    )  # fmt: skip


CLAIMS = {
    "post": counted(POST, "43 people", POST.id, 43, 43, "people"),
    "herald": counted(HERALD, "About 40 passengers", TOLD.id, 40, 40, "passengers"),
    "courier": counted(COURIER, "About 40 passengers", TOLD.id, 40, 40, "passengers"),
    "brief": counted(BRIEF, "About 40 passengers", TOLD.id, 40, 40, "passengers"),
    "mirror": counted(MIRROR, "Around 400 travellers", TOLD.id, 400, 400, "travellers"),
    "mirror-post": counted(MIRROR, "43 individuals", POST.id, 43, 43, "individuals"),
    "hospital": counted(HERALD, "Two of the passengers", HERALD.id, 2, 2, "passengers"),
    "none": counted(GAZETTE, "No passenger", GAZETTE.id, 0, 0, "passenger"),
    "bakers": counted(ELSEWHERE, "Some 300 bakers", ELSEWHERE.id, 300, 300, "bakers"),
    "marsh": quoted(POST, "Nobody was hurt, and nobody was left up there,", POST.id,
                    ("Ella Marsh", "mountain rescuer")),
    "holt": quoted(HERALD, "The brake did what it should,", HERALD.id,
                   ("Lena Holt", "director of the operator")),
    "holt-courier": quoted(COURIER, "The brake did what it should,", HERALD.id,
                           ("Lena Holt", "director of the operator")),
    "holt-mirror": quoted(MIRROR, "The brake did what it ought to,", HERALD.id,
                          ("Lena Holt", "administrator's chief")),
    "suspended": suspended(POST, "The operator suspended all runs until Monday"),
    "denied": model.Claim(
        "d" * 16, "statement", GAZETTE.id, *bounds(GAZETTE, "a brake had failed"), 1, GAZETTE.id,
        (bounds(GAZETTE, "a brake had failed"),), model.Statement("brake", "fail", None),
        speaker=model.Speaker("The operator", *bounds(GAZETTE, "The operator"), "operator"),
        speech="indirect", status="denied",
    ),
}  # fmt: skip


def claim(name: str) -> str:
    """Return the id of a claim by the name it has here."""
    return CLAIMS[name].id


STORY = model.Story(
    "c" * 16,
    "Everyone off the Corvin cable car",
    tuple(sorted(r.id for r in (POST, HERALD, COURIER, MIRROR, BRIEF, GAZETTE))),
)
STRIKE = model.Story("e" * 16, "Bakers strike", (ELSEWHERE.id,))
LEDGER = (
    model.Entry(
        "1" * 16, STORY.id,
        model.Locus("cable car", "people brought down", "Corvin", "2024-03-02", "2024-03-02"),
        "conflicting",
        (
            model.Reading("43", 43, 43, (claim("post"), claim("mirror-post")), 1,
                          ("Ella Marsh",), "2024-03-02"),
            model.Reading("about 40", 40, 40,
                          tuple(sorted(map(claim, ("herald", "courier", "brief")))), 1,
                          ("unnamed, in NRW",), "2024-03-03"),
            model.Reading("about 400", 400, 400, (claim("mirror"),), 1, ("unnamed, in NRW",),
                          "2024-03-02", model.ChangedInCopying(MIRROR.id, "About 40")),
        ),
        "43 is Ella Marsh's own count",
    ),
    model.Entry(
        "2" * 16, STORY.id, model.Locus("passengers", "taken to hospital"), "denied",
        (
            model.Reading("2", 2, 2, (claim("hospital"),), 1, ("police",), "2024-03-02"),
            model.Reading("0", 0, 0, (claim("none"),), 1, ("operator",), None),
        ),
    ),
    model.Entry(
        "3" * 16, STORY.id, model.Locus("operator", "runs suspended", "Corvin", "2024-03-02"),
        "single", (model.Reading("all", None, None, (claim("suspended"),), 1, ("operator",)),),
    ),
    model.Entry(
        "4" * 16, STRIKE.id, model.Locus("bakers", "on strike", "Ostin", "2024-03-01"), "single",
        (model.Reading("some 300", 300, 300, (claim("bakers"),), 1, ()),),
    ),
)  # fmt: skip

MOVEMENTS = (
    model.Course(
        "5" * 16, STORY.id, "operator",
        (model.Step("2024-03-02", "2024-03-03", "runs", "suspend", "done", None, None, None,
                    ("Corvin",), (), (), (claim("suspended"),), 1, ("operator",), True),),
    ),
)  # fmt: skip
DISPUTES = (
    model.Dispute(
        "6" * 16, STORY.id, "passengers taken to hospital", "2" * 16,
        (
            model.Stand("asserted", "2024-03-02", ("police",), (claim("hospital"),), 1),
            model.Stand("denied", "2024-03-03", ("operator",), (claim("none"),), 1),
        ),
    ),
)  # fmt: skip


def dossier() -> model.Dossier:
    """Return the dossier of all seven reports."""
    held = (POST, HERALD, COURIER, MIRROR, BRIEF, GAZETTE, ELSEWHERE)
    pair = sorted((HERALD, MIRROR), key=lambda report: report.id)
    sides = [(r.id, 1 if r is HERALD else 0) for r in pair]
    words = {HERALD.id: bounds(HERALD, "About 40 passengers"),
             MIRROR.id: bounds(MIRROR, "Around 400 travellers")}  # fmt: skip
    alignment = model.Alignment(
        model.Side(sides[0][0], (sides[0][1],)), model.Side(sides[1][0], (sides[1][1],)),
        "rewrite", 0.71, ((words[pair[0].id], words[pair[1].id]),),
    )  # fmt: skip
    number = model.Change("number", bounds(HERALD, "40"), bounds(MIRROR, "400"))
    gone = model.Change("dropped", bounds(HERALD, "Two of the passengers"), None)
    descents = (
        model.Descent(HERALD.id, NRW.id, "copy", 0.95, 0.9, "certain", ("dateline names NRW",)),
        model.Descent(COURIER.id, NRW.id, "rewrite", 0.88, 0.8, "likely", ("credited to NRW",)),
        model.Descent(MIRROR.id, HERALD.id, "machine-paraphrase", 0.82, 0.85, "certain",
                      ("3 sentences spun word by word",), (number, gone)),
        model.Descent(MIRROR.id, POST.id, "partial", 0.18, 0.6, "likely", ("1 sentence",)),
        model.Descent(BRIEF.id, COURIER.id, "excerpt", 1.0, 0.97, "unknown", ("every sentence",)),
    )  # fmt: skip
    entity = model.Entity(
        "f" * 16, "Corvin", "place", 46.2, 9.1, "CH",
        tuple(model.Mention(r.id, *bounds(r, "Corvin"), "name")
              for r in sorted((POST, COURIER), key=lambda r: r.id)),
    )  # fmt: skip
    together = tuple(sorted(r.id for r in (HERALD, COURIER, MIRROR, BRIEF)))
    return model.Dossier(
        reports=tuple(sorted(held, key=lambda r: r.id)),
        alignments=(alignment,),
        passages=(TOLD,),
        ancestors=(NRW,),
        descents=tuple(sorted(descents, key=lambda d: (d.child, d.parent))),
        lineages=tuple(sorted((together, (POST.id,), (GAZETTE.id,), (ELSEWHERE.id,)))),
        stories=(STORY, STRIKE),
        entities=(entity,),
        times=(model.Time(POST.id, *bounds(POST, "Saturday"), "2024-03-02", "2024-03-02",
                          "2024-03-02"),),
        claims=tuple(sorted(CLAIMS.values(), key=lambda c: (c.report, c.start))),
        ledger=LEDGER,
        unclaimed=(model.Unclaimed(HERALD.id, *bounds(HERALD, "March 2")),),
        made=model.Made("tellings 0.1.0", ("encoder-1",), (("date", "2024-03-04"),)),
        problems=(model.Problem("broken.bin", "not text"),),
        movements=MOVEMENTS,
        disputes=DISPUTES,
    )  # fmt: skip
