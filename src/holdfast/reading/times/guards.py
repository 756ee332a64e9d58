"""What must hold beside a pattern: "May" the verb, "2014 men", "Bloody Sunday" are not times."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from holdfast.reading.quantities.stream import Stream
from holdfast.reading.times.calendar_guards import (
    ancient,
    every_season,
    hijri,
    jalali,
    named_war,
)
from holdfast.reading.times.lexicon import Classes, grammar
from holdfast.reading.times.patterns import Match
from holdfast.reading.times.surroundings import COUNTING_AFTER, Surroundings, counts_next

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TIME_PREPOSITIONS = frozenset(
    {"in", "since", "until", "till", "by", "during", "before", "after", "through", "throughout"}
    | {"of", "from", "to", "early", "late", "mid", "around", "circa", "between", "year", "for"}
)
SEASON_PREPOSITIONS = frozenset(
    {"in", "during", "by", "until", "since", "through", "before", "after"}
)
COUNTING_BEFORE = frozenset(
    {"least", "than", "nearly", "some", "almost", "approximately", "roughly", "exactly", "only"}
    | {"another", "estimated", "$", "£", "€", "many", "most", "resolution", "flight", "route"}
    | {"highway", "road", "unit", "channel", "number", "no.", "page", "room", "brigade", "article"}
    | {"section", "model", "battalion", "#", "killed", "wounded"}
)
NAMES_BEFORE = frozenset(
    {"bloody", "black", "good", "ash", "super", "palm", "cyber", "holy", "maundy", "every", "each"}
)
NAMES_AFTER = frozenset({"times", "mirror", "telegraph", "mosque", "herald", "express", "school"})
OUTLETS_BEFORE = frozenset({"usa", "india", "russia", "turkey", "pakistan", "africa", "malaysia"})
ENDS = frozenset(".,;:!?)]\"'”’—–")
LONG_UNITS = frozenset({"week", "weekend", "month", "quarter", "year", "decade", "century"})


def passes(match: Match, stream: Stream, classes: list[Classes], doc: Doc) -> bool:
    """Whether the rule's guard lets the match stand."""
    if match.rule.guard is None:
        return True
    return GUARDS[match.rule.guard](Surroundings(match, stream, classes, doc))


def _day(around: Surroundings) -> bool:
    return "year" in around.match.captures or not counts_next(around)


def _month(around: Surroundings) -> bool:
    if not around.single():
        return True
    token = around.token(around.match.start)
    if token is None or token.ent_type_ == "PERSON":
        return False
    if _is_spoken_of(token):
        return True
    before = around.before
    following = around.token(around.match.end)
    if following is not None and following.pos_ == "PROPN" and before in {"of", "by", "to", "for"}:
        return False
    if before in TIME_PREPOSITIONS - {"year"} or before in {"(", "this", "last", "next"}:
        return token.pos_ not in {"VERB", "AUX"} or before not in {"to", "for"}
    if before in {"and", "or", ",", "-", "–", "—", "/"}:
        return _month_near(around, -2)
    if around.after in {"and", "or", "-", "–", "/"} and _month_near(around, 2):
        return True
    if token.dep_ in {"obl:tmod", "nmod:tmod", "obl:unmarked", "nmod:unmarked", "nmod:poss"}:
        return token.pos_ == "PROPN"
    return before in {"the", "a", "an", "'s", "’s", "its", "their"} and token.dep_ in {
        "compound",
        "nmod",
    }


def _is_spoken_of(token: Token) -> bool:
    """ "October is the best month": the subject of what a month can be."""
    if token.dep_ != "nsubj" or token.pos_ != "PROPN":
        return False
    said = token.head
    copula = any(child.dep_ == "cop" for child in said.children)
    return copula and said.lemma_.lower() in {"month", "season", "time"}


def _month_near(around: Surroundings, step: int) -> bool:
    index = around.match.start + step
    return 0 <= index < len(around.stream) and "MONTH" in around.classes[index]


