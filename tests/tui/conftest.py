"""The screens driven as a person would, on a real database of small articles."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from workbench.desk import Desk, intake, open_desk
from workbench.tui.app import Workbench

ARTICLES = {
    "harbour-ledger.txt": """Port reopens after storm

March 3, 2024

The storm killed 31 people in Port Amsel on Friday, the mayor's office said. Engineers reopened the harbour
after four days. The government signed a contract for 12 pumps in 2023, minister Ada Quill said.

Read more: Ferry fares rise
""",
    "northgate-post.txt": """Storm toll

March 4, 2024

The storm killed 31 people in Port Amsel on Friday, officials said. The government will spend $40 million on
repairs to the sea wall.
""",
    "eastfold-times.txt": """Amsel counts its dead

March 5, 2024

The storm killed 44 people in Port Amsel on Friday, according to the coast guard. The harbour reopened after
four days.
""",
}
HOSTILE = (
    "\x1b[31mred\x1b]52;c;aGk=\x07 [/x] [@click=app.quit]x[/] \u202eevil\u2066 \x9b31m [citation needed]"
)
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Driver:
    """An app under test: presses keys, waits for the work they start, reads the screen as text."""

    def __init__(self, app: Workbench, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until no worker runs and no message is left."""
        await self.pilot.pause()
        while any(not worker.is_finished for worker in self.app.workers):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        await self.pilot.press(*text)
        await self.settle()

    def lines(self) -> list[str]:
        """What is on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def text(self) -> str:
        return "\n".join(self.lines()) + "\n"

    def toasts(self) -> list[str]:
        """The messages that pop up, oldest first."""
        return [notification.message for notification in self.app._notifications]


Open = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "claims.db", door="screen", by="ana") as opened:
        yield opened


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the small articles, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("sample")
    with open_desk(folder / "claims.db", by="ana") as desk:
        for name, text in ARTICLES.items():
            (folder / name).write_text(text, encoding="utf-8")
            intake.read(desk, folder / name)
    return folder / "claims.db"


@pytest.fixture
def stormy(sample: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a copy of that database."""
    path = tmp_path / "claims.db"
    path.write_bytes(sample.read_bytes())
    with open_desk(path, door="screen", by="ana") as opened:
        yield opened


@pytest.fixture
def drive() -> Open:
    """`async with drive(desk, size=(80, 24)) as driver` runs the app without a terminal."""

    @asynccontextmanager
    async def running(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driver]:
        app = Workbench(desk)
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            yield driver

    return running
