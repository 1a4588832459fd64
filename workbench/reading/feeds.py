"""Feeds: RSS 0.9x and 2.0, RSS 1.0 (RDF) and Atom, each entry an article, one after another.

Slightly broken XML is read as far as it goes. Entities are not expanded, and nothing is loaded from elsewhere.
"""

import io
import re
from collections.abc import Iterator
from html import escape
from html.entities import name2codepoint
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import ReadError
from workbench.reading import fields, fragments
from workbench.reading.entries import Entry
from workbench.text import one_line, shorten

if TYPE_CHECKING:
    from lxml import etree
    from lxml.etree import _Element

_Facts = dict[str, "list[_Element]"]
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HINT = "check that it is a feed, and whole"

_NAMESPACES = {  # where names are told apart by the namespace, whatever its prefix is
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://search.yahoo.com/mrss/": "media",
}
_FULL = ("content:encoded", "content")
_SUMMARY = ("description", "summary", "itunes:summary", "media:description")
_BYLINE = ("dc:creator", "author", "itunes:author", "dc:contributor")
_PUBLISHED = ("published", "pubdate", "dc:date", "issued", "dc:created", "dc:issued", "date", "updated")
_MOST_ELEMENTS = 100_000  # between two entries
_LONG_SUMMARY = 1500  # characters; in three paragraphs it is no summary, whatever its name
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:continue reading|read more|read the rest)\W*.{0,80})\s*$", re.IGNORECASE
)
_START = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{3,30})", re.IGNORECASE)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACED = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"
)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")  # not those of XML
_EXPANDED = {name: f"&#{code};" for name, code in name2codepoint.items()}
_SURROGATE = re.compile(r"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5[5-7]\d{3});", re.IGNORECASE)
_MAILBOX = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)\s*$")


class _Feed(NamedTuple):
    """What a feed says of all its entries."""

    name: str
    base: str = ""
    outlet: str = ""
    language: str = ""


def declared_encoding(data: bytes) -> str:
    """The encoding in the XML declaration, "" where there is none."""
    match = _ENCODING.search(data[:1024])
    return match[1].decode("ascii").lower() if match else ""


def entries(text: str, name: str, *, base: str = "") -> Iterator[Entry | ReadError]:
    """The articles of a feed, in its order; entries that cannot be used as errors that name them.

    `base` is the address of the feed. Raises `ReadError` where there are no entries.
    """
    feed: _Feed | None = None
    number = 0
    for number, element in enumerate(_elements(text, name), 1):
        feed = feed or _feed(element, name, base)
        try:
            yield _entry(element, feed, f"entry {number:,} of {name}")
        except ReadError as error:
            yield error
    if not number:
        raise ReadError(f"{name} is a feed without entries", "there is nothing in it to check")


def _elements(text: str, name: str) -> "Iterator[_Element]":
    """The element of each entry, taken out of the tree as soon as it was looked at."""
    from lxml import etree

    parser = _parser(text, name)
    since = number = 0
    try:
        for _, element in parser:
            since += 1
            if since > _MOST_ELEMENTS:
                raise ReadError(f"{name} has more than {_MOST_ELEMENTS:,} elements in one entry", _HINT)
            if _local(element) in {"item", "entry"}:
                number += 1
                yield element
                _forget(element)
                since = 0
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{name} is broken after entry {number:,}: {error.msg}", _HINT) from error
    if number and any(entry.type_name == "ERR_TAG_NOT_FINISHED" for entry in parser.error_log):
        raise ReadError(f"{name} breaks off: its entry {number:,} may not be whole", "fetch it again")


