"""Two tellings compared aspect by aspect; each says what speaks for or against one happening.

The scores are set by hand and add up; a link needs ``ENOUGH``. They were chosen so that no single
aspect suffices: kind, place and day alone are not enough where bombings are daily.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

from holdfast.gazetteer.loader import load_gazetteer
from holdfast.linking.kinds import may_be_one
from holdfast.linking.places import best_fit
from holdfast.linking.tellings import Telling
from holdfast.linking.terms import Link, Reason
from holdfast.linking.tolls import MIDDLING, compare_tolls
from holdfast.linking.words import word_list
from holdfast.reading.actors import compatible

ENOUGH = 0.55
SAME_TYPE, SAME_OUTCOME, FITTING_TYPE, OTHER_MEANS = 0.3, 0.2, 0.1, -0.3
# What an attack does, by whatever means.
OUTCOMES = frozenset({"violence.killing", "violence.injury", "destruction"})
PLACE, NAMED_PLACE, SAME_COUNTRY, OTHER_NAMED_PLACE = 0.35, 0.2, 0.08, -0.3
CROWDED_PLACE, CROWDED_NAME, CROWD = 0.2, 0.1, 1_000_000  # weights, people
SAME_DAY, CLOSE_DAYS = 0.2, 0.1
LATER_NEWS = (0.1, 0.1, -0.05, -0.15)  # by the days between two publications
SAME_ACTOR, KIN_ACTOR, OTHER_ACTOR = 0.15, 0.1, -0.3
SAME_SUFFERER = 0.1
WORDS, NEAR_WORDS, OFFICE_NAME, NAMES, PERSON, MOST_OF_NAMES = 0.1, 0.03, 0.05, 0.2, 0.35, 0.6
MOST_WORDS, MOST_SHOWN = 4, 3
NUMBER, SMALL_NUMBER, MOST_OF_NUMBERS = 0.1, 0.05, 0.2
CHANGES = frozenset({"territory.gained", "territory.lost", "territory.transferred"})
# What a government or a people does at home: the country of who does it is where it happens.
AT_HOME = ("governance.", "protest.", "release", "violence.detention")
WEEK = timedelta(days=7)


def compare(one: Telling, other: Telling) -> Link:
    """The link between two tellings, contradictions included; ``links`` tells if it holds."""
    if (
        (one.published, one.id) > (other.published, other.id)
        if (one.published and other.published)
        else one.id > other.id
    ):
        one, other = other, one
    reasons = [
        reason
        for aspect in (of_type, of_place, of_time, of_actors, of_words, of_numbers)
        for reason in aspect(one, other)
    ]
    tolls, relation = compare_tolls(one.tolls, other.tolls)
    reasons.extend(tolls)
    first, second = sorted((one.id, other.id))
    score = round(sum(reason.score for reason in reasons), 4)
    return Link(first, second, relation, score, tuple(reasons))


def contradicts(link: Link) -> bool:
    """Whether any aspect forbids the link."""
    return any(reason.contradiction for reason in link.reasons)


def links(link: Link) -> bool:
    """Whether the reasons suffice and none forbids."""
    return link.score >= ENOUGH and not contradicts(link)


def of_type(one: Telling, other: Telling) -> Iterator[Reason]:
    """Equal types, or types of one kind; every type of one that fits none of the other forbids."""
    means = [sorted(telling.types - OUTCOMES) for telling in (one, other)]
    if all(means) and not any(may_be_one(first, second) for first, second in product(*means)):
        told = f"{_shown(means[0][0])} is not {_shown(means[1][0])}"
        yield Reason("type", OTHER_MEANS, told)
    shared = sorted(one.types & other.types, key=lambda each: (each in OUTCOMES, each))
    if shared:
        score = SAME_OUTCOME if shared[0] in OUTCOMES else SAME_TYPE
        yield Reason("type", score, f"both tell of {_shown(shared[0])}")
        return
    for first in sorted(one.types):
        for second in sorted(other.types):
            if may_be_one(first, second):
                yield Reason("type", FITTING_TYPE, f"{_shown(first)} and {_shown(second)} fit")
                return
    yield Reason("type", 0.0, "of different kinds", contradiction=True)


def _shown(type_name: str) -> str:
    return type_name.replace(".", ": ").replace("-", " ")


def of_place(one: Telling, other: Telling) -> Iterator[Reason]:
    """The closest pair of places; an unknown place says nothing."""
    if not one.places or not other.places:
        yield from of_named_places(one, other)
        return
    fit = best_fit(one.places, other.places)
    if fit is None:
        named = f"{_names(one)} is not {_names(other)}"
        yield Reason("place", 0.0, named, contradiction=True)
    else:
        weight = CROWDED_PLACE if _is_crowded(one) and _is_crowded(other) else PLACE
        yield Reason("place", round(weight * fit[0], 3), fit[1])


def _is_crowded(telling: Telling) -> bool:
    """Whether it only names cities where such things are in the news every day."""
    return all((place.population or 0) >= CROWD for place in telling.places)


def of_named_places(one: Telling, other: Telling) -> Iterator[Reason]:
    """Where the reading takes no place for one of them: what their sentences name."""
    gazetteer = load_gazetteer()
    shared = one.scene.places & other.scene.places
    if shared:
        place = min(map(gazetteer.place, shared), key=lambda each: (each.population, each.index))
        crowded = place.population >= CROWD
        weight = CROWDED_NAME if crowded else NAMED_PLACE
        yield Reason("place", weight, f"both reports name {place.name}")
        return
    if both := sorted(one.countries & other.countries):
        yield Reason("place", SAME_COUNTRY, f"both reports name {both[0]}")
        return
    first, second = where(one), where(other)
    if first and second and not first & second:
        told = f"{', '.join(sorted(first))} and {', '.join(sorted(second))}"
        yield Reason("place", OTHER_NAMED_PLACE, f"the reports name other countries: {told}")
    elif one.scene.places and other.scene.places:
        named = " and ".join(gazetteer.place(min(each.scene.places)).name for each in (one, other))
        yield Reason("place", OTHER_NAMED_PLACE, f"the reports name other places: {named}")


def where(telling: Telling) -> frozenset[str]:
    """The countries that it can be in: those of its places, or named not only as somebody's."""
    at_home = bool(telling.places) or any(each.startswith(AT_HOME) for each in telling.types)
    return telling.countries if at_home else telling.countries - telling.scene.homes


