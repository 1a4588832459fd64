"""Clusters: proposals decided by single keys, merging, splitting, evidence and verdict shown."""

from workbench.desk import Desk, claims, clusters, evidence, links, past, verdicts
from workbench.records import LinkState


async def test_the_first_cluster_has_a_proposal_with_its_reasons(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("2")
        text = driver.text()
        link = driver.app.screen.proposal
        assert link.state is LinkState.SUGGESTED
        assert "? proposed" in text
        assert f"{link.score:.0%} sure" in text
        assert link.reasons[0] in text


async def test_accepting_goes_on_to_the_next_proposal(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("2")
        first = driver.app.screen.proposal
        home = driver.app.screen.subject
        await driver.press("a")
        decided = {link.id: link for link in links.listing(stormy)}[first.id]
        assert decided.state is LinkState.CONFIRMED
        assert driver.app.screen.proposal.id != first.id
        left = len(clusters.cluster(stormy, home).proposed)
        await driver.press(*"a" * left)
        assert not clusters.cluster(stormy, home).proposed
        assert driver.app.screen.subject != home
        assert driver.app.screen.rows.current.proposed
        await driver.press(*"u" * (left + 1))
        assert {link.id: link for link in links.listing(stormy)}[first.id].state is LinkState.SUGGESTED


async def test_rejecting_is_one_key_and_a_reason_another(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("2")
        first = driver.app.screen.proposal
        await driver.press("R")
        assert "Not the same claim. Why?" in driver.text()
        await driver.press("escape")
        assert driver.app.screen.proposal.id == first.id
        await driver.press("r")
        second = driver.app.screen.proposal
        assert second.id != first.id
        await driver.press("R")
        await driver.type("other day")
        await driver.press("enter")
        kept = {link.id: link for link in links.listing(stormy)}
        assert (kept[first.id].state, kept[first.id].because) == (LinkState.REJECTED, "")
        assert (kept[second.id].state, kept[second.id].because) == (LinkState.REJECTED, "other day")


async def test_merge_and_split(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("2", "m")
        assert "mark one cluster with space" in driver.toasts()[-1]
        driver.app.screen.open(3)
        await driver.press("space")
        driver.app.screen.open(4)
        await driver.press("m")
        assert set(clusters.cluster(stormy, 4).claims) == {3, 5}
        await driver.press("enter", "end")
        leaving = driver.app.screen.members.current.id
        await driver.press("space", "s")
        assert leaving not in clusters.cluster(stormy, 4).claims


async def test_evidence_verdict_and_conflicts_are_told(drive, stormy: Desk):
    conflict = links.listing(stormy, relation="conflict")[0]
    home = claims.claim(stormy, conflict.a).cluster
    evidence.add(
        stormy, home, "https://example.org/toll", stance="refutes", note="the final count", archive=False
    )
    verdicts.set_verdict(stormy, home, "mostly-false", because="The coast guard counted 44.")
    async with drive(stormy, size=(120, 40)) as driver:
        await driver.app.open_cluster(home)
        await driver.settle()
        text = driver.text()
        for words in (
            "✗ Mostly false",
            "The coast guard counted 44.",
            "✗ refutes",
            "the final count",
            conflict.reasons[0].split()[0],
        ):
            assert words in text


async def test_a_stale_edit_is_refused_and_told(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("2")
        link = driver.app.screen.proposal
        links.reject(stormy, link.a, link.b)
        links.accept(stormy, link.a, link.b)
        await driver.press("c")
        assert "changed meanwhile" in driver.toasts()[-1]
        assert past.listing(stormy, limit=1)[0].verb == "link.accept"
        assert driver.app.screen.proposal.id != link.id
