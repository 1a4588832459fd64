"""The queue of a review: what is worth most comes first, what is decided or implied is not asked."""

import pytest
from sqlalchemy import event, update

from workbench import records
from workbench.desk import Desk, clusters, intake, links, past, reviewing
from workbench.desk.grouping import regroup
from workbench.desk.proposals import link_row
from workbench.desk.reviewing import Stake
from workbench.records import Relation
from workbench.store import graph
from workbench.store.models import ClaimOrigin

TOWNS = ("Velmar", "Osterby", "Kallin", "Dunmore", "Sellin", "Torvik")
Said = list[tuple[int, int, str, float]]


@pytest.fixture
def town(desk: Desk, tmp_path):
    """`town(links)` is a desk with one claim in each of six articles, and just these links between them."""

    def build(said: Said) -> Desk:
        for name in TOWNS:
            path = tmp_path / f"{name}.txt"
            path.write_text(f"{name}\n\nThe council of {name} built 12 schools in 2019.\n", encoding="utf-8")
            intake.read(desk, path)
        with desk.operation("link") as (session, _):
            for row in graph.links_among(session, graph.claim_ids(session)):
                session.delete(row)
            session.flush()
            for a, b, relation, score in said:
                scores = {"same": score, "conflict": 0.0}
                if relation == "conflict":
                    scores = {"same": 0.0, "conflict": score}
                link = records.Link(a=a, b=b, relation=Relation(relation), score=score, **scores)
                session.add(link_row(link))
            regroup(session, graph.claim_ids(session))
        return desk

    return build


def asked(desk: Desk, **how) -> list[tuple[int, int]]:
    return [(one.a, one.b) for one in reviewing.queue(desk, **how).questions]


def test_conflicts_come_first_then_bridges_then_the_rest(town) -> None:
    triangle = [(1, 2, "same", 0.9), (2, 3, "same", 0.9), (1, 3, "same", 0.9)]
    desk = town([*triangle, (3, 4, "related", 0.2), (1, 5, "conflict", 0.6)])

    found = reviewing.queue(desk)

    assert [one.stake for one in found.questions] == [Stake.CONFLICT, Stake.BRIDGE, *[Stake.OTHER] * 3]
    assert asked(desk)[:2] == [(1, 5), (3, 4)]
    assert (found.left, found.conflicts) == (5, 1)
    assert asked(desk, limit=2) == [(1, 5), (3, 4)]


def test_a_link_that_alone_holds_a_cluster_together_is_a_bridge(town) -> None:
    desk = town([(1, 2, "same", 0.9), (3, 4, "same", 0.9), (3, 5, "same", 0.9), (4, 5, "same", 0.9)])
    stakes = {(one.a, one.b): one.stake for one in reviewing.queue(desk).questions}
    assert stakes == {(1, 2): Stake.BRIDGE, (3, 4): Stake.OTHER, (3, 5): Stake.OTHER, (4, 5): Stake.OTHER}


def test_doubt_comes_before_certainty_and_many_before_few(town) -> None:
    desk = town([(1, 2, "same", 0.98), (3, 4, "same", 0.3)])
    assert asked(desk) == [(3, 4), (1, 2)]
    links.accept(desk, 1, 2)
    links.accept(desk, 3, 4)
    with desk.operation("link") as (session, _):
        for a, b in ((2, 5), (5, 6)):
            session.add(link_row(records.Link(a=a, b=b, relation=Relation.CONFLICT, score=0.5, conflict=0.5)))
    assert asked(desk) == [(2, 5), (5, 6)]


def test_copies_of_one_text_weigh_as_one_source(town) -> None:
    desk = town([(1, 2, "same", 0.9), (3, 4, "same", 0.9)])
    links.accept(desk, 1, 2)
    links.accept(desk, 3, 4)
    with desk.operation("link") as (session, _):
        for a, b in ((2, 5), (4, 6)):
            session.add(link_row(records.Link(a=a, b=b, relation=Relation.CONFLICT, score=0.5, conflict=0.5)))
    assert asked(desk) == [(2, 5), (4, 6)]
    with desk.store.write() as session:
        session.execute(update(ClaimOrigin).where(ClaimOrigin.claim_id == 2).values(origin_id=1))
    assert asked(desk) == [(4, 6), (2, 5)]


