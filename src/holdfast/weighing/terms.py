"""What weighing answers: voices, roots, grades, votes and belief with its ingredients."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.rules.precision import Precision

UNGRADED = "ungraded"


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """What people hold of a source. ``letter``: A (reliable) to E (unreliable), F (cannot be
    judged). ``why``: their reason, where they gave one."""

    name: str
    letter: str = "F"
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says one statement in the end.

    ``keys``: what it is known by: a party, an agency, a cluster of copies. Two voices that share a
    key are not independent. ``kind``: party, person, organisation, outlet or unknown. ``camp``:
    the side that speaks ("Islamic State", "news media"). ``publisher``: in whose pages it stands;
    ``page``: what the report that carries it is known by, which its copies share. ``accepted_by``:
    the person who looked at the statement and accepted it as read right, where one did.
    """

    statement: str
    document: str
    keys: frozenset[str]
    name: str
    kind: str
    camp: str
    publisher: str
    page: frozenset[str]
    letter: str = "F"
    accepted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """One independent source of some statements: it has one vote, however often it is repeated.

    ``name`` is the one that most of its statements have. ``letter`` is the best grade of those who
    speak. ``statements``, ``documents`` and ``publishers`` are sorted.
    """

    name: str
    kind: str
    camp: str
    letter: str
    keys: tuple[str, ...]
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """How surely one root was read aright: the best of its rules that is graded, unless a person
    accepted one of its statements as read right.

    ``rule`` is that rule, or the most judged one where none is graded; ``precision``, its counts.
    ``value`` in [0, 1]; None while ungraded. ``accepted_by``: who accepted, the names joined.
    """

    root: Root
    rule: str
    precision: Precision
    value: float | None
    accepted_by: str | None = None

    def words(self) -> str:
        """What the value rests on."""
        if self.accepted_by:
            return f"accepted by {self.accepted_by}"
        return f"{self.rule} {self.precision.correct}/{self.precision.judged}"


@dataclass(frozen=True, slots=True)
class Backing:
    """Who stands behind some statements, whatever they weigh: the independent roots, in the order
    of their names, and the number of independent ``reports`` that carry them."""

    roots: tuple[Root, ...]
    reports: int

    @property
    def sources(self) -> int:
        """How many of the roots reached the record by reports of their own: five copies are one."""
        return min(len(self.roots), self.reports)


@dataclass(frozen=True, slots=True)
class Belief:
    """How far the record bears out what some statements say, with all that it was made from.

    ``value`` in [0, .95]; None (ungraded) where any vote is ungraded, and ``missing`` names the
    rules that lack judgements. ``letter`` is the best grade among the roots for it; ``digit``, 1
    (confirmed) to 6 (cannot be judged), comes of the independent roots for and against alone.
    ``reports``: independent reports that carry the roots for it; several roots in one report are
    not corroborated by another.
    """

    value: float | None
    letter: str
    digit: int
    support: tuple[Vote, ...]
    denials: tuple[Vote, ...]
    missing: tuple[str, ...]
    reports: int = 0

    @property
    def corroborating(self) -> int:
        """How many roots for it reached the record by reports of their own."""
        return min(len(self.support), self.reports)

    @property
    def code(self) -> str:
        """The Admiralty code, such as "B2"."""
        return f"{self.letter}{self.digit}"

    def words(self) -> str:
        """The belief in one sentence that names its ingredients."""
        return " ".join((self._number(), self.who()))

    def _number(self) -> str:
        if self.value is None:
            rules = ", ".join(
                f"{rule} ({_judged(rule, (*self.support, *self.denials))})" for rule in self.missing
            )
            return f"Belief {UNGRADED}: too little is judged of {rules or 'any rule'};"
        votes = (*self.support, *self.denials)
        judged = dict.fromkeys(each.words() for each in votes if not each.accepted_by)
        parts = [f"rules judged right: {', '.join(judged)}"] if judged else []
        parts += dict.fromkeys(each.words() for each in votes if each.accepted_by)
        return f"Belief {self.value:.2f} ({'; '.join(parts)});"

    def who(self) -> str:
        """The independent roots for and against by name, and the Admiralty code."""
        roots = _number_of(len(self.support), "independent root")
        named = ", ".join(vote.root.name for vote in self.support) or "nobody"
        denied = (
            f"denied by {', '.join(vote.root.name for vote in self.denials)}"
            if self.denials
            else "no denial in the record"
        )
        shared = f", all in {_number_of(self.reports, 'report')}" if self._is_shared() else ""
        return f"{roots} ({named}){shared}, {denied}; graded {self.code}."

    def _is_shared(self) -> bool:
        return len(self.support) > self.reports > 0


def _judged(rule: str, votes: tuple[Vote, ...]) -> str:
    """How many extractions of a rule were judged."""
    known = next((vote.precision.judged for vote in votes if vote.rule == rule), 0)
    return f"{known} judged"


def _number_of(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
