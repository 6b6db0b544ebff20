"""Cues: the verbs, nouns and phrases that report speech, thought and findings, and their frames.

A frame is one cue in one sentence with the tokens of who is reported and of what. It is found from
the parse alone; what quotation marks and neighbouring sentences add is done in ``quotations``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from tellings.claims.lexicon import load
from tellings.claims.syntax import Tree
from tellings.model import Certainty

CueKind = Literal[
    "speech", "writing", "finding", "thought", "question", "order", "promise", "judgement",
    "naming", "hearsay",
]  # fmt: skip
Shape = Literal["clause", "infinitive", "object", "preposition", "none"]
Content = tuple[int, list[int]] | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and content, as tokens of one sentence.

    ``verb`` is the token that the lexicon knows, ``cue`` all tokens of the cue. ``source`` is the
    head of the source, -1 where the sentence names none; ``shape`` tells what the content is.
    """

    kind: CueKind
    verb: int
    cue: tuple[int, ...]
    source: int
    source_tokens: tuple[int, ...]
    content: tuple[int, ...]
    content_head: int
    shape: Shape
    takes_quote: bool
    certainty: Certainty | None = None
    listener: int = -1
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    kind: CueKind
    takes: frozenset[str]
    certainty: Certainty | None


@cache
def verbs() -> dict[str, tuple[_Row, ...]]:
    """Return what each cue verb may take, by its lemma and particle."""
    found: dict[str, tuple[_Row, ...]] = {}
    for row in load("cues")["verbs"]:
        entry = _Row(row["kind"], frozenset(row["takes"]), row.get("certainty"))
        for word in row["words"]:
            found[word] = (*found.get(word, ()), entry)
    return found


@cache
def _words(section: str) -> dict[str, _Row]:
    found: dict[str, _Row] = {}
    for row in load("cues")[section]:
        entry = _Row(row["kind"], frozenset(), row.get("certainty"))
        for word in row["words"]:
            found.setdefault(word, entry)
    return found


def cue_nouns() -> dict[str, _Row]:
    """Return the nouns that hold speech or thought."""
    return _words("nouns")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load("cues")[name])


def frames(tree: Tree) -> list[Frame]:
    """Return the frames of a sentence, in the order of their cues."""
    found: list[Frame] = []
    for index, token in enumerate(tree.tokens):
        if token.upos in ("VERB", "AUX") and tree.rel(index) not in ("aux", "cop"):
            frame = _verb_frame(tree, index)
        elif token.upos == "NOUN":
            frame = _noun_frame(tree, index)
        elif token.upos == "ADJ":
            frame = _adjective_frame(tree, index)
        else:
            frame = None
        frame = frame or _preposition_frame(tree, index)
        if frame is not None:
            found.append(frame)
    return found


def _verb_frame(tree: Tree, verb: int) -> Frame | None:
    if tree.lemma(verb) in ("put", "peg", "estimate"):
        measured = _put_at(tree, verb)
        if measured:
            row = _Row("finding", frozenset(), None)
            return _framed(tree, verb, row, [], measured, "clause")
    keys = list(_keys(tree, verb))
    rows = [(key, row) for key in keys for row in verbs().get(key, ())]
    if not rows:
        return None
    for shape, finder in (
        ("clause", _clause),
        ("infinitive", _infinitive),
        ("object", _object),
        ("preposition", _prepositional),
    ):
        for key, row in rows:
            content = finder(tree, verb, key, row.takes)
            if content:
                return replace(_framed(tree, verb, row, rows, content, shape), key=key)  # type: ignore[arg-type]
    if any("quote" in row.takes for _, row in rows):
        return _framed(tree, verb, rows[0][1], rows, (-1, []), "none")
    return None


def _put_at(tree: Tree, verb: int) -> Content:
    """Find "puts the loss at 90 million": an object, and a numeral behind "at"."""
    target = tree.kid(verb, "obj")
    if target < verb or is_passive(tree, verb):
        return None
    end = next((i for i in range(target, min(target + 12, len(tree))) if tree.lower(i) == "at"), -1)
    if end < 0 or not any(tree.token(i).upos == "NUM" for i in range(end, min(end + 4, len(tree)))):
        return None
    last = max(i for i in tree.stretch(verb) if tree.token(i).upos != "PUNCT")
    return target, list(range(min(tree.stretch(target)), last + 1))


