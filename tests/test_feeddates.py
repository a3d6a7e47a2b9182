"""Dates as feeds and list pages write them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.feeds.dates import FORMS, read_instant


@pytest.mark.parametrize("example", [example for _, example in FORMS])
def test_every_form_reads_its_example(example):
    assert read_instant(example).date().isoformat() == "2026-11-05"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("Thu, 05 Nov 2026 10:00:00 GMT", "2026-11-05T10:00:00+00:00"),
        ("Thu, 05 Nov 2026 10:00:00 +0800", "2026-11-05T02:00:00+00:00"),
        ("Thu, 5 November 2026 10:00 EDT", "2026-11-05T14:00:00+00:00"),
        ("gio, 05 nov 2026 10:00:00 +0100", "2026-11-05T09:00:00+00:00"),
        ("2026-11-05T10:00:00Z", "2026-11-05T10:00:00+00:00"),
        ("2026-11-05T10:00:00.123-05:00", "2026-11-05T15:00:00.123000+00:00"),
        ("2026-11-05", "2026-11-05T00:00:00+00:00"),
        ("2026/11/5 7:05", "2026-11-05T07:05:00+00:00"),
        ("20261105", "2026-11-05T00:00:00+00:00"),
        ("Nov 5, 2026 3:05 PM ET", "2026-11-05T20:05:00+00:00"),
        ("November 5, 2026, 12:00 a.m.", "2026-11-05T00:00:00+00:00"),
        ("25/11/2026 08:00", "2026-11-25T08:00:00+00:00"),
        ("(2026-11-05)", "2026-11-05T00:00:00+00:00"),
        ("Published: 2026.11.05 08:30 BJT", "2026-11-05T00:30:00+00:00"),
        ("2026年11月5日 星期四 20:15", "2026-11-05T20:15:00+00:00"),
        ("Thu, 05 Nov 2026 24:00:00 GMT", "2026-11-06T00:00:00+00:00"),
        ("Thu, 05 Nov 2026 10:00:00 +3000", "2026-11-05T10:00:00+00:00"),  # no such zone
        ("31 Feb 2026", None),
        ("2026-00-00", None),
        ("0000-00-00 00:00:00", None),
        ("1 hour ago", None),
        ("202611", None),
        ("", None),
        (None, None),
    ],
)
def test_instants(text, instant):
    found = read_instant(text)
    assert (found.isoformat() if found else None) == instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-05 08:30", "2026-11-05T00:30:00+00:00"),
        ("2026年11月5日 08:30", "2026-11-05T00:30:00+00:00"),
        ("2026-11-05 08:30 GMT", "2026-11-05T08:30:00+00:00"),
        ("2026-11-05", "2026-11-05T00:00:00+00:00"),  # a day alone stays that day
        ("2026/11/05", "2026-11-05T00:00:00+00:00"),
    ],
)
def test_a_time_without_a_zone_is_that_of_the_source(text, instant):
    assert read_instant(text, zone_hours=8.0).isoformat() == instant


@given(st.text(max_size=80))
def test_no_text_raises(text):
    read_instant(text)


@given(st.text(alphabet="0123456789-/.: TZ+年月日NovaJpm,", max_size=60), st.sampled_from([0.0, 8.0, -5.0]))
def test_no_heap_of_date_parts_raises(text, zone_hours):
    read_instant(text, zone_hours)


@given(st.datetimes(min_value=datetime(1990, 1, 1)))  # noqa: DTZ001
def test_iso_instants_come_back(instant):
    assert read_instant(instant.isoformat() + "Z").replace(tzinfo=None) == instant
