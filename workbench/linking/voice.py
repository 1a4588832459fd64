"""Who acts and who is acted upon, as far as small words tell."""

from functools import cache

from workbench.linking.tables import listed, table
from workbench.linking.words import Word, stem_of

_BE = frozenset(listed("is are was were be been being"))


def passives(words: list[Word], names: frozenset[int]) -> tuple[int, ...]:
    """The indexes of each "by" that names who did it: after a past form, before a name."""
    return tuple(
        at
        for at, word in enumerate(words)
        if word.low == "by"
        and at > 0
        and _done(words, at)
        and not names.isdisjoint((at + 1, at + 2, at + 3, at + 4))
    )


def _done(words: list[Word], at: int) -> bool:
    """Whether a past form stands right before a "by", or, after a form of "be", some words before it."""
    last = words[at - 1]
    if last.low.endswith(("ed", "en", "wn")) or last.stem != last.low:
        return True
    return any(
        words[to].low.endswith(("ed", "en", "wn")) and words[to - 1].low in _BE
        for to in range(max(1, at - 6), at)
    )


def mutual(words: list[Word]) -> bool:
    """Whether a text tells what is done with one another, so that either can come first."""
    return not _mutual_stems().isdisjoint([word.stem for word in words])


@cache
def _mutual_stems() -> frozenset[str]:
    return frozenset(stem_of(word) for word in table("mutual").split())
