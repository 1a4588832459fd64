"""What a source holds of one article, whatever its format, and the article made from it."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from workbench.errors import ReadError
from workbench.reading import datelines, dates
from workbench.reading.blocks import blocks, same
from workbench.reading.decoding import is_blank, storable
from workbench.reading.lines import Unit
from workbench.records import Article, Block, BlockKind
from workbench.text import shorten

MOST_LINES = 200_000
MOST_CHARACTERS = 1_000_000  # some 170,000 words, a thick book


class Entry(NamedTuple):
    """One article as its source holds it; "" or None where the source says nothing.

    `name` is what messages call it: "story.txt", "row 7 of stories.csv". `created` is when its file was
    made, which counts where nothing else says when it was published. `units` are its paragraphs, where
    the format tells them; `plain` takes the format's marks away from a line, before it is looked at.
    """

    name: str
    text: str
    units: Sequence[Unit] | None = None
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""
    note: str = ""
    excerpt: bool = False
    created: date | None = None
    plain: Callable[[str], str] = same


def article(entry: Entry, origin: str) -> Article:
    """The article, with what the source does not say taken from its text: headline, byline, dateline.

    NUL and lone surrogates become U+FFFD. Raises `ReadError` where there is no text, or far too much.
    """
    text, said = storable(entry.text)
    if is_blank(text):
        raise ReadError(f"{entry.name} holds no text", "there is nothing in it to check")
    _check_length(entry.name, text)
    found = blocks(text, entry.units, title=entry.title, plain=entry.plain)
    published, guessed = (entry.published, "") if entry.published else _published(text, found)
    if published is None and entry.created:
        published, guessed = entry.created, "the date is that of the file's properties"
    return Article(
        origin=origin,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        blocks=found,
        published=published,
        excerpt=entry.excerpt,
        url=entry.url if len(entry.url) <= 8000 else "",
        title=_fact(entry.title or entry.plain(_headline(text, found))),
        outlet=_fact(entry.outlet or ("" if entry.url else _outlet(text, found))),
        byline=_fact(entry.byline or _byline(text, found)),
        language=_fact(entry.language, 20),
        note="; ".join(filter(None, (entry.note, said, guessed))),
    )


def _fact(text: str, most: int = 1000) -> str:
    return shorten(storable(text).text, most)


def _check_length(name: str, text: str) -> None:
    """Refuse what would fill the memory with lines or claims: no article has so many."""
    if len(text) > MOST_CHARACTERS:
        raise ReadError(
            f"{name} holds {len(text):,} characters of text: no article has", "split it into single articles"
        )
    count = max(text.count("\n"), text.count("\r")) + 1
    if count > MOST_LINES:
        raise ReadError(f"{name} has {count:,} lines: no article has", "split it into single articles")


def _headline(text: str, found: tuple[Block, ...]) -> str:
    return next((_line(text, block) for block in found if block.kind is BlockKind.HEADLINE), "")


def _byline(text: str, found: tuple[Block, ...]) -> str:
    return next(
        (datelines.writer(_line(text, block)) for block in found if block.kind is BlockKind.BYLINE), ""
    )


def _outlet(text: str, found: tuple[Block, ...]) -> str:
    """Who claims the copyright, else the agency in a dateline."""
    footers = (_line(text, block) for block in found if block.kind is BlockKind.BOILERPLATE)
    named = (*map(datelines.publisher, footers), *map(datelines.agency, _openings(text, found)))
    return next(filter(None, named), "")


def _published(text: str, found: tuple[Block, ...]) -> tuple[date | None, str]:
    """The date of the first dateline that has one, and a note where its year had to be found elsewhere."""
    openings = _openings(text, found)
    for opening in openings:
        if day := dates.find(opening):
            return day, ""
    for opening in openings:
        if day := dates.guess(opening, text):
            return day, f"the dateline has no year: {day.year} taken from the text"
    return None, ""


def _openings(text: str, found: tuple[Block, ...]) -> list[str]:
    """Datelines and bylines, and the dateline that opens the first paragraph."""
    lines = [_line(text, block) for block in found if block.kind in {BlockKind.DATELINE, BlockKind.BYLINE}]
    body = next((_line(text, block) for block in found if block.kind is BlockKind.BODY), "")
    return [*sorted(lines, key=datelines.is_change), datelines.opening(body)]


def _line(text: str, block: Block) -> str:
    return " ".join(text[block.start : min(block.end, block.start + 2000)].split())[:500]
