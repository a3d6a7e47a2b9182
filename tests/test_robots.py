"""robots.txt: what is kept of each answer, and how it is read."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.web.robots import RobotsCopy, decode_robots, judge, keep_answer, keep_failure, parse_robots

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
ORIGIN = "https://news.example"


def _judge(text, path="/a", agent="tradelines"):
    copy = keep_answer(ORIGIN, 200, text.encode(), None, NOW)
    return judge(copy, parse_robots(copy.content), ORIGIN + path, agent)


@pytest.mark.parametrize(
    ("text", "path", "is_allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", True),  # the longest rule wins
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?page=1", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: TradeLines\nDisallow: /", "/a", False),
        ("user-agent: *\r\ndisallow: /a\r\n", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("<!DOCTYPE html><html><body>Not found</body></html>", "/a", True),
        ("User-agent: *\nDisallow: /%E6%96%B0", "/新闻", False),
    ],
)
def test_rules(text, path, is_allowed):
    assert _judge(text, path).is_allowed is is_allowed


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 10", 10.0),
        ("User-agent: *\nCrawl-delay: 0.5", 0.5),
        ("User-agent: *\nRequest-rate: 1/30", 30.0),
        (f"User-agent: *\nRequest-rate: 1/{'9' * 400}", 86400.0),
        (f"User-agent: *\nRequest-rate: {'9' * 400}/1", 0.0),
        (f"User-agent: *\nRequest-rate: 1/{'9' * 5000}", 0.0),
        ("User-agent: *\nCrawl-delay: soon", 0.0),
        ("User-agent: *\nCrawl-delay: -4", 0.0),
        ("User-agent: *\nCrawl-delay: inf", 0.0),
        ("User-agent: *\nCrawl-delay: nan", 0.0),
        ("User-agent: *\nCrawl-delay: 9999999", 86400.0),
        ("User-agent: other\nCrawl-delay: 10", 0.0),
    ],
)
def test_delays(text, seconds):
    assert _judge(text).crawl_delay_seconds == seconds


def test_an_answer_of_4xx_means_no_rules_and_is_kept_a_day():
    copy = keep_answer(ORIGIN, 403, b"User-agent: *\nDisallow: /", None, NOW)
    assert (copy.content, copy.fresh_until) == ("", NOW + timedelta(days=1))


def test_a_server_error_keeps_the_older_rules_and_asks_again_soon():
    old = keep_answer(ORIGIN, 200, b"User-agent: *\nDisallow: /", None, NOW - timedelta(days=2))
    copy = keep_answer(ORIGIN, 502, b"", old, NOW)
    assert (copy.content, copy.fresh_until) == (old.content, NOW + timedelta(hours=1))


def test_without_older_rules_a_server_error_forbids_everything():
    copy = keep_answer(ORIGIN, 502, b"", None, NOW)
    verdict = judge(copy, None, ORIGIN + "/a", "tradelines")
    assert (verdict.is_allowed, verdict.reason) == (False, "robots.txt of https://news.example answered 502")


def test_silence_is_kept_for_minutes_only():
    copy = keep_failure(ORIGIN, "timeout", "no answer in time", None, NOW)
    assert isinstance(copy, RobotsCopy)
    assert (copy.status, copy.content, copy.failure_kind) == (None, None, "timeout")
    assert copy.fresh_until == NOW + timedelta(minutes=10)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings(encoding):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    assert decode_robots(mark + "Disallow: /新".encode(encoding)) == "Disallow: /新"


@given(st.binary(max_size=500), st.text(max_size=50))
def test_no_file_and_no_path_raises(body, path):
    copy = keep_answer(ORIGIN, 200, body, None, NOW)
    judge(copy, parse_robots(copy.content), f"{ORIGIN}/{path}", "tradelines")


_NAMES = ["User-agent", "Disallow", "Allow", "Crawl-delay", "Request-rate", "Visit-time", "Sitemap", "Host", "x"]
_LINES = st.lists(st.tuples(st.sampled_from(_NAMES), st.text(max_size=20)))


@given(_LINES)
def test_no_rule_raises(lines):
    _judge("\n".join(f"{name}: {value}" for name, value in lines))
