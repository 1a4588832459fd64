"""Which claims of a cluster stand in copies of one text: derived data, worked out anew where clusters change."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import bindparam, case, delete, func, insert, select, update
from sqlalchemy.orm import Session

from workbench.store.graph import newest_operation
from workbench.store.models import Article, ArticleText, Change, Claim, ClaimOrigin, OriginsSeen
from workbench.store.sources import Told
from workbench.text import source_name


class Noted(NamedTuple):
    """The prints of a claim's passage and of what stands around it, and the agency credited."""

    near: tuple[int, ...]
    around: tuple[int, ...]
    credit: str


class Place(NamedTuple):
    """Where a claim stands."""

    claim: int
    article: int
    start: int
    end: int


def seen(session: Session) -> int | None:
    """The newest operation that was taken in; None where all must be worked out."""
    return session.scalar(select(OriginsSeen.operation).limit(1))


def saw(session: Session) -> None:
    """All that was done up to now is taken in."""
    session.execute(delete(OriginsSeen))
    session.execute(insert(OriginsSeen), [{"operation": newest_operation(session)}])


def changed(session: Session, since: int | None) -> list[int]:
    """The clusters whose members are others since an operation; all of several articles where it is None."""
    if since is None:
        several = select(Claim.cluster_id).group_by(Claim.cluster_id)
        return sorted(session.scalars(several.having(func.count(Claim.article_id.distinct()) > 1)))
    rows = select(Change.before, Change.after).where(
        Change.operation_id > since, Change.table_name == "claim"
    )
    images = (image for row in session.execute(rows) for image in row if image is not None)
    return sorted({image["cluster_id"] for image in images})


def places(session: Session, clusters: Collection[int]) -> dict[int, list[Place]]:
    """Where the claims of these clusters stand, of those in several articles."""
    wanted = select(Claim.cluster_id, Claim.id, Claim.article_id, Claim.start, Claim.end)
    found: dict[int, list[Place]] = defaultdict(list)
    for cluster, *place in session.execute(wanted.where(Claim.cluster_id.in_(clusters)).order_by(Claim.id)):
        found[cluster].append(Place(*place))
    return {
        cluster: claims for cluster, claims in found.items() if len({claim.article for claim in claims}) > 1
    }


def noted(session: Session, claims: Collection[int]) -> dict[int, Noted]:
    """What is known of these claims' passages."""
    rows = session.scalars(select(ClaimOrigin).where(ClaimOrigin.claim_id.in_(claims)))
    return {row.claim_id: Noted(_unpacked(row.near), _unpacked(row.around), row.credit) for row in rows}


def article(session: Session, id: int) -> tuple[str, str]:
    """The words and the byline of an article."""
    wanted = select(ArticleText.text, Article.byline).join(Article, Article.text_id == ArticleText.id)
    text, byline = session.execute(wanted.where(Article.id == id)).one()
    return text, byline


def windows(session: Session, claims: Collection[int], around: int) -> dict[int, tuple[str, int, int]]:
    """Of each claim the text from `around` characters before it to as many after it, and its place in that."""
    first = case((Claim.start > around, Claim.start - around), else_=0)
    text = func.substr(ArticleText.text, first + 1, Claim.end + around - first)
    wanted = (
        select(Claim.id, text, Claim.start - first, Claim.end - first)
        .join(Article, Article.id == Claim.article_id)
        .join(ArticleText, ArticleText.id == Article.text_id)
        .where(Claim.id.in_(claims))
    )
    return {id: (text, start, end) for id, text, start, end in session.execute(wanted)}


def note(session: Session, some: Mapping[int, Noted]) -> None:
    """Keep what passages are known by; each claim is its own origin so far."""
    if some:
        rows = [
            {"claim_id": id, "origin_id": id, "credit": one.credit}
            | {"near": _packed(one.near), "around": _packed(one.around)}
            for id, one in some.items()
        ]
        session.execute(insert(ClaimOrigin), rows)


def place(session: Session, origins: Mapping[int, int]) -> None:
    """Write down which claim each is a copy of."""
    if origins:
        rows = [{"id": id, "origin": origin} for id, origin in origins.items()]
        changed = update(ClaimOrigin).where(ClaimOrigin.claim_id == bindparam("id"))
        session.connection().execute(changed.values(origin_id=bindparam("origin")), rows)


def told(session: Session, claims: Collection[int]) -> dict[int, Told]:
    """Of each of these claims what `sources.independent` asks."""
    wanted = (
        select(
            Claim.id, Article.outlet, Article.url, Article.origin, ClaimOrigin.origin_id, ClaimOrigin.credit
        )
        .join(Article, Article.id == Claim.article_id)
        .outerjoin(ClaimOrigin, ClaimOrigin.claim_id == Claim.id)
        .where(Claim.id.in_(claims))
    )
    return {
        id: Told(source_name(outlet, url, origin), copied, credit or "")
        for id, outlet, url, origin, copied, credit in session.execute(wanted)
    }


def _packed(prints: Iterable[int]) -> bytes:
    return array("I", prints).tobytes()


def _unpacked(kept: bytes) -> tuple[int, ...]:
    prints = array("I")
    prints.frombytes(kept)
    return tuple(prints)
