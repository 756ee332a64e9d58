"""Taking out of the graph what nobody asks for changes no number."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest

from holdfast.language.decode import relation_labels
from holdfast.language.graph import leading_to, outputs_of
from holdfast.language.network import DATA, FORK, HEADS, Network

MODEL = (DATA / "model.onnx").read_bytes()
WORDS = 12


def window() -> dict[str, np.ndarray]:
    """Twelve words of one or two pieces."""
    pieces = np.arange(2000, 2020, dtype=np.int64)
    firsts = np.array([1, 2, 4, 5, 6, 8, 9, 11, 12, 14, 15, 17], np.int64)
    return {"pieces": pieces, "forms": np.zeros(20, np.int64), "firsts": firsts}


def session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@pytest.fixture(scope="module")
def whole() -> dict[str, np.ndarray]:
    """All that the graph tells of the window."""
    names = outputs_of(MODEL)
    return dict(zip(names, session(MODEL).run(names, window()), strict=True))


def test_a_part_of_the_graph_tells_the_same(whole: dict[str, np.ndarray]) -> None:
    part = session(leading_to(MODEL, ["arcs", "upos"]))
    assert [each.name for each in part.get_outputs()] == ["arcs", "upos"]
    arcs, upos = part.run(None, window())
    assert np.array_equal(arcs, whole["arcs"])
    assert np.array_equal(upos, whole["upos"])


def test_what_leads_nowhere_is_taken_out() -> None:
    assert len(leading_to(MODEL, HEADS[:1])) < len(leading_to(MODEL, HEADS)) < len(MODEL)


def test_all_outputs_need_the_whole_graph(whole: dict[str, np.ndarray]) -> None:
    again = session(leading_to(MODEL, list(whole))).run(None, window())
    assert all(np.array_equal(one, other) for one, other in zip(again, whole.values(), strict=True))


def test_a_tensor_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        leading_to(MODEL, ["upos", "nowhere"])


def test_relations_are_those_of_the_graph(whole: dict[str, np.ndarray]) -> None:
    reading = Network().read(**window())
    for shift in range(WORDS + 1):
        heads = (np.arange(WORDS) + shift) % (WORDS + 1)
        expected = whole["relations"][np.arange(WORDS), heads]
        assert relation_labels(reading, heads).tolist() == expected.tolist()


def test_other_readings_are_those_of_the_graph(whole: dict[str, np.ndarray]) -> None:
    network = Network()
    reading = network.read(**window())
    for name in set(whole) - {"relations", "mentions", "causes", "pointers"}:
        assert np.array_equal(getattr(reading, name), whole[name]), name
    causes, pointers = network.ties(reading.vectors, reading.firsts)
    assert np.array_equal(causes, whole["causes"])
    assert np.array_equal(pointers, whole["pointers"])
    assert np.array_equal(network.mentions(reading.vectors, reading.firsts), whole["mentions"])


def test_a_tensor_may_be_given() -> None:
    part = session(leading_to(MODEL, ["causes"], [FORK]))
    assert sorted(each.name for each in part.get_inputs()) == sorted([FORK, "firsts"])
    with pytest.raises(ValueError, match="nowhere"):
        leading_to(MODEL, ["causes"], ["nowhere"])
