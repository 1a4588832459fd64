"""Links to clusters: components of what may be the same, then average-link inside each.

Connected components alone grow giants, average-link over everything is quadratic; the one inside the
other is neither. A pair without a link counts as 0 in an average.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from workbench.errors import DataError
from workbench.linking.bands import BANDS
from workbench.records import Bands, Link, LinkState, Relation

Pair = tuple[int, int]
_SCALE = 1_000_000  # scores are summed as whole numbers, so that sums do not depend on their order


def cluster(
    ids: Iterable[int],
    links: Iterable[Link],
    *,
    cannot: Iterable[Pair] = (),
    must: Iterable[Pair] = (),
    bands: Bands = BANDS,
) -> list[tuple[int, ...]]:
    """The partition of `ids` that the links suggest, each cluster ascending, by smallest id.

    Pairs in `cannot`, rejected links and conflicts never share a cluster; pairs in `must` always do.
    Raises `DataError` where a `must` contradicts a `cannot`. A `must` outweighs a suggested conflict.
    """
    links = sorted(links, key=lambda link: (link.a, link.b, link.relation))
    apart = {_ordered(pair) for pair in cannot}
    groups = _Groups(ids, apart)
    for a, b in sorted(map(_ordered, must)):
        if not groups.join(a, b):
            raise DataError(
                f"{a} and {b} must be one claim and cannot be", "take one of the two decisions back"
            )
    for link in links:
        if _decided_apart(link):
            groups.part(link.a, link.b)
    for link in links:
        if link.state == LinkState.CONFIRMED and link.relation == Relation.SAME:
            groups.join(link.a, link.b)
    for link in links:
        if link.relation == Relation.CONFLICT:
            groups.part(link.a, link.b)
    _average_link(groups, links, bands.join)
    return sorted(tuple(sorted(members)) for members in groups.members.values())


def _decided_apart(link: Link) -> bool:
    return link.state == LinkState.REJECTED or (
        link.state == LinkState.CONFIRMED and link.relation != Relation.SAME
    )


def _ordered(pair: Pair) -> Pair:
    return (min(pair), max(pair))


class _Groups:
    """A partition in the making: who is together, and which groups must stay apart."""

    def __init__(self, ids: Iterable[int], apart: set[Pair]) -> None:
        self.of = {id: id for id in ids}  # id → its group
        self.members = {id: [id] for id in self.of}
        self.apart: dict[int, set[int]] = {id: set() for id in self.of}  # group → groups
        for a, b in apart:
            self.part(a, b)

    def part(self, a: int, b: int) -> None:
        """Keep two ids apart from now on, unless they are together already."""
        if a not in self.of or b not in self.of:
            return
        one, two = self.of[a], self.of[b]
        if one != two:
            self.apart[one].add(two)
            self.apart[two].add(one)

    def join(self, a: int, b: int) -> bool:
        """Put the groups of two ids together; False, and nothing done, where they must stay apart."""
        if a not in self.of or b not in self.of:
            return True
        one, two = self.of[a], self.of[b]
        if one == two:
            return True
        if two in self.apart[one]:
            return False
        if len(self.members[one]) < len(self.members[two]):
            one, two = two, one
        for id in self.members[two]:
            self.of[id] = one
        self.members[one] += self.members.pop(two)
        for other in self.apart.pop(two):
            self.apart[other].discard(two)
            self.apart[other].add(one)
            self.apart[one].add(other)
        return True


def _average_link(groups: _Groups, links: list[Link], join: float) -> None:
    """Join the two groups with the highest mean score, again and again, while it is at least `join`."""
    sums: dict[int, dict[int, int]] = {group: {} for group in groups.members}
    rank = _ranks(groups.of, links)
    for link in links:
        if link.relation != Relation.SAME or link.state == LinkState.REJECTED:
            continue
        one, two = groups.of.get(link.a), groups.of.get(link.b)
        if one is None or two is None or one == two:
            continue
        sums[one][two] = sums[two][one] = sums[one].get(two, 0) + round(link.same * _SCALE)

    def entry(one: int, two: int) -> tuple[float, int, int, int, int]:
        x, y = sorted((one, two), key=lambda group: min(rank[id] for id in groups.members[group]))
        mean = sums[one][two] / (len(groups.members[one]) * len(groups.members[two]))
        first, second = (min(rank[id] for id in groups.members[group]) for group in (x, y))
        return (-mean, first, second, x, y)

    heap = [entry(one, two) for one in sums for two in sums[one] if one < two]
    heapify(heap)
    while heap and -heap[0][0] >= join * _SCALE:
        best = heappop(heap)
        one, two = best[3:]
        if two not in sums.get(one, {}) or entry(one, two) != best or not groups.join(one, two):
            continue
        into = groups.of[one]
        gone = two if into == one else one
        for other, total in sums.pop(gone).items():
            del sums[other][gone]
            if other != into:
                sums[into][other] = sums[other][into] = sums[into].get(other, 0) + total
        for other in sums[into]:
            heappush(heap, entry(into, other))


def _ranks(ids: Iterable[int], links: list[Link]) -> dict[int, int]:
    """Ids ranked by the scores of their links, so that a tie does not hang on how claims are numbered."""
    scores: dict[int, list[int]] = {id: [] for id in ids}
    for link in links:
        for id in (link.a, link.b):
            if id in scores:
                scores[id].append(-round(link.same * _SCALE))
    order = sorted(scores, key=lambda id: (sorted(scores[id]), id))
    return {id: rank for rank, id in enumerate(order)}
