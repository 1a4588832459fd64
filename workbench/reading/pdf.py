"""PDF: the text by PDFium, its paragraphs rebuilt from where the lines stand."""

import json
import re
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from workbench.errors import ReadError
from workbench.reading import pdfium, properties
from workbench.reading.entries import Entry
from workbench.reading.fragments import joined
from workbench.reading.layout import Line, Page, paragraphs

_HINTS = {
    "locked": ("is encrypted", "open it with its password and save it without one, then read that"),
    "broken": ("is no whole PDF", "open it in a viewer, print it to a new PDF, then read that"),
    "large": (f"holds more than {pdfium.MOST_CHARACTERS:,} characters", "split it into single articles"),
}
_BROWSERS = ("skia", "chrom", "mozilla", "firefox", "safari", "quartz", "wkhtmltopdf", "webkit", "edge")
_CREATED = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")


def entry(data: bytes, name: str, url: str) -> Entry:
    """The article in a PDF. Raises `ReadError` where it is encrypted, broken, too large, or pictures only."""
    answer = _answer(data, name)
    pages = [Page(width, height, [Line(*line) for line in lines]) for width, height, lines in answer["pages"]]
    if not any(page.lines for page in pages):
        raise ReadError(
            f"{name} holds no text, only pictures of it",
            "turn it into text with OCR (as ocrmypdf does), then read that",
        )
    text, units = joined(list(paragraphs(pages)))
    facts = answer["facts"]
    return Entry(
        name,
        text,
        units,
        title=properties.title(facts.get("Title", ""), text),
        byline=properties.author(facts.get("Author", ""), text),
        created=_created(facts),
        url=url,
    )


def _answer(data: bytes, name: str) -> dict[str, Any]:
    """What the program in `pdfium.py` finds."""
    if find_spec("pypdfium2") is None:
        raise ReadError(
            f"{name} is a PDF, which needs pypdfium2", "install it: pip install 'claim-workbench[pdf]'"
        )
    command = [sys.executable, "-P", str(Path(pdfium.__file__))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=pdfium.SECONDS, check=True)
    except subprocess.TimeoutExpired as error:
        raise ReadError(
            f"{name} takes more than {pdfium.SECONDS} seconds to read", _HINTS["broken"][1]
        ) from error
    except subprocess.CalledProcessError as error:
        raise ReadError(f"{name} is broken, or unpacks to far too much", _HINTS["broken"][1]) from error
    answer: dict[str, Any] = json.loads(done.stdout)
    if "error" not in answer:
        return answer
    if answer["error"] == "long":
        raise ReadError(
            f"{name} has {answer['pages']:,} pages: no article has", "split it into single articles"
        )
    what, hint = _HINTS[answer["error"]]
    raise ReadError(f"{name} {what}", hint)


def _created(facts: dict[str, str]) -> date | None:
    """When the PDF was made, unless a browser made it: that is when somebody printed a page."""
    made = f"{facts.get('Producer', '')} {facts.get('Creator', '')}".lower()
    found = _CREATED.match(facts.get("CreationDate", ""))
    if found is None or any(browser in made for browser in _BROWSERS):
        return None
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        return None
    return day if date(1990, 1, 1) <= day <= date.today() else None
