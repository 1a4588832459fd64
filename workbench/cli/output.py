"""The two streams. Everything a person reads goes through `text`, so that no title can forge a line.

On a terminal a listing is a table with a heading; in a pipe it is one line per record, tab-separated,
nothing shortened and no heading. JSON Lines escape every control and direction character.
"""

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TextIO, TypeVar

import click

from workbench.text import one_line, shorten, shown

if TYPE_CHECKING:
    from workbench.records import Record

R = TypeVar("R")
Card = Sequence[tuple[str, object]]  # labels and values
_PROGRESS = 40  # cells
_NARROWEST = 20  # cells left for the text of a table, however small the terminal


class Column(NamedTuple, Generic[R]):
    """One column: its heading, its text for a record, and the cells it may take on a terminal.

    With `under`, such as "conflicts: {}", a terminal shows it below the text instead, unless it is empty.
    """

    head: str
    cell: Callable[[R], object]
    most: int = 20
    under: str = ""


class Layout(NamedTuple, Generic[R]):
    """How a listing looks: columns, then lines of text that wrap on a terminal and are fields in a pipe."""

    columns: tuple[Column[R], ...]
    head: str
    lines: Callable[[R], Sequence[str]]


def settle() -> None:
    """Make the streams take any text: UTF-8 in a pipe, and escapes where a terminal has no such sign."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def styled(text: str, stream: TextIO, **style: Any) -> str:
    """The text in a style, where the stream is a terminal and nobody asked for no colour."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty()
    return text if plain or not style else click.style(text, **style)


def warn(message: str, **style: Any) -> None:
    """One line on stderr."""
    print(styled(one_line(message), sys.stderr, **style), file=sys.stderr, flush=True)


def progress(done: int, total: int) -> None:
    """How far a long command is, on a line of stderr that the next one takes the place of."""
    print(f"{done:,} of {total:,}".ljust(_PROGRESS), end="\r", file=sys.stderr, flush=True)


def no_progress() -> None:
    """Wipe that line."""
    print(" " * _PROGRESS, end="\r", file=sys.stderr, flush=True)


def text(text: str) -> None:
    """A text of several lines on stdout: as it is in a pipe, safe on a terminal."""
    text = shown(text, lines=True) if sys.stdout.isatty() else text
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def listing(records: Sequence[R], layout: Layout[R]) -> None:
    """The records as a table on a terminal, as tab-separated lines in a pipe."""
    sys.stdout.writelines(_table(records, layout) if sys.stdout.isatty() else _fields(records, layout))


def json_lines(records: "Iterable[Record]", *, exclude: set[str] | None = None) -> None:
    """One JSON object per line and record."""
    for record in records:
        line = json.dumps(record.model_dump(mode="json", exclude=exclude), ensure_ascii=False)
        sys.stdout.write(f"{_escaped(line)}\n")


def cards(cards: Iterable[Card]) -> None:
    """Records in full: a line for each label and value, an empty line between two records."""
    for number, card in enumerate(cards):
        lines = [(label, one_line(str(value))) for label, value in card if value not in ("", None)]
        sys.stdout.write("\n" if number else "")
        sys.stdout.writelines(_card(lines) if sys.stdout.isatty() else map("{0[0]}\t{0[1]}\n".format, lines))


def cells(text: str) -> int:
    """The terminal cells a text takes: two for a wide character, none for a combining mark."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(character) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(character) in "WF")
        for character in text
    )


def _escaped(line: str) -> str:
    """A line of JSON with what `shown` would replace written as \\u escapes."""
    safe = shown(line)
    if safe == line:
        return line
    return "".join(
        old if old == new else re.sub("(....)", r"\\u\1", old.encode("utf-16-be", "surrogatepass").hex())
        for old, new in zip(line, safe, strict=True)
    )


def _fields(records: Iterable[R], layout: Layout[R]) -> Iterable[str]:
    for record in records:
        columns = (str(column.cell(record)) for column in layout.columns)
        yield "\t".join(map(one_line, (*columns, *layout.lines(record)))) + "\n"


def _table(records: Sequence[R], layout: Layout[R]) -> Iterable[str]:
    if not records:
        return
    beside = [column for column in layout.columns if not column.under]
    rows = [
        [shorten(one_line(str(column.cell(record))), column.most) for column in beside] for record in records
    ]
    heads = [column.head for column in beside]
    widths = [max(map(cells, column)) for column in zip(heads, *rows, strict=True)]
    margin = sum(widths) + 2 * len(widths)
    yield styled(_row(heads, widths) + layout.head, sys.stdout, bold=True) + "\n"
    for record, row in zip(records, rows, strict=True):
        below = [styled(line, sys.stdout, dim=True) for line in _wrapped([_under(record, layout)], margin)]
        start = _row(row, widths)
        for line in (*_wrapped(layout.lines(record), margin), *below):
            yield f"{start}{line}\n"
            start = " " * margin


def _under(record: R, layout: Layout[R]) -> str:
    """The columns that stand below the text, those that say something."""
    said = ((column.under, column.cell(record)) for column in layout.columns if column.under)
    return " · ".join(words.format(value) for words, value in said if value not in ("", 0))


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(cell + " " * (width - cells(cell) + 2) for cell, width in zip(row, widths, strict=True))


def _card(lines: Sequence[tuple[str, str]]) -> Iterable[str]:
    width = max((len(label) for label, _ in lines), default=0)
    for label, value in lines:
        start = styled(label.ljust(width + 2), sys.stdout, bold=True)
        for line in _wrapped([value], width + 2):
            yield f"{start}{line}\n"
            start = " " * (width + 2)


def _wrapped(texts: Iterable[str], margin: int) -> list[str]:
    """The texts on lines that fit beside a margin."""
    from textwrap import wrap

    width = max(_NARROWEST, shutil.get_terminal_size().columns - margin)
    return [line for text in texts for line in wrap(one_line(text), width)]
