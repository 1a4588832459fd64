"""Articles in JSON: one object, a list of them, an object that holds such a list, or one object a line.

A list is taken apart first and decoded item by item: one that is broken takes nothing with it, and no more
than one is in memory at a time.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from workbench.errors import ReadError
from workbench.reading import fields
from workbench.reading.entries import Entry

_LISTS = ("articles", "items", "entries", "data", "results", "docs", "documents", "posts", "stories", "news")
_HOLDERS = (*_LISTS, "content", "response", "feed", "@graph")
_DEEPEST = 3  # objects around a list
_MOST_VALUES = 500_000  # in one article; each takes up to some 100 bytes
_MOST_MEMBERS = 100_000  # of the object around a list; what comes after is not looked at
_MOST_BRACKETS = 4_000_000  # in all
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_SCALAR = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\s,:"\[\]{}]++', re.DOTALL)
_GAP = re.compile(r"[\s,]*+")
_COLON = re.compile(r"\s*+:\s*+")
_OBJECTS = re.compile(r"\[\s*+\{")
_LINES = re.compile(r"\s*+\{[^\n]*\}\s*\n\s*\{")
_HINT = "it should be valid JSON: `python -m json.tool` shows where it is not"

Place = tuple[int, int]


class _Source(NamedTuple):
    """What the articles of a source share."""

    text: str
    name: str
    base: str = ""
    outlet: str = ""
    language: str = ""

    def entry(self, place: Place, label: str = "") -> Entry | ReadError:
        """The article at a place."""
        name = f"{label} of {self.name}" if label else self.name
        try:
            record = _value(self.text, place, name)
            if not isinstance(record, dict):
                raise ReadError(f"{name} is no JSON object", 'an article looks like {"title": …, "text": …}')
            return fields.entry(record, name, base=self.base, outlet=self.outlet, language=self.language)
        except ReadError as error:
            return error

    def broken(self) -> ReadError:
        return ReadError(f"{self.name} is broken JSON: it breaks off", _HINT)


def entries(text: str, name: str, *, base: str = "") -> Iterator[Entry | ReadError]:
    """The articles of a JSON document, in order; those that cannot be used as errors that name them."""
    source = _Source(text, name, base)
    start = len(text) - len(text.lstrip())
    if _LINES.match(text):
        yield from lines(text, name, base=base)
    elif text.startswith("[", start):
        yield from _list(source, start)
    elif text.startswith("{", start):
        end = _end(source, start)
        if end and text[end:].strip():
            yield from _list(source, start - 1)
        else:
            yield from _object(source, start, 0)
    else:
        yield ReadError(f"{name} is no JSON", _HINT)


def lines(text: str, name: str, *, base: str = "") -> Iterator[Entry | ReadError]:
    """The articles of JSON Lines, one object a line."""
    source = _Source(text, name, base)
    start = number = 0
    while start < len(text):
        number += 1
        end = text.find("\n", start) + 1 or len(text)
        if not text[start:end].isspace():
            yield source.entry((start, end), f"line {number:,}")
        start = end


def _object(source: _Source, start: int, depth: int) -> Iterator[Entry | ReadError]:
    """An article, or what holds a list of them, under whatever name."""
    text = source.text
    members = dict(islice(_members(source, start), _MOST_MEMBERS))
    whole = (start, _end(source, start) or len(text))
    if depth > _DEEPEST or any(
        fields.role(key) == "text" and text[place[0]] == '"' for key, place in members.items()
    ):
        yield source.entry(whole)
        return
    held = _held(text, members)
    if held is None:
        yield source.entry(whole)
        return
    source = _shared(source, members)
    if text[held[0]] == "[":
        yield from _list(source, held[0])
    else:
        yield from _object(source, held[0], depth + 1)


def _held(text: str, members: Mapping[str, Place]) -> Place | None:
    """Where the articles are: under a usual name, else in the longest list of objects."""
    for name in _HOLDERS:
        place = members.get(name)
        if place and (text[place[0]] == "{" or _OBJECTS.match(text, place[0])):
            return place
    found = [place for place in members.values() if _OBJECTS.match(text, place[0])]
    return max(found, key=lambda place: place[1] - place[0], default=None)


def _shared(source: _Source, members: Mapping[str, Place]) -> _Source:
    """The source with what the object around the list says of all of them (JSON Feed: jsonfeed.org)."""
    short = {
        key: _value(source.text, place, source.name)
        for key, place in members.items()
        if source.text[place[0]] == '"' and place[1] - place[0] < 2000
    }
    is_feed = "jsonfeed" in str(short.get("version", ""))
    home = str(short.get("feed_url") or short.get("home_page_url") or "")
    return source._replace(
        base=source.base or fields.web_address(home, ""),
        outlet=str(short.get("title", "")) if is_feed else source.outlet,
        language=str(short.get("language", source.language)),
    )


def _list(source: _Source, start: int) -> Iterator[Entry | ReadError]:
    """The items of a list whose bracket is at `start`."""
    at, number = start + 1, 0
    while (gap := _GAP.match(source.text, at)) and not source.text.startswith("]", gap.end()):
        place = _place(source, gap.end())
        if place is None:
            if gap.end() < len(source.text) or source.text[start : start + 1] == "[":
                yield source.broken()
            return
        number += 1
        yield source.entry(place, f"article {number:,}")
        at = place[1]
    if not number:
        yield ReadError(f"{source.name} holds no articles", "there is nothing in it to check")


def _members(source: _Source, start: int) -> Iterator[tuple[str, Place]]:
    """Names and places of what an object holds, as far as it is whole. Names in lower case."""
    at = start + 1
    while gap := _GAP.match(source.text, at):
        key = _place(source, gap.end())
        colon = _COLON.match(source.text, key[1]) if key else None
        value = _place(source, colon.end()) if colon else None
        if key is None or value is None:
            return
        yield source.text[key[0] + 1 : key[1] - 1].lower(), value
        at = value[1]


def _place(source: _Source, start: int) -> Place | None:
    """From `start` to the end of the value there; None where there is none, or it has no end."""
    if source.text.startswith(("{", "["), start):
        end = _end(source, start)
        return (start, end) if end else None
    scalar = _SCALAR.match(source.text, start)
    return scalar.span() if scalar else None


def _end(source: _Source, start: int) -> int:
    """Where the object or list that begins at `start` ends, 0 where it does not."""
    depth = 0
    for count, token in enumerate(_TOKEN.finditer(source.text, start)):
        kind = source.text[token.start()]
        if kind in "{[":
            depth += 1
        elif kind != '"':
            depth -= 1
            if not depth:
                return token.end()
        if count > _MOST_BRACKETS:
            raise ReadError(
                f"{source.name} has more than {_MOST_BRACKETS:,} values", "split it into articles"
            )
    return 0


def _value(text: str, place: Place, name: str) -> object:
    start, end = place
    if sum(text.count(mark, start, end) for mark in ",[{") > _MOST_VALUES:
        raise ReadError(
            f"{name} has more than {_MOST_VALUES:,} values: no article has", "split it into articles"
        )
    try:
        return json.loads(text[start:end], strict=False, parse_constant=lambda _: None)  # NaN is no name
    except RecursionError as error:
        raise ReadError(f"{name} is nested too deeply", _HINT) from error
    except json.JSONDecodeError as error:
        raise ReadError(f"{name} is broken JSON: {error.msg} (character {error.pos + 1:,})", _HINT) from error
    except ValueError as error:  # a number of thousands of digits
        raise ReadError(f"{name} is broken JSON: a number is too long", _HINT) from error
