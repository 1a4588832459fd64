"""Claims as a graph: who is linked to whom, who lies in which cluster, and what people decided."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import Session

from workbench.store.models import (
    Article,
    ArticleText,
    Capture,
    Change,
    Checked,
    CheckedLink,
    Claim,
    Cluster,
    Evidence,
    Link,
    Operation,
    Verdict,
)
from workbench.store.queries import in_force

Key = TypeVar("Key", int, str)

_AT_ONCE = 10_000  # ids in one query; SQLite may take no more than 32,766


def some_of(ids: Iterable[Key]) -> Iterator[list[Key]]:
    """Any number of ids or keys, as many at a time as a query can hold."""
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def claim_ids(session: Session) -> set[int]:
    """All claims."""
    return set(session.scalars(select(Claim.id)))


def newest_operation(session: Session) -> int:
    """The id of the newest line of the history, 0 where there is none."""
    return session.scalar(select(func.max(Operation.id))) or 0


def mark_of(session: Session, operation: int) -> str:
    """What tells a line of the history from that of another database with the same id; "" where there is none."""
    row = session.get(Operation, operation)
    return "" if row is None else f"{row.at.isoformat()} {row.by} {row.verb} {row.summary}"


def claim_count(session: Session) -> int:
    """How many claims there are."""
    return session.scalar(select(func.count()).select_from(Claim)) or 0


def claims_changed(session: Session, since: int) -> set[int]:
    """The claims that operations after that one made, changed or took away, or whose article they changed."""
    changed = select(Change.row_id).where(Change.operation_id > since)
    articles = changed.where(Change.table_name == "article")
    return set(session.scalars(changed.where(Change.table_name == "claim"))) | set(
        session.scalars(select(Claim.id).where(Claim.article_id.in_(articles)))
    )


def telling_texts(session: Session, ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Claims by id, with all by which one is looked for: short text, quote, and title of the article."""
    wanted = select(Claim.id, Claim.text, Claim.quote, Article.title).join(Article)
    for some in some_of(ids):
        for id, text, quote, title in session.execute(wanted.where(Claim.id.in_(some))):
            yield id, "\n".join(dict.fromkeys((text, quote, title)))


def claim_texts(session: Session) -> dict[int, str]:
    """The short text of every claim."""
    return dict(session.execute(select(Claim.id, Claim.text)).all())


