"""The records that cross walls between rooms: frozen, validated, the same for library, screens and JSON.

All offsets count Unicode code points from the start of `Article.text`; `end` is exclusive. An id of 0
means "not stored yet". Dates are plain dates, moments are aware datetimes in UTC.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """Base of all records."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(Record):
    """`start:end` in a text, in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


# --- read ---------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a stretch of an article is. Only body, quote and item are looked at for claims."""

    HEADLINE = "headline"
    ECHO = "echo"  # the headline said again
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    ITEM = "item"
    BOILERPLATE = "boilerplate"


class Block(Span):
    """A stretch of an article and what it is. Blocks lie over the text; nothing is cut out of it."""

    kind: BlockKind


class Article(Record):
    """One stored text, verbatim and immutable; a changed page is a new version."""

    id: int = 0
    origin: str  # the path or URL as read; "-" for stdin
    url: str = ""  # where readers find it, when known
    title: str = ""
    outlet: str = ""  # who published it, as a reader would name it
    byline: str = ""
    published: date | None = None
    language: str = ""
    text: str
    sha256: str  # of the text, UTF-8
    blocks: tuple[Block, ...] = ()
    version: int = 1
    read_at: datetime | None = None
    note: str = ""  # what reading had to say: "2 bytes were not UTF-8, read as cp1252"
    excerpt: bool = False  # only a teaser or a summary: of a feed's entry, of a page behind a paywall
    raw: str = ""  # SHA-256 of the archived bytes that it was read from
    edited: tuple[str, ...] = ()  # the fields that a person has set: reading again leaves them alone


# --- spot ---------------------------------------------------------------------------------------


class Reason(Record):
    """One part of a score: what it is in words, and how much it adds (log odds)."""

    text: str
    weight: float


class Band(StrEnum):
    """Check-worthiness as shown; probabilities do not carry over between genres, bands do."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Worth(Record):
    """How much a sentence is worth checking, 0..1, and exactly why: weights add up to the log odds."""

    score: float
    reasons: tuple[Reason, ...] = ()


class Attribution(Span):
    """Somebody's words: `start:end` is what was said, `speaker` who said it, `cue` the verb or mark."""

    speaker: str
    cue: str


class ClaimKind(StrEnum):
    """What a claim is about, after the annotation schema of Konstantinovskiy et al. (2021) and the field's
    own words; a claim may be of several."""

    QUANTITY = "quantity"  # a figure, share, rate or amount, now or in the past
    EVENT = "event"  # something happened, somebody did something
    CAUSAL = "causal"
    COMPARISON = "comparison"  # more, less, the highest
    RULE = "rule"  # what a law, a ruling or a treaty says
    RECORD = "record"  # what somebody did or voted before; the first or most ever
    ALLEGATION = "allegation"  # of wrongdoing, made or denied
    PREDICTION = "prediction"
    PLEDGE = "pledge"  # what somebody promises or plans
    QUOTE = "quote"  # that somebody said something
    OTHER = "other"


class Dated(Span):
    """Words for a time, and the days they stand for: "next month" in an article of 2020-09-24 is
    2020-10-01 to 2020-10-31, both included."""

    first: date
    last: date


class Claim(Span):
    """A checkable statement as it stands in one article: `quote == article.text[start:end]`."""

    id: int = 0
    article: int = 0
    quote: str
    text: str  # the short claim a checker reads
    speaker: str = ""  # "" is the article's own voice
    worth: float = Field(default=0.0, ge=0, le=1)
    band: Band = Band.LOW
    reasons: tuple[Reason, ...] = ()
    kinds: tuple[ClaimKind, ...] = ()  # the main one first
    dates: tuple[Dated, ...] = ()  # in the article, as its spans are


# --- link ---------------------------------------------------------------------------------------


class Relation(StrEnum):
    """How two claims stand to each other. Same means same truth conditions."""

    SAME = "same"
    CONFLICT = "conflict"  # same slot, another figure, sign or name
    RELATED = "related"
    DIFFERENT = "different"


class LinkState(StrEnum):
    """Who says so: the machine (suggested), or a person (confirmed, rejected). A rejection is for ever."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Comparison(Record):
    """Two texts compared: probabilities of *same* and *conflict* (0..1), and why, in a checker's words."""

    relation: Relation
    same: float
    conflict: float
    reasons: tuple[str, ...] = ()


class Hit(Record):
    """One answer of the index: the id that was added, and a score that only ranks."""

    id: int
    score: float


class Link(Record):
    """Two claims (ids; `a < b`) and how they stand. `score` is the probability of `relation`."""

    id: int = 0
    a: int
    b: int
    relation: Relation
    state: LinkState = LinkState.SUGGESTED
    score: float
    same: float = 0.0
    conflict: float = 0.0
    reasons: tuple[str, ...] = ()
    because: str = ""  # what the person who decided had to say
    version: int = 1


