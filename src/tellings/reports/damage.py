"""What is broken in a text: where, of what kind, and what was meant where that can be told.

Kinds: "quotation mark", "entity", "mojibake", "character", "stray fragment", "doubled word",
"wrapper" and "cut off" (the last two from ``wrappers``).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

import ftfy

from tellings.model import Bounds, Damage

_MARK_NAMES = {"quot": '"', "apos": "'", "#39": "'", "#039": "'", "#34": '"', "#8217": "’",
               "#8216": "‘", "#8220": "“", "#8221": "”", "rsquo": "’", "lsquo": "‘",
               "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»"}  # fmt: skip
_ENTITY_NAMES = (
    "quot|apos|amp|lt|gt|nbsp|rsquo|lsquo|ldquo|rdquo|laquo|raquo|ndash|mdash|hellip"
    "|#x?[0-9a-f]{2,5}"
)
_ENTITY = re.compile(
    rf"(?:&(?:amp;)+|& ?|,|(?<![\w&#;])|(?<=\w)&)(?P<name>{_ENTITY_NAMES})\s?;"
    rf"|&(?P<open>(?:quot|apos|rsquo|lsquo|ldquo|rdquo|nbsp|#39|#8217)\b)(?!;)"
    r"|&(?P<any>[a-zA-Z]{2,8});",
    re.IGNORECASE,
)
_DOUBLED = re.compile(
    r"(?<!\")\"\"(?!\")|(?<!['\w])''(?!')|(?<!['’])''(?=[\s.,;:!?)]|$)|``|,,(?=[A-Z])"
)
_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff\u00ad]+")
_MOJIBAKE = re.compile(
    "(?:[\u00c2-\u00f4](?:[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]){1,3})+"
)
_FOREIGN_PLURAL = re.compile(r"(?<=\.\s)([A-HJ-Z])\1\.,?(?=\s)")
_LONE_MARKS = re.compile(r"(?<=[.!?])\s+(\"\s+\"\s*[.,]?|[\"”]\s+[.,]|\"\s*\.)(?=\s|$)")
_LONE_WORD = re.compile(r"[A-ZÀ-Þ][a-zà-þ]+(?:[ -][A-ZÀ-Þ][a-zà-þ]+)?")
_BETWEEN = re.compile(r"(?<=[a-z]\. )[A-Z][a-z]+(?= [\"“][A-Z][^\"“”]{15,400}[.!?,][\"”])")
_BRACKETED = re.compile(r"\(((?:was|were|is|are|(?:had|has|have|will) been?)|will be)\)")
_TWICE = re.compile(
    r"\b(the|a|an|of|to|and|for|with|from|at|by|was|were|are|or|their|his|its|this|which|who)"
    r"\s\1\b(?!-)",
)


def damage_in(text: str) -> list[Damage]:
    """Return what is broken in a text, in order; where two findings overlap, the first stands."""
    found = [
        *_entities(text),
        *_mojibake(text),
        *_marks(text),
        *_strays(text),
    ]
    kept: list[Damage] = []
    for one in sorted(found, key=lambda damage: (damage.start, -damage.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _entities(text: str) -> Iterator[Damage]:
    """Yield entities left as they were, and what is left of half-decoded ones (``,quot;``)."""
    for place in _ENTITY.finditer(text):
        name = (place["name"] or place["open"] or place["any"]).lower()
        meant = _MARK_NAMES.get(name)
        if meant is not None:
            yield Damage(place.start(), place.end(), "quotation mark", meant)
            continue
        decoded = html.unescape(f"&{place['name'] or place['any']};")
        if not decoded.startswith("&") or name == "amp":
            suggested = " " if decoded == "\xa0" else decoded
            yield Damage(place.start(), place.end(), "entity", suggested)


def _mojibake(text: str) -> Iterator[Damage]:
    for place in _MOJIBAKE.finditer(text):
        mended = ftfy.fix_encoding(place.group())
        if mended != place.group() and len(mended) < len(place.group()):
            yield Damage(place.start(), place.end(), "mojibake", mended)


def _marks(text: str) -> Iterator[Damage]:
    """Yield doubled quotation marks, and characters that no text holds."""
    for place in _DOUBLED.finditer(text):
        # '… go on.""I saw …': one closes and one opens, and the blank between them is lost.
        joint = re.match(r"[.,!?]", text[place.start() - 1 : place.start()]) is not None
        between = joint and text[place.end() : place.end() + 1].isalnum()
        yield Damage(place.start(), place.end(), "quotation mark", '" "' if between else '"')
    for place in _CHARACTER.finditer(text):
        run = place.group()
        windows = run.encode("latin-1", "replace").decode("cp1252", "replace")
        if all("\x80" <= char <= "\x9f" for char in run) and "\ufffd" not in windows:
            yield Damage(place.start(), place.end(), "mojibake", windows)
        else:
            suggested = None if "\ufffd" in run else ""
            yield Damage(place.start(), place.end(), "character", suggested)


def _strays(text: str) -> Iterator[Damage]:
    """Yield the fragments that a failed translation strands, and small words written twice."""
    for place in _FOREIGN_PLURAL.finditer(text):
        yield Damage(place.start(), place.end(), "stray fragment", None)
    for place in _LONE_MARKS.finditer(text):
        yield Damage(place.start(1), place.end(1), "stray fragment", '"')
    for place in _BETWEEN.finditer(text):
        yield Damage(place.start(), place.end(), "stray fragment", None)
    for place in _BRACKETED.finditer(text):
        before = text[text.rfind("\n", 0, place.start()) + 1 : place.start()]
        if before.count('"') % 2 == 0 and before.count("“") <= before.count("”"):
            yield Damage(place.start(), place.end(), "stray fragment", place[1])
    for place in _TWICE.finditer(text):
        yield Damage(place.start(), place.end(), "doubled word", place[1])


def cut_off(text: str, body: Sequence[Bounds]) -> list[Damage]:
    """Return the last word of a body that breaks off where every other sentence has its stop.

    A line of its own without a stop is rather a caption or a link that ran in.
    """
    if len(body) < 5:
        return []
    open_ends = [end for _, end in body if not re.search(r"[.!?…][^\w\s]*$", text[end - 6 : end])]
    start, end = body[-1]
    words = text[start:end].split()
    own_line = "\n" in text[body[-2][1] : start]
    if own_line or open_ends != [end] or len(words) < 8 or not words[-1].isalpha():
        return []
    return [Damage(end - len(words[-1]), end, "cut off", None)]


def lone_words(text: str, body: Sequence[Bounds]) -> list[Damage]:
    """Return the names stranded at a paragraph's end ("… at the airport. Oslo"), by sentences."""
    found = []
    for index, (start, end) in enumerate(body[1:], start=1):
        before = body[index - 1][1]
        after = text[end : body[index + 1][0]] if index + 1 < len(body) else "\n"
        gap = text[before:start]
        own_line = "\n" in gap or gap.strip() or "\n" not in after
        stopped = re.search(r"[a-z][.!?]$", text[before - 2 : before])
        if not own_line and stopped and _LONE_WORD.fullmatch(text, start, end):
            found.append(Damage(start, end, "stray fragment", None))
    return found
