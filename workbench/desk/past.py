"""The history: who did what, and how to take it back."""

from workbench.desk import origins
from workbench.desk.desk import Desk
from workbench.desk.ranking import keep_up
from workbench.errors import NotFound
from workbench.records import Operation
from workbench.store import graph, history
from workbench.store.engine import Session
from workbench.store.queries import operation_record, operations


def listing(desk: Desk, *, limit: int | None = None, cluster: int | None = None) -> list[Operation]:
    """What was done, newest first, without the rows that changed; of one cluster where it is named."""
    with desk.store.read() as session:
        where = None if cluster is None else graph.operations_on(session, cluster)
        return operations(session, where, limit=limit)


def operation(desk: Desk, id: int) -> Operation:
    """One operation with every row it changed. Raises `NotFound`."""
    with desk.store.read() as session:
        found = graph.changes_of(session, id)
        if found is None:
            raise NotFound(f"no operation {id}", "`workbench history` lists them")
        return operation_record(*found)


def undo(desk: Desk, id: int | None = None) -> Operation:
    """Take back the last operation of this person's that stands, or the one named.

    Raises `NothingToUndo`, `NotFound`, or `StaleEdit` where something has been built on it since.
    """
    return operation_record(history.undo(desk.store, by=desk.by, door=desk.door, id=id, sound=_settled))


def redo(desk: Desk) -> Operation:
    """Do again what this person undid last. Raises `NothingToUndo` or `StaleEdit`."""
    return operation_record(history.redo(desk.store, by=desk.by, door=desk.door, sound=_settled))


def _settled(session: Session) -> bool:
    """Whether what then stands makes sense together; ranks and sources follow it."""
    if not graph.well_placed(session):
        return False
    keep_up(session)
    origins.keep_up(session)
    return True
