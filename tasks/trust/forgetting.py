"""Taking back: text, facts and archived bytes of an article or a source go, and a tombstone stays.

Every step can be done again: archive first, then the rows in one transaction, then the file written anew (DuckDB leaves
deleted rows in its blocks until then), then the published copy. A run that is killed between them is simply repeated.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from tasks.archive import erase_record, path_inside
from tasks.errors import UserError
from tasks.feeds.entries import canonical_address
from tasks.identity import make_id
from tasks.warehouse.compaction import compact
from tasks.warehouse.connection import Connection
from tasks.warehouse.live import KEPT, open_live, write_batch
from tasks.warehouse.schema import query_sql, rows, transaction
from tasks.warehouse.snapshot import publish


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be forgotten: an address or a source."""

    scope: str  # article | source
    given: str  # as typed
    address: str | None  # canonical; None: a source
    article_id: UUID | None  # None: a source
    source_id: str | None  # None: an address

    @property
    def parameters(self) -> dict[str, object]:
        return {
            "given": self.given,
            "address": self.address,
            "article_id": None if self.article_id is None else str(self.article_id),
            "source_id": self.source_id,
        }


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much went."""

    articles: int
    entries: int
    texts: int
    figures: int
    records: int  # of the archive
    running: int  # runs that were open and may still bring something


def forget(live: Path, published: Path, archive: Path, given: str, why: str, made_by: str, now: datetime) -> Forgotten:
    """Remove what is stored of an address or a source, everywhere but in backups, and bury it.

    Raises UserError for what is neither a web address nor a known source.
    """
    with open_live(live) as connection:
        target = find_target(connection, given)
        connection.execute(query_sql("forget_choose"), target.parameters)
        counts = rows(connection, query_sql("forget_left"))[0]
        records = rows(connection, query_sql("forget_records"))
        for record in records:
            # A file that retention has removed holds nothing any more.
            if path_inside(archive, record["warc_file"]).exists():
                erase_record(archive, record["warc_file"], record["warc_offset"], record["warc_length"])
        write_batch(connection, {"tombstone": [_tombstone(target, False, why, made_by, now)]})
        _remove(connection)
    compact(live, least_free_share=0.0, least_bytes=0)
    publish(live, published)
    return Forgotten(records=len(records), **counts)


def _remove(connection: Connection) -> None:
    with transaction(connection):
        connection.execute(query_sql("forget_hide"))
        for step in KEPT:
            connection.execute(query_sql(step))
        connection.execute(query_sql("forget_delete"))
        connection.execute("CREATE OR REPLACE TEMP TABLE touched_entry AS FROM gone_entry")
        connection.execute(query_sql("keep_index_counts"))


def lift(live: Path, given: str, why: str, made_by: str, now: datetime) -> None:
    """Let something that was taken back be fetched again. Raises UserError where it is not buried."""
    with open_live(live) as connection:
        target = find_target(connection, given)
        names = {"article_id": target.parameters["article_id"], "source_id": target.source_id}
        if not rows(connection, query_sql("buried_now"), names):
            raise UserError(f"{given} is not taken back: there is nothing to lift")
        write_batch(connection, {"tombstone": [_tombstone(target, True, why, made_by, now)]})
        connection.execute(query_sql("lift_entries"), names)
        connection.execute(query_sql("lift_pages"), names | {"now": now})


def buried_sources(live: Path) -> frozenset[str]:
    """Sources that are not to be polled."""
    with open_live(live) as connection:
        found = rows(connection, "SELECT source_id FROM buried WHERE scope = 'source'")
    return frozenset(row["source_id"] for row in found)


def find_target(connection: Connection, given: str) -> Target:
    """What a person means. Raises UserError for what is neither a web address nor a known source."""
    given = given.strip()
    if given.startswith(("http://", "https://")):
        address = canonical_address(given)
        return Target("article", given, address, make_id("article", address), None)
    known = [row["source_id"] for row in rows(connection, query_sql("known_sources"))]
    if given not in known:
        raise UserError(
            f"{given!r} is neither a web address nor a source; sources are: {', '.join(known) or 'none yet'}"
        )
    return Target("source", given, None, None, given)


def _tombstone(target: Target, is_lifted: bool, why: str, made_by: str, now: datetime) -> dict[str, object]:
    return {
        "tombstone_id": make_id("tombstone", target.address, target.source_id, is_lifted, now.isoformat()),
        "scope": target.scope, "article_id": target.article_id, "source_id": target.source_id,
        "address": target.address, "is_lifted": is_lifted, "why": why, "made_by": made_by, "made_at": now,
    }  # fmt: skip
