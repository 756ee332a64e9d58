"""How often a time is read right: against the dates marked in the GUM corpus.

    python -m bench.times [FOLDER] [--errors] [--raw]

GUM marks 895 dates in ``XML=<date when=… from=… to=… notBefore=… notAfter=…>``. Trees and
sentences are gold; the text is laid out by its paragraphs; a second figure is from raw text with
our own parser. A date counts as right if some mention that overlaps it covers the same days:
exactly, or, for ranges, seven tenths of each other (half where the corpus itself marks "not before"
or "not after"). Where one side is open, the other must be the same year, month or day, as marked.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from spacy.tokens import Doc

from bench.reader import parsed_text
from bench.task import Result, Settings, Task
from holdfast.language.tokens import blank_english
from holdfast.model import Document, TimeMention
from holdfast.reading.context import Reading
from holdfast.reading.times import find_times
from holdfast.reading.times.edtf import SEASON_MONTHS, Bounds, bounds

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "gum"
DEICTIC = re.compile(
    r"(?i)yesterday|today|tomorrow|\b(this|last|next|past)\b|ago|now|present|morning"
)


@dataclass
class Gold:
    """One marked date: tokens [first, last), and its attributes as written."""

    first: int
    last: int
    values: dict[str, str]


@dataclass
class Article:
    """One GUM document: its words, and the dates marked in it."""

    name: str
    created: str
    words: list[str] = field(default_factory=list)
    spaces: list[str] = field(default_factory=list)
    tags: list[tuple[str, str, str]] = field(default_factory=list)  # UPOS, XPOS, lemma
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    dates: list[Gold] = field(default_factory=list)


def articles(folder: Path) -> Iterator[Article]:
    """Every document of the corpus, in name order."""
    for path in sorted(folder.glob("*.conllu")):
        yield read_article(path)


def read_article(path: Path) -> Article:
    """One document; a new paragraph becomes a line break."""
    article = Article(path.stem, "")
    opened: list[tuple[int, str]] = []
    base, fresh, paragraph = 0, True, False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# meta::dateCreated"):
            article.created = line.split(" = ")[1]
        elif line.startswith("# newpar") and article.words:
            paragraph = True
        elif not line:
            base, fresh = len(article.words), True
        columns = line.split("\t")
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        if paragraph:
            article.words.append("\n\n")
            article.spaces.append("")
            article.tags.append(("SPACE", "_SP", "\n\n"))
            article.heads.append(len(article.words) - 2)
            article.relations.append("dep")
            article.starts.append(False)
            paragraph, base = False, len(article.words)
        _add(article, columns, base, fresh)
        fresh = False
        _mark(article, columns[9], opened)
    return article


def _add(article: Article, columns: list[str], base: int, fresh: bool) -> None:
    here = len(article.words)
    article.words.append(columns[1])
    article.spaces.append("" if "SpaceAfter=No" in columns[9] else " ")
    article.tags.append((columns[3], columns[4], columns[2]))
    article.heads.append(base + int(columns[6]) - 1 if columns[6] != "0" else here)
    article.relations.append(columns[7] if columns[6] != "0" else "ROOT")
    article.starts.append(fresh)


def _mark(article: Article, misc: str, opened: list[tuple[int, str]]) -> None:
    written = re.search(r"XML=([^|]*)", misc)
    for tag in re.findall(r"<[^>]*>", written[1] if written else ""):
        if tag.startswith("<date"):
            opened.append((len(article.words) - 1, tag))
        elif tag == "</date>" and opened:
            first, attributes = opened.pop()
            values = dict(re.findall(r'(\w+):::"?([^">]*)"?', attributes))
            values.pop("rend", None)
            article.dates.append(Gold(first, len(article.words), values))


def reading_of(article: Article) -> Reading:
    """The article with its gold trees, as the steps of reading take it."""
    doc = Doc(
        blank_english().vocab,
        words=article.words,
        spaces=[space == " " for space in article.spaces],
        pos=[tag[0] for tag in article.tags],
        tags=[tag[1] for tag in article.tags],
        lemmas=[tag[2] for tag in article.tags],
        heads=article.heads,
        deps=article.relations,
    )
    document = Document(
        id=article.name,
        source_id=article.name,
        text=doc.text,
        raw_sha256="",
        media_type="text/plain",
        cleaner="bench",
        published=article.created or None,
    )
    return Reading(document=document, doc=doc)


def gold_bounds(values: dict[str, str]) -> Bounds:
    """First and last day meant; a year not stated, or one before Christ, gives none."""
    if "when" in values:
        return bounds(as_edtf(values["when"]))
    first = values.get("from") or values.get("notBefore")
    last = values.get("to") or values.get("notAfter")
    return (
        bounds(as_edtf(first))[0] if first else None,
        bounds(as_edtf(last))[1] if last else None,
    )


def as_edtf(value: str) -> str:
    """A date of the corpus in EDTF: "--06" is a month of any year, and "-0508" is 508 BC.

    The corpus counts years before Christ without a year nought, EDTF with one: -0507.
    """
    value = value.partition("T")[0]
    if value.startswith("--"):
        return value.replace("--", "XXXX-", 1)
    if value.startswith("-") and value[1:].isdigit():
        return f"-{int(value[1:]) - 1:04d}"
    return value


def verdict(gold: Gold, place: tuple[int, int], mentions: list[TimeMention], text: str) -> str:
    """ "right", "missed", or what kind of error. ``place``: the date's offsets in the text."""
    near = [each for each in _near(place, mentions) if each.rule != "anchor.event"]
    if not near:
        return "missed"
    if any(_same(gold, each, place) for each in near):
        return "right"
    if all(each.edtf is None for each in near):
        return "undated"
    words = text[place[0] : place[1]]
    if DEICTIC.search(words):
        return "wrong: deictic"
    return "wrong: year" if not re.search(r"\d{4}", words) else "wrong: other"


