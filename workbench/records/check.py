"""What checking works with: evidence, verdicts and their scales."""

from datetime import date, datetime
from enum import StrEnum

from workbench.records.base import Record


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
