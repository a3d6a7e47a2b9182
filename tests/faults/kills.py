"""kill -9 at random moments, and after each whether anything was lost, stored twice, or published between batches."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from tasks.archive import Archived, iter_records
from tasks.settings import PROJECT
from tasks.warehouse.checks import run_check
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly, publish
from tests.bench.ingest import environment, site_process
from tests.faults.writer import ARTICLES, made_batch

CHECKS = ("unique_keys", "orphans", "one_current_text", "spans_inside_text")
_COUNTS = "SELECT (SELECT count(*) FROM store.article) AS articles, (SELECT count(*) FROM store.figure) AS figures"
_BATCHES = "SELECT split_part(canonical_address, '/', 2)::INTEGER AS n, count(*) AS k FROM store.article GROUP BY n"


def kill_writers(home: Path, kills: int, seed: int = 1) -> str:
    """Kill so many storing, publishing and indexing processes; what was found, in one sentence."""
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
        timer = threading.Timer(choose.uniform(0.0, 1.5), process.kill)
        timer.start()
        seen, rest = {int(first)}, process.stdout.read()
        assert process.wait() == -9, "the writer ended by itself"
        seen |= {int(line) for line in rest.splitlines() if line.isdigit()}
        told |= seen
        while_writing += (home / "live.duckdb.wal").exists()
        check_published(published)
        if number % 5 == 0 or number == kills:
            check_live(live, told, max(seen) + 1)
    publish(live, published)
    check_published(published)
    records = _check_archive(home / "archive")
    return (
        f"{kills} kills over store, publish and index: {len(told)} batches told as stored, none lost, none twice, "
        f"{while_writing} kills left a write-ahead log, {records} archived pages read"
    )


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


def _check_archive(root: Path) -> int:
    """Answers in all archive files; only the last bytes of a file may be torn."""
    found = 0
    for path in sorted(root.rglob("*.warc.gz")):
        items = list(iter_records(path))
        assert all(isinstance(one, Archived) for one in items[:-1]), path
        found += sum(isinstance(one, Archived) for one in items)
    return found


def write_together(home: Path, processes: int, seconds: float) -> str:
    """Several writers on one warehouse at the same time: none may fail, and nothing may be lost."""
    home.mkdir(parents=True, exist_ok=True)
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.writer", str(home), str(seed)],
            cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for seed in range(1, processes + 1)
    ]  # fmt: skip
    time.sleep(seconds)
    told: set[int] = set()
    for process in started:
        ended = process.poll()
        process.kill()
        output, trouble = process.communicate()
        assert ended is None, f"a writer that was not alone failed: {trouble.strip().splitlines()[-1:]}"
        told |= {int(line) for line in output.splitlines() if line.isdigit()}
    check_published(home / "published" / "tradelines.duckdb")
    check_live(home / "live.duckdb", told, max(told, default=1) + 1)
    return f"{processes} writers at the same time stored {len(told)} batches: none failed, none lost, none twice"


def kill_ingests(home: Path, kills: int, pages: int = 40, seed: int = 1) -> str:
    """Kill so many whole ingests of one home, then let one run to its end and compare with what the site has."""
    choose = random.Random(seed)
    home.mkdir(parents=True, exist_ok=True)
    published = home / "published" / "tradelines.duckdb"
    running = left = 0
    with site_process(home, pages, 10):
        for _ in range(kills):
            process = _ingest(home)
            end = time.monotonic() + choose.uniform(4, 40)
            while time.monotonic() < end and process.poll() is None:
                time.sleep(0.1)
            process.kill()
            running += process.wait() == -9
            left += _end_group(process.pid)
        for _ in range(2):
            process = _ingest(home)
            code = process.wait()
            left += _end_group(process.pid)
            assert code == 0, "the ingest after the last kill failed"
        stored, closed = _stored(published)
    wanted = {"articles": pages, "addresses": pages, "entries": pages}
    assert stored == wanted, (stored, wanted)
    _check_archive(home / "archive")
    return (
        f"{kills} kills of whole ingests ({running} while it ran, {closed} runs closed as killed): all {pages} "
        f"articles are there once; {left} child processes were still there 10 s after their parent"
    )


def _stored(published: Path) -> tuple[dict[str, int], int]:
    with connect_readonly(published) as connection:
        for name in CHECKS:
            result = run_check(connection, name)
            assert result.is_healthy, result
        killed = rows(connection, "SELECT count(*) AS n FROM store.run WHERE status = 'killed'")[0]["n"]
        return rows(connection, _STORED)[0], killed


_STORED = """
SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(DISTINCT article_id) FROM article) AS addresses,
    (SELECT count(*) FROM store.feed_entry) AS entries
"""


def _ingest(home: Path) -> subprocess.Popen[bytes]:
    code = "import sys; sys.argv = ['tradelines', 'ingest', '--ignore-pacing']; from flows.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=PROJECT, env=environment(home), stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def _end_group(leader: int) -> int:
    """How many of the processes that this one started are there after 10 s; they are ended then."""
    deadline = time.monotonic() + 10
    while (left := _group(leader)) and time.monotonic() < deadline:
        time.sleep(0.2)
    for one in left:
        with contextlib.suppress(ProcessLookupError):  # it ended meanwhile
            os.kill(one, signal.SIGKILL)
    return len(left)


def _group(leader: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = path.read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):  # it ended meanwhile
            continue
        if int(group) == leader and state != "Z":
            found.append(int(path.parent.name))
    return found