def _near(place: tuple[int, int], mentions: list[TimeMention]) -> list[TimeMention]:
    start, end = place
    return [each for each in mentions if (each.start or 0) < end and (each.end or 0) > start]


def _same(gold: Gold, mention: TimeMention, place: tuple[int, int]) -> bool:
    """Whether a mention means the days that are marked.

    Of an interval that the words leave open, only the end that they name is marked.
    """
    written = mention.edtf or ""
    if next(iter(gold.values.values()), "").startswith("-"):
        return _same_undated(gold, written)
    wanted, found = gold_bounds(gold.values), bounds(written)
    if mention.relation in {"since", "after"}:
        found = bounds(written.partition("/")[0])
    elif mention.relation in {"until", "before"}:
        found = bounds(written.partition("/")[2])
    if wanted == found and wanted != (None, None):
        return True
    wider = (mention.start or 0) < place[0] or (mention.end or 0) > place[1]
    if wider and wanted[0] and any(wanted == bounds(end) for end in written.split("/")):
        return True  # one end of a range that we read as a whole
    if wider and _within(found, wanted):
        return True  # "the late 1980s", of which the corpus marks "1980s"
    if mention.relation in {"before", "until"} and wanted[1] is not None and found[1] == wanted[1]:
        return True  # "by the end of the year"
    if mention.relation == "after" and wanted[1] is not None and found[0] == wanted[1]:
        return True  # what comes after a stretch begins with its end
    if None in wanted:
        return _same_end(gold, wanted, found)
    if mention.relation == "before" and found[1] is not None and wanted[0] is not None:
        return (wanted[0] - found[1]).days == 1 or _year_before(gold, found)
    return "when" not in gold.values and _overlap(gold, wanted, found)


def _within(found: Bounds, wanted: Bounds) -> bool:
    if found[0] is None or found[1] is None or wanted[0] is None or wanted[1] is None:
        return False
    return wanted[0] <= found[0] and found[1] <= wanted[1]


def _year_before(gold: Gold, found: Bounds) -> bool:
    """ "before 2014" ends with 2013, where the corpus marks 2014."""
    first = gold_bounds(gold.values)[0]
    return first is not None and found[1] is not None and found[1].year == first.year - 1


