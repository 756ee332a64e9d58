"""Who holds what since when: the algebra, one behaviour a test."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import permutations
from time import process_time

import pytest

from holdfast.control import Interval, PlaceControl, changes, control
from holdfast.model import Document, Quantity, Statement

from .build import document, gained, holds, lost, statement

SOON = document(published="2015-06-01")
LATER = document(published="2016-06-01")


def only(*statements: Statement, documents: tuple[Document, ...] = (SOON, LATER)) -> PlaceControl:
    """The control of the one place that the statements are about."""
    [place] = control(statements, documents)
    return place


def told(place: PlaceControl) -> list[tuple[str, str]]:
    """Controllers and status, interval by interval."""
    return [
        (" + ".join(party.name for party in each.controllers), each.status)
        for each in place.intervals
    ]


def days(interval: Interval) -> tuple[str, str]:
    """The days of both edges, as written by the eye."""
    return tuple(  # type: ignore[return-value]
        "-" if edge is None else f"{edge.earliest}..{edge.latest}"
        for edge in (interval.start, interval.end)
    )


def test_taken_lost_retaken_is_three_intervals() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        gained("Iraqi army", "Ramadi", "2015-12-28", of=LATER),
        gained("IS", "Ramadi", "2016-03-01", of=LATER),
    )
    assert told(place) == [("IS", "held"), ("Iraqi army", "held"), ("IS", "held")]
    assert days(place.intervals[1]) == ("2015-12-28..2015-12-28", "2016-03-01..2016-03-01")
    assert place.intervals[2].end is None


def test_a_loss_with_nobody_named_leaves_an_unknown_controller() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER), lost("IS", "Ramadi", "2015-12-28", of=LATER)
    )
    assert told(place) == [("IS", "held"), ("unknown", "unknown")]


def test_gain_and_loss_of_the_same_days_are_one_change() -> None:
    gain = gained("IS", "Ramadi", "2015-05-17", of=LATER)
    loss = lost("Iraq", "Ramadi", "2015", of=LATER)
    place = only(gain, loss)
    assert told(place) == [("Iraq", "held"), ("IS", "held")]
    start = place.intervals[1].start
    assert start is not None
    assert start.statements == tuple(sorted((gain.id, loss.id)))
    assert place.intervals[0].start is None
    assert place.intervals[0].end == start


def test_several_reports_of_one_change_are_one_edge_with_all_of_them() -> None:
    reports = [
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        gained("ISIS", "Ramadi", "2015-05", of=LATER),
        gained(None, "Ramadi", "2015", of=LATER),
    ]
    place = only(*reports)
    assert told(place) == [("IS", "held")]
    assert place.intervals[0].start is not None
    assert place.intervals[0].start.statements == tuple(sorted(each.id for each in reports))
    assert days(place.intervals[0])[0] == "2015-05-17..2015-05-17"


def test_reports_that_differ_by_days_widen_the_edge() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-15", of=LATER),
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
    )
    assert days(place.intervals[0])[0] == "2015-05-15..2015-05-17"


def test_two_takers_on_the_same_days_are_contested_and_both_shown() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        gained("Iraq", "Ramadi", "2015-05", of=LATER),
    )
    assert told(place) == [("Iraq + IS", "contested")]


def test_an_army_and_its_government_are_one_side() -> None:
    place = only(
        gained("Iraqi army", "Ramadi", "2015-12-28", of=LATER),
        gained("Iraq", "Ramadi", "2015-12", of=LATER),
    )
    assert told(place) == [("Iraq + Iraqi army", "held")]


def test_still_holds_reaches_only_to_its_own_date() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        holds("IS", "Ramadi", "2015-06-20", of=LATER),
    )
    [interval] = place.intervals
    assert interval.last_affirmed == date(2015, 6, 20)
    assert not interval.as_of
    assert interval.days_since_affirmed(date(2015, 7, 31)) == 41


def test_holds_without_a_time_is_as_of_the_publication_and_marked() -> None:
    [interval] = only(holds("IS", "Ramadi", of=SOON)).intervals
    assert interval.last_affirmed == date(2015, 6, 1)
    assert interval.as_of
    assert interval.start is not None
    assert interval.start.implied


def test_no_publication_date_and_no_time_is_no_date() -> None:
    unknown = document(published=None)
    place = only(holds("IS", "Ramadi", of=unknown), documents=(unknown,))
    assert place.intervals == ()
    assert len(place.undated) == 1


@pytest.mark.parametrize("when", [None, "XXXX-05-17", "some time"])
def test_an_undated_gain_is_listed_and_never_dated(when: str | None) -> None:
    place = only(gained("IS", "Ramadi", when, of=SOON))
    assert place.intervals == ()
    assert [each.effect for each in place.undated] == ["gain"]


def test_what_is_told_as_done_came_before_the_telling() -> None:
    [first, _] = only(lost("IS", "Kobane", "2015", of=SOON)).intervals
    assert days(first)[1] == "2015-01-01..2015-06-01"


def test_a_date_after_the_publication_dates_nothing() -> None:
    place = only(gained("IS", "Ramadi", "2015-07-01", of=SOON))
    assert place.intervals == ()
    assert len(place.undated) == 1


def test_who_was_there_before_is_inferred_from_holds() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER), holds("Iraq", "Ramadi", "2015-01", of=LATER)
    )
    assert told(place) == [("Iraq", "held"), ("IS", "held")]
    assert place.intervals[0].start is not None
    assert place.intervals[0].start.implied


def test_another_holder_later_means_a_change_that_nobody_reported() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        holds("Iraq", "Ramadi", "2016-02-01", of=LATER),
    )
    assert told(place) == [("IS", "held"), ("Iraq", "held")]
    edge = place.intervals[1].start
    assert edge is not None
    assert edge.implied
    assert (edge.earliest, edge.latest) == (date(2015, 5, 17), date(2016, 2, 1))


def test_two_holders_on_one_day_are_contested() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        holds("IS", "Ramadi", "2015-06-01", of=LATER),
        holds("Iraq", "Ramadi", "2015-06-01", of=LATER),
    )
    assert told(place) == [("IS", "held"), ("Iraq + IS", "contested")]


def test_no_longer_holds_ends_an_interval() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        holds("IS", "Ramadi", "2016-02-01", polarity="-", of=LATER),
    )
    assert told(place) == [("IS", "held"), ("unknown", "unknown")]
    assert days(place.intervals[0])[1] == "2015-05-17..2016-02-01"


def test_a_claim_is_labelled() -> None:
    place = only(gained("IS", "Ramadi", "2015-05-17", mood="claimed", of=LATER))
    [interval] = place.intervals
    assert interval.status == "claimed"
    assert interval.start is not None
    assert interval.start.claimed
    assert interval.controllers[0].claimed


def test_a_claim_does_not_unseat_a_reported_holder() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        gained("Iraq", "Ramadi", "2015-05-20", mood="claimed", of=LATER),
    )
    assert told(place) == [("IS", "held"), ("Iraq + IS", "contested")]
    assert [party.claimed for party in place.intervals[1].controllers] == [True, False]


def test_a_siege_runs_from_its_first_report_to_its_relief() -> None:
    place = only(
        holds("YPG", "Kobane", "2014-07", of=LATER),
        statement("territory.besieged", "IS", "Kobane", "2014-09-16", of=LATER),
        statement("territory.relieved", "Peshmerga", "Kobane", "2015-01-26", of=LATER),
    )
    assert told(place) == [("YPG", "held"), ("YPG", "besieged"), ("YPG", "held")]
    assert [party.name for party in place.intervals[1].against] == ["IS"]


def test_besiegers_who_are_driven_off_never_held_the_place() -> None:
    siege = statement(
        "territory.besieged", "IS", "Kobane", "2014-09/..", relation="since", of=LATER
    )
    place = only(siege, gained("YPG", "Kobane", "2015-01-26", roles={"loser": "IS"}, of=LATER))
    assert told(place) == [("unknown", "besieged"), ("YPG", "held")]
    assert days(place.intervals[0]) == ("2014-09-01..2014-09-30", "2015-01-26..2015-01-26")


def test_a_hand_over_is_a_loss_and_a_gain() -> None:
    place = only(
        statement(
            "territory.transferred",
            "IS",
            "Ramadi",
            "2016-01-01",
            roles={"recipient": "Iraq"},
            of=LATER,
        )
    )
    assert told(place) == [("IS", "held"), ("Iraq", "held")]


def test_since_tells_when_a_hold_began() -> None:
    [interval] = only(holds("IS", "Ramadi", "2014", relation="since", of=SOON)).intervals
    assert days(interval)[0] == "2014-01-01..2014-12-31"
    assert interval.last_affirmed == date(2015, 6, 1)
    assert interval.as_of


def test_a_siege_of_months_runs_from_their_first_day() -> None:
    siege = statement("territory.besieged", "IS", "Kobane", "2014-12/2015-06-01", relation="during")
    [interval] = only(siege, documents=(document(),)).intervals
    assert days(interval)[0] == "2014-12-01..2014-12-31"
    assert interval.last_affirmed == date(2015, 6, 1)


def test_two_towns_in_a_country_are_not_the_country() -> None:
    towns = gained("IS", "Syria", "2015-05", of=SOON)
    syria = replace(towns.roles["place"][0], precision="country")  # type: ignore[call-arg]
    two = Quantity("places", "two towns", 0, 5, None, 2, None, "count")
    place = only(replace(towns, roles={**towns.roles, "place": (syria,)}, numbers=(two,)))
    assert place.key.endswith("~part-of")
    assert place.name == "Syria (part-of)"


def test_near_a_place_is_not_the_place() -> None:
    found = control([gained("IS", "Ramadi", "2015-05-17", near="near", of=SOON)], [SOON]) + control(
        [gained("IS", "Ramadi", "2015-05-17", of=SOON)], [SOON]
    )
    assert len({place.key for place in found}) == 2


def test_two_parties_may_each_hold_a_part_and_nothing_follows() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", near="part-of", of=LATER),
        gained("Iraq", "Ramadi", "2015-12-28", near="part-of", of=LATER),
        holds("YPG", "Ramadi", "2016-02-01", near="part-of", of=LATER),
    )
    assert [each.kind for each in place.changes] == ["gained", "gained"]
    assert len(place.ambiguous) == 1


@pytest.mark.parametrize(
    "mood",
    ["denied", "planned", "attempted", "threatened", "conditional", "predicted", "question",
     "recommended"],
)  # fmt: skip
def test_what_is_not_so_changes_nothing(mood: str) -> None:
    base = [gained("IS", "Ramadi", "2015-05-17", of=LATER)]
    more = [
        gained("Iraq", "Ramadi", "2015-12-28", mood=mood, of=LATER),
        lost("IS", "Ramadi", "2015-12-28", mood=mood, of=LATER),
        holds("Iraq", "Ramadi", "2016-01-05", mood=mood, of=LATER),
    ]
    assert control(base + more, [LATER]) == control(base, [LATER])


def test_a_negated_gain_changes_nothing() -> None:
    base = [gained("IS", "Ramadi", "2015-05-17", of=LATER)]
    more = [gained("Iraq", "Ramadi", "2015-12-28", polarity="-", of=LATER)]
    assert control(base + more, [LATER]) == control(base, [LATER])


def test_at_a_day_shows_the_interval_and_leaves_out_what_is_not_known() -> None:
    statements = [
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        gained("Iraq", "Ramadi", "2015-12-28", of=LATER),
        gained("IS", "Palmyra", "2015-05-20", of=LATER),
    ]
    found = control(statements, [LATER], date(2015, 5, 19))
    assert [(place.name, told(place)) for place in found] == [("Ramadi", [("IS", "held")])]
    assert told(control(statements, [LATER], date(2015, 12, 28))[1]) == [("Iraq", "held")]


def test_at_a_day_inside_a_wide_edge_shows_both() -> None:
    statements = [
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        gained("Iraq", "Ramadi", "2015-12", of=LATER),
    ]
    [place] = control(statements, [LATER], date(2015, 12, 15))
    assert told(place) == [("IS", "held"), ("Iraq", "held")]


def test_a_report_that_fits_two_changes_is_kept_apart() -> None:
    vague = gained("IS", "Ramadi", "2015/2016", of=LATER)
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        gained("Iraq", "Ramadi", "2015-12-28", of=LATER),
        gained("IS", "Ramadi", "2016-03-01", of=LATER),
        vague,
    )
    assert len(place.intervals) == 3
    assert [each.statement for each in place.ambiguous] == [vague.id]


def test_gains_and_losses_are_counted_by_party_and_window() -> None:
    statements = [
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        gained("IS", "Palmyra", "2015-05-20", of=LATER),
        lost("IS", "Kobane", "2015-01-26", of=LATER),
        gained("IS", "Hit", None, of=LATER),
        gained("IS", "Haditha", "2015-06", mood="claimed", of=LATER),
    ]
    [everything] = changes(statements, [LATER])
    assert (len(everything.gained), len(everything.lost), everything.net) == (3, 1, 1)
    assert len(everything.undated) == 1
    [may] = changes(statements, [LATER], date(2015, 5, 1), date(2015, 5, 31))
    assert (len(may.gained), len(may.lost), may.net) == (2, 0, 2)


def test_a_taker_displaces_the_holder() -> None:
    statements = [
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        gained("Iraq", "Ramadi", "2015-12-28", of=LATER),
    ]
    islamic_state = next(each for each in changes(statements, [LATER]) if each.party.name == "IS")
    assert [change.edge.implied for change in islamic_state.lost] == [True]
    assert islamic_state.net == 0


def test_a_vague_loss_does_not_come_before_the_gain_that_it_follows() -> None:
    statements = [
        gained("IS", "Ramadi", "2015", of=LATER),
        lost("IS", "Ramadi", "2015", of=LATER),
    ]
    for order in permutations(statements):
        assert told(only(*order)) == [("IS", "held"), ("unknown", "unknown")]


def test_a_place_in_all_the_news_is_worked_out_in_linear_time() -> None:
    chance = random.Random(1)
    kinds = ["territory.gained", "territory.lost", "control", "control", "territory.contested"]

    def seconds(count: int) -> float:
        found = [
            statement(
                chance.choice(kinds),
                chance.choice(["IS", "Iraq", "YPG", "Peshmerga"]),
                "Ramadi",
                date.fromordinal(735_500 + chance.randrange(700)).isoformat(),
                of=LATER,
            )
            for _ in range(count)
        ]
        began = process_time()
        place = only(*found)
        spent = process_time() - began
        assert len(place.intervals) > count // 10
        return spent

    # Ten times the news may take ten times as long; what grows with the square takes a hundred
    # times as long. The least of three runs: a busy machine only ever adds to the time.
    assert seconds(4000) < 40 * min(seconds(400) for _ in range(3)) + 0.5
