"""``holdfast ground ACTOR``: what it gained, lost and holds, and what is reported of that."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from holdfast.commands.changing import certainty, plain_edge
from holdfast.commands.naming import choose_actor
from holdfast.commands.showing import edge_words
from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import visible, write
from holdfast.control import Change, to_plain
from holdfast.control.ground import MOMENTUM_DAYS, Ground, Holding, Window, ground
from holdfast.ledger.location import Location


def show_ground(path: Location, actor: str, window: Window, form: str) -> int:
    """The ground of the party that the words mean."""
    with store_errors(path), open_ledger(path) as ledger:
        places = ledger.control()
        chosen = choose_actor(actor, places)
        record = (ledger.statements(), ledger.documents())
    found = ground(chosen.name, chosen.keys, places, record, window)
    if form == "json":
        write(json.dumps(plain(found), ensure_ascii=False, indent=2) + "\n")
    else:
        write("\n".join(visible(line) for line in text_of(found)) + "\n")
    return 0


def plain(found: Ground) -> dict[str, Any]:
    """As JSON values; of a place that is held only what names it."""
    value: dict[str, Any] = to_plain(found)
    for name in ("held", "claimed", "contested", "areas"):
        value[name] = [plain_holding(each) for each in getattr(found, name)]
    for each, shown in zip(found.momentum, value["momentum"], strict=True):
        shown["net"] = each.net
    return {**value, "net": found.net}


def plain_holding(each: Holding) -> dict[str, Any]:
    """Place, state, since when, and how long ago anybody affirmed it."""
    place = each.place
    return {
        "place": place.key,
        "name": place.name,
        "country": place.country,
        "population": place.population,
        "state": each.state,
        "status": each.interval.status,
        "since": to_plain(each.since),
        "last_affirmed": to_plain(each.interval.last_affirmed),
        "days_since_affirmed": each.stale,
    }


def text_of(found: Ground) -> list[str]:
    """The lines: the balance, the places, then, apart from it, what is reported."""
    day = f"on {found.at}" if found.at else "with no day known"
    since = f" since {found.since}" if found.since else ""
    lines = [f"{found.name}, {day}{since}", ""]
    claims = sum(each.edge.claimed for each in (*found.gained, *found.lost))
    lines.append(
        f"Gained {len(found.gained)}, lost {len(found.lost)}, net {found.net:+d}"
        + (f"; {claims} only claimed and not counted" if claims else "")
    )
    for each in found.momentum:
        lines.append(
            f"Last {each.days} days: gained {each.gained}, lost {each.lost}, net {each.net:+d}"
        )
    lines.append(population_words(found))
    lines.extend(section("Gained", map(change_line, found.gained)))
    lines.extend(section("Lost", map(change_line, found.lost)))
    lines.extend(
        section("In parts of places and in areas, not counted", map(change_line, found.elsewhere))
    )
    lines.extend(section("Held", map(holding_line, found.held)))
    lines.extend(section("Held by their own claim only", map(holding_line, found.claimed)))
    lines.extend(section("Contested", map(holding_line, found.contested)))
    lines.extend(section("Areas and parts, not counted", map(holding_line, found.areas)))
    lines.extend(section("By month", month_lines(found)))
    lines.extend(section("Reported shares, as their sources give them", share_lines(found)))
    return lines


def population_words(found: Ground) -> str:
    """People in the places held, by the gazetteer."""
    words = f"Holds {len(found.held)} places, {found.fresh} of them affirmed in the last"
    words += f" {max(MOMENTUM_DAYS)} days; population {found.population:,}"
    return words + (f", not known of {found.uncounted} places" if found.uncounted else "")


def section(title: str, lines: Iterable[str]) -> list[str]:
    """A heading and its lines; nothing without any."""
    inside = [f"  {line}" for line in lines]
    return ["", f"{title}:", *inside] if inside else []


def change_line(change: Change) -> str:
    """A gain or a loss."""
    days = edge_words(plain_edge(change.edge)) or "no day"
    return f"{change.kind} {change.place_name}, {days} ({certainty(change)})"


def holding_line(each: Holding) -> str:
    """A place, since when, and how stale that is."""
    since = edge_words(each.since) or "not known"
    stale = "never affirmed since" if each.stale is None else f"affirmed {each.stale} days before"
    people = f", population {each.place.population:,}" if each.place.population else ""
    return f"{each.place.name} ({each.place.country or '?'}) since {since}; {stale}{people}"


def month_lines(found: Ground) -> list[str]:
    """Months in which anything changed, and the last."""
    last = len(found.months) - 1
    return [
        f"{each.month}: gained {each.gained}, lost {each.lost}, held at its end {each.held}"
        for index, each in enumerate(found.months)
        if each.gained or each.lost or index == last
    ]


def share_lines(found: Ground) -> list[str]:
    """Each with who says so and when."""
    return [
        f"{each.amount} of {each.of} — {each.source}, as of {each.as_of or 'no date'}: "
        f'"{each.quote}"'
        for each in found.shares
    ]


def window_of(since: Any, at: Any) -> Window:
    """The window as the command line gives it."""
    return Window(day_of(at), day_of(since))


def day_of(value: Any) -> date | None:
    """The day of a date and time."""
    day: date | None = value.date() if value else None
    return day
