"""Where a sentence ends without a stop in mail and on the web: stamps, closings, addresses, rules.

Running text of a mailbox or a forum often comes with its lines joined. Each mark here hardly
stands inside a sentence of news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_STAMP = (
    r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\s\d{1,2}:\d\d(?::\d\d)?"
    r"(?:\s?[AaPp][Mm]\b|(?!\s?[AaPp][Mm]\b))"
)
_CLOSING = (
    r"(?:(?:Best|Kind|Warm)\s(?:regards|wishes)|Regards|Best|Cheers|Sincerely|Respectfully|"
    r"Yours\s(?:truly|sincerely|faithfully)|Sincerely\syours|(?:Many\s|With\s)?[Tt]hanks|Thx|"
    r"Thank\syou|Love|Hugs|Take\scare)"
)
# What begins a request behind a greeting; what stands before a number or an address; fields.
_REQUEST = "Attached|Enclosed|Please|Here|Thanks|Thank|Sorry|Could|Per|Just|Hope|As\\sdiscussed"
_LABEL = "Phone|Fax|Tel|Cell|Mobile|Pager|Office|Home|Work|Web|Website|Email"
_HEAD = "Date|Time|Place|Location|Subject|Passcode|Where|When|WHERE|WHEN|WHAT|WHY|WHO|STEP\\s\\w+"
_MARKS = re.compile(
    rf"(?P<before>(?<!\bat|\bon|\bto)\s(?={_STAMP}(?:\s|$)))"
    rf"|(?<=\s){_STAMP}(?P<stamped>\s)[A-Z][a-z]+(?:\s[A-Z][a-z]+){{0,2}}(?:\s?[,:]|\s?[-–]{{1,2}})"
    r"(?P<addressed>\s(?=\w))"
    rf"|(?<=[\s(]){_STAMP}(?P<after>\s(?=[A-Z]|(?!and\b|to\b|by\b|on\b|in\b|at\b|from\b)[a-z]))"
    rf"|(?P<labelled>(?<=\S)\s(?=(?:{_HEAD}):\s|Sent by:|Posted (?:by|at|on) [A-Z\d]))"
    rf"|{_CLOSING},?(?:\s[A-Z][a-z]+){{1,2}}(?P<answered>\s(?=(?:{_REQUEST}|I|We|You|It)\b))"
    rf"|(?<=[.?!:)\n]\s){_CLOSING}(?:,|\s?[-–—]{{1,2}}|!)(?P<closed>\s(?=[A-Z]))"
    r"|(?<=[.?!:)\n]\s)(?:(?:Best|Kind|Warm)\s)?(?:[Rr]egards|Sincerely)(?P<signed>\s(?=[A-Z]))"
    r"|(?:^|(?<=[AP]M\s))Dear\b[^.?!\n,]{0,30}(?:Mrs?\.\s[^.?!\n,]{0,20})?[,:–-](?P<hailed>\s(?=[A-Z]))"
    rf"|^(?:[A-Z]\w+\s?){{1,2}},(?P<greeted>\s(?=(?:{_REQUEST})\b))"
    r"|(?<=\w)@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}"
    rf"(?P<lettered>\s(?=[A-Z][a-z]+[\s,])(?!(?:{_LABEL})\b))"
    rf"|\d{{3}}[-.]\d{{4}}(?P<rung>\s(?!(?:{_LABEL})\b)(?=[A-Z][a-z]+\s))"
    r"|(?P<ruled>\s(?=[-=_*~]{5,}(?:\s|$)))"
    r"|(?:^|(?<=\s))[-=_*~]{5,}(?P<below>\s)"
    r"|(?P<address>(?<=[a-z][.?!)])\s(?=https?://))"
    r"|(?:https?://|www\.)[^\s<>\"“”]+(?P<led>\s(?=[A-Z][a-z]*\s|https?://|www\.))"
    r"|(?<=\s)(?:[:;=]-?[()DP]+|\^_+\^)(?P<smiled>\s(?=[A-Za-z]))"
    r"|<[\w.+-]+@[\w.…-]+>(?P<mailed>\s(?=[A-Z\d]))"
    r"|(?<=\w)\.(?:docx?|xlsx?|pdf|pptx?|html?|jpe?g|gif|txt)\)?(?P<filed>\s(?=-\s))"
    r"|>>(?P<enclosed>\s(?=[A-Za-z]|-\s))",
    re.MULTILINE,
)
_SMALL = re.compile(r"[a-z]{2}[.?!]\s+(?:i\b|[a-z]+(?=[\s,'’]))")
_ASKED = re.compile(r"[a-z]{2}[?!]\s+[a-z]")
_GREAT = re.compile(r"[.?!][\"”]?\s+[\"“]?[A-Z]")
_LONE = re.compile(r"(?<![\w.'’-])i(?=\s[a-z]|['’](?:m|ve|d|ll)\b)")


def breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the blanks between ``start`` and ``end`` at which a sentence ends without a stop."""
    for mark in _MARKS.finditer(text, start, end):
        yield from (mark.span(name) for name, blank in mark.groupdict().items() if blank)


def written_small(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph begins its sentences with small letters."""
    small = len(_SMALL.findall(text, start, end))
    great = len(_GREAT.findall(text, start, end))
    first = text[start : start + 1].islower()
    asked = _ASKED.search(text, start, end) is not None
    lone = _LONE.search(text, start, end) is not None
    return small > great + 1 or (small > 0 and lone) or (first and small > (great if asked else 1))
