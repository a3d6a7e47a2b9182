"""The ledger in SQL: what is in force, layers that add, coverage by the news, contradictions, candidates, trends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tasks.identity import make_id
from tasks.measures.files import load_measures
from tasks.measures.ledger import ledger_tables
from tasks.reference.registry import load_registry
from tasks.warehouse.live import open_live, replace_reference, write_batch
from tasks.warehouse.reference_rows import reference_tables
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly, publish

NOW = datetime(2030, 6, 1, 12, tzinfo=UTC)
SPINE = """
reviewed = 2031-01-31

[[measure]]
id = "us-wide"
title = "Duty on all goods"
imposer = "US"
targets = ["CN"]
kind = "tariff"
instrument = "IEEPA"
body = "President"
announced = 2030-02-01
from = 2030-02-10
scope = "all"
goods = "all goods"
rate = 10
adds_to = ["us-tea", "us-cars"]
address = "https://a.gov/wide"
is_verified = true
steps = [{ step = "threatened", on = 2030-01-01, address = "https://a.gov/threat" }]

[[measure]]
id = "us-wide-30"
title = "Duty on all goods raised"
imposer = "US"
targets = ["CN"]
kind = "tariff"
change = "sets_rate"
amends = "us-wide"
instrument = "IEEPA"
body = "President"
announced = 2030-04-01
from = 2030-04-02
rate = 30
address = "https://a.gov/wide30"
is_verified = true

[[measure]]
id = "us-wide-truce"
title = "Truce"
imposer = "US"
targets = ["CN"]
kind = "tariff"
change = "suspends"
amends = "us-wide"
instrument = "IEEPA"
body = "President"
announced = 2030-07-01
from = 2030-07-10
until = 2031-07-10
rate = 5
address = "https://a.gov/truce"
is_verified = true

[[measure]]
id = "us-tea"
title = "Duty on tea"
imposer = "US"
targets = ["CN"]
kind = "tariff"
instrument = "Section 301"
body = "Board of Tea"
announced = 2029-01-01
from = 2029-02-01
goods = "tea"
goods_names = ["tea"]
hs = ["0902"]
scope = "headings"
rate = 25
address = "https://a.gov/tea"
is_verified = true

[[measure]]
id = "us-cars"
title = "Duty on cars"
imposer = "US"
targets = ["*"]
kind = "tariff"
instrument = "Section 232"
body = "President"
announced = 2029-05-01
from = 2029-06-01
goods = "cars"
goods_names = ["cars"]
hs = ["8703"]
scope = "headings"
rate = 50
excludes = ["us-wide"]
address = "https://a.gov/cars"
is_verified = true

[[measure]]
id = "us-ev"
title = "Duty on electric cars"
imposer = "US"
targets = ["CN"]
kind = "tariff"
instrument = "Section 301"
body = "Board of Tea"
announced = 2029-07-01
from = 2029-08-01
goods = "electric cars"
hs = ["870380"]
scope = "headings"
rate = 100
adds_to = ["us-cars", "us-wide"]
address = "https://a.gov/ev"
is_verified = true

[[measure]]
id = "us-rumour"
title = "Duty on rice that nobody could read"
imposer = "US"
targets = ["CN"]
kind = "tariff"
instrument = "Section 301"
body = "Board of Tea"
announced = 2029-07-01
from = 2029-08-01
goods_names = ["rice"]
rate = 7

