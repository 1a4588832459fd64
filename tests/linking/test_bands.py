"""Bands: where a pair is proposed, only asked about, or left alone."""

from itertools import combinations

import pytest
from pydantic import ValidationError

from workbench import linking
from workbench.linking.bands import BANDS, CLAIMS, least, linked
from workbench.linking.comparison import judge
from workbench.records import Bands, Relation

BOATS = [
    "Harbour at Port Amsel reopened after four days",
    "The port of Amsel opened again after four days",
    "Rainfall in Velmar broke a record in June",
]


def test_a_pair_is_proposed_reviewed_or_left_alone() -> None:
    bands = Bands(suggest=0.5, review=0.2, conflict=0.4, join=0.5)
    assert linked(0.6, 0.1, bands) is Relation.SAME
    assert linked(0.3, 0.1, bands) is Relation.RELATED
    assert linked(0.1, 0.05, bands) is None
    assert linked(0.1, 0.45, bands) is Relation.CONFLICT
    assert linked(0.3, 0.35, bands) is None


def test_what_is_proposed_is_reviewed_too() -> None:
    with pytest.raises(ValidationError):
        Bands(suggest=0.2, review=0.3, conflict=0.4, join=0.2)


def test_a_pair_that_is_only_reviewed_is_linked_and_joins_nothing() -> None:
    [found] = linking.link(BOATS).links
    same = found.same
    assert same >= BANDS.suggest
    stricter = BANDS.model_copy(update={"suggest": same + 0.001, "review": same - 0.001, "join": 0.01})

    [link] = linking.link(BOATS, bands=stricter).links

    assert (link.a, link.b, link.relation, link.same) == (0, 1, Relation.RELATED, same)
    assert linking.link(BOATS, bands=stricter).clusters == ((0,), (1,), (2,))
    assert linking.link(BOATS).clusters == ((0, 1), (2,))


@pytest.mark.parametrize("bands", [BANDS, CLAIMS], ids=["texts", "claims"])
def test_what_is_judged_in_part_is_linked_no_otherwise(bands: Bands) -> None:
    texts = (
        "The ferry sank off Corvo",
        "The ferry did not sink off Corvo",
        "A ferry went down near Corvo, 12 dead",
        "Corvo opens a new harbour for its ferry",
        "The bakers of Lund want a longer night",
    )
    for a, b in combinations(texts, 2):
        whole, part = judge(a, b).heads, judge(a, b, least=least(bands)).heads
        links = [linked(*heads.probabilities(bands.nicety), bands) for heads in (whole, part)]
        assert links[0] == links[1]
        assert part == whole or (links[1] is None and part.topic == whole.topic)
