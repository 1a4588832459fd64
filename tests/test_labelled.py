"""The labelled news the weights are learned from: every file is well formed."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks" / "labelled"
FILES = sorted(FOLDER.glob("news_*.jsonl"))
FIELDS = {
    "id": str,
    "doc": str,
    "sent": int,
    "newpar": bool,
    "date": str,
    "title": str,
    "text": str,
    "worth": int,
    "kinds": list,
    "speaker": str,
    "claim": str,
}
KINDS = {
    "quantity",
    "event",
    "causal",
    "comparison",
    "rule",
    "record",
    "allegation",
    "prediction",
    "pledge",
    "quote",
    "other",
}
LONGEST_CLAIM = 14  # words


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def labelled(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return rows(request.param)


def test_there_are_files_and_no_id_stands_twice() -> None:
    ids = Counter(row["id"] for path in FILES for row in rows(path))
    assert ids
    assert ids.most_common(1)[0][1] == 1


def test_fields_and_their_types(labelled: list[dict[str, Any]]) -> None:
    for row in labelled:
        assert {name: type(value) for name, value in row.items()} == FIELDS, row["id"]


def test_labels_are_in_range(labelled: list[dict[str, Any]]) -> None:
    for row in labelled:
        assert row["worth"] in (0, 1, 2), row["id"]
        assert set(row["kinds"]) <= KINDS, row["id"]
        assert len(set(row["kinds"])) == len(row["kinds"]), row["id"]
        assert row["kinds"] or row["worth"] == 0, row["id"]


def test_a_claim_stands_where_worth_is_2_and_is_short(labelled: list[dict[str, Any]]) -> None:
    for row in labelled:
        assert bool(row["claim"]) == (row["worth"] == 2), row["id"]
        assert len(row["claim"].split()) <= LONGEST_CLAIM, row["id"]


def test_articles_are_whole_and_in_order(labelled: list[dict[str, Any]]) -> None:
    expected: Counter[str] = Counter()
    for row in labelled:
        expected[row["doc"]] += 1
        assert row["sent"] == expected[row["doc"]], row["id"]
        assert row["text"], row["id"]
        assert row["text"] == row["text"].strip(), row["id"]
        assert date.fromisoformat(row["date"]), row["id"]


def test_single_sentences_have_a_worth_and_nothing_else() -> None:
    read = rows(FOLDER / "worth_more.jsonl")
    assert {frozenset(row) for row in read} == {frozenset({"text", "worth"})}
    assert {row["worth"] for row in read} == {0, 1, 2}
    assert all(row["text"].strip() for row in read)


def test_labelled_dates_lie_in_their_sentences() -> None:
    found = rows(FOLDER / "dates.jsonl")
    assert len({row["id"] for row in found}) == len(found)
    for row in found:
        assert set(row) == {"id", "part", "text", "published", "dates"}, row["id"]
        assert row["part"] in ("develop", "held"), row["id"]
        assert not row["published"] or date.fromisoformat(row["published"]), row["id"]
        for start, end, first, last in row["dates"]:
            assert 0 <= start < end <= len(row["text"]), row["id"]
            assert date.fromisoformat(first) <= date.fromisoformat(last), row["id"]
