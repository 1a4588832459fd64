"""Figures: bounds, ranges, scores, units, ranks, and which of them agree."""

import pytest

from workbench.linking import compare, facts
from workbench.linking.agreement import agree
from workbench.records import Relation


def quantity(text: str):
    found, *_ = facts(text).quantities
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
        ("a third of an hour passed", "a third of an hour", 1200, 1200, "time"),
        ("half a year passed", "half a year", 15_778_476, 15_778_476, "time"),
        ("a day and a half passed", "a day and a half", 129_600, 129_600, "time"),
        ("a million and a half boats", "a million and a half", 1.5e6, 1.5e6, ""),
        ("after two hours and 51 minutes", "two hours and 51 minutes", 10_260, 10_260, "time"),
        ("one voter in twenty", "one voter in twenty", 0.05, 0.05, ""),
        ("a third boat sank", "third", 3, 3, "rank"),
        ("a third of boats sank", "a third", 1 / 3, 1 / 3, ""),
        ("four other sailors", "four", 4, 5, ""),
        ("up by 20 to 30", "20", 20, 20, ""),
        ("thousands of boats", "thousands", 2000, 50_000, ""),
        ("up 25 basis points", "25 basis points", 0.25, 0.25, "points"),
        ("ten cubic metres", "ten cubic metres", 10_000, 10_000, "volume"),
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
        ("nearly half an hour", "close to half an hour", True),
        ("more than 40 boats", "fewer than 40 boats", False),
        ("six weeks", "a month and a half", True),
        ("six weeks", "two months", False),
        ("almost half of voters", "44 percent of voters", True),
        ("4.2 tonnes", "four tonnes", True),
        ("42 boats", "40 boats", False),
        ("thousands of boats", "35,000 boats", True),
        ("100m race", "race over 100 metres", True),
        ("three cups a day", "three cups a week", False),
        ("three cups a day", "three cups", True),
        ("twice", "two times", True),
        ("seen twice", "seen three times", False),
        ("31 degrees", "31 degrees Celsius", True),
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


def test_as_many_of_another_unit_is_another_figure():
    found = compare("The fine is 500 dollars in Lund", "The fine is 500 euros in Lund")
    assert found.relation is Relation.CONFLICT
    assert found.reasons[0] == "500 dollars ≠ 500 euros"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Five states took part", "The children are 8 to 10 years old"),
        ("He scored in the second half", "He scored in the 54th minute"),
    ],
)
def test_figures_that_count_something_else_are_not_set_against_each_other(one, other):
    assert not any("≠" in reason for reason in compare(one, other).reasons)
