"""Markup inside a field: the HTML of a feed's entry, of a JSON field, of a table's cell.

It is an article's body already, so nothing is left out but what no reader sees; short paragraphs stay.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING

from workbench.errors import ReadError
from workbench.reading.lines import Unit
from workbench.records import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

Part = tuple[str, BlockKind | None]

MOST_TAGS = 500_000
MOST_ATTRIBUTES = 5_000  # of one tag
_HINT = "save its words as text, then read that"

_TAGS = (
    "a|abbr|article|aside|b|blockquote|body|br|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font"
    "|footer|h[1-6]|header|hr|html|i|iframe|img|li|main|nav|ol|p|pre|q|script|section|small|span|strong"
    "|style|sub|sup|table|tbody|td|th|time|tr|u|ul|video"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[^<>]{5000,}")
_BETWEEN = re.compile(r"[\s=/]+")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_LINE_END = re.compile(r"\r\n?|\n")
_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "textarea")
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr output q rp rt"
    " ruby s samp small span strike strong sub sup td th time tt u var wbr"
)
_INLINE = frozenset(_INLINE_TAGS.split())
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADLINE),
    **dict.fromkeys(("li", "tr", "dt", "dd"), BlockKind.ITEM),
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}


def looks_like(text: str) -> bool:
    """Whether a text holds tags of HTML."""
    return _TAG.search(text) is not None


def parts(markup: str, name: str) -> list[Part]:
    """The paragraphs of an HTML fragment, or of plain text with entities, and what their tags say they are.

    Raises `ReadError`, naming `name`, where it holds more tags than any article.
    """
    if not looks_like(markup):
        found: Iterator[Part] = ((line, None) for line in _LINE_END.split(unescape(markup)))
    else:
        check_tags(markup, name)
        found = _walked(_tree(markup))
    return [(text, kind) for line, kind in found if (text := _SPACES.sub(" ", line).strip())]


def one_line(markup: str, name: str) -> str:
    """A fragment on one line, as a title is."""
    return " ".join(text for text, _ in parts(markup, name))


def words(element: "_Element") -> str:
    """What a reader sees of an element, on one line."""
    return " ".join(" ".join(line for line, _ in _walked(element)).split())


def joined(found: Sequence[Part]) -> tuple[str, list[Unit]]:
    """One text of all the parts, a blank line between two, and where each stands in it."""
    units: list[Unit] = []
    at = 0
    for text, kind in found:
        units.append(Unit(at, at + len(text), kind))
        at += len(text) + 2
    return "\n\n".join(text for text, _ in found), units


def headed(title: str, found: Sequence[Part]) -> tuple[str, list[Unit]]:
    """The same, with the title as its headline, unless it stands there already."""
    if title and all(text != title for text, _ in found[:5]):
        found = [(title, BlockKind.HEADLINE), *found]
    return joined(found)


def check_tags(markup: str, name: str) -> None:
    """Refuse what would fill the memory: a parser takes some 200 bytes for a tag of three."""
    if markup.count("<") > MOST_TAGS:
        raise ReadError(f"{name} has more than {MOST_TAGS:,} tags: no article has", _HINT)
    check_attributes(markup, name)


def check_attributes(markup: str, name: str) -> None:
    """Refuse a tag of very many attributes, for the same reason."""
    for tag in _LONG_TAG.finditer(markup):
        if sum(1 for _ in _BETWEEN.finditer(tag[0])) > MOST_ATTRIBUTES:
            raise ReadError(f"{name} has a tag with more than {MOST_ATTRIBUTES:,} attributes", _HINT)


def _tree(markup: str) -> "_Element":
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return html.document_fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser=parser)


def _walked(root: "_Element") -> Iterator[Part]:
    """What stands between two tags that break the line. Nesting is cut at 255 by libxml2."""
    from lxml import etree

    line: list[str] = []
    around: list[BlockKind | None] = [None]
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = str(element.tag)
        if tag not in _INLINE:
            yield "".join(line), around[-1]
            line = []
        if event == "start":
            around.append(_KINDS.get(tag, around[-1]))
            if tag in _UNSEEN:
                walker.skip_subtree()
            else:
                line.append(element.text or "")
        else:
            around.pop()
            line += (" " if tag in {"td", "th"} else "", (element is not root and element.tail) or "")
    yield "".join(line), None
