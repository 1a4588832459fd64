"""Clusters with what a list shows beside them, and the claim that speaks for each."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import desc, func, select
from sqlalchemy.orm import Session

from workbench import records
from workbench.store.models import Article, Claim, ClaimOrigin, ClaimRank, Cluster, Evidence, Link
from workbench.store.queries import Condition, checked_before, ratings, touching
from workbench.store.sources import Told, independent
from workbench.text import source_name

RANK = func.coalesce(ClaimRank.score, Claim.worth)  # of a claim joined with its rank, if it has one


@dataclass
class _Members:
    claims: list[int] = field(default_factory=list)
    proposed: list[int] = field(default_factory=list)
    told: set[Told] = field(default_factory=set)
    lead: tuple[bool, float, int] = (True, 0.0, 0)
    text: str = ""


def _lead_order(proposed: bool, worth: float, id: int) -> tuple[bool, float, int]:
    """Sorts the claim that speaks for a cluster first, as `lead` has it."""
    return (proposed, -worth, id)


def lead(session: Session, cluster: int) -> Claim:
    """The claim that speaks for a cluster: confirmed, then worth most, then read first."""
    members = select(Claim).outerjoin(ClaimRank, ClaimRank.claim_id == Claim.id)
    first = members.where(Claim.cluster_id == cluster).order_by(Claim.proposed, desc(RANK), Claim.id)
    return session.scalars(first.limit(1)).one()


def clusters(session: Session, where: Condition | None = None) -> list[records.Cluster]:
    """Clusters with what a list shows beside them, in order of id. `where` is about `Cluster`."""
    wanted = select(Cluster).order_by(Cluster.id)
    rows = session.scalars(wanted if where is None else wanted.where(where)).all()
    members = _members(session, None if where is None else where)
    rated = ratings(session)
    evidence = _count(session, Evidence.cluster_id)
    checked = checked_before(session, where)
    best, conflicts = _links_inside(session, where)
    return [
        records.Cluster(
            id=row.id,
            text=found.text,
            status=records.Status(row.status),
            verdict=rated.get(row.id, ""),
            claims=tuple(found.claims),
            proposed=tuple(found.proposed),
            outlets=tuple(sorted({told.outlet for told in found.told})),
            sources=len(sources),
            copies=tuple(
                records.Copies(outlets=one.outlets, origin=one.credit)
                for one in sources
                if len(one.outlets) > 1
            ),
            conflicts=conflicts.get(row.id, 0),
            evidence=evidence.get(row.id, 0),
            checked_before=checked.get(row.id, 0),
            score=min((best.get(claim, 0.0) for claim in found.proposed), default=None),
            version=row.version,
        )
        for row in rows
        if (found := members[row.id]).claims and (sources := independent(found.told))
    ]


def _members(session: Session, where: Condition | None) -> dict[int, _Members]:
    wanted = (
        select(
            Claim.cluster_id,
            Claim.id,
            Claim.text,
            RANK,
            Claim.proposed,
            Article.outlet,
            Article.url,
            Article.origin,
            ClaimOrigin.origin_id,
            ClaimOrigin.credit,
        )
        .join(Article, Article.id == Claim.article_id)
        .join(Cluster, Cluster.id == Claim.cluster_id)
        .outerjoin(ClaimRank, ClaimRank.claim_id == Claim.id)
        .outerjoin(ClaimOrigin, ClaimOrigin.claim_id == Claim.id)
        .order_by(Claim.id)
    )
    members: dict[int, _Members] = defaultdict(_Members)
    for cluster, id, text, worth, proposed, outlet, url, origin, copied, credit in session.execute(
        wanted if where is None else wanted.where(where)
    ):
        found = members[cluster]
        found.claims.append(id)
        found.told.add(Told(source_name(outlet, url, origin), copied, credit or ""))
        if proposed:
            found.proposed.append(id)
        order = _lead_order(proposed, worth, id)
        if not found.text or order < found.lead:
            found.lead, found.text = order, text
    return members


def _count(session: Session, column: Any) -> dict[int, int]:
    return dict(session.execute(select(column, func.count()).group_by(column)).all())


def _links_inside(session: Session, where: Condition | None) -> tuple[dict[int, float], dict[int, int]]:
    """Each claim's best *same* link within its cluster, and each cluster's number of conflicts."""
    a, b = Claim.__table__.alias("a"), Claim.__table__.alias("b")
    standing = (
        select(Link.a_id, Link.b_id, Link.relation, Link.same, a.c.cluster_id, b.c.cluster_id)
        .join(a, a.c.id == Link.a_id)
        .join(b, b.c.id == Link.b_id)
        .where(Link.state != "rejected")
    )
    if where is not None:
        standing = standing.where(touching(select(Claim.id).join(Cluster).where(where)))
    best: dict[int, float] = {}
    conflicts: dict[int, int] = defaultdict(int)
    for one, other, relation, same, here, there in session.execute(standing):
        if relation == "conflict":
            for cluster in {here, there}:
                conflicts[cluster] += 1
        elif relation == "same" and here == there:
            best[one], best[other] = max(best.get(one, 0.0), same), max(best.get(other, 0.0), same)
    return best, conflicts
