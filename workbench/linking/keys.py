"""The keys by which texts are found: word stems, and what the lexicon knows words and phrases by."""

import re
from functools import cache

from workbench.linking.tables import table
from workbench.linking.terms import phrases
from workbench.linking.words import fold, stem_of

EXTRA = ("~", "@")  # how keys of paraphrase groups and places begin; no stem begins so

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)*|\d+(?:[.,:]\d+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.|\b[\w.]+\.(?:com|co)/)\S+", re.IGNORECASE)
_SIGNATURE = re.compile(r"\s[-–—]\s[^\n]{1,80}\(@\w{1,30}\)[^\n]{0,40}$")  # "— Ann Lee (@annlee) May 1, 2020"
_TAG = re.compile(r"[#@](\w{1,100})")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z])")
_POINTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_COUNTRY = re.compile(r"\bUS\b")
_AT_MOST = 300_000  # words kept in mind
_stems: dict[str, str] = {}  # word in lower case → its stem


def keys(text: str) -> list[str]:
    """The keys of a text, repeated as often as they stand in it: stems in reading order, then the extra keys.

    A text of small words alone is known by these. Web addresses and the signature of a post are left out; #HashTags and @HandleNames count as their words too.
    """
    if "/" in text:
        text = _ADDRESS.sub(" ", text)
    if "@" in text or "#" in text:
        text = _TAG.sub(_apart, _SIGNATURE.sub("", text))
    if "." in text:
        text = _POINTED.sub(lambda found: fold(found.group()), text)
    words = _WORD.findall(_COUNTRY.sub("usa", text).lower())
    stems = [_stems.get(word) or _stem(word) for word in words]
    small = _small()
    plain = [stem for word, stem in zip(words, stems, strict=True) if word not in small]
    return (plain or stems) + _extra(stems)


def _apart(tag: re.Match[str]) -> str:
    """The name of a tag as one word, and as the words it is made of."""
    whole = tag[1]
    parts = _HUMP.sub(" ", whole.replace("_", " "))
    return f" {whole} {parts} " if parts != whole else f" {whole} "


def _stem(word: str) -> str:
    if len(_stems) >= _AT_MOST:
        _stems.clear()
    stem = _stems[word] = stem_of(fold(word)) or word
    return stem


def _extra(stems: list[str]) -> list[str]:
    found: list[str] = []
    openers = _openers()
    for at, stem in enumerate(stems):
        if stem in openers:
            for phrase, known_by in openers[stem]:
                if len(phrase) == 1 or tuple(stems[at : at + len(phrase)]) == phrase:
                    found += known_by
                    break
    return found


@cache
def _small() -> frozenset[str]:
    return frozenset(table("stop").split())


@cache
def _openers() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """First stem → the phrases that begin with it, longest first, and their extra keys."""
    return {
        first: [(stems, tuple(key for key in known_by if key.startswith(EXTRA))) for stems, known_by in some]
        for first, some in phrases().items()
    }
