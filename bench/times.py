"""How often a time is read right: against the dates marked in the GUM corpus.

    python -m bench.times [FOLDER] [--errors]

GUM marks 895 dates in ``XML=<date when=… from=… to=… notBefore=… notAfter=…>``. Trees and
sentences are gold; the text is laid out by its paragraphs. A date counts as right if some mention
that overlaps it covers the same days: exactly, or for vague ranges at least half of each other.
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

from bench.task import Result, Settings, Task
from holdfast.language.tokens import blank_english
from holdfast.model import Document, TimeMention
from holdfast.reading.context import Reading
from holdfast.reading.times import find_times
from holdfast.reading.times.edtf import Bounds, bounds

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
    base, opened, fresh, paragraph = 0, [], True, False
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
    """First and last day meant; a year not stated gives none."""
    if "when" in values:
        return _bounds(values["when"])
    first = values.get("from") or values.get("notBefore")
    last = values.get("to") or values.get("notAfter")
    return (_bounds(first)[0] if first else None, _bounds(last)[1] if last else None)


def _bounds(value: str) -> Bounds:
    value = value.partition("T")[0]
    return bounds(value.replace("--", "XXXX-") if value.startswith("--") else value)


def verdict(gold: Gold, mentions: list[TimeMention], reading: Reading) -> str:
    """ "right", "missed", or what kind of error."""
    doc = reading.doc
    start, end = doc[gold.first].idx, doc[gold.last - 1].idx + len(doc[gold.last - 1])
    near = [each for each in mentions if (each.start or 0) < end and (each.end or 0) > start]
    near = [each for each in near if each.rule != "anchor.event"]
    if not near:
        return "missed"
    if any(_same(gold, each) for each in near):
        return "right"
    if all(each.edtf is None for each in near):
        return "undated"
    words = doc.text[start:end]
    if DEICTIC.search(words):
        return "wrong: deictic"
    return "wrong: year" if not re.search(r"\d{4}", words) else "wrong: other"


def _same(gold: Gold, mention: TimeMention) -> bool:
    wanted, found = gold_bounds(gold.values), bounds(mention.edtf)
    undated = next(iter(gold.values.values()), "").startswith("--")
    if undated:
        return _same_undated(gold, mention)
    if mention.relation in {"since", "after"}:
        found = bounds((mention.edtf or "").partition("/")[0])
    elif mention.relation in {"until", "before"}:
        found = bounds((mention.edtf or "").partition("/")[2])
        if mention.relation == "before" and wanted[0] and found[1]:
            return abs((found[1] - wanted[0]).days) <= 366 or found[1] == wanted[1]
    if wanted == found and wanted != (None, None):
        return True
    if any(wanted == bounds(end) for end in (mention.edtf or "").split("/")) and wanted[0]:
        return True  # one end of a range that we read as a whole
    if "when" in gold.values:
        return False
    return _overlap(wanted, found)


def _same_undated(gold: Gold, mention: TimeMention) -> bool:
    ends = (mention.edtf or "").split("/")
    written = (gold.values.get("when") or gold.values.get("from") or "").removeprefix("--")
    return (mention.edtf or "").startswith("XXXX") and (
        "when" not in gold.values or any(end.endswith(written) for end in ends)
    )


def _overlap(wanted: Bounds, found: Bounds) -> bool:
    """One open side is compared by the other; closed ranges must share half of both."""
    if wanted[0] is None or wanted[1] is None:
        side = 0 if wanted[1] is None else 1
        here, there = wanted[side], found[side]
        return here is not None and there is not None and abs((here - there).days) <= 366
    if found[0] is None or found[1] is None:
        return False
    shared = (min(wanted[1], found[1]) - max(wanted[0], found[0])).days + 1
    return shared > 0 and shared >= 0.5 * max(_days(wanted), _days(found))


def _days(both: Bounds) -> int:
    return ((both[1] or date.max) - (both[0] or date.min)).days + 1


def measure(folder: Path) -> tuple[Counter[str], list[str]]:
    """Verdicts over all gold dates, and a line for each that is not right."""
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for article in articles(folder):
        reading = reading_of(article)
        mentions = find_times(reading)
        for gold in article.dates:
            kind = verdict(gold, mentions, reading)
            counts[kind] += 1
            if kind != "right":
                words = reading.doc[gold.first : gold.last].text
                start, end = reading.doc[gold.first].idx, reading.doc[gold.last - 1].idx
                found = [
                    (each.text, each.edtf, each.rule)
                    for each in mentions
                    if (each.start or 0) <= end and (each.end or 0) > start
                ]
                lines.append(f"{kind}\t{article.name}\t{words}\t{gold.values}\t{found}")
    return counts, lines


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench times`` runs it."""
    counts, _ = measure(sets["gum"])
    total = sum(counts.values())
    wrong = {kind: count for kind, count in counts.items() if kind != "right"}
    return Result(score=counts["right"] / max(1, total), n=total, errors=wrong)


TASK = Task("times", ("gum",), "value accuracy over all gold dates", run, unit="dates")


def main(arguments: list[str]) -> None:
    """Print the share of right values and the count of each kind of error."""
    places = [each for each in arguments if not each.startswith("--")]
    counts, lines = measure(Path(places[0]) if places else FOLDER)
    if "--errors" in arguments:
        print("\n".join(lines))
    total = sum(counts.values())
    print(f"dates {total}, right {counts['right'] / total:.3f}")
    for kind, count in counts.most_common():
        print(f"  {kind}: {count}")


if __name__ == "__main__":
    main(sys.argv[1:])
