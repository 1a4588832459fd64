"""One transaction, one operation: what changed is written down row by row, and undone from there.

A session hook sees every flush and writes a `change` for each row of a tracked table: all its columns
before and after, except `version`, which counts changes and is not undone. Undo is no special case: it
is an operation that writes the rows back as they were, with changes of its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import delete, desc, event, func, insert, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workbench.errors import NotFound, NothingToUndo, StaleEdit
from workbench.store.engine import Store
from workbench.store.models import TRACKED, Base, Change, Operation

_ORDER = {name: place for place, name in enumerate(TRACKED)}  # parents before children
_LEAVES = {
    "link",
    "evidence",
    "verdict",
    "learning",
    "tuning",
    "checked_link",
}  # no row refers to one of theirs
Image = dict[str, Any]
Sound = Callable[[Session], bool]


@contextmanager
def operation(
    store: Store, verb: str, *, by: str, door: str, target: int | None = None
) -> Iterator[tuple[Session, Operation]]:
    """A write transaction that is one operation; the caller sets `summary` once it knows what it did.

    An operation that left every row as it was leaves no trace.
    """
    with store.write() as session:
        entry = Operation(
            at=datetime.now(UTC), by=by, door=door, verb=verb, summary=verb, target_id=target, undone=False
        )
        session.add(entry)
        session.flush()
        changed = _record_changes(session, entry)
        yield session, entry
        session.flush()
        if not changed or _came_to_nothing(session, entry):
            session.execute(delete(Change).where(Change.operation_id == entry.id))
            session.delete(entry)


def _came_to_nothing(session: Session, entry: Operation) -> bool:
    """Whether every row is as it was before. Looked at one by one: there may be very many."""
    changes = session.scalars(
        select(Change)
        .where(Change.operation_id == entry.id)
        .order_by(Change.table_name, Change.row_id, Change.id)
        .execution_options(yield_per=100)
    )
    for _, row in groupby(changes, key=lambda change: (change.table_name, change.row_id)):
        steps = list(row)
        if steps[0].before != steps[-1].after:
            return False
    return True


def _record_changes(session: Session, entry: Operation) -> list[str]:
    """Write a change for every tracked row that a flush of this session writes; returns what it saw."""
    seen: list[str] = []

    @event.listens_for(session, "after_flush")
    def record(_session: Session, _context: Any) -> None:
        rows = [row for row in _changes(session) if row["before"] != row["after"]]
        if rows:
            session.connection().execute(insert(Change), [row | {"operation_id": entry.id} for row in rows])
            seen.extend(row["table_name"] for row in rows)

    return seen


def _changes(session: Session) -> Iterator[dict[str, Any]]:
    for made in session.new:
        if made.__tablename__ in TRACKED:
            yield _change(made, None, image(made))
    for kept in session.dirty:
        if kept.__tablename__ in TRACKED:
            yield _change(kept, _image_before(kept), image(kept))
    for gone in session.deleted:
        if gone.__tablename__ in TRACKED:
            yield _change(gone, _image_before(gone), None)


def _change(row: Any, before: Image | None, after: Image | None) -> dict[str, Any]:
    return {"table_name": row.__tablename__, "row_id": row.id, "before": before, "after": after}


def image(row: Any) -> Image:
    """All columns of a row but its id and version, as JSON has them."""
    return {name: _plain(getattr(row, name)) for name in _columns(type(row))}


def _image_before(row: Any) -> Image:
    states = inspect(row).attrs  # made at each look
    before = {}
    for name in _columns(type(row)):
        history = states[name].history
        before[name] = _plain(history.deleted[0] if history.deleted else getattr(row, name))
    return before


def _columns(model: type[Base]) -> list[str]:
    return [column.key for column in inspect(model).column_attrs if column.key not in ("id", "version")]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _typed(model: type[Base], plain: Image) -> dict[str, Any]:
    columns = inspect(model).columns
    kinds = {name: columns[name].type.python_type for name in plain}
    return {
        name: kinds[name].fromisoformat(value)
        if value is not None and kinds[name] in (date, datetime)
        else value
        for name, value in plain.items()
    }


def check_seen(session: Session, row: Any, seen: int | None) -> None:
    """Refuse an edit of a row that changed after the screen read it as version `seen`."""
    if seen is not None and row.version != seen:
        raise StaleEdit(
            f"{row.__tablename__} {row.id} changed meanwhile: {last_change(session, row.__tablename__, row.id)}",
            "look again, then decide",
        )


def last_change(session: Session, table: str, row: int) -> str:
    """Who changed a row last, when, and how, in words."""
    found = session.scalars(
        select(Operation)
        .join(Change, Change.operation_id == Operation.id)
        .where(Change.table_name == table, Change.row_id == row)
        .order_by(desc(Change.id))
        .limit(1)
    ).first()
    return "" if found is None else f"{found.by} at {found.at:%Y-%m-%d %H:%M} UTC, {found.summary}"


# --- undo and redo ------------------------------------------------------------------------------


class _Step(NamedTuple):
    """One row to write back: as it must be found, and as it shall be."""

    table: str
    row: int
    found: Image | None
    wanted: Image | None


def undo(
    store: Store, *, by: str, door: str, id: int | None = None, sound: Sound = lambda _session: True
) -> Operation:
    """Take back one operation: the given one, else the last of this person's that stands.

    `sound` says whether what then stands makes sense together; where it does not, nothing is taken back.
    Raises `NothingToUndo`, `NotFound`, or `StaleEdit` where a row has changed since.
    """
    with store.read() as session:
        target = _to_undo(session, by) if id is None else _named(session, id)
        if target.undone or target.verb in ("undo", "redo"):
            raise NothingToUndo(
                f"operation {target.id} is already undone", "`workbench history` lists them all"
            )
    return _turn(store, "undo", target, by, door, sound)


def redo(store: Store, *, by: str, door: str, sound: Sound = lambda _session: True) -> Operation:
    """Do again what this person undid last, unless they have done something else since."""
    with store.read() as session:
        target = _to_redo(session, by)
    return _turn(store, "redo", target, by, door, sound)


def _turn(store: Store, verb: str, target: Operation, by: str, door: str, sound: Sound) -> Operation:
    back = verb == "undo"
    with operation(store, verb, by=by, door=door, target=target.id) as (session, entry):
        standing = session.get_one(Operation, target.id)
        if standing.undone == back:
            raise NothingToUndo(f"operation {target.id} is already {verb}ne", "somebody was faster")
        steps = _steps(session, target.id, back)
        try:
            _walk(session, steps)
        except IntegrityError as error:  # a row that names one that goes, or has the place of one that comes
            raise _built_on(target) from error
        if not sound(session):
            raise _built_on(target)
        standing.undone = back
        entry.summary = f"{verb} of {target.id}: {target.summary}"
    return entry


def _walk(session: Session, steps: list[_Step]) -> None:
    for _, table in groupby(steps, key=_place):
        for step in table:
            _take(session, step)
            if step.table == "verdict":
                session.flush()  # each takes a number that the one before it gave back
        session.flush()


def _built_on(target: Operation) -> StaleEdit:
    return StaleEdit(
        f"something done since stands on operation {target.id}, {target.summary}",
        "undo that first: `workbench history` lists it",
    )


def _to_undo(session: Session, by: str) -> Operation:
    stands = select(Operation).where(~Operation.undone, Operation.verb.not_in(("undo", "redo")))
    mine = session.scalars(stands.where(Operation.by == by).order_by(desc(Operation.id)).limit(1)).first()
    if mine is not None:
        return mine
    other = session.scalars(stands.order_by(desc(Operation.id)).limit(1)).first()
    hint = f"the last operation is {other.by}'s: `workbench undo {other.id}`" if other else ""
    raise NothingToUndo(f"nothing of {by}'s to undo", hint)


def _to_redo(session: Session, by: str) -> Operation:
    mine = select(Operation).where(Operation.by == by).order_by(desc(Operation.id))
    last_new = session.scalar(
        select(func.max(Operation.id)).where(Operation.by == by, Operation.verb.not_in(("undo", "redo")))
    )
    for turn in session.scalars(mine.where(Operation.verb == "undo", Operation.id > (last_new or 0))):
        target = session.get_one(Operation, turn.target_id)
        if target.undone:
            return target
    raise NothingToUndo(f"nothing of {by}'s to redo")


def _named(session: Session, id: int) -> Operation:
    found = session.get(Operation, id)
    if found is None:
        raise NotFound(f"no operation {id}", "`workbench history` lists them all")
    return found


def _steps(session: Session, operation_id: int, back: bool) -> list[_Step]:
    """What an operation did, one step per row, in an order that foreign keys allow."""
    rows: dict[tuple[str, int], list[Change]] = {}
    for change in session.scalars(
        select(Change).where(Change.operation_id == operation_id).order_by(Change.id)
    ):
        rows.setdefault((change.table_name, change.row_id), []).append(change)
    steps = []
    for (table, row), changes in rows.items():
        first, last = changes[0].before, changes[-1].after
        if first is None and last is None:
            continue  # made and gone within the operation
        steps.append(_Step(table, row, last, first) if back else _Step(table, row, first, last))
    return sorted(reversed(steps) if back else steps, key=_place)


def _place(step: _Step) -> tuple[int, int]:
    """Leaves go first, for another may take their unique place; then writes top down, deletes bottom up."""
    order = _ORDER[step.table]
    if step.wanted is not None:
        return 1, order
    return (0, order) if step.table in _LEAVES else (2, -order)


def _take(session: Session, step: _Step) -> None:
    """Write one row as wanted, if it still is as the operation left it."""
    model = TRACKED[step.table]
    row = session.get(model, step.row)
    if (None if row is None else image(row)) != step.found:
        raise StaleEdit(
            f"{step.table} {step.row} changed since: {last_change(session, step.table, step.row)}",
            "undo that first",
        )
    if step.wanted is None:
        session.delete(row)
    elif row is None:
        session.add(model(id=step.row, **_typed(model, step.wanted)))
    else:
        for name, value in _typed(model, step.wanted).items():
            setattr(row, name, value)
