"""Bands: where a pair is proposed, only asked about, or left alone."""

import pytest
from pydantic import ValidationError

from workbench import linking
from workbench.linking.bands import BANDS, linked
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
