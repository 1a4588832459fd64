"""A new version of an article: what people decided on words that did not change still stands.

A rejection is reopened only when a text changes. So a claim that a new version repeats word for word takes
over what its forerunner was set apart from. It takes over no membership: a cluster's verdict covers a new
member only when a person says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from workbench.desk.grouping import sets_apart
from workbench.store import graph
from workbench.store.checked import rejections
from workbench.store.engine import Session
from workbench.store.models import Article, CheckedLink, Claim, Link


def take_over(session: Session, article: Article, fresh: Iterable[int]) -> None:
    """Give the claims of a new version the rejections and conflicts of the same words in earlier ones."""
    before: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in graph.claims_before(session, article.key, article.number):
        before[claim.quote, claim.text].append(claim)
    for id in fresh if before else ():
        claim = session.get_one(Claim, id)
        _copy_decisions(session, before[claim.quote, claim.text], claim)
        _copy_rejections(session, before[claim.quote, claim.text], claim)


def _copy_decisions(session: Session, forerunners: Sequence[Claim], claim: Claim) -> None:
    """`forerunners` has the newest first: its decision counts where two differ."""
    decided: dict[int, Link] = {}
    for forerunner in forerunners:
        for row in graph.links_at(session, forerunner.id):
            if row.state != "suggested":
                decided.setdefault(row.b_id if row.a_id == forerunner.id else row.a_id, row)
    for other, row in decided.items():
        if sets_apart(row.state, row.relation):
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


def _copy_rejections(session: Session, forerunners: Sequence[Claim], claim: Claim) -> None:
    """The fact-checks that a person said are not about these words."""
    rejected = {row.checked_id: row for one in reversed(forerunners) for row in rejections(session, one.id)}
    for row in rejected.values():
        session.add(
            CheckedLink(
                claim_id=claim.id,
                checked_id=row.checked_id,
                relation=row.relation,
                state=row.state,
                score=row.score,
                same=row.same,
                conflict=row.conflict,
                reasons=row.reasons,
                because=row.because,
            )
        )
