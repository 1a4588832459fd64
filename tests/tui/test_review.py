"""Review: one pair at a time by one key each, everything undoable, what was decided isn't asked again."""

from workbench.desk import Desk, clusters, links, past, reviewing
from workbench.records import LinkState, Relation

DECIDED = {
    "a": (Relation.SAME, LinkState.CONFIRMED),
    "c": (Relation.CONFLICT, LinkState.CONFIRMED),
    "r": (Relation.CONFLICT, LinkState.REJECTED),
}


def state(desk: Desk, id: int) -> tuple[Relation, LinkState]:
    link = next(link for link in links.listing(desk) if link.id == id)
    return link.relation, link.state


def waiting(desk: Desk) -> list[int]:
    return [one.id for one in reviewing.queue(desk).questions]


async def test_conflicts_are_asked_first_with_both_quotes(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        assert driver.app.screen.link.relation is Relation.CONFLICT
        text = driver.text()
        assert "≠ conflict?" in text
        assert "31 ≠ 44" in text
        assert "where they part" in text
        assert "5 pairs left · 2 conflicts, asked first" in text


async def test_each_key_decides_is_counted_and_taken_back(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        screen = driver.app.screen
        first = screen.link.id
        for key, decided in DECIDED.items():
            await driver.press(key)
            assert state(stormy, first) == decided
            assert screen.link.id != first
            assert "1 decided, the last" in driver.text()
            await driver.press("u")
            assert state(stormy, first) == (Relation.CONFLICT, LinkState.SUGGESTED)
            assert screen.link.id == first
            assert "decided" not in driver.lines()[1]
            await driver.press("U")
            assert state(stormy, first) == decided
            await driver.press("u")
            assert screen.link.id == first


async def test_keys_may_come_faster_than_the_desk_decides(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        first = driver.app.screen.link.id
        for key in ("r", "r", "u", "c"):
            await driver.pilot.press(key)
        await driver.settle()
        verbs = [one.verb for one in reversed(past.listing(stormy))][1:]
        assert verbs[:3] == ["link.reject", "link.reject", "undo"]
        assert state(stormy, first)[1] is LinkState.REJECTED


async def test_the_next_pair_is_there_before_it_is_asked(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        screen = driver.app.screen
        asked = [one.id for one in screen.queue]
        assert set(asked[:3]) <= screen.ready.keys()
        await driver.pilot.press("r")
        assert screen.link.id == asked[1]


async def test_a_reason_is_asked_for_only_where_it_is_wanted(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        first = driver.app.screen.link.id
        await driver.press("R", "escape")
        assert state(stormy, first)[1] is LinkState.SUGGESTED
        await driver.press("R")
        await driver.type("another storm")
        await driver.press("enter")
        link = next(link for link in links.listing(stormy) if link.id == first)
        assert (link.state, link.because) == (LinkState.REJECTED, "another storm")


async def test_later_comes_last_and_back_takes_it_up(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        screen = driver.app.screen
        first = screen.link.id
        await driver.press("l")
        assert screen.queue[-1].id == first
        assert "1 put off" in driver.text()
        await driver.press("b")
        assert screen.link.id == first
        await driver.press("c")
        assert state(stormy, first)[1] is LinkState.CONFIRMED
        assert "put off" not in driver.text()


async def test_back_shows_what_was_decided_and_decides_it_anew(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        screen = driver.app.screen
        first = screen.link.id
        await driver.press("r")
        second = screen.link.id
        await driver.press("b")
        assert screen.link.id == first
        assert "You said: ✗ not the same" in driver.text()
        await driver.press("c")
        assert state(stormy, first) == DECIDED["c"]
        assert screen.link.id == second
        await driver.press("b", "l")
        assert screen.link.id == second
        assert state(stormy, first) == DECIDED["c"]
        await driver.press("u")
        assert (screen.link.id, state(stormy, first)[1]) == (first, LinkState.SUGGESTED)


async def test_a_member_is_split_off_and_comes_back(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        screen = driver.app.screen
        while screen.link.left.cluster != 1 or screen.link.right.cluster != 1:
            await driver.press("l")
        pair = screen.link
        await driver.press("s")
        assert "which claim" in driver.text()
        await driver.press("enter")
        assert pair.b not in clusters.cluster(stormy, 1).claims
        assert pair.id not in waiting(stormy)
        await driver.press("u")
        assert pair.b in clusters.cluster(stormy, 1).claims
        assert screen.link.id == pair.id


async def test_blind_shows_nothing_of_what_the_machine_thinks(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        ordered = [one.id for one in driver.app.screen.queue]
        await driver.press("h")
        for _ in range(len(ordered)):
            text = driver.text()
            for told in ("%", "conflict?", "same claim?", "≠", "≡", "asked first", "where they part", "ties"):
                assert told not in text
            await driver.press("l")
        await driver.press("1", "3")
        assert "%" not in driver.text()
        await driver.press("h")
        assert "% sure" in driver.text()


async def test_what_a_decision_answers_is_not_asked(drive, stormy: Desk):
    links.accept(stormy, 1, 4)
    async with drive(stormy) as driver:
        await driver.press("3")
        assert {driver.app.screen.link.a, driver.app.screen.link.b} & {1, 4}
        assert "2 conflicts" in driver.text()
        await driver.press("c")
        assert "conflicts" not in driver.lines()[1]
        assert not [one for one in reviewing.queue(stormy).questions if one.b == 6]


async def test_another_person_may_decide_meanwhile(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        pair = driver.app.screen.link
        links.conflict(stormy, pair.a, pair.b)
        await driver.press("r")
        assert state(stormy, pair.id) == DECIDED["c"]
        assert any("changed meanwhile" in toast for toast in driver.toasts())
        assert driver.app.screen.link.id != pair.id


async def test_when_all_is_decided_nothing_is_asked(drive, stormy: Desk):
    *others, last = [link for link in links.listing(stormy) if link.relation is not Relation.DIFFERENT]
    for link in others:
        links.reject(stormy, link.a, link.b)
    async with drive(stormy) as driver:
        await driver.press("3")
        assert [one.id for one in driver.app.screen.queue] == [last.id]
        await driver.press("a")
        assert "Nothing waits for a decision" in driver.text()
        await driver.press("u")
        assert driver.app.screen.link.id == last.id


async def test_the_keys_at_the_foot_can_be_clicked(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("3")
        first = driver.app.screen.link.id
        place = driver.lines()[-1].index("reject")
        await driver.pilot.click("KeyBar", offset=(place, 0))
        await driver.settle()
        assert state(stormy, first)[1] is LinkState.REJECTED