def _keys(tree: Tree, verb: int) -> Iterator[str]:
    """Yield the verb with its particle and preposition, the longest first."""
    lemma, particle = tree.lemma(verb), tree.particle(verb)
    full = f"{lemma} {particle}" if particle else lemma
    for kid in tree.kids(verb, "obl", "advcl", "nmod"):
        case = tree.case(kid) or tree.lower(tree.kid(kid, "mark"))
        if case:
            yield f"{full} {case}"
    yield full
    if particle:
        return
    following = tree.lower(verb + 1)
    if following and tree.head(verb + 1) == verb:
        yield f"{lemma} {following}"


def _framed(
    tree: Tree,
    verb: int,
    row: _Row,
    rows: list[tuple[str, _Row]],
    content: tuple[int, list[int]],
    shape: Shape,
) -> Frame:
    head, tokens = content
    source = _source(tree, verb)
    listener = _listener(tree, verb)
    tokens = _cleaned(tree, verb, source, head, tokens, shape)
    if listener < 0 and shape == "clause":
        listener, tokens = _swallowed(tree, verb, tokens)
    quote = any("quote" in other.takes for _, other in rows)
    cue = [verb, *tree.kids_exact(verb, "compound:prt")]
    taken = set(tokens) | {listener}
    source_tokens = [] if source < 0 else tree.stretch(source, without=taken | {verb})
    return Frame(
        row.kind, verb, tuple(sorted(cue)), source, tuple(source_tokens), tuple(tokens), head,
        shape, quote, row.certainty, listener,
    )  # fmt: skip


def _source(tree: Tree, verb: int) -> int:
    """Return who is reported: the subject, or of a passive the agent."""
    if is_passive(tree, verb):
        agents = tree.kids_exact(verb, "obl:agent")
        agents += [k for k in tree.kids(verb, "obl") if tree.case(k) == "by"]
        return agents[0] if agents else -1
    subject = _adding(tree, verb)
    if subject < 0 and goes_on_outside(tree, verb):
        subject = tree.subject(_reporter_over(tree, verb))
    if subject < 0:
        subject = tree.subject(verb)
    if subject < 0:
        subject = _named_before(tree, verb)
    if subject >= 0 and tree.lower(subject) in ("it", "there") and _is_expletive(tree, subject):
        return -1
    return subject


def _named_before(tree: Tree, verb: int) -> int:
    """Return the name right before a cue that the parse gave no subject; -1 where there is none."""
    before = verb - 1
    while (
        before >= 0
        and tree.token(before).upos == "ADV"
        and not tree.token(before).text[0].isupper()
    ):
        before -= 1
    if before < 0 or tree.token(verb).xpos not in ("VBD", "VBZ", "VBP"):
        return -1
    name = next((n for n in tree.parse.names if n.first <= before < n.last), None)
    if name is not None:
        inside = range(name.first, name.last)
        return next((i for i in inside if tree.head(i) not in inside), name.first)
    alone = tree.token(before).upos in ("ADV", "PROPN", "X", "INTJ")
    return before if alone and before and tree.token(before).text[0].isupper() else -1


def _reporter_over(tree: Tree, verb: int) -> int:
    """Return the cue whose reported clause a verb is joined to; -1 where there is none."""
    head = tree.head(verb)
    above = tree.head(head) if head >= 0 else -1
    reported = tree.rel(verb) == "conj" and tree.rel(head) == "ccomp" and above >= 0
    return above if reported and above < head and tree.lemma(above) in verbs() else -1


def goes_on_outside(tree: Tree, verb: int) -> bool:
    """Return whether a cue joined to a reported clause is the reporter's own next one.

    "He said they were being moved, and emphasised that …": those who are moved emphasise nothing.
    """
    above = _reporter_over(tree, verb)
    if above < 0 or tree.subject_own(verb) >= 0 or not tree.kids(verb, "ccomp"):
        return False
    return tree.is_passive(tree.head(verb)) and tree.token(above).xpos == tree.token(verb).xpos


