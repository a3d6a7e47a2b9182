"""A lake for tests without PostgreSQL: its catalog is a DuckDB file, which one process can use."""

from __future__ import annotations

from atexit import register
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp

import duckdb

from tasks.warehouse.lake import Lake, attach_lake, new_engine, open_lake


def lake_in(folder: Path) -> Lake:
    """An empty warehouse in a lake in that folder."""
    copytree(_empty(), folder, dirs_exist_ok=True)
    lake = Lake(str(folder / "catalog.ducklake"), str(folder / "data"))
    # The catalog has the place of the one that it was copied from.
    with duckdb.connect(lake.catalog) as catalog:
        catalog.execute("UPDATE ducklake_metadata SET value = ? WHERE key = 'data_path'", [f"{lake.data}/"])
    return lake


def connect(lake: Lake) -> duckdb.DuckDBPyConnection:
    """The lake as the current database of a connection of its own."""
    connection = new_engine()
    attach_lake(connection, lake)
    return connection


@cache
def _empty() -> Path:
    folder = Path(mkdtemp())
    register(rmtree, folder)
    with open_lake(Lake(str(folder / "catalog.ducklake"), str(folder / "data"))):
        pass
    return folder
