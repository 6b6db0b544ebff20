"""Movements of one sentence → movement claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.claims.context import Context
from tellings.claims.kinds import share
from tellings.claims.making import Found, claim_of
from tellings.claims.motion_words import in_list, listed
from tellings.claims.movers import is_actor, is_kind, is_mover, is_people, past_number
from tellings.claims.moving import Move, moves
from tellings.claims.quantities import Measured
from tellings.claims.quotations import FIRST_PERSON, Speech, speech_over
from tellings.claims.status import Standing, standing
from tellings.claims.syntax import Tree
from tellings.model import Bounds, Claim, Movement, Quantity, Status


def movement_claims(
    context: Context,
    position: int,
    quantities: Sequence[Measured],
    told: Sequence[Speech],
    lineages: Mapping[tuple[str, int], str],
) -> list[Claim]:
    """Return the movement claims of a sentence; ``quantities`` are its own and some before it."""
    own = [row for row in quantities if row.position == position]
    found = [
        _claim(context, position, move, own, told, lineages)
        for move in moves(context.trees[position])
    ]
    return [_of_those_before(claim, position, quantities) for claim in found]


def _of_those_before(claim: Claim, position: int, quantities: Sequence[Measured]) -> Claim:
    """Return a movement of "others" as one of what was counted last: of 32 soldiers, soldiers."""
    body = claim.body
    if not isinstance(body, Movement) or body.who.lower() not in ("others", "rest", "another"):
        return claim
    near = (row.body for row in reversed(quantities) if row.position >= position - 1)
    first = next((row for row in near if row.counted not in ("others", "people", None)), None)
    if first is None or first.counted is None:
        return claim
    count = body.count and replace(body.count, holder=body.count.holder or first.holder)
    return replace(claim, body=replace(body, who=first.counted, count=count))


def _claim(
    context: Context,
    position: int,
    move: Move,
    quantities: Sequence[Measured],
    told: Sequence[Speech],
    lineages: Mapping[tuple[str, int], str],
) -> Claim:
    tree = context.trees[position]
    bounds = context.place(position, _bounds(tree, move))
    count = _count(tree, move, quantities)
    if count is not None and (not count.holder or count.holder.split()[0] in _THEIRS):
        count = replace(count, holder=_holder(context, position, move) or count.holder)
    body = Movement(
        who=_who(context, position, move, count),
        count=count,
        activity=_activity(tree, move),
        action=move.action,
        from_=tuple(place_name(tree, i) for i in move.way.from_),
        to=tuple(place_name(tree, i) for i in move.way.to),
        by=_means(tree, move),
    )
    speech = speech_over(told, bounds)
    if body.who.lower() in FIRST_PERSON and speech and speech.speaker:
        body = replace(body, who=speech.speaker.name)
    state = standing(tree, move.word)
    state = _settled(tree, move, state)
    reduced = tree.rel(move.word) == "acl" and not tree.kids(move.word, "nsubj", "aux")
    if move.action == "stay" and reduced and state.status == "done":
        state = Standing("under way", state.certainty)
    found = Found(position, move.word, bounds, body, (move.action, body.who), state)
    return claim_of(context, "movement", found, told, lineages)


def _settled(tree: Tree, move: Move, state: Standing) -> Standing:
    """Return the status as the kind of movement has it.

    Who "is back" or "are gone" has come and left; who is ordered somewhere has yet to go; and a
    "no" that the action tells ("no trains run") denies nothing.
    """
    over = move.frame == "state" and move.action in ("return", "withdraw", "arrive", "flee")
    over = over and tree.lemma(move.word) not in listed("lasting")
    if over and state.status == "under way":
        return Standing("done", state.certainty)
    ahead = tree.lemma(move.word) in ("order", "expect", "await")
    if move.frame == "verb" and ahead and state.status in ("done", "under way"):
        return Standing("planned", state.certainty)
    past = bool({"was", "were"} & {tree.lower(k) for k in tree.kids(move.word, "cop")})
    on_way = tree.lower(move.word) in listed("state relocate") and past
    if on_way and state.status == "done" and not tree.kids(move.word, "aux"):
        return Standing("under way", state.certainty)
    if move.barred:
        swapped: dict[Status, Status] = {"done": "denied", "under way": "denied", "denied": "done"}
        return replace(state, status=swapped.get(state.status, state.status))
    if move.negation and state.status == "denied":
        return replace(standing(tree.without(move.word), move.word), certainty=state.certainty)
    return state


def _bounds(tree: Tree, move: Move) -> Bounds:
    """Return the characters from the first to the last word that the movement is told by."""
    heads = [i for i in (move.word, move.mover, move.activity) if i >= 0]
    heads += [*move.way.from_, *move.way.to, *move.way.by]
    clause = tree.stretch(move.word) if move.frame != "noun" else []
    near = [i for i in heads if i == move.word or i in clause or abs(i - move.word) < 25]
    spread = [i for h in near for i in (h, *_modifiers(tree, h))]
    return tree.token(min(spread)).start, tree.token(max(spread)).end


def _modifiers(tree: Tree, head: int) -> list[int]:
    kids = tree.kids(head, "amod", "compound", "nummod", "det", "flat", "case", "aux")
    return [i for k in kids for i in tree.stretch(k)]


def _who(context: Context, position: int, move: Move, count: Quantity | None) -> str:
    """Return who moves, by name or description; of a stopped activity, who runs it."""
    tree = context.trees[position]
    for head in (move.mover, move.causer):
        if head < 0 or (head == move.causer and not is_actor(tree, head)):
            continue
        head = past_number(tree, head)
        entity, token = context.entity_at(position, head), tree.token(head)
        pronoun = token.upos in ("PRON", "DET")
        if token.text.lower() in ("you", "one"):
            return token.text
        if entity is not None and (pronoun or head in tree.names_at):
            near = _plural_before(tree, head) if entity.kind in _BODIES else -1
            if near >= 0:
                return compact(tree, near)
            people = entity.kind == "place" and not pronoun and token.text not in entity.name
            return compact(tree, head) if people else entity.name
        if entity is None and token.text.lower() in ("it", "they", "them"):
            above = _told_above(tree, move.word, head)
            if above >= 0:
                return compact(tree, above)
        counted = count.counted if count is not None and head == move.mover else None
        if token.upos == "NUM" and counted and counted != compact(tree, move.causer):
            return counted
        return token.text if pronoun else compact(tree, head)
    return compact(tree, move.activity) if _runs_itself(tree, move) else ""


def _told_above(tree: Tree, word: int, pronoun: int) -> int:
    """Return the subject of the clause above, if the pronoun can stand for it, or -1.

    "A ship drifted for hours before it was towed off": the ship.
    """
    plural = tree.lower(pronoun) != "it"
    for above in tree.ancestors(word):
        subject = tree.subject_own(above)
        if subject < 0 or subject == pronoun or not tree.is_verb(above):
            continue
        many = tree.token(subject).xpos in ("NNS", "NNPS")
        able = is_mover(tree, subject) and tree.token(subject).upos in ("NOUN", "PROPN")
        able = able and (plural or not is_people(tree, subject))
        return subject if able and many == plural and subject < pronoun else -1
    return -1


def _runs_itself(tree: Tree, move: Move) -> bool:
    """Return whether what stops or starts is itself who moves: trains, water, and not lessons."""
    if move.activity < 0 or move.mover >= 0:
        return False
    lemma = tree.lemma(move.activity)
    return share(lemma, "vehicle") >= 0.5 or in_list(lemma, "flowing")


_THEIRS = frozenset(["its", "their", "his", "her", "our", "my"])
_BODIES = frozenset(["organisation", "place"])


def _plural_before(tree: Tree, head: int) -> int:
    """Return the people of the same sentence whom "they" may stand for rather than a body; or -1.

    Of "the ministry has 14 soldiers there and they will be moved" it is the soldiers who move.
    """
    if tree.lower(head) not in ("they", "them"):
        return -1
    for index in range(head - 1, -1, -1):
        plural = tree.token(index).xpos == "NNS"
        if plural and tree.token(index).upos == "NOUN" and is_mover(tree, index):
            return index
    return -1


def _count(tree: Tree, move: Move, quantities: Sequence[Measured]) -> Quantity | None:
    """Return the quantity of those who move."""
    if move.mover < 0:
        return None
    heads = {move.mover, past_number(tree, move.mover), *tree.kids(move.mover, "nmod")}
    for row in quantities:
        if row.counted.figure.kind in ("count", "fraction", "percent") and (
            row.counted.number == move.mover
            or (row.counted.noun in heads and row.counted.noun >= 0)
        ):
            return _all_of_them(tree, move, row.body)
    return None


def _all_of_them(tree: Tree, move: Move, count: Quantity) -> Quantity:
    """Return how many move: of "30 of the 130 men serving there" it is 130 who serve there."""
    inner = tree.rel(move.word) == "acl" and tree.head(move.word) == past_number(tree, move.mover)
    if not inner or count.whole is None or tree.kids(move.word, "aux"):
        return count
    return replace(count, low=count.whole, high=count.whole, whole=None, qualifier=None)


def _holder(context: Context, position: int, move: Move) -> str | None:
    """Return whose those who move are, where a verb of having tells: "France, which has 30 there".

    Or where a country or a body tells of troops that are nobody else's: "Ghana said 40 soldiers …".
    """
    tree = context.trees[position]
    mover = past_number(tree, move.mover)
    over = tree.head(mover)
    having = tree.rel(mover) == "obj" and tree.lemma(over) in listed("having")
    owner = tree.subject(over) if having else -1
    if not having and is_kind(tree, mover, "posted") and not tree.kids(mover, "amod", "compound"):
        speech = next((a for a in tree.ancestors(mover) if tree.lemma(a) in listed("saying")), -1)
        owner = tree.subject_own(speech) if speech >= 0 else -1
        owner = owner if tree.names_at.get(owner) == "place" else -1
    if owner < 0:
        return None
    held = tree.kids_exact(owner, "nmod:poss")
    owner = held[0] if held and owner not in tree.names_at else owner
    entity = context.entity_at(position, owner)
    return entity.name if entity is not None else compact(tree, owner) or None


def _activity(tree: Tree, move: Move) -> str | None:
    return None if move.activity < 0 else place_name(tree, move.activity) or None


def _means(tree: Tree, move: Move) -> tuple[str, ...]:
    named = tuple(compact(tree, i) for i in move.way.by)
    return named or ((move.way.means,) if move.way.means else ())


def place_name(tree: Tree, head: int) -> str:
    """Return a place as told: by its name in "the city of Erbil", with what it is a part of."""
    whole = next((k for k in tree.kids(head, "nmod") if tree.case(k) == "of" and k > head), -1)
    if whole < 0 or tree.token(head).upos != "NOUN":
        return compact(tree, head)
    if tree.lemma(head) in listed("named_places") and tree.token(whole).upos == "PROPN":
        return compact(tree, whole)
    if tree.lemma(head) in listed("stretches"):
        return f"{compact(tree, head)} of {compact(tree, whole)}"
    return compact(tree, head)


def _is_of_age(tree: Tree, index: int) -> bool:
    """Return whether a word is a part of an age that stands for a person: "the 15-year-old"."""
    told = tree.lower(index) in ("-", "–", "year", "years", "month", "months")
    return index >= 0 and (told or tree.token(index).upos == "NUM")


def compact(tree: Tree, head: int) -> str:
    """Return a noun with its adjectives and compounds, and "of …" where it is part of a name."""
    if head < 0:
        return ""
    kept = [head]
    while tree.lower(head) == "old" and _is_of_age(tree, kept[-1] - 1):
        kept.append(kept[-1] - 1)
    for kid in tree.kids(head, "amod", "compound", "flat", "nmod", "fixed"):
        exact = tree.tokens[kid].deprel
        if exact == "nmod:poss":
            if tree.token(kid).upos == "PRON":
                continue
        elif tree.rel(kid) == "nmod":
            named = tree.token(head).upos == "PROPN" and tree.token(kid).upos == "PROPN"
            if tree.case(kid) and not (named and tree.case(kid) == "of"):
                continue
        kept += tree.stretch(kid)
    kept += tree.name_over(head)
    run = list(next((r for r in tree.runs(sorted({*kept})) if head in r), [head]))
    while run[-1] > head and tree.token(run[-1]).upos in ("ADP", "CCONJ", "DET", "SCONJ"):
        run.pop()
    bounds = tree.bounds([i for i in run if tree.rel(i) != "det" or i > run[0]])
    return " ".join(tree.text[bounds[0] : bounds[1]].split()) if bounds else ""
