"""From probabilities to words: where one relation ends and the next begins.

The probabilities are those of the mix of pairs that was learned on, in which two texts drawn together are
mostly not the same; hence low thresholds. Clusters of rumours hidden among unrelated sentences come out best
with lower ones still (see `benchmarks/linking.py`); what a checker is asked about must be worth the asking.
"""

from workbench.records import Relation

SUGGEST = 0.25  # probability of *same* from which a link is worth showing, unless a conflict is likelier
CONTRADICT = 0.4  # the same for a conflict: crying wolf costs a checker more than a late look
JOIN = 0.25  # mean probability of *same* from which two groups of claims are one cluster
RELATED = 0.12  # share of the shorter text's weight that the other one has too


def linked(same: float, conflict: float) -> Relation | None:
    """*Same* or *conflict*, whichever is likelier and likely enough; None: neither."""
    if same > conflict:
        return Relation.SAME if same >= SUGGEST else None
    return Relation.CONFLICT if conflict >= CONTRADICT else None


def relation(same: float, conflict: float, covered: float) -> Relation:
    """The word for two probabilities and the share of the shorter text that the other one covers."""
    return linked(same, conflict) or (Relation.RELATED if covered >= RELATED else Relation.DIFFERENT)
