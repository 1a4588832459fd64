"""What is learned from the decisions that stand, and where claims rank by it: read, and written all at once.

Decisions are told from how things stand, not from the history: what is undone or reopened is none.
"""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, desc, insert, or_, select
from sqlalchemy.orm import Session

from workbench.store.models import Claim, ClaimRank, Cluster, Evidence, Learned, Learning, Verdict
from workbench.store.queries import in_force

LATEST = 400  # decisions that are learned from: what a desk cares for changes
_AT_ONCE = 10_000  # claims in memory


class Spotted(NamedTuple):
    """What ranking asks of a claim: the reasons are those that it was spotted with."""

    id: int
    quote: str
    speaker: str
    kinds: list[str]
    reasons: list[tuple[str, float]]


class Decision(NamedTuple):
    """A cluster that was kept or dismissed, by the claim that speaks for it."""

    claim: Spotted
    kept: bool


_SPOTTED = (Claim.id, Claim.quote, Claim.speaker, Claim.kinds, Claim.reasons)


def settings(session: Session) -> Learning | None:
    """How the desk learns, once somebody has said so."""
    return session.scalars(select(Learning).order_by(desc(Learning.id)).limit(1)).first()


def standing(session: Session) -> Learned | None:
    """What was learned last."""
    return session.scalars(select(Learned)).first()


def decisions(session: Session, since: datetime | None) -> list[Decision]:
    """The latest decisions that stand, in the order in which they were made; none up to `since`.

    Dismissed is not worth checking; being checked, checked, rated or with evidence is. A cluster is one
    decision, by its lead claim as spotted, so that what is learned does not depend on what was.
    """
    decided = _decided(since).subquery()
    members = (
        select(decided.c.id, decided.c.status, *_SPOTTED)
        .join(decided, decided.c.id == Claim.cluster_id)
        .order_by(decided.c.touched, decided.c.id, Claim.proposed, desc(Claim.worth), Claim.id)
    )
    found: dict[int, Decision] = {}
    for cluster, status, *claim in session.execute(members):
        if cluster not in found:
            found[cluster] = Decision(Spotted(*claim), status != "dismissed")
    return list(found.values())


def _decided(since: datetime | None) -> Any:
    rated = in_force().where(Verdict.rating != "").subquery()
    clusters = select(Cluster.id, Cluster.status, Cluster.touched).where(
        Cluster.touched.is_not(None),
        or_(
            Cluster.status.in_(("dismissed", "checking", "checked")),
            Cluster.id.in_(select(Evidence.cluster_id)),
            Cluster.id.in_(select(rated.c.cluster_id)),
        ),
    )
    later = clusters if since is None else clusters.where(Cluster.touched > since)
    return later.order_by(desc(Cluster.touched), desc(Cluster.id)).limit(LATEST)


def unranked(session: Session) -> list[Spotted]:
    """Claims without a rank, by id, as many as go into memory at once."""
    wanted = select(*_SPOTTED).where(~select(ClaimRank).where(ClaimRank.claim_id == Claim.id).exists())
    return [Spotted(*row) for row in session.execute(wanted.order_by(Claim.id).limit(_AT_ONCE))]


def forget(session: Session) -> None:
    """Claims rank as spotted."""
    session.execute(delete(ClaimRank))
    session.execute(delete(Learned))


def keep(session: Session, learned: dict[str, Any]) -> None:
    """Keep what is learned, in place of what was: the columns of `Learned`."""
    session.execute(delete(Learned))
    session.execute(insert(Learned), [learned])


def rank(session: Session, rows: list[dict[str, Any]]) -> None:
    """Write ranks: the columns of `ClaimRank`."""
    session.execute(insert(ClaimRank), rows)
