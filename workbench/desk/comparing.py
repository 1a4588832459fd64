"""Which claims are compared: those of different articles that are near each other, whatever was read first."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from workbench import linking
from workbench.desk.desk import Desk
from workbench.errors import Cancelled
from workbench.records import Bands, Link
from workbench.store import graph
from workbench.store.engine import Session

if TYPE_CHECKING:
    from workbench.linking import Meaning
    from workbench.linking.neighbours import Neighbours, Reached

Pair = tuple[int, int]
_MANY = 3_000


def compare_fresh(desk: Desk, session: Session, fresh: Collection[int], bands: Bands) -> dict[Pair, Link]:
    """Compare the claims that came with all others; what was suggested in a crowd that is now too large goes."""
    texts = graph.texts_of(session, fresh)
    meaning = desk.memory.meaning
    with (
        desk.said.claims(session, but=fresh) as (_, said),
        desk.memory.claims(session, but=fresh) as (_, index),
    ):
        near = linking.neighbours(texts, fresh, [said, index], meaning)
        reached = near.reached(fresh)
        texts |= graph.texts_of(session, reached)
        pairs = _between_articles(session, ((id, other) for id in fresh for other in near.near(id)))
        days = graph.days_of(session, {id for pair in pairs for id in pair})
        found = linking.compared(texts, pairs, days=days, bands=bands, meaning=meaning)
        _thin_out(session, texts, near, reached)
        return {(link.a, link.b): link for link in found if near.mutual(link.a, link.b)}


def compare_all(
    texts: Mapping[int, str],
    articles: Mapping[int, int],
    *,
    days: Mapping[int, date],
    bands: Bands,
    meaning: "Meaning | None" = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> dict[Pair, Link]:
    """Compare all claims anew: what comes of reading them one after another, but where they are very many.

    Those are joined in bulk. Raises `Cancelled`.
    """
    if len(texts) > _MANY:
        links = linking.propose(
            texts, texts, days=days, bands=bands, meaning=meaning, progress=progress, cancelled=cancelled
        )
        return {(link.a, link.b): link for link in links if articles[link.a] != articles[link.b]}
    near = linking.neighbours(texts, texts, meaning=meaning)
    found: dict[Pair, Link] = {}
    for done, id in enumerate(sorted(texts), start=1):
        if cancelled is not None and cancelled():
            raise Cancelled("linking was stopped", "nothing was changed")
        later = [other for other in near.near(id) if other > id and articles[other] != articles[id]]
        pairs = [(id, other) for other in sorted(later) if near.mutual(id, other)]
        links = linking.compared(texts, pairs, days=days, bands=bands, meaning=meaning)
        found |= {(link.a, link.b): link for link in links}
        if progress is not None:
            progress(done, len(texts))
    return found


def _between_articles(session: Session, pairs: Iterable[Pair]) -> list[Pair]:
    """Of some pairs, those of two articles: each once, in order."""
    ordered = {(min(pair), max(pair)) for pair in pairs}
    articles = graph.articles_of(session, {id for pair in ordered for id in pair})
    return sorted((a, b) for a, b in ordered if articles[a] != articles[b])


def _thin_out(session: Session, texts: dict[int, str], near: "Neighbours", reached: "Reached") -> None:
    """Take back suggestions between claims that are no longer among the nearest of each other."""
    pairs = graph.suggested_at(session, reached)
    texts |= graph.texts_of(session, {id for pair in pairs for id in pair} - texts.keys())
    gone = [pair for pair in pairs if reached.between(*pair) and not near.mutual(*pair)]
    for row in graph.links_between(session, gone).values():
        session.delete(row)
