"""Wire copies kept track of: the transaction that changes a cluster finds which of its texts are copies."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from workbench.store import origins as kept
from workbench.store.engine import Session, Store

if TYPE_CHECKING:
    from workbench.linking.copies import Passage

_AT_ONCE = 500  # clusters


def keep_up(session: Session) -> None:
    """Work out anew what the clusters have copied whose members changed; everything where nothing is kept."""
    session.flush()
    changed = kept.changed(session, kept.seen(session))
    for start in range(0, len(changed), _AT_ONCE):
        _work_out(session, changed[start : start + _AT_ONCE])
    if changed or kept.seen(session) is None:
        kept.saw(session)


def catch_up(store: Store) -> None:
    """Work everything out where nothing is kept: after a migration, or once the tables were emptied."""
    with store.read() as session:
        if kept.seen(session) is not None or not kept.changed(session, None):
            return
    with store.write() as session:
        keep_up(session)


def _work_out(session: Session, clusters: Collection[int]) -> None:
    from workbench.linking.copies import origins, passage

    places = kept.places(session, clusters)
    claims = [place for inside in places.values() for place in inside]
    known = _known(session, [place.claim for place in claims])
    fresh: dict[int, Passage] = {}
    by_article: dict[int, list[kept.Place]] = {}
    for place in claims:
        if place.claim not in known:
            by_article.setdefault(place.article, []).append(place)
    for article, inside in by_article.items():
        text, byline = kept.article(session, article)
        for place in inside:
            fresh[place.claim] = passage(text, place.start, place.end, byline)
    kept.note(session, {id: kept.Noted(*one) for id, one in fresh.items()})
    known |= fresh
    for inside in places.values():
        kept.place(session, origins({place.claim: known[place.claim] for place in inside}))


def _known(session: Session, claims: list[int]) -> "dict[int, Passage]":
    from workbench.linking.copies import Passage

    found: dict[int, Passage] = {}
    for start in range(0, len(claims), 10_000):
        some = kept.noted(session, claims[start : start + 10_000])
        found |= {id: Passage(*one) for id, one in some.items()}
    return found
