"""Every trend on given rows: what is counted, and above all what is not added up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.given import DAY, Given, noon, picked


@pytest.fixture
def given() -> Given:
    return Given()


def test_trend_articles_by_day(given: Given):
    given.source("harbour", country="US", ownership="private")
    given.source("gate", country="CN", ownership="official")
    given.article("h/1", DAY)
    given.article("h/2", DAY, is_on_topic=False)
    given.article("h/2", DAY, is_on_topic=False, revision=2)  # a changed article is one article
    given.article("g/1", DAY, publisher="gate")
    given.article("g/2", DAY + timedelta(1), publisher="gate")
    found = given.ask("FROM trend_articles_by_day")
    assert picked(found, "day", "publisher", "country", "ownership", "articles", "articles_on_topic") == [
        (DAY, "gate", "CN", "official", 1, 1),
        (DAY, "harbour", "US", "private", 2, 1),
        (DAY + timedelta(1), "gate", "CN", "official", 1, 1),
    ]


def test_trend_figures_by_month(given: Given):
    text = "The rate is 25 percent. It may become 60 percent. That is 30 USD (200 CNY)."
    a = given.article("h/1", date(2025, 4, 30), text)
    b = given.article("h/2", date(2025, 5, 1), text)
    for article in (a, b):
        given.figure(article, "25 percent", economy="US", partner="CN")
    given.figure(a, "60 percent", modality="threatened", economy="US", partner="CN")
    given.figure(a, "30 USD", measure="cost")
    given.figure(a, "200 CNY", measure="cost", conversion_of=text.index("30 USD"))  # the same money, counted once
    found = given.ask("FROM trend_figures_by_month ORDER BY ALL")
    assert picked(found, "month", "measure", "modality", "economy", "partner", "mentions", "articles") == [
        (date(2025, 4, 1), "cost", "reported", None, None, 1, 1),
        (date(2025, 4, 1), "tariff_rate", "reported", "US", "CN", 1, 1),
        (date(2025, 4, 1), "tariff_rate", "threatened", "US", "CN", 1, 1),
        (date(2025, 5, 1), "tariff_rate", "reported", "US", "CN", 1, 1),
    ]


def test_trend_people_by_week(given: Given):
    given.office("Jane Tan", "Minister of Trade", "Ministry of Trade", date(2024, 1, 1), date(2025, 4, 9))
    given.office("Jane Tan", "Governor", "Province", date(2025, 4, 9), None)
    a = given.article("h/1", date(2025, 4, 4), "Jane Tan spoke. Tan left.")
    b = given.article("h/2", date(2025, 4, 9), "Jane Tan came.")
    given.mention(a, "Jane Tan")
    given.mention(a, "Jane Tan", "Tan left")
    given.mention(b, "Jane Tan")
    given.mention(b, "Ministry of Trade", kind="organisation")
    found = given.ask("FROM trend_people_by_week")
    assert picked(found, "week", "person", "office", "mentions", "articles") == [
        (date(2025, 3, 31), "Jane Tan", "Minister of Trade", 2, 1),
        (date(2025, 4, 7), "Jane Tan", "Governor", 1, 1),
    ]


def test_trend_feed_health(given: Given):
    for source_id in ("new", "well", "ill"):
        given.source(source_id)
    for source_id, hour, outcome, failures in (
        ("well", 1, "new", 0.0),
        ("ill", 1, "new", 0.0),
        ("ill", 2, "failed", 1.5),
    ):
        given.add(
            "feed_poll",
            poll_id=given_id(source_id, hour),
            source_id=source_id,
            polled_at=noon(DAY) + timedelta(hours=hour),
            outcome=outcome,
            failures=failures,
            reason="no route" if outcome == "failed" else None,
            warnings=[],
        )
    entry = given.entry("w/1", publisher="well")
    given.add("entry_sighting", sighting_id=given_id("s"), entry_id=entry, source_id="well", seen_at=noon(DAY))
    found = given.ask("FROM trend_feed_health")
    assert picked(found, "source_id", "last_outcome", "reason", "failures", "entries", "newest_entry_seen_at") == [
        ("ill", "failed", "no route", 1.5, 0, None),
        ("well", "new", None, 0.0, 1, noon(DAY)),
        ("new", None, None, None, 0, None),
    ]


def given_id(*parts: object):
    from tasks.identity import make_id

    return make_id("test", *map(str, parts))
