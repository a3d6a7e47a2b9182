"""Every trend on given rows: what is counted, and above all what is not added up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tasks.warehouse.trends import rebuild_stale_trends
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
    found = given.ask("FROM trend_people_by_week ORDER BY week")
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


WEEK = date(2025, 4, 7)


def test_trend_coverage_by_week(given: Given):
    given.source("harbour", country="US", ownership="private")
    given.source("gate", country="CN", ownership="official")
    a = given.article("h/1")
    b = given.article("g/1", publisher="gate")
    given.article("g/2", publisher="gate", is_on_topic=False)
    given.story(a, b)  # one text in two outlets
    found = given.ask("FROM trend_coverage_by_week")
    columns = (
        "week",
        "is_total",
        "country",
        "ownership",
        "articles",
        "stories",
        "articles_on_topic",
        "stories_on_topic",
    )
    assert picked(found, *columns) == [
        (WEEK, True, None, None, 3, 2, 2, 1),
        (WEEK, False, "CN", "official", 2, 2, 1, 1),
        (WEEK, False, "US", "private", 1, 1, 1, 1),
    ]


def test_a_changed_date_moves_an_article_to_its_new_week(given: Given):
    given.article("h/1", date(2025, 4, 2))
    given.store()
    given.article("h/1", date(2025, 4, 9), revision=2)
    found = given.ask("FROM trend_coverage_by_week WHERE is_total")
    assert picked(found, "week", "articles") == [(WEEK, 1)]
    assert picked(given.ask("FROM trend_articles_by_day"), "day", "articles") == [(date(2025, 4, 9), 1)]


def test_trend_entities_by_week(given: Given):
    a = given.article("h/1", content="Micron fell. Micron rose.")
    given.article("h/2", content="Nothing.")
    given.mention(a, "Micron Technology", "Micron", kind="organisation")
    given.mention(a, "Micron Technology", "Micron rose", kind="organisation")
    found = given.ask("FROM trend_entities_by_week")
    assert picked(found, "week", "kind", "canonical", "mentions", "articles", "share_of_articles", "articles_read") == [
        (WEEK, "organisation", "Micron Technology", 2, 1, 0.5, 2)
    ]


def test_trend_speakers_by_month(given: Given):
    given.office("Jane Tan", "Minister of Trade", "Ministry of Trade", date(2024, 1, 1), None)
    a = given.article("h/1", content="Chips are hers, said Tan. Beans are not, Tan told Lee.")
    given.topic(a, "semiconductors", "Chips are hers")
    given.quote(a, "Chips are hers", "Jane Tan")
    given.quote(a, "Beans are not", "Jane Tan", kind="indirect", addressee="Ann Lee")
    given.quote(a, "Tan told Lee", None)
    found = given.ask("FROM trend_speakers_by_month ORDER BY topic")
    assert picked(found, "month", "speaker", "offices", "topic", "addressee", "quotes", "direct_quotes") == [
        (date(2025, 4, 1), "Jane Tan", "Minister of Trade", "semiconductors", None, 1, 1),
        (date(2025, 4, 1), "Jane Tan", "Minister of Trade", None, "Ann Lee", 1, 0),
    ]


def test_trend_statements_by_office(given: Given):
    given.office("Jane Tan", "Minister of Trade", "Ministry of Trade", date(2024, 1, 1), date(2025, 4, 9))
    given.office("Ann Lee", "Minister of Trade", "Ministry of Trade", date(2025, 4, 9), None)
    for day, speaker in (
        (date(2025, 4, 8), "Jane Tan"),
        (date(2025, 4, 9), "Ann Lee"),
        (date(2025, 4, 10), "Jane Tan"),
    ):
        article = given.article(f"h/{day}", day, "Chips matter, she said.")
        given.topic(article, "semiconductors", "Chips matter")
        given.quote(article, "Chips matter", speaker)
    found = given.ask("FROM trend_statements_by_office")
    assert picked(found, "month", "office", "body", "topic", "speakers", "quotes", "articles") == [
        # Jane Tan's words of the 10th are no longer the minister's.
        (date(2025, 4, 1), "Minister of Trade", "Ministry of Trade", "semiconductors", ["Ann Lee", "Jane Tan"], 2, 2)
    ]


def test_trend_topics_by_month(given: Given):
    a = given.article("h/1", date(2025, 4, 30))
    given.article("h/2", date(2025, 4, 30))
    b = given.article("h/3", date(2025, 5, 1))
    for article in (a, b):
        given.topic(article, "tariffs")
    found = given.ask("FROM trend_topics_by_month")
    assert picked(found, "month", "topic", "articles", "stories", "share_of_articles") == [
        (date(2025, 4, 1), "tariffs", 1, 1, 0.5),
        (date(2025, 5, 1), "tariffs", 1, 1, 1.0),
    ]


def test_trend_media_side_by_side(given: Given):
    given.source("harbour", ownership="private")
    given.source("daily", ownership="state")
    given.topic(given.article("h/1"), "tariffs")
    given.article("h/2")
    given.topic(given.article("d/1", publisher="daily"), "tariffs")
    found = given.ask("FROM trend_media_side_by_side")
    counts = (
        "private_articles",
        "state_articles",
        "official_articles",
        "private_share",
        "state_share",
        "official_share",
    )
    assert picked(found, "week", "topic", *counts) == [(WEEK, "tariffs", 1, 1, 0, 0.5, 1.0, None)]


def test_trend_figures_by_week(given: Given):
    a = given.article("h/1", date(2025, 4, 8), "It put 25 percent on steel. Shares fell 3 percent.")
    b = given.article("h/2", date(2025, 4, 17), "It has already imposed 25 percent on steel.")
    c = given.article("h/3", date(2025, 4, 18), "A rate of 25 percent was put on steel.")
    for article in (a, b, c):
        given.figure(article, "25 percent", economy="US", partner="CN")
    given.figure(a, "3 percent", measure="market", economy="US")
    found = given.ask("FROM trend_figures_by_week")
    assert picked(found, "week", "measure", "mentions", "new_mentions", "articles") == [
        (WEEK, "tariff_rate", 1, 1, 1),
        (WEEK + timedelta(7), "tariff_rate", 2, 0, 2),  # background, and a repetition
    ]


def test_trend_market_moves_by_week(given: Given):
    a = given.article("h/1", content="Shares fell 3 percent.")
    given.figure(a, "3 percent", measure="market", economy="US", form="change")
    found = given.ask("FROM trend_market_moves_by_week")
    assert picked(found, "week", "form", "economy", "mentions", "new_mentions") == [(WEEK, "change", "US", 1, 1)]
    assert given.ask("FROM trend_figures_by_week") == []


def test_trend_tariff_rates_by_week(given: Given):
    a = given.article(
        "h/1", content="Now 10 percent, once 25 percent, soon 60 percent, then 24 percent. It fell by 5 percent."
    )
    pair = {"economy": "US", "partner": "CN"}
    given.figure(a, "10 percent", **pair)
    given.figure(a, "25 percent", **pair)
    given.figure(a, "60 percent", modality="threatened", **pair)
    given.figure(a, "24 percent", effect="suspended", **pair)
    given.figure(a, "5 percent", form="change", **pair)  # a change is no rate
    found = given.ask("FROM trend_tariff_rates_by_week")
    assert picked(found, "week", "economy", "partner", "status", "rates", "lowest", "highest", "mentions") == [
        (WEEK, "US", "CN", "in_force", ["10.0", "25.0"], 10.0, 25.0, 2),
        (WEEK, "US", "CN", "suspended", ["24.0"], 24.0, 24.0, 1),
        (WEEK, "US", "CN", "threatened", ["60.0"], 60.0, 60.0, 1),
    ]


def test_trend_purchases_by_year(given: Given):
    a = given.article("h/1", content="It will buy 200 USD more. It bought 94 USD. It took 3 ton.")
    pair = {"measure": "purchase", "economy": "CN", "partner": "US", "period": "2020/2021"}
    given.figure(a, "200 USD", modality="announced", form="change", speaker="Jane Tan", **pair)
    given.figure(a, "94 USD", **pair)
    given.figure(a, "3 ton", **pair)
    found = given.ask("FROM trend_purchases_by_year ORDER BY ALL")
    assert picked(found, "year", "economy", "partner", "unit", "form", "committed", "bought", "speakers") == [
        (2020, "CN", "US", "USD", "change", [200.0], None, ["Jane Tan"]),
        (2020, "CN", "US", "USD", "level", None, [94.0], None),
        (2020, "CN", "US", "ton", "level", None, [3.0], None),
    ]


def test_trend_tariff_costs(given: Given):
    a = given.article("h/1", content="Tariffs cost Halden 900 USD. Its wages cost 70 USD.")
    for words in ("900 USD", "70 USD"):
        given.figure(a, words, measure="cost", subject="Halden Robotics")
    found = given.ask("FROM trend_tariff_costs")
    assert picked(found, "subject", "value", "unit", "articles") == [("Halden Robotics", 900.0, "USD", 1)]


def test_trend_both_sides(given: Given):
    for name, body, country in (
        ("Jane Tan", "Commerce", "US"),
        ("Lu Min", "MOFCOM", "CN"),
        ("Al Fox", "Fox Inc", "US"),
    ):
        given.office(name, "Head", body, date(2020, 1, 1), None, country)
        if body != "Fox Inc":
            given.connection.execute(
                "INSERT INTO store.body (canonical, kind, country) VALUES (?, 'ministry', ?)", [body, country]
            )
    a = given.article("h/1", date(2025, 4, 2), "A tariff comes. It is due, Tan said. I worry, Fox said.")
    b = given.article("h/2", date(2025, 4, 5), "A tariff comes. It is wrong, Lu said.")
    for article in (a, b):
        given.event(article, "A tariff comes", instrument="IEEPA")
    given.quote(a, "It is due", "Jane Tan")
    given.quote(a, "I worry", "Al Fox")  # a firm is no side
    given.quote(b, "It is wrong", "Lu Min")
    found = given.ask("FROM trend_both_sides")
    columns = ("actor", "target", "instrument", "actor_speaker", "actor_quotes", "target_speaker", "lag_days")
    assert picked(found, "type", *columns) == [("tariff", "US", "CN", "IEEPA", "Jane Tan", 1, "Lu Min", 3)]


def test_trend_revised_numbers(given: Given):
    a = given.article("h/1", content="The duty is 25 percent. It costs 9 USD.")
    given.figure(a, "25 percent")
    given.figure(a, "9 USD", measure="cost")
    b = given.article("h/1", content="The duty is 20 percent. It costs 9 USD. It is 4 ton.", revision=2)
    given.figure(b, "20 percent")
    given.figure(b, "9 USD", measure="cost")
    given.figure(b, "4 ton", measure="quantity")
    found = given.ask("FROM trend_revised_numbers")
    assert picked(found, "revision_number", "measure", "old_value", "new_value", "old_sentence", "new_sentence") == [
        (2, "quantity", None, 4.0, None, "It is 4 ton."),
        (2, "tariff_rate", 25.0, 20.0, "The duty is 25 percent.", "The duty is 20 percent."),
    ]


def test_trend_new_this_week(given: Given):
    for number in range(8):
        old = given.article(f"h/old{number}", WEEK - timedelta(7 * number + 5), "Jane Tan")
        given.mention(old, "Jane Tan")
    new = given.article("h/new", WEEK, "Jane Tan met Lu Min")
    given.mention(new, "Jane Tan")
    given.mention(new, "Lu Min")
    found = given.ask("FROM trend_new_this_week")
    assert picked(found, "kind", "name", "week", "stories", "usual_stories", "is_new") == [
        ("person", "Lu Min", WEEK, 1, 0.0, True),
        ("person", "Jane Tan", WEEK, 1, 1.0, False),
    ]


def wire_stories(given: Given) -> None:
    """One agency's text at three publishers within nine hours, another at one."""
    first = given.article("a/1", publisher="agency")
    copies = [
        given.article(f"{p}/1", publisher=p, stored_at=noon(DAY) + timedelta(hours=h)) for p, h in (("b", 3), ("c", 9))
    ]
    given.story(first, *copies, wire="Reuters")
    given.story(given.article("a/2", publisher="agency"), wire="Reuters")
    given.article("b/2", publisher="b")  # names no agency


