"""docs/warehouse.md, written from the comments of the database itself: `python -m tasks.warehouse.documentation`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from tasks.settings import PROJECT
from tasks.warehouse.schema import migrate, query_sql, rows

DOCUMENT = PROJECT / "docs" / "warehouse.md"
_HEAD = """# The warehouse

Written from the database's own comments by `make docs`; do not edit. The same is in every copy: `FROM about;` lists
what there is to ask with a query each, and columns are explained by
`SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'figure';`

Ask macros, trends and views: they show newest texts and readings only. Tables of the schema `store` also hold what was
superseded. After `ATTACH 'tradelines.duckdb' AS t` say `USE t`, or table macros are not found.

**Never sum or average `value`** across form, effect, basis, per, unit, economy, reporter or repeated claims. Counts say
which they are: mentions, articles, independent stories, claims. Days are UTC.
"""
_PARTS = (
    ("macro", "Macros", "Questions with arguments: `FROM name(...)`. An unknown argument is told what there is."),
    ("trend", "Trends", "Counted by day, week or month; a week is named by its Monday."),
    ("view", "Views", "What is known now."),
    ("scalar macro", "Scalar macros", "Used inside expressions."),
    ("table", "Tables", "What is stored, superseded rows too, and what trends stand on."),
)  # fmt: skip
# What a table belongs to is the first of these whose key it has.
_OWNERS = (
    "event",
    "claim",
    "reading",
    "text",
    "revision",
    "page",
    "story",
    "entry",
    "article",
    "measure",
    "series",
    "source",
)
_TABLE_OF = {"entry": "feed_entry", "measure": "trade_action"}


def warehouse_document() -> str:
    """The document for the schema of this checkout."""
    with duckdb.connect() as connection:
        migrate(connection, PROJECT)
        about = rows(connection, "FROM about")
        columns = rows(connection, query_sql("documented_columns"))
    return "\n".join([_HEAD, *_diagram(columns), *_sections(about, columns)]).rstrip() + "\n"


def _diagram(columns: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Which table belongs to which, by the keys they carry."""
    tables: dict[str, list[str]] = {}
    for column in columns:
        if column["schema_name"] == "store":
            tables.setdefault(column["table_name"], []).append(column["column_name"])
    yield "```mermaid\nerDiagram"
    for table, names in tables.items():
        for owner in _OWNERS:
            parent = _TABLE_OF.get(owner, owner)
            if f"{owner}_id" in names and parent != table and parent in tables:
                yield f"    {parent} ||--o{{ {table} : {owner}_id"
                break
    yield "```\n"


def _sections(about: Sequence[dict[str, Any]], columns: Sequence[dict[str, Any]]) -> Iterator[str]:
    by_object: dict[str, list[dict[str, Any]]] = {}
    for column in columns:
        by_object.setdefault(column["object_name"], []).append(column)
    for kind, title, words in _PARTS:
        yield f"## {title}\n\n{words}\n"
        for row in about:
            if row["kind"] == kind:
                yield from _object(row, by_object.get(row["name"], []))


def _object(row: dict[str, Any], columns: Sequence[dict[str, Any]]) -> Iterator[str]:
    call = f"{row['name']}({row['parameters']})" if row["parameters"] is not None else row["name"]
    grain = f" Grain: {row['grain']}." if row["grain"] else ""
    yield f"### {call}\n\n{row['comment'] or ''}{grain}\n"
    if row["kind"] != "table":
        yield f"```sql\n{row['example']}\n```\n"
    if columns:
        yield "| column | type | meaning |\n| --- | --- | --- |"
        yield from (f"| {c['column_name']} | {c['data_type']} | {_cell(c['comment'])} |" for c in columns)
        yield ""


def _cell(comment: str | None) -> str:
    return (comment or "").replace("|", "\\|")


def write_document(path: Path = DOCUMENT) -> None:
    """Write the document of this checkout's schema to docs/."""
    path.write_text(warehouse_document(), encoding="utf-8")


if __name__ == "__main__":
    write_document()
