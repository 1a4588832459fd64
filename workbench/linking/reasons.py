"""Why two texts are the same or not, in a checker's words, most decisive first."""

from datetime import date

from workbench.linking.moment import Moment
from workbench.linking.sides import Alignment
from workbench.linking.terms import Facts
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
        said += [self._denial(pair.a.denial >= 0, pair.a.text, pair.b.text) for pair in both.denied[:2]]
        said += [f"roles turned: {x.text}, {y.text}" for x, y in both.swapped[:1]]
        said += [
            self._two(x.text, "≠", y.text)
            for x, y, how, _, part in both.instead
            if (x.name and y.name and how == 2) or part
        ]
        return said + self._standing()

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
        same = [pair.a.text for pair in both.shared if pair.how in ("same", "form")]
        other = [(p.a.text, p.b.text) for p in both.shared if p.how in ("paraphrase", "place", "turned")]
        a, b = both.a.text, both.b.text
        alike = [(a[x.start : x.end], b[y.start : y.end]) for x, y in both.same_figures]
        alike += [(a[x.start : x.end], b[y.start : y.end]) for x, y in both.same_dates]
        for one, two in alike:
            if one == two:
                same.append(one)
            else:
                other.append((one, two))
        told = [f"same: {_listed(same)}"] if same else []
        return told + [self._two(one, "~", two) for one, two in other][:_MANY]

    def lone(self) -> list[str]:
        both = self.both
        sides = []
        for read, only, figures, dates in (
            (both.a, both.only_a, both.lone_figures[0], both.lone_dates[0]),
            (both.b, both.only_b, both.lone_figures[1], both.lone_dates[1]),
        ):
            facts = [read.text[x.start : x.end] for x in figures] + [
                read.text[x.start : x.end] for x in dates
            ]
            told = {id(x) for pair in both.opposed for x in pair}
            sides.append([*facts, *(term.text for term in only if id(term) not in told)])
        left, right = reversed(sides) if self.turned else sides
        return [f"only {side}: {_listed(only)}" for side, only in (("left", left), ("right", right)) if only]

    def _two(self, one: str, sign: str, other: str) -> str:
        return f"{other} {sign} {one}" if self.turned else f"{one} {sign} {other}"

    def _denial(self, first_denies: bool, one: str, other: str) -> str:
        denied, said = (one, other) if first_denies else (other, one)
        sides = "not / no negation" if first_denies != self.turned else "no negation / not"
        return f"{sides}: {denied}" if denied == said else f"{sides}: {denied}, {said}"


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
