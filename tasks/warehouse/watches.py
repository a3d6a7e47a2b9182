"""Queries that a person watches: which of their rows are new."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from tasks.errors import UserError
from tasks.identity import content_hash
from tasks.settings import Settings
from tasks.warehouse.live import open_live
from tasks.warehouse.schema import query_sql, rows, transaction
from tasks.warehouse.snapshot import connect_readonly

_MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class NewRows:
    """The new rows of one watched query."""

    name: str
    rows: tuple[dict[str, Any], ...]
    hashes: tuple[str, ...]
    problem: str | None  # why the query does not run any more; None: it ran


def add_watch(settings: Settings, name: str, query: str) -> int:
    """Watch a query; the rows that it has now count as seen, and their number is returned. Raises UserError."""
    found = _ask(settings.published_path, query)
    if isinstance(found, str):
        raise UserError(f"watch {name}: the query does not run: {found}")
    with open_live(settings.live_path) as connection, transaction(connection):
        if any(row["name"] == name for row in rows(connection, query_sql("watches"))):
            raise UserError(f"watch {name} is there already: `tradelines watch remove {name}` first")
        connection.execute(query_sql("add_watch"), {"name": name, "query": query})
        connection.execute(query_sql("mark_sent"), {"name": name, "hashes": [_hash(row) for row in found]})
    return len(found)


def remove_watch(settings: Settings, name: str) -> None:
    """Watch a query no longer. Raises UserError where there is none of the name."""
    with open_live(settings.live_path) as connection, transaction(connection):
        if not any(row["name"] == name for row in rows(connection, query_sql("watches"))):
            raise UserError(f"there is no watch {name}; `tradelines watch list` shows them")
        connection.execute(query_sql("remove_watch"), {"name": name})
        connection.execute(query_sql("forget_sent"), {"name": name})


def list_watches(settings: Settings) -> list[dict[str, Any]]:
    """Name, query, when it was added and how many rows were seen, by name."""
    with open_live(settings.live_path) as connection:
        return rows(connection, query_sql("watches"))


def new_rows(settings: Settings) -> Iterator[NewRows]:
    """What is new in each watched query; nothing is marked as sent yet."""
    for watch in list_watches(settings):
        found = _ask(settings.published_path, watch["query"])
        if isinstance(found, str):
            yield NewRows(watch["name"], (), (), found)
            continue
        with open_live(settings.live_path) as connection:
            sent = {row["row_hash"] for row in rows(connection, query_sql("sent_rows"), {"name": watch["name"]})}
        fresh = {_hash(row): row for row in found}
        fresh = {digest: row for digest, row in fresh.items() if digest not in sent}
        if fresh:
            yield NewRows(watch["name"], tuple(fresh.values()), tuple(fresh), None)


def mark_sent(settings: Settings, name: str, hashes: Sequence[str]) -> None:
    """These rows are never sent again."""
    with open_live(settings.live_path) as connection:
        connection.execute(query_sql("mark_sent"), {"name": name, "hashes": list(hashes)})


def _ask(published: Path, query: str) -> list[dict[str, Any]] | str:
    """The rows, at most 10,000, or why there are none. The copy is opened read-only and without the file system."""
    with connect_readonly(published) as connection:
        try:
            connection.execute("SET enable_external_access = false")
            return rows(connection, f"FROM ({query.strip().rstrip(';')}) LIMIT {_MOST_ROWS}")
        except duckdb.Error as error:
            return str(error).splitlines()[0]


def _hash(row: dict[str, Any]) -> str:
    return content_hash(json.dumps(row, default=str, sort_keys=True, ensure_ascii=False))
