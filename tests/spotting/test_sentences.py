"""Sentences: exact spans on any text, and the ways in which news breaks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.spotting import sentences

ODD = st.text(
    st.sampled_from(
        "abcXYZ .!?\"“”‘’'()[]\n\r\t\u00a0\u0301\u2028\u2029\u200f\u202e\x00\x1b\x1cשלום مرحبا😀👩‍💻éß…—-•*123%$,;:\ud800"
    )
)


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@given(st.text() | ODD | st.text().map(lambda s: s.replace("0", "\r\n\r\n")))
def test_spans_are_sorted_disjoint_trimmed_and_hold_every_character(text: str) -> None:
    spans = sentences(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        piece = text[span.start : span.end]
        assert piece == piece.strip()
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One here. Two there.", ["One here.", "Two there."]),
        (
            "Mr. Ode met Dr. Pell on Oct. 18 in the U.S. capital.",
            ["Mr. Ode met Dr. Pell on Oct. 18 in the U.S. capital."],
        ),
        ("The pact lapses Oct.18\n\nNobody objected", ["The pact lapses Oct.18", "Nobody objected"]),
        ("They left the pact.The port stayed shut.", ["They left the pact.", "The port stayed shut."]),
        ("See www.example.com or node.js for it.", ["See www.example.com or node.js for it."]),
        (
            "“It is late. We must go. Who pays?” he said.",
            ["“It is late.", "We must go.", "Who pays?” he said."],
        ),
        ("“Is it true?” Ode asked. Nobody knew.", ["“Is it true?” Ode asked.", "Nobody knew."]),
        ("The list:\n- one boat\n- two boats\n", ["The list:", "- one boat", "- two boats"]),
        (
            "This line was broken only because the page was so very narrow\nthat the words ran out of room on it.",
            [
                "This line was broken only because the page was so very narrow\nthat the words ran out of room on it."
            ],
        ),
        ("It fell by half.[12] Then it rose.", ["It fell by half.[12]", "Then it rose."]),
        ("It ended\r\n\r\nThen it began", ["It ended", "Then it began"]),
        ("SEPTEMBER 3, 2021 10:40\nThe ship sailed.", ["SEPTEMBER 3, 2021 10:40", "The ship sailed."]),
        ("It cost 3.5 million. Really!", ["It cost 3.5 million.", "Really!"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_news(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_long_repetitive_text_is_cut_whole() -> None:
    assert len(sentences("a" * 200_000)) == 1
    assert len(sentences("One ship sank. " * 20_000)) == 20_000
    for hostile in (
        "." * 100_000,
        "“" * 100_000,
        "[1]" * 50_000,
        "Mr. " * 50_000,
        "a.”)" * 30_000,
        "\n \n" * 50_000,
    ):
        assert "".join(cut(hostile)).strip(" \n") == "".join(cut(hostile))
