"""Disks that are full or read-only, write-ahead logs of others, clocks that step back, analysts during runs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from tasks.warehouse.checks import run_check
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import WarehouseError, rows
from tasks.warehouse.snapshot import publish
from tasks.web.hosts import HostPacer
from tests.faults.kills import CHECKS, check_live, check_published, check_unlocked
from tests.faults.writer import made_batch


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path | None]:
    """A file system of this size; None: this user may not mount one."""
    folder.mkdir(parents=True, exist_ok=True)
    options = f"size={megabytes}m"
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    try:
        is_mounted = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        is_mounted = False
    try:
        yield folder if is_mounted else None
    finally:
        if is_mounted:
            subprocess.run(["umount", str(folder)], check=True)


def full_disk(home: Path) -> str:
    """Store and publish on a disk that fills up; what was stored before stays, and goes on when there is room."""
    with small_disk(home, 64) as disk:
        if disk is None:
            return "skipped: a full disk needs a mount, which this user may not do"
        live, published = disk / "live.duckdb", disk / "published" / "tradelines.duckdb"
        _store(live, 1)
        publish(live, published)
        ballast = disk / "ballast"
        failures = _fill(ballast, live, published)
        ballast.unlink()
        assert failures > 4, f"the disk was too full {failures} times only"
        check_live(live, {1}, 20)
        publish(live, published)
        check_published(published)
    return f"a full disk: {failures} stores and publishings failed with a reason, nothing was lost"


def _fill(ballast: Path, live: Path, published: Path) -> int:
    """Leave less and less room, and store and publish at each step; how many of these failed with a reason."""
    failures = 0
    for number, left in enumerate((12 * 1024, 3072, 1024, 512, 256, 128, 64, 16, 0), start=2):
        leave_room(ballast, left * 1024)
        for step in (lambda number=number: _store(live, number), lambda: publish(live, published)):
            try:
                step()
            except WarehouseError as error:
                failures += 1
                assert str(error) in (
                    f"{live} cannot be written, its disk is full; what was stored before stays: make room and run it "
                    "again",
                    f"{published}.{os.getpid()}.tmp could not be written: No space left on device; the old copy stays",
                )
        check_published(published)
    return failures


def leave_room(ballast: Path, left: int) -> None:
    """Let a file grow, or shrink, until so many bytes are left on its disk."""
    size = ballast.stat().st_size if ballast.exists() else 0
    free = os.statvfs(ballast.parent)
    wanted = max(0, size + free.f_bavail * free.f_frsize - left)
    with ballast.open("ab") as stream:
        stream.truncate(min(size, wanted))
        for start in range(size, wanted, 2**16):
            stream.write(b"x" * min(2**16, wanted - start))


def read_only(home: Path) -> str:
    """A home that cannot be written: a reason in one sentence, and readers go on."""
    with small_disk(home, 64) as disk:
        if disk is None:
            return "skipped: a read-only directory needs a mount for this user"
        live, published = disk / "live.duckdb", disk / "published" / "tradelines.duckdb"
        _store(live, 1)
        publish(live, published)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for step in (lambda: _store(live, 2), lambda: publish(live, published)):
            try:
                step()
            except WarehouseError as error:
                assert str(error) == (
                    f"{disk / 'live.lock'} cannot be written: Read-only file system; TRADELINES_HOME must be writable"
                )
            else:
                raise AssertionError("a read-only disk was written to")
        check_published(published)
    return "a read-only directory: storing and publishing say why, reading goes on"


def stale_wal(home: Path) -> str:
    """A write-ahead log of somebody else beside the published file is moved aside and never replayed."""
    live, published = home / "live.duckdb", home / "published" / "tradelines.duckdb"
    _store(live, 1)
    publish(live, published)
    wal = published.with_name(f"{published.name}.wal")
    for content in (b"", b"no log at all", os.urandom(4096)):
        wal.write_bytes(content)
        assert len(publish(live, published).moved_wal) == 1
        assert not wal.exists()
        check_published(published)
    return "3 stale write-ahead logs beside the published file: moved aside"


def clock_back(home: Path) -> str:
    """A clock that steps back a day: rows stay whole, and no host is left alone for longer than it asked."""
    live = home / "live.duckdb"
    _store(live, 1)
    batch = made_batch(2)
    for table in batch.values():
        for row in table:
            row |= {name: row[name] - timedelta(days=1) for name in ("stored_at", "fetched_at") if name in row}
    with open_live(live) as connection:
        write_batch(connection, batch)
    check_live(live, {1, 2}, 3)
    now, slept = [10 * 86400.0], []
    pacer = HostPacer(home / "hosts", clock=lambda: now[0], sleep=slept.append)
    for step in (0.0, -86400.0 * 3, 86400.0 * 9):
        now[0] += step
        with pacer.turn("harbour.example", 5.0, 10.0):
            pass
    assert sum(slept) <= 10.0, slept
    return "a clock that steps back: rows whole, no host waited for"


def analysts(home: Path, runs: int, sessions: int = 10) -> str:
    """Ten read sessions during so many runs: only whole batches, nobody waits or fails."""
    live, published = home / "live.duckdb", home / "published" / "tradelines.duckdb"
    _store(live, 1)
    publish(live, published)
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", _READER, str(published), str(home / "stop")], stdout=subprocess.PIPE, text=True
        )
        for _ in range(sessions)
    ]
    try:
        for number in range(2, runs + 2):
            # Readers have no business with the lock: it is free at once, which check_unlocked insists on.
            check_unlocked(live)
            _store(live, number)
            check_unlocked(live)
            publish(live, published)
    finally:
        (home / "stop").touch()
        answers = [reader.communicate()[0] for reader in readers]
    assert all(reader.returncode == 0 for reader in readers), answers
    with open_live(live) as connection:
        assert all(run_check(connection, name).is_healthy for name in CHECKS)
        stored = rows(connection, "SELECT count(*) AS n FROM store.article")[0]["n"]
    asked = sum(int(answer) for answer in answers)
    return (
        f"{sessions} read sessions asked {asked} times during {runs} runs ({stored} articles): no error, whole batches "
        "only, the lock was never waited for"
    )


# Each keeps its connection for some questions, in which nothing may change, and then opens the file again.
_READER = """
import sys, time, duckdb
from pathlib import Path
asked = last = 0
while not Path(sys.argv[2]).exists() or not asked:
    with duckdb.connect(sys.argv[1], read_only=True) as c:
        seen = {c.execute("SELECT (SELECT count(*) FROM store.article), (SELECT count(*) FROM store.figure)").fetchone()
                for _ in range(5)}
    ((articles, figures),) = seen
    assert articles == figures and articles % 5 == 0 and articles >= last, (articles, figures, last)
    last, asked = articles, asked + 5
    time.sleep(0.5)
print(asked)
"""


def _store(live: Path, number: int) -> None:
    with open_live(live) as connection:
        write_batch(connection, made_batch(number))
