"""What texts are found by: word stems, what the lexicon knows words and phrases by, and the order of the words."""

import re
import zlib
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple, TypeVar

from workbench.linking.tables import table
from workbench.linking.terms import phrases
from workbench.linking.words import fold, stem_of

T = TypeVar("T")
Keys = tuple[str, ...]

EXTRA = ("~", "@")  # how keys of paraphrase groups and places begin; no stem begins so
SMALL = "="  # how keys of small words begin

_WORD = re.compile(r"\w+(?:['’.,:]\w+)*")
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_POINTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")  # "u.s"
_ADDRESS = re.compile(r"(?:https?://|www\.|\b[\w.]{1,30}\.(?:com|co)/)\S+", re.IGNORECASE)
_TAG = re.compile(r"[#@](\w{1,100})")
_SIGNATURE = re.compile(r"\s[—–-]{1,3}\s[^—]{1,80}?\(@\w{1,30}\)[^—]{0,30}$")  # "— Ann (@annlee) May 4, 2019"
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Za-z])|(?<=[A-Z])(?=[A-Z][a-z])")
_COUNTRY = re.compile(r"\bUS\b")
_FORMAT = 4  # of the keys; another whenever these rules change
_LONGEST = 40  # characters of a word that are looked at
_AT_MOST = 300_000  # words kept in mind


class Reading(NamedTuple):
    """What a text is known by."""

    keys: list[str]  # repeated as often as they stand in it, in no order that means anything
    words: list[str]  # the first key of each word, in order


def read(text: str) -> Reading:
    """What a text is known by.

    Web addresses are left out; #HashTags and @HandleNames count as their words, for who is told about is often
    tagged, or has written it. A text of small words alone has one more key, of them all.
    """
    if "/" in text:
        text = _ADDRESS.sub(" ", text)
    if "@" in text or "#" in text:
        text = _TAG.sub(_apart, text)
    if "US" in text:
        text = _COUNTRY.sub("usa", text)
    words = _WORD.findall(text.lower())
    known = list(map(_known.__getitem__, words))
    found = list(chain.from_iterable(known))
    found += _phrase_keys(list(map(_stems.__getitem__, words)))
    if words and all(key[0] == SMALL for key in found):
        found.append(" ".join(sorted(set(words)))[:_LONGEST])
    return Reading(found, [keys[0] for keys in known if keys])


def keys(text: str) -> list[str]:
    """The keys of a text that are not those of small words."""
    return [key for key in read(text).keys if key[0] != SMALL]


def stressed(text: str) -> str:
    """A post with what it says said twice and its signature once: who wrote it counts, but less."""
    signature = _SIGNATURE.search(text)
    return f"{text[: signature.start()]} {text}" if signature else text


def bytes_of(words: list[str]) -> bytes:
    """A byte for each word, from its first key: 1 to 255."""
    return bytes(map(_bytes.__getitem__, words))


@cache
def small_keys() -> list[str]:
    """The keys of words that say little, in alphabetical order."""
    return sorted(SMALL + word for word in _small())


def made_by() -> int:
    """A number that tells the lexicon by which texts get their keys."""
    return zlib.crc32(repr((_FORMAT, phrases(), small_keys())).encode())


class _Known(dict[str, Keys]):
    """Word in lower case → its keys."""

    def __missing__(self, word: str) -> Keys:
        parts = [word] if word.isalpha() or _POINTED.fullmatch(word) else _PART.findall(word)
        return _kept(self, word, tuple(key for part in parts for key in _keys_of(part)))


class _Stems(dict[str, str]):
    """Word in lower case → its stem."""

    def __missing__(self, word: str) -> str:
        low = f"{word}." if _POINTED.fullmatch(word) else word
        return _kept(self, word, word[:_LONGEST] if low[0].isdigit() else stem_of(fold(low[:_LONGEST])))


class _Bytes(dict[str, int]):
    """Key → its byte."""

    def __missing__(self, key: str) -> int:
        return _kept(self, key, 1 + zlib.crc32(key.encode(errors="surrogatepass")) % 255)


def _kept(known: dict[str, T], word: str, value: T) -> T:
    if len(word) <= _LONGEST:
        if len(known) >= _AT_MOST:
            known.clear()
        known[word] = value
    return value


_known, _stems, _bytes = _Known(), _Stems(), _Bytes()


def _apart(tag: re.Match[str]) -> str:
    """A tag as the words it is made of."""
    return f" {_HUMP.sub(' ', tag[1].replace('_', ' '))} "


def _keys_of(word: str) -> Keys:
    if word in _small():
        return (SMALL + word,)
    stem = _stems[word]
    return stem, *_groups().get(stem, ())


def _phrase_keys(stems: list[str]) -> list[str]:
    """The extra keys of the phrases of several words that stand in a text."""
    found: list[str] = []
    known = _phrases()
    for at, pair in enumerate(pairwise(stems)):
        if pair in known:
            for phrase, extra in known[pair]:
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    found += extra
                    break
    return found


@cache
def _small() -> frozenset[str]:
    return frozenset(table("stop").split())


@cache
def _groups() -> dict[str, Keys]:
    """Stem → its extra keys."""
    return {
        stems[0]: known_by[1:] for some in phrases().values() for stems, known_by in some if len(stems) == 1
    }


@cache
def _phrases() -> dict[tuple[str, ...], list[tuple[tuple[str, ...], Keys]]]:
    """The first two stems → the phrases of several words that begin so, longest first, with their extra keys."""
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], Keys]]] = {}
    for some in phrases().values():
        for stems, known_by in some:
            if len(stems) > 1:
                found.setdefault(stems[:2], []).append((stems, known_by[1:]))
    return found
