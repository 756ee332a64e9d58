"""A brief as text, Markdown or JSON. Every clause opens its quote and its place in the text."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field

from holdfast.briefing.citing import PUBLICATION
from holdfast.briefing.terms import Brief, Citation, Clause, Group, Section, Table

WIDTH = 88
# More citations, or clauses of a group, than this are counted and not printed; JSON has them all.
SHOWN = 3
MOST = 6


def render(brief: Brief, form: str) -> str:
    """``text``, ``markdown`` or ``json``. Raises ``ValueError`` for another form."""
    if form == "json":
        return json.dumps(asdict(brief), ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        return "\n".join(markdown(brief)).rstrip() + "\n"
    if form == "text":
        return "\n".join(text(brief)).rstrip() + "\n"
    raise ValueError(f"no such form: {form!r}; choose text, markdown or json")


@dataclass
class Quoting:
    """Documents numbered in the order of citing, and which quotes the reader has seen already.

    A quote is shown once, where its clause first needs it; after that, and where the clause has
    the words itself, its number and offsets are enough to find it.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    seen: set[tuple[str, int, int]] = field(default_factory=set)

    def number(self, source: str) -> int:
        """The number of a document."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def lines(self, clause: Clause) -> list[str]:
        """The citations of a clause, one a line."""
        found = [self.reference(each, clause.text) for each in clause.citations[:SHOWN]]
        if len(clause.citations) > SHOWN:
            found.append(f"and {len(clause.citations) - SHOWN} more")
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
        return f"“{quote}” {where}"

    def places(self, clause: Clause) -> str:
        """Only where the words stand: for the bottom line, whose quotes open below."""
        found = [
            f"{self.number(each.source_id)}:{each.evidence.start}–{each.evidence.end}"
            for each in clause.citations
        ]
        return f" [{'; '.join(found)}]" if found else ""


def text(brief: Brief) -> Iterator[str]:
    """Plain lines, wrapped."""
    shown = Quoting()
    yield plain(brief.question.text)
    yield "=" * min(WIDTH, len(brief.question.text))
    yield ""
    for clause in brief.bottom_line:
        yield from wrapped(clause.text + shown.places(clause), "", "")
    for section in brief.sections:
        yield ""
        yield section.title.upper()
        yield from text_section(section, shown)
    if shown.numbers:
        yield ""
        for source, number in shown.numbers.items():
            yield from wrapped(f"[{number}] {source} (from–to: characters of the text)", "", "    ")
    if brief.dropped:
        yield ""
        yield dropped(brief)


def text_section(section: Section, shown: Quoting) -> Iterator[str]:
    """The table of a section, then its groups; what is too long is counted."""
    if not section.groups and section.table is None:
        yield f"  {section.empty}"
    if section.table is not None:
        yield from text_table(section.table, shown)
    for group in section.groups:
        if group.heading:
            yield from wrapped(group.heading, "  ", "    ")
        for clause in group.clauses[:MOST]:
            yield from text_clause(clause, shown)
        if len(group.clauses) > MOST:
            yield f"  - {left_out(group)}"


def text_table(table: Table, shown: Quoting) -> Iterator[str]:
    """Columns side by side, words wrapped inside them, and below each row where it stands."""
    rows = [table.headings, *(row.cells for row in table.rows)]
    widths = column_widths(rows)
    for number, cells in enumerate(rows):
        wraps = [
            textwrap.wrap(plain(cell), width) or [""]
            for cell, width in zip(cells, widths, strict=True)
        ]
        for line in range(max(map(len, wraps))):
            parts = [each[line] if line < len(each) else "" for each in wraps]
            padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
            yield ("  " + "  ".join(padded)).rstrip()
        if number == 0:
            yield "  " + "  ".join("-" * width for width in widths)
        elif where := shown.places(Clause("", table.rows[number - 1].citations[:SHOWN])):
            yield f"    {where.strip()}"


def column_widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """What each column needs, the loosest narrowed until the table fits the page or no word can."""
    widths = [max(1, *(len(row[place]) for row in rows)) for place in range(len(rows[0]))]
    least = [
        max(len(word) for row in rows for word in row[place].split() or [""])
        for place in range(len(widths))
    ]
    room = max(WIDTH - 2 - 2 * (len(widths) - 1), sum(least))
    while sum(widths) > room:
        loosest = max(range(len(widths)), key=lambda place: (widths[place] - least[place], -place))
        widths[loosest] -= 1
    return widths


def left_out(group: Group) -> str:
    """How many clauses are not printed."""
    return f"and {len(group.clauses) - MOST} more (--format json has all)"


def text_clause(clause: Clause, shown: Quoting) -> Iterator[str]:
    """A clause and, below it, its quotes; a place alone stands on its line."""
    lines = shown.lines(clause)
    words = clause.text
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
    return "".join("\ufffd" if unicodedata.category(each) == "Cc" else each for each in words)


def dropped(brief: Brief) -> str:
    """How many clauses did not stand."""
    return f"Dropped because a quote did not hold: {len(brief.dropped)}"


def markdown(brief: Brief) -> Iterator[str]:
    """Markdown lines; quotes are block quotes under their clause."""
    shown = Quoting()
    yield f"# {escaped(brief.question.text)}"
    yield ""
    for clause in brief.bottom_line:
        yield f"**{escaped(clause.text)}** {escaped(shown.places(clause))}".rstrip()
        yield ""
    for section in brief.sections:
        yield from markdown_section(section, shown)
    for source, number in shown.numbers.items():
        yield f"- {escaped(f'[{number}] {source}')}"
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
        if len(group.clauses) > MOST:
            yield f"{left_out(group)}"
            yield ""
        for clause in group.clauses[:MOST]:
            yield f"- {escaped(clause.text)}"
            for line in shown.lines(clause):
                yield f"  > {escaped(line)}"
                yield "  >"
        yield ""


def markdown_table(table: Table, shown: Quoting) -> Iterator[str]:
    """A pipe table; the last column says where the words stand."""
    yield "| " + " | ".join(map(escaped, (*table.headings, "where"))) + " |"
    yield "|---" * (len(table.headings) + 1) + "|"
    for row in table.rows:
        where = shown.places(Clause("", row.citations[:SHOWN])).strip()
        yield "| " + " | ".join(map(escaped, (*row.cells, where))) + " |"
    yield ""


def escaped(words: str) -> str:
    """Words of an article must not become Markdown or HTML, nor start a list or a heading."""
    words = " ".join(plain(" ".join(words.split())).split())
    for sign in "\\`*_[]<>#|~!&":
        words = words.replace(sign, f"\\{sign}")
    return words
