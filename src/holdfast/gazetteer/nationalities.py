"""Nationality adjectives and demonyms: "Iraqi", "Syrians", "Burmese" → ISO country codes."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from holdfast.yaml_data import load_yaml

# Used before a noun as an adjective ("US troops"), and only in these spellings.
ABBREVIATIONS = {
    "US": "US",
    "U.S.": "US",
    "U.S": "US",
    "USA": "US",
    "UK": "GB",
    "U.K.": "GB",
    "UAE": "AE",
    "U.A.E.": "AE",
    "DPRK": "KP",
    "DRC": "CD",
    "Soviet": "RU",
}


@lru_cache(maxsize=1)
def nationalities() -> dict[str, str]:
    """Adjective or demonym, lower case → ISO 3166-1 alpha-2."""
    text = (resources.files("holdfast.gazetteer") / "data" / "countries.yaml").read_text("utf-8")
    table: dict[str, dict[str, list[str]]] = load_yaml(text)
    found: dict[str, str] = {}
    for code, entry in table.items():
        for word in entry.get("nationality", ()):
            found.setdefault(word.lower(), code)
    return found


def nationality(word: str) -> str | None:
    """The ISO code of a nationality word, or None. Only capitalised words count.

    "US", "UK" and the like count too: before a noun they are adjectives.

    >>> nationality("Iraqi"), nationality("Syrians"), nationality("Iraq"), nationality("polish")
    ('IQ', 'SY', None, None)
    """
    if not word[:1].isupper():
        return None
    return ABBREVIATIONS.get(word) or nationalities().get(word.lower())
