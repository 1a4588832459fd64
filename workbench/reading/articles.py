"""Source in, articles out: the one way through the other modules of this room."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from workbench.errors import ReadError
from workbench.reading import dates, docx, feeds, fragments, html, markdown, pdf, sniffing, structured, tables
from workbench.reading.decoding import Decoded, decode
from workbench.reading.entries import Entry, article
from workbench.reading.fetching import Fetched, Guard, fetch
from workbench.reading.sniffing import charset_of
from workbench.reading.sources import check_size, is_url, load
from workbench.records import Article

LIMIT = 20_000_000  # bytes
MOST_REFUSED = 1_000  # entries in a row; after so many, the rest will be no better

_DOCUMENTS = {sniffing.PDF: pdf.entry, sniffing.DOCX: docx.entry}


def read(
    source: str | Path | bytes, *, url: str | None = None, limit: int = LIMIT, guard: Guard | None = None
) -> Article:
    """The article at a path or an http(s) address, or in `bytes`.

    `url` is where readers find it, where that is known; `limit` counts bytes; `guard` is for fetching. The
    text of an article is what was decoded, verbatim; of a web page, a PDF and the like, what was extracted.
    Raises `ReadError` for all that cannot be read, and for a source that holds several articles.
    """
    name = origin_of(source, url)
    found = extracted(original(source, limit=limit, guard=guard), origin=name, url=url)
    first = next(found)
    others = sum(1 for _ in found)
    if others:
        raise ReadError(
            f"{_named(name)} holds {others + 1:,} articles",
            "`workbench read` takes them all, one after another",
        )
    if isinstance(first, ReadError):
        raise first
    return first


def origin_of(source: str | Path | bytes, url: str | None = None) -> str:
    """What a source is known by: its path or address, "-" for bytes of which nothing is known."""
    return (url or "-") if isinstance(source, bytes) else os.fsencode(source).decode("utf-8", "replace")


def original(source: str | Path | bytes, *, limit: int = LIMIT, guard: Guard | None = None) -> Fetched:
    """The bytes at a path or an address as they are, to be kept as evidence. Raises `ReadError`."""
    if isinstance(source, bytes):
        check_size("standard input", len(source), limit)
        return Fetched(source, sniffing.media_type("", source), "")
    if isinstance(source, str) and is_url(source):
        return fetch(source, limit, guard=guard)
    path = Path(source)
    data = load(path, limit)
    return Fetched(data, sniffing.media_type(sniffing.by_suffix(path), data), "")


def extracted(fetched: Fetched, *, origin: str, url: str | None = None) -> Iterator[Article | ReadError]:
    """The articles in bytes, one after another, at least one: a feed, a table or JSON may hold many.

    `origin` is the path or address as read ("-" for standard input), `url` where readers find it. What
    cannot be read is given as a `ReadError` that names it, be it one entry or all; none is raised. After
    `MOST_REFUSED` of them in a row, the rest is not looked at.
    """
    name = _named(origin)
    refused = 0
    try:
        for entry in _entries(fetched._replace(url=url or fetched.url), name):
            found = entry if isinstance(entry, ReadError) else _article(entry, origin)
            yield found
            refused = refused + 1 if isinstance(found, ReadError) else 0
            if refused == MOST_REFUSED:
                raise ReadError(
                    f"{name} goes on, but {refused:,} in a row could not be used", "check what it holds"
                )
    except ReadError as error:
        yield error


def text_of(data: bytes, media_type: str) -> str:
    """The plain text of captured bytes, to look a quote up in: of a web page all that can be seen.

    "" where there is none to be had (pictures, encrypted or broken documents). Raises `ReadError` where
    the bytes are said to be text and are not.
    """
    kind, _, parameters = sniffing.media_type(media_type, data).partition(";")
    charset = charset_of(parameters)
    if kind == sniffing.PAGE:
        decoded = decode(data, "the page", charset or html.declared_encoding(data))
        fragments.check_tags(decoded.text, "the page")
        return html.visible_text(decoded.text, "the page")
    if kind == sniffing.FEED:
        found = feeds.entries(_decoded(data, "the feed", charset, kind).text, "the feed")
        return "\n\n".join(entry.text for entry in found if isinstance(entry, Entry))
    if kind in _DOCUMENTS:
        with suppress(ReadError):
            return _DOCUMENTS[kind](data, "the document", "").text
        return ""
    if kind.startswith("text/") or kind in {sniffing.JSON, sniffing.JSON_LINES}:
        return decode(data, "the text", charset).text
    return ""


def _named(origin: str) -> str:
    """What messages call a source."""
    return "standard input" if origin == "-" else origin


def _article(entry: Entry, origin: str) -> Article | ReadError:
    try:
        return article(entry, origin)
    except ReadError as error:
        return error


def _entries(fetched: Fetched, name: str) -> Iterator[Entry | ReadError]:
    """What the bytes hold, by what they are."""
    data, url = fetched.data, fetched.url
    kind, _, parameters = sniffing.media_type(fetched.media_type, data).partition(";")
    if kind in _DOCUMENTS:
        yield _DOCUMENTS[kind](data, name, url)
        return
    if not sniffing.is_text(kind):
        sniffing.refuse(kind, data, name)
    decoded = _decoded(data, name, charset_of(parameters), kind)
    match kind:
        case sniffing.PAGE:
            yield _page(decoded, name, url)
        case sniffing.FEED:
            yield from _noted(feeds.entries(decoded.text, name, base=url), decoded.note)
        case sniffing.JSON:
            yield from _noted(structured.entries(decoded.text, name, base=url), decoded.note)
        case sniffing.JSON_LINES:
            yield from _noted(structured.lines(decoded.text, name, base=url), decoded.note)
        case sniffing.TABLE:
            yield from _noted(tables.entries(decoded.text, name, base=url), decoded.note)
        case _:
            yield _plain(decoded, name, url, marked=kind == sniffing.MARKDOWN)


def _decoded(data: bytes, name: str, charset: str, kind: str) -> Decoded:
    if kind == sniffing.PAGE:
        charset = charset or html.declared_encoding(data)
    elif kind == sniffing.FEED:
        charset = charset or feeds.declared_encoding(data)
    return decode(data, name, charset)


def _noted(found: Iterator[Entry | ReadError], note: str) -> Iterator[Entry | ReadError]:
    """Each entry with what decoding had to say."""
    for entry in found:
        if isinstance(entry, Entry) and note:
            entry = entry._replace(note="; ".join(filter(None, (note, entry.note))))
        yield entry


def _page(decoded: Decoded, name: str, url: str) -> Entry:
    fragments.check_tags(decoded.text, name)
    page = html.extract(decoded.text, name, url)
    note = "; ".join(filter(None, (decoded.note, page.note)))
    return Entry(name, **{**page._asdict(), "url": page.url or url, "note": note})


def _plain(decoded: Decoded, name: str, url: str, *, marked: bool) -> Entry:
    """A plain text, or a Markdown text: that has a suffix or a front matter."""
    text, note = decoded
    front = markdown.front_matter(text)
    if not marked and not front:
        return Entry(name, text, url=url, note=note)

    def named(*keys: str) -> str:
        return next((front[key] for key in keys if front.get(key)), "")

    links = (front.get(key, "") for key in ("url", "canonical_url", "link"))
    return Entry(
        name,
        text,
        markdown.units(text),
        title=named("title"),
        outlet=named("outlet", "publisher", "source", "site"),
        byline=named("author", "byline"),
        published=dates.find(named("date", "published")),
        url=url or next(filter(is_url, links), ""),
        language=named("lang", "language"),
        note=note,
        plain=markdown.plain,
    )