def _same_undated(gold: Gold, written: str) -> bool:
    """A time of any year, or of a year before Christ: the same words of EDTF at its beginning."""
    value = as_edtf(gold.values.get("when") or gold.values.get("from") or "")
    ends = {_season_month(end.strip("~")) for end in written.split("/")}
    month = value[:7] if value.startswith("XXXX") and "when" not in gold.values else value
    return value in ends or month in ends or any(_in_part(gold, value, end) for end in ends)


def _in_part(gold: Gold, value: str, end: str) -> bool:
    """ "late September" begins within a day of where the corpus lets it begin."""
    if "when" in gold.values or len(value) != 10 or len(end) != 10 or value[:7] != end[:7]:
        return False
    return value.startswith("XXXX") and abs(int(value[8:]) - int(end[8:])) <= 1


def _season_month(part: str) -> str:
    head, _, tail = part.partition("-")
    season = SEASON_MONTHS.get(int(tail)) if head == "XXXX" and tail.isdigit() else None
    return part if season is None else f"XXXX-{season:02d}"


def _same_end(gold: Gold, wanted: Bounds, found: Bounds) -> bool:
    """An interval open on one side: the other must be the same, as finely as it is marked."""
    side = 0 if wanted[1] is None else 1
    here, there = wanted[side], found[side]
    if here is None or there is None:
        return False
    finest = max(len(value) for value in gold.values.values())
    if finest <= len("2014"):
        return here.year == there.year
    if finest <= len("2014-06"):
        return (here.year, here.month) == (there.year, there.month)
    return abs((here - there).days) <= 1


def _overlap(gold: Gold, wanted: Bounds, found: Bounds) -> bool:
    """Ranges must share most of their days; half where the corpus itself says "not before".

    Seven tenths, since the corpus gives a season four months, and EDTF gives it three.
    """
    if wanted[0] is None or wanted[1] is None or found[0] is None or found[1] is None:
        return False
    shared = (min(wanted[1], found[1]) - max(wanted[0], found[0])).days + 1
    least = 0.5 if "notBefore" in gold.values or "notAfter" in gold.values else 0.7
    return shared > 0 and shared >= least * max(_days(wanted), _days(found))


def _days(both: Bounds) -> int:
    return ((both[1] or date.max) - (both[0] or date.min)).days + 1


def measure(folder: Path, raw: bool = False) -> tuple[Counter[str], list[str]]:
    """Verdicts over all gold dates, and a line for each that is not right.

    ``raw``: the text is parsed as users have it parsed, without the corpus's trees.
    """
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for article in articles(folder):
        reading = reading_of(article)
        doc, text = reading.doc, reading.document.text
        if raw:
            reading = Reading(document=reading.document, doc=parsed_text(text))
        mentions = find_times(reading)
        for gold in article.dates:
            last = doc[gold.last - 1]
            place = (doc[gold.first].idx, last.idx + len(last))
            kind = verdict(gold, place, mentions, text)
            counts[kind] += 1
            if kind != "right":
                found = [(each.text, each.edtf, each.rule) for each in _near(place, mentions)]
                words = text[place[0] : place[1]]
                lines.append(f"{kind}\t{article.name}\t{words}\t{gold.values}\t{found}")
    return counts, lines


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench times`` runs it."""
    counts, _ = measure(sets["gum"])
    from_raw, _ = measure(sets["gum"], raw=True)
    total = sum(counts.values())
    wrong = {kind: count for kind, count in counts.items() if kind != "right"}
    parts = {
        "with the corpus's trees": round(counts["right"] / max(1, total), 4),
        "from raw text with our parser": round(from_raw["right"] / max(1, total), 4),
    }
    return Result(score=counts["right"] / max(1, total), n=total, parts=parts, errors=wrong)


TASK = Task("times", ("gum",), "value accuracy over all gold dates", run)


def main(arguments: list[str]) -> None:
    """Print the share of right values and the count of each kind of error."""
    places = [each for each in arguments if not each.startswith("--")]
    counts, lines = measure(Path(places[0]) if places else FOLDER, "--raw" in arguments)
    if "--errors" in arguments:
        print("\n".join(lines))
    total = sum(counts.values())
    print(f"dates {total}, right {counts['right'] / total:.3f}")
    for kind, count in counts.most_common():
        print(f"  {kind}: {count}")


if __name__ == "__main__":
    main(sys.argv[1:])
