"""Two texts compared: the probability that they say the same, that they conflict, and why."""

from workbench.linking.alignment import align
from workbench.linking.bands import relation
from workbench.linking.features import features
from workbench.linking.model import head
from workbench.linking.reasons import identical, reasons
from workbench.linking.terms import facts
from workbench.records import Comparison, Relation


def compare(a: str, b: str) -> Comparison:
    """How two short texts stand to each other. Symmetric: turning them turns only the reasons.

    The probabilities are calibrated on the mix of pairs the weights were learned on, see `weights.json`.
    """
    one, two = facts(a), facts(b)
    if not one.words or not two.words:
        return Comparison(relation=Relation.DIFFERENT, same=0.0, conflict=0.0)
    if one.plain == two.plain:
        return Comparison(relation=Relation.SAME, same=1.0, conflict=0.0, reasons=identical(one))
    turned = b < a
    both = align(two, one) if turned else align(one, two)
    values = features(both)
    same, conflict = head("same").probability(values), head("conflict").probability(values)
    found = relation(same, conflict, values[0])
    return Comparison(
        relation=found, same=same, conflict=conflict, reasons=reasons(both, found, turned=turned)
    )
