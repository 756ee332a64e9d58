"""The part of an ONNX graph that leads to chosen tensors.

onnxruntime runs every node of a graph, whichever outputs are fetched. What is not wanted is
therefore taken out before the graph is loaded, and tensors inside it become outputs. No number
changes: the nodes kept are the same bytes. An ONNX file is a protocol buffer, read here field by
field; the package that has its types would serve for nothing else at run time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

# Numbers of the fields in onnx.proto.
MODEL_GRAPH: Final = 7
NODE, INITIALIZER, INPUT, OUTPUT, VALUE_INFO = 1, 5, 11, 12, 13
NODE_INPUT, NODE_OUTPUT = 1, 2
TENSOR_NAME, VALUE_NAME = 8, 1
FLOATS: Final = b"\x12\x04\x0a\x02\x08\x01"
"""The type of a value: a tensor of 32-bit floats of any shape."""

VARINT, FIXED_64, BYTES, FIXED_32 = 0, 1, 2, 5
Data = memoryview


class Field(NamedTuple):
    """One field of a message: its number, all its bytes, and those of its content."""

    number: int
    whole: Data
    content: Data


def leading_to(model: bytes, tensors: Sequence[str], given: Sequence[str] = ()) -> bytes:
    """The model with `tensors` as its outputs, and what they need; those inside it must be floats.

    What makes the tensors `given` (floats, too) is left out: they become inputs. Inputs that
    nothing needs are left out as well. Raises ValueError when the graph has no such tensor.
    """
    top = list(_fields(memoryview(model)))
    inner = [field for each in top if each.number == MODEL_GRAPH for field in _fields(each.content)]
    kept, wanted = _needed([each for each in inner if each.number == NODE], tensors, given)
    old = {_name(each, VALUE_NAME): each.whole for each in inner if each.number == OUTPUT}
    graph: list[bytes | Data] = [
        *kept,
        *(old.get(name) or _floats(OUTPUT, name) for name in tensors),
    ]
    graph += [_floats(INPUT, name) for name in given]
    named = {INITIALIZER: TENSOR_NAME, VALUE_INFO: VALUE_NAME, INPUT: VALUE_NAME}
    for each in inner:
        if each.number in named and _name(each, named[each.number]) not in wanted:
            continue
        if each.number not in (NODE, OUTPUT):
            graph.append(each.whole)
    rest = [each.whole for each in top if each.number != MODEL_GRAPH]
    return b"".join([*rest, _framed(MODEL_GRAPH, graph)])


def outputs_of(model: bytes) -> list[str]:
    """Names of the model's outputs, in order."""
    graphs = [each for each in _fields(memoryview(model)) if each.number == MODEL_GRAPH]
    inner = [field for graph in graphs for field in _fields(graph.content)]
    return [_name(each, VALUE_NAME) for each in inner if each.number == OUTPUT]


def _needed(
    nodes: Sequence[Field], tensors: Sequence[str], given: Sequence[str]
) -> tuple[list[Data], set[str]]:
    """The nodes that the tensors need, in their order, and the names of all that they read."""
    wanted = set(tensors)
    kept: list[Data] = []
    missing, known = set(tensors) | set(given), set(given)
    for node in reversed(nodes):  # every node stands after those that it reads
        fields = list(_fields(node.content))
        made = {_text(each) for each in fields if each.number == NODE_OUTPUT}
        missing -= made
        if made & (wanted - known):
            kept.append(node.whole)
            wanted |= {_text(each) for each in fields if each.number == NODE_INPUT}
    if missing:
        raise ValueError(f"the graph has no tensor {min(missing)}")
    return kept[::-1], wanted


def _fields(message: Data) -> Iterator[Field]:
    """The fields of a message, in order."""
    place = 0
    while place < len(message):
        start = place
        key, place = _varint(message, place)
        kind = key & 7
        if kind == BYTES:
            size, place = _varint(message, place)
        elif kind == VARINT:
            size = _varint(message, place)[1] - place
        elif kind in (FIXED_64, FIXED_32):
            size = 8 if kind == FIXED_64 else 4
        else:
            raise ValueError(f"not a protocol buffer: kind {kind} at {start}")
        yield Field(key >> 3, message[start : place + size], message[place : place + size])
        place += size


def _varint(message: Data, place: int) -> tuple[int, int]:
    """A number of seven bits a byte, least first, and the place after it."""
    number = shift = 0
    while True:
        byte = message[place]
        place += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, place
        shift += 7


def _text(field: Field) -> str:
    return str(field.content, "utf-8")


def _name(field: Field, number: int) -> str:
    """The text of the field with this number inside a field."""
    return next((_text(each) for each in _fields(field.content) if each.number == number), "")


def _floats(number: int, name: str) -> bytes:
    """An input or an output of this name."""
    return _framed(number, [_framed(VALUE_NAME, [name.encode()]), FLOATS])


def _framed(number: int, parts: Iterable[bytes | Data]) -> bytes:
    """A field of this number whose content is the parts joined."""
    content = b"".join(parts)
    return _as_varint(number << 3 | BYTES) + _as_varint(len(content)) + content


def _as_varint(number: int) -> bytes:
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    found.append(number)
    return bytes(found)
