"""What every run brings into the live file before it publishes: corrections.toml, official series, measured error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tasks.errors import UserError
from tasks.identity import content_hash, make_id
from tasks.settings import PROJECT
from tasks.trust.corrections_file import apply_file
from tasks.trust.quality import read_quality
from tasks.trust.series import reference_files, store_series
from tasks.trust.series_files import read_series
from tasks.warehouse.connection import Connection
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import read_meta, write_meta

SERIES = PROJECT / "reference" / "series"
QUALITY = PROJECT / "reference" / "quality.tsv"


def keep_trust(live: Path, corrections: Path, run_id: object, now: datetime) -> list[str]:
    """Bring in what changed; what was refused, a sentence each.

    A file that is refused changes nothing and stops no run: its reason is a row of `rejected`.
    """
    steps: tuple[tuple[str, Path, Callable[[Connection], object]], ...] = (
        ("corrections", corrections, lambda c: apply_file(c, corrections, now)),
        ("series", SERIES, lambda c: keep_reference_series(c, SERIES, now)),
        ("quality", QUALITY, lambda c: keep_quality(c, QUALITY)),
    )
    refused = []
    with open_live(live) as connection:
        for stage, path, step in steps:
            try:
                step(connection)
            except UserError as error:
                refused.append(str(error))
                write_batch(connection, {"rejected": [{
                    "rejected_id": make_id("rejected", run_id, stage), "run_id": run_id, "stage": stage,
                    "source_id": None, "address": path.name, "reason": str(error), "rejected_at": now,
                }]})  # fmt: skip
    return refused


def keep_reference_series(connection: Connection, folder: Path, now: datetime) -> int:
    """Bring the series that come with the project up to their files; how many values were new."""
    files = reference_files(folder)
    digest = content_hash("\n".join(content_hash(path.read_bytes()) for path in files))
    if read_meta(connection, "series_hash") == digest:
        return 0
    found = [one for path in files for one in read_series(path, now.date())]
    new = store_series(connection, found, now)
    write_meta(connection, "series_hash", digest)
    return new


def keep_quality(connection: Connection, path: Path) -> int:
    """Put the measured error of the file in place of the old one, where it changed; how many rows were loaded."""
    if not path.exists() or read_meta(connection, "quality_hash") == (digest := content_hash(path.read_bytes())):
        return 0
    found = read_quality(path)
    if found:
        write_batch(connection, {"quality": found})
    write_meta(connection, "quality_hash", digest)
    return len(found)
