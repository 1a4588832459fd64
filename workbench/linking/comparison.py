"""Two texts compared: the probability that they say the same, that they conflict, and why."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from workbench.linking.agreement import clash
from workbench.linking.alignment import align
from workbench.linking.bands import BANDS, relation
from workbench.linking.features import features
from workbench.linking.model import NOTHING, SURE, Judged, asked, judged
from workbench.linking.reasons import identical, reasons
from workbench.linking.sides import Alignment
from workbench.linking.terms import Facts, facts
from workbench.records import Comparison, Relation

if TYPE_CHECKING:
    from workbench.linking.meaning import Meaning

Days = tuple[date | None, date | None]  # when each of two texts was published, where that is known


class Laid(NamedTuple):
    """Two texts laid side by side; where there is nothing to align, `sure` is how they are judged."""

    both: Alignment | None
    turned: bool = False  # `both` has the second text first
    sure: Judged = NOTHING


class Judgement(NamedTuple):
    """Two texts judged, the reasons not yet put into words."""

    heads: Judged
    laid: Laid


def compare(a: str, b: str, *, days: Days = (None, None), meaning: "Meaning | None" = None) -> Comparison:
    """How two short texts stand to each other. Symmetric: turning them turns only the reasons.

    `days` are the days they were published on, from which "Thursday" or "last year" is reckoned.
    `meaning` is a sentence model that is asked too.

    The relation is the likeliest word for just these two; the probabilities are those of a pair found among
    many, what they leave to 1 is "neither".
    """
    alike = None if meaning is None else meaning.cosine(a, b)
    found = judge(a, b, days=days, alike=alike)
    word = _word(found, alike)
    same, conflict = found.heads.probabilities(BANDS.nicety)
    return Comparison(relation=word, same=same, conflict=conflict, reasons=explain(found.laid, a, word))


def _word(found: Judgement, alike: float | None) -> Relation:
    both = found.laid.both
    if both is None:
        return Relation.SAME if found.heads == SURE else Relation.DIFFERENT
    heads, values = asked(features(both), alike)
    return relation(found.heads, values, max(len(both.a.words), len(both.b.words)), heads)


def judge(a: str, b: str, *, days: Days = (None, None), alike: float | None = None) -> Judgement:
    """What the heads say; `alike` is the cosine of the two, where a sentence model was asked."""
    laid = lay(a, b, days)
    return Judgement(judged(features(laid.both), alike) if laid.both else laid.sure, laid)


def lay(a: str, b: str, days: Days = (None, None)) -> Laid:
    """Two texts laid side by side, not judged yet."""
    one, two = facts(a, days[0]), facts(b, days[1])
    if not one.words or not two.words:
        return Laid(None)
    if one.plain == two.plain and not _other_days(one, two):
        return Laid(None, sure=SURE)
    turned = (b, days[1] or date.min) < (a, days[0] or date.min)
    return Laid(align(two, one) if turned else align(one, two), turned)


def _other_days(one: Facts, two: Facts) -> bool:
    """Whether the same words mean other days: "Thursday", a week later."""
    return one is not two and any(map(clash, one.moments, two.moments))


def explain(laid: Laid, a: str, word: Relation) -> tuple[str, ...]:
    """The reasons for a word on two texts of which the first is `a`."""
    if laid.both is None:
        return identical(facts(a)) if laid.sure.topic else ()
    return reasons(laid.both, word, turned=laid.turned)