def _cleaned(
    tree: Tree, verb: int, source: int, head: int, tokens: list[int], shape: Shape
) -> list[int]:
    """Take out of the content what stands between the source and its cue, and what is added.

    The first belongs to the source; the second ("…, saying …") is reported by a cue of its own.
    """
    if shape != "clause":
        return tokens
    skip: set[int] = set()
    if 0 <= source < verb:
        skip |= set(range(source, verb))
    if head > verb:
        skip |= set(range(verb))
    for index in tokens:
        if tree.rel(index) == "advcl" and tree.token(index).xpos == "VBG" and index > verb:
            first = min(tree.stretch(index))
            row = verbs().get(tree.lemma(index), ())
            if tree.lower(first - 1) == "," and any(r.kind == "speech" for r in row):
                skip |= set(tree.stretch(index))
        if goes_on_outside(tree, index) and _reporter_over(tree, index) == verb:
            skip |= set(tree.stretch(index))
    kept = [i for i in tokens if i not in skip]
    kept = _lost_subject(tree, verb, head, kept) + kept
    if kept or not tokens:
        return kept
    return list(range(verb + 1, len(tree)))


def _lost_subject(tree: Tree, verb: int, head: int, tokens: list[int]) -> list[int]:
    """Return the words between a cue and a clause without subject: the parse hung it on the cue."""
    if head < verb or not tokens or tree.subject_own(head) >= 0 or tokens[0] <= verb + 1:
        return []
    between = list(range(verb + 1, tokens[0]))
    loose = [i for i in between if tree.head(i) not in between]
    nominal = (
        len(loose) == 1 and tree.rel(loose[0]) in ("nsubj", "obj") and tree.head(loose[0]) == verb
    )
    if not nominal or tree.lemma(verb) in _list("listener"):
        return []
    return between


def _swallowed(tree: Tree, verb: int, tokens: list[int]) -> tuple[int, list[int]]:
    """Return the listener that the parse took for the content's first word: "told AFP there is"."""
    if tree.lemma(verb) not in _list("listener") or not tokens or tokens[0] != verb + 1:
        return -1, tokens
    end = 0
    while end < len(tokens) and (
        tree.token(tokens[end]).upos in ("PROPN", "NOUN", "DET", "ADJ")
        or tree.token(tokens[end]).xpos == "PRP$"
    ):
        end += 1
        if tree.token(tokens[end - 1]).upos == "NOUN":
            break
    following = tree.token(tokens[end]).upos if end < len(tokens) else ""
    if not end or following not in ("PRON", "DET", "SCONJ", "PROPN", "NOUN", "ADV"):
        return -1, tokens
    return tokens[end - 1], tokens[end:]


def is_passive(tree: Tree, verb: int) -> bool:
    """Return whether a cue is passive; without an auxiliary only a participle of a noun is."""
    if tree.kids_exact(verb, "aux:pass"):
        return True
    return tree.rel(verb) == "acl" and tree.is_passive(verb)


def _adding(tree: Tree, verb: int) -> int:
    """Return who goes on speaking: of "denied there was a plan, saying …" the one who denied.

    A parser hangs "saying" on the reported clause as often as on the cue.
    """
    if tree.rel(verb) != "advcl" or tree.token(verb).xpos != "VBG":
        return -1
    child = verb
    for above in tree.ancestors(verb):
        if tree.rel(child) == "ccomp" and above < child and tree.lemma(above) in verbs():
            return tree.subject(above)
        child = above
    return -1


def _is_expletive(tree: Tree, subject: int) -> bool:
    return tree.rel(subject) == "expl"


def _listener(tree: Tree, verb: int) -> int:
    if tree.lemma(verb) not in _list("listener"):
        return -1
    return tree.kid(verb, "iobj") if tree.kid(verb, "iobj") >= 0 else tree.kid(verb, "obj")


