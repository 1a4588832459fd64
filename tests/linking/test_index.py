"""The index finds, forgets, survives being saved, and refuses what is not whole."""

import json
import math
import os
import struct
import zlib
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import DataError
from workbench.linking import Index
from workbench.linking.keys import read

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


@settings(deadline=None)
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


def with_header(path: Path, header: object) -> None:
    """Put another header into a saved index, with the right length and checksum."""
    text = json.dumps(header).encode()
    path.write_bytes(path.read_bytes()[:24] + struct.pack("<II", len(text), zlib.crc32(text)) + text)


def with_arrays(path: Path, told: Callable[[str, str, list[int]], list[object]]) -> None:
    """Say something else of each array in the header of a saved index, with the right length and checksum."""
    data = path.read_bytes()
    length, _ = struct.unpack_from("<II", data, 24)
    header = json.loads(data[32 : 32 + length])
    header["arrays"] = [told(*one) for one in header["arrays"]]
    text = json.dumps(header).encode()
    body = data[32 + length :].lstrip(b"\0")
    text += b" " * (-(32 + len(text)) % 64)
    path.write_bytes(data[:24] + struct.pack("<II", len(text), zlib.crc32(text)) + text + body)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff\x00" * 100),
        lambda path: path.write_text("[]\n[]\n" * 1000),
        lambda path: path.write_bytes(path.read_bytes().replace(b"index 3", b"index 2")),
        lambda path: path.write_bytes(path.read_bytes().replace(b'"note"', b'"nope"')),
        lambda path: path.write_bytes(path.read_bytes()[:-20]),
        lambda path: path.write_bytes(path.read_bytes() + b"more"),
        lambda path: path.write_bytes(path.read_bytes().replace(b"russia", b"prussi")),
        lambda path: with_header(path, []),
        lambda path: with_header(path, {"note": {}, "crc": 0, "arrays": []}),
        lambda path: with_arrays(path, lambda name, kind, shape: [name, kind, [2**62, 2]]),
        lambda path: with_arrays(path, lambda name, kind, shape: [name, kind.replace("i4", "f4"), shape]),
        lambda path: with_arrays(path, lambda name, kind, shape: [name, kind.replace("u1", "i1"), shape]),
        lambda path: with_arrays(path, lambda name, kind, shape: [name, kind, [1, *shape]]),
        lambda path: (path.unlink(), os.mkfifo(path) if hasattr(os, "mkfifo") else path.mkdir()),
    ],
)
def test_what_is_not_whole_is_refused(tmp_path: Path, spoil):
    filled().save(tmp_path)
    with_arrays(tmp_path / "index.bin", lambda *as_it_is: list(as_it_is))
    assert Index.open(tmp_path).search("Shares fell") == filled().search("Shares fell")
    spoil(tmp_path / "index.bin")
    with pytest.raises(DataError, match=r"index\.bin") as raised:
        Index.open(tmp_path)
    assert "built anew" in raised.value.hint


def test_odd_texts():
    index = Index()
    index.add([(1, ""), (2, "😀"), (3, "\ud800 lone"), (4, "word " * 10_000), (5, "٣٤ مرحبا")])
    assert [hit.id for hit in index.search("مرحبا")] == [5]
    assert [hit.id for hit in index.search("word")] == [4]


def test_hostile_texts_are_held_and_found():
    index = Index()
    index.add(
        [
            (1, "a" * 1_000_000),
            (2, "1a" * 200_000),
            (3, "a.com" * 100_000 + "/x"),
            (4, "# @ " * 100_000 + "#" + "Ab" * 100_000),
            (5, "- " * 100_000),
            (6, "12 13 14"),
            (7, "\ud800\udfff \x00 \u202e flood"),
            (8, "прилив затопил гавань"),
        ]
    )
    assert [hit.id for hit in index.search("\x00flood\ud800", limit=1)] == [7]
    assert [hit.id for hit in index.search("гавань", limit=1)] == [8]
    assert [hit.id for hit in index.search("13", limit=1)] == [6]
    assert [hit.id for hit in index.search("a" * 2_000_000, limit=1)] == [1]
    assert index.search("never told " * 100_000, limit=1) == []


