"""Train the reader: `python training/train.py DATA --out FOLDER`. See training/README.md."""

from __future__ import annotations

import argparse
import json
import math
import random
from dataclasses import asdict
from pathlib import Path

import torch

from holdfast.language import pieces
from holdfast.language.pieces import PieceTable
from training.changes import Change
from training.data import Document, treebank
from training.names import crossner, wikigold
from training.places import read_places
from training.re3d import re3d
from training.run import Plan, Run
from training.windows import Labels, Window, WindowMaker

TOKENIZER = Path(pieces.__file__).parent / "data" / "tokenizer.json"


def documents_of(data: Path) -> tuple[list[Document], list[Document]]:
    """Treebank documents and documents with names only."""
    parsed = [*treebank(data / "ewt", "*train*.conllu", "ewt")]
    parsed += treebank(data / "gum", "*.conllu", "gum")
    named = [*wikigold(data / "wikigold"), *crossner(data / "crossner_politics")]
    named += re3d(data / "re3d", test=False) * 3
    return parsed, named


def batches(windows: list[Window], plan: Plan, chance: random.Random) -> list[list[Window]]:
    """Windows of like length together, in random order, about `batch_pieces` in each."""
    chance.shuffle(windows)
    windows.sort(key=lambda w: len(w.pieces) // 16)
    made: list[list[Window]] = []
    room = 0
    for window in windows:
        if not made or room < len(window.pieces):
            made.append([])
            room = plan.batch_pieces
        made[-1].append(window)
        room -= len(window.pieces)
    chance.shuffle(made)
    return made


def train(data: Path, out: Path, plan: Plan) -> None:
    """Train and leave checkpoints in `out`; `final.pt` is the last."""
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    parsed, named = documents_of(data)
    labels = Labels.of(parsed)
    maker = WindowMaker(PieceTable(TOKENIZER), labels, read_places(data), plan.limit, Change())
    run = Run(labels, out, plan)
    for _ in range(plan.epochs):
        made = batches([w for d in parsed + named for w in maker.cut(d, chance)], plan, chance)
        run.total = run.total or math.ceil(len(made) * plan.epochs * 1.01)
        for group in made:
            if run.step != plan.stop or not plan.stop:
                run.learn(group)
    run.save("final.pt")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--threads", type=int, default=Plan.threads)
    parser.add_argument("--start", default="", help="carry on from this checkpoint")
    parser.add_argument("--stop", type=int, default=0, help="save and end after this many steps")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the learning rates")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    plan = Plan(
        epochs=options.epochs,
        seed=options.seed,
        threads=options.threads,
        start=options.start,
        stop=options.stop,
        rate_encoder=Plan.rate_encoder * options.rate,
        rate_heads=Plan.rate_heads * options.rate,
    )
    (options.out / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    train(options.data, options.out, plan)


if __name__ == "__main__":
    main()
