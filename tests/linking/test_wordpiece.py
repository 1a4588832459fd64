"""Texts as pieces of words."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import DataError
from workbench.linking.wordpiece import WordPiece

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "un",
    "##afford",
    "##able",
    "cafe",
    "rose",
    ",",
    ".",
    "!",
    "水",
    "the",
    "s",
    "’",
    "12",
    "##0",
]
WORDS = WordPiece({piece: id for id, piece in enumerate(PIECES)})


def pieces(text: str, limit: int = 100) -> list[str]:
    return [PIECES[id] for id in WORDS.ids(text, limit)]


def test_the_longest_pieces_from_the_left() -> None:
    assert pieces("unaffordable 120") == ["[CLS]", "un", "##afford", "##able", "12", "##0", "[SEP]"]


def test_letters_are_folded_and_marks_stand_alone() -> None:
    assert pieces("The CAFÉ’s,rose!") == ["[CLS]", "the", "cafe", "’", "s", ",", "rose", "!", "[SEP]"]


def test_ideographs_stand_alone() -> None:
    assert pieces("水水") == ["[CLS]", "水", "水", "[SEP]"]


def test_what_no_piece_says_is_unknown() -> None:
    assert pieces("xyzzy 👩‍👩‍👧 שלום " + "un" * 60) == ["[CLS]", *["[UNK]"] * 4, "[SEP]"]


def test_controls_are_dropped() -> None:
    assert pieces("ro\x00se\u200f \ufffd\ud800") == ["[CLS]", "rose", "[SEP]"]


def test_no_more_than_wanted() -> None:
    assert pieces("the " * 100_000, 5) == ["[CLS]", "the", "the", "the", "[SEP]"]


@given(st.text(), st.integers(2, 20))
def test_any_text_has_ids_between_its_marks(text: str, limit: int) -> None:
    found = WORDS.ids(text, limit)
    assert (found[0], found[-1]) == (2, 3)
    assert len(found) <= limit


def test_a_vocabulary_is_read_from_either_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "vocab.txt").write_text("\n".join(PIECES), encoding="utf-8")
    model = {"type": "WordPiece", "vocab": {piece: id for id, piece in enumerate(PIECES)}}
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "tokenizer.json").write_text(json.dumps({"model": model}), encoding="utf-8")
    assert [len(WordPiece.open(tmp_path / name)) for name in "ab"] == [len(PIECES)] * 2


def test_another_kind_of_tokenizer_is_told(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text('{"model": {"type": "BPE", "vocab": {}}}')
    with pytest.raises(DataError, match="no WordPiece"):
        WordPiece.open(tmp_path)
    with pytest.raises(DataError, match=r"\[CLS\]"):
        WordPiece({"[UNK]": 0})
