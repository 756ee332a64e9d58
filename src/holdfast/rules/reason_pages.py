"""One Markdown page for each rule of reasons, and ``reasons.md`` which lists them all."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from holdfast.rules.precision import precision_of, precision_text
from holdfast.yaml_data import load_yaml

Entry = dict[str, Any]
# What a rule may say beside its words: field → how a page puts it.
CONDITIONS = {
    "effect": "what is explained stands in",
    "hosts": "only where the clause explained has",
    "governs": "only where the word governs",
    "not_after": "not after",
    "not_before": "not before",
    "not_subject": "not where the subject is",
    "not_hosts": "not where the clause explained has",
    "not_governs": "not where the word governs",
}
FLAGS = {
    "unreal": "the clause explained must be unreal (will, would, not)",
    "finite": "what the word introduces has a subject",
    "gerund": "what the word introduces is an -ing form",
    "stative": "what the word introduces is a state",
    "not_agent": "a party as subject is no cause: what it does is an act",
    "flips": "the inner side is what is explained",
    "nearest": "the word explained stands no further up than the next verb",
    "harm": "what is explained is harm or a penalty: no factor is told",
}
LEARNED = (
    "reasons.learned",
    "Two stretches that the language model marks as cause and effect, where no rule ties them.",
)


def reason_pages() -> dict[str, str]:
    """File name → content."""
    groups = dict(families())
    found = {
        f"{entry['id']}.md": page(entry, title)
        for title, entries in groups.items()
        for entry in entries
    }
    found[f"{LEARNED[0]}.md"] = learned_page()
    return {**found, "reasons.md": index(groups)}


def families() -> Iterator[tuple[str, list[Entry]]]:
    """(name of the file, its rules), in order of names."""
    room = files("holdfast.rules") / "reasons"
    for path in sorted(room.iterdir(), key=lambda each: each.name):
        if path.name.endswith(".yaml"):
            yield path.name.removesuffix(".yaml"), load_yaml(path.read_text(encoding="utf-8"))


def index(groups: dict[str, list[Entry]]) -> str:
    """The list of all rules by family."""
    lines = ["# Rules of reasons", ""]
    lines += ["Written from `src/holdfast/rules/reasons` by `python -m holdfast.rules.pages`.", ""]
    for title, entries in groups.items():
        lines += [f"## {title.capitalize()}", ""]
        lines += ["| rule | relation | reads | confidence |", "|---|---|---|---|"]
        lines += [line_of(each["id"], each["relation"], each["gloss"]) for each in entries]
        lines.append("")
    lines += ["## Learned", "", "| rule | relation | reads | confidence |", "|---|---|---|---|"]
    lines += [line_of(LEARNED[0], "cause", LEARNED[1]), ""]
    return "\n".join(lines)


def line_of(rule: str, relation: str, gloss: str) -> str:
    """One row of the list."""
    known = precision_of(rule)
    value = "ungraded" if known.value is None else f"{known.value:.2f}"
    counts = f"({known.correct}/{known.judged})"
    return f"| [{rule}]({rule}.md) | {relation} | {gloss} | {value} {counts} |"


def page(entry: Entry, family: str) -> str:
    """One rule's page."""
    lines = [f"# {entry['id']}", ""]
    lines += [f"Type `reason.{entry['relation']}`, family *{family}*.", ""]
    lines += ["## What it reads", "", entry["gloss"], "", "## Words", ""]
    lines += [", ".join(f"`{cue}`" for cue in entry["cues"]), ""]
    conditions = list(conditions_of(entry))
    if conditions:
        lines += ["## Conditions", "", *(f"- {each}" for each in conditions), ""]
    lines += ["## Precision", "", precision_text(entry["id"]), "", "## Examples", ""]
    for example in entry["positive"]:
        lines.append(f"- {example['text']}")
        lines.append(f"  - cause: *{example['cause']}*; effect: *{example['effect']}*")
    lines += ["", "## Not read", "", *(f"- {each['text']}" for each in entry["negative"])]
    return "\n".join([*lines, ""])


def conditions_of(entry: Entry) -> Iterator[str]:
    """What else must hold, in words."""
    yield f"construction: {entry['construction']}"
    for name, words in CONDITIONS.items():
        if entry.get(name):
            yield f"{words} " + ", ".join(f"`{each}`" for each in entry[name])
    for name, said in FLAGS.items():
        if entry.get(name):
            yield said
    if entry.get("mood"):
        yield f"said as {entry['mood']}"


def learned_page() -> str:
    """The page of what no rule reads but the model marks."""
    rule, gloss = LEARNED
    return "\n".join([
        f"# {rule}", "", "Type `reason.cause`, read by the language model.", "",
        "## What it reads", "", gloss, "", "See the model card for what it was trained on.", "",
        "## Precision", "", precision_text(rule), "",
    ])  # fmt: skip