def test_tags_and_handles_are_found_by_their_words():
    index = Index()
    index.add(
        [(1, "Fires burn in Freedonia"), (2, "A speech by Ann Marlowe"), (3, "The game was called off")]
    )
    assert index.search("#FreedoniaFires")[0].id == 1
    assert index.search("well said @AnnMarlowe")[0].id == 2
    assert index.search("https://game.example/game called.com/off") == []


def test_what_a_post_says_counts_more_than_who_signed_it():
    index = Index()
    index.add([(1, "Ann Marlowe sold her yacht"), (2, "Mayor Quint closed the harbour")])
    said = "harbour closed by Quint ‼️"
    asked = f"{said} — Ann Marlowe, yacht owner (@annm) May 4, 2019"
    assert [hit.id for hit in index.search(asked)] == [2, 1]
    assert index.search(" — (@x) " * 100_000) == []


SENTENCES = st.lists(
    st.sampled_from(
        ["sea", "wall", "fell", "rose", "five", "ships", "harbour", "mayor", "12", "2021", "north"]
    ),
    max_size=6,
)
DEEDS = st.lists(st.tuples(st.integers(0, 12), st.none() | SENTENCES.map(" ".join)), max_size=30)


@settings(deadline=None)
@given(DEEDS, SENTENCES.map(" ".join))
def test_any_history_ends_as_if_it_had_never_been(deeds, asked):
    index, left = Index(), dict[int, str]()
    for at, (id, text) in enumerate(deeds):
        if text is None:
            index.remove([id])
            left.pop(id, None)
        else:
            index.add([(id, text)])
            left[id] = text
        if at % 5 == 0:
            index.search(asked)
    fresh = Index()
    fresh.add(left.items())
    assert index.search(asked, limit=20) == fresh.search(asked, limit=20)
    assert len(index) == len(left)
    assert {id for id in range(13) if id in index} == left.keys()


TOLD = st.lists(
    st.sampled_from(
        ["sea", "wall", "London", "resign", "resignation", "12", "the", "of", "was", "never", "it"]
    ),
    max_size=8,
).map(" ".join)


def near(text: str) -> set[tuple[str, str]]:
    """The words of a text that stand side by side, or with one between."""
    words = read(text).words
    return {*pairwise(words), *zip(words, words[2:], strict=False)}


def family(key: str) -> str:
    """What a word has in common with those that begin alike; "" where it is too short."""
    return key[:4] if len(key) > 4 and key[0] not in "=~@" else ""


def points(texts: dict[int, str], asked: str) -> dict[int, float]:
    """What each text scores that shares a key with what is asked, as the index ranks them, one by one."""
    counts = {id: Counter(read(text).keys) for id, text in texts.items()}
    often = Counter(key for known in counts.values() for key in known)
    alone = all(word[0] == "=" for word in read(asked).words)
    wanted = Counter(key for key in read(asked).keys if key[0] == "=" or not alone)
    others = [key for key in wanted if key[0] != "="]
    idf = {
        key: math.log(1 + (len(texts) - often[key] + 0.5) / (often[key] + 0.5)) for key in {*often, *wanted}
    }
    found = {}
    for id, known in counts.items():
        if not any(key in known for key in others or wanted):
            continue
        full = 1.2 * (0.4 + 0.6 * sum(n for key, n in known.items() if key[0] not in "=~@") / 25)
        found[id] = sum(
            idf[a] * {"=": 0.6, "~": 0.25, "@": 0.25}.get(a[0], 1) * min(wanted[a], 2) ** 0.5 * n / (n + full)
            for a, n in ((key, known[key] if key[0] != "=" else 1) for key in wanted if key in known)
        )
        found[id] += sum(
            0.25
            * max([idf[other] for other in wanted if family(other) == family(key)], default=0)
            * n
            / (n + full)
            for key, n in known.items()
            if family(key)
        )
        found[id] += sum(0.1 * (idf[a] + idf[b]) / (1 + full) for a, b in near(asked) & near(texts[id]))
    return found


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, 20), TOLD, min_size=1), TOLD)
def test_ranks_as_texts_scored_one_by_one(texts, asked):
    index = Index()
    index.add(texts.items())
    hits = index.search(asked, limit=30)
    expected = points(texts, asked)
    assert {hit.id for hit in hits} == expected.keys()
    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.id))
    for hit in hits:
        assert hit.score == pytest.approx(expected[hit.id], rel=0.02, abs=0.01)


