"""How many were killed, hurt or carried off: against the whole keys of the MUC-3/4 reports.

A key says of each human target how many it is and what became of it. A toll of the keys is right if
a statement of ours about the same people (a word of the key's stands in our words for them, or they
are those that ours were resolved to) says the same effect with the same number. "Exact" is exact:
6 is not "at least 6"; where the key says only that there were several, so must we.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.muc4 import Filler, Key, keys, plain, reports
from bench.reader import statements_of
from bench.task import Result, Settings, Task
from holdfast.model import ActorMention, Quantity, Statement
from holdfast.model import Mention as Words

KINDS = {
    "violence.killing": "killed",
    "violence.injury": "injured",
    "violence.abduction": "abducted",
    "violence.detention": "abducted",  # the keys have no word of their own for it
    "release": "abducted",
}
EFFECTS = {"DEATH": "killed", "INJURY": "injured"}
NEUTRAL = frozenset({"-", "REGAINED FREEDOM", "NO INJURY", "NO INJURY OR DEATH", "NO DEATH"})
SEVERAL = "PLURAL"
HAPPENED = frozenset({"fact", "reported", "claimed"})
# Words that name nobody in particular: sharing one of them is not being the same people.
EMPTY = frozenset({
    "of", "in", "and", "at", "by", "for", "from", "on", "with", "who", "were", "was", "other",
    "others", "more", "than", "least", "about", "approximately", "several", "many",
})  # fmt: skip
# Those who are only counted, or named by what became of them: "67 dead and 40 wounded".
PERSONS = dict.fromkeys(
    (
        "people", "persons", "individuals", "individual", "dead", "deaths", "wounded", "injured",
        "victims", "casualties", "fatalities", "hostages",
    ),
    "person",
)  # fmt: skip
# Several persons in one word.
COLLECTIVE = frozenset({"crew", "police", "family", "staff"})
# What else counts those of an effect: who is held hostage may be counted as captured.
COUNTS = {"abducted": frozenset({"abducted", "captured"})}
NUMERALS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "twenty", "thirty", "dozen", "dozens", "hundreds", "thousands",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gold:
    """One toll of the keys: the effect, the numbers that are right, and the words for them."""

    effect: str
    numbers: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Read:
    """One toll of ours."""

    effect: str
    number: str
    words: frozenset[str]


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench tolls`` runs it."""
    gold = tolls_of_keys(sets["muc4"])
    verdicts: Counter[str] = Counter()
    by_effect: dict[str, Counter[str]] = {}
    for report in reports(sets["muc4"], settings):
        if not gold.get(report.name):
            continue
        read = list(tolls_read(statements_of(report.text).statements))
        for toll in gold[report.name]:
            found = verdict(toll, read)
            verdicts[found] += 1
            by_effect.setdefault(toll.effect, Counter())[found] += 1
    total = verdicts.total()
    return Result(
        score=round(verdicts["right"] / max(1, total), 4),
        n=total,
        parts={
            "by effect": {
                effect: round(counts["right"] / counts.total(), 4)
                for effect, counts in sorted(by_effect.items())
            }
        },
        errors={kind: count for kind, count in verdicts.items() if kind != "right"},
    )


def tolls_of_keys(folder: Path) -> dict[str, list[Gold]]:
    """The tolls of each report; what is optional in the keys is not asked for."""
    found: dict[str, list[Gold]] = {}
    for key in keys(folder):
        known = found.setdefault(key.report, [])
        for toll in tolls_of_key(key):
            if not any(same(toll, other) for other in known):
                known.append(toll)
    return found


def same(left: Gold, right: Gold) -> bool:
    """Whether two templates tell the same toll."""
    shared = bool(left.words & right.words)
    return left.effect == right.effect and bool(left.numbers & right.numbers) and shared


def tolls_of_key(key: Key) -> Iterator[Gold]:
    """What became of each human target of one template, where the key says how many."""
    effects = key.fillers("HUM TGT: EFFECT OF INCIDENT")
    numbers = key.fillers("HUM TGT: NUMBER")
    for at, number in enumerate(numbers):
        if number.optional or not number.targets:
            continue
        own = [each for each in effects if each.targets == number.targets]
        beside = sum(each.targets == number.targets for each in numbers[:at])
        several = sum(each.targets == number.targets for each in numbers) > 1
        told = own[beside : beside + 1] if several else own
        for effect in told or [Filler(("-",), (), False)]:
            kind = effect_of(effect, key.incident)
            if kind and not effect.optional:
                words = words_in(" ".join(number.targets))
                yield Gold(kind, frozenset(map(tidy, number.values)), words)


