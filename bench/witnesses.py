"""Make families of reports with a known stemma out of real articles on one happening.

Every family starts from one to three real articles; witnesses descend by what newsrooms and
scrapers do: copy-editing, cutting, adding their own, rewriting, updating, taking a few paragraphs,
merging two parents, breaking marks. Some witnesses are then taken away. What is edited and by how
much is drawn from a seed; nothing here looks at what the product does.
"""

from __future__ import annotations

import random
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from tellings.model import Damage, Published, Report, Sentence, identify

HERE = Path(__file__).resolve().parent
START = datetime(2021, 3, 1, 6, tzinfo=UTC)
WORD = re.compile(r"[A-Za-z]+")
NUMBER = re.compile(r"\b\d{1,3}\b")
EDITS = {"said": "says", "which": "that", "while": "as", "but": "though", "will": "would"}
EDITS |= {"over": "more than", "percent": "per cent", "also": "", "now": "", "that": "", "just": ""}


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence of a witness, and the original sentences that its words go back to."""

    text: str
    roots: frozenset[int]


@dataclass
class Witness:
    """A text in a true family: its sentences, its parents and when it came out."""

    number: int
    sentences: list[Telling]
    parents: list[int]
    at: datetime
    damaged: bool = False

    @property
    def roots(self) -> frozenset[int]:
        """Return the original sentences that any of its sentences goes back to."""
        return frozenset().union(*(s.roots for s in self.sentences))


@dataclass(frozen=True, slots=True)
class Lost:
    """A witness taken away: its nearest held descendants, and whether its own edits show in two."""

    children: frozenset[str]
    seen: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """A simulated family: reports, true edges (child, parent), those of contamination, the lost.

    ``knowable`` is how many edges one who knows the order can name: where other held texts have,
    word for word, what a child took from its parent, the edge counts one over their number.
    ``knowable_second`` is the same of contamination: of what no other parent of the child has.
    """

    reports: tuple[Report, ...]
    edges: frozenset[tuple[str, str]]
    contaminated: frozenset[tuple[str, str]]
    lost: tuple[Lost, ...]
    knowable: float
    knowable_second: float


@dataclass
class Family:
    """A family in the making."""

    rng: random.Random
    pool: list[Telling]
    witnesses: list[Witness] = field(default_factory=list)

    def own(self, count: int) -> list[Telling]:
        """Take sentences that nobody has used: a reporter's own work."""
        taken = self.pool[:count]
        del self.pool[:count]
        return taken

    def grow(self, size: int) -> None:
        """Add descendants until there are ``size`` witnesses."""
        while len(self.witnesses) < size:
            self.witnesses.append(self._child(len(self.witnesses)))

    def _child(self, number: int) -> Witness:
        rng = self.rng
        weights = [3.0 if not w.parents else 1.0 for w in self.witnesses]
        parent = rng.choices(self.witnesses, weights)[0]
        changed = rng.choices(CHANGES, CHANCES)[0](self, list(parent.sentences))
        parents = [parent.number]
        at = parent.at
        if rng.random() < 0.2 and (second := self._second(parent, changed)):
            block = self._block(second, changed)
            place = rng.randrange(1, len(changed) + 1)
            changed[place:place] = touched(rng, block, rng.randrange(1, 5))
            parents.append(second.number)
            at = max(at, second.at)
        at += timedelta(minutes=20 + rng.expovariate(1 / 420))
        damaged = rng.random() < 0.15
        return Witness(number, damage(changed) if damaged else changed, parents, at, damaged)

    def _second(self, parent: Witness, changed: Sequence[Telling]) -> Witness | None:
        held = frozenset().union(*(s.roots for s in changed)) | parent.roots
        kin = self._above(parent.number)
        others = [
            w
            for w in self.witnesses
            if len(w.roots - held) >= 4
            and w.number not in kin
            and parent.number not in self._above(w.number)
        ]
        return self.rng.choice(others) if others else None

    def _above(self, number: int) -> set[int]:
        found = {number}
        for parent in self.witnesses[number].parents:
            found |= self._above(parent)
        return found

    def _block(self, second: Witness, changed: Sequence[Telling]) -> list[Telling]:
        held = frozenset().union(*(s.roots for s in changed))
        new = [s for s in second.sentences if s.roots.isdisjoint(held)]
        return new[: self.rng.randrange(3, 8)]


