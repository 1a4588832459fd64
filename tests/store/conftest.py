"""Stores for tests, and processes to work on them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from store.small import fill

from workbench.store.engine import Store
from workbench.store.opening import open_store

TESTS = Path(__file__).parent.parent


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def store(where: Path) -> Iterator[Store]:
    opened = open_store(where)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small database, closed, and its captures."""
    folder = tmp_path_factory.mktemp("template")
    opened = open_store(folder / "claims.db")
    fill(opened)
    opened.close()
    return folder


@pytest.fixture
def closed(where: Path, template: Path) -> Path:
    """A small database that nobody has open."""
    shutil.copytree(template, where.parent, dirs_exist_ok=True)
    return where


@pytest.fixture
def filled(closed: Path) -> Iterator[Store]:
    """A small database with one article, three claims, two links, evidence, two verdicts and an undo."""
    opened = open_store(closed)
    yield opened
    opened.close()


Spawn = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def spawn() -> Iterator[Spawn]:
    """Start Python programs that talk over pipes; whatever is left of them is killed at the end."""
    started: list[subprocess.Popen[str]] = []

    def start(program: str, *arguments: object, bundled: bool = True) -> "subprocess.Popen[str]":
        """With `bundled` false, the program finds no pysqlite3 and uses the SQLite that Python links."""
        hidden = "" if bundled else "import sys; sys.modules['pysqlite3'] = None\n"
        process = subprocess.Popen(
            [sys.executable, "-c", hidden + program, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(TESTS)},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
