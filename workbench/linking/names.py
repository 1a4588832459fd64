"""Which words are names, as far as capitals and the common words of the language tell."""

import re
from collections.abc import Container

from workbench.linking.tables import listed
from workbench.linking.words import Word

_NO_NAME = tuple(
    listed(
        "ed ly tion tions sion sions ment ments ness ous ive ives ory able ible ity ities ism ful less ance ence"
    )
)  # how words end that are hardly ever names
_SMALL_WORDS = frozenset(
    listed(
        "with from into over than that this their your after amid before about against between under upon onto"
    )
)  # longer words that stay small in title case


def capitals_tell(words: list[Word]) -> bool:
    """Whether capitals mark names in this text; they do not in headlines in title case or in lower case.

    A longer word in lower case that is no small one shows that capitals are not for every word.
    """
    lower = upper = False
    for word in words:
        text = word.text
        if text[0].isupper():
            upper = True
        elif not lower:
            lower = len(text) > 3 and text[0].islower() and word.low not in _SMALL_WORDS
        if lower and upper:
            return True
    return False


def is_name(word: Word, at: int, tells: bool, common: Container[str]) -> bool:
    """Whether a word is a name. Where capitals do not tell, a word that is not `common` counts as one.

    `common` holds the stems of words that stand in lower case in ordinary text.
    """
    if not tells:
        return len(word.stem) > 2 and word.stem not in common and not word.low.endswith(_NO_NAME)
    if not word.text[0].isupper() or word.low == "i":
        return False
    return not (at == 0 or word.after_break) or word.stem not in common


def spelled_alike(a: str, b: str) -> bool:
    """Whether two names are spellings of one: "Rouhani" and "Rohani", "Hizbullah" and "Hezbollah", "Pak" and
    "Pakistan"."""
    from rapidfuzz import fuzz

    short, long = sorted((a, b), key=len)
    if long.endswith("_" + short):
        return True  # "Korea" of "South Korea"
    if a[:1] != b[:1]:
        return False
    if len(short) > 2 and long.startswith(short) and "_" not in long:
        return True
    if fuzz.ratio(a, b, score_cutoff=80) > 0:
        return True
    x, y = (_VOWELS.sub("", name[1:]) for name in (a, b))
    return len(x) > 2 and x == y


_VOWELS = re.compile(r"[aeiouyh]|(.)(?=\1)")


def abbreviates(short: str, words: list[Word]) -> bool:
    """Whether a name in capitals ("USGS", "NYC", "HK") is made of the first letters of words in a row.

    The last letter may stand for a word that is left out ("New York").
    """
    if not (2 <= len(short) <= 6 and short.isupper()):
        return False
    spelled = short.lower()
    if len(spelled) > 2:
        initials = "".join(
            word.text.lower() if len(word.text) < 4 and word.text.isupper() else word.low[0] for word in words
        )
        if spelled in initials or (len(spelled) > 3 and spelled[:-1] in initials):
            return True
    if len(spelled) > 3 or not capitals_tell(words):
        return False
    names = "".join(word.low[0] if word.text[0].isupper() else " " for word in words)
    return (spelled if len(spelled) == 2 else spelled[:-1]) in names
