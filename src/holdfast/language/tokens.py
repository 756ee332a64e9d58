"""Words of a text: spaCy's English tokenizer, fitted to Universal Dependencies' conventions.

The English treebanks part words at hyphens except after a bound prefix ("non-", "co-"), and keep
runs of one mark ("!!", "====") together; spaCy's rules differ in both and in smaller things.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

LONGEST_RUN: Final = 400
"""Code points without a blank that the tokenizer is given at once.

Its rules peel marks off one by one, so time grows with the square of a run's length.
"""

BOUND_PREFIXES: Final = (
    "non anti pre pro co mid cross post over multi ex sub semi pan counter mini neo inter intra "
    "re un mis e ultra trans extra micro socio arch psycho"
)
ABBREVIATIONS: Final = (
    "Lt. Col. Brig. Maj. Capt. Sgt. Cpl. Cmdr. Adm. Pvt. Gens. Cols. Hon. Pres. Amb. Supt. Insp. "
    "al. etc. Nos. ca. approx. Sept. Nov. Oct. Dec. Jan. Feb. Aug. Ltd. Reps. Sens. Ft. Mt. Sr. Jr."
)
MARK_RUNS: Final = [
    r"={2,}", r"\*{2,}", r"_{2,}", r"~{2,}", r"#{2,}", r"<{2,}", r">{2,}", r"\${2,}", r"-{2,}",
    r"\+{2,}", r"[!?]{2,}[!?.]*",
]  # fmt: skip
WHOLE: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]*[\w/=#&-]"  # addresses, also of unknown domains
    r"|[#@]\w+"  # tags and user names
    r"|\d{1,3}-\d{4}|\d+(?:-\d+){2,}"  # telephone numbers, ISO dates
)


@lru_cache(maxsize=1)
def blank_english() -> Language:
    """The blank English pipeline whose tokenizer and vocabulary every reading uses."""
    language = spacy.blank("en")
    tokenizer: Any = language.tokenizer
    defaults = language.Defaults
    infixes = [rule for rule in defaults.infixes or [] if r"(?:-|–|—" not in str(rule)]
    prefixes = [*MARK_RUNS, *(defaults.prefixes or [])]
    suffixes = [*MARK_RUNS, r"(?<=[0-9])(?:bn|tn|am|pm|AM|PM)", *(defaults.suffixes or [])]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex([*_hyphen_rules(), *infixes]).finditer
    tokenizer.token_match = WHOLE.fullmatch
    for word in ABBREVIATIONS.split():
        tokenizer.add_special_case(word, [{"ORTH": word}])
    for parts in ("and / or", "wan na", "Wan na", "out ta", "got ta"):
        pieces = parts.split()
        tokenizer.add_special_case("".join(pieces), [{"ORTH": piece} for piece in pieces])
    for word in ("b/c", "w/o", "c/o", "w/", "9/11"):
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return language


def _hyphen_rules() -> list[str]:
    """Where a word parts inside: at hyphens but for bound prefixes, and at missing blanks."""
    bound = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in BOUND_PREFIXES.split())
    return [
        rf"(?<=[^\W_]){bound}(?:-|–|~)(?=[^\W_])",
        r"(?<=[^\W_]\.)(?:-|–)(?=[^\W_])",
        r"(?<=[^\W_])(?:-|–)(?=[$£€])",
        r"(?<=[^\W_])(?:--+|—+|——)(?=[^\W_])",
        r"(?<=[a-z])[?!]+(?=[A-Z])",
        r"(?<=\w)[.,;](?=\[)|(?<=\S)\[(?=\d)|(?<=\d)\](?=\S)",  # notes: "Assad,[1]"
        r"(?<=[A-Za-z])\((?=[A-Z])",
    ]


def split_words(text: str) -> Doc:
    """A `Doc` of the words of `text` with nothing filled in.

    `Doc.text` equals `text`, but that each lone surrogate (which no UTF-8 string can hold) is
    the replacement character, so that offsets stay the same.
    """
    clean = text if text.isascii() else _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    language = blank_english()
    if not _LONG_RUN.search(clean):
        return language.tokenizer(clean)
    words: list[str] = []
    spaces: list[bool] = []
    for part in _slices(clean):
        for token in language.tokenizer(part):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(language.vocab, words=words, spaces=spaces)


_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_LONG_RUN: Final = re.compile(rf"\S{{{LONGEST_RUN + 1}}}")


def _slices(text: str) -> list[str]:
    """`text` cut inside over-long runs, at most every LONGEST_RUN code points of them."""
    cuts = [0]
    for run in re.finditer(rf"\S{{{LONGEST_RUN + 1},}}", text):
        cuts.extend(range(run.start(), run.end(), LONGEST_RUN))
        cuts.append(run.end())
    cuts.append(len(text))
    ordered = sorted(set(cuts))
    return [text[a:b] for a, b in pairwise(ordered)]
