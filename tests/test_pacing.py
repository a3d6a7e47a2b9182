"""When a source is polled next and what is asked then."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.feeds import pacing
from tasks.feeds.feed import parse_feed
from tasks.feeds.pacing import after_poll, is_due, request_headers
from tasks.feeds.state import FeedState, dump_state, load_state
from tasks.records import Answer, Failure, FeedEntry, ParsedFeed, Rejected
from tasks.web.client import Client
from tasks.web.hosts import HostPacer

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
HOUR = 3600.0
ADDRESS = "https://news.example/feed"
NEW = FeedState("x", ADDRESS)


def answer(status=200, body=b"feed", moved=None, retry_after=None, **headers):
    listed = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(ADDRESS, moved or ADDRESS, moved, status, listed, body, NOW, retry_after)


def failure(kind, retry_after=None):
    return Failure(ADDRESS, kind, f"{kind} went wrong", NOW, retry_after)


def listing(*days_old, title="Trade", ttl=None, error=None, rejected=0, children=()):
    entries = tuple(
        FeedEntry("x", f"{ADDRESS}/{n}", "t", "", NOW - timedelta(days=n) if n is not None else None, None, None, None)
        for n in days_old
    )
    refused = tuple(Rejected("feed", ADDRESS, "no address") for _ in range(rejected))
    return ParsedFeed("x", "" if error else "rss20", title, "en", ttl, entries, refused, children, error)


def seconds_to_next(state):
    return (state.next_poll_at - state.polled_at).total_seconds()


def listed_once(**changes):
    state = after_poll(NEW, answer(etag='"1"', last_modified="yesterday"), listing(0), NOW)
    return replace(state, **changes)


# ---------------------------------------------------------------- due or not


def test_a_source_that_was_never_polled_is_due():
    assert is_due(NEW, NOW)


def test_an_hourly_run_that_starts_seconds_early_still_finds_an_hourly_source_due():
    state = listed_once()
    assert seconds_to_next(state) == HOUR
    assert is_due(state, NOW + timedelta(minutes=59, seconds=30))
    assert not is_due(state, NOW + timedelta(minutes=40))


def test_what_the_host_asked_for_has_no_slack():
    state = after_poll(NEW, answer(429, retry_after=HOUR), None, NOW)
    assert not is_due(state, NOW + timedelta(minutes=59, seconds=59))
    assert is_due(state, NOW + timedelta(hours=1))


# ---------------------------------------------------------------- conditions


def test_validators_are_sent_with_the_second_poll():
    assert request_headers(NEW, NOW) == {}
    assert request_headers(listed_once(), NOW) == {"If-None-Match": '"1"', "If-Modified-Since": "yesterday"}


def test_every_tenth_poll_asks_for_the_body():
    state, full = listed_once(), []
    for number in range(1, 21):
        conditions = request_headers(state, NOW)
        full.append(number) if not conditions else None
        state = after_poll(state, answer(304 if conditions else 200, etag='"1"'), None, NOW)
    assert full == [10, 20]


def test_a_week_without_a_body_asks_for_it():
    assert request_headers(listed_once(), NOW + timedelta(days=7)) == {}


def test_validators_are_kept_up_also_where_the_body_is_the_same():
    state = after_poll(listed_once(), answer(etag='"2"'), None, NOW)
    assert (state.etag, state.last_modified, state.outcome) == ('"2"', None, "unchanged")
    state = after_poll(listed_once(), answer(304), None, NOW)
    assert (state.etag, state.last_modified, state.outcome) == ('"1"', "yesterday", "not_modified")


def test_a_false_304_is_noticed_by_the_full_get_and_ends_conditions():
    state = listed_once(polls_since_full=9)
    state = after_poll(state, answer(body=b"other", etag='"1"'), listing(0, 1), NOW, known_share=0.5)
    assert state.false_304s == 1
    assert request_headers(state, NOW) == {}
    assert any("does not change when it does" in warning for warning in state.warnings)


@pytest.mark.parametrize(("etag", "known_share"), [('"2"', 0.5), ('"1"', 1.0)])
def test_a_new_validator_or_no_news_is_no_lie(etag, known_share):
    state = after_poll(listed_once(), answer(body=b"other", etag=etag), listing(0), NOW, known_share=known_share)
    assert state.false_304s == 0


def test_an_index_of_sitemaps_is_never_asked_for_with_conditions():
    state = after_poll(NEW, answer(etag='"1"'), listing(children=((ADDRESS, None),)), NOW)
    assert request_headers(state, NOW) == {}
    assert not pacing.has_same_body(state, answer())


# ---------------------------------------------------------------- failures


@pytest.mark.parametrize(
    ("result", "parsed", "weight"),
    [
        (answer(400), None, 1.0),
        (answer(401), None, 1.0),
        (answer(403), None, 1.0),
        (answer(410), None, 1.0),
        (answer(200), listing(error="the answer is an HTML page, not a feed"), 1.0),
        (failure("robots"), None, 1.0),
        (failure("redirects"), None, 1.0),
        (failure("refused_address"), None, 1.0),
        (failure("too_large"), None, 1.0),
        (answer(304), None, 1.0),  # nothing was asked that could be unmodified
        (answer(404), None, 0.5),
        (answer(429), None, 0.5),
        (answer(500), None, 0.5),
        (answer(503), None, 0.5),
        (failure("robots_unreachable"), None, 0.5),
        (failure("timeout"), None, 0.5),
        (failure("dns"), None, 0.5),
        (failure("tls"), None, 0.5),
        (failure("protocol"), None, 0.5),
        (failure("connect"), None, 0.25),
        (failure("paced", 600.0), None, 0.0),
    ],
)
def test_weights(result, parsed, weight):
    state = after_poll(NEW, result, parsed, NOW)
    assert (state.failures, state.outcome, state.failing_since) == (weight, "failed", NOW if weight else None)
    assert state.reason


def test_backoff_is_linear_capped_at_a_day_and_never_ends():
    state, waits = NEW, []
    for _ in range(40):
        state = after_poll(state, answer(403), None, NOW)
        waits.append(seconds_to_next(state) / HOUR)
    assert waits[:4] == [1.0, 2.0, 3.0, 4.0]
    assert waits[23:] == [24.0] * 17


def test_success_forgets_all_failures():
    state = NEW
    for _ in range(5):
        state = after_poll(state, failure("timeout"), None, NOW)
    assert state.failures == 2.5
    state = after_poll(state, answer(), listing(0), NOW + timedelta(days=1))
    assert (state.failures, state.failing_since, state.reason, seconds_to_next(state)) == (0.0, None, None, HOUR)


def test_a_failure_keeps_what_was_known():
    state = after_poll(listed_once(), answer(500), None, NOW)
    assert (state.etag, state.body_hash, state.channel_title) == ('"1"', pacing.hash_body(b"feed"), "Trade")


def test_retry_after_counts_where_it_is_longer():
    assert seconds_to_next(after_poll(NEW, answer(503, retry_after=5 * HOUR), None, NOW)) == 5 * HOUR
    assert seconds_to_next(after_poll(NEW, answer(503, retry_after=60.0), None, NOW)) == HOUR


def test_a_host_that_is_resting_is_no_failure_and_is_asked_when_it_has_rested():
    state = after_poll(NEW, failure("paced", 600.0), None, NOW)
    assert (state.failures, seconds_to_next(state)) == (0.0, 600.0)


def test_after_a_429_the_feeds_of_a_host_come_back_apart():
    waits = {seconds_to_next(after_poll(NEW, answer(429), None, NOW, jitter=jitter)) for jitter in (0.0, 0.5, 1.0)}
    assert waits == {HOUR, 1.5 * HOUR, 2 * HOUR}


def test_a_move_that_turns_out_wrong_is_taken_back():
    moved = "https://new.example/feed"
    state = after_poll(NEW, answer(moved=moved), listing(0), NOW)
    assert pacing.poll_address(state) == moved
    for _ in range(3):
        state = after_poll(state, answer(410), None, NOW)
    assert pacing.poll_address(state) == ADDRESS


# ---------------------------------------------------------------- pace


@pytest.mark.parametrize(
    ("headers", "ttl", "hours"),
    [
        ({}, None, 1.0),
        ({}, 1800.0, 1.0),  # more often than we ask is no wish
        ({}, 4 * HOUR, 4.0),
        ({"cache_control": "max-age=7200"}, None, 2.0),
        ({"cache_control": "max-age=7200"}, 4 * HOUR, 4.0),
        ({"expires": "Wed, 25 Nov 2026 15:00:00 GMT"}, None, 5.0),
        ({"cache_control": "max-age=31536000"}, None, 24.0),
        ({}, 30 * 24 * HOUR, 24.0),
    ],
)
def test_the_publisher_sets_the_pace_up_to_a_day(headers, ttl, hours):
    assert seconds_to_next(after_poll(NEW, answer(**headers), listing(0, ttl=ttl), NOW)) == hours * HOUR


def test_the_interval_follows_the_share_of_what_was_known():
    state, intervals = NEW, []
    for share in (None, 0.5, 0.9, 0.9, 0.9, 0.9, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0):
        state = after_poll(state, answer(body=str(share).encode()), listing(0), NOW, known_share=share)
        intervals.append(state.interval_seconds / HOUR)
    assert intervals[:6] == [1.0, 1.0, 1.5, 2.25, 3.0, 3.0]
    assert min(intervals) == intervals[-1] == pacing.SHORTEST_INTERVAL_SECONDS / HOUR


def test_nothing_new_makes_the_interval_longer():
    assert after_poll(listed_once(), answer(304), None, NOW).interval_seconds == 1.5 * HOUR


# ---------------------------------------------------------------- warnings


@pytest.mark.parametrize(
    ("parsed", "warning"),
    [
        (listing(30), "its newest entry is 4 weeks old"),
        (listing(title="Sports"), "the channel's title changed from 'Trade' to 'Sports'"),
        (listing(), "it lists nothing"),
        (listing(rejected=3), "it lists nothing; 3 entries were refused"),
        (listing(None, None), "none of its entries has a date that can be read"),
        (listing(0, rejected=5), "more entries were refused (5) than read (1)"),
    ],
)
def test_what_a_person_should_look_at_is_said(parsed, warning):
    assert warning in after_poll(listed_once(), answer(body=b"other"), parsed, NOW).warnings


def test_a_healthy_poll_warns_of_nothing():
    assert after_poll(listed_once(), answer(body=b"other"), listing(0, 1), NOW).warnings == ()


def test_warnings_last_while_nothing_changes_and_age_is_counted_on():
    state = after_poll(NEW, answer(), listing(18), NOW)
    assert state.warnings == ()
    state = after_poll(state, answer(304), None, NOW + timedelta(days=10))
    assert state.warnings == ("its newest entry is 4 weeks old",)
    state = after_poll(NEW, answer(), listing(), NOW)
    assert after_poll(state, answer(304), None, NOW).warnings == ("it lists nothing",)


def test_a_move_for_good_is_said_once():
    moved = "https://new.example/feed"
    state = after_poll(NEW, answer(moved=moved), listing(0), NOW)
    assert state.warnings == (f"it has moved for good to {moved}",)
    assert after_poll(state, answer(304), None, NOW).warnings == ()


# ---------------------------------------------------------------- the state as JSON


def test_the_state_comes_back_from_its_json():
    state = replace(listed_once(), not_before=NOW, warnings=("one", "two"), failing_since=NOW)
    assert load_state(dump_state(state), "x", ADDRESS) == state


def test_another_address_begins_anew():
    assert load_state(dump_state(listed_once()), "x", "https://news.example/other").etag is None


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", "null", '{"address": 1}', '{"address": "https://news.example/feed", "polled_at": 4}']
)
def test_a_state_that_cannot_be_read_begins_anew(text):
    assert load_state(text, "x", ADDRESS) == NEW


def test_a_key_of_another_version_is_dropped():
    text = dump_state(NEW).replace("{", '{"from_the_future":1,', 1)
    assert load_state(text, "x", ADDRESS) == NEW


_RESULTS = st.builds(
    answer,
    status=st.sampled_from([200, 304, 404, 429, 500, 418, 204, 206, 299]),
    retry_after=st.none() | st.floats(0, 86400),
) | st.builds(failure, st.sampled_from([*pacing.KIND_WEIGHTS, "unheard_of"]))
_LISTINGS = st.none() | st.builds(listing, st.integers(0, 60), error=st.none() | st.just("no feed"))


@given(st.lists(st.tuples(_RESULTS, _LISTINGS, st.none() | st.floats(0, 1), st.floats(0, 1)), max_size=20))
def test_no_history_ends_polling(history):
    state, now = NEW, NOW
    for result, parsed, share, jitter in history:
        state = after_poll(state, result, parsed, now, share, jitter)
        assert timedelta(0) <= state.next_poll_at - now <= timedelta(days=1, hours=2)
        assert load_state(dump_state(state), "x", ADDRESS) == state
        now = state.next_poll_at


# ---------------------------------------------------------------- over real HTTP


class _FalseFeed(BaseHTTPRequestHandler):
    """Answers 304 to every condition, although each request finds one entry more."""

    def do_GET(self):
        self.server.count += 1
        if self.headers.get("If-None-Match"):
            self.send_response(304)
            self.end_headers()
            return
        items = "".join(f"<item><title>{n}</title><link>/{n}</link></item>" for n in range(self.server.count))
        body = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode()
        self.send_response(200)
        self.send_header("ETag", '"never changes"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def test_a_server_of_false_304s_hides_nothing_for_longer_than_ten_polls(tmp_path):
    server = ThreadingHTTPServer(("127.0.0.1", 0), _FalseFeed)
    server.count = 0
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/feed"
    state, seen, counts = FeedState("x", address), set(), []
    with Client("tradelines/0.1", HostPacer(tmp_path), allow_loopback=True, min_interval_seconds=0.0) as client:
        for _ in range(12):
            headers = request_headers(state, NOW)
            got = client.get(address, max_bytes=100_000, headers=headers, check_robots=False)
            parsed = parse_feed(got.body, "x", address) if got.status == 200 else None
            found = {entry.address for entry in parsed.entries} if parsed else set()
            share = len(found & seen) / len(found) if found else None
            seen |= found
            state = after_poll(state, got, parsed, NOW, share)
            counts.append(len(seen))
    server.shutdown()
    server.server_close()
    assert counts == [1] * 10 + [11, 12]
    assert state.false_304s == 2
