"""A process that works on the lake its environment names: `python -m tests.scaleout.lake_process write|read ...`.

write FIRST COUNT   stores so many batches, one open window each, and says the number of each
read                counts articles and figures again and again until standard input ends
"""

from __future__ import annotations

import json
import sys
import threading

from tasks.settings import get_settings
from tasks.warehouse.lake import lake_at, read_lake
from tasks.warehouse.live import open_live, write_batch
from tests.faults import writer
from tests.given import Row

SEEN = """
    SELECT
        (SELECT count(*) FROM article), (SELECT count(*) FROM figure), (SELECT sum(articles) FROM trend_articles_by_day)
"""


ARTICLES = 3 * writer.ARTICLES  # of a batch: more rows than DuckLake keeps in its catalog, so files are written too


def made_batch(number: int) -> dict[str, list[Row]]:
    """The same number always gives the same batch."""
    parts = [writer.made_batch(3 * number + one) for one in range(3)]
    return {table: [row for part in parts for row in part[table]] for table in parts[0]}


def write(first: int, count: int) -> None:
    """Store the batches of these numbers."""
    for number in range(first, first + count):
        with open_live(get_settings().live_path) as connection:
            write_batch(connection, made_batch(number))
        print(number, flush=True)


def read() -> None:
    """Prints what was seen by each question: articles, figures, and articles as the kept counts tell them."""
    is_over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), is_over.set()), daemon=True).start()
    lake = lake_at(get_settings().published_path)
    assert lake is not None
    seen = []
    with read_lake(lake) as connection:
        print("reading", flush=True)
        while not is_over.wait(0.1):
            row = connection.execute(SEEN).fetchone()
            seen.append([int(value or 0) for value in row or ()])
    print(json.dumps(seen))


if __name__ == "__main__":
    write(int(sys.argv[2]), int(sys.argv[3])) if sys.argv[1] == "write" else read()
