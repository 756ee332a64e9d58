"""What of the record a question is about: its actors, their places, the reasons that bear on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from holdfast.briefing.questions import key_of
from holdfast.briefing.terms import Question
from holdfast.control import PartyChanges, PlaceControl
from holdfast.control.changes import tally
from holdfast.model import ActorMention, Document, Statement
from holdfast.record import Record


@dataclass(frozen=True)
class Scope:
    """A question over a record, within days (both included) where given."""

    question: Question
    record: Record
    since: date | None = None
    until: date | None = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.record.statements

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.record.documents

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def places(self) -> list[PlaceControl]:
        return self.record.control()

    @cached_property
    def tallies(self) -> list[PartyChanges]:
        """Gains and losses of the actors asked about; of all when the question names none."""
        found = tally(self.places, self.since, self.until)
        if not self.question.actors:
            return found
        return [each for each in found if each.party.key in self.question.actors]

    @property
    def actor_name(self) -> str:
        """The actors as one name."""
        return " and ".join(self.question.actor_names) or "anyone"

    @cached_property
    def names(self) -> re.Pattern[str] | None:
        """The words by which the record's texts name the actors and the places they gained."""
        keys = set(self.question.actors) | set(self.question.places)
        gained = {change.place for each in self.tallies for change in (*each.gained, *each.lost)}
        words = {
            mention.text
            for statement in self.statements
            for mentions in statement.roles.values()
            for mention in mentions
            if key_of(mention) in keys | gained and mention.antecedent is None
        }
        words.update(self.question.actor_names)
        if not words:
            return None
        longest_first = sorted(words, key=lambda each: (-len(each), each))
        return re.compile("|".join(rf"\b{re.escape(each)}\b" for each in longest_first))

    @cached_property
    def asking(self) -> frozenset[str]:
        """Documents that ask why of the same actor: what they give as reasons is their answer."""
        if self.names is None:
            return frozenset()
        titles = {document.id: document.title or "" for document in self.documents}
        return frozenset(
            each.document
            for each in self.statements
            if each.rule == "reasons.why-headline"
            and self.names.search(each.effect.text if each.effect else titles[each.document])
        )

    def about_actor(self, statement: Statement) -> bool:
        """Whether an actor asked about stands in a role; true of any statement when none is."""
        if not self.question.actors:
            return True
        return bool(keys_of(statement) & set(self.question.actors))

    def bears_on(self, reason: Statement) -> bool:
        """Whether a reason is about the actors or the places they gained or lost."""
        if self.names is None:
            return False
        if reason.document in self.asking:
            return True
        sides = [side.text for side in (reason.cause, reason.effect) if side is not None]
        if any(self.names.search(side) for side in (*sides, reason.evidence.quote)):
            return True
        linked = [
            self.by_id.get(side.statement or "") for side in (reason.cause, reason.effect) if side
        ]
        return any(each is not None and self.about_actor(each) for each in linked)


def keys_of(statement: Statement) -> set[str]:
    """The entities, or words, in any role of a statement, and what an actor is part of."""
    found: set[str] = set()
    for mentions in statement.roles.values():
        for each in mentions:
            found.add(key_of(each))
            if isinstance(each, ActorMention) and each.part_of is not None:
                found.add(each.part_of)
    return found
