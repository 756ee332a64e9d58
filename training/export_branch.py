"""Join the branch to the package's graph: `python -m training.export_branch CHECKPOINT BRANCH`.

The graph that is there stays bit for bit as it is; the branch's int8 layers are put beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from holdfast.language.network import FORK
from training.branch import Branch
from training.export import PACKAGE_DATA, load, quantise
from training.mentions import MENTION_KINDS

PREFIX = "branch/"
OUTPUTS = ["mentions", "causes", "pointers"]


class BranchWindow(nn.Module):
    """The branch over one window."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch

    def forward(self, vectors: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Outputs as holdfast.language.network.Reading lists them."""
        words = self.branch.words(vectors, firsts[None], None)
        scores = self.branch.spans(words, self.branch.mentions)[0]
        starts, pointers = self.branch.reasons(words)
        return scores[1:] - scores[:1], starts[0], pointers[0]


def write_float(branch: Branch, path: Path) -> None:
    """Write the fp32 graph of the branch alone."""
    axes = {"vectors": {1: "P"}, "firsts": {0: "W"}, "causes": {0: "W"}}
    axes |= {name: {1: "W", 2: "V"} for name in ("mentions", "pointers")}
    torch.onnx.export(
        BranchWindow(branch), (torch.zeros(1, 9, 384), torch.arange(1, 6)), str(path),
        input_names=["vectors", "firsts"], output_names=OUTPUTS, dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def joined(trunk: onnx.ModelProto, branch: onnx.ModelProto) -> onnx.ModelProto:
    """One graph of both: the branch is fed by the trunk's tensor FORK."""
    found = onnx.ModelProto()
    found.CopyFrom(trunk)
    known = {each.domain for each in found.opset_import}
    found.opset_import.extend(e for e in branch.opset_import if e.domain not in known)
    renamed = {"vectors": FORK, "firsts": "firsts", "": ""} | {name: name for name in OUTPUTS}
    for node in branch.graph.node:
        copied = found.graph.node.add()
        copied.CopyFrom(node)
        copied.name = PREFIX + node.name
        for names in (copied.input, copied.output):
            names[:] = [renamed.get(name, PREFIX + name) for name in names]
    for weight in branch.graph.initializer:
        copied_weight = found.graph.initializer.add()
        copied_weight.CopyFrom(weight)
        copied_weight.name = PREFIX + weight.name
    found.graph.output.extend(branch.graph.output)
    onnx.checker.check_model(found)
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("branch", type=Path)
    parser.add_argument("--trunk", type=Path, default=PACKAGE_DATA / "model.onnx")
    parser.add_argument("--folder", type=Path, default=PACKAGE_DATA)
    options = parser.parse_args()
    reader, labels = load(options.checkpoint)
    branch = Branch(reader)
    branch.load_state_dict(torch.load(options.branch, weights_only=True))
    branch.eval()
    with tempfile.TemporaryDirectory() as scratch:
        raw, small = Path(scratch) / "float.onnx", Path(scratch) / "int8.onnx"
        write_float(branch, raw)
        quantise(raw, small)
        both = joined(onnx.load(str(options.trunk)), onnx.load(str(small)))
    part = options.folder / "model.onnx.part"
    onnx.save(both, str(part))
    named = vars(labels) | {"mentions": list(MENTION_KINDS)}
    (options.folder / "labels.json").write_text(json.dumps(named, indent=1) + "\n")
    os.replace(part, options.folder / "model.onnx")


if __name__ == "__main__":
    main()
