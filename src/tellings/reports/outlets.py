"""Who publishes: outlets by name and by web address."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from tellings.reports.agencies import label_of_host, name_of

_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?://)", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|en|eng|english|edition|rss|feeds?|news)\.(?=.+\..)")
_TITLE_END = re.compile(r"\s+[|–—-]\s+(?P<outlet>[^|–—-]{2,40}?)[\s|–—-]*$")
_HOST = re.compile(r"(?:www\.)?[\w-]+\.(?:com|org|net|co\.uk|com\.au|ca|ie|co\.nz)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Return outlets by domain, and by any name in small letters."""
    place = files("tellings.reports").joinpath("resources/outlets.csv")
    domains: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in csv.DictReader(place.read_text(encoding="utf-8").splitlines()):
        for domain in row["domains"].split("|"):
            domains.setdefault(domain, row["name"])
        for name in (row["name"], *row["also"].split("|")):
            names.setdefault(_key(name), row["name"])
    return domains, names


def _key(name: str) -> str:
    return " ".join(_TOKEN.findall(name.casefold())).removeprefix("the ")


def canonical(name: str) -> str | None:
    """Return the usual name of an outlet that is known by this one; else ``None``."""
    key = _key(name)
    return _table()[1].get(key) if key else None


def plain_url(url: str) -> str:
    """Return a web address without an archive's wrapping."""
    return _ARCHIVE.sub("", url.strip().strip("<>"))


def host_of(url: str) -> str | None:
    """Return the host name of a web address, without "www."; ``None`` if it has none."""
    try:
        host = urlsplit(plain_url(url)).hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    return _PREFIX.sub("", host.lower())


def at_host(host: str) -> str | None:
    """Return the known outlet, or agency, that publishes at a host name; else ``None``."""
    domains = _table()[0]
    parts = host.lower().split(".")
    for first in range(len(parts) - 1):
        name = domains.get(".".join(parts[first:]))
        if name:
            return name
    label = label_of_host(host)
    return name_of(label) if label else None


def outlet_of(stated: str | None, url: str | None) -> str | None:
    """Tell the outlet from what is stated and from the web address.

    A known outlet wins over a bare code; what cannot be told is given as stated, or as the host.
    """
    stated = " ".join(stated.split()).strip(" -–—|·") if stated else None
    host = host_of(url) if url else None
    if stated:
        if re.fullmatch(r"[\w-]+(\.[\w-]+)+", stated) and " " not in stated:
            return canonical(stated) or at_host(stated) or host_of(f"http://{stated}")
        known = canonical(stated) or (at_host(host) if host and len(stated) < 12 else None)
        return known or stated
    return (at_host(host) or host) if host else None


def behind_title(title: str) -> tuple[str, str | None]:
    """Part a title from the outlet's name or address that pages put behind it."""
    end = _TITLE_END.search(title)
    name = end["outlet"] if end else ""
    known = canonical(name) or (at_host(name) or name if _HOST.fullmatch(name) else None)
    return (title[: end.start()].strip(), known) if end and known else (title, None)


def matches_initials(name: str, short: str) -> bool:
    """Tell whether a short form may stand for a name: its initials, or the name's own word."""
    words = _TOKEN.findall(name)
    initials = "".join(word[0] for word in words).casefold()
    bare = short.casefold().strip(". ")
    skipped = "".join(
        word[0] for word in words if word.casefold() not in ("the", "of", "and", "for", "de")
    ).casefold()
    return bool(bare) and (bare in (initials, skipped) or _key(name) == _key(short))
