"""History: what was done, with what it changed; any of it is taken back."""

from workbench.desk import Desk, clusters, past


async def test_operations_newest_first_with_what_they_changed(drive, stormy: Desk):
    clusters.set_status(stormy, 3, "checking")
    async with drive(stormy) as driver:
        await driver.press("4")
        text = driver.text()
        assert "is now checking" in text
        assert "ana · screen" in text
        assert "status: open → checking" in text


async def test_undo_of_the_one_under_the_cursor_and_redo(drive, stormy: Desk):
    first, second = 3, 4
    clusters.set_status(stormy, first, "checking")
    clusters.set_status(stormy, second, "checking")
    async with drive(stormy) as driver:
        await driver.press("4", "down", "u")
        assert clusters.cluster(stormy, first).status == "open"
        assert clusters.cluster(stormy, second).status == "checking"
        assert "undone" in driver.text()
        await driver.press("U")
        assert clusters.cluster(stormy, first).status == "checking"
        assert past.listing(stormy, limit=1)[0].verb == "redo"


async def test_nothing_to_undo_is_a_message(drive, desk: Desk):
    async with drive(desk) as driver:
        await driver.press("u")
        assert "to undo" in driver.toasts()[-1]
