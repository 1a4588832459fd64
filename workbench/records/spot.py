"""What spotting gives: claims, who says them, what they are worth."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from workbench.records.base import Record, Span


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
