"""Addresses that lead inside, directly, by redirect, by name or a changing name; titles that want to be code."""

from __future__ import annotations

import ipaddress
import random
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tasks.artifacts import plain as artifact_plain
from tasks.records import Failure
from tasks.report.words import link, plain
from tasks.settings import PROJECT
from tasks.warehouse.schema import rows
from tasks.web.client import Client
from tasks.web.hosts import HostPacer
from tests.bench.ingest import environment
from tests.faults.server import BIN
from tests.given import DAY, Given

# Networks that no news is read from; IPv6 ones too.
_INSIDE = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32", "::1/128", "::/128",
    "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "64:ff9b:1::/48",
)  # fmt: skip


def inside_hosts(choose: random.Random, count: int) -> Iterator[str]:
    """Hosts of addresses, each of which means a place inside, in one of its written forms."""
    networks = [ipaddress.ip_network(one) for one in _INSIDE]
    for _ in range(count):
        network = choose.choice(networks)
        number = int(network.network_address) + choose.randrange(network.num_addresses)
        if network.version == 6:
            yield f"[{ipaddress.IPv6Address(number)}]"
            continue
        quad = ipaddress.IPv4Address(number)
        a, b, c, d = quad.packed
        yield choose.choice((
            str(quad), str(number), hex(number), f"0{number:o}", f"{a}.{(b << 16) + (c << 8) + d}",
            f"{a}.{b}.{(c << 8) + d}", f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}", f"0{a:o}.{b}.{c}.{d}", f"{quad}.",
            f"[::ffff:{quad}]", f"[::ffff:{a:02x}{b:02x}:{c:02x}{d:02x}]", f"[64:ff9b::{a:02x}{b:02x}:{c:02x}{d:02x}]",
            f"[2002:{a:02x}{b:02x}:{c:02x}{d:02x}::1]",
            str(quad).translate(_WIDE),
            str(quad).replace(".", "。"), f"user@{quad}", f"harbour.example@{quad}", f"{quad}:80",
        ))  # fmt: skip


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LOOK_UP = socket.getaddrinfo


@contextmanager
def watched_sockets() -> Iterator[list[Any]]:
    """Where sockets were connected to inside the block; names do not leave this process, they mean 10.0.0.7."""
    connected: list[Any] = []
    original = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        connected.append(address)
        original(self, address)

    def look_up(host: str, port: int, *rest: Any, **more: Any) -> list[Any]:
        if _is_number(host):
            return _LOOK_UP(host, port, *rest, **more)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.7", port))]

    with patch.object(socket.socket, "connect", connect), patch("tasks.web.network.socket.getaddrinfo", look_up):
        yield connected


