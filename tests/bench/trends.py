"""Trends and macros at size: `python -m tests.bench.trends ARTICLES [FILE]` prints a table of seconds.

The warehouse is made of nothing by corpus.sql (per article 10 figures, 20 mentions, 5 quotes, 3 events, 2 entries, 64
story bands) and kept in FILE where one is named, so that a second call only asks. Two threads. An answer is the whole
of it as an Arrow table, the median of three; targets are those of the project: 1 s a trend, 0.2 s a macro, 2 s a GB for
publishing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from tasks.index_terms import load_index_terms
from tasks.warehouse.indices import replace_index_terms
from tasks.warehouse.runs import store_reference
from tasks.warehouse.schema import rows
from tasks.warehouse.search_index import build_search_index
from tasks.warehouse.snapshot import publish
from tasks.warehouse.trends import rebuild_trends

CORPUS = Path(__file__).with_name("corpus.sql")
LIMITS = {"trend": 1.0, "macro": 0.2}
# A person and a day that every made warehouse has.
MACROS = (
    "FROM mentions('Gina Raimondo') LIMIT 100",
    "FROM mentions((SELECT max(canonical) FROM store.entity))",  # a rare name
    "FROM mentions('Organisation 40')",
    "FROM figures_about('tariff_rate', 'US', 'CN', since := '2025-11-01')",
    "FROM figures_about('tariff_rate', 'US', 'CN') LIMIT 100",
    "FROM said('Gina Raimondo', topic := 'tariffs', since := '2025-11-01')",
    "FROM said('Gina Raimondo') LIMIT 100",
    "FROM said_by_office('Minister 40', topic := 'tariffs') LIMIT 100",
    "FROM coverage('tariffs', 'week')",
    "FROM evidence((SELECT figure_id FROM store.figure LIMIT 1))",
    "FROM search('export controls Micron')",
    "FROM search('tariff')",
    "SELECT count(*) FROM figures_as_of('2025-01-01 00:00:00+00') WHERE measure = 'purchase'",
    "SELECT count(*) FROM events_as_of('2025-01-01 00:00:00+00') WHERE type = 'purchase'",
    "FROM behind_index('trade_policy_uncertainty', since := '2025-11-01')",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One question that was asked three times: the median."""

    question: str
    seconds: float
    limit: float
    row_count: int


def main() -> None:
    """Make the warehouse where it is not there yet, then ask and print."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "live.duckdb"
        print(f"{articles} articles, 2 threads, DuckDB {duckdb.__version__}")
        if not path.exists():
            make(path, articles)
        ask(path)
        seconds, gigabytes = publishing(path, Path(folder) / "published.duckdb")
        line("publishing, a GB", seconds / gigabytes, 2.0, f"{gigabytes:.1f} GB")


def make(path: Path, articles: int) -> None:
    """The warehouse with reference data and everything that is derived, each part timed."""
    timed("reference", lambda: store_reference(path))
    with connected(path) as connection:

        def fill() -> None:
            connection.execute(f"SET VARIABLE articles = {articles}")
            connection.execute(CORPUS.read_text(encoding="utf-8"))

        timed("making the corpus", fill)
        timed("claims and counts of all", lambda: rebuild_trends(connection))
        timed("index entries of all", lambda: count_entries(connection))
        timed("full-text index", lambda: build_search_index(connection))
        connection.execute("CHECKPOINT")


def count_entries(connection: duckdb.DuckDBPyConnection) -> None:
    """All entries looked through for the indices, as after a change of the term lists."""
    connection.execute("DELETE FROM store.index_term")
    replace_index_terms(connection, load_index_terms())


def connected(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection of two threads."""
    connection = duckdb.connect(str(path))
    connection.execute("SET TimeZone = 'UTC'; SET threads = 2")
    return connection


def publishing(path: Path, target: Path) -> tuple[float, float]:
    """Seconds that publishing took, and the gigabytes of the file."""
    started = perf_counter()
    published = publish(path, target)
    return perf_counter() - started, published.byte_count / 1e9


def timed(what: str, work: Callable[[], object]) -> None:
    started = perf_counter()
    work()
    line(what, perf_counter() - started, None, "")


def ask(path: Path) -> list[Answer]:
    """Every trend, today, about and every macro, printed as they come."""
    answers = []
    with connected(path) as connection:
        trends = [row["name"] for row in rows(connection, "FROM about WHERE kind = 'trend'")]
        asked = [(f"FROM {name}", LIMITS["trend"]) for name in (*trends, "today", "about", "disagreement")]
        for query, limit in (*asked, *((call, LIMITS["macro"]) for call in MACROS)):
            answers.append(answered(connection, query, limit))
            line(query, answers[-1].seconds, limit, f"{answers[-1].row_count} rows")
    return answers


def answered(connection: duckdb.DuckDBPyConnection, query: str, limit: float) -> Answer:
    seconds, count = [], 0
    for _ in range(3):
        started = perf_counter()
        count = connection.sql(query).to_arrow_table().num_rows
        seconds.append(perf_counter() - started)
    return Answer(query, median(seconds), limit, count)


def line(what: str, seconds: float, limit: float | None, note: str) -> None:
    verdict = "" if limit is None else "ok" if seconds <= limit else f"OVER {limit:g}"
    print(f"  {what:<88} {seconds:8.3f} s  {verdict:<9} {note}", flush=True)


if __name__ == "__main__":
    main()
