"""Opening a database: recognised before SQLite touches it, made where there is none, brought up to date."""

import random
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from workbench.errors import Damaged, StoreError, UsageError
from workbench.store import marks, schema
from workbench.store.copies import plain
from workbench.store.engine import PATIENCE, Store, sqlite_engine
from workbench.store.files import need_folder, place, telling, temporary
from workbench.store.header import need_writable, recognise, too_new
from workbench.store.library import journal_mode, sqlite_library

# The files that this process has connections to, by device and inode. Opening and closing one of them by
# other means would drop SQLite's locks (fcntl locks belong to the process, not to the handle).
_held: Counter[tuple[int, int]] = Counter()
_doorway = threading.Lock()


def open_store(where: str | Path, *, create: bool = True, patience: float = PATIENCE) -> Store:
    """Open the database at a path or URL, and make it where there is none.

    `patience` is how long to wait for another program's write, in seconds. Raises `UsageError` for a URL
    that names no SQLite file, else `StoreError` and its kinds; the file is then left as it was.
    """
    name = str(where)
    with telling(name):
        path = path_of(where)
        if not path.exists():
            if not create:
                raise StoreError(
                    f"there is no database {name}", "check the name, or read an article to make it"
                )
            make(path)
        store = Store(_enter(path, name, patience), name)
        try:
            _bring_up(store)
        except BaseException:
            store.close()
            raise
    return store


def path_of(where: str | Path) -> Path:
    """The file that `where` names; links are followed, for SQLite's journals lie beside the real file."""
    named = _from_url(where) if isinstance(where, str) and "://" in where else Path(where)
    try:
        return named.expanduser().resolve()
    except (ValueError, RuntimeError) as error:  # a NUL in the path; links in a circle
        raise StoreError(f"{where} is not a path: {error}", "name a file") from error


def _from_url(where: str) -> Path:
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise UsageError("the database URL cannot be read", "write sqlite:///path/to/claims.db") from error
    if url.get_backend_name() != "sqlite":
        raise UsageError(f"{url.get_backend_name()}: only SQLite so far", "write sqlite:///path/to/claims.db")
    if not url.database or url.database == ":memory:" or url.query:
        raise UsageError(f"{where} names no file", "write sqlite:///path/to/claims.db, without options")
    return Path(url.database)


def make(path: Path) -> None:
    """Make an empty database at `path`, whole or not at all; one that somebody else made first stands."""
    need_folder(path)
    with temporary(path) as temp:
        engine = sqlite_engine(sqlite_url(temp))
        try:
            with engine.execution_options(writes=True).begin() as connection:
                schema.create(connection)
        finally:
            engine.dispose()
        with suppress(FileExistsError):
            place(temp, path)


def sqlite_url(path: Path) -> URL:
    """The URL of a file, whatever characters its name has."""
    return URL.create("sqlite", database=str(path))


def _enter(path: Path, name: str, patience: float) -> Engine:
    """An engine on a file that was recognised first, unless this process holds it open already."""
    with _doorway:
        _look(path, name)
        need_writable(path, name)
        _switch_journal(path, patience)
        key = _key(path)
        _held[key] += 1
    engine = sqlite_engine(sqlite_url(path), patience)

    @event.listens_for(engine, "engine_disposed", once=True)
    def leave(_engine: Engine) -> None:
        with _doorway:
            _held[key] -= 1

    return engine


def _switch_journal(path: Path, patience: float) -> None:
    """Give a file that another SQLite made the journal mode of ours.

    Nobody else may have it open meanwhile, and two that try at once stand in each other's way, each with
    a lock that only closing gives up: so they try again, in turns that chance decides.
    """
    library = sqlite_library()
    end = time.monotonic() + patience
    while True:
        try:
            with plain(path, patience=0) as connection:
                connection.execute(f"PRAGMA journal_mode={journal_mode(library)}")
            return
        except library.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > end:
                raise
        time.sleep(random.uniform(0.001, 0.02))


def look(path: Path, name: str) -> None:
    """Raise `NotOurs`, `TooNew` or `Damaged` unless a file looks like a database that can be opened."""
    with _doorway:
        _look(path, name)


def _look(path: Path, name: str) -> None:
    if not _held[_key(path)]:
        recognise(path, name)


def _key(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _bring_up(store: Store) -> None:
    with store.read() as session:
        standing = schema.revision(session)
    if not standing.isdecimal():
        raise Damaged(f"{store.name} has a schema that no version made", "restore a backup")
    if int(standing) > int(marks.HEAD):
        raise too_new(store.name)
    if standing != marks.HEAD:
        from workbench.store.migrating import migrate  # Alembic takes 0.1 s to import

        migrate(store)
