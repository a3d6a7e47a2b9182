"""The client over real HTTP, against small servers on loopback that behave badly in one way each."""

import gzip
import http.server
import random
import socket
import socketserver
import threading
import time
import zlib
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tasks.records import Answer, Failure
from tasks.web.client import Client
from tasks.web.hosts import HostPacer


class Site(http.server.ThreadingHTTPServer):
    """Paths to functions that answer them, with a record of what was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages = {}
        self.asked = []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def paths(self):
        return [path for path, _, _ in self.asked]


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # one packet an answer: else each waits 40 ms for an acknowledgement

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers), time.monotonic()))
        page = self.server.pages.get(self.path)
        if page is None:
            return self.answer(404)
        return page(self)

    def answer(self, status=200, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def make_client(tmp_path):
    clients = []

    def make(**options):
        settings = {"allow_loopback": True, "min_interval_seconds": 0.0, "read_timeout_seconds": 2.0} | options
        clients.append(Client("tradelines/0.1 (+test)", HostPacer(tmp_path / "hosts"), **settings))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def client(make_client):
    return make_client()


def page(status=200, body=b"", **headers):
    return lambda handler: handler.answer(status, body, **headers)


def get(client, address, **options):
    return client.get(address, **{"max_bytes": 100_000, "check_robots": False} | options)


# ---------------------------------------------------------------- answers


def test_a_page_comes_with_its_headers_and_we_say_who_we_are(site, client):
    site.pages["/a"] = page(body=b"words", Content_Type="text/html", Cf_Mitigated="challenge")
    answer = get(client, f"{site.address}/a")
    assert (answer.status, answer.body, answer.final_address) == (200, b"words", f"{site.address}/a")
    assert (answer.header("Content-Type"), answer.header("cf-mitigated"), answer.header("x-none")) == (
        "text/html",
        "challenge",
        None,
    )
    assert site.asked[0][1]["User-Agent"] == "tradelines/0.1 (+test)"
    assert site.asked[0][1]["Accept-Encoding"] == "gzip, deflate"


def test_an_error_status_is_an_answer(site, client):
    site.pages["/gone"] = page(410, b"gone")
    answer = get(client, f"{site.address}/gone")
    assert (answer.status, answer.body) == (410, b"gone")


def test_a_conditional_get_sends_both_validators_and_gets_a_304(site, client):
    stamp = "Wed, 25 Nov 2026 10:00:00 GMT"
    site.pages["/feed"] = lambda handler: handler.answer(
        304 if handler.headers.get("If-None-Match") == '"v1"' else 200, b"", ETag='"v1"', Last_Modified=stamp
    )
    assert get(client, f"{site.address}/feed").status == 200
    answer = get(client, f"{site.address}/feed", etag='"v1"', last_modified=stamp)
    assert (answer.status, answer.body, answer.header("etag")) == (304, b"", '"v1"')
    assert site.asked[1][1]["If-Modified-Since"] == stamp


@pytest.mark.parametrize("etag", ['"é"', '"a\nb"', '"关"', "\x00"])
def test_a_validator_that_cannot_be_sent_is_left_out(site, client, etag):
    site.pages["/feed"] = page(body=b"words")
    assert get(client, f"{site.address}/feed", etag=etag, headers={"If-Modified-Since": "é"}).body == b"words"
    assert not {"If-None-Match", "If-Modified-Since"} & set(site.asked[0][1])


def test_a_contact_that_cannot_be_sent_is_refused(tmp_path):
    with pytest.raises(ValueError, match="TRADELINES_CONTACT"):
        Client("tradelines/0.1 (+Zoë)", HostPacer(tmp_path))


def test_no_proxy_variable_moves_traffic_elsewhere(site, make_client, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/a"] = page(body=b"words")
    assert get(make_client(), f"{site.address}/a").body == b"words"


def test_several_threads_share_a_client(site, client):
    site.pages["/a"] = page(body=b"words")
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(get(client, f"{site.address}/a"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.body for answer in answers] == [b"words"] * 8


# ---------------------------------------------------------------- redirects


def test_permanent_redirects_are_followed_and_reported(site, client):
    site.pages["/old"] = page(301, Location="/older")
    site.pages["/older"] = page(308, Location="new")
    site.pages["/new"] = page(body=b"here")
    answer = get(client, f"{site.address}/old")
    assert (answer.body, answer.final_address) == (b"here", f"{site.address}/new")
    assert answer.permanent_address == f"{site.address}/new"


def test_one_temporary_hop_makes_the_chain_temporary(site, client):
    site.pages["/old"] = page(301, Location="/older")
    site.pages["/older"] = page(302, Location="/new")
    site.pages["/new"] = page(body=b"here")
    answer = get(client, f"{site.address}/old")
    assert (answer.final_address, answer.permanent_address) == (f"{site.address}/new", None)


def test_a_permanent_redirect_to_nowhere_is_not_reported(site, client):
    site.pages["/old"] = page(301, Location="/nowhere")
    answer = get(client, f"{site.address}/old")
    assert (answer.status, answer.permanent_address) == (404, None)


def test_a_circle_of_redirects_ends(site, client):
    site.pages["/a"] = page(302, Location="/b")
    site.pages["/b"] = page(302, Location="/a")
    failure = get(client, f"{site.address}/a")
    assert (failure.kind, site.paths()) == ("redirects", ["/a", "/b"])


def test_an_endless_chain_of_redirects_ends(site, client):
    for number in range(40):
        site.pages[f"/{number}"] = page(302, Location=f"/{number + 1}")
    failure = get(client, f"{site.address}/0")
    assert failure.kind == "redirects"
    assert len(site.asked) < 12


def test_a_host_that_redirects_until_its_cookie_comes_back_is_served(site, client):
    site.pages["/a"] = lambda handler: (
        handler.answer(200, b"words")
        if "seen=1" in (handler.headers.get("Cookie") or "")
        else handler.answer(302, Location="/a", Set_Cookie="seen=1; Path=/")
    )
    assert get(client, f"{site.address}/a").body == b"words"
    assert get(client, f"{site.address}/a").body == b"words"
    assert [("Cookie" in headers) for _, headers, _ in site.asked] == [False, True, False, True]  # none is kept


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/x",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://2130706433/",
        "http://localhost/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "http://10.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://user:password@example.org/",
        "http://example.org:25/",
    ],
)
def test_a_redirect_to_a_refused_place_is_not_followed(site, make_client, monkeypatch, target):
    site.pages["/a"] = page(302, Location=target)
    client = make_client(allow_loopback=False)
    # The public host of this test stands on loopback, as no other is there.
    monkeypatch.setattr("tasks.web.network.resolve", _only_for("public.example"))
    failure = get(client, f"http://public.example:{site.server_port}/a")
    assert (failure.kind, site.paths()) == ("refused_address", ["/a"])


def _only_for(host):
    import ipaddress

    from tasks.web.network import resolve

    def look_up(name, port, allow_loopback, timeout=1.0):
        return [ipaddress.ip_address("127.0.0.1")] if name == host else resolve(name, port, allow_loopback, timeout)

    return look_up


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://[::1]:8080/",
        "ftp://example.org/",
        "nonsense",
        "",
        "http://",
        "http://a b/",
        "https://exa\nmple.org",
    ],
)
def test_a_refused_address_is_never_asked(make_client, address):
    failure = make_client(allow_loopback=False).get(address, max_bytes=10)
    assert isinstance(failure, Failure)
    assert failure.kind == "refused_address"


# ---------------------------------------------------------------- sizes and encodings


def _deflate(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", _deflate),
        ("gzip, gzip", lambda body: gzip.compress(gzip.compress(body))),
        ("identity", bytes),
        ("gzip", bytes),
    ],
)
def test_content_encodings_are_undone(site, client, encoding, pack):
    body = b"Tariffs rose again. " * 500
    site.pages["/a"] = page(body=pack(body), Content_Encoding=encoding)
    assert get(client, f"{site.address}/a").body == body


def test_a_compression_bomb_is_cut_while_it_streams(site, client):
    bomb = gzip.compress(gzip.compress(bytes(50_000_000)))
    site.pages["/bomb"] = page(body=bomb, Content_Encoding="gzip, gzip")
    started = time.monotonic()
    failure = get(client, f"{site.address}/bomb", max_bytes=1_000_000)
    assert failure.kind == "too_large"
    assert time.monotonic() - started < 5


def test_a_body_of_exactly_the_limit_is_taken_and_one_byte_more_is_not(site, client):
    site.pages["/a"] = page(body=b"x" * 100)
    assert get(client, f"{site.address}/a", max_bytes=100).body == b"x" * 100
    assert get(client, f"{site.address}/a", max_bytes=99).kind == "too_large"


def test_an_encoding_that_was_not_asked_for_is_refused(site, client):
    site.pages["/a"] = page(body=b"xx", Content_Encoding="br")
    failure = get(client, f"{site.address}/a")
    assert (failure.kind, "'br'" in failure.reason) == ("protocol", True)


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(random.Random(1).randbytes(9999), mtime=0)[:-200],
        gzip.compress(b"words", mtime=0)[:12] + b"garbage" * 9,
    ],
)
def test_a_damaged_compressed_body_is_a_failure(site, client, body):
    site.pages["/a"] = page(body=body, Content_Encoding="gzip")
    assert get(client, f"{site.address}/a").kind == "protocol"


def test_a_body_shorter_than_its_content_length_is_a_failure(site, client):
    def cut(handler):
        handler.answer(200, b"half", Content_Length="1000")
        handler.close_connection = True

    site.pages["/a"] = cut
    assert get(client, f"{site.address}/a").kind == "protocol"


# ---------------------------------------------------------------- time and trouble


@contextmanager
def raw_server(act):
    """A server that does with each connection what the test wants, below HTTP."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            try:
                self.request.recv(65536)
                act(self.request)
            except OSError:
                pass

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def _drip(connection, head):
    connection.sendall(head)
    for _ in range(200):
        time.sleep(0.05)
        connection.sendall(b"a")


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Drip: "],
    ids=["body", "headers"],
)
def test_a_server_that_drips_bytes_is_left_at_the_deadline(make_client, head):
    with raw_server(lambda connection: _drip(connection, head)) as address:
        started = time.monotonic()
        failure = get(make_client(exchange_timeout_seconds=0.5), address)
        assert failure.kind == "timeout"
        assert time.monotonic() - started < 5