def copied(family: Family, sentences: list[Telling]) -> list[Telling]:
    """Copy-edit: a few words."""
    return touched(family.rng, sentences, family.rng.randrange(2, 9))


def cut(family: Family, sentences: list[Telling]) -> list[Telling]:
    """Cut, mostly from the end."""
    rng = family.rng
    kept = max(3, round(len(sentences) * rng.uniform(0.4, 0.85)))
    if rng.random() < 0.7:
        left = sentences[:kept]
    else:
        left = [sentences[i] for i in sorted(rng.sample(range(len(sentences)), kept))]
    return touched(rng, left, rng.randrange(0, 5))


def expanded(family: Family, sentences: list[Telling]) -> list[Telling]:
    """Add own reporting, in one or two places."""
    rng = family.rng
    for _ in range(rng.randrange(1, 3)):
        place = rng.randrange(1, len(sentences) + 1)
        sentences[place:place] = family.own(rng.randrange(1, 5))
    return touched(rng, sentences, rng.randrange(2, 9))


def rewritten(family: Family, sentences: list[Telling]) -> list[Telling]:
    """Put other words, move blocks, split and join sentences."""
    rng = family.rng
    done = paraphrased(rng, sentences, rng.uniform(0.3, 0.8))
    done = moved(rng, done) if rng.random() < 0.6 else done
    return joined(rng, done) if rng.random() < 0.5 else done


def updated(family: Family, sentences: list[Telling]) -> list[Telling]:
    """Write a new top, change figures, drop what is out of date."""
    rng = family.rng
    kept = [s for s in sentences[rng.randrange(0, 3) :] if rng.random() < 0.8] or sentences
    changed = [Telling(new_figures(rng, s.text), s.roots) for s in kept]
    return family.own(rng.randrange(1, 5)) + touched(rng, changed, rng.randrange(1, 6))


def partly(family: Family, sentences: list[Telling]) -> list[Telling]:
    """Own report that takes over some paragraphs."""
    rng = family.rng
    size = max(3, round(len(sentences) * rng.uniform(0.25, 0.5)))
    start = rng.randrange(0, max(1, len(sentences) - size))
    taken = touched(rng, sentences[start : start + size], rng.randrange(1, 6))
    own = family.own(rng.randrange(4, 10))
    place = rng.randrange(0, len(own) + 1)
    return [*own[:place], *taken, *own[place:]]


CHANGES = (copied, cut, expanded, rewritten, updated, partly)
CHANCES = (0.25, 0.22, 0.15, 0.15, 0.11, 0.12)


