"""Scores that a model must reach to be shipped, measured on the sets where they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfast.language import load_parser

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
SENTENCES = 350

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason=f"the development sets are not at {DATA}")


@needs_data
@pytest.mark.parametrize(
    ("folder", "pattern", "floors"),
    [
        ("pud", "*.conllu", {"las": 0.86, "sentences": 0.95, "upos": 0.95, "lemmas": 0.95}),
        ("ewt", "*test*.conllu", {"las": 0.85, "sentences": 0.80, "upos": 0.94, "lemmas": 0.94}),
    ],
)
def test_trees_from_raw_text(folder: str, pattern: str, floors: dict[str, float]) -> None:
    from bench.parse import compare
    from training.data import treebank

    documents, count = [], 0
    for document in treebank(DATA / folder, pattern, folder):
        documents.append(document)
        count += len(document.sentences)
        if count >= SENTENCES:
            break
    scores = compare(documents, load_parser().parse).scores()
    assert {key: scores[key] for key in floors if scores[key] < floors[key]} == {}


@needs_data
def test_names_on_the_part_of_re3d_held_apart() -> None:
    from bench.names import measure, with_mentions

    found = measure(DATA / "re3d", True, with_mentions)
    assert found.names.f1() >= 0.62
    assert found.mentions.f1() >= 0.62


def test_the_model_fits_the_package() -> None:
    from holdfast.language.network import DATA as PACKAGE_DATA

    assert sum(path.stat().st_size for path in PACKAGE_DATA.iterdir()) <= 30_000_000


def test_weights_are_in_seven_bits() -> None:
    """So that pairs of products fit sixteen bits on processors without VNNI."""
    onnx = pytest.importorskip("onnx", reason="reading the weights needs onnx")
    from holdfast.language.network import DATA as PACKAGE_DATA

    graph = onnx.load(str(PACKAGE_DATA / "model.onnx")).graph
    arrays = [
        onnx.numpy_helper.to_array(each)
        for each in graph.initializer
        if each.data_type == onnx.TensorProto.INT8 and "_quantized" in each.name
    ]
    matrices = [array for array in arrays if array.ndim == 2 and array.shape[0] < 30_000]
    assert len(matrices) >= 36
    assert max(abs(int(array.min())) for array in matrices) <= 64
    assert max(int(array.max()) for array in matrices) <= 64
