"""All the text of a page that no tree can be made of: one pass over its tags, no recursion."""

from __future__ import annotations

from html.parser import HTMLParser

from holdfast.intake.blocks import Block, one_space
from holdfast.intake.vocabulary import word_set

# Elements whose text is no part of an article.
_SILENT = word_set(
    "script style noscript template svg math title nav footer aside form button select option "
    "textarea iframe object audio video canvas"
)
_INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp "
    "small span strike strong sub sup time tt u var wbr"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class TagSoup(HTMLParser):
    """Collects paragraphs and headings, whatever the nesting."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._silent: str | None = None
        self._depth = 0
        self._heading = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if self._silent is not None:
            self._depth += tag == self._silent
            return
        if tag in _SILENT:
            self.flush()
            self._silent, self._depth = tag, 1
        elif tag not in _INLINE:
            self.flush()
            self._heading = tag in _HEADINGS

    def handle_endtag(self, tag: str) -> None:
        if self._silent is not None:
            self._depth -= tag == self._silent
            if self._depth == 0:
                self._silent = None
            return
        if tag not in _INLINE:
            self.flush()
            self._heading = False

    def handle_data(self, data: str) -> None:
        if self._silent is None:
            self._words.append(data)

    def flush(self) -> None:
        """End the paragraph that is open."""
        text = one_space("".join(self._words))
        if text:
            self.blocks.append(Block(text, self._heading))
        self._words = []


def soup_blocks(source: str) -> list[Block]:
    """The paragraphs and headings of a page, scripts, menus and forms left out."""
    soup = TagSoup()
    soup.feed(source)
    soup.close()
    soup.flush()
    return soup.blocks
