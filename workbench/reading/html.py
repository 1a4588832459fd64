"""Web pages: the main text and who published it when, and all visible text, to look a quote up in."""

import logging
import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import ReadError
from workbench.reading import datelines
from workbench.reading.facts import facts
from workbench.reading.lines import Unit
from workbench.reading.maintext import chosen
from workbench.reading.pieces import Piece, pieces
from workbench.reading.roles import UNSEEN
from workbench.reading.titles import is_same
from workbench.records import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page of more elements is no article. Extraction takes some 60 µs for each.
MOST_ELEMENTS = 20_000

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w-]{3,30})", re.IGNORECASE
)
_STARTS = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_NEVER = frozenset(
    {"aside", "button", "footer", "nav"}
)  # without these, which hold no article, it is sooner found
_LEAST = 40  # characters; less is no article
_SHOWN = 0.2  # of what is hidden; a page that shows less is not for reading without scripts
_QUIET = logging.NullHandler()  # else their warnings reach stderr where nobody set logging up


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
    excerpt: bool = False


def looks_like(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return _STARTS.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) is not None


def declared_encoding(data: bytes) -> str:
    """The encoding that the page names for itself, "" where it names none."""
    match = _META_CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else ""


def extract(markup: str, name: str, url: str = "") -> Page:
    """Main text and facts of a page. Where no main text is found, all visible text, and the note says so.

    The text is that of the page's own pieces; which of them are the article, `maintext` decides, with the help
    of trafilatura (Barbaresi 2021). Raises `ReadError` where the page holds no words.
    """
    root = _tree(markup, name)
    found = pieces(root)
    told = facts(root, found, url)
    seen, note = _seen(found)
    body = _body(root) if sum(1 for _ in root.iter()) <= MOST_ELEMENTS else []
    parts: Sequence[tuple[str, BlockKind | None]] = [
        part for part in chosen(seen, body) if not is_same(part[0], told.title)
    ]
    if sum(len(text) for text, _ in parts) < _LEAST:
        note = "; ".join(filter(None, ("no article found on the page: all its visible text was read", note)))
        parts = [(piece.text, datelines.kind(piece.text)) for piece in seen]
    if not parts:
        raise ReadError(f"{name} holds no words", "the page may need a browser: save its text and read that")
    text, units = _joined(parts)
    return Page(text, units, **told._asdict(), note=note)


def visible_text(markup: str, name: str) -> str:
    """All that a reader of the page can see, one line for each paragraph."""
    return "\n".join(piece.text for piece in _seen(pieces(_tree(markup, name)))[0])


def _seen(found: list[Piece]) -> tuple[list[Piece], str]:
    """The pieces that are not hidden, or all, with a note, of a page that shows next to nothing without scripts."""
    seen = [piece for piece in found if not piece.region.hidden]
    if len(seen) == len(found) or _length(seen) >= _SHOWN * (_length(found) - _length(seen)):
        return seen, ""
    return found, "most of the page is hidden until its scripts run: the hidden text was read too"


def _length(found: list[Piece]) -> int:
    """Characters of the lines that are long enough to be paragraphs, and no links."""
    return sum(
        len(piece.text) for piece in found if len(piece.text) >= 80 and 2 * piece.linked < len(piece.text)
    )


def _tree(markup: str, name: str) -> "HtmlElement":
    """The parsed page. Nesting deeper than 255 is cut by libxml2, which bounds all that walks the tree."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        return html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise ReadError(
            f"{name} holds no words", "the page may need a browser: save its text and read that"
        ) from error


def _body(root: "HtmlElement") -> list[str]:
    """The lines of what trafilatura takes for the article."""
    from lxml import etree
    from trafilatura import bare_extraction

    etree.strip_elements(root, *(UNSEEN | _NEVER), with_tail=False)
    logging.getLogger("trafilatura").addHandler(_QUIET)
    found = bare_extraction(root, fast=True, include_comments=False)
    body = None if found is None or isinstance(found, dict) else found.body
    if body is None:
        return []
    for element in body.iter("cell"):
        element.tail = " " + (element.tail or "")
    for element in body.iter("p", "lb", "item", "row", "head", "quote", "list", "table"):
        element.tail = "\n" + (element.tail or "")
        if element.tag != "lb":
            element.text = "\n" + (element.text or "")
    return [line for line in "".join(body.itertext()).split("\n") if line.strip()]


def _joined(parts: "Sequence[tuple[str, BlockKind | None]]") -> tuple[str, list[Unit]]:
    units: list[Unit] = []
    at = 0
    for text, kind in parts:
        units.append(Unit(at, at + len(text), kind))
        at += len(text) + 2
    return "\n\n".join(text for text, _ in parts), units
