"""The index of all that is looked for in a text: names, countries and nouns, by their first key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from holdfast.gazetteer import load_gazetteer
from holdfast.gazetteer.nationalities import nationalities
from holdfast.reading.actors.keys import alias_pieces
from holdfast.reading.actors.records import (
    Actor,
    actors,
    country_codes,
    state_actor,
    states,
    vocabulary,
    vocabulary_list,
)
from holdfast.yaml_data import load_yaml

EntryKind = Literal["name", "acronym", "country", "noun", "deed", "people"]
NounClass = Literal[
    "body",
    "officials",
    "fighters",
    "dependent",
    "apart",
    "civilians",
    "people",
    "organisations",
    "media",
]
SHORT = 3


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can head an actor. ``office`` for the bodies of a state; ``general``: it takes a
    more special office from the noun before it."""

    word: str
    noun_class: NounClass
    category: str
    office: str | None = None
    general: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to look for. ``words``: as written, for the kinds and cases that need it."""

    kind: EntryKind
    keys: tuple[str, ...]
    words: tuple[str, ...]
    candidates: tuple[Actor, ...] = ()
    country: str | None = None
    adjective: bool = False
    plural: bool = False
    noun: Noun | None = None
    deed: str = ""  # armed, political, belongings
    plain: bool = False
    support: bool = False


@dataclass(slots=True)
class Lexicon:
    """Entries by first key, longest first; ``nouns`` by their words for direct questions."""

    index: dict[str, list[Entry]] = field(default_factory=dict)
    nouns: dict[str, Noun] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Put an entry under its first key; the same name of another actor joins it."""
        shelf = self.index.setdefault(entry.keys[0], [])
        for place, known in enumerate(shelf):
            if known.keys == entry.keys and known.words == entry.words and known.kind == entry.kind:
                joined = tuple(dict.fromkeys((*known.candidates, *entry.candidates)))
                support = known.support or entry.support
                shelf[place] = replace(known, candidates=joined, support=support)
                return
        shelf.append(entry)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The index, built once per process."""
    built = Lexicon()
    for actor in actors():
        _add_names(built, actor)
    for actor in _state_actors():
        _add_names(built, actor)
    _add_countries(built)
    _add_nouns(built)
    for shelf in built.index.values():
        shelf.sort(key=lambda entry: (-len(entry.keys), _ORDER[entry.kind], entry.words))
    return built


_ORDER = {"acronym": 0, "name": 1, "country": 2, "people": 3, "noun": 4, "deed": 5}


def _add_names(built: Lexicon, actor: Actor) -> None:
    for alias in actor.aliases:
        pieces = alias_pieces(alias)
        words = tuple(pieces.texts)
        if (
            len(words) > 1
            and words[-1].lower() in vocabulary_list("small_tails")
            and not actor.common
        ):
            words = (*words[:-1], words[-1].lower())
        built.add(
            Entry(
                "name",
                tuple(pieces.keys),
                words,
                (actor,),
                plain=actor.plain,
                support=actor.common,
            )
        )
    for acronym in actor.acronyms:
        pieces = alias_pieces(acronym)
        letters = sum(each.isalnum() for each in acronym)
        built.add(
            Entry(
                "acronym",
                tuple(pieces.keys),
                tuple(pieces.texts),
                (actor,),
                support=not actor.known and (letters <= SHORT or actor.common),
            )
        )


def _state_actors() -> list[Actor]:
    """Proper names of states' bodies, their seats and their heads."""
    found: list[Actor] = []
    for code, state in states().items():
        seats = [(name, "government") for name in state.get("seats", ())]
        for name, office in (*seats, *state.get("bodies", {}).items()):
            short = name.replace(".", "").isupper() and " " not in name
            known = len(name) > SHORT or name in vocabulary_list("famous")
            generic = name in vocabulary_list("generic_bodies")
            actor = replace(state_actor(code, office), known=known, common=generic)
            found.append(
                replace(actor, acronyms=(name,)) if short else replace(actor, aliases=(name,))
            )
        for leader in state.get("leaders", ()):
            found.append(_leader(code, leader))
    return found


