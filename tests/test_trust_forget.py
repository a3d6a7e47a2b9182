"""Taking back, down to the bytes of the live file, the published copy and the archive; and that nothing comes again."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tasks.archive import ArchiveWriter, Damaged, archive_path, read_record
from tasks.errors import UserError
from tasks.feeds.sources import load_sources
from tasks.records import Answer
from tasks.settings import get_settings
from tasks.trust.corrections import Correction, correct
from tasks.trust.forgetting import buried_sources, forget, lift
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.runs import due_pages
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly, publish
from tests.given import Given, Row, _empty, _filled

NOW = datetime(2025, 4, 10, tzinfo=UTC)
DAY = date(2025, 4, 9)
GONE, KEPT = "https://harbour.example/gone", "https://harbour.example/kept"
# Words that stand nowhere else: in text, title, summary, a name, a speaker, a correction.
MARKS = ("Zyxogravure", "Quillhaven", "Brindlemoor", "Vorpalstone", "Snarkfeld", "Tulgeywood")


@dataclass
class Home:
    """A warehouse with two articles, one of them full of marks."""

    live: Path
    published: Path
    archive: Path
    figure: str

    def ask(self, query: str) -> list[Row]:
        with connect_readonly(self.published) as connection:
            return rows(connection, query)

    def bytes_of(self, path: Path) -> bytes:
        return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()

    def found(self) -> set[str]:
        """Marks that any file of the home still has, compressed or not."""
        files = [path for path in self.live.parent.rglob("*") if path.is_file()]
        return {mark for mark in MARKS for path in files if mark.encode() in self.bytes_of(path)}


def stored(given: Given, archive: ArchiveWriter, address: str, marks: tuple[str, ...]) -> Any:
    text, title, summary, name, speaker, _ = marks
    article = given.article(address, DAY, f"{text} tariffs rose to 25 percent, {name} Lee said.", title=title)
    figure = given.figure(article, "25 percent", economy="US", partner="CN", speaker=speaker)
    given.mention(article, f"{name} Lee")
    entity = {"entity_id": given.tables["mention"][-1]["entity_id"], "kind": "person", "canonical": f"{name} Lee"}
    given.add("entity", **entity, country="US", is_registered=False, first_seen_at=NOW)
    given.quote(article, f"{text} tariffs rose", speaker)
    given.event(article, f"{text} tariffs rose", claimed_by=speaker)
    given.topic(article, "tariffs", "tariffs rose")
    entry = given.entry(address, DAY, title=title, summary=summary, is_fetch_wanted=True)
    given.add(
        "entry_sighting",
        sighting_id=entry,
        entry_id=entry,
        source_id="harbour",
        title=title,
        summary=summary,
        seen_at=NOW,
    )
    body = f"<html><p>{text} tariffs rose.</p></html>".encode()
    place = archive.append(Answer(address, address, None, 200, (), body, NOW))
    given.tables["page"][-1] |= {
        "warc_file": place.file, "warc_offset": place.offset, "warc_length": place.length, "is_pruned": False,
        "next_fetch_at": NOW,
    }  # fmt: skip
    return figure


@pytest.fixture
def filled(home: Path) -> Home:
    given = Given()
    given.source("harbour")
    with ArchiveWriter(archive_path(home / "archive", DAY, "run-1")) as archive:
        figure = stored(given, archive, GONE, MARKS)
        stored(given, archive, KEPT, ("Plain", "Plain title", "Plain summary", "Ann", "Donald Trump", ""))
    paths = Home(home / "live.duckdb", home / "published" / "tradelines.duckdb", home / "archive", str(figure))
    copy(_empty(), paths.live)
    with open_live(paths.live) as connection:
        write_batch(connection, {name: _filled(table) for name, table in given.tables.items()})
        connection.execute(
            "INSERT INTO store.search_article VALUES (0, (SELECT article_id FROM store.article LIMIT 1), NULL, 3)"
        )
    correct(paths.live, [Correction(paths.figure, "subject", MARKS[5], MARKS[5], "Ada")], "command", NOW)
    publish(paths.live, paths.published)
    return paths


def taken_back(home: Home, what: str = GONE) -> Any:
    return forget(home.live, home.published, home.archive, what, "asked to", "Ada", NOW)


def test_no_byte_of_it_is_left_anywhere_and_the_rest_stays(filled: Home):
    assert filled.found() == set(MARKS)  # the search finds what is there
    gone = taken_back(filled)
    assert (gone.articles, gone.texts, gone.figures, gone.records) == (1, 1, 1, 1)
    assert filled.found() == set()
    assert [row["address"] for row in filled.ask("FROM article")] == [KEPT]
    assert len(filled.ask("FROM figure")) == len(filled.ask("FROM quote")) == len(filled.ask("FROM event")) == 1
    assert filled.ask("FROM correction") == []
    kept = filled.ask(f"SELECT warc_file, warc_offset FROM store.page WHERE address = '{KEPT}'")[0]
    assert b"Plain tariffs rose" in read_record(filled.archive, kept["warc_file"], kept["warc_offset"]).body
    erased = filled.ask(f"SELECT warc_file, warc_offset, is_pruned FROM store.page WHERE address = '{GONE}'")[0]
    assert erased["is_pruned"]
    assert isinstance(read_record(filled.archive, erased["warc_file"], erased["warc_offset"]), Damaged)


def test_claims_and_counts_are_made_again_without_it(filled: Home):
    before = filled.ask("SELECT sum(mentions) AS n FROM trend_figures_by_month")
    taken_back(filled)
    assert (before, filled.ask("SELECT sum(mentions) AS n FROM trend_figures_by_month")) == ([{"n": 2}], [{"n": 1}])
    assert filled.ask("SELECT speaker, mentions FROM claim") == [{"speaker": "Donald Trump", "mentions": 1}]
    assert filled.ask("SELECT sum(articles) AS n FROM trend_articles_by_day") == [{"n": 1}]
    assert filled.ask("SELECT DISTINCT canonical FROM store.entity") == [{"canonical": "Ann Lee"}]


def test_entries_stay_as_blanks_that_count(filled: Home):
    taken_back(filled)
    found = filled.ask(f"SELECT title, summary, is_fetch_wanted FROM store.feed_entry WHERE address = '{GONE}'")
    assert found == [{"title": "", "summary": "", "is_fetch_wanted": False}]
    assert filled.ask("SELECT entries FROM store.entry_count WHERE bucket = 'month'") == [{"entries": 2}]


def test_it_does_not_come_again(filled: Home, tmp_path: Path):
    with open_live(filled.live) as connection:
        again = {
            name: rows(connection, f"FROM store.{name}")
            for name in ("feed_entry", "entry_sighting", "article", "revision", "text", "reading", "figure")
        }
    assert due(filled, tmp_path) == [GONE, KEPT]
    taken_back(filled)
    with open_live(filled.live) as connection:
        assert set(write_batch(connection, again).values()) == {0}
    assert due(filled, tmp_path) == [KEPT]
    assert filled.found() == set()
    # Twice is as good as once.
    assert taken_back(filled).articles == 1
    assert filled.found() == set()


def due(home: Home, folder: Path) -> list[str]:
    path = folder / "sources.toml"
    path.write_text(
        '[harbour]\nname = "Harbour"\npublisher = "harbour"\nkind = "feed"\naddress = "https://harbour.example/feed"\n'
        'country = "US"\nownership = "private"\ngrade = "A"\n'
    )
    with open_live(home.live) as connection:
        connection.execute("UPDATE store.source SET may_fetch_body = true")
    return sorted(
        page.address for page in due_pages(home.live, load_sources(path), datetime(2026, 1, 1, tzinfo=UTC), 9, None)
    )


def test_what_was_taken_back_can_be_let_in_again(filled: Home, tmp_path: Path):
    taken_back(filled)
    lift(filled.live, GONE, "a mistake", "Ada", datetime(2025, 4, 11, tzinfo=UTC))
    assert GONE in due(filled, tmp_path)
    with pytest.raises(UserError, match="is not taken back: there is nothing to lift"):
        lift(filled.live, GONE, "again", "Ada", datetime(2025, 4, 12, tzinfo=UTC))


def test_a_source_is_taken_back_whole_and_is_not_polled(filled: Home):
    assert taken_back(filled, "harbour").articles == 2
    assert filled.found() == set()
    assert filled.ask("FROM article") == []
    assert buried_sources(filled.live) == {"harbour"}


def test_an_address_that_was_never_seen_is_buried_all_the_same(filled: Home):
    other = "https://harbour.example/never?utm_source=feed"
    assert taken_back(filled, other).articles == 0
    assert [row["address"] for row in filled.ask("FROM buried")] == ["https://harbour.example/never"]


def test_what_is_neither_address_nor_source_is_refused(filled: Home):
    with pytest.raises(UserError, match="'harbor' is neither a web address nor a source; sources are: harbour"):
        taken_back(filled, "harbor")
    assert filled.found() == set(MARKS)


def test_the_command_asks_before_it_removes(filled: Home):
    run = CliRunner()
    assert get_settings().live_path == filled.live
    assert "taking back needs a reason" in str(run.invoke(app, ["forget", GONE]).exception)
    assert "nothing was changed" in run.invoke(app, ["forget", GONE, "--why", "asked"], input="n\n").output
    assert filled.found() == set(MARKS)
    answer = run.invoke(app, ["forget", GONE, "--why", "asked"], input="y\n").output
    assert "removed: 1 articles, 1 texts, 1 figures, 1 archived pages" in answer
    assert filled.found() == set()
    assert "may be fetched again" in run.invoke(app, ["forget", GONE, "--why", "no", "--lift"]).output
