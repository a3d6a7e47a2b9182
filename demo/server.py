"""Listening sockets of the demo site and the HTTP around its replies: conditions, HEAD, hanging, a quick stop."""

from __future__ import annotations

import contextlib
import errno
import select
import socket
import threading
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol

from demo.faults import NOT_FOUND, Reply
from demo.outlets import OUTLETS, Outlet


class Answering(Protocol):
    """What a server asks of the site."""

    hang_seconds: float
    stopping: threading.Event

    def reply(self, outlet_id: str, target: str, is_conditional: bool = False) -> Reply: ...
    def control(self, name: str) -> Reply: ...


class Server(ThreadingHTTPServer):
    """The listening socket of one outlet, or of the front door (outlet_id empty)."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, site: Answering, outlet_id: str, host: str, port: int) -> None:
        self.site, self.outlet_id = site, outlet_id
        self._open: set[socket.socket] = set()
        super().__init__((host, port), Handler)

    def server_bind(self) -> None:
        # HTTPServer.server_bind would look up the host's name, which can take seconds
        try:
            socket.socket.bind(self.socket, self.server_address)
        except OSError as error:
            host, port = self.server_address[:2]
            raise OSError(error.errno, f"demo site: {error.strerror}: {host!s}:{port}; choose another port") from None
        self.server_address = self.socket.getsockname()

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        assert isinstance(request, socket.socket)  # for mypy: only datagram servers get a tuple
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def stop(self) -> None:
        self.shutdown()
        self.server_close()
        for connection in list(self._open):
            with contextlib.suppress(OSError):  # it was closed by its own thread meanwhile
                connection.shutdown(socket.SHUT_RDWR)


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "demo", ""
    wbufsize = -1  # head and body leave together: no wait of 40 ms between them
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        has_validator = bool(self.headers["If-None-Match"] or self.headers["If-Modified-Since"])
        reply = self.server.site.reply(self.server.outlet_id, self.path, has_validator)
        if reply.hangs:
            self._hang()
        elif reply.status == 200 and self._is_known(reply):
            kept = {name: value for name, value in reply.headers.items() if name != "Content-Encoding"}
            self._send(Reply(304, headers=kept))
        else:
            self._send(reply)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        is_control = self.server.outlet_id == "" and self.path.startswith("/control/")
        self._send(self.server.site.control(self.path.removeprefix("/control/")) if is_control else NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""

    def _is_known(self, reply: Reply) -> bool:
        """Whether the client has this already, as RFC 9110 section 13 says: the ETag decides where both are sent."""
        asked = self.headers["If-None-Match"]
        if asked is not None:
            return reply.headers.get("ETag") in [tag.strip().removeprefix("W/") for tag in asked.split(",")]
        since, changed = self.headers["If-Modified-Since"], reply.headers.get("Last-Modified")
        if since is None or changed is None:
            return False
        try:
            return parsedate_to_datetime(changed) <= parsedate_to_datetime(since)
        except (ValueError, TypeError):  # a date nobody can read is no condition
            return False

    def _send(self, reply: Reply) -> None:
        with contextlib.suppress(ConnectionError):  # the client did not wait
            self.send_response(reply.status)
            if reply.status != 304:
                self.send_header("Content-Type", reply.content_type)
                self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD" and reply.status != 304:
                self.wfile.write(reply.body)
            self.wfile.flush()

    def _hang(self) -> None:
        """Say nothing until the client goes away, the site stops or its time is over."""
        left = self.server.site.hang_seconds
        while left > 0 and not self.server.site.stopping.wait(0.1):
            left -= 0.1
            if select.select([self.connection], [], [], 0)[0]:
                break  # readable here means closed: a second request is not sent before the answer
        self.close_connection = True


def listen(site: Answering, port: int) -> tuple[list[Server], dict[str, str]]:
    """One server for the front door and each outlet, and `host:port` of each. Raises OSError if the port is taken."""
    for is_last in (False, False, False, False, True):
        servers = [Server(site, "", "127.0.0.1", port)]
        common = servers[0].server_address[1]
        try:
            for outlet in OUTLETS:
                servers.append(_bind(site, outlet, common, port))  # noqa: PERF401 - closed below if one fails
        except OSError:
            for server in servers:
                server.server_close()
            if port or is_last:  # a free port is tried again: somebody took it on one of the other addresses
                raise
        else:
            return servers, {s.outlet_id: f"{s.server_address[0]!s}:{s.server_address[1]}" for s in servers}
    raise AssertionError("unreachable")


def _bind(site: Answering, outlet: Outlet, common: int, asked: int) -> Server:
    try:
        return Server(site, outlet.outlet_id, f"127.0.0.{outlet.number}", common)
    except OSError as error:
        if error.errno != errno.EADDRNOTAVAIL:
            raise
        # macOS has 127.0.0.1 only unless a person adds aliases
        return Server(site, outlet.outlet_id, "127.0.0.1", asked and asked + outlet.number)