def _clause(
    tree: Tree, verb: int, _key: str, takes: frozenset[str]
) -> tuple[int, list[int]] | None:
    """Find a clause as content: a complement, or the sentence that the cue is put into."""
    if not takes & {"clause", "wh", "quote"}:
        return None
    complements = [k for k in tree.kids(verb, "ccomp") if _far(tree, k, verb)]
    if complements:
        return complements[0], _with_more(tree, verb, complements[0])
    complements = [k for k in tree.kids(verb, "csubj") if tree.is_passive(verb)]
    if complements:
        return complements[0], tree.stretch(complements[0])
    host = tree.head(verb)
    if host >= 0 and _is_inserted(tree, verb):
        return host, tree.stretch(host, without={verb})
    asides = [k for k in tree.kids(verb, "parataxis") if k > verb and tree.is_clause(k)]
    if asides and "quote" in takes and _introduces(tree, verb, asides[0]):
        tokens = tree.stretch(asides[0])
        for other in asides[1:]:
            tokens = sorted(tokens + tree.stretch(other))
        return asides[0], tokens
    return None


def _far(tree: Tree, head: int, verb: int) -> bool:
    """Return whether the complement is a clause, and not a participle put before the cue."""
    if head < verb and tree.token(head).xpos in ("VBN", "VBG"):
        return bool(tree.kids(head, "aux", "nsubj"))
    return tree.is_clause(head) or len(tree.parse.children[head]) > 0


def _with_more(tree: Tree, verb: int, head: int) -> list[int]:
    """Return a complement with what the parse hung on the cue: "and that …", "even if …"."""
    tokens = tree.stretch(head)
    if head < verb:
        return tokens
    for kid in tree.kids(verb, "conj", "advcl"):
        if kid < head:
            continue
        marks = {tree.lower(k) for k in tree.kids(kid, "mark")}
        more = tree.stretch(kid)
        gap = more[0] - tokens[-1] - 1 if more else 9
        reported = "that" in marks if tree.rel(kid) == "conj" else bool(marks & _REASONS)
        if reported and gap <= 1:
            tokens = sorted({*tokens, *more})
    return tokens


_REASONS = frozenset(["because", "even", "if", "since", "while", "although", "though", "unless"])


def _is_inserted(tree: Tree, verb: int) -> bool:
    """Return whether the cue stands in or after its content: "Rain, he said, will come"."""
    rel = tree.rel(verb)
    if rel == "parataxis":
        return tree.subject_own(verb) >= 0 and not tree.kids(verb, "ccomp", "obj")
    if rel == "advcl":
        marks = [tree.lower(k) for k in tree.kids(verb, "mark", "advmod")]
        return "as" in marks and not tree.kids(verb, "obj", "ccomp")
    return False


def _introduces(tree: Tree, verb: int, content: int) -> bool:
    """Return whether a colon or an opening mark stands between the cue and its content."""
    first = min(tree.stretch(content))
    return any(tree.lower(i) in _OPENING for i in range(verb + 1, max(first + 1, verb + 2)))


_OPENING = frozenset([":", "“", '"', "‘", "''", "``", "'"])


def _infinitive(tree: Tree, verb: int, _key: str, takes: frozenset[str]) -> Content:
    if "infinitive" not in takes:
        return None
    for kid in tree.kids(verb, "xcomp", "ccomp", "advcl", "acl"):
        if any(tree.lower(k) == "to" for k in tree.kids(kid, "mark")):
            return kid, tree.stretch(kid)
    for kid in tree.kids(tree.kid(verb, "obj"), "acl") if tree.kid(verb, "obj") >= 0 else []:
        if any(tree.lower(k) == "to" for k in tree.kids(kid, "mark")):
            return kid, tree.stretch(kid)
    return None


_ABOUT_OBJECT = frozenset(
    ["for", "of", "as", "about", "against", "on", "over", "with", "to", "from"]
)


