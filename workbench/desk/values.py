"""Who gave which value for the same thing, and whether two that conflict are an update or a contradiction."""

from workbench.desk.desk import Desk
from workbench.linking.developments import difference
from workbench.linking.values import tables
from workbench.records import Difference, LinkView, Relation, ValueTable
from workbench.store import graph, origins
from workbench.store.clusters import lead
from workbench.store.engine import Session
from workbench.store.models import Claim, Cluster
from workbench.store.queries import claim_views, one
from workbench.store.sources import independent

_CLUSTERS = 200  # beside one; a proposition has a few


def of_cluster(desk: Desk, cluster: int) -> list[ValueTable]:
    """The values given for what a cluster says, by all that say it or something else; none where all agree.

    Raises `NotFound`.
    """
    with desk.store.read() as session:
        return values(session, one(session, Cluster, cluster).id)


def values(session: Session, cluster: int) -> list[ValueTable]:
    """The same, within a transaction."""
    first = lead(session, cluster).id
    beside = sorted(graph.beside(session, cluster))[:_CLUSTERS]
    if not beside:
        return []
    members = sorted(
        claim_views(session, Claim.cluster_id == cluster), key=lambda claim: (claim.id != first, claim.id)
    )
    others = claim_views(session, Claim.cluster_id.in_(beside))
    told = origins.told(session, [claim.id for claim in (*members, *others)])
    return tables(members, others, sources=lambda ids: len(independent(told[id] for id in ids)))


def nature(link: LinkView) -> Difference | None:
    """What the two claims of a conflict are to each other; None for any other link."""
    return difference(link.left, link.right) if link.relation is Relation.CONFLICT else None


def told(links: list[LinkView]) -> list[LinkView]:
    """The links, the conflicts among them with what they are."""
    return [
        link.model_copy(update={"difference": nature(link)}) if link.relation is Relation.CONFLICT else link
        for link in links
    ]
