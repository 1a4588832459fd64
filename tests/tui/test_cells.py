"""Columns: widths in cells, ellipses, wrapping with offsets."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.tui.cells import clip, flat, pad, wrap

odd = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("a b漢字🇮🇷é\u0301\u200d👩\n\t\x1b\u202e שלום"))
)


@given(odd, st.integers(2, 60))
def test_padded_text_is_exactly_as_wide_as_the_column(text: str, width: int):
    assert cell_len(pad(text, width)) == width or cell_len(clip(text, width)) > width - 1


@given(odd, st.integers(1, 60))
def test_clipped_text_never_is_wider(text: str, width: int):
    assert cell_len(clip(text, width)) <= width


def test_cut_at_a_word_with_an_ellipsis():
    assert clip("US left deal in 2018", 12) == "US left…"
    assert clip("US left deal in 2018", 20) == "US left deal in 2018"
    assert clip("武器禁輸は13年間", 8) == "武器禁…"
    assert clip("anything", 1) == "…"


def test_a_very_long_text_is_not_looked_at_whole():
    assert clip("word " * 10_000_000, 20) == "word word word word…"


@given(odd, st.integers(2, 40))
def test_wrapped_lines_lose_only_white_space(text: str, width: int):
    lines = wrap(text, width)
    assert all(start <= end for start, end in lines)
    assert "".join("".join(text[start:end].split()) for start, end in lines) == "".join(text.split())


def test_wrapped_lines_fit():
    text = "The current 13-year arms embargo\r\n\r\n\r\non Iran " + "x" * 30
    assert [text[start:end] for start, end in wrap(text, 20)] == [
        "The current 13-year",
        "arms embargo",
        "",
        "on Iran",
        "x" * 20,
        "x" * 10,
    ]


@given(odd)
def test_flat_text_keeps_offsets(text: str):
    assert len(flat(text)) == len(text)
    assert not any(ord(character) < 32 for character in flat(text))