def inside_addresses(home: Path, count: int) -> str:
    """Every form is refused, and no socket is ever opened; the same behind redirects of a site on loopback."""
    choose = random.Random("addresses")
    hosts = [
        *inside_hosts(choose, count),
        *(f"name{n}.example" for n in range(50)),
        *(f"a{n}.internal" for n in range(50)),
    ]
    with watched_sockets() as connected, loopback_client(home, allow_loopback=False) as client:
        for host in hosts:
            outcome = client.get(f"http://{host}/x", max_bytes=1000)
            assert isinstance(outcome, Failure), f"{host} was answered"
            assert outcome.kind == "refused_address", f"{host}: {outcome.kind}: {outcome.reason}"
            assert outcome.reason
        assert connected == [], f"a socket was opened to {connected[:3]}"
    behind = [one for one in hosts if "127." not in one and not _is_loopback(one)][: count // 4]

    def lead_inside(path: str) -> tuple[int, list[tuple[str, str]], bytes]:
        number = path.strip("/")
        return (302, [("Location", f"http://{behind[int(number)]}/x")], b"") if number.isdecimal() else (404, [], b"")

    with watched_sockets() as connected, loopback_site(lead_inside) as base, loopback_client(home) as client:
        for number, host in enumerate(behind):
            outcome = client.get(f"{base}/{number}", max_bytes=1000)
            assert isinstance(outcome, Failure), f"a redirect to {host} was followed"
            assert outcome.kind in ("refused_address", "redirects"), f"{host}: {outcome.kind}: {outcome.reason}"
        away = [one for one in connected if one[0] != "127.0.0.1"]
        assert away == [], f"a redirect opened a socket to {away[:3]}"
    return f"{len(hosts)} addresses inside refused, none asked; {len(behind)} more behind redirects not followed"


def changing_name(home: Path) -> str:
    """A name that is public when it is checked and private afterwards: the connection goes to what was checked."""
    answers = ["93.184.215.14", *["10.0.0.7"] * 20]
    connected: list[Any] = []

    def look_up(host: str, port: int, *rest: Any, **more: Any) -> list[Any]:
        if _is_number(host):
            return _LOOK_UP(host, port, *rest, **more)
        number = answers.pop(0) if answers else "10.0.0.7"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    def connect(self: socket.socket, address: Any) -> None:
        connected.append(address[0])
        raise ConnectionRefusedError("no network in this test")

    with (
        patch.object(socket.socket, "connect", connect),
        patch("tasks.web.network.socket.getaddrinfo", look_up),
        loopback_client(home, allow_loopback=False) as client,
    ):
        for _ in range(3):
            outcome = client.get("http://rebind.example/x", max_bytes=1000, check_robots=False)
            assert isinstance(outcome, Failure)
    assert set(connected) <= {"93.184.215.14"}, connected
    return "a name that changes from public to private: only the checked number was connected to"


# Titles that mean something to SQL, markdown, HTML, a terminal or a template.
TITLES = (
    "'); DROP TABLE store.article; --", '" OR ""="',
    "$1 $x ? :name {0} {{ 7*7 }} {% raw %}", "[x](javascript:alert(1))",
    "![x](http://10.0.0.1/a.png)", "<script>alert(1)</script>", "</title></script><svg onload=alert(1)>", "`rm -rf`",
    "\x1b]0;owned\x07\x1b[2J\x1b[31m", "\u202egnp.exe", "a\x00b", "# head\n\n* list\n| a | b |", "%s %d %n", "\ud800",
    "FROM read_csv('/etc/passwd')", "ATTACH '/tmp/x.db'", "A" * 100_000, "🀄" * 500, "\r\nSet-Cookie: a=b", "",
)  # fmt: skip


def hostile_titles(home: Path, count: int) -> str:
    """Titles and bodies go through store, search, artifacts and report words, and come out as words."""
    choose = random.Random("titles")
    titles = [one for one in TITLES if "\ud800" not in one]
    titles += ["".join(choose.choices(" ".join(titles[:17]), k=choose.randint(1, 80))) for _ in range(count)]
    given = Given()
    for number, title in enumerate(titles):
        given.article(f"harbour.example/{number}", DAY, f"Tariffs rose. {title[:500]}", title=title)
        assert not any(ord(c) < 32 or c in "\u202e\x7f" for c in plain(title))
        told = artifact_plain(title)
        assert "\n" not in told and "`" not in told[1:-1], told
        made = link("javascript:alert(1)", title)
        assert "<script" not in made and "href" not in made, made
    stored = given.ask("SELECT title FROM store.text ORDER BY split_part(title, chr(0), 1)")
    assert sorted(row["title"] for row in stored) == sorted(titles)
    for title in titles[:60]:
        rows(given.connection, "FROM search($words) LIMIT 5", {"words": title[:300]})
    assert rows(given.connection, "SELECT count(*) AS n FROM store.article")[0]["n"] == len(titles)
    shown = printed(given, home)
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in shown), ascii(shown[:2000])
    return f"{len(titles)} titles stored, searched, printed and shown as words"


def printed(given: Given, home: Path) -> str:
    """All titles as `tradelines sql` shows them on a terminal."""
    path = home / "titles.duckdb"
    given.connection.execute(f"ATTACH '{path}' AS printed")
    given.connection.execute("CREATE TABLE printed.title AS SELECT DISTINCT title FROM store.text")
    given.connection.execute("DETACH printed")
    done = subprocess.run(
        [BIN / "tradelines", "sql", "FROM title", "--file", path], cwd=PROJECT, capture_output=True, text=True,
        env=environment(home), check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def loopback_client(home: Path, *, allow_loopback: bool = True) -> Client:
    """A client that waits for nobody."""
    return Client(
        "faults/1 (+test@example.org)", HostPacer(home / "hosts"), allow_loopback=allow_loopback,
        min_interval_seconds=0.0, connect_timeout_seconds=2.0, exchange_timeout_seconds=20.0,
    )  # fmt: skip


def _is_number(host: str) -> bool:
    """Whether no name server is asked for this host."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    """Whether a client that may use loopback could rightly go there."""
    try:
        ip = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return ip.is_loopback or bool(getattr(ip, "ipv4_mapped", None)) or "2002:7f" in host or "64:ff9b::7f" in host


@contextmanager
def loopback_site(answer: Callable[[str], tuple[int, list[tuple[str, str]], bytes]]) -> Iterator[str]:
    """A site on loopback that answers a path with status, headers and body; its base address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answer(self.path)
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value.encode().decode("latin-1"))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):  # the client wanted no more
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients hang up on purpose
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
