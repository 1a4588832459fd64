"""Where two texts part: opposites, denials, and one term in the place of another."""

from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from workbench.linking.polarity import Negation, is_negative, opposites, without_prefix
from workbench.linking.sides import MANY, Alignment, Instead, Pair
from workbench.linking.terms import Facts, Term
from workbench.linking.thesaurus import exclusive

_BESIDE = 5  # words between a word that denies and what it denies
_CROWD = 3  # terms in a gap above which it is not plain which stands for which


def find_opposites(both: Alignment) -> None:
    """Words that exclude each other: "rose" and "fell", "legal" and "illegal", "for" and "against".

    Where one of the two is denied they say the same: "did not win" is "lost".
    """
    by_key = {key: term for term in both.only_b for key in term.keys}
    bare = {stem: term for term in both.only_b for stem in without_prefix(term.keys[0])}
    agreeing = []
    for term in both.only_a:
        excluded = _excluded(term.keys)
        if by_key.keys().isdisjoint(excluded):
            against = bare.get(term.keys[0])
        else:
            against = next(by_key[key] for key in excluded if key in by_key)
        if against is None:
            continue
        if (term.denial >= 0) != (against.denial >= 0):
            agreeing.append(Pair(term, against, "turned"))
        else:
            both.opposed.append((term, against))
    for pair in agreeing:
        if pair.b in both.only_b:
            both.only_a.remove(pair.a)
            both.only_b.remove(pair.b)
            both.shared.append(pair)


