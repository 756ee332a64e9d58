"""Real files for the tests of intake: PDFs written by hand, pages, and a check of documents."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from holdfast.intake import document_id
from holdfast.model import Document

SENTENCES = (
    "Fighters of the Northern Front entered Karm at dawn and raised a flag over its mill. "
    "The army said it had pulled back to the hills, and that nine of its soldiers were dead. "
    "Residents told of shelling through the night and of families on the road to the river. "
)


def pdf_of(pages: Sequence[Sequence[str]], extra: bytes = b"", title: str | None = None) -> bytes:
    """A PDF whose pages show these lines. ``extra``: drawing commands put before each page."""
    streams = [extra + _drawn(lines) for lines in pages]
    return pdf_of_streams([(b"", stream) for stream in streams], title)


def pdf_of_streams(streams: Sequence[tuple[bytes, bytes]], title: str | None = None) -> bytes:
    """A PDF of content streams, each with the filter it declares (``b""``: none)."""
    count = len(streams)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, (declared, stream) in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * index)
        )
        head = b"<< /Length %d %s>>\nstream\n" % (len(stream), declared)
        objects.append(head + stream + b"\nendstream")
    if title is not None:
        objects.append(b"<< /Title (" + title.encode("ascii") + b") >>")
    return _numbered(objects, len(objects) if title is not None else None)


def _numbered(objects: Sequence[bytes], info: int | None) -> bytes:
    """The objects as a file, with the table of where each begins."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"<< /Size %d /Root 1 0 R %s>>" % (size, b"/Info %d 0 R " % info if info else b"")
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    return bytes(out) + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % start


def _drawn(lines: Sequence[str]) -> bytes:
    shown = b"".join(
        b"(" + line.replace("(", r"\(").replace(")", r"\)").encode("cp1252") + b") Tj T*\n"
        for line in lines
    )
    return b"BT /F1 11 Tf 14 TL 60 740 Td\n" + shown + b"ET"


def bomb(times: int, layers: int = 1) -> bytes:
    """Packed bytes that unpack to ``times`` megabytes of spaces, packed again for each layer."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = b"\x78\xda" + block * times + b"\x03\x00"
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    return packed


def page_of(body: str, head: str = "", attributes: str = "") -> str:
    """A page with this body."""
    return (
        f"<!DOCTYPE html>\n<html{attributes}><head><meta charset='utf-8'>{head}</head>"
        f"<body>{body}</body></html>"
    )


def check_document(document: Document) -> None:
    """What holds for every document, whatever it was read from."""
    text = document.text
    assert text.strip()
    assert "\x00" not in text
    text.encode("utf-8")
    position = 0
    for zone in document.zones:
        assert zone.start >= position
        assert zone.end > zone.start
        assert not text[position : zone.start].strip(), "text outside all zones"
        piece = text[zone.start : zone.end]
        assert piece == piece.strip()
        position = zone.end
    assert position <= len(text)
    assert not text[position:].strip(), "text after all zones"
    if document.dateline is not None:
        places = {(zone.start, zone.end) for zone in document.zones if zone.kind == "dateline"}
        assert (document.dateline.start, document.dateline.end) in places
    assert document.id == document_id(
        document.raw_sha256,
        text,
        title=document.title,
        published=document.published,
        publisher=document.publisher,
        url=document.url,
    )


def zones_of(document: Document) -> list[tuple[str, str]]:
    """The zones as kind and words."""
    return [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]
