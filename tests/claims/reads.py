"""Short texts of our own, read by the shipped pipeline, for the tests of claims."""

from __future__ import annotations

from functools import cache, lru_cache

from tellings.claims import Extracted, extract
from tellings.language.pipeline import Pipeline
from tellings.language.reading import ReadReport
from tellings.language.report import read_reports
from tellings.language.sentences import split
from tellings.model import Claim, Published, Quantity, Report, Sentence, identify


@cache
def _pipeline() -> Pipeline:
    return Pipeline.load()


@lru_cache(maxsize=256)
def read(text: str, title: str = "") -> ReadReport:
    """Return a text, with a title before it if there is one, as a report read."""
    whole = f"{title}\n\n{text}" if title else text
    bounds = split(whole)
    parts = tuple(Sentence(a, b, "title" if b <= len(title) else "body") for a, b in bounds)
    name = identify(whole)
    report = Report(name, name, (name,), whole, sentences=parts, published=Published("2024-05-14"))
    return read_reports([report], _pipeline())[0]


def extracted(text: str) -> Extracted:
    """Return the claims of a text, and the figures that none took."""
    return extract(read(text), {})


def quantities(text: str) -> list[tuple[str, Quantity]]:
    """Return the quantities of a text, each with its words."""
    found = [claim for claim in extracted(text).claims if isinstance(claim.body, Quantity)]
    return [(text[c.start : c.end], c.body) for c in found if isinstance(c.body, Quantity)]


def quotations(text: str) -> list[Claim]:
    """Return the quotations of a text."""
    return [claim for claim in extracted(text).claims if claim.kind == "quotation"]
