"""The index finds, forgets, survives being saved, and refuses what is not whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import DataError
from workbench.linking import Index

TEXTS = [
    (1, "The US left the nuclear deal in 2018"),
    (2, "Russia pledged military sales to Iran"),
    (3, "Shares fell 5% in London"),
    (4, "Shares fell 5% in London"),
    (7, "Washington walked out of the accord"),
]


def filled() -> Index:
    index = Index()
    index.add(TEXTS)
    return index


def test_search():
    assert filled().search("America pulled out of the pact", limit=2)[0].id in (1, 7)
    assert [hit.id for hit in filled().search("Moscow sells arms to Tehran", limit=1)] == [2]
    assert filled().search("quantum") == []
    assert filled().search("") == []
    assert filled().search("shares", limit=0) == []
    assert Index().search("shares") == []


def test_ties_go_to_the_lower_id():
    three, four = filled().search("Shares fell in London", limit=2)
    assert (three.id, four.id) == (3, 4)
    assert three.score == four.score


def test_what_is_removed_is_not_found():
    index = filled()
    index.remove([3, 99])
    assert [hit.id for hit in index.search("Shares fell in London")] == [4]
    assert len(index) == 4
    assert 3 not in index


def test_adding_an_id_again_replaces_its_text():
    index = filled()
    index.add([(3, "Storm hits Manila")])
    assert [hit.id for hit in index.search("Shares fell in London")] == [4]
    assert [hit.id for hit in index.search("a storm in Manila")] == [3]


@given(st.permutations(TEXTS), st.sampled_from([text for _, text in TEXTS]))
def test_order_of_adding_does_not_matter(order, text):
    index = Index()
    index.add([(9, "gone again"), *order])
    index.remove([9])
    assert index.search(text) == filled().search(text)


def test_saved_and_opened(tmp_path: Path):
    filled().save(tmp_path / "index")
    opened = Index.open(tmp_path / "index")
    assert opened.search("Shares fell in London") == filled().search("Shares fell in London")
    opened.remove([1])
    opened.save(tmp_path / "index")
    assert 1 not in Index.open(str(tmp_path / "index"))
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["index.bin"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff\x00" * 100),
        lambda path: path.write_text("[]\n[]\n" * 1000),
        lambda path: path.write_bytes(path.read_bytes().replace(b"index 2", b"index 1")),
        lambda path: path.write_bytes(path.read_bytes().replace(b'"note"', b'"nope"')),
        lambda path: path.write_bytes(path.read_bytes()[:-20]),
        lambda path: path.write_bytes(path.read_bytes() + b"more"),
        lambda path: path.write_bytes(path.read_bytes().replace(b"russia", b"prussi")),
    ],
)
def test_what_is_not_whole_is_refused(tmp_path: Path, spoil):
    filled().save(tmp_path)
    spoil(tmp_path / "index.bin")
    with pytest.raises(DataError, match=r"index\.bin") as raised:
        Index.open(tmp_path)
    assert "built anew" in raised.value.hint


def test_odd_texts():
    index = Index()
    index.add([(1, ""), (2, "😀"), (3, "\ud800 lone"), (4, "word " * 10_000), (5, "٣٤ مرحبا")])
    assert [hit.id for hit in index.search("مرحبا")] == [5]
    assert [hit.id for hit in index.search("word")] == [4]
