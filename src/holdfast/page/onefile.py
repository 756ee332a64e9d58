"""The page in one file: the browser's script and style, and the record's JSON, in one HTML text."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from importlib.resources import files

from holdfast.page.contents import Contents
from holdfast.page.packing import packed, utf8
from holdfast.report.page import policy

NOT_BUILT = (
    "the page is not built here: run “npm ci && npm run build” in frontend/ and install again, "
    "or write the plain page with --no-script"
)
HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>"""
BODY = """</style>
</head>
<body>
<noscript><p>This page is drawn by a script, and your reader does not run it. Ask for the plain
page: <code>holdfast report --no-script</code>.</p></noscript>
<div id="app"></div>
"""


class NotBuilt(Exception):
    """The browser's files are missing from this installation."""


def one_file(contents: Contents) -> str:
    """The HTML text. The same contents give the same text. Raises ``NotBuilt``."""
    script, style = built("app.js"), built("app.css")
    head = HEAD.format(policy=escape(policy(style, script)), title=escape(contents.title))
    data = packed(contents, len(utf8(head + BODY + script + style)))
    encoding = f' data-encoding="{data.encoding}"' if data.encoding else ""
    html = (
        f"{head}{style}{BODY}"
        f'<script type="application/json" id="holdfast-data"{encoding}>{data.text}</script>\n'
        f'<script type="module">{script}</script>\n</body>\n</html>\n'
    )
    return utf8(html).decode()


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
