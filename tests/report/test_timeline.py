"""The timeline: bars in order, gaps where nothing is known, edges as vague as their dates."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.control import Edge, Interval, Party, PlaceControl
from holdfast.report.parties import looks
from holdfast.report.timeline import NARROW, WIDE, Frame, timeline
from holdfast.report.words import edge_words, edtf_words

FRONT, ARMY = Party("actor:front", "Northern Front"), Party("actor:army", "Army")
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def place(*intervals: Interval, name: str = "Mosul") -> PlaceControl:
    """A place with these spells."""
    return PlaceControl(name, name, "IQ", 36.3, 43.1, "town", intervals)


def edge(first: date | None, last: date | None) -> Edge:
    """A change between two days."""
    return Edge(first, last, "taken", ("s",))


def spell(start: Edge | None, end: Edge | None, who: Party | None = FRONT) -> Interval:
    """Held from one change to the next; by nobody known when ``who`` is None."""
    held = who is not None
    return Interval(
        (who,) if who else (), "held" if held else "unknown", start, end, None, False, ()
    )


@st.composite
def edges(draw: st.DrawFn) -> Edge:
    """An edge of up to a year's vagueness."""
    first = draw(days)
    return edge(first, first + timedelta(days=draw(st.integers(0, 365))))


@settings(deadline=None)
@given(st.lists(st.tuples(edges(), st.none() | edges()), min_size=1, max_size=5))
def test_bars_lie_in_order_and_within_the_axis(spells: list[tuple[Edge, Edge | None]]) -> None:
    places = [place(*(spell(start, end) for start, end in spells))]
    for frame in (WIDE, NARROW):
        found = timeline(places, looks(places), frame)
        assert found is not None
        for row in found.rows:
            assert [bar.early for bar in row.bars] == sorted(bar.early for bar in row.bars)
            for bar in row.bars:
                assert frame.left <= bar.early <= bar.x <= bar.end <= bar.late
                assert bar.late <= frame.width - frame.right


def drawn(*intervals: Interval, frame: Frame = WIDE) -> list[tuple[float, float]]:
    """The sure parts of the bars of one place."""
    places = [place(*intervals)]
    found = timeline(places, looks(places), frame)
    return [(bar.x, bar.end) for row in found.rows for bar in row.bars] if found else []


def test_a_spell_in_which_nobody_is_known_to_hold_the_place_is_a_gap() -> None:
    first, second, third = (edge(date(2019, m, 1), date(2019, m, 1)) for m in (1, 5, 9))
    bars = drawn(spell(first, second), spell(second, third, None), spell(third, None, ARMY))
    assert len(bars) == 2
    assert bars[0][1] < bars[1][0]


def test_a_spell_without_an_end_is_not_carried_on() -> None:
    start = edge(date(2019, 1, 1), date(2019, 1, 1))
    later = edge(date(2021, 1, 1), date(2021, 1, 1))
    places = [place(spell(start, None)), place(spell(later, None, ARMY), name="Ramadi")]
    found = timeline(places, looks(places))
    assert found is not None
    bar = found.rows[0].bars[0]
    assert bar.open_end
    assert bar.end == bar.x


def test_a_spell_without_a_beginning_is_told_as_such() -> None:
    end = edge(date(2019, 1, 1), date(2019, 1, 1))
    places = [place(spell(None, end))]
    found = timeline(places, looks(places))
    assert found is not None
    assert found.rows[0].bars[0].open_start
    assert "from: not stated" in found.rows[0].bars[0].told


def test_where_the_edges_overlap_no_day_is_drawn_as_sure() -> None:
    vague = edge(date(2019, 1, 1), date(2019, 12, 1))
    [(x, end)] = drawn(spell(vague, vague))
    assert x == end


def test_rows_stand_in_the_order_of_the_first_change() -> None:
    late = place(spell(edge(date(2019, 5, 1), date(2019, 5, 1)), None), name="Ana")
    early = place(spell(edge(date(2018, 5, 1), date(2018, 5, 1)), None), name="Zakho")
    found = timeline([late, early], looks([late, early]))
    assert found is not None
    assert [row.name for row in found.rows] == ["Zakho", "Ana"]


@given(days, st.integers(0, 40_000))
@settings(deadline=None)
def test_ticks_are_few_and_in_order(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    places = [place(spell(edge(first, first), edge(last, last)))]
    for frame in (WIDE, NARROW):
        found = timeline(places, looks(places), frame)
        assert found is not None
        marks = [tick.x for tick in found.ticks]
        assert marks == sorted(set(marks))
        assert len(marks) <= frame.ticks + 1


def test_no_dated_spell_no_timeline() -> None:
    assert timeline([place(spell(None, None))], {}) is None


def test_days_in_words() -> None:
    assert edge_words(None) == "not stated"
    assert edge_words(edge(date(2015, 5, 1), date(2015, 5, 31))) == "May 2015"
    assert edge_words(edge(date(2015, 1, 1), date(2015, 12, 31))) == "2015"
    assert edge_words(edge(date(2015, 5, 17), date(2015, 5, 20))) == "17 to 20 May 2015"
    assert edge_words(edge(None, date(2015, 5, 20))) == "by 20 May 2015"
    assert edge_words(edge(date(9999, 12, 1), date(9999, 12, 31))) == "Dec 9999"
    assert edtf_words("2015-05") == "May 2015"
    assert edtf_words("XXXX-05-17") == "XXXX-05-17"
    assert edtf_words("2015-05-01/2015-06-02") == "1 May 2015 to 2 Jun 2015"
    assert edtf_words("2015-13") == "2015-13"