def effect_of(filler: Filler, incident: str) -> str:
    """Our word for an effect; a kidnapping without another effect is an abduction."""
    for value in filler.values:
        if value in EFFECTS:
            return EFFECTS[value]
    taken = incident.startswith("KIDNAPPING") and set(filler.values) <= NEUTRAL
    return "abducted" if taken else ""


def tidy(number: str) -> str:
    """ "23 -" → "23-"; "~100" stays."""
    return number.replace(" ", "")


def tolls_read(statements: tuple[Statement, ...]) -> Iterator[Read]:
    """The tolls that our statements tell, one for each victim and number."""
    for statement in statements:
        kind = KINDS.get(statement.type)
        if kind is None or statement.polarity == "-":
            continue
        # Whose release is planned or asked for is held.
        if statement.mood not in HAPPENED and statement.type != "release":
            continue
        victims = statement.roles.get("victim", ())
        fitting = COUNTS.get(kind, frozenset({kind})) | {"people", "fighters"}
        counts = [each for each in statement.numbers if each.what in fitting]
        for victim in victims:
            own = [each for each in counts if belongs(each, victim)]
            words = words_of(victim)
            for count in own:
                yield Read(kind, written(count), words | words_in(count.side or ""))
            if not own and not plain(victim.text).isdigit():
                yield Read(kind, unnumbered(victim), words)
        for count in counts:
            if not any(belongs(count, victim) for victim in victims):
                yield Read(kind, written(count), words_in(count.side or count.text))


def belongs(count: Quantity, victim: Words) -> bool:
    """Whether a number counts the victim: it stands in, or right before, the words for them."""
    start, end = victim.start or 0, victim.end or 0
    if count.side_start is not None and count.side_end is not None:
        return count.side_start < end and start < count.side_end
    return start <= count.start < end


def words_of(victim: Words) -> frozenset[str]:
    """The words of a victim, its name, and what a pronoun stands for."""
    known = [victim.text, victim.name or ""]
    if victim.antecedent is not None:
        known.append(victim.antecedent.quote)
    return words_in(" ".join(known))


def words_in(text: str) -> frozenset[str]:
    """Words as the keys are compared by: singular; those who are only counted are persons."""
    words = {PERSONS.get(each, each) for each in plain(text).split()} - EMPTY
    words = {each for each in words if not each.isdigit() and each not in NUMERALS}
    return frozenset(each.removesuffix("s") for each in words) or frozenset({"person"})


def written(count: Quantity) -> str:
    """A number as the keys write it."""
    if count.rule == "bound.about" and count.best is not None:
        return f"~{count.best:g}"
    if count.best is not None:
        return f"{count.best:g}"
    if count.rule in {"number.plural", "number.vague"} or count.low is None:
        return SEVERAL if count.high is None else f"-{count.high:g}"
    return f"{count.low:g}-" if count.high is None else f"{count.low:g}-{count.high:g}"


def unnumbered(victim: Words) -> str:
    """One person, or several without a number."""
    plural = isinstance(victim, ActorMention) and victim.plural
    last = plain(victim.text).split()[-1:] or [""]
    if last[0] in COLLECTIVE:
        return SEVERAL
    named = isinstance(victim, ActorMention) and victim.category in {"person", "officials"}
    if not named and (plural or last[0].endswith(("s", "people", "men", "children"))):
        return SEVERAL
    return SEVERAL if plural else "1"


def verdict(gold: Gold, read: list[Read]) -> str:
    """ "right", or the kind of error."""
    kin = [each for each in read if each.words & gold.words]
    alike = [each for each in kin if each.effect == gold.effect]
    if any(each.number in gold.numbers for each in alike):
        return "right"
    if alike:
        return "the people and the effect are read, with another number"
    if kin:
        return "the people are read, with another effect"
    effect = [each for each in read if each.effect == gold.effect]
    if any(each.number in gold.numbers for each in effect):
        return "the number and the effect are read, of people in other words"
    return "nothing is read of them"


TASK = Task("tolls", ("muc4",), "exact share of tolls", run)
