"""DOCX: paragraphs, headings, lists and tables in the order of the document, and its core properties.

Read from the package itself (ECMA-376): a ZIP archive of XML parts. Nothing is unpacked beyond a limit,
whatever the archive says of its sizes, and no entity is expanded.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from workbench.errors import ReadError
from workbench.reading import fields, properties
from workbench.reading.entries import Entry
from workbench.reading.fragments import Part, joined
from workbench.records import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PARTS = 10_000
_MOST_BYTES = 100_000_000  # of one part, unpacked; it is never held as a whole
_MOST_PARAGRAPHS = 200_000
_MOST_ELEMENTS = 200_000  # of one paragraph or row of a table
_MOST_ATTRIBUTES = 20_000  # of one element
_LONG = 200  # characters in a cell; a table that holds more is there for the layout
_HINT = "open it in a word processor and save it anew, then read that"
_DOCUMENT, _STYLES, _PROPERTIES = "word/document.xml", "word/styles.xml", "docProps/core.xml"
_KINDS = (  # by how the names of built-in styles begin: they are English in every language
    (("heading", "title", "subtitle"), BlockKind.HEADLINE),
    (("quote", "intense quote"), BlockKind.QUOTE),
    (("caption",), BlockKind.CAPTION),
    (("list ",), BlockKind.ITEM),
)
_MARKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MOST_SMALL = 2_000_000  # bytes of styles or properties
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError)
_UNSEEN = frozenset({"Fallback", "moveFrom", "del", "instrText"})


class _Part:
    """A part of the package, unpacked while it is read, and no further than the limit."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self.file, self.name, self.left = file, name, _MOST_BYTES
        self.attributes = 0  # in the tag that is still open

    def read(self, size: int) -> bytes:
        data = self.file.read(size)
        if self.left == _MOST_BYTES and b"<!DOCTYPE" in data:
            raise ReadError(f"{self.name} declares XML entities, which a DOCX may not", _HINT)
        self.left -= len(data)
        _, closed, rest = data.rpartition(b">")
        self.attributes = rest.count(b"=") + (0 if closed else self.attributes)
        if self.attributes > _MOST_ATTRIBUTES:
            raise ReadError(f"{self.name} has a tag of more than {_MOST_ATTRIBUTES:,} attributes", _HINT)
        if self.left < 0:
            raise ReadError(
                f"{self.name} unpacks to more than {_MOST_BYTES:,} bytes", "split it into articles"
            )
        return data


def entry(data: bytes, name: str, url: str) -> Entry:
    """The article in a DOCX. Raises `ReadError` where the package is broken, locked, or far too large."""
    from lxml import etree

    if data.count(b"PK\x01\x02") > _MOST_PARTS:
        raise ReadError(f"{name} is an archive of more than {_MOST_PARTS:,} parts", _HINT)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kinds, language = _styles(_small(archive, _STYLES))
            text, units = joined(list(_parts(archive, name, kinds)))
            facts = {_local(one): (one.text or "").strip() for one in _small(archive, _PROPERTIES)}
    except (*_BROKEN, etree.XMLSyntaxError) as error:
        raise ReadError(f"{name} is no whole DOCX", _HINT) from error
    except RuntimeError as error:  # what zipfile says of a password
        raise ReadError(f"{name} is encrypted", "save it without a password, then read that") from error
    return Entry(
        name,
        text,
        units,
        title=properties.title(facts.get("title", ""), text),
        byline=properties.author(facts.get("creator", ""), text),
        created=fields.day(facts.get("created", "")),
        url=url,
        language=facts.get("language", "") or language,
    )


def _parts(archive: zipfile.ZipFile, name: str, kinds: dict[str, BlockKind]) -> Iterator[Part]:
    for element in _elements(archive, name):
        if _local(element) == "p":
            yield from _paragraph(element, kinds)
        else:
            yield from _row(element, kinds)


