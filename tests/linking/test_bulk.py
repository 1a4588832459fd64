"""Bulk linking: what comparing every pair would find, however many processes there are; stopped and broken."""

import sys
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import Cancelled, WorkbenchError
from workbench.linking import link
from workbench.linking.bands import BANDS, linked
from workbench.linking.bulk import link_all
from workbench.linking.comparing import Comparing
from workbench.linking.comparison import explain, judge
from workbench.linking.said import said
from workbench.linking.workers import Workers

PEOPLE = ["Mayor Berg", "Governor Lund", "Minister Holm", "Senator Vance"]
ACTS = ["opened", "closed", "praised", "sold"]
THINGS = ["the old harbour", "the northern railway", "a school in Tarn", "two museums"]
WHEN = ["on Monday", "in 2019", "after the flood"]
CLAIMS = [f"{a} {b} {c} {d}" for a, b, c, d in product(PEOPLE, ACTS, THINGS, WHEN)]
STRICT = BANDS.model_copy(update={"suggest": 0.8, "review": 0.8, "conflict": 0.8})
FEW = {10 * n: text for n, text in enumerate(CLAIMS[:72])}


def every_pair(texts):
    found = {}
    for a, b in combinations(sorted(texts), 2):
        judged = judge(texts[a], texts[b])
        chances = judged.heads.probabilities(STRICT.nicety)
        relation = linked(*chances, STRICT)
        if relation is not None:
            found[a, b] = (relation, *chances, explain(judged.laid, texts[a], relation))
    return found


def told(links):
    return {(x.a, x.b): (x.relation, x.same, x.conflict, x.reasons) for x in links}


def test_bulk_finds_what_comparing_every_pair_finds():
    assert told(link_all(said(FEW), bands=STRICT)) == every_pair(FEW)


def test_the_number_of_processes_does_not_matter():
    assert (
        link_all(said(FEW), processes=2)
        == link_all(said(FEW), processes=1)
        == link_all(said(dict(reversed(FEW.items()))))
    )


def test_no_process_can_be_started(monkeypatch):
    before = link_all(said(FEW), processes=1)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert link_all(said(FEW), processes=2) == before


def test_the_day_of_publication_counts():
    texts = {1: "The mayor resigned on Thursday", 2: "The mayor resigned on Thursday"}
    [same] = link_all(said(texts))
    assert (same.same, same.reasons) == (1.0, ("the same words",))
    apart = link_all(said(texts, {1: date(2021, 3, 5), 2: date(2021, 3, 12)}))
    assert not apart or apart[0].same < 1.0


def test_progress_is_told_and_rises():
    seen = []
    link_all(said(FEW), progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(set(seen))
    assert seen[-1] == (len(FEW), len(FEW))


@pytest.mark.parametrize("processes", [1, 2])
def test_cancelled_in_the_middle(processes):
    seen = []
    with pytest.raises(Cancelled):
        link_all(
            said(FEW),
            processes=processes,
            progress=lambda done, _total: seen.append(done),
            cancelled=lambda: len(seen) >= 2,
        )
    assert len(seen) == 2
    assert 0 < seen[-1] < len(FEW)


JOB = Comparing([CLAIMS[0], CLAIMS[0]], [None, None], [(0, 1, True), (1, 0, False)], BANDS)


def test_a_worker_that_dies_is_told():
    with Workers(2) as workers:
        answers = workers.answers(iter([JOB] * 10), lambda: None)
        next(answers)
        workers.kill()
        with pytest.raises(WorkbenchError, match="worker"):
            list(answers)


@pytest.mark.parametrize("alone", [False, True])
def test_what_is_asked_is_answered_once(alone):
    with Workers(2) as workers:
        for jobs in (20, 3):
            found = dict(workers.answers(iter([JOB] * jobs), lambda: None, alone=alone))
            assert sorted(found) == list(range(jobs))
            assert {len(one) for one in found.values()} == {2}


ODD = [
    "",
    " ",
    "no",
    "not now",
    "42",
    "7 8 9 10 1,000 3.5%",
    "😀",
    "😀😀 🎉",
    "\ud800 lone",
    "مرحبا بالعالم ٣٤",
    "שלום עולם",
    "\u202eback to front",
    "word " * 10_000,
    "nul\0nul",
    "It is what it is",
    "It is what it was",
]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(ODD), max_size=8))
def test_odd_texts(texts):
    found = link(texts)
    assert sorted(place for members in found.clusters for place in members) == list(range(len(texts)))
    assert all(texts[x.a].strip() and texts[x.b].strip() for x in found.links)


def test_claims_of_small_words_alone_are_found():
    [found] = link(["It is what it is", "it is what it is!"]).links
    assert (found.a, found.b) == (0, 1)


def test_ten_thousand_copies_are_one_cluster_of_few_links():
    texts = ["The old bridge will close on Friday"] * 10_000 + [
        "The old bridge is to close on Friday",
        "Rain",
    ]
    found = link(texts)
    assert len(found.links) <= 4 * len(texts)
    assert found.clusters == (tuple(range(10_001)), (10_001,))
    links_of = [0] * len(texts)
    for one in found.links:
        links_of[one.a] += 1
        links_of[one.b] += 1
    assert sorted(links_of)[-2] <= 7


def test_what_people_decided_about_copies_is_obeyed():
    texts = ["The old bridge will close on Friday"] * 200
    apart = link(texts, cannot=[(3, 150)]).clusters
    assert len(apart) == 2
    assert not any({3, 150} <= set(members) for members in apart)
    together = link([*texts, "Rain fell"], must=[(200, 7)]).clusters
    assert together == (tuple(range(201)),)
