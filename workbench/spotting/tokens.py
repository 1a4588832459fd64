"""Tokens with exact places, and the closed classes of English words that the rules here lean on."""

import re
from bisect import bisect_left
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?:[^\W\d_]\.){2,}                                  # U.S.
      | (?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Jr|Sr|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.
      | [$€£¥]?\d+(?:[.,:/]\d+)*(?:%|(?:[^\W\d_]|[-–](?=[^\W\d_]))*)    # 13-year, $1.4bn, 5,000, 12:44, 40%
      | [^\W\d_]+(?:[’'.&-][^\W_]+)*                         # don't, anti-Shi’ite, AT&T
      | --+ | ''|``
      | \S""",
    re.X,
)


# Written like a word that they are not.
_ABBREVIATED = {"US": "u.s.", "WHO": "w.h.o.", "IT": "i.t.", "AM": "a.m."}


class Token(NamedTuple):
    """`start:end` in the text that was cut; `low` is the word in lower case with a plain apostrophe."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        first = self.text[0]
        return first.isalnum() or first in "$€£¥"

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with places in the whole text."""
    make = Token._make  # faster than Token itself
    return [
        make((piece := match[0], _ABBREVIATED.get(piece) or piece.lower().replace("’", "'"), *match.span()))
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


class Tokenized:
    """A text with its tokens, cut once; stretches of it are slices."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._all = tokens(text)
        self._starts = [token.start for token in self._all]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in `text[start:end]`."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def words(listed: str) -> frozenset[str]:
    """A set of words from one string."""
    return frozenset(listed.split())


AUXILIARIES = words(
    "is are was were am be been being has have had do does did will would can could may might shall should must "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot couldn't "
    "shouldn't mustn't"
)
PRONOUNS = words("he she they it we i you")
ARTICLES = words("the a an")
DETERMINERS = ARTICLES | words(
    "this that these those his her its their our my your each every some any no all both several many"
)
PREPOSITIONS = words(
    "of in on at by for from with to into onto about against over under between among during through across after "
    "before since until within without toward towards around near off out upon via despite amid per as like than"
)
SUBORDINATORS = words(
    "that because if when while although though since until unless whereas whether after before as where who which "
    "whose whom what why how"
)
CONJUNCTIONS = words("and or but nor so yet")
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow")
MONTHS = words(
    "january february march april may june july august september october november december "
    "jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec."
)
