"""Three reports in a ledger, for the tests of decisions, and all that a ledger shows of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from holdfast.ledger import Ledger
from holdfast.model import DocumentReading, Statement
from holdfast.serial import statement_id

from .build import LATER_RUN, Received, reading, received

RAMADI = received("IS took Ramadi on Sunday.", "ramadi.txt", published="2015-05-18")
AGAIN = received("Ramadi fell as IS came in.", "again.txt", published="2015-05-18")
PALMYRA = received("IS took Palmyra. Syria lost Palmyra.", "palmyra.txt", published="2015-05-21")
REPORTS = (
    (RAMADI, ("IS", "Ramadi", "2015-05-17")),
    (AGAIN, ("IS", "Ramadi", "2015-05-17")),
    (PALMYRA, ("IS", "Palmyra", "2015-05-20")),
    (PALMYRA, ("Syria", "Palmyra", None)),
)


def fill(ledger: Ledger) -> list[Statement]:
    """Three reports, two of them of one happening; the statements by document and place in it."""
    for intake in (RAMADI, AGAIN, PALMYRA):
        found = [told for each, told in REPORTS if each is intake]
        ledger.add(intake, reading(intake, *found))  # type: ignore[arg-type]
    return ledger.statements()


def of(statements: list[Statement], intake: Received) -> list[Statement]:
    return [each for each in statements if each.document == intake.document.id]


def read_anew(ledger: Ledger, *statements: Statement, intake: Received = RAMADI) -> list[Statement]:
    """A later run reads these from the document; each gets the id that its content has."""
    made = [replace(each, run=LATER_RUN.id) for each in statements]
    made = [replace(each, id=statement_id(each)) for each in made]
    found = DocumentReading(intake.document, tuple(made), run=LATER_RUN)
    assert ledger.add(intake, found)  # type: ignore[arg-type]
    return made


def states(ledger: Ledger) -> list[str]:
    return [each.state for each in ledger.judged()]


def groups(ledger: Ledger) -> list[tuple[str, ...]]:
    return [each.statements for each in ledger.incidents()]


def everything(ledger: Ledger) -> tuple[Any, ...]:
    linked = (ledger.incidents(), ledger.copies(), ledger.links(), ledger.document_links())
    return ledger.control(), ledger.statements(), ledger.accepted_by(), linked


def seen(ledger: Ledger) -> tuple[str, bytes]:
    """All that a ledger shows, as bytes: the same before and after its views are made anew."""
    shown = everything(ledger)
    views = ledger.rebuild()
    assert everything(ledger) == shown
    return views, repr(shown).encode()
