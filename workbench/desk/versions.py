"""A new version of an article: what people decided on words that did not change still stands.

A rejection is reopened only when a text changes. So a claim that a new version repeats word for word takes
over what its forerunner was set apart from. It takes over no membership: a cluster's verdict covers a new
member only when a person says so.
"""

from collections.abc import Iterable

from workbench.desk.grouping import sets_apart
from workbench.store import graph
from workbench.store.engine import Session
from workbench.store.models import Article, Claim, Link


def take_over(session: Session, article: Article, fresh: Iterable[int]) -> None:
    """Give the claims of a new version the rejections and conflicts of the same words in the last one."""
    if article.number == 1:
        return
    before = {
        (claim.quote, claim.text): claim
        for claim in graph.claims_of_version(session, article.key, article.number - 1)
    }
    for id in fresh:
        claim = session.get_one(Claim, id)
        forerunner = before.get((claim.quote, claim.text))
        if forerunner is not None:
            _copy_decisions(session, forerunner, claim)


def _copy_decisions(session: Session, forerunner: Claim, claim: Claim) -> None:
    for row in graph.links_at(session, forerunner.id):
        if sets_apart(row.state, row.relation):
            other = row.b_id if row.a_id == forerunner.id else row.a_id
            session.add(
                Link(
                    a_id=min(other, claim.id),
                    b_id=max(other, claim.id),
                    relation=row.relation,
                    state=row.state,
                    score=row.score,
                    same=row.same,
                    conflict=row.conflict,
                    reasons=row.reasons,
                    because=row.because,
                )
            )
