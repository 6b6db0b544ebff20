"""What a cue verb reports: a clause, an infinitive, an object, a phrase."""

from __future__ import annotations

from tellings.claims.cues import Content
from tellings.claims.sources import is_passive
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words


def put_at(tree: Tree, verb: int) -> Content:
    """Find "puts the loss at 90 million": an object, and a numeral behind "at"."""
    target = tree.kid(verb, "obj")
    if target < verb or is_passive(tree, verb):
        return None
    end = next((i for i in range(target, min(target + 12, len(tree))) if tree.lower(i) == "at"), -1)
    if end < 0 or not any(tree.token(i).upos == "NUM" for i in range(end, min(end + 4, len(tree)))):
        return None
    last = max(i for i in tree.stretch(verb) if tree.token(i).upos != "PUNCT")
    return target, list(range(min(tree.stretch(target)), last + 1))


def clause(tree: Tree, verb: int, _key: str, takes: frozenset[str]) -> tuple[int, list[int]] | None:
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


def infinitive(tree: Tree, verb: int, _key: str, takes: frozenset[str]) -> Content:
    """Find an infinitive as content: "promised to have the bridge open"."""
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


def object_of(
    tree: Tree, verb: int, _key: str, takes: frozenset[str]
) -> tuple[int, list[int]] | None:
    """Find a noun phrase as content: "announced the closure of the port"."""
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
    if tree.lemma(target) == "life" and tree.lemma(verb) in words("life"):
        return None  # "a disaster that claimed three lives"
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


def prepositional(tree: Tree, verb: int, key: str, takes: frozenset[str]) -> Content:
    """Find what stands behind the cue's preposition: "spoke of two flashes"."""
    wanted = {key.rsplit(" ", 1)[1]} if " " in key and "object" in takes else takes
    for kid in tree.kids(verb, "obl", "advcl"):
        case = tree.case(kid) or tree.lower(tree.kid(kid, "mark"))
        if case in wanted and case:
            tokens = tree.stretch(kid)
            lead = set(tree.kids(kid, "case", "mark"))
            return kid, [i for i in tokens if i not in lead or tree.lower(i) == "whether"]
    return None
