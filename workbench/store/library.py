"""Which SQLite to use, and how far it can be trusted. Imports no SQLAlchemy: the first screen has no time for it."""

import sqlite3
from types import ModuleType

# SQLite before 3.51.3 can lose a commit when two connections reset the write-ahead log at once.
_WAL_SAFE = (3, 51, 3)


def sqlite_library() -> ModuleType:
    """The SQLite to use: `pysqlite3`'s own where it is installed, else the one Python links."""
    try:
        import pysqlite3
    except ImportError:
        return sqlite3
    return pysqlite3  # type: ignore[no-any-return]


def journal_mode(library: ModuleType) -> str:
    """WAL where the library is safe with it, else DELETE."""
    return "WAL" if library.sqlite_version_info >= _WAL_SAFE else "DELETE"