def texts_of(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """The short text of these claims, of those that are there."""
    found: dict[int, str] = {}
    for some in some_of(ids):
        found |= dict(session.execute(select(Claim.id, Claim.text).where(Claim.id.in_(some))).all())
    return found


def articles_of(session: Session, ids: Iterable[int]) -> dict[int, int]:
    """The article of each of these claims."""
    found: dict[int, int] = {}
    for some in some_of(ids):
        found |= dict(session.execute(select(Claim.id, Claim.article_id).where(Claim.id.in_(some))).all())
    return found


def days_of(session: Session, ids: Iterable[int]) -> dict[int, date]:
    """The day on which the article of each of these claims was published, where that is known."""
    found: dict[int, date] = {}
    for some in some_of(ids):
        rows = select(Claim.id, Article.published).join(Article).where(Claim.id.in_(some))
        found |= {id: day for id, day in session.execute(rows) if day is not None}
    return found


def links_between(session: Session, pairs: Collection[tuple[int, int]]) -> dict[tuple[int, int], Link]:
    """The link rows of these pairs of claims (a < b), where there are any."""
    wanted = set(pairs)
    ends = {b for _, b in wanted}
    few = Link.b_id.in_(ends) if len(ends) <= _AT_ONCE else true()  # claims of a feed have hundreds of links
    found = (
        row
        for some in some_of({a for a, _ in wanted})
        for row in session.scalars(select(Link).where(Link.a_id.in_(some), few))
    )
    return {(row.a_id, row.b_id): row for row in found if (row.a_id, row.b_id) in wanted}


def links_among(session: Session, claims: Iterable[int]) -> list[Link]:
    """All links with both ends among these claims, in order of id."""
    ends = set(claims)
    found = [
        row
        for some in some_of(ends)
        for row in session.scalars(select(Link).where(Link.a_id.in_(some)))
        if row.b_id in ends
    ]
    return sorted(found, key=lambda row: row.id)


def links_at(session: Session, claim: int) -> list[Link]:
    """All links of one claim."""
    return list(
        session.scalars(select(Link).where((Link.a_id == claim) | (Link.b_id == claim)).order_by(Link.id))
    )


def claims_of(session: Session, article: int) -> Sequence[Claim]:
    """The claims of an article, in order of id."""
    return session.scalars(select(Claim).where(Claim.article_id == article).order_by(Claim.id)).all()


def claims_before(session: Session, key: str, number: int) -> list[Claim]:
    """The claims of all versions of an article before this one, the newest version first."""
    wanted = select(Claim).join(Article, Article.id == Claim.article_id)
    earlier = wanted.where(Article.key == key, Article.number < number)
    return list(session.scalars(earlier.order_by(Article.number.desc(), Claim.id)))


def component(session: Session, start: Iterable[int]) -> list[Claim]:
    """All claims that can be reached over *same* links that stand, or over a cluster shared, in order of id."""
    seen: set[int] = set()
    edge = set(start)
    while edge:
        seen |= edge
        edge = set().union(*(_near(session, some) for some in some_of(edge))) - seen
    found = [
        claim for some in some_of(seen) for claim in session.scalars(select(Claim).where(Claim.id.in_(some)))
    ]
    return sorted(found, key=lambda claim: claim.id)


def _near(session: Session, ids: Collection[int]) -> set[int]:
    """What is one step away from some of these claims."""
    clusters = select(Claim.cluster_id).where(Claim.id.in_(ids))
    standing = (Link.relation == "same") & (Link.state != "rejected")
    steps = (
        select(Claim.id).where(Claim.cluster_id.in_(clusters)),
        select(Link.b_id).where(standing, Link.a_id.in_(ids)),
        select(Link.a_id).where(standing, Link.b_id.in_(ids)),
    )
    return {id for step in steps for id in session.scalars(step)}


def overlapping(claims: Iterable[Claim]) -> list[tuple[int, int]]:
    """Pairs of claims of one article of which one lies within, or cuts into, the other."""
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    pairs = []
    for inside in by_article.values():
        inside.sort(key=lambda claim: claim.start)
        for place, a in enumerate(inside):
            for b in islice(inside, place + 1, None):
                if b.start >= a.end:
                    break
                pairs.append((min(a.id, b.id), max(a.id, b.id)))
    return pairs


def touched_clusters(session: Session, claims: Iterable[Claim]) -> set[int]:
    """The clusters of these claims on which a person has worked."""
    ids = {claim.cluster_id for claim in claims}
    worked_on = select(Cluster.id).where(Cluster.touched.is_not(None))
    return {id for some in some_of(ids) for id in session.scalars(worked_on.where(Cluster.id.in_(some)))}


def inside(cluster: int) -> Select[int]:
    """The query for the claims of a cluster."""
    return select(Claim.id).where(Claim.cluster_id == cluster)


def members(session: Session, cluster: int) -> list[Claim]:
    """The claims of a cluster, in order of id."""
    return list(session.scalars(select(Claim).where(Claim.cluster_id == cluster).order_by(Claim.id)))


def beside(session: Session, cluster: int) -> set[int]:
    """The clusters that a cluster contradicts or may be the same as, and those that contradict these."""
    found = {cluster}
    for relations in (("conflict", "same"), ("conflict",)):
        found |= _linked_to(session, found, relations)
    return found - {cluster}


def _linked_to(session: Session, clusters: Collection[int], relations: Collection[str]) -> set[int]:
    one, other = Claim.__table__.alias("one"), Claim.__table__.alias("other")
    standing = (Link.relation.in_(relations)) & (Link.state != "rejected")
    linked: set[int] = set()
    for here, there in ((Link.a_id, Link.b_id), (Link.b_id, Link.a_id)):
        wanted = (
            select(other.c.cluster_id)
            .select_from(Link)
            .join(one, one.c.id == here)
            .join(other, other.c.id == there)
            .where(standing, one.c.cluster_id.in_(clusters))
        )
        linked |= set(session.scalars(wanted))
    return linked


def keys_of(session: Session, articles: Iterable[int]) -> dict[int, tuple[str, int]]:
    """What these articles are known by, and which version each is."""
    found: dict[int, tuple[str, int]] = {}
    for some in some_of(articles):
        rows = session.execute(select(Article.id, Article.key, Article.number).where(Article.id.in_(some)))
        found |= {id: (key, number) for id, key, number in rows}
    return found


def last_article(session: Session, key: str) -> Article | None:
    """The newest version of the article with that key."""
    return session.scalars(
        select(Article).where(Article.key == key).order_by(Article.number.desc()).limit(1)
    ).first()


def hash_of(session: Session, article: Article) -> str:
    """The SHA-256 of an article's words."""
    return session.get_one(ArticleText, article.text_id).sha256


def same_words(session: Session, sha256: str) -> Article | None:
    """An article without an address of its own that has exactly these words."""
    wanted = select(Article).join(ArticleText).where(ArticleText.sha256 == sha256, Article.url == "")
    return session.scalars(wanted.order_by(Article.id).limit(1)).first()


def keep_text(session: Session, sha256: str, text: str) -> int:
    """The id of the stored words, which are kept once each."""
    found = session.scalar(select(ArticleText.id).where(ArticleText.sha256 == sha256))
    if found is None:
        row = ArticleText(sha256=sha256, text=text)
        session.add(row)
        session.flush()
        found = row.id
    return found


def has_verdict(session: Session, cluster: int) -> bool:
    """Whether a verdict is in force; a withdrawn one is not."""
    rows = _verdicts(session, cluster)
    return bool(rows) and bool(rows[0].rating)


def _verdicts(session: Session, cluster: int) -> list[Verdict]:
    """Newest first."""
    return list(
        session.scalars(select(Verdict).where(Verdict.cluster_id == cluster).order_by(Verdict.number.desc()))
    )


def next_verdict(session: Session, cluster: int) -> int:
    """The number of the verdict that comes next."""
    rows = _verdicts(session, cluster)
    return rows[0].number + 1 if rows else 1


def move_findings(session: Session, source: int, home: int) -> None:
    """Evidence and verdicts go from one cluster to another; the verdict in force stays the last."""
    for piece in session.scalars(select(Evidence).where(Evidence.cluster_id == source)):
        piece.cluster_id = home
    later, earlier = (source, home) if has_verdict(session, source) else (home, source)
    beyond = next_verdict(session, earlier) - 1
    for verdict in _verdicts(session, later):  # from the top, so that no number is ever there twice
        verdict.number += beyond
        session.flush()
    for verdict in _verdicts(session, source):
        verdict.cluster_id = home
    session.flush()


def drop_suggestions(session: Session, among: Collection[int], but: Collection[tuple[int, int]]) -> None:
    """Delete the links between these claims that only the machine made, but for some pairs."""
    for row in session.scalars(select(Link).where(Link.state == "suggested")):
        if row.a_id in among and row.b_id in among and (row.a_id, row.b_id) not in but:
            session.delete(row)
    session.flush()


def well_placed(session: Session) -> bool:
    """Whether no cluster is empty, and none holds two claims that a person set apart."""
    a, b = Claim.__table__.alias("a"), Claim.__table__.alias("b")
    empty = select(Cluster.id).where(~select(Claim.id).where(Claim.cluster_id == Cluster.id).exists())
    together = (
        select(Link.id)
        .join(a, a.c.id == Link.a_id)
        .join(b, (b.c.id == Link.b_id) & (b.c.cluster_id == a.c.cluster_id))
        .where((Link.state == "rejected") | ((Link.state == "confirmed") & (Link.relation == "conflict")))
    )
    return all(session.scalar(wrong.limit(1)) is None for wrong in (empty, together))


def clusters(session: Session, ids: Iterable[int]) -> list[Cluster]:
    """These clusters, in order of id."""
    return [
        row
        for some in some_of(sorted(ids))
        for row in session.scalars(select(Cluster).where(Cluster.id.in_(some)).order_by(Cluster.id))
    ]


def cluster_count(session: Session) -> int:
    """How many clusters there are."""
    return session.scalar(select(func.count()).select_from(Cluster)) or 0


def clusters_of(session: Session, claims: Collection[int]) -> set[int]:
    """The clusters in which these claims lie."""
    return set(session.scalars(select(Claim.cluster_id).where(Claim.id.in_(claims))))


def capture(session: Session, sha256: str) -> Capture | None:
    """The row of archived bytes."""
    return session.scalars(select(Capture).where(Capture.sha256 == sha256)).first()


def operations_on(session: Session, cluster: int) -> ColumnElement[bool]:
    """The condition that an operation changed this cluster, its claims, evidence, verdicts or fact-checks."""
    rows: dict[str, Any] = {
        "cluster": [cluster],
        "claim": select(Claim.id).where(Claim.cluster_id == cluster),
        "evidence": select(Evidence.id).where(Evidence.cluster_id == cluster),
        "verdict": select(Verdict.id).where(Verdict.cluster_id == cluster),
        "checked_link": select(CheckedLink.id).join(Claim).where(Claim.cluster_id == cluster),
    }
    changed = or_(*((Change.table_name == table) & Change.row_id.in_(ids) for table, ids in rows.items()))
    return Operation.id.in_(select(Change.operation_id).where(changed))


def changes_of(session: Session, operation: int) -> tuple[Operation, list[Change]] | None:
    """An operation and the rows it changed, in order."""
    row = session.get(Operation, operation)
    if row is None:
        return None
    changes = session.scalars(select(Change).where(Change.operation_id == operation).order_by(Change.id))
    return row, list(changes)


def counts(session: Session) -> dict[str, int]:
    """How much there is of everything a person would count."""

    def number(what: Any, *where: ColumnElement[bool]) -> int:
        return session.scalar(select(func.count()).select_from(what).where(*where)) or 0

    rated = in_force().where(Verdict.rating != "").subquery()
    return {
        "articles": number(Article),
        "claims": number(Claim),
        "clusters": number(Cluster),
        "links": number(Link, Link.state != "rejected"),
        "proposals": number(Claim, Claim.proposed.is_(True)),
        "conflicts": number(Link, Link.state != "rejected", Link.relation == "conflict"),
        "verdicts": number(rated),
        "checked": number(Checked),
    }
