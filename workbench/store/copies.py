"""Checked copies of a database, made by SQLite itself while others may be working on it."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from workbench.errors import Damaged, StoreError
from workbench.store.engine import PATIENCE, Store, explain
from workbench.store.files import sync
from workbench.store.library import sqlite_library
from workbench.store.marks import APPLICATION_ID


@contextmanager
def plain(path: Path, patience: float = PATIENCE) -> Iterator[Any]:
    """A bare connection to a file, with no settings that would change it and no transaction of its own."""
    connection = sqlite_library().connect(os.fsencode(path), timeout=patience, isolation_level=None)
    with closing(connection):
        yield connection


def snapshot(store: Store, target: Path, name: str) -> None:
    """Copy a database as it stands into the new file `target`, known to people as `name`, and check it."""
    connection = store.engine.raw_connection()
    try:
        copy(connection.cursor(), target, of=store.name, name=name)
    finally:
        connection.close()


def copy(cursor: Any, target: Path, *, of: str, name: str) -> None:
    """Copy what a connection sees into the new file `target`. Raises `Damaged` where either fails the check."""
    try:
        # As bytes, for a file's name need not be UTF-8.
        cursor.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(target),))
    except sqlite_library().Error as error:
        raise _blame(error, of, name) from error
    check(target, name)
    sync(target)


def _blame(error: Exception, of: str, name: str) -> StoreError:
    """No room and no permission are the target's; damage is in what was copied."""
    found = explain(error, name)
    return explain(error, of) if isinstance(found, Damaged) else found


def check(path: Path, name: str) -> None:
    """Raise `Damaged` unless a file that nobody else uses is a whole database of ours."""
    with plain(path) as connection:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
    if verdict != "ok" or application != APPLICATION_ID:
        raise Damaged(f"{name} does not hold together: {verdict}", "run `workbench verify`")
