"""The articles: listed and opened."""

from workbench.desk.desk import Desk
from workbench.errors import NotFound
from workbench.records import Article
from workbench.store import search
from workbench.store.queries import articles

FOUND_AT_MOST = 1_000


def listing(desk: Desk, *, query: str = "", brief: bool = True) -> list[Article]:
    """Articles, the newest reading first, or the best answer first where a query is given.

    With `brief` their texts are left empty.
    """
    with desk.store.read() as session:
        if not query.strip():
            return articles(session, brief=brief)
        found = search.find_articles(session, query, FOUND_AT_MOST)
        by_id = {article.id: article for article in articles(session, found, brief=brief)}
        return [by_id[id] for id in found if id in by_id]


def article(desk: Desk, id: int) -> Article:
    """One article with its text and blocks. Raises `NotFound`."""
    with desk.store.read() as session:
        found = articles(session, [id], brief=False)
    if not found:
        raise NotFound(f"no article {id}", "`workbench articles` lists them")
    return found[0]
