"""Export a checkpoint to ONNX, quantise it to int8 and put it in the package.

`python training/export.py CHECKPOINT [--folder FOLDER] [--float FILE]`
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from holdfast.language import pieces
from training.model import Reader, Sizes
from training.run import MINILM
from training.windows import Labels

PACKAGE_DATA = Path(pieces.__file__).parent / "data"
OUTPUTS = ["upos", "xpos", "starts", "names", "arcs", "relations"]


class Window(nn.Module):
    """The reader over one window, without a batch axis."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, forms: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Outputs as holdfast.language.network.Reading lists them."""
        reader = self.reader
        batch = {"pieces": pieces[None], "forms": forms[None], "firsts": firsts[None]}
        words, rooted = reader.vectors(batch)
        tags, bounds = reader.tags(words), reader.bounds(words)
        return (
            reader.upos(tags).argmax(-1)[0],
            reader.xpos(tags).argmax(-1)[0],
            reader.starts(bounds)[0, :, 0],
            reader.names(bounds)[0],
            reader.arcs(words, rooted)[0],
            reader.all_relations(words, rooted)[0],
        )


def load(checkpoint: Path) -> tuple[Reader, Labels]:
    """Reader and labels of a checkpoint, ready to read."""
    saved = torch.load(checkpoint, weights_only=True)
    labels = Labels(**saved["labels"])
    reader = Reader(MINILM, labels, Sizes())
    reader.load_state_dict(saved["weights"])
    reader.eval()
    with torch.no_grad():
        # The relation "root" belongs to the root alone, which the decoder sets itself.
        rows = reader.relation_pair.bias.view(reader.relation_count, -1)
        rows[labels.relations.index("root"), -1] -= 1e4
    return reader, labels


def write_float(reader: Reader, path: Path) -> None:
    """Write the fp32 graph."""
    example = (torch.ones(9, dtype=torch.long), torch.ones(9, dtype=torch.long),
               torch.arange(1, 6))  # fmt: skip
    axes = {"pieces": {0: "P"}, "forms": {0: "P"}, "firsts": {0: "W"}}
    axes |= {name: {0: "W"} for name in OUTPUTS}
    axes["arcs"][1] = axes["relations"][1] = "H"
    torch.onnx.export(
        Window(reader), example, str(path), input_names=["pieces", "forms", "firsts"],
        output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(source: Path, target: Path) -> None:
    """int8 weights per channel, in seven bits, so that no processor's sums saturate."""
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(target), per_channel=True, reduce_range=True,
        weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--folder", type=Path, default=PACKAGE_DATA)
    parser.add_argument("--float", type=Path, help="also keep the fp32 graph here")
    options = parser.parse_args()
    reader, labels = load(options.checkpoint)
    with tempfile.TemporaryDirectory() as scratch:
        raw, small = Path(scratch) / "float.onnx", options.folder / "model.onnx.part"
        write_float(reader, raw)
        quantise(raw, small)
        if options.float:
            options.float.write_bytes(raw.read_bytes())
    (options.folder / "labels.json").write_text(json.dumps(vars(labels), indent=1) + "\n")
    os.replace(small, options.folder / "model.onnx")


if __name__ == "__main__":
    main()
