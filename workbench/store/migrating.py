"""Bringing an older database up to date: after a checked backup, all at once or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from workbench.errors import Damaged
from workbench.store import marks, schema
from workbench.store.copies import snapshot
from workbench.store.engine import Store
from workbench.store.files import free, place, telling, temporary
from workbench.store.schema import FTS_TABLES

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(store: Store, *, to: str = marks.HEAD, versions: Sequence[Path] = ()) -> None:
    """Run the migrations up to revision `to`; `versions` are folders with more of them.

    The state before is kept as `<database>.before-<revision>.bak`. A second process waits and finds it
    done. Raises `Damaged` where the result does not hold together; then, and when killed in the middle,
    the database is as it was.
    """
    with telling(store.name), _alone(store) as connection:
        standing = schema.revision(connection)
        if standing == to:
            return
        _keep(store, standing)
        command.upgrade(config(connection, versions), to)
        schema.number(connection, to)
        _check(connection, store.name)


def config(connection: Connection, versions: Sequence[Path] = ()) -> Config:
    """Alembic's settings, for the scripts in this package."""
    found = Config(attributes={"connection": connection})
    found.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    found.set_main_option("path_separator", "newline")
    folders = (SCRIPTS / "versions", *versions)
    found.set_main_option("version_locations", "\n".join(map(str, folders)).replace("%", "%%"))
    return found


@contextmanager
def _alone(store: Store) -> Iterator[Connection]:
    """One write transaction on a connection of its own, with foreign keys off while tables are rebuilt."""
    with store.engine.execution_options(writes=True).connect() as connection:
        connection.detach()  # closed afterwards, so that its settings go with it
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")  # has no effect in a transaction
        with connection.begin():
            yield connection


def _keep(store: Store, standing: str) -> None:
    """Copy the database as it stands; nobody else can write to it meanwhile."""
    path = Path(store.engine.url.database or "")
    with temporary(path) as temp:
        kept = free(path.with_name(f"{path.name}.before-{standing}.bak"))
        snapshot(store, temp, str(kept))
        place(temp, kept)


def _check(connection: Connection, name: str) -> None:
    """See that nothing was lost on the way: batch migrations rebuild tables, which drops their triggers
    (make them again) and AUTOINCREMENT (say so in `table_kwargs`)."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise Damaged(
            f"{name} has {len(broken)} references to nothing; it was left as it was", "restore a backup"
        )
    for table in FTS_TABLES:
        connection.exec_driver_sql(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
