"""Links to clusters: components of what may be the same, then average-link inside each.

Connected components alone grow giants, average-link over everything is quadratic; the one inside the
other is neither. A pair without a link counts as 0 in an average. Texts with the same words are one from the
start and count once: how often something is printed says nothing about what else says the same.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from workbench.errors import DataError
from workbench.linking.bands import BANDS
from workbench.records import Bands, Link, LinkState, Relation

Pair = tuple[int, int]
_PLAIN = 0.95  # probability from which a suggested conflict keeps apart whatever others say
_DOUBTED = 0.9  # what a suggested conflict counts, as a share of what joins: alone it never does
_SCALE = 1_000_000  # scores are summed as whole numbers, so that sums do not depend on their order


class Tie(NamedTuple):
    """As much of a link as clustering looks at."""

    a: int
    b: int
    relation: Relation
    same: float
    conflict: float
    state: LinkState = LinkState.SUGGESTED


def cluster(
    ids: Iterable[int],
    links: Iterable[Link | Tie],
    *,
    cannot: Iterable[Pair] = (),
    must: Iterable[Pair] = (),
    bands: Bands = BANDS,
) -> list[tuple[int, ...]]:
    """The partition of `ids` that the links suggest, each cluster ascending, by smallest id.

    Pairs in `cannot`, rejected links and confirmed conflicts never share a cluster; pairs in `must` always do.
    Nor do plain suggested conflicts: who is in most of them leaves its cluster, so that one denial does not
    tear apart all who say the same. A less certain conflict keeps apart unless enough others say that its two
    groups are the same.
    Raises `DataError` where a `must` contradicts a `cannot`.
    """
    links = sorted(links, key=lambda link: (link.a, link.b, link.relation))
    apart, together = {_ordered(pair) for pair in cannot}, {_ordered(pair) for pair in must}
    groups = _Groups(ids, apart)
    for a, b in sorted(together):
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
        if link.same >= 1 and _suggests(link):
            groups.merge(link.a, link.b)
    one = dict(groups.of)  # what must stay together has one value
    _average_link(groups, links, bands.join)
    found = []
    leavers = _leavers(groups, links, one)
    for group, members in groups.members.items():
        gone = leavers.get(group, set())
        found.append(tuple(sorted(id for id in members if id not in gone)))
        if gone:
            inside = [link for link in links if link.a in gone and link.b in gone]
            found += cluster(
                gone,
                inside,
                cannot=[pair for pair in apart if gone.issuperset(pair)],
                must=[pair for pair in together if gone.issuperset(pair)],
                bands=bands,
            )
    return sorted(found)


def _leavers(groups: "_Groups", links: Iterable[Link | Tie], one: dict[int, int]) -> dict[int, set[int]]:
    """Of each group those who leave it, so that no plain conflict is left inside: who has most of them, first.

    A greedy vertex cover, over what stays together (`one`: id → its value). It never takes all of a group.
    """
    conflicts: dict[int, dict[int, set[int]]] = {}  # group → unit → units
    scores: dict[int, int] = {}
    for link in links:
        group, a, b = groups.of.get(link.a), one.get(link.a), one.get(link.b)
        if group is None or a is None or b is None or a == b or group != groups.of.get(link.b):
            continue
        if _speaks_against(link) and link.conflict >= _PLAIN:
            conflicts.setdefault(group, {}).setdefault(a, set()).add(b)
            conflicts[group].setdefault(b, set()).add(a)
        elif _suggests(link):
            for unit in (a, b):
                scores[unit] = scores.get(unit, 0) + round(link.same * _SCALE)
    leave = {group: _cover(pairs, scores) for group, pairs in conflicts.items()}
    return {group: {id for id in groups.members[group] if one[id] in units} for group, units in leave.items()}


def _cover(pairs: dict[int, set[int]], scores: dict[int, int]) -> set[int]:
    """Units that between them are in all pairs: again and again the one in most, of these the least alike."""
    left = {unit: set(others) for unit, others in pairs.items()}
    heap = [(-len(others), scores.get(unit, 0), unit) for unit, others in left.items()]
    heapify(heap)
    taken: set[int] = set()
    while heap:
        count, _, unit = heappop(heap)
        if unit in taken or count != -len(left[unit]) or not count:
            continue  # it has fewer by now, and stands in the heap again
        taken.add(unit)
        for other in left[unit]:
            left[other].discard(unit)
            heappush(heap, (-len(left[other]), scores.get(other, 0), other))
    return taken


def _decided_apart(link: Link | Tie) -> bool:
    return link.state == LinkState.REJECTED or (
        link.state == LinkState.CONFIRMED and link.relation != Relation.SAME
    )


def _suggests(link: Link | Tie) -> bool:
    return link.relation == Relation.SAME and link.state != LinkState.REJECTED


def _speaks_against(link: Link | Tie) -> bool:
    return link.relation == Relation.CONFLICT and link.state == LinkState.SUGGESTED


def _ordered(pair: Pair) -> Pair:
    return (min(pair), max(pair))


class _Groups:
    """A partition in the making: who is together, and which groups must stay apart."""

    def __init__(self, ids: Iterable[int], apart: set[Pair]) -> None:
        self.of = {id: id for id in ids}  # id → its group
        self.members = {id: [id] for id in self.of}
        self.apart: dict[int, set[int]] = {}  # group → groups
        self.text: dict[int, int] = {}  # id → one that stands for all with its words, where it is another
        self.spare: dict[int, int] = {}  # group → how many of its members only repeat another's words
        for a, b in apart:
            self.part(a, b)

    def size(self, group: int) -> int:
        """How many texts a group has that differ."""
        return len(self.members[group]) - self.spare.get(group, 0)

    def stands_for(self, id: int) -> int:
        """The id that stands for all with the same words that are in the same group."""
        while id in self.text:
            above = self.text[id]
            if above in self.text:
                self.text[id] = self.text[above]
            id = above
        return id

    def part(self, a: int, b: int) -> None:
        """Keep two ids apart from now on, unless they are together already."""
        if a not in self.of or b not in self.of:
            return
        one, two = self.of[a], self.of[b]
        if one != two:
            self.apart.setdefault(one, set()).add(two)
            self.apart.setdefault(two, set()).add(one)

    def merge(self, a: int, b: int) -> None:
        """Put two ids with the same words together, where that may be; they count as one from now on."""
        if a not in self.of or b not in self.of or not self.join(a, b):
            return
        first, second = sorted((self.stands_for(a), self.stands_for(b)))
        if first != second:
            self.text[second] = first
            self.spare[self.of[a]] = self.spare.get(self.of[a], 0) + 1

    def join(self, a: int, b: int) -> bool:
        """Put the groups of two ids together; False, and nothing done, where they must stay apart."""
        if a not in self.of or b not in self.of:
            return True
        one, two = self.of[a], self.of[b]
        if one == two:
            return True
        if two in self.apart.get(one, ()):
            return False
        if len(self.members[one]) < len(self.members[two]):
            one, two = two, one
        for id in self.members[two]:
            self.of[id] = one
        self.members[one] += self.members.pop(two)
        self.spare[one] = self.spare.get(one, 0) + self.spare.pop(two, 0)
        for other in self.apart.pop(two, ()):
            self.apart[other].discard(two)
            self.apart[other].add(one)
            self.apart.setdefault(one, set()).add(other)
        return True


def _average_link(groups: _Groups, links: list[Link | Tie], join: float) -> None:
    """Join the two groups with the highest mean score, again and again, while it is at least `join`."""
    sums = _sums(groups, links, join)
    rank = _ranks((id for group in sums for id in groups.members[group]), links)
    first = {group: min(rank[id] for id in groups.members[group]) for group in sums}

    def entry(one: int, two: int) -> tuple[float, int, int, int, int]:
        x, y = (one, two) if first[one] < first[two] else (two, one)
        mean = sums[one][two] / (groups.size(one) * groups.size(two))
        return (-mean, first[x], first[y], x, y)

    heap = [entry(one, two) for one in sums for two in sums[one] if one < two]
    heapify(heap)
    while heap and -heap[0][0] >= join * _SCALE:
        best = heappop(heap)
        one, two = best[3:]
        if two not in sums.get(one, {}) or entry(one, two) != best or not groups.join(one, two):
            continue
        into = groups.of[one]
        gone = two if into == one else one
        first[into] = min(first[into], first.pop(gone))
        for other, total in sums.pop(gone).items():
            del sums[other][gone]
            if other != into:
                sums[into][other] = sums[other][into] = sums[into].get(other, 0) + total
        for other in sums[into]:
            again = entry(into, other)
            if -again[0] >= join * _SCALE:
                heappush(heap, again)


def _sums(groups: _Groups, links: Iterable[Link | Tie], join: float) -> dict[int, dict[int, int]]:
    """For each two groups that are linked the sum of their scores, one for each two texts that differ."""
    best: dict[Pair, int] = {}
    for link in links:
        one, two = groups.of.get(link.a), groups.of.get(link.b)
        if one is None or two is None or one == two or not (_suggests(link) or _speaks_against(link)):
            continue
        texts = _ordered((groups.stands_for(link.a), groups.stands_for(link.b)))
        score = link.same if _suggests(link) else join * _DOUBTED
        best[texts] = max(best.get(texts, 0), round(score * _SCALE))
    sums: dict[int, dict[int, int]] = {}
    for (a, b), score in best.items():
        one, two = groups.of[a], groups.of[b]
        sums.setdefault(one, {})[two] = sums.get(one, {}).get(two, 0) + score
        sums.setdefault(two, {})[one] = sums[one][two]
    return sums


def _ranks(ids: Iterable[int], links: list[Link | Tie]) -> dict[int, int]:
    """Ids ranked by the scores of their links, so that a tie does not hang on how claims are numbered."""
    scores: dict[int, list[int]] = {id: [] for id in ids}
    for link in links:
        for id in (link.a, link.b):
            if id in scores:
                scores[id].append(-round(link.same * _SCALE))
    order = sorted(scores, key=lambda id: (sorted(scores[id]), id))
    return {id: rank for rank, id in enumerate(order)}
