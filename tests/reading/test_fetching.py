"""Fetching: what is reached, what is not, and that nothing is without end. Every server here is our own."""

import contextlib
import gzip
import http.server
import itertools
import threading
from collections.abc import Callable, Iterator
from typing import ClassVar

import pytest

from workbench.errors import ReadError
from workbench.reading import Guard, fetch, read
from workbench.reading.network import is_public

PAGE = b"<html><head><title>The ban</title></head><body><p>The ban on arms ends in October, officials said.</p></body></html>"
Handler = http.server.BaseHTTPRequestHandler


def send(handler: Handler, data: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content_Type": "text/html", "Content_Length": str(len(data)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)


def redirect(target: str) -> Callable[[Handler], None]:
    return lambda handler: send(handler, b"", 302, Location=target)


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in itertools.count():
        handler.wfile.write(b"word " * 10_000)


def drip(handler: Handler) -> None:
    """A byte now and then, for ever: each read returns in time, all of them together never end."""
    handler.send_response(200)
    handler.end_headers()
    while not Site.stopped.wait(0.05):
        handler.wfile.write(b"a")
        handler.wfile.flush()


def silent(handler: Handler) -> None:
    Site.stopped.wait(20)


def slow_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not Site.stopped.wait(0.05):
        handler.wfile.write(b"a")
        handler.wfile.flush()


class Site(Handler):
    protocol_version = "HTTP/1.1"
    stopped: ClassVar[threading.Event] = threading.Event()
    seen: ClassVar[list[dict[str, str]]] = []
    routes: ClassVar[dict[str, Callable[[Handler], None]]] = {
        "/page": lambda it: send(it, PAGE),
        "/gzip": lambda it: send(it, gzip.compress(PAGE), Content_Encoding="gzip"),
        "/bomb": lambda it: send(it, gzip.compress(bytes(5_000_000)), Content_Encoding="gzip"),
        "/cut": lambda it: send(it, gzip.compress(PAGE)[:-9], Content_Encoding="gzip"),
        "/junk": lambda it: send(it, b"no gzip at all", Content_Encoding="gzip"),
        "/brotli": lambda it: send(it, b"xx", Content_Encoding="br"),
        "/large": lambda it: send(it, b"word " * 1000),
        "/empty": lambda it: send(it, b""),
        "/gone": lambda it: send(it, b"no", 410),
        "/odd": lambda it: send(it, b"no", 599),
        "/cp1251": lambda it: send(
            it, "Россия продаст оружие.".encode("cp1251"), Content_Type="text/plain; charset=windows-1251"
        ),
        "/pdf": lambda it: send(it, b"%PDF-1.7 ..."),
        "/untyped": lambda it: send(it, PAGE, Content_Type=""),
        "/json": lambda it: send(it, b"{}", Content_Type="application/json"),
        "/once": redirect("/page#part"),
        "/loop": redirect("/loop"),
        "/nowhere": redirect(""),
        "/private": redirect("http://169.254.169.254/latest/meta-data"),
        "/loopback": redirect("http://127.0.0.1:1/"),
        "/file": redirect("file:///etc/passwd"),
        "/secret": redirect("http://user:pw@127.0.0.1/"),
        "/endless": endless,
        "/drip": drip,
        "/silent": silent,
        "/slow-headers": slow_headers,
    }

    def do_GET(self) -> None:
        self.close_connection = True
        type(self).seen.append({name.lower(): value for name, value in self.headers.items()})
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.routes[self.path](self)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    Site.stopped.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        Site.stopped.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def get(port: int) -> Callable[..., tuple[bytes, str, str]]:
    def one(path: str, limit: int = 100_000, seconds: float = 10.0) -> tuple[bytes, str, str]:
        guard = Guard(seconds=seconds, allow=frozenset({("127.0.0.1", port)}))
        return fetch(f"http://127.0.0.1:{port}{path}", limit, guard=guard)

    return one


Get = Callable[..., tuple[bytes, str, str]]


def test_a_page_comes_with_its_type_and_last_address(get: Get, port: int) -> None:
    assert get("/page") == (PAGE, "text/html", f"http://127.0.0.1:{port}/page")
    assert get("/once") == (PAGE, "text/html", f"http://127.0.0.1:{port}/page")
    assert get("/gzip")[0] == PAGE


def test_types_are_looked_at(get: Get) -> None:
    assert get("/pdf")[1] == "application/pdf"
    assert get("/untyped")[1] == "text/html"
    assert get("/cp1251")[1] == "text/plain; charset=windows-1251"


def test_an_article_is_read_from_its_address(port: int) -> None:
    guard = Guard(allow=frozenset({("127.0.0.1", port)}))
    article = read(f"http://127.0.0.1:{port}/once", guard=guard)
    assert (article.origin, article.url) == (f"http://127.0.0.1:{port}/once", f"http://127.0.0.1:{port}/page")
    assert "The ban on arms ends in October, officials said." in article.text
    assert read(f"http://127.0.0.1:{port}/cp1251", guard=guard).text == "Россия продаст оружие."
    for path in ("/pdf", "/json"):
        with pytest.raises(ReadError, match=path):
            read(f"http://127.0.0.1:{port}{path}", guard=guard)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/bomb", "larger than 100,000 bytes"),
        ("/endless", "larger than 100,000 bytes"),
        ("/cut", "broke off"),
        ("/junk", "came damaged"),
        ("/brotli", "packed as br"),
        ("/empty", "is empty"),
        ("/gone", "answered 410 Gone"),
        ("/odd", "answered 599"),
        ("/loop", "redirects more than 5 times"),
        ("/nowhere", "redirects to nowhere"),
        ("/private", r"leads into a private network \(169.254.169.254\)"),
        ("/loopback", r"leads into a private network \(127.0.0.1\)"),
        ("/file", "no http or https address"),
        ("/secret", "user name or password"),
    ],
)
def test_refused(get: Get, path: str, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        get(path)
    assert caught.value.hint


def test_a_declared_size_is_believed_at_once(get: Get) -> None:
    with pytest.raises(ReadError, match="larger than 4,999 bytes"):
        get("/large", limit=4_999)
    assert len(get("/large", limit=5_000)[0]) == 5_000


@pytest.mark.parametrize("path", ["/drip", "/silent", "/slow-headers"])
def test_all_of_it_has_one_deadline(get: Get, path: str) -> None:
    with pytest.raises(ReadError, match=r"took longer than 0.3 seconds|timed out"):
        get(path, seconds=0.3)


def test_requests_name_their_reader_and_carry_no_secrets(get: Get, port: int) -> None:
    Site.seen.clear()
    get("/page")
    assert Site.seen[0]["user-agent"].startswith("claim-workbench")
    assert Site.seen[0]["host"] == f"127.0.0.1:{port}"
    assert not {"cookie", "authorization", "referer"} & set(Site.seen[0])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "0.0.0.0",
        "10.0.0.1",
    ],
)
def test_private_hosts_are_refused_under_any_name(host: str, port: int) -> None:
    with pytest.raises(ReadError, match=r"into a private network|cannot be reached"):
        fetch(f"http://{host}:{port}/page")


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://1.2.3.4:99999/",
            "http://1.2.3.4:x/",
            "http://xn--a/",
            "http://\0/",
            "http://a\nb/",
            "http://\ud800.invalid/",
        ),
        *(
            "http:///x",
            "https://",
            "ftp://example.org/",
            "https://user:pw@example.org/",
            "http://a/" + "b" * 9_000,
        ),
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(ReadError, match=r"is no |user name|too long") as caught:
        fetch(url)
    assert len(caught.value.message) < 200


def test_only_the_allowed_port_is_allowed(port: int) -> None:
    with pytest.raises(ReadError, match="into a private network"):
        fetch(f"http://127.0.0.1:{port}/page", guard=Guard(allow=frozenset({("127.0.0.1", port + 1)})))


def test_proxies_of_the_environment_are_not_used(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    assert get("/page")[0] == PAGE


def test_nobody_listens(port: int) -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), Site) as closed:
        free = closed.server_port
    with pytest.raises(ReadError, match="cannot be reached"):
        fetch(f"http://127.0.0.1:{free}/", guard=Guard(allow=frozenset({("127.0.0.1", free)})))


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
        ),
        *(
            "192.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "192.88.99.1",
        ),
        *(
            "::",
            "::1",
            "::7f00:1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001:0:1::1",
        ),
        *("fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1"),
    ],
)
def test_closed_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.216.34", "100.63.0.1", "::ffff:1.1.1.1", "2606:4700::1111", "2a00:1450::1"]
)
def test_open_addresses(address: str) -> None:
    assert is_public(address)
