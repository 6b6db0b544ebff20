"""What the aligned sentences of two reports say together: how much is shared, how it changed.

The unit here is a pair of reports. Who copied from whom is not asked: each side is described by
itself, and a sign of damage or of a machine names the side that bears it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.model import Alignment, Report, Side
from tellings.reuse.how import How, Swap, how_changed, kept_words
from tellings.reuse.lines import COMPARED
from tellings.reuse.vectors import WordVectors, shipped
from tellings.reuse.words import Words, split

_BODY = COMPARED - {"title"}


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """What two reports share; all shares run from 0 to 1.

    ``left_share`` and ``right_share``: of each side's body words, those in aligned sentences that
    are not mere quotations; ``left_quoted`` and ``right_quoted``: those in aligned quotations.
    Of the aligned text that is no mere quotation: ``same`` is the share of words kept as they are
    and in order (of the longer side), ``verbatim`` that of words in sentences called verbatim,
    ``replaced`` the share of content words in whose place another stands, ``synonyms`` the share
    of those that are near in meaning, ``function_kept`` the share of common words kept in place.
    ``order`` is the share of alignments that stand in one order on both sides; ``longest`` the
    longest run of words both hold; ``touched`` the share of alignments with a synonym put in.
    ``how`` names the change, ``None`` where no text is shared; ``swaps`` are the words exchanged.
    """

    left_share: float
    right_share: float
    left_quoted: float
    right_quoted: float
    verbatim: float
    same: float
    replaced: float
    synonyms: float
    function_kept: float
    order: float
    longest: int
    aligned: int
    touched: float = 0.0
    how: How | None = None
    swaps: tuple[Swap, ...] = ()


def evidence(
    left: Report,
    right: Report,
    alignments: Iterable[Alignment],
    vectors: WordVectors | None = None,
) -> PairEvidence:
    """Sum up the alignments of two reports, given with ``left`` on their left side."""
    own = [a for a in alignments if (a.left.report, a.right.report) == (left.id, right.id)]
    text = [alignment for alignment in own if alignment.reuse != "quotation"]
    quotes = [alignment for alignment in own if alignment.reuse == "quotation"]
    parts = [
        (_side(left, alignment.left.sentences), _side(right, alignment.right.sentences))
        for alignment in text
    ]
    kept = kept_words(parts, vectors or shipped())
    sizes_l, sizes_r = _sizes(left), _sizes(right)
    sure = [alignment.left for alignment in text if alignment.reuse == "verbatim"]
    return PairEvidence(
        left_share=_share(sizes_l, [a.left for a in text]),
        right_share=_share(sizes_r, [a.right for a in text]),
        left_quoted=_share(sizes_l, [a.left for a in quotes]),
        right_quoted=_share(sizes_r, [a.right for a in quotes]),
        verbatim=_ratio(_share(sizes_l, sure), _share(sizes_l, [a.left for a in text])),
        same=kept.same,
        replaced=kept.replaced,
        synonyms=kept.synonyms,
        function_kept=kept.common,
        touched=kept.touched,
        order=_ratio(_in_order(text), len(text)),
        longest=kept.longest,
        aligned=len(text),
        how=how_changed(kept, *_machine(left, right)) if text else None,
        swaps=kept.swaps,
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _machine(left: Report, right: Report) -> tuple[float, float]:
    """Return how far one side looks machine-made where the other does not: either way."""
    one, other = left.machine, right.machine
    return abs(one.paraphrase - other.paraphrase), abs(one.translation - other.translation)


def _sizes(report: Report) -> dict[int, int]:
    return {
        index: len(split(report.text, place.start, place.end))
        for index, place in enumerate(report.sentences)
        if place.part in _BODY
    }


def _share(sizes: dict[int, int], sides: Iterable[Side]) -> float:
    taken = {index for side in sides for index in side.sentences}
    return _ratio(sum(sizes.get(index, 0) for index in taken), sum(sizes.values()))


def _side(report: Report, sentences: Sequence[int]) -> Words:
    places = [report.sentences[index] for index in sentences]
    parts = [split(report.text, place.start, place.end) for place in places]
    return Words(
        tuple(word for part in parts for word in part.stems),
        tuple(form for part in parts for form in part.forms),
        tuple(place for part in parts for place in part.places),
    )


def _in_order(alignments: Sequence[Alignment]) -> int:
    """Return the length of the longest run of alignments in one order on both sides."""
    ends: list[int] = []
    for alignment in sorted(alignments, key=lambda a: (a.left.sentences, a.right.sentences)):
        place = alignment.right.sentences[0]
        at = next((i for i, end in enumerate(ends) if end >= place), len(ends))
        ends[at : at + 1] = [place]
    return len(ends)