class Linking(Record):
    """What `linking.link` found: links between positions in the list of texts, and the partition."""

    links: tuple[Link, ...]
    clusters: tuple[tuple[int, ...], ...]  # every position in exactly one, each ascending


# --- check --------------------------------------------------------------------------------------


class Stance(StrEnum):
    """What a piece of evidence does to the claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Status(StrEnum):
    """Workflow status of a cluster; a separate thing from its verdict."""

    OPEN = "open"
    CHECKING = "checking"
    CHECKED = "checked"
    DISMISSED = "dismissed"  # not worth checking, or not a claim at all


class Rating(Record):
    """One step of a scale."""

    key: str  # as typed: "mostly-false"
    label: str
    meaning: str
    value: int | None = None  # 1 is worst; None where the step stands outside the order


class Scale(Record):
    """A named, ordered set of ratings, best first."""

    name: str
    title: str
    ratings: tuple[Rating, ...]


class Capture(Record):
    """Archived bytes of a piece of evidence, in the captures folder beside the database."""

    sha256: str
    media_type: str
    size: int  # bytes
    origin: str
    captured_at: datetime


class Evidence(Record):
    """Something that speaks for or against a cluster."""

    id: int = 0
    cluster: int
    stance: Stance
    source: str  # URL or path, as given
    title: str = ""
    quote: str = ""
    note: str = ""
    capture: Capture | None = None
    start: int | None = None  # where the quote stands in the captured text; None: not found there
    end: int | None = None
    by: str = ""
    at: datetime | None = None
    version: int = 1


class Verdict(Record):
    """One version of a cluster's verdict. Earlier versions stay."""

    id: int = 0
    cluster: int
    number: int = 1  # 1 is the first verdict of this cluster
    scale: str
    rating: str  # Rating.key
    because: str
    as_of: date
    by: str = ""
    at: datetime | None = None


# --- what the desk lays out ---------------------------------------------------------------------


class ClaimView(Claim):
    """A claim with what a list shows beside it."""

    origin: str  # of the article
    source: str  # outlet, else host of the URL, else file name
    title: str = ""  # of the article
    url: str = ""
    published: date | None = None
    cluster: int
    proposed: bool = False  # in its cluster by the machine's proposal; no person has said so yet
    sources: int = 1  # independent sources in the cluster
    status: Status = Status.OPEN
    verdict: str = ""  # Rating.key of the cluster's current verdict; "" is none


class Cluster(Record):
    """The same claim across articles, with what a list shows beside it."""

    id: int
    text: str
    status: Status = Status.OPEN
    verdict: str = ""
    claims: tuple[int, ...]
    proposed: tuple[int, ...] = ()  # those of `claims` that no person has confirmed yet
    outlets: tuple[str, ...] = ()
    sources: int = 1
    conflicts: int = 0
    evidence: int = 0
    score: float | None = None  # of the weakest proposal inside; None where nothing is proposed
    version: int = 1


class LinkView(Link):
    """A link with both claims."""

    left: ClaimView
    right: ClaimView


class Match(Record):
    """An answer to `match`: a claim, and how it compares."""

    claim: ClaimView
    score: float
    comparison: Comparison


class Change(Record):
    """One row before and after; None is "was not there" or "is gone"."""

    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Operation(Record):
    """One thing that somebody did: the audit trail and what undo works from."""

    id: int
    at: datetime
    by: str
    door: str  # "shell", "screen", "library"
    verb: str  # "verdict.set"
    summary: str  # one line, in words
    target: int | None = None  # of an undo or redo: the operation it undid or redid
    undone: bool = False
    changes: tuple[Change, ...] = ()


class Finding(Record):
    """What one check of the database found: "offsets: 312 claims, all right"."""

    part: str
    message: str
    ok: bool


class Appearance(Record):
    """A claim as it stands in an article, with the text around it."""

    claim: ClaimView
    before: str
    after: str
    read_at: datetime | None = None
    article_version: int = 1


class ReportItem(Record):
    """One cluster, with everything a reader needs to follow the verdict."""

    cluster: Cluster
    appearances: tuple[Appearance, ...]
    conflicts: tuple[LinkView, ...] = ()
    verdicts: tuple[Verdict, ...] = ()  # newest first; the first is in force
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Operation, ...] = ()  # oldest first, without row images


class Report(Record):
    """What `reporting` renders."""

    title: str
    made_at: datetime
    by: str
    database: str
    scale: Scale
    items: tuple[ReportItem, ...]
