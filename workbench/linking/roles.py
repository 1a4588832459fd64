"""Who did what to whom: names that two texts share, in turned roles."""

from functools import cache
from itertools import pairwise

from workbench.linking.sides import MANY, Alignment, Pair
from workbench.linking.tables import listed, table
from workbench.linking.terms import Term
from workbench.linking.words import Word, stem_of

_FEW = 4  # shared words below which there is no place to change
_OF_PASSIVES = " by "
_WHERE = frozenset(
    listed("in at near on of around outside inside across off under")
)  # no one acts after these


def find_turned_roles(both: Alignment) -> None:
    """Neighbouring shared names around a shared verb, the one's part in one text the other's in the other.

    The order of names tells their parts; a passive turns it ("was beaten by"), and so does a verb that looks
    at the same from the other end ("bought", "sold"). Where that explains the order, nothing is opposed.
    Any two shared words that stand each in the other's place are turned too.
    """
    if both.a.mutual and both.b.mutual:
        return
    converse = [pair for pair in both.opposed if _converse(pair)]
    if not converse:
        both.swapped += _exchanged(both)
    if not both.swapped:
        _find_turned_names(both, converse)


def _exchanged(both: Alignment) -> list[tuple[Term, Term]]:
    """Two shared words of which each stands between the neighbours of the other in the other text.

    Only where one text has little of its own: the words around say nothing where much else is said.
    """
    shared = both.shared
    alone = min(len(both.only_a), len(both.only_b))
    if (
        len(shared) < _FEW
        or 3 * alone > len(shared)
        or any(_OF_PASSIVES in side.plain for side in (both.a, both.b))
    ):
        return []
    order_a = sorted(range(len(shared)), key=lambda pair: shared[pair].a.at)
    order_b = sorted(order_a, key=lambda pair: shared[pair].b.at)
    if order_a == order_b:
        return []
    between_a, between_b = _between(order_a), _between(order_b)
    there = {around: pair for pair, around in between_b.items()}
    for pair in order_a:
        other = there.get(between_a[pair], pair)
        if other != pair and between_a[other] == between_b[pair]:
            return [(shared[pair].a, shared[other].a)]
    return []


def _between(order: list[int]) -> dict[int, tuple[int, int]]:
    """What stands before and after each of some things in order; -1 at the ends."""
    around = zip([-1, *order], order, [*order[1:], -1], strict=False)
    return {here: (before, after) for before, here, after in around}


def _find_turned_names(both: Alignment, converse: list[tuple[Word | Term, Word | Term]]) -> None:
    names = [pair for pair in both.shared if pair.a.at in both.a.names and pair.b.at in both.b.names][:MANY]
    if len(names) < 2:
        return
    names.sort(key=lambda pair: pair.a.at)
    passives = (both.a.passives, both.b.passives)
    for one, two in pairwise(names):
        if _keys_meet(one.a, two.a):
            continue
        turned = one.b.at > two.b.at
        for at, side in enumerate(passives):
            low, high = sorted((one.b.at, two.b.at) if at else (one.a.at, two.a.at))
            turned ^= any(low < by < high for by in side)
        between = _verbs_between(both, one, two)
        if converse:
            if turned:
                for pair in converse:
                    _agree(both, pair)
            return
        if turned and between and _act(both, one) and _act(both, two):
            both.swapped.append((one.a, two.a))


def _act(both: Alignment, name: Pair) -> bool:
    """Whether one who is named can be acting or acted upon in both texts: not "in Lund", not "Lund's"."""
    return not any(
        (term.at > 0 and side.words[term.at - 1].low in _WHERE) or term.text.endswith(("'s", "’s"))
        for side, term in ((both.a, name.a), (both.b, name.b))
    )


def _agree(both: Alignment, pair: tuple[Word | Term, Word | Term]) -> None:
    """What seemed opposed says the same from the other end."""
    both.opposed.remove(pair)
    one, other = pair
    if one in both.only_a and other in both.only_b:
        both.only_a.remove(one)
        both.only_b.remove(other)
        both.shared.append(Pair(one, other, "turned"))


def _keys_meet(x: Term, y: Term) -> bool:
    return not set(x.keys).isdisjoint(y.keys)


def _verbs_between(both: Alignment, one: Pair, two: Pair) -> bool:
    """Whether a shared word that is no name stands between two names in both texts."""
    low_b, high_b = sorted((one.b.at, two.b.at))
    return any(
        one.a.at < pair.a.at < two.a.at and low_b < pair.b.at < high_b and not pair.a.name
        for pair in both.shared
    )


def _converse(pair: tuple[object, object]) -> bool:
    one, other = (x.keys if isinstance(x, Term) else () for x in pair)
    return any(y in _converses().get(x, ()) for x in one for y in other)


@cache
def _converses() -> dict[str, frozenset[str]]:
    """Key → keys of the verbs that tell the same from the other end."""
    made: dict[str, set[str]] = {}
    for pair in table("converses"):
        one, other = (stem_of(word) for word in pair)
        for x, y in ((one, other), (other, one)):
            for key in (x, "~" + x):
                made.setdefault(key, set()).update((y, "~" + y))
    return {key: frozenset(found) for key, found in made.items()}
