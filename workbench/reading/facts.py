"""What a page says about itself: title, publisher, writers, address, language, day of publication.

Read from JSON-LD, OpenGraph, Dublin Core and other `meta`, microdata, `time` and `link`, in this order of trust.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from workbench.reading import datelines, dates, linkeddata
from workbench.reading.markup import LONGEST, Markup, names_in
from workbench.reading.pieces import Piece, clean
from workbench.reading.titles import first_part, headline, site_in
from workbench.text import folded

_TITLES = names_in("og:title twitter:title dc.title dcterms.title citation_title parsely-title title")
_SITES = names_in(
    "og:site_name application-name dc.publisher dcterms.publisher citation_publisher al:ios:app_name"
)
_WRITERS = names_in(
    "author article:author parsely-author sailthru.author dc.creator dcterms.creator citation_author "
    "byl article:author_name og:article:author creator"
)
_DAYS = names_in(
    "article:published_time og:article:published_time og:published_time datepublished article:published "
    "parsely-pub-date sailthru.date cxenseparse:recs:publishtime citation_publication_date "
    "published_time dc.date.issued dcterms.issued dc.date.created dcterms.created dc.date dcterms.date "
    "pubdate publishdate publish-date publish_date publication_date date article.created citation_date"
)
_LANGUAGES = ("content-language", "dc.language", "dcterms.language", "og:locale", "language")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_CHANGED = re.compile(r"modif|updat|edit|chang|revis|expire|event|upcoming", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_NOBODY = frozenset(
    {"admin", "administrator", "author", "editor", "staff", "unknown", "none", "null", "anonymous", "by"}
)
_AT_TOP = 60  # pieces before the article, among which the dateline and the byline are


class Facts(NamedTuple):
    """What was found; "" and None where nothing was."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""


def facts(page: Markup, found: Sequence[Piece], url: str) -> Facts:
    """The facts of a page: `found` is its text, `url` the address it came from, "" where that is not known."""
    article = page.data.article
    base = url or page.first("og:url")
    address = _address([page.canonical, page.first("og:url"), linkeddata.text(article.get("url"))], url)
    outlet = _outlet(page, base or address)
    titles = [
        linkeddata.text(article.get("headline")),
        *page.all(_TITLES),
        page.property("headline"),
        page.title,
    ]
    tops = [piece.text for piece in found if piece.tag == "h1"]
    return Facts(
        title=headline([clean(unescape(title))[:LONGEST] for title in titles], tops, outlet, base or address),
        outlet=outlet,
        byline=", ".join(_writers(page, found, outlet)),
        published=_published(page, found, url or address),
        url=address,
        language=_language(page),
    )


def _address(named: Sequence[str], url: str) -> str:
    """The address that a page names as its own: only where it names one page, and on the host it came from."""
    for one in named:
        try:
            address = urljoin(url, one.strip()) if one else ""
            parts = urlsplit(address)
            host, own = parts.hostname or "", urlsplit(url).hostname
        except ValueError:  # brackets that are no IPv6 address
            continue
        is_page = parts.scheme in {"http", "https"} and host and (parts.path not in {"", "/"} or parts.query)
        if is_page and (own is None or _site(host) == _site(own)):
            return address
    return ""


def _site(host: str) -> str:
    return re.sub(r"^(?:www|m|mobile|amp|beta)\.", "", host)


def _outlet(page: Markup, address: str) -> str:
    publisher = [*page.data.names(page.data.article.get("publisher")), *page.every("publisher")]
    sites = [clean(unescape(name)) for name in (*page.all(_SITES[:1]), *publisher, *page.all(_SITES[1:]))]
    named = [name for name in sites if name and "://" not in name and len(name) <= 80]
    spoken = [name for name in named if not re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", name)]
    return first_part(next(iter((*spoken, *named)), "")) or site_in(page.title, address)


def _writers(page: Markup, found: Sequence[Piece], outlet: str) -> list[str]:
    sources: tuple[Iterable[str], ...] = (
        page.data.names(page.data.article.get("author")),
        *(page.all([name]) for name in _WRITERS),
        page.every("author"),
        (clean("".join(link.itertext())[:LONGEST]) for link in page.authors),
        (
            datelines.writer(piece.text)
            for piece in found[: _first_paragraph(found)]
            if datelines.is_byline(piece.text)
        ),
    )
    for source in sources:
        names = list(dict.fromkeys(_people(source)))
        if [name for name in names if folded(name) != folded(outlet)]:
            return names
    return []


def _people(said: Iterable[str]) -> Iterator[str]:
    """Names as a reader would write them, without "By", addresses and accounts."""
    for one in said:
        name = clean(unescape(one))
        name = datelines.without_office(datelines.writer(name) or name).strip(" ,;|")
        if (
            name
            and "://" not in name
            and "@" not in name
            and len(name) <= 200
            and name.lower() not in _NOBODY
        ):
            yield name


def _first_paragraph(found: Sequence[Piece]) -> int:
    """Where the text begins, as far as can be told: after the headline, at a line of some length."""
    top = next((at for at, piece in enumerate(found) if piece.tag == "h1"), 0)
    for at, piece in enumerate(found[top : top + _AT_TOP], top):
        if len(piece.text) > 200:
            return at
    return top + _AT_TOP


def _published(page: Markup, found: Sequence[Piece], url: str) -> date | None:
    said = [
        linkeddata.text(page.data.article.get("datePublished")),
        *page.all(_DAYS),
        *_times(page),
        linkeddata.text(page.data.article.get("dateCreated")),
    ]
    days = (dates.sensible(dates.find(one)) for one in said if one)
    in_address = _IN_ADDRESS.search(urlsplit(url).path)
    return (
        next((day for day in days if day), None)
        or (dates.sensible(dates.valid(*map(int, in_address.groups()))) if in_address else None)
        or _dateline(found)
    )


def _times(page: Markup) -> Iterator[str]:
    """Days that the markup gives as those of publication, then the first that it does not call another."""
    for names, element in page.properties:
        if "datepublished" in names:
            yield element.get("datetime") or element.get("content") or "".join(element.itertext())[:LONGEST]
    for element in page.times:
        around = " ".join(filter(None, (element.get("class"), element.get("itemprop"), element.get("id"))))
        before = clean(
            "".join(
                (element.getprevious() is not None and element.getprevious().tail)
                or (element.getparent().text or "")
            )
        )
        if not _CHANGED.search(around) and not _CHANGED.search(before[-40:]):
            yield element.get("datetime") or "".join(element.itertext())[:LONGEST]
            return


def _dateline(found: Sequence[Piece]) -> date | None:
    """The day in the first dateline around the headline that does not say when the page was changed."""
    for piece in found[: _first_paragraph(found)]:
        is_day = datelines.is_dateline(piece.text) and not _CHANGED.match(piece.text)
        if is_day and (day := dates.sensible(dates.find(piece.text))):
            return day
    return None


def _language(page: Markup) -> str:
    said = (page.language, page.first(*_LANGUAGES), linkeddata.text(page.data.article.get("inLanguage")))
    match = next((match for one in said if (match := _LANGUAGE.fullmatch(one.strip()[:20]))), None)
    return match[0].replace("_", "-") if match else ""
