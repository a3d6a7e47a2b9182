"""The warehouse explains itself: comments everywhere, and FROM about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.warehouse.documentation import DOCUMENT, warehouse_document
from tasks.warehouse.schema import SQL
from tests.given import Given


@pytest.fixture(scope="module")
def empty() -> Given:
    return Given()


def test_every_table_view_macro_and_column_has_a_comment(empty: Given):
    bare = empty.ask("""
        SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary AND comment IS NULL
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL
        UNION ALL SELECT function_name FROM duckdb_functions() WHERE NOT internal AND comment IS NULL
        UNION ALL
        SELECT c.table_name || '.' || c.column_name FROM duckdb_columns() AS c
        WHERE NOT c.internal AND c.database_name = current_database() AND c.comment IS NULL
    """)
    assert [row["name"] for row in bare] == []


def test_about_lists_every_table_view_and_macro_with_its_grain(empty: Given):
    about = {row["name"]: row for row in empty.ask("FROM about")}
    for folder, prefix in (
        ("views", ""),
        ("trends", ""),
        ("macros/table", ""),
        ("macros/scalar", ""),
        ("comments", "store."),
    ):
        for path in (SQL / folder).glob("*.sql"):
            name = path.stem if path.stem == "schema_migration" else prefix + path.stem
            assert name in about, f"{name} is not in about"
            assert about[name]["comment"], name
            if folder != "macros/scalar":
                assert about[name]["grain"], f"the comment of {name} does not state its grain"
    macros = {row["name"] for row in about.values() if "macro" in row["kind"]}
    assert macros == {path.stem for path in Path(SQL / "macros").rglob("*.sql")}


def test_every_example_runs_on_an_empty_warehouse(empty: Given):
    for row in empty.ask("FROM about"):
        assert row["example"], f"{row['name']} has no example"
        empty.connection.execute(row["example"])


def test_an_empty_warehouse_gives_empty_trends(empty: Given):
    for row in empty.ask("FROM about WHERE kind IN ('trend', 'view') AND name NOT IN ('about', 'meta_comment')"):
        assert empty.ask(f"FROM {row['name']}") == [], row["name"]


def test_the_document_of_the_warehouse_is_fresh():
    written = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
    assert written == warehouse_document(), "docs/warehouse.md is not what the database says: run `make docs`"
