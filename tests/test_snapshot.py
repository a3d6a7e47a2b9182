"""The published copy: whole batches only, readers and writers that never meet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import WarehouseError
from tasks.warehouse.snapshot import connect_readonly, publish
from tests.test_warehouse import batch_of


def add(live: Path, article: str) -> None:
    with open_live(live) as connection:
        write_batch(connection, batch_of(article))


def count(path: Path) -> int:
    with connect_readonly(path) as connection:
        row = connection.execute("SELECT count(*) FROM article").fetchone()
    return row[0] if row else -1


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "live.duckdb", tmp_path / "published" / "tradelines.duckdb"


def test_nothing_to_publish_is_said(paths: tuple[Path, Path]):
    with pytest.raises(WarehouseError, match="does not exist yet: run `tradelines ingest` first"):
        publish(*paths)
    with pytest.raises(WarehouseError, match="does not exist yet"):
        connect_readonly(paths[1])


def test_a_copy_holds_what_was_stored_and_cannot_be_written(paths: tuple[Path, Path]):
    add(paths[0], "a")
    assert publish(*paths).article_count == count(paths[1]) == 1
    with connect_readonly(paths[1]) as connection, pytest.raises(duckdb.Error, match="read-only"):
        connection.execute("DELETE FROM store.article")
    assert paths[1].stat().st_mode & 0o777 == 0o444


def test_an_open_session_keeps_its_copy_and_a_new_one_sees_the_next(paths: tuple[Path, Path]):
    add(paths[0], "a")
    publish(*paths)
    with connect_readonly(paths[1]) as early:
        add(paths[0], "b")
        publish(*paths)
        assert early.execute("SELECT count(*) FROM article").fetchone() == (1,)
        late = subprocess.run(
            [sys.executable, "-c", f"import duckdb; print(duckdb.connect({str(paths[1])!r}, read_only=True)"
             ".execute('SELECT count(*) FROM article').fetchone()[0])"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert late.stdout.strip() == "2"


def test_a_write_ahead_log_that_a_client_left_is_not_replayed_into_the_new_copy(paths: tuple[Path, Path]):
    live, target = paths
    add(live, "a")
    publish(live, target)
    # A client that opened the file for writing and died: its rows are in the log only.
    script = (
        "import os, duckdb\n"
        f"c = duckdb.connect({str(target)!r})\n"
        "c.execute(\"SET checkpoint_threshold = '1GB'\")\n"
        "c.execute(\"INSERT INTO store.article (canonical_address) VALUES ('intruder')\")\n"
        "os._exit(0)\n"
    )
    target.chmod(0o644)
    subprocess.run([sys.executable, "-c", script], check=True)
    assert target.with_name(f"{target.name}.wal").exists()
    published = publish(live, target)
    assert len(published.moved_wal) == 1
    assert count(target) == 1


def test_leftovers_of_a_killed_publishing_go(paths: tuple[Path, Path]):
    add(paths[0], "a")
    publish(*paths)
    stale = paths[1].with_name(f"{paths[1].name}.123.tmp")
    stale.write_bytes(b"half a copy")
    publish(*paths)
    assert [path.name for path in paths[1].parent.iterdir()] == [paths[1].name]


def test_a_full_disk_leaves_the_old_copy(paths: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch):
    add(paths[0], "a")
    publish(*paths)
    add(paths[0], "b")

    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(WarehouseError, match="No space left on device; the old copy stays"):
        publish(*paths)
    assert count(paths[1]) == 1


ANALYST = """
import sys, time, duckdb
kept = duckdb.connect(sys.argv[1], read_only=True)
first = kept.execute("SELECT count(*) FROM article").fetchone()[0]
print("open", flush=True)
end = time.monotonic() + float(sys.argv[2])
while time.monotonic() < end:
    assert kept.execute("SELECT count(*) FROM article").fetchone()[0] == first
print(first)
"""

READER = """
import sys, duckdb
with duckdb.connect(sys.argv[1], read_only=True) as c:
    articles = c.execute("SELECT count(*) FROM article").fetchone()[0]
    figures = c.execute("SELECT count(*) FROM figure").fetchone()[0]
    assert articles == figures, (articles, figures)
    print(articles)
"""


def test_analysts_and_runs_never_wait_for_each_other(paths: tuple[Path, Path]):
    """One analyst keeps the file open, others open it again and again, while a dozen runs write and publish."""
    live, target = paths
    add(live, "first")
    publish(live, target)
    analyst = subprocess.Popen([sys.executable, "-c", ANALYST, str(target), "6"], stdout=subprocess.PIPE, text=True)
    assert analyst.stdout is not None
    assert analyst.stdout.readline() == "open\n"
    seen = []
    for number in range(12):
        reader = subprocess.Popen([sys.executable, "-c", READER, str(target)], stdout=subprocess.PIPE, text=True)
        add(live, f"article {number}")
        publish(live, target)
        output, _ = reader.communicate(timeout=60)
        assert reader.returncode == 0
        seen.append(int(output))
    output, _ = analyst.communicate(timeout=60)
    assert analyst.returncode == 0
    assert output.strip() == "1"
    assert seen == sorted(seen)
    assert count(target) == 13
