"""Asking the published file: opened read-only, its schema checked, absent objects known before they are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import duckdb

from tasks.warehouse.schema import WarehouseError, known_version, query_sql, rows
from tasks.warehouse.snapshot import connect_readonly

# What the other functions of this door take.
Connection: TypeAlias = duckdb.DuckDBPyConnection


@contextmanager
def open_published(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, read-only and of a schema that this version knows; WarehouseError says what to do else."""
    try:
        connection = connect_readonly(path)
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        raise WarehouseError(f"{path} cannot be opened: {str(error).splitlines()[0]}") from error
    try:
        _check_version(connection, path)
        yield connection
    finally:
        connection.close()


def _check_version(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        have = rows(connection, query_sql("schema_version"))[0]["version"]
    except duckdb.CatalogException as error:
        raise WarehouseError(f"{path} is a DuckDB file, but no warehouse of Tradelines") from error
    if have < known_version():
        raise WarehouseError(
            f"{path} has schema {have}, this version needs {known_version()}: run `tradelines ingest`, "
            "which brings the warehouse up to date and publishes it again"
        )
    if have > known_version():
        raise WarehouseError(f"{path} has schema {have}, this version knows {known_version()}: upgrade Tradelines")


def object_names(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Names of the views, tables and macros that can be asked, each with its comment (empty: it has none)."""
    return {row["name"]: row["comment"] or "" for row in rows(connection, query_sql("object_names"))}


def ask(connection: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The answer to sql/queries/QUERY.sql with those of `values` that it names."""
    text = query_sql(query)
    return rows(connection, text, {name: value for name, value in values.items() if f"${name}" in text})
