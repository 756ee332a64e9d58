"""The record in a terminal. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

LEDGER_VARIABLE = "HOLDFAST_LEDGER"
BY_VARIABLE = "HOLDFAST_BY"
TOKEN_VARIABLE = "HOLDFAST_TOKEN"
DEFAULT_LEDGER = "holdfast.sqlite"
STOPPED = 130  # 128 + SIGINT
PUBLICATION_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
PIPE_CLOSED = 141  # 128 + SIGPIPE

Command = Callable[..., Any]


def main() -> None:
    """Run the command line: exit 0, 1 where anything failed, 2 for a wrong use of it."""
    try:
        code = cli.main(standalone_mode=False)
    except click.UsageError as error:
        error.show()
        code = 2
    except click.ClickException as error:
        click.echo(f"holdfast: {error.format_message()}", err=True)
        code = 1
    except (click.Abort, KeyboardInterrupt):
        click.echo("holdfast: stopped.", err=True)
        code = STOPPED
    except BrokenPipeError:
        # Python flushes standard output once more at its end: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = PIPE_CLOSED
    sys.exit(code if isinstance(code, int) else 0)


def check_published(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Only a date that can be worked with."""
    if value is None:
        return None
    from holdfast.control.edtf import bounds

    try:
        bounds(value if PUBLICATION_DATE.fullmatch(value) else "")
    except ValueError as error:
        message = f"{value!r} is not a date such as 2015-06-01, 2015-06 or 2015."
        raise click.BadParameter(message) from error
    return value


def published_option(command: Command) -> Command:
    """When the documents came out, where they do not say so themselves."""
    return click.option(
        "--published",
        metavar="DATE",
        callback=check_published,
        help="Publication date, where a document does not tell its own: 2015-06-01, 2015-06 …",
    )(command)


def jobs_option(command: Command) -> Command:
    """How many processes read."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes that read; as many as there are cores, where there are documents enough.",
    )(command)


def private_option(command: Command) -> Command:
    """Whether addresses inside one's own network may be opened."""
    return click.option(
        "--allow-private",
        is_flag=True,
        help="Open web addresses of this machine and of private networks too.",
    )(command)


class LedgerPlace(click.Path):
    """A file, or the address of a database."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """An address is known by its scheme; its kind is imported where it is one."""
        if isinstance(value, str) and value.startswith("postgres") and "://" in value:
            from holdfast.ledger.location import location_of

            return location_of(value)
        return super().convert(value, param, ctx)


def ledger_option(command: Command) -> Command:
    """Which ledger."""
    return click.option(
        "--ledger",
        type=LedgerPlace(dir_okay=False, path_type=Path),
        envvar=LEDGER_VARIABLE,
        default=DEFAULT_LEDGER,
        show_default=True,
        show_envvar=True,
        metavar="FILE|URL",
        help="The file that keeps the record, or postgresql+psycopg://USER@HOST/DATABASE.",
    )(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """How to show it; the first is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to show it.",
    )


def day_option(name: str, text: str) -> Callable[[Command], Command]:
    """A day of the calendar."""
    return click.option(name, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=text)


