"""Two texts laid side by side."""

from collections.abc import Callable
from typing import TypeVar

from workbench.linking.agreement import agree, clash, comparable
from workbench.linking.moment import Moment
from workbench.linking.parting import (
    find_denials,
    find_excluding,
    find_opposed_particles,
    find_opposites,
    find_replacements,
)
from workbench.linking.quantities import Quantity
from workbench.linking.roles import find_turned_roles
from workbench.linking.sharing import share_terms
from workbench.linking.sides import MANY, Alignment
from workbench.linking.terms import Facts

_Fact = TypeVar("_Fact", Quantity, Moment)


def align(a: Facts, b: Facts) -> Alignment:
    """Lay two texts side by side. Linear in their lengths, but for figures, dates and names (40 each)."""
    both = Alignment(a, b)
    share_terms(both)
    find_opposites(both)
    find_excluding(both)
    find_turned_roles(both)
    find_replacements(both)
    if not both.opposed:
        find_opposed_particles(both)
    find_denials(both)
    _pair_figures(both)
    _pair_dates(both)
    return both


def _pair_figures(both: Alignment) -> None:
    left_a, left_b = both.a.quantities[:MANY], both.b.quantities[:MANY]
    both.same_figures, left_a, left_b = _take(left_a, left_b, _same_count)
    both.other_figures, left_a, left_b = _take(left_a, left_b, _other_count)
    more, left_a, left_b = _take(left_a, left_b, agree)
    both.same_figures += more
    more, left_a, left_b = _take(
        left_a,
        left_b,
        lambda x, y: comparable(x, y) and (x.dimension not in ("", "rank") or not x.of.isdisjoint(y.of)),
    )
    both.other_figures += more
    if (
        len(left_a) == len(left_b) == 1
        and comparable(left_a[0], left_b[0])
        and left_a[0].spread == left_b[0].spread
        and (left_a[0].dimension != "rank" or left_a[0].noun == left_b[0].noun)
        and not _apart(both, *left_a, *left_b)
    ):
        both.other_figures.append((left_a[0], left_b[0]))
        left_a, left_b = [], []
    both.lone_figures = (left_a, left_b)


def _same_count(x: Quantity, y: Quantity) -> bool:
    """The same number of the same thing."""
    return x.noun == y.noun and agree(x, y)


def _other_count(x: Quantity, y: Quantity) -> bool:
    """Another number of the same thing."""
    return x.noun == y.noun != "" and x.dimension == y.dimension and comparable(x, y) and not agree(x, y)


def _apart(both: Alignment, x: Quantity, y: Quantity) -> bool:
    """Whether two figures count things of which the other text has its own: 7 dead, 4 hurt."""
    if not x.of or not y.of or not x.of.isdisjoint(y.of):
        return False
    return any(not x.of.isdisjoint(q.of) for q in both.b.quantities[:MANY] if q is not y) or any(
        not y.of.isdisjoint(q.of) for q in both.a.quantities[:MANY] if q is not x
    )


def _pair_dates(both: Alignment) -> None:
    left_a, left_b = both.a.moments[:MANY], both.b.moments[:MANY]
    both.same_dates, left_a, left_b = _take(left_a, left_b, lambda x, y: clash(x, y) is False)
    both.other_dates, left_a, left_b = _take(left_a, left_b, lambda x, y: clash(x, y) is True)
    both.lone_dates = (left_a, left_b)


def _take(
    left_a: list[_Fact], left_b: list[_Fact], fits: Callable[[_Fact, _Fact], bool]
) -> tuple[list[tuple[_Fact, _Fact]], list[_Fact], list[_Fact]]:
    """Pair facts that fit, each once, in order; and what remains on either side."""
    pairs, rest, free = [], [], list(left_b)
    for one in left_a:
        other = next((candidate for candidate in free if fits(one, candidate)), None)
        if other is None:
            rest.append(one)
        else:
            free.remove(other)
            pairs.append((one, other))
    return pairs, rest, free
