"""The list of claims, the article beside it, search, order, dismissing."""

import pytest

from workbench.desk import Desk, claims
from workbench.tui.screens.clusters import ClustersScreen


async def test_the_best_claim_is_first_and_marked_in_its_article(drive, stormy: Desk):
    best = claims.listing(stormy)[0]
    async with drive(stormy) as driver:
        screen = driver.app.screen
        assert screen.rows.current.id == best.id
        start, end = screen.article.claim
        assert screen.article.text[start:end] == best.quote
        marked = [line for line in driver.lines()[10:-1] if line.startswith("▌")]
        assert marked
        assert best.quote.split()[0] in " ".join(marked)
        assert f"Why {'▲ high'}" in driver.text()


async def test_why_is_told_in_words(drive, stormy: Desk):
    best = claims.listing(stormy)[0]
    strongest = max(best.reasons, key=lambda reason: reason.weight)
    async with drive(stormy, size=(120, 40)) as driver:
        assert strongest.text in driver.text()


@pytest.mark.parametrize("key", ["down", "j"])
async def test_moving_shows_another_claim(drive, stormy: Desk, key: str):
    second = claims.listing(stormy)[1]
    async with drive(stormy) as driver:
        await driver.press(key)
        screen = driver.app.screen
        start, end = screen.article.claim
        assert screen.article.text[start:end] == second.quote
        await driver.press("end", "G", "home")
        assert screen.rows.cursor == 0


async def test_search_as_one_types(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("slash")
        await driver.type("pumps")
        await driver.press("enter")
        found = driver.app.screen.rows.items
        assert found
        assert all("pump" in claim.quote for claim in found)
        assert "with “pumps”" in driver.text()
        await driver.press("slash", "escape")
        assert len(driver.app.screen.rows.items) == len(claims.listing(stormy))


async def test_typing_a_search_presses_no_keys_of_the_screen(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("slash")
        await driver.press(*"oxq", "question_mark")
        assert driver.app.screen.search.value == "oxq?"
        assert driver.app.is_running


async def test_order_goes_round(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.press("o")
        dates = [str(claim.published or "") for claim in driver.app.screen.rows.items]
        assert dates == sorted(dates, reverse=True)
        assert "newest first" in driver.text()
        await driver.press("o", "o", "o", "o")
        assert "most worth checking first" in driver.text()


async def test_dismiss_hides_and_undo_brings_back(drive, stormy: Desk):
    async with drive(stormy) as driver:
        rows = driver.app.screen.rows
        first = rows.current
        await driver.press("x")
        assert first.id not in [claim.id for claim in rows.items]
        assert "dismissed hidden (X)" in driver.text()
        await driver.press("X")
        assert first.id in [claim.id for claim in rows.items]
        await driver.press("X", "u")
        assert first.id in [claim.id for claim in rows.items]
        assert any("undo" in toast for toast in driver.toasts())


async def test_enter_opens_the_cluster(drive, stormy: Desk):
    async with drive(stormy) as driver:
        wanted = driver.app.screen.rows.current.cluster
        await driver.press("enter")
        assert isinstance(driver.app.screen, ClustersScreen)
        assert driver.app.screen.rows.current.id == wanted


async def test_a_click_chooses_a_row_and_the_wheel_scrolls(drive, stormy: Desk):
    async with drive(stormy) as driver:
        await driver.pilot.click("#list", offset=(20, 5))
        await driver.settle()
        assert driver.app.screen.rows.cursor == 2
        await driver.pilot.click("Heading", offset=(14, 0))
        await driver.settle()
        assert isinstance(driver.app.screen, ClustersScreen)


async def test_an_empty_database_says_what_to_do(drive, desk: Desk):
    async with drive(desk) as driver:
        assert "Press  i  to read articles" in driver.text()
        for place in "234":
            await driver.press(place)
            assert "to read articles" in driver.text() or "Nothing has been done yet" in driver.text()
        await driver.press("1", "v")
        assert driver.toasts() == ["nothing is selected: choose a claim first"]


async def test_what_was_done_elsewhere_is_seen_on_coming_back(drive, stormy: Desk):
    from workbench.desk import clusters

    async with drive(stormy) as driver:
        first = driver.app.screen.rows.current
        await driver.press("4")
        clusters.set_status(stormy, first.cluster, "dismissed")
        await driver.press("1")
        assert first.id not in [claim.id for claim in driver.app.screen.rows.items]
