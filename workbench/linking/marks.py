"""Where two texts agree and where they part, as stretches of both: what the reasons say, for the eye."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from workbench.linking.alignment import align
from workbench.linking.sides import Alignment
from workbench.linking.terms import facts
from workbench.records import Mark, Sign

_BETWEEN_NEIGHBOURS = 2  # both neighbours of an exchanged word are shared
_ORDER = (Sign.SHARED, Sign.ONLY, Sign.PARTS)  # the later says more


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def marks(
    a: str, b: str, *, days: tuple[date | None, date | None] = (None, None)
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """What to mark in each of two texts. Where two marks overlap, the later is the one to show.

    Small words are not marked. `days` are the days of publication, as in `compare`.
    """
    turned = b < a
    one, two = facts(a, days[0]), facts(b, days[1])
    both = align(two, one) if turned else align(one, two)
    left, right = _side(both, 0), _side(both, 1)
    return (right, left) if turned else (left, right)


def _side(both: Alignment, side: int) -> tuple[Mark, ...]:
    """The marks of one of two aligned texts."""
    found: dict[tuple[int, int], Sign] = {}
    for sign, stretches in zip(
        _ORDER, (_shared(both, side), _only(both, side), _parts(both, side)), strict=True
    ):
        found.update(((one.start, one.end), sign) for one in stretches)
    placed = sorted(found.items(), key=lambda item: (_ORDER.index(item[1]), item[0]))
    return tuple(Mark(start=start, end=end, sign=sign) for (start, end), sign in placed)


def _shared(both: Alignment, side: int) -> Iterable[_Stretch]:
    yield from ((pair.a, pair.b)[side] for pair in both.shared)
    yield from (pair[side] for pair in both.same_figures)
    yield from (pair[side] for pair in both.same_dates)


def _only(both: Alignment, side: int) -> Iterable[_Stretch]:
    yield from (both.only_a, both.only_b)[side]
    yield from both.lone_figures[side]
    yield from both.lone_dates[side]


def _parts(both: Alignment, side: int) -> Iterable[_Stretch]:
    yield from (pair[side] for pair in both.other_figures)
    yield from (pair[side] for pair in both.other_dates)
    yield from (pair[side] for pair in both.opposed)
    turned = {name for pair in both.swapped for name in pair}  # as the first text has them
    yield from ((pair.a, pair.b)[side] for pair in both.shared if pair.a in turned)
    for exchanged in both.instead:
        names = exchanged.a.name and exchanged.b.name
        if exchanged.part or (names and exchanged.how == _BETWEEN_NEIGHBOURS):
            yield (exchanged.a, exchanged.b)[side]
    denied = {(pair.a, pair.b)[side].denial for pair in both.denied}
    negations = (both.a, both.b)[side].negations
    yield from (negation for place, negation in enumerate(negations) if place in denied)
