"""Source in, article out: the one way through the other modules of this room."""

import hashlib
import os
import re
from datetime import date
from pathlib import Path

from workbench.errors import ReadError
from workbench.reading import datelines, dates, html, markdown
from workbench.reading.blocks import blocks
from workbench.reading.decoding import Decoded, decode
from workbench.reading.fetching import Fetched, Guard, charset_of, fetch, media_type
from workbench.reading.sources import check_size, is_url, load
from workbench.records import Article, Block, BlockKind

LIMIT = 20_000_000  # bytes
MOST_LINES = 200_000

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_MARKDOWN = frozenset({"text/markdown", "text/x-markdown"})
_BY_SUFFIX = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "text/html"),
    **dict.fromkeys((".md", ".markdown"), "text/markdown"),
}
_SURROGATES = re.compile("[\ud800-\udfff]")


def read(
    source: str | Path | bytes, *, url: str | None = None, limit: int = LIMIT, guard: Guard | None = None
) -> Article:
    """The article at a path or an http(s) address, or in `bytes`.

    `url` is where readers find it, where that is known; `limit` counts bytes; `guard` is for fetching.
    Files are told apart by suffix and by how they begin: web pages, Markdown, plain text. The text of an
    article is what was decoded, verbatim; of a web page, what was extracted. Raises `ReadError` for all
    that cannot be read.
    """
    if isinstance(source, bytes):
        name = url or "-"
        check_size("standard input" if url is None else name, len(source), limit)
        return _article(Fetched(source, "", url or ""), name, "standard input" if url is None else name)
    if isinstance(source, str) and is_url(source):
        fetched = fetch(source, limit, guard=guard)
        return _article(fetched._replace(url=url or fetched.url), source, source)
    path = Path(source)
    name = os.fsencode(path).decode("utf-8", "replace")
    data = load(path, limit)
    return _article(Fetched(data, _BY_SUFFIX.get(path.suffix.lower(), ""), url or ""), name, name)


def original(source: str, *, limit: int = LIMIT, guard: Guard | None = None) -> Fetched:
    """The bytes at a path or an address as they are, to be kept as evidence. Raises `ReadError`."""
    if is_url(source):
        return fetch(source, limit, guard=guard)
    path = Path(source)
    data = load(path, limit)
    return Fetched(data, _BY_SUFFIX.get(path.suffix.lower(), "") or media_type("", data), "")


def text_of(data: bytes, media_type: str) -> str:
    """The plain text of captured bytes, to look a quote up in: of a web page all that can be seen.

    "" for media types that hold no text (pictures, PDF). Raises `ReadError` where the bytes are not what
    they are said to be.
    """
    kind, _, parameters = media_type.partition(";")
    kind = kind.strip().lower()
    if kind in _HTML or html.looks_like(data):
        decoded = decode(data, "the page", charset_of(parameters) or html.declared_encoding(data))
        return html.visible_text(decoded.text, "the page")
    if not kind.startswith("text/"):
        return ""
    return decode(data, "the text", charset_of(parameters)).text


def _article(fetched: Fetched, origin: str, name: str) -> Article:
    kind, _, parameters = fetched.media_type.partition(";")
    charset = charset_of(parameters)
    if kind in _HTML or (kind in {"", "text/plain"} and html.looks_like(fetched.data)):
        decoded = decode(fetched.data, name, charset or html.declared_encoding(fetched.data))
        return _page(decoded, origin, name, fetched.url)
    if kind and not kind.startswith("text/"):
        raise ReadError(f"{name} is {kind}, not an article", "save its words as text or HTML, then read that")
    decoded = decode(fetched.data, name, charset)
    _check_length(name, decoded.text)
    front = markdown.front_matter(decoded.text)
    if kind in _MARKDOWN or front:
        return _marked(decoded, front, origin, name, fetched.url)
    return _plain(decoded, origin, name, fetched.url)


def _page(decoded: Decoded, origin: str, name: str, url: str) -> Article:
    page = html.extract(decoded.text, name, url)
    _check_length(name, page.text)
    found = blocks(page.text, page.units, title=page.title)
    return _made(
        origin,
        page.text,
        found,
        url=page.url or url,
        title=page.title or _headline(page.text, found),
        outlet=page.outlet,
        byline=page.byline or _byline(page.text, found),
        published=page.published or _published(page.text, found)[0],
        language=page.language,
        note="; ".join(filter(None, (decoded.note, page.note))),
    )


def _marked(decoded: Decoded, front: dict[str, str], origin: str, name: str, url: str) -> Article:
    text = decoded.text
    title = front.get("title", "")
    found = blocks(text, markdown.units(text), title=title, plain=markdown.plain)
    published, note = _published(text, found)
    return _made(
        origin,
        text,
        found,
        url=url
        or next((front[key] for key in ("url", "canonical_url", "link") if is_url(front.get(key, ""))), ""),
        title=title or markdown.plain(_headline(text, found)),
        outlet=next((front[key] for key in ("outlet", "publisher", "source", "site") if front.get(key)), "")
        or _outlet(text, found),
        byline=front.get("author", "") or front.get("byline", "") or _byline(text, found),
        published=dates.find(front.get("date", "") or front.get("published", "")) or published,
        language=front.get("lang", "") or front.get("language", ""),
        note="; ".join(filter(None, (decoded.note, note))),
    )


def _plain(decoded: Decoded, origin: str, name: str, url: str) -> Article:
    text = decoded.text
    found = blocks(text)
    published, note = _published(text, found)
    return _made(
        origin,
        text,
        found,
        url=url,
        title=_headline(text, found),
        outlet=_outlet(text, found),
        byline=_byline(text, found),
        published=published,
        note="; ".join(filter(None, (decoded.note, note))),
    )


def _made(
    origin: str, text: str, found: tuple[Block, ...], *, published: date | None, **facts: str
) -> Article:
    facts = {key: _SURROGATES.sub("\ufffd", fact).replace("\0", "\ufffd") for key, fact in facts.items()}
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article.model_validate(
        dict(origin=origin, text=text, sha256=sha256, blocks=found, published=published, **facts)
    )


def _check_length(name: str, text: str) -> None:
    """Refuse what would fill the memory with lines: no article has so many."""
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
    return [*lines, datelines.opening(body)]


def _line(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())[:500]
