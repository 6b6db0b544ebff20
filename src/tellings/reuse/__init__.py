"""Pairs of reports → aligned passages, and how their words changed."""

from tellings.reuse.changes import PairEvidence, evidence
from tellings.reuse.compare import compare
from tellings.reuse.machine import inspected

__all__ = ["PairEvidence", "compare", "evidence", "inspected"]
