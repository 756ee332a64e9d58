"""Who wrote it: "By Jane Doe", "BY JANE DOE AND JOHN ROE", "Jane Doe, Reuters"."""

from __future__ import annotations

import re

from holdfast.intake.dates import MONTHS
from holdfast.intake.vocabulary import agencies, word_set

_PREFIX = re.compile(r"(?:(?:written|story|text|words)\s+)?by:?\s+", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:[|•·]|\s[–—-]\s).*$")
_PLACE = re.compile(r"\s+in\s+\S.*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*;\s*", re.IGNORECASE)
_PARTICLES = word_set("al al- bin bint da de del den der di dos du el ibn la le ter van von")
# Words in capitals that show a line to be a heading or a sentence, not names.
_NOT_NAMES = word_set(
    "a after all an any as at be before but for from had has have he her his if in into is it its "
    "more most no not of on or our over she since so some than that the their then these they "
    "this those time to under until was we were what when where which while who why will with "
    "force sea land air night day morning evening noon dawn dusk "
    "monday tuesday wednesday thursday friday saturday sunday"
) | frozenset(name for name in MONTHS if name not in {"april", "june", "may", "jan"})
_DESKS = frozenset({"staff", "staff writer", "staff reporter", "our correspondent", "agencies"})


def byline_authors(line: str) -> tuple[str, ...] | None:
    """The authors that a byline names; empty for an unnamed desk; None where it is no byline."""
    if len(line) > 160 or line.endswith((".", ":", "?", "!")):
        return None
    prefix = _PREFIX.match(line)
    if prefix is None:
        return _signed(line)
    names = _TAIL.sub("", line[prefix.end() :]).strip()
    found: list[str] = []
    for part in _BETWEEN.split(names):
        person = _PLACE.sub("", part).strip()
        if is_agency(person):
            continue
        if not found and person.lower() in _DESKS:
            return ()
        # After the names come titles and papers ("Jane Doe, Middle East editor").
        if not _is_name(person):
            return tuple(found) or None
        found.append(person)
    return tuple(found) if found or is_agency(names) else None


def is_agency(words: str) -> bool:
    """Whether these words name a news agency we know."""
    return words.strip().lower() in agencies()


def _signed(line: str) -> tuple[str, ...] | None:
    """ "Jane Doe, Reuters": a name and a known agency."""
    name, _, agency = line.rpartition(",")
    if name and is_agency(agency) and _is_name(name.strip()):
        return (name.strip(),)
    return None


def _is_name(words: str) -> bool:
    """Two to five words with capitals, particles aside, none of them a word of a sentence."""
    parts = words.split()
    if not 2 <= len(parts) <= 5 or not parts[0][0].isupper():
        return False
    return all(_is_name_word(part) for part in parts)


def _is_name_word(part: str) -> bool:
    plain = part.lower().rstrip(".")
    if plain in _NOT_NAMES or any(c.isdigit() for c in part):
        return False
    letters = part.replace("-", "").replace("'", "").replace("’", "").rstrip(".")
    return letters.isalpha() and (part[0].isupper() or plain in _PARTICLES or plain[:3] == "al-")
