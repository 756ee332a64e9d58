"""A brief as text, Markdown or JSON. Every clause opens its quote and its place in the text."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace

from holdfast.briefing.citing import PUBLICATION
from holdfast.briefing.folding import UNLIMITED, Limits, fitting, folded
from holdfast.briefing.terms import Brief, Citation, Clause, Group, Row, Section, Table

WIDTH = 92
BARE = 4  # places without their quotes that a line has room for
# Sections whose emptiness says nothing of what is asked.
UNSAID = frozenset({"judgements", "premise", "gaps"})
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")  # Unicode's category Cc
QUOTED = re.compile(r"“([^”]*)”")


def render(brief: Brief, form: str, full: bool = False) -> str:
    """``text``, ``markdown`` or ``json``; folded to two pages unless ``full``, but for JSON.

    Raises ``ValueError`` for another form.
    """
    if form == "json":
        return json.dumps(asdict(brief), ensure_ascii=False, indent=2) + "\n"
    if form not in WRITERS:
        raise ValueError(f"no such form: {form!r}; choose text, markdown or json")
    limits = UNLIMITED if full else shown_limits(brief)
    return WRITERS[form](folded(brief, limits), limits)


def shown_limits(brief: Brief) -> Limits:
    """The limits under which the brief fits two pages, in whatever form."""
    return fitting(brief, as_text)


def as_text(brief: Brief, limits: Limits) -> str:
    """Plain lines, wrapped."""
    return "\n".join(text(brief, limits)).rstrip() + "\n"


def as_markdown(brief: Brief, limits: Limits) -> str:
    """Markdown; quotes are block quotes under their clause."""
    return "\n".join(markdown(brief, limits)).rstrip() + "\n"


WRITERS: dict[str, Callable[[Brief, Limits], str]] = {"text": as_text, "markdown": as_markdown}


@dataclass
class Quoting:
    """Documents numbered in the order of citing, and which quotes the reader has seen already.

    A quote is shown once, where its clause first needs it; after that, and where the clause has
    the words itself, its number and offsets are enough to find it.
    """

    limits: Limits = UNLIMITED
    numbers: dict[str, int] = field(default_factory=dict)
    seen: set[tuple[str, int, int]] = field(default_factory=set)

    def number(self, source: str) -> int:
        """The number of a document."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def lines(self, clause: Clause) -> list[str]:
        """The citations of a clause, one a line."""
        most = self.limits.quotes
        found = [self.reference(each, clause.text) for each in clause.citations[:most]]
        if len(clause.citations) > most:
            found.append(f"and {len(clause.citations) - most} more")
        return found

    def reference(self, citation: Citation, words: str) -> str:
        """ "quote" [document: from–to, who says so]."""
        evidence = citation.evidence
        quote = " ".join(evidence.quote.split())
        where = f"[{self.number(citation.source_id)}:{evidence.start}–{evidence.end}"
        where += "]" if citation.said_by == PUBLICATION else f", {citation.said_by}]"
        key = (citation.source_id, evidence.start, evidence.end)
        if key in self.seen or f"“{quote}”" in words:
            self.seen.add(key)
            return where
        self.seen.add(key)
        return f"“{self.cut(quote)}” {where}"

    def places(self, told: Clause | Row) -> str:
        """Only where the words stand: for the bottom line and tables, whose quotes open below."""
        most = max(BARE, self.limits.quotes)
        found = [
            f"{self.number(each.source_id)}:{each.evidence.start}–{each.evidence.end}"
            for each in told.citations[:most]
        ]
        if len(told.citations) > most:
            found.append(f"and {len(told.citations) - most} more")
        return f" [{'; '.join(found)}]" if found else ""

    def words(self, clause: Clause) -> str:
        """What the clause says, with no quote in it longer than there is room for."""
        return QUOTED.sub(lambda found: f"“{self.cut(found[1])}”", clause.text)

    def cut(self, quote: str) -> str:
        """The quote, or its beginning up to the end of a word."""
        most = self.limits.characters
        return quote if len(quote) <= most else quote[: most - 1].rsplit(" ", 1)[0] + " …"


