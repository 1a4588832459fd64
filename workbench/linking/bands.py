"""From probabilities to words: where one relation ends and the next begins.

`compare` names the likeliest relation of two texts that somebody lays side by side. A link among many texts must be
worth a checker's look: the bands are where hidden clusters come out best (`benchmarks/linking/openworld.py`), on the
side of too few.
"""

from collections.abc import Mapping

from workbench.linking.model import Head, Judged, of_sentences
from workbench.records import Bands, Relation

# Texts of which nothing else is known: headlines, posts. On one event, they mostly say the same.
BANDS = Bands(suggest=0.3, review=0.15, conflict=0.5, join=0.12, nicety=0.0)
# The claims of articles, each of which makes many statements on one event.
CLAIMS = Bands(suggest=0.4, review=0.2, conflict=0.4, join=0.35, nicety=1.0)
# What the heads must say for `relation`.
TOPIC, CLAIM, CONTRADICTION = 0.15, 0.4, 0.7
SENTENCE = 10  # words; three headlines of four have fewer, nineteen sentences of twenty so many
SENTENCES_TOPIC = 0.02  # two sentences that say the same may share few words


def linked(same: float, conflict: float, bands: Bands = BANDS) -> Relation | None:
    """What a pair is linked as: *same* or *conflict*, whichever is likelier and likely enough; *related* where
    a person is to say whether it is the same; None: not at all.
    """
    if same <= conflict:
        return Relation.CONFLICT if conflict >= bands.conflict else None
    if same >= bands.suggest:
        return Relation.SAME
    return Relation.RELATED if same >= bands.review else None


def relation(judged: Judged, values: list[float], longest: int, heads: Mapping[str, Head]) -> Relation:
    """The likeliest word for two texts that somebody lays side by side, be it worth a link among many or not.

    `values` is what the heads have judged, `longest` the words of the longer text: whole sentences make many
    statements on one event, and have heads of their own.
    """
    if judged.topic < (SENTENCES_TOPIC if longest >= SENTENCE else TOPIC):
        return Relation.DIFFERENT
    if longest >= SENTENCE:
        return of_sentences(heads, values)
    if judged.contradiction >= CONTRADICTION:
        return Relation.CONFLICT
    return Relation.SAME if judged.claim >= CLAIM else Relation.RELATED
