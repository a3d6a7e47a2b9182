"""History: archives whatever their state, dumps, lists, sitemaps; once, and on after a kill."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prefect.logging import disable_run_logger

from flows import backfill as flow
from flows.backfill import Choice, Work, fetch_listed, read_parts
from flows.import_list import LISTED
from tasks.archive import ArchiveWriter, read_record
from tasks.backfilling import Part, in_range, parts_of, reason_to_pass, slug_words, sources_by_host, time_left
from tasks.errors import UserError
from tasks.identity import make_id
from tasks.pool import Done
from tasks.reading import read_job
from tasks.records import Answer, Source
from tasks.settings import PROJECT, Settings
from tasks.warehouse.live import open_live
from tasks.warehouse.runs import store
from tasks.warehouse.schema import rows

THEN = datetime(2019, 5, 10, 12, tzinfo=UTC)
EVERYTHING = Choice(None, None, False, 100)
DAMAGED = PROJECT.parent / "shared" / "data" / "warc" / "files"
TARIFFS = """<html><head><title>Washington raises tariffs on Chinese steel</title></head><body><article>
<p>The United States raised tariffs on Chinese steel to 25 percent on Monday, the Commerce Department said in a
statement that ended weeks of talks between Washington and Beijing over trade in metals.</p>
<p>China exported steel worth $2.4 billion to the United States last year, and its Ministry of Commerce said that it
would answer with duties of 15 percent on American soybeans if the measure came into force.</p>
<p>Importers in the United States said that the tariff would raise their costs and that they would look for other
suppliers in Mexico and Vietnam.</p></article></body></html>"""
GARDENS = """<html><head><title>Spring in the gardens</title></head><body><article>
<p>The roses of the town garden opened early this year, and visitors came from all over the county to see them on the
first warm Sunday of the season, the head gardener said with a smile.</p>
<p>She had planted a bed of china roses, which are small and pale, beside the old wall where the wind cannot reach
them, and she means to plant another bed in autumn if the rain lets her.</p></article></body></html>"""


class InProcess:
    """The work of a pool in this process; after `dies_after` batches it is as if the process had been killed."""

    def __init__(self, dies_after: int = 99) -> None:
        self.batches_left = dies_after

    def run(self, jobs: Any) -> Any:
        self.batches_left -= 1
        if self.batches_left < 0:
            raise KeyboardInterrupt
        for job in jobs:
            yield Done(job, read_job(job))


class Host:
    """Answers from a table and counts what it was asked for."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def get(self, address: str, **more: Any) -> Answer:
        self.asked.append(address)
        body = self.answers.get(address)
        kind = "application/xml" if body and body.startswith("<?xml") else "text/html"
        now = datetime.now(UTC)
        return Answer(
            address, address, None, 200 if body else 404, (("content-type", kind),), (body or "").encode(), now
        )


@contextmanager
def work_of(settings: Settings, name: str, pool: InProcess | None = None) -> Iterator[Work]:
    run_id = make_id("run", name)
    with disable_run_logger(), ArchiveWriter(settings.archive_path / "2026-01-01" / f"{name}.warc.gz") as archive:
        yield Work(settings, run_id, pool or InProcess(), archive, {}, Counter())  # type: ignore[arg-type]


def answer(body: str, address: str, at: datetime = THEN, **more: Any) -> Answer:
    given = {"status": 200, "headers": (("content-type", "text/html"),)} | more
    return Answer(address, address, None, given["status"], given["headers"], body.encode(), at)


def write_archive(path: Path, answers: list[Answer]) -> None:
    with ArchiveWriter(path) as archive:
        for one in answers:
            archive.append(one)


def ask(settings: Settings, query: str) -> list[dict[str, Any]]:
    with open_live(settings.live_path) as connection:
        return rows(connection, query)


def read(settings: Settings, inputs: list[Path], name: str = "a", pool: InProcess | None = None) -> None:
    with work_of(settings, name, pool) as work:
        read_parts(work, Host({}), parts_of([str(one) for one in inputs]), LISTED, EVERYTHING)  # type: ignore[arg-type]