def _parser(text: str, name: str) -> "etree.iterparse":
    from lxml import etree

    start = _START.search(text)  # what stands before it could only declare entities
    text = text[start.start() :] if start else text
    text = text.translate(_REPLACED) if _NOT_XML.search(text) else text
    text = _SURROGATE.sub("\ufffd", _ENTITY.sub(_expanded, text))
    fragments.check_attributes(text, name)
    return etree.iterparse(
        io.BytesIO(text.encode("utf-8")),
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _expanded(entity: re.Match[str]) -> str:
    """An entity of HTML, which XML does not know, as a number; others as they are."""
    return _EXPANDED.get(entity[1], entity[0])


def _forget(element: "_Element") -> None:
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _feed(element: "_Element", name: str, base: str) -> _Feed:
    """What stands before the first entry: the title, the address and the language of the whole."""
    parent = element.getparent()
    if parent is None:
        return _Feed(name, base)
    around = [parent, *(one for one in parent if _local(one) == "channel")]
    facts = [_facts(one) for one in around]
    home = next((link for one in facts if (link := _link(one, base))), "")
    languages = [_said(one, ("language", "dc:language")) for one in facts]
    return _Feed(
        name,
        parent.base if (parent.base or "").startswith("http") else base or home,
        next((title for one in facts if (title := fragments.one_line(_said(one, ("title",)), name))), ""),
        next(filter(None, (*languages, parent.get(_LANG))), "")[:20],
    )


def _entry(element: "_Element", feed: _Feed, name: str) -> Entry:
    facts = _facts(element)
    title = fragments.one_line(_said(facts, ("title", "dc:title", "media:title"))[:5000], name)
    url = _link(facts, feed.base)
    full, summary = _said(facts, _FULL), _said(facts, _SUMMARY)
    found = fragments.parts(full or summary, name)
    if not found:
        called = f" ({shorten(one_line(title), 60)})" if title else ""
        raise ReadError(
            f"{name}{called} holds no text",
            f"read its page: {url}" if url else "there is nothing in it to check",
        )
    text, units = fragments.headed(title, found)
    return Entry(
        name,
        text,
        units,
        title=title,
        outlet=fragments.one_line(_said(facts, ("dc:publisher",)), name) or feed.outlet,
        byline=_byline(facts, name),
        published=next(filter(None, map(fields.day, (_said(facts, (key,)) for key in _PUBLISHED))), None),
        url=url,
        language=_said(facts, ("language", "dc:language")) or element.get(_LANG, "") or feed.language,
        excerpt=_is_excerpt(found, bool(full)),
    )


def _is_excerpt(found: "list[fragments.Part]", full: bool) -> bool:
    """Whether these are not all the words of the article: a summary, or a text that says it was cut."""
    length = sum(len(text) for text, _ in found)
    return _CUT.search(found[-1][0][-200:]) is not None or not (
        full or (length >= _LONG_SUMMARY and len(found) >= 3)
    )


def _byline(facts: _Facts, name: str) -> str:
    """Who wrote it: RSS wants "address (name)" there, Atom an element for the name."""
    names = []
    for key in _BYLINE:
        for element in facts.get(key, ()):
            inner = next((one for one in element if _local(one) == "name"), element)
            said = " ".join("".join(inner.itertext()).split())
            mailbox = _MAILBOX.match(said)
            names.append(mailbox["name"] if mailbox else said)
        if any(names):
            break
    return fragments.one_line(", ".join(dict.fromkeys(filter(None, names[:20]))), name)


def _link(facts: _Facts, base: str) -> str:
    """The address of the page: the link of RSS, the alternate one of Atom, else an identifier that is one."""
    links = [*facts.get("feedburner:origlink", ()), *facts.get("link", ()), *facts.get("atom:link", ())]
    for element in links:
        href = element.get("href") if element.get("rel", "alternate") == "alternate" else ""
        start = element.base if (element.base or "").startswith("http") else base
        if url := fields.web_address(href or element.text or "", start or ""):
            return url
    guids = [*facts.get("guid", ()), *facts.get("id", ())]
    return next((url for one in guids if (url := fields.web_address(one.text or "", ""))), "")


def _facts(element: "_Element") -> _Facts:
    """What an element holds, by name."""
    facts: _Facts = {}
    for child in element:
        if isinstance(child.tag, str):
            facts.setdefault(_name(child), []).append(child)
    return facts


def _said(facts: _Facts, names: tuple[str, ...]) -> str:
    """The markup of the first of these that holds any."""
    return next(
        (said for name in names for element in facts.get(name, ()) if (said := _markup(element).strip())), ""
    )


def _markup(element: "_Element") -> str:
    """What an element holds, as HTML: text that is meant as such has its special characters escaped."""
    from lxml import etree

    if element.get("src") or element.get("mode") == "base64":
        return ""
    if not len(element):
        text = element.text or ""
        atom = _NAMESPACES.get(etree.QName(element).namespace or "") == "" and "Atom" in element.tag
        return (
            escape(text, quote=False)
            if atom and element.get("type", "text") in {"text", "text/plain"}
            else text
        )
    inner = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return (element.text or "") + "".join(inner)


def _name(element: "_Element") -> str:
    """A name as feeds are read by: "title", "content:encoded", "dc:creator"; in lower case."""
    from lxml import etree

    name = etree.QName(element)
    prefix = _NAMESPACES.get(name.namespace or "", element.prefix or "")
    return f"{prefix}:{name.localname}".removeprefix(":").lower()


def _local(element: "_Element") -> str:
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""
