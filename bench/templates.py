"""Who did it, to whom, to what and with what: against the templates of the MUC-3/4 reports.

Each role of a report holds entities, an entity being the set of its mentions. Ours are put beside
theirs one to one, so that as many as possible agree; ours agrees if all its mentions are mentions
of theirs (CEAF-REE). F1 over all roles and reports. What a template asks for is chosen from the
statements that users get, by ``wanted`` and ``fillings`` below, and by nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scipy.optimize import linear_sum_assignment

from bench.muc4 import ROLES, Entity, Report, plain, reports
from bench.reader import statements_of
from bench.task import Result, Settings, Task
from holdfast.model import ActorMention, DocumentReading, Statement
from holdfast.model import Mention as Words

# Deeds that the task asks for; fighting between forces (clashes, offensives) is outside it.
DEEDS = (
    "violence.killing", "violence.injury", "violence.abduction", "violence.torture",
    "violence.detention", "battle.attack", "bombing.", "strike.", "destruction", "looting",
)  # fmt: skip
# The keys tell what is denied too.
HAPPENED = frozenset({"fact", "reported", "claimed", "attempted", "threatened", "denied"})
# Where one is said to have done it, and in which role.
LAID_TO = {"accusation": "target", "claim": "actor"}
# Who is arrested is not kidnapped, for the keys; who is captured or seized is.
LAWFUL = ("arrest", "detain", "detention", "imprison", "jail", "intern", "apprehen", "incarcerat")
FORCES = frozenset({"military", "armed-group", "militia", "police"})
BODIES = FORCES | {"government", "intelligence", "coalition", "organisation"}
# Words that the keys leave out before a thing, and before people.
COUNTING = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "several", "some", "many", "few", "various", "numerous", "other", "another",
    "approximately", "about", "at", "least", "more", "than", "first", "second", "third",
    "this", "that", "these", "those", "his", "her", "its", "their", "our", "no", "powerful",
    "strong", "dozens", "scores", "hundreds", "of", "only", "last", "nearly", "almost", "over",
    "all", "both", "most",
})  # fmt: skip
POINTING = frozenset({
    "this", "these", "those", "that", "alleged", "other", "another", "some", "no", "all",
    "both", "most", "several", "various", "many", "certain", "our", "their", "same", "presumed",
})  # fmt: skip
# What is not attacked for itself in the keys: streets, areas and people as such …
GROUND = frozenset({
    "street", "avenue", "boulevard", "road", "block", "carrera", "neighborhood",
    "neighborhoods", "area", "areas", "city", "cities", "town", "towns", "village", "villages",
    "country", "state", "front", "zone", "region", "sector", "quarter", "quarters", "corner",
    "bomb", "bombs", "rocket", "rockets", "grenade", "grenades", "explosives", "charge",
    "charges", "people", "place", "places", "position", "positions", "departments", "capital",
    "highway", "launcher", "launchers", "carbines", "rifles", "weapons", "ammunition", "equipment",
    "food",
})  # fmt: skip
# … and what armies fight over.
MILITARY = frozenset({
    "positions", "battalion", "brigade", "brigades", "garrison", "garrisons", "barracks",
    "enemy", "rebel",
})  # fmt: skip
GUARDING = frozenset({"police", "guard", "army", "military", "defense", "forces", "security"})
POSTS = frozenset({
    "headquarters", "post", "posts", "station", "stations", "base", "bases", "installations",
    "camp", "camps", "offices", "house", "checkpoint", "checkpoints", "vehicles",
})  # fmt: skip
BLASTS = frozenset({"explosion", "explosions", "blast", "blasts", "attack"})
# Nouns for those who act for a body, behind its name.
ACTING = frozenset({
    "forces", "force", "units", "unit", "group", "groups", "guerrillas", "guerrilla",
    "terrorists", "terrorist", "members", "member", "rebels", "column", "columns", "command",
    "general", "commandos", "commando", "detachment", "combatants",
    "troops", "soldiers", "elements", "fighters", "insurgents",
    "organization", "militants", "subversives", "men", "urban", "sappers", "band",
})  # fmt: skip
PEOPLE = ACTING - {"forces", "force", "command", "general", "organization", "urban"} | frozenset({
    "soldiers", "soldier", "troops", "policemen", "officers", "officer", "agents",
    "individuals", "persons", "person", "man", "youths", "youth", "people", "traffickers",
    "assassins", "criminals", "gunmen", "squads", "dissidents", "individual", "murderers",
    "killers", "gunman", "assassin", "sniper", "kidnappers", "attackers", "extremists",
    "bandits", "murderer", "hitmen", "students", "woman", "women", "lords", "mercenaries",
    "contras", "patrol", "assailants", "gang", "gangs", "bands", "mafias", "elements",
})  # fmt: skip
RANKS = frozenset({
    "colonel", "col", "captain", "lieutenant", "general", "major", "sergeant", "lt", "gen", "capt",
})  # fmt: skip
OF = frozenset({"of", "from"})
# "Air force", "armed forces": the noun is a part of the name.
NAMED_FORCES = frozenset({"air", "armed", "security"})
MACHINES = frozenset({
    "helicopters", "helicopter", "aircraft", "planes", "plane", "artillery", "infantry",
    "tanks",
})  # fmt: skip
NAMES = {
    "PerpInd": "people who did it",
    "PerpOrg": "bodies that did it",
    "Target": "things attacked",
    "Victim": "named victims",
    "Weapon": "weapons",
}
GROUP = re.compile(r"(?:(?:heavily|unidentified|armed)\s+)?(?:group|band|gang|members?)\s+of\s+$")
NUMBER = re.compile(r"\b(?:two|four|five|eight|nine|ten)\s+$")


@dataclass(frozen=True, slots=True)
class Filling:
    """One mention in one role; ``key`` is the same for mentions of the same entity."""

    role: str
    key: str
    words: str


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench templates`` runs it."""
    right: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    for report in reports(sets["muc4"], settings):
        found = entities(statements_of(report.text))
        for role in ROLES:
            gold, read = report.entities[role], found[role]
            pairs = aligned(gold, read)
            right[role] += len(pairs)
            ours[role] += len(read)
            theirs[role] += len(gold)
            errors.update(kinds_of_error(report, role, read, pairs))
    return Result(
        score=f1(right.total(), ours.total(), theirs.total()),
        n=theirs.total(),
        parts={
            "precision": round(right.total() / max(1, ours.total()), 4),
            "recall": round(right.total() / max(1, theirs.total()), 4),
            "by role": {role: f1(right[role], ours[role], theirs[role]) for role in ROLES},
        },
        errors=errors,
    )


