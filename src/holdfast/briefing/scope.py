"""What of the record a question is about: its actors, their places, its days, and their voices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from holdfast.briefing.faring import tells_of, tells_otherwise
from holdfast.briefing.keys import bounds_of, days_of, effect_id, is_of, keys_in, keys_of
from holdfast.briefing.parties import descriptions
from holdfast.briefing.questions import key_of
from holdfast.briefing.takers import Taking, takings
from holdfast.briefing.terms import Options, Question
from holdfast.control import Interval, PartyChanges, PlaceControl
from holdfast.control.changes import by_side
from holdfast.control.kinship import ancestors_of
from holdfast.linking import copies
from holdfast.model import Document, Statement
from holdfast.record import Record
from holdfast.weighing import Belief, Voice, belief, denials, voices
from holdfast.weighing.opposing import is_assertion, is_denial

GAINING = frozenset({"territory.gained", "territory.transferred", "base.established"})
LOSING = frozenset({"territory.lost", "territory.withdrawn", "territory.abandoned"})
ADVANCING = frozenset(
    {"movement.advance", "battle.defeat", "battle.repelled", "battle.offensive", "battle.surrender",
     "control", "condition", "territory.held"}
)  # fmt: skip
DOING = ("actor", "gainer")
# Of these the question names nobody: "why did people flee" is answered by residents who fled.
ANYBODY = frozenset(
    {"people", "civilians", "residents", "families", "inhabitants", "villagers", "locals"}
)
HARM = ("violence.", "displacement")  # what people suffered is no gain and no loss of ground
PERSONAL = frozenset({"reason.motive", "reason.purpose"})
BEATEN = frozenset({"battle.defeat", "battle.surrender"})  # their actor is who is beaten
PART_OF = "~"  # in a key of control, between a place and what of it is meant
# Families of types that bear on how a party fares; its single deeds of violence do not.
OF_GROUND = frozenset(
    {"territory", "control", "share", "resource", "strength", "condition", "battle", "movement",
     "strike", "support", "base", "group"}
)  # fmt: skip
# Of these families a reason can tell how a party fares; what it destroyed or killed is another
# matter.
FARING = frozenset(
    {"territory", "control", "share", "condition", "strength", "battle", "movement", "base",
     "group"}
)  # fmt: skip


@dataclass(frozen=True)
class Scope:
    """A question over a record, within the days of the options."""

    question: Question
    record: Record
    options: Options

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that speak of the window, or were told in it."""
        if self.options.since is None and self.options.until is None:
            return self.record.statements
        return tuple(each for each in self.record.statements if self._is_inside(each))

    @cached_property
    def inside(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(each.id for each in self.statements)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents that any of those statements stands in; all where there is no window."""
        if self.options.since is None and self.options.until is None:
            return self.record.documents
        told = {each.document for each in self.statements}
        return tuple(each for each in self.record.documents if each.id in told)

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """Every statement of the record, inside the window or not."""
        return {statement.id: statement for statement in self.record.statements}

    @cached_property
    def places(self) -> list[PlaceControl]:
        """Who held what, over the whole record: a window ends no interval."""
        given = self.options.places
        return list(given) if given is not None else self.record.control()

    @cached_property
    def population(self) -> dict[str, int]:
        """How many people live in a place, by its key, where that is known."""
        return {each.key: each.population for each in self.places if each.population}

    @cached_property
    def asked_places(self) -> list[PlaceControl]:
        """The places that the question names, with their parts and surroundings, or that lie in its
        countries; all when none."""
        wanted, countries = set(self.question.places), set(self.question.countries)
        if not wanted:
            return self.places
        return [
            each
            for each in self.places
            if each.key.partition(PART_OF)[0] in wanted or each.country in countries
        ]

    @cached_property
    def places_in_question(self) -> list[PlaceControl]:
        """The places that the question names, else those that the sides asked about gained or lost;
        all where it names neither."""
        if not self.question.actors or self.question.places:
            return self.asked_places
        return [each for each in self.asked_places if each.key in self.changed]

    @cached_property
    def changed(self) -> frozenset[str]:
        """Keys of the places that the sides asked about gained or lost in the window."""
        return frozenset(
            change.place for each in self.tallies for change in (*each.gained, *each.lost)
        )

    def may_touch(self, interval: Interval) -> bool:
        """Whether an interval can share a day with the window."""
        since, until = self.options.since, self.options.until
        start = interval.start.earliest if interval.start else None
        end = interval.end.latest if interval.end else None
        over = since is not None and end is not None and end < since
        return not over and not (until is not None and start is not None and start > until)

    @cached_property
    def tallies(self) -> list[PartyChanges]:
        """Gains and losses of the sides asked about; of all when the question names none.

        An army and its government are one side.
        """
        found = by_side(self.asked_places, self.options.since, self.options.until)
        if not self.question.actors:
            return found
        asked = set(self.question.actors)
        return [
            each
            for each in found
            if any(key in asked or ancestors_of(key) & asked for key in each.keys)
        ]

    @property
    def direction(self) -> str | None:
        """What the question takes for granted of territory: gained, lost, or neither."""
        types = set(self.question.types)
        if types & LOSING:
            return "lost"
        return "gained" if types & GAINING else None

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """Who says each of the statements that the brief may weigh, in the end."""
        if self.options.voices is not None:
            return self.options.voices
        told = [each for each in self.record.statements if each.id in self._weighed]
        within = {each.document for each in told}
        documents = [each for each in self.record.documents if each.id in within]
        known = self.record.views
        clusters = copies(documents) if known.copies is None else known.copies
        return voices(told, documents, clusters, self.options.grades, known.accepted)

    @cached_property
    def _weighed(self) -> set[str]:
        """Ids of statements inside the window, and of those behind control, wherever they are."""
        found = set(self.inside)
        for place in self.asked_places:
            for change in place.changes:
                found.update(change.edge.told_by)
        return found

    def belief_in(self, ids: Iterable[str]) -> Belief:
        """How far the record bears out what some statements say, and who denies it."""
        said = [self.by_id[each] for each in sorted(ids) if each in self.by_id]
        told = [each for each in said if each.id in self.voices and is_assertion(each)]
        against = denials(told, self._denials, self.documents)
        return belief(told, [each for each in against if each.id in self.voices], self.voices)

    @cached_property
    def _denials(self) -> list[Statement]:
        return [each for each in self.statements if is_denial(each)]

    def matching(self) -> list[Statement]:
        """Statements of the types asked about, with all its actors and any of its places."""
        found = [each for each in self.statements if each.kind != "reason" and self.is_asked(each)]
        return sorted(found, key=lambda each: (each.source_id, each.evidence.start, each.id))

    def is_asked(self, statement: Statement) -> bool:
        """Whether a statement is of a type asked about, with all actors and any of the places."""
        types, places = self.question.types, set(self.question.places)
        keys = keys_of(statement)
        return (
            (not types or any(is_of(statement.type, asked) for asked in types))
            and (not places or bool(places & keys))
            and set(self.question.actors) - ANYBODY <= keys
            and set(self.question.doing) - ANYBODY <= keys_in(statement, DOING)
        )

    def _is_inside(self, statement: Statement) -> bool:
        """Whether its own time touches the window; one without a time, whether it was told in it.

        What has neither a time nor a day of publication cannot be shown to lie in any window.
        """
        first, last = self.options.since or date.min, self.options.until or date.max
        days = days_of(statement) or self._published.get(statement.document)
        return days is not None and days[0] <= last and first <= days[1]

    @cached_property
    def _published(self) -> dict[str, tuple[date, date]]:
        found = {}
        for each in self.record.documents:
            known = bounds_of(each.published)
            if known is not None:
                found[each.id] = known
        return found

    @property
    def actor_name(self) -> str:
        """The actors as one name."""
        return " and ".join(self.question.actor_names) or "anyone"

    @cached_property
    def names(self) -> re.Pattern[str] | None:
        """The words by which the record's texts name the actors and the places they gained."""
        keys = set(self.question.actors) | set(self.question.places)
        words = {
            mention.text
            for statement in self.statements
            for mentions in statement.roles.values()
            for mention in mentions
            if key_of(mention) in keys | self.changed and mention.antecedent is None
        }
        words.update(self.question.actor_names)
        if not words:
            return None
        longest_first = sorted(words, key=lambda each: (-len(each), each))
        return re.compile("|".join(rf"\b{re.escape(each)}\b" for each in longest_first))

    @cached_property
    def _descriptions(self) -> dict[str, re.Pattern[str]]:
        return descriptions(self.statements, set(self.question.actors))

    def is_named(self, document: str, words: str) -> bool:
        """Whether a document's words name the actors or places, or describe them ("the army")."""
        if self.names is not None and self.names.search(words):
            return True
        described = self._descriptions.get(document)
        return described is not None and described.search(words) is not None

    @cached_property
    def asking(self) -> frozenset[str]:
        """Documents that ask why of the same actor: what they give as reasons is their answer."""
        titles = {document.id: document.title or "" for document in self.documents}
        headings = (
            (each, each.effect.text if each.effect else titles[each.document])
            for each in self.statements
            if each.rule == "reasons.why-headline"
        )
        return frozenset(
            each.document
            for each, heading in headings
            if self.is_named(each.document, heading)
            and not (self.direction and tells_otherwise(heading, self.direction))
            and not self._turned(self.by_id.get(effect_id(each)))
        )

    def _turned(self, effect: Statement | None) -> bool:
        """Whether it tells of a loss where the question asks of a gain, or the other way round, or
        of a change that did not come about."""
        actors = set(self.question.actors)
        if effect is None or self.direction is None:
            return False
        happened = effect.polarity == "+" and effect.mood != "attempted"
        if not actors:
            return not happened and effect.type in GAINING | LOSING
        doing = any(key_of(each) in actors for each in effect.roles.get("actor", ()))
        told = "lost" if ((effect.type in LOSING | BEATEN) == doing) == happened else "gained"
        # Another's gain of a place that changed hands between them is told of both.
        known = effect.type in GAINING | LOSING | BEATEN and (actors | self.changed) & keys_of(
            effect
        )
        return bool(known) and told != self.direction

    def about_actor(self, statement: Statement) -> bool:
        """Whether an actor asked about, or where none is a place, stands in a role; true of any
        statement where the question names neither."""
        keys = set(self.question.actors) or set(self.question.places)
        return not keys or bool(keys_of(statement) & keys)

    def bears_on(self, reason: Statement) -> bool:
        """Whether what a reason explains is what the question asks about.

        What an article gives under a heading that asks the same is its answer, but for what moves
        somebody to an act, which explains that act. Elsewhere the effect must name the actor or a
        place that changed hands, and be of the kind asked about: no killing that names the actor.
        """
        linked = self.by_id.get(effect_id(reason))
        if self.is_of_deed:
            return linked is not None and self.is_asked(linked)
        if reason.document in self.asking and reason.type not in PERSONAL:
            return linked is None or not linked.type.startswith(HARM)
        if reason.effect is None:
            return False
        if self._turned(linked):
            return False
        if linked is not None and linked.type in self.kinds_asked - BEATEN and self.about(linked):
            return True
        if linked is not None and any(each.told_in(linked) for each in self.taken_from_them):
            return True  # The advance of those who took a place from them explains its loss.
        if linked is not None and reason.type == "reason.prevent" and self._is_spared(linked):
            return True
        if linked is not None and (
            linked.type.partition(".")[0] not in FARING
            or (linked.roles.get("actor") and not self.about(linked))
        ):
            return False
        return bool(
            self.is_named(reason.document, reason.effect.text)
            and (self.direction is None or tells_of(reason.effect.text, self.direction))
        )

    def _is_spared(self, effect: Statement) -> bool:
        """Whether a strike or an attack that was kept from coming was on who is said to gain, or,
        of a place, on who took it in the same report."""
        if effect.type.partition(".")[0] not in {"strike", "battle"}:
            return False
        struck = keys_in(effect, ("target",))
        if self.question.actors:
            return self.direction == "gained" and bool(struck & set(self.question.actors))
        gained = [change for each in self.tallies for change in each.gained]
        return any(
            effect.document in each.documents and bool(struck & each.by)
            for each in takings(gained, self.by_id)
        )

    @cached_property
    def taken_from_them(self) -> tuple[Taking, ...]:
        """Who took which place from the sides asked about; nobody where no loss is asked about."""
        if self.direction != "lost" or not self.question.actors:
            return ()
        lost = [change for each in self.tallies for change in each.lost]
        return takings(lost, self.by_id)

    @property
    def is_of_deed(self) -> bool:
        """Whether the question asks of a deed or a happening, and not of how a party fares."""
        families = {each.partition(".")[0] for each in self.question.types}
        return bool(families) and not families & OF_GROUND

    @property
    def kinds_asked(self) -> frozenset[str]:
        """Types of what the question asks about; for ground gained or lost, both its sides."""
        types = frozenset(self.question.types)
        return types | GAINING | LOSING | ADVANCING if self.direction else types

    def is_on_topic(self, statement: Statement) -> bool:
        """Whether it can bear on what is asked; of ground gained or lost, that is war and means."""
        if self.direction is None or statement.kind == "reason":
            return True
        return statement.type.partition(".")[0] in OF_GROUND

    @cached_property
    def reasons(self) -> tuple[Statement, ...]:
        """The reasons that bear on the question."""
        return tuple(
            each for each in self.statements if each.kind == "reason" and self.bears_on(each)
        )

    @cached_property
    def bearing(self) -> tuple[Statement, ...]:
        """The statements that name whom or what the question names, of the kind that is asked
        about; all of that kind where it names nothing."""
        keys = set(self.question.actors) | set(self.question.places)
        return tuple(
            each
            for each in self.statements
            if self.is_on_topic(each) and (not keys or keys & keys_of(each))
        )

    def told_on(self, statement: Statement) -> date:
        """The last day on which it can have been told; the first of the calendar if unknown."""
        published = self._published.get(statement.document)
        return published[1] if published else date.min

    def about(self, statement: Statement) -> bool:
        """Whether it names an actor asked about, or a place that changed hands."""
        keys = keys_of(statement)
        return bool(keys & (set(self.question.actors) | set(self.question.places) | self.changed))
