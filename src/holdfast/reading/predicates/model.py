"""What a predicate is: a trigger with its arguments by slot, whatever the construction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Form = Literal["active", "passive", "modifier", "noun"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or an event noun and the heads of its arguments, coordination spread out.

    ``slots`` are deep: ``subject`` is who does it (the by-phrase of a passive), ``object`` whom or
    what it is done to (the subject of a passive). Other names: ``indirect`` (indirect object),
    ``poss``, ``compound``, ``amod``, ``led`` ("US-led"), ``struck`` (what an event noun hits),
    ``aim`` (the object of "an operation *to retake* the town"), ``apposed``, ``named``
    (the name right behind it, "its stronghold *Sirte*"), ``adverb``, ``bearer`` (the subject of a
    verb that is not light: "*came* under attack", "*repelled* an attack"), and
    one for each preposition as written ("in", "out of").
    ``host`` is the verb that carries an event noun ("*launched* an attack"), ``host_slot`` how:
    object, subject or the noun's own preposition. ``case`` is the noun's own preposition.
    """

    token: Token
    form: Form
    slots: Mapping[str, tuple[Token, ...]]
    particles: frozenset[str] = frozenset()
    case: str = ""
    host: Token | None = None
    host_slot: str = ""

    def slot(self, name: str) -> tuple[Token, ...]:
        """The heads that fill a slot, in text order; empty when nothing does."""
        return self.slots.get(name, ())


@dataclass(slots=True)
class Slots:
    """Slots being filled: each keeps its order and holds a token once."""

    found: dict[str, list[Token]] = field(default_factory=dict)

    def add(self, name: str, tokens: list[Token] | tuple[Token, ...]) -> None:
        """Append tokens to a slot, those that it does not hold yet."""
        if not name or not tokens:
            return
        kept = self.found.setdefault(name, [])
        known = {each.i for each in kept}
        kept.extend(each for each in tokens if each.i not in known)

    def merge(self, other: Mapping[str, tuple[Token, ...]], without: frozenset[str]) -> None:
        """Append another predicate's slots, but those named in ``without``."""
        for name, tokens in other.items():
            if name not in without:
                self.add(name, tokens)

    def frozen(self) -> dict[str, tuple[Token, ...]]:
        """What was found, unchangeable."""
        return {name: tuple(tokens) for name, tokens in self.found.items()}
