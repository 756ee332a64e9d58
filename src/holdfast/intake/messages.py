"""Every failure of intake: a line of problem and one of remedy, by id (see docs/bad-input.md)."""

from __future__ import annotations

from typing import Final

from holdfast.model import Failure

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # files and folders
    "missing": ("no such file or folder", "Check the path."),
    "unreadable": ("it cannot be opened ({why})", "Check the permissions of the file or folder."),
    "not-a-file": ("it is not a regular file", "Give a file, a folder, a web address or -."),
    "no-files": (
        "the folder holds no file of a known kind",
        "Known kinds: {kinds}. Give another file by its own path.",
    ),
    # what the bytes are
    "empty": ("it is empty", "Give a file that has text in it."),
    "blank": ("it holds no text, only white space", "Give a file that has text in it."),
    "too-large": (
        "it has {size}; the limit is less than {limit}",
        "Split it into parts, one article each.",
    ),
    "binary": ("it is {what}, not text", "Save it as plain text, HTML, Markdown or PDF."),
    "not-text": (
        "it is not readable as text: no encoding fits its bytes",
        "Save it as UTF-8, or check that the file is whole.",
    ),
    "bad-characters": (
        "its text has {what}, which no text may have",
        "Write the text out again as UTF-8.",
    ),
    "no-article": ("the page has no article text", "Save the article itself as text or HTML."),
    # PDF
    "pdf-broken": ("the PDF is broken ({why})", "Get it again, or save it anew from a PDF viewer."),
    "pdf-encrypted": ("the PDF is encrypted", "Save a copy of it without a password."),
    "pdf-no-text": (
        "the PDF has no text, only pictures of pages",
        "Run optical character recognition on it first.",
    ),
    "pdf-pages": (
        "the PDF has {pages} pages; the limit is {limit}",
        "Split it into parts, one article each.",
    ),
    "pdf-limit": (
        "the PDF unpacks to more than a document may",
        "Do not trust it; or save it anew from a PDF viewer.",
    ),
    # the parser's own process
    "parse-time": (
        "taking it apart takes more than {seconds:g} seconds",
        "Save the article itself as plain text.",
    ),
    "parse-memory": (
        "taking it apart needs more memory than the {limit} allowed",
        "Save the article itself as plain text.",
    ),
    "parse-start": (
        "the process that takes it apart cannot start ({why})",
        "Free some memory, or save the article itself as plain text.",
    ),
    "parse-crash": ("it breaks the parser", "Save the article itself as plain text."),
    # JSON Lines
    "json-broken": ("the line is not JSON ({why})", "Write one JSON object on each line."),
    "json-not-object": ("the line is not a JSON object", "Write one JSON object on each line."),
    "json-field-missing": ("the field {field} is missing", "Give each document an id and a text."),
    "json-field-type": ("the field {field} is not a string", "Write {field} as a JSON string."),
    "json-duplicate": (
        "the id {id} was given before, on line {line}",
        "Give each document an id of its own.",
    ),
    "json-encoding": ("JSON Lines must be UTF-8, and this is not", "Save the file as UTF-8."),
    # dates
    "bad-date": (
        "{value} is not a date of publication",
        "Write it as YYYY, YYYY-MM or YYYY-MM-DD.",
    ),
    # the web
    "address-scheme": (
        "only http and https addresses are read",
        "Save the page and give the file.",
    ),
    "address-broken": ("it is not a web address ({why})", "Check the address."),
    "address-private": (
        "{host} is a private or local address",
        "Allow private addresses only where you trust the address.",
    ),
    "address-unknown": ("the host {host} is not known", "Check the address and the network."),
    "web-unreachable": ("{host} cannot be reached ({why})", "Check the address and the network."),
    "web-certificate": (
        "the certificate of {host} is not valid",
        "Check the address; or save the page and give the file.",
    ),
    "web-time": (
        "it did not arrive within {seconds:g} seconds",
        "Try again later, or save the page and give the file.",
    ),
    "web-status": ("the server answered {status}", "Check the address in a browser."),
    "web-redirects": (
        "it redirects more than {limit} times",
        "Open it in a browser and give the final address.",
    ),
    "web-broken": (
        "the connection broke before the page was whole ({why})",
        "Try again later, or save the page and give the file.",
    ),
    "web-encoding": (
        "the server packed the page in an unknown way ({encoding})",
        "Save the page in a browser and give the file.",
    ),
}


class IntakeError(ValueError):
    """Something cannot be read; ``problem`` and ``remedy`` are one line each."""

    def __init__(self, message: str, **values: object) -> None:
        problem, remedy = MESSAGES[message]
        kept = {name: one_line(value) for name, value in values.items()}
        self.message = message
        self.values = kept
        self.problem = problem.format(**kept)
        self.remedy = remedy.format(**kept)
        super().__init__(f"{self.problem}. {self.remedy}")

    def failure(self, source_id: str) -> Failure:
        """This error as a failure of one source."""
        return Failure(source_id, self.problem, self.remedy)


def one_line(value: object) -> object:
    """Text from outside, fit for one line of a message; numbers as they are."""
    if isinstance(value, (int, float)):
        return value
    line = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return line if len(line) <= 120 else line[:119] + "…"


def in_words(size: int) -> str:
    """A size in bytes, for a person."""
    for unit, factor in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)):
        if size >= factor:
            return f"{size / factor:.4g} {unit}"
    return f"{size} bytes"
