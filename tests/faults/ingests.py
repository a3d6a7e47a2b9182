"""Whole runs of `tradelines ingest` on one long-lived Prefect server: killed, two at once, the server killed amid one.

What must come out is known: the facts of one undisturbed run over the same site.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tasks.archive import Damaged, read_record
from tasks.settings import PROJECT
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly
from tests.bench.ingest import site_process
from tests.faults.kills import check_archive, check_unlocked
from tests.faults.server import PrefectServer, end_group, group_of, ingest, prefect_server, run_until

Keys = dict[str, Counter[str]]  # by table
FEEDS = 10
LONGEST_SECONDS = 900.0
_ENDED_SECONDS = 60.0  # a child that is starting up sees only then that its parent is gone
# Small batches: many transactions and moments between them.
QUICK = {"TRADELINES_BATCH_SIZE": "10", "PREFECT_LOGGING_LEVEL": "WARNING"}
# For runs that nobody kills: each child costs its start.
ONE_CHILD = QUICK | {"TRADELINES_WORKERS": "1"}
# The keys of all that a run stores and that does not hang on when it ran.
_KEYS = {
    "feed_entry": "entry_id", "article": "article_id", "text": "concat_ws(' ', article_id, kind, content_hash)",
    "mention": "mention_id", "figure": "figure_id", "quote": "quote_id", "event": "event_id", "entity": "entity_id",
}  # fmt: skip
_PLACES = "SELECT entry_id, warc_file, warc_offset FROM store.page WHERE warc_file IS NOT NULL"
_RUNS = """
SELECT count(*) FILTER (WHERE status = 'killed') AS killed, count(*) FILTER (WHERE status = 'running') AS open,
    count(*) FILTER (WHERE status = 'killed' AND run_id IN (SELECT run_id FROM store.page)) AS amid_pages
