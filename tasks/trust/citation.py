"""A fact as a reader can cite it: sentence, speaker, office, outlet, day, address, and its record in the archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from tasks.errors import UserError
from tasks.warehouse.schema import query_sql, rows
from tasks.warehouse.snapshot import connect_readonly

Row = dict[str, Any]


def find_citation(published: Path, fact_id: str) -> Row:
    """The fact with its evidence. Raises UserError where the published copy has no such fact."""
    try:
        key = str(UUID(fact_id.rpartition(":")[2]))
    except ValueError:
        raise UserError(f"{fact_id!r} is no id: use figure_id, quote_id or event_id of a view") from None
    with connect_readonly(published) as connection:
        found = rows(connection, query_sql("citation"), {"fact_id": key})
    if not found:
        raise UserError(f"there is no figure, quote or event with the id {fact_id}")
    return found[0]


def reference(found: Row) -> str:
    """The stable reference: made from article, text and span, so that it survives re-reading."""
    return f"tradelines:{found['kind']}:{found['id']}"


def as_text(found: Row) -> str:
    """The citation as lines for a person."""
    archive = "none kept"
    if found["warc_file"]:
        archive = f"{found['warc_file']} at byte {found['warc_offset']}, {found['warc_digest'] or 'no digest'}"
    fields = {
        "words": found["words"],
        "sentence": " ".join((found["sentence"] or "").split()),
        "speaker": found["speaker"] or "not named",
        "office": found["office"],
        "outlet": found["publisher"],
        "title": found["title"],
        "author": found["byline"],
        "date": found["article_date"],
        "address": found["address"],
        "archive": archive,
        "fetched": found["fetched_at"].isoformat() if found["fetched_at"] else None,
        "revision": found["revision_number"] or "headline only",
        "reference": reference(found),
        "corrected": _corrections(found),
    }
    if not found["is_current"]:
        fields["note"] = "superseded: the current reading of the article does not have this fact"
    return "\n".join(f"{name + ':':<11}{value}" for name, value in fields.items() if value is not None)


def _corrections(found: Row) -> str | None:
    told = [
        f"{one['field']} ({one['value_read']} as read) is {one['value']}, by {one['made_by']}, "
        f"{one['made_at']:%Y-%m-%d}: {one['why']}"
        for one in found["corrections"] or ()
    ]
    return "; ".join(told) or None


def as_csl(found: Row) -> Row:
    """The same as one item of CSL-JSON, which Zotero, Pandoc and LaTeX tools read."""
    item: Row = {
        "id": reference(found),
        "type": "article-newspaper",
        "title": found["title"],
        "container-title": found["publisher"],
        "issued": _date(found["article_date"]),
        "URL": found["address"],
        "note": f"“{' '.join((found['sentence'] or '').split())}” {reference(found)}",
    }
    if found["byline"]:
        item["author"] = [{"literal": found["byline"]}]
    if found["fetched_at"]:
        item["accessed"] = _date(found["fetched_at"].date())
    if found["warc_file"]:
        item["archive"] = "WARC"
        item["archive_location"] = f"{found['warc_file']}#{found['warc_offset']} {found['warc_digest'] or ''}".strip()
    item["custom"] = {
        name: found[name]
        for name in ("kind", "words", "speaker", "office", "revision_number", "rule", "reader_version", "is_current")
    } | {"corrected": _corrections(found)}
    return item


def _date(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