[[measure]]
id = "us-toys"
title = "Threat of a duty on toys"
imposer = "US"
targets = ["CN"]
kind = "tariff"
change = "threatens"
instrument = "IEEPA"
body = "President"
announced = 2030-05-01
goods_names = ["toys"]
rate = 60
address = "https://a.gov/toys"
is_verified = true
steps = [{ step = "failed", on = 2030-08-01, address = "https://a.gov/toys-dropped" }]
"""
TEXT = 'Washington imposed a duty of 30 percent. "We had to act," Ruth Calder said. "We shall answer," Han Mei said.'


@contextmanager
def ledger(folder: Path, events: tuple[dict[str, Any], ...] = ()) -> Iterator[duckdb.DuckDBPyConnection]:
    (folder / "reference" / "measures").mkdir(parents=True)
    (folder / "reference" / "measures" / "spine.toml").write_text(SPINE, encoding="utf-8")
    people = [
        {"entity_id": make_id("entity", name), "canonical": name, "country": country, "source": "test"}
        for name, country in (("Ruth Calder", "US"), ("Han Mei", "CN"))
    ]
    tables = reference_tables(load_registry()) | ledger_tables(load_measures(folder / "reference")) | {"person": people}
    with open_live(folder / "live.duckdb") as connection:
        replace_reference(connection, tables, "test")
        for number, event in enumerate(events):
            write_batch(connection, news(number, event))
        yield connection


def news(number: int, event: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """One article with one event, its rate, and two statements."""
    name = f"https://news.example/{number}"
    article, text, reading = (make_id(kind, name) for kind in ("article", "text", "reading"))
    owner = {"reading_id": reading, "text_id": text, "article_id": article}
    span = {"start_char": 0, "end_char": 39, "sentence_start": 0, "sentence_end": 40}
    told = {"type": "tariff", "actor": "US", "target": "CN", "status": "in_force", "goods": [], "participants": []}
    batch: dict[str, list[dict[str, Any]]] = {
        "article": [{"article_id": article, "canonical_address": name, "publisher": "news", "first_seen_at": NOW}],
        "revision": [{"revision_id": make_id("revision", name), "article_id": article, "revision_number": 1}],
        "text": [{
            "text_id": text, "article_id": article, "revision_id": make_id("revision", name), "kind": "body",
            "content": TEXT, "cleaner_version": 1, "article_date": event["day"], "date_basis": "feed",
            "is_current": False, "stored_at": NOW,
        }],
        "reading": [{
            "reading_id": reading, "text_id": text, "article_id": article, "reader": "facts", "reader_version": 1,
            "is_current": False, "stored_at": NOW,
        }],
        "event": [owner | span | told | {"event_id": make_id("event", name)}
                  | {key: value for key, value in event.items() if key not in ("day", "rate")}],
        "quote": [
            owner | {"quote_id": make_id("quote", name, start), "start_char": start, "end_char": start + 5,
                     "sentence_start": 0, "sentence_end": 40, "kind": "direct", "speaker": speaker}
            for start, speaker in ((41, "Ruth Calder"), (77, "Han Mei"))
        ],
    }  # fmt: skip
    if rate := event.get("rate"):
        figure = make_id("figure", name)
        batch["figure"] = [
            owner | span | {"figure_id": figure, "value": rate, "unit": "percent", "goods": [], "basis": []}
        ]
        batch["event_figure"] = [
            {"reading_id": reading, "event_id": make_id("event", name), "figure_id": figure, "role": "rate"}
        ]
    return batch


def layers(connection: duckdb.DuckDBPyConnection, day: str, more: str = "") -> dict[str, tuple[float, float | None]]:
    found = rows(connection, f"SELECT head_id, rate, total_rate FROM in_force(DATE '{day}', 'US', 'CN'{more})")
    return {row["head_id"]: (row["rate"], row["total_rate"]) for row in found}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # Cars bear the duty of Section 232 in place of that on all goods, electric ones their own on top of it.
        ("2030-03-01", {"us-wide": (10, 10), "us-tea": (25, 35), "us-cars": (50, 50), "us-ev": (100, 150)}),
        ("2030-04-02", {"us-wide": (30, 30), "us-tea": (25, 55), "us-cars": (50, 50), "us-ev": (100, 150)}),
        ("2030-07-10", {"us-wide": (5, 5), "us-tea": (25, 30), "us-cars": (50, 50), "us-ev": (100, 150)}),
        # The truce lapsed after the day of review: what holds is not known, and nothing is added.
        ("2031-07-10", {"us-wide": (30, None), "us-tea": (25, 25), "us-cars": (50, 50), "us-ev": (100, 150)}),
        ("2029-03-01", {"us-tea": (25, 25)}),
        ("2028-01-01", {}),
    ],
)
def test_layers_are_summed_only_where_they_meet_and_add(
    tmp_path: Path, day: str, expected: dict[str, tuple[float, float]]
):
    with ledger(tmp_path) as connection:
        assert layers(connection, day) == expected


def test_what_nobody_could_read_is_in_force_only_when_asked_for(tmp_path: Path):
    with ledger(tmp_path) as connection:
        assert "us-rumour" not in layers(connection, "2030-03-01")
        assert layers(connection, "2030-03-01", ", with_unverified := true")["us-rumour"] == (7, 7)


def test_each_layer_carries_the_documents_of_its_chain(tmp_path: Path):
    with ledger(tmp_path) as connection:
        [row] = rows(connection, "SELECT documents FROM in_force('2030-05-01', 'US', 'CN') WHERE head_id = 'us-wide'")
        assert [one["address"] for one in row["documents"]] == ["https://a.gov/wide", "https://a.gov/wide30"]


def test_expiring_tells_what_holds_then(tmp_path: Path):
    with ledger(tmp_path) as connection:
        query = "SELECT measure_id, days_left, then_measure_id FROM expiring(30, DATE '{}')"
        assert rows(connection, query.format("2031-07-01")) == [
            {"measure_id": "us-wide-truce", "days_left": 9, "then_measure_id": "us-wide-30"}
        ]
        assert rows(connection, query.format("2031-01-01")) == []


EVENTS = (
    {"day": date(2030, 4, 2), "rate": 30.0},  # the rise, told rightly
    {"day": date(2030, 4, 3), "rate": 30.0, "effective_from": "2030-04-20", "instrument": "IEEPA"},  # a wrong day
    {"day": date(2030, 5, 2), "rate": 60.0, "status": "threatened", "goods": ["toys"]},
    {"day": date(2030, 5, 3), "type": "export_control", "goods": ["toys"]},  # no act of that kind
)


def test_the_news_attaches_to_the_act_and_a_contradiction_is_shown(tmp_path: Path):
    with ledger(tmp_path, EVENTS) as connection:
        found = rows(connection, "SELECT article_date, measure_id, step, contradiction FROM action_coverage ORDER BY 1")
        assert found == [
            {"article_date": date(2030, 4, 2), "measure_id": "us-wide-30", "step": "in_force", "contradiction": None},
            {"article_date": date(2030, 4, 3), "measure_id": "us-wide-30", "step": "in_force",
             "contradiction": "told with effect on 2030-04-20; official text: from 2030-04-02"},
            {"article_date": date(2030, 5, 2), "measure_id": "us-toys", "step": "threatened", "contradiction": None},
        ]  # fmt: skip


def test_an_event_that_matches_no_act_is_a_candidate_and_never_in_force(tmp_path: Path):
    with ledger(tmp_path, EVENTS) as connection:
        assert rows(connection, "SELECT type, status FROM action_candidate") == [
            {"type": "export_control", "status": "told_in_force"}
        ]


def test_official_text_and_news_stand_side_by_side(tmp_path: Path):
    with ledger(tmp_path, EVENTS) as connection:
        found = rows(connection, """
            SELECT official_date, official_rate, first_article_date, articles, contradicting_articles, first_seen_at
            FROM action_step WHERE measure_id = 'us-wide-30' AND step = 'in_force'
        """)  # fmt: skip
        assert found == [{
            "official_date": date(2030, 4, 2), "official_rate": 30, "first_article_date": date(2030, 4, 2),
            "articles": 2, "contradicting_articles": 1, "first_seen_at": NOW,
        }]  # fmt: skip
        history = rows(connection, "SELECT on_date, step, told_by FROM measure_history('us-wide-30')")
        assert [(str(row["on_date"]), row["step"], row["told_by"]) for row in history] == [
            ("2030-01-01", "threatened", "official"),
            ("2030-02-01", "announced", "official"),
            ("2030-02-10", "in_force", "official"),
            ("2030-04-01", "announced", "official"),
            ("2030-04-02", "in_force", "official"),
            ("2030-04-02", "in_force", "news"),
            ("2030-07-01", "announced", "official"),
            ("2030-07-10", "suspended", "official"),
            ("2031-07-10", "expired", "official"),
        ]


def test_trend_threatened_never_done(tmp_path: Path):
    events = (*EVENTS, {"day": date(2030, 9, 9), "status": "threatened", "type": "port_fee"})
    with ledger(tmp_path, events) as connection:
        query = "SELECT told_by, measure_id, rate, first_date, dropped_date, articles FROM trend_threatened_never_done"
        assert [tuple(row.values()) for row in rows(connection, query)] == [
            ("official", "us-toys", 60, date(2030, 5, 1), date(2030, 8, 1), 1),
            ("news", None, None, date(2030, 9, 1), None, 1),
        ]


def test_trend_measure_lags(tmp_path: Path):
    with ledger(tmp_path, EVENTS) as connection:
        query = """
            SELECT measure_id, days_threat_to_announcement, days_announcement_to_effect, days_announcement_to_article
            FROM trend_measure_lags WHERE measure_id LIKE 'us-wide%'
        """
        assert [tuple(row.values()) for row in rows(connection, query)] == [
            ("us-wide", 31, 9, None),
            ("us-wide-30", None, 1, 1),
            ("us-wide-truce", None, 9, None),
        ]


def test_trend_measure_statements(tmp_path: Path):
    with ledger(tmp_path, EVENTS) as connection:
        query = """
            SELECT measure_id, us_date, us_speaker, us_quotes, cn_date, cn_speaker, cn_quotes, days_to_answer
            FROM trend_measure_statements WHERE measure_id = 'us-wide'
        """
        assert [tuple(row.values()) for row in rows(connection, query)] == [
            ("us-wide", date(2030, 4, 2), "Ruth Calder", 2, date(2030, 4, 2), "Han Mei", 2, 0)
        ]


def test_a_document_in_a_feed_that_the_spine_does_not_know_is_proposed(tmp_path: Path):
    entries = [
        {"entry_id": make_id("entry", number), "title": f"Section 301 Action on China {number}", "summary": "",
         "canonical_address": f"https://www.federalregister.gov/documents/2030/01/02/{number}/notice",
         "entry_date": date(2030, 1, 2), "first_seen_at": NOW}
        for number in ("2030-00001", "2030-00002")
    ]  # fmt: skip
    with ledger(tmp_path) as connection:
        write_batch(connection, {"feed_entry": entries})
        connection.execute("UPDATE store.trade_action SET document = 'FR Doc. 2030-00001' WHERE measure_id = 'us-tea'")
        assert rows(connection, "SELECT document_number FROM measure_proposal") == [{"document_number": "2030-00002"}]


def test_the_macros_work_in_the_published_file_without_extensions(tmp_path: Path):
    with ledger(tmp_path, EVENTS):
        pass
    publish(tmp_path / "live.duckdb", tmp_path / "published" / "tradelines.duckdb")
    with connect_readonly(tmp_path / "published" / "tradelines.duckdb") as connection:
        connection.execute("SET autoload_known_extensions = false")
        for query in (
            "FROM in_force('2030-05-01', 'US', 'CN')",
            "FROM measure_history('us-wide')",
            "FROM expiring(1000, DATE '2030-08-01')",
            "FROM measure",
            "FROM action_step",
        ):
            assert rows(connection, query), query
