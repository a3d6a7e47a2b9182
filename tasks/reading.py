"""All readers over one text, and the work of one process of the pool: a page from the archive to its facts."""

from __future__ import annotations

from dataclasses import replace

from tasks.archive import Damaged, read_record
from tasks.entities import read_entities
from tasks.events import read_events
from tasks.figures import read_figures
from tasks.language import analyse
from tasks.pages import clean_page
from tasks.quotes import read_quotes
from tasks.reading_job import ReadingJob, headline_document
from tasks.records import CleanPage, Document, Facts, PageReading, Relevance
from tasks.relevance import read_relevance
from tasks.topics import read_topics

MAX_READ = 300_000  # characters; the longest transcripts of hearings have about as many


def read_document(document: Document, model: str | None = None, relevance: Relevance | None = None) -> Facts:
    """Every fact of one text; never raises, whatever the text. Of a book, the first MAX_READ characters are read.

    `relevance` is how the text was judged; None: it is judged here.
    """
    if len(document.content) > MAX_READ:
        document = replace(document, content=document.content[:MAX_READ])
    analysis = analyse(document.content, model)
    entities = read_entities(document, analysis)
    quotes = read_quotes(document, analysis, entities)
    figures = read_figures(document, analysis, entities, quotes)
    events, event_figures = read_events(document, analysis, entities, quotes, figures)
    sentence_topics, topics = read_topics(document, analysis)
    return Facts(
        entities.entities, figures, quotes, events, event_figures, sentence_topics, topics,
        relevance or read_relevance(document.title or "", document.content), analysis.sentences, analysis.model,
    )  # fmt: skip


def read_job(job: ReadingJob) -> PageReading:
    """What comes of one page: cleaned, judged and, where it is on topic, read. Runs in a process of the pool."""
    if job.page is None:
        return _with_headline(job, None, "headline", None)
    if job.page.failure_kind is not None:
        return _with_headline(job, None, "failed", job.page.reason)
    if job.page.warc_file is None or job.page.warc_offset is None:
        return _with_headline(job, None, "failed", "the answer was not archived")
    answer = read_record(job.archive, job.page.warc_file, job.page.warc_offset)
    if isinstance(answer, Damaged):
        return _with_headline(job, None, "failed", f"its archived record cannot be read: {answer.reason}")
    clean = clean_page(
        answer.body,
        job.page.final_address or job.wanted.address,
        content_type=job.page.content_type,
        fetched_at=job.page.fetched_at,
        feed_published_at=job.wanted.published_at,
    )
    if clean.outcome == "article" and clean.language not in (None, "en"):
        clean = replace(clean, outcome="rejected", reason="unsupported_language")
    if clean.outcome != "article":
        return _with_headline(job, clean, "rejected", clean.reason)
    relevance, facts = _judge_and_read(_body_document(job, clean), job)
    return PageReading(job.page, job.wanted, clean, "article", None, relevance, facts, None)


def _body_document(job: ReadingJob, clean: CleanPage) -> Document:
    published = clean.published_at or (job.page.fetched_at if job.page else None)
    return Document(
        str(job.wanted.article_id),
        clean.text,
        clean.title or job.wanted.title,
        published.date() if published else None,
        job.wanted.publisher,
        job.wanted.address,
        job.wanted.country,
    )


def _judge_and_read(document: Document, job: ReadingJob) -> tuple[Relevance, Facts | None]:
    """The judgement always, the facts only of a text that is on topic: the parse is what costs."""
    relevance = read_relevance(document.title or "", document.content)
    is_on_topic = relevance.on_topic if job.threshold is None else relevance.score >= job.threshold
    facts = read_document(document, job.model, relevance) if is_on_topic else None
    return replace(relevance, on_topic=is_on_topic), facts


def _with_headline(job: ReadingJob, clean: CleanPage | None, outcome: str, reason: str | None) -> PageReading:
    """The reading of a page whose body cannot be read: the entry's own words stay as evidence."""
    headline = None
    if job.wanted.title:
        document = headline_document(job.wanted)
        facts = read_document(document, job.model)
        title_length = len(job.wanted.title)
        figures = tuple(replace(f, part="title" if f.start_char < title_length else "summary") for f in facts.figures)
        headline = (facts.relevance, replace(facts, figures=figures))
    return PageReading(job.page, job.wanted, clean, outcome, reason, None, None, headline)
