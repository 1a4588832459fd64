"""Fact-checks that somebody published before, and how they stand to the claims here."""

from datetime import date
from typing import Literal

from pydantic import Field

from workbench.records.base import Record
from workbench.records.link import Comparison, LinkState, Relation


class Checked(Record):
    """A published fact-check; "" and None where it does not say. Its verdict is its publisher's, not ours."""

    id: int = 0
    claim: str  # what was checked, as the publisher words it
    title: str = ""
    url: str = ""  # as written; not always a web address
    publisher: str = ""
    rating: str = ""  # as written: "Mostly false"
    value: float | None = Field(default=None, ge=0, le=1)  # of the rating between worst (0) and best (1)
    claimant: str = ""
    claimed: date | None = None  # when the claim was made
    appeared: str = ""  # where it was made, as written
    reviewed: date | None = None  # when the fact-check was published
    language: str = ""
    origin: str = ""  # the file or address it was imported from
    version: int = 1


class CheckedLink(Record):
    """A claim here and a published fact-check that may be about it. A rejection is for ever."""

    id: int = 0
    claim: int
    checked: Checked
    relation: Relation
    state: LinkState = LinkState.SUGGESTED
    score: float  # the probability of `relation`
    same: float = 0.0
    conflict: float = 0.0
    reasons: tuple[str, ...] = ()
    because: str = ""  # what the person who decided had to say
    version: int = 1


class CheckedMatch(Record):
    """An answer to `match`: a published fact-check, and how the claim that it checked compares."""

    kind: Literal["checked"] = "checked"
    checked: Checked
    score: float
    comparison: Comparison
