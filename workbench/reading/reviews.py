"""Published fact-checks in whatever they come in: ClaimReview as JSON-LD, feeds of it, a page that carries it as
JSON-LD or microdata, answers of the Fact Check Tools API, JSON Lines, tables.

See schema.org/ClaimReview, and developers.google.com/fact-check/tools/api for `claims:search` and `pages`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.errors import ReadError
from workbench.reading import html, jsonparts, linkeddata, reviewfields, sniffing, tables
from workbench.reading.decoding import decode
from workbench.reading.fetching import Fetched
from workbench.reading.sniffing import charset_of
from workbench.records import Checked

MOST_REFUSED = 1_000  # in a row; after so many, the rest will be no better

_LISTS = "claims claimReviews claimReviewMarkupPages reviews factChecks fact_checks items data results"
_HOLDERS = ("dataFeedElement", "itemListElement", *_LISTS.split())  # of items that stand for themselves
_INSIDE = ("@graph", *_HOLDERS, "item", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf", "review")
_TOP = frozenset(map(str.lower, _HOLDERS))
_HINT = (
    "fact-checks come as ClaimReview (JSON-LD, microdata), JSON Lines or a table with a column named claim"
)
_Found = tuple[str, Mapping[str, object]]  # what messages call it, and the record


def fact_checks(fetched: Fetched, *, origin: str) -> Iterator[Checked | ReadError]:
    """The fact-checks in bytes, one after another; what cannot be used as errors that name it.

    None is raised. After `MOST_REFUSED` of them in a row, the rest is not looked at.
    """
    name = "standard input" if origin == "-" else origin
    number = refused = 0
    try:
        for found in _records(fetched, name):
            number += 1
            one = found if isinstance(found, ReadError) else _checked(found, origin)
            yield one
            refused = refused + 1 if isinstance(one, ReadError) else 0
            if refused == MOST_REFUSED:
                raise ReadError(f"{name} goes on, but {refused:,} in a row could not be used", _HINT)
        if not number:
            raise ReadError(f"{name} holds no fact-checks", _HINT)
    except ReadError as error:
        yield error


def _checked(found: _Found, origin: str) -> Checked | ReadError:
    try:
        return reviewfields.checked(found[1], found[0], origin)
    except ReadError as error:
        return error


def _records(fetched: Fetched, name: str) -> Iterator[_Found | ReadError]:
    kind, _, parameters = sniffing.media_type(fetched.media_type, fetched.data).partition(";")
    if not sniffing.is_text(kind):
        sniffing.refuse(kind, fetched.data, name)
    charset = charset_of(parameters)
    if kind == sniffing.PAGE:
        charset = charset or html.declared_encoding(fetched.data)
    text = decode(fetched.data, name, charset).text
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if kind == sniffing.FEED:
        raise ReadError(f"{name} is a feed of articles, not of fact-checks", _HINT)
    if kind == sniffing.PAGE or start == "<":
        yield from _of_page(text, name, fetched.url)
    elif start in ("{", "["):
        yield from _json(text, name, by_line=kind == sniffing.JSON_LINES)
    else:
        yield from tables.rows(text, name, reviewfields.role, "claim", reviewfields.HINT)


def _of_page(text: str, name: str, url: str) -> Iterator[_Found]:
    """The reviews that a page carries; where a review names no address, it is the page's own."""
    found = list(reviews(html.described(text, name)))
    if not any("claimReviewed" in review for review in found):
        found = list(reviews(html.items(text, name, "ClaimReview", url))) or found
    for number, review in enumerate(found, 1):
        label = f"review {number:,} of {name}" if len(found) > 1 else name
        yield label, {"url": url, **review} if url else review


def _json(text: str, name: str, *, by_line: bool) -> Iterator[_Found | ReadError]:
    """The records of a JSON document, decoded one by one."""
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    if by_line or jsonparts.LINES.match(text, start):
        for number, place in jsonparts.lines(text):
            yield from _decoded(text, place, f"line {number:,} of {name}")
        return
    if text.startswith("{", start):
        inside = jsonparts.held(text, start, name, _TOP)
        if inside is None or text.startswith("{", inside):
            start -= 1  # one object, or one after another
        else:
            start = inside
    for number, found in enumerate(jsonparts.items(text, start, name), 1):
        if isinstance(found, ReadError):
            yield found
        else:
            yield from _decoded(text, found, f"item {number:,} of {name}")


def _decoded(text: str, place: jsonparts.Place, name: str) -> Iterator[_Found | ReadError]:
    try:
        value = jsonparts.value(text, place, name)
    except ReadError as error:
        yield error
        return
    if isinstance(value, dict | list):
        yield from _named([value], name)
    else:
        yield ReadError(f"{name} is no fact-check", _HINT)


def _named(values: list[object], name: str) -> Iterator[_Found]:
    for review in reviews(values):
        yield name, review


def reviews(values: list[object]) -> Iterator[Mapping[str, object]]:
    """The reviews in decoded JSON, however they are packed, in their order; other things in it are passed over."""
    waiting: list[Any] = list(reversed(values))
    named: dict[str, Mapping[str, object]] = {}  # by @id
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            named |= {one["@id"]: one for one in node if _has_name(one)}
            waiting += reversed(node)
        elif isinstance(node, dict):
            packed = _packed(node)
            if packed is None:
                yield {key: _resolved(value, named) for key, value in node.items()}
            else:
                waiting += reversed(packed)


def _packed(node: dict[str, Any]) -> list[object] | None:
    """What a node holds where it is no review itself; None where it is one."""
    kinds = linkeddata.types(node)
    if "claimreview" in kinds or "claimReviewed" in node:
        return None
    for key, of_claim in (("claimReview", True), ("claimReviewMarkups", False)):
        if isinstance(node.get(key), list | dict):
            return _unpacked(node, key, of_claim)
    inside = [node[key] for key in _INSIDE if isinstance(node.get(key), list | dict)]
    return inside if inside or kinds else None


def _unpacked(node: dict[str, Any], key: str, of_claim: bool) -> list[object]:
    """The reviews of one claim (`claims:search`), or of one page (`pages`), each with what is told of all."""
    shared = {name: value for name, value in node.items() if name != key}
    if of_claim:
        shared = {"claimReviewed": shared.pop("text", ""), **shared}
    else:
        shared = {
            "claimReviewed": "",
            "url": node.get("pageUrl", ""),
            "date": node.get("publishDate", ""),
            **shared,
        }
    held = node[key] if isinstance(node[key], list) else [node[key]]
    return [{**shared, **one} for one in held if isinstance(one, dict)]


def _has_name(node: object) -> bool:
    return isinstance(node, dict) and isinstance(node.get("@id"), str) and len(node) > 1


def _resolved(value: object, named: Mapping[str, Mapping[str, object]]) -> object:
    """What a mere reference stands for."""
    reference = value.get("@id") if isinstance(value, dict) and len(value) == 1 else None
    return named.get(reference, value) if isinstance(reference, str) else value
