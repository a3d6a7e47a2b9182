"""What a page costs where much is stored already: the same ingest after 1,000, 10,000 and 100,000 articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tasks.index_terms import load_index_terms
from tasks.warehouse.indices import replace_index_terms
from tasks.warehouse.schema import migrate
from tasks.warehouse.trends import rebuild_trends
from tests.bench.ingest import run_ingest, site_process
from tests.bench.table import Line
from tests.bench.trends import CORPUS, connected

STORIES = Path(__file__).with_name("stories.sql")


def growth(stored: Sequence[int], pages: int) -> Iterator[Line]:
    """A line for each size: what a page costs without publishing, what the flow's own process has of it, publishing."""
    first = None
    for articles in stored:
        with TemporaryDirectory() as folder:
            home = Path(folder)
            fill(home / "live.duckdb", articles)
            with site_process(home, pages, 10):
                run_ingest(home, "--max-pages", "0")  # the entries, the reference data and what counts with them
                ran = run_ingest(home, "--ignore-pacing", "--max-pages", str(pages))
            size = (home / "published" / "tradelines.duckdb").stat().st_size
        cost = 1000 * (ran.run_seconds - ran.publish_seconds) / pages
        first = first or cost
        used, own = sum(ran.processor_seconds.values()), ran.processor_seconds["flow"]
        yield Line(
            f"{articles} articles stored: a page of {pages} more, without publishing", f"{cost:.1f} ms",
            f"{cost / first:.2f} of the first; {1000 * used / pages:.1f} ms of processor time, "
            f"{1000 * own / pages:.1f} of these not in readers or Prefect's server", "constant",
        )  # fmt: skip
        yield Line(
            f"{articles} articles stored: publishing {size / 1e6:.0f} MB", f"{ran.publish_seconds:.2f} s",
            f"{ran.publish_seconds / size * 1e9:.1f} s a GB", "linear in the file",
        )  # fmt: skip


def fill(live: Path, articles: int) -> None:
    """A warehouse of so many made articles with all that batches keep up; the search index is made at night."""
    with connected(live) as connection:
        migrate(connection, live)
        connection.execute(f"SET VARIABLE articles = {articles}")
        for script in (CORPUS, STORIES):
            connection.execute(script.read_text(encoding="utf-8"))
        rebuild_trends(connection)
        replace_index_terms(connection, load_index_terms())
        connection.execute("CHECKPOINT")
