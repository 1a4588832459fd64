"""Rows in, records out: what the lists and screens show."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, desc, func, or_, select
from sqlalchemy.orm import Session

from workbench import records
from workbench.errors import NotFound
from workbench.store.models import (
    Article,
    ArticleText,
    Base,
    Capture,
    Change,
    Claim,
    Cluster,
    Evidence,
    Link,
    Operation,
    Verdict,
)
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
        )
        .join(Article, Article.id == Claim.article_id)
        .join(Cluster, Cluster.id == Claim.cluster_id)
        .order_by(Claim.id)
    )
    inside: Condition | None = None
    if where is not None:
        wanted = wanted.where(where)
        inside = Claim.cluster_id.in_(select(Claim.cluster_id).join(Cluster).where(where))
    outlets = _outlets(session, inside)
    ratings = _ratings(session)
    return [
        records.ClaimView(
            **claim_columns(claim),
            origin=origin,
            source=source_name(outlet, url, origin),
            title=title,
            url=url,
            published=published,
            cluster=claim.cluster_id,
            proposed=claim.proposed,
            sources=len(outlets[claim.cluster_id]),
            status=records.Status(status),
            verdict=ratings.get(claim.cluster_id, ""),
        )
        for claim, origin, outlet, url, title, published, status in session.execute(wanted)
    ]


def claim_columns(row: Claim) -> dict[str, Any]:
    """The fields of `records.Claim` as a row has them."""
    return {
        "id": row.id,
        "article": row.article_id,
        "start": row.start,
        "end": row.end,
        "quote": row.quote,
        "text": row.text,
        "speaker": row.speaker,
        "worth": row.worth,
        "band": records.Band(row.band),
        "reasons": tuple(records.Reason(text=text, weight=weight) for text, weight in row.reasons),
        "kinds": tuple(records.ClaimKind(kind) for kind in row.kinds),
        "dates": tuple(
            records.Dated(start=start, end=end, first=first, last=last)
            for start, end, first, last in row.dates
        ),
    }


def _outlets(session: Session, where: Condition | None) -> dict[int, set[str]]:
    """Who carries each cluster."""
    wanted = (
        select(Claim.cluster_id, Article.outlet, Article.url, Article.origin)
        .join(Article, Article.id == Claim.article_id)
        .distinct()
    )
    found: dict[int, set[str]] = defaultdict(set)
    for cluster, outlet, url, origin in session.execute(wanted if where is None else wanted.where(where)):
        found[cluster].add(source_name(outlet, url, origin))
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


def _ratings(session: Session) -> dict[int, str]:
    """The rating in force of each cluster that has a verdict."""
    return dict(session.execute(in_force()).all())


# --- clusters -----------------------------------------------------------------------------------


@dataclass
class _Members:
    claims: list[int] = field(default_factory=list)
    proposed: list[int] = field(default_factory=list)
    outlets: set[str] = field(default_factory=set)
    lead: tuple[bool, float, int] = (True, 0.0, 0)
    text: str = ""


def lead_order(proposed: bool, worth: float, id: int) -> tuple[bool, float, int]:
    """Sorts the claim that speaks for a cluster first: confirmed, then worth most, then read first."""
    return (proposed, -worth, id)


def clusters(session: Session, where: Condition | None = None) -> list[records.Cluster]:
    """Clusters with what a list shows beside them, in order of id. `where` is about `Cluster`."""
    wanted = select(Cluster).order_by(Cluster.id)
    rows = session.scalars(wanted if where is None else wanted.where(where)).all()
    members = _members(session, None if where is None else where)
    ratings = _ratings(session)
    evidence = _count(session, Evidence.cluster_id)
    best, conflicts = _links_inside(session, where)
    return [
        records.Cluster(
            id=row.id,
            text=found.text,
            status=records.Status(row.status),
            verdict=ratings.get(row.id, ""),
            claims=tuple(found.claims),
            proposed=tuple(found.proposed),
            outlets=tuple(sorted(found.outlets)),
            sources=len(found.outlets),
            conflicts=conflicts.get(row.id, 0),
            evidence=evidence.get(row.id, 0),
            score=min((best.get(claim, 0.0) for claim in found.proposed), default=None),
            version=row.version,
        )
        for row in rows
        if (found := members[row.id]).claims
    ]


def _members(session: Session, where: Condition | None) -> dict[int, _Members]:
    wanted = (
        select(
            Claim.cluster_id,
            Claim.id,
            Claim.text,
            Claim.worth,
            Claim.proposed,
            Article.outlet,
            Article.url,
            Article.origin,
        )
        .join(Article, Article.id == Claim.article_id)
        .join(Cluster, Cluster.id == Claim.cluster_id)
        .order_by(Claim.id)
    )
    members: dict[int, _Members] = defaultdict(_Members)
    for cluster, id, text, worth, proposed, outlet, url, origin in session.execute(
        wanted if where is None else wanted.where(where)
    ):
        found = members[cluster]
        found.claims.append(id)
        found.outlets.add(source_name(outlet, url, origin))
        if proposed:
            found.proposed.append(id)
        order = lead_order(proposed, worth, id)
        if not found.text or order < found.lead:
            found.lead, found.text = order, text
    return members


def _count(session: Session, column: Any) -> dict[int, int]:
    return dict(session.execute(select(column, func.count()).group_by(column)).all())


def _links_inside(session: Session, where: Condition | None) -> tuple[dict[int, float], dict[int, int]]:
    """Each claim's best *same* link within its cluster, and each cluster's number of conflicts."""
    a, b = Claim.__table__.alias("a"), Claim.__table__.alias("b")
    standing = (
        select(Link.a_id, Link.b_id, Link.relation, Link.same, a.c.cluster_id, b.c.cluster_id)
        .join(a, a.c.id == Link.a_id)
        .join(b, b.c.id == Link.b_id)
        .where(Link.state != "rejected")
    )
    if where is not None:
        standing = standing.where(touching(select(Claim.id).join(Cluster).where(where)))
    best: dict[int, float] = {}
    conflicts: dict[int, int] = defaultdict(int)
    for one, other, relation, same, here, there in session.execute(standing):
        if relation == "conflict":
            for cluster in {here, there}:
                conflicts[cluster] += 1
        elif relation == "same" and here == there:
            best[one], best[other] = max(best.get(one, 0.0), same), max(best.get(other, 0.0), same)
    return best, conflicts


# --- links --------------------------------------------------------------------------------------


def link_record(row: Link) -> records.Link:
    """The record of a link row."""
    return records.Link(**_link_columns(row))


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
