"""How a statement's words tell a change: as news, or as one more of its kind (telling.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from holdfast.model import Statement
from holdfast.yaml_data import load_yaml

WORD = re.compile(r"[\w'’-]+|[^\w\s]")
SENTENCE_END = re.compile(r"[.!?]\s|\n")
REACH = 12  # words that a trigger and its verb are apart, at most
POSSESSIVES = ("'s", "’s", "s'", "s’")
NEAR = 6  # words
PERFECT = frozenset({"has", "have"})
PRESENT_BE = frozenset({"is", "are"})


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary: forms of the verbs of change, and the words that decide between tenses."""

    present: frozenset[str]
    gerunds: frozenset[str]
    not_after: frozenset[str]
    links: frozenset[str]
    participles: frozenset[str]
    announce: frozenset[str]
    say: frozenset[str]
    themselves: frozenset[str]
    again: tuple[str, ...]
    past: frozenset[str]
    complete: frozenset[str]
    lasting: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The file, with the forms made."""
    text = resources.files(__package__).joinpath("telling.yaml").read_text(encoding="utf-8")
    table = load_yaml(text)
    bases = [str(each) for each in table["present"]]
    return Words(
        present=frozenset(bases) | {third_person(each) for each in bases},
        gerunds=frozenset(gerund(each) for each in bases),
        not_after=frozenset(table["not_after"]),
        links=frozenset(table["links"]),
        participles=frozenset(table["participles"]),
        announce=frozenset(table["announce"]),
        say=frozenset(table["say"]),
        themselves=frozenset(table["themselves"]),
        again=tuple(table["again"]),
        past=frozenset(table["past"]),
        complete=frozenset(table["complete"]),
        lasting=frozenset(table["lasting"]),
    )


def third_person(base: str) -> str:
    """ "takes", "pushes", "flies"."""
    if base.endswith(("sh", "ch", "ss", "x")):
        return base + "es"
    return base + "s"


def gerund(base: str) -> str:
    """ "taking", "fleeing", "getting", "withdrawing"."""
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    if base in {"get", "win", "overrun", "expel", "transfer"}:
        return base + base[-1] + "ing"
    return base + "ing"


def before_trigger(statement: Statement, text: str) -> list[str]:
    """The words of the trigger's sentence up to and with the trigger, in lower case."""
    trigger = statement.trigger
    if trigger is None:
        return []
    ends = [match.end() for match in SENTENCE_END.finditer(text, 0, trigger.start)]
    start = ends[-1] if ends else 0
    return [each.casefold() for each in WORD.findall(text[start : trigger.end])]


def is_news(statement: Statement, text: str) -> bool:
    """Whether the change is told in the present tense, as what has just happened."""
    said = before_trigger(statement, text)
    verb = verb_at(said)
    if verb is None:
        return False
    form, before = said[verb], said[:verb]
    last = before[-1] if before else ""
    if last.endswith(POSSESSIVES):  # "the city's fall"
        return False
    if form in words().present and last not in words().not_after:
        return True
    if form in words().gerunds and last in {",", "and"}:
        return not any(is_past(each) for each in before)
    if last in PRESENT_BE:
        return is_participle(form)
    return announced(statement, before)


def is_completed(statement: Statement, text: str) -> bool:
    """Whether "in control" tells that somebody's taking of the place is now complete.

    "The army says that it is now in full control of P"; not "still has full control".
    """
    near = {*before_trigger(statement, text)[-NEAR:]}
    return "now" in near and bool(near & words().complete) and not near & words().lasting


def verb_at(said: list[str]) -> int | None:
    """Where the verb of change stands: at the trigger, or before the noun that is the trigger."""
    last = len(said) - 1
    if last < 0 or is_form(said[last]) or is_participle(said[last]):
        return last if last >= 0 else None
    for index in range(last - 1, max(-1, last - 1 - REACH), -1):
        if said[index] not in words().links:
            return index
    return None


def is_form(word: str) -> bool:
    """Whether it is a present form or a participle in -ing of a verb of change."""
    return word in words().present or word in words().gerunds


def is_participle(word: str) -> bool:
    """Whether it may be the past participle of a verb of change."""
    return word in words().participles or (word.endswith("ed") and len(word) > 4)


def announced(statement: Statement, before: list[str]) -> bool:
    """ "X announces that it has captured P", "X says it has": the perfect, and who announces it."""
    near = before[-4:]
    contracted = bool(near) and near[-1] in {"it's", "it’s", "they've", "they’ve"}
    if "had" in near or not (contracted or PERFECT & set(near)):
        return False
    cues = {(each.cue or "").casefold() for each in statement.attribution}
    own = bool(words().themselves & set(near)) and bool(cues & words().say)
    return own or bool(cues & words().announce)


def is_past(word: str) -> bool:
    """Whether it may be a verb in the past tense."""
    return word in words().past or (word.endswith("ed") and len(word) > 4)


def tells_again(statement: Statement, text: str) -> bool:
    """Whether the words say that the party had held the place before ("recaptured", "retook")."""
    said = before_trigger(statement, text)[-3:]
    return any(each.startswith(words().again) for each in said)
