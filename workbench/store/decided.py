"""What people decided about pairs of claims, told from how the links stand: what is undone is no decision."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import desc, func, select
from sqlalchemy.orm import Session

from workbench.store.models import Change, Link, Operation, Tuning


class Decided(NamedTuple):
    """A pair that was decided, with the probabilities that it had then, and by which operation it was."""

    same: float
    conflict: float
    relation: str
    state: str
    operation: int


def settings(session: Session) -> Tuning | None:
    """How bands follow decisions, once somebody has said so."""
    return session.scalars(select(Tuning).order_by(desc(Tuning.id)).limit(1)).first()


def pairs(session: Session, since: datetime | None) -> list[Decided]:
    """The decisions that stand, none up to `since`; a new version that takes some over decides nothing."""
    last = (
        select(Change.row_id, func.max(Change.operation_id).label("operation"))
        .where(
            Change.table_name == "link", Change.row_id.in_(select(Link.id).where(Link.state != "suggested"))
        )
        .group_by(Change.row_id)
        .subquery()
    )
    wanted = (
        select(Link.same, Link.conflict, Link.relation, Link.state, Operation.id)
        .join(last, last.c.row_id == Link.id)
        .join(Operation, Operation.id == last.c.operation)
        .where(Link.state != "suggested", Operation.verb != "read")
        .order_by(Link.id)
    )
    if since is not None:
        wanted = wanted.where(Operation.at > since)
    return [Decided(*row) for row in session.execute(wanted)]
