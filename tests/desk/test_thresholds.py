"""Thresholds that follow the team's decisions on pairs: from the fiftieth on, shown, reset, turned off."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from support import copy_database, saying

from workbench import records
from workbench.desk import (
    Desk,
    claims,
    clusters,
    intake,
    learning,
    links,
    open_desk,
    past,
    thresholds,
    upkeep,
)
from workbench.desk.learning import Part
from workbench.desk.proposals import link_row
from workbench.linking.bands import CLAIMS
from workbench.linking.tuning import ENOUGH, OF_EACH
from workbench.records import Relation
from workbench.store import graph

WORDS = ("bridges", "schools", "ferries", "cranes", "wells", "clinics", "depots", "mills")


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which a team has rejected most pairs that a machine found likely; made once."""
    folder = tmp_path_factory.mktemp("strict")
    with open_desk(folder / "claims.db", by="ana") as desk:
        sides = []
        for name in "ab":
            path = folder / f"{name}.txt"
            lines = [f"The council of Velmar counted {31 + n} {word}.\n" for n, word in enumerate(WORDS)]
            path.write_text("\n".join([f"Counts {name}", "", *lines]), encoding="utf-8")
            article = intake.read(desk, path).article
            sides.append(sorted(claim.id for claim in claims.listing(desk, article=article)))
        pairs = [(a, b) for a, b in product(*sides) if abs(sides[0].index(a) - sides[1].index(b)) < 6]
        with desk.operation("link") as (session, _):
            for row in graph.links_among(session, graph.claim_ids(session)):
                session.delete(row)
            session.flush()
            for a, b in pairs:
                link = records.Link(a=a, b=b, relation=Relation.SAME, score=0.4, same=0.4, conflict=0.1)
                session.add(link_row(link))
        agreed = list(zip(*sides, strict=True))[:OF_EACH]
        for a, b in agreed:
            links.accept(desk, a, b)
        for a, b in [pair for pair in pairs if pair not in agreed][: ENOUGH - OF_EACH]:
            links.reject(desk, a, b)
    return folder / "claims.db"


@pytest.fixture
def team(strict: Path, tmp_path: Path) -> Iterator[Desk]:
    copy_database(strict, tmp_path / "claims.db")
    with open_desk(tmp_path / "claims.db", by="ana") as desk:
        yield desk


def test_the_fiftieth_decision_moves_them_and_undo_moves_them_back(team: Desk) -> None:
    found = thresholds.state(team)
    assert (found.decisions, found.same, found.rejected) == (ENOUGH, OF_EACH, ENOUGH - OF_EACH)
    assert found.bands.suggest > CLAIMS.suggest
    assert (found.bands.conflict, found.bands.join) == (CLAIMS.conflict, CLAIMS.join)
    assert learning.state(team).thresholds == found

    past.undo(team)

    assert thresholds.state(team).bands == CLAIMS
    past.redo(team)
    assert thresholds.state(team) == found


def test_what_is_linked_afterwards_follows_and_what_is_proposed_stays(team: Desk, tmp_path: Path) -> None:
    bands = thresholds.state(team).bands
    mine = [link for link in links.listing(team) if link.state == "suggested"]
    groups = [cluster.claims for cluster in clusters.listing(team)]
    waiting = mine[0]
    links.reject(team, waiting.a, waiting.b)
    assert {link.id for link in mine} - {waiting.id} == {
        link.id for link in links.listing(team) if link.state == "suggested" and link.relation == "same"
    }
    past.undo(team)
    assert [cluster.claims for cluster in clusters.listing(team)] == groups

    links.link(team)

    for link in links.listing(team, state="suggested"):
        if link.relation == "same":
            assert link.same >= bands.suggest
        elif link.relation == "related":
            assert bands.review <= link.same < bands.suggest
    assert all(finding.ok for finding in upkeep.verify(team))


def test_match_names_a_relation_by_them(team: Desk) -> None:
    asked = "Velmar council counted cranes"
    bands, found = thresholds.state(team).bands, claims.match(team, asked, limit=8)
    learning.use(team, False, Part.THRESHOLDS)
    shipped = claims.match(team, asked, limit=8)

    assert [match.comparison.same for match in found] == [match.comparison.same for match in shipped]
    for least, matches in ((bands.suggest, found), (CLAIMS.suggest, shipped)):
        for match in matches:
            likelier = match.comparison.same > match.comparison.conflict
            assert (match.comparison.relation == "same") == (likelier and match.comparison.same >= least)


def test_off_and_reset_are_in_the_history_and_undone(team: Desk) -> None:
    moved = thresholds.state(team).bands

    learning.use(team, False, Part.THRESHOLDS)
    assert (thresholds.state(team).bands, learning.state(team).active) == (CLAIMS, True)
    past.undo(team)
    assert thresholds.state(team).bands == moved

    learning.reset(team, Part.THRESHOLDS)
    found = thresholds.state(team)
    assert (found.bands, found.decisions) == (CLAIMS, 0)
    assert found.since is not None
    assert past.listing(team, limit=1)[0].summary == "forgot what the thresholds of linking had learned"
    past.undo(team)
    assert thresholds.state(team).bands == moved

    learning.reset(team)
    state = learning.state(team)
    assert state.since is not None
    assert state.thresholds.since is not None
    past.undo(team)
    assert thresholds.state(team).bands == moved


def test_a_split_is_one_decision_and_a_new_version_is_none(stormy: Desk, tmp_path: Path) -> None:
    one, other = saying(stormy, "storm killed", "harbour"), saying(stormy, "storm killed", "post")
    links.reject(stormy, one.id, other.id)
    assert thresholds.state(stormy).decisions == 1
    text = (tmp_path / "post.txt").read_text(encoding="utf-8")
    (tmp_path / "post.txt").write_text(text + "\nNo ship sank.\n", encoding="utf-8")
    intake.read(stormy, tmp_path / "post.txt")
    assert sum(link.state == "rejected" for link in links.listing(stormy)) == 2
    assert (thresholds.state(stormy).decisions, thresholds.state(stormy).rejected) == (1, 1)

    several = next(cluster for cluster in clusters.listing(stormy) if len(cluster.claims) > 1)
    clusters.split(stormy, several.id, several.claims[:1])
    assert thresholds.state(stormy).decisions == 2
