"""From probabilities to words: where one relation ends and the next begins.

The probabilities are those of the mix of pairs that was learned on, in which two texts drawn together are
mostly not the same; hence low thresholds. `APART` was chosen where clusters of rumours, hidden among
unrelated sentences, came out best (pairwise F1, see `benchmarks/linking.py`), where lower values of `SUGGEST`
and `JOIN` find more; these two are set higher, for what a checker is asked about must be worth the asking.
"""

from workbench.records import Relation

SUGGEST = 0.25  # the likelier of same and conflict is said from here on; links below are not worth showing
APART = 0.55  # probability of a conflict from which two claims are linked as one, and kept in two clusters
JOIN = 0.25  # mean probability of *same* from which two groups of claims are one cluster
RELATED = 0.12  # share of the shorter text's weight that the other one has too


def relation(same: float, conflict: float, covered: float) -> Relation:
    """The word for two probabilities and the share of the shorter text that the other one covers."""
    if max(same, conflict) >= SUGGEST:
        return Relation.SAME if same > conflict else Relation.CONFLICT
    return Relation.RELATED if covered >= RELATED else Relation.DIFFERENT
