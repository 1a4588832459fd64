"""Durability: what was acknowledged is there, whoever was killed, however many write at once."""

import os
import signal
from pathlib import Path

import pytest
from store.conftest import Spawn
from store.small import rows

from workbench.store.opening import open_store
from workbench.store.verify import verify

# Forks a writer for each name on a line of its input, and says when all of them have ended.
WRITERS = """
import os, sys
from store.small import add_article
from workbench.store import history
from workbench.store.opening import open_store

def write(by):
    store = open_store(sys.argv[1])
    for n in range(int(sys.argv[2])):
        with history.operation(store, "read", by=by, door="library") as (session, entry):
            add_article(session, f"https://paper.example/{by}/{n}", "Title", f"Line {n}.\\\\nAnother by {by}.")
            entry.summary = f"{by} {n}"
        print(entry.summary, flush=True)

for line in sys.stdin:
    for by in line.split():
        pid = os.fork()
        if not pid:
            write(by)
            os._exit(0)
        print(pid, flush=True)
    for _ in line.split():
        os.wait()
    print("ended", flush=True)
"""


def summaries(where: Path) -> set[str]:
    return {row[5] for row in rows(where)["operation"]}


def is_sound(where: Path) -> bool:
    store = open_store(where)
    found = verify(store)
    store.close()
    return all(finding.ok for finding in found)


@pytest.mark.parametrize("bundled", [True, False])
def test_killed_while_writing_loses_nothing_acknowledged(where: Path, spawn: Spawn, bundled: bool) -> None:
    """Each writer is killed while it is at its next operation; what it said is done must be there."""
    writers = spawn(WRITERS, where, 1_000_000, bundled=bundled)
    told: set[str] = set()
    for round in range(4):
        writers.stdin.write(f"writer{round}\n")
        writers.stdin.flush()
        pid = int(writers.stdout.readline())
        told |= {writers.stdout.readline().strip() for _ in range(1 + 2 * round)}
        os.kill(pid, signal.SIGKILL)
        told |= set(iter(lambda: writers.stdout.readline().strip(), "ended"))
        standing = summaries(where)
        assert told <= standing
        assert len(standing - told) <= round + 1  # at most one each that it had no time to tell of
        assert is_sound(where)


@pytest.mark.parametrize("bundled", [True, False])
def test_two_writers_at_once_both_get_through(where: Path, spawn: Spawn, bundled: bool) -> None:
    open_store(where).close()
    told, _ = spawn(WRITERS, where, 15, bundled=bundled).communicate("Ada Ben\n")
    expected = {f"{by} {n}" for by in ("Ada", "Ben") for n in range(15)}
    assert expected <= set(told.splitlines())
    assert summaries(where) == expected
    assert is_sound(where)
