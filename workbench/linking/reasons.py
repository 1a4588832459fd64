"""Why two texts are the same or not, in a checker's words, most decisive first."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from workbench.linking.moment import Moment
from workbench.linking.sides import Alignment, Pair
from workbench.linking.terms import Facts, Term
from workbench.records import Relation

_MANY = 6  # terms in one list


def reasons(both: Alignment, relation: Relation, *, turned: bool = False) -> tuple[str, ...]:
    """What decides, in words. With `turned`, the second text of the alignment is the reader's first."""
    told = _Teller(both, turned)
    parts, agree = told.parting(), told.agreeing()
    said = agree + parts if relation is Relation.SAME else parts + agree
    return tuple(said + told.lone())


def identical(facts: Facts) -> tuple[str, ...]:
    """The reason where both texts have the same words in the same order."""
    return ("the same words",) if facts.words else ()


class _Span(Protocol):
    """Anything with a place in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class _Teller:
    """Puts an alignment into words, from the side of the reader's first text."""

    def __init__(self, both: Alignment, turned: bool) -> None:
        self.both = both
        self.turned = turned

    def parting(self) -> list[str]:
        both = self.both
        a, b = both.a.text, both.b.text
        said = [self._two(a[x.start : x.end], "≠", b[y.start : y.end]) for x, y in both.other_figures]
        said += [self._two(*_days(a, x, b, y)) for x, y in both.other_dates]
        said += [self._two(x.text, "≠", y.text) for x, y in both.opposed + both.excluding]
        said += [self._denial(pair) for pair in sorted(both.denied, key=_is_named)[:2]]
        said += [f"roles turned: {x.text}, {y.text}" for x, y in both.swapped[:1]]
        said += [
            self._two(_whole(both.a, x), "≠", _whole(both.b, y))
            for x, y, how, _, part in both.instead
            if (x.name and y.name and how == 2) or part
        ]
        return list(dict.fromkeys(said)) + self._standing()

    def _standing(self) -> list[str]:
        """ "may / happened", where one text only says that a thing may be, or is planned, alleged, wanted."""
        a, b = self.both.a.modes, self.both.b.modes
        if {mode.kind for mode in a} == {mode.kind for mode in b}:
            return []
        one = next((x.text for x in a if x.kind not in {y.kind for y in b}), "as a fact")
        other = next((y.text for y in b if y.kind not in {x.kind for x in a}), "as a fact")
        return [self._two(one, "/", other)]

    def agreeing(self) -> list[str]:
        both = self.both
        same: list[tuple[_Span, _Span]] = [(p.a, p.b) for p in both.shared if p.how in ("same", "form")]
        told = [(p.a.text, p.b.text) for p in both.shared if p.how in ("paraphrase", "place", "turned")]
        a, b = both.a.text, both.b.text
        facts: list[tuple[_Span, _Span]] = [*both.same_figures, *both.same_dates]
        for x, y in facts:
            one, two = a[x.start : x.end], b[y.start : y.end]
            if one.lower() == two.lower():
                same.append((x, y))
            else:
                told.append((one, two))
        listed = _listed(self._in_a_row(same))
        said = [self._two(one, "~", two) for one, two in told]
        return [f"same: {listed}"] * bool(same) + list(dict.fromkeys(said))[:_MANY]

    def _in_a_row(self, same: list[tuple[_Span, _Span]]) -> list[str]:
        """What both texts have, as the reader's first text has it; what stands together in both is said as one."""
        a, b = self.both.a.text, self.both.b.text
        found: list[tuple[int, int, int, int]] = []
        for x, y in sorted(same, key=lambda pair: pair[0].start):
            if found and _touch(a, found[-1][1], x.start) and _touch(b, found[-1][3], y.start):
                found[-1] = (found[-1][0], x.end, found[-1][2], y.end)
            else:
                found.append((x.start, x.end, y.start, y.end))
        return [b[low:high] if self.turned else a[first:last] for first, last, low, high in found]

    def lone(self) -> list[str]:
        both = self.both
        told = {id(x) for pair in both.opposed for x in pair}
        sides = []
        for read, only, figures, dates in (
            (both.a, both.only_a, both.lone_figures[0], both.lone_dates[0]),
            (both.b, both.only_b, both.lone_figures[1], both.lone_dates[1]),
        ):
            spans: list[_Span] = [*figures, *dates, *(term for term in only if id(term) not in told)]
            sides.append(_runs(read.text, spans))
        left, right = reversed(sides) if self.turned else sides
        return [f"only {side}: {_listed(only)}" for side, only in (("left", left), ("right", right)) if only]

    def _two(self, one: str, sign: str, other: str) -> str:
        return f"{other} {sign} {one}" if self.turned else f"{one} {sign} {other}"

    def _denial(self, pair: Pair) -> str:
        side, denied, said = (self.both.a, pair.a, pair.b) if pair.a.denied else (self.both.b, pair.b, pair.a)
        first = pair.a.denied != self.turned
        if _is_named(pair):
            told = _denied(side, denied.denial)
            return f"{told} / no negation" if first else f"no negation / {told}"
        sides = "not / no negation" if first else "no negation / not"
        same = denied.text.lower() == said.text.lower()
        return f"{sides}: {denied.text}" if same else f"{sides}: {denied.text}, {said.text}"


def _denied(facts: Facts, cue: int) -> str:
    """A negation as far as the first word that it denies: "no obstacle"."""
    negation = facts.negations[cue]
    first = next((term for term in facts.terms if term.at in negation.scope), negation)
    return facts.text[min(negation.start, first.start) : max(negation.end, first.end)]


def _is_named(pair: Pair) -> bool:
    """Names say least of what is denied."""
    return pair.a.name or pair.b.name


def _whole(facts: Facts, term: Term) -> str:
    """A name with all its words."""
    name = next((name for name in facts.full_names if term in name), [term])
    return facts.text[name[0].start : name[-1].end]


def _runs(text: str, spans: Sequence[_Span]) -> list[str]:
    """The texts of some spans in order; what stands together is said as one."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: span.start):
        if found and _touch(text, found[-1][1], span.start):
            found[-1] = (found[-1][0], span.end)
        else:
            found.append((span.start, span.end))
    return [text[start:end] for start, end in found]


def _touch(text: str, end: int, start: int) -> bool:
    """Whether nothing but a space or a hyphen lies between two spans."""
    return text[end:start] in (" ", "-") and end < start


def _days(a: str, x: Moment, b: str, y: Moment) -> tuple[str, str, str]:
    """Two dates as said, with the day that is meant where both say the same word for it."""
    one, other = a[x.start : x.end], b[y.start : y.end]
    if one.lower() == other.lower() and x.first and y.first:
        one, other = (
            f"{said} ({day.day} {day:%b %Y})"
            for said, day in ((one, date.fromordinal(x.first)), (other, date.fromordinal(y.first)))
        )
    return one, "≠", other


def _listed(texts: list[str]) -> str:
    unique = list(dict.fromkeys(texts))
    return ", ".join(unique[:_MANY]) + (", …" if len(unique) > _MANY else "")
