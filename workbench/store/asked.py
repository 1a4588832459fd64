"""What there is to ask about pairs of claims, and what was decided: light rows, for a queue of very many."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from workbench.store.models import Article, Claim, ClaimOrigin, ClaimRank, Cluster, Link
from workbench.store.queries import union_of_ends
from workbench.store.sources import Told
from workbench.text import source_name

# The claims that a person has put together are one: their cluster; a claim that is only proposed is its own.
Place = tuple[int, int]


class Asked(NamedTuple):
    """A suggested link, with where its two claims stand."""

    id: int
    a: int
    b: int
    relation: str
    same: float
    conflict: float
    clusters: tuple[int, int]
    places: tuple[Place, Place]
    worth: float  # of the worthier claim, as it ranks now
    dismissed: bool  # somebody has dismissed the cluster of one of them


class Carried(NamedTuple):
    """How many claims a cluster has, and who carries them."""

    claims: int
    sources: frozenset[Told]


def suggested(session: Session) -> list[Asked]:
    """All links that only the machine suggests, in order of id."""
    a, b = aliased(Claim), aliased(Claim)
    rank_a, rank_b = aliased(ClaimRank), aliased(ClaimRank)
    in_a, in_b = aliased(Cluster), aliased(Cluster)
    wanted = (
        select(
            Link.id, Link.a_id, Link.b_id, Link.relation, Link.same, Link.conflict,
            a.cluster_id, a.proposed, func.coalesce(rank_a.score, a.worth), in_a.status,
            b.cluster_id, b.proposed, func.coalesce(rank_b.score, b.worth), in_b.status,
        )
        .join(a, a.id == Link.a_id)
        .join(b, b.id == Link.b_id)
        .join(in_a, in_a.id == a.cluster_id)
        .join(in_b, in_b.id == b.cluster_id)
        .outerjoin(rank_a, rank_a.claim_id == a.id)
        .outerjoin(rank_b, rank_b.claim_id == b.id)
        .where(Link.state == "suggested")
        .order_by(Link.id)
    )  # fmt: skip
    return [_asked(*row) for row in session.execute(wanted)]


def _asked(id: int, a: int, b: int, relation: str, same: float, conflict: float, *ends: Any) -> Asked:
    home_a, proposed_a, worth_a, status_a, home_b, proposed_b, worth_b, status_b = ends
    places = _place(a, home_a, proposed_a), _place(b, home_b, proposed_b)
    dismissed = "dismissed" in (status_a, status_b)
    return Asked(
        id, a, b, relation, same, conflict, (home_a, home_b), places, max(worth_a, worth_b), dismissed
    )


def _place(claim: int, cluster: int, proposed: bool) -> Place:
    return (0, claim) if proposed else (cluster, 0)


def set_apart(session: Session) -> set[tuple[Place, Place]]:
    """Where the claims stand that people have set apart, each pair both ways."""
    a, b = aliased(Claim), aliased(Claim)
    decided = or_(Link.state == "rejected", (Link.state == "confirmed") & (Link.relation == "conflict"))
    wanted = (
        select(a.id, a.cluster_id, a.proposed, b.id, b.cluster_id, b.proposed)
        .select_from(Link)
        .join(a, a.id == Link.a_id)
        .join(b, b.id == Link.b_id)
        .where(decided)
    )
    found: set[tuple[Place, Place]] = set()
    for row in session.execute(wanted):
        one, other = _place(*row[:3]), _place(*row[3:])
        found |= {(one, other), (other, one)}
    return found


def carried(session: Session) -> Mapping[int, Carried]:
    """The clusters in which claims of suggested links lie."""
    ends = union_of_ends(Link.state == "suggested")
    linked = select(Claim.cluster_id).where(Claim.id.in_(ends))
    wanted = (
        select(Claim.cluster_id, Claim.article_id, ClaimOrigin.origin_id)
        .outerjoin(ClaimOrigin, ClaimOrigin.claim_id == Claim.id)
        .where(Claim.cluster_id.in_(linked))
    )
    names = {
        id: source_name(outlet, url, origin)
        for id, outlet, url, origin in session.execute(
            select(Article.id, Article.outlet, Article.url, Article.origin)
        )
    }
    told: dict[int, list[Told]] = defaultdict(list)
    for cluster, article, origin in session.execute(wanted):
        told[cluster].append(Told(names[article], origin))
    return {cluster: Carried(len(some), frozenset(some)) for cluster, some in told.items()}