def _year(around: Surroundings) -> bool:
    if not around.single():
        return True
    match, year = around.match, int(around.match.captures["year"])
    before, after = around.before, around.after
    if before in COUNTING_BEFORE or after in COUNTING_AFTER:
        return False
    if around.stream.tight(match.start) and before in {"-", "/", ".", "+"}:
        return False
    if not 1900 <= year < 2100:
        closed = before in {"(", ",", "c.", "ca.", ";", "and"} or after in {")", ",", ":"}
        if before == "or" and "YEAR" in around.classes[match.start - 2]:
            return not counts_next(around)
        # "Operation 1027, which began": the number is of a name.
        numbered = around.stream.texts[max(0, match.start - 1) : match.start]
        named = any(each[:1].isupper() and not _month_near(around, -1) for each in numbered)
        return before in TIME_PREPOSITIONS or (closed and not named and not counts_next(around))
    if counts_next(around):
        determined = before in {"the", "a", "this", "'s", "’s", "its", "their", "since", "in"}
        paired = before in {"and", "or"} and "YEAR" in around.classes[match.start - 2]
        return (determined or paired) and 1950 <= year < 2040
    return True


def _bare_ordinal(around: Surroundings) -> bool:
    if not around.stream.lowers[around.match.end - 1][0].isdigit():
        return False
    if around.before not in {"on", "until", "till", "by", "since", "before", "after"}:
        return False
    following = around.token(around.match.end)
    return following is None or following.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}


def _range(around: Surroundings) -> bool:
    captures = around.match.captures
    first, second = captures["first"], captures["second"]
    if around.has("and") and not around.has("between"):
        return bool(second == first + 1) and not around.has("from")
    if around.has("between") and not around.has("and"):
        return False
    if "weekday" not in around.match.rule.id and "month-range" not in around.match.rule.id:
        return bool(first < second) and not counts_next(around)
    return bool(first != second)


def _year_range(around: Surroundings) -> bool:
    captures = around.match.captures
    first = captures["first"]
    if not 1000 <= first < 2100 or counts_next(around):
        return False
    if "second" in captures:
        if around.has("and") and not around.has("between"):
            return bool(captures["second"] == first + 1 and around.before in TIME_PREPOSITIONS)
        return bool(first < captures["second"] < 2100)
    if "shortyear" in captures:
        return bool(captures["shortyear"] > first % 100)
    return True


def _decade(around: Surroundings) -> bool:
    if around.before in {"his", "her", "their", "my", "your", "its"}:
        return False
    if around.match.captures["decade"] % 100 == 0 and around.match.captures["decade"] < 1000:
        return False
    written = around.stream.lowers[around.match.end - 1]
    if written in {"'s", "’s"}:
        whole = around.match.captures["decade"] % 10 == 0
        return whole and (around.has("the", "early", "late", "mid") or around.before == "the")
    if written[0].isdigit() and len(written) >= 5:
        return True
    return around.has("the", "early", "late", "mid") or around.before in {"'", "’", "the"}


def _bare_season(around: Surroundings) -> bool:
    token = around.token(around.match.end - 1)
    if token is None or token.pos_ in {"VERB", "AUX"} or around.after in {"of", "'s", "’s"}:
        return False
    if around.before not in SEASON_PREPOSITIONS:
        return False
    return (
        around.single()
        or around.has("summer", "autumn", "winter")
        or around.before
        in {
            "in",
            "by",
            "since",
            "until",
            "during",
        }
    )


def _named_season(around: Surroundings) -> bool:
    return around.after != "of"


def _overnight(around: Surroundings) -> bool:
    token = around.token(around.match.end - 1)
    if not around.single() or token is None:
        return True
    if token.dep_ == "amod" or token.pos_ == "ADJ":
        return token.head.lemma_.lower() in event_nouns()
    return True


def _now(around: Surroundings) -> bool:
    return around.after not in {"that", "-"} and around.before not in {"-"}


def _coming(around: Surroundings) -> bool:
    around.match.captures["many"] = around.stream.lowers[around.match.end - 1].endswith("s")
    return True


