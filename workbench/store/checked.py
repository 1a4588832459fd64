"""Published fact-checks, and the claims that they may be about.

Where fact-checks and claims are numbered together, as an index does, a fact-check has minus its id.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import and_, desc, func, or_, select
from sqlalchemy.orm import Session

from workbench import records
from workbench.store.graph import some_of
from workbench.store.models import Change, Checked, CheckedLink, Claim
from workbench.store.queries import Condition

Pair = tuple[int, int]  # a claim's id, a fact-check's
COLUMNS = tuple(records.Checked.model_fields.keys() - {"id", "version"})


def record(row: Checked) -> records.Checked:
    """The record of a row."""
    columns = {name: getattr(row, name) for name in COLUMNS}
    return records.Checked(id=row.id, version=row.version, **columns)


def key_of(item: records.Checked) -> str:
    """What makes a fact-check the same one: its address, or its publisher, and the claim."""
    return hashlib.sha256(f"{item.url or item.publisher}\n{item.claim}".encode()).hexdigest()


def listing(
    session: Session, where: Condition | None = None, limit: int | None = None
) -> list[records.Checked]:
    """Fact-checks, the last published first, undated ones last. `where` is about `Checked`."""
    wanted = select(Checked).order_by(Checked.reviewed.is_(None), desc(Checked.reviewed), desc(Checked.id))
    narrowed = wanted if where is None else wanted.where(where)
    return [record(row) for row in session.scalars(narrowed.limit(limit))]


def containing(words: Sequence[str]) -> Condition:
    """The condition that a fact-check has each of these words somewhere, whatever the case."""
    told = (Checked.claim, Checked.title, Checked.publisher, Checked.rating, Checked.claimant, Checked.url)
    return and_(*(or_(*(column.icontains(word, autoescape=True) for column in told)) for word in words))


def by_key(session: Session, keys: Iterable[str]) -> dict[str, Checked]:
    """The rows with these keys."""
    return {
        row.key: row
        for some in some_of(keys)
        for row in session.scalars(select(Checked).where(Checked.key.in_(some)))
    }


# --- as an index holds them ---------------------------------------------------------------------


def ids(session: Session) -> set[int]:
    """All fact-checks."""
    return {-id for id in session.scalars(select(Checked.id))}


def count(session: Session) -> int:
    """How many there are."""
    return session.scalar(select(func.count()).select_from(Checked)) or 0


def changed(session: Session, since: int) -> set[int]:
    """Those that operations after that one made, changed or took away."""
    rows = select(Change.row_id).where(Change.operation_id > since, Change.table_name == "checked")
    return {-id for id in session.scalars(rows)}


def telling_texts(session: Session, wanted: Iterable[int]) -> Iterator[tuple[int, str]]:
    """All by which a fact-check is looked for: the claim that was checked, and the title."""
    columns = select(Checked.id, Checked.claim, Checked.title)
    for some in some_of(-id for id in wanted):
        for id, claim, title in session.execute(columns.where(Checked.id.in_(some))):
            yield -id, "\n".join(dict.fromkeys((claim, title)))


def texts_of(session: Session, wanted: Iterable[int]) -> dict[int, str]:
    """The claims that were checked."""
    found: dict[int, str] = {}
    for some in some_of(-id for id in wanted):
        rows = session.execute(select(Checked.id, Checked.claim).where(Checked.id.in_(some)))
        found |= {-id: claim for id, claim in rows}
    return found


# --- and the claims that they may be about --------------------------------------------------------


def links_between(session: Session, pairs: Collection[Pair]) -> dict[Pair, CheckedLink]:
    """The rows of these pairs, where there are any."""
    wanted = set(pairs)
    return {
        (row.claim_id, row.checked_id): row
        for some in some_of({claim for claim, _ in wanted})
        for row in session.scalars(select(CheckedLink).where(CheckedLink.claim_id.in_(some)))
        if (row.claim_id, row.checked_id) in wanted
    }


def links(session: Session, where: Condition) -> list[records.CheckedLink]:
    """What may be about which claim, the likeliest first. `where` is about `CheckedLink`."""
    wanted = select(CheckedLink, Checked).join(Checked, Checked.id == CheckedLink.checked_id).where(where)
    return [
        records.CheckedLink(
            id=row.id,
            claim=row.claim_id,
            checked=record(checked),
            relation=records.Relation(row.relation),
            state=records.LinkState(row.state),
            score=row.score,
            same=row.same,
            conflict=row.conflict,
            reasons=tuple(row.reasons),
            because=row.because,
            version=row.version,
        )
        for row, checked in session.execute(wanted.order_by(desc(CheckedLink.score), CheckedLink.id))
    ]


def in_clusters(clusters: Collection[int]) -> Condition:
    """The condition that a link is of a claim in one of these clusters."""
    return CheckedLink.claim_id.in_(select(Claim.id).where(Claim.cluster_id.in_(clusters)))


def suggested(session: Session) -> list[CheckedLink]:
    """The links that only the machine made."""
    return list(session.scalars(select(CheckedLink).where(CheckedLink.state == "suggested")))


def rejections(session: Session, claim: int) -> list[CheckedLink]:
    """What somebody said is not about a claim."""
    rows = select(CheckedLink).where(CheckedLink.claim_id == claim, CheckedLink.state == "rejected")
    return list(session.scalars(rows.order_by(CheckedLink.id)))