def test_a_server_that_says_nothing_is_left_after_the_read_timeout(make_client):
    with raw_server(lambda connection: time.sleep(4)) as address:
        started = time.monotonic()
        assert get(make_client(read_timeout_seconds=0.3), address).kind == "timeout"
        assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"\0" * 5000,
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
    ],
)
def test_what_is_not_http_is_a_failure(client, data):
    with raw_server(lambda connection: connection.sendall(data)) as address:
        assert get(client, address).kind == "protocol"


def test_endless_headers_are_a_failure(client):
    with raw_server(lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200_000)) as address:
        assert get(client, address).kind in ("protocol", "connect")


def test_nobody_at_home_is_a_failure(client):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert get(client, f"http://127.0.0.1:{unused.getsockname()[1]}/").kind == "connect"


# ---------------------------------------------------------------- politeness


def test_requests_to_a_host_are_spaced_also_over_redirects(site, make_client):
    site.pages["/a"] = page(302, Location="/b")
    site.pages["/b"] = page(body=b"words")
    get(make_client(min_interval_seconds=0.3), f"{site.address}/a")
    (_, _, first), (_, _, second) = site.asked
    assert second - first >= 0.3


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_reported_and_kept_for_the_host(site, make_client, status):
    site.pages["/busy"] = page(status, Retry_After="7200")
    site.pages["/other"] = page(body=b"words")
    client = make_client(max_wait_seconds=1.0)
    answer = get(client, f"{site.address}/busy")
    assert (answer.status, 7200 <= answer.retry_after_seconds <= 7260) == (status, True)
    failure = get(client, f"{site.address}/other")
    assert (failure.kind, 7100 < failure.retry_after_seconds <= 7260, site.paths()) == ("paced", True, ["/busy"])
    assert "asked for 7200 s" in failure.reason


