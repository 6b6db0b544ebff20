"""The dossier's JSON Schema (draft 2020-12), made from the types of `model`.

What is made lies beside this module as ``schema.json``; a test holds the two together, and
``python -m tellings.show.schema`` writes it anew after the model has changed.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from tellings import model
from tellings.show.dossier import BODIES, arms_of, members_of

PLACE = Path(__file__).with_name("schema.json")
DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
OFFSET = {"type": "integer", "minimum": 0}

REFINED: dict[tuple[str, str], dict[str, Any]] = {
    ("Dateline", "date"): DATE,
    ("Published", "date"): DATE,
    ("Published", "time"): {"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?Z$"},
    ("When", "from"): DATE,
    ("When", "to"): DATE,
    ("Time", "from"): DATE,
    ("Time", "to"): DATE,
    ("Locus", "from"): DATE,
    ("Locus", "to"): DATE,
    ("Reading", "latest"): DATE,
    ("Reading", "lineages"): OFFSET,
    ("Step", "first"): DATE,
    ("Step", "last"): DATE,
    ("Step", "lineages"): OFFSET,
    ("Stand", "told"): DATE,
    ("Stand", "lineages"): OFFSET,
    ("Machine", "paraphrase"): SHARE,
    ("Machine", "translation"): SHARE,
    ("Alignment", "score"): SHARE,
    ("Descent", "derived"): SHARE,
    ("Descent", "confidence"): SHARE,
    ("Claim", "sentence"): OFFSET,
    ("Made", "options"): {"type": "object", "additionalProperties": {"type": "string"}},
    ("Dossier", "format"): {"const": model.FORMAT},
}
"""What the types do not tell of a field, by class and name in JSON."""


def read() -> str:
    """Return the schema as it lies in the package."""
    return (files("tellings.show") / PLACE.name).read_text("utf-8")


def made() -> str:
    """Return the schema as the model has it now."""
    definitions = {kind.__name__: _record(kind) for kind in _records(model.Dossier)}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{model.FORMAT.replace('/', ':')}",
        "title": f"Tellings dossier, format {model.FORMAT}",
        **definitions.pop("Dossier"),
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _records(kind: type) -> Iterator[type]:
    """Yield the dataclass and all that its fields are made of, each once."""
    seen, pending = set(), [kind]
    while pending:
        hint: Any = pending.pop()
        pending += typing.get_args(hint)
        if isinstance(hint, type) and is_dataclass(hint) and hint not in seen:
            seen.add(hint)
            pending += typing.get_type_hints(hint).values()
            yield hint


def _record(kind: type) -> dict[str, Any]:
    """Return the schema of one dataclass: all its fields required, others allowed."""
    members = {name: _field(kind.__name__, name, hint) for _, name, hint in members_of(kind)}
    told: dict[str, Any] = {
        "description": " ".join((kind.__doc__ or "").split()),
        "type": "object",
        "required": list(members),
        "properties": members,
    }
    if kind is model.Claim:
        members["body"] = {"type": "object"}
        told["oneOf"] = [
            {"properties": {"kind": {"const": name}, "body": {"$ref": f"#/$defs/{body.__name__}"}}}
            for name, body in BODIES.items()
        ]
    return told


def _field(kind: str, name: str, hint: Any) -> dict[str, Any]:
    known = REFINED.get((kind, name))
    if known is None and name in ("start", "end"):
        known = OFFSET
    kinds = [known or _type(arm) for arm in arms_of(hint)]
    if types.NoneType in typing.get_args(hint):
        kinds.append({"type": "null"})
    return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}


def _type(hint: Any) -> dict[str, Any]:
    if is_dataclass(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}  # type: ignore[union-attr]
    if typing.get_origin(hint) is typing.Literal:
        return {"enum": list(typing.get_args(hint))}
    if hint == model.Bounds:
        return {"type": "array", "prefixItems": [OFFSET, OFFSET], "minItems": 2, "maxItems": 2}
    if typing.get_origin(hint) is not tuple:
        return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[hint]}
    first, second = typing.get_args(hint)
    if second is Ellipsis:
        return {"type": "array", "items": _type(first)}
    pair = [_type(first), _type(second)]
    return {"type": "array", "prefixItems": pair, "minItems": 2, "maxItems": 2}


if __name__ == "__main__":
    PLACE.write_text(made(), "utf-8")
