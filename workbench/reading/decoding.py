"""Bytes to text: byte order mark, UTF-8, what was declared, UTF-16 without a mark, then cp1252.

Nothing else is touched: line ends, NBSP and combining marks stay as they are. NUL and lone surrogates,
which no database or screen can hold, become U+FFFD. What was done is said in words.
"""

import codecs
import re
from typing import NamedTuple

from workbench.errors import ReadError


class Decoded(NamedTuple):
    """A text, and what had to be done to get it ("" where it was plain UTF-8)."""

    text: str
    note: str


_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The encodings of the web (WHATWG Encoding Standard) that Python knows by the same names. Latin-1 and ASCII are not
# among them: the web means cp1252 by both.
_DECLARABLE = re.compile(
    r"(?:iso-?8859-(?:[2-9]|1[03456])|(?:windows-|cp)(?:125[0-8]|874)|koi8-[ru]|gbk|gb2312|gb18030|big5"
    r"|euc-(?:jp|kr)|shift[_-]jis|utf-16(?:le|be)?|mac-?roman)"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_VISIBLE = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff\ufffd]")
# `surrogateescape` gives a byte that is no UTF-8 as U+DC00 + byte. Three in a row can be half of a surrogate pair.
_HALF = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_SAMPLE = 65_536  # how much of a text is looked at to tell what it is


def decode(data: bytes, name: str, declared: str = "") -> Decoded:
    """The text of `data`. `declared` is the encoding somebody named for it, which need not be true.

    Bytes that are not UTF-8 are read as cp1252 one by one, so that a page mixed of both comes out right.
    Raises `ReadError`, naming `name`, where the bytes are not text or hold no words.
    """
    if not data.strip():
        raise ReadError(f"{name} is empty", "there is nothing in it to check")
    text, note = _decode(data, name, declared.strip().lower())
    if _controls(text) > (0.3 if not note else 0.05):
        raise _binary(name)
    text, said = storable(text)
    if is_blank(text):
        raise ReadError(f"{name} is blank", "there is nothing in it to check")
    return Decoded(text, "; ".join(filter(None, (note, said))))


def storable(text: str) -> Decoded:
    """The text with NUL and lone surrogates replaced, one by one, so that offsets hold."""
    lost = text.count("\0")
    text = text.replace("\0", "\ufffd")
    if _SURROGATE.search(text):
        lost += sum(1 for _ in _SURROGATE.finditer(text))
        text = text.translate(_NO_SURROGATES)
    return Decoded(text, f"{_count(lost, 'NUL or surrogate')} replaced by U+FFFD" if lost else "")


def is_blank(text: str) -> bool:
    """Whether there is nothing to be seen in the text."""
    return _VISIBLE.search(text) is None


def _decode(data: bytes, name: str, declared: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Decoded(
                text, "" if encoding == "utf-8" and "\ufffd" not in text else f"read as {encoding}"
            )
    declared_text = _declared(data, declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return declared_text or _without_mark(data) or _mixed(data, name)
    return _without_mark(data) or Decoded(text, "")


def _declared(data: bytes, declared: str) -> Decoded | None:
    """As declared, where that is a known encoding and the bytes bear it out."""
    if not _DECLARABLE.fullmatch(declared):
        return None
    try:
        return Decoded(data.decode(declared), f"read as {declared}, as it says")
    except (UnicodeDecodeError, LookupError):
        return None


def _without_mark(data: bytes) -> Decoded | None:
    """UTF-16 without a byte order mark: every other byte is (mostly) zero, and the result is no rubbish."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half < 2 or max(even, odd) < half * 0.7 or min(even, odd) > half * 0.05:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = data.decode(encoding, "replace")
    return None if _controls(text) > 0.05 else Decoded(text, f"read as {encoding}")


def _mixed(data: bytes, name: str) -> Decoded:
    """UTF-8, with each byte that is none read as cp1252."""
    text = _HALF.sub("\ufffd", data.decode("utf-8", "surrogateescape"))
    bad = len(_ESCAPED.findall(text))
    text = text.translate(_cp1252())
    if _controls(text) > 0.05:
        raise _binary(name)
    if bad > 64 and bad > len(data) * 0.3:
        raise ReadError(
            f"{name} is in an encoding that cannot be told", "save it as UTF-8, then read it again"
        )
    if not bad:
        return Decoded(text, "surrogate halves replaced by U+FFFD")
    were = "was" if bad == 1 else "were"
    return Decoded(text, f"{_count(bad, 'byte')} {were} not UTF-8, read as cp1252")


def _cp1252() -> dict[int, str]:
    return {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def _controls(text: str) -> float:
    """The share of characters that no text has, in the part that is looked at."""
    sample = text[:_SAMPLE]
    found = len(_CONTROL.findall(sample))
    return found / len(sample) if found > 8 else 0.0


def _binary(name: str) -> ReadError:
    return ReadError(f"{name} is not text", "save its words as text or HTML, then read that")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