def _weekday(around: Surroundings) -> bool:
    if around.before in NAMES_BEFORE or around.after in NAMES_AFTER:
        return False
    token = around.token(around.match.start)
    if token is None:
        return False
    short = around.stream.lowers[around.match.start] in {"sun", "sat", "mon", "wed", "fri"}
    if around.single() and short and not around.stream.texts[around.match.start].endswith("."):
        return around.before in {"on", "("}
    return token.ent_type_ not in {"PERSON", "ORG"} or around.before in {"on", "late", "last"}


def _unit(around: Surroundings) -> bool:
    captures = around.match.captures
    if "unit" not in captures:  # "the weekend"
        captures["unit"], captures["which"] = "weekend", "this"
        return around.before in {"over", "throughout", "at", "during", "on", "for", "by"}
    if captures["unit"] not in LONG_UNITS:
        return False
    last = around.stream.lowers[around.match.end - 1]
    if last in {"weeks", "months", "years", "weekends", "decades", "centuries"}:
        return False
    if around.has("-", "'s", "’s"):
        return captures.get("part") in {"end", "start"}
    return around.after not in {"of"} or "part" in captures or captures["unit"] == "year"


def _plural_unit(around: Surroundings) -> bool:
    plural = around.stream.lowers[around.match.end - 1].endswith("s")
    return plural and (around.has("recent") or around.after != "of")


def _duration(around: Surroundings) -> bool:
    captures = around.match.captures
    if captures["unit"] == "quarter":
        return False  # "for a quarter of the price"
    if "number" in captures:
        return around.after not in {"ago", "later", "earlier", "old"}
    return around.stream.lowers[around.match.end - 1].endswith("s")


def _duration_of(around: Surroundings) -> bool:
    captures = around.match.captures
    plural = around.stream.lowers[around.match.end - 2].endswith("s")
    if captures["unit"] == "quarter" or around.before in {"the", "last", "first", "these", "those"}:
        return False
    if around.after == "the":
        return False
    return plural or "number" in captures


def _chain(around: Surroundings) -> bool:
    if around.before == "for" and around.has("after", "before"):
        return False  # "closed for ten days after the attack" is a length of time
    if around.has("on"):
        return around.after in ENDS
    if around.match.end < len(around.stream) and "UNIT" in around.classes[around.match.end]:
        return False  # "day after day"
    number = around.match.captures.get("number")
    if number is None:
        return around.before not in {"the", "that", "every", "each"} and around.has(
            "days", "weeks", "months", "years", "hours", "minutes", "decades"
        )
    return around.after != "than"


def _newspaper(around: Surroundings) -> bool:
    """ "(USA Today)", "Russia Today": an outlet's name."""
    if around.stream.texts[around.match.start] != "Today":
        return True
    return around.before not in OUTLETS_BEFORE


def _named(around: Surroundings) -> bool:
    captures = around.match.captures
    if "partofday" in captures and "unit" not in captures:
        captures["unit"] = "day"
    if captures.get("unit") in {"hour", "minute", None}:
        return False
    return not around.has("days", "weeks", "months", "years", "nights", "decades", "centuries")


def _holiday(around: Surroundings) -> bool:
    token = around.token(around.match.start)
    if token is None or token.ent_type_ == "PERSON" or around.before in {"abu", "mr", "mr."}:
        return False
    following = around.token(around.match.end)
    return around.after != "-" and (following is None or following.pos_ != "PROPN")


def event_nouns() -> frozenset[str]:
    """Nouns that name an event."""
    return frozenset(grammar()["events"])


GUARDS: dict[str, Callable[[Surroundings], bool]] = {
    "day": _day,
    "month": _month,
    "year": _year,
    "bare-ordinal": _bare_ordinal,
    "range": _range,
    "year-range": _year_range,
    "decade": _decade,
    "bare-season": _bare_season,
    "named-season": _named_season,
    "every-season": every_season,
    "named-war": named_war,
    "hijri": hijri,
    "jalali": jalali,
    "ancient": ancient,
    "overnight": _overnight,
    "now": _now,
    "coming": _coming,
    "weekday": _weekday,
    "unit": _unit,
    "plural-unit": _plural_unit,
    "duration": _duration,
    "duration-of": _duration_of,
    "chain": _chain,
    "newspaper": _newspaper,
    "named": _named,
    "holiday": _holiday,
}
