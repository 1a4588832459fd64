"""From probabilities to words: where one relation ends and the next begins.

The thresholds are learned with the weights (see the header of `weights.json`).
"""

from workbench.records import Relation

SAME = 0.5  # from here on the machine suggests "same"
CONFLICT = 0.5  # from here on it suggests "conflict"
COMPONENT = 0.3  # two claims this likely the same are worth a look, and count when clusters are formed
JOIN = 0.45  # mean probability from which two groups of claims are one cluster
RELATED = 0.12  # share of what the shorter text says that the other says too


def relation(same: float, conflict: float, covered: float) -> Relation:
    """The word for two probabilities and the share of the shorter text that the other one covers."""
    if conflict >= CONFLICT and conflict >= same:
        return Relation.CONFLICT
    if same >= SAME:
        return Relation.SAME
    return Relation.RELATED if covered >= RELATED else Relation.DIFFERENT
