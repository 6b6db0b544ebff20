"""Which stops end a sentence, and which end none.

By rule, with the abbreviations of English news in ``resources/abbreviations.yaml``. What follows
an abbreviation decides: a number, a name, or a word that opens sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tellings.wordlists import parsed

_CLOSER = r"(?:[\"'”’»)\]}*_]|&quot;|&#0?39;|&r[sd]quo;|,quot;|â€[\x9d™]?|</\w+>|\[\d{1,3}\])"
_OPENERS = "\"'“‘«([{*_–—¿¡"
STOP = re.compile(
    rf"(?P<stop>(?:\.\s){{2,}}\.|[.?!…]+)(?P<close>{_CLOSER}*)(?=\s|$)"
    rf"|(?<=\w)(?P<tight>[.?!])(?P<mark>[”’]+|\"?)(?=[“‘\"]?[A-Z][a-z’']*[\s,]|[“‘])"
    rf"|(?P<wide>[。！？｡]+)(?P<shut>[”’」』）\"]*)"
    rf"|(?P<other>[؟۔।]+)(?P<end>{_CLOSER}*)"
)
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]{}*_–—/,;:|]+$")
_NEXT = re.compile(
    rf"\s*(?P<open>(?:[{_OPENERS}]|\s|-{{1,2}}\s|&quot;|&l[sd]quo;|â€[œ˜]|<\w+>|\.{{2,}}|…)*)"
    r"(?P<word>[^\s\"“”«»()\[\],;:]+)?"
)
_PLAIN_BEFORE = re.compile(
    r"(?:^|[\s\"“‘(-])([A-Za-z’']*[a-z]{3}|it|me|us|up|so|do|go|on|in|to|\d+)[)\s]?$"
)
_ENUMERATED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$")
_CAPITAL = re.compile(r"[A-Z]")
_DATELINE = re.compile(r"\s*[A-Z][A-Z .'’-]+, (?:[A-Z][a-z]{1,5}|[A-Z]\.[A-Z])")
"""Where a report comes from, before its dash: "AUGUSTA, Me. — "."""
_FOREIGN_PLURAL = re.compile(r"([A-Z])\1\.")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_STRANDED = re.compile(r"\s+([\"'”’»)\].,;]+|[:;=]-?[()DP]+|\^_+\^)(?=\s|$)")
_NOTES = re.compile(r"(?:\s?\[(?:\d{1,3}|[a-z]|(?:[a-z]+ )+needed|sic)\])+(?=\s|$)")
_SIGNATURE = re.compile(r"\s*(?:[–—]|--?)\s*(?:[A-Z][\w.'’-]*[\s,]*){1,5}")
_YEAR = re.compile(r"\s*\((?:[A-Z][\w ]+, )?(?:19|20)\d\d\)")
LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_NOT_PROSE = re.compile(r"://|^www\.|@|\.(?:com|org|net|gov|edu|co)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists, as sets; each described where it stands in the resource."""

    titles: frozenset[str]
    numbered: frozenset[str]
    inner: frozenset[str]
    months: frozenset[str]
    days: frozenset[str]
    hours: frozenset[str]
    states: frozenset[str]
    mixed: frozenset[str]
    closing: frozenset[str]
    openers: frozenset[str]
    also_names: frozenset[str]
    after_hours: frozenset[str]
    after_states: frozenset[str]
    lettered: frozenset[str]
    marked_names: frozenset[str]
    speech: frozenset[str]
    reported: frozenset[str]
    small_openers: frozenset[str]


@cache
def stop_words() -> Words:
    """Return the word lists."""
    place = files("tellings.language").joinpath("resources/abbreviations.yaml")
    table = parsed(place.read_text(encoding="utf-8"))
    return Words(**{name: frozenset(words.split()) for name, words in table.items()})


@cache
def _asked_by_name() -> re.Pattern[str]:
    """Return what stands after a quoted question that its sentence goes on to attribute."""
    return re.compile(
        rf"(?:[A-Z][\w'’.-]*\s+){{1,4}}(?:{'|'.join(sorted(stop_words().speech))})\b"
        rf"(?!\s+(?:{'|'.join(sorted(stop_words().reported))})\b)"
    )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's bounds and the places of its straight double quotation marks."""

    text: str
    start: int
    end: int
    quotes: tuple[int, ...]
    small: bool = False
    """Whether its sentences begin with small letters."""

    def opened(self, place: int) -> bool:
        """Tell whether a straight quotation mark before ``place`` is still open."""
        return bisect_left(self.quotes, place) % 2 == 1

    def opens(self, place: int) -> bool:
        """Tell whether the straight quotation mark at ``place`` opens a quotation closed later."""
        return not self.opened(place) and place < self.quotes[-1]


def past_stranded(paragraph: Paragraph, place: int) -> int:
    """Return where the marks end that a stop has left behind it: '… away. " ".', '… away. [3]'."""
    text, end = paragraph.text, paragraph.end
    while True:
        note = _NOTES.match(text, place, end)
        place = note.end() if note else place
        lone = _STRANDED.match(text, place, end)
        if lone is None:
            return place
        if lone[1] == '"' and paragraph.opens(lone.start(1)):
            return place
        place = lone.end()