def _names(telling: Telling) -> str:
    return ", ".join(sorted({place.name or place.text for place in telling.places}))


def of_time(one: Telling, other: Telling) -> Iterator[Reason]:
    """Days that overlap; days that do not forbid; an unknown day says nothing."""
    first, second = one.days, other.days
    if first.earliest is None or second.earliest is None:
        return
    assert first.latest is not None
    assert second.latest is not None
    if first.latest < second.earliest or second.latest < first.earliest:
        told = f"{first.earliest} to {first.latest}, and {second.earliest} to {second.latest}"
        yield Reason("time", 0.0, told, contradiction=True)
        return
    if first.stated and second.stated:
        if (first.earliest, first.latest) == (second.earliest, second.latest):
            if first.latest - first.earliest < WEEK:
                yield Reason("time", SAME_DAY, f"both on {first.earliest}")
            return
        yield Reason("time", CLOSE_DAYS, f"both can be on {max(first.earliest, second.earliest)}")
        return
    if one.published and other.published and not (first.stated or second.stated):
        lag = abs((one.published - other.published).days)
        score = LATER_NEWS[min(lag, len(LATER_NEWS) - 1)]
        yield Reason("time", score, f"in the news {lag} days apart")
        return
    yield Reason("time", CLOSE_DAYS, "the day stated fits the day of the news")


