"""Train the branch: `python -m training.train_branch DATA CHECKPOINT --out FILE`.

The checkpoint is that of the reader whose graph is in the package; its lower layers stay as they
are. See training/README.md.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import torch

from training.branch import Branch, reason_loss, span_loss
from training.causes import closed_up, cnc_marked, joined
from training.export import load
from training.forked import Window, WindowSource, batch_of
from training.mentions import gum_marked, re3d_marked
from training.run import rate_at


@dataclass(frozen=True)
class Plan:
    """Everything a run depends on besides the data."""

    epochs: int = 7
    seed: int = 20262
    batch_pieces: int = 2400
    limit: int = 200
    rate_layers: float = 2e-4
    rate_heads: float = 1.5e-3
    warm: float = 0.08
    average: float = 0.99
    threads: int = 2
    gum_every: int = 3
    mention_weight: float = 3.0


RE3D_LIMITS = (200, 200, 160, 120, 80, 60)
"""The few documents of re3d are cut so often, into windows of so many pieces."""
MOST_JOINED = 6


def windows_of(data: Path, plan: Plan) -> dict[str, list[Window]]:
    """Windows of each set, with what the encoder makes of them."""
    chance, source = random.Random(plan.seed), WindowSource(threads=plan.threads)
    texts = re3d_marked(data / "re3d", test=False)
    sentences = cnc_marked(data / "cnc")
    closed = [closed_up(each) for each in sentences]
    groups = []
    while closed:
        size = chance.randint(1, MOST_JOINED)
        groups.append(joined(closed[:size]))
        closed = closed[size:]

    def cut(marked: list, limit: int) -> list[Window]:  # type: ignore[type-arg]
        return list(chain.from_iterable(source.windows(each, limit, chance) for each in marked))

    return {
        "re3d": [window for limit in RE3D_LIMITS for window in cut(texts, limit)],
        "gum": cut(gum_marked(data / "gum"), plan.limit),
        "cnc": cut(sentences, plan.limit * 3),  # one sentence each
        "cnc closed up": cut(groups, plan.limit),
    }


def sets_of(epoch: int, plan: Plan) -> list[str]:
    """What is learned from in a pass: the corpus of causes as it is and closed up by turns."""
    chosen = ["re3d", "cnc closed up" if epoch % 2 else "cnc"]
    return chosen + (["gum"] if epoch % plan.gum_every == 0 else [])


def batches(windows: list[Window], plan: Plan, chance: random.Random) -> list[list[Window]]:
    """Windows of like length together, in random order, about `batch_pieces` in each."""
    shuffled = chance.sample(windows, len(windows))
    made: list[list[Window]] = []
    room = 0
    for window in sorted(shuffled, key=lambda each: len(each.vectors) // 16):
        if not made or room < len(window.vectors):
            made.append([])
            room = plan.batch_pieces
        made[-1].append(window)
        room -= len(window.vectors)
    return made


def loss_of(branch: Branch, windows: list[Window], plan: Plan) -> torch.Tensor:
    """Loss of a batch, all of one set."""
    batch = batch_of(windows)
    words = branch.words(batch["vectors"], batch["firsts"], batch["mask"])
    if windows[0].source == "cnc":
        return reason_loss(branch.reasons(words), batch)
    head = branch.mentions if windows[0].source == "re3d" else branch.gum
    return plan.mention_weight * span_loss(branch.spans(words, head), batch)


def train(data: Path, checkpoint: Path, plan: Plan) -> Branch:
    """A trained branch; its weights are a running mean."""
    windows = windows_of(data, plan)
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    branch = Branch(load(checkpoint)[0]).train().requires_grad_(True)
    layers = [p for name, p in branch.named_parameters() if name.startswith("layers.")]
    heads = [p for name, p in branch.named_parameters() if not name.startswith("layers.")]
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": plan.rate_layers}, {"params": heads, "lr": plan.rate_heads}],
        betas=(0.9, 0.98),
        weight_decay=0.01,
    )
    passes = []
    for epoch in range(plan.epochs):
        groups = [b for name in sets_of(epoch, plan) for b in batches(windows[name], plan, chance)]
        passes += chance.sample(groups, len(groups))
    kept = [weight.detach().clone() for weight in branch.parameters()]
    begun = time.time()
    for step, group in enumerate(passes):
        share = rate_at(step, len(passes), plan.warm)
        for settings, rate in zip(
            optimiser.param_groups, (plan.rate_layers, plan.rate_heads), strict=True
        ):
            settings["lr"] = rate * share
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(branch, group, plan)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(branch.parameters(), 2.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        decay = min(plan.average, (step + 1) / (step + 11))
        with torch.no_grad():
            torch._foreach_lerp_(kept, [w.detach() for w in branch.parameters()], 1 - decay)
        if step % 20 == 0:
            passed = time.time() - begun
            print(f"{passed:6.0f}s {step}/{len(passes)} {group[0].source} {loss.item():.3f}")
    with torch.no_grad():
        for weight, mean in zip(branch.parameters(), kept, strict=True):
            weight.copy_(mean)
    return branch


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--threads", type=int, default=Plan.threads)
    options = parser.parse_args()
    plan = Plan(epochs=options.epochs, seed=options.seed, threads=options.threads)
    torch.save(train(options.data, options.checkpoint, plan).state_dict(), options.out)


if __name__ == "__main__":
    main()
