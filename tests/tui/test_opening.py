"""The screens before the desk is open: painted at once, and left at once."""

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

from workbench.desk import Desk

PATIENCE = 30  # seconds


def on_terminal(database: Path, key: bytes, after: bytes) -> tuple[bytes, int]:
    """What the screens paint on a terminal, and their exit code, when a key is pressed once words are seen."""
    process, screen = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "workbench", "--db", str(database)])
    painted, pressed, end = b"", False, time.monotonic() + PATIENCE
    while time.monotonic() < end and select.select([screen], [], [], PATIENCE)[0]:
        try:
            painted += os.read(screen, 65536)
        except OSError:
            break
        if after in painted and not pressed:
            os.write(screen, key)
            pressed = True
    else:
        os.kill(process, signal.SIGKILL)
    return painted, os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def test_leaving_before_the_database_is_open(stormy: Desk) -> None:
    stormy.close()
    painted, code = on_terminal(Path(stormy.name), b"q", b"opening")
    assert code == 0
    assert b"Traceback" not in painted
