"""Which places a question names: the record's own first, whatever a list knows by that name."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from holdfast.briefing.scope import PART_OF
from holdfast.briefing.terms import Question
from holdfast.control import PlaceControl

# What stands after the word for holding, or after a preposition, and begins with a capital.
CALLED = re.compile(
    r"\b(?:[Hh]olds?|held|controls?|controlled|rules?|runs?|governs?|owns?|in|of|at|around|near)"
    r"(?= (?:the )?(?:(?:city|town|village|district|province) )?(?:of )?(\w+(?:[ '’-]\w+)*))"
)
DATES = frozenset({*calendar.month_name, *calendar.day_name}) - {""}


def located(question: Question, places: Iterable[PlaceControl]) -> Question:
    """The question with the places of the record that it names, though no list knows them, or knows
    another of that name."""
    whole = [each for each in places if PART_OF not in each.key]
    keys = {each.key for each in whole}
    found = dict(zip(question.places, question.place_names, strict=True))
    settled = [name.casefold() for key, name in found.items() if key in keys]
    settled += [
        name.casefold()
        for key, name in zip(question.actors, question.actor_names, strict=True)
        if key.startswith("actor:")
    ]
    named = [each for each in whole if stands_in(each.name, question.text)]
    for each in longest(named):
        name = each.name.casefold()
        if any(stands_in(name, one) for one in settled):
            continue
        found = {
            key: known
            for key, known in found.items()
            if key in keys or not overlap(known.casefold(), name)
        }
        # Statements name it by its words where it has no id, and control by its key.
        found |= {each.key: each.name, **({} if ":" in each.key else {name: each.name})}
    if found == dict(zip(question.places, question.place_names, strict=True)):
        return question
    read_as_party = {
        key for key in question.actors if key in {n.casefold() for n in found.values()}
    }
    return without(
        replace(question, places=tuple(found), place_names=tuple(found.values())), read_as_party
    )


def without(question: Question, parties: set[str]) -> Question:
    """The question without what was taken for a party."""
    kept = [
        (key, name)
        for key, name in zip(question.actors, question.actor_names, strict=True)
        if key not in parties
    ]
    return replace(
        question,
        actors=tuple(key for key, _ in kept),
        actor_names=tuple(name for _, name in kept),
        doing=tuple(each for each in question.doing if each not in parties),
    )


def longest(named: Sequence[PlaceControl]) -> list[PlaceControl]:
    """Those whose name is no part of a longer one that is named too."""
    names = {each.name for each in named}
    return [
        each
        for each in named
        if not any(each.name != other and stands_in(each.name, other) for other in names)
    ]


def stands_in(name: str, text: str) -> bool:
    """Whether the name stands in a text as words of its own."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def overlap(one: str, other: str) -> bool:
    """Whether one name is part of the other."""
    return stands_in(one, other) or stands_in(other, one)


def unknown_place(question: Question) -> str | None:
    """The name of what a question asks about as a place, of which nothing is known; None where it
    asks about what is known, or about everything."""
    if question.places or any(each.startswith("actor:") for each in question.actors):
        return None
    for found in CALLED.finditer(question.text):
        words = found[1].split()
        capitals = [word for word in words if word[:1].isupper() and word not in DATES]
        if words[0] in capitals:
            return " ".join(capitals)
    return None
