"""The words of ``resources/movements.yaml`` by what they tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tellings.claims.kinds import motion_verbs
from tellings.claims.lexicon import load
from tellings.model import Action

_FRAMES = ("both", "self", "object", "place", "halt")
LEAST = 0.25
"""The share of a verb's senses in WordNet that must tell motion for the verb to tell it here."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with the words that must follow it, and the movement that they name together."""

    words: tuple[str, ...]
    action: Action
    frame: str

    @property
    def key(self) -> str:
        """Return the phrase as it is listed."""
        return " ".join(self.words)


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases of each verb, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for action, row in load("movements")["actions"].items():
        for frame in _FRAMES:
            for key in row.get(frame, ()):
                words = tuple(str(key).split())
                found.setdefault(words[0], []).append(Phrase(words, action, frame))
    for key in load("movements")["motion"]["self"]:
        words = tuple(str(key).split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(Phrase(words, "relocate", "go"))
    return {
        verb: tuple(sorted(rows, key=lambda row: -len(row.words))) for verb, rows in found.items()
    }


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
    words = listed(name)
    return lemma in words or lemma.removesuffix("s") in words


@cache
def goes(lemma: str) -> bool:
    """Return whether the subject of a verb moves."""
    if lemma in listed("still") or lemma in listed("only_caused"):
        return False
    return lemma in listed("self") or motion_verbs().get(lemma, (0.0, 0.0))[0] >= LEAST


@cache
def carries(lemma: str) -> bool:
    """Return whether a verb has its object moved."""
    if lemma in listed("still"):
        return False
    return lemma in listed("caused") or motion_verbs().get(lemma, (0.0, 0.0))[1] >= LEAST