def test_good_records_are_stored_with_their_date_and_bytes_and_all_others_are_counted(tmp_path: Path):
    settings = Settings(home=tmp_path / "home")
    archive = tmp_path / "in" / "CC-NEWS-1.warc.gz"
    write_archive(archive, [
        answer(TARIFFS, "https://www.harbour.example/steel"),
        answer(GARDENS, "https://harbour.example/roses"),
        answer("<html>nothing</html>", "https://harbour.example/empty"),
        answer(TARIFFS, "https://harbour.example/gone", status=404),
    ])  # fmt: skip
    whole = archive.read_bytes()
    (tmp_path / "in" / "CC-NEWS-2.warc.gz").write_bytes(whole[: len(whole) - 40])  # the last record is torn
    read(settings, [tmp_path / "in"])
    (page,) = ask(settings, "SELECT * FROM store.page")
    assert (page["fetched_at"], page["next_fetch_at"], page["outcome"]) == (THEN, None, "article")
    (article,) = ask(settings, "SELECT publisher, article_date, date_basis FROM article")
    assert article == {"publisher": "harbour.example", "article_date": THEN.date(), "date_basis": "fetch"}
    kept = read_record(settings.archive_path, page["warc_file"], page["warc_offset"])
    assert isinstance(kept, Answer)
    assert (kept.body, kept.fetched_at) == (TARIFFS.encode(), THEN)
    assert ask(settings, "FROM figure") != []
    parts = ask(
        settings,
        "SELECT name, records, damaged, passed_over, off_topic, known, stored FROM store.backfill_part ORDER BY 1",
    )
    assert [tuple(part.values()) for part in parts] == [
        ("CC-NEWS-1.warc.gz", 4, 0, 2, 1, 0, 1),
        ("CC-NEWS-2.warc.gz", 3, 1, 1, 1, 1, 0),
    ]
    assert not (settings.home / "spool" / str(make_id("run", "a"))).exists()


def test_a_killed_backfill_goes_on_where_it_stopped_and_stores_nothing_twice(tmp_path: Path):
    settings = Settings(home=tmp_path / "home", batch_size=1)
    archive = tmp_path / "a.warc.gz"
    write_archive(archive, [answer(TARIFFS, f"https://harbour.example/{n}") for n in range(3)])
    with pytest.raises(KeyboardInterrupt):
        read(settings, [archive], "killed", InProcess(dies_after=2))
    assert ask(settings, "SELECT count(*) AS n FROM store.page") == [{"n": 2}]
    assert ask(settings, "FROM store.backfill_part") == []
    read(settings, [archive], "next")
    assert ask(settings, "SELECT known, stored FROM store.backfill_part") == [{"known": 2, "stored": 1}]
    read(settings, [archive], "third")
    assert ask(settings, "SELECT count(*) AS n, count(DISTINCT page_id) AS ids FROM store.page") == [{"n": 3, "ids": 3}]
    assert ask(settings, "SELECT count(*) AS n FROM store.backfill_part") == [{"n": 1}], (
        "a finished file is passed over"
    )


def test_an_older_version_found_later_does_not_speak_for_the_article(tmp_path: Path):
    settings = Settings(home=tmp_path / "home")
    address = "https://harbour.example/steel"
    write_archive(
        tmp_path / "1.warc.gz", [answer(TARIFFS.replace("25 percent", "30 percent"), address, THEN.replace(year=2020))]
    )
    write_archive(tmp_path / "2.warc.gz", [answer(TARIFFS, address)])
    read(settings, [tmp_path / "1.warc.gz", tmp_path / "2.warc.gz"])
    assert ask(settings, "SELECT count(*) AS n FROM store.revision") == [{"n": 2}]
    assert "30 percent" in ask(settings, "SELECT content FROM article")[0]["content"]


