"""What must not leave the record: private people, exact sensitive sites, positions of the day.

The rules are ``rules/care.yaml``. Each redaction is logged by row, column and rule, without what
was taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

from holdfast.control import bounds
from holdfast.model import ActorMention, Argument, Mention, PlaceMention, Source, Statement
from holdfast.yaml_data import load_yaml

PERSON = "a person"
COARSE, FLOOR = 1, 2  # decimals of a degree
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Redaction:
    """One thing left out or blurred: where, and by which rule."""

    row: str
    column: str
    rule: str


@dataclass(slots=True)
class Care:
    """How an export is made harmless.

    ``today`` is the day of the export and ``delay_days`` how old a position must be to be told;
    ``today`` None exports every day (a record of the past, with no clock).
    """

    today: date | None = None
    delay_days: int = 14
    log: list[Redaction] = field(default_factory=list)
    # Document → words of it that do not leave, and what stands for them.
    hidden: dict[str, dict[str, str]] = field(default_factory=dict)

    def held_back(self, row: str, kind: str, day: date | None) -> bool:
        """Whether what is told of that day is too fresh to export; logged where it is."""
        if self.today is None or not kind.startswith(current_types()):
            return False
        fresh = day is None or day > self.today - timedelta(days=self.delay_days)
        if fresh:
            self.log.append(Redaction(row, "*", "care.delay"))
        return fresh

    def prepare(self, statements: Iterable[Statement]) -> None:
        """Learn, document by document, what is to be taken out of every quote of it."""
        for statement in statements:
            words = self.hidden.setdefault(statement.document, {})
            words |= dict.fromkeys(private_names(statement), PERSON)
            for mention in mentions_of(statement):
                if is_sensitive(mention):
                    words[mention.text] = bare(mention.text)

    def words(self, statement: Statement, text: str) -> str:
        """Words of the document with nobody's name and no site's in them."""
        hidden = self.hidden.get(statement.document, {})
        for each in sorted(hidden, key=lambda name: (-len(name), name)):
            text = text.replace(each, hidden[each])
        return text

    def statement(self, statement: Statement) -> tuple[Statement, str]:
        """The statement with its roles and sides made harmless, and its quote."""
        if any(True for _ in private_names(statement)):
            self.log.append(Redaction(statement.id, "roles, source, quote", "care.private-person"))
        roles = {
            role: tuple(self._mention(statement, role, each) for each in mentions)
            for role, mentions in statement.roles.items()
        }
        shown = replace(
            statement,
            roles=roles,
            attribution=tuple(self._source(statement, each) for each in statement.attribution),
            cause=self._side(statement, statement.cause),
            effect=self._side(statement, statement.effect),
        )
        return shown, self.words(statement, statement.evidence.quote)

    def position(self, place: PlaceMention) -> tuple[float | None, float | None]:
        """Latitude and longitude, no finer than the rules allow."""
        decimals = COARSE if is_sensitive(place) else FLOOR
        if place.latitude is None or place.longitude is None:
            return None, None
        return round(place.latitude, decimals), round(place.longitude, decimals)

    def _mention(self, statement: Statement, role: str, mention: Mention) -> Mention:
        if is_private(mention):
            return replace(mention, text=PERSON, name=None, entity=None, antecedent=None)
        if is_sensitive(mention):
            self.log.append(Redaction(statement.id, role, "care.sensitive-site"))
            return self._blurred(mention)
        text = self.words(statement, mention.text)
        return mention if text == mention.text else replace(mention, text=text, name=None)

    def _side(self, statement: Statement, side: Argument | None) -> Argument | None:
        return None if side is None else replace(side, text=self.words(statement, side.text))

    def _blurred(self, mention: Mention) -> Mention:
        shown = replace(mention, text=generic(mention.text), name=None, entity=None)
        if isinstance(shown, PlaceMention):
            latitude, longitude = self.position(shown)
            return replace(shown, latitude=latitude, longitude=longitude)
        return shown

    def _source(self, statement: Statement, source: Source) -> Source:
        name = None if source.name is None else self.words(statement, source.name)
        return replace(source, source=self.words(statement, source.source), name=name)


def mentions_of(statement: Statement) -> Iterator[Mention]:
    """All mentions of all roles."""
    for mentions in statement.roles.values():
        yield from mentions


def is_private(mention: Mention) -> bool:
    """A named person without an office."""
    if isinstance(mention, ActorMention):
        return mention.category == "person" and bool(mention.name)
    return mention.kind == "person" and has_name(mention.text)


def has_name(text: str) -> bool:
    """Whether the words after the first hold a capital: "farmer Ali Hassan", "Ana Ruiz"."""
    words = text.split()
    return len(words) > 1 and any(word[:1].isupper() for word in words[1:])


def private_names(statement: Statement) -> set[str]:
    """The names to take out of a statement's words."""
    found = {
        name
        for mention in mentions_of(statement)
        if is_private(mention)
        for name in (mention.text, mention.name)
        if name and has_name(name)
    }
    people = (each for each in statement.attribution if each.kind == "person")
    return found | {each.source for each in people if has_name(each.source) and not titled(each)}


def titled(source: Source) -> bool:
    """A source known as an office holder: it has an entity, or words before the name."""
    return source.entity is not None or source.source.split()[0][:1].islower()


def is_sensitive(mention: Mention) -> bool:
    """Whether the words name a place of the kind that is blurred."""
    places = mention.kind in {"place", "object"} or isinstance(mention, PlaceMention)
    return places and sensitive_word(mention.text) is not None


def sensitive_word(text: str) -> str | None:
    """The word that makes a place sensitive, or None."""
    words = [match.group().lower() for match in WORD.finditer(text)]
    if "military" in words or "training" in words:  # a military hospital's grounds are a base
        return None
    known = sensitive_words()
    return next((word for word in words if word in known or word.removesuffix("s") in known), None)


def bare(text: str) -> str:
    """The kind of place alone: "hospital"."""
    word = sensitive_word(text)
    if word is None:
        return text
    return word if word in sensitive_words() else word.removesuffix("s")


def generic(text: str) -> str:
    """The kind of place, in words that name none: "a hospital"."""
    if sensitive_word(text) is None:
        return text
    return f"{'an' if bare(text)[0] in 'aeiou' else 'a'} {bare(text)}"


def day_of(edtf: str | None) -> date | None:
    """The last day that an expression can mean; None for none."""
    try:
        return bounds(edtf).latest if edtf else None
    except ValueError:
        return None


@lru_cache(maxsize=1)
def rules() -> dict[str, dict[str, Any]]:
    """The rules of care by id."""
    text = (files("holdfast") / "rules" / "care.yaml").read_text(encoding="utf-8")
    return {rule["id"]: rule for rule in load_yaml(text)["rules"]}


@lru_cache(maxsize=1)
def sensitive_words() -> frozenset[str]:
    """Nouns of sensitive sites."""
    return frozenset(rules()["care.sensitive-site"]["words"])


@lru_cache(maxsize=1)
def current_types() -> tuple[str, ...]:
    """Types that tell where forces are."""
    return tuple(rules()["care.delay"]["types"])
