"""A movement as tokens of its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.claims.ways import Way
from tellings.model import Action

Frame = Literal["verb", "halt", "noun", "state"]


@dataclass(frozen=True, slots=True)
class Move:
    """``word`` tells the movement, ``mover`` moves or stays, ``causer`` has it moved.

    ``activity`` is what is suspended, resumed or kept up. -1 stands for none. ``negation`` tells
    that a "no" of the sentence is already told by the action ("no trains run" is a suspension).
    ``barred``: the verb itself tells that it does not come to it ("were kept out of the town").
    """

    word: int
    action: Action
    frame: Frame
    mover: int
    causer: int
    activity: int
    way: Way
    negation: bool = False
    barred: bool = False
