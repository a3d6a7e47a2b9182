"""The live file and the archive in another directory, and back again.

BACKUP/20260401T033000Z/live.duckdb     whole, checked by its hash
BACKUP/20260401T033000Z/backup.json     what it is; written last, so that a directory without it is no backup
BACKUP/archive/DATE/RUN.warc.gz         shared by all backups: only what is new or changed is copied
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from tasks.settings import VERSION
from tasks.warehouse.lake import lake_at
from tasks.warehouse.live import write_lock
from tasks.warehouse.moving import move_to_file
from tasks.warehouse.retention import archive_files
from tasks.warehouse.schema import WarehouseError, known_version, query_sql

_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, as its backup.json says."""

    stamp: str
    version: str  # of Tradelines
    schema: int
    articles: int
    byte_count: int  # of the live file
    sha256: str  # of the live file
    archive_files: int  # in the archive when it was made


def back_up(live: Path, archive: Path, target: Path, keep: int, pruned: Iterable[str], now: datetime) -> Backup:
    """A new backup; older ones than the newest `keep` go, as do archive files that retention removed.

    The caller must not have the live file open. Raises WarehouseError when it cannot be written; older ones then stay.
    """
    stamp = now.astimezone(UTC).strftime(_STAMP)
    partial = target / f"{stamp}.partial"
    try:
        for stale in target.glob("*.partial"):
            shutil.rmtree(stale)
        partial.mkdir(parents=True)
        schema, articles, digest = _copy_warehouse(live, partial / "live.duckdb")
        count = _copy_archive(archive, target / "archive")
        backup = Backup(stamp, VERSION, schema, articles, (partial / "live.duckdb").stat().st_size, digest, count)
        (partial / "backup.json").write_text(json.dumps(asdict(backup), indent=1) + "\n", encoding="utf-8")
        partial.rename(target / stamp)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise WarehouseError(f"no backup in {target}: {error.strerror}; older ones stay as they were") from error
    for old in list_backups(target)[:-keep]:
        shutil.rmtree(target / old.stamp)
    for name in pruned:
        (target / "archive" / name).unlink(missing_ok=True)
    return backup


def _copy_warehouse(live: Path, target: Path) -> tuple[int, int, str]:
    """The warehouse as one file; its schema, its articles, the hash of the file."""
    if (lake := lake_at(live)) is not None:
        move_to_file(lake, target)
        schema, articles = _state(target)
        with target.open("rb") as handle:
            return schema, articles, hashlib.file_digest(handle, "sha256").hexdigest()
    with write_lock(live):
        schema, articles = _state(live)
        return schema, articles, _copy(live, target)


def list_backups(target: Path) -> list[Backup]:
    """The backups of a directory, oldest first; WarehouseError where there is no such directory."""
    if not target.is_dir():
        raise WarehouseError(f"there is no directory {target}")
    found = []
    for path in sorted(target.glob("*/backup.json")):
        try:
            found.append(Backup(**json.loads(path.read_text(encoding="utf-8"))))
        except (ValueError, TypeError) as error:
            raise WarehouseError(f"{path} is no description of a backup: {error}") from error
    return found


def restore(target: Path, live: Path, archive: Path, stamp: str | None, *, replace: bool) -> Backup:
    """Put a backup (None: the newest) in place of the live file, and its archive files that are missing beside others.

    A live file that is there is refused, or with `replace` moved aside. Everything is checked before anything changes.
    """
    backup = _chosen(target, stamp)
    if backup.schema > known_version():
        raise WarehouseError(
            f"backup {backup.stamp} has schema {backup.schema}, this version knows {known_version()}: upgrade it"
        )
    if (lake := lake_at(live)) is not None:
        raise WarehouseError(
            f"{lake} is not replaced: name an empty database and move the backup into it with "
            f"`tradelines migrate-warehouse --file {target / backup.stamp / 'live.duckdb'}`"
        )
    if live.exists() and not replace:
        raise WarehouseError(f"{live} is there already: --replace moves it aside and puts the backup in its place")
    fresh = live.with_name(f"{live.name}.restore.tmp")
    with write_lock(live):
        try:
            if _copy(target / backup.stamp / "live.duckdb", fresh) != backup.sha256:
                raise WarehouseError(f"backup {backup.stamp} is damaged: its hash is another; nothing was changed")
            _state(fresh)
            _copy_archive(target / "archive", archive)
            for path in (live, live.with_name(f"{live.name}.wal")):
                if path.exists():
                    path.rename(path.with_name(f"{path.name}.{datetime.now(UTC):{_STAMP}}.aside"))
            fresh.replace(live)
        except OSError as error:
            raise WarehouseError(f"backup {backup.stamp} was not restored: {error.strerror}") from error
        finally:
            fresh.unlink(missing_ok=True)
    return backup


def _chosen(target: Path, stamp: str | None) -> Backup:
    found = list_backups(target)
    if not found:
        raise WarehouseError(f"{target} holds no backup")
    chosen = found[-1] if stamp is None else next((one for one in found if one.stamp == stamp), None)
    if chosen is None:
        raise WarehouseError(f"{target} has no backup {stamp}; there are: {', '.join(one.stamp for one in found)}")
    return chosen


def _state(path: Path) -> tuple[int, int]:
    """Schema and number of articles of a file that nobody has open; leaves no write-ahead log beside it."""
    try:
        with duckdb.connect(str(path)) as connection:
            connection.execute("CHECKPOINT")
            schema = connection.execute("SELECT max(version) FROM main.schema_migration").fetchone()
            articles = connection.execute(query_sql("count_articles")).fetchone()
    except duckdb.Error as error:
        raise WarehouseError(f"{path} cannot be read: {str(error).splitlines()[0]}") from error
    return int(schema[0]) if schema else 0, int(articles[0]) if articles else 0


def _copy(source: Path, target: Path) -> str:
    """The SHA-256 of what was copied and synced."""
    digest = hashlib.sha256()
    with source.open("rb") as reader, target.open("wb") as writer:
        while piece := reader.read(4 * 1024 * 1024):
            digest.update(piece)
            writer.write(piece)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest()


def _copy_archive(source: Path, target: Path) -> int:
    """How many files the source has; those that are missing in the target, or changed, are copied."""
    files = archive_files(source) if source.is_dir() else []
    for one in files:
        there, here = target / one.name, source / one.name
        if there.exists() and _same(there, here):
            continue
        there.parent.mkdir(parents=True, exist_ok=True)
        temporary = there.with_name(f"{there.name}.tmp")
        shutil.copy2(here, temporary)
        temporary.replace(there)
    return len(files)


def _same(one: Path, other: Path) -> bool:
    # An erased record leaves the size as it was, so the time counts too.
    first, second = one.stat(), other.stat()
    return first.st_size == second.st_size and int(first.st_mtime) == int(second.st_mtime)