def test_one_pair_speaks_for_the_others_between_two_clusters(town) -> None:
    desk = town([(1, 2, "same", 0.9), (1, 3, "conflict", 0.5), (2, 3, "conflict", 0.5), (4, 5, "same", 0.5)])
    stakes = [one.stake for one in reviewing.queue(desk).questions]
    assert stakes == [Stake.CONFLICT, Stake.BRIDGE, Stake.BRIDGE, Stake.OTHER]


def test_what_follows_from_two_the_same_is_not_asked(town) -> None:
    desk = town([(1, 2, "same", 0.9), (2, 3, "same", 0.9), (1, 3, "same", 0.9)])
    links.accept(desk, 1, 2)
    assert len(asked(desk)) == 2
    links.accept(desk, 2, 3)
    assert asked(desk) == []
    past.undo(desk)
    assert len(asked(desk)) == 2


@pytest.mark.parametrize("decide", [links.reject, links.conflict])
def test_what_follows_from_a_pair_set_apart_is_not_asked(town, decide) -> None:
    desk = town([(1, 2, "same", 0.9), (2, 3, "same", 0.6), (1, 3, "conflict", 0.6), (3, 4, "same", 0.9)])
    links.accept(desk, 1, 2)
    decide(desk, 2, 3)
    assert asked(desk) == [(3, 4)]
    past.undo(desk)
    assert len(asked(desk)) == 3


def test_what_is_only_proposed_answers_nothing(town) -> None:
    desk = town([(1, 2, "same", 0.9), (2, 3, "related", 0.2), (1, 3, "related", 0.2)])
    links.reject(desk, 2, 3)
    assert sorted(asked(desk)) == [(1, 2), (1, 3)]


def test_a_dismissed_cluster_comes_last_and_blind_hides_what_is_a_conflict(town) -> None:
    desk = town([(1, 2, "conflict", 0.45), (3, 4, "same", 0.26), (5, 6, "conflict", 0.9)])
    assert asked(desk) == [(1, 2), (5, 6), (3, 4)]
    assert asked(desk, blind=True)[-1] == (5, 6)
    dismissed = next(one for one in links.listing(desk) if (one.a, one.b) == (1, 2)).left.cluster
    clusters.set_status(desk, dismissed, "dismissed")
    assert asked(desk)[-1] == asked(desk, blind=True)[-1] == (1, 2)


def test_pairs_come_with_their_articles_in_the_order_asked_for(town) -> None:
    desk = town([(1, 2, "same", 0.9), (3, 4, "same", 0.9)])
    ids = [one.id for one in reversed(reviewing.queue(desk).questions)]
    found = reviewing.pairs(desk, [*ids, 999])
    assert [pair.link.id for pair in found] == ids
    for pair in found:
        for claim, article in ((pair.link.left, pair.left), (pair.link.right, pair.right)):
            assert article.text[claim.start : claim.end] == claim.quote


def test_the_queue_asks_the_store_a_fixed_number_of_times(town) -> None:
    desk = town([(1, 2, "same", 0.9)])
    few = statements(desk)
    with desk.operation("link") as (session, _):
        for a, b in ((3, 4), (4, 5), (5, 6), (1, 6)):
            session.add(link_row(records.Link(a=a, b=b, relation=Relation.SAME, score=0.5, same=0.5)))
    assert statements(desk) == few


def statements(desk: Desk) -> int:
    seen: list[str] = []
    with desk.store.read() as session:
        engine = session.get_bind()

    def note(_connection, _cursor, statement, *_rest) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    reviewing.queue(desk)
    event.remove(engine, "before_cursor_execute", note)
    return len(seen)
