"""What headers say about time."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.web.freshness import fresh_seconds, http_date, retry_after_seconds

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("0", 0),
        ("1.5", 1),
        ("316800", 86400),  # 88 h
        ("99999999999", 86400),
        ("Wed, 25 Nov 2026 10:05:00 GMT", 300),
        ("Wed, 25 Nov 2026 09:00:00 GMT", 0),  # past
        ("Sun, 29 Nov 2026 10:00:00 GMT", 86400),
        ("-5", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(value, seconds):
    assert retry_after_seconds(value, NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ([("cache-control", "public, max-age=900")], 900),
        ([("cache-control", "max-age=900"), ("age", "300")], 600),
        ([("cache-control", "max-age=900"), ("expires", "Wed, 25 Nov 2026 23:00:00 GMT")], 900),
        ([("expires", "Wed, 25 Nov 2026 10:30:00 GMT")], 1800),
        ([("date", "Wed, 25 Nov 2026 10:20:00 GMT"), ("expires", "Wed, 25 Nov 2026 10:30:00 GMT")], 600),
        ([("expires", "0")], None),
        ([("expires", "Wed, 25 Nov 2026 09:30:00 GMT")], None),
        ([("cache-control", "no-cache"), ("expires", "Wed, 25 Nov 2026 10:30:00 GMT")], None),
        ([("cache-control", "s-maxage=50")], None),  # for shared caches, which we are not
        ([], None),
    ],
)
def test_fresh_seconds(headers, seconds):
    assert fresh_seconds(tuple(headers), NOW) == seconds


@given(st.text(max_size=60))
def test_no_header_value_raises(value):
    http_date(value)
    retry_after_seconds(value, NOW)
    fresh_seconds((("cache-control", value), ("expires", value), ("age", value), ("date", value)), NOW)
