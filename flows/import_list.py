"""A list of articles that others made to stored articles: entries at once, bodies politely, resumable."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow, get_run_logger

from flows.ingest import THREADS, fetch_and_read, run_row, source_row
from tasks.artifacts import show_run
from tasks.errors import UserError
from tasks.feeds.article_lists import SOURCE_ID, parse_list, publisher_of
from tasks.feeds.polling import entry_id_of
from tasks.fetch import shared_hold
from tasks.page_reading import open_pool
from tasks.publish import publish_warehouse
from tasks.records import Source
from tasks.settings import get_settings
from tasks.warehouse.poll_rows import list_tables
from tasks.warehouse.runs import COUNTS, due_pages, known_entries, robots_copies, store, store_reference, store_robots
from tasks.web.fetching import open_client

# Where a list comes from is the person's; what its publishers allow is not known, so texts are not exported.
LISTED = Source(
    SOURCE_ID, "Imported lists", "various", "feed", "about:import", "US", "private", "en", "B", False, False, None,
    True, True, False, None, None, "Articles of lists given to `tradelines import`; the publisher is the host name.",
)  # fmt: skip


@flow(name="import", flow_run_name="import", task_runner=THREADS)
def import_list(file: str, max_pages: int = 500) -> dict[str, int]:
    """Store the entries of a list, fetch and read at most `max_pages` of its pages, publish; the counts of the run."""
    settings = get_settings()
    try:
        form, entries, rejected = parse_list(Path(file).read_bytes())
    except OSError as error:
        raise UserError(f"{file}: {error.strerror}") from error
    if not entries:
        raise UserError(f"{file}: no article in it; {rejected[0].address}: {rejected[0].reason}")
    for line in rejected:
        get_run_logger().warning("%s %s: %s", file, line.address, line.reason)
    with run_row(settings, "import", {"file": Path(file).name, "form": form}) as (run_id, counts):
        listed = [(publisher_of(entry), entry) for entry in entries]
        store(settings.live_path, {"source": [source_row(LISTED)]})
        store_reference(settings.live_path)
        ids = [entry_id_of(_by(publisher), entry) for publisher, entry in listed]
        known = known_entries(settings.live_path, ids)
        stored = store(settings.live_path, list_tables(run_id, LISTED, listed, known, datetime.now(UTC)))
        counts["entries_seen"], counts["entries_new"] = len(entries), stored.get("feed_entry", 0)
        robots = robots_copies(settings.live_path)
        with open_client(settings, robots, shared_hold(settings)) as client, open_pool(settings) as pool:
            wanted = due_pages(settings.live_path, [LISTED], datetime.now(UTC), max_pages, None)
            fetch_and_read(settings, run_id, client, pool, wanted, counts)
        store_robots(settings.live_path, robots.values())
    publish_warehouse(settings, run_id)
    show_run(settings, run_id)
    return {name: counts[name] for name in COUNTS}


def _by(publisher: str) -> Source:
    return replace(LISTED, publisher=publisher)
