"""A sentence → its syntactic words, as exact offsets.

The cuts are those of the English treebanks of Universal Dependencies: contractions and possessive
endings apart ("do|n't", "can|not", "port|'s"), hyphens and slashes between words apart
("north|-|west", but "co-op", "non-member"), currency signs and units apart ("$|5", "10|km"), full
stops kept with abbreviations, numbers, addresses and names of files whole. Nothing is rewritten:
every word is a slice of the text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from tellings.model import Bounds
from tellings.wordlists import parsed

_LETTER = r"[^\W\d_]"
_JOINED = r"[\u0300-\u036f\u00ad\u200c\u200d]"
_APOSTROPHE = "['’‘`´]"
_TOP = (
    "com|org|net|edu|gov|mil|int|info|biz|co|uk|us|eu|de|fr|it|es|ru|cn|jp|au|ca|ir|iq|il|tr|ch|"
    "nl|se|dk|fi|pl|ua|br|mx|za|ng|ke|pk|kr|tv|io|news|html?|php|pdf|docx?|xlsx?|jpe?g|png|gif"
)
_URL = (
    r"(?<![\w.])(?:alt|comp|humanities|misc|rec|sci|soc|talk|uk)(?:\.[a-z][a-z0-9-]*)+(?!\w)|"
    r"(?:https?|ftp)://[^\s<>\"“”]+|www\.[^\s<>\"“”]+|"
    rf"(?<![\w@])[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?i:{_TOP})\b(?:/[^\s<>\"“”]*)?(?!\.\w|@)|"
    r"(?<![\w.])[a-z]{2,}(?:\.[a-z]{2,}){2,}(?!\w)|"
    r"(?<=[)\s])\.(?i:docx?|xlsx?|pdf|html?|jpe?g|gif|png|txt)\b"
)
_MAIL = r"(?:mailto:)?[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\w|(?<!\S)@[\w-]+(?:\.[a-z]{2,4})+\b"
_TAG = r"(?<!\w)[@#][^\W\d]\w+"
_MONEY = r"(?<!\w)(?:US|AU?|CA?|NZ|HK|S|R)\$"
_STOPS = (
    rf"(?<![\w.])(?:{_LETTER}\.){{2,}}(?:{_LETTER}\b(?!\.))?|(?<!\w)(?:Ph|D)\.(?:[A-Z]\.|Phil\.)"
)
_PHONE = (
    r"(?<!\w)\+\d{1,3}(?=\s\(?\d)|(?<![\w-])\d-\d{4}(?![\w-])|"
    r"(?<![\w-])\+?\d+(?:-\d+){2,}(?!\w)|(?<![\w-])(?:\d{3}/)?\d{3}-\d{4}(?![\w-])|"
    r"(?<![\w-])(?:x\d|\d{5})-\d{4}(?![\w-])"
)
_ORDINAL = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th|ST|ND|RD|TH)\b|\d+s\b|\d+0['’]s\b"
_UNIT = (
    r"\d+(?:[.,:]\d+)*(?=(?:[ap]\.?m\b|[AP]\.?M\b|hrs?|mins?|secs?|ft|in|yds?|mi|[kmc]?m|k?g|kph|mph"
    r"|lbs?|oz|[kKMGT]?[WV]h?|[kKMGT]B|[kKmMbB]n?|tn|trn|nm|kt|hp|cc|ha|k?Hz)\b)"
)
_CODE = (
    r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]+\b|[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+|"
    r"[A-Z]{1,4}(?:&[A-Z]{1,4})+\b|(?<!\w)(?:b/c|w/o|n/a|N/A)\b"
)
_NUMBER = (
    r"(?<![\w.])\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.:]\d+)+|\d+(?:/\d+)+(?!\w)|\d+"
)
_WORD = rf"{_LETTER}(?:[^\W_]|{_JOINED})*(?:{_APOSTROPHE}(?:[^\W_]|{_JOINED})+)*"
_APART = r"(?<=[\w\d])['’](?:s|S)\b|(?<=\s)(?:['’](?:s|re|ve|ll|m|d)|n['’]t)\b(?!['’])"
_RUN = (
    r"[.…]{2,}|…|[!?]{2,}|\.[!?]+|[-*=~_#+]{2,}|\${2,}|[—–]+|''|``|’’|‘‘|‘’|<<|>>|"
    r"[:;=]-?[)(DPp](?!\w)|\^_+\^|(?<!\S)(?:\(:|<3)(?!\S)|[!?]\.(?![.\w])"
)
_TOKEN = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "mail": _MAIL,
            "url": _URL,
            "tag": _TAG,
            "money": _MONEY,
            "stops": _STOPS,
            "phone": _PHONE,
            "ordinal": _ORDINAL,
            "ending": _APART,
            "unit": _UNIT,
            "code": _CODE,
            "number": _NUMBER,
            "word": _WORD,
            "run": _RUN,
            "sign": r"[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]",
        }.items()
    )
)
_PREFIX = re.compile(
    r"(?:agro|ante|anti|arch|bi|bio|co|counter|cross|cyber|de|e|eco|ex|extra|inter|intra|macro|mega|"
    r"micro|mid|mini|mono|multi|neo|non|over|para|peri|post|pre|pro|pseudo|quasi|re|semi|socio|sub|"
    r"super|supra|trans|tri|ultra|un|under|uni|vice|x)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?<=.)(?:n['’´`]t|['’´`](?:s|m|re|ve|ll|d))$", re.IGNORECASE)
_NO_MARK = re.compile(
    r"(?:do|did|does|is|was|were|would|could|should|has|have|had|are|ai|ar)(nt)$", re.IGNORECASE
)
_MERGED = {
    **dict.fromkeys(("cannot", "gonna", "gotta", "wanna", "gimme", "lemme", "outta"), 3),
    **dict.fromkeys(("cant", "wont", "hes"), 2),
    **dict.fromkeys(("im", "ive", "alot"), 1),
    **dict.fromkeys(("thats", "whats", "theyre", "theyve", "theyll", "heres"), 4),
    **dict.fromkeys(("youre", "youve", "youll", "shes"), 3),
    "itll": 2,
    "theres": 5,
}
_MEANT = re.compile(
    r"(?i:it)(s)(?=\s(?:an?|the|this|that|my|your|not|been|so|just|too|really|also|probably|"
    r"definitely|actually|certainly|kind\sof|because|nothing|(?:in|on|at|for|from|about|between|with|like)|"
    r"gonna|got|getting|called|worth|okay|ok|all\s(?:about|the)|"
    r"(?:easy|good|great|hard|nice|true|simple|illegal|important|impossible|necessary|better)"
    r"\s(?:to|that|if|when|for|because))(?!\s(?:own|first|few)\b|[\w-]))"
    r"|(?i:you)(r)(?=\s(?:an?|the|in|on|at|not|going|gonna|looking|welcome|using|trying)\b(?!-))"
    r"|(?:Let)(s)(?=\s(?!you|us|me|them|him|her|users|people)[a-z])"
    r"|(?i:let)(s)(?=\s(?:go|see|say|hope|face|not|just|get|talk|try|take|all|be|do|have|make)\b)"
    r"|(?i:i)(ll)(?=\s(?:be|go|have|get|try|take|see|send|give|let|call|make|just|do)\b)"
    r"|i(d)(?=\s(?:just|like|love|rather|say|be|have|go)\b)"
    r"|(?:[Ee]veryone|[Ss]omeone|[Aa]nyone)(s)(?=\s[a-z])"
)
"""Words whose apostrophe was left out, told by what follows: "its not", "your going", "Lets go"."""
_CLOSING = "\"'”’)]»"


def words(text: str) -> list[Bounds]:
    """Return start and end of every word, in order; blanks and invisible signs lie in none."""
    bounds: list[Bounds] = []
    position = 0
    while found := _TOKEN.search(text, position):
        kind, start, end = str(found.lastgroup), found.start(), found.end()
        if kind == "url":
            end = _without_closing_signs(text, start, end)
        elif kind in {"word", "code"}:
            end = _with_stop(text, start, _with_prefix(text, start, end))
        bounds += _parts(text, start, end) if kind == "word" else [(start, end)]
        position = end
    return bounds


def _parts(text: str, start: int, end: int) -> list[Bounds]:
    """Cut contractions and endings off a word."""
    word = text[start:end]
    cut = _MERGED.get(word.lower())
    ending = _ENDING.search(word) or _NO_MARK.match(word)
    meant = _MEANT.match(text, start)
    if meant and meant.end() == end and not cut:
        cut = meant.start(meant.lastindex or 0) - start
    elif ending and not cut:
        cut = ending.start(1) if ending.re is _NO_MARK else ending.start()
    return [(start, start + cut), (start + cut, end)] if cut else [(start, end)]


def _with_prefix(text: str, start: int, end: int) -> int:
    """Return the end of a word with a prefix set off by a hyphen ("non-member")."""
    while _PREFIX.fullmatch(text, start, end) and text[end : end + 1] == "-":
        following = _TOKEN.match(text, end + 1)
        if not following or following.lastgroup not in {"word", "ordinal", "number", "code"}:
            break
        cut = _ENDING.search(following.group())
        return following.start() + cut.start() if cut else following.end()
    return end


def _with_stop(text: str, start: int, end: int) -> int:
    """Return the end of a word with the full stop that belongs to it ("Gen.", "Inc.", "J.")."""
    if text[end : end + 1] != "." or text[end + 1 : end + 2] == ".":
        return end
    rest = text[end + 1 :].lstrip()
    word = text[start:end]
    kinds = _abbreviations().get(word, frozenset())
    last = not rest.strip(_CLOSING)
    follows = rest[:1]
    kept = (
        "mixed" in kinds
        or "states" in kinds
        or (not last and "closing" in kinds)
        or (not last and ("months" in kinds or "days" in kinds or "inner" in kinds))
        or ("titles" in kinds and follows.isupper())
        or ("numbered" in kinds and follows.isdigit())
        or (len(word) == 1 and word.isupper() and word != "I" and follows.isalpha())
    )
    return end + 1 if kept else end


def _without_closing_signs(text: str, start: int, end: int) -> int:
    """Return the end of an address without the signs that close the sentence around it."""
    while end > start + 1 and text[end - 1] in ".,;:!?'’)]>":
        if text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end):
            break
        end -= 1
    return end


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    path = files("tellings.language") / "resources" / "abbreviations.yaml"
    lists = parsed(path.read_text(encoding="utf-8"))
    kinds: dict[str, set[str]] = {}
    for kind, forms in lists.items():
        if isinstance(forms, str):
            for form in forms.split():
                kinds.setdefault(form, set()).add(kind)
    return {form: frozenset(own) for form, own in kinds.items()}
