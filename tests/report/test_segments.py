"""The text cut at the spans: whole, in order, and right where spans nest or cross."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from holdfast.report.segments import segments


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """Any Unicode, lone surrogates too, with spans that nest, cross, repeat or are empty."""
    text = draw(st.text(st.characters(codec=None), max_size=60))
    edge = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edge, edge).map(lambda pair: (min(pair), max(pair)))))
    return text, spans


@given(texts_with_spans())
def test_the_segments_joined_are_the_text(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    assert "".join(each.text for each in segments(text, spans)) == text


@given(texts_with_spans())
def test_each_span_is_exactly_its_segments(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    found = segments(text, spans)
    for number, (start, end) in enumerate(spans):
        joined = "".join(each.text for each in found if number in each.statements)
        assert joined == text[start:end]
        ends = [each for each in found if number in each.ends]
        assert len(ends) == (1 if start < end else 0)


@given(texts_with_spans())
def test_the_shortest_span_comes_first(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = case
    for each in segments(text, spans):
        lengths = [spans[number][1] - spans[number][0] for number in each.statements]
        assert lengths == sorted(lengths)


def test_crossing_spans_share_their_middle() -> None:
    found = segments("abcdef", [(0, 4), (2, 6)])
    assert [(each.text, each.statements) for each in found] == [
        ("ab", (0,)),
        ("cd", (0, 1)),
        ("ef", (1,)),
    ]