def test_retry_after_may_be_a_date_and_is_capped_at_a_day(site, client):
    site.pages["/busy"] = page(503, Retry_After=format_datetime(datetime.now(UTC) + timedelta(days=4), usegmt=True))
    answer = get(client, f"{site.address}/busy")
    assert 86400 <= answer.retry_after_seconds <= 86460


def test_a_429_without_a_time_rests_the_host_a_while(site, make_client):
    site.pages["/busy"] = page(429)
    client = make_client(max_wait_seconds=1.0)
    assert get(client, f"{site.address}/busy").retry_after_seconds is None
    assert get(client, f"{site.address}/busy").retry_after_seconds >= 50


def test_a_second_client_on_the_machine_keeps_the_pause(site, make_client):
    site.pages["/busy"] = page(429, Retry_After="500")
    get(make_client(), f"{site.address}/busy")
    assert get(make_client(max_wait_seconds=1.0), f"{site.address}/busy").kind == "paced"


# ---------------------------------------------------------------- robots.txt


def robots(text, status=200):
    return page(status, text.encode(), Content_Type="text/plain")


def test_a_disallowed_path_is_not_fetched_and_robots_is_asked_once(site, client):
    site.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /private/\n")
    site.pages["/private/a"] = site.pages["/open"] = page(body=b"words")
    failure = client.get(f"{site.address}/private/a", max_bytes=100)
    assert (failure.kind, "disallows" in failure.reason) == ("robots", True)
    assert client.get(f"{site.address}/open", max_bytes=100).body == b"words"
    assert site.paths() == ["/robots.txt", "/open"]


