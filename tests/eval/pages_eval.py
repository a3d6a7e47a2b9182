"""Quality of the cleaned text against labelled pages, beside every mode of trafilatura.

Sets, all under `<shared>/data/html`:

- `trafilatura-eval`: segments that must be in the text and segments that must not. The counts are those of
  trafilatura's own evaluation: a wanted segment that is there is a true positive, one that is missing a false
  negative, an unwanted one that is there a false positive (white space collapsed on both sides). Precision, recall
  and F1 are over all segments of the set.
- `fundus`, `readability`, `newspaper4k`: a gold text. Bag of words: lower-case runs of letters and digits (each CJK
  character is a word of its own), counted with repetition; precision, recall and F1 of a page, averaged over the pages.

Every figure is also given for English pages alone, and for the two halves of a set (by a hash of the file name):
rules are developed on the `dev` half only, so the `held` half tells whether they generalise.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import trafilatura
from lxml import html as lxml_html

from tasks.pages import clean_page

_WORD = re.compile(r"[぀-ヿ㐀-鿿]|[^\W_぀-ヿ㐀-鿿]+")
_FETCHED = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One page with what must come out of it: a gold text, or wanted and unwanted segments."""

    collection: str
    name: str
    address: str
    language: str
    body: bytes
    gold: str | None  # None: the set labels segments
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    @property
    def half(self) -> str:
        return "dev" if zlib.crc32(self.name.encode()) % 2 else "held"


def ours(page: Labelled) -> str:
    return clean_page(page.body, page.address, content_type=None, fetched_at=_FETCHED).text


def _mode(**options: bool) -> Callable[[Labelled], str]:
    return lambda page: trafilatura.extract(page.body, include_comments=False, **options) or ""


EXTRACTORS: dict[str, Callable[[Labelled], str]] = {
    "tradelines": ours,
    "default": _mode(),
    "fast": _mode(fast=True),
    "favor_precision": _mode(favor_precision=True),
    "favor_recall": _mode(favor_recall=True),
}


def labelled_pages(shared: Path) -> Iterator[Labelled]:
    """Every labelled page of the four sets, in the order of the files."""
    root = shared / "data" / "html"
    with (root / "trafilatura-eval" / "gold.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            body = _unpacked(root / "trafilatura-eval" / row["file"])
            language = row["lang"][:2].lower()
            segments = tuple(row["with"]), tuple(row["without"])
            yield Labelled("trafilatura-eval", row["file"], row["url"], language, body, None, *segments)
    with gzip.open(root / "fundus" / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            body = _unpacked(root / "fundus" / row["file"])
            yield Labelled("fundus", row["file"], row["url"], row["lang"][:2].lower(), body, row["text"])
    for folder in sorted(path.parent for path in (root / "readability").glob("*/source.html.gz")):
        tree = lxml_html.fromstring(_unpacked(folder / "expected.html.gz").decode("utf-8"))
        gold = " ".join(tree.itertext())
        yield Labelled("readability", folder.name, "", "en", _unpacked(folder / "source.html.gz"), gold)
    for path in sorted((root / "newspaper4k").glob("*.txt")):
        body = _unpacked(path.with_suffix(".html.gz"))
        yield Labelled("newspaper4k", path.stem, "", "en", body, path.read_text(encoding="utf-8"))


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def segment_counts(page: Labelled, text: str) -> Counter[str]:
    """true_positive, false_negative and false_positive counts of one page's segments."""
    counts: Counter[str] = Counter()
    text = " ".join(text.split())
    for segment in page.wanted:
        counts["true_positive" if " ".join(segment.split()) in text else "false_negative"] += 1
    for segment in page.unwanted:
        counts["false_positive" if " ".join(segment.split()) in text else "true_negative"] += 1
    return counts


def bag_scores(gold: str, text: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the words of a text against the gold's; all 1 where both are empty."""
    expected, found = Counter(_WORD.findall(gold.lower())), Counter(_WORD.findall(text.lower()))
    if not expected and not found:
        return 1.0, 1.0, 1.0
    shared = sum((expected & found).values())
    precision = shared / sum(found.values()) if found else 0.0
    recall = shared / sum(expected.values()) if expected else 0.0
    return precision, recall, _f1(precision, recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(pages: list[Labelled], texts: list[str]) -> dict[str, float]:
    """pages, precision, recall and f1 of one extractor on pages of one set."""
    if pages[0].gold is None:
        counts: Counter[str] = sum(map(segment_counts, pages, texts), Counter())
        hits = counts["true_positive"]
        precision = hits / (hits + counts["false_positive"]) if hits else 0.0
        recall = hits / (hits + counts["false_negative"]) if hits else 0.0
        return {"pages": len(pages), "precision": precision, "recall": recall, "f1": _f1(precision, recall)}
    rows = [bag_scores(page.gold or "", text) for page, text in zip(pages, texts, strict=True)]
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return {"pages": len(pages), "precision": means[0], "recall": means[1], "f1": means[2]}


PARTS: dict[str, Callable[[Labelled], bool]] = {
    "all": lambda page: True,
    "en": lambda page: page.language == "en",
    "dev": lambda page: page.half == "dev",
    "held": lambda page: page.half == "held",
}


def measure(shared: Path) -> dict[str, Any]:
    """{set: {part: {extractor: {pages, precision, recall, f1}}}} and `margin` over the best mode; printed."""
    pages = list(labelled_pages(shared))
    texts = {name: [extractor(page) for page in pages] for name, extractor in EXTRACTORS.items()}
    result: dict[str, Any] = {}
    for collection in dict.fromkeys(page.collection for page in pages):
        result[collection] = {}
        for part, belongs in PARTS.items():
            chosen = [i for i, page in enumerate(pages) if page.collection == collection and belongs(page)]
            scores: dict[str, Any] = {
                name: score([pages[i] for i in chosen], [texts[name][i] for i in chosen]) for name in EXTRACTORS
            }
            best = max(scores[name]["f1"] for name in EXTRACTORS if name != "tradelines")
            result[collection][part] = scores | {"margin": scores["tradelines"]["f1"] - best}
    print_table(result)
    return result


def print_table(result: dict[str, Any]) -> None:
    """The measured table, one line an extractor, for people."""
    print(f"{'set':17}{'part':6}{'extractor':17}{'pages':>6}{'precision':>11}{'recall':>8}{'f1':>8}")
    for collection, parts in result.items():
        for part, scores in parts.items():
            for name in EXTRACTORS:
                row = scores[name]
                numbers = f"{row['pages']:6}{row['precision']:11.4f}{row['recall']:8.4f}{row['f1']:8.4f}"
                print(f"{collection:17}{part:6}{name:17}{numbers}")
            print(f"{collection:17}{part:6}margin over the best mode: {scores['margin']:+.4f}")


if __name__ == "__main__":
    measure(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared"))
