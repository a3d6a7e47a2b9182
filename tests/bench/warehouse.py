"""The warehouse as it grows: `python -m tests.bench.warehouse [ARTICLES ...] [--folder FOLDER]` prints one table.

For each size (10,000, 100,000 and 1,000,000 unless named) what a batch of 100 new articles costs while the live file is
held (opening, stories looked up, rows and counts written, closing), what 500 new entries cost, publishing, and the
slowest trend and macro. By the clock; for batches the processor's seconds as well, which other programs change less.
Warehouses are kept in FOLDER where one is named; each measured batch stays in them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any
from uuid import UUID, uuid4, uuid5

import duckdb

from tasks.warehouse.batches import Batch
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import rows
from tasks.warehouse.story_rows import add_stories
from tests.bench.table import machine
from tests.bench.trends import LIMITS, ask, connected, make, publishing

SIZES = (10_000, 100_000, 1_000_000)
PAGES = 100
ENTRIES = 500
# What a batch of pages brings, all of it with an article_id; event_figure goes by its reading.
PAGE_TABLES = (
    "page", "article", "revision", "text", "reading", "mention", "figure", "quote", "event", "event_figure",
    "sentence_topic", "article_topic", "relevance",
)  # fmt: skip
ENTRY_TABLES = ("feed_entry", "entry_sighting")


@dataclass(slots=True)
class Copies:
    """Stored rows once more, as if they came in now: new ids, the newest day."""

    day: date
    now: datetime
    salt: UUID = field(default_factory=uuid4)

    def row(self, row: dict[str, Any]) -> dict[str, Any]:
        return {name: self._value(name, value) for name, value in row.items()}

    def _value(self, name: str, value: Any) -> Any:
        if name == "is_current":
            return False
        if name == "content":
            return f"{value} {self.salt.hex}"
        if isinstance(value, UUID) and name != "entity_id":
            return uuid5(self.salt, value.hex)
        if isinstance(value, datetime):
            return self.now
        return self.day if isinstance(value, date) else value


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.warehouse", description=__doc__)
    parser.add_argument("articles", nargs="*", type=int, default=SIZES)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    print(machine())
    with TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        columns = {size: measured(folder / f"made_{size}.duckdb", size) for size in options.articles}
    print(f"  {'':<34}" + "".join(f"{size:>14,}" for size in columns))
    for name in next(iter(columns.values())):
        print(f"  {name:<34}" + "".join(f"{column[name]:>14}" for column in columns.values()))


def measured(path: Path, articles: int) -> dict[str, str]:
    """The column of one size."""
    if not path.exists():
        make(path, articles)
    parts = [batch_seconds(path) for _ in range(3)]
    column = {name: f"{median(part[name] for part in parts):.3f} s" for name in parts[0]}
    column["500 entries written"] = f"{median(entries_seconds(path) for _ in range(3)):.3f} s"
    seconds, gigabytes = publishing(path, path.with_suffix(".published"))
    path.with_suffix(".published").unlink()
    column |= {"file": f"{gigabytes:.2f} GB", "publishing, a GB": f"{seconds / gigabytes:.2f} s"}
    answers = ask(path)
    for kind, limit in LIMITS.items():
        seconds_of = [answer.seconds for answer in answers if answer.limit == limit]
        column[f"slowest {kind}"] = f"{max(seconds_of):.3f} s"
        column[f"{kind}s over {limit:g} s"] = f"{sum(one > limit for one in seconds_of)} of {len(seconds_of)}"
    return column


def batch_seconds(path: Path) -> dict[str, float]:
    """What the parts of one write window cost: the time in which nobody else may write."""
    with connected(path) as connection:
        tables, now = copied(connection, PAGE_TABLES, PAGES)
    batch = Batch(uuid4(), uuid4(), now, tables)
    seconds: dict[str, float] = {}
    with clocked(seconds, "write window of 100 articles"):
        started = perf_counter()
        with open_live(path) as connection:
            seconds["  opening"] = perf_counter() - started
            with clocked(seconds, "  stories looked up"):
                add_stories(connection, batch, [])
            with clocked(seconds, "  rows and counts written"):
                write_batch(connection, batch.tables)
    return seconds


def entries_seconds(path: Path) -> float:
    """What storing the new entries of a poll costs, with the counts of the indices."""
    with connected(path) as connection:
        tables, _ = copied(connection, ENTRY_TABLES, ENTRIES)
    seconds: dict[str, float] = {}
    with open_live(path) as connection, clocked(seconds, "written"):
        write_batch(connection, tables)
    return seconds["written"]


def copied(
    connection: duckdb.DuckDBPyConnection, tables: tuple[str, ...], count: int
) -> tuple[dict[str, list[dict[str, Any]]], datetime]:
    """`count` stored articles or entries as new ones, with all their rows, and when they came in."""
    key = "entry_id" if "feed_entry" in tables else "article_id"
    parent = "feed_entry" if "feed_entry" in tables else "article"
    connection.execute(f"CREATE TEMP TABLE chosen AS SELECT {key} FROM store.{parent} USING SAMPLE {count} ROWS")
    if key == "article_id":
        connection.execute(
            "CREATE TEMP TABLE chosen_reading AS "
            "SELECT reading_id FROM store.reading SEMI JOIN chosen USING (article_id)"
        )
    newest = rows(connection, "SELECT max(article_date) AS day, max(stored_at) AS now FROM store.text")[0]
    copies = Copies(newest["day"], newest["now"] + timedelta(minutes=1))
    found = {}
    for table in tables:
        near = "chosen_reading USING (reading_id)" if table == "event_figure" else f"chosen USING ({key})"
        found[table] = [copies.row(row) for row in rows(connection, f"FROM store.{table} SEMI JOIN {near}")]
    return found, copies.now


@contextmanager
def clocked(seconds: dict[str, float], name: str) -> Iterator[None]:
    started, worked = perf_counter(), process_time()
    yield
    seconds[name] = perf_counter() - started
    seconds[f"{name}, processor"] = process_time() - worked


if __name__ == "__main__":
    main()
