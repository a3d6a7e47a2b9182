"""Where a request may go: names resolved here, forbidden addresses refused, and the checked address connected to.

`GuardedBackend` is the network half of the one HTTP client. The name is resolved once and the socket goes to
the very address that was checked, so that a name which answers differently the second time gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

import httpcore

from tasks.web.deadlines import Deadline, DeadlineStream

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Beyond what `is_global` refuses: addresses that reach the inside of a cloud or carry another address in them.
_REFUSED_NETWORKS = (
    (ipaddress.ip_network("168.63.129.16/32"), "the inner service of a cloud"),  # Azure; globally routable by number
    (ipaddress.ip_network("192.0.0.0/24"), "reserved for protocols"),
    (ipaddress.ip_network("64:ff9b:1::/48"), "a local translation prefix"),  # RFC 8215; Python calls it global
    (ipaddress.ip_network("2001::/23"), "reserved for protocols"),
    (ipaddress.ip_network("fec0::/10"), "site-local"),
)
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_LOCAL_NAME = re.compile(r"(?:^|\.)localhost\.?$", re.IGNORECASE)
_NUMERIC_LABEL = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$", re.IGNORECASE)
_PLAIN_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_RESOLVE_SECONDS = 10.0


class AddressRefused(httpcore.ConnectError):
    """The name or number leads to a place that no news is read from."""


class NameNotFound(httpcore.ConnectError):
    """The name did not resolve."""


def refuse_ip(ip: IPAddress, allow_loopback: bool) -> str | None:
    """Why this address is not connected to; None: it may be."""
    inner = _inner_address(ip)
    if inner is not None:
        return refuse_ip(inner, allow_loopback)
    if ip.is_loopback:
        return None if allow_loopback else f"{ip} is a loopback address"
    for network, meaning in _REFUSED_NETWORKS:
        if ip.version == network.version and ip in network:
            return f"{ip} is {meaning}"
    if ip.is_link_local:
        return f"{ip} is a link-local address"
    if ip.is_multicast or not ip.is_global:
        return f"{ip} is not a public address"
    return None


def _inner_address(ip: IPAddress) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for; None: it stands for itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip in _TRANSLATED:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


def refuse_host(host: str, allow_loopback: bool) -> str | None:
    """Why this host of an address is refused before any lookup; None: nothing speaks against it yet.

    Numbers must be a plain dotted quad or an IPv6 address: `2130706433`, `0x7f.1` and `127.1` are written
    like that only to slip through a filter.
    """
    bare = host.strip("[]")
    if not bare:
        return "the address has no host"
    if "%" in bare:
        return f"{host} carries a zone, which only means something on one machine"
    if ":" in bare or _PLAIN_IPV4.fullmatch(bare):
        try:
            return refuse_ip(ipaddress.ip_address(bare), allow_loopback)
        except ValueError:
            return f"{host} is not a valid address"
    if _NUMERIC_LABEL.search(bare):
        return f"{host} is an address in disguise"
    if _LOCAL_NAME.search(bare) and not allow_loopback:
        return f"{host} is this machine"
    return None


def resolve(host: str, port: int, allow_loopback: bool, timeout: float = _RESOLVE_SECONDS) -> list[IPAddress]:
    """The addresses of a host that may be connected to, in the resolver's order.

    Raises AddressRefused where none of them may be, NameNotFound where there are none.
    """
    reason = refuse_host(host, allow_loopback)
    if reason:
        raise AddressRefused(reason)
    if _LOCAL_NAME.search(host):
        return [ipaddress.IPv4Address("127.0.0.1")]  # RFC 6761 section 6.3: never asked of a name server
    bare = host.strip("[]")
    is_number = ":" in bare or _PLAIN_IPV4.fullmatch(bare) is not None
    found = [ipaddress.ip_address(number) for number in ([bare] if is_number else _look_up(bare, port, timeout))]
    reasons = [refuse_ip(ip, allow_loopback) for ip in found]
    allowed = [ip for ip, why in zip(found, reasons, strict=True) if why is None]
    if not allowed:
        raise AddressRefused(f"{host} leads to a refused place: {next(why for why in reasons if why)}")
    return _by_turns(allowed)


def _by_turns(found: list[IPAddress]) -> list[IPAddress]:
    """Both families by turns, in the resolver's order: where IPv6 leads nowhere, IPv4 comes second and not fifth."""
    first = [ip for ip in found if ip.version == found[0].version]
    second = [ip for ip in found if ip.version != found[0].version]
    return [ip for pair in zip_longest(first, second) for ip in pair if ip is not None]


def _look_up(host: str, port: int, timeout: float) -> list[str]:
    """getaddrinfo with a deadline; it has none of its own, so it runs in a thread that may be left behind."""
    answer: list[list[str]] = []
    trouble: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            trouble.append(error)
        else:
            answer.append(list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)))

    thread = threading.Thread(target=ask, name=f"resolve {host}", daemon=True)
    thread.start()
    thread.join(timeout)
    if answer and answer[0]:
        return answer[0]
    if trouble:
        raise NameNotFound(f"the name {host} does not resolve: {trouble[0]}") from trouble[0]
    raise NameNotFound(f"the name {host} did not resolve within {timeout:.0f} s")


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses only, and only to one that it has checked itself."""

    def __init__(self, allow_loopback: bool, deadline: Deadline) -> None:
        self._allow_loopback = allow_loopback
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        trouble: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        limit = self._deadline.shorten(timeout)
        for ip in resolve(host, port, self._allow_loopback, limit or _RESOLVE_SECONDS)[:4]:
            try:
                stream = self._inner.connect_tcp(
                    str(ip), port, self._deadline.shorten(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
            else:
                return DeadlineStream(stream, self._deadline)
        raise trouble or httpcore.ConnectError(f"no address of {host} answered")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise AddressRefused(f"{path} is a socket of this machine")
