"""The ground of one party: what it gained, lost and holds, and what is reported of that."""

from __future__ import annotations

from holdfast.control.ground import Month, Share, Window, ground
from holdfast.screens import shapes
from holdfast.screens.quoting import iso, quote
from holdfast.screens.shown import Shown


def ground_screen(shown: Shown, actor: str) -> shapes.GroundScreen | None:
    """The ground of the party and of all on its side; None for a party that holds nothing ever."""
    look = shown.looks.get(actor)
    if look is None:
        return None
    keys = [each.key for each in shown.looks.values() if each.side == look.side]
    told = (shown.record.statements, shown.record.documents)
    found = ground(look.name, keys, shown.places, told, Window(at=shown.as_of))
    return {
        "actor": actor,
        "at": iso(found.at),
        "months": [month(each) for each in found.months],
        "held": len(found.held),
        "claimed": len(found.claimed),
        "contested": len(found.contested),
        "population": found.population,
        "uncounted": found.uncounted,
        "momentum": [
            {"days": each.days, "gained": each.gained, "lost": each.lost, "net": each.net}
            for each in found.momentum
        ],
        "shares": [share(shown, each) for each in found.shares if each.statement in shown.by_id],
    }


def month(told: Month) -> shapes.Month:
    """One month."""
    return {
        "month": told.month,
        "gained": told.gained,
        "lost": told.lost,
        "held": told.held,
        "net": told.gained - told.lost,
    }


def share(shown: Shown, told: Share) -> shapes.ReportedShare:
    """A share as it is reported; the percentage where it is one."""
    statement = shown.by_id[told.statement]
    percents = [each.best or each.low for each in statement.numbers if each.unit == "percent"]
    return {
        "asOf": iso(told.as_of),
        "amount": told.amount,
        "percent": percents[0] if percents else None,
        "of": told.of,
        "source": told.source,
        "quote": quote(shown, statement),
    }
