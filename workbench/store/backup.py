"""Backup and restore: the database and its captures, checked on the way, nothing ever overwritten."""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from workbench.errors import Damaged, TooNew, Unwritable, UsageError
from workbench.store.captures import captures_beside, captures_folder
from workbench.store.captures import copy as copy_capture
from workbench.store.copies import copy, plain, snapshot
from workbench.store.engine import Store
from workbench.store.files import COMPANIONS, dated, need_folder, place, telling, temporary
from workbench.store.library import sqlite_library
from workbench.store.opening import look, path_of

_SHA256 = re.compile("[0-9a-f]{64}")
_PATIENCE = 2.0  # seconds to wait for others to let go of a database that is to be replaced


def backup(store: Store, target: Path) -> list[str]:
    """Copy the database to `target` and its captures beside it; the hashes of captures that are not sound.

    Others may go on working. Raises `UsageError` where `target` exists, `StoreError` where it cannot be
    written, `Damaged` where the database does not hold together; no file is then left at `target`.
    """
    name = str(target)
    if os.path.lexists(target):
        raise UsageError(f"{name} exists already", "name another file: a backup overwrites nothing")
    target = path_of(target)
    need_folder(target)
    with telling(name), temporary(target) as temp:
        snapshot(store, temp, name)
        lost = _copy_captures(temp, captures_folder(store), captures_beside(target))
        place(temp, target)
    return lost


def restore(source: Path, where: str | Path) -> Path | None:
    """Put a backup in the place of a database; where what stood there is kept, None if nothing did.

    Nobody may have the database open. Captures are added to those that are there. Raises `NotOurs`,
    `TooNew`, `Damaged` (of the backup), `Unwritable` (in use, no room); the database is then as it was.
    """
    target, name = path_of(where), str(where)
    need_folder(target)
    with telling(str(source)):
        look(path_of(source), str(source))
        if target.exists() and target.samefile(source):
            raise UsageError(f"{source} is the database itself", "name the backup first, then the database")
    with telling(name), temporary(target) as temp:
        if target.exists():
            with suppress(TooNew, Damaged):
                look(target, name)
        with plain(path_of(source)) as connection:
            copy(connection, temp, of=str(source), name=name)
        _copy_captures(temp, captures_beside(path_of(source)), captures_beside(target))
        return _put(temp, target, name)


def _put(temp: Path, target: Path, name: str) -> Path | None:
    if not target.exists():
        place(temp, target)
        return None
    kept = dated(target, "replaced")
    try:
        _overwrite(temp, target, kept, name)
    except Damaged:
        for suffix in ("", *COMPANIONS):
            with suppress(FileNotFoundError):
                Path(f"{target}{suffix}").rename(f"{kept}{suffix}")
        place(temp, target)
    return kept


def _overwrite(temp: Path, target: Path, kept: Path, name: str) -> None:
    """Replace a sound database inside its own file, in one transaction: a rename would leave whoever has
    it open writing to the old file with the new one's journal."""
    with telling(name), plain(target, _PATIENCE) as old, plain(temp) as new, temporary(kept) as copied:
        _lock(old, name)
        copy(old, copied, of=name, name=str(kept))
        place(copied, kept)
        try:
            new.backup(old)
        except sqlite_library().Error:
            kept.unlink()
            raise


def _lock(connection: Any, name: str) -> None:
    """Keep everybody else out for as long as a connection is open."""
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays
    except sqlite_library().OperationalError as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise Unwritable(f"{name} is in use", "close it everywhere, then restore") from error
        raise


def _copy_captures(database: Path, source: Path, target: Path) -> list[str]:
    """Copy the captures that a database names; the hashes of those that are missing or damaged."""
    with plain(database) as connection:
        named = [row[0] for row in connection.execute("SELECT sha256 FROM capture ORDER BY sha256")]
    lost = []
    for sha256 in named:
        if not _SHA256.fullmatch(sha256) or not copy_capture(sha256, source, target):
            lost.append(sha256)
    return lost
