"""A record of a thousand happenings in a thousand articles, made up, as varied as news is."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from holdfast.record import Record, Views
from holdfast.screens.shown import Shown
from tests.report.making import actor, day, document, event, place

SYLLABLES = [a + b for a in "bdfhklmnqrstwy" for b in ("a", "i", "ar", "un")]
GROUPS = ("Northern Front", "Army", "River Brigade", "Border Guard", "Coalition")
VERBS = {"seized": "territory.gained", "shelled": "strike.artillery", "attacked": "battle.attack"}


def word(chance: random.Random) -> str:
    """A word that says nothing."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 4)))


def thousand(count: int = 1000, seed: int = 7) -> Shown:
    """What is shown of so many articles; the same at every call."""
    chance = random.Random(seed)
    documents, statements = [], []
    for number in range(count):
        town, group = word(chance).capitalize() + word(chance), chance.choice(GROUPS)
        verb = chance.choice(sorted(VERBS))
        when = (date(2015, 1, 1) + timedelta(days=number // 2)).isoformat()
        rest = " ".join(word(chance) for _ in range(40))
        sentence = f"{group} {verb} {town} on {when}"
        of = document(f"{sentence}, said {word(chance)}. {rest}.", f"{group} and {town}")
        of = replace(of, source_id=f"made/{number}")  # else each were a version of all others
        where = place(town, chance.uniform(30, 37), chance.uniform(36, 48))
        roles = {"actor": (actor(group),), "place": (where,)}
        told = event(of, (0, len(sentence)), VERBS[verb], roles=roles, time=day(when))
        documents.append(of)
        statements.append(told)
    record = Record(tuple(documents), tuple(statements))
    # As a ledger has them: worked out once.
    views = Views(tuple(record.control()), record.copies(), record.incidents())
    return Shown(replace(record, views=views), "A thousand happenings")
