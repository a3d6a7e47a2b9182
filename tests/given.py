"""Given rows: a small warehouse, filled article by article, for tests of views and macros.

    given = Given()
    a = given.article("harbour.example/a", date(2025, 4, 9), content="Tariffs rose to 25 percent.")
    given.figure(a, "25 percent", measure="tariff_rate")
    given.ask("FROM trend_figures_by_month")

Spans are found by their words in the content, so that sentences and quoted words come out as a reader would see them.
"""

from __future__ import annotations

import os
from atexit import register
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from shutil import copy, rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any
from uuid import UUID

import duckdb

from tasks.identity import make_id
from tasks.warehouse.live import write_batch
from tasks.warehouse.schema import migrate, rows
from tests.given_lake import connect, lake_in

Row = dict[str, Any]
DAY = date(2025, 4, 9)


@dataclass(frozen=True)
class Article:
    """What its facts need to know of a given article."""

    article_id: UUID
    text_id: UUID
    reading_id: UUID
    content: str
    day: date


class Given:
    """A small warehouse; `ask` stores what was given so far and returns rows as dicts."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory()
        if os.environ.get("TRADELINES_TEST_LAKE"):  # the same tests on the other back end
            self.connection = connect(lake_in(Path(self._folder.name)))
        else:
            self.connection = duckdb.connect(copy(_empty(), self._folder.name))
        self.connection.execute("SET TimeZone = 'UTC'")
        self.tables: dict[str, list[Row]] = {}

    def add(self, table: str, **row: Any) -> Row:
        self.tables.setdefault(table, []).append(row)
        return row

    def source(self, source_id: str, **more: Any) -> None:
        self.add(
            "source",
            **(
                {
                    "source_id": source_id,
                    "name": source_id,
                    "publisher": source_id,
                    "kind": "feed",
                    "address": "",
                    "country": "US",
                    "ownership": "private",
                    "language": "en",
                    "is_enabled": True,
                    "is_general_interest": True,
                }
                | more
            ),
        )

    def entry(self, address: str, day: date | None = DAY, publisher: str = "harbour", **more: Any) -> UUID:
        entry_id = make_id("entry", publisher, address)
        self.add(
            "feed_entry",
            **(
                {
                    "entry_id": entry_id,
                    "publisher": publisher,
                    "article_id": make_id("article", address),
                    "source_id": publisher,
                    "address": address,
                    "canonical_address": address,
                    "title": "",
                    "summary": "",
                    "published_at": noon(day) if day else None,
                    "published_date_utc": day,
                    "entry_date": day or DAY,
                    "language": "en",
                    "first_seen_at": noon(day or DAY),
                }
                | more
            ),
        )
        return entry_id

    def article(
        self,
        address: str,
        day: date = DAY,
        content: str = "",
        *,
        publisher: str = "harbour",
        revision: int = 1,
        is_on_topic: bool = True,
        stored_at: datetime | None = None,
        version: int = 1,
        **more: Any,
    ) -> Article:
        """One text of an article with its reading; a higher `revision` of the same address is a change of it."""
        at = stored_at or noon(day)
        article_id, revision_id = make_id("article", address), make_id("revision", address, revision)
        text_id = make_id("text", revision_id)
        self.add(
            "article",
            article_id=article_id,
            canonical_address=address,
            publisher=publisher,
            source_id=publisher,
            first_seen_at=at,
            stored_at=at,
        )
        page_id = make_id("page", revision_id)
        self.add(
            "page",
            page_id=page_id,
            article_id=article_id,
            address=address,
            fetched_at=at,
            stored_at=at,
            warc_file=f"{day}/run.warc.gz",
            warc_offset=revision,
            outcome="article",
        )
        self.add(
            "revision",
            revision_id=revision_id,
            article_id=article_id,
            page_id=page_id,
            revision_number=revision,
            fetched_at=at,
            stored_at=at,
        )
        self.add(
            "text",
            **(
                {
                    "text_id": text_id,
                    "article_id": article_id,
                    "revision_id": revision_id,
                    "kind": "body",
                    "content": content,
                    "cleaner_version": 1,
                    "title": address,
                    "language": "en",
                    "published_at": noon(day),
                    "published_date": day,
                    "published_date_utc": day,
                    "article_date": day,
                    "date_basis": "feed",
                    "word_count": len(content.split()),
                    "is_current": False,
                    "stored_at": at,
                }
                | more
            ),
        )
        for reader in ("relevance", "facts"):
            reading_id = make_id("reading", text_id, reader, version)
            self.add(
                "reading",
                reading_id=reading_id,
                text_id=text_id,
                article_id=article_id,
                reader=reader,
                reader_version=version,
                is_current=False,
                stored_at=at,
            )
            if reader == "relevance":
                self.add(
                    "relevance",
                    reading_id=reading_id,
                    text_id=text_id,
                    article_id=article_id,
                    score=float(is_on_topic),
                    is_on_topic=is_on_topic,
                )
        return Article(article_id, text_id, reading_id, content, more.get("article_date", day))

    def figure(self, article: Article, words: str, value: float | None = None, **more: Any) -> UUID:
        figure_id = make_id("figure", article.reading_id, words, *map(str, more.values()))
        number, _, unit = words.partition(" ")
        self.add(
            "figure",
            **(
                owner(article)
                | span(article, words)
                | {
                    "figure_id": figure_id,
                    "value": float(number) if value is None else value,
                    "unit": unit or "percent",
                    "qualifier": "exact",
                    "change": "none",
                    "measure": "tariff_rate",
                    "modality": "reported",
                    "form": "level",
                    "goods": [],
                    "basis": [],
                    "part": "body",
                }
                | more
            ),
        )
        return figure_id

    def mention(self, article: Article, canonical: str, words: str | None = None, **more: Any) -> None:
        kind = more.get("kind", "person")
        self.add(
            "mention",
            **(
                owner(article)
                | span(article, words or canonical, sentence=False)
                | {
                    "mention_id": make_id(
                        "mention", article.reading_id, words or canonical, len(self.tables.get("mention", ()))
                    ),
                    "entity_id": make_id("entity", kind, canonical, more.get("country", "US")),
                    "kind": kind,
                    "canonical": canonical,
                    "country": "US",
                }
                | more
            ),
        )

    def quote(self, article: Article, words: str, speaker: str | None, **more: Any) -> UUID:
        quote_id = make_id("quote", article.reading_id, words)
        self.add(
            "quote",
            **(
                owner(article)
                | span(article, words)
                | {
                    "quote_id": quote_id,
                    "kind": "direct",
                    "speaker": speaker,
                    "speaker_kind": "person" if speaker else None,
                    "cue": "said",
                }
                | more
            ),
        )
        return quote_id

    def event(self, article: Article, words: str, **more: Any) -> UUID:
        event_id = make_id("event", article.reading_id, words, more.get("type"), more.get("target"))
        self.add(
            "event",
            **(
                owner(article)
                | span(article, words)
                | {
                    "event_id": event_id,
                    "type": "tariff",
                    "actor": "US",
                    "target": "CN",
                    "status": "announced",
                    "goods": [],
                    "participants": [],
                }
                | more
            ),
        )
        return event_id

    def topic(self, article: Article, topic: str, words: str | None = None) -> None:
        """A topic of the whole article, and of the sentence of `words` where these are given."""
        self.add("article_topic", **owner(article), topic=topic, terms=[topic])
        if words is not None:
            place = span(article, words)
            self.add(
                "sentence_topic",
                **owner(article),
                start_char=place["sentence_start"],
                end_char=place["sentence_end"],
                topic=topic,
                terms=[topic],
            )

    def story(self, *articles: Article, wire: str | None = None) -> None:
        """These articles tell one story, of this agency; the others each their own."""
        for article in articles:
            self.connection.execute(
                "INSERT INTO store.story_member (text_id, article_id, story_id, wire, stored_at, article_date)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [
                    article.text_id,
                    article.article_id,
                    make_id("story", articles[0].article_id),
                    wire,
                    noon(DAY),
                    article.day,
                ],
            )

    def office(
        self, canonical: str, title: str, body: str, start: date, until: date | None, country: str = "US"
    ) -> None:
        self.connection.execute(
            "INSERT INTO store.office VALUES (?, ?, ?, ?, ?, ?, ?, false)",
            [
                make_id("entity", "person", canonical, country),
                canonical,
                title,
                body,
                country,
                start,
                until,
            ],
        )

    def store(self) -> None:
        tables, self.tables = self.tables, {}
        write_batch(self.connection, {name: _filled(table) for name, table in tables.items()})

    def ask(self, query: str, *parameters: Any) -> list[Row]:
        self.store()
        return rows(self.connection, query, parameters)


@cache
def _empty() -> Path:
    """A warehouse without rows, made once; each Given works on a copy."""
    folder = Path(mkdtemp())
    register(rmtree, folder)
    with duckdb.connect(folder / "empty.duckdb") as connection:
        migrate(connection, folder)
    return folder / "empty.duckdb"


def _filled(table: list[Row]) -> list[Row]:
    """Rows with the same keys each: a batch takes its columns from its first row."""
    names = {name: None for row in table for name in row}
    return [{name: row.get(name) for name in names} for row in table]


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def owner(article: Article) -> Row:
    return {"reading_id": article.reading_id, "text_id": article.text_id, "article_id": article.article_id}


def span(article: Article, words: str, sentence: bool = True) -> Row:
    """Where `words` first stand in the content (its start where they do not), with the sentence around them."""
    start = max(article.content.find(words), 0)
    end = start + len(words)
    place = {"start_char": start, "end_char": end}
    if sentence:
        stop = article.content.find(". ", end)
        place["sentence_start"] = article.content.rfind(". ", 0, start) + 2 if ". " in article.content[:start] else 0
        place["sentence_end"] = stop + 1 if stop >= 0 else max(len(article.content), end)
    return place


def picked(table: list[Row], *names: str) -> list[tuple[Any, ...]]:
    """These columns of each row, as tuples: the table a person reads in a test."""
    return [tuple(row[name] for name in names) for row in table]
