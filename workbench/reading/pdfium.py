"""The lines of a PDF: a program of its own, bytes on standard input, JSON on standard output.

PDFium is C++ and no more than one thread may use it; a PDF of 3 MB can make it unpack 10 GB. So it runs in
a process that may be lost: with little memory, for a bounded time. Run by path, this file imports nothing of
the workbench.
"""

import contextlib
import ctypes
import json
import sys
from collections.abc import Iterator, Sequence
from statistics import median

MEMORY = 240_000_000  # bytes of address space, beside the PDF itself
SECONDS = 60
MOST_PAGES = 2_000
MOST_CHARACTERS = 5_000_000
_PASSWORD, _SECURITY = 4, 5  # FPDF_GetLastError
_HYPHEN = 0x02  # what PDFium makes of a hyphen at the end of a line
_ENDS = frozenset({0x0A, 0x0D})


def main() -> None:
    """Answer {"pages": [[width, height, [[text, left, right, baseline, size], …]], …], "facts": {…}}, or
    {"error": …}: "locked", "broken", "long" (with "pages", their number), "large"."""
    data = sys.stdin.buffer.read()
    _bound(len(data))
    json.dump(_answer(data), sys.stdout)


def _bound(size: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY + size, MEMORY + size))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(data: bytes) -> dict[str, object]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"error": "locked" if error.err_code in {_PASSWORD, _SECURITY} else "broken"}
    if len(document) > MOST_PAGES:
        return {"error": "long", "pages": len(document)}
    pages: list[object] = []
    left = MOST_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            pages.append([0, 0, []])
            continue
        text = page.get_textpage()
        left -= text.count_chars()
        if left < 0:
            return {"error": "large"}
        pages.append([*page.get_size(), list(_lines(text.raw, text.count_chars()))])
        page.close()
    return {"pages": pages, "facts": document.get_metadata_dict()}


def _lines(page: object, size: int) -> Iterator[list[object]]:
    """What stands on one line, with its place in points. A hyphen at the end is U+0002."""
    from pypdfium2 import raw

    line: list[int] = []  # places of its characters
    codes = [raw.FPDFText_GetUnicode(page, at) for at in range(size)]
    for at, code in enumerate(codes):
        if code not in _ENDS:
            line.append(at)
        if line and (code in _ENDS or code == _HYPHEN or at == size - 1):
            text = "".join(map(chr, (codes[one] for one in line)))
            seen = [one for one in line if not chr(codes[one]).isspace()]
            if seen:
                yield [text, *_place(page, seen)]
            line = []


def _place(page: object, seen: Sequence[int]) -> tuple[float, float, float, float]:
    """Left, right and base line of these characters, and their size: that of most of five of them."""
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, seen[0], x, y)
    boxes = [raw.FS_RECTF() for _ in range(5)]
    for part, box in enumerate(boxes):
        raw.FPDFText_GetLooseCharBox(page, seen[(len(seen) - 1) * part // 4], box)
    size = median(abs(box.top - box.bottom) for box in boxes)
    return round(boxes[0].left, 1), round(boxes[-1].right, 1), round(y.value, 1), round(size, 1)


if __name__ == "__main__":
    main()
