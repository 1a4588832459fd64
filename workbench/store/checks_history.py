"""Checks of the history: replayed from the start it must give what the tables hold now."""

from collections.abc import Iterator
from heapq import merge
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.store.engine import Store
from workbench.store.findings import Result, counted
from workbench.store.history import Image, image
from workbench.store.models import TRACKED, Base, Change, Operation

_AT_ONCE = 500  # rows in memory
Row = tuple[int, str, Image]  # id, where it comes from, content


def replay(store: Store) -> Result:
    """Whether the changes of every row follow from one another and end in the row as it stands."""
    wrong: list[str] = []
    with store.read() as session:
        number = session.scalar(select(func.count()).select_from(Change)) or 0
        for name, model in TRACKED.items():
            told = _told(session, name, wrong)
            rows = merge(told, _standing(session, model), key=lambda row: row[:2])
            for id, versions in groupby(rows, key=lambda row: row[0]):
                wrong.extend(_difference(f"{name} {id}", list(versions)))
        wrong.extend(
            f"the history has changes of {name}, which keeps none"
            for name in session.scalars(select(Change.table_name).distinct())
            if name not in TRACKED
        )
    return Result(counted(number, "change"), wrong)


def _told(session: Session, table: str, wrong: list[str]) -> Iterator[Row]:
    """The rows of a table as the history leaves them, by id; steps that do not follow go to `wrong`."""
    steps = select(Change.row_id, Change.id, Change.before, Change.after).where(Change.table_name == table)
    ordered = steps.order_by(Change.row_id, Change.id).execution_options(yield_per=_AT_ONCE)
    for row, changes in groupby(session.execute(ordered), key=lambda step: step[0]):
        now: Image | None = None
        for _, change, before, after in changes:
            if before != now:
                wrong.append(f"change {change} of {table} {row} does not follow from the one before it")
            now = after
        if now is not None:
            yield row, "history", now


def _standing(session: Session, model: type[Base]) -> Iterator[Row]:
    ordered = select(model).order_by(model.__table__.c.id).execution_options(yield_per=_AT_ONCE)
    for row in session.scalars(ordered):
        yield row.id, "table", image(row)  # type: ignore[attr-defined]


def _difference(name: str, versions: list[Row]) -> Iterator[str]:
    if len(versions) == 1:
        yield f"{name} is in the {versions[0][1]} only"
    elif versions[0][2] != versions[1][2]:
        old, new = versions[0][2], versions[1][2]
        columns = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
        yield f"{name} differs from its history in {', '.join(columns)}"


def undone(store: Store) -> Result:
    """Whether an operation is marked undone exactly where the last word on it is an undo."""
    marked: dict[int, bool] = {}
    said: dict[int, bool] = {}
    rows = select(Operation.id, Operation.verb, Operation.target_id, Operation.undone).order_by(Operation.id)
    with store.read() as session:
        for id, verb, target, mark in session.execute(rows):
            marked[id] = mark
            if verb in ("undo", "redo") and target is not None:
                said[target] = verb == "undo"
    wrong = [
        f"operation {id} is marked {'undone' if mark else 'standing'}, the history says otherwise"
        for id, mark in marked.items()
        if mark != said.get(id, False)
    ]
    return Result(counted(len(marked), "operation"), wrong)
