"""Marks: what the reasons say is what is marked in both texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import linking
from workbench.records import Sign


def said(text: str, marks) -> dict[str, Sign]:
    return {text[mark.start : mark.end]: mark.sign for mark in marks}


def marked(a: str, b: str) -> tuple[dict[str, Sign], dict[str, Sign]]:
    left, right = linking.marks(a, b)
    return said(a, left), said(b, right)


@pytest.mark.parametrize(
    ("a", "b", "left", "right"),
    [
        ("The flood killed 31 people in Velmar", "The flood killed 44 people in Velmar", "31", "44"),
        ("The mayor resigned on Friday", "The mayor resigned on Monday", "Friday", "Monday"),
        ("Rents in Velmar rose", "Rents in Velmar fell", "rose", "fell"),
        ("The bridge did not open", "The bridge did open", "not", None),
    ],
)
def test_what_parts_two_texts(a: str, b: str, left: str, right: str | None) -> None:
    one, other = marked(a, b)
    assert [text for text, sign in one.items() if sign is Sign.PARTS] == [left]
    assert [text for text, sign in other.items() if sign is Sign.PARTS] == ([right] if right else [])


def test_roles_that_are_turned_are_marked_on_both_sides() -> None:
    one, other = marked("Velmar sold oil to Osterby", "Osterby sold oil to Velmar")
    assert one["Velmar"] is one["Osterby"] is other["Velmar"] is other["Osterby"] is Sign.PARTS
    assert one["oil"] is other["oil"] is Sign.SHARED


def test_other_words_for_the_same_are_shared_and_the_rest_is_not() -> None:
    one, other = marked("Velmar left the pact of 2015", "Velmar pulled out of the pact, Osterby stays")
    assert one["left"] is other["pulled out of"] is Sign.SHARED
    assert other["Osterby"] is Sign.ONLY
    assert one["2015"] is Sign.ONLY


@given(st.text(max_size=60), st.text(max_size=60))
def test_marks_lie_in_their_texts_whichever_comes_first(a: str, b: str) -> None:
    left, right = linking.marks(a, b)
    assert linking.marks(b, a) == (right, left) or a == b
    for text, marks in ((a, left), (b, right)):
        assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