def f1(right: int, ours: int, theirs: int) -> float:
    """Twice the right ones over all that were read and all there are."""
    return round(2 * right / (ours + theirs), 4) if ours + theirs else 0.0


def entities(reading: DocumentReading) -> dict[str, list[Entity]]:
    """What the statements say that the templates ask for, by role, each entity once."""
    by_role: dict[str, dict[str, str]] = {role: {} for role in ROLES}
    asked = [each for each in reading.statements if wanted(each)]
    if asked:  # who is accused did it, for the keys, where there is a deed to be accused of
        asked += [each for each in reading.statements if is_accusation(each)]
    for statement in asked:
        for filling in fillings(statement, reading.document.text):
            known = by_role[filling.role]
            key = next((key for key in known if same(key, filling.key)), filling.key)
            known[key] = max(known.get(key, ""), filling.words, key=len)
    return {
        role: [frozenset({words}) for words in known.values()] for role, known in by_role.items()
    }


def wanted(statement: Statement) -> bool:
    """A deed that happened, was tried or threatened, and not between forces alone."""
    if statement.kind != "event" or statement.polarity == "-" or statement.mood not in HAPPENED:
        return False
    if statement.type == "release":  # those whom armed groups set free had been kidnapped
        doers = statement.roles.get("actor", ())
        return any(getattr(each, "category", "") == "armed-group" for each in doers)
    if not statement.type.startswith(DEEDS) or is_lawful(statement):
        return False
    hit = [
        each for role in ("victim", "target", "object") for each in statement.roles.get(role, ())
    ]
    if not hit:
        return statement.type.startswith(("bombing.", "violence.")) or bool(
            statement.roles.get("weapon")
        )
    return not all(is_force(each) for each in hit)


