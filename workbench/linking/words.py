"""The words of a text, with their places, stems, and the clause breaks before them."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from workbench.linking.tables import table

MAX_WORDS = 1_000  # a claim has a few dozen; what stands beyond is not looked at

# An abbreviation with points, a word (maybe with apostrophes or digits inside), a number, a money or percent sign.
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W\d_][^\W_]*(?:['’][^\W_]+)*|\d+(?:[.,:]\d+)*|[$€£¥%½¼¾]")
_BREAK = re.compile(r"[,;:.!?()\n—–]|\s-\s")
_POINTED = {"u.s.": "usa", "u.s.a.": "usa"}


class Word(NamedTuple):
    """One word: `text[start:end]`, folded (`low`), its stem, and whether a clause breaks before it."""

    start: int
    end: int
    text: str
    low: str
    stem: str
    after_break: bool


def words(text: str) -> list[Word]:
    """The first `MAX_WORDS` words of a text, in order."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        start, surface = match.start(), match.group()
        low, stem = _read(surface)
        broken = not found or (start > end + 1 and _BREAK.search(text, end, start) is not None)
        found.append(Word(start, match.end(), surface, low, stem, broken))
        end = match.end()
        if len(found) == MAX_WORDS:
            break
    return found


@lru_cache(maxsize=50_000)
def _read(surface: str) -> tuple[str, str]:
    """A word folded, and its stem."""
    low = surface if surface[0].isdigit() else fold(surface)
    return low, stem_of(low)


def fold(surface: str) -> str:
    """Lower case, straight apostrophes, no possessive, no points. "US" is "usa", the pronoun stays "us"."""
    low = surface.lower().replace("’", "'")
    if "." in low:
        return _POINTED.get(low, low.replace(".", ""))
    if "'" in low:
        return low.removesuffix("'s")
    return "usa" if surface == "US" else low


@lru_cache(maxsize=50_000)
def stem_of(low: str) -> str:
    """The Snowball stem of a folded word; irregular forms ("left", "fell") are led back to their verb first."""
    stem: str = _stemmer().stemWord(_irregular().get(low, low))
    return stem


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@cache
def _irregular() -> dict[str, str]:
    forms: dict[str, str] = table("irregular")
    return {form: base for base, all_forms in forms.items() for form in all_forms.split()}
