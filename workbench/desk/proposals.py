"""Suggested links: written where the machine sees them, left alone where a person has decided."""

from collections.abc import Collection, Iterable, Mapping

from workbench import linking, records
from workbench.desk import thresholds
from workbench.desk.desk import Desk
from workbench.desk.grouping import regroup
from workbench.desk.pairing import compare_fresh
from workbench.store import graph
from workbench.store.engine import Session
from workbench.store.models import Link

Pair = tuple[int, int]


def propose(desk: Desk, session: Session, fresh: Collection[int]) -> int:
    """Compare the fresh claims of one article with those of all others, suggest links, group anew; the number
    of links found."""
    session.flush()
    found, lost = compare_fresh(desk, session, fresh, thresholds.in_force(session))
    suggest(session, found)
    regroup(session, {*fresh, *lost, *(id for pair in found for id in pair)})
    return len(found)


def suggest(session: Session, found: Mapping[Pair, records.Link]) -> None:
    """Write links down; where a person has decided on a pair, that stands."""
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


def link_of(desk: Desk, session: Session, a: int, b: int) -> Link:
    """The row of a pair of claims, made by comparing them where the machine saw nothing."""
    return links_of(desk, session, [(a, b)])[0]


def links_of(desk: Desk, session: Session, pairs: Iterable[Pair]) -> list[Link]:
    """The rows of some pairs of claims, as `link_of` gives them."""
    ordered = [(min(pair), max(pair)) for pair in pairs]
    rows = graph.links_between(session, ordered)
    new = {id for pair in ordered if pair not in rows for id in pair}
    meaning = desk.memory.meaning if new else None
    texts, days = graph.texts_of(session, new), graph.days_of(session, new)
    for a, b in ordered:
        if (a, b) not in rows:
            compared = linking.compare(texts[a], texts[b], days=(days.get(a), days.get(b)), meaning=meaning)
            score = max(compared.same, compared.conflict)
            rows[a, b] = link_row(records.Link(a=a, b=b, score=score, **compared.model_dump()))
            session.add(rows[a, b])
    session.flush()
    return [rows[pair] for pair in ordered]
