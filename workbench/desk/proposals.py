"""Suggested links: written where the machine sees them, left alone where a person has decided."""

from collections.abc import Callable, Iterable, Mapping

from workbench import linking, records
from workbench.desk.desk import Desk
from workbench.desk.grouping import regroup
from workbench.store import graph
from workbench.store.engine import Session
from workbench.store.models import Link

Pair = tuple[int, int]


def propose(
    desk: Desk,
    session: Session,
    fresh: Iterable[int],
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Compare fresh claims with all others, suggest links, group anew; the number of links that stand."""
    session.flush()
    fresh = list(fresh)
    texts = graph.claim_texts(session)
    with desk.memory.index(texts) as index:
        found = linking.propose(texts, fresh, index, progress=progress, cancelled=cancelled)
    articles = graph.articles_of(session)
    across = {(link.a, link.b): link for link in found if articles[link.a] != articles[link.b]}
    _suggest(session, across)
    regroup(session, fresh)
    return len(across)


def _suggest(session: Session, found: Mapping[Pair, records.Link]) -> None:
    standing = graph.links_between(session, found.keys())
    for pair, link in found.items():
        row = standing.get(pair)
        if row is None:
            session.add(link_row(link))
        elif row.state == records.LinkState.SUGGESTED:
            row.relation, row.score = link.relation, link.score
            row.same, row.conflict, row.reasons = link.same, link.conflict, list(link.reasons)


def link_row(link: records.Link) -> Link:
    """A row for a link that is not stored yet."""
    return Link(
        a_id=link.a,
        b_id=link.b,
        relation=link.relation,
        state=link.state,
        score=link.score,
        same=link.same,
        conflict=link.conflict,
        reasons=list(link.reasons),
        because=link.because,
    )


def link_of(session: Session, a: int, b: int) -> Link:
    """The row of a pair of claims, made by comparing them where the machine saw nothing."""
    a, b = min(a, b), max(a, b)
    row = graph.links_between(session, {(a, b)}).get((a, b))
    if row is None:
        texts = graph.texts_of(session, (a, b))
        compared = linking.compare(texts[a], texts[b])
        score = max(compared.same, compared.conflict)
        row = link_row(records.Link(a=a, b=b, score=score, **compared.model_dump()))
        session.add(row)
        session.flush()
    return row
