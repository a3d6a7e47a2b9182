"""One process of the store, to be killed: `python -m tests.faults.writer HOME SEED`.

Stores made batches, publishes, builds the full-text index, compacts and backs up by turns, without Prefect, until
somebody ends it. The same number always gives the same batch. After a batch was stored its number goes to standard
output.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tasks.archive import ArchiveWriter, archive_path
from tasks.records import Answer
from tasks.warehouse.backup import back_up
from tasks.warehouse.compaction import compact
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.search_index import build_search_index
from tasks.warehouse.snapshot import publish
from tests.given import DAY, Given, Row

_NOON = datetime(2025, 4, 9, 12, tzinfo=UTC)
ARTICLES = 5  # of a batch, each with one figure
CONTENT = "Tariffs rose to 25 percent."


class Made(Given):
    """Rows that are given and not stored: no database is opened."""

    def __init__(self) -> None:
        self.tables = {}


def made_batch(number: int, archive: ArchiveWriter | None = None) -> dict[str, list[Row]]:
    """The rows of one batch; with an archive also its pages there, each at the place that its row names."""
    made = Made()
    for one in range(ARTICLES):
        address = f"harbour.example/{number}/{one}"
        made.entry(address)
        made.figure(made.article(address, DAY, CONTENT), "25 percent")
        if archive is not None:
            page = f"https://{address}"
            place = archive.append(
                Answer(page, page, None, 200, (), CONTENT.encode(), datetime(2025, 4, 9, tzinfo=UTC))
            )
            made.tables["page"][-1] |= {"warc_file": place.file, "warc_offset": place.offset}
    return made.tables


def work(home: Path, seed: int) -> None:
    """Store, publish and maintain until the process ends."""
    choose = random.Random(seed)
    live, published = home / "live.duckdb", home / "published" / "tradelines.duckdb"
    number = seed * 1000
    with ArchiveWriter(archive_path(home / "archive", date(2025, 4, 9), f"run-{seed}")) as archive:
        while True:
            number += 1
            batch = made_batch(number, archive)
            archive.sync()
            with open_live(live) as connection:
                write_batch(connection, batch)
            print(number, flush=True)
            act = choose.choice(("publish", "publish", "index", "compact", "back up", "store"))
            if act == "publish":
                publish(live, published)
            elif act == "index":
                with open_live(live) as connection:
                    build_search_index(connection)
            elif act == "compact":
                compact(live, least_free_share=0.0, least_bytes=0)
            elif act == "back up":
                back_up(live, home / "archive", home / f"backup-{seed}", 2, (), _NOON + timedelta(seconds=number))


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