def test_a_dump_of_pages_and_texts(tmp_path: Path):
    settings = Settings(home=tmp_path / "home")
    text = "\n".join(line.strip("</p> ") for line in TARIFFS.split("<p>")[1:])
    lines = [
        {"url": "https://harbour.example/page", "published": "2019-05-09", "html": TARIFFS},
        {"url": "https://harbour.example/text", "published": "2019-05-08", "title": "Steel tariffs", "text": text},
        {"id": "no address", "text": text},
    ]  # fmt: skip
    dump = tmp_path / "dump.jsonl.gz"
    dump.write_bytes(gzip.compress("\n".join([*map(json.dumps, lines), "{broken"]).encode()))
    read(settings, [dump])
    assert ask(settings, "SELECT address AS a, article_date::VARCHAR AS d FROM article ORDER BY 1") == [
        {"a": "https://harbour.example/page", "d": "2019-05-09"},
        {"a": "https://harbour.example/text", "d": "2019-05-08"},
    ]  # fmt: skip
    assert ask(settings, "SELECT damaged, stored FROM store.backfill_part") == [{"damaged": 2, "stored": 2}]


@pytest.mark.parametrize(("line", "kind"), [
    ({"url": "https://harbour.example/a", "html": TARIFFS}, "jsonl"),
    ({"url": "https://harbour.example/a", "title": "Tariffs", "text": ""}, "jsonl"),
    # GDELT's article list
    ({"url": "https://harbour.example/a", "title": "Tariffs", "date": "20190510120000"}, "list"),
])  # fmt: skip
def test_lines_of_json_without_a_text_are_a_list_of_addresses(tmp_path: Path, line: dict[str, str], kind: str):
    (tmp_path / "lines.jsonl").write_text(json.dumps(line) + "\n")
    (tmp_path / "lines.jsonl.gz").write_bytes(gzip.compress(json.dumps(line).encode()))
    assert [part.kind for part in parts_of([str(tmp_path)])] == [kind, kind]


def test_listed_pages_are_fetched_once_and_archived_ones_never(tmp_path: Path):
    settings = Settings(home=tmp_path / "home")
    write_archive(tmp_path / "a.warc.gz", [answer(TARIFFS, "https://harbour.example/archived")])
    listing = tmp_path / "list.txt"
    listing.write_text("https://harbour.example/archived\nhttps://harbour.example/new\nhttps://harbour.example/gone\n")
    store(settings.live_path, {"source": [flow.source_row(LISTED)]})
    host = Host({"https://harbour.example/new": TARIFFS, "https://harbour.example/archived": TARIFFS})
    for name in ("first", "second"):
        with work_of(settings, name) as work:
            read_parts(work, host, parts_of([str(tmp_path / "a.warc.gz"), str(listing)]), LISTED, EVERYTHING)  # type: ignore[arg-type]
            fetch_listed(work, host, LISTED, EVERYTHING)  # type: ignore[arg-type]
    assert sorted(host.asked) == ["https://harbour.example/gone", "https://harbour.example/new"]
    assert ask(settings, "SELECT count(*) AS n FROM article") == [{"n": 2}]


INDEX = """<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://harbour.example/sitemap-2019-04.xml</loc></sitemap>
<sitemap><loc>https://harbour.example/sitemap-2019-05.xml</loc></sitemap>
<sitemap><loc>https://harbour.example/gone.xml</loc></sitemap></sitemapindex>"""
MAY = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://harbour.example/2019/05/10/us-china-tariffs-on-steel-rise</loc></url>
<url><loc>https://harbour.example/2019/05/10/roses-open-early</loc></url>
<url><loc>https://harbour.example/2019/05/30/us-china-tariffs-on-soybeans</loc></url></urlset>"""


def test_a_full_sitemap_is_walked_inside_the_range_and_only_what_sounds_relevant_is_fetched(tmp_path: Path):
    settings = Settings(home=tmp_path / "home")
    store(settings.live_path, {"source": [flow.source_row(LISTED)]})
    steel = "https://harbour.example/2019/05/10/us-china-tariffs-on-steel-rise"
    host = Host(
        {
            "https://harbour.example/sitemap.xml": INDEX,
            "https://harbour.example/sitemap-2019-05.xml": MAY,
            steel: TARIFFS,
        }
    )
    choice = Choice(datetime(2019, 5, 1, tzinfo=UTC), datetime(2019, 5, 20, tzinfo=UTC), False, 100)
    for name in ("first", "second"):
        with work_of(settings, name) as work:
            read_parts(work, host, parts_of(["https://harbour.example/sitemap.xml"]), LISTED, choice)  # type: ignore[arg-type]
            fetch_listed(work, host, LISTED, choice)  # type: ignore[arg-type]
    assert host.asked == [
        "https://harbour.example/sitemap.xml", "https://harbour.example/sitemap-2019-05.xml",
        "https://harbour.example/gone.xml", steel,
    ]  # fmt: skip
    (part,) = ask(settings, "SELECT records, stored, damaged, reasons FROM store.backfill_part")
    assert (part["records"], part["stored"], part["damaged"]) == (2, 2, 1)
    assert "404" in part["reasons"][0]


