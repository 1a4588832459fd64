"""Checks of what the tables say together: clusters and links."""

from sqlalchemy import case, func, select

from workbench.store.engine import Store
from workbench.store.findings import Result, counted
from workbench.store.models import Claim, Cluster, Link


def clusters(store: Store) -> Result:
    """Whether every claim is in a cluster, and no cluster is empty."""
    homeless = select(Claim.id).outerjoin(Cluster, Cluster.id == Claim.cluster_id).where(Cluster.id.is_(None))
    empty = select(Cluster.id).outerjoin(Claim, Claim.cluster_id == Cluster.id).where(Claim.id.is_(None))
    with store.read() as session:
        number = session.scalar(select(func.count()).select_from(Cluster)) or 0
        wrong = [f"claim {id} is in no cluster" for id in session.scalars(homeless)]
        wrong += [f"cluster {id} has no claims" for id in session.scalars(empty)]
    return Result(counted(number, "cluster"), wrong)


def links(store: Store) -> Result:
    """Whether links name two claims in order, and no pair is decided twice."""
    low = case((Link.a_id < Link.b_id, Link.a_id), else_=Link.b_id)
    high = case((Link.a_id < Link.b_id, Link.b_id), else_=Link.a_id)
    twice = select(low, high, func.group_concat(Link.state)).group_by(low, high).having(func.count() > 1)
    with store.read() as session:
        number = session.scalar(select(func.count()).select_from(Link)) or 0
        disorder = session.scalars(select(Link.id).where(Link.a_id >= Link.b_id))
        wrong = [f"link {id} does not name the lower claim first" for id in disorder]
        wrong += [f"claims {a} and {b} are linked twice: {states}" for a, b, states in session.execute(twice)]
    return Result(counted(number, "link"), wrong)
