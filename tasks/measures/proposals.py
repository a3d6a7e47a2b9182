"""Documents of the Federal Register as blocks to start from: what is told, unverified, for a person to complete."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from re import IGNORECASE, Pattern, compile
from typing import Any, Final

from tasks.feeds.feed import parse_feed
from tasks.measures.files import MeasureError
from tasks.measures.spine import Measure

MAX_BYTES: Final = 15 * 1024 * 1024
_NUMBER = compile(r"/documents/\d{4}/\d{2}/\d{2}/(\d{4}-\d{4,6})")
_WORDS = compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Document:
    """One document as the register's interface or feed tells it."""

    number: str
    title: str
    summary: str
    published: date | None  # None: not told
    effective: date | None  # None: not told
    address: str
    body: str  # issuing body; "": not told


@dataclass(frozen=True, slots=True)
class Ground:
    """What a title or summary tells of the legal ground. The first that matches decides."""

    instrument: str
    kind: str
    pattern: Pattern[str]
    example: str


GROUNDS: Final = (
    Ground("Section 301", "relief", compile(r"product exclusion", IGNORECASE), "Product Exclusion Extensions"),
    Ground("Uyghur Forced Labor Prevention Act", "listing", compile(r"\bforced labor prevention", IGNORECASE),
           "Notice on the Uyghur Forced Labor Prevention Act Entity List"),
    Ground("Entity List", "listing", compile(r"\bentity list\b", IGNORECASE), "Additions to the Entity List"),
    Ground("Unverified List", "listing", compile(r"\bunverified list\b", IGNORECASE),
           "Revisions to the Unverified List"),
    Ground("Chinese Military Companies List", "listing", compile(r"chinese military compan", IGNORECASE),
           "Designation of Chinese Military Companies"),
    Ground("Export Administration Regulations", "export_control",
           compile(r"export controls?\b|export administration|end-us(e|er) controls", IGNORECASE),
           "Export Controls on Semiconductor Manufacturing Items"),
    Ground("countervailing", "trade_remedy", compile(r"countervailing", IGNORECASE),
           "Final Affirmative Countervailing Duty Determination"),
    Ground("anti-dumping", "trade_remedy", compile(r"dump(ed|ing)|fair value", IGNORECASE),
           "Sales at Less Than Fair Value"),
    Ground("Section 232", "tariff", compile(r"section 232|adjusting imports of", IGNORECASE),
           "Adjusting Imports of Copper Into the United States"),
    Ground("Section 201", "tariff", compile(r"section 20[13]\b|positive adjustment to competition", IGNORECASE),
           "To Facilitate Positive Adjustment to Competition From Imports of Washers"),
    Ground("Section 122", "tariff", compile(r"section 122|import surcharge", IGNORECASE),
           "Imposing a Temporary Import Surcharge"),
    Ground("de minimis", "import_restriction", compile(r"de minimis|low-value", IGNORECASE),
           "Suspending Duty-Free De Minimis Treatment"),
    Ground("outbound investment rule", "investment_restriction",
           compile(r"outbound|investments in certain", IGNORECASE),
           "Provisions Pertaining to U.S. Investments in Certain Technologies"),
    Ground("IEEPA", "tariff", compile(r"reciprocal tariff|synthetic opioid|additional dut", IGNORECASE),
           "Modifying Reciprocal Tariff Rates"),
    Ground("Section 301", "tariff", compile(r"section 301|acts, policies,? and practices", IGNORECASE),
           "Notice of Modification of Section 301 Action"),
)  # fmt: skip


def read_documents(path: Path) -> list[Document]:
    """The documents of a file: JSON of the register's interface (one document or `results`), or its feed.

    Raises MeasureError when the file is neither.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise MeasureError(f"{path}: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise MeasureError(f"{path}: larger than {MAX_BYTES:,} bytes")
    if raw.lstrip()[:1] == b"<":
        return _from_feed(raw, path)
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise MeasureError(f"{path}: neither JSON of federalregister.gov nor its feed ({error})") from error
    rows = content.get("results", [content]) if isinstance(content, dict) else content
    found = [_from_row(row) for row in rows if isinstance(row, dict) and row.get("document_number")] if rows else []
    if not found:
        raise MeasureError(f"{path}: holds no document with a document_number")
    return found


def unknown_documents(documents: Iterable[Document], measures: Iterable[Measure]) -> list[Document]:
    """Those whose number no act of the spine names."""
    told = " ".join(f"{m.document or ''} {m.address or ''} {m.second_address or ''}" for m in measures)
    return [document for document in documents if document.number not in told]


def ground_of(document: Document) -> Ground | None:
    """The legal ground its title tells, else its summary; None: none that is known."""
    for text in (document.title, document.summary):
        for ground in GROUNDS:
            if ground.pattern.search(text):
                return ground
    return None


def as_block(document: Document) -> str:
    """A [[measure]] block to complete: unverified, so it is never in force before a person has read the document."""
    ground = ground_of(document)
    day = document.effective or document.published
    words = [word for word in _WORDS.findall(document.title.lower()) if word not in ("of", "the", "to", "and", "on")]
    lines = [
        "[[measure]]",
        f'id = "us-{"-".join(words[:4]) or "document"}-{document.number}"',
        f"title = {_quoted(document.title or document.number)}",
        'imposer = "US"',
        'targets = ["CN"]  # check',
        f'kind = "{ground.kind if ground else "tariff"}"  # check',
        "# change = ..., amends = ...: where it changes an act that stands in these files",
        f'instrument = "{ground.instrument if ground else "Section 301"}"  # check',
        f"body = {_quoted(document.body or 'not told')}",
        f"announced = {document.published or 'YYYY-MM-DD'}",
        f"from = {day or 'YYYY-MM-DD'}  # check: the day of effect",
        "# goods = ..., hs = [...], rate = ..., adds_to = [...], excludes = [...]",
        f'document = "FR Doc. {document.number}"',
        f"address = {_quoted(document.address)}",
        "is_verified = false  # true when the text was read",
    ]
    if document.summary:
        lines.append(f"# {_shown(' '.join(document.summary.split()))[:400]}")
    return "\n".join(lines) + "\n"


def _from_row(row: dict[str, Any]) -> Document:
    agencies = row.get("agencies")
    names = [str(a.get("name") or "") for a in agencies if isinstance(a, dict)] if isinstance(agencies, list) else []
    return Document(
        str(row["document_number"]), _text(row.get("title")), _text(row.get("abstract")),
        _day(row.get("publication_date")), _day(row.get("effective_on")), _text(row.get("html_url")), "; ".join(names),
    )  # fmt: skip


def _from_feed(raw: bytes, path: Path) -> list[Document]:
    feed = parse_feed(raw, "federalregister", "https://www.federalregister.gov/")
    found = []
    for entry in feed.entries:
        if number := _NUMBER.search(entry.address):
            day = entry.published_at.date() if entry.published_at else None
            found.append(Document(number[1], entry.title, entry.summary, day, None, entry.address, entry.author or ""))
    if not found:
        raise MeasureError(f"{path}: {feed.error or 'the feed lists no document of federalregister.gov'}")
    return found


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string.
    return json.dumps(_shown(text), ensure_ascii=False)


def _shown(text: str) -> str:
    # TOML takes no control characters and no lone surrogates, not even in comments.
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", " ", text)
