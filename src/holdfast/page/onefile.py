"""The page in one file: the browser's script and style, and the record's JSON, in one HTML text."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from importlib.resources import files

from holdfast.report.page import policy

PLAIN_LIMIT = 300_000
"""JSON up to this many bytes is carried as it is, to be read by anyone; longer is compressed."""

NOT_BUILT = (
    "the page is not built here: run “npm ci && npm run build” in frontend/ and install again, "
    "or write the plain page with --no-script"
)


class NotBuilt(Exception):
    """The browser's files are missing from this installation."""


def one_file(screens: Mapping[str, object], title: str) -> str:
    """The HTML text. ``screens``: address (``/map.json``) → the JSON that the server would answer.

    The same screens give the same text. Raises ``NotBuilt``.
    """
    script, style = built("app.js"), built("app.css")
    data, encoding = carried(screens)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(style, script))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<title>{escape(title)}</title>\n<link rel="icon" href="data:,">\n'
        f"<style>{style}</style>\n</head>\n<body>\n"
        "<noscript><p>This page is drawn by a script, and your reader does not run it. Ask for "
        "the plain page: <code>holdfast report --no-script</code>.</p></noscript>\n"
        '<div id="app"></div>\n'
        f'<script type="application/json" id="holdfast-data"{encoding}>{data}</script>\n'
        f'<script type="module">{script}</script>\n</body>\n</html>\n'
    )


def carried(screens: Mapping[str, object]) -> tuple[str, str]:
    """The JSON as it stands in the file, and the attribute that tells how it is written.

    No ``<`` stands in it, so that no text of an article can end the script or open another.
    """
    text = json.dumps(screens, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    data = text.encode("utf-8")
    if len(data) <= PLAIN_LIMIT:
        return text.replace("<", "\\u003c"), ""
    packed = base64.b64encode(gzip.compress(data, compresslevel=9, mtime=0)).decode("ascii")
    return packed, ' data-encoding="gzip"'


@lru_cache(maxsize=4)
def built(name: str) -> str:
    """A file of the built page, fit to stand inside HTML. Raises ``NotBuilt``."""
    path = files("holdfast") / "web" / "static" / name
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NotBuilt(NOT_BUILT) from None
    # In a string or a pattern, the only places where these can stand, the two mean the same.
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--").strip()


