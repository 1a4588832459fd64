"""The tables, as typed SQLAlchemy models. Portable: nothing here is SQLite's own.

Tables of record (`TRACKED`) are changed only inside `history.operation`, which writes every row's before
and after. `article_text` and `capture` hold content by its hash: they are only ever added to.
"""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC by engines that have no time zones of their own."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        str: Text,
        datetime: Moment,
        date: Date,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


# A row that is gone keeps its id for itself: history and undo would otherwise mistake another for it.
_NEVER_REUSE = {"sqlite_autoincrement": True}


class Tracked:
    """Mixed into tables whose every change is history. `version` counts the changes of the row."""

    version: Mapped[int] = mapped_column(Integer)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class ArticleText(Base):
    """The words of an article, once each."""

    __tablename__ = "article_text"
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    text: Mapped[str]


class Article(Tracked, Base):
    __tablename__ = "article"
    __table_args__ = (UniqueConstraint("key", "number"), _NEVER_REUSE)
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]  # what makes two readings the same article: URL, else absolute path, else hash
    number: Mapped[int]  # 1, 2, … for each changed reading of the same key
    origin: Mapped[str]
    url: Mapped[str]
    title: Mapped[str]
    outlet: Mapped[str]
    byline: Mapped[str]
    published: Mapped[date | None]
    language: Mapped[str]
    text_id: Mapped[int] = mapped_column(ForeignKey("article_text.id"), index=True)
    blocks: Mapped[list[Any]]
    read_at: Mapped[datetime]
    note: Mapped[str]
    excerpt: Mapped[bool] = mapped_column(Boolean)
    edited: Mapped[list[Any]]  # names of the fields that a person has set
    capture_id: Mapped[int | None] = mapped_column(ForeignKey("capture.id"), index=True)


class Cluster(Tracked, Base):
    __tablename__ = "cluster"
    __table_args__ = _NEVER_REUSE
    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(20))
    touched: Mapped[datetime | None]  # when a person last decided something here; None: only the machine has


class Claim(Tracked, Base):
    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint('"start" >= 0 AND "end" > "start"', name="offsets"),
        UniqueConstraint("article_id", "start", "end"),
        _NEVER_REUSE,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    cluster_id: Mapped[int] = mapped_column(ForeignKey("cluster.id"), index=True)
    proposed: Mapped[bool] = mapped_column(Boolean)  # placed there by the machine only
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    text: Mapped[str]
    speaker: Mapped[str]
    worth: Mapped[float] = mapped_column(Float, index=True)
    band: Mapped[str] = mapped_column(String(10))
    reasons: Mapped[list[Any]]
    kinds: Mapped[list[Any]]
    dates: Mapped[list[Any]]  # start, end, first day, last day


class Link(Tracked, Base):
    __tablename__ = "link"
    __table_args__ = (
        CheckConstraint("a_id < b_id", name="order"),
        UniqueConstraint("a_id", "b_id"),
        _NEVER_REUSE,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    b_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    relation: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20), index=True)
    score: Mapped[float]
    same: Mapped[float]
    conflict: Mapped[float]
    reasons: Mapped[list[Any]]
    because: Mapped[str]


class Capture(Base):
    """Archived bytes; the file itself lies in the captures folder, named by its hash."""

    __tablename__ = "capture"
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    media_type: Mapped[str]
    size: Mapped[int]
    origin: Mapped[str]
    captured_at: Mapped[datetime]


class Evidence(Tracked, Base):
    __tablename__ = "evidence"
    __table_args__ = _NEVER_REUSE
    id: Mapped[int] = mapped_column(primary_key=True)
    cluster_id: Mapped[int] = mapped_column(ForeignKey("cluster.id"), index=True)
    stance: Mapped[str] = mapped_column(String(20))
    source: Mapped[str]
    title: Mapped[str]
    quote: Mapped[str]
    note: Mapped[str]
    capture_id: Mapped[int | None] = mapped_column(ForeignKey("capture.id"), index=True)
    start: Mapped[int | None]
    end: Mapped[int | None]
    by: Mapped[str]
    at: Mapped[datetime]


class Verdict(Tracked, Base):
    """Append-only: a new verdict is a new row with the next number. Rating "" withdraws."""

    __tablename__ = "verdict"
    __table_args__ = (UniqueConstraint("cluster_id", "number"), _NEVER_REUSE)
    id: Mapped[int] = mapped_column(primary_key=True)
    cluster_id: Mapped[int] = mapped_column(ForeignKey("cluster.id"))
    number: Mapped[int]
    scale: Mapped[str] = mapped_column(String(40))
    rating: Mapped[str] = mapped_column(String(40))
    because: Mapped[str]
    as_of: Mapped[date]
    by: Mapped[str]
    at: Mapped[datetime]