def _leader(code: str, leader: dict[str, Any]) -> Actor:
    names = (leader["name"], *((leader["last"],) if "last" in leader else ()))
    return Actor(
        entity=None,
        name=leader["name"],
        category="officials",
        countries=(code,),
        since=leader.get("from"),
        until=leader.get("until"),
        part_of=tuple(each for each in (state_actor(code, "government").entity,) if each),
        aliases=names,
        person=True,
    )


def _add_countries(built: Lexicon) -> None:
    table = _country_table()
    gazetteer = load_gazetteer()
    for code in country_codes():
        entry = table.get(code, {})
        place = gazetteer.country(code)
        names = [*([place.name] if place else []), *entry.get("names", ()), *entry.get("cased", ())]
        for name in dict.fromkeys(names):
            _add_words(built, "country", name, country=code)
    for word, code in nationalities().items():
        spelled = " ".join(part[:1].upper() + part[1:] for part in word.split())
        _add_words(
            built, "country", spelled, country=code, adjective=True, plural=spelled.endswith("s")
        )
    for word in vocabulary()["peoples"]:
        _add_words(built, "people", word)


def _country_table() -> dict[str, dict[str, Any]]:
    from importlib import resources

    text = (resources.files("holdfast.gazetteer") / "data" / "countries.yaml").read_text("utf-8")
    table: dict[str, dict[str, Any]] = load_yaml(text)
    return table


def _add_words(built: Lexicon, kind: EntryKind, words: str, **facts: Any) -> None:
    pieces = alias_pieces(words)
    if pieces.keys:
        keys = tuple(pieces.keys)
        built.add(Entry(kind, keys, tuple(pieces.texts), **facts))


def _add_nouns(built: Lexicon) -> None:
    for noun in _nouns():
        if noun.word in built.nouns:
            continue
        built.nouns[noun.word] = noun
        _add_words(built, "noun", noun.word, noun=noun, plural=noun.plural)
    for name in ("armed", "political", "belongings"):
        for word in vocabulary()["deeds"][name]:
            for form in dict.fromkeys((word, plural_of(word))):
                _add_words(built, "deed", form, deed=name)


def _nouns() -> list[Noun]:
    """Every noun of the vocabulary in both numbers; the first class that has a word keeps it."""
    table = vocabulary()
    found: list[Noun] = []
    for office, group in table["bodies"].items():
        category = table["offices"][office]["category"]
        general = frozenset(group.get("general", ()))
        for word, plural in _forms(group):
            found.append(Noun(word, "body", category, office, word in general, plural))
    classes: list[tuple[NounClass, str, dict[str, Any]]] = [
        ("officials", "officials", table["officials"]),
        ("media", "media", table["media"]),
        ("organisations", "organisation", table["organisations"]),
        ("civilians", "civilians", table["civilians"]),
        ("apart", "armed-group", {"nouns": table["apart"]["groups"]}),
        ("apart", "unknown", {"nouns": table["apart"]["persons"]}),
    ]
    for category, group in table["fighters"].items():
        classes.append(("fighters", category, group))
    classes.append(("people", "unknown", table["people"]))
    classes.append(("dependent", "armed-group", table["dependent"]))
    for noun_class, category, group in classes:
        for word, plural in _forms(group):
            found.append(Noun(word, noun_class, category, plural=plural))
    return found


def _forms(group: dict[str, Any]) -> list[tuple[str, bool]]:
    forms: list[tuple[str, bool]] = []
    for word in group.get("nouns", ()):
        forms.append((word, False))
        forms.append((plural_of(word), True))
    forms.extend((word, True) for word in group.get("plural", ()))
    return forms


_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people"}


def plural_of(phrase: str) -> str:
    """The plural of an English noun phrase; of its first noun in "secretary of state".

    >>> plural_of("gunman"), plural_of("ministry"), plural_of("army"), plural_of("chief of staff")
    ('gunmen', 'ministries', 'armies', 'chiefs of staff')
    """
    head, of, rest = phrase.partition(" of ")
    start, blank, word = head.rpartition(" ")
    return f"{start}{blank}{_plural_word(word)}{of}{rest}"


def _plural_word(word: str) -> str:
    for ending, plural in _IRREGULAR.items():
        if word == ending or (ending in {"man", "woman", "child"} and word.endswith(ending)):
            return word.removesuffix(ending) + plural
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"
