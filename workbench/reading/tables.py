"""Tables of articles: CSV with a header row, whatever stands between its fields."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from workbench.errors import ReadError
from workbench.reading import fields
from workbench.reading.entries import Entry

_DELIMITERS = ",;\t|"
_MOST_FIELDS = 500_000  # of one row; each takes some 60 bytes
_LONGEST = 1 << 30  # characters of a field; the size of the whole is limited already
_HINT = (
    "name its columns in the first row: text (or body, content), title, author, date, url, outlet, language"
)


def looks_like(start: str) -> bool:
    """Whether a text begins with a header row that names a text and something else that articles have."""
    first = re.split(r"[\r\n]", start.lstrip("\ufeff\r\n")[:2000], maxsplit=1)[0]
    found = [fields.role(column) for column in _split(first, _delimiter(first))]
    return "text" in found and len(set(found) - {"", "text"}) >= 1 and found.count("") * 2 <= len(found)


def entries(text: str, name: str, *, base: str = "") -> Iterator[Entry | ReadError]:
    """The articles of a table, one for each row; rows that cannot be used as errors that name them.

    Raises `ReadError` where no column holds a text.
    """
    for row in rows(text, name, fields.role, "text", _HINT):
        try:
            yield row if isinstance(row, ReadError) else fields.entry(row[1], row[0], base=base)
        except ReadError as error:
            yield error


def rows(
    text: str, name: str, role: Callable[[str], str], needed: str, hint: str
) -> Iterator[tuple[str, dict[str, str]] | ReadError]:
    """The rows of a table by the names of its columns, each with what messages call it.

    Rows are counted as spreadsheets show them, the header being row 1. `role` says what a column of some
    name holds, "" where that is not known. Raises `ReadError`, with the hint, where none holds what is `needed`.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    lines = _lines(text)
    first = next((line for line in lines if line.strip()), "")
    delimiter = _delimiter(first, role)
    watched = _Watched(chain([first], lines), delimiter, name)
    found = csv.reader(watched, delimiter=delimiter)
    header = [column.strip() for column in next(found, [])]
    if needed not in map(role, header):
        shown = ", ".join(column[:30] or "(no name)" for column in header[:12]) + ", …" * (len(header) > 12)
        raise ReadError(f"{name} has no column of {needed}s, only: {' '.join(shown.split())}", hint)
    number = 1
    while True:
        number += 1
        watched.fields = 0
        try:
            row = next(found, None)
        except csv.Error as error:
            yield ReadError(f"row {number} of {name} cannot be read: {error}", "check the quotes in that row")
            continue
        if row is None:
            return
        if any(map(str.strip, row)):
            yield _named(header, row, f"row {number} of {name}")


def _named(header: Sequence[str], row: Sequence[str], name: str) -> tuple[str, dict[str, str]] | ReadError:
    spare = sum(bool(field.strip()) for field in row[len(header) :])
    if spare or len(row) < len(header):
        return ReadError(
            f"{name} has {len(row):,} fields, the header {len(header):,}", "check its quotes and delimiters"
        )
    return name, dict(zip(header, row, strict=False))


def _delimiter(header: str, role: Callable[[str], str] = fields.role) -> str:
    """What parts the header into the most names that are known, else into the most."""

    def worth(delimiter: str) -> tuple[int, int]:
        columns = _split(header, delimiter)
        return sum(role(column) != "" for column in columns), len(columns)

    return max(_DELIMITERS, key=worth)


def _split(line: str, delimiter: str) -> list[str]:
    return [column.strip() for column in next(csv.reader([line[:10_000].rstrip()], delimiter=delimiter), [])]


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one by one. U+2028 ends none, and neither does a form feed."""
    end_of_line = "\n" if "\n" in text else "\r"
    start = 0
    while start < len(text):
        end = text.find(end_of_line, start) + 1 or len(text)
        yield text[start:end]
        start = end


class _Watched:
    """Lines on their way to the reader of CSV; those of one row may not hold more fields than any table has."""

    def __init__(self, lines: Iterator[str], delimiter: str, name: str) -> None:
        self.lines, self.delimiter, self.name = lines, delimiter, name
        self.fields = 0  # in the row so far

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            self.fields += line.count(self.delimiter)
            if self.fields > _MOST_FIELDS:
                raise ReadError(
                    f"{self.name} has a row of more than {_MOST_FIELDS:,} fields", "split it into articles"
                )
            yield line
