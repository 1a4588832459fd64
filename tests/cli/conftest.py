"""A shell to try commands in: real processes, real streams, a real terminal where one is asked for."""

import fcntl
import json
import os
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from support import copy_database

ENV = {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "WORKBENCH_BY": "tester"}


@dataclass
class Result:
    code: int
    out: str
    err: str = ""

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]


@dataclass
class Shell:
    """Runs `workbench` with the arguments given, in a folder of its own."""

    server: "subprocess.Popen[str]"
    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    def __call__(
        self, *args: str | Path | int, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> Result:
        streams = [self.folder.parent / f"{self.folder.name}.{name}" for name in ("in", "out", "err")]
        for path, data in zip(streams, (stdin, b"", b""), strict=True):
            path.write_bytes(data)
        code = self._ask(args, [str(path) for path in streams], env)
        return Result(code, *(path.read_bytes().decode("utf-8", "surrogateescape") for path in streams[1:]))

    def on_terminal(
        self,
        *args: str | Path | int,
        columns: int = 80,
        keys: bytes = b"",
        env: dict[str, str] | None = None,
    ) -> Result:
        """Both streams, as a terminal of that width gets them; `keys` are pressed when a screen opens."""
        near, far = os.openpty()
        fcntl.ioctl(far, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        got: list[bytes] = []
        reader = threading.Thread(target=_drain, args=(near, got, keys))
        reader.start()
        code = self._ask(args, [os.ttyname(far)] * 3, env)
        os.close(far)
        reader.join()
        os.close(near)
        return Result(code, b"".join(got).decode("utf-8", "surrogateescape"))

    def _ask(self, args: Sequence[object], streams: list[str], env: dict[str, str] | None) -> int:
        job = dict(zip(("stdin", "stdout", "stderr"), streams, strict=True))
        job |= {"args": list(map(str, args)), "cwd": str(self.folder), "env": self.env | (env or {})}
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.write(json.dumps(job) + "\n")
        self.server.stdin.flush()
        return int(self.server.stdout.readline())


def _drain(terminal: int, got: list[bytes], keys: bytes) -> None:
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            return
        if not data:
            return
        got.append(data)
        if b"\x1b[?1049h" in data:  # the alternate screen
            os.write(terminal, keys)


@pytest.fixture(scope="session")
def server() -> "Iterator[subprocess.Popen[str]]":
    script = Path(__file__).with_name("forking.py")
    with subprocess.Popen(
        [sys.executable, script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,  # like stdout not seekable, so that a terminal can take its place
        text=True,
        env=os.environ | ENV,
    ) as process:
        yield process


@pytest.fixture(scope="session")
def shell_in(server: "subprocess.Popen[str]") -> Callable[[Path], Shell]:
    """Makes a shell in a folder, with a home beside it."""

    def make(folder: Path) -> Shell:
        home = str(folder.parent / f"{folder.name}.home")
        return Shell(server, folder, {"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home})

    return make


@pytest.fixture
def shell(shell_in: Callable[[Path], Shell], tmp_path: Path) -> Shell:
    """A shell in an empty folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    return shell_in(folder)


PORT = """\
Velmar port sets a record

VELMAR, March 4, 2024 - Velmar port handled 4.2 million containers in 2023, the port authority said on Monday.
The city has spent 310 million euros on the new terminal since 2019.
"We have doubled our exports in five years," said Ilse Maran, who heads the authority.
"""
RIVAL = """\
Doubts about the harbour

VELMAR, March 6, 2024 - In 2023 the port of Velmar handled 3.9 million containers, a union said on Wednesday.
The city has spent 310 million euros on the new terminal since 2019.
Ilse Maran denied that 400 dockers had lost their jobs.
"""


@pytest.fixture(scope="session")
def filled(shell_in: Callable[[Path], Shell], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of two articles; copy it before changing it."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "port.txt").write_text(PORT)
    (folder / "rival.txt").write_text(RIVAL)
    result = shell_in(folder)("read", "port.txt", "rival.txt", "--db", "claims.db")
    assert result.code == 0, result.err
    return folder / "claims.db"


@pytest.fixture
def desk(shell: Shell, filled: Path) -> Shell:
    """A shell in a folder with a `claims.db` of two articles."""
    copy_database(filled, shell.folder / "claims.db")
    return shell
