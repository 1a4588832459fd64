from pathlib import Path
from typing import Any

import pytest
from support import home, saying

from workbench.desk import Desk, claims, clusters, intake, links, past, upkeep, verdicts
from workbench.errors import DataError, NotFound, NothingToUndo, StaleEdit, UsageError


@pytest.fixture
def toll(stormy: Desk) -> tuple[Any, ...]:
    """The claim on the storm's toll, as three outlets have it; the third has another figure."""
    return tuple(saying(stormy, "storm killed", source) for source in ("harbour", "post", "times"))


def test_the_same_claim_is_proposed_and_another_figure_is_not(stormy: Desk, toll: Any) -> None:
    harbour, post, times = toll

    assert home(stormy, harbour).id == home(stormy, post).id
    assert set(home(stormy, harbour).proposed) >= {harbour.id, post.id}
    assert home(stormy, times).id != home(stormy, harbour).id
    between = [
        link for link in links.listing(stormy, relation="conflict") if {link.a, link.b} == {post.id, times.id}
    ]
    assert any("31" in reason and "44" in reason for reason in between[0].reasons)


def test_accepting_confirms_both(stormy: Desk, toll: Any) -> None:
    harbour, post, _ = toll

    links.accept(stormy, harbour.id, post.id, because="same toll, same day")

    together = home(stormy, harbour)
    assert set(together.claims) >= {harbour.id, post.id}
    assert not {harbour.id, post.id} & set(together.proposed)


def test_a_rejection_is_for_ever(stormy: Desk, toll: Any) -> None:
    harbour, post, _ = toll

    links.reject(stormy, harbour.id, post.id, because="another storm")
    assert home(stormy, harbour).id != home(stormy, post).id

    links.link(stormy)
    assert home(stormy, harbour).id != home(stormy, post).id
    decided = links.listing(stormy, state="rejected")
    assert [(link.a, link.b, link.because) for link in decided] == [(harbour.id, post.id, "another storm")]


def test_a_rejection_holds_for_the_same_words_in_a_new_version(
    stormy: Desk, toll: Any, tmp_path: Path
) -> None:
    harbour, post, _ = toll
    links.reject(stormy, harbour.id, post.id, because="another storm")
    path = tmp_path / "post.txt"
    path.write_text(path.read_text().replace("$40 million", "$55 million"))

    intake.read(stormy, path)

    again = next(
        c
        for c in claims.listing(stormy)
        if c.quote == post.quote and c.id > post.id and c.source == "post.txt"
    )
    assert home(stormy, again).id != home(stormy, harbour).id
    asked = {(link.a, link.b) for link in links.listing(stormy, state="suggested")}
    assert (harbour.id, again.id) not in asked


def test_a_conflict_keeps_apart(stormy: Desk, toll: Any) -> None:
    harbour, post, times = toll

    links.accept(stormy, harbour.id, post.id)
    links.conflict(stormy, times.id, post.id)

    [link] = links.listing(stormy, relation="conflict", state="confirmed")
    assert {link.a, link.b} == {post.id, times.id}
    with pytest.raises(DataError, match="set apart"):
        clusters.merge(stormy, home(stormy, post).id, home(stormy, times).id)


def test_merge_and_split_are_each_others_opposite(stormy: Desk) -> None:
    wall = saying(stormy, "sea wall", "post")
    open_again = saying(stormy, "reopened the", "harbour")

    clusters.merge(stormy, home(stormy, wall).id, home(stormy, open_again).id)
    merged = home(stormy, wall)
    assert {wall.id, open_again.id} <= set(merged.claims)

    clusters.split(stormy, merged.id, [open_again.id], because="about the harbour")
    assert home(stormy, wall).id != home(stormy, open_again).id
    links.link(stormy)
    assert home(stormy, wall).id != home(stormy, open_again).id


def test_a_verdict_goes_along_in_a_merge_and_two_are_refused(stormy: Desk, toll: Any) -> None:
    harbour, _, times = toll
    one, other = home(stormy, harbour), home(stormy, times)
    verdicts.set_verdict(stormy, other.id, "false", because="the coroner counted 31")

    clusters.merge(stormy, one.id, other.id)
    assert home(stormy, harbour).verdict == "false"

    wall = home(stormy, saying(stormy, "sea wall", "post"))
    verdicts.set_verdict(stormy, wall.id, "true", because="it is in the budget")
    with pytest.raises(DataError, match="both have a verdict"):
        clusters.merge(stormy, one.id, wall.id)
    assert home(stormy, harbour).verdict == "false"


