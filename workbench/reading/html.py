"""Web pages: the main text and who published it when, and all visible text, to look a quote up in."""

import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from workbench.errors import ReadError
from workbench.reading.lines import Unit
from workbench.records import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

# A page of more elements is no article. Extraction takes some 60 µs for each.
MOST_ELEMENTS = 20_000

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w-]{3,30})", re.IGNORECASE
)
_STARTS = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_QUIET = logging.NullHandler()  # else their warnings reach stderr where nobody set logging up
_SPACES = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea")
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
    }
    | {
        "kbd",
        "label",
        "mark",
        "nobr",
        "output",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
    }
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_TAGS = {"head": BlockKind.HEADLINE, "item": BlockKind.ITEM, "quote": BlockKind.QUOTE, "row": BlockKind.ITEM}


class Page(NamedTuple):
    """What a page says, and what it says about itself; "" or None where it says nothing."""

    text: str
    units: list[Unit]
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""
    note: str = ""


def looks_like(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return _STARTS.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) is not None


def declared_encoding(data: bytes) -> str:
    """The encoding that the page names for itself, "" where it names none."""
    match = _META_CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else ""


def extract(markup: str, name: str, url: str = "") -> Page:
    """Main text and facts of a page. Where no main text is found, all visible text, and the note says so.

    Text and facts as found by trafilatura (Barbaresi 2021), the date by htmldate. Raises `ReadError` where
    the page holds no words.
    """
    root = _tree(markup, name)
    language = _SPACES.sub("", (root.get("lang") or root.get("xml:lang") or "")[:20])
    size = sum(1 for _ in root.iter())
    document = _main(root, url) if size <= MOST_ELEMENTS else None
    parts = list(_parts(document.body)) if document is not None and document.body is not None else []
    if sum(len(text) for text, _ in parts) < 40:
        note = "no article found on the page: all its visible text was read"
        parts = [(line, None) for line in _visible(root)]
    else:
        note = ""
    if not parts:
        raise ReadError(f"{name} holds no words", "the page may need a browser: save its text and read that")
    title = _clean(document.title) if document is not None else ""
    if title and not any(_clean(text) == title for text, _ in parts[:5]):
        parts.insert(0, (title, BlockKind.HEADLINE))
    text, units = _joined(parts)
    page = Page(text, units, title=title, language=language, note=note)
    return page if document is None else _with_facts(page, document, url)


def visible_text(markup: str, name: str) -> str:
    """All that a reader of the page can see, one line for each paragraph."""
    return "\n".join(_visible(_tree(markup, name)))


def _tree(markup: str, name: str) -> "HtmlElement":
    """The parsed page. Nesting deeper than 255 is cut by libxml2, which bounds all that walks the tree."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise ReadError(
            f"{name} holds no words", "the page may need a browser: save its text and read that"
        ) from error


def _main(root: "HtmlElement", url: str) -> "Document | None":
    from trafilatura import bare_extraction

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(_QUIET)
    found = bare_extraction(
        root,
        url=url or None,
        fast=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    return None if isinstance(found, dict) else found


def _parts(body: "HtmlElement") -> Iterator[tuple[str, BlockKind | None]]:
    """The paragraphs of an extracted body, with what the page's own tags say they are."""
    for element in body:
        if not isinstance(element.tag, str):
            continue
        if element.tag in {"list", "table"} or (element.tag == "quote" and len(element)):
            inner = element.iter("item", "row") if element.tag != "quote" else [element]
            for part in inner:
                yield from _lines(part, _TAGS[str(part.tag)])
        else:
            yield from _lines(element, _TAGS.get(element.tag))
        if tail := _clean(element.tail):
            yield tail, None


def _lines(element: "HtmlElement", kind: BlockKind | None) -> Iterator[tuple[str, BlockKind | None]]:
    pieces: list[str] = [element.text or ""]
    for inner in element.iterdescendants():
        pieces.append({"lb": "\n", "p": "\n", "cell": " "}.get(str(inner.tag), ""))
        pieces += (inner.text or "", inner.tail or "")
    for line in "".join(pieces).split("\n"):
        if text := _clean(line):
            yield text, kind


def _visible(root: "HtmlElement") -> Iterator[str]:
    """Lines of visible text: what stands between two elements that break the line."""
    line: list[str] = []
    for event, element in _walk(root):
        if element.tag not in _INLINE and line:
            if text := _clean("".join(line)):
                yield text
            line = []
        said = element.text if event == "start" else element.tail
        if said:
            line.append(said)
    if text := _clean("".join(line)):
        yield text


def _walk(root: "HtmlElement") -> "Iterator[tuple[str, HtmlElement]]":
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and element.tag in _UNSEEN:
            walker.skip_subtree()
        elif element.tag in _UNSEEN or event == "end" or isinstance(element.tag, str):
            yield event, element


def _joined(parts: list[tuple[str, BlockKind | None]]) -> tuple[str, list[Unit]]:
    units: list[Unit] = []
    at = 0
    for text, kind in parts:
        units.append(Unit(at, at + len(text), kind))
        at += len(text) + 2
    return "\n\n".join(text for text, _ in parts), units


def _with_facts(page: Page, document: "Document", url: str) -> Page:
    return page._replace(
        outlet=_clean(document.sitename),
        byline=_clean(document.author),
        published=_date(document.date),
        url=_canonical(_clean(document.url), url),
    )


def _canonical(named: str, url: str) -> str:
    """The address that a page names as its own: only where it names one page, and on the host it came from."""
    parts = urlsplit(named) if named else None
    if parts is None or parts.scheme not in {"http", "https"} or parts.path in {"", "/"}:
        return ""
    host = urlsplit(url).hostname
    return named if host is None or _site(host) == _site(parts.hostname or "") else ""


def _site(host: str) -> str:
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _date(found: str | None) -> date | None:
    try:
        return date.fromisoformat(found[:10]) if found else None
    except ValueError:
        return None


def _clean(text: str | None) -> str:
    return _SPACES.sub(" ", text or "").strip()
