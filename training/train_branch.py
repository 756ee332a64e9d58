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
from training.discourse import gum_with_pairs
from training.export import load
from training.forked import Window, WindowSource, batch_of
from training.mentions import Marked, re3d_marked
from training.run import rate_at


@dataclass(frozen=True)
class Plan:
    """Everything a run depends on besides the data."""

    epochs: int = 8
    seed: int = 20262
    batch_pieces: int = 2400
    limit: int = 200
    rate_layers: float = 2e-4
    rate_heads: float = 1.5e-3
    warm: float = 0.08
    average: float = 0.99
    threads: int = 2
    gum_every: int = 2
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

    def cut(marked: list[Marked], limit: int) -> list[Window]:
        return list(chain.from_iterable(source.windows(each, limit, chance) for each in marked))

    return {
        "re3d": [window for limit in RE3D_LIMITS for window in cut(texts, limit)],
        "gum": cut(gum_with_pairs(data / "gum"), plan.limit),
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
    if windows[0].source == "re3d":
        return plan.mention_weight * span_loss(branch.spans(words, branch.mentions), batch)
    loss = reason_loss(branch.reasons(words), batch)
    if windows[0].source == "gum":
        loss = loss + plan.mention_weight * span_loss(branch.spans(words, branch.gum), batch)
    return loss


def passes_of(data: Path, plan: Plan) -> list[list[Window]]:
    """Every batch of a run, in order."""
    windows, chance = windows_of(data, plan), random.Random(plan.seed)
    found = []
    for epoch in range(plan.epochs):
        groups = [b for name in sets_of(epoch, plan) for b in batches(windows[name], plan, chance)]
        found += chance.sample(groups, len(groups))
    return found


def optimiser_of(branch: Branch, plan: Plan) -> torch.optim.AdamW:
    """AdamW with the copied layers at their own, lower rate."""
    groups: dict[bool, list[torch.Tensor]] = {True: [], False: []}
    for name, weight in branch.named_parameters():
        groups[name.startswith("layers.")].append(weight)
    rates = {True: plan.rate_layers, False: plan.rate_heads}
    return torch.optim.AdamW(
        [{"params": groups[own], "lr": rates[own]} for own in (True, False)],
        betas=(0.9, 0.98),
        weight_decay=0.01,
    )


def train(data: Path, checkpoint: Path, plan: Plan) -> Branch:
    """A trained branch; its weights are a running mean."""
    passes = passes_of(data, plan)
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    branch = Branch(load(checkpoint)[0]).train().requires_grad_(True)
    optimiser = optimiser_of(branch, plan)
    rates = [settings["lr"] for settings in optimiser.param_groups]
    kept = [weight.detach().clone() for weight in branch.parameters()]
    begun = time.time()
    for step, group in enumerate(passes):
        share = rate_at(step, len(passes), plan.warm)
        for settings, rate in zip(optimiser.param_groups, rates, strict=True):
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
