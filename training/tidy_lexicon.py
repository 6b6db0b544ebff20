"""Lay out a lexicon as it is kept: every list in order, wrapped at 100 columns, no word twice.

Comments and the order of the keys stay as they are.

Run: python -m training.tidy_lexicon movements status
"""

from __future__ import annotations

import re
import sys
import textwrap
from importlib.resources import files
from pathlib import Path

import yaml

WIDTH = 100
_KEY = re.compile(r"^(?P<indent> *)(?P<key>[\w ]+):\s*(?P<rest>[\[{].*)$")
_PLAIN = re.compile(r"[\w][\w '’.-]*")
_WORDS_OF_YAML = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n"])


def main() -> None:
    """Rewrite the lexica named on the command line."""
    for name in sys.argv[1:]:
        path = Path(str(files("tellings.claims") / "resources" / f"{name}.yaml"))
        path.write_text(tidy(path.read_text("utf-8")), encoding="utf-8")


def tidy(text: str) -> str:
    """Return a lexicon in its kept form; what it holds stays the same."""
    found: list[str] = []
    lines = iter(text.splitlines())
    for line in lines:
        row = _KEY.match(line)
        if row is None:
            found.append(line)
            continue
        whole = row["rest"]
        while whole.count("[") > whole.count("]") or whole.count("{") > whole.count("}"):
            whole += " " + next(lines).strip()
        found += _laid_out(row["indent"], row["key"], yaml.safe_load(whole))
    return "\n".join(found) + "\n"


def _laid_out(indent: str, key: str, value: list[str] | dict[str, str]) -> list[str]:
    if isinstance(value, dict):
        cells = [f"{_word(k)}: {_word(v)}" for k, v in sorted(value.items())]
        left, right = "{", "}"
    else:
        cells = [_word(word) for word in sorted({" ".join(str(word).split()) for word in value})]
        left, right = "[", "]"
    line = f"{indent}{key}: {left}{', '.join(cells)}{right}"
    if len(line) <= WIDTH:
        return [line]
    glued = " ".join(cell.replace(" ", "\0") + "," for cell in cells)
    body = textwrap.wrap(
        glued,
        WIDTH,
        initial_indent=f"{indent}  ",
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
    told = [row.replace("\0", " ") for row in body]
    return [f"{indent}{key}: {left}", *told, f"{indent}{right}"]


def _word(word: str) -> str:
    plain = _PLAIN.fullmatch(word) and word.lower() not in _WORDS_OF_YAML
    return word if plain and not word[0].isdigit() else f'"{word}"'


if __name__ == "__main__":
    main()
