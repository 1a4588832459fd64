"""Where a quote stands in a captured text, and where it must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checking import anchor

TEXT = (
    "TEHRAN – The embargo, in force for 13 years, ends on 18 October.\r\n\r\n"
    "“We won’t yield,” the minister said;  the deal of 2015 was left by Washington in 2018. "
    "Exports fell to 1.5 million barrels. Officials\u00a0called it “law\u00adless”. The end."
)
FILLER = " word" * 400


def quoted(text: str, quote: str) -> str | None:
    found = anchor(text, quote)
    return None if found is None else text[found.start : found.end]


@pytest.mark.parametrize(
    "quote", ["13 years", "The embargo, in force", TEXT, "in 2018. Exports", " the deal "]
)
def test_a_quote_as_it_stands_is_exact(quote: str) -> None:
    found = anchor(TEXT, quote)
    assert found is not None
    assert found.exact
    assert TEXT[found.start : found.end] == quote


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("TEHRAN - The embargo", "TEHRAN – The embargo"),
        ("TEHRAN -- The embargo", "TEHRAN – The embargo"),
        ("18 October. “We", "18 October.\r\n\r\n“We"),
        ('"We won\'t yield," the minister said; the deal', "“We won’t yield,” the minister said;  the deal"),
        ("Officials called", "Officials\u00a0called"),
        ('it "lawless".', "it “law\u00adless”."),
        ("  13\n years, ", "13 years, "),
        ("The embargo … ends on 18 October", "The embargo, in force for 13 years, ends on 18 October"),
        ("The embargo [...] ends", "The embargo, in force for 13 years, ends"),
        ("The embargo (…) 13 years ... ends", "The embargo, in force for 13 years, ends"),
        ("…in force for 13 years…", "in force for 13 years"),
    ],
)
def test_a_quote_as_a_copy_makes_it_stands_but_not_exactly(quote: str, stands: str) -> None:
    found = anchor(TEXT, quote)
    assert found is not None
    assert not found.exact
    assert TEXT[found.start : found.end].strip() == stands.strip()


@pytest.mark.parametrize(
    "quote",
    [
        "in force for 10 years",
        "in force for 13 year",
        "In force for 13 years",
        "3 years, ends",
        "5 million barrels",
        "fell to 1",
        "fell to 1.",
        "“We won",
        "left by Washington",
        "yield … left in 2018",
        "ends on 18 October … The embargo",
        "the minister … abdicated",
        "",
        " \n",
        "…",
        "“”",
        "\ud800",
    ],
)
def test_another_wording_does_not_anchor(quote: str) -> None:
    text = TEXT.replace("left by", "LEFT by")
    assert quoted(text, quote) is None


def test_parts_far_apart_are_not_one_quote() -> None:
    text = f"We will {FILLER} attack. We will never, ever attack."
    assert quoted(text, "We will … attack") == "We will never, ever attack"
    assert anchor(f"We will {FILLER} attack.", "We will … attack") is None


def test_the_first_of_several_and_how_many() -> None:
    text = "Oil, oil. No oil? Turmoil — oil — soil."
    found = anchor(text, "oil")
    assert found is not None
    assert (found.start, found.exact, found.hits) == (5, True, 3)
    assert anchor("one – two, one – two", "one - two").hits == 2  # type: ignore[union-attr]
    assert anchor("A b. A b c b.", "A … b").hits == 2  # type: ignore[union-attr]


def test_accents_are_the_same_composed_or_not_but_not_left_out() -> None:
    assert quoted("le re\u0301sume\u0301 officiel", "résumé") == "re\u0301sume\u0301"
    assert anchor("le re\u0301sume\u0301 officiel", "resume") is None
    assert anchor("le resume\u0301 officiel", "resume") is None


def test_scripts_without_spaces_are_quoted_anywhere() -> None:
    assert quoted("伊朗外长星期四抵达莫斯科", "外长星期四") == "外长星期四"


@given(st.text(max_size=60), st.text(min_size=1, max_size=40), st.text(max_size=60))
def test_whatever_is_quoted_between_spaces_anchors_exactly(before: str, quote: str, after: str) -> None:
    text = f"{before} {quote} {after}"
    found = anchor(text, f" {quote} ")
    if not any(map(str.isalnum, quote)):
        assert found is None
    else:
        assert found is not None
        assert found.exact
        assert text[found.start : found.end] == f" {quote} "


@given(st.text(alphabet="ab1. \n\u00ad–“…e\u0301", max_size=60), st.data())
def test_an_inexact_span_reads_as_the_quote(text: str, data: st.DataObject) -> None:
    quote = data.draw(st.text(alphabet='ab1. -"…é', max_size=12))
    found = anchor(text, quote)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        if "…" not in quote and ".." not in quote.replace(" ", ""):
            assert letters(text[found.start : found.end]) == letters(quote)


def letters(text: str) -> str:
    return "".join(char for char in text.replace("e\u0301", "é") if char.isalnum())


@given(st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=12), st.data())
def test_one_changed_letter_or_digit_does_not_anchor(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    place = data.draw(st.sampled_from([at for at, char in enumerate(text) if char.isalnum()] or [0]))
    changed = data.draw(st.sampled_from("aZ07é"))
    if text[place] != changed and text[place].isalnum():
        assert anchor(text, text[:place] + changed + text[place + 1 :]) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a" * 1_000_000, "a" * 100_000),
        ("a " * 500_000, "a " * 50_000 + "b"),
        ("\u00ad" * 1_000_000, "a b"),
        (" ." * 500_000, "a … b"),
        ("e" + "\u0301" * 1_000_000, "é"),
        ("a " * 500_000, "a … " * 10_000),
        ("a " * 50_000 + "b", "a … a … a … b … c"),
    ],
)
def test_repetition_costs_no_more_than_its_length(text: str, quote: str) -> None:
    assert anchor(text, quote) is None
