"""Files beside a database: finished under another name, then named; nothing is ever overwritten."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from workbench.errors import StoreError, Unwritable
from workbench.store.engine import explain
from workbench.store.library import sqlite_library

# What SQLite may keep beside a database while it is in use.
COMPANIONS = ("-wal", "-shm", "-journal")

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def telling(name: str) -> Iterator[None]:
    """Turn what SQLite and the file system have to say about `name` into one clear line."""
    try:
        yield
    except DBAPIError as error:
        raise explain(error.orig or error, name) from error
    except sqlite_library().Error as error:
        raise explain(error, name) from error
    except OSError as error:
        raise _explain_file(error, name) from error


def _explain_file(error: OSError, name: str) -> StoreError:
    if error.errno in _NO_ROOM:
        return Unwritable(f"no room on the disk for {name}", "free some space; nothing was changed")
    if error.errno in _FORBIDDEN:
        return Unwritable(f"{name} cannot be used", "its permissions or those of its folder forbid it")
    return StoreError(f"{name}: {error.strerror or error}", "check the path")


@contextmanager
def temporary(target: Path) -> Iterator[Path]:
    """A free name in the folder of `target`; what still bears it afterwards is removed."""
    temp = target.with_name(f".workbench-{secrets.token_hex(6)}.tmp")
    try:
        yield temp
    finally:
        for suffix in ("", *COMPANIONS):
            Path(f"{temp}{suffix}").unlink(missing_ok=True)


def place(temp: Path, target: Path) -> None:
    """Give a finished file its name. Raises `FileExistsError` where that name is taken."""
    try:
        os.link(temp, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(errno.EEXIST, "File exists", str(target)) from None
        temp.rename(target)
    sync(target.parent)


def sync(path: Path) -> None:
    """Have a finished file or a folder's names reach the disk."""
    folder = path.is_dir()
    if folder and os.name == "nt":
        return  # Windows gives no handle on a folder
    handle = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def need_folder(path: Path) -> None:
    """Raise `StoreError` unless the folder that `path` is to stand in exists."""
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent}", "make it first, or name another place")


def dated(path: Path, word: str) -> Path:
    """A free name beside `path` that says when: `claims.replaced-20250131T120000Z.db`."""
    return free(path.with_stem(f"{path.stem}.{word}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"))


def free(path: Path) -> Path:
    """`path`, or with the first number that makes it a name not yet taken."""
    found, number = path, 1
    while os.path.lexists(found):
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found
