"""One article: fetched, read, added to the ledger; a corrected one takes its older version's place.

Killed between any two steps, the next round ends what was begun: the ledger adds a document once,
and a correction is noted in the state before it is made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from holdfast.batch import attempt, read_one
from holdfast.intake import Intake, IntakeError, IntakeOptions
from holdfast.intake.identity import sha256_hex
from holdfast.intake.inputs import read_fetched
from holdfast.intake.isolation import Workshop
from holdfast.intake.web import Fetched, StatusError
from holdfast.ledger import Ledger
from holdfast.model import Document, Failure, Statement
from holdfast.reading.runs import current_run
from holdfast.watching.differences import differences
from holdfast.watching.messages import failure
from holdfast.watching.rounds import Added, Corrected, Round
from holdfast.watching.schedule import Schedule
from holdfast.watching.state import Article, State
from holdfast.watching.visiting import BUSY, SERVER_ERROR, Disallowed, NotModified, Visitor

BY = "watch"
WHY = "corrected"
# What may be otherwise in an hour; all else is kept in the ledger as a failure at once.
PASSING = {"web-time", "web-unreachable", "web-broken", "address-unknown", "parse-start"}


@dataclass(frozen=True, slots=True)
class Version:
    """A document that the ledger has, and the hash of what its readers see."""

    document: str
    text: str


class Reader:
    """Reads articles into a ledger. ``workshop`` takes pages apart, within the limits of
    ``intake``."""

    def __init__(
        self, ledger: Ledger, state: State, schedule: Schedule, workshop: Workshop
    ) -> None:
        self._ledger = ledger
        self._state = state
        self._schedule = schedule
        self._workshop = workshop

    def read(self, article: Article, visitor: Visitor, intake: IntakeOptions, told: Round) -> None:
        """Fetch and read one article, and say in the round what came of it.

        Raises ``Waits`` where its host is left alone; the article is as it was then.
        """
        name, asked = article.address, (article.etag, article.modified)
        try:
            fetched = visitor.get(name, max_bytes=intake.max_bytes, known=asked)
            found = self._document(article, fetched, intake)
        except NotModified:
            self._unchanged(article, told)
        except Disallowed as refused:
            self._fail(article, failure(name, "robots", host=refused.host), told)
        except IntakeError as error:
            self._fail(article, error.failure(name), told, passing=passes(error))
        else:
            if isinstance(found, Failure):
                self._fail(article, found, told)
            else:
                kept = replace(article, etag=fetched.etag, modified=fetched.modified)
                self._take(kept, found, told)

    def finish(self, article: Article, told: Round) -> None:
        """End a correction that was begun and interrupted.

        Where its new version is not in the ledger, nothing of it was recorded: the article is
        fetched and compared again.
        """
        old = self._ledger.document(article.replaces or "")
        new = self._ledger.document(article.document or "")
        if old is not None and new is not None:
            self._supersede(article, (old, new), read_again(new), told)
            return
        before = replace(article, document=article.replaces, text_sha256=None, due=0)
        before = replace(before, etag=None, modified=None, replaces=None, decided=None)
        self._state.save_article(before)

    def _document(
        self, article: Article, fetched: Fetched, options: IntakeOptions
    ) -> Intake | Failure:
        """The one document of what was fetched, as ``holdfast add`` makes it."""
        found = list(islice(read_fetched(fetched, self._workshop, options), 2))
        if len(found) != 1:
            return failure(article.address, "several")
        made = found[0]
        if isinstance(made, Intake) and made.document.published is None and article.published:
            # The page tells no date of its own: the feed's is the publisher's word as well.
            dated = replace(options, published=article.published)
            [made] = read_fetched(fetched, self._workshop, dated)
        return made

    def _take(self, article: Article, found: Intake, told: Round) -> None:
        """Add what is new: of an address that the ledger has, only another text."""
        now = Version(found.document.id, text_hash(found.document))
        known = self._known(article, found.document)
        if known is not None and known.text == now.text:
            same = replace(article, document=known.document, text_sha256=known.text)
            self._unchanged(same, told)
            return
        kept = replace(article, document=now.document, text_sha256=now.text)
        if known is not None:
            # Noted first: killed after the next step, the next round still knows of it.
            decided = len(self._ledger.decisions())
            kept = replace(kept, replaces=known.document, decided=decided)
            self._state.save_article(kept)
        outcome = read_one(found, lambda each: self._ledger.has_read(each, current_run().id))
        if outcome.failure is not None:
            self._fail(article, outcome.failure, told)
            return
        if outcome.reading is not None:
            self._ledger.add(found, outcome.reading)
        if known is not None:
            old = self._document_of(known.document)
            read = outcome.reading.statements if outcome.reading else read_again(found.document)
            self._supersede(kept, (old, found.document), read, told)
            return
        self._state.save_article(self._schedule.read(kept))
        if outcome.reading is None:
            told.unchanged += 1
            return
        counts = len(outcome.reading.statements), len(outcome.reading.dropped)
        title = found.document.title or article.title or None
        told.added.append(Added(article.address, now.document, title, *counts))

    def _supersede(
        self,
        article: Article,
        versions: tuple[Document, Document],
        after: tuple[Statement, ...],
        told: Round,
    ) -> None:
        """Decide, once, that the new version takes the old one's place."""
        old, new = versions
        targets = (old.id, new.id)
        since = self._ledger.decisions()[article.decided or 0 :]
        if not any(each.verb == "supersede" and each.targets == targets for each in since):
            self._ledger.decide("supersede", targets, by=BY, reason=WHY)
        ended = replace(article, replaces=None, decided=None)
        self._state.save_article(self._schedule.read(ended))
        found = differences(read_again(old), after)
        title = new.title or article.title or None
        told.corrected.append(Corrected(article.address, *targets, title, found))

    def _known(self, article: Article, document: Document) -> Version | None:
        """What the ledger has from that address: through this feed, or added in another way."""
        if article.document is not None:
            text = article.text_sha256 or text_hash(self._document_of(article.document))
            return Version(article.document, text)
        # Two feeds may name one article by two addresses that lead to the same page.
        at = self._ledger.newest_at(document.url) if document.url else None
        return None if at is None else Version(at.id, text_hash(at))

    def _document_of(self, identity: str) -> Document:
        found = self._ledger.document(identity)
        assert found is not None, "documents are never removed"
        return found

    def _unchanged(self, article: Article, told: Round) -> None:
        self._state.save_article(self._schedule.checked(article))
        told.unchanged += 1

    def _fail(
        self, article: Article, problem: Failure, told: Round, *, passing: bool = False
    ) -> None:
        """Try again later, or give it up; the ledger keeps what will not pass by itself."""
        told.failures.append(problem)
        failed = self._schedule.failed(article)
        if article.document is None and (failed.state == "given up" or not passing):
            self._ledger.add_failure(problem)
        self._state.save_article(failed)


def passes(error: IntakeError) -> bool:
    """Whether the fault may be gone in an hour."""
    if isinstance(error, StatusError):
        return error.code in BUSY or error.code >= SERVER_ERROR
    return error.message in PASSING


def read_again(document: Document) -> tuple[Statement, ...]:
    """The statements of a stored document by the rules of today, so that two versions differ in
    their texts alone; none where the reader stops at it."""
    found = attempt(document)
    return () if isinstance(found, Failure) else found.statements


def text_hash(document: Document) -> str:
    """The hash of what a reader sees: title and text, with any white space as one space."""
    seen = [" ".join((document.title or "").split()), " ".join(document.text.split())]
    return sha256_hex("\n".join(seen).encode("utf-8", "surrogatepass"))
