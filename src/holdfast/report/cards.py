"""A statement in plain words, for the card beside the text."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.briefing.explanation import FACTORS
from holdfast.model import Argument, Mention, PlaceMention, Quantity, Statement, TimeMention
from holdfast.report.words import edtf_words
from holdfast.voices import voice

MOODS = {
    "fact": "told as fact",
    "reported": "reported",
    "claimed": "claimed by a party or an unnamed source",
    "denied": "denied",
    "planned": "planned, not done",
    "attempted": "attempted",
    "threatened": "threatened",
    "conditional": "on a condition",
    "predicted": "predicted",
    "question": "asked",
    "recommended": "called for",
}
UNREAL = frozenset(
    {"denied", "planned", "attempted", "threatened", "conditional", "predicted", "question"}
    | {"recommended"}
)
RELATIONS = {
    "reason.cause": "Cause",
    "reason.enable": "What makes it possible",
    "reason.prevent": "What hinders it",
    "reason.motive": "Motive",
    "reason.goal": "Aim",
    "reason.condition": "Condition",
    "reason.context": "Background",
}
# What each side of a reason is called: what explains, and what is explained.
SIDES = {
    "reason.cause": ("Cause", "Effect"),
    "reason.enable": ("Thanks to", "Possible"),
    "reason.prevent": ("Obstacle", "Hindered"),
    "reason.motive": ("Motive", "Act"),
    "reason.goal": ("Aim", "Act"),
    "reason.condition": ("If", "Then"),
    "reason.context": ("Background", "Of"),
}
# What stands before and after the second part of a type, in a title.
TITLES = {
    "territory": ("Territory ", ""),
    "strike": ("", " strike"),
    "bombing": ("", " bombing"),
    "violence": ("", ""),
    "governance": ("", ""),
    "movement": ("", ""),
    "base": ("Base ", ""),
}
ROLES = ("actor", "source", "target", "recipient", "object", "place", "origin", "destination")


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as shown.

    ``gist``: who, whom, where and when in a line. ``sides``: what explains and what is explained,
    of a reason, as (label, words). ``rows``: (label, words). ``css``: the classes of its span.
    """

    number: int
    id: str
    title: str
    gist: str
    sides: tuple[tuple[str, str], ...]
    told: str
    said_by: str
    rows: tuple[tuple[str, str], ...]
    quote: str
    start: int
    end: int
    rule: str
    confidence: str
    css: str


def card(number: int, statement: Statement) -> Card:
    """The card of one statement."""
    rows = role_rows(statement)
    if statement.time is not None:
        rows.append(("When", when(statement.time)))
    rows.extend(("How many", how_many(each)) for each in statement.numbers)
    said_by = " → ".join(voice(each) for each in statement.attribution) or "the text itself"
    rows += [("How it is told", manner(statement)), ("Said by", said_by)]
    if statement.factor:
        rows.append(("Factor", FACTORS.get(statement.factor, statement.factor)))
    confidence = statement.confidence
    return Card(
        number=number,
        id=statement.id,
        title=title(statement),
        gist=gist(statement),
        sides=sides(statement),
        told=manner(statement),
        said_by=said_by,
        rows=tuple(rows),
        quote=statement.evidence.quote,
        start=statement.evidence.start,
        end=statement.evidence.end,
        rule=statement.rule,
        confidence="ungraded" if confidence is None else f"{confidence:.2f}",
        css=css(statement),
    )


def title(statement: Statement) -> str:
    """The type in words."""
    if statement.kind == "reason":
        return RELATIONS.get(statement.type, statement.type)
    family, _, rest = statement.type.replace("-", " ").partition(".")
    before, after = TITLES.get(family, (f"{family}: ", ""))
    words = f"{before}{rest}{after}" if rest else family
    return words[:1].upper() + words[1:]


def gist(statement: Statement) -> str:
    """Who, whom, where and when; for a reason, what is explained by what."""
    if statement.kind == "reason":
        given = [side for side in (statement.effect, statement.cause) if side is not None]
        return " ← ".join(" ".join(side.text.split()) for side in given)
    names = [short(each) for _, mentions in in_order(statement) for each in mentions]
    day = [edtf_words(statement.time.edtf)] if statement.time and statement.time.edtf else []
    return " · ".join(dict.fromkeys([*names[:4], *day]))


def short(mention: Mention) -> str:
    """The name of what is meant, or the words."""
    return " ".join((mention.name or mention.text).split())


def in_order(statement: Statement) -> list[tuple[str, tuple[Mention, ...]]]:
    """The roles, who did it first, whatever order they were written in."""

    def rank(role: str) -> tuple[int, str]:
        return ROLES.index(role) if role in ROLES else len(ROLES), role

    return sorted(statement.roles.items(), key=lambda each: rank(each[0]))


def role_rows(statement: Statement) -> list[tuple[str, str]]:
    """One row a role."""
    return [
        (role.replace("_", " ").capitalize(), "; ".join(filler(each) for each in mentions))
        for role, mentions in in_order(statement)
    ]


def filler(mention: Mention) -> str:
    """The words, and what they stand for where that says more."""
    words = " ".join(mention.text.split())
    known = mention.name if mention.name and mention.name.casefold() != words.casefold() else None
    shown = f"{words} (= {known})" if known else words
    if isinstance(mention, PlaceMention):
        where = ", ".join(each for each in (mention.country, mention.precision) if each)
        return f"{shown} [{where}]" if where else shown
    if mention.kind == "actor" and mention.entity is None:
        return f"{shown} [as said]"
    return shown


def sides(statement: Statement) -> tuple[tuple[str, str], ...]:
    """What is explained, then what explains it."""
    cause, effect = SIDES.get(statement.type, ("Cause", "Effect"))
    given: tuple[tuple[str, Argument | None], ...] = (
        (effect, statement.effect),
        (cause, statement.cause),
    )
    return tuple((label, " ".join(side.text.split())) for label, side in given if side is not None)


def when(time: TimeMention) -> str:
    """EDTF, the words, and what it was resolved from."""
    return f"{edtf_words(time.edtf)} (“{' '.join(time.text.split())}”; {time.basis})"


def how_many(quantity: Quantity) -> str:
    """What, low, best, high, the side, and the words."""
    bounds = [
        f"{label} {value:g}"
        for label, value in (
            ("at least", quantity.low),
            ("", quantity.best),
            ("at most", quantity.high),
        )
        if value is not None
    ]
    side = f" ({quantity.side})" if quantity.side else ""
    unit = " %" if quantity.unit == "percent" else ""
    told = ", ".join(each.strip() for each in bounds) or "not stated"
    return f"{quantity.what}{side}: {told}{unit} — “{quantity.text}”"


def manner(statement: Statement) -> str:
    """Mood, polarity and commitment in words."""
    words = [MOODS[statement.mood]]
    if statement.polarity == "-":
        words.insert(0, "said NOT to be so")
    if statement.commitment != "certain":
        words.append(statement.commitment)
    return ", ".join(words)


def css(statement: Statement) -> str:
    """Classes: kind and family give the fill, unreal and negated the hatch."""
    classes = [f"k-{statement.kind}", f"f-{statement.type.partition('.')[0]}"]
    if statement.mood in UNREAL or statement.polarity == "-":
        classes.append("unreal")
    return " ".join(classes)
