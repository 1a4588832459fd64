"""What linking gives: how two claims stand to each other."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from workbench.records.base import Record, Span


class Relation(StrEnum):
    """How two claims stand to each other. Same means same truth conditions."""

    SAME = "same"
    CONFLICT = "conflict"  # same slot, another figure, sign or name
    RELATED = "related"  # as the machine suggests it: perhaps the same, for a person to say
    DIFFERENT = "different"


class LinkState(StrEnum):
    """Who says so: the machine (suggested), or a person (confirmed, rejected). A rejection is for ever."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Bands(Record):
    """From which probability on (0..1) a pair is what: the machine proposes, asks, or says nothing."""

    suggest: float  # of *same*: one of the two is proposed as a member of the other's cluster
    review: float  # of *same*: a person is asked, nothing is joined; at most `suggest`
    conflict: float  # of *conflict*: a person is asked, the two are kept apart
    join: float  # mean of *same* between two groups of claims: they are one cluster
    nicety: float = 1.0  # 0: texts by themselves, such as headlines; 1: claims, many to an article

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.review > self.suggest:
            raise ValueError("a pair that is suggested is reviewed too")
        return self


class Comparison(Record):
    """Two texts compared: probabilities of *same* and *conflict* (0..1), and why, in a checker's words."""

    relation: Relation
    same: float
    conflict: float
    reasons: tuple[str, ...] = ()


class Sign(StrEnum):
    """What a stretch of one of two compared texts is to the other text."""

    SHARED = "shared"  # the other has it too, maybe in other words
    ONLY = "only"  # the other has it not
    PARTS = "parts"  # the other has another figure, date, name or word in its place, or denies it


class Mark(Span):
    """A stretch of one of two compared texts, and what it is to the other."""

    sign: Sign


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
