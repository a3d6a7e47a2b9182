"""Records to rows: the one place where keys are made and a batch for the warehouse is put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tasks.identity import content_hash, make_id
from tasks.reading_job import CLEANER_VERSION, READER_VERSION, headline_document
from tasks.records import (
    CleanPage,
    Event,
    Facts,
    Figure,
    Mention,
    PageReading,
    Quote,
    Relevance,
    SentenceTopic,
    WantedPage,
    entity_key,
)
from tasks.web.refetch import next_fetch

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """What the warehouse has of one article already."""

    revision_number: int
    content_hash: str


@dataclass(slots=True)
class Batch:
    """Rows by table, and what they count for the run."""

    batch_id: UUID
    run_id: UUID
    stored_at: datetime
    tables: dict[str, list[Row]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, row: Row) -> None:
        self.tables.setdefault(table, []).append(row)

    def count(self, name: str, number: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + number


def page_batch(run_id: UUID, readings: Iterable[PageReading], stored: dict[UUID, Stored], now: datetime) -> Batch:
    """The rows of a batch of pages. `stored` holds the newest body of each article that has one, same cleaner."""
    readings = list(readings)
    key = (r.page.page_id if r.page else r.wanted.article_id for r in readings)
    batch = Batch(make_id("batch", run_id, now.isoformat(), *key), run_id, now)
    for reading in readings:
        _add_reading(batch, reading, stored.get(reading.wanted.article_id))
    return batch


def _add_reading(batch: Batch, reading: PageReading, stored: Stored | None) -> None:
    clean, outcome = reading.clean, reading.outcome
    if outcome == "article" and clean is not None:
        if stored is not None and stored.content_hash == content_hash(clean.text):
            outcome = "unchanged"
        else:
            _add_body(batch, reading, clean, stored)
    else:
        batch.count("pages_rejected", int(outcome != "headline"))
        if stored is None and reading.headline is not None:
            _add_headline(batch, reading)
    if reading.page is not None:
        batch.add("page", _page_row(batch, reading, outcome))
        batch.count("pages_fetched")


def _page_row(batch: Batch, reading: PageReading, outcome: str) -> Row:
    page, wanted = reading.page, reading.wanted
    if page is None:
        raise ValueError("a reading without a page has no page row")
    due = next_fetch(
        outcome=reading.outcome,
        reason=reading.reason,
        failure_kind=page.failure_kind,
        status=page.status,
        retry_after_seconds=page.retry_after_seconds,
        is_on_topic=bool(reading.relevance and reading.relevance.on_topic),
        attempt=wanted.attempt,
        fetched_at=page.fetched_at,
        first_fetched_at=wanted.first_fetched_at or page.fetched_at,
    )
    return {
        "page_id": page.page_id, "run_id": batch.run_id, "batch_id": batch.batch_id, "entry_id": wanted.entry_id,
        "article_id": wanted.article_id, "address": wanted.address, "final_address": page.final_address,
        "status": page.status, "fetched_at": page.fetched_at, "stored_at": batch.stored_at, "body_hash": page.body_hash,
        "byte_count": page.byte_count, "warc_file": page.warc_file, "warc_offset": page.warc_offset,
        "warc_length": page.warc_length, "warc_digest": page.warc_digest, "outcome": outcome, "reason": reading.reason,
        "attempt": wanted.attempt, "next_fetch_at": due, "is_pruned": False,
    }  # fmt: skip


def _add_body(batch: Batch, reading: PageReading, clean: CleanPage, stored: Stored | None) -> None:
    page, wanted = reading.page, reading.wanted
    if page is None or reading.relevance is None:
        raise ValueError("an article comes from a page and was judged")
    revision_id = make_id("revision", wanted.article_id, page.page_id)
    number = stored.revision_number + 1 if stored else 1
    batch.add("revision", {
        "revision_id": revision_id, "article_id": wanted.article_id, "page_id": page.page_id, "revision_number": number,
        "fetched_at": page.fetched_at, "stored_at": batch.stored_at, "batch_id": batch.batch_id,
    })  # fmt: skip
    batch.count("revisions_stored" if stored else "articles_stored")
    _add_article(batch, wanted, page.fetched_at)
    content = clean.text if wanted.may_store_body else ""
    text_id = make_id("text", revision_id, CLEANER_VERSION)
    published = clean.published_at
    batch.add("text", {
        "text_id": text_id, "article_id": wanted.article_id, "revision_id": revision_id, "entry_id": wanted.entry_id,
        "kind": "body", "content": content, "content_hash": content_hash(clean.text), "title_length": 0,
        "cleaner_version": CLEANER_VERSION, "title": clean.title or wanted.title, "byline": clean.byline,
        "section": clean.section, "language": clean.language, "is_paywalled": clean.is_paywalled,
        **date_columns(published, clean.date_basis, page.fetched_at), "word_count": len(clean.text.split()),
        "is_current": False, "stored_at": batch.stored_at, "batch_id": batch.batch_id,
    })  # fmt: skip
    add_judgement(batch, wanted.article_id, text_id, reading.relevance)
    if reading.facts is not None:
        add_facts(batch, wanted.article_id, text_id, clean.text, reading.facts)


def _add_headline(batch: Batch, reading: PageReading) -> None:
    wanted = reading.wanted
    if reading.headline is None:
        raise ValueError("no headline was read")
    relevance, facts = reading.headline
    document = headline_document(wanted)
    text_id = make_id("text", wanted.article_id, "entry", content_hash(document.content))
    seen_at = reading.page.fetched_at if reading.page else batch.stored_at
    _add_article(batch, wanted, seen_at)
    batch.add("text", {
        "text_id": text_id, "article_id": wanted.article_id, "revision_id": None, "entry_id": wanted.entry_id,
        "kind": "entry", "content": document.content, "content_hash": content_hash(document.content),
        "title_length": len(wanted.title), "cleaner_version": None, "title": wanted.title, "byline": None,
        "section": None,
        "language": "en", "is_paywalled": None, **date_columns(wanted.published_at, "feed", seen_at),
        "word_count": len(document.content.split()), "is_current": False, "stored_at": batch.stored_at,
        "batch_id": batch.batch_id,
    })  # fmt: skip
    batch.count("headlines_stored")
    add_judgement(batch, wanted.article_id, text_id, relevance)
    add_facts(batch, wanted.article_id, text_id, document.content, facts)


def _add_article(batch: Batch, wanted: WantedPage, seen_at: datetime) -> None:
    batch.add("article", {
        "article_id": wanted.article_id, "canonical_address": wanted.address, "publisher": wanted.publisher,
        "source_id": wanted.source_id, "entry_id": wanted.entry_id, "first_seen_at": seen_at,
        "stored_at": batch.stored_at, "batch_id": batch.batch_id,
    })  # fmt: skip


def date_columns(published_at: datetime | None, basis: str | None, fetched_at: datetime) -> Row:
    """The date columns of a text: `published_date` in the zone that was written; the day of the fetch for no date."""
    if published_at is None:
        day = fetched_at.astimezone(UTC).date()
        return {
            "published_at": None,
            "published_date": None,
            "published_date_utc": None,
            "article_date": day,
            "date_basis": "fetch",
        }
    day = published_at.astimezone(UTC).date()
    return {
        "published_at": published_at, "published_date": published_at.date(), "published_date_utc": day,
        "article_date": day,
        "date_basis": basis,
    }  # fmt: skip


def _reading_row(batch: Batch, article_id: UUID, text_id: UUID, reader: str, model: str | None) -> UUID:
    reading_id = make_id("reading", text_id, reader, READER_VERSION, model)
    batch.add("reading", {
        "reading_id": reading_id, "text_id": text_id, "article_id": article_id, "reader": reader,
        "reader_version": READER_VERSION, "model": model, "is_current": False, "stored_at": batch.stored_at,
        "batch_id": batch.batch_id, "run_id": batch.run_id,
    })  # fmt: skip
    return reading_id


def add_judgement(batch: Batch, article_id: UUID, text_id: UUID, relevance: Relevance) -> None:
    """The row of one judgement of one text, with its reading."""
    reading_id = _reading_row(batch, article_id, text_id, "relevance", None)
    reasons = [{"term": term, "weight": weight, "start_char": start} for term, weight, start in relevance.reasons]
    batch.add("relevance", {
        "reading_id": reading_id, "text_id": text_id, "article_id": article_id, "score": relevance.score,
        "is_on_topic": relevance.on_topic, "reasons": reasons,
    })  # fmt: skip


def add_facts(batch: Batch, article_id: UUID, text_id: UUID, content: str, facts: Facts) -> None:
    """The rows of one reading of one text. Ids are made from article, content and span: they survive re-reading."""
    reading_id = _reading_row(batch, article_id, text_id, "facts", facts.model)
    owner = {"reading_id": reading_id, "text_id": text_id, "article_id": article_id}
    digest = content_hash(content)
    starts = [start for start, _ in facts.sentences]

    def sentence(item: Row) -> Row:
        place = bisect_right(starts, item["start_char"]) - 1
        start, end = facts.sentences[place] if place >= 0 else (item["start_char"], item["end_char"])
        return {"sentence_start": start, "sentence_end": max(end, item["end_char"])}

    _add_mentions(batch, owner, digest, facts)
    figure_ids, event_ids = [], []
    for figure in facts.figures:
        figure_ids.append(make_id("figure", article_id, digest, figure.start_char, figure.end_char, figure.unit))
        fields = _fields(figure)
        batch.add("figure", owner | {"figure_id": figure_ids[-1]} | sentence(fields) | fields)
    for quote in facts.quotes:
        fields = _fields(quote)
        quote_id = make_id("quote", article_id, digest, quote.start_char, quote.end_char, quote.kind)
        batch.add("quote", owner | {"quote_id": quote_id} | sentence(fields) | fields)
    for event in facts.events:
        fields = _fields(event)
        key = (event.start_char, event.end_char, event.type, event.actor, event.target)
        event_ids.append(make_id("event", article_id, digest, *key))
        batch.add("event", owner | {"event_id": event_ids[-1]} | sentence(fields) | fields)
    for link in facts.event_figures:
        ids = {"event_id": event_ids[link.event_index], "figure_id": figure_ids[link.figure_index]}
        batch.add("event_figure", {"reading_id": reading_id, **ids, "role": link.role})
    for topic in facts.sentence_topics:
        batch.add("sentence_topic", owner | _fields(topic))
    for name, terms in facts.topics:
        batch.add("article_topic", owner | {"topic": name, "terms": list(terms)})
    batch.count("figures_stored", len(facts.figures))
    batch.count("quotes_stored", len(facts.quotes))
    batch.count("events_stored", len(facts.events))


def _add_mentions(batch: Batch, owner: Row, digest: str, facts: Facts) -> None:
    for entity in facts.entities:
        entity_id = make_id("entity", *entity_key(entity.kind, entity.canonical, entity.country))
        batch.add("entity", {
            "entity_id": entity_id, "kind": entity.kind, "canonical": entity.canonical, "country": entity.country,
            "is_registered": entity.is_registered, "first_seen_at": batch.stored_at,
        })  # fmt: skip
        for mention in entity.mentions:
            key = (owner["article_id"], digest, mention.start_char, mention.end_char, mention.kind)
            ids = {"mention_id": make_id("mention", *key), "entity_id": entity_id}
            batch.add("mention", owner | ids | _fields(mention))


def _fields(record: Figure | Quote | Event | SentenceTopic | Mention) -> Row:
    # dataclasses.asdict copies every value deeply, a seventh of the time of storing; these records hold plain ones
    return {name: getattr(record, name) for name in record.__slots__}
