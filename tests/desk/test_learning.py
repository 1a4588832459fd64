"""A desk that learns: what is decided ranks what is left, and what is taken back is forgotten."""

import math
from pathlib import Path

import pytest
from support import home, saying

from workbench.desk import (
    Desk,
    claims,
    clusters,
    evidence,
    intake,
    learning,
    open_desk,
    past,
    upkeep,
    verdicts,
)
from workbench.desk.glance import glance
from workbench.desk.learning import Stage
from workbench.records import ClaimView

TOWNS = ("Velmar", "Osterby", "Kallin", "Port Amsel", "Dunmore", "Brackwater", "Sellin", "Torvik")


def ranked(desk: Desk) -> list[tuple[int, float, str]]:
    return [(claim.id, claim.worth, claim.band) for claim in claims.listing(desk)]


def decided(desk: Desk) -> tuple[int, int]:
    state = learning.state(desk)
    return state.kept, state.dismissed


def dismiss(desk: Desk, claim: ClaimView) -> None:
    clusters.set_status(desk, claim.cluster, "dismissed")


@pytest.fixture
def busy(desk: Desk, tmp_path: Path) -> Desk:
    """A desk with 96 claims of two sorts, 80 of which are decided: figures kept, what is forbidden dismissed."""
    for number, town in enumerate(TOWNS):
        lines = [f"{town} in the news", ""]
        for part in range(6):
            street = f"{'ABCDEF'[part]}{number} Street"
            lines.append(f"The school in {street} of {town} has {31 + 7 * part + number} teachers.\n")
            lines.append(f"The council of {town} banned all dogs from {street} by law.\n")
        path = tmp_path / f"{number}.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        intake.read(desk, path)
    for claim in sorted(claims.listing(desk), key=lambda claim: claim.id)[:80]:
        if desk_has(desk, claim.cluster):
            clusters.set_status(desk, claim.cluster, "checking" if "teachers" in claim.quote else "dismissed")
    return desk


def desk_has(desk: Desk, cluster: int) -> bool:
    return clusters.cluster(desk, cluster).status == "open"


def test_the_first_decision_is_learned_from_and_undo_forgets_it(stormy: Desk) -> None:
    before = ranked(stormy)
    toll = saying(stormy, "storm killed", "times")

    dismiss(stormy, toll)

    state = learning.state(stormy)
    assert (state.stage, state.kept, state.dismissed) == (Stage.RECALIBRATED, 0, 1)
    after = ranked(stormy)
    assert [id for id, _, _ in after] == [id for id, _, _ in before]
    assert all(new < old for (_, new, _), (_, old, _) in zip(after, before, strict=True))
    past.undo(stormy)
    assert ranked(stormy) == before
    assert learning.state(stormy).stage == Stage.SHIPPED
    past.redo(stormy)
    assert ranked(stormy) == after


def test_what_counts_as_a_decision(stormy: Desk, tmp_path: Path) -> None:
    toll, wall = saying(stormy, "storm killed", "times"), saying(stormy, "sea wall", "post")
    report = tmp_path / "report.txt"
    report.write_text("Forty-four were counted.", encoding="utf-8")

    added = evidence.add(stormy, toll.cluster, str(report), stance="supports")
    assert decided(stormy) == (1, 0)
    verdicts.set_verdict(stormy, wall.cluster, "true", because="budget")
    assert decided(stormy) == (2, 0)
    verdicts.withdraw(stormy, wall.cluster, because="misread")
    assert decided(stormy) == (1, 0)
    evidence.remove(stormy, added.evidence.id)
    assert decided(stormy) == (0, 0)
    clusters.set_status(stormy, wall.cluster, "checking")
    assert decided(stormy) == (1, 0)
    clusters.set_status(stormy, wall.cluster, "dismissed")
    assert decided(stormy) == (0, 1)
    clusters.set_status(stormy, wall.cluster, "open")
    assert decided(stormy) == (0, 0)


def test_a_cluster_is_one_decision_however_many_carry_it(stormy: Desk) -> None:
    toll = saying(stormy, "storm killed", "harbour")
    assert len(home(stormy, toll).claims) > 1

    dismiss(stormy, toll)

    assert decided(stormy) == (0, 1)