class Checked(Tracked, Base):
    """A fact-check that somebody published before, as it was imported."""

    __tablename__ = "checked"
    __table_args__ = _NEVER_REUSE
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(
        String(64), unique=True
    )  # of address and claim: what makes it the same one
    claim: Mapped[str]
    title: Mapped[str]
    url: Mapped[str]
    publisher: Mapped[str]
    rating: Mapped[str]
    value: Mapped[float | None] = mapped_column(Float)
    claimant: Mapped[str]
    claimed: Mapped[date | None]
    appeared: Mapped[str]
    reviewed: Mapped[date | None]
    language: Mapped[str]
    origin: Mapped[str]


class CheckedLink(Tracked, Base):
    """A claim and a published fact-check that may be about it."""

    __tablename__ = "checked_link"
    __table_args__ = (UniqueConstraint("claim_id", "checked_id"), _NEVER_REUSE)
    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    checked_id: Mapped[int] = mapped_column(ForeignKey("checked.id"), index=True)
    relation: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    score: Mapped[float]
    same: Mapped[float]
    conflict: Mapped[float]
    reasons: Mapped[list[Any]]
    because: Mapped[str]


class Learning(Tracked, Base):
    """How the desk learns from its decisions: one row, once somebody has said so; none is as at first."""

    __tablename__ = "learning"
    __table_args__ = _NEVER_REUSE
    id: Mapped[int] = mapped_column(primary_key=True)
    active: Mapped[bool] = mapped_column(Boolean)
    since: Mapped[datetime | None]  # what was decided until then is forgotten


class Tuning(Tracked, Base):
    """How the bands of linking follow decisions on pairs: one row, once somebody has said so; none is as at first."""

    __tablename__ = "tuning"
    __table_args__ = _NEVER_REUSE
    id: Mapped[int] = mapped_column(primary_key=True)
    active: Mapped[bool] = mapped_column(Boolean)
    since: Mapped[datetime | None]  # what was decided until then is forgotten


class Learned(Base):
    """What the decisions that stand teach: one row, or none where there are none or learning is off."""

    __tablename__ = "learned"
    id: Mapped[int] = mapped_column(primary_key=True)
    kept: Mapped[int]
    dismissed: Mapped[int]
    weights: Mapped[dict[str, Any]]
    words: Mapped[dict[str, Any]]  # how each addition to a claim's reasons is told, by its key


class ClaimRank(Base):
    """What can be learned from a claim, and where it ranks by what is; without a score, by its worth as spotted."""

    __tablename__ = "claim_rank"
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True)
    odds: Mapped[float]  # log odds as spotted
    traits: Mapped[str]  # names, with spaces between
    score: Mapped[float | None] = mapped_column(Float, index=True)
    band: Mapped[str | None] = mapped_column(String(10))
    shift: Mapped[float]  # log odds that calibration adds
    told: Mapped[str]  # the traits whose weights are added, the strongest first


class ClaimOrigin(Base):
    """By what a claim's passage is known, and the first claim of its cluster that stands in a copy of it."""

    __tablename__ = "claim_origin"
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True)
    origin_id: Mapped[int]
    credit: Mapped[str]  # the agency that its article names
    near: Mapped[bytes]  # prints of the passage, and of what stands around it: 32 bits each
    around: Mapped[bytes]


class OriginsSeen(Base):
    """The newest operation whose clusters `claim_origin` knows: one row, or none where all is to be worked out."""

    __tablename__ = "origins_seen"
    operation: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Operation(Base):
    """Who did what and when. Only `undone` ever changes, and only by an undo or redo."""

    __tablename__ = "operation"
    __table_args__ = _NEVER_REUSE
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(Text, index=True)
    door: Mapped[str] = mapped_column(String(20))
    verb: Mapped[str] = mapped_column(String(40))
    summary: Mapped[str]
    target_id: Mapped[int | None] = mapped_column(ForeignKey("operation.id"), index=True)
    undone: Mapped[bool] = mapped_column(Boolean)


class Change(Base):
    """One row before and after one operation; JSON null is "was not there" or "is gone"."""

    __tablename__ = "change"
    __table_args__ = (Index(None, "table_name", "row_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    operation_id: Mapped[int] = mapped_column(ForeignKey("operation.id"), index=True)
    table_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


TRACKED: dict[str, type[Base]] = {
    model.__tablename__: model
    for model in (Article, Cluster, Claim, Link, Evidence, Verdict, Learning, Tuning, Checked, CheckedLink)
}
