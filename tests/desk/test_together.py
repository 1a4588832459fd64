"""Two desks on one database, at once: nothing is lost, and each knows what the other did."""

import threading
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from store.small import add_article
from support import home, saying

from workbench.desk import Desk, claims, clusters, intake, links, open_desk, past, upkeep, verdicts
from workbench.errors import DataError, NotFound, StaleEdit, UsageError, WorkbenchError

TOLL = "The storm killed 31 people in Port Amsel on Friday, officials said."
BRIDGE = "The bridge cost $12 million and opened in 2019."
TAXES = "Unemployment in Norland fell to 4% in March."


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    with (
        open_desk(tmp_path / "claims.db", by="ana") as ana,
        open_desk(tmp_path / "claims.db", by="ben") as ben,
    ):
        yield ana, ben


def read(desk: Desk, folder: Path, name: str, text: str) -> intake.Intake:
    path = folder / f"{name}.txt"
    path.write_text(f"{text}\n\nSo writes {name}.", encoding="utf-8")  # the same words are read only once
    return intake.read(desk, path)


def partition(desk: Desk) -> set[frozenset[tuple[str, str]]]:
    """The clusters, told by source and quote."""
    told = {claim.id: (claim.source, claim.quote) for claim in claims.listing(desk)}
    return {frozenset(told[id] for id in cluster.claims) for cluster in clusters.listing(desk)}


