"""The line that opens a dispatch: "MOSUL, June 10 (Reuters) –". Read as such, or not at all."""

from __future__ import annotations

import re

from holdfast.intake.dates import CALENDAR_DAY, WEEKDAY, WRITTEN_DATE
from holdfast.intake.vocabulary import agencies, not_places, word_set
from holdfast.model import Dateline

REACH = 160  # a dateline ends within so many characters of the line's start
_SEPARATOR = re.compile(r"\s*(?:—|–|−|--+)\s*|(?<=[)\]])\s*-\s*|\s+-\s+|\s*:\s+|(?<=\))\s+(?=\[)")
_MARKERS = re.compile(r"(?:\[[^\[\]\n]{2,240}\]\s*)+")
_FINAL_GROUP = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]$")
_INNER_GROUP = re.compile(r"\s*\(([^()]{2,40})\)")
_FINAL_DATE = re.compile(rf"(?:^|,\s*|\s)({WRITTEN_DATE}|no date)\.?,?$", re.IGNORECASE)
_CALENDAR = re.compile(CALENDAR_DAY, re.IGNORECASE)
_WEEKDAY = re.compile(rf"(?:{WEEKDAY})", re.IGNORECASE)
_SMALL_WORDS = word_set(
    "al as at da das de del der des di do dos du el en et ez la las le los of "
    "on the ul ur upon und und- y"
)
_LABEL = re.compile(
    r"(?:first\s+)?(?:published|posted|issued|released|date(?:d)?|publication date)"
    r"\s*(?:on|at)?\s*[:\-–]?\s+(?=\S)",
    re.IGNORECASE,
)
_WHOLE_DATE = re.compile(
    rf"(?:{WRITTEN_DATE})(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?"
    r"(?:\s*(?:,|at|[|·•–—-])?\s*[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5}|\([^()]{2,30}\))?)?[.]?",
    re.IGNORECASE,
)


class Head:
    """The words before the separator, taken apart from the right: agency, date, place."""

    def __init__(self, words: str) -> None:
        self.group: str | None = None
        self.date: str | None = None
        self.dated = False
        rest = words.strip()
        if found := _FINAL_GROUP.search(rest):
            self.group, rest = found[1].strip(), rest[: found.start()].rstrip()
        elif "," in rest and rest.rsplit(",", 1)[1].strip().lower() in agencies():
            before, last = rest.rsplit(",", 1)
            self.group, rest = last.strip(), before.rstrip()
        if found := _FINAL_DATE.search(rest):
            self.dated = True
            self.date = None if found[1].lower() == "no date" else found[1]
            rest = rest[: found.start()].rstrip(" ,")
        self.place = rest
        self.city, _, self.region = _INNER_GROUP.sub("", rest).partition(",")

    @property
    def known_agency(self) -> bool:
        """Whether the words in brackets are an agency we know, or several of them."""
        return self.group is not None and all(
            part.strip().lower() in agencies() for part in re.split(r"[/;]", self.group)
        )


def find_dateline(line: str, start: int) -> Dateline | None:
    """The dateline that opens this line (offset ``start`` in the text), or None."""
    for separator in _SEPARATOR.finditer(line, 0, min(len(line), REACH)):
        if separator.start() == 0:
            return None
        end = separator.end()
        if markers := _MARKERS.match(line, end):
            end = markers.end()
        head = Head(line[: separator.start()])
        rest = line[end:]
        if not rest or not _opens_dispatch(head, rest, separator[0]):
            continue
        agency = head.group if head.known_agency or head.dated else None
        place = head.place if agency == head.group else f"{head.place} ({head.group})"
        span_end = start + len(line[:end].rstrip())
        return Dateline(start, span_end, place or None, head.date, agency)
    return _line_of_its_own(line, start)


def _line_of_its_own(line: str, start: int) -> Dateline | None:
    """A dateline with nothing after it: place and agency must both be there."""
    words = line.rstrip(" -–—:")
    if len(words) > REACH // 2:
        return None
    head = Head(words)
    if not head.place or not _is_place_name(head.city) or not (head.known_agency and head.group):
        return None
    if not (head.dated or head.city.isupper()):
        return None
    return Dateline(start, start + len(line), head.place, head.date, head.group)


def date_line(line: str) -> str | None:
    """The date, as written, of a line that holds a date and nothing else, labelled or not."""
    if len(line) > 90:
        return None
    label = _LABEL.match(line)
    stated = line[label.end() :] if label else line
    match = _WHOLE_DATE.fullmatch(stated)
    if match is None or _CALENDAR.search(stated) is None:
        return None
    written = re.match(WRITTEN_DATE, stated, re.IGNORECASE)
    return written[0] if written else None


def _opens_dispatch(head: Head, rest: str, separator: str) -> bool:
    """Whether these words before a dash are a dateline, and not the subject of a sentence."""
    if not head.place:
        return head.date is not None and head.known_agency
    if not _is_place_name(head.city) or len(head.region.split()) > 5 or len(head.region) > 45:
        return False
    region = head.region.strip()
    if region and not all(_is_place_name(part.strip()) for part in region.split(",")):
        return False
    if head.known_agency:
        return True
    calendar_day = head.dated and not (head.date and _WEEKDAY.fullmatch(head.date))
    if calendar_day:
        return head.city.isupper() or head.group is not None or _begins_sentence(rest)
    # "CPP–NPA" is a name with a dash in it: around a dateline's dash there is a space.
    if separator.strip() == ":" or separator == separator.strip():
        return False
    return head.city.isupper() and _stands_out(head, rest)


def _stands_out(head: Head, rest: str) -> bool:
    """A place in capitals, without date or agency, before a sentence that is not in capitals."""
    if head.city.strip() in not_places() or not _begins_sentence(rest):
        return False
    if not any(c.islower() for c in rest):
        return False
    return bool(head.region) or head.dated or sum(map(str.isalpha, head.city)) >= 4


def _begins_sentence(rest: str) -> bool:
    first = rest.lstrip("“\"'‘«([ ")[:1]
    return first.isupper() or first.isdigit()


def _is_place_name(words: str) -> bool:
    """One to six words, no digit, each with a capital or a small linking word."""
    parts = words.replace("/", " ").split()
    if not 1 <= len(parts) <= 6 or any(c.isdigit() or c in '"“”?!;:' for c in words):
        return False
    return parts[0][0].isalpha() and all(
        part[0].isupper() or part.lower() in _SMALL_WORDS or not part[0].isascii() for part in parts
    )
