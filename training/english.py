"""Train the English pipeline: ``python -m training.english --data DATA --out FOLDER``.

One encoder for the sentence's vector, its tags, lemmas, parse and names. A run that was broken
off goes on from the last whole epoch when the same command is given again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from tellings.language.artefacts import open_wordpieces
from tellings.language.pipeline import Pipeline
from training import augment, corpora, moves
from training.batches import IGNORED, Batch, Sample, collate, cut, group
from training.frames import made
from training.measure import measure
from training.network import Encoder, Reader, Sizes, vectors

HEAD_LOSSES = {"upos": 0.5, "xpos": 0.25, "feats": 0.25, "scripts": 0.5}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides the outcome besides the data.

    ``swapped`` is the share of the sentences with names that get other names in an epoch; a step
    keeps the share ``averaged`` of the average of the weights; ``held`` is the fold of the marked
    movements that is held out, none below 0.
    """

    epochs: int = 10
    seed: int = 1
    budget: int = 900
    rate: float = 1e-4
    head_rate: float = 1e-3
    keep_vectors: float = 3.0
    names_times: int = 2
    made: int = 1500
    moves_times: int = 2
    held: int = -1
    swapped: float = 0.15
    averaged: float = 0.999
    threads: int = 1
    kept_every: int = 100


def losses(model: Reader, batch: Batch, settings: Settings) -> Tensor:
    """Return the summed loss of a batch: syntax and names where known, and the kept vectors."""
    layers = model.encoder(batch.pieces, batch.mask, batch.cases)
    total = torch.zeros(())
    if bool((batch.syntax[4] != IGNORED).any()):
        total = total + syntax_loss(model, layers, batch)
    if batch.allowed is not None:
        words = model.names.words(layers, batch.pool, batch.shapes)
        total = total + names_loss(model.names(words).float(), batch)
    if bool(batch.heed.any()):
        total = total + moves_loss(model.moves(layers, batch.pool).float(), batch)
    kept = (vectors(layers[-1], batch.mask) * batch.target).sum(1)
    return total + settings.keep_vectors * (1 - kept).mean()


def syntax_loss(model: Reader, layers: list[Tensor], batch: Batch) -> Tensor:
    """Return the losses of tags, lemma scripts, arcs and labels."""
    found = model.syntax(model.syntax.words(layers, batch.pool, batch.shapes))
    heads = batch.syntax[4]
    labels = model.syntax.labels(found["low"], found["high"], heads.clamp(min=0))
    places = torch.arange(heads.shape[1])
    closed = (places > batch.lengths[:, None])[:, None, :] | (places == places[:, None])
    arcs = found["arc"].float().masked_fill(closed, -1e4)

    def cost(logits: Tensor, gold: Tensor) -> Tensor:
        flat = logits.float().flatten(0, 1)
        return functional.cross_entropy(flat, gold.flatten(), ignore_index=IGNORED)

    total = cost(arcs, heads) + cost(labels, batch.syntax[5])
    for row, (head, weight) in enumerate(HEAD_LOSSES.items()):
        total = total + weight * cost(found[head], batch.syntax[row])
    return total


def names_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Return minus the log of the chance of the allowed tags, averaged over words that teach."""
    assert batch.allowed is not None
    closed = logits.masked_fill(~batch.allowed, -1e4)
    cost = torch.logsumexp(logits, 2) - torch.logsumexp(closed, 2)
    teaches = ~batch.allowed.all(2)
    return (cost * teaches).sum() / teaches.sum().clamp(min=1)


def moves_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Return minus the log of the chance of what words may tell, averaged as they count."""
    right = logits.masked_fill(~batch.moves, -1e4)
    cost = torch.logsumexp(logits, 2) - torch.logsumexp(right, 2)
    return (cost * batch.heed).sum() / batch.heed.sum()


class Average:
    """The weights averaged over the last steps: what is measured and exported.

    Each step moves the average by 1 - ``share``, more at first, so that it soon stands where the
    training does.
    """

    def __init__(self, weights: dict[str, Tensor], share: float) -> None:
        self.share, self.steps = share, 0
        self.weights = {name: value.clone() for name, value in weights.items()}

    def begin(self, weights: dict[str, Tensor], steps: int) -> None:
        """Stand at these weights, after so many steps."""
        self.steps = steps
        for name, value in weights.items():
            self.weights[name].copy_(value)

    def step(self, weights: dict[str, Tensor]) -> None:
        """Move towards the weights after a step."""
        self.steps += 1
        share = min(self.share, self.steps / (self.steps + 9))
        for name, value in weights.items():
            self.weights[name].lerp_(value, 1 - share)


