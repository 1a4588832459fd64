"""What every record is, and a span."""

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """Base of all records."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(Record):
    """`start:end` in a text, in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
