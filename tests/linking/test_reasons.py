"""What a checker reads: reasons in the words of the texts, each name whole, nothing told twice."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.linking import compare, facts
from workbench.linking.alignment import align
from workbench.linking.features import NAMES, features
from workbench.linking.tables import listed

SAID = st.sampled_from(
    listed(
        "The storm killed 31 people in Lund on Friday , not Vaasa . no more than half an hour twice $1.4bn 20 % "
        "Karin Berg's U.S. left pulled out of the deal rose fell 13-year ban will may 3 May 2018 last year by "
        "was beaten denied that report -- ' ("
    )
)
TEXTS = st.lists(SAID, max_size=14).map(" ".join) | st.text(max_size=60)


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_turning_two_texts_changes_no_number(a, b):
    one, two = compare(a, b), compare(b, a)
    assert (one.relation, one.same, one.conflict) == (two.relation, two.same, two.conflict)


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_a_text_never_contradicts_itself(text):
    assert compare(text, text).conflict == 0


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_all_that_is_laid_side_by_side_stands_in_the_texts(a, b):
    both = align(facts(a), facts(b))
    pairs = [*both.other_figures, *both.same_figures, *both.other_dates, *both.same_dates, *both.opposed]
    pairs += [(pair.a, pair.b) for pair in both.shared] + [(slot.a, slot.b) for slot in both.instead]
    for x, y in pairs:
        assert 0 <= x.start < x.end <= len(a)
        assert 0 <= y.start < y.end <= len(b)
    assert len(features(both)) == len(NAMES)


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_what_only_one_text_has_is_told_in_its_own_words(a, b):
    for reason in compare(a, b).reasons:
        side, _, listed = reason.partition(": ")
        if side in ("only left", "only right"):
            text = a if side == "only left" else b
            assert all(part in text for part in listed.removesuffix(", …").split(", ")), reason


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (
            "Iran signed the arms embargo pact",
            "The arms embargo pact of Iran",
            "same: Iran, arms embargo pact",
        ),
        ("Fire in Lund kills four sheep", "Fire in Lund kills Four sheep", "the same words"),
        (
            "In Lund the deal was signed by Karin Berg",
            "In Lund the deal was signed by Olli Mattila",
            "Karin Berg ≠ Olli Mattila",
        ),
        (
            "Lund sees no obstacle to trade with Vaasa",
            "Lund may trade with Vaasa",
            "no obstacle / no negation",
        ),
    ],
)
def test_how_it_is_said(a, b, reason):
    assert reason in compare(a, b).reasons


def test_nothing_is_told_twice():
    told = compare("Berg won gold in Lund on Friday", "Berg won silver in Lund on Friday").reasons
    assert "gold ≠ silver" in told
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    "piece",
    [
        "by Karin Berg was beaten ",
        "half an hour and a half ",
        "no more than 20 of 30 people a day ",
        "not until the 3 May last year ",
        "New Year's Eve Christmas ",
        "one in two in three in ",
        "Lund's Karin Berg, Olli Mattila ",
        "- -- (' ",
        "13-year ",
        "A.B.C. ",
    ],
)
def test_long_and_repetitive_texts(piece):
    found = compare(piece * 1_500, f"{piece * 1_500} end")
    assert 0 <= found.same <= 1
    assert 0 <= found.conflict <= 1


def test_reasons_of_long_texts_are_short():
    told = compare("Karin Berg left Lund on Friday. " * 2_000, "Olli Mattila came to Vaasa. " * 2_000).reasons
    assert all(len(re.findall(r", ", reason)) <= 6 for reason in told)
