"""``holdfast review``: one question at a time, each answer recorded at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import click

from holdfast.commands.deciding import correction_of, decision_words
from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import say, visible
from holdfast.ledger import Ledger, Proposal, Question
from holdfast.ledger.location import Location
from holdfast.model import Decision, Document, Statement, Verb
from holdfast.record import names

CONTEXT = 240  # characters of text on each side of the words
READ = "read against its words"
ONE = "  Is this what the words say?"
TWO = "  Are these two the same happening?"
KEYS = {
    "a": "accept",
    "r": "reject",
    "c": "correct",
    "s": "same",
    "d": "different",
    "k": "skip",
    "u": "undo",
    "q": "stop",
}
END = "q"


class Ended(Exception):
    """There is nobody left to answer."""


@dataclass(slots=True)
class Review:
    """A sitting: the questions, where it is, and what was decided in it."""

    ledger: Ledger
    by: str
    questions: list[Question]
    documents: dict[str, Document]
    at: int = 0
    # Where it was asked, and what was decided there.
    made: list[tuple[int, tuple[Decision, ...]]] = field(default_factory=list)

    def run(self) -> None:
        """Ask until there is no question left or the person stops."""
        while self.at < len(self.questions):
            self.show()
            key = ask_key()
            if key == END:
                return
            try:
                self.answer(KEYS.get(key, ""))
            except ValueError as error:
                say(visible(f"{error}. Nothing was recorded."))

    def show(self) -> None:
        """The question with its words."""
        question = self.questions[self.at]
        write_line(f"\n{self.at + 1} of {len(self.questions)}: {question.why}", bold=True)
        for statement in question.statements:
            write_statement(statement, self.documents[statement.document])
        write_line(ONE if len(question.statements) == 1 else TWO)

    def answer(self, verb: str) -> None:
        """Do what the key stands for. Raises ``ValueError`` for what cannot be recorded."""
        actions: dict[str, Callable[[], None]] = {
            "accept": lambda: self.decide("accept", lambda: READ),
            "reject": lambda: self.decide("reject", ask_reason),
            "same": lambda: self.compare("same"),
            "different": lambda: self.compare("different"),
            "correct": self.correct,
            "skip": self.skip,
            "undo": self.undo,
        }
        actions.get(verb, write_help)()

    def decide(self, verb: Verb, why: Callable[[], str]) -> None:
        """Accept or reject the one statement that is asked about."""
        if len(self.asked()) > 1:
            raise ValueError("of two, say whether they are the same or different")
        self.record(self.ledger.decide(verb, self.asked(), by=self.by, reason=why()))

    def compare(self, verb: Verb) -> None:
        """Say of two that they are one happening or not; the second is asked for where it is not
        shown."""
        targets = list(self.asked())
        if len(targets) == 1:
            other = ask(f"{verb} as which statement? (the start of its id)")
            targets.append(self.ledger.identify(other, verb))
        reason = ask_reason() if verb == "different" else READ
        self.record(self.ledger.decide(verb, targets, by=self.by, reason=reason))

    def correct(self) -> None:
        """Change fields of what is asked about."""
        if len(self.asked()) > 1:
            raise ValueError("one statement can be corrected at a time; skip to where it is alone")
        words = ask("which FIELD=VALUE? (mood=reported; time=2015-05-17; place=unknown …)")
        corrections = [correction_of(each) for each in words.split(";")]
        reason = ask_reason()
        self.record(
            *self.ledger.decide_all(
                [Proposal("correct", self.asked(), self.by, reason, each) for each in corrections]
            )
        )

    def skip(self) -> None:
        """Leave it undecided: it is asked again next time."""
        self.at += 1

    def undo(self) -> None:
        """Take the last answer of this sitting back, and ask that question again."""
        if not self.made:
            raise ValueError("nothing was decided in this sitting; see holdfast decisions")
        asked_at, decisions = self.made[-1]
        numbers = [str(each.id) for each in decisions]
        self.ledger.decide("revert", numbers, by=self.by, reason="undone at once")
        self.made.pop()
        self.at = asked_at
        say(visible(f"undone: {'; '.join(map(decision_words, decisions))}"))

    def asked(self) -> tuple[str, ...]:
        """What the question is about."""
        return self.questions[self.at].ids

    def record(self, *decisions: Decision) -> None:
        """Say what was recorded, and go on to the next question."""
        self.made.append((self.at, decisions))
        self.at += 1
        for each in decisions:
            say(visible(f"decision {each.id}: {decision_words(each)}"))


def review_ledger(path: Location, by: str, type_: str | None) -> int:
    """Ask about what is unsure or decisive."""
    with store_errors(path), open_ledger(path) as ledger:
        asked = [each for each in ledger.questions() if type_ is None or is_of(each, type_)]
        if not asked:
            say("there is nothing to ask: all that matters and is unsure has been decided.")
            return 0
        documents = {each.id: each for each in ledger.documents(every=True)}
        sitting = Review(ledger, by, asked, documents)
        write_help()
        with suppress(Ended):
            sitting.run()
        say(summary(sitting))
    return 0


def summary(sitting: Review) -> str:
    """How far it came."""
    left = len(sitting.questions) - sitting.at
    rest = f"{left} questions left; the same command goes on from here." if left else "That is all."
    return f"{len(sitting.made)} decided. {rest}"


def is_of(question: Question, type_: str) -> bool:
    """Whether all that it is about is of the type or below it."""
    kind = type_.rstrip(".")
    return all(f"{each.type}.".startswith(f"{kind}.") for each in question.statements)


def write_statement(statement: Statement, document: Document) -> None:
    """What was read, and its words where they stand."""
    title = f" · {document.title}" if document.title else ""
    published = f" · {document.published}" if document.published else ""
    write_line(f"  {document.source_id}{title}{published}", dim=True)
    span = statement.evidence
    before = document.text[max(0, span.start - CONTEXT) : span.start]
    after = document.text[span.end : span.end + CONTEXT]
    opening = "…" if span.start > CONTEXT else ""
    ending = "…" if span.end + CONTEXT < len(document.text) else ""
    quote = click.style(f"«{visible(span.quote)}»", bold=True)
    click.echo(f"  {opening}{visible(before)}{quote}{visible(after)}{ending}")
    for name, words in described(statement):
        write_line(f"    {name:<10}{words}")


def described(statement: Statement) -> list[tuple[str, str]]:
    """What was read, field by field; what is not stated is left out."""
    how = statement.mood if statement.polarity == "+" else f"not ({statement.mood})"
    rows: list[tuple[str, str | None]] = [
        ("what", f"{statement.type}, {how}, {statement.commitment}"),
        *((role, names(statement, role)) for role in sorted(statement.roles)),
        ("time", statement.time.edtf if statement.time else None),
        ("source", " → ".join(each.name or each.source for each in statement.attribution)),
        ("number", "; ".join(f"{each.what}: {each.text}" for each in statement.numbers)),
        ("cause", statement.cause.text if statement.cause else None),
        ("effect", statement.effect.text if statement.effect else None),
        ("rule", statement.rule),
        ("id", statement.id),
    ]
    return [(name, words) for name, words in rows if words]


def write_help() -> None:
    """What each key does."""
    write_line("  ".join(f"[{key}] {word}" for key, word in KEYS.items()), dim=True)


def write_line(words: str, *, bold: bool = False, dim: bool = False) -> None:
    """A line, with nothing in it that moves or recolours the terminal."""
    start = "\n" if words.startswith("\n") else ""
    click.echo(start + click.style(visible(words.lstrip("\n")), bold=bold, dim=dim))


def ask_key() -> str:
    """One key from a terminal; elsewhere the first letter of a line."""
    if sys.stdin.isatty():
        click.echo("> ", nl=False)
        key = click.getchar().casefold()
        click.echo(visible(key))
        if key in {"\x03", "\x04", ""}:
            raise Ended
        return key
    return ask("").casefold()[:1]


def ask(question: str) -> str:
    """A line of answer. Raises ``Ended`` at the end of the input."""
    click.echo(f"{question} > " if question else "> ", nl=False)
    line = sys.stdin.readline()
    if not line:
        raise Ended
    return line.strip()


def ask_reason() -> str:
    """Why; without a reason nothing is recorded."""
    reason = ask("why?")
    if not reason:
        raise ValueError("it needs a reason")
    return reason
