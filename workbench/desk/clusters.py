"""The clusters: listed, merged, split, moved along."""

from collections.abc import Sequence

from workbench import records
from workbench.checking import workflow
from workbench.desk import decisions
from workbench.desk.desk import Desk
from workbench.desk.grouping import new_cluster, regroup
from workbench.desk.proposals import links_of
from workbench.errors import NotFound, UsageError
from workbench.records import LinkState, Operation
from workbench.store import graph, history, search
from workbench.store.clusters import clusters, lead
from workbench.store.engine import Session
from workbench.store.models import Claim, Cluster
from workbench.store.queries import one, operation_record
from workbench.text import one_line, shorten

FOUND_AT_MOST = 1_000


def listing(
    desk: Desk,
    *,
    query: str = "",
    ids: Sequence[int] = (),
    status: str | None = None,
    several: bool = False,
) -> list[records.Cluster]:
    """Clusters, those that wait for a decision first, then those with most sources.

    With `several`, only those of more than one claim. Raises `NotFound` for an id that is not there.
    """
    with desk.store.read() as session:
        where = Cluster.id > 0
        if ids:
            where &= Cluster.id.in_(ids)
        if status is not None:
            where &= Cluster.status == status
        if query.strip():
            where &= Cluster.id.in_(
                graph.clusters_of(session, search.find_claims(session, query, FOUND_AT_MOST))
            )
        found = clusters(session, where)
    missing = set(ids) - {cluster.id for cluster in found}
    if missing and not query.strip() and status is None:
        raise NotFound(
            f"no cluster {', '.join(map(str, sorted(missing)))}", "`workbench clusters` lists them"
        )
    chosen = [cluster for cluster in found if len(cluster.claims) > 1] if several else found
    return sorted(chosen, key=_urgency)


def _urgency(cluster: records.Cluster) -> tuple[bool, bool, int, int, int]:
    waits = bool(cluster.proposed or cluster.conflicts) and cluster.status not in ("checked", "dismissed")
    return (cluster.status == "dismissed", not waits, -cluster.sources, -len(cluster.claims), cluster.id)


def cluster(desk: Desk, id: int) -> records.Cluster:
    """One cluster. Raises `NotFound`."""
    return listing(desk, ids=[id])[0]


def merge(desk: Desk, into: int, other: int, *, seen: int | None = None) -> Operation:
    """All of `other` goes into `into`: claims, evidence, verdicts. The lead claims are confirmed.

    Raises `DataError` where both have a verdict or where members were set apart before.
    """
    if into == other:
        raise UsageError(f"cluster {into} twice", "name two clusters")
    with desk.operation("cluster.merge") as (session, entry):
        home, leaving = one(session, Cluster, into), one(session, Cluster, other)
        history.check_seen(session, home, seen)
        for cluster in (home, leaving):
            decisions.work_on(session, cluster.id)
        entry.summary = f"merged cluster {other} into {_named(session, into)}"
        decisions.unite(session, home, leaving)
        regroup(session, [claim.id for claim in graph.members(session, into)])
    return operation_record(entry)


def split(
    desk: Desk, cluster: int, claims: Sequence[int], *, because: str = "", seen: int | None = None
) -> Operation:
    """These claims leave into a cluster of their own, and are never proposed for the old one again."""
    with desk.operation("cluster.split") as (session, entry):
        home = one(session, Cluster, cluster)
        history.check_seen(session, home, seen)
        leaving, staying = _parted(session, cluster, claims)
        apart = new_cluster(session)
        for claim in leaving:
            claim.cluster_id, claim.proposed = apart.id, False
        for row in links_of(desk, session, [(claim.id, other.id) for claim in leaving for other in staying]):
            row.state, row.because = LinkState.REJECTED, because.strip()
        decisions.work_on(session, cluster)
        decisions.touch(apart)
        regroup(session, [claim.id for claim in (*leaving, *staying)])
        names = ", ".join(str(claim.id) for claim in leaving)
        entry.summary = f"split {names} off {_named(session, cluster)}"
    return operation_record(entry)


def _parted(session: Session, cluster: int, ids: Sequence[int]) -> tuple[list[Claim], list[Claim]]:
    members = {claim.id: claim for claim in graph.members(session, cluster)}
    strangers = sorted(set(ids) - members.keys())
    if strangers:
        raise NotFound(
            f"no claim {', '.join(map(str, strangers))} in cluster {cluster}",
            f"it has {', '.join(map(str, members))}",
        )
    leaving = [members[id] for id in sorted(set(ids))]
    staying = [claim for id, claim in members.items() if id not in set(ids)]
    if not leaving or not staying:
        raise UsageError("a split needs claims that leave and claims that stay", "name some, but not all")
    return leaving, staying


def confirm(desk: Desk, claim: int) -> Operation:
    """A proposed member belongs where it is."""
    with desk.operation("cluster.confirm") as (session, entry):
        row = one(session, Claim, claim)
        decisions.work_on(session, row.cluster_id)
        row.proposed = False
        regroup(session, [claim])
        entry.summary = f"confirmed {claim} in {_named(session, row.cluster_id)}"
    return operation_record(entry)


def set_status(desk: Desk, cluster: int, status: str, *, seen: int | None = None) -> Operation:
    """Move a cluster along: open, checking, checked (needs a verdict), dismissed."""
    to = workflow.status(status)
    with desk.operation("cluster.status") as (session, entry):
        row = one(session, Cluster, cluster)
        history.check_seen(session, row, seen)
        workflow.require_move(to, rated=graph.has_verdict(session, cluster))
        if row.status != to:
            decisions.work_on(session, cluster)
            row.status = to
        entry.summary = f"{_named(session, cluster)} is now {to.value}"
    return operation_record(entry)


def _named(session: Session, cluster: int) -> str:
    text = lead(session, cluster).text
    return f"cluster {cluster} “{shorten(one_line(text), 40)}”"
