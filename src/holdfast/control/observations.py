"""Statements → observations: what each says about who holds which place, and when."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from holdfast.control.edtf import UNBOUNDED, Bounds, bounds
from holdfast.control.kinship import compatible
from holdfast.control.naming import said_as
from holdfast.control.sides import Profile
from holdfast.control.telling import is_completed, is_news, tells_again
from holdfast.control.terms import Effect, Observation, Party
from holdfast.model import ActorMention, Document, Mention, PlaceMention, Statement

# Nothing planned, denied, conditional or predicted bears on who holds a place.
MOODS = frozenset({"fact", "reported", "claimed"})

# Type → what it says of the parties in which roles. A hand-over is a loss and a gain.
EFFECTS: dict[str, tuple[tuple[Effect, tuple[str, ...]], ...]] = {
    "territory.gained": (("gain", ("actor",)), ("loss", ("loser",))),
    "territory.lost": (("loss", ("actor",)), ("gain", ("gainer",))),
    "territory.held": (("hold", ("actor",)),),
    "territory.contested": (("contest", ("actor", "opponent")),),
    "territory.besieged": (("siege", ("actor",)),),
    "territory.relieved": (("relief", ("actor",)),),
    "territory.withdrawn": (("loss", ("actor",)),),
    "territory.transferred": (("loss", ("actor",)), ("gain", ("recipient",))),
    "control": (("hold", ("actor",)),),
}
AREAS = frozenset({"district", "province", "region", "country"})
THROUGHOUT = frozenset({"hold", "siege"})
LASTING = frozenset({"hold", "absence"})
PRONOUNS = frozenset({
    "he", "her", "him", "i", "it", "its", "our", "ours", "she", "their", "theirs", "them", "they",
    "us", "we", "which", "who", "whose", "you", "your",
})  # fmt: skip
DESCRIPTION_WORDS = frozenset({"the", "a", "an", "this", "that", "its", "their"})
DAY = timedelta(days=1)
# How long before a report the change may have come that it tells in the present tense.
NEWS = timedelta(days=3)
MOMENTS = frozenset({"gain", "loss"})  # what the present tense of news can date: no lasting state


@dataclass(slots=True)
class PlaceRecord:
    """All that was observed of one place, and how it is called."""

    key: str
    mentions: list[PlaceMention] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    profiles: dict[str, Profile] = field(default_factory=dict)  # by party key
    told: dict[str, date] = field(default_factory=dict)  # statement → last day it can be told on
    names: dict[str, Counter[str]] = field(default_factory=dict)  # party key → its names, counted


@dataclass(frozen=True, slots=True)
class Report:
    """What a statement's document adds: when it came out, and its words."""

    published: Bounds
    text: str


NO_REPORT = Report(UNBOUNDED, "")


def observe(
    statements: Iterable[Statement], documents: Iterable[Document]
) -> dict[str, PlaceRecord]:
    """Observations by place key. The order of the input makes no difference to what is found."""
    reports = {
        document.id: Report(published_bounds(document), document.text) for document in documents
    }
    records: dict[str, PlaceRecord] = {}
    for statement in sorted({each.id: each for each in statements}.values(), key=lambda s: s.id):
        if bears_on_control(statement):
            report = reports.get(statement.document, NO_REPORT)
            for place in places_of(statement):
                record = records.setdefault(place_key(place), PlaceRecord(place_key(place)))
                record.mentions.append(place)
                record.observations.extend(observations_of(statement, report))
                if report.published.latest is not None:
                    record.told[statement.id] = report.published.latest
                note_parties(record, statement)
    return records


def bears_on_control(statement: Statement) -> bool:
    """Whether the statement says, as something that is so, who holds a place or not."""
    if statement.kind == "reason" or statement.mood not in MOODS or statement.type not in EFFECTS:
        return False
    # "No longer holds" says something; "did not take" and "was not besieged" change nothing.
    return statement.polarity == "+" or statement.type == "control"


def published_bounds(document: Document) -> Bounds:
    """When the document came out; unbounded where it is not known or not a date."""
    return safe_bounds(document.published)


def safe_bounds(edtf: str | None) -> Bounds:
    """The bounds of an expression; none for what is missing or not EDTF."""
    try:
        return bounds(edtf) if edtf else UNBOUNDED
    except ValueError:
        return UNBOUNDED


