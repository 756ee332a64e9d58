"""All that one state of a ledger shows, gathered once; each screen is a function of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from holdfast.briefing.keys import bounds_of
from holdfast.control import Party, PlaceControl
from holdfast.ledger.questions import Shown as Askable
from holdfast.ledger.questions import questions
from holdfast.linking import CopyCluster, Incident
from holdfast.model import Document, Dropped, PlaceMention, Statement
from holdfast.record import Record, View, record_of_ledger
from holdfast.screens.parties import Look, looks
from holdfast.serial import to_line
from holdfast.weighing import Voice, voices

if TYPE_CHECKING:
    from holdfast.ledger import Judged, Ledger, Question


@dataclass(frozen=True)
class Shown:
    """A record with all that follows from it.

    ``questions``: what a person is asked; None where nobody can be: in a report. ``replaced``:
    documents in whose place a newer version stands.
    """

    record: Record
    title: str = ""
    judged: tuple[Judged, ...] = ()
    questions: tuple[Question, ...] | None = None
    replaced: tuple[Document, ...] = ()

    @cached_property
    def hash(self) -> str:
        """sha256 over all that is shown but the log of decisions: two records with the same hash
        show the same, and what was decided and undone leaves it as it was."""
        digest = hashlib.sha256()
        record = self.record
        lines = (
            (each.id for each in record.documents),
            (to_line(each) for each in record.statements),
            (f"{each.reason} {each.statement.id}" for each in record.dropped),
            (f"{each.source_id} {each.problem}" for each in record.failures),
            (" ".join(each.documents) for each in self.clusters),
            (" ".join(each.statements) for each in self.incidents),
            (f"{each} {record.views.accepted[each]}" for each in sorted(record.views.accepted)),
        )
        for some in lines:
            for line in sorted(some):
                digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
            digest.update(b"\x00")
        return digest.hexdigest()

    @cached_property
    def places(self) -> tuple[PlaceControl, ...]:
        """Who held what when, by name of the place."""
        return tuple(self.record.control())

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Happenings, by id."""
        return self.record.incidents()

    @cached_property
    def clusters(self) -> tuple[CopyCluster, ...]:
        """Documents that are one voice."""
        return self.record.copies()

    @property
    def accepted(self) -> Mapping[str, str]:
        """Statements that a person accepted as read right, and who."""
        return self.record.views.accepted

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Every document by id."""
        return {each.id: each for each in self.record.documents}

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """Every statement by id."""
        return {each.id: each for each in self.record.statements}

    @cached_property
    def in_order(self) -> Sequence[Statement]:
        """Every statement in the order of the ids, whatever order the record has."""
        return [self.by_id[each] for each in sorted(self.by_id)]

    @cached_property
    def of_document(self) -> Mapping[str, Sequence[Statement]]:
        """Statements by document, in the order of the text."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for each in self.record.statements:
            found[each.document].append(each)
        for told in found.values():
            told.sort(key=lambda each: (each.evidence.start, each.evidence.end, each.id))
        return found

    @cached_property
    def dropped_in(self) -> Mapping[str, Sequence[Dropped]]:
        """What the verifier refused, by document."""
        found: dict[str, list[Dropped]] = defaultdict(list)
        for each in self.record.dropped:
            found[each.statement.document].append(each)
        return found

    @cached_property
    def incident_of(self) -> dict[str, Incident]:
        """The happening that a statement tells, by the statement's id."""
        return {each: incident for incident in self.incidents for each in incident.statements}

    @cached_property
    def incidents_by_id(self) -> dict[str, Incident]:
        """Every happening by id."""
        return {each.id: each for each in self.incidents}

    @cached_property
    def cluster_of(self) -> dict[str, CopyCluster]:
        """The cluster of each document, by its id."""
        return {each: cluster for cluster in self.clusters for each in cluster.documents}

    @cached_property
    def originals(self) -> dict[str, str]:
        """Document → the one that it is a copy of: of its cluster the first that came out."""
        found: dict[str, str] = {}
        for cluster in self.clusters:
            first = min(
                cluster.documents, key=lambda each: (self.documents[each].published or "~", each)
            )
            found.update((each, first) for each in cluster.documents if each != first)
        return found

    @cached_property
    def voices(self) -> dict[str, Voice]:
        """Who says each statement in the end."""
        told = self.record.statements, self.record.documents, self.clusters
        return voices(*told, accepted=self.accepted)

    @cached_property
    def looks(self) -> dict[str, Look]:
        """How each party in control of anything is drawn, by its key."""
        return looks(self.places)

    @cached_property
    def place_mentions(self) -> dict[str, PlaceMention]:
        """The fullest mention of each gazetteer place, by entity id."""
        found: dict[str, PlaceMention] = {}
        for statement in self.in_order:
            for mentions in statement.roles.values():
                for each in mentions:
                    if isinstance(each, PlaceMention) and each.entity and each.relation == "at":
                        found.setdefault(each.entity, each)
        return found

    @cached_property
    def reasons_for(self) -> Mapping[str, Sequence[Statement]]:
        """The reasons stated for each statement, by its id; what is denied is no reason."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for each in self.in_order:
            if each.effect is not None and each.effect.statement and each.polarity == "+":
                found[each.effect.statement].append(each)
        return found

    @cached_property
    def counts_of_reasons(self) -> dict[str, int]:
        """How many reasons the screen of an effect lists, by its key: filled as it is asked for."""
        return {}

    @cached_property
    def versions(self) -> Mapping[str, Sequence[Document]]:
        """Every version of each article that was ever added, by what its versions share."""
        found: dict[str, list[Document]] = defaultdict(list)
        for each in (*self.record.documents, *self.replaced):
            found[each.url or each.source_id].append(each)
        return found

    def versions_of(self, document: Document) -> Sequence[Document]:
        """The document with the older ones that it took the place of."""
        return self.versions.get(document.url or document.source_id, (document,))

    @cached_property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day of publication; where none is known, of what is told."""
        told = [known for each in self.record.documents if (known := day_bounds(each.published))]
        if not told:
            edges = [
                day
                for place in self.places
                for each in place.intervals
                for day in (each.last_affirmed, each.start and each.start.latest)
                if day
            ]
            return min(edges, default=None), max(edges, default=None)
        return min(first for first, _ in told), max(last for _, last in told)

    @property
    def as_of(self) -> date | None:
        """The day that the record reaches to."""
        return self.days[1]

    def asserted(self, ids: Iterable[str]) -> list[Statement]:
        """The statements of those ids that the record has, in the order of the ids, each once."""
        return [self.by_id[each] for each in dict.fromkeys(ids) if each in self.by_id]


