"""Who says it in the end, and which of those voices are independent of each other.

Copies of one report are one voice, and so are reports that cite one agency, and a party that is
quoted by ten papers. Independence must be known: documents that do not tell where they come from
count as one. What a report says itself, or puts into the mouth of somebody unnamed, is the
report's own voice: two unnamed sources cannot be told apart. A government and its forces, and a
party and its own outlets, are one side and one voice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlsplit

from holdfast.control.sides import Sides
from holdfast.control.terms import Party
from holdfast.gazetteer.keys import exact_key
from holdfast.gazetteer.nationalities import nationality
from holdfast.intake.vocabulary import agencies
from holdfast.linking.groups import components
from holdfast.linking.terms import CopyCluster
from holdfast.linking.texts import (
    actor_aliases,
    body,
    countries_meant,
    name_keys,
    outlet_key,
    outlet_names,
    without_outlets,
)
from holdfast.model import Document, Source, Statement
from holdfast.reading.actors.records import (
    actors,
    country_codes,
    offices,
    speaks_for,
    state_actor,
)
from holdfast.voices import voice
from holdfast.weighing.grades import LETTERS, Grades, shipped_grades
from holdfast.weighing.terms import Root, Voice

NEWS = frozenset({"agency", "media", "publication"})
NAMELESS = frozenset({"publication", "witness", "unknown", "imagery"})
CAMPS = {"person": "named persons", "organisation": "organisations"}
MEDIA = "news media"
NO_PUBLISHER = "publisher not stated"
NOBODY: Mapping[str, str] = MappingProxyType({})
SHORT = 4  # letters: a shorter outlet is an acronym


@dataclass(frozen=True, slots=True)
class Page:
    """A document as a voice of its own: the keys it shares with its copies and its agency."""

    keys: frozenset[str]
    name: str
    publisher: str
    camp: str


def voices(
    statements: Iterable[Statement],
    documents: Iterable[Document],
    clusters: Iterable[CopyCluster],
    grades: Grades | None = None,
    accepted: Mapping[str, str] = NOBODY,
) -> dict[str, Voice]:
    """Statement id → who says it in the end, for every statement of the documents given.

    ``accepted``: statement id → who looked at it and accepted it as read right.
    """
    known = grades or shipped_grades()
    pages = {}
    of_cluster = {identity: each for each in clusters for identity in each.documents}
    for document in documents:
        pages[document.id] = page_of(document, of_cluster.get(document.id))
    found = {}
    for statement in statements:
        page = pages.get(statement.document)
        if page is not None:
            told = voice_of(statement, page, known)
            found[statement.id] = replace(told, accepted_by=accepted.get(statement.id))
    return found


def page_of(document: Document, cluster: CopyCluster | None) -> Page:
    """The document's own voice: its agency, the outlets it cites, its copies; else its publisher.

    An item that lists its outlets at the end only passes on what they report.
    """
    listed = without_outlets(body(document))[1]
    cited = {each for each in listed if not any(sign.isdigit() for sign in each)}  # "(2009–)"
    if document.dateline and document.dateline.agency:
        cited.add(outlet_key(document.dateline.agency))
    copied = cluster is not None and len(cluster.documents) > 1
    if copied and cluster is not None and cluster.root:
        cited.add(outlet_key(cluster.root))
    if not cited and document.publisher:
        cited.add(outlet_key(document.publisher))
    ranked = sorted(cited, key=lambda each: (each not in outlet_names(), each))
    outlets = [_outlet(_written(each, document)) for each in ranked]
    keys = {each.key for each in outlets}
    if copied and cluster is not None:
        keys.add(f"copies:{cluster.id}")
    host = _host(document)
    if not outlets:
        keys.add(f"host:{host}" if host else NO_PUBLISHER)
    name = " and ".join(dict.fromkeys(each.name for each in outlets))
    return Page(
        keys=frozenset(keys),
        name=name or host or NO_PUBLISHER,
        publisher=document.publisher or host or NO_PUBLISHER,
        camp=outlets[0].camp if outlets else MEDIA,
    )


def _host(document: Document) -> str | None:
    """The site that a document came from, where it came from one."""
    found = urlsplit(document.url or "").hostname
    return found.removeprefix("www.") if found else None


def _written(key: str, document: Document) -> str:
    """The name of an outlet as people write it, from its key."""
    if document.publisher and outlet_key(document.publisher) == key:
        return document.publisher
    return outlet_names().get(key) or (key.upper() if len(key) <= SHORT else key.title())


def voice_of(statement: Statement, page: Page, grades: Grades) -> Voice:
    """Who says one statement: the innermost source that can be told from others.

    What "residents" say is the voice of who passes it on: an agency, an army, or the page itself.
    """
    for source in reversed(statement.attribution):
        spoken = None if source.kind == "publication" else _speaker(source)
        if spoken is not None:
            letter = grades.of(source.entity, spoken.key, spoken.name).letter
            return Voice(
                statement.id, statement.document, frozenset({spoken.key}), spoken.name,
                spoken.kind, spoken.camp, page.publisher, page.keys, letter,
            )  # fmt: skip
    kind = "unknown" if NO_PUBLISHER in page.keys else "outlet"
    letter = grades.of(page.name, page.publisher).letter
    return Voice(
        statement.id, statement.document, page.keys, page.name, kind, page.camp, page.publisher,
        page.keys, letter,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source that can be told from others."""

    key: str
    name: str
    kind: str
    camp: str


