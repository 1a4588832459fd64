"""Quotations in common: the same words of a speaker, trimmed or whole, and nothing that is merely alike."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.linking.quotations import shared

LONG = "We will lay up eleven of our oldest ships before the summer, and not one of them will come back"
CUT = "Lay up eleven of our oldest ships"


def test_whole_and_trimmed_are_one_quotation() -> None:
    assert shared({1: [LONG], 2: ["A sad day", CUT], 3: ["We will lay up nothing"]}) == [(CUT, (1, 2))]
    assert shared({1: [LONG], 2: [LONG.upper()], 3: [CUT]}) == [(CUT, (1, 2, 3))]


def test_a_few_words_are_none() -> None:
    assert shared({1: ["a total disgrace"], 2: ["a total disgrace"]}) == []
    assert shared({1: [CUT, CUT]}) == []
    assert shared({}) == []


def test_two_quotations_are_two() -> None:
    other = "nobody told us of it before the boat came in"
    assert shared({1: [LONG], 2: [CUT, other], 3: [other]}) == [(CUT, (1, 2)), (other, (2, 3))]


@given(st.dictionaries(st.integers(1, 6), st.lists(st.text("ab ", max_size=40), max_size=3)))
def test_whoever_shares_a_quotation_has_it(quoted: dict[int, list[str]]) -> None:
    for said, ids in shared(quoted):
        assert len(ids) > 1
        assert said in [one for id in ids for one in quoted[id]]
