"""The articles: listed, opened, set right by hand, and proven by the bytes they were read from."""

from datetime import date

from workbench import spotting
from workbench.desk import captures
from workbench.desk.desk import Desk
from workbench.desk.storing import dates_column
from workbench.errors import NotFound, UsageError
from workbench.reading import Fetched
from workbench.records import Article, Operation
from workbench.store import graph, search
from workbench.store import models as rows
from workbench.store.engine import Session
from workbench.store.queries import articles, one, operation_record
from workbench.text import one_line, shorten

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


def edit(
    desk: Desk,
    id: int,
    *,
    title: str | None = None,
    byline: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
    published: str | date | None = None,
) -> Operation:
    """Set what reading got wrong or could not know; None leaves a field as it is, "" empties it.

    `published` is a day, "2020-09-24". Later versions of the article keep what was set. A new day is what
    relative dates in its claims count from. Raises `NotFound`, and `UsageError` for what cannot be.
    """
    words = {"title": title, "byline": byline, "outlet": outlet, "url": url, "language": language}
    given: dict[str, str | date | None] = {
        name: one_line(value).strip() for name, value in words.items() if value is not None
    }
    if given.get("url") and not str(given["url"]).startswith(("http://", "https://")):
        raise UsageError(f"{given['url']} is no web address", "give one that starts with https://")
    if published is not None:
        given["published"] = _day(published)
    if not given:
        raise UsageError("nothing to set", "name a field: title, byline, outlet, url, language, published")
    with desk.operation("article.edit") as (session, entry):
        row = one(session, rows.Article, id)
        told = [
            f"{name} {shorten(str(value or 'none'), 40)}"
            for name, value in given.items()
            if getattr(row, name) != value
        ]
        for name, value in given.items():
            setattr(row, name, value)
        row.edited = sorted({*row.edited, *given})
        if "published" in given:
            _date_anew(session, row)
        entry.summary = f"article {id}: {', '.join(told) or 'set by hand as it was'}"
    return operation_record(entry)


def original(desk: Desk, id: int) -> Fetched:
    """The bytes that an article was read from, as they were archived.

    Raises `NotFound` where there is no such article or its original was not kept, `Damaged` where it is
    gone or changed.
    """
    with desk.store.read() as session:
        kept = session.get(rows.Capture, one(session, rows.Article, id).capture_id or 0)
        if kept is None:
            raise NotFound(f"the original of article {id} was not kept", "read it again from its source")
        return captures.fetched(desk, kept)


def _day(value: str | date) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip()) if value.strip() else None
    except ValueError:
        raise UsageError(f"{shorten(value, 40)} is no day", "write it as 2020-09-24") from None


def _date_anew(session: Session, article: rows.Article) -> None:
    """Resolve the dates in an article's claims against its new day."""
    text = session.get_one(rows.ArticleText, article.text_id).text
    for claim in graph.claims_of(session, article.id):
        claim.dates = dates_column(spotting.dated(text, claim.start, claim.end, article.published))
