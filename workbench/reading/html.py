"""Web pages: the main text and who published it when, and all visible text, to look a quote up in."""

import logging
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import ReadError
from workbench.reading import datelines, fragments, linkeddata, microdata
from workbench.reading.facts import facts
from workbench.reading.lines import Unit
from workbench.reading.maintext import chosen
from workbench.reading.markup import Markup
from workbench.reading.pieces import Piece, pieces
from workbench.reading.roles import UNSEEN
from workbench.reading.stubs import SHORT, needs_scripts, why_short
from workbench.reading.titles import is_same

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page of more elements is no article. Extraction takes some 60 µs for each.
MOST_ELEMENTS = 20_000
MOST_TAGS = 200_000
MOST_ATTRIBUTES = 1_000  # of one tag
MOST_TEXT = 5_000_000  # characters
_LARGE = 2_000_000  # characters of a page; of a larger one no further copies are made
_TAG = re.compile(r"<[^<>]{12,}")
_LONG_TAG = re.compile(r"<[^<>]{3000,}")
_VALUE = re.compile(r"=\s{0,9}(?:\"[^\"]*\"|'[^']*')")

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
_BODY, _MORE = 400, 2  # characters of an articleBody, and times the text shown, that make it the better text
_FEW = 12  # lines of a page that are only its frame
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
    of trafilatura (Barbaresi 2021). It begins with the first paragraph: the headline is in `title`. Raises
    `ReadError` where the page holds no words, or none without a browser.
    """
    _check(markup, name)
    root = _tree(markup, name)
    page, found = Markup(root), pieces(root)
    told = facts(page, found, url)
    seen, note = _seen(found)
    if len(seen) < _FEW and needs_scripts(page, seen):
        raise ReadError(
            f"{name} shows no text without a browser", "open it in one, save its text, and read that"
        )
    if not seen:
        raise _wordless(name)
    if sum(len(piece.text) for piece in found) > MOST_TEXT:
        raise ReadError(f"{name} holds more than {MOST_TEXT:,} characters of text", "split it into articles")
    body = _body(root) if len(markup) <= _LARGE else []
    parts = [part for part in chosen(seen, body) if not is_same(part[0], told.title)]
    size = sum(len(text) for text, _ in parts)
    if size < SHORT and len(said := page.data.body) > max(_BODY, _MORE * size):
        parts, note = (
            fragments.parts(said, name),
            "the page shows less than it holds: read from its articleBody",
        )
        size = len(said)
    short = why_short(page, seen, len(parts), size)
    if size < _LEAST:
        note = "; ".join(filter(None, ("no article found on the page: all its visible text was read", note)))
        parts = [(piece.text, datelines.kind(piece.text)) for piece in seen]
    text, units = fragments.joined(parts)
    return Page(
        text, units, **told._asdict(), note="; ".join(filter(None, (note, short))), excerpt=bool(short)
    )


def described(markup: str, name: str) -> list[object]:
    """What the JSON-LD scripts of a page hold, decoded."""
    _check(markup, name)
    return list(linkeddata.values(Markup(_tree(markup, name)).described))


def items(markup: str, name: str, kind: str, url: str = "") -> list[object]:
    """The items of a type that a page holds as microdata, as nodes of JSON-LD."""
    _check(markup, name)
    return list(microdata.items(_tree(markup, name), kind, name, url))


def visible_text(markup: str, name: str) -> str:
    """All that a reader of the page can see, one line for each paragraph."""
    _check(markup, name)
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


def _check(markup: str, name: str) -> None:
    """Refuse what would fill the memory: a parser takes some 200 bytes for a tag of three, or an attribute of one."""
    hint = "save its text, and read that"
    if markup.count("<") > MOST_TAGS:
        raise ReadError(f"{name} has more than {MOST_TAGS:,} tags: no article has", hint)
    every = 0
    for tag in (_TAG if len(markup) > _LARGE else _LONG_TAG).finditer(markup):
        count = len(_VALUE.sub("", tag[0]).split(None, MOST_ATTRIBUTES + 1))
        every += count
        if count > MOST_ATTRIBUTES or every > MOST_TAGS:
            raise ReadError(f"{name} has more attributes in its tags than any article", hint)


def _tree(markup: str, name: str) -> "HtmlElement":
    """The parsed page. Nesting deeper than 255 is cut by libxml2, which bounds all that walks the tree."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        return html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise _wordless(name) from error


def _wordless(name: str) -> ReadError:
    return ReadError(f"{name} holds no words", "the page may need a browser: save its text and read that")


def _body(root: "HtmlElement") -> list[str]:
    """The lines of what trafilatura takes for the article."""
    from lxml import etree
    from trafilatura import bare_extraction

    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        return []
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
