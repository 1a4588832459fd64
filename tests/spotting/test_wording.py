"""The short claim: the article's own words in order, nothing turned round, nothing left hanging."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.spotting.tokens import tokens
from workbench.spotting.wording import LONGEST, short

PIECES = [
    "the port authority of Lund", "which had no licence", "has not sold", "sold", "14 of its 40 ferries", "to Sudland",
    "in 2018", "on 3 May", ",", "and", "or", "because", "that the mayor had lied", "Ana Ruiz", "who", "denied it", "by",
    "at least 40%", "of", "(a first)", "—", "if the court agrees", "without a vote", "nearly", "$1.4bn", "never", "“a scandal”",
    "was told", "to stop", "the largest dam", "than", "May", ";", "until March 2021", "is", "with", "J.", "&", "2006–2009",
]  # fmt: skip
HANGING = {
    "of",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "to",
    "the",
    "a",
    "an",
    "and",
    "or",
    "but",
    "because",
    "that",
    "which",
    "who",
    "is",
    "was",
    "has",
    "its",
    "their",
}


def claim(text: str, subject: str = "") -> str:
    return short(tokens(text), subject)


def parts(text: str) -> list[str]:
    return re.findall(r"[^\s,;“”()]+", text.lower())


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_the_articles_own_words_in_order(text: str) -> None:
    shown = claim(text)
    assert len(shown.split()) <= LONGEST
    left = iter(parts(text))
    assert all(word in left for word in parts(shown)), shown


@given(st.lists(st.sampled_from(PIECES), min_size=13, max_size=40).map(" ".join))
def test_nothing_is_left_hanging_at_the_end(text: str) -> None:
    assume(tokens(text)[-1].low not in HANGING)  # a claim that fits ends as its sentence does
    shown = claim(text).split()
    assert len(shown) <= 3 or shown[-1].lower() not in HANGING


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "The ministry has not sold any of the old patrol ships to Sudland since the treaty of 2011, according to "
            "a report that was published on Friday by auditors in Lund",
            "has not sold any of old patrol ships to Sudland",
        ),
        (
            "Bergholt city council voted 14 to 9 on Tuesday night to scrap the plan for a tram line, which would have "
            "cost 90 million euros over ten years",
            "voted 14 to 9",
        ),
        (
            "The treasurer of the governing party in the northern province, Ana Ruiz, stepped down on Tuesday after it "
            "emerged that loans of 2.2 million had come from one donor",
            "stepped down on Tuesday",
        ),
        (
            "The dam that the council built in 1931 on the upper reaches of the river Arl is the largest in the "
            "province of Lund, engineers and historians of the university believe",
            "is largest in province of Lund",
        ),
        (
            "A bridge damaged by the floods of last winter and closed to lorries ever since then will reopen in May "
            "with a limit of 12 tonnes, the ministry said in a statement",
            "will reopen",
        ),
        (
            "In a survey by the institute published on Friday evening, 68% of the voters in all five provinces were "
            "against the higher pension age and the new tax",
            "68%",
        ),
        (
            "A rule that the court adopted in 2012 after years of debate obliges every officer who stops a car at "
            "night to write down why, the judges recalled",
            "obliges every officer",
        ),
        (
            "The mine may reopen only if the owners, who live abroad and have not been seen since 2019, pay for the "
            "cleaning of the river before the end of the year",
            "may reopen only if owners",
        ),
    ],
)
def test_what_decides_is_kept(text: str, kept: str) -> None:
    assert kept in claim(text)


def test_hedges_and_limits_stay_with_what_they_limit() -> None:
    text = (
        "Auditors allegedly found up to 40 forged invoices in the cellar of the port authority in Lund, which had moved "
        "there in 2019, nearly all of them from at least two firms"
    )
    assert "allegedly found up to 40 forged invoices" in claim(text)


@pytest.mark.parametrize(
    ("text", "subject", "shown"),
    [
        ("He was released on bail", "Jon Berg", "Jon Berg was released on bail"),
        ("Her party won 40 seats", "Ana Ruiz", "Ana Ruiz’s party won 40 seats"),
        ("it lost the vote", "the council", "Council lost vote"),
        ("the plan of John F. Berg & Sons", "", "Plan of John F. Berg & Sons"),
        ("vitamin A was found in 2006–2009", "", "Vitamin A was found in 2006–2009"),
        ("It paid US$ 20,000 (€18,000) to the firm", "", "It paid US$ 20,000 to firm"),
        ("", "", ""),
        ("the", "", ""),
    ],
)
def test_names_articles_and_brackets(text: str, subject: str, shown: str) -> None:
    assert claim(text, subject) == shown


@pytest.mark.parametrize(
    "text",
    [
        "of the " * 2_000,
        "and which is " * 2_000,
        ", who said that " * 1_000,
        "sold 40 ships, " * 1_000,
        "(" * 5_000,
        "grey stone house " * 1_000 + "was sold",
    ],
)
def test_long_repetition_is_shortened(text: str) -> None:
    assert len(claim(text).split()) <= LONGEST


@pytest.mark.parametrize("name", ["Bank of Norland", "Guild of Master Bakers", "Port of Lund’s website"])
def test_a_name_is_not_cut_at_of(name: str) -> None:
    text = f"The {name} was attacked on Tuesday by several groups of strangers from abroad who wanted to see it close"
    assert name in claim(text)


def test_a_name_wins_over_its_description() -> None:
    text = (
        "The leader of the main opposition party in the northern province, Ana Ruiz, has rejected its offer of 40 million "
        "euros for the repair of the harbour wall"
    )
    shown = claim(text)
    assert "Ana Ruiz" in shown
    assert "rejected offer of 40 million euros" in shown
    assert "opposition" not in shown


def test_a_reduced_relative_goes_or_stays_with_what_completes_it() -> None:
    text = (
        "A ferry line backed by the council of Lund in March 2011 for 3,000 commuters was reportedly rejected by the "
        "minister over the fear that it would cost too much"
    )
    shown = claim(text)
    assert "reportedly rejected" in shown
    assert "backed" not in shown or "backed by council" in shown


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("At least 640 people, most of them farmers, were moved in the five weeks of rain before the dam broke in May",
         "At least 640 people"),
        ("Adding the powder to the water is the cheapest and safest way of keeping the pipes of the old town free of lime",
         "Adding powder"),
    ],
)  # fmt: skip
def test_the_subject_is_whole(text: str, first: str) -> None:
    assert claim(text).startswith(first)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "The aim of the plan is to open the road for the town of Velmar to get around the toll on the old bridge.",
            "get",
        ),
        (
            "Velmar had asked the bank to help form a new fund in Lund and talk to the council about the old harbour.",
            "talk",
        ),
        (
            "In the past the port played a small role with the mines of Lund in terms of coal sales and also of repairs.",
            "terms",
        ),
    ],
)
def test_no_verb_is_left_hanging_without_what_it_needs(sentence: str, claim: str) -> None:
    assert not short(tokens(sentence)).endswith(claim)


def test_a_preposition_takes_no_verb_from_the_only_subject_there_is() -> None:
    sentence = "Any board of the port after the coming elections will have no choice but to close the old terminal in Lund."
    found = short(tokens(sentence))
    assert "will have no choice" in found


@pytest.mark.parametrize("text", ["[The US said that )", "(Velmar left the pact)", "[(", "("])
def test_brackets_around_everything_take_nothing_away(text: str) -> None:
    assert short(tokens(text)) or not any(letter.isalpha() for letter in text)
