"""Two texts laid side by side: what they share, in which words, and where they part."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeVar

from workbench.linking.dates import Moment, clash
from workbench.linking.names import abbreviates, spelled_alike
from workbench.linking.numbers import Quantity, agree, comparable
from workbench.linking.polarity import opposites, without_prefix
from workbench.linking.terms import Facts, Term
from workbench.linking.words import Word

_Fact = TypeVar("_Fact", Quantity, Moment)
_MANY = 40  # figures or dates per text; a claim has a few, and pairing them is quadratic
_PREFIX = 5  # words with so many first letters in common count as forms of one word


class Pair(NamedTuple):
    """A term of each text. `how`: "same" stem, "place", "paraphrase", "form" (alike), or "instead"."""

    a: Term
    b: Term
    how: str


@dataclass
class Alignment:
    """What two texts share and where they part; `a` and `b` as they were given."""

    a: Facts
    b: Facts
    shared: list[Pair] = field(default_factory=list)
    only_a: list[Term] = field(default_factory=list)
    only_b: list[Term] = field(default_factory=list)
    instead: list[tuple[Term, Term, int]] = field(
        default_factory=list
    )  # in the same place; 2 = between the same neighbours
    opposed: list[tuple[Word | Term, Word | Term]] = field(default_factory=list)
    denied: list[Pair] = field(default_factory=list)  # shared, but one text denies it
    swapped: list[tuple[Term, Term]] = field(default_factory=list)  # shared names in turned roles
    same_figures: list[tuple[Quantity, Quantity]] = field(default_factory=list)
    other_figures: list[tuple[Quantity, Quantity]] = field(default_factory=list)
    lone_figures: tuple[list[Quantity], list[Quantity]] = field(default_factory=lambda: ([], []))
    same_dates: list[tuple[Moment, Moment]] = field(default_factory=list)
    other_dates: list[tuple[Moment, Moment]] = field(default_factory=list)
    lone_dates: tuple[list[Moment], list[Moment]] = field(default_factory=lambda: ([], []))


def align(a: Facts, b: Facts) -> Alignment:
    """Lay two texts side by side. Linear in their lengths, but for figures and dates (at most 40 each)."""
    both = Alignment(a, b)
    _share_terms(both)
    _find_opposites(both)
    _find_replacements(both)
    both.denied = [pair for pair in both.shared if pair.a.denied != pair.b.denied]
    _find_swaps(both)
    _pair_figures(both)
    _pair_dates(both)
    return both


def _share_terms(both: Alignment) -> None:
    left_b: dict[int, Term] = {}
    by_key: dict[str, list[Term]] = {}
    for term in both.b.terms:
        left_b[term.at] = term
        for key in term.keys:
            by_key.setdefault(key, []).append(term)
    rest: list[Term] = []
    for term in both.a.terms:
        found = next(
            ((other, key) for key in term.keys for other in by_key.get(key, ()) if other.at in left_b), None
        )
        if found is None:
            rest.append(term)
            continue
        other, key = found
        del left_b[other.at]
        how = "same" if key == term.keys[0] == other.keys[0] else "place" if key[0] == "@" else "paraphrase"
        both.shared.append(Pair(term, other, how))
    _share_forms(both, rest, left_b)


def _share_forms(both: Alignment, rest: list[Term], left_b: dict[int, Term]) -> None:
    """Second pass: words said twice in one text, and words that look alike."""
    said_a = {key for term in both.a.terms for key in term.keys}
    said_b = {key for term in both.b.terms for key in term.keys}
    by_start: dict[str, list[Term]] = {}
    for term in left_b.values():
        by_start.setdefault(term.keys[0][:_PREFIX], []).append(term)
    for term in rest:
        if not said_b.isdisjoint(term.keys):
            continue  # a repetition of what is matched already
        start = term.keys[0][:_PREFIX]
        alike = by_start.get(start) if len(start) == _PREFIX else None
        if alike:
            other = alike.pop(0)
            del left_b[other.at]
            both.shared.append(Pair(term, other, "form"))
        else:
            both.only_a.append(term)
    both.only_b = [term for term in left_b.values() if said_a.isdisjoint(term.keys)]
    _share_names(both)


def _share_names(both: Alignment) -> None:
    """Third pass: names spelled otherwise, and names cut to their first letters."""
    for term in [term for term in both.only_a if term.name][:_MANY]:
        other = next(
            (o for o in both.only_b[:_MANY] if o.name and spelled_alike(term.keys[0], o.keys[0])), None
        )
        if other is not None:
            both.only_a.remove(term)
            both.only_b.remove(other)
            both.shared.append(Pair(term, other, "form"))
    for only, words, rest in (
        (both.only_a, both.b.words, both.only_b),
        (both.only_b, both.a.words, both.only_a),
    ):
        for term in [term for term in only[:_MANY] if abbreviates(term.text, words)]:
            only.remove(term)
            initials = set(term.text.lower())
            rest[:] = [o for o in rest if not (o.name and o.text[0].lower() in initials)]


def _find_opposites(both: Alignment) -> None:
    """Words that exclude each other: "rose" and "fell", "legal" and "illegal", "for" and "against"."""
    excluded = opposites()
    by_key = {key: term for term in both.only_b for key in term.keys}
    bare = {stem: term for term in both.only_b for stem in without_prefix(term.keys[0])}
    for term in both.only_a:
        keys = [o for key in term.keys for o in sorted(excluded.get(key, ()))]
        keys += without_prefix(term.keys[0])
        against = next((by_key[key] for key in keys if key in by_key), bare.get(term.keys[0]))
        if against is not None:
            both.opposed.append((term, against))
    if not both.opposed:
        _find_opposed_particles(both)


def _find_opposed_particles(both: Alignment) -> None:
    """Small words: "up" and "down", "for" and "against", beside a word that both texts share."""
    excluded = opposites()
    words_a = {word.low: at for at, word in enumerate(both.a.words)}
    words_b = {word.low: at for at, word in enumerate(both.b.words)}
    beside = {(pair.a.at, pair.b.at) for pair in both.shared}
    for low, at in words_a.items():
        if low in words_b:
            continue
        for other in sorted(excluded.get(both.a.words[at].stem, ())):
            to = words_b.get(other)
            if to is None or other in words_a:
                continue
            if any((at + step, to + step) in beside for step in (-2, -1, 1, 2)):
                both.opposed.append((both.a.words[at], both.b.words[to]))


def _find_replacements(both: Alignment) -> None:
    """Terms that stand in the place of one another: between neighbours that both texts share."""
    order_a = {term.at: i for i, term in enumerate(both.a.terms)}
    order_b = {term.at: i for i, term in enumerate(both.b.terms)}
    to_b = {order_a[pair.a.at]: order_b[pair.b.at] for pair in both.shared}
    ends = {-1: -1, len(both.a.terms): len(both.b.terms)}
    opposed = {id(x) for pair in both.opposed for x in pair}
    free_b = {order_b[term.at] for term in both.only_b if id(term) not in opposed}
    for term in both.only_a:
        if id(term) in opposed:
            continue
        i = order_a[term.at]
        before, after = (to_b.get(j, ends.get(j)) for j in (i - 1, i + 1))
        places = [
            j
            for j in (None if before is None else before + 1, None if after is None else after - 1)
            if j is not None
        ]
        for place in places:
            if place in free_b:
                both.instead.append((term, both.b.terms[place], 2 if places.count(place) == 2 else 1))
                free_b.discard(place)
                break


def _find_swaps(both: Alignment) -> None:
    """Neighbouring shared names that stand in the other order, where neither or both texts are passive."""
    names = [pair for pair in both.shared if pair.a.name and pair.b.name][:_MANY]
    if len(names) < 2 or _passive(both.a) != _passive(both.b):
        return
    names.sort(key=lambda pair: pair.a.at)
    for one, two in pairwise(names):
        between = [p for p in both.shared if one.a.at < p.a.at < two.a.at and two.b.at < p.b.at < one.b.at]
        if one.b.at > two.b.at and between:
            both.swapped.append((one.a, two.a))


def _passive(facts: Facts) -> bool:
    return any(word.low == "by" for word in facts.words)


def _pair_figures(both: Alignment) -> None:
    left_a, left_b = both.a.quantities[:_MANY], both.b.quantities[:_MANY]
    both.same_figures, left_a, left_b = _take(left_a, left_b, agree)
    both.other_figures, left_a, left_b = _take(
        left_a, left_b, lambda x, y: comparable(x, y) and (x.dimension != "" or not x.of.isdisjoint(y.of))
    )
    if len(left_a) == len(left_b) == 1 and comparable(left_a[0], left_b[0]):
        both.other_figures.append((left_a[0], left_b[0]))
        left_a, left_b = [], []
    both.lone_figures = (left_a, left_b)


def _pair_dates(both: Alignment) -> None:
    left_a, left_b = both.a.moments[:_MANY], both.b.moments[:_MANY]
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
