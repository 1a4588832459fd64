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
    checked: int  # published fact-checks


class Copied(Record):
    """Where a copy is, and the archived files that were missing or damaged and are not in it."""

    path: Path
    lost: tuple[str, ...] = ()


class Restored(Record):
    """What was put back, and where what stood there is kept."""

    path: Path
    kept: Path | None = None


def backup(desk: Desk, target: Path) -> Copied:
    """Write a checked copy of the database and its captures. Never overwrites.

    Raises `UsageError` where the target exists, `StoreError` where it cannot be written.
    """
    return Copied(path=target, lost=tuple(backups.backup(desk.store, target)))


def restore(source: Path, db: str | Path) -> Restored:
    """Put a backup in the place of a database, which nobody may have open; what stood there is kept."""
    kept = backups.restore(source, db)
    return Restored(path=Path(db), kept=kept)


def verify(desk: Desk, progress: Callable[[str], None] | None = None) -> list[Finding]:
    """Check everything that can be checked, and say what was found."""
    return verifying.verify(desk.store, progress)


def counts(desk: Desk) -> Counts:
    """How much there is."""
    with desk.store.read() as session:
        return Counts(**graph.counts(session))
