"""What the markup of a page holds about it: `meta`, `link`, `title`, `time`, microdata, JSON-LD scripts."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workbench.reading.linkeddata import LinkedData
from workbench.reading.pieces import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 500  # characters of a fact
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def names_in(words: str) -> tuple[str, ...]:
    """Names of `meta`, most trusted first."""
    return tuple(words.split())


class Markup:
    """The parts of a page that are looked at, gathered once."""

    def __init__(self, root: "HtmlElement") -> None:
        self.language = root.get("lang") or root.get("xml:lang") or root.get(_XML_LANG) or ""
        self.metas: dict[str, list[str]] = {}
        self.canonical = self.title = ""
        self.has_scripts = False
        self.without_scripts: list[str] = []  # what it says to those who run none
        self.described: list[str] = []  # its JSON-LD scripts
        for element in root.iter("meta", "script", "noscript", "link", "title"):
            self._take(element)
        self.data = LinkedData(self.described)
        self.properties: list[tuple[str, HtmlElement]] = [
            (element.get("itemprop").lower(), element) for element in root.iterfind(".//*[@itemprop]")
        ]
        self.times = list(root.iter("time"))
        self.authors = list(root.iterfind(".//a[@rel='author']"))

    def _take(self, element: "HtmlElement") -> None:
        if element.tag == "meta":
            names = map(element.get, ("property", "name", "itemprop", "http-equiv"))
            name = next(filter(None, names), "")
            if name and (said := clean(element.get("content", "")[:LONGEST])):
                self.metas.setdefault(name.strip().lower(), []).append(said)
        elif element.tag == "script":
            self.has_scripts = True
            if "ld+json" in element.get("type", "").lower() and element.text:
                self.described.append(element.text)
        elif element.tag == "noscript":
            self.without_scripts.append("".join(element.itertext())[:LONGEST])
        elif element.tag == "title":
            self.title = self.title or clean((element.text or "")[:LONGEST])
        elif "canonical" in element.get("rel", "").lower().split():
            self.canonical = self.canonical or element.get("href", "").strip()

    def first(self, *names: str) -> str:
        return next(iter(self.all(names)), "")

    def all(self, names: Iterable[str]) -> list[str]:
        return [said for name in names for said in self.metas.get(name, ())]

    def property(self, name: str) -> str:
        return next(iter(self.every(name)), "")

    def every(self, name: str) -> Iterator[str]:
        """What microdata says under a name: the content, the name inside, or the words."""
        for names, element in self.properties:
            if name in names.split() and not _is_of_comment(element):
                inner = next((one for one in element.iterfind(".//*[@itemprop='name']")), element)
                if said := clean(inner.get("content") or "".join(inner.itertext())[:LONGEST]):
                    yield said


def _is_of_comment(element: "HtmlElement") -> bool:
    """Whether it stands in what a reader wrote."""
    return any("omment" in f"{one.get('itemtype')} {one.get('class')}" for one in element.iterancestors("*"))
