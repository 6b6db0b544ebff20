"""Activities that stop and start: "suspended its training", "flights resumed", "no trains run"."""

from __future__ import annotations

from tellings.claims.arguments import agent_of, governed
from tellings.claims.kinds import share
from tellings.claims.lexicon import load
from tellings.claims.motion_words import Phrase, goes, in_list, listed, nouns
from tellings.claims.move import Move
from tellings.claims.movers import is_activity, is_actor, is_mover, is_people, is_place, past_number
from tellings.claims.phrasing import verb_lemma
from tellings.claims.syntax import Tree
from tellings.claims.ways import way_of
from tellings.model import Action


def halted(tree: Tree, verb: int, phrase: Phrase) -> Move | None:
    """Read a listed phrase of stopping, starting or keeping up."""
    action: Action = phrase.action
    target, subject, passive = tree.object(verb), tree.subject(verb), tree.is_passive(verb)
    over = subject if passive else target
    target_named = over if over >= 0 and tree.lemma(over) in phrase.words[1:] else -1
    if target >= 0 and tree.lemma(target) in phrase.words:
        target = -1
    inner = tree.kid(verb, "xcomp", "ccomp")
    causer, activity = subject, target
    if passive:
        causer, activity = agent_of(tree, verb), subject
    elif target < 0 and inner >= 0 and tree.lower(inner).endswith("ing"):
        runs = subject >= 0 and (
            in_list(tree.lemma(subject), "flowing") or _is_service(tree, subject)
        )
        activity = subject if runs else inner
    elif target < 0:
        causer, activity = -1, subject
    if target_named >= 0 and activity in (subject, target_named, -1):
        links = ("on", "of")
        told = [k for k in tree.kids(target_named, "nmod") if tree.case(k) in links]
        activity = told[0] if told and not is_people(tree, told[0]) else activity
    if activity < 0 and tree.token(verb).xpos == "VBG":
        activity = next((k for k in tree.kids(verb, "nmod", "obl") if tree.case(k) == "of"), -1)
    if activity == subject and not passive and " " in phrase.key:
        told = governed(tree, verb, phrase.words[-1])
        causer, activity = (subject, told[0]) if told else (causer, activity)
    places = [k for k in tree.kids(verb, "obl") if tree.case(k) == phrase.words[-1]]
    if phrase.words[-1] == "to" and any(is_place(tree, k) for k in places):
        return None
    if activity == subject and not passive and _only_stands(tree, subject, phrase):
        return None
    if tree.lower(verb + 1) in load("movements")["undone"].get(tree.lemma(verb), ()):
        return None
    leads = any(tree.case(k) in _LEADING for k in tree.kids(verb, "obl")) and activity == subject
    if tree.lemma(verb) == "open" and leads and not is_again(tree, verb):
        return None
    if phrase.key in listed("service_only") and not in_list(tree.lemma(activity), "services"):
        return None
    if phrase.key == "freeze" and activity == subject and not passive:
        return None
    by_them = activity == subject or not passive
    if by_them and phrase.key in listed("striking") and is_people(tree, subject):
        return Move(verb, action, "halt", subject, -1, -1, way_of(tree, verb, action))
    activity = past_number(tree, activity) if activity >= 0 else activity
    if activity < 0 or not _runs(tree, verb, activity):
        return None
    named = nouns().get(tree.lemma(activity))
    if phrase.key in listed("putting_off") and named not in (None, "suspend", "resume"):
        return None
    causer = causer if causer >= 0 and is_actor(tree, causer) else -1
    mover = causer if causer >= 0 else owner_of(tree, activity)
    return Move(verb, action, "halt", mover, causer, activity, way_of(tree, verb, action))


def _only_stands(tree: Tree, subject: int, phrase: Phrase) -> bool:
    """Return whether a single vehicle comes to a stop, which suspends nothing."""
    if subject < 0 or phrase.words[0] not in ("come", "grind", "stop", "halt"):
        return False
    single = tree.token(subject).xpos == "NN"
    return single and share(tree.lemma(subject), "vehicle") >= 0.5


def _runs(tree: Tree, verb: int, activity: int) -> bool:
    """Return whether something runs, so that this verb may stop it or start it."""
    gerund = tree.token(activity).xpos == "VBG" and tree.head(activity) == verb
    if gerund and tree.lemma(verb) in listed("interrupting"):
        return True
    lemma = tree.lemma(activity)
    if tree.lemma(verb) == "ground" and (
        share(lemma, "vehicle") >= 0.5 or tree.names_at.get(activity) == "vehicle"
    ):
        return True
    if in_list(lemma, "abstract") and lemma not in listed("activities"):
        return False
    if is_activity(tree, activity) or in_list(lemma, "flowing"):
        return True
    if tree.token(activity).upos not in ("NOUN", "PROPN") or activity in tree.names_at:
        return tree.names_at.get(activity) == "facility"
    place = is_place(tree, activity) and not in_list(lemma, "movers")
    runs = place or in_list(lemma, "bodies") or share(lemma, "activity") >= 0.3
    return verb_lemma(tree, verb) in listed("halting") and runs and not is_people(tree, activity)


