"""One Markdown page for each rule: ``python -m holdfast.rules.pages [FOLDER]``.

The headings follow ruff's rule pages. Everything on a page comes from the rule's own file, so that
a page cannot say what the rule does not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from holdfast.rules.precision import precision_of, precision_text
from holdfast.rules.reason_pages import reason_pages
from holdfast.rules.schema import Also, Example, Expected, Family, Frame, Rule, load_families

DEFAULT_FOLDER = Path("docs/rules")


def main(arguments: list[str]) -> int:
    """Write all pages and the index; returns the exit code."""
    folder = Path(arguments[0]) if arguments else DEFAULT_FOLDER
    for name, text in sorted(pages().items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def pages() -> dict[str, str]:
    """File name → content: one page a rule, and ``events.md`` and ``reasons.md`` listing them."""
    families = load_families()
    found = {f"{rule.id}.md": page(rule, family) for family in families for rule in family.rules}
    return {**found, "events.md": index(families), **reason_pages()}


def index(families: tuple[Family, ...]) -> str:
    """The list of all rules by family."""
    lines = ["# Event and state rules", ""]
    lines += ["Written from `src/holdfast/rules/events` by `python -m holdfast.rules.pages`.", ""]
    for family in families:
        lines += [f"## {family.title}", "", family.gloss, ""]
        lines += ["| rule | type | reads | confidence |", "|---|---|---|---|"]
        for rule in family.rules:
            known = precision_of(rule.id)
            value = "ungraded" if known.value is None else f"{known.value:.2f}"
            shown = f"{value} ({known.correct}/{known.judged})"
            link = f"[{rule.id}]({rule.id}.md)"
            lines.append(f"| {link} | `{rule.type}` | {rule.gloss} | {shown} |")
        lines.append("")
    return "\n".join(lines)


def page(rule: Rule, family: Family) -> str:
    """One rule's page."""
    lines = [f"# {rule.id}", ""]
    lines += [f"Type `{rule.type}` ({rule.kind}), family *{family.title}*.", ""]
    lines += ["## What it reads", "", rule.gloss, "", "## Why", "", rule.why, ""]
    lines += ["## Frame", "", *(line for frame in rule.frames for line in frame_lines(frame, rule))]
    lines += ["", "## Roles", "", *role_lines(rule), ""]
    lines += ["Numbers: " + ", ".join(f"`{number}`" for number in rule.numbers) + ".", ""]
    lines += ["## Crosswalk", ""]
    lines += ["| scheme | code |", "|---|---|"]
    lines += [f"| {scheme.upper()} | {code} |" for scheme, code in rule.crosswalk]
    lines += ["", "## Precision", "", precision_text(rule.id), ""]
    lines += ["## Examples", ""]
    lines += [line for example in rule.examples for line in example_lines(example)]
    lines += ["", "## Not read", ""]
    lines += [f"- {example.text}" for example in rule.counterexamples]
    return "\n".join([*lines, ""])


def frame_lines(frame: Frame, rule: Rule) -> Iterator[str]:
    """One bullet a frame: the triggers and the conditions around them."""
    parts = [
        f"{name} {listing(words)}"
        for name, words in (
            ("verbs", frame.verbs),
            ("nouns", frame.nouns),
            ("adjectives", frame.adjectives),
            ("with particle", frame.particles),
            ("carried by", frame.hosts),
            ("after", frame.cases),
        )
        if words
    ]
    parts += [f"where *{slot}* is {listing(words)}" for slot, words in frame.where]
    parts += [f"unless *{slot}* is {listing(words)}" for slot, words in frame.unless]
    if frame.required:
        parts.append("needs " + ", ".join(frame.required))
    if frame.any_of:
        parts.append("needs one of " + ", ".join(frame.any_of))
    if frame.guards:
        parts.append("not in sentences about " + ", ".join(frame.guards))
    if frame.fallback:
        parts.append("only where nothing more exact is read")
    if frame.type != rule.type:
        parts.append(f"gives `{frame.type}`")
    yield "- " + "; ".join(parts)
    yield from (also_line(also) for also in frame.also)


def also_line(also: Also) -> str:
    """What else the same words state."""
    roles = ", ".join(f"{name} = {source}" for name, source in also.roles)
    mood = f", {also.mood}" if also.mood else ""
    return f"  - and `{also.type}`{mood} ({roles}) where {' and '.join(also.needs)} is stated"


def role_lines(rule: Rule) -> list[str]:
    """A table of roles: what may fill them, and where it is looked for."""
    kinds: dict[str, dict[str, None]] = {}
    slots: dict[str, dict[str, None]] = {}
    for frame in rule.frames:
        for role in frame.roles:
            kinds.setdefault(role.name, {})[role.kind] = None
            slots.setdefault(role.name, {}).update(dict.fromkeys(role.slots))
    lines = ["| role | filled by | looked for in |", "|---|---|---|"]
    for name, filled in kinds.items():
        lines.append(f"| {name} | {', '.join(filled)} | {', '.join(slots[name])} |")
    return lines


def example_lines(example: Example) -> Iterator[str]:
    """The sentence, and what it gives."""
    yield f"- {example.text}"
    yield from (f"  - {expected_text(expected)}" for expected in example.gives)


def expected_text(expected: Expected) -> str:
    """One statement in words."""
    roles = [f"{name} = {'; '.join(texts)}" for name, texts in expected.roles]
    roles += [f"no {name}" for name in expected.absent]
    put = [each for each in (expected.polarity, expected.mood) if each]
    return f"`{expected.type}`" + (f" ({' '.join(put)})" if put else "") + ": " + ", ".join(roles)


def listing(words: frozenset[str]) -> str:
    """Words in alphabetical order."""
    return ", ".join(f"`{word}`" for word in sorted(words))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
