"""Bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
import unicodedata

from holdfast.intake.messages import IntakeError

# The UTF-32 mark begins with the UTF-16 one, so it is asked for first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY_MARKS = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich-text document"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"\x1aE\xdf\xa3", "a film"),
)
# Encodings that news has been written in; where several fit equally, the first wins.
ENCODINGS = [
    "cp1252", "cp1256", "cp1251", "koi8_r", "iso8859_6", "cp1254", "cp1255", "cp1253", "cp1250",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
# Names that Python knows as text encodings, and that no file or page is written in.
NOT_FOR_FILES = {"utf-7", "utf7", "idna", "punycode", "unicode_escape", "raw_unicode_escape"}
SAMPLE = 200_000
# A text is taken for damaged UTF-8 where at least this many sound sequences stand by each bad one.
SOUND_FOR_EACH_BAD = 10
_HIGH_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TYPOGRAPHY = frozenset("‘’“”–—…«»•€£°§©®™·´")


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of the bytes, its byte-order mark dropped, otherwise as it is.

    A declared encoding (of a page or its server) is tried first, then UTF-8, UTF-16 and UTF-32 by
    their marks, then a guess that must look like language. Raises ``IntakeError``.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _checked(_strict(raw[len(mark) :], encoding))
    if what := binary_kind(raw):
        raise IntakeError("binary", what=what)
    if b"\x00" in raw:
        raise IntakeError("binary", what="binary data (it has NUL bytes)")
    if declared and (text := _by_name(raw, declared)) is not None:
        return _checked(text)
    try:
        return _checked(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_guessed(raw))


def binary_kind(raw: bytes) -> str | None:
    """What a well-known kind of binary file this is; None where it is none of them."""
    for mark, what in BINARY_MARKS:
        if raw.startswith(mark):
            return what
    if raw[4:8] == b"ftyp" or (raw[:4] == b"RIFF" and raw[8:12] in {b"WEBP", b"AVI ", b"WAVE"}):
        return "a picture, sound or film"
    if raw.startswith(b"MZ") and b"\x00" in raw[:64]:
        return "a program"
    return None


def plain_lines(text: str) -> str:
    """The text with every line end written as one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_characters(text: str) -> None:
    """Refuse what cannot be stored or shown as text: NUL, and halves of surrogate pairs."""
    if "\x00" in text:
        raise IntakeError("bad-characters", what="a NUL character")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise IntakeError("bad-characters", what="half of a surrogate pair") from error


def _checked(text: str) -> str:
    """The text, if it has no NUL and few control characters."""
    if "\x00" in text:
        raise IntakeError("binary", what="binary data (it has NUL bytes)")
    if len(_CONTROLS.findall(text)) > max(4, len(text) // 200):
        raise IntakeError("binary", what="binary data (it is full of control characters)")
    return text


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _guessed(raw)
        raise IntakeError("not-text") from error


def _by_name(raw: bytes, name: str) -> str | None:
    """The text in a declared encoding; None where the name is unknown or does not fit."""
    label = name.strip().strip("\"'").lower()
    # The web's rule: what is labelled Latin-1 or ASCII is Windows-1252.
    if label in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        label = "cp1252"
    if label in NOT_FOR_FILES:
        return None
    try:
        return raw.decode(label)
    except (LookupError, ValueError):
        return None


def _guessed(raw: bytes) -> str:
    """The text of bytes that are not UTF-8, if one encoding fits and it looks like language."""
    damaged = raw.decode("utf-8", "replace")
    sound = len(_HIGH_SEQUENCE.findall(raw))
    bad = damaged.count("\ufffd")
    if sound >= bad * SOUND_FOR_EACH_BAD:
        return damaged
    western = _western(raw)
    if western is not None:
        return western
    from charset_normalizer import from_bytes

    # Only the lines that need guessing inform the guess, so that one late letter is seen.
    sample = b"\n".join(line for line in raw.split(b"\n") if not line.isascii())[:SAMPLE]
    best = from_bytes(sample, cp_isolation=ENCODINGS).best()
    if best is None:
        raise IntakeError("not-text")
    text = _by_name(raw, best.encoding)
    if text is None or not looks_like_language(text[:SAMPLE]):
        raise IntakeError("not-text")
    return text


def _western(raw: bytes) -> str | None:
    """The text as Windows-1252 where most letters are ASCII and the others stand among them."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        # Five bytes have no meaning in Windows-1252; Latin-1 calls them control characters.
        return None
    high = [c for c in text if not c.isascii()]
    letters = sum(map(str.isalpha, text[:SAMPLE]))
    known = sum(c in _TYPOGRAPHY or unicodedata.category(c) in {"Ll", "Lu"} for c in high)
    few = len(high) * 3 <= max(letters, 1)
    return text if few and known * 10 >= len(high) * 9 and looks_like_language(text) else None


def looks_like_language(text: str) -> bool:
    """Whether nearly all characters are letters, marks, digits, spaces or usual punctuation."""
    sample = text[:SAMPLE]
    if not sample:
        return False
    categories = [unicodedata.category(c) for c in sample]
    odd = sum(
        kind in {"Cc", "Cn", "Co", "So", "Sk", "Sm", "No"} and c not in "\n\r\t\f\v"
        for c, kind in zip(sample, categories, strict=True)
    )
    letters = sum(kind[0] in "LM" for kind in categories)
    return odd * 20 <= len(sample) and letters * 2 >= len(sample)