# What gathering does one after the other, as it is told to who waits for it.
READING = "Reading the record"
MAKING: Mapping[View, str] = {
    "control": "Working out who held what",
    "copies": "Finding copies of one text",
    "incidents": "Linking reports of one happening",
}
ASKING = "Choosing what to ask"
STEPS = (READING, *MAKING.values(), ASKING)


def shown_of_ledger(
    ledger: Ledger, title: str = "", ask: bool = True, tell: Callable[[str], None] = lambda _: None
) -> Shown:
    """All that a ledger shows now. ``ask``: whether with what a person is asked. ``tell`` hears
    each of ``STEPS`` as it begins."""
    tell(READING)
    views: tuple[View, ...] = ("control", "copies", "incidents")
    record = record_of_ledger(ledger, *views, tell=lambda view: tell(MAKING[view]))
    tell(ASKING)
    current = {each.id for each in record.documents}
    judged = tuple(ledger.judged())
    return Shown(
        record=record,
        title=title,
        judged=judged,
        questions=tuple(questions(asked_of(ledger, record, judged))) if ask else None,
        replaced=tuple(each for each in ledger.documents(every=True) if each.id not in current),
    )


def asked_of(ledger: Ledger, record: Record, judged: Sequence[Judged]) -> Askable:
    """What questions come from, as ``Ledger.questions`` has it, from what is loaded already."""
    return Askable(
        record.statements,
        record.control(),
        record.incidents(),
        ledger.links(),
        judged,
        ledger.rejected(judged),
        record.copies(),
    )


def day_bounds(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of an expression; None where either is open or it is none."""
    known = bounds_of(edtf)
    return None if known is None or date.min in known or date.max in known else known


def is_known(party: Party) -> bool:
    """Whether anybody says who it is."""
    return party.key != "unknown"