def places_of(statement: Statement) -> list[PlaceMention]:
    """The places that are named: several stay several; an unresolved "the city" is none."""
    counted = any(quantity.what == "places" for quantity in statement.numbers)
    found = [
        part_of(mention) if counted else mention
        for mention in statement.roles.get("place", ())
        if isinstance(mention, PlaceMention) and (mention.entity or mention.name or named(mention))
    ]
    return list({place_key(place): place for place in found}.values())


def part_of(place: PlaceMention) -> PlaceMention:
    """ "Two towns in Anbar" is not Anbar."""
    whole = place.precision in AREAS and place.relation == "at"
    return replace(place, relation="part-of") if whole else place


def named(mention: Mention) -> bool:
    """Whether the words are a name and not a description."""
    words = mention.text.split()
    while words and words[0].lower() in DESCRIPTION_WORDS:
        words = words[1:]
    return bool(words) and not words[0][0].islower()


def place_key(place: PlaceMention) -> str:
    """One key for one place; "near P" and "part of P" are not P."""
    base = place.entity
    if base is None:
        words = normal(place.name or place.text)
        base = f"name:{words}" + (f":{place.country}" if place.country else "")
    return base if place.relation == "at" else f"{base}~{place.relation}"


def normal(text: str) -> str:
    """Words compared without case, accents, or the kind and number of spaces."""
    split = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in split if not unicodedata.combining(char))
    return " ".join(bare.split())


def party_key(mention: Mention) -> str:
    """The entity, or the words as said."""
    return mention.entity or f"said:{normal(said_as(mention))}"


def parties_of(statement: Statement, roles: Iterable[str]) -> tuple[Party, ...]:
    """The parties in the roles, sorted by key, each once."""
    claimed = is_claim(statement)
    found = {
        party_key(mention): Party(party_key(mention), said_as(mention), mention.entity, claimed)
        for role in roles
        for mention in statement.roles.get(role, ())
        if not is_bare_pronoun(mention)
    }
    return tuple(found[key] for key in sorted(found))


def is_bare_pronoun(mention: Mention) -> bool:
    """ "It" that stands for nobody known is no party of its own: who gained is unknown."""
    return mention.entity is None and said_as(mention).lower() in PRONOUNS


def is_claim(statement: Statement) -> bool:
    """Whether only a claim says so: read as one, or a party's report of its own success.

    A party that owns to its own loss claims nothing.
    """
    speaker = statement.attribution[-1].entity if statement.attribution else None
    if speaker is not None and any(
        mention.entity and compatible(speaker, mention.entity) for mention in losing(statement)
    ):
        return False
    if statement.mood != "reported" or speaker is None:
        return statement.mood == "claimed"
    return any(
        mention.entity is not None and compatible(speaker, mention.entity)
        for mention in gaining(statement)
    )


def gaining(statement: Statement) -> list[Mention]:
    """Those to whose credit it is: who gains or holds."""
    return in_roles(statement, {"gain", "hold", "relief"})


def losing(statement: Statement) -> list[Mention]:
    """Those who lose the place."""
    return in_roles(statement, {"loss"})


def in_roles(statement: Statement, effects: set[str]) -> list[Mention]:
    """The mentions of which one of the effects is said."""
    return [
        mention
        for effect, roles in EFFECTS[statement.type]
        if effect in effects
        for role in roles
        for mention in statement.roles.get(role, ())
    ]


def note_parties(record: PlaceRecord, statement: Statement) -> None:
    """Remember what the parties are called here, and what is said of them."""
    for role in sorted({role for _, roles in EFFECTS[statement.type] for role in roles}):
        for mention in statement.roles.get(role, ()):
            key = party_key(mention)
            record.names.setdefault(key, Counter())[said_as(mention)] += 1
            if isinstance(mention, ActorMention):
                known = record.profiles.get(key, Profile())
                record.profiles[key] = Profile(
                    min({known.category, mention.category} - {"unknown"}, default="unknown"),
                    min((each for each in (known.country, mention.country) if each), default=None),
                    known.part_of | ({mention.part_of} if mention.part_of else frozenset()),
                )


