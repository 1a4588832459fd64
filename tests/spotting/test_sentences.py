"""Sentences: exact spans on any text, and the ways in which news breaks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.spotting import sentences

ODD = st.text(
    st.sampled_from(
        "abcXYZ .!?\"“”‘’'()[]\n\r\t\u00a0\u0301\u2028\u2029\u200f\u202e\x00\x1b\x1cשלום مرحبا😀👩‍💻éß…—-•*123%$,;:=_。？\ud800"
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
        (
            "Gov. Ode flew to St. Vell. Sgt. Maj. Pell did not.",
            ["Gov. Ode flew to St. Vell.", "Sgt. Maj. Pell did not."],
        ),
        ("REP. ODE HELD THE SEAT. IT WAS CLOSE.", ["REP. ODE HELD THE SEAT.", "IT WAS CLOSE."]),
        (
            "J. K. Ode and R.T. Pell signed it. A. Vell did not.",
            ["J. K. Ode and R.T. Pell signed it.", "A. Vell did not."],
        ),
        ("Ode left the U.S. The port shut.", ["Ode left the U.S.", "The port shut."]),
        ("Ode met the U.S. President there.", ["Ode met the U.S. President there."]),
        (
            "Vell Inc. Chairman Ode sold Pell Corp. He kept Ode Co.",
            ["Vell Inc. Chairman Ode sold Pell Corp.", "He kept Ode Co."],
        ),
        (
            "It shut at 9 a.m. Monday. It opened at 5 p.m. Ode left.",
            ["It shut at 9 a.m. Monday.", "It opened at 5 p.m.", "Ode left."],
        ),
        (
            "They met at 7 p.m. EST on Sept. 4. Nobody came.",
            ["They met at 7 p.m. EST on Sept. 4.", "Nobody came."],
        ),
        (
            "Dock No. 5 is shut. Is it? No. Five ships left.",
            ["Dock No. 5 is shut.", "Is it?", "No.", "Five ships left."],
        ),
        ("The pact began in 2014. 12 states signed.", ["The pact began in 2014.", "12 states signed."]),
        (
            "Prices rose 3.5 percent, to $4.20. That hurt.",
            ["Prices rose 3.5 percent, to $4.20.", "That hurt."],
        ),
        (
            "Ode sat. He waited. Then the sun rose. It was Mar. 3.",
            ["Ode sat.", "He waited.", "Then the sun rose.", "It was Mar. 3."],
        ),
        ("He paused ... and left. Well … I stayed.", ["He paused ... and left.", "Well … I stayed."]),
        ("They waited… Nobody came.", ["They waited…", "Nobody came."]),
        (
            "The port shut. “We lost,” Ode said. (He had won.) It rained.",
            ["The port shut.", "“We lost,” Ode said.", "(He had won.)", "It rained."],
        ),
        ("It was “the end.” Ode left.", ["It was “the end.”", "Ode left."]),
        ("The yield fell (Figure 1.5). Rain came.", ["The yield fell (Figure 1.5).", "Rain came."]),
        ("The yield fell. 4 Even so, rain came.", ["The yield fell. 4", "Even so, rain came."]),
        ("1. Open the gate. 2. Shut it.", ["1. Open the gate.", "2. Shut it."]),
        ("Nails, ropes, etc. were sold. Boats were not", ["Nails, ropes, etc. were sold.", "Boats were not"]),
        (
            "Fans cheered! they sang too. the rest left.",
            ["Fans cheered!", "they sang too.", "the rest left."],
        ),
        ("“Stop!” she cried. “Why?” the clerk asked.", ["“Stop!” she cried.", "“Why?” the clerk asked."]),
        ("Read http://example.com/a.b?c=d.E and wait.", ["Read http://example.com/a.b?c=d.E and wait."]),
        (
            "More at https://example.com/ode The port is shut",
            ["More at https://example.com/ode", "The port is shut"],
        ),
        ("The port is shut ==== The dock is not", ["The port is shut ====", "The dock is not"]),
        ("We won :-) Thanks to all. Really! ;) Yes.", ["We won :-)", "Thanks to all.", "Really! ;)", "Yes."]),
        ("港は閉じた。船は出た。", ["港は閉じた。", "船は出た。"]),
        (
            "Ode wrote two letters and one more, and then, with the good doctor Mr.\nPell, he left.",
            ["Ode wrote two letters and one more, and then, with the good doctor Mr.\nPell, he left."],
        ),
        (
            "The long and narrow port of Vell stays shut for one more year\nThe harbour master of Vell said on Tuesday that nothing would sail before the spring of next year.",
            [
                "The long and narrow port of Vell stays shut for one more year",
                "The harbour master of Vell said on Tuesday that nothing would sail before the spring of next year.",
            ],
        ),
        (
            "This line was broken only because the page was so narrow.\nThis one came after.",
            ["This line was broken only because the page was so narrow.", "This one came after."],
        ),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_news(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


LONG = 100_000  # characters: enough that anything but linear time would not come back


@pytest.mark.parametrize(
    "piece",
    [
        ".", "“", "[1]", "Mr. ", "a.”)", "\n \n", "://", "http://", " ==", "-", "=", ":-)", ". :)", ". 1", ". [1", " [1].",
        "A. ", "U.S.", ". “‘(", ".\u00a0", "a?” Abcd Abcd ", "。", "x" * 60 + "\n", "x" * 60 + " Mr.\n", "a" + " " * 500 + "\n",
        "“One ship sank. ",
    ],
)  # fmt: skip
def test_a_long_repetitive_text_loses_nothing(piece: str) -> None:
    hostile = piece * (LONG // len(piece))
    assert "".join("".join(cut(hostile)).split()) == "".join(hostile.split())


def test_length_itself_is_no_boundary() -> None:
    assert len(sentences("a" * 1_000_000)) == 1
    assert len(sentences("One ship sank. " * 20_000)) == 20_000
    assert len(sentences("“" + "One ship sank. " * 20_000)) == 20_000  # a quotation that never closes


def test_a_sentence_that_begins_late_in_a_wrapped_line_goes_on_in_the_next() -> None:
    text = (
        "The storm killed 31 people in Port Amsel, officials said. The city will spend $40 million on\n"
        "repairs to the sea wall. Engineers from three districts will begin the work in the spring, and\n"
        "Amsel pays."
    )
    assert [text[span.start : span.end].split()[-1] for span in sentences(text)] == [
        "said.",
        "wall.",
        "pays.",
    ]
