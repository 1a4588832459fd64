"""Looking after the database: backup, restore, verify, and how much there is."""

from collections.abc import Callable
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.records import Finding, Record
from workbench.store import backup as backups
from workbench.store import graph
from workbench.store import verify as verifying


class Counts(Record):
    """How much there is."""

    articles: int
    claims: int
    clusters: int
    links: int
    proposals: int  # claims whose place in a cluster nobody has confirmed
    conflicts: int
    verdicts: int  # clusters that have one in force


def backup(desk: Desk, target: Path) -> Path:
    """Write a checked copy of the database and its captures. Never overwrites."""
    backups.backup(desk.store, target)
    return target


def restore(source: Path, db: Path) -> Path:
    """Put a backup in the place of a database; what stood there is kept under a dated name."""
    backups.restore(source, db)
    return db


def verify(desk: Desk, progress: Callable[[str], None] | None = None) -> list[Finding]:
    """Check everything that can be checked, and say what was found."""
    return verifying.verify(desk.store, progress)


def counts(desk: Desk) -> Counts:
    """How much there is."""
    with desk.store.read() as session:
        return Counts(**graph.counts(session))
