"""kill -9 at random moments, and after each whether anything was lost, stored twice, or published between batches."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tasks.archive import Archived, iter_records
from tasks.settings import PROJECT
from tasks.warehouse.backup import list_backups, restore
from tasks.warehouse.checks import run_check
from tasks.warehouse.live import open_live, write_batch, write_lock
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly, publish
from tests.faults.writer import ARTICLES, made_batch

CHECKS = ("unique_keys", "orphans", "one_current_text", "spans_inside_text")
_COUNTS = "SELECT (SELECT count(*) FROM store.article) AS articles, (SELECT count(*) FROM store.figure) AS figures"
_BATCHES = "SELECT split_part(canonical_address, '/', 2)::INTEGER AS n, count(*) AS k FROM store.article GROUP BY n"


@dataclass(frozen=True, slots=True)
class Killed:
    """What was found after the kills of one home."""

    batches: int  # told as stored
    left_logs: int  # kills that left a write-ahead log
    records: int  # archived pages that were read
    backups: int  # that are listed and were restored


def kill_writers(home: Path, kills: int, homes: int = 2) -> str:
    """Kill so many processes that store, publish and maintain, in homes side by side; what was found, in a sentence."""
    with ThreadPoolExecutor(homes) as threads:
        shares = [kills // homes + (number < kills % homes) for number in range(homes)]
        found = list(threads.map(kill_home, [home / str(number) for number in range(homes)], shares, range(homes)))
    batches, logs, records, backups = (
        sum(getattr(one, name) for one in found) for name in ("batches", "left_logs", "records", "backups")
    )
    return (
        f"{kills} kills over store, publish, index, compaction and backup: {batches} batches told as stored, none "
        f"lost, none twice; {logs} kills left a write-ahead log; {records} archived pages read, none damaged; "
        f"{backups} backups restored whole"
    )


def kill_home(home: Path, kills: int, seed: int) -> Killed:
    """The kills of one home; after each the lock must be free and the published file whole."""
    choose = random.Random(seed)
    home.mkdir(parents=True, exist_ok=True)
    live, published = home / "live.duckdb", home / "published" / "tradelines.duckdb"
    told: set[int] = set()
    while_writing = 0
    for number in range(1, kills + 1):
        command = [sys.executable, "-m", "tests.faults.writer", str(home), str(number)]
        process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        first = process.stdout.readline()  # after the imports: a kill before them proves nothing
        assert first, f"the writer after kill {number - 1} does not work"
        timer = threading.Timer(choose.uniform(0.0, 2.5), process.kill)
        timer.start()
        seen, rest = {int(first)}, process.stdout.read()
        assert process.wait() == -9, "the writer ended by itself"
        seen |= {int(line) for line in rest.splitlines() if line.isdigit()}
        told |= seen
        while_writing += (home / "live.duckdb.wal").exists()
        check_unlocked(live)
        check_published(published)
        if number % 5 == 0 or number == kills:
            check_live(live, told, max(seen) + 1)
    publish(live, published)
    check_published(published)
    return Killed(len(told), while_writing, check_archive(home / "archive"), _check_backups(home))


def _check_backups(home: Path) -> int:
    """How many backups the killed processes have left; each is whole and can be restored."""
    found = 0
    for target in sorted(home.glob("backup-*")):
        for backup in list_backups(target):
            restored = home / "restored" / target.name / backup.stamp
            restore(target, restored / "live.duckdb", restored / "archive", backup.stamp, replace=False)
            check_published(restored / "live.duckdb")
            found += 1
    return found


def check_unlocked(live: Path) -> None:
    """No dead process holds the lock: WarehouseError where it must be waited for."""
    with write_lock(live, wait_seconds=0):
        pass


def check_published(published: Path) -> None:
    """The published file, where there is one, holds whole batches only."""
    if not published.exists():
        return
    with connect_readonly(published) as connection:
        for batch in rows(connection, _BATCHES):
            assert batch["k"] == ARTICLES, f"the published file holds a part of batch {batch['n']}"
        counts = rows(connection, _COUNTS)[0]
    assert counts["articles"] == counts["figures"], counts


def check_live(live: Path, told: set[int], last: int) -> None:
    """What was told as stored is there, once; the last batch, of which nobody knows, may be stored again."""
    with open_live(live) as connection:
        write_batch(connection, made_batch(last))
        write_batch(connection, made_batch(last))
        stored = {row["n"]: row["k"] for row in rows(connection, _BATCHES)}
        missing = told - stored.keys()
        assert not missing, f"batches {sorted(missing)} were told as stored and are lost"
        assert set(stored.values()) == {ARTICLES}, stored
        for name in CHECKS:
            result = run_check(connection, name)
            assert result.is_healthy, result


def check_archive(root: Path) -> int:
    """Answers in all archive files, which are read to their ends; only the last bytes of a file may be torn."""
    found = 0
    for path in sorted(root.rglob("*.warc.gz")):
        items = list(iter_records(path))
        assert all(isinstance(one, Archived) for one in items[:-1]), path
        found += sum(isinstance(one, Archived) for one in items)
    return found


def write_together(home: Path, processes: int, seconds: float) -> str:
    """Several writers on one warehouse for so long after each has stored: none may fail, nothing may be lost."""
    home.mkdir(parents=True, exist_ok=True)
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.writer", str(home), str(seed)],
            cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for seed in range(1, processes + 1)
    ]  # fmt: skip
    first = [process.stdout.readline() for process in started if process.stdout]
    time.sleep(seconds)
    told = {int(line) for line in first if line}
    for process in started:
        ended = process.poll()
        process.kill()
        output, trouble = process.communicate()
        assert ended is None, f"a writer that was not alone failed: {trouble.strip().splitlines()[-1:]}"
        told |= {int(line) for line in output.splitlines() if line.isdigit()}
    assert len(told) >= processes, told
    check_published(home / "published" / "tradelines.duckdb")
    check_live(home / "live.duckdb", told, max(told) + 1)
    return f"{processes} writers at the same time stored {len(told)} batches: none failed, none lost, none twice"
