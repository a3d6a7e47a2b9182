"""What a warehouse needs every night: old raw pages removed, the file compacted, a backup. Maintenance calls `care`."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from tasks.errors import UserError
from tasks.settings import Settings
from tasks.trust.series import Loaded, store_series
from tasks.trust.series_fetch import Keys, fetch_series
from tasks.warehouse.backup import Backup, back_up, restore
from tasks.warehouse.compaction import compact
from tasks.warehouse.live import open_live
from tasks.warehouse.retention import prune, pruned_files
from tasks.warehouse.schema import WarehouseError
from tasks.warehouse.snapshot import publish
from tasks.web.fetching import open_client

_STALE_SPOOL_SECONDS = 7 * 86_400


def care(settings: Settings, run_id: UUID | None) -> list[str]:
    """What was done, a line each, for the log. Nobody may have the live file open. Raises WarehouseError."""
    told = []
    remove_stale_spools(settings)
    if settings.keep_pages_days is not None or settings.keep_pages_gib is not None:
        files, size = prune(
            settings.live_path, settings.archive_path, settings.keep_pages_days, settings.keep_pages_gib
        )
        told.append(f"retention: {files} archive files removed, {size / 2**20:.1f} MiB")
    if (sizes := compact(settings.live_path)) is not None:
        told.append(f"compaction: {sizes[0] / 2**20:.1f} MiB -> {sizes[1] / 2**20:.1f} MiB")
    if settings.backup_directory is not None:
        made = back_up_now(settings)
        told.append(f"backup {made.stamp}: {made.articles} articles, {made.byte_count / 2**20:.1f} MiB")
    return told


def read_official_series(settings: Settings) -> list[str]:
    """What the services that a key is set for answered, a line for the log; a refusal is told and stops nothing."""
    if settings.census_key is None and settings.fred_key is None:
        return []
    try:
        found, new = fetch_official_series(settings, datetime.now(UTC))
    except UserError as error:
        return [f"official series were not read: {error}"]
    return [f"official series: {len(found)} read, {new} values are new"]


def fetch_official_series(settings: Settings, now: datetime) -> tuple[list[Loaded], int]:
    """The series of every service that a key is set for, stored, and how many values were new. Raises UserError."""
    with open_client(settings) as client:
        found = fetch_series(client, Keys(settings.census_key, settings.fred_key), now)
    return found, keep_series(settings, found, now)


def keep_series(settings: Settings, found: Sequence[Loaded], now: datetime) -> int:
    """Store these series, all or nothing; how many values were new. Raises UserError."""
    with open_live(settings.live_path) as connection:
        return store_series(connection, found, now)


def back_up_now(settings: Settings) -> Backup:
    """A new backup in the directory that is set. Raises WarehouseError, also where none is set."""
    if settings.backup_directory is None:
        raise WarehouseError("setting TRADELINES_BACKUP_DIRECTORY: set it to the directory of the backups")
    return back_up(
        settings.live_path, settings.archive_path, settings.backup_directory, settings.keep_backups,
        pruned_files(settings.live_path), datetime.now(UTC),
    )  # fmt: skip


def restore_from(settings: Settings, directory: str, stamp: str | None, *, replace: bool) -> Backup:
    """A backup in place of the warehouse, published. Raises WarehouseError and then leaves everything as it was."""
    made = restore(Path(directory), settings.live_path, settings.archive_path, stamp, replace=replace)
    publish(settings.live_path, settings.published_path)
    return made


def remove_stale_spools(settings: Settings) -> None:
    """Pages that a killed backfill left in the spool a week ago or more."""
    spool = settings.home / "spool"
    for path in spool.iterdir() if spool.is_dir() else ():
        if path.is_dir() and time.time() - path.stat().st_mtime > _STALE_SPOOL_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