def text(brief: Brief, limits: Limits) -> Iterator[str]:
    """The lines of the text."""
    shown = Quoting(limits)
    yield plain(brief.question.text)
    yield "=" * min(WIDTH, len(brief.question.text))
    yield ""
    for clause in brief.bottom_line:
        yield from wrapped(shown.words(clause) + shown.places(clause), "", "")
    told, silent = parted(brief.sections, limits)
    for section in told:
        yield ""
        yield section.title.upper()
        yield from text_section(section, shown)
    if silent:
        yield ""
        yield from wrapped(nothing_on(silent), "", "")
    yield from text_documents(brief, shown)
    if brief.dropped:
        yield ""
        yield dropped(brief)


def parted(
    sections: Sequence[Section], limits: Limits
) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections to be shown, and those with nothing in them, which are told in one line; where
    nothing is folded each stands for itself."""
    empty = tuple(each for each in sections if not each.groups and each.table is None)
    if limits == UNLIMITED:
        return tuple(sections), ()
    silent = tuple(each for each in empty if each.id not in UNSAID)
    return tuple(each for each in sections if each not in empty), silent


def nothing_on(sections: Sequence[Section]) -> str:
    """That the record holds nothing for some sections."""
    return f"Nothing in the record for: {'; '.join(each.title.lower() for each in sections)}."


def text_documents(brief: Brief, shown: Quoting) -> Iterator[str]:
    """The documents by number: who published them and when."""
    if not shown.numbers:
        return
    yield ""
    lines = [f"[{number}] {name}" for name, number in document_names(brief, shown)]
    if shown.limits == UNLIMITED:
        yield "Documents; from–to are characters of the text:"
        for line in lines:
            yield from wrapped(line, "", "    ")
    else:
        yield from wrapped(f"Documents (from–to: characters): {'; '.join(lines)}.", "", "")


def document_names(brief: Brief, shown: Quoting) -> list[tuple[str, int]]:
    """Each cited document with its number: publisher, day, and the name it was read under."""
    known = {each.source_id: each for each in brief.documents}
    found = []
    for source, number in shown.numbers.items():
        listed = known.get(source)
        parts = (listed.publisher, listed.published) if listed else ()
        found.append((", ".join(each for each in (*parts, source) if each), number))
    return found


def text_section(section: Section, shown: Quoting) -> Iterator[str]:
    """The table of a section, then its groups; what is too long is counted."""
    if not section.groups and section.table is None:
        yield f"  {section.empty}"
    if section.table is not None:
        yield from text_table(section.table, shown)
    for group in section.groups:
        if group.heading:
            yield from wrapped(group.heading, "  ", "    ")
        for clause in group.clauses:
            yield from text_clause(clause, shown)
        if group.more:
            yield f"  - {left_out(group)}"


def text_table(table: Table, shown: Quoting) -> Iterator[str]:
    """Columns side by side, words wrapped inside them; the last says where the words stand."""
    rows = [(*table.headings, "where"), *((*row.cells, where(row, shown)) for row in table.rows)]
    widths = column_widths(rows)
    for number, cells in enumerate(rows):
        wraps = [
            textwrap.wrap(plain(cell), width, break_on_hyphens=False) or [""]
            for cell, width in zip(cells, widths, strict=True)
        ]
        for line in range(max(map(len, wraps))):
            parts = [each[line] if line < len(each) else "" for each in wraps]
            padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
            yield ("  " + "  ".join(padded)).rstrip()
        if number == 0:
            yield "  " + "  ".join("-" * width for width in widths)
    if table.more:
        yield f"  {left_out(table)}"


def where(row: Row, shown: Quoting) -> str:
    """Where the words behind a row stand: its first quote, and how many more there are."""
    found = shown.places(replace(row, citations=row.citations[:1])).strip(" []")
    more = len(row.citations) - 1
    return f"{found} +{more}" if more > 0 else found


def column_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """What each column needs, the loosest narrowed until the table fits the page or no word can."""
    widths = [max(1, *(len(row[place]) for row in rows)) for place in range(len(rows[0]))]
    least = [
        max(len(word) for row in rows for word in row[place].split(" "))
        for place in range(len(widths))
    ]
    room = max(WIDTH - 2 - 2 * (len(widths) - 1), sum(least))
    while sum(widths) > room:
        loosest = max(range(len(widths)), key=lambda place: (widths[place] - least[place], -place))
        widths[loosest] -= 1
    return widths


def left_out(folded: Group | Table) -> str:
    """How many clauses or rows are not printed."""
    return f"and {folded.more} more, see --full"


def text_clause(clause: Clause, shown: Quoting) -> Iterator[str]:
    """A clause and, below it, its quotes; a place alone stands on its line."""
    lines = shown.lines(clause)
    words = shown.words(clause)
    while lines and lines[0].startswith("["):
        words += f" {lines.pop(0)}"
    yield from wrapped(words, "  - ", "    ")
    for line in lines:
        yield from wrapped(line, "      ", "      ")


def wrapped(words: str, first: str, rest: str) -> list[str]:
    """Lines of the page's width; long addresses are not broken."""
    return textwrap.wrap(
        plain(words),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def plain(words: str) -> str:
    """Without control characters, which a terminal would obey."""
    return CONTROL.sub("\ufffd", words)


def dropped(brief: Brief) -> str:
    """How many clauses did not stand."""
    return f"Dropped because a quote did not hold: {len(brief.dropped)}"


def markdown(brief: Brief, limits: Limits) -> Iterator[str]:
    """The lines of the Markdown."""
    shown = Quoting(limits)
    yield f"# {escaped(brief.question.text)}"
    yield ""
    for clause in brief.bottom_line:
        yield f"**{escaped(shown.words(clause))}** {escaped(shown.places(clause))}".rstrip()
        yield ""
    told, silent = parted(brief.sections, limits)
    for section in told:
        yield from markdown_section(section, shown)
    if silent:
        yield escaped(nothing_on(silent))
        yield ""
    for name, number in document_names(brief, shown):
        yield f"- {escaped(f'[{number}] {name}')}"
    if brief.dropped:
        yield ""
        yield dropped(brief)


def markdown_section(section: Section, shown: Quoting) -> Iterator[str]:
    """One section with its groups as lists."""
    yield f"## {section.title}"
    yield ""
    if not section.groups and section.table is None:
        yield section.empty
        yield ""
    if section.table is not None:
        yield from markdown_table(section.table, shown)
    for group in section.groups:
        if group.heading:
            yield f"### {escaped(group.heading)}"
            yield ""
        for clause in group.clauses:
            yield f"- {escaped(shown.words(clause))}"
            for line in shown.lines(clause):
                yield f"  > {escaped(line)}"
                yield "  >"
        if group.more:
            yield f"- {left_out(group)}"
        yield ""


def markdown_table(table: Table, shown: Quoting) -> Iterator[str]:
    """A pipe table; the last column says where the words stand."""
    yield "| " + " | ".join(map(escaped, (*table.headings, "where"))) + " |"
    yield "|---" * (len(table.headings) + 1) + "|"
    for row in table.rows:
        yield "| " + " | ".join(map(escaped, (*row.cells, where(row, shown)))) + " |"
    if table.more:
        yield ""
        yield left_out(table)
    yield ""


def escaped(words: str) -> str:
    """Words of an article must not become Markdown or HTML, nor start a list or a heading."""
    words = " ".join(plain(" ".join(words.split())).split())
    for sign in "\\`*_[]<>#|~!&":
        words = words.replace(sign, f"\\{sign}")
    return words
