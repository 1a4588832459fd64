"""JSON taken apart before it is decoded: where the values of a list or an object stand.

So one item that is broken takes nothing with it, and no more than one is in memory at a time.
"""

import json
import re
from collections.abc import Container, Iterator

from workbench.errors import ReadError

HINT = "it should be valid JSON: `python -m json.tool` shows where it is not"
LINES = re.compile(r"\s*+\{[^\n]*\}\s*\n\s*\{")  # one object a line
OBJECTS = re.compile(r"\[\s*+\{")

_MOST_VALUES = 500_000  # in one item; each takes up to some 100 bytes
_MOST_BRACKETS = 4_000_000  # in all
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_SCALAR = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\s,:"\[\]{}]++', re.DOTALL)
_GAP = re.compile(r"[\s,]*+")
_COLON = re.compile(r"\s*+:\s*+")

Place = tuple[int, int]


def broken(name: str) -> ReadError:
    """The error for what has no end."""
    return ReadError(f"{name} is broken JSON: it breaks off", HINT)


def items(text: str, start: int, name: str) -> Iterator[Place | ReadError]:
    """The places of the values of a list whose bracket is at `start`, or of values one after another."""
    at = start + 1
    while (gap := _GAP.match(text, at)) and not text.startswith("]", gap.end()):
        found = place(text, gap.end(), name)
        if found is None:
            if gap.end() < len(text) or text[start : start + 1] == "[":
                yield broken(name)
            return
        yield found
        at = found[1]


def lines(text: str) -> Iterator[tuple[int, Place]]:
    """The lines that are not blank, each with its number."""
    start = number = 0
    while start < len(text):
        number += 1
        end = text.find("\n", start) + 1 or len(text)
        if not text[start:end].isspace():
            yield number, (start, end)
        start = end


def members(text: str, start: int, name: str) -> Iterator[tuple[str, Place]]:
    """Names and places of what an object holds, as far as it is whole. Names in lower case."""
    at = start + 1
    while (member := _member(text, at, name)) and (found := place(text, member[1], name)):
        yield member[0], found
        at = found[1]


def held(text: str, start: int, name: str, wanted: Container[str]) -> int | None:
    """Where the first list or object of an object begins that is held under one of these names (lower case).

    What it holds is not looked at; it may be very long.
    """
    at = start + 1
    while member := _member(text, at, name):
        if member[0] in wanted and text.startswith(("[", "{"), member[1]):
            return member[1]
        found = place(text, member[1], name)
        if found is None:
            return None
        at = found[1]
    return None


def _member(text: str, at: int, name: str) -> tuple[str, int] | None:
    """The name of the member that comes next, and where its value begins."""
    gap = _GAP.match(text, at)
    key = place(text, gap.end(), name) if gap else None
    colon = _COLON.match(text, key[1]) if key else None
    return (text[key[0] + 1 : key[1] - 1].lower(), colon.end()) if key and colon else None


def place(text: str, start: int, name: str) -> Place | None:
    """From `start` to the end of the value there; None where there is none, or it has no end."""
    if text.startswith(("{", "["), start):
        stop = end(text, start, name)
        return (start, stop) if stop else None
    scalar = _SCALAR.match(text, start)
    return scalar.span() if scalar else None


def end(text: str, start: int, name: str) -> int:
    """Where the object or list that begins at `start` ends, 0 where it does not."""
    depth = 0
    for count, token in enumerate(_TOKEN.finditer(text, start)):
        kind = text[token.start()]
        if kind in "{[":
            depth += 1
        elif kind != '"':
            depth -= 1
            if not depth:
                return token.end()
        if count > _MOST_BRACKETS:
            raise ReadError(f"{name} has more than {_MOST_BRACKETS:,} values", "split it into several files")
    return 0


def value(text: str, found: Place, name: str) -> object:
    """What stands at a place. Raises `ReadError` where it is broken, nested too deeply or far too large."""
    start, stop = found
    if sum(text.count(mark, start, stop) for mark in ",[{") > _MOST_VALUES:
        raise ReadError(
            f"{name} has more than {_MOST_VALUES:,} values: nothing to be read here has",
            "split it into several files",
        )
    try:
        return json.loads(text[start:stop], strict=False, parse_constant=lambda _: None)  # NaN is no name
    except RecursionError as error:
        raise ReadError(f"{name} is nested too deeply", HINT) from error
    except json.JSONDecodeError as error:
        raise ReadError(f"{name} is broken JSON: {error.msg} (character {error.pos + 1:,})", HINT) from error
    except ValueError as error:  # a number of thousands of digits
        raise ReadError(f"{name} is broken JSON: a number is too long", HINT) from error
