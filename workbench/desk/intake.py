"""Reading: a source becomes articles, each with its claims and their links, all at once or not at all."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from workbench import reading
from workbench.desk.articles import original
from workbench.desk.captures import Original
from workbench.desk.desk import Desk
from workbench.desk.storing import Intake, Outcome, key_of, take
from workbench.errors import Cancelled, ReadError
from workbench.records import Article
from workbench.store import models as rows
from workbench.store.queries import one

__all__ = ["Intake", "Outcome", "read", "read_all", "read_each", "refused", "reread"]

Source = str | Path | bytes


def read(desk: Desk, source: Source, *, url: str | None = None) -> Intake:
    """Read a source that is one article. The same text again adds nothing; a changed one is a new version.

    Raises `ReadError` where it cannot be read, or holds several: those are for `read_each`.
    """
    fetched, origin = _fetched(desk, source, url)
    found = list(islice(_keyed(desk, fetched, origin, url), 2))
    if len(found) != 1:
        what = "several articles" if found else "no article"
        raise ReadError(f"{origin} holds {what}", "`workbench read` takes what there is")
    [(key, article)] = found
    if isinstance(article, ReadError):
        raise article
    return take(desk, article, key, Original(desk, fetched))


def read_each(
    desk: Desk,
    source: Source,
    *,
    url: str | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Intake]:
    """Read every article of a source: a feed's entries, the rows of a table, or just the one that it is.

    Each is stored for itself; one that cannot be used is refused and takes nothing with it. Raises
    `ReadError` where the source cannot be had at all, `Cancelled` between two articles.
    """
    fetched, origin = _fetched(desk, source, url)
    kept = Original(desk, fetched)
    for done, (key, article) in enumerate(_keyed(desk, fetched, origin, url)):
        if done and cancelled is not None and cancelled():
            raise Cancelled(f"stopped after {done} of {origin}", "what was read is kept")
        if isinstance(article, ReadError):
            yield refused(origin, article)
        else:
            yield take(desk, article, key, kept)


def read_all(
    desk: Desk,
    sources: Sequence[str],
    *,
    progress: Callable[[int, int | None, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Intake]:
    """Read files, folders, globs and URLs, each for itself: one that fails takes nothing with it.

    `progress` is told how many sources are done, of how many, and what is next. Raises `Cancelled` between
    two articles.
    """
    found = list(reading.expand(sources))
    for done, source in enumerate(found):
        if cancelled is not None and cancelled():
            raise Cancelled(f"stopped after {done} of {len(found)}", "what was read is kept")
        if progress is not None:
            progress(done, len(found), source)
        try:
            yield from read_each(desk, source, cancelled=cancelled)
        except ReadError as error:
            yield refused(source, error)
    if progress is not None:
        progress(len(found), len(found), "")


def reread(desk: Desk, id: int) -> Intake:
    """Extract an article anew from the bytes it was read from: a better reading is a new version.

    Raises `NotFound` where there is no such article or its original was not kept, `Damaged` where that is
    gone or changed, `ReadError` where it holds the article no more.
    """
    fetched = original(desk, id)
    with desk.store.read() as session:
        row = one(session, rows.Article, id)
        key, origin = row.key, row.origin
    for found, article in _keyed(desk, fetched, origin, fetched.url or None):
        if found == key and isinstance(article, Article):
            return take(desk, article, key, Original(desk, fetched))
    raise ReadError(
        f"the original of article {id} does not hold it any more", "read it again from its source"
    )


def refused(source: str, error: ReadError) -> Intake:
    """What became of a source that cannot be read."""
    return Intake(source=source, outcome=Outcome.REFUSED, error=error.message, hint=error.hint)


def _fetched(desk: Desk, source: Source, url: str | None) -> tuple[reading.Fetched, str]:
    """The bytes of a source, and its name."""
    guard = reading.Guard(seconds=desk.settings.timeout)
    fetched = reading.original(source, limit=desk.settings.limit, guard=guard)
    return fetched, reading.origin_of(source, url)


def _keyed(
    desk: Desk, fetched: reading.Fetched, origin: str, url: str | None
) -> Iterator[tuple[str, Article | ReadError]]:
    """The articles in the bytes, each with what makes it the same one at the next reading."""
    found = reading.extracted(fetched, origin=origin, url=url)
    head = list(islice(found, 2))
    for article in chain(head, found):
        several = len(head) > 1
        yield "" if isinstance(article, ReadError) else key_of(desk, article, several=several), article
