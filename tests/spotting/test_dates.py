"""Dates in claims: what they stand for, and where they stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.records import Article
from workbench.spotting import dated, spot

THURSDAY = date(2020, 9, 24)
WORDS = [
    "on Tuesday ",
    "next month ",
    "since March ",
    "May 2019 ",
    "18 October ",
    "Oct. 18, 2020 ",
    "2020-10-18 ",
    "in 2018 ",
    "2015-18 ",
    "the 1990s ",
    "mid-",
    "early ",
    "from 3 to 5 May ",
    "31 June ",
    "9999 ",
    "the past 13 years ",
    "the next 999 decades ",
    "two days ago ",
    "999 years ago ",
    "by the end of the year ",
    "last summer ",
    "İ",
    "the weekend ",
    "in two weeks' time ",
    "a year earlier ",
    "Q3 2020 ",
    "will ",
    "said ",
    ", ",
    ". ",
    "\n\n",
]


def resolved(text: str, published: date | None = THURSDAY) -> list[str]:
    """Each date as "words = first..last", one day as "words = day"."""
    found = dated(text, 0, len(text), published)
    return [
        f"{text[one.start : one.end]} = {one.first}" + (f"..{one.last}" if one.last != one.first else "")
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board met on Tuesday.", "Tuesday = 2020-09-22"),
        ("The board will meet on Tuesday.", "Tuesday = 2020-09-29"),
        ("On Thursday the board met.", "Thursday = 2020-09-24"),
        ("The lease expires next month.", "next month = 2020-10-01..2020-10-31"),
        ("Sales fell last year.", "last year = 2019-01-01..2019-12-31"),
        ("Rents fell last week.", "last week = 2020-09-14..2020-09-20"),
        ("The dam broke two days ago.", "two days ago = 2020-09-22"),
        ("He served there for the past 13 years.", "the past 13 years = 2007-09-24..2020-09-24"),
        ("The school has been shut since March.", "since March = 2020-03-01..2020-09-24"),
        ("It will be sold by the end of the year.", "the end of the year = 2020-12-31"),
        ("The pier collapsed in mid-October 2017.", "mid-October 2017 = 2017-10-11..2017-10-20"),
        ("The pier collapsed on Oct. 18, 2017.", "Oct. 18, 2017 = 2017-10-18"),
        ("The pier collapsed on June 16th of last year.", "June 16th of last year = 2019-06-16"),
        ("The fair runs from 3 to 5 May 2021.", "from 3 to 5 May 2021 = 2021-05-03..2021-05-05"),
        ("It grew between 2015 and 2018.", "between 2015 and 2018 = 2015-01-01..2018-12-31"),
        ("Births fell in the second quarter of 2019.", "the second quarter of 2019 = 2019-04-01..2019-06-30"),
        ("A dozen mills closed in the 1990s.", "the 1990s = 1990-01-01..1999-12-31"),
    ],
)
def test_a_date_stands_for_its_days(text: str, expected: str) -> None:
    assert resolved(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor April Castell may march on the town hall.",
        "The Tuesday Ledger is closed on Sundays.",
        "He told Harbour Today that it closed seventy-four years ago.",
        "The yard employed 2000 workers and sold 2,018 boats.",
        "The lift works 24/7 and a Boeing 737 landed.",
        "The parcel left on 03/04/2020.",
        "The report covers fiscal year 2019.",
        "The board agreed to meet on Friday.",
        "Nobody was born on 31 June 2019.",
        "A week later the shop was gone.",
    ],
)
def test_what_is_no_date_or_not_surely_one_is_left_out(text: str) -> None:
    assert resolved(text) == []


def test_without_a_day_of_publication_only_complete_dates_are_resolved() -> None:
    assert resolved("Signed on 12 May 1907, it lapsed yesterday, not in June.", None) == [
        "12 May 1907 = 1907-05-12"
    ]


def test_a_year_is_counted_from_the_only_date_before_it() -> None:
    assert resolved("Charged in June 2015, she was cleared two years later.") == [
        "June 2015 = 2015-06-01..2015-06-30",
        "two years later = 2017-01-01..2017-12-31",
    ]


def test_the_verb_may_stand_outside_the_claim() -> None:
    text = "The port will reopen with a parade on Monday, the mayor said."
    claim = text.index("a parade")
    (found,) = dated(text, claim, text.index(","), THURSDAY)
    assert (text[found.start : found.end], found.first) == ("Monday", date(2020, 9, 28))


def test_the_verb_of_the_sentence_before_does_not_count() -> None:
    text = "The pier will close. Even Monday, she denied it."
    (found,) = dated(text, text.index("Even"), len(text), THURSDAY)
    assert found.first == date(2020, 9, 21)


@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=20).map("".join),
    st.dates() | st.none(),
    st.data(),
)
def test_dates_lie_inside_the_claim_in_order(text: str, published: date | None, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for one in dated(text, start, end, published):
        assert at <= one.start < one.end <= end
        assert one.first <= one.last
        at = one.end


def test_claims_of_an_article_carry_their_dates() -> None:
    text = "Line one stands here.\n\nThe court in Velm fined the bank 4 million euros on Tuesday."
    article = Article(origin="-", text=text, sha256="", published=THURSDAY)
    found = {text[one.start : one.end]: one.first for claim in spot(article) for one in claim.dates}
    assert found == {"Tuesday": date(2020, 9, 22)}


@pytest.mark.parametrize(
    "word", ["2015-", "in May ", "last ", "Tuesday, ", "the ", "1 ", "from 3 to ", "\u202e12 "]
)
def test_long_and_repetitive_text_is_read_in_linear_time(word: str) -> None:
    text = word * (400_000 // len(word))
    assert all(one.end <= 300_000 for one in dated(text, 0, 300_000, THURSDAY))
    assert all(one.start >= 200_000 for one in dated(text, 200_000, 300_000, THURSDAY))
