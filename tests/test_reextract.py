"""Re-reading: what would change is told first, new readings become current, old ones stay queryable."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from flows.reextract import Choice, reread_all
from tasks.archive import ArchiveWriter
from tasks.identity import content_hash, make_id
from tasks.pool import Done
from tasks.reading import read_job
from tasks.reading_job import READER_VERSION, ReadingJob
from tasks.records import Answer, Facts, FetchedPage, PageReading, WantedPage
from tasks.reextraction import COMPARED, Changes, ShownFigure, reread
from tasks.settings import Settings
from tasks.warehouse.batches import page_batch
from tasks.warehouse.live import open_live
from tasks.warehouse.runs import store_batch
from tasks.warehouse.schema import rows

NOW = datetime(2025, 4, 9, 12, tzinfo=UTC)
RUN = make_id("run", "test")
PAGE = """<html><head><title>Washington raises tariffs on Chinese steel</title></head><body><article>
<h1>Washington raises tariffs on Chinese steel</h1>
<p>The United States raised tariffs on Chinese steel to 25 percent on Monday, the Commerce Department said in a
statement that ended weeks of talks between Washington and Beijing over trade in metals.</p>
<p>China exported steel worth $2.4 billion to the United States last year, and its Ministry of Commerce said that it
would answer with duties of 15 percent on American soybeans if the measure came into force.</p>
<p>Importers in the United States said that the tariff would raise their costs and that they would look for other
suppliers in Mexico and Vietnam, where trade barriers are lower than those on Chinese goods.</p>
</article></body></html>"""


class InProcess:
    """The work of a pool in this process: a child would load the language model once more."""

    def run(self, jobs: Any) -> Any:
        for job in jobs:
            yield Done(job, reread(job))


def archived_page(settings: Settings, body: str, address: str) -> ReadingJob:
    wanted = WantedPage(
        None, make_id("article", address), None, "harbour", "US", address, "", "", None, True, True, 1, None
    )
    answer = Answer(address, address, None, 200, (("content-type", "text/html"),), body.encode(), NOW)
    with ArchiveWriter(settings.archive_path / "2025-04-09" / "run.warc.gz") as archive:
        place = archive.append(answer)
    page = FetchedPage(
        wanted, make_id("page", address), NOW, address, 200, "text/html", content_hash(body), len(body), place.file,
        place.offset, place.length, place.digest, None, None, None,
    )  # fmt: skip
    return ReadingJob(wanted, page, settings.archive_path, settings.model, None)


def store_as(monkeypatch: pytest.MonkeyPatch, settings: Settings, version: int, reading: PageReading) -> None:
    with monkeypatch.context() as older:
        older.setattr("tasks.warehouse.batches.READER_VERSION", version)
        store_batch(settings.live_path, page_batch(RUN, [reading], {}, NOW))


def as_an_older_reader_had_it(reading: PageReading) -> PageReading:
    """One figure fewer, and another one taken for a threat."""
    assert isinstance(reading.facts, Facts)
    first, *others = reading.facts.figures
    figures = (replace(first, modality="threatened"), *others[:-1])
    return replace(reading, facts=replace(reading.facts, figures=figures, event_figures=()))


def ask(settings: Settings, query: str) -> list[dict[str, Any]]:
    with open_live(settings.live_path) as connection:
        return rows(connection, query)


def read_again(settings: Settings, run_id: UUID | None, **choice: Any) -> Changes:
    changes = Changes()
    chosen = Choice(**({"everything": False, "rejected": False, "limit": None} | choice))
    reread_all(settings, run_id, changes, chosen, InProcess())  # type: ignore[arg-type]
    return changes


def test_a_preview_tells_and_stores_nothing_then_the_new_reading_is_current_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    settings = Settings(home=tmp_path)
    reading = read_job(archived_page(settings, PAGE, "https://harbour.example/steel"))
    assert reading.facts is not None
    count = len(reading.facts.figures)
    assert count >= 3
    store_as(monkeypatch, settings, READER_VERSION - 1, as_an_older_reader_had_it(reading))

    preview = read_again(settings, None)
    assert (preview.texts, preview.counts["figures_gained"], preview.counts["figures_changed"]) == (1, 1, 1)
    assert preview.counts["figures_lost"] == 0
    assert preview.same == count - 2
    assert "modality: threatened -> " in preview.told()
    assert preview.gained[0].sentence in preview.told()
    assert ask(settings, "SELECT DISTINCT reader_version AS v FROM store.reading") == [{"v": READER_VERSION - 1}]

    read_again(settings, RUN)
    assert len(ask(settings, "FROM figure")) == count
    assert ask(settings, "FROM figure WHERE modality = 'threatened'") == []
    old = "FROM store.figure SEMI JOIN store.reading AS r USING (reading_id)"
    assert len(ask(settings, old)) == count + count - 1
    versions = ask(
        settings, "SELECT reader_version AS v, is_current AS c FROM store.reading WHERE reader = 'facts' ORDER BY 1"
    )
    assert versions == [{"v": READER_VERSION - 1, "c": False}, {"v": READER_VERSION, "c": True}]
    assert read_again(settings, RUN).texts == 0, "what was read again is not read a third time: a killed run goes on"


def test_a_newer_cleaner_makes_a_new_text_of_the_same_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings = Settings(home=tmp_path)
    reading = read_job(archived_page(settings, PAGE, "https://harbour.example/steel"))
    assert reading.clean is not None
    older = replace(reading, clean=replace(reading.clean, text=reading.clean.text + "\nSign up for our newsletter."))
    with monkeypatch.context() as patch:
        patch.setattr("tasks.warehouse.batches.CLEANER_VERSION", 0)
        store_batch(settings.live_path, page_batch(RUN, [older], {}, NOW))
    changes = read_again(settings, RUN)
    assert changes.counts["figures_lost"] == changes.counts["figures_gained"] == 0, "figures are found by their words"
    assert ask(settings, "SELECT count(*) AS n FROM store.revision") == [{"n": 1}]
    assert ask(settings, "SELECT cleaner_version AS v, is_current AS c FROM store.text ORDER BY 1") == [
        {"v": 0, "c": False}, {"v": 1, "c": True},
    ]  # fmt: skip
    assert "newsletter" not in ask(settings, "SELECT content FROM article")[0]["content"]


def test_a_rejected_page_that_is_an_article_now_is_gained(tmp_path: Path):
    settings = Settings(home=tmp_path)
    reading = read_job(archived_page(settings, PAGE, "https://harbour.example/steel"))
    refused = replace(reading, outcome="rejected", reason="bot_wall", relevance=None, facts=None)
    store_batch(settings.live_path, page_batch(RUN, [refused], {}, NOW))
    assert read_again(settings, RUN).texts == 0
    changes = read_again(settings, RUN, rejected=True)
    assert changes.counts["new_articles"] == 1
    assert len(ask(settings, "FROM figure")) == changes.counts["figures_gained"] > 0


def test_a_text_that_is_off_topic_now_falls_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings = Settings(home=tmp_path)
    store_as(monkeypatch, settings, READER_VERSION - 1, read_job(archived_page(settings, PAGE, "https://h.example/s")))
    read_again(Settings(home=tmp_path, relevance_threshold=1.0), RUN)
    assert ask(settings, "FROM figure") == []
    assert ask(settings, "FROM store.figure") != []


def shown(words: str, sentence: str = "It rose.", **says: Any) -> ShownFigure:
    values = dict.fromkeys(COMPARED) | {"value": 1.0, "modality": "reported", "measure": "other"} | says
    return ShownFigure("https://h.example/a", sentence, words, "percent", tuple(values[name] for name in COMPARED))


@pytest.mark.parametrize(("old", "new", "gained", "lost", "changed"), [
    ([shown("1%")], [shown("1%")], 0, 0, 0),
    ([], [shown("1%")], 1, 0, 0),
    ([shown("1%")], [], 0, 1, 0),
    ([shown("1%")], [shown("1%", modality="forecast")], 0, 0, 1),
    ([shown("1%")], [shown("1%"), shown("1%")], 1, 0, 0),  # the same words twice in one sentence
    ([shown("1%", "A.")], [shown("1%", "B.")], 1, 1, 0),
])  # fmt: skip
def test_comparing(old, new, gained, lost, changed):
    changes = Changes()
    changes.compare(old, new)
    assert [changes.counts[f"figures_{kind}"] for kind in ("gained", "lost", "changed")] == [gained, lost, changed]
