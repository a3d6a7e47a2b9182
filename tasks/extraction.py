"""One input document to the JSON shape of docs/annotation.md: what `tradelines extract` prints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from tasks.annotation import annotate
from tasks.inputs import InputDocument
from tasks.language import load_model
from tasks.pages import clean_page, detect_language
from tasks.reading import read_document
from tasks.records import CleanPage, Document
from tasks.relevance import first_look
from tasks.web.fetching import host_of

# Country domains of states whose own money is written "$" in their press.
_DOLLAR_DOMAINS = {"au": "AU", "ca": "CA", "nz": "NZ", "sg": "SG"}


@dataclass(frozen=True, slots=True)
class ExtractionJob:
    """One document for a process of the pool."""

    document: InputDocument
    model: str | None  # None: the best model installed
    threshold: float | None  # None: the measured default
    now: datetime


def extract_job(job: ExtractionJob) -> dict[str, Any]:
    """The JSON object of one document; never raises for what is in it."""
    document = job.document
    if document.text is not None:
        return _read_text(job, document.text, None)
    if document.html is not None:
        clean = clean_page(
            document.html, document.address or "", content_type=document.content_type, fetched_at=job.now,
            feed_published_at=document.published_at,
        )  # fmt: skip
        return _read_text(job, clean.text, clean)
    return _read_entry(job)


def lost_shape(document: InputDocument, reason: str) -> dict[str, Any]:
    """The object of a document whose process was stopped."""
    return _head(document, None) | {"text": document.text or "", "outcome": "rejected", "reason": reason}


def warm_up() -> None:
    """Loads what every document needs, once in a child."""
    load_model(None)


def _head(document: InputDocument, clean: CleanPage | None) -> dict[str, Any]:
    published = document.published_at or (clean.published_at if clean else None)
    return {
        "id": document.document_id,
        "title": document.title or (clean.title if clean else None),
        "published": published.astimezone(UTC).date().isoformat() if published else None,
        "source": document.source,
        "url": document.address or (clean.canonical_address if clean else None),
        "byline": clean.byline if clean else None,
    }


def _country(address: str | None) -> str | None:
    """The outlet's country where its address tells whose dollar a bare "$" is; None: the US dollar is assumed."""
    host = host_of(address or "")
    return _DOLLAR_DOMAINS.get(host.rpartition(".")[2])


def _read_text(job: ExtractionJob, text: str, clean: CleanPage | None) -> dict[str, Any]:
    shape = _head(job.document, clean)
    published = shape["published"]
    day = datetime.fromisoformat(published).date() if published else None
    country = _country(shape["url"])
    document = Document(shape["id"], text, shape["title"], day, shape["source"], shape["url"], country)
    shape |= {
        "language": clean.language if clean else detect_language(text),
        "text": text,
        "outcome": clean.outcome if clean else "article",
        "reason": clean.reason if clean else None,
    }
    return shape | _annotated(job, document)


def _read_entry(job: ExtractionJob) -> dict[str, Any]:
    """A feed entry: the first look, and the facts of title and summary, whose offsets count in `text`."""
    given = job.document
    title, summary = given.title or "", given.summary or ""
    look = first_look(title, summary)
    text = f"{title}\n{summary}" if summary else title
    published = given.published_at.astimezone(UTC).date() if given.published_at else None
    country = _country(given.address)
    document = Document(given.document_id, text, title, published, given.source, given.address, country, "summary")
    shape = _head(given, None) | {
        "language": detect_language(text), "text": text, "outcome": "entry", "reason": None,
        "first_look": {"fetch": look.fetch, "reasons": list(look.reasons)},
    }  # fmt: skip
    annotated = _annotated(job, document)
    for figure in annotated["figures"]:
        figure["part"] = "title" if figure["start"] < len(title) else "summary"
    return shape | annotated


def _annotated(job: ExtractionJob, document: Document) -> dict[str, Any]:
    facts = read_document(document, job.model)
    if job.threshold is not None:
        on_topic = facts.relevance.score >= job.threshold
        facts = replace(facts, relevance=replace(facts.relevance, on_topic=on_topic))
    return annotate(document.content, facts)
