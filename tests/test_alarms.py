"""Alarms: automations made once, watched rows sent once, numbers for Prometheus."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.orchestration import get_client

from tasks.alarm import Notifier, load_block, rows_told, send_new_rows, set_up_automations
from tasks.errors import UserError
from tasks.identity import make_id
from tasks.settings import Settings
from tasks.warehouse.live import open_live
from tasks.warehouse.metrics import metrics_text, write_metrics
from tasks.warehouse.runs import store
from tasks.warehouse.snapshot import publish
from tasks.warehouse.watches import add_watch, list_watches, remove_watch

QUERY = "SELECT source_id, name FROM store.source ORDER BY ALL;"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


def add_source(settings: Settings, name: str) -> None:
    store(settings.live_path, {"source": [{"source_id": name, "name": name, "is_enabled": True}]})
    publish(settings.live_path, settings.published_path)


class Receiver:
    """A webhook on this machine."""

    def __init__(self, status: int = 200) -> None:
        self.received: list[dict[str, Any]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["content-length"])
                receiver.received.append(json.loads(self.rfile.read(length)))
                self.send_response(status)
                self.end_headers()

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.block = CustomWebhookNotificationBlock(
            name="test", url=f"http://127.0.0.1:{self.server.server_port}/hook",
            json_data={"subject": "{{subject}}", "body": "{{body}}"},
        )  # fmt: skip

    def __enter__(self) -> Receiver:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def sent(settings: Settings, block: Notifier | None = None) -> list[tuple[str, int]]:
    return [(found.name, len(found.rows)) for found in send_new_rows(settings, block)]


def test_new_rows_of_a_watched_query_reach_a_local_receiver_once(settings: Settings):
    add_source(settings, "harbour")
    assert add_watch(settings, "sources", QUERY) == 1
    with Receiver() as receiver:
        assert sent(settings, receiver.block) == []
        add_source(settings, "gazette")
        assert sent(settings, receiver.block) == [("sources", 1)]
        assert sent(settings, receiver.block) == []
        assert receiver.received == [
            {"subject": "Tradelines: 1 new rows of sources", "body": "source_id: gazette, name: gazette"}
        ]


def test_rows_that_could_not_be_sent_are_sent_the_next_time(settings: Settings):
    add_source(settings, "harbour")
    add_watch(settings, "sources", QUERY)
    add_source(settings, "gazette")
    with Receiver(status=500) as receiver, pytest.raises(Exception, match="500"):
        sent(settings, receiver.block)
    assert sent(settings) == [("sources", 1)]


def test_a_watch_is_added_once_and_removed(settings: Settings):
    add_source(settings, "harbour")
    with pytest.raises(UserError, match=r"watch a: the query does not run: .*gone"):
        add_watch(settings, "a", "FROM gone")
    add_watch(settings, "a", QUERY)
    with pytest.raises(UserError, match="watch a is there already"):
        add_watch(settings, "a", QUERY)
    assert [(row["name"], row["rows_seen"]) for row in list_watches(settings)] == [("a", 1)]
    remove_watch(settings, "a")
    with pytest.raises(UserError, match="there is no watch a"):
        remove_watch(settings, "a")


def test_a_watched_query_reads_no_files(settings: Settings, tmp_path: Path):
    add_source(settings, "harbour")
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with pytest.raises(UserError, match="does not run"):
        add_watch(settings, "a", f"FROM read_csv('{tmp_path}/secret.csv')")


def test_a_query_that_runs_no_more_is_told_and_the_others_go_on(settings: Settings):
    add_source(settings, "harbour")
    with open_live(settings.live_path) as connection:
        connection.execute("INSERT INTO store.watch VALUES ('broken', 'FROM gone', now())")
    add_watch(settings, "sources", QUERY)
    add_source(settings, "gazette")
    found = list(send_new_rows(settings, None))
    assert [(one.name, one.problem is None) for one in found] == [("broken", False), ("sources", True)]


def test_many_rows_are_cut():
    assert rows_told([{"n": number} for number in range(22)]).splitlines()[-2:] == ["n: 19", "and 2 more"]


@pytest.fixture(scope="module")
def automations(prefect_server: None) -> Iterator[list[Any]]:
    for _ in range(2):
        set_up_automations(Settings())
    with get_client(sync_client=True) as client:
        yield [one for one in client.read_automations() if one.name.startswith("tradelines: ")]


def test_setting_up_twice_makes_each_automation_once(automations: list[Any]):
    assert sorted(one.name for one in automations) == [
        "tradelines: checks failing", "tradelines: no completed run", "tradelines: runs that never began",
        "tradelines: zombie runs",
    ]  # fmt: skip
    zombies = next(one for one in automations if "zombie" in one.name)
    assert zombies.actions[0].type == "change-flow-run-state"
    assert zombies.trigger.within.total_seconds() >= 90


def test_a_block_that_is_not_there_is_told(automations: list[Any]):
    with pytest.raises(UserError, match="setting TRADELINES_ALARM_BLOCK: Prefect has no block 'slack-webhook/gone'"):
        load_block("slack-webhook/gone")


def test_metrics_are_prometheus_text(settings: Settings, tmp_path: Path):
    add_source(settings, "harbour")
    page = {"page_id": make_id("page", 1), "outcome": "rejected", "reason": 'a "wall"\n', "is_pruned": False}
    store(settings.live_path, {"page": [page]})
    publish(settings.live_path, settings.published_path)
    target = tmp_path / "tradelines.prom"
    count = write_metrics(settings.published_path, target)
    lines = target.read_text().splitlines()
    assert "# TYPE tradelines_pages_total counter" in lines
    assert 'tradelines_pages_total{outcome="rejected"} 1' in lines
    assert 'tradelines_pages_rejected_total{reason="a \\"wall\\"\\n"} 1' in lines
    assert 'tradelines_feed_failures{source="harbour"} 0' in lines
    assert "tradelines_articles_total 0" in lines
    assert count == sum(not line.startswith("#") for line in lines)
    with pytest.raises(UserError, match="cannot be written"):
        write_metrics(settings.published_path, tmp_path / "gone" / "a.prom")


def test_each_metric_has_one_head():
    found = [
        {"metric": "a", "help": "h", "kind": "gauge", "labels": [{"key": "x", "value": v}], "value": 1.5} for v in "ab"
    ]
    assert metrics_text(found).count("# TYPE") == 1


def test_the_address_of_a_webhook_in_place_of_a_block_is_refused_and_not_repeated():
    with pytest.raises(UserError) as raised:
        load_block("https://hooks.example/services/T0/key")
    assert "hooks.example" not in str(raised.value)
