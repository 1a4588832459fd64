"""The guarded connection: which addresses may be reached, checked where the socket is opened, in a given
time.

Checking the address at connect time, for every hop, leaves no gap between the check and the use that a
second DNS answer could slip through.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from workbench.errors import ReadError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_OPEN_V6 = ipaddress.IPv6Network(
    "2000::/3"
)  # global unicast; all else is local, multicast or translated (NAT64)
_CLOSED = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",
            "100.64.0.0/10",  # carrier-grade NAT
            "192.0.0.0/24",
            "192.88.99.0/24",  # 6to4 relays
            "198.18.0.0/15",
            "2001::/23",  # Teredo, ORCHID and other protocols
            "2001:db8::/32",
            "2002::/16",  # 6to4
            "3fff::/20",
        ),
    )
)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, as the IANA special-purpose registries have it."""
    ip: Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip not in _OPEN_V6:
            return False
    inside = any(ip.version == net.version and ip in net for net in _CLOSED)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or inside)


class Deadline:
    """A moment that all waiting together must not pass."""

    def __init__(self, seconds: float, name: str) -> None:
        self.ends = time.monotonic() + seconds
        self.error = ReadError(f"{name} took longer than {seconds:g} seconds", "try again later")

    def left(self, timeout: float | None = None) -> float:
        """How long one step may wait. Raises `ReadError` where no time is left."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise self.error
        return left if timeout is None else min(left, timeout)


class Backend(httpcore.NetworkBackend):
    """Opens connections to public addresses only, and to those that were allowed by name."""

    def __init__(self, name: str, deadline: Deadline, allow: frozenset[tuple[str, int]]) -> None:
        self._name = name
        self._deadline = deadline
        self._allow = allow
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        error: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
                return _Stream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error or httpcore.ConnectError("the name has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as failed:
            raise httpcore.ConnectError("no such host") from failed
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
        if (host, port) not in self._allow and not all(map(is_public, addresses)):
            raise ReadError(
                f"{self._name} leads into a private network ({host})",
                "only pages on the open internet are fetched",
            )
        return addresses


class _Stream(httpcore.NetworkStream):
    """A connection on which no single step waits beyond the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
