"""Questions that a record can be asked without a word being read: what reasons are given for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from holdfast.briefing.scope import GAINING, LOSING, Scope
from holdfast.briefing.terms import Options, Question
from holdfast.control.changes import by_side
from holdfast.control.descriptions import description_of
from holdfast.screens.shown import Shown

MOST_EFFECTS = 24
GAIN, LOSS, PLACE = "gain", "loss", "change"


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that reasons may be given for. ``key``: "gain:actor:islamic-state",
    "change:geonames:95788"; ``weight``: how many changes bear on it."""

    key: str
    label: str
    question: Question
    weight: int


def askable(shown: Shown) -> list[Asked]:
    """A party that gains, one that loses, a place that changed hands: those with most changes."""
    found = list(about_parties(shown)) + list(about_places(shown))
    return sorted(found, key=lambda each: (-each.weight, each.key))


def about_parties(shown: Shown) -> list[Asked]:
    """Why a side gains, and why it loses."""
    found = []
    for tally in by_side(shown.places):
        key, name = tally.party.key, tally.party.name
        if key == "unknown":
            continue
        for kind, told in ((GAIN, tally.gained), (LOSS, tally.lost)):
            if told:
                found.append(about_party(kind, (key, name), len(told)))
    return found


def about_party(kind: str, party: tuple[str, str], weight: int) -> Asked:
    """Why one side gains, or loses."""
    key, name = party
    verb = "gaining" if kind == GAIN else "losing"
    be = "are" if is_plural(name) else "is"
    question = Question(
        text=f"Why {be} {name} {verb} ground?",
        kind="why",
        actors=(key,),
        actor_names=(name,),
        types=(min(GAINING if kind == GAIN else LOSING),),
    )
    return Asked(f"{kind}:{key}", f"{name} {be} {verb} ground", question, weight)


def is_plural(name: str) -> bool:
    """Whether it is described as many: "Kurdish forces" and "Rebels", and not "United States"."""
    last = name.rpartition(" ")[2]
    described = last[:1].islower() or description_of(name.casefold()) is not None
    return described and last.endswith("s")


def about_places(shown: Shown) -> list[Asked]:
    """Why a place changed hands."""
    found = []
    for place in shown.places:
        if place.changes and "~" not in place.key:
            question = Question(
                text=f"Why did control of {place.name} change?",
                kind="why",
                places=(place.key,),
                place_names=(place.name,),
                types=(min(GAINING),),
            )
            key = f"{PLACE}:{place.key}"
            label = f"{place.name} changed hands"
            found.append(Asked(key, label, question, len(place.changes)))
    return found


def scope_of(
    shown: Shown, question: Question, since: date | None = None, until: date | None = None
) -> Scope:
    """The question over the record, with what is worked out already."""
    return Scope(question, shown.record, options_of(shown, since, until))


def options_of(shown: Shown, since: date | None, until: date | None) -> Options:
    """The window, with what is worked out already."""
    return Options(since, until, None, shown.places, shown.voices)