def test_with_enough_decisions_the_order_follows_and_says_why(busy: Desk) -> None:
    state = learning.state(busy)
    assert state.stage == Stage.REWEIGHTED
    assert any("law" in change.text and change.weight < 0 for change in state.changes)
    left = claims.listing(busy, status="open")
    with_figures = [place for place, claim in enumerate(left) if "teachers" in claim.quote]
    assert with_figures == list(range(len(with_figures)))
    for claim in left:
        odds = math.fsum(reason.weight for reason in claim.reasons)
        assert claim.worth == pytest.approx(1 / (1 + math.exp(-odds)), abs=1e-12)
    assert any("such: law" in reason.text for reason in left[-1].reasons)


def test_bands_and_a_glance_follow_too(busy: Desk, tmp_path: Path) -> None:
    listed = claims.listing(busy)
    for band in ("high", "medium", "low"):
        assert claims.listing(busy, band=band) == [claim for claim in listed if claim.band == band]
    busy.close()

    assert glance(str(tmp_path / "claims.db")) == listed[:100]


def test_what_is_read_later_is_ranked_by_what_is_learned(busy: Desk, tmp_path: Path) -> None:
    path = tmp_path / "later.txt"
    path.write_text(
        "Later news\n\nThe council of Harrow banned all dogs from Mill Lane by law.\n", encoding="utf-8"
    )

    read = intake.read(busy, path)

    [claim] = claims.listing(busy, article=read.article)
    assert any("such: law" in reason.text for reason in claim.reasons)
    assert all(finding.ok for finding in upkeep.verify(busy))


def test_reset_forgets_what_was_decided_until_then_and_can_be_undone(busy: Desk) -> None:
    after = ranked(busy)

    learning.reset(busy)

    state = learning.state(busy)
    assert (state.stage, state.kept, state.dismissed) == (Stage.SHIPPED, 0, 0)
    assert ranked(busy) != after
    assert not any("you kept" in reason.text for claim in claims.listing(busy) for reason in claim.reasons)
    dismiss(busy, claims.listing(busy, status="open")[0])
    assert decided(busy) == (0, 1)
    past.undo(busy)
    past.undo(busy)
    assert ranked(busy) == after
    assert all(finding.ok for finding in upkeep.verify(busy))


def test_off_ranks_as_spotted_and_on_as_before(stormy: Desk) -> None:
    spotted = ranked(stormy)
    dismiss(stormy, saying(stormy, "storm killed", "times"))
    after = ranked(stormy)

    learning.use(stormy, False)
    assert (ranked(stormy), learning.state(stormy).active) == (spotted, False)
    dismiss(stormy, saying(stormy, "sea wall", "post"))
    assert ranked(stormy) == spotted
    past.undo(stormy)
    learning.use(stormy, True)
    assert ranked(stormy) == after


def test_two_desks_learn_from_each_other(stormy: Desk, tmp_path: Path) -> None:
    with open_desk(tmp_path / "claims.db", by="ben") as other:
        dismiss(stormy, saying(stormy, "storm killed", "times"))
        assert ranked(other) == ranked(stormy)
        clusters.set_status(other, saying(other, "sea wall", "post").cluster, "checking")
        assert decided(stormy) == (1, 1)
        assert ranked(other) == ranked(stormy)
    assert [operation.by for operation in past.listing(stormy, limit=2)] == ["ben", "ana"]


def test_ranks_that_lag_behind_are_told_and_mended(busy: Desk) -> None:
    with busy.store.write() as session:
        session.connection().exec_driver_sql("DELETE FROM claim_rank WHERE claim_id = 3")
        session.connection().exec_driver_sql("UPDATE claim_rank SET score = 0.5 WHERE claim_id = 4")
        session.connection().exec_driver_sql("UPDATE learned SET kept = kept + 1")

    wrong = [finding.message for finding in upkeep.verify(busy) if not finding.ok]

    assert len(wrong) == 3
    assert all("`workbench learned on`" in message for message in wrong)
    learning.use(busy, True)
    assert all(finding.ok for finding in upkeep.verify(busy))


def test_learning_leaves_no_trace_in_the_history(stormy: Desk) -> None:
    dismiss(stormy, saying(stormy, "sea wall", "post"))

    last = past.operation(stormy, past.listing(stormy, limit=1)[0].id)

    assert {change.table for change in last.changes} == {"cluster"}


def test_a_backup_ranks_as_its_original(busy: Desk, tmp_path: Path) -> None:
    upkeep.backup(busy, tmp_path / "copy.db")
    with open_desk(tmp_path / "copy.db") as copy:
        assert ranked(copy) == ranked(busy)
        assert learning.state(copy) == learning.state(busy)
