"""Whole runs of `tradelines ingest` against a site in another process, beside what cleaning and parse alone allow."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from spacy.language import Language

from tasks.language import load_model
from tasks.pages import clean_page
from tasks.pool import ChildPool, Done
from tasks.settings import PROJECT
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly
from tests.bench.site import Site
from tests.bench.table import Line
from tests.bench.tree import Tree

SETTINGS = {
    "TRADELINES_ALLOW_LOOPBACK": "true",
    "TRADELINES_HOST_INTERVAL_SECONDS": "0",
    "TRADELINES_CONTACT": "bench@example.org",
    "PREFECT_LOGGING_LEVEL": "ERROR",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
}
_CHILDREN = 2
_LAST_RUN = "SELECT started_at, ended_at FROM store.run ORDER BY started_at DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of the command. Processor seconds are those of all its processes within the run, by kind."""

    wall_seconds: float  # of the whole process
    run_seconds: float  # from the opening of the run's row to the published file
    publish_seconds: float  # of these, from the row's end to the published file
    processor_seconds: dict[str, float]
    all_processor_seconds: float  # with what comes before and after: Python, the start of Prefect's server
    tree_bytes: int  # most memory of all its processes together


@dataclass(frozen=True, slots=True)
class Bound:
    """What two processes need for cleaning every page and parsing those on topic, their start left out."""

    wall_seconds: float
    processor_seconds: float