def owner_of(tree: Tree, noun: int) -> int:
    """Return whose an activity is: "its training", "patrols by the navy"; or -1."""
    owners = tree.kids_exact(noun, "nmod:poss")
    owners += [k for k in tree.kids(noun, "nmod") if tree.case(k) == "by"]
    return next((k for k in owners if is_actor(tree, k)), -1)


def resumed(tree: Tree, verb: int) -> Move | None:
    """Read "is running again", "start flying again" as resumed; "no trains run" as suspended."""
    lemma = tree.lemma(verb)
    subject = tree.subject(verb)
    if subject >= 0 and goes(lemma) and is_again(tree, verb) and _plies(tree, subject):
        return Move(verb, "resume", "halt", -1, -1, subject, way_of(tree, verb, "resume"))
    if lemma not in listed("operate"):
        return None
    lemma_of = tree.lemma(subject) if subject >= 0 else ""
    if subject < 0 or (lemma_of in listed("abstract") and lemma_of not in listed("activities")):
        return None
    told = [verb, *tree.kids(verb, "xcomp")]
    again = any(is_again(tree, v) for v in told)
    target = tree.object(verb)
    person = _is_person(tree, subject)
    if again and target < 0 and not person:
        return Move(verb, "resume", "halt", -1, -1, subject, way_of(tree, verb, "resume"))
    if again and lemma == "open" and target >= 0:
        return Move(verb, "resume", "halt", subject, -1, subject, way_of(tree, verb, "resume"))
    if again and lemma in ("start", "begin") and person and (target >= 0 or len(told) > 1):
        activity = target if target >= 0 else told[1]
        return Move(verb, "resume", "halt", subject, -1, activity, way_of(tree, verb, "resume"))
    if person or target >= 0 or lemma in ("move", "go", "turn", "start", "begin"):
        return None
    service = _is_service(tree, subject) or (lemma == "open" and is_place(tree, subject))
    if service and tree.is_negated(verb) and not _has_yet(tree, verb):
        way = way_of(tree, verb, "suspend")
        return Move(verb, "suspend", "halt", -1, -1, subject, way, negation=True)
    return None


def _plies(tree: Tree, index: int) -> bool:
    """Return whether vehicles run to and fro: trains, ferries; not a single ship."""
    plural = tree.token(index).xpos == "NNS" or in_list(tree.lemma(index), "flowing")
    return plural and in_list(tree.lemma(index), "services")


_LEADING = frozenset(["to", "onto", "into", "on", "up to", "up onto"])
"""Prepositions of where a door leads: "opens up to the lawn"."""


def is_again(tree: Tree, verb: int) -> bool:
    """Return whether it is told that what is done was done before: "again", "once more"."""
    around = tree.kids(verb, "advmod", "obl", "nmod")
    words = " ".join(tree.lower(i) for k in around for i in tree.stretch(k))
    return bool({tree.lower(k) for k in around} & {"again", "anew", "afresh"}) or any(
        phrase in words for phrase in _ONCE_MORE
    )


_ONCE_MORE = (
    "once more",
    "once again",
    "first time since",
    "first time in",
    "as usual",
    "as normal",
)


def _has_yet(tree: Tree, verb: int) -> bool:
    return any(tree.lower(k) in ("never", "yet") for k in tree.kids(verb, "advmod"))


def _is_person(tree: Tree, index: int) -> bool:
    if is_place(tree, index) and tree.names_at.get(index) is None:
        return False
    if tree.token(index).xpos == "NNS" and in_list(tree.lemma(index), "services"):
        return False
    if share(tree.lemma(index), "person", "group") >= 0.6 and not is_activity(tree, index):
        return True
    if is_people(tree, index) or tree.names_at.get(index) in ("organisation", "place"):
        return True
    return tree.token(index).upos == "PRON" and tree.lower(index) not in ("it", "they")


def _is_service(tree: Tree, index: int) -> bool:
    lemma = tree.lemma(index)
    vehicle = share(lemma, "vehicle") >= 0.5 or in_list(lemma, "means")
    return in_list(lemma, "activities") or (is_mover(tree, index) and vehicle)
