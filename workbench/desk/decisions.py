"""What a decision on claims does to their clusters: who is confirmed, who moves, what may not be joined."""

from collections.abc import Collection
from datetime import UTC, datetime

from workbench.desk.grouping import sets_apart
from workbench.errors import DataError
from workbench.store import graph
from workbench.store.clusters import lead
from workbench.store.engine import Session
from workbench.store.models import Claim, Cluster


def touch(cluster: Cluster) -> None:
    """A person worked here: from now on the machine only adds proposals."""
    cluster.touched = datetime.now(UTC)


def work_on(session: Session, id: int) -> Cluster:
    """A person works on a cluster: its lead claim is now theirs, not merely proposed."""
    cluster = session.get_one(Cluster, id)
    lead(session, id).proposed = False
    touch(cluster)
    return cluster


def join(session: Session, a: Claim, b: Claim) -> Cluster:
    """Both claims become confirmed members of one cluster, with all that people had put to either.

    Raises `DataError` where both clusters have a verdict, or where a person set two members apart.
    """
    keep, other = _which_stays(session, a, b)
    guessed = other.proposed
    a.proposed = b.proposed = False
    home = session.get_one(Cluster, keep.cluster_id)
    if guessed:  # it was never more than a guess where it is: it comes alone
        refuse_apart(session, _confirmed(session, home.id), [other])
        other.cluster_id = home.id
    elif other.cluster_id != home.id:
        unite(session, home, session.get_one(Cluster, other.cluster_id))
    touch(home)
    return home


def unite(session: Session, home: Cluster, other: Cluster) -> None:
    """Everything of `other` goes to `home`, and `other` goes. Raises `DataError` as `join` does."""
    refuse_apart(session, _confirmed(session, home.id), _confirmed(session, other.id))
    if graph.has_verdict(session, home.id) and graph.has_verdict(session, other.id):
        raise DataError(
            f"clusters {home.id} and {other.id} both have a verdict",
            f"withdraw one first: `workbench verdict withdraw {other.id} --because …`",
        )
    for claim in graph.members(session, other.id):
        claim.cluster_id = home.id
    graph.move_findings(session, other.id, home.id)
    session.flush()
    session.delete(other)


def _confirmed(session: Session, cluster: int) -> list[Claim]:
    return [claim for claim in graph.members(session, cluster) if not claim.proposed]


def refuse_apart(session: Session, ones: Collection[Claim], others: Collection[Claim]) -> None:
    """Raise `DataError` where somebody decided that two of these are not the same."""
    left, right = {claim.id for claim in ones}, {claim.id for claim in others}
    for row in graph.links_among(session, left | right):
        crosses = (row.a_id in left) != (row.b_id in left)
        if crosses and sets_apart(row.state, row.relation):
            raise DataError(
                f"claims {row.a_id} and {row.b_id} were set apart",
                "undo that decision first: `workbench history` lists it",
            )


def _which_stays(session: Session, a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """The claim whose cluster both will be in, and the other: work done weighs most, then age."""

    def weight(claim: Claim) -> tuple[bool, bool, bool, int]:
        cluster = session.get_one(Cluster, claim.cluster_id)
        rated = graph.has_verdict(session, cluster.id)
        return (not rated, cluster.touched is None, claim.proposed, cluster.id)

    keep, other = sorted((a, b), key=weight)
    return keep, other