@contextmanager
def site_process(home: Path, pages: int, feeds: int) -> Iterator[None]:
    """The site in a process of its own, with its sources.toml in `home`."""
    command = [sys.executable, "-m", "tests.bench.site", str(home), str(pages), str(feeds)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if process.stdout.readline() != "ready\n":
            raise RuntimeError("the site did not start")
        yield
        process.communicate()


def environment(home: Path) -> dict[str, str]:
    """The settings of an own home, without a Prefect of the person's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRADELINES_", "PREFECT_"))}
    own = {"TRADELINES_HOME": home, "TRADELINES_SOURCES": home / "sources.toml", "PREFECT_HOME": home / "prefect"}
    return kept | SETTINGS | {name: str(path) for name, path in own.items()}


def watched(home: Path, code: str) -> tuple[Tree, float]:
    """A Python program run to its end, with what its processes used and its seconds. RuntimeError where it fails."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    tree = Tree(process)
    _, told = process.communicate()
    wall = time.monotonic() - started
    tree.join()
    if process.returncode:
        raise RuntimeError(told.decode(errors="replace")[-600:])
    return tree, wall


def run_ingest(home: Path, *options: str) -> Ran:
    """Run the command to its end. Raises RuntimeError where it fails."""
    arguments = ["tradelines", "ingest", *options]
    tree, wall = watched(home, f"import sys; sys.argv = {arguments!r}; from flows.cli import main; main()")
    target = home / "published" / "tradelines.duckdb"
    with connect_readonly(target) as connection:
        run = rows(connection, _LAST_RUN)[0]
    began, ended = run["started_at"].timestamp(), run["ended_at"].timestamp()
    published = target.stat().st_ctime
    within = tree.processor_seconds(began, published)
    everything = sum(tree.processor_seconds().values())
    return Ran(wall, published - began, published - ended, within, everything, tree.most_bytes)


@cache
def plain_pipeline() -> Language:
    """spaCy's pipeline as it comes out of the box, without what tasks/language.py does to it."""
    return spacy.load(load_model()[1].rpartition(" ")[0])


def bound_with_spacy(item: tuple[bytes, bool]) -> float:
    """Processor seconds of cleaning and of spaCy's own parse. Runs in a process of the pool."""
    return _clean_and_parse(item, plain_pipeline)


def bound_with_own_parse(item: tuple[bytes, bool]) -> float:
    """Processor seconds of cleaning and of the parse as our readers have it. Runs in a process of the pool."""
    return _clean_and_parse(item, lambda: load_model()[0])


def _clean_and_parse(item: tuple[bytes, bool], pipeline: Callable[[], Language]) -> float:
    body, is_on_topic = item
    started = time.process_time()
    clean = clean_page(
        body,
        "https://example.org/a",
        content_type="text/html; charset=utf-8",
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    if is_on_topic:
        pipeline()(clean.text)
    return time.process_time() - started


def bound(pages: int, job: Callable[[tuple[bytes, bool]], float]) -> Bound:
    """What no ingest can leave out, in two processes that do nothing else."""
    items = [(body, number % 2 == 0) for number, (_, body) in Site(pages, 1).pages.items()]
    warm = [items[0]] * 4
    with ChildPool(job, children=_CHILDREN, deadline_seconds=120, warm_up=plain_pipeline, max_tasks=10**6) as pool:
        done = pool.run([*warm, *items])
        for _ in warm:
            next(done)
        started = time.monotonic()
        used = sum(one.value for one in done if isinstance(one, Done))
        return Bound(time.monotonic() - started, used)


def whole_ingest(pages: int) -> list[Line]:
    """The run beside its bound, measured before and after it: the load of the machine may change."""
    before = bound(pages, bound_with_spacy)
    own = bound(pages, bound_with_own_parse)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        with site_process(home, pages, 10):
            ran = run_ingest(home, "--max-pages", str(pages))
        with connect_readonly(home / "published" / "tradelines.duckdb") as connection:
            stored = rows(connection, "SELECT count(*) AS n, count(*) FILTER (WHERE is_on_topic) AS t FROM article")[0]
        prefect = prefect_alone(home, ran)
    after = bound(pages, bound_with_spacy)
    wall = (before.wall_seconds + after.wall_seconds) / 2
    used = (before.processor_seconds + after.processor_seconds) / 2
    within = sum(ran.processor_seconds.values())
    parts = ", ".join(f"{kind} {seconds:.1f}" for kind, seconds in sorted(ran.processor_seconds.items()))
    return [
        Line(f"bound: cleaning and spaCy's parse of {pages} pages, {_CHILDREN} processes", f"{wall:.1f} s",
             f"{used:.1f} s of processor time"),
        Line("the same with the parse as we have it", f"{own.wall_seconds:.1f} s",
             f"{own.processor_seconds:.1f} s of processor time"),
        Line(f"ingest: {stored['n']} articles stored, {stored['t']} on topic, published", f"{ran.run_seconds:.1f} s",
             f"{wall / ran.run_seconds:.2f} of the bound ({own.wall_seconds / ran.run_seconds:.2f} of the other)",
             "0.7 at 2,000 pages"),
        Line("processor time within the run", f"{within:.1f} s", f"{used / within:.2f} of the bound: {parts}"),
        Line("the whole command, with Python and the start of Prefect's server", f"{ran.wall_seconds:.1f} s",
             f"{wall / ran.wall_seconds:.2f} of the bound; {ran.all_processor_seconds:.1f} s of processor time"),
        *prefect,
        Line("most memory of the whole process tree", f"{ran.tree_bytes / 2**20:.0f} MiB", "", "2048 at most"),
    ]  # fmt: skip


# As many task runs as an ingest of 2,000 pages has, on the same runner, with its artifacts; and nothing in them.
_EMPTY = """
import time
from flows.commands.ingest import quiet_prefect
quiet_prefect()
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from flows.ingest import THREADS
from tasks.artifacts import progress_artifact
from tasks.progress import tell

@task(task_run_name="nothing {number}", cache_policy=NO_CACHE, persist_result=False)
def nothing(number): return number

@flow(name="nothing", flow_run_name="nothing", task_runner=THREADS)
def empty():
    open(PLACE, "w").write(str(time.time()))
    futures = [nothing.submit(number) for number in range(30)]
    with progress_artifact(30):
        for done, future in enumerate(futures, start=1):
            future.result()
            tell("nothing", done, 30)

empty()
open(PLACE, "a").write(" " + str(time.time()))
"""


def prefect_alone(home: Path, ran: Ran) -> list[Line]:
    """What a flow run of as many tasks costs that do nothing, as a share of the run; its server's start left out."""
    place = home / "moments"
    tree, _ = watched(home, _EMPTY.replace("PLACE", repr(str(place))))
    began, ended = (float(one) for one in place.read_text(encoding="ascii").split())
    used = sum(tree.processor_seconds(began, ended).values())
    share = (ended - began) / ran.run_seconds
    of_processor = used / sum(ran.processor_seconds.values())
    return [
        Line("Prefect alone: 30 task runs that do nothing, artifacts, the flow's end", f"{ended - began:.1f} s",
             f"{share:.0%} of the run; {used:.1f} s of processor time, {of_processor:.0%}", "10 % at most"),
    ]  # fmt: skip


def polling(feeds: int) -> list[Line]:
    """A second run over feeds that have nothing new."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        with site_process(home, 0, feeds):
            run_ingest(home)
            ran = run_ingest(home, "--ignore-pacing")
        with connect_readonly(home / "published" / "tradelines.duckdb") as connection:
            polls = rows(connection, _POLLS)
    return [
        Line(
            f"polling {polls[0]['n']} unchanged feeds ({polls[0]['unchanged']} answered 304)",
            f"{polls[0]['seconds']:.1f} s", "from the first to the last", "10 at most",
        ),
        Line("the run around it, publishing included", f"{ran.run_seconds:.1f} s",
             f"{sum(ran.processor_seconds.values()):.1f} s of processor time", "10 at most"),
    ]  # fmt: skip


_POLLS = """
SELECT count(*) AS n, count(*) FILTER (WHERE status = 304) AS unchanged,
    epoch(max(polled_at) - min(polled_at)) AS seconds
FROM store.feed_poll
WHERE run_id = (SELECT run_id FROM store.run ORDER BY started_at DESC LIMIT 1)
"""
