"""Sentences made of frames and fillers of our own, for kinds of names that no set marks well."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from tellings.language.artefacts import MODELS
from tellings.language.words import words
from training.names import TAG, Example

RESOURCES = Path(__file__).parent / "resources"
SLOT = re.compile(r"\{(\w+)\}")
NO_NAMES = frozenset({"rank", "body"})
KIND = {"country": "place", "people": "group"}


@cache
def fillers() -> dict[str, list[str]]:
    """Return the fillers of every slot, some of them patterns with slots of their own.

    Those of one word each are listed without bars.
    """
    found: dict[str, list[str]] = {}
    for name in ("fillers", "patterns"):
        lists = yaml.safe_load((RESOURCES / f"{name}.yaml").read_text(encoding="utf-8"))
        for slot, own in lists.items():
            if isinstance(own, str):
                own = own.split("|") if "|" in own else own.split()
            found.setdefault(slot, []).extend(entry.strip() for entry in own)
    return found


@cache
def towns() -> list[str]:
    """Return the names of the 8,000 largest towns of the shipped gazetteer."""
    with np.load(MODELS / "gazetteer.npz") as stored:
        names, lengths = stored["names"].tobytes(), stored["lengths"]
        size = np.where(stored["kind"] == 0, stored["people"], 0)
    ends = np.cumsum(lengths, dtype=np.int64)
    largest = np.sort(np.argsort(-size.astype(np.int64), kind="stable")[:8000])
    return [names[ends[i] - lengths[i] : ends[i]].decode("utf-8") for i in largest]


@cache
def frames() -> list[str]:
    """Return the frames."""
    lines = (RESOURCES / "frames.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def made(chance: random.Random, number: int) -> list[Example]:
    """Return so many sentences, filled by chance."""
    return [_filled(chance.choice(frames()), chance) for _ in range(number)]


def _filled(frame: str, chance: random.Random) -> Example:
    forms: list[str] = []
    allowed: list[frozenset[int]] = []
    for part in frame.split():
        slot = SLOT.fullmatch(part)
        text = _choose(slot.group(1), chance) if slot else part
        whole = slot is None or slot.group(1) == "rank"
        own = text.split() if whole else [text[a:b] for a, b in words(text)]
        outside = frozenset({TAG["O"]})
        marks = [outside] * len(own)
        if slot and slot.group(1) not in NO_NAMES:
            kind = KIND.get(slot.group(1), slot.group(1))
            first = 1 if own[0] in {"the", "The"} else 0
            for index in range(first, len(own)):
                mark = "B" if index == first else "I"
                marks[index] = frozenset({TAG[f"{mark}-{kind}"]})
        forms += own
        allowed += marks
    if forms[0] == "the":
        forms[0] = "The"
    return Example(forms, allowed, _running(forms))


def _choose(slot: str, chance: random.Random) -> str:
    """Return a filler, its own slots filled in turn."""
    if slot == "person":
        return _person(chance)
    if slot == "acronym":
        return "".join(chance.choice("ABCDEFGIKLMNOPRSTU") for _ in range(chance.randint(3, 5)))
    if slot == "place" and chance.random() < 0.4:
        return chance.choice(towns())
    text = chance.choice(fillers()[slot])
    return SLOT.sub(lambda found: _choose(found.group(1), chance).removeprefix("the "), text)


def _person(chance: random.Random) -> str:
    family = chance.choice(fillers()["family"])
    if chance.random() < 0.1:
        family = f"al-{family}"
    return family if chance.random() < 0.2 else f"{chance.choice(fillers()['given'])} {family}"


def other_name(kind: str, size: int, chance: random.Random) -> list[str] | None:
    """Return the words of some name of this kind and length, or nothing after a few tries."""
    for _ in range(20):
        text = _choose(kind, chance)
        forms = [text[a:b] for a, b in words(text)]
        if len(forms) == size and forms[0] != "the":
            return forms
    return None


def _running(forms: list[str]) -> str:
    text = " ".join(forms)
    text = re.sub(r" ([.,:)]|'s|n't)(?=\s|$)", r"\1", text)
    return re.sub(r"\( ", "(", text)
