"""Who acts and who is acted upon, as far as small words tell."""

from functools import cache

from workbench.linking.tables import table
from workbench.linking.words import Word, stem_of


def passives(words: list[Word], names: frozenset[int]) -> tuple[int, ...]:
    """The indexes of each "by" that names who did it: after a past form, before a name."""
    return tuple(
        at
        for at, word in enumerate(words)
        if word.low == "by"
        and at > 0
        and (words[at - 1].low.endswith(("ed", "en", "wn")) or words[at - 1].stem != words[at - 1].low)
        and not names.isdisjoint((at + 1, at + 2))
    )


def mutual(words: list[Word]) -> bool:
    """Whether a text tells what is done with one another, so that either can come first."""
    return not _mutual_stems().isdisjoint([word.stem for word in words])


@cache
def _mutual_stems() -> frozenset[str]:
    return frozenset(stem_of(word) for word in table("mutual").split())
