"""Two texts compared: the probability that they say the same, that they conflict, and why."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from workbench.linking.alignment import align
from workbench.linking.bands import BANDS, relation
from workbench.linking.dates import clash
from workbench.linking.features import features
from workbench.linking.model import probabilities
from workbench.linking.reasons import identical, reasons
from workbench.linking.sides import Alignment
from workbench.linking.terms import Facts, facts
from workbench.records import Bands, Comparison, Relation

if TYPE_CHECKING:
    from workbench.linking.meaning import Meaning

Days = tuple[date | None, date | None]  # when each of two texts was published, where that is known


class Judgement(NamedTuple):
    """Two texts judged, the reasons not yet put into words. `both` is None where there is nothing to align."""

    same: float
    conflict: float
    covered: float  # share of the shorter text's weight that the other one has too
    both: Alignment | None
    turned: bool  # `both` has the second text first


def compare(
    a: str, b: str, *, days: Days = (None, None), bands: Bands = BANDS, meaning: "Meaning | None" = None
) -> Comparison:
    """How two short texts stand to each other. Symmetric: turning them turns only the reasons.

    `days` are the days they were published on, from which "Thursday" or "last year" is reckoned.
    `meaning` is a sentence model that is asked too.

    The probabilities are calibrated on the mix of pairs the weights were learned on, see `weights.json`;
    what they leave to 1 is "neither".
    """
    alike = None if meaning is None else meaning.cosine(a, b)
    judged = judge(a, b, days=days, alike=alike)
    found = relation(judged.same, judged.conflict, judged.covered, bands)
    return Comparison(
        relation=found, same=judged.same, conflict=judged.conflict, reasons=explain(judged, a, found)
    )


def judge(a: str, b: str, *, days: Days = (None, None), alike: float | None = None) -> Judgement:
    """The probabilities alone; `alike` is the cosine of the two, where a sentence model was asked."""
    one, two = facts(a, days[0]), facts(b, days[1])
    if not one.words or not two.words:
        return Judgement(0.0, 0.0, 0.0, None, False)
    if one.plain == two.plain and not _other_days(one, two):
        return Judgement(1.0, 0.0, 1.0, None, False)
    turned = (b, days[1] or date.min) < (a, days[0] or date.min)
    both = align(two, one) if turned else align(one, two)
    values = features(both)
    same, conflict = probabilities(values, alike)
    return Judgement(same, conflict, values[0], both, turned)


def _other_days(one: Facts, two: Facts) -> bool:
    """Whether the same words mean other days: "Thursday", a week later."""
    return one is not two and any(map(clash, one.moments, two.moments))


def explain(judged: Judgement, a: str, found: Relation) -> tuple[str, ...]:
    """The reasons of a judgement whose first text was `a`."""
    if judged.both is None:
        return identical(facts(a)) if judged.same else ()
    return reasons(judged.both, found, turned=judged.turned)
