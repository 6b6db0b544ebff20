"""The mean of several runs' weights: ``python -m training.average RUN RUN --out START.pt``.

Runs from one start lie in one basin, and the mean of their weights errs less than each (Wortsman
et al. 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor


def mean(runs: list[Path]) -> dict[str, Tensor]:
    """Return the mean of the weights, name by name; the runs have the same names."""
    held = [torch.load(run / "model.pt", weights_only=True) for run in runs]
    return {name: torch.stack([own[name] for own in held]).mean(0) for name in held[0]}


def main() -> None:
    """Average from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.save(mean(given.runs), given.out)


if __name__ == "__main__":
    main()
