"""Reading: a source becomes an article, its claims, and their links, all at once or not at all."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from workbench import reading, records, spotting
from workbench.desk.desk import Desk
from workbench.desk.grouping import new_cluster
from workbench.desk.proposals import propose
from workbench.desk.versions import take_over
from workbench.errors import Cancelled, ReadError
from workbench.records import Record
from workbench.store import graph
from workbench.store.engine import Session
from workbench.store.models import Article, Claim
from workbench.text import one_line, shorten

Source = str | Path | bytes


class Outcome(StrEnum):
    """What reading a source came to."""

    NEW = "new"
    UNCHANGED = "unchanged"
    VERSION = "version"  # the same article, with another text
    REFUSED = "refused"


class Intake(Record):
    """What became of one source."""

    source: str
    outcome: Outcome
    article: int = 0
    version: int = 0
    title: str = ""
    claims: int = 0
    links: int = 0
    note: str = ""
    error: str = ""
    hint: str = ""


def read(desk: Desk, source: Source, *, url: str | None = None) -> Intake:
    """Read one source. The same text again adds nothing; a changed one is a new version.

    Raises `ReadError` where the source cannot be read.
    """
    guard = reading.Guard(seconds=desk.settings.timeout)
    article = reading.read(source, url=url, limit=desk.settings.limit, guard=guard)
    with desk.store.read() as session:
        known = _known(session, article, _key(desk, article))
        if known is not None:
            return _unchanged(article, known)
        desk.memory.catch_up(session)
    claims = spotting.spot(article)
    with desk.operation("read") as (session, entry):
        known = _known(session, article, _key(desk, article))  # another reader may have been faster
        if known is not None:
            return _unchanged(article, known)
        row = _store(session, article, _key(desk, article))
        ids = [_store_claim(session, row, claim) for claim in claims]
        take_over(session, row, ids)
        links = propose(desk, session, ids) if ids else 0
        entry.summary = _summary(row, len(ids), links)
        return Intake(
            source=article.origin,
            outcome=Outcome.NEW if row.number == 1 else Outcome.VERSION,
            article=row.id,
            version=row.number,
            title=article.title,
            claims=len(ids),
            links=links,
            note=article.note,
        )


def read_all(
    desk: Desk,
    sources: Sequence[str],
    *,
    progress: Callable[[int, int | None, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Intake]:
    """Read files, folders, globs and URLs, each for itself: one that fails takes nothing with it.

    `progress` is told how many are done, of how many, and what is next. Raises `Cancelled` between two.
    """
    found = list(reading.expand(sources))
    for done, source in enumerate(found):
        if cancelled is not None and cancelled():
            raise Cancelled(f"stopped after {done} of {len(found)}", "what was read is kept")
        if progress is not None:
            progress(done, len(found), source)
        try:
            yield read(desk, source)
        except ReadError as error:
            yield Intake(source=source, outcome=Outcome.REFUSED, error=error.message, hint=error.hint)
    if progress is not None:
        progress(len(found), len(found), "")


def _key(desk: Desk, article: records.Article) -> str:
    """What makes two readings the same article: its address, else its path, else its words.

    A path below the database's folder counts from there, so that the two may move together.
    """
    if article.url:
        return article.url
    if article.origin == "-":
        return f"text:{article.sha256}"
    path = Path(article.origin).absolute()
    folder = desk.store.folder
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def _known(session: Session, article: records.Article, key: str) -> Article | None:
    """The stored article that says exactly this already, if there is one."""
    last = graph.last_article(session, key)
    if last is not None:
        return last if graph.hash_of(session, last) == article.sha256 else None
    return None if article.url else graph.same_words(session, article.sha256)


def _unchanged(article: records.Article, known: Article) -> Intake:
    return Intake(
        source=article.origin,
        outcome=Outcome.UNCHANGED,
        article=known.id,
        version=known.number,
        title=known.title,
        note=article.note,
    )


def _store(session: Session, article: records.Article, key: str) -> Article:
    last = graph.last_article(session, key)
    row = Article(
        key=key,
        number=1 if last is None else last.number + 1,
        origin=article.origin,
        url=article.url,
        title=article.title,
        outlet=article.outlet or ("" if last is None else last.outlet),
        byline=article.byline,
        published=article.published,
        language=article.language,
        text_id=graph.keep_text(session, article.sha256, article.text),
        blocks=[[block.start, block.end, block.kind] for block in article.blocks],
        read_at=datetime.now(UTC),
        note=article.note,
        excerpt=article.excerpt,
        edited=[],
        capture_id=None,
    )
    session.add(row)
    session.flush()
    return row


def _store_claim(session: Session, article: Article, claim: records.Claim) -> int:
    row = Claim(
        article_id=article.id,
        cluster_id=new_cluster(session).id,
        proposed=False,
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        text=claim.text,
        speaker=claim.speaker,
        worth=claim.worth,
        band=claim.band,
        reasons=[[reason.text, reason.weight] for reason in claim.reasons],
        kinds=[kind.value for kind in claim.kinds],
        dates=[[one.start, one.end, one.first.isoformat(), one.last.isoformat()] for one in claim.dates],
    )
    session.add(row)
    session.flush()
    return row.id


def _summary(row: Article, claims: int, links: int) -> str:
    version = "" if row.number == 1 else f" (version {row.number})"
    name = shorten(one_line(row.title or row.origin), 60)
    return f"read {name}{version}: {claims} claims, {links} links"
