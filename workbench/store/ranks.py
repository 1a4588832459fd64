"""What is learned from the decisions that stand, and where claims rank by it: read, and written all at once.

Decisions are told from how things stand, not from the history: what is undone or reopened is none.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, desc, insert, or_, select, update
from sqlalchemy.orm import Session

from workbench.store.models import Claim, ClaimRank, Cluster, Evidence, Learned, Learning, Verdict
from workbench.store.queries import in_force

LATEST = 400  # decisions that are learned from: what a desk cares for changes
_AT_ONCE = 10_000  # claims in memory
_AS_SPOTTED: dict[str, Any] = {"score": None, "band": None, "shift": 0.0, "told": ""}


class Spotted(NamedTuple):
    """What can be learned from of a claim: the reasons are those that it was spotted with."""

    id: int
    quote: str
    speaker: str
    kinds: list[str]
    reasons: list[tuple[str, float]]


class Basis(NamedTuple):
    """What ranking asks of a claim: log odds as spotted, and the names of its traits, with spaces between."""

    id: int
    odds: float
    traits: str


class Decision(NamedTuple):
    """A cluster that was kept or dismissed, by the claim that speaks for it."""

    odds: float
    traits: str
    kept: bool


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
        select(decided.c.id, decided.c.status, ClaimRank.odds, ClaimRank.traits)
        .join(Claim, Claim.id == ClaimRank.claim_id)
        .join(decided, decided.c.id == Claim.cluster_id)
        .order_by(decided.c.touched, decided.c.id, Claim.proposed, desc(Claim.worth), Claim.id)
    )
    found: dict[int, Decision] = {}
    for cluster, status, odds, traits in session.execute(members):
        found.setdefault(cluster, Decision(odds, traits, status != "dismissed"))
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


def unnoted(session: Session) -> list[Spotted]:
    """Claims without a row among the ranks, as many as go into memory at once."""
    wanted = select(Claim.id, Claim.quote, Claim.speaker, Claim.kinds, Claim.reasons)
    without = wanted.where(~select(ClaimRank).where(ClaimRank.claim_id == Claim.id).exists())
    return [Spotted(*row) for row in session.execute(without.order_by(Claim.id).limit(_AT_ONCE))]


def note(session: Session, some: list[Basis]) -> None:
    """Give claims a row among the ranks; they still rank as spotted."""
    session.execute(
        insert(ClaimRank),
        [{"claim_id": id, "odds": odds, "traits": traits} | _AS_SPOTTED for id, odds, traits in some],
    )


def bases(session: Session, *, unranked: bool) -> list[Basis]:
    """All claims, or those that still rank as spotted."""
    wanted = select(ClaimRank.claim_id, ClaimRank.odds, ClaimRank.traits).order_by(ClaimRank.claim_id)
    rows = session.execute(wanted.where(ClaimRank.score.is_(None)) if unranked else wanted)
    return [Basis(*row) for row in rows]


def rank(session: Session, rows: Iterable[dict[str, Any]]) -> None:
    """Write `score`, `band`, `shift` and `told` of the claims `id`."""
    some = list(rows)
    if some:
        changed = update(ClaimRank).where(ClaimRank.claim_id == bindparam("id"))
        session.connection().execute(changed, some)


def keep(session: Session, learned: dict[str, Any]) -> None:
    """Keep what is learned, in place of what was: the columns of `Learned`."""
    session.execute(delete(Learned))
    session.execute(insert(Learned), [learned])


def forget(session: Session) -> None:
    """Claims rank as spotted."""
    session.execute(update(ClaimRank).values(_AS_SPOTTED))
    session.execute(delete(Learned))


def clear(session: Session) -> None:
    """Throw away all that is worked out, so that it is worked out anew."""
    session.execute(delete(ClaimRank))
    session.execute(delete(Learned))
