"""`tradelines demo`: the demo news site, three real ingests over real HTTP, and queries over what came out."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from demo.site import DEFAULT_PORT, DemoSite
from flows.commands.ingest import quiet_prefect
from tasks.errors import UserError
from tasks.settings import get_settings
from tasks.warehouse.snapshot import publish

_MARK = ".tradelines-demo"
# The demo's servers are on this machine, some of them broken on purpose: short limits, no pauses.
_SETTINGS = {
    "TRADELINES_ALLOW_LOOPBACK": "true",
    "TRADELINES_HOST_INTERVAL_SECONDS": "0",
    "TRADELINES_LONGEST_WAIT_SECONDS": "1",
    "TRADELINES_READ_TIMEOUT_SECONDS": "3",
    "TRADELINES_EXCHANGE_TIMEOUT_SECONDS": "5",
    "TRADELINES_CONTACT": "demo@example.org",
    "PREFECT_LOGGING_LEVEL": "ERROR",
}
QUERIES = ("demo_tariff_rates", "demo_speakers", "demo_figures")


def run_demo(directory: Path | None) -> int:
    """Everything a newcomer wants to see once; 0 where each run did what it should, else 1."""
    home = (directory or get_settings().home / "demo").resolve()
    with demo_home(home), _site(home) as site:
        from flows.ingest import ingest

        started = time.monotonic()
        print(f"demo news site: {site.address} (only while this command runs)")
        first = ingest()
        _tell("first run", first, started)
        second = ingest(ignore_pacing=True)
        _tell("second run, every feed asked again", second, started)
        site.change()
        third = ingest(ignore_pacing=True)
        _tell("third run, one article changed", third, started)
        _tell_misses(started)
        _show_queries()
    right = first["articles_stored"] > 0 and second["articles_stored"] == 0 and third["revisions_stored"] == 1
    return 0 if right else 1


@contextmanager
def demo_home(home: Path) -> Iterator[None]:
    """An empty home for the demo and the environment that keeps it apart from the person's own data and Prefect."""
    if home.exists() and any(home.iterdir()) and not (home / _MARK).exists():
        raise UserError(f"{home} is not empty and was not made by the demo: choose another --directory")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    (home / _MARK).touch()
    quiet_prefect()
    before = dict(os.environ)
    for name in ("PREFECT_API_URL", "TRADELINES_LAKE", "TRADELINES_LAKE_DATA"):
        os.environ.pop(name, None)
    os.environ.update(_SETTINGS)
    os.environ["TRADELINES_HOME"] = str(home)
    os.environ["TRADELINES_SOURCES"] = str(home / "sources.toml")
    os.environ["PREFECT_HOME"] = str(home / "prefect")
    get_settings.cache_clear()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        get_settings.cache_clear()


@contextmanager
def _site(home: Path) -> Iterator[DemoSite]:
    """The demo site with its sources written; on its usual port, so that ids stay the same, if that is free."""
    try:
        site = DemoSite(DEFAULT_PORT).__enter__()
    except OSError:
        site = DemoSite(0).__enter__()
    try:
        site.write_sources(home)
        yield site
    finally:
        site.__exit__(None, None, None)


def _tell(what: str, counts: dict[str, int], started: float) -> None:
    told = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.items() if number)
    print(f"[{time.monotonic() - started:5.1f} s] {what}: {told}")


def _tell_misses(started: float) -> None:
    """One news sitemap against what the feeds brought: it lists an article that no feed does."""
    from tasks.feeds.sources import load_sources
    from tasks.misses.nightly import compare_sitemap, recall_told

    settings = get_settings()
    sources = load_sources(settings.sources)
    source = next(one for one in sources if one.news_sitemap)
    found = compare_sitemap(settings, sources, source, (None, None), None, None)
    publish(settings.live_path, settings.published_path)
    print(f"[{time.monotonic() - started:5.1f} s] news sitemap of {source.name}: {recall_told(found)}")


def _show_queries() -> None:
    from tasks.warehouse.schema import query_sql
    from tasks.warehouse.snapshot import connect_readonly

    path = get_settings().published_path
    with connect_readonly(path) as connection:
        for name in QUERIES:
            query = query_sql(name)
            print(f"\n{query}")
            connection.sql(query).show(max_width=160)
    print(f"\nThe published warehouse is {path}. Open it with:")
    print(f"  tradelines sql --file {path}")
    print(f"  duckdb -readonly {path}")
    print(f"  python -c \"import duckdb; duckdb.connect('{path}', read_only=True).sql('FROM today').show()\"")