def paths_argument(command: Command) -> Command:
    """What to read."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH…")(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="holdfast", message="%(prog)s %(version)s")
def cli() -> None:
    """Who holds what, since when, who says so, and why.

    Holdfast reads news reports about an armed conflict and keeps a record of what they say, every
    entry held fast to its exact words.
    """


@cli.command()
@paths_argument
@published_option
@format_option("jsonl", "table", "json")
@jobs_option
@private_option
def read(
    paths: tuple[str, ...], published: str | None, form: str, jobs: int | None, allow_private: bool
) -> int:
    """Read documents and write what they say, storing nothing.

    PATH is a file, a folder, a web address, or - for standard input. JSON Lines of statements go to
    standard output, one a line; messages go to standard error.
    """
    from holdfast.commands.reading import Request, read_paths

    return read_paths(Request(paths, published, jobs, allow_private), form)


@cli.command()
@paths_argument
@published_option
@ledger_option
@jobs_option
@private_option
@click.option(
    "--engine",
    type=click.Choice(["processes", "ray"]),
    default="processes",
    show_default=True,
    help="What reads: processes of this machine, or Ray Data (pip install 'holdfast[ray]').",
)
@click.option(
    "--part",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --engine ray: documents that are read and recorded before the next are begun.",
)
def add(
    paths: tuple[str, ...],
    published: str | None,
    ledger: Path,
    jobs: int | None,
    allow_private: bool,
    **engine: Any,
) -> int:
    """Read documents and add them to the ledger.

    What was read already is skipped. Stopped at any moment, the same command goes on where it was.
    With --engine ray they are read on the cluster that RAY_ADDRESS names, or else on this machine.
    """
    from holdfast.commands.reading import Request, add_paths

    return add_paths(Request(paths, published, jobs, allow_private, **engine), ledger)


@cli.command()
@click.argument("feeds", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--once", is_flag=True, help="One round, and end: for a timetable such as cron.")
@click.option(
    "--every",
    type=click.FloatRange(min=1),
    default=30,
    show_default=True,
    metavar="MINUTES",
    help="How often to ask the feeds.",
)
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What is remembered between rounds; a file beside the ledger, unless named.",
)
@private_option
@ledger_option
@format_option("text", "jsonl")
def watch(
    feeds: Path,
    once: bool,
    every: float,
    state: Path | None,
    allow_private: bool,
    ledger: Path,
    form: str,
) -> int:
    """Follow RSS and Atom feeds, and add each new article to the ledger.

    FEEDS is OPML, or a file with one address a line. Articles are asked for again later: a
    corrected one becomes a new version, with what that changed in the record. Stopped at any
    moment, the same command goes on where it was.
    """
    from holdfast.commands.watching import Wish
    from holdfast.commands.watching import watch as watch_feeds

    wish = Wish(feeds, None if once else every, state, allow_private, form)
    return watch_feeds(ledger, wish)


@cli.command()
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


@cli.command()
@ledger_option
def verify(ledger: Path) -> int:
    """Open every quote again and check it, with every hash, against what is stored."""
    from holdfast.commands.showing import verify_ledger

    return verify_ledger(ledger)


@cli.command()
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


@cli.command()
@day_option("--since", "Only changes that can lie on or after that day: 2015-05-01.")
@day_option("--until", "Only changes that can lie on or before that day.")
@click.option("--actor", metavar="NAME", help="Only changes of this party: IS, 'Iraqi army' …")
@click.option("--place", metavar="PLACE", help="Only changes of this place.")
@ledger_option
@format_option("table", "json")
def changes(
    since: Any, until: Any, actor: str | None, place: str | None, ledger: Path, form: str
) -> int:
    """Show who gained and who lost which place, party by party."""
    from holdfast.commands.changing import Asked, show_changes

    days = [each.date() if each else None for each in (since, until)]
    return show_changes(ledger, Asked(days[0], days[1], actor, place), form)


@cli.command()
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


@cli.command()
@click.argument("actor")
@day_option("--since", "Only changes on or after that day.")
@day_option("--at", "The day to look at; without it, the last that the record speaks of.")
@ledger_option
@format_option("text", "json")
def ground(actor: str, since: Any, at: Any, ledger: Path, form: str) -> int:
    """Show what ACTOR gained, lost and holds, its balance, and what is reported of it."""
    from holdfast.commands.grounds import show_ground, window_of

    return show_ground(ledger, actor, window_of(since, at), form)


def by_option(command: Command) -> Command:
    """Who decides."""
    return click.option(
        "--by",
        envvar=BY_VARIABLE,
        show_envvar=True,
        required=True,
        metavar="NAME",
        help="Who decides; it is kept with every decision.",
    )(command)


@cli.command()
@by_option
@click.option("--type", "type_", metavar="TYPE", help="Only this type, or all below it: territory.")
@ledger_option
def review(by: str, type_: str | None, ledger: Path) -> int:
    """Look at statements one by one, each with its words, and decide.

    What matters most and is least sure is asked first, with the reason for asking. Every answer is
    recorded at once, so that you can stop at any time and go on later.
    """
    from holdfast.commands.review import review_ledger

    return review_ledger(ledger, by, type_)


@cli.command()
@click.argument(
    "verb",
    type=click.Choice(["accept", "reject", "same", "different", "correct", "supersede", "revert"]),
)
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
@click.option("--why", "reason", required=True, metavar="TEXT", help="The reason; it is kept.")
@click.option(
    "--set",
    "changes_",
    multiple=True,
    metavar="FIELD=VALUE",
    help="For correct: mood=reported, time=2015-05-17, place=geonames:95788, actor=unknown …",
)
@by_option
@ledger_option
def decide(
    verb: Any,
    targets: tuple[str, ...],
    reason: str,
    changes_: tuple[str, ...],
    by: str,
    ledger: Path,
) -> int:
    """Record a decision. Nothing is overwritten: it is undone by deciding "revert".

    TARGET is the start of a statement's id; for supersede, of the old and of the new document's id;
    for revert, the number of a decision.
    """
    from holdfast.commands.deciding import Wish, decide_in_ledger

    return decide_in_ledger(ledger, Wish(verb, targets, by, reason, changes_))


@cli.command()
@click.option("--orphans", is_flag=True, help="Only those whose words are no longer read so.")
@ledger_option
@format_option("table", "jsonl", "json")
def decisions(orphans: bool, ledger: Path, form: str) -> int:
    """List what was decided, by whom, when and why, and what became of it."""
    from holdfast.commands.deciding import show_decisions

    return show_decisions(ledger, orphans, form)


@cli.command()
@click.argument("question")
@day_option("--from", "Only what that day or a later one is about, or was told then.")
@day_option("--to", "Only what that day or an earlier one is about, or was told then.")
@click.option(
    "--sources",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own grades of sources (YAML, as in rules/sources.yaml).",
)
@ledger_option
@format_option("text", "markdown", "json")
def why(question: str, sources: Path | None, ledger: Path, form: str, **days: Any) -> int:
    """Answer a question from the ledger, each clause with its quote.

    Understood are: why, is it true that, who holds, when did, what changed, who says.
    """
    from holdfast.commands.answering import Asked, answer

    since, until = (each.date() if each else None for each in (days["from"], days["to"]))
    if since and until and until < since:
        raise click.UsageError(f"--to {until} lies before --from {since}.")
    return answer(ledger, Asked(question, since, until, sources), form)


@cli.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default="report.html",
    show_default=True,
    help="The file to write.",
)
@ledger_option
def report(output: Path, ledger: Path) -> int:
    """Write the record as one HTML file that can be mailed."""
    from holdfast.commands.answering import report_to

    return report_to(ledger, output)


@cli.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format",
    "formats",
    type=click.Choice(["csv", "geojson", "parquet"]),
    multiple=True,
    default=("csv", "geojson"),
    show_default=True,
    help="What to write; may be given more than once.",
)
@click.option(
    "--delay",
    type=click.IntRange(min=0),
    default=14,
    show_default=True,
    metavar="DAYS",
    help="How old a position of forces must be to be exported.",
)
@ledger_option
def export(folder: Path, formats: tuple[str, ...], delay: int, ledger: Path) -> int:
    """Write statements and control as tables, with a data dictionary.

    Private people are not named, sensitive sites are coarsened, and positions of the last days are
    held back; redactions.csv lists every such place.
    """
    from holdfast.commands.exporting import export_to

    return export_to(ledger, folder, formats, delay)


@cli.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default="holdfast-demo",
    show_default=True,
    help="The folder to write to.",
)
def demo(output: Path) -> int:
    """Add a dozen dispatches written for this, print a brief, and write a report."""
    from holdfast.demo import run_demo

    return run_demo(output)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="PORT",
    help="The port.",
)
@click.option(
    "--token",
    envvar=TOKEN_VARIABLE,
    show_envvar=True,
    metavar="TOKEN",
    help="What others need to get in; made up for any HOST but this machine's own.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="Another name that the server is asked by, behind a proxy; may be given more than once.",
)
@click.option("--by", envvar=BY_VARIABLE, metavar="NAME", help="Who decides, where nobody logs in.")
@private_option
@ledger_option
def serve(ledger: Path, **wish: Any) -> int:
    """Open the ledger in the browser: read, look, review and add.

    Only this machine can reach it, unless --host says otherwise: then whoever opens it needs a
    token, and gives a name that is kept with each decision.
    """
    from holdfast.commands.serving import Wish, serve_ledger

    return serve_ledger(ledger, Wish(**wish))
