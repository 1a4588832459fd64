"""Who gave which value for the same thing, and what two different values are to each other."""

from datetime import date
from enum import StrEnum

from workbench.records.base import Record, Span


class Nature(StrEnum):
    """What two different values for the same thing are to each other."""

    UPDATE = "update"  # the later one takes the place of the earlier
    CONTRADICTION = "contradiction"  # both cannot be right
    UNCLEAR = "unclear"


class Difference(Record):
    """What two claims that differ are to each other, and why, in a checker's words."""

    nature: Nature
    because: str


class SlotKind(StrEnum):
    """What kind of value stands in a slot."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    PLACE = "place"
    YES_NO = "yes/no"  # said or denied, or one of two words that exclude each other


class Saying(Span):
    """One claim's value: where it stands in the article, and who said it when."""

    claim: int
    said: str  # as it stands in the claim: "at least 31"
    source: str
    speaker: str = ""  # "" is the article's own voice
    published: date | None = None


class Value(Record):
    """One value of a slot with all who gave it, the earliest first."""

    value: str  # as it was said first
    amount: float | None = None  # of a figure, in the base unit of its dimension
    dimension: str = ""  # "time", "length", "money", "percent", …; "" for a count
    sayings: tuple[Saying, ...]
    sources: int  # independent ones
    difference: Difference | None = None  # from the value before it in the table


class ValueTable(Record):
    """The values given for one slot, by the time of their first saying."""

    kind: SlotKind
    slot: str  # in words: "how many: people killed"
    values: tuple[Value, ...]


class Quotation(Record):
    """Words that several independent outlets quote: one speaker's, so one outlet does not confirm the other."""

    words: str  # as the shortest of them has it
    outlets: tuple[str, ...]


class Copies(Record):
    """Outlets that carry the same text, lightly edited or cut: one source."""

    outlets: tuple[str, ...]
    origin: str = ""  # the agency that they credit, where they do