def _object(
    tree: Tree, verb: int, _key: str, takes: frozenset[str]
) -> tuple[int, list[int]] | None:
    if "object" not in takes:
        return None
    if is_passive(tree, verb):
        if tree.rel(verb) == "acl" and "as" not in takes:
            return None
        subject = tree.subject(verb)
        return None if subject < 0 else (subject, _passive_content(tree, verb, subject))
    target = tree.kid(verb, "obj")
    if target < 0 or tree.lower(target) in ("it", "so", "who", "what", "which", "that"):
        return None
    tokens = set(tree.stretch(target))
    for kid in tree.kids(verb, "obl", "advcl", "xcomp", "acl"):
        if kid > target and (tree.case(kid) in _ABOUT_OBJECT or _marked(tree, kid)):
            tokens |= set(tree.stretch(kid))
    return target, sorted(tokens)


def _marked(tree: Tree, kid: int) -> bool:
    if tree.rel(kid) == "xcomp":
        return True
    marks = {tree.lower(k) for k in tree.kids(kid, "mark")}
    return bool(marks & _ABOUT_OBJECT)


def _passive_content(tree: Tree, verb: int, subject: int) -> list[int]:
    tokens = set(tree.stretch(subject, without={verb}))
    for kid in tree.kids(verb, "xcomp", "obl", "advcl"):
        framed = kid > verb and tree.case(kid) in ("for", "as", "of")
        if framed or tree.rel(kid) == "xcomp":
            tokens |= set(tree.stretch(kid))
    return sorted(tokens)


def _prepositional(tree: Tree, verb: int, key: str, takes: frozenset[str]) -> Content:
    wanted = {key.rsplit(" ", 1)[1]} if " " in key and "object" in takes else takes
    for kid in tree.kids(verb, "obl", "advcl"):
        case = tree.case(kid) or tree.lower(tree.kid(kid, "mark"))
        if case in wanted and case:
            tokens = tree.stretch(kid)
            lead = set(tree.kids(kid, "case", "mark"))
            return kid, [i for i in tokens if i not in lead or tree.lower(i) == "whether"]
    return None


def _noun_frame(tree: Tree, noun: int) -> Frame | None:
    """Find "his claim that …", "the decision to …", "a statement: …"."""
    row = cue_nouns().get(tree.lemma(noun))
    if row is None:
        return None
    for kid in tree.kids(noun, "acl", "ccomp"):
        marks = [tree.lower(k) for k in tree.kids(kid, "mark")]
        relative = tree.tokens[kid].deprel == "acl:relcl" and "that" not in marks
        if kid > noun and not relative and ("that" in marks or "to" in marks or "whether" in marks):
            source = _possessor(tree, noun)
            tokens = tuple(tree.stretch(kid))
            stretch = () if source < 0 else tuple(tree.stretch(source, without={kid}))
            shape: Shape = "infinitive" if "to" in marks else "clause"
            return Frame(row.kind, noun, (noun,), source, stretch, tokens, kid, shape, False)
    return None


def _possessor(tree: Tree, noun: int) -> int:
    """Return whose claim it is: "Benko's claim", "the claim by a minister", or who makes it."""
    owners = tree.kids_exact(noun, "nmod:poss")
    owners += [k for k in tree.kids(noun, "nmod") if tree.case(k) in ("by", "from", "of", "among")]
    owners += [k for k in tree.kids(noun, "compound") if k in tree.names_at]
    if owners:
        return owners[0]
    if tree.rel(noun) == "obj" and tree.lemma(tree.head(noun)) in _list("makers"):
        return tree.subject(tree.head(noun))
    return -1


def _adjective_frame(tree: Tree, adjective: int) -> Frame | None:
    """Find "is confident that …", "were reluctant to …"."""
    row = _words("adjectives").get(tree.lemma(adjective))
    if row is None or not (tree.kids(adjective, "cop") or tree.rel(adjective) == "xcomp"):
        return None
    for kid in tree.kids(adjective, "ccomp", "xcomp", "advcl"):
        marks = [tree.lower(k) for k in tree.kids(kid, "mark")]
        if "that" in marks or "to" in marks or tree.rel(kid) == "ccomp":
            source = tree.subject(adjective)
            tokens = tuple(tree.stretch(kid))
            stretch = () if source < 0 else tuple(tree.stretch(source, without={kid, adjective}))
            shape: Shape = "infinitive" if "to" in marks else "clause"
            return Frame(row.kind, adjective, (adjective,), source, stretch, tokens, kid, shape,
                         False, row.certainty)  # fmt: skip
    return None