def ends(paragraph: Paragraph, stop: re.Match[str], begin: int) -> bool:
    """Tell whether a stop ends the sentence that began at ``begin``."""
    text = paragraph.text
    if stop["wide"] or stop["other"]:
        return True
    if stop["tight"]:
        return _tight_end(paragraph, stop)
    following = _NEXT.match(text, past_stranded(paragraph, stop.end()), paragraph.end)
    word = following["word"] if following else None
    if not word or following is None:
        return False
    if word[0].islower() and not _odd_name(word):
        opens = paragraph.small or _opens_small(text, stop, following)
        return opens and _small_ends(paragraph, stop, begin, following)
    if _FOREIGN_PLURAL.match(word) or _signed(paragraph, following):
        return False
    marks, closers = stop["stop"], stop["close"]
    quoted = any(mark in closers for mark in "\"'”’»")
    if marks == "." and quoted and _said_by_name(text, following):
        return False
    if marks == ".":
        return _full_stop_ends(paragraph, stop, begin, following)
    if marks.startswith((".", "…")) and "?" not in marks and "!" not in marks:
        return _ellipsis_ends(paragraph, stop, begin, following)
    return _mark_ends(text, stop, closers, following)


def _said_by_name(text: str, following: re.Match[str]) -> bool:
    """Tell whether all of the next sentence is who has said the last one ('… sea." Holm said.')."""
    said = _asked_by_name().match(text, following.start("word"))
    return said is not None and text[said.end() : said.end() + 1] == "."


def _signed(paragraph: Paragraph, following: re.Match[str]) -> bool:
    """Tell whether all that follows is a dash and who is quoted ("… the sea." – Ada Holm)."""
    if not re.match(r"\s*[–—-]", following["open"]):
        return False
    return _SIGNATURE.fullmatch(paragraph.text, following.start(), paragraph.end) is not None


def _small_ends(
    paragraph: Paragraph, stop: re.Match[str], begin: int, following: re.Match[str]
) -> bool:
    """Tell whether a stop before a small letter ends a sentence, where sentences begin small."""
    if stop["stop"] == ".":
        last = _WORD_BEFORE.search(paragraph.text, max(begin, stop.start() - 40), stop.start())
        known = last is not None and (_abbreviates(last.group()) or len(last.group()) < 2)
        return not known and _full_stop_ends(paragraph, stop, begin, following)
    return stop["stop"].strip(".…") != "" and not any(mark in stop["close"] for mark in "\"'”’»")


def _opens_small(text: str, stop: re.Match[str], following: re.Match[str]) -> bool:
    """Tell whether a word in small letters opens a sentence that was to begin with a capital.

    A pronoun or the like behind a plain word and its stop, a bracket, or what is asked further.
    """
    if stop["close"] or following["open"].strip() not in ("", "("):
        return False
    words, before = (
        stop_words(),
        _PLAIN_BEFORE.search(text, max(0, stop.start() - 40), stop.start()),
    )
    if before is None or _known(before[1]) or f"{before[1]}{stop['stop']}" in words.marked_names:
        return False
    opens = following["word"].rstrip("'’.,!?") in words.small_openers
    if "?" in stop["stop"] or "!" in stop["stop"]:
        return following["word"] not in words.speech
    return stop["stop"] == "." and (opens or "(" in following["open"])


def _known(last: str) -> bool:
    """Tell whether a word may be an abbreviation."""
    words = stop_words()
    kinds = (words.titles, words.numbered, words.inner, words.closing, words.hours, words.days)
    return _abbreviates(last) or any(last in kind for kind in kinds)


def _odd_name(word: str) -> bool:
    """Tell whether a word that begins small is yet a name that may open a sentence (iPhone)."""
    return re.match(r"[a-z]{1,5}[A-Z][a-zA-Z]", word) is not None


def _tight_end(paragraph: Paragraph, stop: re.Match[str]) -> bool:
    """Tell whether a stop with no blank after it ends a sentence ("the end.The next").

    A web address, a name such as Node.js, or an abbreviation never does.
    """
    text = paragraph.text
    left = max(paragraph.start, stop.start() - 60)
    before = re.split(r"\s", text[left : stop.start()])[-1]
    after = re.split(r"\s", text[stop.end() : min(paragraph.end, stop.end() + 60)])[0]
    if _NOT_PROSE.search(f"{before}.{after}"):
        return False
    if '"' in stop["mark"] and not paragraph.opened(stop.start()):
        return False
    word = before.lstrip("\"'“‘([")
    known = word in stop_words().titles or word in stop_words().mixed or word in stop_words().months
    ending = r"[a-z]$" if stop["mark"] else r"[a-z]{2}$|\d$|[)\]]$"
    return not known and re.search(ending, word) is not None


