"""Copies of one agency text: whole, cut, edited, quoted in part; and what is none."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.linking.agencies import credit
from workbench.linking.copies import Passage, origins, passage

WIRE = """\
PORT AMSEL, March 4 (Coastal Wire) - The ferry company will withdraw eleven of its oldest vessels before the
summer season, after inspectors found cracks in the hulls of two of them, its chairman told shareholders.

The vessels carried about 40,000 passengers a week on the routes to the outer islands, and the company has
chartered only four in their place, so that timetables will be thinned out from the first of May.

Unions said the decision came ten years too late and asked the ministry to publish the reports of the
inspectors, which it has refused to do since the autumn.
"""
OWN = """\
Eleven ferries are to be taken out of service this spring. That is what the chairman of the ferry company
announced at the yearly meeting, where small investors had queued from the early morning.

Our reporter counted four chartered ships in the harbour on Monday; the islands' mayors fear that some 40,000
weekly travellers will find no place on board when the new timetable begins in May.
"""
LIGHT = WIRE.replace("oldest vessels", "oldest ships").replace("its chairman", "the chairman").replace(
    "ten years", "a decade"
)  # fmt: skip


def at(text: str, words: str) -> Passage:
    start = text.index(words)
    return passage(text, start, start + len(words))


def together(*passages: Passage) -> bool:
    return len(set(origins(dict(enumerate(passages))).values())) == 1


@pytest.mark.parametrize("words", ["withdraw eleven", "chartered only four", "refused to do since"])
def test_a_copy_is_found_whole_edited_cut_and_wrapped_otherwise(words: str) -> None:
    cut = WIRE[: WIRE.index(words) + 60] if words == "chartered only four" else WIRE
    wrapped = WIRE.replace("\n\n", "¶").replace("\n", " ").replace("¶", "\n\n")
    for other in (LIGHT, cut, wrapped, f"A headline of our own\n\n{WIRE}\n\nMore on page nine."):
        assert together(at(WIRE, words), at(other, words))


def test_an_own_report_of_the_same_is_no_copy() -> None:
    assert not together(at(WIRE, "withdraw eleven"), at(OWN, "Eleven ferries"))
    assert not together(at(WIRE, "chartered only four"), at(OWN, "four chartered"))


def test_of_an_article_that_quotes_a_wire_only_that_paragraph_is_a_copy() -> None:
    first, second, _ = WIRE.split("\n\n")
    mixed = "\n\n".join([OWN, second, OWN.replace("Monday", "Tuesday")])
    assert together(at(WIRE, "chartered only four"), at(mixed, "chartered only four"))
    assert not together(at(WIRE, "withdraw eleven"), at(mixed, "Eleven ferries"))
    assert first not in mixed


def test_the_same_quotation_is_no_copy() -> None:
    said = (
        "“We have looked at every weld of every hull, and we would not put our own children on these ships,”"
    )
    one = f"{OWN}\n\n{said} the chairman said to loud applause in the half-empty hall."
    other = f"Angry islanders met the minister for an hour.\n\n{said} were the words with which he ended it."
    assert not together(at(one, "every weld"), at(other, "every weld"))


def test_a_short_sentence_that_anybody_writes_is_no_copy() -> None:
    words = "The bridge cost $12 million and opened in 2019."
    assert not together(at(f"{words}\n\nSo says one.", words), at(f"{words}\n\nAnother says it too.", words))


def test_the_credit_is_read_from_dateline_byline_and_last_lines() -> None:
    assert credit(WIRE) == "Coastal Wire"
    assert credit("LUND (AP) — A bridge fell.") == "AP"
    assert credit("A bridge fell.", "Associated Press") == "AP"
    assert credit("A bridge fell.\n\nAFP contributed to this report.") == "AFP"
    assert credit("A bridge fell.\n\n(Reuters)") == "Reuters"
    assert credit("A bridge fell.\n\n© 2024 The Associated Press. All rights reserved.") == "AP"
    assert credit("A bridge fell in Lund (Sweden), he told Reuters reporters.") == ""
    assert credit("") == ""


def test_families_do_not_depend_on_the_ids() -> None:
    texts = [WIRE, LIGHT, OWN, WIRE[:300], f"{OWN}\n\n{WIRE}"]
    words = ["withdraw eleven", "withdraw eleven", "Eleven ferries", "withdraw eleven", "withdraw eleven"]
    found = set()
    for order in permutations(range(5)):
        families: dict[int, set[int]] = {}
        passages = {place: at(texts[n], words[n]) for place, n in enumerate(order)}
        for place, origin in origins(passages).items():
            families.setdefault(origin, set()).add(order[place])
        found.add(frozenset(map(frozenset, families.values())))
    assert found == {frozenset([frozenset([0, 1, 3, 4]), frozenset([2])])}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.data())
def test_any_text_has_a_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert origins({1: passage(text, start, end)}) == {1: 1}


def test_hostile_text_costs_little() -> None:
    for text in (
        "“" * 200_000,
        '"' * 200_000,
        "a" * 1_000_000,
        "(Ab " * 100_000,
        "\n " * 200_000,
        "word " * 200_000,
    ):
        assert len(passage(text, 1_000, len(text)).around) < 3_000
    many = {id: passage(LIGHT + f" {id}", 60, 100) for id in range(3_000)}
    assert set(origins(many).values()) == {0}
