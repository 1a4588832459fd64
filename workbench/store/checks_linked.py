"""Checks of what linking keeps beside the links: copies of one text, published fact-checks, what bands follow."""

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workbench.records import LinkState, Relation
from workbench.store import checked as fact_checks
from workbench.store import origins as copies
from workbench.store.engine import Store
from workbench.store.findings import Result, counted
from workbench.store.graph import newest_operation
from workbench.store.models import Checked, CheckedLink, Claim, ClaimOrigin, Learning, OriginsSeen, Tuning

_AT_ONCE = 1_000  # rows in memory
_PRINT = 4  # bytes


def origins(store: Store) -> Result:
    """Whether the copies of one text are told in every cluster of several articles, by the first of them."""
    with store.read() as session:
        number = session.scalar(select(func.count()).select_from(ClaimOrigin)) or 0
        wrong = [f"the prints of claim {id} are cut short" for id in session.scalars(_CUT_SHORT)]
        wrong += _unseen(session)
        seen = copies.seen(session)
        late = set() if seen is None else set(copies.changed(session, seen))
        wrong += [
            f"the sources of cluster {id} were counted before its claims changed" for id in sorted(late)
        ]
        if seen is not None:
            wrong += _misplaced(session, late)
    return Result(counted(number, "origin of a claim", "origins of claims"), wrong)


_CUT_SHORT = select(ClaimOrigin.claim_id).where(
    (func.length(ClaimOrigin.near) % _PRINT > 0) | (func.length(ClaimOrigin.around) % _PRINT > 0)
)


def _unseen(session: Session) -> Iterator[str]:
    seen, newest = list(session.scalars(select(OriginsSeen.operation))), newest_operation(session)
    if len(seen) > 1:
        yield f"sources were counted up to {len(seen)} operations at once"
    for operation in seen:
        if operation > newest:
            yield f"sources were counted up to operation {operation}, which the history does not have"


def _misplaced(session: Session, late: set[int]) -> Iterator[str]:
    several = select(Claim.cluster_id).group_by(Claim.cluster_id)
    several = several.having(func.count(Claim.article_id.distinct()) > 1)
    rows = (
        select(Claim.cluster_id, Claim.id, ClaimOrigin.origin_id)
        .outerjoin(ClaimOrigin, ClaimOrigin.claim_id == Claim.id)
        .where(Claim.cluster_id.in_(several))
        .order_by(Claim.cluster_id, Claim.id)
        .execution_options(yield_per=_AT_ONCE)
    )
    for cluster, claims in groupby(session.execute(rows), key=lambda row: row[0]):
        told = {id: origin for _, id, origin in claims}
        for id, origin in told.items() if cluster not in late else ():
            if origin is None:
                yield f"the sources of cluster {cluster} leave claim {id} out"
            elif origin > id or told.get(origin) != origin:
                yield f"claim {id} is told as a copy of claim {origin}, which is not the first in cluster {cluster}"


def checked(store: Store) -> Result:
    """Whether fact-checks can be read, have the key of what they say, and are suggested once for a claim."""
    number, wrong = 0, []
    with store.read() as session:
        for row in session.scalars(
            select(Checked).order_by(Checked.id).execution_options(yield_per=_AT_ONCE)
        ):
            number += 1
            if row.key != fact_checks.key_of(fact_checks.record(row)):
                wrong.append(f"fact-check {row.id} is not the one that was imported: its key differs")
        wrong += [
            f"claim {claim} and fact-check {check} are linked as {relation}, {state}, which nobody can say"
            for claim, check, relation, state in session.execute(_UNKNOWN)
        ]
        wrong += [
            f"claim {claim} and fact-check {check} are linked twice"
            for claim, check in session.execute(_TWICE)
        ]
    return Result(counted(number, "fact-check"), wrong)


_PAIR = CheckedLink.claim_id, CheckedLink.checked_id
_TWICE = select(*_PAIR).group_by(*_PAIR).having(func.count() > 1)
_UNKNOWN = select(*_PAIR, CheckedLink.relation, CheckedLink.state).where(
    CheckedLink.relation.not_in(Relation) | CheckedLink.state.not_in(LinkState)
)


def settings(store: Store) -> Result:
    """Whether how the desk learns is said once at most."""
    wrong = []
    with store.read() as session:
        for model, what in ((Learning, "how ranking learns"), (Tuning, "how thresholds of linking learn")):
            rows = session.scalar(select(func.count()).select_from(model)) or 0
            if rows > 1:
                wrong.append(f"{what} is said {rows} times")
    return Result("how the desk learns", wrong)
