"""Numbers, dates, negation, names: what is read, and that every span says it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.linking import facts
from workbench.linking.agreement import agree, clash
from workbench.linking.polarity import opposites


def quantity(text: str):
    [found] = facts(text).quantities
    return found


@pytest.mark.parametrize(
    ("text", "value", "dimension", "said"),
    [
        ("about 1,700 pupils", 1700, "", "1,700"),
        ("forty-two seats", 42, "", "forty-two"),
        ("two hundred and five people", 205, "", "two hundred and five"),
        ("$1.4bn of aid", 1.4e9, "money", "$1.4bn"),
        ("1.4 billion dollars", 1.4e9, "money", "1.4 billion dollars"),
        ("a 250M budget", 250e6, "", "250M"),
        ("half a million votes", 500_000, "", "half a million"),
        ("a quarter of voters", 0.25, "", "a quarter"),
        ("one in three visitors", 1 / 3, "", "one in three"),
        ("two thirds of them", 2 / 3, "", "two thirds"),
        ("up 7 per cent", 7, "percent", "7 per cent"),
        ("up 7.5%", 7.5, "percent", "7.5%"),
        ("a 3½ share", 3.5, "", "3½"),
        ("118 mm of rain", 0.118, "length", "118 mm"),
        ("the 22nd congress", 22, "rank", "22nd"),
    ],
)
def test_quantities(text, value, dimension, said):
    found = quantity(text)
    assert found.value == pytest.approx(value)
    assert found.dimension == dimension
    assert said.endswith(text[found.start : found.end]) or text[found.start : found.end] == said


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("13-year ban", "10-year ban", False),
        ("120 minutes", "two hours", True),
        ("nearly 50 feet", "15 metres", True),
        ("118 mm", "12 cm", True),
        ("1,709 pupils", "some 1,700 pupils", True),
        ("5 million", "5 billion", False),
        ("a third of voters", "33% of voters", True),
        ("half of voters", "5% of voters", False),
        ("$5", "5 km", False),
        ("100 dead", "more than 100 dead", True),
    ],
)
def test_agreement(one, other, same):
    assert agree(quantity(one), quantity(other)) is same
    assert agree(quantity(other), quantity(one)) is same


@pytest.mark.parametrize(
    ("text", "said", "fields"),
    [
        ("expires Oct.18 at last", "Oct.18", (None, 10, 18)),
        ("on 18 October 2020", "18 October 2020", (2020, 10, 18)),
        ("on October 18th, 2020", "October 18th, 2020", (2020, 10, 18)),
        ("the 18th of October", "18th of October", (None, 10, 18)),
        ("on 2020-10-18 it ended", "2020-10-18", (2020, 10, 18)),
        ("left in May 2018", "May 2018", (2018, 5, None)),
        ("left in 2018", "2018", (2018, None, None)),
    ],
)
def test_dates(text, said, fields):
    [moment] = facts(text).moments
    assert text[moment.start : moment.end] == said
    assert (moment.year, moment.month, moment.day) == fields


@pytest.mark.parametrize(
    "text", ["they may march", "2000 people came", "$2000 was paid", "Flight 1950 landed"]
)
def test_no_date(text):
    assert facts(text).moments == []


PUBLISHED = date(2020, 10, 19)  # a Monday


@pytest.mark.parametrize(
    ("text", "said", "first", "last"),
    [
        ("they met on Thursday", "Thursday", "2020-10-15", "2020-10-15"),
        ("they will meet on Thursday", "Thursday", "2020-10-22", "2020-10-22"),
        ("last Monday it rained", "Monday", "2020-10-12", "2020-10-12"),
        ("yesterday it rained", "yesterday", "2020-10-18", "2020-10-18"),
        ("it rained this morning", "this morning", "2020-10-19", "2020-10-19"),
        ("it rained three days ago", "three days ago", "2020-10-16", "2020-10-16"),
        ("signed on October 18", "October 18", "2020-10-18", "2020-10-18"),
        ("signed on 18/10/2020", "18/10/2020", "2020-10-18", "2020-10-18"),
        ("signed on Dec. 30", "Dec. 30", "2020-12-30", "2020-12-30"),
        ("last year it rained", "last year", "2019-01-01", "2019-12-31"),
        ("two years ago it rained", "two years ago", "2018-01-01", "2018-12-31"),
        ("next month it ends", "next month", "2020-11-01", "2020-11-30"),
        ("in early March 2019", "early March 2019", "2019-03-01", "2019-03-15"),
        ("in the 1990s", "1990s", "1990-01-01", "1999-12-31"),
    ],
)
def test_dates_reckoned_from_the_day_of_the_article(text, said, first, last):
    [moment] = facts(text, PUBLISHED).moments
    assert text[moment.start : moment.end] == said
    assert (moment.first, moment.last) == (
        date.fromisoformat(first).toordinal(),
        date.fromisoformat(last).toordinal(),
    )


def test_what_is_reckoned_from_an_unknown_day_is_left_open():
    for text in ("it rained yesterday", "it rained last year", "it rained in May"):
        [moment] = facts(text).moments
        assert moment.first is None


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("in the 1990s", "in 1994", False),
        ("in the 1990s", "in 2004", True),
        ("by mid-century", "by 2050", False),
        ("at 5:30 p.m.", "at 17:30", False),
        ("at 5:30", "at 17:30", False),
        ("at 7am", "at 7pm", True),
        ("in May", "in 1994", None),
        ("in early March 2019", "on March 28, 2019", True),
    ],
)
def test_moments_that_clash(one, other, differ):
    [x], [y] = facts(one).moments, facts(other).moments
    assert clash(x, y) is differ
    assert clash(y, x) is differ


def test_a_negation_reaches_to_the_end_of_its_clause():
    read = facts("Iran did not sign the deal, but Russia approved it")
    denied = {term.text for term in read.terms if term.denial >= 0}
    assert denied == {"sign", "deal"}
    assert [read.text[n.start : n.end] for n in read.negations] == ["not"]


@pytest.mark.parametrize("text", ["a no-frills airline", "not only Iran signed", "the knot held"])
def test_what_only_looks_like_a_negation(text):
    assert facts(text).negations == []


def test_a_refusal_is_a_negation():
    assert len(facts("officials refused to say why").negations) == 1
    assert len(facts("officials won’t say why").negations) == 1


def test_phrases_peoples_and_capitals_share_a_key():
    def keys(text):
        return {key for term in facts(text).terms for key in term.keys}

    assert "~leav" in keys("the US pulled out of it") & keys("they left") & keys("he quits")
    assert "@us" in keys("U.S. troops") & keys("US troops") & keys("Washington said") & keys(
        "American troops"
    )
    assert "@us" not in keys("they told us so")
    assert "@iran" in keys("Tehran agreed") & keys("Iranian officials")


def test_opposites_go_both_ways():
    assert all(one in opposites()[other] for one, others in opposites().items() for other in others)


@given(st.text(max_size=200))
def test_spans_lie_in_the_text(text):
    read = facts(text)
    spans = [*read.words, *read.terms, *read.quantities, *read.moments, *read.negations]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(text[word.start : word.end] == word.text for word in read.words)
    assert all(
        term.text.split() == [w.text for w in read.words if term.start <= w.start < term.end]
        for term in read.terms
    )


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("it rained on Thursday", "it rained last year", None),
        ("it rained on Thursday", "it rained last month", None),
        ("it rained on Thursday", "it rained this month", False),
        ("it rained on Thursday", "it rained on Friday", True),
        ("it rained yesterday", "it rained on Thursday", True),
        ("it rained last year", "it rained in 2018", True),
        ("it rained last month", "it rained next month", True),
        ("it rained on 3 May 2019", "it rained in 2018", True),
        ("it rained on 3 May 2019", "it rained in May 2019", False),
        ("it rained in October", "it rained last year", None),
        ("it rained on Christmas Eve", "it rained on 24 December", False),
        ("it rained on New Year's Eve", "it rained on Christmas Day", True),
        ("it rained at 2.14 a.m.", "it rained at 2:14 am", False),
    ],
)
def test_a_date_excludes_only_what_is_as_fine(one, other, differ):
    [a], [b] = facts(one, PUBLISHED).moments, facts(other, PUBLISHED).moments
    assert clash(a, b) is differ
    assert clash(b, a) is differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("on Thursday", "on 18 October 2020", None),
        ("on Sunday", "on 18 October 2020", False),
        ("on Thursday", "on Friday", True),
        ("on Thursday", "in October", None),
        ("on Thursday", "yesterday", None),
        ("in July", "in March", True),
    ],
)
def test_without_a_day_a_weekday_says_little(one, other, differ):
    [a], [b] = facts(one).moments, facts(other).moments
    assert clash(a, b) is differ
    assert clash(b, a) is differ
