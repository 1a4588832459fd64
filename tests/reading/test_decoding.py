"""Bytes to text: verbatim, whatever the encoding, and what was done is said."""

import hashlib
import re
import unicodedata

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from workbench.errors import ReadError
from workbench.reading import read

ODD = st.sampled_from(
    [
        *(
            "\r\n",
            "\r",
            "\n",
            "\u00a0",
            "e\u0301",
            "👩‍👩‍👧",
            "שלום ",
            "\u202eabc",
            "\u2028",
            "\x0b",
            "\x85",
            "\u200b",
            "\t",
        ),
        *(
            "By Jo Field",
            "Oct 3, 2020",
            "Home",
            "Read more: ",
            "(Meridian Wire) - ",
            "The embargo ends in October. ",
        ),
        *("# ", "- ", "> ", "…"),
    ]
)
TEXTS = st.lists(ODD | st.text(max_size=12), max_size=40).map("".join)


def readable(text: str) -> bool:
    try:
        read(text.encode())
    except ReadError:
        return False
    return True


@given(TEXTS)
@example("One.\r\nTwo.\r\n\r\nThree without an end")
@example("caf\u00e9 cafe\u0301 \U0001f600 \u05e9\u05dc\u05d5\u05dd\u00a0.")
def test_text_is_verbatim_and_blocks_lie_over_it(text: str) -> None:
    assume("\0" not in text and not text.startswith("\ufeff") and "<" not in text and readable(text))
    article = read(text.encode())
    assert article.text == text
    assert article.sha256 == hashlib.sha256(text.encode()).hexdigest()
    ends = 0
    for block in article.blocks:
        assert ends <= block.start < block.end <= len(text)
        ends = block.end
        inside = text[block.start : block.end]
        assert inside == inside.strip()
    for line in re.finditer(r"[^\r\n]+", text):
        if line[0].strip():
            over = [
                block for block in article.blocks if block.start < line.end() and block.end > line.start()
            ]
            assert len(over) == 1 or [block.kind for block in over] == ["dateline", "body"]


@settings(deadline=None)  # a PDF is opened in a process of its own
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        article = read(data)
    except ReadError:
        return
    article.text.encode("utf-8")
    assert "\0" not in article.text


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1, max_size=60))
def test_cp1252_is_the_last_resort(text: str) -> None:
    data = f"The deal was signed in Vienna: {text} café".encode("cp1252")
    article = read(data)
    if article.note:
        assert "not UTF-8, read as cp1252" in article.note
    assert article.text.endswith("café")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_other_unicode(encoding: str) -> None:
    text = "Zarif’s plane landed in Moscow.\r\n\r\nIt was late – again.\r\n"
    article = read(text.encode(encoding))
    assert article.text == text
    assert ("read as utf" in article.note) is (encoding != "utf-8-sig")


def test_single_bytes_that_are_not_utf8() -> None:
    data = "Zarif’s plane landed. ".encode() + b"It\x92s late, he said \x96 again."
    article = read(data)
    assert article.text == "Zarif’s plane landed. It’s late, he said – again."
    assert article.note == "2 bytes were not UTF-8, read as cp1252"


def test_what_cannot_be_stored_is_replaced_and_said() -> None:
    assert read(b"A stray \0 in the text.").text == "A stray \ufffd in the text."
    assert "1 NUL" in read(b"A stray \0 in the text.").note
    half = read(b"Half a pair \xed\xa0\xbd here.")
    assert half.text == "Half a pair \ufffd here."
    assert "surrogate" in half.note
    assert read("\ufeff\ud83d half".encode("utf-16-le", "surrogatepass")).text == "\ufffd half"


def test_an_encoding_that_cannot_be_told_is_refused() -> None:
    with pytest.raises(ReadError, match="encoding that cannot be told"):
        read(("Россия продаст оружие Ирану после снятия эмбарго. " * 5).encode("cp1251"))


def test_combining_marks_are_not_composed() -> None:
    text = unicodedata.normalize("NFD", "Téhéran a réagi à la décision.")
    assert read(text.encode()).text == text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ("KOI8-R", "koi8-r"),
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("hex", "utf-8"),
    ],
)
def test_a_page_may_declare_its_encoding(declared: str, encoding: str) -> None:
    words = "Россия продаст оружие" if encoding in {"cp1251", "koi8-r"} else "“Café” owners said"
    page = f'<html><head><meta charset="{declared}"></head><body><p>{words} in 2020.</p></body></html>'
    assert words in read(page.encode(encoding)).text


def test_utf8_is_believed_before_a_wrong_declaration() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>“Café” owners said so.</p></body></html>'
    assert "“Café” owners" in read(page.encode()).text
