"""Pages of history through the readers: spooled, read, and those on topic copied into the archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from tasks.archive import ArchiveWriter, Damaged, read_record
from tasks.backfilling import Candidate, Tally, page_id_of, wanted_page
from tasks.identity import content_hash
from tasks.page_reading import Readers, read_all
from tasks.records import FetchedPage, PageReading, Source, WantedPage
from tasks.settings import Settings
from tasks.warehouse.backfill_rows import known_pages
from tasks.web.client import Client
from tasks.web.fetching import fetch_all


def read_pages(
    settings: Settings,
    pool: Readers,
    spooled: Path,
    batch: Sequence[Candidate],
    sources: tuple[Mapping[str, Source], Source | None],
    tally: Tally,
) -> list[PageReading]:
    """The readings of those pages that are not stored yet; their bytes lie in the spool for the child processes.

    `sources` are those by host, and the one that all belong to (None: that of the host, or none).
    """
    ids = {page_id_of(one.answer): one for one in batch}
    known = known_pages(settings.live_path, ids)
    tally.counts["known"] += len(known)
    there = settings.model_copy(update={"home": spooled})
    pages = []
    with ArchiveWriter(there.archive_path / "spool" / "pages.warc.gz") as spool:
        for page_id, candidate in ids.items():
            if page_id not in known:
                pages.append(_page(spool, page_id, candidate, _wanted(candidate, *sources)))
    return read_all(pool, there, pages, [])


def _wanted(candidate: Candidate, by_host: Mapping[str, Source], default: Source | None) -> WantedPage:
    wanted = wanted_page(candidate, by_host)
    if default is None:
        return wanted
    return replace(
        wanted, source_id=default.source_id, publisher=default.publisher, country=default.country,
        may_store_body=default.may_store_body,
    )  # fmt: skip


def _page(spool: ArchiveWriter, page_id: UUID, candidate: Candidate, wanted: WantedPage) -> FetchedPage:
    answer = candidate.answer
    place = spool.append(answer)
    return FetchedPage(
        wanted, page_id, answer.fetched_at, answer.final_address, answer.status, answer.header("content-type"),
        content_hash(answer.body), len(answer.body), place.file, place.offset, place.length, place.digest,
        None, None, None,
    )  # fmt: skip


def keep_on_topic(
    archive: ArchiveWriter, spooled: Path, readings: Sequence[PageReading], tally: Tally
) -> list[PageReading]:
    """The articles on topic, their bytes moved from the spool into the archive; all others are only counted."""
    kept = []
    for reading in readings:
        if reading.outcome != "article":
            tally.add("rejected", reading.reason)
        elif reading.relevance is None or not reading.relevance.on_topic:
            tally.add("off_topic")
        elif (moved := _moved(archive, spooled, reading)) is not None:
            tally.add("stored")
            kept.append(moved)
    archive.sync()
    return kept


def _moved(archive: ArchiveWriter, spooled: Path, reading: PageReading) -> PageReading | None:
    page = reading.page
    if page is None or page.warc_file is None or page.warc_offset is None:
        return None
    answer = read_record(spooled / "archive", page.warc_file, page.warc_offset)
    if isinstance(answer, Damaged):
        return None
    place = archive.append(answer)
    moved = replace(
        page, warc_file=place.file, warc_offset=place.offset, warc_length=place.length, warc_digest=place.digest
    )
    return replace(reading, page=moved)


def read_listed(
    settings: Settings,
    run_id: UUID,
    client: Client,
    archive: ArchiveWriter,
    pool: Readers,
    batch: Sequence[WantedPage],
) -> list[PageReading]:
    """The readings of a batch of listed pages, fetched now; headlines where a source's bodies may not be fetched."""
    bodies = [page for page in batch if page.may_fetch_body]
    headlines = [page for page in batch if not page.may_fetch_body]
    fetched = fetch_all(client, archive, run_id, bodies, settings.fetch_threads)
    return read_all(pool, settings, fetched, headlines)