def is_lawful(statement: Statement) -> bool:
    """An arrest, in its own words."""
    if statement.type != "violence.detention" or statement.trigger is None:
        return False
    return statement.trigger.quote.lower().startswith(LAWFUL)


def is_accusation(statement: Statement) -> bool:
    """Somebody is accused or blamed, of whatever it may be, or says that it was he."""
    return statement.type in LAID_TO and statement.polarity == "+" and statement.mood in HAPPENED


def is_force(mention: Words) -> bool:
    """Soldiers, police, fighters and their posts: fighting for them is left out of the task."""
    if isinstance(mention, ActorMention) and mention.category in FORCES:
        return True
    return is_ground(plain(mention.text))


def is_ground(words: str) -> bool:
    """Whether words for a thing are those of ground or of a military post."""
    head = set(words.partition(" of ")[0].split()[-1:])
    posted = bool(POSTS & head and GUARDING & set(words.split()))
    return posted or bool(GROUND & head or MILITARY & set(words.split()))


def fillings(statement: Statement, text: str) -> Iterator[Filling]:
    """The mentions of a statement, each in the role that the task has for it."""
    if is_accusation(statement):
        for mention in statement.roles.get(LAID_TO[statement.type], ()):
            if mention.kind != "event":  # "condemned the attack"
                yield from perpetrator(mention, text)
        return
    for mention in statement.roles.get("actor", ()):
        yield from perpetrator(mention, text)
    for role in ("victim", "target", "object"):
        for mention in statement.roles.get(role, ()):
            person = person_name(mention)
            if person:
                yield Filling("Victim", person, person)
            elif role != "victim" and is_thing(mention):
                words = without(COUNTING, plain(mention.text))
                if words and not is_ground(words):
                    yield Filling("Target", words, words)
    for mention in statement.roles.get("weapon", ()):
        words = bare_weapon(without(COUNTING, plain(mention.text)))
        if words:
            yield Filling("Weapon", words, words)


def bare_weapon(words: str) -> str:
    """ "Car bomb explosion": the weapon, without what it did; empty for an explosion alone."""
    kept = words.split()
    while kept and kept[-1] in BLASTS:
        kept = kept[:-1]
    return " ".join(kept)


def without(dropped: frozenset[str], words: str) -> str:
    """The words but for those before the first that is not one of the dropped, nor a number."""
    kept = words.split()
    while kept and (kept[0] in dropped or kept[0].isdigit()):
        kept = kept[1:]
    return " ".join(kept)


def perpetrator(mention: Words, text: str) -> Iterator[Filling]:
    """A person or people, or the body that they act for."""
    person = person_name(mention)
    if person:
        yield Filling("PerpInd", person, ranked(mention, person))
        return
    words = without(POINTING, plain(phrase_of(mention, text)))
    kept = words.split()
    if not kept or kept[-1] in MACHINES:
        return
    if not isinstance(mention, ActorMention):
        yield Filling("PerpInd" if kept[-1] in PEOPLE else "PerpOrg", words, words)
        return
    if mention.entity is None and is_member_of(kept) and kept[-1] in PEOPLE:
        yield Filling("PerpInd", words, words)  # "a group of ten hooded men"
        return
    body = without_tail(kept)
    known = mention.entity is not None or is_member_of(kept)
    if known and mention.category in BODIES:
        if body:
            yield Filling("PerpOrg", mention.entity or " ".join(body), " ".join(body))
        if kept[-1] in PEOPLE:
            yield Filling("PerpInd", kept[-1], kept[-1])
        elif kept[0] in PEOPLE and "of" in kept:
            people = words.partition(" from ")[0]
            yield Filling("PerpInd", people, people)
    elif kept[-1] in PEOPLE or mention.category not in BODIES:
        unlisted = mention.rule == "actors.unlisted"
        yield Filling("PerpOrg" if unlisted else "PerpInd", words, words)
    else:
        yield Filling("PerpOrg", words, words)


