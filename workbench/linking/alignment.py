"""Two texts laid side by side: what they share, in which words, and where they part."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeVar

from workbench.linking.dates import Moment, clash
from workbench.linking.names import abbreviates, spelled_alike
from workbench.linking.polarity import opposites, without_prefix
from workbench.linking.quantities import Quantity, agree, comparable
from workbench.linking.tables import listed
from workbench.linking.terms import Facts, Term
from workbench.linking.words import Word, stem_of

_Fact = TypeVar("_Fact", Quantity, Moment)
_MANY = 40  # figures or dates per text; a claim has a few, and pairing them is quadratic
_PREFIX = 5  # words with so many first letters in common count as forms of one word


class Instead(NamedTuple):
    """Terms that stand in the place of one another."""

    a: Term
    b: Term
    how: int  # 2: between the same neighbours on both sides, 1: beside the same neighbour on one
    part: bool  # of one name, of which the rest is shared: "Doris Lessing", "Agnes Lessing"


class Pair(NamedTuple):
    """A term of each text. `how`: "same" stem, "place", "paraphrase", "form" (alike), "denied" (the opposite,
    denied), or "instead" (in its place)."""

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
    instead: list[Instead] = field(default_factory=list)
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
    if not both.opposed:
        _find_opposed_particles(both)
    _find_denials(both)
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
    said_a = {key for term in both.a.terms for key in term.keys if key[0] != "@"}
    said_b = {key for term in both.b.terms for key in term.keys if key[0] != "@"}
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
    """Words that exclude each other: "rose" and "fell", "legal" and "illegal", "for" and "against".

    Where one of the two is denied they say the same: "did not win" is "lost".
    """
    excluded = opposites()
    by_key = {key: term for term in both.only_b for key in term.keys}
    bare = {stem: term for term in both.only_b for stem in without_prefix(term.keys[0])}
    agreeing = []
    for term in both.only_a:
        against = next(
            (by_key[other] for key in term.keys for other in excluded.get(key, ()) if other in by_key), None
        )
        if against is None:
            against = next((by_key[stem] for stem in without_prefix(term.keys[0]) if stem in by_key), None)
        if against is None:
            against = bare.get(term.keys[0])
        if against is None:
            continue
        if (term.denial >= 0) != (against.denial >= 0):
            agreeing.append(Pair(term, against, "denied"))
        else:
            both.opposed.append((term, against))
    for pair in agreeing:
        if pair.b in both.only_b:
            both.only_a.remove(pair.a)
            both.only_b.remove(pair.b)
            both.shared.append(pair)


def _find_opposed_particles(both: Alignment) -> None:
    """Small words: "up" and "down", "for" and "against", beside what both texts share, or have in one place."""
    excluded = opposites()
    words_a = {word.low: at for at, word in enumerate(both.a.words)}
    words_b = {word.low: at for at, word in enumerate(both.b.words)}
    beside: set[tuple[int, int]] = set()
    for low, at in words_a.items():
        if low in words_b:
            continue
        for other in excluded.get(both.a.words[at].stem, ()):
            to = words_b.get(other)
            if to is None or other in words_a:
                continue
            beside = beside or {(pair.a.at, pair.b.at) for pair in both.shared}
            beside |= {(slot.a.at, slot.b.at) for slot in both.instead}
            if any((at + x, to + y) in beside for x in (-2, -1, 1, 2) for y in (-2, -1, 1, 2) if x * y > 0):
                both.opposed.append((both.a.words[at], both.b.words[to]))


def _find_replacements(both: Alignment) -> None:
    """Terms that stand in the place of one another: in the same gap between neighbours that both texts share."""
    if not both.only_a or not both.only_b:
        return
    partner = {pair.a.at: pair.b.at for pair in both.shared} | {_EDGE: _EDGE, _END: _END}
    opposed = {id(x) for pair in both.opposed for x in pair}
    gaps_b = _gaps(both.b.terms, set(partner.values()), {t.at for t in both.only_b if id(t) not in opposed})
    after = {gap.before: gap for gap in gaps_b}
    before = {gap.after: gap for gap in gaps_b}
    used: set[int] = set()
    for gap in _gaps(both.a.terms, partner.keys(), {t.at for t in both.only_a if id(t) not in opposed}):
        one, other = after.get(partner[gap.before]), before.get(partner[gap.after])
        how = 2 if one is other else 1
        for there, at_edge in ((one, gap.before == _EDGE), (other, gap.after == _END)):
            if there is None or id(there) in used or (at_edge and how == 1):
                continue
            used.add(id(there))
            both.instead += _exchanged(both, partner, gap, there, how)
            break


_EDGE, _END = -1, 1 << 30  # in the place of a neighbour, where a text begins and ends


class _Gap(NamedTuple):
    """Terms in a row that the other text does not have, and the indexes of the shared ones around them."""

    before: int
    after: int
    terms: list[Term]


def _gaps(terms: list[Term], shared: Container[int], free: set[int]) -> list[_Gap]:
    found, run, before = [], [], _EDGE
    for term in terms:
        if term.at in free:
            run.append(term)
        elif term.at in shared:
            if run:
                found.append(_Gap(before, term.at, run))
                run = []
            before = term.at
    if run:
        found.append(_Gap(before, _END, run))
    return found


def _exchanged(both: Alignment, partner: dict[int, int], a: _Gap, b: _Gap, how: int) -> Iterator[Instead]:
    """What stands for what in two gaps: name for name first, then word for word, then what is left."""
    ones, others = _heads(a.terms), _heads(b.terms)
    for wanted in (lambda x, y: x.name and y.name, lambda x, y: x.name == y.name, lambda x, y: True):
        rest = []
        for one in ones[:_MANY]:
            at = next((i for i, other in enumerate(others) if wanted(one, other)), None)
            if at is None:
                rest.append(one)
            else:
                other = others.pop(at)
                yield Instead(one, other, how, _part_of_name(both, partner, one, other))
        ones = rest


def _heads(terms: list[Term]) -> list[Term]:
    """The terms of a gap, of a name in several words only the first."""
    return [
        term
        for i, term in enumerate(terms)
        if not (i and term.name and terms[i - 1].name and terms[i - 1].at + 1 == term.at)
    ][:_MANY]


def _part_of_name(both: Alignment, partner: dict[int, int], one: Term, other: Term) -> bool:
    """Whether both follow, or both precede, the same word of a name at once."""
    if not (one.name or other.name) or one.text[0].isupper() != other.text[0].isupper():
        return False
    for step in (-1, 1):
        at, to = one.at + step, other.at + step
        if at in partner and partner[at] == to and at in both.a.names and to in both.b.names:
            breaks = both.a.words[max(at, one.at)].after_break or both.b.words[max(to, other.at)].after_break
            if not breaks:
                return True
    return False


def _find_denials(both: Alignment) -> None:
    """Shared terms that one text denies and the other does not, unless both have the same negation."""
    a, b = both.a, both.b
    if not a.negations and not b.negations:
        return
    cues_a, cues_b = {pair.a.at for pair in both.shared}, {pair.b.at for pair in both.shared}
    met_a, met_b = set(), set()
    for pair in both.shared:
        if pair.how == "denied" or (pair.a.denial >= 0 and pair.b.denial >= 0):
            met_a.add(pair.a.denial)
            met_b.add(pair.b.denial)
    met_a.update(i for i, cue in enumerate(a.negations) if cue.at in cues_a)  # "refused" in both
    met_b.update(i for i, cue in enumerate(b.negations) if cue.at in cues_b)
    slots = [Pair(x, y, "instead") for x, y, _, _ in both.instead]
    both.denied = [
        pair
        for pair in both.shared + slots
        if (pair.a.denial >= 0) != (pair.b.denial >= 0)
        and pair.how != "denied"
        and not (pair.a.denial in met_a if pair.a.denial >= 0 else pair.b.denial in met_b)
    ]


def _find_swaps(both: Alignment) -> None:
    """Neighbouring shared names that stand in the other order, where neither or both texts are passive."""
    names = [pair for pair in both.shared if pair.a.name and pair.b.name][:_MANY]
    if len(names) < 2 or _passive(both.a) != _passive(both.b):
        return
    if any(word.stem in _MUTUAL for word in both.a.words) and any(
        word.stem in _MUTUAL for word in both.b.words
    ):
        return
    names.sort(key=lambda pair: pair.a.at)
    for one, two in pairwise(names):
        between = [p for p in both.shared if one.a.at < p.a.at < two.a.at and two.b.at < p.b.at < one.b.at]
        if one.b.at > two.b.at and between:
            both.swapped.append((one.a, two.a))


_MUTUAL = {
    stem_of(low)
    for low in listed(
        "between together sign meet agree talk marry trade negotiate border draw tie merge cooperate joint "
        "relations ties dispute both"
    )
}  # what is done with one another can be told from either side


def _passive(facts: Facts) -> bool:
    return any(word.low == "by" for word in facts.words)


def _pair_figures(both: Alignment) -> None:
    left_a, left_b = both.a.quantities[:_MANY], both.b.quantities[:_MANY]
    both.same_figures, left_a, left_b = _take(left_a, left_b, agree)
    both.other_figures, left_a, left_b = _take(
        left_a, left_b, lambda x, y: comparable(x, y) and (x.dimension != "" or not x.of.isdisjoint(y.of))
    )
    if (
        len(left_a) == len(left_b) == 1
        and comparable(left_a[0], left_b[0])
        and not _apart(both, *left_a, *left_b)
    ):
        both.other_figures.append((left_a[0], left_b[0]))
        left_a, left_b = [], []
    both.lone_figures = (left_a, left_b)


def _apart(both: Alignment, x: Quantity, y: Quantity) -> bool:
    """Whether two figures count things of which the other text has its own: 7 dead, 4 hurt."""
    if not x.of or not y.of or not x.of.isdisjoint(y.of):
        return False
    return any(not x.of.isdisjoint(q.of) for q in both.b.quantities[:_MANY] if q is not y) or any(
        not y.of.isdisjoint(q.of) for q in both.a.quantities[:_MANY] if q is not x
    )


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
