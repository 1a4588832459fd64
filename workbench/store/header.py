"""The first hundred bytes of a file: is it a claims database that this workbench can open?

The layout is that of https://www.sqlite.org/fileformat.html, section 1.3. Reading it changes nothing, so
a file that is not ours stays as it was, with nothing beside it.
"""

import os
import shutil
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from workbench.errors import Damaged, NotOurs, StoreError, TooNew, Unwritable
from workbench.store.marks import APPLICATION_ID, HEAD

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100  # bytes
_ROOM = 128 * 1024  # bytes: the least that SQLite needs for its journals


class _Header(NamedTuple):
    """What the header says; `pages` is 0 where an old library has left it out of date."""

    page_size: int
    pages: int
    number: int  # of the newest migration
    application: int


def recognise(path: Path, name: str) -> None:
    """Raise `NotOurs`, `TooNew` or `Damaged` unless `path` looks like a database of ours.

    No connection of this process may be open on the file: closing it here would drop SQLite's locks.
    """
    _need_file(path, name)
    with path.open("rb") as file:
        head, size = file.read(_LENGTH), os.fstat(file.fileno()).st_size
    if not head:
        raise NotOurs(
            f"{name} is an empty file", "remove it and a database is made there, or name another file"
        )
    if not head.startswith(_MAGIC):
        raise NotOurs(f"{name} is not a claims database", "name another file; this one was left as it was")
    if len(head) < _LENGTH:
        raise Damaged(f"{name} is cut short after {size} bytes", "restore a backup")
    _check(_parse(head), size, path, name)


def _need_file(path: Path, name: str) -> None:
    mode = path.stat().st_mode
    if S_ISDIR(mode):
        raise NotOurs(f"{name} is a folder", "name a file in it")
    if not S_ISREG(mode):
        raise NotOurs(f"{name} is a device or a pipe", "name a file")


def need_writable(path: Path, name: str) -> None:
    """Raise `Unwritable` where SQLite could not write the file, or its journals beside it.

    SQLite finds out by itself, but on a full disk it leaves the beginnings of its journals behind.
    """
    if not os.access(path, os.R_OK | os.W_OK):
        raise Unwritable(f"{name} is read-only", "change its permissions, or copy it elsewhere")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise Unwritable(
            f"{name} is in a read-only folder", "change the folder's permissions, or copy it elsewhere"
        )
    disk = shutil.disk_usage(path.parent)
    if disk.total and disk.free < _ROOM:
        raise Unwritable(f"no room on the disk for {name}", "free some space; nothing was changed")


def _parse(head: bytes) -> _Header:
    def at(offset: int, length: int = 4) -> int:
        return int.from_bytes(head[offset : offset + length], "big")

    page_size = at(16, 2)
    counted = at(24) == at(92)  # else `pages` is not to be trusted
    return _Header(65536 if page_size == 1 else page_size, at(28) if counted else 0, at(60), at(68))


def _check(header: _Header, size: int, path: Path, name: str) -> None:
    if header.application != APPLICATION_ID:
        raise NotOurs(
            f"{name} is a database of another program", "name another file; this one was left as it was"
        )
    if header.number > int(HEAD):
        raise too_new(name)
    expected = header.page_size * header.pages
    if size < expected and not _has_journal(path):
        raise Damaged(f"{name} is cut short: {size} of {expected} bytes", "restore a backup")


def too_new(name: str) -> StoreError:
    """The error for a database that a newer workbench has migrated."""
    return TooNew(f"{name} was made by a newer version of the workbench", "update the workbench")


def _has_journal(path: Path) -> bool:
    """Whether a journal is there that may hold what the file lacks: SQLite will say."""
    beside = (Path(f"{path}{suffix}") for suffix in ("-wal", "-journal"))
    return any(journal.exists() and journal.stat().st_size for journal in beside)
