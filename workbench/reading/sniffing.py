"""What bytes are: told by how they begin, and only then by what somebody declared (a media type, a suffix)."""

import codecs
import re
from pathlib import PurePath
from typing import NoReturn

from workbench.errors import ReadError
from workbench.reading import html, tables

PLAIN, PAGE, MARKDOWN = "text/plain", "text/html", "text/markdown"
FEED, XML = "application/rss+xml", "application/xml"
JSON, JSON_LINES, TABLE = "application/json", "application/jsonl", "text/csv"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BYTES = "application/octet-stream"
_ODT = "application/vnd.oasis.opendocument.text"
_OLE = "application/x-ole-storage"
_LOCKED = "application/x-ole-storage; encrypted"

_BY_SUFFIX = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), PAGE),
    **dict.fromkeys((".md", ".markdown"), MARKDOWN),
    **dict.fromkeys((".rss", ".atom", ".rdf"), FEED),
    ".xml": XML,
    ".json": JSON,
    **dict.fromkeys((".jsonl", ".ndjson"), JSON_LINES),
    **dict.fromkeys((".csv", ".tsv"), TABLE),
    ".pdf": PDF,
    ".docx": DOCX,
}
SUFFIXES = frozenset({".txt", *_BY_SUFFIX})  # of the files that are read in a folder

