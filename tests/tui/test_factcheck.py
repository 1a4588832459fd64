"""Published fact-checks on the screens: seen, used as evidence, set aside, and never decided by themselves."""

import json
from pathlib import Path

import pytest

from workbench.desk import Desk, checked, clusters, evidence, importing, past, verdicts
from workbench.records import Stance

TOLL = "Storm killed 31 people in Port Amsel"
HOSTILE = "\x1b[31mred\x1b]52;c;aGk=\x07 [/x] [@click=app.quit]x[/] \u202eevil [citation needed]"


@pytest.fixture
def known(stormy: Desk, tmp_path: Path) -> Desk:
    """The storm, with two fact-checks of its toll."""
    items = [
        {
            "claim": TOLL,
            "publisher": "The Lantern",
            "rating": "False",
            "date": "2024-03-09",
            "title": "The toll",
        },
        {
            "claim": f"{TOLL} on Friday",
            "publisher": HOSTILE,
            "rating": HOSTILE,
            "title": HOSTILE,
            "url": HOSTILE,
        },
    ]
    path = tmp_path / "checks.json"
    path.write_text(json.dumps(items))
    importing.take(stormy, str(path))
    return stormy


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_sheet_tells_of_them(drive, known: Desk, size: tuple[int, int]):
    async with drive(known, size=size) as driver:
        await driver.app.open_cluster(1)
        await driver.settle()
        assert "checked before" in driver.text()
        told = str(driver.app.screen.told_text.content)
        assert "False, The Lantern, 2024-03-09" in told
        assert "\x1b" not in told
        assert not verdicts.listing(known, 1)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_claims_tell_of_them(drive, known: Desk, size: tuple[int, int]):
    async with drive(known, size=size) as driver:
        assert "checked before" in driver.text()
        assert "Checked before (f): False, The Lantern, 2024-03-09" in " ".join(driver.text().split())
        assert ", 1 more" in " ".join(driver.text().split())
        assert "\x1b" not in driver.text()


async def test_one_key_and_a_stance_make_it_evidence(drive, known: Desk):
    async with drive(known) as driver:
        await driver.app.open_cluster(1)
        await driver.settle()
        await driver.press("f", "ctrl+s")
        assert "say what it does" in driver.text()
        assert not evidence.listing(known, 1)
        while driver.app.screen.link.checked.publisher != "The Lantern":
            await driver.press("down")
        await driver.press("tab", "down", "down", "ctrl+s")
        [piece] = evidence.listing(known, 1)
        assert (piece.stance, piece.source, piece.title) == (Stance.REFUTES, "The Lantern", "The toll")
        assert not verdicts.listing(known, 1)
        await driver.press("u")
        assert not evidence.listing(known, 1)


async def test_not_this_claim(drive, known: Desk):
    async with drive(known) as driver:
        await driver.app.open_cluster(1)
        await driver.settle()
        for left in (1, 0):
            await driver.press("f")
            dialog = driver.app.screen
            dialog.query_one("#stance").focus()
            await driver.press("down", "down", "down", "down", "ctrl+s")
            assert clusters.cluster(known, 1).checked_before == left
        assert past.listing(known, limit=1)[0].verb == "checked.reject"
        await driver.press("f")
        assert "no published fact-check" in driver.toasts()[-1]
        assert len(checked.links(known, cluster=1, state="rejected")) == 2 * len(
            clusters.cluster(known, 1).claims
        )


async def test_the_review_shows_them_unless_blind(drive, known: Desk):
    async with drive(known, size=(120, 40)) as driver:
        await driver.press("3")
        assert "checked before:" in driver.text()
        await driver.press("h")
        assert "checked before:" not in driver.text()
