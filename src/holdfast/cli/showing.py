"""Commands that show what the record holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from holdfast.cli.options import day_option, format_option, ledger_option


@click.command()
@click.argument("what", required=False, metavar="[ID|PLACE]")
@click.option("--type", "type_", metavar="TYPE", help="Only this type, or all below it: territory.")
@click.option(
    "--mood", metavar="MOOD", help="Only what is said in this way: fact, reported, planned."
)
@ledger_option
@format_option("table", "jsonl", "json")
def show(what: str | None, type_: str | None, mood: str | None, ledger: Path, form: str) -> int:
    """Show what the ledger holds.

    Without ID or PLACE: the documents; with --type or --mood: the statements of that kind. ID is
    the start of a document's or a statement's id.
    """
    from holdfast.commands.showing import Wanted, show_ledger

    return show_ledger(ledger, Wanted(what, type_, mood), form)


@click.command()
@ledger_option
def verify(ledger: Path) -> int:
    """Open every quote again and check it, with every hash, against what is stored."""
    from holdfast.commands.showing import verify_ledger

    return verify_ledger(ledger)


@click.command()
@click.argument("place", required=False)
@click.option(
    "--at",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only what that day lies in: 2015-06-01.",
)
@ledger_option
@format_option("table", "json")
def control(place: str | None, at: Any, ledger: Path, form: str) -> int:
    """Show who held which place from when to when, by which statements."""
    from holdfast.commands.showing import show_control

    return show_control(ledger, place, at.date() if at else None, form)


@click.command()
@day_option("--since", "Only changes that can lie on or after that day: 2015-05-01.")
@day_option("--until", "Only changes that can lie on or before that day.")
@click.option("--actor", metavar="NAME", help="Only changes of this party: IS, 'Iraqi army' …")
@click.option("--place", metavar="PLACE", help="Only changes of this place.")
@ledger_option
@format_option("table", "json")
def changes(since: Any, until: Any, ledger: Path, form: str, **of: Any) -> int:
    """Show who gained and who lost which place, party by party."""
    from holdfast.commands.changing import Asked, show_changes

    days = [each.date() if each else None for each in (since, until)]
    return show_changes(ledger, Asked(days[0], days[1], **of), form)


@click.command()
@click.argument("place")
@day_option("--at", "Show how stale each interval is on that day.")
@ledger_option
@format_option("text", "json")
def timeline(place: str, at: Any, ledger: Path, form: str) -> int:
    """Show who held one place from when to when, with the words behind every change.

    PLACE is a name ("Palmyra", "Palmyra, SY") or a gazetteer id.
    """
    from holdfast.commands.timelines import show_timeline

    return show_timeline(ledger, place, at.date() if at else None, form)


@click.command()
@click.argument("actor")
@day_option("--since", "Only changes on or after that day.")
@day_option("--at", "The day to look at; without it, the last that the record speaks of.")
@ledger_option
@format_option("text", "json")
def ground(actor: str, since: Any, at: Any, ledger: Path, form: str) -> int:
    """Show what ACTOR gained, lost and holds, its balance, and what is reported of it."""
    from holdfast.commands.grounds import show_ground, window_of

    return show_ground(ledger, actor, window_of(since, at), form)
