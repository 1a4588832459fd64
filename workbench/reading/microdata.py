"""Microdata in a page: its items as nodes of JSON-LD (HTML Living Standard, "Microdata", "JSON" and "Values")."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from workbench.errors import ReadError
from workbench.reading import fragments
from workbench.reading.linkeddata import Node

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DEEPEST = 8  # items inside an item; what refers to itself would have no end
_MOST_ELEMENTS = 200_000  # looked at for all items of a page, those inside a value each time
_LONGEST = 20_000  # characters of a value
_LINKS = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    "object": "data",
}
_SAYING = {"meta": "content", "data": "value", "meter": "value", "time": "datetime"}


def items(root: "HtmlElement", kind: str, name: str, base: str = "") -> Iterator[Node]:
    """The items of a type ("ClaimReview", of whatever vocabulary), in their order; not those inside one another.

    Links are absolute where the page's address is given. Raises `ReadError`, naming `name`, where the items
    hold far more than the page.
    """
    from lxml import etree

    reader = _Reader(root, name, base)
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if kind in map(_last_part, element.get("itemtype", "").split()):
            walker.skip_subtree()
            yield reader.node(element, 0)


class _Reader:
    def __init__(self, root: "HtmlElement", name: str, base: str) -> None:
        self._name = name
        self._base = base
        self._left = _MOST_ELEMENTS
        self._by_id: dict[str, HtmlElement] = {}
        for element in root.iterfind(".//*[@id]"):
            self._by_id.setdefault(element.get("id"), element)

    def node(self, item: "HtmlElement", depth: int) -> Node:
        node: Node = {"@type": item.get("itemtype", "").split()}
        if item.get("itemid"):
            node["@id"] = self._address(item.get("itemid"))
        found: dict[str, list[object]] = {}
        for element in self._properties(item):
            value = self._value(element, depth)
            for name in dict.fromkeys(element.get("itemprop").split()):
                found.setdefault(name, []).append(value)
        return node | {name: said if len(said) > 1 else said[0] for name, said in found.items()}

    def _properties(self, item: "HtmlElement") -> Iterator["HtmlElement"]:
        """The elements that say something of an item: inside it, or where it refers to."""
        referred = [
            self._by_id[id] for id in dict.fromkeys(item.get("itemref", "").split()) if id in self._by_id
        ]
        waiting = [*reversed(referred), *reversed(item)]
        while waiting:
            element = waiting.pop()
            self._look_at(1)
            if "itemprop" in element.attrib:
                yield element
            if not _is_item(element):
                waiting += reversed(element)

    def _value(self, element: "HtmlElement", depth: int) -> object:
        if _is_item(element) and depth < _DEEPEST:
            return self.node(element, depth + 1)
        if link := _LINKS.get(str(element.tag)):
            return self._address(element.get(link, ""))
        said = element.get(_SAYING.get(str(element.tag), "content"))
        if said is not None:
            return said[:_LONGEST]
        if not len(element):
            return " ".join((element.text or "").split())[:_LONGEST]
        self._look_at(int(element.xpath("count(.//*)")))
        return fragments.words(element)[:_LONGEST]

    def _address(self, link: str) -> str:
        try:
            return urljoin(self._base, link.strip())
        except ValueError:  # brackets that are no IPv6 address
            return link

    def _look_at(self, elements: int) -> None:
        self._left -= elements
        if self._left < 0:
            raise ReadError(
                f"{self._name} says more of its items than a page holds", "save the fact-checks as JSON-LD"
            )


def _is_item(element: "HtmlElement") -> bool:
    return "itemscope" in element.attrib or "itemtype" in element.attrib


def _last_part(kind: str) -> str:
    return kind.rpartition("/")[2]
