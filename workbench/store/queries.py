"""Rows in, records out: what the lists and screens show."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, desc, func, or_, select
from sqlalchemy.orm import Session

from workbench import records
from workbench.errors import NotFound
from workbench.store.additions import additions
from workbench.store.models import (
    Article,
    ArticleText,
    Base,
    Capture,
    Change,
    CheckedLink,
    Claim,
    ClaimOrigin,
    ClaimRank,
    Cluster,
    Evidence,
    Learned,
    Link,
    Operation,
    Verdict,
)
from workbench.store.sources import Told, independent
from workbench.text import source_name

Condition = ColumnElement[bool]


def one(session: Session, model: type[Base], id: int) -> Any:
    """The row with that id. Raises `NotFound` with a line that names it."""
    row = session.get(model, id)
    if row is None:
        raise NotFound(f"no {model.__tablename__} {id}", f"`workbench {model.__tablename__}s` lists them")
    return row


# --- articles -----------------------------------------------------------------------------------


def articles(
    session: Session, ids: Sequence[int] | None = None, *, brief: bool = True
) -> list[records.Article]:
    """Articles, newest reading first; with `brief` their texts are left out."""
    wanted = (
        select(Article, ArticleText.sha256, Capture.sha256)
        .join(ArticleText)
        .outerjoin(Capture)
        .order_by(desc(Article.id))
    )
    if ids is not None:
        wanted = wanted.where(Article.id.in_(ids))
    return [
        article_record(row, sha256, "" if brief else text_of(session, row), raw)
        for row, sha256, raw in session.execute(wanted)
    ]


def article_record(row: Article, sha256: str, text: str, raw: str | None = None) -> records.Article:
    """The record of an article row; `raw` is the SHA-256 of what it was read from, where that was kept."""
    return records.Article(
        id=row.id,
        origin=row.origin,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        byline=row.byline,
        published=row.published,
        language=row.language,
        text=text,
        sha256=sha256,
        blocks=tuple(
            records.Block(start=a, end=b, kind=records.BlockKind(kind)) for a, b, kind in row.blocks
        ),
        version=row.number,
        read_at=row.read_at,
        note=row.note,
        excerpt=row.excerpt,
        raw=raw or "",
        edited=tuple(row.edited),
    )


def text_of(session: Session, article: Article) -> str:
    """The stored words of an article."""
    return session.get_one(ArticleText, article.text_id).text


# --- claims -------------------------------------------------------------------------------------


def claim_views(session: Session, where: Condition | None = None) -> list[records.ClaimView]:
    """Claims with what a list shows beside them, in order of id."""
    wanted = (
        select(
            Claim,
            Article.origin,
            Article.outlet,
            Article.url,
            Article.title,
            Article.published,
            Cluster.status,
            ClaimRank,
        )
        .join(Article, Article.id == Claim.article_id)
        .join(Cluster, Cluster.id == Claim.cluster_id)
        .outerjoin(ClaimRank, ClaimRank.claim_id == Claim.id)
        .order_by(Claim.id)
    )
    inside: Condition | None = None
    if where is not None:
        wanted = wanted.where(where)
        inside = Claim.cluster_id.in_(select(Claim.cluster_id).join(Cluster).where(where))
    sources = {cluster: len(independent(told)) for cluster, told in _told(session, inside).items()}
    rated, known = ratings(session), checked_before(session, inside)
    learned = session.scalars(select(Learned)).first()
    return [
        records.ClaimView(
            **_claim_columns(claim, rank, learned),
            origin=origin,
            source=source_name(outlet, url, origin),
            title=title,
            url=url,
            published=published,
            cluster=claim.cluster_id,
            proposed=claim.proposed,
            sources=sources[claim.cluster_id],
            status=records.Status(status),
            verdict=rated.get(claim.cluster_id, ""),
            checked_before=known.get(claim.cluster_id, 0),
        )
        for claim, origin, outlet, url, title, published, status, rank in session.execute(wanted)
    ]


def banded(band: str) -> Condition:
    """The claims of a band, as they rank now."""
    ranked = select(ClaimRank.band).where(ClaimRank.claim_id == Claim.id).correlate(Claim).scalar_subquery()
    return func.coalesce(ranked, Claim.band) == band


def _claim_columns(row: Claim, rank: ClaimRank | None, learned: Learned | None) -> dict[str, Any]:
    """The fields of `records.Claim` as rows have them; what is learned changes worth, band and reasons."""
    added: list[tuple[str, float]] = []
    if rank is not None and learned is not None:
        added = additions(rank.told, rank.shift, learned.weights, learned.words)
    return {
        "id": row.id,
        "article": row.article_id,
        "start": row.start,
        "end": row.end,
        "quote": row.quote,
        "text": row.text,
        "speaker": row.speaker,
        "worth": row.worth if rank is None or rank.score is None else rank.score,
        "band": records.Band(row.band if rank is None else rank.band or row.band),
        "reasons": tuple(records.Reason(text=text, weight=weight) for text, weight in (*row.reasons, *added)),
        "kinds": tuple(records.ClaimKind(kind) for kind in row.kinds),
        "dates": tuple(
            records.Dated(start=start, end=end, first=first, last=last)
            for start, end, first, last in row.dates
        ),
    }


def _told(session: Session, where: Condition | None) -> dict[int, set[Told]]:
    """Who carries each cluster."""
    wanted = (
        select(
            Claim.cluster_id,
            Article.outlet,
            Article.url,
            Article.origin,
            ClaimOrigin.origin_id,
            ClaimOrigin.credit,
        )
        .join(Article, Article.id == Claim.article_id)
        .outerjoin(ClaimOrigin, ClaimOrigin.claim_id == Claim.id)
        .distinct()
    )
    found: dict[int, set[Told]] = defaultdict(set)
    for cluster, outlet, url, origin, copied, credit in session.execute(
        wanted if where is None else wanted.where(where)
    ):
        found[cluster].add(Told(source_name(outlet, url, origin), copied, credit or ""))
    return found


def in_force() -> Select[int, str]:
    """Cluster and rating of every verdict that is the last of its cluster; "" is a withdrawn one."""
    last = (
        select(Verdict.cluster_id, func.max(Verdict.number).label("number"))
        .group_by(Verdict.cluster_id)
        .subquery()
    )
    return select(Verdict.cluster_id, Verdict.rating).join(
        last, (last.c.cluster_id == Verdict.cluster_id) & (last.c.number == Verdict.number)
    )


def ratings(session: Session) -> dict[int, str]:
    """The rating in force of each cluster that has a verdict."""
    return dict(session.execute(in_force()).all())


def checked_before(session: Session, where: Condition | None) -> dict[int, int]:
    """How many fact-checks each cluster has that nobody has set aside. `where` is about `Claim` and `Cluster`."""
    aside = case((CheckedLink.state == "rejected", CheckedLink.checked_id))
    standing = func.count(CheckedLink.checked_id.distinct()) - func.count(aside.distinct())
    wanted = (
        select(Claim.cluster_id, standing)
        .join(Claim, Claim.id == CheckedLink.claim_id)
        .join(Cluster, Cluster.id == Claim.cluster_id)
        .group_by(Claim.cluster_id)
    )
    return dict(session.execute(wanted if where is None else wanted.where(where)).all())


# --- links --------------------------------------------------------------------------------------


def _link_columns(row: Link) -> dict[str, Any]:
    return {
        "id": row.id,
        "a": row.a_id,
        "b": row.b_id,
        "relation": records.Relation(row.relation),
        "state": records.LinkState(row.state),
        "score": row.score,
        "same": row.same,
        "conflict": row.conflict,
        "reasons": tuple(row.reasons),
        "because": row.because,
        "version": row.version,
    }


def link_views(session: Session, where: Condition | None = None) -> list[records.LinkView]:
    """Links with both claims, in order of id. `where` is about `Link`."""
    wanted = select(Link).order_by(Link.id)
    ends = union_of_ends(where)
    rows = session.scalars(wanted if where is None else wanted.where(where)).all()
    views = {view.id: view for view in claim_views(session, Claim.id.in_(ends))}
    return [
        records.LinkView(**_link_columns(row), left=views[row.a_id], right=views[row.b_id]) for row in rows
    ]


def union_of_ends(where: Condition | None) -> Any:
    """The ids of the claims at both ends of the links."""
    a, b = select(Link.a_id), select(Link.b_id)
    return (a if where is None else a.where(where)).union(b if where is None else b.where(where))


def touching(claims: Any) -> Condition:
    """The links with an end among these claims (ids, or a query for ids)."""
    return or_(Link.a_id.in_(claims), Link.b_id.in_(claims))


# --- evidence, verdicts, history ----------------------------------------------------------------


def evidence(session: Session, where: Condition) -> list[records.Evidence]:
    """Evidence in the order it was added."""
    wanted = select(Evidence, Capture).join(Capture, isouter=True).where(where).order_by(Evidence.id)
    return [
        records.Evidence(
            id=row.id,
            cluster=row.cluster_id,
            stance=records.Stance(row.stance),
            source=row.source,
            title=row.title,
            quote=row.quote,
            note=row.note,
            capture=None if capture is None else capture_record(capture),
            start=row.start,
            end=row.end,
            by=row.by,
            at=row.at,
            version=row.version,
        )
        for row, capture in session.execute(wanted)
    ]


def capture_record(row: Capture) -> records.Capture:
    """The record of a capture row."""
    return records.Capture(
        sha256=row.sha256,
        media_type=row.media_type,
        size=row.size,
        origin=row.origin,
        captured_at=row.captured_at,
    )


def verdicts(session: Session, where: Condition) -> list[records.Verdict]:
    """Verdicts, newest first."""
    return [
        records.Verdict(
            id=row.id,
            cluster=row.cluster_id,
            number=row.number,
            scale=row.scale,
            rating=row.rating,
            because=row.because,
            as_of=row.as_of,
            by=row.by,
            at=row.at,
        )
        for row in session.scalars(select(Verdict).where(where).order_by(desc(Verdict.number)))
    ]


def operations(
    session: Session, where: Condition | None = None, *, limit: int | None = None
) -> list[records.Operation]:
    """Operations, newest first, without their changes."""
    wanted = select(Operation).order_by(desc(Operation.id)).limit(limit)
    return [
        operation_record(row) for row in session.scalars(wanted if where is None else wanted.where(where))
    ]


def operation_record(row: Operation, changes: Iterable[Change] = ()) -> records.Operation:
    """The record of an operation row."""
    return records.Operation(
        id=row.id,
        at=row.at,
        by=row.by,
        door=row.door,
        verb=row.verb,
        summary=row.summary,
        target=row.target_id,
        undone=row.undone,
        changes=tuple(
            records.Change(
                table=change.table_name, row=change.row_id, before=change.before, after=change.after
            )
            for change in changes
        ),
    )
