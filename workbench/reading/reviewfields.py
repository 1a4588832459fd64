"""One published fact-check, from a ClaimReview (schema.org) or any record with the usual names of its parts."""

import math
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from workbench.errors import ReadError
from workbench.reading import dates, fields, fragments
from workbench.reading.decoding import storable
from workbench.records import Checked
from workbench.text import shorten

# The likeliest first. What stands inside a part is written with the part: "reviewrating.bestrating".
_NAMES = {
    "claim": "claimreviewed claim statement claimtext vclaim itemreviewed.name itemreviewed.text text",
    "title": "title headline name reviewtitle",
    "url": "url reviewurl factcheckurl articleurl link permalink canonical weburl uri",
    "publisher": "publisher publishername organization organisation org factchecker outlet sitename site"
    " claimreviewauthor publisher.site publisher.url author author.url source sdpublisher",
    "rating": "textualrating reviewrating.alternatename reviewrating.name rating.textualrating"
    " rating.alternatename rating verdict label ruling conclusion truthrating veracity alternatename reviewrating",
    "claimant": "claimant speaker claimauthor saidby claimedby itemreviewed.author",
    "claimed": "claimdate dateclaimed itemreviewed.datepublished itemreviewed.datecreated",
    "appeared": "claimfirstappearance itemreviewed.firstappearance itemreviewed.appearance appearanceurl"
    " appearance claimurl originalurl itemreviewed.url itemreviewed.sameas claimappearances",
    "reviewed": "reviewdate datepublished publisheddate published publishdate datereviewed factcheckdate date",
    "language": "languagecode inlanguage language lang",
    "value": "reviewrating.ratingvalue rating.ratingvalue ratingvalue",
    "best": "reviewrating.bestrating rating.bestrating bestrating",
    "worst": "reviewrating.worstrating rating.worstrating worstrating",
}
NAMES = {role: tuple(names.replace(".", "").split()) for role, names in _NAMES.items()}
_ROLES = {name: role for role, names in reversed(NAMES.items()) for name in names}
_PARTS = frozenset({"itemreviewed", "reviewrating", "rating", "publisher", "author"})
_LONGEST = {"claim": 2000, "title": 500, "publisher": 200, "rating": 300, "claimant": 200, "language": 20}
_LONGEST_URL = 4000
_LOOK = 20_000  # characters of a field

HINT = (
    "name its parts as ClaimReview does, or: claim, title, url, publisher, rating, date, claimant, language"
)


def role(name: str) -> str:
    """What a column of that name holds: a key of `NAMES`, "" where the name says nothing."""
    return _ROLES.get(fields.bare(name), "")


def checked(record: fields.Record, name: str, origin: str) -> Checked:
    """The fact-check that a record tells of; `name` is what messages call it.

    Raises `ReadError` where it does not say what was checked, or neither by whom nor where.
    """
    flat = _flat(record)

    def said(part: str) -> str:
        first = next((words for one in NAMES[part] if (words := fields.said_in(flat.get(one)))), "")
        return _line(first, name, _LONGEST.get(part, 100))

    claim, url = said("claim"), _address(flat, "url")
    publisher = fields.host(said("publisher")) or _site(url)
    if not any(map(str.isalnum, claim)):
        raise ReadError(f"{name} does not say which claim was checked", HINT)
    if not url and not publisher:
        raise ReadError(f"{name} says neither who checked the claim nor where", HINT)
    return Checked(
        claim=claim,
        title=said("title"),
        url=url,
        publisher=publisher,
        rating=said("rating") or _figure(said("value"), said("worst"), said("best")),
        value=_share(said("value"), said("worst"), said("best")),
        claimant=said("claimant"),
        claimed=dates.sensible(fields.day(said("claimed"))),
        appeared=_address(flat, "appeared"),
        reviewed=dates.sensible(fields.day(said("reviewed"))),
        language=said("language"),
        origin=origin,
    )


def _flat(record: fields.Record) -> dict[str, object]:
    """The record with what its parts hold beside it, under names such as "reviewratingbestrating"."""
    flat: dict[str, object] = {}
    for key, value in record.items():
        name = fields.bare(key)
        flat.setdefault(name, value)
        inside = value[0] if isinstance(value, list) and value else value
        if name in _PARTS and isinstance(inside, Mapping):
            flat |= {f"{name}{fields.bare(str(one))}": said for one, said in inside.items()}
    return flat


def _line(said: str, name: str, most: int) -> str:
    """A field on one line, without markup, no longer than such a thing is."""
    said = said[:_LOOK]
    plain = fragments.one_line(said, name) if "<" in said or "&" in said else " ".join(said.split())
    return shorten(storable(plain).text, most)


def _address(flat: Mapping[str, object], part: str) -> str:
    """The first address, as it is written: it is shown, and followed only where it is one of the web."""
    found = (flat.get(name) for name in NAMES[part])
    for one in (value[:1] if isinstance(value, list) else [value] for value in found):
        said = storable(next(_addresses(one), "")).text
        if said and len(said) <= _LONGEST_URL:
            return said
    return ""


def _addresses(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        inside = (value.get("url") or value.get("@id")) if isinstance(value, Mapping) else value
        if isinstance(inside, str) and inside.strip():
            yield inside.strip()


def _site(url: str) -> str:
    try:
        return fields.host(url) if urlsplit(url).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _number(said: str) -> float | None:
    try:
        number = float(said.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _share(value: str, worst: str, best: str) -> float | None:
    """Where a figure stands between the worst (0) and the best (1); None unless all three are told."""
    here, low, high = _number(value), _number(worst), _number(best)
    if here is None or low is None or high is None or low == high:
        return None
    share = (here - low) / (high - low)
    return share if 0 <= share <= 1 else None


def _figure(value: str, worst: str, best: str) -> str:
    """A rating that is only a figure, in words."""
    return f"{value} ({worst} to {best})" if value and worst and best else value