def test_rules_for_our_name_outweigh_those_for_all(site, client):
    site.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /\n\nUser-agent: Tradelines\nAllow: /\n")
    site.pages["/a"] = page(body=b"words")
    assert client.get(f"{site.address}/a", max_bytes=100).body == b"words"


def test_a_redirect_into_a_disallowed_path_is_not_followed(site, client):
    site.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /private/\n")
    site.pages["/a"] = page(302, Location="/private/b")
    assert client.get(f"{site.address}/a", max_bytes=100).kind == "robots"
    assert "/private/b" not in site.paths()


def test_the_crawl_delay_is_kept_after_a_page(site, client):
    site.pages["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 0.4\n")
    site.pages["/a"] = page(body=b"words")
    for _ in range(2):
        client.get(f"{site.address}/a", max_bytes=100)
    _, first, second = [at for _, _, at in site.asked]
    assert second - first >= 0.4


def test_a_crawl_delay_longer_than_the_wait_sends_the_caller_away(site, make_client):
    site.pages["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 900\n")
    site.pages["/a"] = page(body=b"words")
    client = make_client(max_wait_seconds=10.0)
    assert client.get(f"{site.address}/a", max_bytes=100).body == b"words"
    assert client.get(f"{site.address}/a", max_bytes=100).kind == "paced"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_robots_file_means_no_rules(site, client, status):
    site.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /\n", status)
    site.pages["/a"] = page(body=b"words")
    assert client.get(f"{site.address}/a", max_bytes=100).body == b"words"


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_a_broken_robots_file_closes_the_host_for_now(site, make_client, status):
    site.pages["/robots.txt"] = robots("", status)
    site.pages["/a"] = page(body=b"words")
    failure = make_client().get(f"{site.address}/a", max_bytes=100)
    assert (failure.kind, str(status) in failure.reason) == ("robots_unreachable", True)


def test_an_older_copy_is_obeyed_while_robots_is_broken(site, make_client):
    now = [datetime.now(UTC)]
    store = {}
    client = make_client(robots_store=store, now=lambda: now[0])
    site.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /private/\n")
    site.pages["/a"] = page(body=b"words")
    client.get(f"{site.address}/a", max_bytes=100)
    site.pages["/robots.txt"] = robots("", 500)
    now[0] += timedelta(hours=25)
    assert client.get(f"{site.address}/a", max_bytes=100).body == b"words"
    assert client.get(f"{site.address}/private/b", max_bytes=100).kind == "robots"
    assert (store[site.address].status, store[site.address].fresh_until - now[0]) == (500, timedelta(hours=1))


def test_a_kept_copy_is_used_by_the_next_process(site, make_client):
    store = {}
    site.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /private/\n")
    make_client(robots_store=store).robots_for(f"{site.address}/a")
    assert make_client(robots_store=store).robots_for(f"{site.address}/private/a").is_allowed is False
    assert site.paths() == ["/robots.txt"]


def test_a_host_without_an_answer_is_said_as_such_and_not_asked_for_every_page(make_client):
    client = make_client(connect_timeout_seconds=1.0)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/a"
        first = client.get(address, max_bytes=100)
        assert (first.kind, first.reason.startswith("robots.txt of")) == ("connect", True)
        assert client.get(address, max_bytes=100).reason == first.reason


def test_an_endless_robots_file_is_cut_and_read(site, client):
    site.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /private/\n" + "# more\n" * 200_000)
    site.pages["/a"] = page(body=b"words")
    assert isinstance(client.get(f"{site.address}/a", max_bytes=100), Answer)
    assert client.get(f"{site.address}/private/a", max_bytes=100).kind == "robots"


def test_a_robots_file_that_redirects_for_ever_has_no_rules(site, client):
    site.pages["/robots.txt"] = page(302, Location="/robots.txt")
    site.pages["/a"] = page(body=b"words")
    assert client.get(f"{site.address}/a", max_bytes=100).body == b"words"
