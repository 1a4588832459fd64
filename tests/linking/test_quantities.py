"""Figures: bounds, ranges, scores, units, ranks, and which of them agree."""

import pytest

from workbench.linking import compare, facts
from workbench.linking.agreement import agree
from workbench.records import Relation


def quantity(text: str):
    [found] = facts(text).quantities
    return found


@pytest.mark.parametrize(
    ("text", "said", "low", "high", "dimension"),
    [
        ("more than 4,900 fled", "4,900", 4900, 5880, ""),
        ("no more than 20 boats", "20", 16, 20, ""),
        ("dozens of boats", "dozens", 24, 120, ""),
        ("tens of thousands of boats", "tens of thousands", 20_000, 100_000, ""),
        ("between 5 and 10 boats", "5 and 10", 5, 10, ""),
        ("20 to 30 million dollars", "20 to 30 million dollars", 20e6, 30e6, "money"),
        ("won 5-2 in Lund", "5-2", 2, 5, ""),
        ("in 6-8 hours", "6-8 hours", 21_600, 28_800, "time"),
        ("two and a half million boats", "two and a half million", 2.5e6, 2.5e6, ""),
        ("three out of four boats", "three out of four", 0.75, 0.75, ""),
        ("up 5 percentage points", "5 percentage points", 5, 5, "points"),
        ("86 degrees Fahrenheit", "86 degrees Fahrenheit", 30, 30, "temperature"),
        ("the twenty-second boat", "twenty-second", 22, 22, "rank"),
        ("prices tripled again", "tripled", 3, 3, "fold"),
    ],
)
def test_what_a_figure_can_be(text, said, low, high, dimension):
    found = quantity(text)
    assert text[found.start : found.end] == said
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert found.dimension == dimension


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("more than 4,900 people", "5,010 people", True),
        ("at least 31 people", "44 people", False),
        ("over 95 per cent", "over 88 per cent", False),
        ("dozens of boats", "24 boats", True),
        ("20 to 30 boats", "between 20 and 30 boats", True),
        ("6-8 hours", "6-13 hours", False),
        ("a 1-1 draw", "one all", True),
        ("22nd place", "twenty-second place", True),
        ("30C", "86F", True),
        ("15 m", "15 feet", False),
        ("15 m", "49 feet", True),
        ("100 acres", "40 hectares", True),
        ("5 percentage points", "5%", False),
        ("$5m", "€5m", False),
        ("a fortnight", "two weeks", True),
        ("14-year-old", "aged 14", True),
        ("250 boats", "260 boats", False),
        ("1.38bn boats", "1.4bn boats", True),
        ("prices doubled", "a twofold price", True),
    ],
)
def test_agreement(one, other, same):
    assert agree(quantity(one), quantity(other)) is same
    assert agree(quantity(other), quantity(one)) is same


def test_figures_are_set_against_those_of_the_same_thing():
    found = compare("Fire kills 7, injures 4 in Lund", "Fire kills 4, injures 7 in Lund")
    assert found.relation is Relation.CONFLICT
    assert found.reasons[:2] in [("7 ≠ 4", "4 ≠ 7"), ("4 ≠ 7", "7 ≠ 4")]


def test_figures_of_other_things_are_no_conflict():
    found = compare("9 miners were rescued near Lund", "9 miners were rescued near Lund by 30 divers")
    assert not any("≠" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    "text", ["1-" * 5_000, "between 1 and " * 3_000, "a half " * 5_000, "tens of " * 5_000]
)
def test_long_texts(text):
    assert 0 <= compare(text, "between 5 and 10 boats sank").same <= 1
