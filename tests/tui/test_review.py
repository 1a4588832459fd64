"""Review: conflicts first, one pair at a time, what was decided isn't asked again."""

from workbench.desk import Desk, links
from workbench.records import LinkState, Relation


def state(desk: Desk, id: int) -> tuple[Relation, LinkState]:
    link = next(link for link in links.listing(desk) if link.id == id)
    return link.relation, link.state


async def test_conflicts_are_asked_first_with_both_quotes(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        link = driver.app.screen.queue[0]
        assert link.relation is Relation.CONFLICT
        text = driver.text()
        assert "≠ conflict?" in text
        assert "31 ≠ 44" in text
        assert "another figure" in text


async def test_each_decision_brings_the_next_pair(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        screen = driver.app.screen
        first = screen.queue[0]
        await driver.press("c")
        assert state(stormy, first.id) == (Relation.CONFLICT, LinkState.CONFIRMED)
        second = screen.queue[0]
        await driver.press("r", "enter")
        assert state(stormy, second.id)[1] is LinkState.REJECTED
        assert not {first.id, second.id} & {link.id for link in screen.queue}


async def test_later_comes_last_and_back_takes_it_up(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        screen = driver.app.screen
        first = screen.queue[0].id
        await driver.press("l")
        assert screen.queue[-1].id == first
        assert "1 put off" in driver.text()
        await driver.press("b")
        assert screen.queue[0].id == first


async def test_when_all_is_decided_nothing_is_asked(drive, stormy: Desk):
    *others, last = [link for link in links.listing(stormy) if link.relation is not Relation.DIFFERENT]
    for link in others:
        links.reject(stormy, link.a, link.b)
    async with drive(stormy) as driver:
        await driver.press("3")
        assert [link.id for link in driver.app.screen.queue] == [last.id]
        await driver.press("a")
        assert "Nothing waits for a decision" in driver.text()
        await driver.press("u")
        assert [link.id for link in driver.app.screen.queue] == [last.id]