def test_small_words_decide_where_others_tie():
    index = Index()
    index.add([(1, "He was at the harbour"), (2, "She was never in the harbour"), (3, "It is up to us")])
    assert [hit.id for hit in index.search("never in a harbour")] == [2, 1]
    assert [hit.id for hit in index.search("is it up to you", limit=1)] == [3]
    assert index.search("it is up to the wombats") == []


def test_words_that_begin_alike_decide_where_others_tie():
    index = Index()
    index.add([(1, "The harbour was sold by auction"), (2, "The harbour was sold by presidential decree")])
    assert [hit.id for hit in index.search("the president sold a harbour")] == [2, 1]


def test_order_of_words_decides_where_they_tie():
    index = Index()
    index.add([(1, "Arland sued Borduria"), (2, "Borduria sued Arland")])
    assert [hit.id for hit in index.search("Borduria then sued Arland")] == [2, 1]
    assert [hit.id for hit in index.search("Arland has sued Borduria")] == [1, 2]


def test_an_empty_index_is_saved(tmp_path: Path):
    Index().save(tmp_path)
    opened = Index.open(tmp_path)
    assert len(opened) == 0
    assert opened.search("shares") == []
    opened.add(TEXTS)
    assert [hit.id for hit in opened.search("Shares fell")] == [3, 4]


def test_segments_answer_as_one(tmp_path: Path):
    texts = [
        (id, f"ship {id} brought {id % 97} tons of {'tin' if id % 3 else 'coal'}") for id in range(9_000)
    ]
    whole, grown = Index(), Index()
    whole.add(texts)
    for start in range(8_000, -1, -1_000):
        grown.add(texts[start : start + 1_000])
        grown.search("coal")
    grown.remove(range(100, 200))
    whole.remove(range(100, 200))
    for asked in ("ship 4711", "96 tons of coal", "tin"):
        assert grown.search(asked, limit=50) == whole.search(asked, limit=50)
    whole.save(tmp_path / "whole")
    grown.save(tmp_path / "grown")
    one, two = (tmp_path / name / "index.bin" for name in ("whole", "grown"))
    assert one.read_bytes() == two.read_bytes()


def test_written_anew_while_another_reads(tmp_path: Path):
    filled().save(tmp_path)
    reader, writer = Index.open(tmp_path), Index.open(tmp_path)
    writer.remove([3])
    writer.add([(8, "Shares fell 6% in Paris")])
    writer.save(tmp_path)
    assert reader.search("Shares fell in London") == filled().search("Shares fell in London")
    assert 8 in Index.open(tmp_path)


@settings(deadline=None)
@given(st.data())
def test_a_file_changed_anywhere_is_refused(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp() / "spoilt"
    filled().save(folder)
    file = folder / "index.bin"
    body = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(body) - 1))
    body[at] ^= data.draw(st.integers(1, 255))
    file.write_bytes(body if data.draw(st.booleans()) else body[:at])
    try:
        opened = Index.open(folder)
    except DataError:
        return
    assert opened.search("Shares fell in London") == filled().search("Shares fell in London")  # mere padding


def test_nothing_half_written_where_it_cannot_be_written(tmp_path: Path):
    (tmp_path / "index.bin").mkdir()
    with pytest.raises(OSError, match=r"index\.bin"):
        filled().save(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.bin"]


def test_what_a_killed_writer_left_is_removed(tmp_path: Path):
    old, new = tmp_path / "index.binabc.part", tmp_path / "index.bindef.part"
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    filled().save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.bin", "index.bindef.part"]