@pytest.mark.skipif(not DAMAGED.is_dir(), reason="the shared archives are not there")
def test_every_damaged_archive_is_read_to_its_end(tmp_path: Path):
    settings = Settings(home=tmp_path / "home")
    read(settings, [DAMAGED])
    found = ask(
        settings,
        "SELECT sum(records)::INT AS r, sum(damaged)::INT AS d, count(*)::INT AS parts FROM store.backfill_part",
    )
    assert found == [{"r": 22, "d": 1, "parts": 8}]


@pytest.mark.parametrize(("published", "address", "inside"), [
    (datetime(2019, 5, 10, tzinfo=UTC), "", True),
    (datetime(2019, 4, 30, tzinfo=UTC), "", False),
    (datetime(2019, 5, 20, tzinfo=UTC), "", False),  # the end is exclusive
    (None, "https://h.example/2019/05/19/a", True),
    (None, "https://h.example/2019/05/20/a", False),
    (None, "https://h.example/201904/a", False),
    (None, "https://h.example/sitemap-2019-05.xml", True),
    (None, "https://h.example/2019/02/31/a", True),  # no date
    (None, "https://h.example/a-20190510123", True),  # a number
])  # fmt: skip
def test_range_of_dates(published, address, inside):
    assert in_range(published, address, datetime(2019, 5, 1, tzinfo=UTC), datetime(2019, 5, 20, tzinfo=UTC)) is inside


@pytest.mark.parametrize(("given", "reason"), [
    (answer(TARIFFS, "https://h.example/a"), None),
    (answer(TARIFFS, "https://h.example/a", status=301), "status 301"),
    (answer(TARIFFS, "https://h.example/a", headers=(("content-type", "image/png"),)), "not HTML"),
    (answer("<p>Roses</p>", "https://h.example/a"), "no word of China or tariffs"),
    (replace(answer("", "https://h.example/a"), body="<p>Chinese</p>".encode("utf-16")), None),
])  # fmt: skip
def test_what_is_passed_over(given, reason):
    assert reason_to_pass(given, None, None) == reason


def test_a_host_belongs_to_the_publisher_of_its_only_source():
    first = replace(LISTED, source_id="a", publisher="a", address="https://www.a.example/feed")
    shared = replace(first, source_id="b", publisher="b", address="https://feeds.example/b")
    other = replace(first, source_id="c", publisher="c", address="https://feeds.example/c")
    found: dict[str, Source] = sources_by_host([first, shared, other])
    assert found == {"a.example": first}


def test_parts_and_what_is_no_part(tmp_path: Path):
    (tmp_path / "notes.pdf").write_bytes(b"")
    with pytest.raises(UserError, match="holds no"):
        parts_of([str(tmp_path)])
    with pytest.raises(UserError, match="there is no file or directory"):
        parts_of([str(tmp_path / "gone")])
    (tmp_path / "a.csv").write_bytes(b"url\n")
    assert parts_of([str(tmp_path)]) == [Part("list", str(tmp_path / "a.csv"), 4)]


def test_words_of_an_address_and_time_left():
    assert slug_words("https://h.example/2019/05/us-china-tariffs-rise.html") == "us china tariffs rise html"
    assert [time_left(0, 9, 1), time_left(1, 2, 60), time_left(1, 11, 60), time_left(1, 101, 3600)] == [
        "no time", "60 s", "10 min", "100.0 h",
    ]  # fmt: skip
