"""From probabilities to words: where one relation ends and the next begins.

The probabilities are those of the mix of pairs that was learned on, in which two texts drawn together are
mostly not the same; hence low thresholds. Clusters of rumours hidden among unrelated sentences come out best
with lower ones still (see `benchmarks/linking/openworld.py`); what a checker is asked about must be worth the asking.
"""

from workbench.records import Bands, Relation

# Crying wolf costs a checker more than a late look at a conflict: hence the higher threshold.
BANDS = Bands(suggest=0.25, review=0.25, conflict=0.4, join=0.25)
RELATED = 0.12  # share of the shorter text's weight that the other one has too


def linked(same: float, conflict: float, bands: Bands = BANDS) -> Relation | None:
    """What a pair is linked as: *same* or *conflict*, whichever is likelier and likely enough; *related* where
    a person is to say whether it is the same; None: not at all.
    """
    if same <= conflict:
        return Relation.CONFLICT if conflict >= bands.conflict else None
    if same >= bands.suggest:
        return Relation.SAME
    return Relation.RELATED if same >= bands.review else None


def relation(same: float, conflict: float, covered: float, bands: Bands = BANDS) -> Relation:
    """The word for two probabilities and the share of the shorter text that the other one covers."""
    return linked(same, conflict, bands) or (Relation.RELATED if covered >= RELATED else Relation.DIFFERENT)
