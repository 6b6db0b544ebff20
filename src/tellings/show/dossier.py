"""The dossier as JSON (format ``tellings/1``) and back.

The shape follows from the types of `model`: a field is a member of the same name, without the
underscore that Python needs. So whatever the model says, the JSON says, and nothing else does.
"""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from typing import Any

from tellings import model

Json = Any
"""What `json` reads and writes; its shape is told by the schema, not by Python's types."""
Turn = Callable[[Any], Any]

BODIES: dict[str, type] = {
    "quotation": model.Quotation,
    "quantity": model.Quantity,
    "movement": model.Movement,
    "statement": model.Statement,
}
COUNTED = (model.Quantity, model.Reading, model.Step)
"""Their figures are counts more often than measures: whole ones are written without a point."""


def to_json(dossier: model.Dossier) -> str:
    """Return the dossier as JSON text, one object of an array a line, ending in a newline.

    A lone surrogate, which UTF-8 cannot hold, is written as its escape.
    """
    lines = []
    for name, value in to_plain(dossier).items():
        if isinstance(value, list) and value:
            rows = ",\n".join(_compact(row) for row in value)
            lines.append(f'"{name}": [\n{rows}\n]')
        else:
            lines.append(f'"{name}": {_compact(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def from_json(text: str | bytes) -> model.Dossier:
    """Return the dossier that this JSON text holds; members that the model lacks are ignored.

    Raises ValueError where the text is not JSON, is of another format or lacks a member.
    """
    try:
        plain = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(plain, dict) or plain.get("format") != model.FORMAT:
        raise ValueError(f"not a dossier of format {model.FORMAT}")
    try:
        return from_plain(plain)
    except (KeyError, TypeError) as error:
        raise ValueError(f"a dossier that lacks or misspells something: {error}") from error


def to_plain(dossier: model.Dossier) -> dict[str, Json]:
    """Return the dossier as the lists, dicts, strings and numbers that JSON knows."""
    plain = _writer(model.Dossier)(ordered(dossier))
    plain["made"]["options"] = dict(dossier.made.options)
    return {"format": plain.pop("format"), **plain}


def from_plain(plain: Mapping[str, Json]) -> model.Dossier:
    """Return the dossier of these lists, dicts, strings and numbers."""
    options = sorted(plain["made"].get("options", {}).items())
    made = {**plain["made"], "options": options}
    dossier: model.Dossier = _reader(model.Dossier)({**plain, "made": made})
    return dossier


def ordered(dossier: model.Dossier) -> model.Dossier:
    """Return the dossier with its arrays by report id, then by start; the largest story first."""
    return replace(
        dossier,
        reports=tuple(sorted(dossier.reports, key=lambda r: r.id)),
        alignments=tuple(sorted(dossier.alignments, key=lambda a: (a.left, a.right, a.spans))),
        passages=tuple(sorted(dossier.passages, key=lambda p: (p.members, p.id))),
        ancestors=tuple(sorted(dossier.ancestors, key=lambda a: (a.children, a.id))),
        descents=tuple(sorted(dossier.descents, key=lambda d: (d.child, d.parent))),
        lineages=tuple(sorted(dossier.lineages)),
        stories=tuple(sorted(dossier.stories, key=lambda s: (-len(s.reports), s.reports, s.id))),
        entities=tuple(sorted(dossier.entities, key=_entity_order)),
        times=tuple(sorted(dossier.times, key=lambda t: (t.report, t.start, t.end))),
        claims=tuple(sorted(dossier.claims, key=lambda c: (c.report, c.start, c.end, c.id))),
        ledger=tuple(sorted(dossier.ledger, key=lambda e: (e.story, e.id))),
        movements=tuple(sorted(dossier.movements, key=lambda c: (c.story, c.who, c.id))),
        disputes=tuple(sorted(dossier.disputes, key=lambda d: (d.story, d.id))),
        unclaimed=tuple(sorted(dossier.unclaimed, key=lambda u: (u.report, u.start))),
        problems=tuple(sorted(dossier.problems, key=lambda p: (p.path, p.problem))),
    )


def _entity_order(entity: model.Entity) -> tuple[str, int, str]:
    first = min(((m.report, m.start) for m in entity.mentions), default=("", 0))
    return (*first, entity.id)


def _compact(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    return re.sub(r"[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def members_of(kind: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield name in Python, name in JSON and type of each field of a dataclass."""
    hints = typing.get_type_hints(kind)
    yield from ((f.name, f.name.rstrip("_"), hints[f.name]) for f in fields(kind))


def arms_of(hint: Any) -> list[Any]:
    """Return the types that a declared type allows, without ``None``."""
    if typing.get_origin(hint) not in (types.UnionType, typing.Union):
        return [hint]
    return [arm for arm in typing.get_args(hint) if arm is not types.NoneType]


def _is_record(kind: Any) -> bool:
    return is_dataclass(kind)


def _same(value: Any) -> Any:
    return value


def _whole(value: Any) -> Json:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _or_none(turn: Turn) -> Turn:
    return lambda value: None if value is None else turn(value)


@cache
def _writer(hint: Any) -> Turn:
    """Return what turns a value declared as ``hint`` into JSON; a subclass shows no more."""
    if hint == model.Body:
        writers = {arm: _writer(arm) for arm in arms_of(hint)}
        return lambda value: writers[type(value)](value)
    kind = arms_of(hint)[0]
    if typing.get_origin(kind) is tuple:
        return _or_none(_row(typing.get_args(kind), _writer, list))
    if not _is_record(kind):
        return _same
    plain = _whole if kind in COUNTED else _same
    members = [(name, member, _writer(arm)) for name, member, arm in members_of(kind)]
    return _or_none(
        lambda value: {
            member: plain(write(getattr(value, name))) for name, member, write in members
        }
    )


@cache
def _reader(hint: Any) -> Turn:
    """Return what turns JSON into the value declared as ``hint``."""
    kind = arms_of(hint)[0]
    if kind is float:
        return _or_none(float)
    if typing.get_origin(kind) is tuple:
        return _or_none(_row(typing.get_args(kind), _reader, tuple))
    if kind is model.Claim:
        return lambda plain: _record(model.Claim, BODIES[plain["kind"]])(plain)
    return _or_none(_record(kind)) if _is_record(kind) else _same


def _row(arms: tuple[Any, ...], turn_of: Callable[[Any], Turn], whole: type) -> Turn:
    """Return what turns a pair, or a row of any length (``tuple[X, ...]``), member by member."""
    first = turn_of(arms[0])
    if arms[1] is Ellipsis:
        return lambda value: whole(first(each) for each in value)
    second = turn_of(arms[1])
    return lambda value: whole((first(value[0]), second(value[1])))


@cache
def _record(kind: Any, body: type | None = None) -> Turn:
    """Return what turns a JSON object into this dataclass, its ``body`` into that one."""
    members = [
        (name, member, _reader(body if body and name == "body" else arm))
        for name, member, arm in members_of(kind)
    ]
    needed = {f.name for f in fields(kind) if f.default is MISSING}
    return lambda plain: kind(
        **{n: read(plain[member]) for n, member, read in members if n in needed or member in plain}
    )
