"""The view becomes one page; style and script are in it, and the policy lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from holdfast.report.view import View
from holdfast.report.words import shown


def page(view: View) -> str:
    """The whole HTML text. Article text only ever passes through auto-escaping."""
    style, script = part("style.css"), part("script.js")
    template = environment().get_template("report.html")
    return shown(
        template.render(view=view, style=style, script=script, policy=policy(style, script))
    )


def policy(style: str, script: str) -> str:
    """Nothing may be fetched; only this very style and script may run."""
    return (
        f"default-src 'none'; script-src '{digest(script)}'; style-src '{digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def style_policy(style: str) -> str:
    """Nothing may be fetched, and nothing run; only this very style counts."""
    return f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'; form-action 'none'"


def digest(text: str) -> str:
    """The hash by which a content-security policy names an inline block."""
    found = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256-{found}"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Jinja with escaping always on, and an error for a name that is not there."""
    return Environment(
        loader=FunctionLoader(part),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=8)
def part(name: str) -> str:
    """A file of the ``templates`` folder."""
    return (files("holdfast.report") / "templates" / name).read_text(encoding="utf-8")