def _full_stop_ends(
    paragraph: Paragraph, stop: re.Match[str], begin: int, following: re.Match[str]
) -> bool:
    text, words = paragraph.text, stop_words()
    before = _WORD_BEFORE.search(text, max(begin, stop.start() - 40), stop.start())
    word, opener = following["word"], _opens(text, following)
    last = _usual(_behind_hyphen(before.group()), word) if before else ""
    if _heads_list(text, begin, stop, last):
        return False
    if before and _numbers_entry(text, before, last):
        return False
    if last in words.inner or (last in words.numbered and word[0].isdigit()):
        return False
    if last in words.titles:
        return opener and word.rstrip(".") not in words.also_names
    if (last in words.closing or last in words.numbered) and not _CAPITAL.fullmatch(last):
        return True
    dash = re.match(r"\s*(?:[–—]|--?\s)", following["open"])
    if dash and (_abbreviates(last) or _DATELINE.fullmatch(text, begin, stop.start())):
        return False
    if last in words.months or last in words.days:
        return not word[0].isdigit() and "(" not in following["open"]
    if last in words.hours:
        return word.rstrip(".'’s") not in words.after_hours and not word[0].isdigit()
    if last in words.states:
        return opener or _place_ends(text, before, following)
    if _initial(text, begin, before):
        return opener and word.rstrip(".") not in words.also_names
    if last in words.mixed or _ACRONYM.match(last):
        return opener or (bool(stop["close"].strip("*_")) and not word[0].isdigit())
    return True


def _behind_hyphen(last: str) -> str:
    """Return the title or month behind a hyphen: "then-Sen", "post-Sept"; else the whole word."""
    tail = last.rpartition("-")[2]
    return tail if tail in stop_words().titles or tail in stop_words().months else last


def _usual(last: str, word: str) -> str:
    """Return an abbreviation as it is usually written, where all stands in capitals."""
    if len(last) > 1 and last.isalpha() and last.isupper() and word.isupper():
        return last.capitalize()
    return last


def _abbreviates(last: str) -> bool:
    words = stop_words()
    return (last in words.states or last in words.mixed or last in words.months) or _ACRONYM.match(
        last
    ) is not None


def _opens(text: str, following: re.Match[str]) -> bool:
    """Tell whether the next word is one that opens sentences rather than names."""
    word = following["word"]
    bare = re.split(r"['’.]", word)[0]
    if len(bare) == 1 and text[following.end("word") - 1 : following.end("word")] == ".":
        return False
    bare = bare.capitalize() if bare.isupper() else bare
    return bare in stop_words().openers or any(mark in following["open"] for mark in '"“‘')


def _heads_list(text: str, begin: int, stop: re.Match[str], last: str) -> bool:
    """Tell whether the stop only closes the number of a list's entry ("1. Harbours")."""
    if stop.start() - begin > 40:
        return False
    head = text[begin : stop.start()].strip()
    return bool(last) and head == last and _ENUMERATED.match(head) is not None


def _numbers_entry(text: str, before: re.Match[str], last: str) -> bool:
    """Tell whether the stop closes the number of an entry run in after a colon ("thus: 1. A")."""
    led = text[max(0, before.start() - 3) : before.start()]
    run_in = led[-1:] == " " and led.rstrip()[-1:] in (":", ";")
    return run_in and last.isdigit() and len(last) < 3


def _initial(text: str, begin: int, before: re.Match[str] | None) -> bool:
    """Tell whether the word before a stop is a person's initial."""
    if before is None or len(before.group()) != 1 or not before.group().isupper():
        return False
    earlier = text[max(begin, before.start() - 30) : before.start()].split()
    return not (earlier and earlier[-1] in stop_words().lettered)


def _place_ends(text: str, before: re.Match[str] | None, following: re.Match[str]) -> bool:
    """Tell whether a state that follows its town ("Tampa, Fla. Solberg said") ends a sentence."""
    word = following["word"].rstrip(".")
    if before is None or "(" in following["open"] or word in stop_words().after_states:
        return False
    return text[max(0, before.start() - 4) : before.start()].rstrip().endswith(",")


def _ellipsis_ends(
    paragraph: Paragraph, stop: re.Match[str], begin: int, following: re.Match[str]
) -> bool:
    """Tell whether dots end a sentence: not at its beginning, nor where the speaker stammers."""
    if not LETTER_OR_DIGIT.search(paragraph.text, begin, stop.start()):
        return False
    if re.split(r"['’]", following["word"])[0] != "I" or stop["close"]:
        return True
    said = re.findall(r"[\w'’]+", paragraph.text[begin : stop.start()])
    return len(said) > 3 and said[-1].islower()


def _mark_ends(text: str, stop: re.Match[str], closers: str, following: re.Match[str]) -> bool:
    """Tell whether "?" or "!" ends a sentence: not in a name, nor before who asked it."""
    name = text[max(0, stop.start() - 20) : stop.end("stop")].rsplit(maxsplit=1)[-1]
    if name.lstrip("\"'“‘(") in stop_words().marked_names and not _opens(text, following):
        return False
    if (closers == ")" and text[stop.start() - 1] == "(") or _YEAR.match(text, stop.end()):
        return False
    if not any(mark in closers for mark in "\"'”’»"):
        return True
    return _asked_by_name().match(text, following.start("word")) is None