def _elements(archive: zipfile.ZipFile, name: str) -> "Iterator[_Element]":
    """Paragraphs outside of tables, and rows of tables, each let go as soon as it was looked at."""
    from lxml import etree

    live = number = 0
    with archive.open(_DOCUMENT) as file:
        part = _Part(file, name)
        for _, element in etree.iterparse(part, resolve_entities=False, no_network=True, huge_tree=False):
            live += 1
            if live > _MOST_ELEMENTS:
                raise ReadError(f"{name} has a paragraph of more than {_MOST_ELEMENTS:,} elements", _HINT)
            local = _local(element)
            if local in _UNSEEN:
                element.clear()
            elif local in {"p", "tr"} and _stands_alone(element):
                yield element
                _forget(element)
                live, number = 0, number + 1
                if number > _MOST_PARAGRAPHS:
                    raise ReadError(
                        f"{name} has more than {_MOST_PARAGRAPHS:,} paragraphs", "split it into articles"
                    )


def _stands_alone(element: "_Element") -> bool:
    """Whether it is a row, or a paragraph outside of one, and will be seen."""
    around = {_local(one) for one in element.iterancestors()}
    return not around & _UNSEEN and (_local(element) == "tr" or "tc" not in around)


def _forget(element: "_Element") -> None:
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _paragraph(element: "_Element", kinds: dict[str, BlockKind]) -> Iterator[Part]:
    kind = next((_kind(one, kinds) for one in element if _local(one) == "pPr"), None)
    for line in _said(element).split("\n"):
        if text := " ".join(line.split()):
            yield text, kind


def _row(element: "_Element", kinds: dict[str, BlockKind]) -> Iterator[Part]:
    """A row as one line, unless its cells hold running text."""
    cells = [
        [part for one in cell.iter() if _local(one) == "p" for part in _paragraph(one, kinds)]
        for cell in element
        if _local(cell) == "tc"
    ]
    if any(len(text) > _LONG for cell in cells for text, _ in cell):
        yield from (part for cell in cells for part in cell)
    elif text := " ".join(text for cell in cells for text, _ in cell):
        yield text, BlockKind.ITEM


def _said(element: "_Element") -> str:
    """The words of a paragraph, without those that are hidden."""
    pieces: list[str] = []
    for one in element.iter():
        local = _local(one)
        if local == "t" and not _is_hidden(one.getparent()):
            pieces.append(one.text or "")
        elif local in _MARKS and _local(one.getparent()) == "r":
            pieces.append(_MARKS[local])
    return "".join(pieces)


def _is_hidden(run: "_Element | None") -> bool:
    marks = (mark for one in (run if run is not None else ()) if _local(one) == "rPr" for mark in one)
    return any(_local(mark) == "vanish" and _value(mark) not in {"0", "false"} for mark in marks)


def _kind(about: "_Element", kinds: dict[str, BlockKind]) -> BlockKind | None:
    """What a paragraph is by its style, or by being numbered."""
    found = {_local(one): _value(one) for one in about}
    kind = kinds.get(found.get("pStyle", ""))
    return BlockKind.ITEM if kind is None and "numPr" in found else kind


def _styles(elements: "list[_Element]") -> tuple[dict[str, BlockKind], str]:
    """What the paragraphs of each style are, and the language of the text."""
    kinds: dict[str, BlockKind] = {}
    language = ""
    for element in elements:
        if _local(element) == "style":
            name = next((_value(one) for one in element if _local(one) == "name"), "").lower()
            style = next((value for key, value in element.items() if key.endswith("styleId")), "")
            kinds.update((style, kind) for starts, kind in _KINDS if name.startswith(starts))
        elif _local(element) == "lang":
            language = language or _value(element)
    return kinds, language


def _small(archive: zipfile.ZipFile, part: str) -> "list[_Element]":
    """All elements of a part that may be missing; none where it is out of all proportion."""
    from lxml import etree

    if part not in archive.namelist():
        return []
    with archive.open(part) as file:
        data = file.read(_MOST_SMALL + 1)
    if len(data) > _MOST_SMALL or b"<!DOCTYPE" in data:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return list(etree.fromstring(data, parser).iter())


def _value(element: "_Element") -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == "val"), "")


def _local(element: "_Element | None") -> str:
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""
