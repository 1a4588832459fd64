"""WordPiece: a text as the pieces of words that a sentence model knows (BERT's uncased tokenizer).

After Devlin et al., "BERT" (2019), and the tokenizer that goes with it: control characters out, accents off,
lower case, every punctuation mark and ideograph a word of its own, then the longest pieces from the left.
"""

import json
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from workbench.errors import DataError

_LONGEST_WORD = 100  # characters; longer ones are unknown
_LONGEST_TEXT = 20_000  # characters looked at
_IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """A vocabulary, and texts read by it."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        """Raises `DataError` where the vocabulary lacks a piece that every text needs."""
        self._ids = vocabulary
        missing = [piece for piece in ("[CLS]", "[SEP]", "[UNK]") if piece not in vocabulary]
        if missing:
            raise DataError(
                f"the vocabulary of the sentence model has no {missing[0]}", "it is of another kind"
            )
        self._first, self._last, self._unknown = (vocabulary[name] for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._pieces = lru_cache(maxsize=50_000)(self._split)

    @classmethod
    def open(cls, folder: Path) -> "WordPiece":
        """From `vocab.txt` (one piece a line) or `tokenizer.json`. Raises `DataError`, `OSError`, `ValueError`."""
        listed = folder / "vocab.txt"
        if listed.is_file():
            lines = listed.read_text("utf-8").splitlines()
            return cls({piece: id for id, piece in enumerate(lines)})
        read = json.loads((folder / "tokenizer.json").read_text("utf-8"))
        model = read.get("model") if isinstance(read, dict) else None
        if not isinstance(model, dict) or model.get("type", "WordPiece") != "WordPiece":
            raise DataError(
                f"{folder / 'tokenizer.json'} is no WordPiece tokenizer", "take an uncased BERT model"
            )
        return cls({str(piece): int(id) for piece, id in model["vocab"].items()})

    def __len__(self) -> int:
        """One more than the highest id."""
        return max(self._ids.values()) + 1

    def ids(self, text: str, limit: int) -> list[int]:
        """The ids of a text, first and last mark included, at most `limit` of them."""
        found = [self._first]
        for word in _words(text[:_LONGEST_TEXT]):
            found += self._pieces(word)
            if len(found) >= limit:
                break
        return [*found[: limit - 1], self._last]

    def _split(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self._ids), start)
            if end == start:
                return (self._unknown,)
            found.append(self._ids[mark + word[start:end]])
            start = end
        return tuple(found)


def _words(text: str) -> Iterator[str]:
    """The words of a text, folded; every mark and ideograph is one."""
    spaced = "".join(map(_spaced, text))
    plain = "".join(c for c in unicodedata.normalize("NFD", spaced) if unicodedata.category(c) != "Mn")
    for chunk in "".join(map(str.lower, plain)).split():
        word = ""
        for character in chunk:
            if not _is_mark(character):
                word += character
                continue
            if word:
                yield word
            yield character
            word = ""
        if word:
            yield word


@lru_cache(maxsize=4096)
def _spaced(character: str) -> str:
    """What stands for a character: itself, a space, nothing, or an ideograph between spaces."""
    if character.isspace():
        return " "
    if character == "\ufffd" or unicodedata.category(character)[0] == "C":
        return ""
    code = ord(character)
    return f" {character} " if any(low <= code <= high for low, high in _IDEOGRAPHS) else character


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "P" or character in "$+<=>^`|~"