def phrase_of(mention: Words, text: str) -> str:
    """The mention with the number or the "group of" before it; what a pronoun stands for."""
    if mention.antecedent is not None:
        start, words = mention.antecedent.start, mention.antecedent.quote
    else:
        start, words = mention.start or 0, mention.text
    before = " ".join(text[max(0, start - 40) : start].lower().split()) + " "
    for pattern in (GROUP, NUMBER):
        found = pattern.search(before)
        if found is not None:
            return found[0] + words
    return words


def without_tail(words: list[str]) -> list[str]:
    """The name of a body without the nouns for those who act for it."""
    kept = list(words)
    while kept and kept[-1] in ACTING and not (NAMED_FORCES & set(kept[-2:-1])):
        kept = kept[:-1]
    while kept and kept[0] in ACTING and (OF & set(kept)):
        kept = kept[next(at for at, word in enumerate(kept) if word in OF) + 1 :]
    return kept


def is_member_of(words: list[str]) -> bool:
    """ "Guerrillas of the Northern Front": people, and the body that they are of."""
    return len(words) > 2 and words[0] in ACTING and words[1] in OF


def person_name(mention: Words) -> str:
    """The name of a person, without office; empty for anybody else."""
    named = isinstance(mention, ActorMention) and mention.category in {"person", "officials"}
    return plain(mention.name) if named and mention.name and mention.entity is None else ""


def ranked(mention: Words, name: str) -> str:
    """The name with the military rank right before it, which the keys keep for those who act."""
    words = plain(mention.text).split()
    first = name.split()[0]
    at = words.index(first) if first in words else 0
    return f"{words[at - 1]} {name}" if at and words[at - 1] in RANKS else name


def is_thing(mention: Words) -> bool:
    """A building, a vehicle …, not a town, nor people; an organisation where it is housed."""
    if isinstance(mention, ActorMention):
        return mention.category in {"organisation", "media"} or (
            mention.category in {"unknown", "government"} and mention.rule == "actors.unlisted"
        )
    return mention.kind in {"object", "place"} and not mention.entity


def same(left: str, right: str) -> bool:
    """Whether two keys are of one entity: the words of one are among those of the other."""
    return set(left.split()) <= set(right.split()) or set(right.split()) <= set(left.split())


def aligned(gold: tuple[Entity, ...], read: list[Entity]) -> list[tuple[int, int]]:
    """Pairs (theirs, ours), each used once, as many as can agree."""
    if not gold or not read:
        return []
    agree = [[ours <= theirs for ours in read] for theirs in gold]
    rows, columns = linear_sum_assignment(agree, maximize=True)
    return [
        (int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if agree[row][column]
    ]


def kinds_of_error(
    report: Report, role: str, read: list[Entity], pairs: list[tuple[int, int]]
) -> Iterator[str]:
    """What is wrong, in words."""
    gold, name = report.entities[role], NAMES[role]
    missed = [each for at, each in enumerate(gold) if at not in {left for left, _ in pairs}]
    extra = [each for at, each in enumerate(read) if at not in {right for _, right in pairs}]
    for entity in missed:
        close = any(words_of(entity) & words_of(other) for other in extra)
        yield f"{name} read in other words" if close else f"{name} missed"
    for entity in extra:
        if not any(words_of(entity) & words_of(other) for other in missed):
            yield f"{name} read that the keys do not have"


def words_of(entity: Entity) -> set[str]:
    """All words of an entity's mentions."""
    return {word for mention in entity for word in mention.split()}


TASK = Task("templates", ("muc4",), "CEAF-REE micro F1", run)
