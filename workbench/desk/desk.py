"""An open database, who works on it, and through which door."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from workbench.desk import origins
from workbench.desk.memory import CHECKED, SAID, Memory
from workbench.settings import Settings, load
from workbench.store import history
from workbench.store.engine import Session, Store
from workbench.store.models import Operation
from workbench.store.opening import open_store


class Desk:
    """Use as a context manager, or `close()` it."""

    def __init__(self, store: Store, *, by: str, door: str, settings: Settings) -> None:
        self.store = store
        self.by = by
        self.door = door
        self.settings = settings
        self.memory = Memory(store, settings.meaning)
        self.said = Memory(store, kind=SAID)
        self.checked = Memory(store, settings.meaning, CHECKED)

    @property
    def name(self) -> str:
        """The database, as a person would name it."""
        return self.store.name

    @contextmanager
    def operation(self, verb: str) -> Iterator[tuple[Session, Operation]]:
        """A write transaction of this person's that is one line in the history; ranks and sources follow it."""
        from workbench.desk.ranking import keep_up  # a mere reader of the database need not know how to spot

        with history.operation(self.store, verb, by=self.by, door=self.door) as opened:
            yield opened
            keep_up(opened[0])
            origins.keep_up(opened[0])

    def close(self) -> None:
        """Give the database back, and keep what was indexed for the next time."""
        self.memory.close()
        self.said.close()
        self.checked.close()
        self.store.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_desk(
    db: str | Path | None = None,
    *,
    door: str = "library",
    by: str | None = None,
    settings: Settings | None = None,
    create: bool = True,
) -> Desk:
    """Open the database (path or URL; default from the settings), making it first where there is none.

    Raises `StoreError`, with exit code 3, where it cannot be used; it then stays as it was.
    """
    settings = settings or load(db=None if db is None else str(db), by=by)
    store = open_store(str(db) if db is not None else settings.db, create=create)
    origins.catch_up(store)
    return Desk(store, by=by or settings.by, door=door, settings=settings)