@cache
def synonyms() -> dict[str, list[str]]:
    """Return the words that may stand for a word."""
    lines = (HERE / "synonyms.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1:] for row in rows}


def touched(rng: random.Random, sentences: Sequence[Telling], edits: int) -> list[Telling]:
    """Change a few words here and there."""
    done = list(sentences)
    for _ in range(edits):
        if done:
            at = rng.randrange(len(done))
            done[at] = Telling(_edit(rng, done[at].text), done[at].roots)
    return done


def _edit(rng: random.Random, text: str) -> str:
    choices = synonyms() | {word: [new] for word, new in EDITS.items()}
    places = [m for m in WORD.finditer(text) if m.group() in choices]
    if not places:
        return text
    place = rng.choice(places)
    new = rng.choice(choices[place.group()])
    return re.sub(" +", " ", text[: place.start()] + new + text[place.end() :]).strip()


def paraphrased(rng: random.Random, sentences: Sequence[Telling], share: float) -> list[Telling]:
    """Put synonyms for this share of the words that have any."""

    def other(found: re.Match[str]) -> str:
        word = found.group()
        choices = synonyms().get(word.lower())
        if choices is None or rng.random() > share:
            return word
        new = rng.choice(choices)
        return new.capitalize() if word[0].isupper() else new

    return [Telling(WORD.sub(other, s.text), s.roots) for s in sentences]


def moved(rng: random.Random, sentences: list[Telling]) -> list[Telling]:
    """Move a block of sentences elsewhere."""
    if len(sentences) < 5:
        return sentences
    size = rng.randrange(1, max(2, len(sentences) // 3))
    start = rng.randrange(1, len(sentences) - size)
    block, rest = sentences[start : start + size], sentences[:start] + sentences[start + size :]
    place = rng.randrange(1, len(rest) + 1)
    return rest[:place] + block + rest[place:]


def joined(rng: random.Random, sentences: list[Telling]) -> list[Telling]:
    """Join two neighbours into one sentence."""
    if len(sentences) < 4:
        return sentences
    at = rng.randrange(1, len(sentences) - 1)
    one, two = sentences[at : at + 2]
    text = f"{one.text.rstrip('.')}, and {two.text[:1].lower()}{two.text[1:]}"
    return [*sentences[:at], Telling(text, one.roots | two.roots), *sentences[at + 2 :]]


def new_figures(rng: random.Random, text: str) -> str:
    """Let some figures rise."""

    def raised(found: re.Match[str]) -> str:
        old = found.group()
        return str(int(old) + rng.randrange(1, 9)) if rng.random() < 0.5 else old

    return NUMBER.sub(raised, text)


def damage(sentences: Sequence[Telling]) -> list[Telling]:
    """Break closing quotation marks, as a scraper does."""
    return [Telling(re.sub(r"([,.?!])[\"”]", r"\1quot;", s.text), s.roots) for s in sentences]


def simulate(
    seed: int, articles: Sequence[Sequence[str]], others: Sequence[str], size: int
) -> Truth:
    """Return a family of ``size`` witnesses grown from articles given as lists of sentences.

    ``others`` are sentences from elsewhere, for own reporting once the articles are used up.
    """
    rng = random.Random(seed)  # noqa: S311 a simulation wants a seed, not a secret
    numbers = iter(range(10**6))
    told = [[Telling(s, frozenset({next(numbers)})) for s in article] for article in articles]
    rng.shuffle(told)
    roots = told[: min(len(told) - 1, rng.choice((1, 1, 2, 3)))]
    pool = [s for article in told[len(roots) :] for s in article]
    rng.shuffle(pool)
    pool += [Telling(s, frozenset({next(numbers)})) for s in rng.sample(others, 12 * size)]
    family = Family(rng, pool)
    for number, article in enumerate(roots):
        at = START + timedelta(minutes=rng.randrange(0, 600))
        family.witnesses.append(Witness(number, article[:40], [], at))
    family.grow(size)
    return _with_losses(family)


def _with_losses(family: Family) -> Truth:
    rng = family.rng
    inner = {parent for w in family.witnesses for parent in w.parents}
    lost = {number for number in sorted(inner) if rng.random() < 0.2}
    reports = {w.number: _report(rng, w) for w in family.witnesses if w.number not in lost}
    edges: set[tuple[str, str]] = set()
    second: set[tuple[str, str]] = set()
    alike: dict[tuple[str, str], int] = {}
    alike_second: dict[tuple[str, str], int] = {}
    for number, report in reports.items():
        child = family.witnesses[number]
        for place, parent in enumerate(child.parents):
            for above in _held(family, child, parent, lost):
                edge = (report.id, reports[above].id)
                edges.add(edge)
                source = family.witnesses[above]
                alike[edge] = _alike(child, source, child.roots, family, reports)
                if place:
                    second.add(edge)
                    block = _block(child, parent, source, family)
                    alike_second[edge] = _alike(child, source, block, family, reports)
    gone = tuple(_lost(family, number, reports, lost) for number in sorted(lost))
    kept = tuple(sorted(reports.values(), key=lambda r: r.id))
    found = tuple(one for one in gone if len(one.children) > 1)
    knowable = sum(1 / count for count in alike.values())
    of_second = sum(1 / count for count in alike_second.values())
    return Truth(kept, frozenset(edges), frozenset(second), found, knowable, of_second)


def _block(child: Witness, parent: int, source: Witness, family: Family) -> frozenset[int]:
    """Return what a child has from a further parent, or a held text above it, and no other one."""
    others = [family.witnesses[number].roots for number in child.parents if number != parent]
    return child.roots & source.roots - frozenset().union(*others) or child.roots


def _alike(
    child: Witness, parent: Witness, roots: frozenset[int], family: Family, held: Container[int]
) -> int:
    """Count the held texts, the parent one of them, from which the child can have these roots."""
    taken = {s.text for s in parent.sentences if s.roots & roots}
    return 1 + sum(
        taken <= {s.text for s in other.sentences}
        for other in family.witnesses
        if other.number in held and other is not parent and other is not child
        if other.at < child.at
    )


def _held(family: Family, child: Witness, number: int, lost: set[int]) -> Iterator[int]:
    """Yield the nearest held texts on the way up that the child still has something of."""
    witness = family.witnesses[number]
    if number not in lost:
        if child.roots & witness.roots:
            yield number
        return
    for above in witness.parents:
        yield from _held(family, child, above, lost)


def _lost(family: Family, number: int, reports: dict[int, Report], lost: set[int]) -> Lost:
    gone = family.witnesses[number]
    children = {
        w.number
        for w in family.witnesses
        if w.number in reports and number in _gone_above(family, w, lost)
    }
    above = [family.witnesses[p] for p in gone.parents]
    known = {word for w in above for s in w.sentences for word in _shingles(s.text)}
    own = {word for s in gone.sentences for word in _shingles(s.text)} - known
    held = [
        own & {word for s in family.witnesses[c].sentences for word in _shingles(s.text)}
        for c in sorted(children)
    ]
    shared = {w for i, one in enumerate(held) for other in held[i + 1 :] for w in one & other}
    return Lost(frozenset(reports[c].id for c in children), len(shared) >= 24)


def _gone_above(family: Family, witness: Witness, lost: set[int]) -> set[int]:
    """Return the lost texts that a witness reaches without passing a held one."""
    found: set[int] = set()
    pending = [p for p in witness.parents if p in lost]
    while pending:
        number = pending.pop()
        found.add(number)
        pending += [p for p in family.witnesses[number].parents if p in lost and p not in found]
    return found


def _shingles(text: str) -> Iterator[str]:
    words = WORD.findall(text.lower())
    yield from (" ".join(words[i : i + 4]) for i in range(len(words) - 3))


def _report(rng: random.Random, witness: Witness) -> Report:
    text = ""
    places, broken = [], []
    for sentence in witness.sentences:
        text += " " if text else ""
        places.append(Sentence(len(text), len(text) + len(sentence.text), "body"))
        text += sentence.text
    broken = [Damage(m.start(), m.end(), "entity") for m in re.finditer("quot;", text)]
    outlet = f"Outlet {rng.randrange(10**6)}"
    path = f"{witness.number}.txt"
    return Report(
        id=identify(text, outlet, None),
        path=path,
        paths=(path,),
        text=text,
        outlet=outlet,
        published=_published(rng, witness.at),
        sentences=tuple(places),
        damage=tuple(broken),
    )


def _published(rng: random.Random, at: datetime) -> Published:
    """Give most a day and a time, the others a day."""
    return Published(at.date().isoformat(), at.strftime("%H:%MZ") if rng.random() < 0.6 else None)
