"""Scales, statuses, stances, rationales and dates, as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checking import SCALES, as_of, rating, require_move, require_rationale, scale, stance, status
from workbench.errors import UsageError
from workbench.records import Scale, Stance, Status

TRUTH = scale("truth")
TODAY = date(2020, 9, 24)


def test_each_scale_is_found_by_its_name_and_ordered_best_first() -> None:
    for known in SCALES:
        assert scale(known.name.upper()) == known
        values = [step.value for step in known.ratings if step.value is not None]
        assert values == sorted(set(values), reverse=True)
        assert values[-1] == 1


def test_an_unknown_scale_lists_the_known() -> None:
    with pytest.raises(UsageError, match=r"no scale “stars”.*truth, support"):
        scale("stars")


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("mostly-false", "mostly-false"),
        ("mostly false", "mostly-false"),
        ("MOSTLY_FALSE", "mostly-false"),
        (" Mostly  False\n", "mostly-false"),
        ("mostlyf", "mostly-false"),
        ("true", "true"),
        ("T", "true"),
        ("half", "half-true"),
        ("unp", "unproven"),
    ],
)
def test_a_rating_as_typed(word: str, key: str) -> None:
    assert rating(TRUTH, word).key == key


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("mostly", "“mostly” can be mostly-true or mostly-false"),
        ("mosty-flase", "did you mean mostly-false?"),
        ("tru!", "did you mean true?"),
        ("not false", "no rating “not false”"),
        ("", "no rating given"),
        (" - ", "no rating given"),
        ("x" * 10_000, "no rating “xxx"),
        ("\ud800", "no rating"),
    ],
)
def test_a_rating_that_is_none_says_so_and_lists_them(word: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        rating(TRUTH, word)
    assert says in str(caught.value)
    assert "ratings: true, mostly-true, half-true, mostly-false, false, unproven" in str(caught.value)
    assert len(str(caught.value)) < 250


@given(st.sampled_from(SCALES), st.data())
def test_every_key_and_label_like_spelling_is_understood(known: Scale, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(known.ratings))
    between = data.draw(st.sampled_from(["-", "_", " ", "\u00a0", "–", ""]))
    assert rating(known, step.key.title().replace("-", between)) == step


def test_stance_and_status() -> None:
    assert stance("Refutes") is Stance.REFUTES
    assert stance("supp") is Stance.SUPPORTS
    assert status("DISMISSED") is Status.DISMISSED
    with pytest.raises(UsageError, match="can be checking or checked"):
        status("check")
    with pytest.raises(UsageError, match="stances: supports, refutes, context"):
        stance("against")


@pytest.mark.parametrize("to", Status)
def test_any_move_is_free_but_checked_wants_a_verdict(to: Status) -> None:
    require_move(to, rated=True)
    if to is Status.CHECKED:
        with pytest.raises(UsageError, match="give a verdict first"):
            require_move(to, rated=False)
    else:
        require_move(to, rated=False)


def test_a_rationale_is_trimmed_and_must_say_something() -> None:
    assert require_rationale("\n The treaty text says 2007. \t") == "The treaty text says 2007."
    for blank in ("", " \n\u00a0", "...", "—"):
        with pytest.raises(UsageError, match="needs a rationale"):
            require_rationale(blank)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        (" Yesterday ", date(2020, 9, 23)),
        ("2020-09-24", TODAY),
        ("2018-05-08", date(2018, 5, 8)),
    ],
)
def test_as_of(text: str, day: date) -> None:
    assert as_of(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2020-09-25", "2020-09-25 has not come yet"),
        ("2020-02-30", "“2020-02-30” is not a date"),
        ("20200924", "is not a date"),
        ("2020-W39-4", "is not a date"),
        ("٢٠٢٠-٠٩-٢٤", "is not a date"),
        ("", "is not a date"),
        ("soon" * 1000, "is not a date"),
        ("\ud800", "is not a date"),
    ],
)
def test_as_of_refuses(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        as_of(text, TODAY)