@cache
def _prepositions() -> tuple[tuple[tuple[str, ...], CueKind], ...]:
    rows = load("cues")["prepositions"]
    return tuple((tuple(row["text"].split()), row["kind"]) for row in rows)


def _preposition_frame(tree: Tree, index: int) -> Frame | None:
    """Find "according to the ministry": the source behind it, the clause around it."""
    owned = _in_the_view(tree, index)
    if owned is not None:
        return owned
    for phrase, kind in _prepositions():
        if tree.lower(index) != phrase[0] or _phrase_at(tree, index, phrase) is False:
            continue
        source = _governed(tree, index, len(phrase))
        if source < 0 or not _may_speak(tree, source, phrase):
            continue
        host = tree.head(source)
        if host < 0:
            continue
        cue = tuple(range(index, index + len(phrase)))
        top = _clause_around(tree, host, cue)
        stretch = tuple(i for i in tree.stretch(source) if i >= cue[-1] + 1)
        content = tuple(i for i in tree.stretch(top, without={source}) if i not in cue)
        return Frame(kind, index, cue, source, stretch, content, top, "clause", True)
    return None


def _in_the_view(tree: Tree, index: int) -> Frame | None:
    """Find "in the commission's view" and "in his words", with the clause around."""
    owners = tree.kids_exact(index, "nmod:poss")
    host = tree.head(index)
    if not owners or host < 0 or tree.case(index) != "in" or tree.lemma(index) not in _VIEWS:
        return None
    top = _clause_around(tree, host, (index,))
    phrase = tree.stretch(index)
    cue = tuple(
        i for i in phrase if i == index or (tree.head(i) == index and tree.rel(i) == "case")
    )
    content = tuple(i for i in tree.stretch(top) if i not in phrase)
    source = tuple(i for i in tree.stretch(owners[0]) if tree.rel(i) != "case")
    return Frame("thought", index, cue[-1:], owners[0], source, content, top, "clause", True)


_VIEWS = frozenset(["view", "opinion", "word", "words", "eye", "judgement", "judgment", "estimation",
                    "telling"])  # fmt: skip


def _phrase_at(tree: Tree, index: int, phrase: tuple[str, ...]) -> bool:
    return all(tree.lower(index + k) == word for k, word in enumerate(phrase))


def _governed(tree: Tree, index: int, length: int) -> int:
    """Return the head of the noun phrase behind the preposition."""
    head = tree.head(index)
    if head > index:
        return head
    after = index + length
    for candidate in range(after, min(after + 12, len(tree))):
        upos = tree.tokens[candidate].upos
        if upos in ("NOUN", "PROPN", "PRON") and tree.head(candidate) not in range(
            after, candidate + 8
        ):
            return candidate
    return -1


def _clause_around(tree: Tree, host: int, cue: tuple[int, ...]) -> int:
    """Return the clause that the phrase vouches for.

    At the end of a sentence it is the whole sentence, up to a clause that is itself reported; in
    front of a clause it is that clause.
    """
    while not tree.is_clause(host) and tree.head(host) >= 0:
        host = tree.head(host)
    if cue[0] < host:
        return host
    while tree.head(host) >= 0 and tree.rel(host) in ("acl", "advcl", "conj", "xcomp", "appos"):
        host = tree.head(host)
    return host


def _may_speak(tree: Tree, source: int, phrase: tuple[str, ...]) -> bool:
    """Return whether the noun can be a source: loose phrases need a name, a role or a document."""
    if phrase[0] == "according":
        return tree.lemma(source) not in ("plan", "need", "ability", "taste", "schedule", "rule")
    if source in tree.names_at or tree.tokens[source].upos == "PROPN":
        return phrase[0] != "per" or tree.names_at.get(source) in ("person", "organisation")
    lemma = tree.lemma(source)
    known = any(lemma in load("roles")[name] for name in ("roles", "groups", "documents"))
    return known and phrase[0] != "per"
