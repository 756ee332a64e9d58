"""The record in a terminal. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import os
import sys

import click

from holdfast.cli.deciding import decide, decisions, review
from holdfast.cli.linking import copies, incidents
from holdfast.cli.reading import add, read, watch
from holdfast.cli.showing import changes, control, ground, show, timeline, verify
from holdfast.cli.telling import demo, export, report, serve, why

STOPPED = 130  # 128 + SIGINT
PIPE_CLOSED = 141  # 128 + SIGPIPE


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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="holdfast", message="%(prog)s %(version)s")
def cli() -> None:
    """Who holds what, since when, who says so, and why.

    Holdfast reads news reports about an armed conflict and keeps a record of what they say, every
    entry held fast to its exact words.
    """


for command in (
    read,
    add,
    watch,
    show,
    verify,
    control,
    changes,
    timeline,
    ground,
    incidents,
    copies,
    review,
    decide,
    decisions,
    why,
    report,
    export,
    demo,
    serve,
):
    cli.add_command(command)
