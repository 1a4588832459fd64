"""What reading gives: an article and its blocks."""

from datetime import date, datetime
from enum import StrEnum

from workbench.records.base import Record, Span


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
