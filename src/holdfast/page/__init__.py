"""The page as a file: the browser's page with a record in it, to be mailed; and on paper."""

from __future__ import annotations

from holdfast.page.contents import Contents, contents
from holdfast.page.onefile import NotBuilt, one_file
from holdfast.page.printing import NoBrowser, print_pdf

__all__ = ["Contents", "NoBrowser", "NotBuilt", "contents", "one_file", "print_pdf"]
