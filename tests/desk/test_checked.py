"""Published fact-checks: imported, matched with claims from both sides, decided by people, undone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk.conftest import HARBOUR
from support import saying, spoil, wrong

from workbench.desk import (
    Desk,
    checked,
    claims,
    clusters,
    evidence,
    importing,
    intake,
    learning,
    open_desk,
    past,
    reports,
    upkeep,
    verdicts,
)
from workbench.desk.glance import glance
from workbench.errors import Cancelled, NotFound, ReadError, StaleEdit, UsageError
from workbench.records import LinkState

TOLL = "The storm killed 31 people in Port Amsel on Friday"
REVIEWS = [
    {
        "claim": TOLL,
        "title": "How many died in the storm?",
        "url": "https://lantern.example/toll",
        "publisher": "The Lantern",
        "rating": "False",
        "date": "2024-03-09",
    },
    {"claim": "Cats were banned from the Senate of Velmar", "publisher": "The Lantern", "rating": "True"},
]
Write = Callable[[list[dict[str, Any]]], Path]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    def write(items: list[dict[str, Any]]) -> Path:
        path = tmp_path / "checks.jsonl"
        path.write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
        return path

    return write


def pairs(desk: Desk) -> dict[tuple[str, str, str], tuple[str, float, str]]:
    """What may be about what: by the words, for ids hang on the order of reading."""
    told = {claim.id: (claim.source, claim.text) for claim in claims.listing(desk)}
    return {
        (*told[link.claim], link.checked.claim): (link.relation, round(link.score, 6), link.state)
        for link in checked.links(desk)
    }


def toll(desk: Desk) -> int:
    """The cluster of the toll."""
    return saying(desk, "killed 31", "harbour").cluster


def test_importing_twice_adds_nothing_and_a_change_is_one_operation(desk: Desk, written: Write) -> None:
    done = importing.take(desk, str(written(REVIEWS)))
    assert (done.new, done.changed, done.unchanged, done.refused) == (2, 0, 0, 0)
    again = importing.take(desk, str(written(REVIEWS)))
    assert (again.new, again.changed, again.unchanged, again.operation) == (0, 0, 2, None)
    assert len(past.listing(desk)) == 1
    changed = importing.take(desk, str(written([REVIEWS[0] | {"rating": "Half true"}])))
    assert (changed.new, changed.changed) == (0, 1)
    assert {item.rating for item in checked.listing(desk)} == {"Half true", "True"}
    past.undo(desk)
    assert {item.rating for item in checked.listing(desk)} == {"False", "True"}
    past.undo(desk)
    assert checked.listing(desk) == []
    past.redo(desk)
    assert [item.claim for item in checked.listing(desk)] == [TOLL, REVIEWS[1]["claim"]]
    assert all(finding.ok for finding in upkeep.verify(desk))
    assert upkeep.counts(desk).checked == 2


def test_what_cannot_be_used_is_refused_and_the_rest_kept(desk: Desk, written: Write, tmp_path: Path) -> None:
    done = importing.take(desk, str(written([REVIEWS[0], {"claim": ""}, REVIEWS[1], REVIEWS[1]])))
    assert (done.new, done.unchanged, done.refused) == (2, 1, 1)
    assert "line 2" in done.errors[0]
    with pytest.raises(ReadError):
        importing.take(desk, str(tmp_path / "missing.json"))
    assert len(checked.listing(desk)) == 2


def test_a_cancelled_import_keeps_nothing(stormy: Desk, written: Write) -> None:
    with pytest.raises(Cancelled):
        importing.take(stormy, str(written(REVIEWS)), cancelled=lambda: True)
    assert checked.listing(stormy) == []


def test_both_orders_give_the_same(stormy: Desk, written: Write, tmp_path: Path) -> None:
    path = str(written(REVIEWS))
    done = importing.take(stormy, path)
    assert done.matched == 1
    with open_desk(tmp_path / "other.db", by="ana") as other:
        importing.take(other, path)
        for name in ("harbour", "post", "times"):
            intake.read(other, tmp_path / f"{name}.txt")
        assert pairs(other) == pairs(stormy)
    assert any(said[2] == TOLL for said in pairs(stormy))
    assert not any(said[2] == REVIEWS[1]["claim"] for said in pairs(stormy))


def test_a_read_tells_how_many_were_checked_before(desk: Desk, written: Write) -> None:
    importing.take(desk, str(written(REVIEWS)))
    assert intake.read(desk, HARBOUR.encode()).checked == 1
    assert intake.read(desk, b"Nothing of the kind was heard in Nordheim in 1950.").checked == 0


def test_match_finds_what_was_checked(stormy: Desk, written: Write) -> None:
    assert checked.match(stormy, TOLL) == []
    importing.take(stormy, str(written(REVIEWS)))
    first = checked.match(stormy, "31 people were killed by the storm in Port Amsel")[0]
    assert (first.kind, first.checked.claim, first.comparison.relation) == ("checked", TOLL, "same")
    assert (
        checked.match(stormy, "The storm killed 44 people in Port Amsel")[0].comparison.relation == "conflict"
    )
    assert all(match.kind == "claim" for match in claims.match(stormy, TOLL))
    with pytest.raises(UsageError):
        checked.match(stormy, " ")


def test_nothing_is_taken_over_by_itself(stormy: Desk, written: Write) -> None:
    before = clusters.listing(stormy)
    importing.take(stormy, str(written(REVIEWS)))
    home = toll(stormy)
    after = clusters.listing(stormy)
    assert [one.model_copy(update={"checked_before": 0}) for one in after] == before
    assert clusters.cluster(stormy, home).checked_before == 1
    assert not verdicts.listing(stormy, home)
    assert not evidence.listing(stormy, home)


def test_claims_and_reports_tell_what_others_published(stormy: Desk, written: Write, tmp_path: Path) -> None:
    importing.take(stormy, str(written(REVIEWS)))
    home = toll(stormy)
    [link] = checked.of_cluster(stormy, home)
    listed = claims.listing(stormy)
    before = {cluster.id: cluster.checked_before for cluster in clusters.listing(stormy)}
    assert before[home] == 1
    assert all(claim.checked_before == before[claim.cluster] for claim in listed)
    assert glance(str(tmp_path / "claims.db")) == listed
    told = {item.cluster.id: item.checked for item in reports.build(stormy).items}
    assert told.pop(home) == (link,)
    assert all(len(known) == before[cluster] for cluster, known in told.items())
    assert () in told.values()
    checked.reject(stormy, link.checked.id, home)
    assert not any(claim.checked_before for claim in claims.listing(stormy, cluster=home))
    assert glance(str(tmp_path / "claims.db")) == claims.listing(stormy)
    assert reports.build(stormy, [home]).items[0].checked == ()


def test_used_as_evidence_with_the_stance_of_a_person(stormy: Desk, written: Write) -> None:
    importing.take(stormy, str(written(REVIEWS)))
    home = toll(stormy)
    [link] = checked.of_cluster(stormy, home)
    added = checked.use(stormy, link.checked.id, home, stance="refutes", archive=False)
    piece = evidence.listing(stormy, home)[0]
    assert (piece.stance, piece.source, piece.title) == ("refutes", REVIEWS[0]["url"], REVIEWS[0]["title"])
    assert "False, The Lantern, 2024-03-09" in piece.note
    assert checked.of_cluster(stormy, home)[0].state is LinkState.CONFIRMED
    assert not verdicts.listing(stormy, home)
    past.undo(stormy, added.operation.id)
    assert checked.of_cluster(stormy, home)[0].state is LinkState.SUGGESTED
    assert not evidence.listing(stormy, home)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/etc/passwd", "file:///etc/passwd", ""])
def test_only_web_addresses_are_followed(stormy: Desk, written: Write, address: str) -> None:
    importing.take(stormy, str(written([REVIEWS[0] | {"url": address}])))
    home = toll(stormy)
    added = checked.use(stormy, 1, home, stance="context")
    assert added.evidence.capture is None
    assert added.evidence.source == (address or "The Lantern")


def test_not_this_claim_is_remembered(stormy: Desk, written: Write, tmp_path: Path) -> None:
    path = str(written(REVIEWS))
    importing.take(stormy, path)
    home = toll(stormy)
    done = checked.reject(stormy, 1, home, because="another storm")
    assert checked.of_cluster(stormy, home) == []
    assert clusters.cluster(stormy, home).checked_before == 0
    assert {link.because for link in checked.links(stormy, state="rejected")} == {"another storm"}
    importing.take(stormy, path)
    checked.rematch(stormy)
    assert checked.of_cluster(stormy, home) == []
    # a new version repeats the words
    (tmp_path / "harbour.txt").write_text(HARBOUR + "\nThe mayor will speak on Monday.\n", encoding="utf-8")
    again = intake.read(stormy, tmp_path / "harbour.txt")
    words = saying(stormy, "killed 31", "harbour").quote
    repeated = next(one for one in claims.listing(stormy, article=again.article) if one.quote == words)
    print(
        [(link.checked.claim, link.claim, link.state, link.score) for link in checked.links(stormy)],
        repeated.id,
    )
    assert {link.state for link in checked.links(stormy) if link.claim == repeated.id} == {LinkState.REJECTED}
    past.undo(stormy)
    past.undo(stormy, done.id)
    assert checked.of_cluster(stormy, home)


def test_what_is_decided_keeps_its_import(stormy: Desk, written: Write) -> None:
    done = importing.take(stormy, str(written(REVIEWS)))
    decided = checked.reject(stormy, 2, toll(stormy))
    with pytest.raises(StaleEdit):
        past.undo(stormy, done.operation)
    past.undo(stormy, decided.id)
    past.undo(stormy, done.operation)
    assert checked.listing(stormy) == []
    assert checked.links(stormy) == []


def test_rematching_changes_nothing_that_stands(stormy: Desk, written: Write) -> None:
    importing.take(stormy, str(written(REVIEWS)))
    before = pairs(stormy)
    matched = checked.rematch(stormy)
    assert (matched.checked, matched.links) == (2, len(before))
    assert pairs(stormy) == before


def test_listing(desk: Desk, written: Write) -> None:
    importing.take(desk, str(written(REVIEWS)))
    assert [item.id for item in checked.listing(desk)] == [1, 2]
    assert [item.id for item in checked.listing(desk, query="senate CATS")] == [2]
    assert checked.listing(desk, query="100%_") == []
    assert [item.rating for item in checked.listing(desk, ids=[2])] == ["True"]
    for call in (lambda: checked.listing(desk, ids=[9]), lambda: checked.reject(desk, 1, 9)):
        with pytest.raises(NotFound):
            call()


def test_the_index_is_caught_up_in_another_process(desk: Desk, written: Write, tmp_path: Path) -> None:
    many = [{"claim": f"Town {n} has {n * 7} bridges over the Velm", "publisher": "P"} for n in range(150)]
    importing.take(desk, str(written(many)))
    desk.close()
    assert (tmp_path / "claims.checked.index").is_dir()
    with open_desk(tmp_path / "claims.db", by="ben") as other:
        importing.take(other, str(written(REVIEWS)))
        assert (
            checked.match(other, "Town 77 has 539 bridges over the Velm")[0].checked.claim
            == many[77]["claim"]
        )
        past.undo(other)
        assert all(match.checked.claim != TOLL for match in checked.match(other, TOLL))


def test_many_at_once(desk: Desk, written: Write) -> None:
    many = [{"claim": f"Ship {n} carried {n} tonnes to Port {n % 97}", "publisher": "P"} for n in range(5000)]
    intake.read(desk, HARBOUR.encode())
    assert importing.take(desk, str(written([*many, REVIEWS[0]]))).new == 5001
    assert [link.checked.claim for link in checked.of_cluster(desk, toll_of(desk))] == [TOLL]


def toll_of(desk: Desk) -> int:
    return next(claim.cluster for claim in claims.listing(desk) if "killed 31" in claim.quote)


def test_verify_finds_what_is_wrong_with_fact_checks(stormy: Desk, written: Write, tmp_path: Path) -> None:
    importing.take(stormy, str(written(REVIEWS)))
    assert wrong(stormy) == []
    [link, *_] = checked.links(stormy)
    pair = f"claim {link.claim} and fact-check {link.checked.id}"
    spoil(
        tmp_path / "claims.db",
        "UPDATE checked SET claim = 'Dogs were' WHERE publisher != '' AND rating = 'True'",
    )
    assert "checked: fact-check 2 is not the one that was imported: its key differs" in wrong(stormy)
    spoil(tmp_path / "claims.db", f"UPDATE checked_link SET state = 'perhaps' WHERE id = {link.id}")
    assert f"checked: {pair} are linked as {link.relation}, perhaps, which nobody can say" in wrong(stormy)
    spoil(tmp_path / "claims.db", "DELETE FROM checked WHERE id = 1")
    assert any(line.startswith("references: checked_link") for line in wrong(stormy))
    spoil(tmp_path / "claims.db", "UPDATE checked SET value = 7 WHERE id = 2")
    assert any(
        line.startswith("checked: cannot be checked: a value cannot be read") for line in wrong(stormy)
    )


def test_verify_finds_settings_said_twice(desk: Desk, tmp_path: Path) -> None:
    learning.reset(desk)
    assert wrong(desk) == []
    spoil(tmp_path / "claims.db", "INSERT INTO tuning SELECT id + 1, active, since, version FROM tuning")
    assert "settings: how thresholds of linking learn is said 2 times" in wrong(desk)
