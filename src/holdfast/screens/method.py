"""How it is done: how a controller is worked out, how often each rule is right, and the limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from typing_extensions import TypedDict

from holdfast.rules.precision import ENOUGH, precision_of
from holdfast.screens import shapes
from holdfast.screens.cards import glosses
from holdfast.screens.control import STALE
from holdfast.screens.record import CREDITS
from holdfast.screens.shown import Shown
from holdfast.yaml_data import load_yaml


class Words(TypedDict):
    """What ``method.yaml`` says."""

    control: list[dict[str, str]]
    limits: list[str]
    scores: list[dict[str, str]]


def method_screen(shown: Shown) -> shapes.MethodScreen:
    """The method, with the rules that this record was read by first."""
    told = method()
    used = Counter(each.rule for each in shown.record.statements)
    return {
        "control": [
            {"heading": each["heading"], "text": each["text"].format(stale=STALE.days)}
            for each in told["control"]
        ],
        "rules": sorted(rules(shown), key=lambda each: (-used[each["id"]], each["id"])),
        "scores": [
            {
                "task": each["task"],
                "score": each["score"],
                "metric": each["metric"],
                "published": each["published"],
                "goal": each["goal"],
            }
            for each in told["scores"]
        ],
        "limits": [each.format(enough=ENOUGH) for each in told["limits"]],
        "credits": list(CREDITS),
    }


def rules(shown: Shown) -> Iterator[shapes.RuleRow]:
    """Every rule, with how often people judged it right."""
    read = sorted({(each.rule, each.type) for each in shown.record.statements}, reverse=True)
    types = dict(read) | listed_types()
    for identity in sorted({*glosses(), *types}):
        known = precision_of(identity)
        yield {
            "id": identity,
            "type": types.get(identity, ""),
            "gloss": glosses().get(identity, ""),
            "right": known.correct,
            "judged": known.judged,
            "confidence": known.value,
        }


@lru_cache(maxsize=1)
def listed_types() -> dict[str, str]:
    """The type that each rule of the data files reads."""
    from holdfast.rules.reason_pages import families
    from holdfast.rules.schema import load_families

    found = {rule.id: rule.type for family in load_families() for rule in family.rules}
    for _, entries in families():
        found.update((each["id"], f"reason.{each['relation']}") for each in entries)
    return found


@lru_cache(maxsize=1)
def method() -> Words:
    """The words of ``method.yaml``."""
    found: Words = load_yaml(
        (files("holdfast.screens") / "method.yaml").read_text(encoding="utf-8")
    )
    return found
