"""Articles in JSON: one object, a list of them, an object that holds such a list, or one object a line."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from workbench.errors import ReadError
from workbench.reading import fields, jsonparts
from workbench.reading.entries import Entry
from workbench.reading.jsonparts import HINT, LINES, OBJECTS, Place

_LISTS = ("articles", "items", "entries", "data", "results", "docs", "documents", "posts", "stories", "news")
_HOLDERS = (*_LISTS, "content", "response", "feed", "@graph")
_DEEPEST = 3  # objects around a list
_MOST_MEMBERS = 100_000  # of the object around a list; what comes after is not looked at


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
            record = jsonparts.value(self.text, place, name)
            if not isinstance(record, dict):
                raise ReadError(f"{name} is no JSON object", 'an article looks like {"title": …, "text": …}')
            return fields.entry(record, name, base=self.base, outlet=self.outlet, language=self.language)
        except ReadError as error:
            return error

    def end(self, start: int) -> int:
        return jsonparts.end(self.text, start, self.name)


def entries(text: str, name: str, *, base: str = "") -> Iterator[Entry | ReadError]:
    """The articles of a JSON document, in order; those that cannot be used as errors that name them."""
    source = _Source(text, name, base)
    start = len(text) - len(text.lstrip())
    if LINES.match(text):
        yield from lines(text, name, base=base)
    elif text.startswith("[", start):
        yield from _list(source, start)
    elif text.startswith("{", start):
        end = source.end(start)
        if end and text[end:].strip():
            yield from _list(source, start - 1)
        else:
            yield from _object(source, start, 0)
    else:
        yield ReadError(f"{name} is no JSON", HINT)


def lines(text: str, name: str, *, base: str = "") -> Iterator[Entry | ReadError]:
    """The articles of JSON Lines, one object a line."""
    source = _Source(text, name, base)
    for number, place in jsonparts.lines(text):
        yield source.entry(place, f"line {number:,}")


def _object(source: _Source, start: int, depth: int) -> Iterator[Entry | ReadError]:
    """An article, or what holds a list of them, under whatever name."""
    text = source.text
    members = dict(islice(jsonparts.members(text, start, source.name), _MOST_MEMBERS))
    whole = (start, source.end(start) or len(text))
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
        if place and (text[place[0]] == "{" or OBJECTS.match(text, place[0])):
            return place
    found = [place for place in members.values() if OBJECTS.match(text, place[0])]
    return max(found, key=lambda place: place[1] - place[0], default=None)


def _shared(source: _Source, members: Mapping[str, Place]) -> _Source:
    """The source with what the object around the list says of all of them (JSON Feed: jsonfeed.org)."""
    short = {
        key: jsonparts.value(source.text, place, source.name)
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
    number = 0
    for number, place in enumerate(jsonparts.items(source.text, start, source.name), 1):
        yield place if isinstance(place, ReadError) else source.entry(place, f"article {number:,}")
    if not number:
        yield ReadError(f"{source.name} holds no articles", "there is nothing in it to check")
