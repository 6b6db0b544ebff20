"""How far a deed has come, by the words over it."""

from __future__ import annotations

import pytest

from tellings.claims.status import is_attempted, standing
from tellings.claims.syntax import Tree
from tests.claims.reads import read


def state(text: str, word: str) -> tuple[str, str]:
    tree = Tree(read(text).sentences[0].parse)
    at = next(i for i in range(len(tree)) if tree.token(i).text == word)
    told = standing(tree, at)
    return told.status, told.certainty


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The bank has closed two branches.", "closed", "done"),
        ("The bank is closing two branches.", "closing", "under way"),
        ("The bank plans to close two branches.", "close", "planned"),
        ("A panel will investigate the murder of two monks.", "murder", "done"),
        ("All parties rejected the murder of two monks.", "murder", "done"),
        ("The bombing of the bank cannot be considered a crime.", "bombing", "done"),
        ("The gang is to blame for the murder of two monks.", "murder", "done"),
        ("The unrest that resulted from the killing of a monk is over.", "killing", "done"),
        ("The house vetoed a pension for families of those killed at sea.", "killed", "done"),
        ("Five dead as bus overturns", "dead", "done"),
        ("Of the 51 people injured, eight are in a serious condition.", "injured", "done"),
        ("The smugglers will be charged and deported.", "deported", "planned"),
        ("The smugglers were charged and deported.", "deported", "done"),
        ("The bank will not close any branch.", "close", "denied"),
        ("The bank would close two branches if rates rose.", "close", "conditional"),
        ("It is false that the bank closed a branch.", "closed", "denied"),
        ("A report that the bank had closed a branch was not true.", "closed", "denied"),
        ("The bank has not decided whether to close the branch.", "close", "hypothetical"),
        ("The bank tried to close the branch.", "close", "hypothetical"),
        ("The mayor resigned, closing two branches.", "closing", "done"),
        ("The bank has ruled out closing the branch.", "closing", "denied"),
        ("The bank stopped short of closing the branch.", "closing", "denied"),
        ("The bank hinted at a closure of the branch.", "closure", "hypothetical"),
        ("The bank is closing the branch on Friday.", "closing", "planned"),
        ("The bank plans to save money by closing branches.", "closing", "planned"),
        ("The bank has no choice but to close the branch.", "close", "planned"),
        ("The bank has gone back on its promise to close the branch.", "close", "denied"),
        ("The bank would sooner burn than close the branch.", "close", "denied"),
        ("Nothing suggests that the bank has closed a branch.", "closed", "denied"),
        ("The deal obliges the bank to close a branch.", "close", "planned"),
        ("The bank has not ruled out closing a branch.", "closing", "hypothetical"),
        ("The bank must have closed a branch.", "closed", "done"),
        ("On no account will the bank close a branch.", "close", "denied"),
        ("The bank is in the middle of closing a branch.", "closing", "under way"),
        ("The bank begins closing branches on Saturday.", "closing", "planned"),
        ("It would be a mistake to close the branch, she argued.", "close", "hypothetical"),
        ("Workers could be seen closing the gates.", "closing", "under way"),
        ("The bank seems to be closing the branch.", "closing", "under way"),
        ("Old branch to be closed in spring", "closed", "planned"),
        ("The branch was the first to be closed.", "closed", "done"),
        ("The cancelled visit had cost the bank a fortune.", "visit", "denied"),
        ("She will be the first woman at its head.", "be", "planned"),
        ("The bank appears to have closed the branch.", "closed", "done"),
        ("It was wrongly reported that the bank had closed the branch.", "closed", "denied"),
        ("The bank made no secret of wanting to close the branch.", "close", "planned"),
        ("The branch is to be closed.", "closed", "planned"),
        ("The bank will close it only when rates rise.", "close", "conditional"),
        ("The bank's decision to close the branch was overturned.", "close", "denied"),
        ("Danger has grown since the closure of the branch.", "closure", "done"),
    ],
)
def test_status(text: str, word: str, status: str) -> None:
    assert state(text, word)[0] == status


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The bank may have closed the branch.", "possible"),
        ("The bank has probably closed the branch.", "probable"),
        ("The bank has closed the branch.", "certain"),
    ],
)
def test_certainty(text: str, certainty: str) -> None:
    assert state(text, "closed")[1] == certainty


@pytest.mark.parametrize(
    ("text", "word", "tried"),
    [
        ("The gang tried to rob the bank.", "rob", True),
        ("The gang failed to rob the bank.", "rob", True),
        ("Police foiled an attack on the bank.", "attack", True),
        ("Police thwarted an attempt to rob the bank.", "rob", True),
        ("The men were prevented from entering the bank.", "entering", True),
        ("An attempted robbery was reported.", "robbery", True),
        ("The gang will try to rob the bank.", "rob", False),
        ("The gang robbed the bank.", "robbed", False),
        ("The robbery of the bank failed to be noticed.", "robbery", False),
    ],
)
def test_attempted(text: str, word: str, tried: bool) -> None:
    tree = Tree(read(text).sentences[0].parse)
    at = next(i for i in range(len(tree)) if tree.token(i).text == word)
    assert is_attempted(tree, at) is tried
