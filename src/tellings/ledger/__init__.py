"""Claims about one thing → readings, lineages, origins, verdict."""

from tellings.ledger.background import Background
from tellings.ledger.build import Account, build
from tellings.ledger.judgements import Book, Judgement
from tellings.ledger.rules import RULES, Rule

__all__ = ["RULES", "Account", "Background", "Book", "Judgement", "Rule", "build"]
