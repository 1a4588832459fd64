"""Same, conflict, related, different; why; and that odd texts do no harm."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.linking import compare
from workbench.linking.bands import BANDS
from workbench.records import Relation


def test_a_deal_left_is_a_deal_pulled_out_of():
    found = compare("US left deal in 2018", "US had long ago pulled out of deal")
    assert found.relation is Relation.SAME
    assert found.same >= BANDS.suggest
    assert found.reasons[:2] == ("same: US, deal", "left ~ pulled out of")
    assert "only left: 2018" in found.reasons


def test_other_words_for_the_same():
    found = compare("The US left the nuclear deal in 2018", "Washington walked out of the accord in May 2018")
    assert found.relation is Relation.SAME
    assert {"left ~ walked out of", "US ~ Washington", "deal ~ accord"} <= set(found.reasons)


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("13-year arms embargo", "10-year arms embargo", "13-year ≠ 10-year"),
        ("Shares rose 5% on Monday", "Shares fell 5% on Monday", "rose ≠ fell"),
        ("Tehran signed the accord", "Tehran has not signed the accord", "no negation / not: signed"),
        ("US left deal in 2018", "US left deal in 2017", "2018 ≠ 2017"),
        ("The blast killed 31 people in Beirut", "The blast killed 44 people in Beirut", "31 ≠ 44"),
        ("Police say the march was legal", "Police say the march was illegal", "legal ≠ illegal"),
    ],
)
def test_conflicts(a, b, why):
    found = compare(a, b)
    assert found.relation is Relation.CONFLICT
    assert found.reasons[0] == why


def test_turned_roles_are_named():
    found = compare("Iran attacked Israel", "Israel attacked Iran")
    assert "roles turned: Iran, Israel" in found.reasons


def test_two_verbs_may_have_one_converse():
    found = compare("Berg bought and purchased the mill from Holm", "Holm sold the mill to Berg")
    assert found.relation is Relation.SAME
    assert "bought ~ sold" in found.reasons


def test_unrelated():
    found = compare("The cat sat on the mat", "Inflation reached 7% in May")
    assert found.relation is Relation.DIFFERENT
    assert found.same < 0.1
    assert found.conflict < 0.1


@pytest.mark.parametrize(
    "text", ["US left deal", "2018", "Le président a démissionné", "כותרת", "1 2 3", "a"]
)
def test_identical(text):
    found = compare(text, text)
    assert (found.relation, found.same, found.conflict) == (Relation.SAME, 1.0, 0.0)
    assert found.reasons == ("the same words",)


@pytest.mark.parametrize("text", ["", " ", "😀", "…", "\x00", "\u202e", "\ud800"])
def test_nothing_said_is_different_from_all(text):
    for other in ("", "US left deal", text):
        found = compare(text, other)
        assert (found.relation, found.same, found.conflict, found.reasons) == (
            Relation.DIFFERENT,
            0.0,
            0.0,
            (),
        )


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"word{n}" for n in range(10_000)),
        "not " * 10_000,
        "1,000 " * 10_000,
        "Oct. 18 " * 5_000,
        "ABC DEF " * 5_000,
        "1" * 50_000,
        "U.S." * 10_000,
        "'’" * 20_000,
        "a-" * 20_000,
        "unreal " * 10_000,
        "مرحبا " * 10_000,
    ],
)
def test_long_texts(text):
    assert compare(text, text).relation in (Relation.SAME, Relation.DIFFERENT)
    found = compare(text, "US left deal in 2018 " + text[:2_000][::-1])
    assert 0 <= found.same <= 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_symmetric_and_a_probability(a, b):
    one, two = compare(a, b), compare(b, a)
    assert (one.relation, one.same, one.conflict) == (two.relation, two.same, two.conflict)
    assert one.same >= 0
    assert one.conflict >= 0
    assert one.same + one.conflict <= 1 + 1e-9


def test_turning_turns_the_reasons():
    a, b = "Zarif flew to Moscow in 2018", "Zarif travelled to Beijing"
    assert "only left: flew, Moscow, 2018" in compare(a, b).reasons
    assert "only right: flew, Moscow, 2018" in compare(b, a).reasons


def test_weekdays_are_those_of_each_article():
    text, days = "The mayor of Lund resigned on Thursday", (date(2020, 10, 19), date(2020, 10, 26))
    assert compare(text, text, days=(days[0], days[0])).reasons == ("the same words",)
    [apart, *_] = compare(text, text, days=days).reasons
    assert apart.startswith("Thursday (")
    assert " ≠ Thursday (" in apart
    found = compare("The mayor of Lund resigned yesterday", "Lund's mayor resigned on October 18", days=days)
    assert "yesterday ~ October 18" in found.reasons
