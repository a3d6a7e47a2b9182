"""Cleaning, figures and the full reading beside other programs, in processor time of the same run."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import trafilatura

from tasks.entities import Entities, read_entities
from tasks.figures import read_figures
from tasks.language import Analysis, analyse, load_model
from tasks.pages import clean_page
from tasks.quotes import read_quotes
from tasks.reading import read_document
from tasks.records import Document, Quote
from tasks.settings import PROJECT
from tests.bench.ingest import plain_pipeline
from tests.bench.site import Site
from tests.bench.table import Line

RIVALS = PROJECT / "var" / "venv-bench" / "bin" / "python"
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def real_pages(most: int) -> tuple[str, list[bytes]]:
    """Pages of ../shared where they are there, else of the bench's own site; with words for where they come from."""
    shared = Path(os.environ.get("TRADELINES_SHARED", PROJECT.parent / "shared")) / "data" / "html"
    files = sorted(shared.rglob("*.html*"))
    if not files:
        return "made pages", [body for _, body in Site(most, 1).pages.values()]
    step = max(1, len(files) // most)
    return "pages of ../shared", [_body(path) for path in files[::step][:most]]


def _body(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def processor_seconds(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Processor time of one round."""
    started = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - started


def side_by_side(works: Sequence[Callable[[Any], object]], items: Sequence[Any], rounds: int = 3) -> list[float]:
    """The least processor time of each, the rounds taken by turns so that a busy machine is busy for all."""
    for work in works:
        processor_seconds(work, items[:3])
    taken = [[processor_seconds(work, items) for work in works] for _ in range(rounds)]
    return [min(column) for column in zip(*taken, strict=True)]


def cleaning(most: int) -> list[Line]:
    where, pages = real_pages(most)

    def ours(body: bytes) -> object:
        return clean_page(body, "https://example.org/story", content_type="text/html", fetched_at=_NOW)

    def alone(body: bytes) -> object:
        return trafilatura.bare_extraction(body, url="https://example.org/story", with_metadata=True)

    own, bare = side_by_side((ours, alone), pages)
    count = len(pages)
    lines = [
        Line(f"cleaning {count} {where}", f"{count / own:.1f} pages/s"),
        Line("trafilatura alone, with metadata", f"{count / bare:.1f} pages/s", f"ours {bare / own:.2f} x", "0.9"),
    ]
    # Each of the others takes text; bytes that are no UTF-8 are read with replacements for them.
    texts = [body.decode("utf-8", "replace") for body in pages]
    for name, target in (("newspaper4k", "3"), ("news-please", "6")):
        lines.append(_rival(name, texts, own, "pages/s", target))
    return lines


def figures(most: int) -> list[Line]:
    documents = [Document(str(n), "\n".join(body)) for n, body in enumerate(_bodies(most))]
    given = []
    parse_started = time.process_time()
    for document in documents:
        analysis = analyse(document.content)
        given.append((document, analysis))
    parse = time.process_time() - parse_started
    known = []
    for document, analysis in given:
        entities = read_entities(document, analysis)
        known.append((document, analysis, entities, read_quotes(document, analysis, entities)))
    sentences = [d.content[start:end] for d, analysis in given for start, end in analysis.sentences]
    count = len(sentences)
    (own,) = side_by_side((lambda one: read_figures(*one),), known)
    after_quotes = min(sum(map(_seconds_after_quotes, known)) for _ in range(3))
    return [
        Line(f"figures of {count} sentences right after their quotes, as in a run",
             f"{count / after_quotes:.0f} sentences/s", "without the parse", "2000"),
        Line("the same with who speaks found again", f"{count / own:.0f} sentences/s"),
        Line("figures with the parse", f"{count / (own + parse):.0f} sentences/s"),
        _rival("quantulum3", sentences, own, "sentences/s", None),
    ]  # fmt: skip


def _seconds_after_quotes(one: tuple[Document, Analysis, Entities, tuple[Quote, ...]]) -> float:
    read_quotes(*one[:3])
    return processor_seconds(lambda given: read_figures(*given), [one])


def full_reading(most: int) -> list[Line]:
    """All readers over on-topic articles, beside spaCy's pipeline as it comes, and beside the parse as we have it."""
    texts = ["\n".join(body) for body in _bodies(most)]
    own, bare, parse = side_by_side(
        (lambda text: read_document(Document("1", text)), plain_pipeline(), load_model()[0]), texts
    )
    return [
        Line(f"full reading of {len(texts)} on-topic articles", f"{len(texts) / own:.2f} articles/s"),
        Line("the plain spaCy pipeline", f"{len(texts) / bare:.2f} articles/s",
             f"ours costs {own / bare:.2f} x", "1.5 at most"),
        Line("the parse as we have it", f"{len(texts) / parse:.2f} articles/s", f"ours costs {own / parse:.2f} x"),
    ]  # fmt: skip


def _bodies(most: int) -> list[tuple[str, ...]]:
    return Site(0, 1).kinds[:most]


def _rival(name: str, items: Sequence[str], own: float, unit: str, target: str | None) -> Line:
    """The other program's line, or that it was not measured."""
    if not RIVALS.exists():
        return Line(name, "not measured", "var/venv-bench is not there")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "items.json"
        path.write_text(json.dumps(items), encoding="utf-8")
        script = Path(__file__).with_name("rivals.py")
        done = subprocess.run([RIVALS, script, name, path], capture_output=True, text=True, check=False)
    if done.returncode:
        return Line(name, "not measured", (done.stderr.strip().splitlines() or ["it failed"])[-1][:80])
    told = json.loads(done.stdout.splitlines()[-1])
    note = f"ours {told['seconds'] / own:.1f} x" + (f"; it failed on {told['failed']}" if told["failed"] else "")
    return Line(name, f"{len(items) / told['seconds']:.1f} {unit}", note, target)


if __name__ == "__main__":
    sys.exit("run python -m tests.bench")
