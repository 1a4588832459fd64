"""The screens as text, at the sizes people have."""

import re

import pytest

from workbench.desk import Desk, claims, evidence, verdicts

DOORS = {
    "claims": ["1"],
    "clusters": ["2"],
    "review": ["3"],
    "history": ["4"],
    "verdict": ["v"],
    "evidence": ["e"],
    "status": ["t"],
    "read": ["i"],
    "export": ["E"],
    "help": ["question_mark"],
    "article": ["m"],
    "learned": ["L"],
}
STAMP = re.compile(r"20(2[5-9]|[3-9]\d)-\d\d-\d\d( \d\d:\d\d)?")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("place", ["claims", "clusters", "review", "history"])
async def test_screens(drive, stormy: Desk, snapshot, place: str, size: tuple[int, int]):
    cluster = claims.listing(stormy)[0].cluster
    evidence.add(
        stormy, cluster, "https://example.org/toll", stance="supports", note="counted", archive=False
    )
    verdicts.set_verdict(stormy, cluster, "mostly-true", because="Two counts agree.", as_of="2024-03-09")
    async with drive(stormy, size=size) as driver:
        await driver.press(*DOORS[place])
        snapshot(f"{place}-{size[0]}x{size[1]}.txt", undated(driver.text()))


@pytest.mark.parametrize(
    "place", ["verdict", "evidence", "status", "read", "export", "help", "article", "learned"]
)
async def test_dialogs(drive, stormy: Desk, snapshot, place: str):
    async with drive(stormy) as driver:
        await driver.press(*DOORS[place])
        snapshot(f"{place}-80x24.txt", undated(driver.text()))


async def test_the_first_screen_of_an_empty_database(drive, desk: Desk, snapshot):
    async with drive(desk) as driver:
        snapshot("empty-80x24.txt", driver.text())


@pytest.mark.parametrize("size", [(200, 60), (20, 5)])
async def test_no_line_is_wider_than_the_screen_at_any_size(drive, stormy: Desk, size: tuple[int, int]):
    async with drive(stormy, size=size) as driver:
        for place in "1234":
            await driver.press(place)
            assert len(driver.lines()) == size[1]


def undated(text: str) -> str:
    """The text with the days on which the test runs made one."""
    return STAMP.sub(lambda found: "2026-01-01 12:00"[: len(found.group())], text)
