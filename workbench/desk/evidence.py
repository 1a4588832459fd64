"""Evidence: added with its archived copy and its quote anchored there, listed, removed."""

from datetime import UTC, datetime

from workbench import checking, reading, records
from workbench.desk import captures, decisions
from workbench.desk.desk import Desk
from workbench.desk.matching import decide
from workbench.errors import ReadError, UsageError
from workbench.records import LinkState, Operation, Record
from workbench.store import history
from workbench.store import models as rows
from workbench.store.queries import evidence, one, operation_record
from workbench.text import one_line, shorten


class Added(Record):
    """A piece of evidence, and what the checker should know about it."""

    evidence: records.Evidence
    operation: Operation
    warnings: tuple[str, ...] = ()


def add(
    desk: Desk,
    cluster: int,
    source: str,
    *,
    stance: str,
    quote: str = "",
    note: str = "",
    title: str = "",
    archive: bool = True,
    checked: int | None = None,
) -> Added:
    """Put a URL or a local file to a cluster as evidence, with a copy of it archived.

    A page that cannot be had is kept as a mere link, and a quote that the copy does not contain is kept
    but not anchored; `warnings` says so. `checked` is the published
    fact-check that it is, which is then about this cluster. A local file that cannot be read raises `ReadError`.
    """
    chosen = checking.stance(stance)
    source, quote = source.strip(), quote.strip()
    if not source:
        raise UsageError("evidence needs a source", "give a URL or a file")
    with desk.store.read() as session:
        one(session, rows.Cluster, cluster)  # before anything is fetched for it
    copy, warnings = _copy(desk, source) if archive else (None, [])
    anchor = _anchor(copy, quote)
    if copy is not None and quote and anchor is None:
        warnings.append("the quote does not stand in the archived copy: check its wording")
    sha256 = None if copy is None else captures.keep(desk, copy.data)
    with desk.operation("evidence.add") as (session, entry):
        one(session, rows.Cluster, cluster)
        capture = None
        if copy is not None and sha256 is not None:
            capture = captures.row(session, sha256, copy, source)
        row = rows.Evidence(
            cluster_id=cluster,
            stance=chosen,
            source=source,
            title=title.strip(),
            quote=quote,
            note=note.strip(),
            capture_id=None if capture is None else capture.id,
            start=None if anchor is None else anchor.start,
            end=None if anchor is None else anchor.end,
            by=desk.by,
            at=datetime.now(UTC),
        )
        session.add(row)
        decisions.work_on(session, cluster)
        if checked is not None:
            decide(desk, session, cluster, checked, LinkState.CONFIRMED)
        session.flush()
        entry.summary = f"evidence {row.id} {chosen.value} cluster {cluster}: {shorten(one_line(source), 60)}"
        added = evidence(session, rows.Evidence.id == row.id)[0]
    return Added(evidence=added, operation=operation_record(entry), warnings=tuple(warnings))


def _copy(desk: Desk, source: str) -> tuple[reading.Fetched | None, list[str]]:
    try:
        guard = reading.Guard(seconds=desk.settings.timeout)
        return reading.original(source, limit=desk.settings.limit, guard=guard), []
    except ReadError as error:
        if not reading.is_url(source):
            raise
        return None, [f"not archived: {error.message}"]


def _anchor(copy: reading.Fetched | None, quote: str) -> checking.Anchor | None:
    if copy is None or not quote:
        return None
    return checking.anchor(reading.text_of(copy.data, copy.media_type), quote)


def listing(desk: Desk, cluster: int) -> list[records.Evidence]:
    """The evidence of a cluster in the order it was added. Raises `NotFound`."""
    with desk.store.read() as session:
        one(session, rows.Cluster, cluster)
        return evidence(session, rows.Evidence.cluster_id == cluster)


def remove(desk: Desk, id: int, *, seen: int | None = None) -> Operation:
    """Take a piece of evidence away; its archived copy stays, and so does its history."""
    with desk.operation("evidence.remove") as (session, entry):
        row = one(session, rows.Evidence, id)
        history.check_seen(session, row, seen)
        decisions.work_on(session, row.cluster_id)
        entry.summary = (
            f"removed evidence {id} of cluster {row.cluster_id}: {shorten(one_line(row.source), 60)}"
        )
        session.delete(row)
    return operation_record(entry)
