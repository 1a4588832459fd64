"""Checks of the SQLite file: its pages, its schema, its foreign keys, its full-text index."""

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from workbench.store import schema
from workbench.store.engine import Store
from workbench.store.findings import Result, counted
from workbench.store.library import sqlite_library
from workbench.store.schema import FTS_TABLES

_NAMES = "SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"


def integrity(store: Store) -> Result:
    """SQLite's own check of every page, index and constraint."""
    with store.read() as session:
        connection = session.connection()
        for (
            table
        ) in FTS_TABLES:  # else SQLite checks them as this connection last saw them, and calls them corrupt
            connection.exec_driver_sql(f"SELECT rowid FROM {table} LIMIT 1").fetchall()
        told: list[str] = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
    return Result(counted(pages, "page"), [] if told == ["ok"] else told)


def tables(store: Store) -> Result:
    """Whether every table, index and trigger of a new database is there."""
    engine = create_engine("sqlite://", module=sqlite_library())
    with engine.begin() as connection:
        schema.create(connection)
        wanted = set(connection.exec_driver_sql(_NAMES).scalars())
    engine.dispose()
    with store.read() as session:
        missing = wanted - set(session.connection().exec_driver_sql(_NAMES).scalars())
    return Result(
        f"{len(wanted)} tables, indexes and triggers", [f"the {name} is missing" for name in sorted(missing)]
    )


def references(store: Store) -> Result:
    """Whether every row that names another names one that is there."""
    with store.read() as session:
        rows = session.connection().exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return Result(
        "every reference", [f"{table} {row} names a missing {parent}" for table, row, parent, _ in rows]
    )


def full_text(store: Store) -> Result:
    """Whether the full-text index holds exactly the words of the claims and articles."""
    wrong = []
    for table in FTS_TABLES:
        with store.write() as session:  # SQLite's command for this check is an INSERT; it writes nothing
            try:
                session.connection().exec_driver_sql(
                    f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)"
                )
            except DBAPIError as error:
                wrong.append(f"{table} differs from the texts: {error.orig}")
    return Result("the full-text index of claims and articles", wrong)
