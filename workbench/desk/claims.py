"""The claims: listed, looked up, matched against a text."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from workbench import linking
from workbench.desk.desk import Desk
from workbench.errors import NotFound, UsageError
from workbench.records import ClaimView, Match
from workbench.store import graph, search
from workbench.store.models import Claim, Cluster
from workbench.store.queries import banded, claim_views

FOUND_AT_MOST = 1_000  # claims a search shows

_ORDERS: dict[str, Callable[[ClaimView], Any]] = {
    "worth": lambda claim: (-claim.worth, claim.id),
    "text": lambda claim: (claim.text.casefold(), claim.id),
    "source": lambda claim: (claim.source.casefold(), claim.article, claim.start),
    "date": lambda claim: (-(claim.published or date.min).toordinal(), -claim.worth, claim.id),
    "sources": lambda claim: (-claim.sources, -claim.worth, claim.id),
}
ORDERS = tuple(_ORDERS)


def listing(
    desk: Desk,
    *,
    query: str = "",
    ids: Sequence[int] = (),
    article: int | None = None,
    cluster: int | None = None,
    status: str | None = None,
    band: str | None = None,
    kind: str | None = None,
    order: str = "worth",
) -> list[ClaimView]:
    """The claims that meet all that is asked, in the order asked for; the default is best first.

    `query` is plain text, looked for in the claims' words; `kind` is one of a claim's kinds, main or not. Raises `NotFound` for an id that is not there.
    """
    if order not in _ORDERS:
        raise UsageError(f"no order '{order}'", f"one of: {', '.join(ORDERS)}")
    conditions = [
        *([Claim.article_id == article] if article is not None else []),
        *([Claim.cluster_id == cluster] if cluster is not None else []),
        *([Cluster.status == status] if status is not None else []),
        *([banded(band)] if band is not None else []),
    ]
    with desk.store.read() as session:
        wanted = set(ids)
        if query.strip():
            found = set(search.find_claims(session, query, FOUND_AT_MOST))
            wanted = wanted & found if ids else found
            conditions.append(Claim.id.in_(wanted))
        elif ids:
            conditions.append(Claim.id.in_(wanted))
        views = claim_views(session, _all_of(conditions))
    if ids and not query.strip():
        _complain(wanted - {view.id for view in views} if len(conditions) == 1 else set())
    return sorted((view for view in views if kind is None or kind in view.kinds), key=_ORDERS[order])


def _all_of(conditions: Sequence[Any]) -> Any:
    joined = None
    for condition in conditions:
        joined = condition if joined is None else joined & condition
    return joined


def _complain(missing: set[int]) -> None:
    if missing:
        names = ", ".join(map(str, sorted(missing)))
        raise NotFound(f"no claim {names}", "`workbench claims` lists them")


def claim(desk: Desk, id: int) -> ClaimView:
    """One claim. Raises `NotFound`."""
    return listing(desk, ids=[id])[0]


def match(desk: Desk, text: str, *, limit: int = 5) -> list[Match]:
    """The claims that say most of what a text says, the nearest first, each compared with it."""
    if not text.strip():
        raise UsageError("nothing to match", "give the claim to look for")
    with desk.store.read() as session:
        desk.memory.catch_up(session)
        with desk.memory.claims(session) as (texts, index):
            found = [(hit, texts[hit.id]) for hit in index.search(text, limit=limit)]
        days = graph.days_of(session, [hit.id for hit, _ in found])
        meaning = desk.memory.meaning
        compared = [
            (hit, linking.compare(text, claim, days=(None, days.get(hit.id)), meaning=meaning))
            for hit, claim in found
        ]
        views = {view.id: view for view in claim_views(session, Claim.id.in_([hit.id for hit, _ in found]))}
    return [
        Match(claim=views[hit.id], score=max(result.same, result.conflict), comparison=result)
        for hit, result in compared
    ]