def test_each_matches_what_the_other_read(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    ana, ben = pair
    read(ana, tmp_path, "one", TOLL)
    assert claims.match(ben, TOLL)[0].claim.source == "one.txt"

    assert read(ben, tmp_path, "two", TOLL).links
    read(ana, tmp_path, "three", BRIDGE)

    assert (
        home(ana, saying(ana, "storm killed", "two")).id == home(ana, saying(ana, "storm killed", "one")).id
    )
    assert claims.match(ben, BRIDGE)[0].claim.source == "three.txt"


def test_what_the_other_took_back_is_matched_no_more(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    ana, ben = pair
    read(ana, tmp_path, "one", TOLL)
    assert claims.match(ben, TOLL)

    past.undo(ana)

    assert claims.match(ben, TOLL) == []
    past.redo(ana)
    assert claims.match(ben, TOLL)[0].claim.source == "one.txt"


def read_and_fail(desk: Desk) -> None:
    with desk.operation("read") as (session, _):
        add_article(session, "https://paper.example/1", "", TOLL)
        with desk.memory.claims(session, [1]) as (texts, _index):
            assert list(texts) == [1 // len(texts)]
        raise ZeroDivisionError


def test_a_reading_that_failed_is_not_remembered(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    ana, ben = pair
    with pytest.raises(ZeroDivisionError):
        read_and_fail(ana)

    read(ben, tmp_path, "two", BRIDGE)  # gets the ids that were given back

    assert claims.match(ana, TOLL) == []
    assert claims.match(ana, BRIDGE)[0].claim.quote in BRIDGE


def test_at_once_nothing_is_lost(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    refused: list[WorkbenchError] = []

    def work(desk: Desk) -> None:
        for number in range(6):
            read(
                desk,
                tmp_path,
                f"{desk.by}{number}",
                f"{TOLL} Dam {desk.by} {number} cost $1{number} million.",
            )
            mine = saying(desk, "storm killed", f"{desk.by}{number}")
            other = saying(desk, "storm killed", f"{desk.by}0")
            try:
                if mine.id != other.id:
                    links.accept(desk, mine.id, other.id)
                verdicts.set_verdict(
                    desk, home(desk, mine).id, "true", because="counted", seen=home(desk, mine).version
                )
            except (StaleEdit, NotFound, DataError, UsageError) as error:
                refused.append(error)

    both = [threading.Thread(target=work, args=[desk]) for desk in pair]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    ana, ben = pair
    done = past.listing(ana)
    assert upkeep.counts(ana).articles == 12
    assert sum(entry.verb == "read" for entry in done) == 12
    assert sum(entry.verb == "verdict.set" for entry in done) + len(refused) == 12
    assert claims.listing(ana) == claims.listing(ben)
    assert all(len(verdicts.listing(ana, cluster.id)) for cluster in clusters.listing(ana) if cluster.verdict)


def test_of_two_who_saw_the_same_the_second_is_told(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    ana, ben = pair
    read(ana, tmp_path, "one", TOLL)
    cluster = home(ana, saying(ana, "storm killed", "one"))
    start, told = threading.Barrier(2), []

    def rate(desk: Desk, rating: str) -> None:
        start.wait()
        try:
            verdicts.set_verdict(desk, cluster.id, rating, because="counted", seen=cluster.version)
        except StaleEdit as error:
            told.append(error)

    both = [threading.Thread(target=rate, args=args) for args in ((ana, "true"), (ben, "false"))]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert len(told) == 1
    assert len(verdicts.listing(ana, cluster.id)) == 1


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    texts = {"one": TOLL, "two": f"{TOLL} {BRIDGE}", "three": BRIDGE, "four": TAXES}
    found = []
    for number, order in enumerate(list(permutations(texts))[::5]):
        with open_desk(tmp_path / f"{number}.db") as desk:
            for name in order:
                read(desk, tmp_path, name, texts[name])
            found.append(partition(desk))
    assert all(some == found[0] for some in found)
    assert any(len(group) > 1 for group in found[0])


def test_a_rejection_leaves_the_others_together(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    ana, _ = pair
    for name in ("one", "two", "three"):
        read(ana, tmp_path, name, TOLL)
    one, two, three = (saying(ana, "storm killed", name) for name in ("one", "two", "three"))
    links.reject(ana, one.id, two.id)

    homes = [home(ana, claim).id for claim in (one, two, three)]
    assert homes[0] != homes[1]
    assert homes[2] in homes[:2]  # it still belongs with one of them


def test_what_is_accepted_in_a_chain_is_one(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    ana, _ = pair
    for name, text in (("one", TOLL), ("two", BRIDGE), ("three", TAXES)):
        read(ana, tmp_path, name, text)
    one, two, three = (
        saying(ana, words, name)
        for words, name in (("storm", "one"), ("bridge", "two"), ("Unemployment", "three"))
    )
    links.accept(ana, one.id, two.id)
    links.accept(ana, two.id, three.id)
    assert {one.id, two.id, three.id} <= set(home(ana, one).claims)

    with pytest.raises(DataError, match="confirmed"):
        links.reject(ana, one.id, three.id)


def test_accepting_one_does_not_overrule_what_was_rejected(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    ana, _ = pair
    for name, text in (("one", TOLL), ("two", BRIDGE), ("three", TAXES), ("four", TAXES)):
        read(ana, tmp_path, name, text)
    toll, bridge = saying(ana, "storm", "one"), saying(ana, "bridge", "two")
    guess = saying(ana, "Unemployment", "three")
    links.accept(ana, toll.id, bridge.id)
    links.reject(ana, guess.id, toll.id)

    with pytest.raises(DataError, match="set apart"):
        links.accept(ana, guess.id, bridge.id)

    assert home(ana, guess).id != home(ana, toll).id


def test_undo_says_what_stands_on_it(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    ana, ben = pair
    read(ana, tmp_path, "one", TOLL)
    read(ben, tmp_path, "two", BRIDGE)
    links.reject(ben, saying(ben, "storm", "one").id, saying(ben, "bridge", "two").id)
    before = past.listing(ana)

    with pytest.raises(StaleEdit, match="stands on operation 1"):
        past.undo(ana)

    assert past.listing(ana) == before


def test_a_merge_of_rated_clusters_can_be_undone(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    ana, _ = pair
    read(ana, tmp_path, "one", TOLL)
    read(ana, tmp_path, "two", BRIDGE)
    one, two = home(ana, saying(ana, "storm", "one")).id, home(ana, saying(ana, "bridge", "two")).id
    for rating in ("false", "true"):
        verdicts.set_verdict(ana, one, rating, because="counted")
    verdicts.set_verdict(ana, two, "true", because="the invoice")
    verdicts.withdraw(ana, two, because="another bridge")
    before = verdicts.listing(ana, one), verdicts.listing(ana, two)

    clusters.merge(ana, one, two)
    merged = verdicts.listing(ana, one)
    assert [verdict.number for verdict in merged] == [4, 3, 2, 1]
    assert merged[0].because == "counted"
    past.undo(ana)
    assert (verdicts.listing(ana, one), verdicts.listing(ana, two)) == before
    past.redo(ana)
    assert verdicts.listing(ana, one) == merged


def test_comparing_again_changes_nothing(pair: tuple[Desk, Desk], tmp_path: Path) -> None:
    ana, _ = pair
    read(ana, tmp_path, "one", TOLL)
    read(ana, tmp_path, "two", TOLL)
    before = past.listing(ana), links.listing(ana)
    assert before[1]

    links.link(ana)

    assert (past.listing(ana), links.listing(ana)) == before
