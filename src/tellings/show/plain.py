"""Report text made fit to show: what it says, and nothing that it could do to a screen.

Report text is data. It may hold escape sequences, control characters or marks that turn the
direction of a line; none of them reaches a terminal.
"""

from __future__ import annotations

import re
from datetime import date

UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]+"
)
"""Controls, marks of direction and invisible tags; joiners stay, for some scripts need them."""
BROKEN = re.compile("[\ud800-\udfff]")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def plain(text: str) -> str:
    """Return the text on one line, its controls and runs of blanks as single blanks."""
    return " ".join(BROKEN.sub("\ufffd", UNSHOWN.sub(" ", text)).split())


def shortened(text: str, most: int) -> str:
    """Return the text in at most so many characters, cut at a word with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1].rstrip()
    head, blank, _ = cut.rpartition(" ")
    return (head if blank and len(head) > most // 2 else cut).rstrip(" ,;:–—-") + "…"


def excerpt(text: str, start: int, end: int, most: int) -> tuple[str, str, str]:
    """Return what stands before, in and after a span, in about ``most`` characters in all."""
    span = plain(text[start:end])
    if len(span) >= most:
        return "", shortened(span, most), ""
    before, after = plain(text[:start]), plain(text[end:])
    room = most - len(span)
    left = min(len(before), max(room // 2, room - len(after)))
    head = before[len(before) - left :]
    if left < len(before):
        head = "…" + head.partition(" ")[2]
    tail = shortened(after, max(1, room - left))
    lead = " " if head and text[:start][-1:].isspace() else ""
    gap = " " if tail and text[end : end + 1].isspace() else ""
    return head + lead, span, gap + tail


def letters(index: int, alphabet: str = LETTERS) -> str:
    """Return the short name of the report with this index: A to Z, then AA, AB and so on."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(alphabet))
        name = alphabet[rest] + name
    return name


def day(iso: str) -> str:
    """Return a day as people write it: ``2024-03-02`` is 2 Mar 2024; a part is shown as it is."""
    try:
        told = date.fromisoformat(iso)
    except ValueError:
        return plain(iso)
    return f"{told.day} {MONTHS[told.month - 1]} {told.year}"


def days(first: str, last: str) -> str:
    """Return a stretch of days, the month and the year said once where they are the same."""
    if first == last:
        return day(first)
    one, other = day(first).split(), day(last).split()
    if len(one) == len(other) == 3 and one[2] == other[2]:
        one = one[:1] if one[1] == other[1] else one[:2]
    return f"{' '.join(one)} – {' '.join(other)}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: 1 report, 14 reports, no reports."""
    if number == 1:
        return f"1 {noun}"
    return f"{number or 'no'} {plural or noun + 's'}"


def percent(share: float) -> str:
    """Return a share as a whole percentage; less than all never reads 100 %."""
    return f"{min(99, round(share * 100)) if share < 1 else 100} %"
