"""The screens driven as a person would, on a real database of small articles."""

import runpy
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from support import copy_database
from textual.events import Paste
from textual.pilot import Pilot

from workbench.desk import Desk, open_desk
from workbench.tui.app import Workbench


class Driver:
    """An app under test: presses keys, waits for the work they start, reads the screen as text."""

    def __init__(self, app: Workbench, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until no worker runs and no message is left: what a worker brings may start another."""
        quiet = 0
        while quiet < 3:
            await self.pilot.pause()
            running = any(not worker.is_finished for worker in self.app.workers)
            quiet = 0 if running else quiet + 1
            if running:
                await self.app.workers.wait_for_complete()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Put text into the focused field, as a terminal pastes it: quicker than key by key."""
        self.app.post_message(Paste(text))
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
    """The fixed database, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("sample") / "claims.db"
    runpy.run_path(str(Path(__file__).with_name("sample.py")))["build"](path)
    return path


@pytest.fixture
def stormy(sample: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a copy of that database."""
    path = tmp_path / "claims.db"
    copy_database(sample, path)
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
