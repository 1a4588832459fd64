"""Pages from the web: http and https only, public addresses only, and no more bytes, hops or seconds than
allowed."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import ReadError
from workbench.reading.sniffing import media_type
from workbench.reading.sources import check_size
from workbench.text import shorten

if TYPE_CHECKING:
    import httpcore
    import httpx

MOST_REDIRECTS = 5
_LONGEST = 8_000  # characters of an address
_CONNECT, _IDLE = 10.0, 20.0  # seconds for one step; `Guard.seconds` bounds them all together
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "User-Agent": "claim-workbench (reads single pages that a fact-checker asks for)",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Accept-Language": "en, *;q=0.5",
}


class Fetched(NamedTuple):
    """What came, what it is ("text/html; charset=utf-8": the charset as sent, if any), and where it was at last."""

    data: bytes
    media_type: str
    url: str


@dataclass(frozen=True, slots=True)
class Guard:
    """What fetching may do. `allow` names single (host, port) pairs that may be private, as in tests."""

    seconds: float = 30.0
    allow: frozenset[tuple[str, int]] = frozenset()


def fetch(url: str, limit: int = 20_000_000, *, guard: Guard | None = None) -> Fetched:
    """Fetch one page or document of at most `limit` bytes, also after decompression.

    The address is checked where the connection is opened, after every redirect too. Cookies, credentials
    and proxies are not used. Raises `ReadError` with one line that names the address. Only the system's
    name lookup is not bound by `guard.seconds`.
    """
    import httpcore
    import httpx

    from workbench.reading.network import Backend, Deadline

    guard = guard or Guard()
    deadline = Deadline(guard.seconds, url)
    backend = Backend(url, deadline, guard.allow)
    here = _address(url, url)
    try:
        with httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=backend
        ) as pool:
            for _ in range(MOST_REDIRECTS + 1):
                with pool.stream(
                    "GET", str(here), headers=_headers(here), extensions=_EXTENSIONS
                ) as response:
                    if response.status not in _REDIRECTS:
                        return _received(response, str(here), limit)
                    here = _next(here, response, url)
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as error:
        raise ReadError(
            f"{url} cannot be reached: {_why(error)}", "check the address and the connection"
        ) from error
    raise ReadError(f"{url} redirects more than {MOST_REDIRECTS} times", "name the address it should lead to")


_EXTENSIONS = {"timeout": {"connect": _CONNECT, "read": _IDLE, "write": _IDLE, "pool": _IDLE}}


def _address(url: str, name: str) -> "httpx.URL":
    import httpx

    if len(url) > _LONGEST:
        raise ReadError(f"{shorten(name, 80)} is too long for a web address", "name a shorter one")
    try:
        address = httpx.URL(url).copy_with(fragment=None)
        named = address.scheme in {"http", "https"} and bool(address.host and address.netloc)
        if (address.port or 0) > 65_535:
            raise ValueError(address.port)
    except (httpx.InvalidURL, ValueError) as error:  # also a port or an international name that cannot be
        raise ReadError(
            f"{name} is no web address", "it should look like https://example.org/page"
        ) from error
    if not named:
        raise ReadError(f"{name} is no http or https address", "it should look like https://example.org/page")
    if address.userinfo:
        raise ReadError(f"{name} holds a user name or password", "name the address without it")
    return address


def _next(here: "httpx.URL", response: "httpcore.Response", name: str) -> "httpx.URL":
    target = _header(response, b"location")
    if not target:
        raise ReadError(f"{name} redirects to nowhere", "check the address")
    return _address(str(_address(str(here), name).join(target)), name)


def _received(response: "httpcore.Response", url: str, limit: int) -> Fetched:
    if not 200 <= response.status < 300:
        raise ReadError(
            f"{url} answered {response.status} {_phrase(response.status)}".rstrip(), "check the address"
        )
    size = _header(response, b"content-length")
    if size.isdigit():
        check_size(url, int(size[:18]), limit)
    data = b"".join(_decompressed(response, url, limit))
    if not data:
        raise ReadError(f"{url} is empty", "there is nothing in it to check")
    return Fetched(data, media_type(_header(response, b"content-type"), data), url)


def _decompressed(response: "httpcore.Response", url: str, limit: int) -> Iterator[bytes]:
    """The body, never holding more than the limit, however small the bytes that unpack to it."""
    encoding = _header(response, b"content-encoding").lower() or "identity"
    if encoding not in {"identity", "gzip", "x-gzip"}:
        raise ReadError(f"{url} came packed as {encoding}", "save the page in a browser and read the file")
    unpack = zlib.decompressobj(wbits=31) if encoding != "identity" else None
    packed = unpacked = 0
    for chunk in response.iter_stream():
        packed += len(chunk)
        check_size(url, packed, limit)
        try:
            part = unpack.decompress(chunk, limit + 1 - unpacked) if unpack else chunk
        except zlib.error as error:
            raise ReadError(f"{url} came damaged", "try again later") from error
        unpacked += len(part)
        check_size(url, unpacked, limit)
        yield part
    if unpack and not unpack.eof:
        raise ReadError(f"{url} broke off", "try again later")


def _headers(url: "httpx.URL") -> list[tuple[str, str]]:
    return [("Host", url.netloc.decode("ascii")), *_HEADERS.items()]


def _header(response: "httpcore.Response", name: bytes) -> str:
    return next(
        (value.decode("latin-1").strip() for key, value in response.headers if key.lower() == name), ""
    )


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""


def _why(error: Exception) -> str:
    return str(error) or type(error).__name__
