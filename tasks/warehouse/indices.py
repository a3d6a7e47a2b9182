"""Indices over the own corpus: which entries count in which, kept up with every batch that brings entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

import duckdb
import pyarrow as pa

from tasks.index_terms import TermSet
from tasks.warehouse.schema import query_sql, rows, transaction

# An index has at most so many sets of terms; keep_index_entries.sql has a parameter for each.
_SETS = ("first", "second", "third")


def replace_index_terms(connection: duckdb.DuckDBPyConnection, terms: Iterable[TermSet]) -> bool:
    """Bring the stored term lists to these; where they differ all entries are looked through again. True: they did."""
    wanted = [asdict(one) | {"terms": list(one.terms)} for one in terms]
    if rows(connection, "FROM store.index_term") == wanted:
        return False
    with transaction(connection):
        connection.execute("DELETE FROM store.index_term; DELETE FROM store.index_entry")
        arriving = pa.Table.from_pylist(wanted)
        connection.register("arriving_terms", arriving)
        connection.execute("INSERT INTO store.index_term BY NAME FROM arriving_terms")
        connection.unregister("arriving_terms")
        connection.execute("CREATE OR REPLACE TEMP TABLE touched_entry AS SELECT entry_id FROM store.feed_entry")
        _keep(connection)
    return True


def keep_indices(connection: duckdb.DuckDBPyConnection, entry_ids: Iterable[object]) -> None:
    """Look these stored entries through for all indices, and count their weeks and months again."""
    arriving = pa.table({"entry_id": pa.array([str(one) for one in entry_ids], pa.string())})
    connection.register("arriving_entries", arriving)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE touched_entry AS SELECT DISTINCT entry_id::UUID AS entry_id FROM arriving_entries"
    )
    connection.unregister("arriving_entries")
    _keep(connection)


def _keep(connection: duckdb.DuckDBPyConnection) -> None:
    patterns: dict[str, list[str]] = {}
    for row in rows(connection, "FROM store.index_term"):
        patterns.setdefault(row["index_name"], []).append(row["pattern"])
    for name, sets in patterns.items():
        filled = [*sets, *[""] * (len(_SETS) - len(sets))]
        connection.execute(
            query_sql("keep_index_entries"), {"index_name": name} | dict(zip(_SETS, filled, strict=True))
        )
    connection.execute(query_sql("keep_index_counts"))
