"""What must hold beside seasons of every year, wars, other calendars and years of three figures."""

from __future__ import annotations

from holdfast.reading.times.surroundings import COUNTING_AFTER, Surroundings, counts_next
from holdfast.reading.tree import relation

WAR_PREPOSITIONS = frozenset(
    {"in", "during", "since", "after", "before", "until", "till", "throughout", "of", "following"}
)
ANCIENT_PREPOSITIONS = frozenset(
    {"in", "c.", "ca.", "circa", "about", "around", "by", "until", "since", "after", "(", "year"}
)
ABOUT = frozenset({"c.", "ca.", "circa"})
ERAS = frozenset({"ad", "ce", "bc", "bce"})
RESULTING = frozenset({"result", "end", "culminate"})


def every_season(around: Surroundings) -> bool:
    """A season spoken of in general: in the plural, or the subject of a present tense."""
    token = around.token(around.match.end - 1)
    if token is None or token.ent_type_ == "PERSON":
        return False
    if any(relation(child) in {"compound", "flat"} for child in token.children):
        return False
    if "seasons" in around.match.captures:
        return token.pos_ in {"NOUN", "PROPN"} and token.tag_ in {"NNS", "NNPS"}
    plain = token.lower_ not in {"spring", "fall"} or token.dep_ == "conj"
    first = token.head if token.dep_ == "conj" else token
    if first.dep_ != "nsubj" or (not plain and token == first):
        return False
    return any(
        relation(child) in {"cop", "aux"} and (child.tag_ == "VBZ" or child.lower_ == "can")
        for child in first.head.children
    )


def named_war(around: Surroundings) -> bool:
    """A war is a time only behind a preposition: "a World War II shell" tells no day."""
    token = around.token(around.match.end - 1)
    compound = token is not None and token.dep_ in {"compound", "amod"}
    following = around.token(around.match.end)
    before_noun = following is not None and following.pos_ == "NOUN" and not around.ends_line()
    return around.before in WAR_PREPOSITIONS and not (compound and before_noun)


def hijri(around: Surroundings) -> bool:
    """A year that can be one of the Islamic calendar in our times."""
    return 1300 <= int(around.match.captures["int"]) < 1500


def jalali(around: Surroundings) -> bool:
    """A year that can be one of the Persian calendar in our times, and no man's name."""
    captures = around.match.captures
    token = around.token(around.match.start)
    person = token is not None and token.ent_type_ == "PERSON"
    return 1244 <= int(captures["int"]) < 1473 and not person


def ancient(around: Surroundings) -> bool:
    """A year of three figures: as a time, in a text that shows that it counts so."""
    if counts_next(around) or around.after in COUNTING_AFTER or not _dates_so(around):
        return False
    if int(around.match.captures["year"]) < 1:
        return False
    if not around.single():
        return True
    token = around.token(around.match.start)
    if token is None or (token.dep_ == "nummod" and token.head.i > token.i):
        return False
    if around.after in {"of", "out"}:
        return False  # "in 211 of the cases"
    if token.head.lemma_.lower() in RESULTING:
        return False
    paired = around.before in {"-", "–"} and "ANCIENT" in around.classes[around.match.start - 2]
    return around.before in ANCIENT_PREPOSITIONS or paired


def _dates_so(around: Surroundings) -> bool:
    """Whether the text has a year that can only be one: "c. 347", "AD 370", "the year 211"."""
    known: bool | None = around.doc.user_data.get("dates by years of three figures")
    if known is None:
        known = any(
            ("INT" in found and int(found["INT"]) < 1000 and around.word(index - 1) == "year")
            or (
                "ANCIENT" in found
                and {around.word(index - 1), around.word(index + 1)} & (ERAS | ABOUT)
            )
            for index, found in enumerate(around.classes)
        )
        around.doc.user_data["dates by years of three figures"] = known
    return known
