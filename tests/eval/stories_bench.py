"""How long 1,000 articles take against so many stored ones of one day, the worst case: `stories_bench.py 1000000`."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from uuid import UUID

import duckdb
import numpy as np
import pyarrow as pa

from tasks.stories import Newcomer, place_batch
from tasks.story_signature import MINIMA, Signature, bands
from tasks.warehouse.schema import SQL
from tasks.warehouse.story_rows import find_known

CHUNK = 20_000
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def fill(connection: duckdb.DuckDBPyConnection, count: int) -> None:
    """Store `count` members with random signatures, each its own story."""
    random = np.random.default_rng(1)
    for first in range(0, count, CHUNK):
        minima = random.integers(0, 2**32, (min(CHUNK, count - first), MINIMA), dtype=np.uint32)
        names = [str(UUID(int=first + place + 1)) for place in range(len(minima))]
        blobs = [row.tobytes() for row in minima]
        keys = [key for blob in blobs for key in bands(Signature(500, blob))]
        members = pa.table({"text_id": names, "minima": pa.array(blobs, pa.binary())})
        each = len(keys) // len(names)
        found = pa.table({"band": pa.array(keys, pa.int32()), "text_id": [name for name in names for _ in range(each)]})
        connection.register("members", members)
        connection.register("found", found)
        connection.execute(
            "INSERT INTO store.story_member BY NAME SELECT text_id::UUID AS text_id, text_id::UUID AS article_id, "
            "text_id::UUID AS story_id, 'p' AS publisher, 500 AS shingles, minima, ? AS seen_at, ? AS article_date "
            "FROM members",
            [NOW, NOW.date()],
        )
        connection.execute(
            "INSERT INTO store.story BY NAME SELECT text_id::UUID AS story_id, ? AS first_seen_at FROM members", [NOW]
        )
        connection.execute(
            "INSERT INTO store.story_band BY NAME SELECT band, text_id::UUID AS text_id, ? AS article_date FROM found",
            [NOW.date()],
        )


def newcomers(connection: duckdb.DuckDBPyConnection, count: int) -> list[Newcomer]:
    """Half of them new, half with the signature of a stored text, one minimum in ten changed."""
    random = np.random.default_rng(2)
    rows = connection.execute(f"SELECT minima FROM store.story_member LIMIT {count // 2}").fetchall()
    made = []
    for place in range(count):
        numbers = random.integers(0, 2**32, MINIMA, dtype=np.uint32)
        if place < len(rows):
            kept = np.frombuffer(rows[place][0], dtype=np.uint32)
            numbers = np.where(random.random(MINIMA) < 0.9, kept, numbers).astype(np.uint32)
        name = UUID(int=2**100 + place)
        made.append(Newcomer(name, name, "q", NOW, Signature(500, numbers.tobytes()), None))
    return made


def make(path: Path, count: int) -> None:
    """A warehouse file with `count` stored members. Runs in a process of its own, whose memory is not counted."""
    with duckdb.connect(path) as connection:
        connection.execute("SET memory_limit = '1GB'")
        for migration in sorted((SQL / "migrations").glob("*.sql")):
            connection.execute(migration.read_text(encoding="utf-8"))
        fill(connection, count)
        connection.execute("CHECKPOINT")


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "live.duckdb"
        filler = get_context("spawn").Process(target=make, args=(path, count))
        filler.start()
        filler.join()
        print(f"{count} members, {path.stat().st_size / 2**20:.0f} MiB on disk")
        with duckdb.connect(path) as connection:
            connection.execute("SET memory_limit = '1GB'")
            waiting = newcomers(connection, 1000)
            started = time.monotonic()
            known = find_known(connection, waiting, dict.fromkeys((one.text_id for one in waiting), NOW.date()))
            looked_up = time.monotonic()
            placements, _ = place_batch(waiting, known)
            print(f"looked up in {looked_up - started:.2f} s: {len(known)} met")
            print(f"placed in {time.monotonic() - looked_up:.2f} s")
        print(f"{sum(p.relation == 'copy' for p in placements)} copies found of 500")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10:.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]))
