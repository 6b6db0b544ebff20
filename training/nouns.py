"""WordNet → what kinds of thing each noun names, and which verbs tell motion.

Writes ``src/tellings/claims/resources/nouns.tsv.gz`` and ``motion_verbs.tsv``. A noun's kinds are
weighed by how often its senses occur in WordNet's tagged texts; kinds under ``LEAST`` are left out.

Run: python -m training.nouns DICT (the ``dict`` folder of Princeton WordNet 3.1)
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "src/tellings/claims/resources"
LEAST = 0.12
WORD = re.compile(r"[a-z][a-z-]+")
ROOTS = {
    "person": ("person.1", "people.1", "homo.2"),
    "group": ("group.1",),
    "vehicle": ("vehicle.1", "craft.2", "conveyance.3", "public_transport.1"),
    "animal": ("animal.1",),
    "place": ("structure.1", "location.1", "geological_formation.1", "body_of_water.1", "land.4",
              "land.2", "way.6", "room.1", "opening.10", "facility.1"),
    "goods": ("artifact.1", "food.1", "food.2", "substance.1", "substance.8", "plant.2",
              "commodity.1", "natural_object.1"),
    "activity": ("act.2", "event.1", "process.6"),
    "body": ("body_part.1",),
    "abstract": ("abstraction.6", "psychological_feature.1", "phenomenon.1"),
}  # fmt: skip
"""The roots of each kind, as WordNet's word and the number of its sense; the first kind holds."""


class WordNet:
    """The database's synsets by part of speech and offset, and the weights of a word's senses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts = self._counts()

    def _counts(self) -> dict[tuple[str, str, str], int]:
        found: dict[tuple[str, str, str], int] = {}
        for line in (self.folder / "index.sense").read_text().splitlines():
            key, offset, _, count = line.split()
            lemma, rest = key.split("%")
            found[lemma, "nvars"[int(rest[0]) - 1], offset] = int(count)
        return found

    @cache  # noqa: B019, one object for the run
    def index(self, pos: str) -> dict[str, list[str]]:
        """Return the synsets of each word of a part of speech, the commonest first."""
        name = {"n": "noun", "v": "verb"}[pos]
        found = {}
        for line in (self.folder / f"index.{name}").read_text().splitlines():
            if not line.startswith(" "):
                cells = line.split()
                found[cells[0]] = cells[-int(cells[2]) :]
        return found

    @cache  # noqa: B019
    def rows(self, pos: str) -> dict[str, list[str]]:
        """Return the cells of each synset."""
        name = {"n": "noun", "v": "verb"}[pos]
        lines = (self.folder / f"data.{name}").read_text().splitlines()
        return {cells[0]: cells for line in lines if (cells := line.split(" | ")[0].split())}

    def parents(self, pos: str, offset: str) -> Iterator[str]:
        """Yield the synsets right over one."""
        cells = self.rows(pos)[offset]
        at = 4 + 2 * int(cells[3], 16)
        for i in range(int(cells[at])):
            symbol, target = cells[at + 1 + 4 * i], cells[at + 2 + 4 * i]
            if symbol in ("@", "@i"):
                yield target

    def weighed(self, pos: str, word: str) -> Iterator[tuple[str, float]]:
        """Yield a word's synsets with their weights."""
        for rank, offset in enumerate(self.index(pos)[word]):
            yield offset, self.counts.get((word, pos, offset), 0) + 1.0 / (1 + rank)


def kinds(net: WordNet) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """Yield each noun with its kinds and their shares, the greatest first."""
    roots = {
        net.index("n")[word][int(number) - 1]: kind
        for kind, names in ROOTS.items()
        for name in names
        for word, number in [name.rsplit(".", 1)]
    }
    order = list(ROOTS)
    known: dict[str, str] = {}

    def kind_of(offset: str) -> str:
        if offset not in known:
            above = [kind_of(parent) for parent in net.parents("n", offset)]
            own = [roots[offset]] if offset in roots else []
            known[offset] = min([*own, *above], key=order.index, default="abstract")
        return known[offset]

    for word in sorted(net.index("n")):
        if WORD.fullmatch(word):
            shares: dict[str, float] = defaultdict(float)
            for offset, weight in net.weighed("n", word):
                shares[kind_of(offset)] += weight
            total = sum(shares.values())
            rows = [(kind, weight / total) for kind, weight in shares.items()]
            yield word, sorted((r for r in rows if r[1] >= LEAST), key=lambda r: (-r[1], r[0]))


def motions(net: WordNet) -> Iterator[tuple[str, float, float]]:
    """Yield each verb with the shares of its senses that move oneself and that move another."""
    for word in sorted(net.index("v")):
        if not WORD.fullmatch(word):
            continue
        self_, caused, total = 0.0, 0.0, 0.0
        for offset, weight in net.weighed("v", word):
            total += weight
            cells = net.rows("v")[offset]
            if cells[1] != "38":
                continue
            frames = set(_frames(cells))
            self_ += weight * bool(frames & {1, 2, 4, 22, 12})
            caused += weight * bool(frames & {8, 9, 10, 11, 20, 21, 15, 17})
        if (self_ + caused) / total >= LEAST:
            yield word, self_ / total, caused / total


def _frames(cells: list[str]) -> Iterable[int]:
    at = 4 + 2 * int(cells[3], 16)
    at += 1 + 4 * int(cells[at])
    return [int(cells[at + 2 + 3 * i]) for i in range(int(cells[at]))] if at < len(cells) else []


def main() -> None:
    """Write both files."""
    net = WordNet(Path(sys.argv[1]))
    lines = [
        f"{word}\t{' '.join(f'{kind}:{share:.2f}' for kind, share in rows)}"
        for word, rows in kinds(net)
    ]
    packed = gzip.compress("\n".join(lines).encode(), mtime=0)
    (RESOURCES / "nouns.tsv.gz").write_bytes(packed)
    verbs = [f"{word}\t{one:.2f}\t{other:.2f}" for word, one, other in motions(net)]
    (RESOURCES / "motion_verbs.tsv").write_text("\n".join(verbs) + "\n")


if __name__ == "__main__":
    main()
