"""What a process of the pool is asked to read, and as which versions. Without the readers, so that flows start fast."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tasks.records import Document, FetchedPage, WantedPage

CLEANER_VERSION = 1  # bumped by hand whenever the text of a page changes; a golden test asks for it too
READER_VERSION = 5  # bumped by hand whenever any reader's output changes; a golden test asks for it


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """One wanted page for a process of the pool; strings and paths only, no bodies."""

    wanted: WantedPage
    page: FetchedPage | None  # None: only its entry may be read
    archive: Path
    model: str | None  # None: the best model installed
    threshold: float | None  # None: the measured default


def headline_document(wanted: WantedPage) -> Document:
    """Title and summary of an entry as one text: the title is its first line."""
    content = f"{wanted.title}\n{wanted.summary}" if wanted.summary else wanted.title
    published = wanted.published_at.date() if wanted.published_at else None
    return Document(
        str(wanted.article_id),
        content,
        wanted.title,
        published,
        wanted.publisher,
        wanted.address,
        wanted.country,
        "summary",
    )
