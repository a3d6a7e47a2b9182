"""Relations of the published file as Parquet files."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tasks.warehouse.schema import query_sql


def write_view(connection: duckdb.DuckDBPyConnection, view: str, target: Path) -> None:
    """Write a view or table, whole, as one Parquet file."""
    connection.table(view).write_parquet(str(target), compression="zstd")


def write_by_year(connection: duckdb.DuckDBPyConnection, query: str, directory: Path) -> None:
    """Write the answer to sql/queries/QUERY.sql as Parquet files in folders `year=YYYY`."""
    connection.sql(query_sql(query)).write_parquet(str(directory), partition_by=["year"], compression="zstd")


def view_rows(connection: duckdb.DuckDBPyConnection, view: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """Names of the columns and rows of a view, in its order."""
    found = connection.table(view)
    return found.columns, found.fetchall()


def has_rows(connection: duckdb.DuckDBPyConnection, view: str) -> bool:
    """Whether a view has any row."""
    return connection.table(view).limit(1).fetchone() is not None