_SAME = {
    "application/xhtml+xml": PAGE,
    "text/x-markdown": MARKDOWN,
    **dict.fromkeys(("application/atom+xml", "application/rdf+xml", "application/x-rss+xml"), FEED),
    "text/xml": XML,
    **dict.fromkeys(("application/feed+json", "application/ld+json", "text/json"), JSON),
    **dict.fromkeys(("application/x-ndjson", "application/ndjson", "application/x-jsonlines"), JSON_LINES),
    **dict.fromkeys(("text/tab-separated-values", "application/csv", "text/x-csv"), TABLE),
    "application/x-pdf": PDF,
    **dict.fromkeys(("binary/octet-stream", "application/x-download", "application/force-download"), BYTES),
}
_MAGIC = (
    (b"%PDF-", PDF),
    (b"%!PS", "application/postscript"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xfd7zXZ", "application/x-xz"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"\x7fELF", BYTES),
    (b"SQLite format 3\0", BYTES),
)
_ZIPPED = (  # names stand unpacked in a ZIP archive
    (b"mimetypeapplication/vnd.oasis.opendocument.text", _ODT),
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
    (b"xl/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"word/", DOCX),
)
_OLD = ((_LOCKED, "EncryptedPackage"), ("application/msword", "WordDocument"))
_SAVE = "open it in a word processor and save it as DOCX, PDF or plain text, then read that"
_UNPACK = ("packed", "unpack it, then read what is in it")
_REFUSED = {
    "application/rtf": ("an RTF document", _SAVE),
    "application/msword": ("a Word document of the old kind (.doc)", _SAVE),
    _OLE: ("an Office document of the old kind", _SAVE),
    _LOCKED: ("encrypted", "open it with its password and save it without one, then read that"),
    _ODT: ("an OpenDocument text (.odt)", _SAVE),
    "application/epub+zip": ("an e-book (EPUB)", "save its words as text or HTML, then read that"),
    _ZIPPED[2][1]: ("a spreadsheet", "save it as CSV, then read that"),
    _ZIPPED[3][1]: ("a presentation", "save its words as text or PDF, then read that"),
    **dict.fromkeys(
        ("application/zip", "application/gzip", "application/x-xz", "application/x-7z-compressed"), _UNPACK
    ),
    "application/postscript": ("PostScript", "save it as PDF, then read that"),
    XML: ("XML, but neither a feed nor a web page", "save its words as text or HTML, then read that"),
}
_PICTURE = ("a picture", "turn its words into text with OCR, then read that")

_ROOT = re.compile(
    r"(?>\s+|<\?[^>]*>|<!--.*?-->|<!doctype[^<>\[]*(?:\[.*?\]\s*)?>)*+<(?:[\w.-]+:)?([a-z][\w.-]*)",
    re.IGNORECASE | re.DOTALL,
)
_FEEDS = frozenset({"rss", "feed", "rdf"})
_FEED = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_OBJECT = re.compile(r"\s*\[?\s*\{\s*\"[^\"\n]{0,200}\"\s*:")
_LOOK = 8192


def media_type(declared: str, data: bytes) -> str:
    """The media type of `data`, in one spelling, with the charset that was declared, if any.

    `declared` ("" where nothing is) counts where the bytes do not plainly say otherwise.
    """
    kind, _, rest = declared.partition(";")
    kind = kind.strip().lower()
    kind = JSON if kind.endswith("+json") else _SAME.get(kind, kind)
    charset = charset_of(rest)
    return _kind(kind, data) + (f"; charset={charset}" if charset else "")


def by_suffix(path: PurePath) -> str:
    """The media type that a file's name promises, "" where it promises none."""
    return _BY_SUFFIX.get(path.suffix.lower(), "")


def charset_of(parameters: str) -> str:
    """The charset in a media type's parameters, "" where there is none."""
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return value.strip(" \"'").lower()[:40]
    return ""


def is_text(kind: str) -> bool:
    """Whether an article may be read from bytes of this kind by decoding them."""
    return kind.startswith("text/") or kind in {FEED, JSON, JSON_LINES, BYTES}


def refuse(kind: str, data: bytes, name: str) -> NoReturn:
    """Raise the `ReadError` that says what `name` is, where no article can be read from it."""
    what, hint = _REFUSED.get(
        _old(data) if kind == _OLE else kind,
        _PICTURE if kind.startswith("image/") else (kind, "save its words as text or HTML, then read that"),
    )
    raise ReadError(f"{name} is {what}" + ("" if what is not kind else ", not an article"), hint)


def _kind(declared: str, data: bytes) -> str:
    if magic := _magic(data, declared):
        return magic
    start = _start(data)
    root = _ROOT.match(start)
    name = root[1].lower() if root else ""
    if name == "html" or html.looks_like(start.encode("utf-8", "replace")):
        return PAGE
    if name in _FEEDS or (declared in {FEED, XML} and _FEED.search(start)):
        return FEED
    if declared != JSON_LINES and _OBJECT.match(start):
        return JSON
    if declared in {"", PLAIN, BYTES}:
        return _text(start, declared)
    return declared


def _magic(data: bytes, declared: str) -> str:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK\x03\x04"):
        return next((kind for name, kind in _ZIPPED if name in data), "application/zip")
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return _OLE
    if declared == PDF and b"%PDF-" in start:  # some programs write a line of their own before it
        return PDF
    return next((kind for magic, kind in _MAGIC if start.startswith(magic)), "")


def _old(data: bytes) -> str:
    """What lies in an OLE container: its directory names its parts in UTF-16."""
    return next((kind for kind, part in _OLD if part.encode("utf-16-le") in data), _OLE)


def _text(start: str, declared: str) -> str:
    if root := _ROOT.match(start) if start.lstrip().startswith("<?xml") else None:
        return XML if root else PLAIN
    if tables.looks_like(start):
        return TABLE
    return BYTES if "\0" in start[:4096] and declared != PLAIN else PLAIN


def _start(data: bytes) -> str:
    """The first characters, good enough to tell one format from another."""
    start = data[:_LOOK]
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if start.startswith(mark):
            return start[len(mark) :].decode(encoding, "replace")
    zeros = start[0::2].count(0), start[1::2].count(0)
    if max(zeros) > len(start) * 0.35 and min(zeros) == 0:
        return start.decode("utf-16-le" if zeros[1] else "utf-16-be", "replace")
    return start.decode("utf-8", "replace")
