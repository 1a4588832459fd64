"""Text that tries to act, crash or vanish, through every screen and dialog."""

import os
import pty
import re
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from workbench.desk import Desk, claims, clusters, evidence, intake, verdicts

HOSTILE = (
    "\x1b[31mred\x1b]52;c;aGk=\x07 [/x] [@click=app.quit]x[/] \u202eevil\u2066 \x9b31m [citation needed]"
)
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
ARTICLE = f"""{HOSTILE} headline

March 3, 2024

The storm killed 31 people in {HOSTILE} on Friday, {HOSTILE} said. "The toll is 44 {HOSTILE}," said Ada {HOSTILE}.
"""


@pytest.fixture
def hostile(desk: Desk, tmp_path: Path) -> Desk:
    for n, text in enumerate((ARTICLE, ARTICLE.replace("31", "44"))):
        source = tmp_path / f"[b]{n} [x].txt"
        source.write_text(text, encoding="utf-8")
        intake.read(desk, source, url=f"https://example.org/{n}?[@click=app.quit]x[/]")
    claim = claims.listing(desk)[0]
    evidence.add(
        desk,
        claim.cluster,
        f"https://example.org/{HOSTILE}",
        stance="context",
        quote=HOSTILE,
        note=HOSTILE,
        title=HOSTILE,
        archive=False,
    )
    verdicts.set_verdict(desk, claim.cluster, "false", because=HOSTILE)
    clusters.set_status(desk, claim.cluster, "checked")
    return desk


async def test_every_screen_and_dialog_shows_it_harmlessly(drive, hostile: Desk):
    keys = ["1", "L", "m", "e", "v", "t", "E", "question_mark", "2", "e", "v", "R", "3", "R", "4", "i"]
    dialogs = {"L", "m", "e", "v", "t", "E", "question_mark", "i", "R"}
    seen = ""
    async with drive(hostile, size=(100, 30)) as driver:
        for key in keys:
            await driver.press(key)
            for line in driver.lines():
                assert not CONTROLS.search(line), (key, line)
            seen += driver.text()
            if key in dialogs:
                await driver.press("escape")
        assert driver.app.is_running
    assert "[x].txt" in seen or "example.org" in seen
    for kept in ("[/x]", "[@click=app.quit]x[/]", "[citation needed]", "␛[31mred", "␛]52;c;aGk=␇"):
        assert kept in " ".join(seen.split()), kept


async def test_a_pasted_attack_is_shown_harmlessly_and_kept_as_it_is(drive, hostile: Desk):
    async with drive(hostile) as driver:
        for key, field in (
            ("v", "#because"),
            ("e", "#note"),
            ("e", "#quote"),
            ("i", "#source"),
            ("m", "#outlet"),
            ("slash", "#search"),
        ):
            await driver.press(key)
            driver.app.screen.query_one(field).focus()
            await driver.type(HOSTILE)
            for line in driver.lines():
                assert not CONTROLS.search(line), (key, line)
            await driver.press("escape", "escape")


async def test_messages_are_no_markup(drive, hostile: Desk, tmp_path: Path):
    async with drive(hostile) as driver:
        driver.app.say(HOSTILE)
        await driver.settle()
        assert not any(CONTROLS.search(line) for line in driver.lines())
        assert "[/x]" in " ".join(driver.text().split())


def test_no_raw_byte_reaches_the_terminal(hostile: Desk, tmp_path: Path):
    code = "import sys; from workbench.desk import open_desk; from workbench.tui.app import run; run(open_desk(sys.argv[1], door='screen'))"
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="100", LINES="30")
        os.execv(sys.executable, [sys.executable, "-c", code, str(tmp_path / "claims.db")])
    try:
        written = until(terminal, b"medium", b"high")
        written += until(terminal, "␛".encode())  # of the article, which comes after the list
        for keys, sign in (
            (b"2", b"clusters"),
            (b"3", b" left"),
            (b"4", b"operations"),
            (b"1", b"search"),
        ):
            os.write(terminal, keys)
            written += until(terminal, sign)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    for raw in ("\x1b[31mred", "\x1b]52", "\u202e", "\u2066", "\x9b"):
        assert raw.encode() not in written


def until(terminal: int, *signs: bytes) -> bytes:
    """What comes from the terminal until one of the signs is there."""
    written, end = b"", time.monotonic() + 30
    while not any(sign in written for sign in signs):
        assert time.monotonic() < end, written[-2000:]
        if select.select([terminal], [], [], 1)[0]:
            written += os.read(terminal, 65536)
    return written