def test_trend_wires_by_month(given: Given):
    wire_stories(given)
    found = given.ask("FROM trend_wires_by_month")
    columns = ("month", "wire", "stories", "articles", "stories_carried", "usual_outlets", "usual_spread_hours")
    assert picked(found, *columns) == [(date(2025, 4, 1), "Reuters", 2, 4, 1, 3.0, 9.0)]


def test_trend_wire_delay(given: Given):
    wire_stories(given)
    found = given.ask("FROM trend_wire_delay")
    assert picked(found, "publisher", "wire", "stories", "stories_first", "usual_delay_hours") == [
        ("agency", "Reuters", 2, 2, 0.0),
        ("b", "Reuters", 1, 0, 3.0),
        ("c", "Reuters", 1, 0, 9.0),
    ]


def test_today_has_what_is_new_and_nothing_twice(given: Given):
    given.office("Jane Tan", "Minister", "Ministry of Trade", date(2024, 1, 1), None, "CN")
    given.connection.execute(
        "INSERT INTO store.body (canonical, kind, country) VALUES ('Ministry of Trade', 'ministry', 'CN')"
    )
    text = "A duty of 25 percent comes. It is wrong, Tan said. Shares fell 3 percent. It is fine, Fox said."
    pair = {"economy": "US", "partner": "CN"}
    old = given.article("h/old", DAY - timedelta(9), text)
    given.figure(old, "3 percent", measure="exports", **pair)
    given.event(old, "A duty", status="threatened")
    for address in ("h/1", "h/2"):
        new = given.article(address, DAY, text)
        given.figure(new, "25 percent", modality="announced", **pair)
        given.figure(new, "3 percent", measure="market", **pair)
        given.event(new, "A duty", status="threatened")
        given.event(new, "A duty", status="announced")
        given.quote(new, "It is wrong", "Jane Tan")
        given.quote(new, "It is fine", "Al Fox")
    found = [row for row in given.ask("FROM today") if row["kind"] != "article"]
    assert picked(found, "kind", "what", "who", "status") == [
        ("claim", "25 percent tariff_rate of US with CN", None, "announced"),
        ("statement", "It is wrong", "Jane Tan", "CN: Minister"),
        ("statement", "It is wrong", "Jane Tan", "CN: Minister"),
        ("status", "tariff US > CN", None, "announced"),
    ]


