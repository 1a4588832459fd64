"""From probabilities to words: where one relation ends and the next begins.

`compare` names the likeliest relation of two texts that somebody lays side by side. A link among many texts must be
worth a checker's look: the bands are where hidden clusters come out best (`benchmarks/linking/openworld.py`), on the
side of too few.
"""

from workbench.linking.model import Judged
from workbench.records import Bands, Relation

# Texts of which nothing else is known: headlines, posts. On one event, they mostly say the same.
BANDS = Bands(suggest=0.25, review=0.15, conflict=0.5, join=0.3, nicety=0.2)
# The claims of articles, each of which makes many statements on one event.
CLAIMS = Bands(suggest=0.5, review=0.35, conflict=0.6, join=0.45, nicety=1.0)
TOPIC, CLAIM, CONTRADICTION = 0.15, 0.4, 0.5  # what the heads must say for `relation`


def least(bands: Bands) -> float:
    """The probability below which neither *same* nor *conflict* is worth a link."""
    return min(bands.review, bands.conflict)


def linked(same: float, conflict: float, bands: Bands = BANDS) -> Relation | None:
    """What a pair is linked as: *same* or *conflict*, whichever is likelier and likely enough; *related* where
    a person is to say whether it is the same; None: not at all.
    """
    if same <= conflict:
        return Relation.CONFLICT if conflict >= bands.conflict else None
    if same >= bands.suggest:
        return Relation.SAME
    return Relation.RELATED if same >= bands.review else None


def relation(judged: Judged) -> Relation:
    """The likeliest word for two texts that somebody lays side by side, be it worth a link among many or not."""
    if judged.topic < TOPIC:
        return Relation.DIFFERENT
    if judged.claim < CLAIM:
        return Relation.RELATED
    return Relation.CONFLICT if judged.contradiction >= CONTRADICTION else Relation.SAME
