"""Two articles side by side: a claim has one counterpart in the other, and what repeats that one.

A claim is like many others of an article on the same event. Of all links between two articles the one that most
surely is about one statement comes first, be it the same or a conflict; what is linked with either end of it
besides stays only if it repeats the other end ("one-to-one matching", greedily: Gale and Shapley's stable
matching, where both sides rank by one score).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from workbench.records import Link

REPEATED = 0.7  # probability of *same* from which an article says a thing twice


def counterparts(
    links: Iterable[Link], texts: Mapping[int, str], repeats: Callable[[int, int], bool]
) -> list[Link]:
    """Of the links between two articles, those of counterparts. `repeats` tells of two claims of one article.

    How ids are numbered does not matter: ties go by the text.
    """

    def rank(link: Link) -> tuple[float, list[str]]:
        return -(link.same + link.conflict), sorted((texts[link.a], texts[link.b]))

    taken: dict[int, list[int]] = defaultdict(list)
    kept = []
    for link in sorted(links, key=rank):
        rivals = [(link.b, other) for other in taken[link.a]] + [(link.a, other) for other in taken[link.b]]
        if all(repeats(*pair) for pair in rivals):
            taken[link.a].append(link.b)
            taken[link.b].append(link.a)
            kept.append(link)
    return kept
