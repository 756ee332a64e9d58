"""What can go wrong while watching, beside what intake knows: a problem and a remedy, by id."""

from __future__ import annotations

from typing import Final

from holdfast.intake.messages import one_line
from holdfast.model import Failure

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "list-broken": ("the list of feeds is not OPML that can be read ({why})", "Export it anew."),
    "list-empty": ("it names no feed", "Give OPML, or one address a line."),
    "not-an-address": ("line {line} is not a web address: {words}", "Write one address a line."),
    "not-a-feed": ("it is not a feed (RSS or Atom)", "Give the address of the feed itself."),
    "feed-damaged": (
        "the feed is not well-formed ({why}); what could be read of it was used",
        "Nothing: it is tried again in the next round.",
    ),
    "feed-time": ("the feed is too hard to take apart", "Watch another feed of that publisher."),
    "no-link": (
        "an entry has no address ({title}), so that there is no article to read",
        "Nothing: feeds do that; if all entries do, watch another feed.",
    ),
    "too-many": (
        "it has more than {limit} entries; the rest was left out",
        "Watch a feed of the newest articles.",
    ),
    "robots": (
        "the robots.txt of {host} asks programs not to read it",
        "Ask the publisher, or read it yourself and add what you saved.",
    ),
    "several": (
        "the address gives several documents, not one article",
        "Add it by itself: holdfast add.",
    ),
}


def failure(source_id: str, message: str, **values: object) -> Failure:
    """The failure of one source."""
    problem, remedy = MESSAGES[message]
    kept = {name: one_line(value) for name, value in values.items()}
    return Failure(source_id, problem.format(**kept), remedy.format(**kept))
