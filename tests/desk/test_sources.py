"""Independent sources: an outlet once, and all who carry one agency's text once."""

from pathlib import Path

import pytest
from sqlalchemy import delete
from support import home, saying, spoil, wrong

from workbench import reporting
from workbench.desk import (
    Desk,
    claims,
    clusters,
    intake,
    links,
    open_desk,
    past,
    quotations,
    reports,
    reviewing,
    values,
)
from workbench.records import Cluster
from workbench.reporting.words import quoted, sources
from workbench.store.models import ClaimOrigin, OriginsSeen

WIRE = """\
Ferries to be withdrawn

March {day}, 2024

PORT AMSEL (AP) - The ferry company will withdraw eleven of its oldest vessels before the summer season begins,
after inspectors found cracks in the hulls of two of them, its chairman told shareholders at the yearly meeting.
{more}
© 2024 The Amsel {paper}. All rights reserved.
"""
OWN = """\
No ships for the islands

March 5, 2024

Anger grew in the harbour. The ferry company will withdraw eleven vessels before the summer season, and islanders
who had come by the morning boat heard of it from a leaflet.
"""
SAID = "withdraw eleven"


@pytest.fixture
def wired(desk: Desk, tmp_path: Path) -> Desk:
    texts = {
        "Post": WIRE.format(day=4, paper="Post", more=""),
        "Courier": WIRE.format(day=5, paper="Courier", more="\nMore on page nine."),
        "times": OWN,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
        intake.read(desk, tmp_path / f"{name}.txt")
    post = saying(desk, SAID, "The Amsel Post")
    for name in ("The Amsel Courier", "times"):
        links.accept(desk, post.id, saying(desk, SAID, name).id)
    return desk


def ferries(desk: Desk) -> Cluster:
    return home(desk, saying(desk, SAID, "The Amsel Post"))


def test_copies_of_one_text_are_one_source(wired: Desk) -> None:
    cluster = ferries(wired)
    assert cluster.outlets == ("The Amsel Courier", "The Amsel Post", "times.txt")
    assert cluster.sources == 2
    [copies] = cluster.copies
    assert (copies.outlets, copies.origin) == (("The Amsel Courier", "The Amsel Post"), "AP")
    assert sources(cluster) == "3 outlets (2 independent: AP copy)"
    assert saying(wired, SAID, "times").sources == 2
    assert "3 outlets (2 independent: AP copy)" in "".join(
        map(sources, (item.cluster for item in reports.build(wired, [cluster.id]).items))
    )


def test_a_claim_that_leaves_takes_its_source_along(wired: Desk) -> None:
    leaving = saying(wired, SAID, "The Amsel Courier")
    clusters.split(wired, ferries(wired).id, [leaving.id])
    assert (ferries(wired).sources, ferries(wired).copies) == (2, ())
    past.undo(wired)
    assert (ferries(wired).sources, len(ferries(wired).outlets)) == (2, 3)


def test_what_was_lost_is_worked_out_again(wired: Desk, tmp_path: Path) -> None:
    before = (clusters.listing(wired), claims.listing(wired))
    with wired.store.write() as session:
        session.execute(delete(ClaimOrigin))
        session.execute(delete(OriginsSeen))
    assert ferries(wired).sources == 3
    with open_desk(tmp_path / "claims.db") as again:
        assert (clusters.listing(again), claims.listing(again)) == before


def test_a_value_counts_copies_once(wired: Desk, tmp_path: Path) -> None:
    (tmp_path / "herald.txt").write_text(
        OWN.replace("eleven vessels", "nine vessels").replace("Anger", "Rage")
    )
    intake.read(wired, tmp_path / "herald.txt")
    other = saying(wired, "withdraw nine", "herald")
    links.conflict(wired, saying(wired, SAID, "The Amsel Post").id, other.id)
    [table] = [table for table in values.of_cluster(wired, ferries(wired).id) if table.kind == "figure"]
    assert [(value.value, value.sources) for value in table.values] == [("eleven", 2), ("nine", 1)]


def test_verify_finds_sources_that_are_counted_wrong(wired: Desk, tmp_path: Path) -> None:
    assert wrong(wired) == []
    where, cluster = tmp_path / "claims.db", ferries(wired).id
    post, courier, own = sorted(ferries(wired).claims)
    spoil(where, f"UPDATE claim_origin SET origin_id = {own} WHERE claim_id = {courier}")
    copy = f"is told as a copy of claim {own}, which is not the first in cluster {cluster}"
    assert wrong(wired) == [f"origins: claim {courier} {copy}"]
    spoil(where, f"UPDATE claim_origin SET origin_id = {courier} WHERE claim_id = {courier}")
    assert wrong(wired) == []  # that two texts are copies is for the linking to say
    spoil(where, f"DELETE FROM claim_origin WHERE claim_id = {own}")
    assert wrong(wired) == [f"origins: the sources of cluster {cluster} leave claim {own} out"]
    spoil(where, f"UPDATE claim_origin SET near = substr(near, 2) WHERE claim_id = {post}")
    assert f"origins: the prints of claim {post} are cut short" in wrong(wired)


def test_verify_finds_sources_that_nobody_kept_up(wired: Desk, tmp_path: Path) -> None:
    where, cluster = tmp_path / "claims.db", ferries(wired).id
    spoil(where, "UPDATE origins_seen SET operation = operation - 1")
    late = f"origins: the sources of cluster {cluster} were counted before its claims changed"
    assert late in wrong(wired)
    spoil(where, "UPDATE origins_seen SET operation = 99", "INSERT INTO origins_seen VALUES (98)")
    assert {line.partition(" up to ")[2] for line in wrong(wired)} == {
        "2 operations at once",
        "operation 98, which the history does not have",
        "operation 99, which the history does not have",
    }


SPOKEN = """\
{head}

March {day}, 2024

{before}
“We will withdraw eleven vessels before the summer season begins,” Tom Varga, the chairman of the ferry company,
said{after}
"""


def test_a_quotation_in_two_outlets_confirms_nothing(desk: Desk, tmp_path: Path) -> None:
    texts = {
        "morning": SPOKEN.format(
            head="Ships to go", day=4, before="Islanders are worried.", after=" on the pier."
        ),
        "evening": SPOKEN.format(
            head="Eleven fewer", day=5, before="The harbour was quiet at noon.", after=", and left."
        ),
        "times": OWN,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
        intake.read(desk, tmp_path / f"{name}.txt")
    first, second, own = (saying(desk, SAID, name) for name in texts)
    [pair] = (one for one in asked_about(desk) if {one.link.a, one.link.b} == {first.id, second.id})
    assert pair.quoted
    links.accept(desk, first.id, second.id)
    links.accept(desk, first.id, own.id)
    [told] = quotations.of_cluster(desk, home(desk, first).id)
    assert told.outlets == ("evening.txt", "morning.txt")
    assert told.words == "We will withdraw eleven vessels before the summer season begins"
    assert home(desk, first).sources == 3
    assert quoted(told) in reporting.render(reports.build(desk, [home(desk, first).id]), "html")


def asked_about(desk: Desk) -> list[reviewing.Pair]:
    return reviewing.pairs(desk, [one.id for one in reviewing.queue(desk).questions])


def test_copies_that_quote_are_told_as_copies(wired: Desk) -> None:
    assert quotations.of_cluster(wired, ferries(wired).id) == []