def of_actors(one: Telling, other: Telling) -> Iterator[Reason]:
    """Who did it, and to whom; an unknown actor says nothing."""
    if one.actors and other.actors:
        shared = sorted(one.actors & other.actors)
        kin = any(compatible(a, b) for a in one.actors for b in other.actors)
        if shared:
            yield Reason("actor", SAME_ACTOR, f"by {shared[0]}")
        elif kin:
            yield Reason("actor", KIN_ACTOR, "the one actor is part of the other")
        elif one.all_known and other.all_known and not _took_together(one, other):
            forbids = bool(one.types & CHANGES and other.types & CHANGES)
            yield Reason("actor", OTHER_ACTOR, "by different actors", contradiction=forbids)
    shared = sorted(one.sufferers & other.sufferers)
    if shared:
        yield Reason("actor", SAME_SUFFERER, f"against {shared[0]}")


def _took_together(one: Telling, other: Telling) -> bool:
    """Whether both tell of what one side lost: allies take a place, and each report names its own.

    That a place is lost twice within the days of one piece of news, to rivals, is rarer by far.
    """
    changes = one.types & other.types & CHANGES
    return bool(changes and one.sufferers & other.sufferers)


def of_words(one: Telling, other: Telling) -> Iterator[Reason]:
    """Words and names that few reports of the kind have."""
    shared = sorted(one.scene.words & other.scene.words)
    if shared:
        score = WORDS * min(MOST_WORDS, len(shared))
        yield Reason("words", round(score, 3), "both have: " + ", ".join(shared[:MOST_WORDS]))
    near = sorted(
        ((one.scene.words | one.scene.around) & (other.scene.words | other.scene.around))
        - {*shared}
    )
    if near:
        score = NEAR_WORDS * min(MOST_WORDS, len(near))
        yield Reason(
            "words", round(score, 3), "beside it both have: " + ", ".join(near[:MOST_WORDS])
        )
    told = frozenset(key for keys in other.scene.names for key in keys)
    names = sorted((keys for keys in one.scene.names if keys & told), key=max)
    if names:
        persons = {max(keys) for keys in names if is_one_person(keys, other.scene.names)}
        score = sum(PERSON if max(keys) in persons else weight_of(keys) for keys in names)
        shown = ", ".join(max(keys) for keys in names[:MOST_SHOWN])
        yield Reason("words", round(min(score, MOST_OF_NAMES), 3), f"both name: {shown}")


def of_numbers(one: Telling, other: Telling) -> Iterator[Reason]:
    """Numbers of both reports besides the tolls that are compared."""
    tolls = {toll.low for each in (one, other) for toll in each.tolls.values()}
    shared = sorted((one.scene.numbers & other.scene.numbers) - tolls, reverse=True)
    if shared:
        score = sum(NUMBER if each >= MIDDLING else SMALL_NUMBER for each in shared)
        shown = ", ".join(f"{each:g}" for each in shared[:MOST_SHOWN])
        yield Reason("words", round(min(score, MOST_OF_NUMBERS), 3), f"both tell of: {shown}")


def weight_of(keys: frozenset[str]) -> float:
    """What a shared name says: little where it is told with a high office."""
    words = {word for key in keys for word in key.split()}
    return NAMES if words.isdisjoint(word_list("offices")) else OFFICE_NAME


def is_one_person(keys: frozenset[str], names: frozenset[frozenset[str]]) -> bool:
    """Whether any of the names is that person's, with a second word that agrees.

    Somebody of no high office, named in full, is seldom in the news of two happenings on one day.
    """
    words = person_words(keys)
    return bool(words) and any(
        other and other[-1] == words[-1] and len({*other} & {*words}) > 1
        for other in map(person_words, names)
    )


def person_words(keys: frozenset[str]) -> list[str]:
    """The words of a name that can be a person's in full; none where it tells an office."""
    plain = (key for key in keys if key[:1] not in "~…" and ":" not in key)
    words = next(plain, "").split()
    if len(words) < 2 or "of" in words or not word_list("offices").isdisjoint(words):
        return []
    return [] if words[-1] in word_list("heads_of_names") else words