@lru_cache(maxsize=50_000)
def _excluded(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of which each excludes a term with some keys."""
    excluded = opposites()
    return (*chain.from_iterable(excluded.get(key, ()) for key in keys), *without_prefix(keys[0]))


def find_excluding(both: Alignment) -> None:
    """Words of which one excludes the other in the same place: "gold" and "silver", "mayor" and "governor"."""
    sets = exclusive()
    others = [(term, sets[term.keys[0]]) for term in both.only_b if term.keys[0] in sets]
    for term in both.only_a if others else ():
        mine = sets.get(term.keys[0])
        if mine is None:
            continue
        other = next((other for other, theirs in others if not mine.isdisjoint(theirs)), None)
        if other is not None:
            both.excluding.append((term, other))


def find_opposed_particles(both: Alignment) -> None:
    """Small words: "up" and "down", "for" and "against", beside what both texts share, or have in one place."""
    excluded = opposites()
    agreed = {term.at for pair in both.shared if pair.how == "turned" for term in (pair.a, pair.b)}
    words_a = {word.stem: at for at, word in enumerate(both.a.words) if at not in agreed}
    words_b = {word.stem: at for at, word in enumerate(both.b.words) if at not in agreed}
    beside: set[tuple[int, int]] = set()
    for stem, at in words_a.items():
        if stem in words_b or stem not in excluded:
            continue
        for other in excluded[stem]:
            to = words_b.get(other)
            if to is None or other in words_a:
                continue
            beside = beside or {(pair.a.at, pair.b.at) for pair in both.shared}
            beside |= {(slot.a.at, slot.b.at) for slot in both.instead}
            if any((at + x, to + y) in beside for x in (-2, -1, 1, 2) for y in (-2, -1, 1, 2) if x * y > 0):
                both.opposed.append((both.a.words[at], both.b.words[to]))


def find_replacements(both: Alignment) -> None:
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
    """What stands for what in two gaps."""
    ones, others = _heads(a.terms), _heads(b.terms)
    first = (ones[0], others[0]) if a.before == b.before == _EDGE else None
    crowded = max(len(ones), len(others)) > _CROWD
    for one, other in _coupled(ones, others, a, b):
        part = _part_of_name(both, partner, one, other)
        surely = 1 if _owners(one, other) or (crowded and not part) else how
        yield Instead(one, other, surely, (one, other) == first, part)


def _coupled(ones: list[Term], others: list[Term], a: _Gap, b: _Gap) -> Iterator[tuple[Term, Term]]:
    """Names beside the same neighbour first, then name for name, word for word, then what is left."""
    for at in (-1, 0):
        if ones and others and _beside(ones[at], a, at) and _beside(others[at], b, at):
            yield ones.pop(at), others.pop(at)
    names_a, names_b = ([term for term in terms if term.name] for terms in (ones, others))
    words_a, words_b = ([term for term in terms if not term.name] for terms in (ones, others))
    yield from zip(names_a, names_b, strict=False)
    yield from zip(words_a, words_b, strict=False)
    left_a = names_a[len(names_b) :] or words_a[len(words_b) :]
    left_b = names_b[len(names_a) :] or words_b[len(words_a) :]
    yield from zip(left_a, left_b, strict=False)


def _beside(term: Term, gap: _Gap, at: int) -> bool:
    """Whether a name stands right beside the word before (0) or after (-1) its gap."""
    if not term.name:
        return False
    if at == 0:
        return gap.before != _EDGE and term.at == gap.before + 1
    last = gap.terms[-1]
    return gap.after != _END and last.at + 1 == gap.after


def _heads(terms: list[Term]) -> list[Term]:
    """The terms of a gap, of a name in several words only the first."""
    return [
        term
        for i, term in enumerate(terms)
        if not (i and term.name and terms[i - 1].name and terms[i - 1].at + 1 == term.at)
    ][:MANY]


def _owners(one: Term, other: Term) -> bool:
    """Whether one of them only says whose: "India's Modi", "Narendra Modi"."""
    return one.text.endswith(("'s", "’s")) != other.text.endswith(("'s", "’s"))


def _part_of_name(both: Alignment, partner: dict[int, int], one: Term, other: Term) -> bool:
    """Whether both follow, or both precede, the same word of a name at once."""
    cased = both.a.cased and both.b.cased and one.text[0].isupper() and other.text[0].isupper()
    if not cased and not (one.name and other.name):
        return False
    if one.place or other.place or _owners(one, other):
        return False
    for step in (-1, 1):
        at, to = one.at + step, other.at + step
        if at in partner and partner[at] == to and at in both.a.names and to in both.b.names:
            breaks = both.a.words[max(at, one.at)].after_break or both.b.words[max(to, other.at)].after_break
            if not breaks:
                return True
    return False


def find_denials(both: Alignment) -> None:
    """Shared terms that one text denies and the other does not, unless both have the same negation."""
    a, b = both.a, both.b
    if not a.negations and not b.negations:
        return
    cues_a, cues_b = {pair.a.at for pair in both.shared}, {pair.b.at for pair in both.shared}
    met_a = {i for i, cue in enumerate(a.negations) if cue.at in cues_a}  # "refused" in both
    met_b = {i for i, cue in enumerate(b.negations) if cue.at in cues_b}
    own_a, own_b = frozenset(met_a), frozenset(met_b)
    for pair in both.shared:
        one, other = pair.a.denial, pair.b.denial
        if pair.how == "turned" or (one >= 0 and other >= 0 and (one in own_a) == (other in own_b)):
            met_a.add(one)
            met_b.add(other)
    met_a.discard(-1)
    met_b.discard(-1)
    _match_negations(both, met_a, met_b)
    both.unanswered = (len(a.negations) - len(met_a), len(b.negations) - len(met_b))
    slots = [Pair(x, y, "instead") for x, y, how, *_ in both.instead if how == 2]
    both.denied = [
        pair
        for pair in both.shared + slots
        if (pair.a.denial >= 0) != (pair.b.denial >= 0)
        and pair.how != "turned"
        and not (pair.how == "paraphrase" and is_negative((pair.b if pair.a.denied else pair.a).keys[0]))
        and not (pair.a.denial in met_a if pair.a.denial >= 0 else pair.b.denial in met_b)
    ]


def _match_negations(both: Alignment, met_a: set[int], met_b: set[int]) -> None:
    """Negations in other words: of the same subject ("X is not on the list", "the list does not name X"), both
    of what the other text does not have, or against a word that denies by itself ("may not", "is barred")."""
    pairs = {(pair.a.at, pair.b.at) for pair in both.shared}
    subjects_in_b = {(pair.a.at, pair.b.denial) for pair in both.shared}
    subjects_in_a = {(pair.a.denial, pair.b.at) for pair in both.shared}
    free_a, free_b = (
        [
            (i, _subject(side, cue), any(i == term.denial for term in shared))
            for i, cue in enumerate(side.negations[:MANY])
            if i not in met
        ]
        for side, met, shared in (
            (both.a, met_a, [pair.a for pair in both.shared]),
            (both.b, met_b, [pair.b for pair in both.shared]),
        )
    )
    for i, subject, denies in free_a:
        for j, other, denies_too in free_b:
            of_one = (subject, other) in pairs or (subject, j) in subjects_in_b or (i, other) in subjects_in_a
            if of_one or not (denies or denies_too):
                met_a.add(i)
                met_b.add(j)
    met_a.update(_said_by_a_word(free_a, met_a, both, turned=False))
    met_b.update(_said_by_a_word(free_b, met_b, both, turned=True))


def _said_by_a_word(
    free: list[tuple[int, int, bool]], met: set[int], both: Alignment, *, turned: bool
) -> Iterator[int]:
    """The negations of a text for which the other has a word that denies, beside what both speak of."""
    other, only = (both.a, both.only_a) if turned else (both.b, both.only_b)
    cues = {cue.at for cue in other.negations}
    words = [t.at for t in only if is_negative(t.keys[0]) and t.denial < 0 and t.at not in cues][:MANY]
    if not words:
        return
    sides = [(pair.b, pair.a) if turned else (pair.a, pair.b) for pair in both.shared]
    for i, *_ in free:
        denied = [there.at for here, there in sides if here.denial == i]
        near = next((at for at in words if not denied or any(abs(at - to) <= _BESIDE for to in denied)), None)
        if i not in met and near is not None:
            words.remove(near)
            yield i


def _subject(facts: Facts, cue: Negation) -> int:
    """The index of the last term before a negation."""
    return max((term.at for term in facts.terms if term.at < cue.at), default=-1)
