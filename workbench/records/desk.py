"""What the desk lays out for a list, a screen or a report."""

from datetime import date, datetime
from typing import Any, Literal

from workbench.records.base import Record
from workbench.records.check import Evidence, Scale, Status, Verdict
from workbench.records.checked import CheckedLink
from workbench.records.link import Comparison, Link
from workbench.records.spot import Claim
from workbench.records.values import Copies, Difference, Quotation, ValueTable


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
    checked_before: int = 0  # published fact-checks of the cluster that nobody has set aside


class Cluster(Record):
    """The same claim across articles, with what a list shows beside it."""

    id: int
    text: str
    status: Status = Status.OPEN
    verdict: str = ""
    claims: tuple[int, ...]
    proposed: tuple[int, ...] = ()  # those of `claims` that no person has confirmed yet
    outlets: tuple[str, ...] = ()  # all of them
    sources: int = 1  # independent ones: outlets that carry one text are one
    copies: tuple[Copies, ...] = ()
    conflicts: int = 0
    evidence: int = 0
    checked_before: int = 0  # published fact-checks that nobody has set aside
    score: float | None = None  # of the weakest proposal inside; None where nothing is proposed
    version: int = 1


class LinkView(Link):
    """A link with both claims."""

    left: ClaimView
    right: ClaimView
    difference: Difference | None = None  # of a conflict: an update, or a contradiction


class Match(Record):
    """An answer to `match`: a claim, and how it compares."""

    kind: Literal["claim"] = "claim"
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
    values: tuple[ValueTable, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    verdicts: tuple[Verdict, ...] = ()  # newest first; the first is in force
    evidence: tuple[Evidence, ...] = ()
    checked: tuple[
        CheckedLink, ...
    ] = ()  # what others published, the likeliest first; none that was set aside
    history: tuple[Operation, ...] = ()  # oldest first, without row images


class Report(Record):
    """What `reporting` renders."""

    title: str
    made_at: datetime
    by: str
    database: str
    scale: Scale
    items: tuple[ReportItem, ...]