def observations_of(statement: Statement, report: Report) -> Iterator[Observation]:
    """What the statement says, part by part; a second part that nobody fills says nothing."""
    again = tells_again(statement, report.text)
    for number, (effect, roles) in enumerate(EFFECTS[statement.type]):
        parties = parties_of(statement, roles)
        if parties or number == 0:
            said: Effect = "absence" if statement.polarity == "-" else effect
            for each in dated(statement, said, parties, report.published):
                yield replace(as_news(each, statement, report), again=again and said == "gain")
            if said == "hold" and is_completed(statement, report.text):
                yield from completed(statement, parties, report.published)


def completed(
    statement: Statement, parties: tuple[Party, ...], published: Bounds
) -> Iterator[Observation]:
    """ "Is now in full control": the taking came just before the day of which it is said."""
    stated = safe_bounds(statement.time.edtf if statement.time else None)
    day = stated.latest or published.latest
    if day is not None and (published.latest is None or day <= published.latest):
        yield Observation(
            "gain", parties, day - NEWS, day, is_claim(statement), False, statement.id,
            statement.document, as_news=True,
        )  # fmt: skip


def as_news(observation: Observation, statement: Statement, report: Report) -> Observation:
    """A change without a date that a report tells in the present tense came just before it."""
    day = report.published.latest
    if observation.earliest or observation.latest or observation.effect not in MOMENTS:
        return observation
    if statement.time is not None and statement.time.edtf is not None:
        return observation
    if day is None or day != report.published.earliest or not is_news(statement, report.text):
        return observation
    return replace(observation, earliest=day - NEWS, latest=day, as_news=True)


def dated(
    statement: Statement, effect: Effect, parties: tuple[Party, ...], published: Bounds
) -> Iterator[Observation]:
    """The observation with its days; "since" and "until" of a lasting state tell its edge too."""
    time = statement.time
    claimed = is_claim(statement)
    base = Observation(
        effect, parties, None, None, claimed, False, statement.id, statement.document
    )
    stated = safe_bounds(time.edtf if time else None)
    relation = time.relation if time else "on"
    if effect == "hold" and time is not None and relation in {"since", "until"}:
        edge: Effect = "gain" if relation == "since" else "loss"
        yield within(replace(base, effect=edge), edge_bounds(time.edtf, relation), published)
    if effect in LASTING and (time is None or relation == "since"):
        now = as_of(statement, published)
        yield replace(base, earliest=now.earliest, latest=now.latest, as_of=True)
    elif effect == "siege" and relation == "since" and time is not None:
        yield within(base, edge_bounds(time.edtf, relation), published)
    elif effect in THROUGHOUT and relation == "during" and time is not None and time.edtf:
        for end in time.edtf.split("/"):  # "for six months": from the first day to the last
            yield within(base, safe_bounds(end), published)
    elif effect not in LASTING or relation != "until":
        yield within(base, related(stated, relation), published)


def edge_bounds(edtf: str | None, relation: str) -> Bounds:
    """The end of an interval that "since" or "until" speaks of; the whole of anything else."""
    first, found, last = (edtf or "").partition("/")
    return safe_bounds(last if found and relation == "until" else first)


def as_of(statement: Statement, published: Bounds) -> Bounds:
    """When somebody says "holds": the date of the report inside the report, or the publication."""
    dates = [source.date for source in statement.attribution if source.date]
    return safe_bounds(dates[-1]) if dates else published


def related(stated: Bounds, relation: str) -> Bounds:
    """ "Before May 17" ends the day before; an interval already open at that end stays as it is."""
    if relation == "before" and stated.earliest is not None:
        return Bounds(None, stated.earliest - DAY)
    if relation == "after" and stated.latest is not None and stated.earliest is not None:
        return Bounds(stated.latest + DAY, None)
    if relation == "since":
        return Bounds(stated.earliest, None)
    if relation == "until":
        return Bounds(None, stated.latest)
    return stated


def within(observation: Observation, stated: Bounds, published: Bounds) -> Observation:
    """What is told as having happened, happened no later than the day it was told.

    A time wholly after the publication contradicts it and dates nothing.
    """
    earliest, latest = stated.earliest, stated.latest
    if published.latest is not None and not stated.unknown:
        latest = min(latest or date.max, published.latest)
        if earliest is not None and latest < earliest:
            earliest = latest = None
    return replace(observation, earliest=earliest, latest=latest)
