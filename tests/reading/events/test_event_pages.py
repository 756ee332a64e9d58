"""The documentation pages are the rules, and those in the repository are up to date."""

from __future__ import annotations

from pathlib import Path

from holdfast.reading.reasons.rules import load_entries
from holdfast.rules.pages import main, pages
from holdfast.rules.schema import load_families

HEADINGS = ("What it reads", "Why", "Frame", "Roles", "Crosswalk", "Examples", "Not read")
FOLDER = Path(__file__).parents[3] / "docs" / "rules"


def test_every_rule_has_a_page_with_its_examples(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 0
    for family in load_families():
        for rule in family.rules:
            text = (tmp_path / f"{rule.id}.md").read_text(encoding="utf-8")
            for heading in HEADINGS:
                assert f"\n## {heading}\n" in text
            assert all(example.text in text for example in (*rule.examples, *rule.counterexamples))


def test_the_pages_in_the_repository_are_those_of_the_rules() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert written == pages()


def test_every_rule_of_reasons_has_a_page_with_its_examples() -> None:
    found = pages()
    for entry in load_entries():
        text = found[f"{entry['id']}.md"]
        assert all(each["text"] in text for each in (*entry["positive"], *entry["negative"]))
        assert entry["id"] in found["reasons.md"]
