"""Servers that drip, reset, lie about their length or never end: every exchange ends, as a failure with its reason."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tasks.records import Answer, Failure
from tasks.web.client import Client
from tasks.web.hosts import HostPacer

Behave = Callable[[socket.socket], None]
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_MOST_BYTES = 3 * 1024 * 1024
_STUCK_SECONDS = 120.0  # an exchange has 3; far more, because machines are slow at times


def drip(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"Content-Length: 1000000\r\n\r\n")
    while True:
        peer.sendall(b"x")
        time.sleep(0.2)


def drip_head(peer: socket.socket) -> None:
    for one in _HEAD * 1000:
        peer.sendall(bytes([one]))
        time.sleep(0.2)


def reset_at_once(peer: socket.socket) -> None:
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def reset_in_body(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"Content-Length: 1000\r\n\r\n" + b"x" * 100)
    reset_at_once(peer)


def too_short(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"Content-Length: 1000\r\n\r\nshort")


def no_number(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"Content-Length: -5\r\n\r\nbody")


def two_lengths(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"Content-Length: 4\r\nContent-Length: 9\r\n\r\nbodybody!")


def broken_chunks(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nbody\r\n0\r\n\r\n")


def cut_chunks(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"Transfer-Encoding: chunked\r\n\r\nffff\r\nbody")


def endless_body(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"\r\n")
    while True:
        peer.sendall(b"x" * 65536)


def endless_chunks(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        peer.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")


def endless_headers(peer: socket.socket) -> None:
    peer.sendall(_HEAD)
    while True:
        peer.sendall(b"X-More: " + b"y" * 4000 + b"\r\n")


def fat_redirect(peer: socket.socket) -> None:
    peer.sendall(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 10485760\r\n\r\n" + b"x" * 10485760)


def long_location(peer: socket.socket) -> None:
    peer.sendall(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /" + b"y" * 60000 + b"\r\n\r\n")


def drip_a_second(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"Content-Length: 1000\r\n\r\n")
    while True:
        peer.sendall(b"x")
        time.sleep(1.0)


def stop_in_body(peer: socket.socket) -> None:
    peer.sendall(_HEAD + b"Content-Length: 1000\r\n\r\n" + b"x" * 500)
    time.sleep(30)


def silent(peer: socket.socket) -> None:
    time.sleep(30)


def other_protocol(peer: socket.socket) -> None:
    peer.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")


# Each way to behave badly with the kinds of failure that may come of it.
BEHAVIOURS: tuple[tuple[Behave, set[str]], ...] = (
    (drip, {"timeout"}),
    (drip_head, {"timeout"}),
    (reset_at_once, {"connect", "protocol"}),
    (reset_in_body, {"connect", "protocol"}),
    (too_short, {"protocol"}),
    (no_number, {"protocol"}),
    (two_lengths, {"protocol"}),
    (broken_chunks, {"protocol"}),
    (cut_chunks, {"protocol"}),
    (endless_body, {"too_large", "timeout"}),
    (endless_chunks, {"too_large", "timeout"}),
    (endless_headers, {"protocol", "timeout"}),
    (fat_redirect, {"redirects", "too_large", "timeout", "protocol", "connect"}),
    (long_location, {"redirects", "protocol", "refused_address"}),
    (drip_a_second, {"timeout"}),
    (stop_in_body, {"timeout"}),
    (silent, {"timeout"}),
    (other_protocol, {"protocol"}),
)


def bad_servers(home: Path) -> str:
    """Every behaviour once; each ends in a failure of an expected kind, none holds us."""
    told = []
    for behave, kinds in BEHAVIOURS:
        outcome = ask(home / behave.__name__, behave)
        assert isinstance(outcome, Failure), f"{behave.__name__}: an answer came: {outcome}"
        assert outcome.kind in kinds, f"{behave.__name__}: {outcome.kind}: {outcome.reason}"
        assert outcome.reason
        told.append(f"{behave.__name__} {outcome.kind}")
    return f"{len(told)} kinds of bad servers: {', '.join(told)}"


def ask(home: Path, behave: Behave) -> Answer | Failure | None:
    """What the client makes of one of them; None: it never came back."""
    outcome: list[Answer | Failure] = []

    def get(address: str) -> None:
        with Client(
            "faults/1 (+test@example.org)", HostPacer(home), allow_loopback=True, min_interval_seconds=0.0,
            read_timeout_seconds=2.0, exchange_timeout_seconds=3.0,
        ) as client:  # fmt: skip
            outcome.append(client.get(address, max_bytes=_MOST_BYTES, check_robots=False))

    with misbehaving(behave) as base:
        thread = threading.Thread(target=get, args=[f"{base}/"], daemon=True)
        thread.start()
        thread.join(_STUCK_SECONDS)
        assert not thread.is_alive(), f"{behave.__name__}: the exchange did not end"
    return outcome[0] if outcome else None


@contextmanager
def misbehaving(behave: Behave, host: str = "127.0.0.1") -> Iterator[str]:
    """A site that has no robots.txt and misbehaves everywhere else; its base address."""
    listener = socket.create_server((host, 0))
    threading.Thread(target=_accept, args=(listener, behave), daemon=True).start()
    with closing(listener):
        yield f"http://{host}:{listener.getsockname()[1]}"


def _accept(listener: socket.socket, behave: Behave) -> None:
    with suppress(OSError):  # the listener was closed
        while True:
            peer, _ = listener.accept()
            threading.Thread(target=_serve, args=(peer, behave), daemon=True).start()


def _serve(peer: socket.socket, behave: Behave) -> None:
    with closing(peer), suppress(OSError):  # the client did not wait
        if peer.recv(65536).startswith(b"GET /robots.txt"):
            peer.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        else:
            behave(peer)
