"""What laying two texts side by side finds: what they share, and where they part."""

from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.linking.moment import Moment
from workbench.linking.quantities import Quantity
from workbench.linking.terms import Facts, Term
from workbench.linking.words import Word

MANY = 40  # figures, dates, names per text; a claim has a few, and pairing them is quadratic


class Instead(NamedTuple):
    """Terms that stand in the place of one another."""

    a: Term
    b: Term
    how: int  # 2: between the same neighbours on both sides, 1: beside the same neighbour on one
    leads: bool  # both texts begin with it: who does something is often told in other words
    part: bool  # of one name, of which the rest is shared: "Doris Lessing", "Agnes Lessing"


class Pair(NamedTuple):
    """A term of each text. `how`: "same" stem, "place", "paraphrase", "form" (alike), "turned" (the opposite,
    denied or told from the other end), or "instead" (in its place)."""

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
    excluding: list[tuple[Term, Term]] = field(default_factory=list)  # of one set: "gold", "silver"
    denied: list[Pair] = field(default_factory=list)  # shared, but one text denies it
    unanswered: tuple[int, int] = (0, 0)  # negations of each text to which the other has nothing like it
    swapped: list[tuple[Term, Term]] = field(default_factory=list)  # shared names in turned roles
    same_figures: list[tuple[Quantity, Quantity]] = field(default_factory=list)
    other_figures: list[tuple[Quantity, Quantity]] = field(default_factory=list)
    lone_figures: tuple[list[Quantity], list[Quantity]] = field(default_factory=lambda: ([], []))
    same_dates: list[tuple[Moment, Moment]] = field(default_factory=list)
    other_dates: list[tuple[Moment, Moment]] = field(default_factory=list)
    lone_dates: tuple[list[Moment], list[Moment]] = field(default_factory=lambda: ([], []))