def test_a_new_member_does_not_inherit_a_verdict_unseen(stormy: Desk, toll: Any) -> None:
    harbour, post, _ = toll
    together = home(stormy, harbour)
    verdicts.set_verdict(stormy, together.id, "true", because="the coroner counted 31")

    after = home(stormy, harbour)
    confirmed = set(after.claims) - set(after.proposed)
    assert len(confirmed) == 1
    clusters.confirm(stormy, next(id for id in (harbour.id, post.id) if id not in confirmed))
    assert not {harbour.id, post.id} & set(home(stormy, harbour).proposed)


def test_every_decision_can_be_undone_in_turn(stormy: Desk, toll: Any) -> None:
    harbour, post, times = toll
    states = [_state(stormy)]
    steps = (
        lambda: links.accept(stormy, harbour.id, post.id),
        lambda: links.conflict(stormy, post.id, times.id),
        lambda: verdicts.set_verdict(stormy, home(stormy, post).id, "true", because="counted"),
        lambda: clusters.set_status(stormy, home(stormy, post).id, "checked"),
        lambda: verdicts.withdraw(stormy, home(stormy, post).id, because="recount"),
        lambda: clusters.split(stormy, home(stormy, post).id, [post.id]),
    )
    for step in steps:
        step()
        states.append(_state(stormy))
    for expected in reversed(states[:-1]):
        past.undo(stormy)
        assert _state(stormy) == expected
    for expected in states[1:]:
        past.redo(stormy)
        assert _state(stormy) == expected
    assert all(finding.ok for finding in upkeep.verify(stormy))


def test_undo_leaves_others_work_alone(stormy: Desk, toll: Any) -> None:
    stormy.by = "ben"
    with pytest.raises(NothingToUndo, match="ben"):
        past.undo(stormy)


def test_a_stale_edit_is_refused_and_says_who(stormy: Desk, toll: Any) -> None:
    cluster = home(stormy, toll[0])
    stormy.by = "ben"
    verdicts.set_verdict(stormy, cluster.id, "false", because="no such storm")
    stormy.by = "ana"

    with pytest.raises(StaleEdit, match=r"ben at .* UTC, verdict 1"):
        verdicts.set_verdict(stormy, cluster.id, "true", because="counted", seen=cluster.version)
    assert home(stormy, toll[0]).verdict == "false"


def test_nothing_done_is_nothing_written(stormy: Desk, toll: Any) -> None:
    cluster = home(stormy, toll[0])
    before = past.listing(stormy)

    clusters.set_status(stormy, cluster.id, "open")

    assert past.listing(stormy) == before
    assert home(stormy, toll[0]).version == cluster.version


def test_what_does_not_exist_is_named(stormy: Desk) -> None:
    for call in (
        lambda: claims.claim(stormy, 999),
        lambda: clusters.cluster(stormy, 999),
        lambda: links.accept(stormy, 1, 999),
        lambda: clusters.merge(stormy, 1, 999),
        lambda: verdicts.set_verdict(stormy, 999, "true", because="x"),
        lambda: past.undo(stormy, 999),
    ):
        with pytest.raises(NotFound, match="999"):
            call()
    with pytest.raises(UsageError, match="rationale"):
        verdicts.set_verdict(stormy, 1, "true", because="  ")


def test_the_order_of_reading_changes_nothing_that_is_proposed(stormy: Desk) -> None:
    before = {frozenset(cluster.claims) for cluster in clusters.listing(stormy)}
    links.link(stormy)
    assert {frozenset(cluster.claims) for cluster in clusters.listing(stormy)} == before


def _state(desk: Desk) -> Any:
    return (
        [(c.id, c.claims, c.proposed, c.verdict, c.status, c.conflicts) for c in clusters.listing(desk)],
        [(link.a, link.b, link.relation, link.state, link.because) for link in links.listing(desk)],
    )