FROM store.run
"""


@dataclass
class Killed:
    """What the kills hit."""

    at_work: int = 0
    homes: int = 0
    with_open_run: int = 0
    amid_pages: int = 0
    answers: int = 0  # archived, and read again
    asked: int = 0  # times that the published file was opened meanwhile


def kill_ingests(home: Path, kills: int, pages: int, seed: int = 1) -> str:
    """Kill so many runs at work, in home after home, then the server; compare with an undisturbed run."""
    choose = random.Random(seed)
    with site_process(made(home / "site"), pages, FEEDS), prefect_server(home / "server") as server:
        clean, cpu_seconds = undisturbed(home, server)
        told = [
            _kill_runs(home, server, clean, kills, lambda: choose.uniform(0.1, 1.0) * cpu_seconds),
            two_at_once(home_of(home, "two"), server, clean),
            server_killed(home_of(home, "server-killed"), server, clean, cpu_seconds),
        ]
    return "; ".join(told)


def _kill_runs(home: Path, server: PrefectServer, clean: Keys, kills: int, moment: Callable[[], float]) -> str:
    """Home after home, each until it is complete, until there were so many kills."""
    found = Killed()
    while found.at_work < kills:
        place = home_of(home, f"killed-{found.homes}")
        _kill_until_complete(place, server, found, kills, moment)
        published = place / "published" / "tradelines.duckdb"
        assert facts(published) == clean, difference(facts(published), clean)
        found.answers += check_pages(place)
        runs = _runs(published)
        found.homes += 1
        found.with_open_run += runs["killed"]
        found.amid_pages += runs["amid_pages"]
    return (
        f"{found.at_work} kills of whole ingests on one server, in {found.homes} homes ({found.with_open_run} of "
        f"them with an open run, {found.amid_pages} after it had stored pages; no child left behind): in each home "
        f"{sum(one.total() for one in clean.values())} keys as in an undisturbed run, none lost, none more; "
        f"{found.answers} archived answers read; the published file opened {found.asked} times meanwhile, always whole"
    )


def _kill_until_complete(
    place: Path, server: PrefectServer, found: Killed, kills: int, moment: Callable[[], float]
) -> None:
    """Kill runs of one home until one ends before its moment, or there were enough; two in all may end."""
    with reader(place / "published" / "tradelines.duckdb", place / "stop") as asked:
        is_complete = False
        while not is_complete and found.at_work < kills:
            process = ingest(place, server.settings | QUICK)
            is_complete = not run_until(process, moment())
            process.kill()
            process.wait()
            found.at_work += not is_complete
            check_unlocked(place / "live.duckdb")
            left = end_group(process.pid, _ENDED_SECONDS)
            assert left == 0, f"{left} children were still there {_ENDED_SECONDS:g} s after their run was killed"
        for _ in range(2 - is_complete):
            assert _to_the_end(place, server) == 0
    found.asked += asked[0]


def two_at_once(place: Path, server: PrefectServer, clean: Keys) -> str:
    """Two runs of one home started together: both end well, everything is stored once."""
    processes = [ingest(place, server.settings | ONE_CHILD, place / f"output-{number}") for number in range(2)]
    for process in processes:
        assert process.wait(LONGEST_SECONDS) == 0, told_by(place)
    published = place / "published" / "tradelines.duckdb"
    assert facts(published) == clean, difference(facts(published), clean)
    check_pages(place)
    return "two ingests started at once: both completed, everything there once"


def server_killed(place: Path, server: PrefectServer, clean: Keys, cpu_seconds: float) -> str:
    """The server is killed amid a run and started again: the run may fail, the next one is whole."""
    process = ingest(place, server.settings | QUICK, place / "output")
    assert run_until(process, cpu_seconds * 0.6), told_by(place)
    server.kill()
    server.start()
    code = process.wait(LONGEST_SECONDS)
    assert end_group(process.pid, _ENDED_SECONDS) == 0
    _to_the_end(place, server)
    published = place / "published" / "tradelines.duckdb"
    assert facts(published) == clean, difference(facts(published), clean)
    check_pages(place)
    what = "completed" if code == 0 else f"ended with code {code}"
    return f"server killed amid a run and started again: that run {what}, after the next one everything is there once"


@contextmanager
def reader(published: Path, stop: Path) -> Iterator[list[int]]:
    """An analyst beside the block; afterwards the list holds how often the file was opened and whole."""
    command = [sys.executable, "-m", "tests.faults.reader", str(published), str(stop)]
    asked: list[int] = []
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield asked
    finally:
        stop.touch()
        output, trouble = process.communicate()
    assert process.returncode == 0, trouble[-600:]
    asked.append(int(output))


def facts(published: Path) -> Keys:
    """Every key of what is stored, by table, with how often it is there."""
    with connect_readonly(published) as connection:
        return {
            table: Counter(str(row["key"]) for row in rows(connection, f"SELECT {key} AS key FROM store.{table}"))
            for table, key in _KEYS.items()
        }


def difference(found: Keys, wanted: Keys) -> str:
    """What is lost and what is more, by table."""
    return ", ".join(
        f"{table}: {(wanted[table] - found[table]).total()} lost, {(found[table] - wanted[table]).total()} more"
        for table in wanted
        if found[table] != wanted[table]
    )


def check_pages(place: Path) -> int:
    """Every stored page is where its row says, no batch is there in part, the archive reads to its end."""
    published = place / "published" / "tradelines.duckdb"
    with connect_readonly(published) as connection:
        places = rows(connection, _PLACES)
    for row in places:
        found = read_record(place / "archive", row["warc_file"], row["warc_offset"])
        assert not isinstance(found, Damaged), (row, found)
    return check_archive(place / "archive")


def told_by(place: Path) -> str:
    """The last words of the runs of a home."""
    return "\n".join(path.read_text(errors="replace")[-1500:] for path in sorted(place.glob("output*")))


def spent(process: subprocess.Popen[bytes]) -> float:
    """Processor time in seconds of a process and its children, which is waited for."""
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(group_of(process.pid).values()))
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
    return most


def undisturbed(home: Path, server: PrefectServer) -> tuple[Keys, float]:
    """The facts of one run, and its processor time in seconds."""
    place = home_of(home, "clean")
    process = ingest(place, server.settings | QUICK, place / "output")
    seconds = spent(process)
    assert process.returncode == 0, told_by(place)
    check_pages(place)
    return facts(place / "published" / "tradelines.duckdb"), seconds


def _to_the_end(place: Path, server: PrefectServer) -> int:
    """One run that must complete; how many children it left."""
    process = ingest(place, server.settings | ONE_CHILD, place / "output")
    assert process.wait(LONGEST_SECONDS) == 0, told_by(place)
    return end_group(process.pid, _ENDED_SECONDS)


def _runs(published: Path) -> dict[str, int]:
    with connect_readonly(published) as connection:
        found: dict[str, int] = rows(connection, _RUNS)[0]
    return found


def home_of(home: Path, name: str) -> Path:
    """A home of its own with the sources of the site."""
    place = made(home / name)
    (place / "sources.toml").write_text((home / "site" / "sources.toml").read_text())
    return place


def made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
