"""The whole schema of a new database at once, and the marks by which a file is recognised as ours.

A new database skips the migrations, which are slow to import; both ways give the same schema.
"""

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, insert, select
from sqlalchemy.orm import Session

from workbench.store.models import Base
from workbench.store.search import SQLITE_SCHEMA

APPLICATION_ID = 0x436C6D57  # "ClmW"
HEAD = "0001"  # the newest migration
NONE = "0000"  # before the first

_VERSION = Table(  # as Alembic makes it
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def create(connection: Connection) -> None:
    """Make every table in an empty database."""
    Base.metadata.create_all(connection)
    for statement in SQLITE_SCHEMA:
        connection.exec_driver_sql(statement)
    _VERSION.create(connection)
    connection.execute(insert(_VERSION).values(version_num=HEAD))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    number(connection, HEAD)


def number(connection: Connection, revision: str) -> None:
    """Write the revision into the file's header too, where it is read before SQLite opens the file."""
    connection.exec_driver_sql(f"PRAGMA user_version={int(revision)}")


def revision(connection: Connection | Session) -> str:
    """The migration that a database stands at."""
    return connection.execute(select(_VERSION.c.version_num)).scalar() or NONE
