"""A statement in plain words, for the card beside the text."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.model import Argument, Mention, PlaceMention, Quantity, Statement, TimeMention

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


@dataclass(frozen=True, slots=True)
class Card:
    """One statement as shown: ``rows`` are (label, words); ``css`` the classes of its span."""

    number: int
    id: str
    title: str
    rows: tuple[tuple[str, str], ...]
    quote: str
    start: int
    end: int
    rule: str
    confidence: str
    css: str


def card(number: int, statement: Statement) -> Card:
    """The card of one statement."""
    rows = [*role_rows(statement), *side_rows(statement)]
    if statement.time is not None:
        rows.append(("When", when(statement.time)))
    rows.extend(("How many", how_many(each)) for each in statement.numbers)
    rows.append(("How it is told", manner(statement)))
    rows.append(
        ("Said by", " → ".join(each.source for each in statement.attribution) or "the text")
    )
    if statement.factor:
        rows.append(("Factor", statement.factor.replace("-", " ")))
    confidence = statement.confidence
    return Card(
        number=number,
        id=statement.id,
        title=title(statement),
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
    family, _, rest = statement.type.partition(".")
    words = f"{family}: {rest}" if rest else family
    return words.replace("-", " ").capitalize()


def role_rows(statement: Statement) -> list[tuple[str, str]]:
    """One row a role."""
    return [
        (role.replace("_", " ").capitalize(), "; ".join(filler(each) for each in mentions))
        for role, mentions in statement.roles.items()
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


def side_rows(statement: Statement) -> list[tuple[str, str]]:
    """Both sides of a reason."""
    sides: tuple[tuple[str, Argument | None], ...] = (
        ("Explains", statement.cause),
        ("Is explained", statement.effect),
    )
    return [(label, " ".join(side.text.split())) for label, side in sides if side is not None]


def when(time: TimeMention) -> str:
    """EDTF, the words, and what it was resolved from."""
    return f"{time.edtf or 'not dated'} (“{' '.join(time.text.split())}”; {time.basis})"


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
