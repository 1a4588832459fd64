"""What comparing claims needs to know of them: where they stand, and how pairs of them are linked already."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.store.graph import some_of
from workbench.store.models import Article, Claim, Link


class Place(NamedTuple):
    """Where a claim stands, and the day its article was published, where that is known."""

    article: int
    start: int
    end: int
    day: date | None


def places_of(session: Session, ids: Iterable[int]) -> dict[int, Place]:
    """Where these claims stand."""
    wanted = select(Claim.id, Claim.article_id, Claim.start, Claim.end, Article.published).join(Article)
    found: dict[int, Place] = {}
    for some in some_of(ids):
        rows = session.execute(wanted.where(Claim.id.in_(some)))
        found |= {id: Place(article, start, end, day) for id, article, start, end, day in rows}
    return found


def claims_in(session: Session, article: int) -> set[int]:
    """The ids of the claims of an article."""
    return set(session.scalars(select(Claim.id).where(Claim.article_id == article)))


def rejected(session: Session) -> set[tuple[int, int]]:
    """The pairs that a person rejected."""
    rows = select(Link.a_id, Link.b_id).where(Link.state == "rejected")
    return {(a, b) for a, b in session.execute(rows)}


def suggested_at(session: Session, claims: Iterable[int]) -> set[tuple[int, int]]:
    """The pairs that only the machine linked, with an end among these claims."""
    found: set[tuple[int, int]] = set()
    for some in some_of(claims):
        for end in (Link.a_id, Link.b_id):
            rows = select(Link.a_id, Link.b_id).where(Link.state == "suggested", end.in_(some))
            found |= {(a, b) for a, b in session.execute(rows)}
    return found
