"""Words for how a party fares on the ground, where what a reason explains is no statement."""

from __future__ import annotations

import re

GAINING = (
    r"(?:re)?gain(?:s|ed|ing)?|w(?:in|ins|on|inning)|initiative|upper hand|breakthroughs?"
    r"|br(?:eak|eaks|oke|oken|eaking) (?:through|the (?:lines?|siege|blockade|deadlock))"
    r"|advanc(?:e|es|ed|ing)|captur(?:e|es|ed|ing)|seiz(?:e|es|ed|ing|ure)"
    r"|overr[au]n(?:s|ning)?|expan(?:d|ds|ded|ding|sion)|gr(?:ow|ows|owing|ew|own|owth)"
    r"|victor(?:y|ies|ious)|success(?:es|ful|fully)?|momentum|surviv(?:e|es|ed|ing|al)"
    r"|resilien(?:t|ce)|re(?:take|takes|took|taken|taking|captured?)|conquer(?:s|ed|ing)?|conquest"
    r"|spread(?:s|ing)?|foothold|t(?:ake|akes|ook|aken|aking) (?:over|back|control)|takeovers?"
)
LOSING = (
    r"los(?:e|es|t|ing|s|ses)|retreat(?:s|ed|ing)?|withdr(?:aw|aws|ew|awn|awing|awals?)|setbacks?"
    r"|ced(?:e|es|ed|ing)|crumbl(?:e|es|ed|ing)|rout(?:ed|s)?|fall(?:s|en|ing)?|fell|collaps(?:e|es|ed|ing)|weaken(?:s|ed|ing)?"
)
NEITHER = r"ground|territor(?:y|ies)|(?<!command and )control(?:s|led|ling)?|defeat(?:s|ed|ing)?"
WORD = re.compile(rf"\b(?:{GAINING}|{LOSING}|{NEITHER})\b", re.IGNORECASE)
GAIN = re.compile(rf"\b(?:{GAINING})\b", re.IGNORECASE)
LOSS = re.compile(rf"\b(?:{LOSING})\b", re.IGNORECASE)
# "Did not fall", "has never taken", "failed to retake": what did not happen is told the other way.
DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|unable to|fail(?:s|ed|ing)? to)|n['’]t)\s+"
    r"(?:(?:yet|be|been|have|fully|able|to)\s+){0,3}$",
    re.IGNORECASE,
)


def tells_of(words: str, direction: str) -> bool:
    """Whether the words speak of how a party fares, and not only of the other way than asked.

    ``direction``: "gained" or "lost". A place whose name begins like such a word is none.
    """
    return WORD.search(words) is not None and not tells_otherwise(words, direction)


def tells_otherwise(words: str, direction: str) -> bool:
    """Whether the words speak of the other way than asked, and of that only."""
    gain = ways(GAIN, words) | {not happened for happened in ways(LOSS, words)}
    return len(gain) == 1 and gain != {direction == "gained"}


def ways(told: re.Pattern[str], words: str) -> set[bool]:
    """Whether what the words tell of happened, or did not, or both."""
    return {DENIED.search(words[: found.start()]) is None for found in told.finditer(words)}
