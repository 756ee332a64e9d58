"""A brief as text, Markdown or JSON. Every clause opens its quote and its place in the text."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict

from holdfast.briefing.terms import Brief, Citation, Clause, Section

WIDTH = 88
# More citations than this are counted, not printed; JSON has them all.
SHOWN = 3


def render(brief: Brief, form: str) -> str:
    """``text``, ``markdown`` or ``json``. Raises ``ValueError`` for another form."""
    if form == "json":
        return json.dumps(asdict(brief), ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        return "\n".join(markdown(brief)).rstrip() + "\n"
    if form == "text":
        return "\n".join(text(brief)).rstrip() + "\n"
    raise ValueError(f"no such form: {form!r}; choose text, markdown or json")


def text(brief: Brief) -> Iterator[str]:
    """Plain lines, wrapped."""
    yield brief.question.text
    yield "=" * min(WIDTH, len(brief.question.text))
    yield ""
    for clause in brief.bottom_line:
        yield from text_clause(clause, "")
    for section in brief.sections:
        yield ""
        yield section.title.upper()
        if not section.groups:
            yield f"  {section.empty}"
        for group in section.groups:
            if group.heading:
                yield f"  {group.heading}"
            for clause in group.clauses:
                yield from text_clause(clause, "  - ")
    if brief.dropped:
        yield ""
        yield f"Dropped because a quote did not hold: {len(brief.dropped)}"


def text_clause(clause: Clause, lead: str) -> Iterator[str]:
    """A clause and, below it, its quotes."""
    blank = " " * len(lead)
    yield from textwrap.wrap(clause.text, WIDTH, initial_indent=lead, subsequent_indent=blank)
    for citation in clause.citations[:SHOWN]:
        yield from textwrap.wrap(
            reference(citation),
            WIDTH,
            initial_indent=f"{blank}    ",
            subsequent_indent=f"{blank}    ",
        )
    if len(clause.citations) > SHOWN:
        yield f"{blank}    and {len(clause.citations) - SHOWN} more"


def reference(citation: Citation) -> str:
    """ "quote" [source, characters a–b; says …]."""
    quote = " ".join(citation.evidence.quote.split())
    where = f"{citation.source_id}, {citation.evidence.start}–{citation.evidence.end}"
    return f"“{quote}” [{where}; says {citation.said_by}]"


def markdown(brief: Brief) -> Iterator[str]:
    """Markdown lines; quotes are block quotes under their clause."""
    yield f"# {escaped(brief.question.text)}"
    yield ""
    for clause in brief.bottom_line:
        yield f"**{escaped(clause.text)}**"
        yield ""
        yield from quotes(clause, "")
    for section in brief.sections:
        yield from markdown_section(section)


def markdown_section(section: Section) -> Iterator[str]:
    """One section with its groups as lists."""
    yield ""
    yield f"## {section.title}"
    yield ""
    if not section.groups:
        yield section.empty
    for group in section.groups:
        if group.heading:
            yield f"### {escaped(group.heading)}"
            yield ""
        for clause in group.clauses:
            yield f"- {escaped(clause.text)}"
            yield from quotes(clause, "  ")
        yield ""


def quotes(clause: Clause, indent: str) -> Iterator[str]:
    """The quotes of a clause as block quotes."""
    for citation in clause.citations[:SHOWN]:
        yield f"{indent}> {escaped(reference(citation))}"
        yield f"{indent}>"


def escaped(words: str) -> str:
    """Words of an article must not become Markdown or HTML."""
    for sign in "\\`*_[]<>#|":
        words = words.replace(sign, f"\\{sign}")
    return words
