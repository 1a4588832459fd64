"""Records with named fields, as JSON and tables hold them: which field is the text, the title, the date.

Names are those that news datasets, news APIs, JSON Feed and schema.org use; case and punctuation do not
count: `datePublished`, `date_published` and "Date published" are the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from workbench.errors import ReadError
from workbench.reading import dates, fragments, html
from workbench.reading.entries import Entry

_NAMES = {
    "text": "text body content contenthtml contenttext articlebody articletext maintext fulltext bodytext"
    " bodyhtml html plaintext textcontent story article",
    "summary": "summary description abstract excerpt teaser snippet standfirst lead",
    "title": "title headline heading name webtitle",
    "byline": "author authors byline creator dccreator writer",
    "published": "published date datepublished publisheddate publishedat publishdate publicationdate pubdate"
    " datepublish publishedon publishtime webpublicationdate dateline firstpublished dcdate created"
    " createdat timestamp datetime updated datemodified",
    "url": "url link canonical canonicalurl canonicallink permalink articleurl weburl sourceurl externalurl"
    " uri href guid id",
    "outlet": "outlet source publisher sitename site publication newspaper sourcename domain",
    "language": "language lang inlanguage",
}
NAMES = {role: tuple(names.split()) for role, names in _NAMES.items()}  # the likeliest first
_ROLES = {name: role for role, names in NAMES.items() for name in names}
_NO_LETTERS = re.compile(r"[\W_]+")
_INSIDE = ("value", "rendered", "main", "name", "text", "@value", "#text", "content", "title", "url", "href")
_CUT = re.compile(r"(?:\[\+\d+ chars\]|\[?(?:…|\.\.\.)\]|\[&#8230;\]|…)\s*$")
_DIGITS = re.compile(r"\d{8}|\d{10}(?:\.\d+)?|\d{13}")
_IDENTIFIERS = frozenset({"uri", "guid", "id", "href"})
_MOST_INSIDE = 1000  # parts of one field

Record = Mapping[str, object]


def role(name: str) -> str:
    """What a field of that name holds: a key of `NAMES`, "" where the name says nothing."""
    return _ROLES.get(bare(name), "")


def entry(record: Record, name: str, *, base: str = "", outlet: str = "", language: str = "") -> Entry:
    """The article that a record holds. `base` is what relative links start from, `outlet` and `language`
    those of the whole.

    A text that is HTML is read as a page, or as part of one; where there is only a summary, the article is
    an excerpt. Raises `ReadError` where there is no text.
    """
    found = {key: list(_said_by(record, names)) for key, names in NAMES.items()}
    known = Entry(
        name,
        "",
        title=fragments.one_line(_first(found["title"])[:2000], name),
        outlet=host(_first(found["outlet"])) or outlet,
        byline=_first(found["byline"]),
        published=next(filter(None, map(day, found["published"])), None),
        url=_url(record, base),
        language=_first(found["language"]) or language,
    )
    text, summary = _first(found["text"]), _first(found["summary"])
    if not text and not summary:
        raise ReadError(
            f"{name} holds no text", "the text is looked for in fields named text, body or content"
        )
    return _with_text(known, text or summary, cut=not text or _CUT.search(text[-60:]) is not None)


def day(said: str) -> date | None:
    """The day of a date as records and feeds write it: ISO 8601, RFC 5322, Unix time, "Oct. 3, 2020".

    The day is that of the place named in it, as its readers would say it.
    """
    said = said.strip()[:80]
    if not said:
        return None
    if found := dates.find(said):
        return found
    try:
        if _DIGITS.fullmatch(said):
            return _numeric(said)
        return parsedate_to_datetime(said).date()
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def web_address(link: str, base: str) -> str:
    """The absolute http(s) address of a link, "" where it is none."""
    link = link.strip()
    if not link or len(link) > 8000 or (not base and not link.lower().startswith(("http://", "https://"))):
        return ""
    try:
        url = urljoin(base, link)
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname and not re.search(r"\s", url) else ""


def bare(name: str) -> str:
    """A field's name without case and punctuation."""
    return _NO_LETTERS.sub("", name[:60]).lower()


def _said_by(record: Record, names: Iterable[str]) -> Iterator[str]:
    """What the fields of these names say, in the order of the names."""
    values = {bare(key): value for key, value in record.items()}
    for name in names:
        if said := said_in(values.get(name)):
            yield said


def said_in(value: object, depth: int = 0) -> str:
    """One value in words: of a list its parts, of an object what it is called or holds."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if depth > 3:
        return ""
    if isinstance(value, Mapping):
        return next((said for key in _INSIDE if (said := said_in(value.get(key), depth + 1))), "")
    if isinstance(value, list):
        parts = [part for one in value[:_MOST_INSIDE] if (part := said_in(one, depth + 1))]
        return ("\n\n" if any(len(part) > 80 for part in parts) else ", ").join(parts)
    return ""


def _first(found: Sequence[str]) -> str:
    return found[0] if found else ""


def _url(record: Record, base: str) -> str:
    """The first field that is a web address; an identifier is one only where it is absolute."""
    for name in NAMES["url"]:
        for said in _said_by(record, [name]):
            if url := web_address(said, "" if name in _IDENTIFIERS else base):
                return url
    return ""


def host(outlet: str) -> str:
    """The name of an outlet; of an address its host."""
    url = web_address(outlet, "")
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else outlet


def _with_text(known: Entry, text: str, cut: bool) -> Entry:
    if html.looks_like(text[:4096].encode("utf-8", "replace")):
        page = html.extract(text, known.name, known.url)
        return known._replace(
            text=page.text,
            units=page.units,
            title=known.title or page.title,
            outlet=known.outlet or page.outlet,
            byline=known.byline or page.byline,
            published=known.published or page.published,
            url=known.url or page.url,
            language=known.language or page.language,
            note=page.note,
            excerpt=cut or page.excerpt,
        )
    if not fragments.looks_like(text):
        return known._replace(text=text, excerpt=cut)
    whole, units = fragments.headed(known.title, fragments.parts(text, known.name))
    return known._replace(text=whole, units=units, excerpt=cut)


def _numeric(said: str) -> date:
    """20201003, or seconds or milliseconds since 1970 in UTC."""
    if len(said) == 8:
        return date(int(said[:4]), int(said[4:6]), int(said[6:]))
    return datetime.fromtimestamp(float(said) / (1000 if len(said) == 13 else 1), UTC).date()
