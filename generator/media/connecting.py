"""The line to a photo's host: to public addresses only, and cut when its time is over.

A name may lead anywhere, whatever it is called: its addresses are looked at before any of them is spoken to, and the
connection goes to one that was looked at. A host may also send a header now and then for ever, which no time-out of a
single read ends.
"""

import socket
import threading
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from types import TracebackType
from typing import Any
from weakref import WeakSet

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import ConnectionPool, HTTPConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))  # NAT64: the last 32 bits are IPv4


class PrivateAddressError(Exception):
    """A host's name leads into a private network, or onto this machine."""


class PhotoLine(HTTPAdapter):
    """Connections to hosts of photos. With `public_only` no private address is spoken to."""

    def __init__(self, *, public_only: bool) -> None:
        self.open_sockets: WeakSet[socket.socket] = WeakSet()
        self._public_only = public_only
        super().__init__()

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> ConnectionPool:
        """The pool that a request goes through; a proxy's own address is the machine's affair."""
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        if isinstance(pool, HTTPConnectionPool):
            _guard(pool, self.open_sockets, self._public_only and pool.proxy is None)
        return pool


class Deadline:
    """While it runs (`with`), the adapter's connections are cut after `seconds`; then `over` is True."""

    def __init__(self, line: PhotoLine, seconds: float) -> None:
        self.over = False
        self._line = line
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()

    def _cut(self) -> None:
        self.over = True
        for open_socket in tuple(self._line.open_sockets):
            try:
                socket.socket.shutdown(open_socket, socket.SHUT_RDWR)
            except OSError:
                continue


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also where it is wrapped into IPv6."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(inner.is_global and not inner.is_multicast for inner in _unwrapped(number))


def _unwrapped(number: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address itself, or those that it carries within: mapped, 6to4, Teredo, NAT64."""
    if isinstance(number, IPv4Address):
        yield number
    elif number.ipv4_mapped:
        yield number.ipv4_mapped
    elif number.sixtofour:
        yield number.sixtofour
    elif number.teredo:
        yield from number.teredo
    elif any(number in network for network in TRANSLATED) or int(number) >> 32 == 0:
        yield IPv4Address(int(number) & 0xFFFF_FFFF)
    else:
        yield number


def _guard(pool: HTTPConnectionPool, open_sockets: "WeakSet[socket.socket]", public_only: bool) -> None:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _connected(self, public_only)

        def connect(self) -> None:
            super().connect()
            open_sockets.add(self.sock)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _connected(self, public_only)

        def connect(self) -> None:
            super().connect()
            open_sockets.add(self.sock)

    pool.ConnectionCls = Secure if pool.scheme == "https" else Plain


def _connected(connection: HTTPConnection, public_only: bool) -> socket.socket:
    """A socket to one of the host's addresses, all of which were looked at first; the name stays for TLS."""
    host, port = connection.host, connection.port or 443
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (socket.gaierror, UnicodeError) as error:
        raise NameResolutionError(host, connection, socket.gaierror(str(error))) from error
    if public_only and not all(map(is_public, found)):
        raise PrivateAddressError
    for address in dict.fromkeys(found):
        try:
            return create_connection((address, port), connection.timeout, socket_options=connection.socket_options)
        except TimeoutError as error:
            raise ConnectTimeoutError(connection, "the host does not answer") from error
        except OSError:
            continue
    raise NewConnectionError(connection, "none of the host's addresses answers")
