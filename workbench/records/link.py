"""What linking gives: how two claims stand to each other."""

from enum import StrEnum

from workbench.records.base import Record


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
