"""From what a format gave, and what the caller knows, to one document."""

from __future__ import annotations

from holdfast.intake.dates import publication_date, whole_day
from holdfast.intake.decode import check_characters
from holdfast.intake.identity import document_id, sha256_hex
from holdfast.intake.messages import IntakeError, in_words
from holdfast.intake.opening import Opening
from holdfast.intake.options import Extracted, Intake, IntakeOptions, Origin
from holdfast.intake.vocabulary import agencies
from holdfast.intake.zones import read_zones
from holdfast.model import Document


def build(
    raw: bytes, content: Extracted, origin: Origin, media_type: str, options: IntakeOptions
) -> Intake:
    """The document; raises ``IntakeError`` where there is no text, too much, or a bad date."""
    check_size(len(content.text), options.max_text)
    check_characters(content.text)
    if not content.text.strip("\ufeff\u200b\u2060 \t\r\n\f\v") or not content.text.strip():
        raise IntakeError("blank")
    opening = read_zones(content.text, content.title, content.headings)
    published = _published(content, opening, options)
    publisher = options.publisher or content.publisher or _agency(opening)
    raw_sha256 = sha256_hex(raw)
    document = Document(
        id=document_id(
            raw_sha256,
            content.text,
            title=opening.title,
            published=published,
            publisher=publisher,
            url=origin.url,
        ),
        source_id=origin.source_id,
        text=content.text,
        raw_sha256=raw_sha256,
        media_type=media_type,
        cleaner=content.cleaner,
        title=opening.title,
        url=origin.url,
        publisher=publisher,
        authors=content.authors or opening.authors,
        published=published,
        fetched=origin.fetched,
        language=content.language,
        zones=tuple(opening.zones),
        dateline=opening.dateline or opening.date_line,
    )
    return Intake(document, raw)


def check_size(size: int, limit: int) -> None:
    """Refuse what has ``limit`` bytes, or characters, or more."""
    if size >= limit:
        raise IntakeError("too-large", size=in_words(size), limit=in_words(limit))


def _published(content: Extracted, opening: Opening, options: IntakeOptions) -> str | None:
    """The date of publication: the caller's, the record's, a line of its own, the dateline's."""
    for stated in (options.published, content.published):
        if stated is not None:
            return publication_date(stated)
    for line in (opening.date_line, opening.dateline):
        if line is not None and line.date is not None and (day := whole_day(line.date)):
            return day
    return None


def _agency(opening: Opening) -> str | None:
    """The agency that signs the dateline, by its full name where it is known."""
    written = opening.dateline.agency if opening.dateline else None
    return agencies().get(written.lower(), written) if written else None
