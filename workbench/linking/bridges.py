"""Which edges of a graph alone hold two parts of it together."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Edge = TypeVar("Edge", bound=Hashable)


def bridges(edges: Mapping[Edge, tuple[Node, Node]]) -> set[Edge]:
    """The edges whose loss would cut a component in two; of parallel edges none is.

    Tarjan (1974), "A note on finding the bridges of a graph": linear, by one depth-first walk; without
    recursion, for a component may be long.
    """
    near: dict[Node, list[tuple[Edge, Node]]] = defaultdict(list)
    for edge, (a, b) in edges.items():
        near[a].append((edge, b))
        near[b].append((edge, a))
    found: set[Edge] = set()
    order: dict[Node, int] = {}
    for start in near:
        if start not in order:
            _walk(start, near, order, found)
    return found


def _walk(
    start: Node, near: Mapping[Node, list[tuple[Edge, Node]]], order: dict[Node, int], found: set[Edge]
) -> None:
    low: dict[Node, int] = {}  # the earliest node that is reached from here without the edge that led here
    order[start] = low[start] = len(order)
    path: list[tuple[Node, Edge | None, int]] = [(start, None, 0)]
    while path:
        node, by, place = path.pop()
        if place < len(near[node]):
            path.append((node, by, place + 1))
            edge, to = near[node][place]
            if edge == by:
                continue
            if to in order:
                low[node] = min(low[node], order[to])
            else:
                order[to] = low[to] = len(order)
                path.append((to, edge, 0))
        elif by is not None:
            before = path[-1][0]
            low[before] = min(low[before], low[node])
            if low[node] > order[before]:
                found.add(by)
