"""The words of ``resources/movements.yaml`` by what they tell."""

from __future__ import annotations

from functools import cache

from tellings.claims.lexicon import load
from tellings.model import Action

_FRAMES = ("both", "self", "object", "place", "halt")


@cache
def core() -> dict[str, tuple[tuple[Action, str], ...]]:
    """Return the actions and frames of each verb that names its action."""
    found: dict[str, tuple[tuple[Action, str], ...]] = {}
    for action, row in load("movements")["actions"].items():
        for frame in _FRAMES:
            for word in row.get(frame, ()):
                found[str(word)] = (*found.get(str(word), ()), (action, frame))
    return found


@cache
def nouns() -> dict[str, Action]:
    """Return the action of each noun that names one."""
    found: dict[str, Action] = {}
    for action, row in load("movements")["actions"].items():
        for word in row.get("nouns", ()):
            found.setdefault(str(word), action)
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list: of the file, of its verbs of motion, of a direction, of a state."""
    rows = load("movements")
    if name.startswith("state "):
        return frozenset(map(str, rows["states"][name.removeprefix("state ")]))
    for section in (rows["motion"], rows["directions"], rows):
        if name in section:
            return frozenset(map(str, section[name]))
    raise KeyError(name)


def in_list(lemma: str, name: str) -> bool:
    """Return whether a noun is in a list, its plural taken for its singular."""
    return lemma in listed(name) or lemma.removesuffix("s") in listed(name)
