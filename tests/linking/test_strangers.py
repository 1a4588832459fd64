"""Names that only one of two texts knows, and names in one place."""

import pytest

from workbench.linking import facts
from workbench.linking.alignment import align
from workbench.linking.features import NAMES, features
from workbench.linking.strangers import in_one_place, strangers


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        ("The treaty was signed in Lund by Karin Berg", "The treaty was signed in Vaasa by Olli Mattila", 2),
        ("The treaty was signed by Karin Berg", "The treaty was signed by Berg", 0),
        ("The treaty was signed in Lund", "The treaty was signed", 0),
        ("Lund signed the treaty", "Vaasa signed the treaty", 0),
        ("A treaty was signed by France's Karin Berg", "In Lund a treaty was signed by Karin Berg", 0),
        ("A treaty on eastern Vaasa was signed", "A treaty on Vaasa was signed in Lund", 0),
    ],
)
def test_names_that_the_other_text_does_not_know(a, b, count):
    assert strangers(align(facts(a), facts(b))) == strangers(align(facts(b), facts(a))) == count


@pytest.mark.parametrize(
    ("a", "b", "around"),
    [
        ("Fire in Lund kills ten sheep", "Fire in Vaasa kills ten sheep", 2),
        ("Fire in Lund kills ten sheep", "Fire at Vaasa kills ten sheep", 1),
    ],
)
def test_names_between_the_same_words(a, b, around):
    both = align(facts(a), facts(b))
    [slot] = both.instead
    assert in_one_place(both, slot) == around
    told = dict(zip(NAMES, features(both), strict=True))
    assert told["another name between the same words"] == around / 2