class Run:
    """A training run: its samples, its model, and where its state is kept."""

    def __init__(self, data: Path, out: Path, settings: Settings) -> None:
        self.out, self.settings = out, settings
        out.mkdir(parents=True, exist_ok=True)
        torch.set_num_threads(settings.threads)
        torch.manual_seed(settings.seed)
        self.table = open_wordpieces()
        self.data, self.loaded = data, corpora.load(data)
        self.classes = corpora.vocabulary(self.loaded.trees)
        self.maker = corpora.Samples(self.classes)
        self.model = Reader(Sizes(**{head: len(values) for head, values in self.classes.items()}))
        self.sources = self.loaded.syntax + self.loaded.names * settings.names_times
        self.samples = [self.maker.of(source) for source in self.sources]
        cut(self.samples, self.table)
        self.marked = self._moves()
        self._targets()
        self.epoch = self.done = 0
        # Computed in bf16, kept in float32: a step is often too small for bf16 to hold.
        self.exact = {n: p.detach().clone() for n, p in self.model.named_parameters()}
        self.model.bfloat16()
        self.mean = Average(self.exact, settings.averaged)
        self.learned = [(n, p) for n, p in self.model.named_parameters() if p.requires_grad]
        self.optimiser, self.rates = self._optimiser()

    def _moves(self) -> list[Sample]:
        """Fill in what the treebanks' sentences tell; return the sentences marked by us."""
        pipeline = Pipeline.load()
        for sample in self.samples[: len(self.loaded.syntax)]:
            moves.of_treebank(sample, pipeline)
        learnt, _ = moves.split(self.settings.held)
        marked = [sample for sample, _ in moves.samples(learnt, pipeline)]
        cut(marked, self.table)
        return marked

    def _targets(self) -> None:
        """Fill in the untouched encoder's vector of every text."""
        texts = sorted({sample.text for sample in self.samples + self.marked})
        digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
        path = self.out / f"targets-{digest}.npy"
        known = np.load(path) if path.exists() else self._embed(texts)
        np.save(path, known)
        place = {text: index for index, text in enumerate(texts)}
        for sample in self.samples + self.marked:
            sample.target = known[place[sample.text]]

    def _embed(self, texts: list[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
        teacher = Encoder().eval()
        rows = np.zeros((len(texts), 384), np.float32)
        samples = [
            Sample([], text, pieces=np.array(encoding.ids[:510]))
            for text, encoding in zip(texts, self.table.encode_batch(texts), strict=True)
        ]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for indices in group(samples, 4000, None):
                lengths = [len(p) for i in indices if (p := samples[i].pieces) is not None]
                pieces = torch.zeros(len(indices), max(lengths), dtype=torch.int64)
                mask = torch.zeros_like(pieces)
                for row, index in enumerate(indices):
                    pieces[row, : lengths[row]] = torch.from_numpy(samples[index].pieces)
                    mask[row, : lengths[row]] = 1
                rows[indices] = vectors(teacher(pieces, mask, None)[-1], mask).numpy()
        return rows

    def _optimiser(self) -> tuple[torch.optim.AdamW, list[float]]:
        slow, fast = [], []
        for name, _ in self.learned:
            pretrained = name.startswith("encoder.") and "cases" not in name
            (slow if pretrained else fast).append(self.exact[name])
        groups = [
            {"params": slow, "lr": self.settings.rate, "weight_decay": 0.01},
            {"params": fast, "lr": self.settings.head_rate, "weight_decay": 1e-4},
        ]
        optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
        return optimiser, [self.settings.rate, self.settings.head_rate]

    def resume(self) -> None:
        """Go on from where the last run was broken off, if there was one."""
        path = self.out / "state.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            for name, value in state["model"].items():
                self.exact[name].copy_(value)
            self.mean.begin(state["mean"], state["steps"])
            self._to_model(self.exact)
            self.optimiser.load_state_dict(state["optimiser"])
            self.epoch, self.done = state["epoch"], state["done"]
            torch.set_rng_state(state["chance"])
            print(f"going on after epoch {self.epoch}, step {self.done}", flush=True)

    def start_from(self, path: Path) -> None:
        """Begin with the weights of an earlier run over the same classes."""
        for name, value in torch.load(path, weights_only=True).items():
            self.exact[name].copy_(value)
        self.mean.begin(self.exact, 0)
        self._to_model(self.exact)

    def _to_model(self, weights: dict[str, Tensor]) -> None:
        own = dict(self.model.named_parameters())
        with torch.no_grad():
            for name, value in weights.items():
                own[name].copy_(value)

    def keep(self) -> None:
        """Write down the state, so that a run can go on from here."""
        state = {
            "model": self.exact,
            "mean": self.mean.weights,
            "steps": self.mean.steps,
            "optimiser": self.optimiser.state_dict(),
            "epoch": self.epoch,
            "done": self.done,
            "chance": torch.get_rng_state(),
        }
        torch.save(state, self.out / "state.tmp")
        (self.out / "state.tmp").replace(self.out / "state.pt")
        torch.save(self.mean.weights, self.out / "model.pt")
        described = {
            "settings": asdict(self.settings),
            "epochs": self.epoch,
            "data": self.loaded.hashes,
            "classes": self.classes,
        }
        (self.out / "run.json").write_text(json.dumps(described, indent=1), encoding="utf-8")

    def epoch_samples(self, chance: random.Random) -> list[Sample]:
        """Return this epoch's samples: some of the sentences changed, the rest as they are."""
        samples = list(self.samples)
        fresh = []
        for index, source in enumerate(self.sources):
            changed = augment.changed(source, chance, self.settings.swapped)
            if changed is not None and changed.words:
                sample = self.maker.of(changed)
                if changed.text == source.text:
                    sample.target = self.samples[index].target
                samples[index] = sample
                fresh.append(sample)
        fresh += [self.maker.of(corpora.of_example(e)) for e in made(chance, self.settings.made)]
        cut(fresh, self.table)
        own = self.marked * self.settings.moves_times
        return samples + fresh[len(fresh) - self.settings.made :] + own

    def train(self) -> None:
        """Train all epochs that are left, measuring on the development parts after each."""
        while self.epoch < self.settings.epochs:
            began = time.time()
            loss = self._epoch()
            self.epoch, self.done = self.epoch + 1, 0
            self.keep()
            self._to_model(self.mean.weights)
            figures = measure(self.model, self.classes, self.data, self.table)
            self._to_model(self.exact)
            shown = {name: round(value, 2) for name, value in figures.items()}
            took = time.time() - began
            print(self.epoch, f"{loss:.3f}", f"{took:.0f} s", shown, flush=True)

    def _epoch(self) -> float:
        """Train what is left of an epoch; its order depends on the seed and its number alone."""
        chance = random.Random(f"{self.settings.seed}/{self.epoch}")  # noqa: S311
        samples = self.epoch_samples(chance)
        groups = group(samples, self.settings.budget, chance)
        self.model.train()
        total = 0.0
        for number in range(self.done, len(groups)):
            self._rate((self.epoch + number / len(groups)) / self.settings.epochs, len(groups))
            batch = collate([samples[i] for i in groups[number]], len(self.classes["tags"]))
            total += self._step(batch)
            self.done = number + 1
            if self.done % self.settings.kept_every == 0:
                self.keep()
                print(f"  {self.done} of {len(groups)} steps", flush=True)
        return total / max(1, len(groups))

    def _rate(self, share: float, steps: int) -> None:
        warm = share * self.settings.epochs * steps / 300
        for part, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            part["lr"] = rate * min(1.0, warm) * max(0.02, 1 - share)

    def _step(self, batch: Batch) -> float:
        loss = losses(self.model, batch, self.settings)
        for _, parameter in self.learned:
            parameter.grad = None
        loss.backward()  # type: ignore[no-untyped-call]
        given = []
        for name, parameter in self.learned:
            exact = self.exact[name]
            exact.grad = None if parameter.grad is None else parameter.grad.float()
            given += [exact] if exact.grad is not None else []
        nn.utils.clip_grad_norm_(given, 1.0)
        self.optimiser.step()
        with torch.no_grad():
            for name, parameter in self.learned:
                parameter.copy_(self.exact[name])
        self.mean.step({name: self.exact[name].detach() for name, _ in self.learned})
        return float(loss.detach())


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    parser.add_argument("--start", type=Path, help="model.pt of an earlier run to begin with")
    given = parser.parse_args()
    chosen = Settings(**{name: getattr(given, name) for name in asdict(Settings())})
    run = Run(given.data, given.out, chosen)
    if given.start:
        run.start_from(given.start)
    run.resume()
    run.train()


if __name__ == "__main__":
    main()