def test_today_tells_changed_numbers_and_silent_sources(given: Given):
    given.source("harbour")
    given.source("gate")
    a = given.article("h/1", content="The duty is 25 percent.")
    given.figure(a, "25 percent")
    b = given.article("h/1", content="The duty is 20 percent.", revision=2, stored_at=noon(DAY) + timedelta(hours=1))
    given.figure(b, "20 percent")
    for hour in range(40):
        for source_id in ("harbour", "gate"):
            given.add(
                "feed_poll",
                poll_id=given_id(source_id, hour),
                source_id=source_id,
                polled_at=noon(DAY) - timedelta(hours=40 - hour),
                outcome="new",
                entries_new=int(source_id == "harbour" or hour < 10),
                failures=0.0,
            )
    found = given.ask("FROM today WHERE kind NOT IN ('article', 'claim')")
    assert picked(found, "kind", "what", "status") == [
        ("changed number", "25.0 > 20.0 percent", "tariff_rate"),
        ("silent source", "gate", "silent"),
    ]
    assert found[1]["detail"] == "nothing new for 30 hours; its longest pause in 60 days was 1"


def test_a_source_that_moved_is_counted_again_and_a_new_one_is_not(given: Given):
    given.source("harbour", country="US")
    given.source("gate", country="US")
    given.article("h/1")
    given.article("g/1", publisher="gate")
    given.store()
    rebuild_stale_trends(given.connection)
    given.source("pier", country="GB")
    given.article("p/1", publisher="pier")
    given.store()
    assert rebuild_stale_trends(given.connection) == 0
    given.connection.execute("UPDATE store.source SET country = 'CN' WHERE source_id = 'gate'")
    assert rebuild_stale_trends(given.connection) == 1
    assert rebuild_stale_trends(given.connection) == 0
    found = given.ask("SELECT country, articles FROM store.coverage_count WHERE bucket = 'week' AND NOT is_total")
    assert sorted((row["country"], row["articles"]) for row in found) == [("CN", 1), ("GB", 1), ("US", 1)]


def test_a_corrected_office_corrects_history_at_night_and_nothing_is_counted_twice(given: Given):
    a = given.article("h/1", content="It is due, Tan said. A duty of 25 percent.")
    given.quote(a, "It is due", "Jane Tan")
    given.figure(a, "25 percent", economy="US", partner="CN")
    given.store()
    assert given.ask("FROM trend_statements_by_office") == []
    given.office("Jane Tan", "Minister", "Ministry of Trade", date(2024, 1, 1), None)
    assert rebuild_stale_trends(given.connection) == 1
    assert rebuild_stale_trends(given.connection) == 0
    assert picked(given.ask("FROM trend_statements_by_office"), "office", "quotes") == [("Minister", 1)]
    assert picked(given.ask("FROM trend_figures_by_week"), "mentions", "articles") == [(1, 1)]
    assert picked(given.ask("FROM claim"), "mentions", "articles") == [(1, 1)]
