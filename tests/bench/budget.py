"""What an article costs: `python -m tests.bench.budget [PAGES]`, the numbers of docs/operations.md.

One home, a run of so many pages, then one of three times as many (half on topic, 400 words and more), then one that
finds nothing new: what a further page costs, without what every run and every warehouse has. Processor seconds are
those of the command and all its children.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly
from tests.bench.ingest import Ran, run_ingest, site_process
from tests.bench.table import Line, machine, show


@dataclass(frozen=True, slots=True)
class Cost:
    """The state after one run, and what the run took."""

    ran: Ran
    processor_seconds: float
    pages: int
    articles: int
    on_topic: int
    figures: int
    archive_bytes: int
    live_bytes: int
    published_bytes: int


def cost_of(home: Path, run: Callable[[], Ran]) -> Cost:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    published = home / "published" / "tradelines.duckdb"
    with connect_readonly(published) as connection:
        (counts,) = rows(connection, _COUNTS)
    return Cost(
        ran,
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        **counts,
        archive_bytes=sum(path.stat().st_size for path in (home / "archive").rglob("*.warc.gz")),
        live_bytes=(home / "live.duckdb").stat().st_size,
        published_bytes=published.stat().st_size,
    )


_COUNTS = """
SELECT
    (SELECT count(*) FROM store.page) AS pages,
    (SELECT count(*) FROM store.article) AS articles,
    (SELECT count(*) FROM article WHERE is_on_topic) AS on_topic,
    (SELECT count(*) FROM store.figure) AS figures
"""


def budget(pages: int) -> list[Line]:
    """The costs of the runs, and those of each further page by the second."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        with site_process(home, 4 * pages, 10):
            empty, first, second, idle = (
                cost_of(home, lambda wanted=wanted: run_ingest(home, "--ignore-pacing", "--max-pages", str(wanted)))
                for wanted in (0, pages, 3 * pages, 0)
            )
    more, read = second.pages - first.pages, second.on_topic - first.on_topic
    return [
        Line("the first run of a home, no page, processor time", f"{empty.processor_seconds:.1f} s"),
        Line("a later run without a new page, processor time", f"{idle.processor_seconds:.1f} s"),
        Line("published file with entries only", f"{empty.published_bytes / 2**20:.1f} MiB"),
        *(
            Line(
                f"run {number}: {one.pages} pages, {one.articles} articles, {one.on_topic} on topic, "
                f"{one.figures} figures",
                f"{one.processor_seconds:.1f} s", f"most memory {one.ran.tree_bytes / 2**20:.0f} MiB",
            )
            for number, one in enumerate((first, second), start=1)
        ),
        Line("processor time of a page", f"{(second.processor_seconds - idle.processor_seconds) / more:.3f} s"),
        Line("archive, a page", f"{(second.archive_bytes - first.archive_bytes) / more:.0f} bytes"),
        Line("live file, an article", f"{(second.live_bytes - first.live_bytes) / more:.0f} bytes"),
        Line("published file, an article", f"{(second.published_bytes - first.published_bytes) / more:.0f} bytes"),
        Line("figures, an article on topic", f"{(second.figures - first.figures) / read:.1f}"),
    ]  # fmt: skip


def main() -> None:
    print(machine(), flush=True)
    show(budget(int(sys.argv[1]) if len(sys.argv) > 1 else 200))


if __name__ == "__main__":
    main()
