"""The page in one file: the browser's script and style, and the record's JSON, in one HTML text."""

from __future__ import annotations

import base64
from functools import lru_cache
from html import escape
from importlib.resources import files

from holdfast.page.contents import Contents
from holdfast.page.packing import gzipped, packed, plain, utf8
from holdfast.report.page import digest

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
{style}</head>
<body>
<noscript><p>This page is drawn by a script, and your reader does not run it. Ask for the plain
page: <code>holdfast report --no-script</code>.</p></noscript>
<div id="app"></div>
"""
END = "\n</body>\n</html>\n"
# Where much is carried, the page's own style and script are compressed too. The policy names them
# by their hashes, so that nothing else can come of what is unpacked.
UNPACK = """(async () => {
  for (const [id, tag] of [["holdfast-style", "style"], ["holdfast-script", "script"]]) {
    const letters = atob(document.getElementById(id).textContent.trim());
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const made = document.createElement(tag);
    if (tag === "script") made.type = "module";
    made.textContent = await new Response(plain).text();
    document.head.append(made);
  }
})();"""


class NotBuilt(Exception):
    """The browser's files are missing from this installation."""


def one_file(contents: Contents) -> str:
    """The HTML text. The same contents give the same text. Raises ``NotBuilt``."""
    script, style = built("app.js"), built("app.css")
    data = plain(contents)
    if data is not None:
        start = head(contents.title, style, (script,), f"<style>{style}</style>\n")
        html = start + block("data", data) + f'<script type="module">{script}</script>'
    else:
        start = head(contents.title, style, (UNPACK, script))
        start += block("style", base64_of(style), "gzip")
        start += block("script", base64_of(script), "gzip")
        unpack = f"<script>{UNPACK}</script>"
        taken = len(utf8(start + block("data", "", "gzip") + unpack + END))
        html = start + block("data", packed(contents, taken), "gzip") + unpack
    return utf8(html + END).decode()


def head(title: str, style: str, scripts: tuple[str, ...], inline: str = "") -> str:
    """Everything before the data. Nothing may be fetched; only this style and these scripts may
    run, wherever in the page they stand. ``inline``: the style, if it stands here."""
    own = " ".join(f"'{digest(each)}'" for each in scripts)
    policy = (
        f"default-src 'none'; script-src {own}; "
        f"style-src '{digest(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    return HEAD.format(policy=escape(policy), title=escape(title), style=inline)


def block(name: str, text: str, encoding: str = "") -> str:
    """Something that is carried, which a browser only keeps."""
    kind = "application/json" if name == "data" else "text/plain"
    told = f' data-encoding="{encoding}"' if encoding else ""
    return f'<script type="{kind}" id="holdfast-{name}"{told}>{text}</script>\n'


def base64_of(text: str) -> str:
    """The text compressed, in letters."""
    return base64.b64encode(gzipped(utf8(text))).decode("ascii")


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
