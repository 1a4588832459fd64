"""Verdicts: given, withdrawn, listed. Nothing is overwritten: each is a new version."""

from datetime import UTC, date, datetime

from workbench import checking, records
from workbench.desk import decisions
from workbench.desk.desk import Desk
from workbench.errors import DataError
from workbench.records import Operation, Status
from workbench.store import graph, history
from workbench.store import models as rows
from workbench.store.engine import Session
from workbench.store.queries import one, operation_record, verdicts
from workbench.text import one_line, shorten


def set_verdict(
    desk: Desk,
    cluster: int,
    rating: str,
    *,
    because: str,
    as_of: str = "today",
    scale: str | None = None,
    seen: int | None = None,
) -> records.Verdict:
    """Give a verdict. `seen` is the version of the cluster that the checker looked at.

    Raises `UsageError` for an unknown rating or scale, an empty rationale or a bad date.
    """
    named = checking.scale(scale or desk.settings.scale)
    chosen = checking.rating(named, rating)
    why = checking.require_rationale(because)
    day = checking.as_of(as_of, date.today())
    with desk.operation("verdict.set") as (session, entry):
        history.check_seen(session, one(session, rows.Cluster, cluster), seen)
        row = _append(desk, session, cluster, named.name, chosen.key, why, day)
        entry.summary = (
            f"verdict {row.number} on cluster {cluster}: {chosen.label} ({shorten(one_line(why), 60)})"
        )
        return verdicts(session, rows.Verdict.id == row.id)[0]


def withdraw(desk: Desk, cluster: int, *, because: str) -> Operation:
    """Take the verdict in force back; it stays in the record, and so does why."""
    why = checking.require_rationale(because)
    with desk.operation("verdict.withdraw") as (session, entry):
        row = one(session, rows.Cluster, cluster)
        if not graph.has_verdict(session, cluster):
            raise DataError(f"cluster {cluster} has no verdict", "there is nothing to withdraw")
        last = verdicts(session, rows.Verdict.cluster_id == cluster)[0]
        _append(desk, session, cluster, last.scale, "", why, date.today())
        if row.status == Status.CHECKED:
            row.status = Status.CHECKING  # checked means rated
        entry.summary = f"withdrew the verdict on cluster {cluster} ({shorten(one_line(why), 60)})"
    return operation_record(entry)


def _append(
    desk: Desk, session: Session, cluster: int, scale: str, rating: str, because: str, as_of: date
) -> rows.Verdict:
    decisions.work_on(session, cluster)
    row = rows.Verdict(
        cluster_id=cluster,
        number=graph.next_verdict(session, cluster),
        scale=scale,
        rating=rating,
        because=because,
        as_of=as_of,
        by=desk.by,
        at=datetime.now(UTC),
    )
    session.add(row)
    session.flush()
    return row


def listing(desk: Desk, cluster: int) -> list[records.Verdict]:
    """The verdicts of a cluster, newest first; the first is in force. Raises `NotFound`."""
    with desk.store.read() as session:
        one(session, rows.Cluster, cluster)
        return verdicts(session, rows.Verdict.cluster_id == cluster)
