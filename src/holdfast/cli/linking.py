"""Commands that show what belongs together across documents, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from holdfast.cli.options import day_option, format_option, ledger_option


@click.command()
@click.argument("identity", required=False, metavar="[ID]")
@day_option("--since", "Only what can lie on or after that day: 2015-05-01.")
@day_option("--until", "Only what can lie on or before that day.")
@click.option("--place", metavar="PLACE", help="Only at this place, or in this country.")
@click.option("--type", "type_", metavar="TYPE", help="Only this type, or all below it: bombing.")
@click.option("--actor", metavar="NAME", help="Only by this party: IS, 'Iraqi army' …")
@click.option(
    "--reports",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Only what at least so many documents tell.",
)
@ledger_option
@format_option("table", "json")
def incidents(identity: str | None, ledger: Path, form: str, **asked: Any) -> int:
    """Show what happened, one happening a row, whatever the number of reports.

    With ID, the start of the id of a statement or of an incident: that one whole, with every link
    between its reports, the score of each and the reasons for it.
    """
    from holdfast.commands.happenings import Asked, show_incident, show_incidents

    if identity is not None:
        return show_incident(ledger, identity, form)
    since, until = (each.date() if each else None for each in (asked["since"], asked["until"]))
    wanted = Asked(since, until, asked["place"], asked["type_"], asked["actor"], asked["reports"])
    return show_incidents(ledger, wanted, form)


@click.command()
@click.argument("identity", required=False, metavar="[ID]")
@ledger_option
@format_option("text", "json")
def copies(identity: str | None, ledger: Path, form: str) -> int:
    """Show which documents are one voice, and why: copies, edited or cut texts, wire stories.

    With ID, the start of a document's id: only the cluster that it is in.
    """
    from holdfast.commands.copying import show_copies

    return show_copies(ledger, identity, form)