def _speaker(source: Source) -> Speaker | None:
    """The source as one that can be told from others; None for residents, officials, "sources"."""
    entity = source.entity or _listed(voice(source))
    if entity is None and source.kind == "government":
        entity = _government(voice(source))
    if entity is not None:
        return _of_entity(entity) or _party(_side(entity), voice(source))
    words = _proper_name(voice(source))
    if words is None or source.kind in NAMELESS:
        return None
    if source.kind in NEWS:
        return _outlet(words)
    kind = "organisation" if source.kind == "organisation" else "person"
    return Speaker(f"said:{exact_key(words)}", words, kind, CAMPS[kind])


def _of_entity(entity: str) -> Speaker | None:
    """A news outlet: itself, or the party that it speaks for; None for what is no outlet."""
    name, category = _records().get(entity, ("", ""))
    if category != "media":
        return None
    owner = speaks_for(entity)
    if owner is not None:
        return _party(_side(owner), name)
    return Speaker(f"outlet:{outlet_key(name)}", name, "outlet", MEDIA)


def _outlet(name: str) -> Speaker:
    """An outlet by its name, as a dateline or a list of outlets has it."""
    known = agencies().get(name.lower()) or outlet_names().get(name) or name
    entity = _listed(known)
    listed = _of_entity(entity) if entity else None
    return listed or Speaker(f"outlet:{outlet_key(known)}", known, "outlet", MEDIA)


def _party(side: str, words: str) -> Speaker:
    """A side of the conflict, an organisation, or a state."""
    name, category = _records().get(side, ("", ""))
    name = name or _composed().get(side) or words
    if category == "organisation":
        return Speaker(side, name, "organisation", CAMPS["organisation"])
    return Speaker(side, name, "party", name)


@lru_cache(maxsize=8192)
def _listed(words: str) -> str | None:
    """The one listed actor of that name."""
    bare = exact_key(words).removeprefix("the ")
    found = actor_aliases().get(bare, ())
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8192)
def _government(words: str) -> str | None:
    """The government that an official's words name ("Turkish President", "Turkey's minister")."""
    codes: set[str] = set()
    for each in words.replace("’", "'").split():
        bare = each.strip(",.").removesuffix("'s")
        if bare[:1].isupper():
            codes |= {nationality(bare) or "", *countries_meant(name_keys(bare))}
    codes.discard("")
    return state_actor(codes.pop(), "government").entity if len(codes) == 1 else None


@lru_cache(maxsize=8192)
def _side(entity: str) -> str:
    """The outermost party that it is part of: a government for its forces."""
    return min(Sides({}).roots((Party(entity, entity, entity),)))


@lru_cache(maxsize=1)
def _records() -> dict[str, tuple[str, str]]:
    """Entity → name and category, of the listed actors."""
    return {each.entity: (each.name, each.category) for each in actors() if each.entity}


@lru_cache(maxsize=1)
def _composed() -> dict[str, str]:
    """Entity → name, of the governments of all states."""
    made = (state_actor(code, office) for code in country_codes() for office in offices())
    return {each.entity: each.name for each in made if each.entity}


def _proper_name(words: str) -> str | None:
    """The capitalised words of a source; None where nothing but its first word has a capital.

    "A resident of Tikrit" names a place and nobody: a name has no plain word before its capitals
    but titles and articles.
    """
    parts = words.replace(",", " ,").split()
    if parts and parts[0].lower() in {"the", "a", "an"}:
        if parts[0].lower() != "the":
            return None
        parts = parts[1:]
    name: list[str] = []
    for part in parts:
        if part == ",":
            break
        if _has_capital(part) or (name and part in {"of", "for", "al", "bin", "ibn", "the"}):
            name.append(part)
        elif name:
            return None
    while name and not _has_capital(name[-1]):
        name.pop()
    return " ".join(name) or None


def _has_capital(word: str) -> bool:
    """Whether it, or a part of it, opens with a capital ("al-Rawi")."""
    return any(part[:1].isupper() for part in word.split("-"))


def independent(told: Iterable[Voice]) -> tuple[Root, ...]:
    """Voices that share any key are one root, through however many others; sorted by name."""
    by_id = {each.statement: each for each in told}
    groups = _sharing({identity: by_id[identity].keys for identity in by_id})
    found = [_root([by_id[identity] for identity in group]) for group in groups]
    return tuple(sorted(found, key=lambda root: (root.name, root.keys)))


def reports(told: Iterable[Voice]) -> int:
    """How many independent reports carry the voices: copies are one."""
    return len(_sharing({each.statement: each.page for each in told}))


def _sharing(keys: Mapping[str, frozenset[str]]) -> list[tuple[str, ...]]:
    """Groups of ids that share any key, through however many others."""
    holders: dict[str, list[str]] = {}
    for identity in sorted(keys):
        for key in keys[identity]:
            holders.setdefault(key, []).append(identity)
    pairs = [(each[0], other) for each in holders.values() for other in each[1:]]
    return components(sorted(keys), pairs)


def _root(group: list[Voice]) -> Root:
    names = Counter(each.name for each in group)
    name = min(names, key=lambda each: (-names[each], each))
    first = min((each for each in group if each.name == name), key=lambda each: each.statement)
    return Root(
        name=name,
        kind=first.kind,
        camp=first.camp,
        letter=best_letter(each.letter for each in group),
        keys=tuple(sorted({key for each in group for key in each.keys})),
        statements=tuple(sorted(each.statement for each in group)),
        documents=tuple(sorted({each.document for each in group})),
        publishers=tuple(sorted({each.publisher for each in group})),
    )


def best_letter(letters: Iterable[str]) -> str:
    """The best of some grades; F where there is none."""
    return min(letters, key=LETTERS.index, default="F")
