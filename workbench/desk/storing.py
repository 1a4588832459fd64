"""An article and its claims stored: as new, as a new version, or not at all where they are known."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from workbench import records, spotting
from workbench.desk import captures
from workbench.desk.desk import Desk
from workbench.desk.grouping import new_clusters
from workbench.desk.matching import match_claims
from workbench.desk.proposals import propose
from workbench.desk.versions import take_over
from workbench.records import Record
from workbench.store import graph
from workbench.store.engine import Session
from workbench.store.models import Article, Claim, Cluster
from workbench.text import one_line, shorten

_AT_ONCE = 500  # claims


class Outcome(StrEnum):
    """What reading a source came to."""

    NEW = "new"
    UNCHANGED = "unchanged"
    VERSION = "version"  # the same article, with another text
    REFUSED = "refused"


class Intake(Record):
    """What became of one source, or of one article in it."""

    source: str
    outcome: Outcome
    article: int = 0
    version: int = 0
    title: str = ""
    claims: int = 0
    links: int = 0
    checked: int = 0  # published fact-checks that may be about its claims
    note: str = ""
    error: str = ""
    hint: str = ""


def key_of(desk: Desk, article: records.Article, *, several: bool = False) -> str:
    """What makes two readings the same article: its address, else its path, else its words.

    A path below the database's folder counts from there, so that the two may move together. Where a file
    holds several, those without an address of their own are known by path and title.
    """
    if article.url:
        return article.url
    if article.origin == "-" or (several and not article.title):
        return f"text:{article.sha256}"
    path = Path(article.origin).absolute()
    folder = desk.store.folder
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
    return f"{name}#{article.title}" if several else name


def take(desk: Desk, article: records.Article, key: str, source: captures.Original) -> Intake:
    """Store what an article says, unless it is known; `source` is what it was read from, and is archived."""
    with desk.store.read() as session:
        known = _known(session, article, key)
        if known is not None:
            return _unchanged(article, known)
        article = _as_edited(article, graph.last_article(session, key))
    claims = spotting.spot(article)
    with desk.store.read() as session:  # not before: spotting a long text takes much memory by itself
        desk.memory.catch_up(session)
        desk.said.catch_up(session)
        desk.checked.catch_up(session)
    sha256 = source.sha256
    with desk.operation("read") as (session, entry):
        known = _known(session, article, key)  # another reader may have been faster
        if known is not None:
            return _unchanged(article, known)
        row = _store(session, article, key, captures.row(session, sha256, source.fetched, article.origin).id)
        ids = _store_claims(session, row, claims)
        take_over(session, row, ids)
        links = propose(desk, session, ids) if ids else 0
        checked = match_claims(desk, session, ids)
        entry.summary = _summary(row, len(ids), links)
        return Intake(
            source=article.origin,
            outcome=Outcome.NEW if row.number == 1 else Outcome.VERSION,
            article=row.id,
            version=row.number,
            title=article.title,
            claims=len(ids),
            links=links,
            checked=checked,
            note=article.note,
        )


def _known(session: Session, article: records.Article, key: str) -> Article | None:
    """The stored article that says exactly this already, if there is one; or more, where this is an excerpt."""
    last = graph.last_article(session, key)
    if last is not None:
        same = graph.hash_of(session, last) == article.sha256
        return last if same or (article.excerpt and not last.excerpt) else None
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


def _as_edited(article: records.Article, last: Article | None) -> records.Article:
    """A new version with what a person has set by hand in the one before, and its outlet where it names none."""
    if last is None:
        return article
    kept: dict[str, Any] = {name: getattr(last, name) for name in last.edited}
    kept["edited"] = tuple(last.edited)
    return article.model_copy(update={"outlet": article.outlet or last.outlet} | kept)


def _store(session: Session, article: records.Article, key: str, capture: int) -> Article:
    last = graph.last_article(session, key)
    row = Article(
        key=key,
        number=1 if last is None else last.number + 1,
        origin=article.origin,
        url=article.url,
        title=article.title,
        outlet=article.outlet,
        byline=article.byline,
        published=article.published,
        language=article.language,
        text_id=graph.keep_text(session, article.sha256, article.text),
        blocks=[[block.start, block.end, block.kind] for block in article.blocks],
        read_at=datetime.now(UTC),
        note=article.note,
        excerpt=article.excerpt,
        edited=list(article.edited),
        capture_id=capture,
    )
    session.add(row)
    session.flush()
    return row


def _store_claims(session: Session, article: Article, claims: list[records.Claim]) -> list[int]:
    """Each in a cluster of its own, as many at a time as cost little memory; their ids."""
    ids: list[int] = []
    for start in range(0, len(claims), _AT_ONCE):
        some = claims[start : start + _AT_ONCE]
        clusters = new_clusters(session, len(some))
        rows = [_claim_row(article, home, claim) for home, claim in zip(clusters, some, strict=True)]
        session.add_all(rows)
        session.flush()
        ids += [row.id for row in rows]
    return ids


def _claim_row(article: Article, home: Cluster, claim: records.Claim) -> Claim:
    return Claim(
        article_id=article.id,
        cluster_id=home.id,
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
        dates=dates_column(claim.dates),
    )


def dates_column(dates: tuple[records.Dated, ...]) -> list[list[Any]]:
    """Resolved dates as a claim's row has them."""
    return [[one.start, one.end, one.first.isoformat(), one.last.isoformat()] for one in dates]


def _summary(row: Article, claims: int, links: int) -> str:
    version = "" if row.number == 1 else f" (version {row.number})"
    name = shorten(one_line(row.title or row.origin), 60)
    return f"read {name}{version}: {claims} claims, {links} links"
