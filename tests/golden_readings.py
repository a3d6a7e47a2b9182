"""What the cleaner and the readers make of the golden texts and pages, with the versions that made it.

`python -m tests.golden_readings` writes it anew.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tasks.annotation import annotate
from tasks.identity import content_hash
from tasks.language import load_model
from tasks.pages import clean_page
from tasks.reading import read_document
from tasks.reading_job import CLEANER_VERSION, READER_VERSION
from tasks.records import Document

TESTS = Path(__file__).resolve().parent
GOLDEN = TESTS / "golden" / "readings.json"


def read_golden() -> dict[str, Any]:
    """Versions, and by text all that is read in it; by page a hash of its cleaned text."""
    readings = {path.stem: _read(path) for path in sorted((TESTS / "golden").glob("*.txt"))}
    pages = {path.stem: _clean(path) for path in sorted((TESTS / "pages").glob("*.html"))}
    made = {
        "reader_version": READER_VERSION, "cleaner_version": CLEANER_VERSION, "model": load_model()[1],
        "readings": readings, "pages": pages,
    }  # fmt: skip
    return dict(json.loads(json.dumps(made, default=str)))


def _read(path: Path) -> dict[str, Any]:
    content = path.read_text(encoding="utf-8")
    title = content.partition("\n")[0]
    facts = read_document(Document(path.stem, content, title, date(2025, 4, 9), "harbour", None, "US"))
    # Weights move a little whenever the judge is trained again; what counts is where that leads.
    relevance = {"on_topic": facts.relevance.on_topic, "score": round(facts.relevance.score, 1)}
    return annotate(content, facts) | {"relevance": relevance}


def _clean(path: Path) -> str:
    address = f"https://{path.stem.split('_')[0]}.example/story"
    fetched_at = datetime(2026, 11, 25, 12, tzinfo=UTC)
    return content_hash(clean_page(path.read_bytes(), address, content_type=None, fetched_at=fetched_at).text)


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(read_golden(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
