"""Raw pages that are old or too many are removed; the rows say so, and what was read in them stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tasks.warehouse.live import open_live
from tasks.warehouse.schema import query_sql, rows

# A run of yesterday may still write its file.
_YOUNGEST_DAYS = 2


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """One file of the archive on disk."""

    name: str  # DATE/RUN.warc.gz, as pages name it
    day: date
    byte_count: int


def archive_files(archive: Path) -> list[ArchiveFile]:
    """The files of the archive, oldest first; what does not lie in a directory of a day is left alone."""
    found = []
    for path in archive.glob("*/*.warc.gz"):
        try:
            day = date.fromisoformat(path.parent.name)
        except ValueError:
            continue
        found.append(ArchiveFile(f"{path.parent.name}/{path.name}", day, path.stat().st_size))
    return sorted(found, key=lambda one: (one.day, one.name))


def to_remove(
    files: Sequence[ArchiveFile], today: date, days: float | None, gib: float | None, writing: frozenset[str]
) -> list[ArchiveFile]:
    """The files beyond the age, and the oldest ones beyond the size; never those of the last days or of open runs."""
    left = sum(one.byte_count for one in files)
    removed = []
    for one in files:
        is_old = days is not None and one.day < today - timedelta(days=days)
        is_too_much = gib is not None and left > gib * 2**30
        is_in_use = one.day > today - timedelta(days=_YOUNGEST_DAYS) or Path(one.name).name.split(".")[0] in writing
        if (is_old or is_too_much) and not is_in_use:
            removed.append(one)
            left -= one.byte_count
    return removed


def prune(live: Path, archive: Path, days: float | None, gib: float | None) -> tuple[int, int]:
    """How many archive files went, with how many bytes. Rows are marked first: a killed run promises nothing false."""
    with open_live(live) as connection:
        writing = frozenset(str(row["run_id"]) for row in rows(connection, query_sql("running_runs")))
        files = archive_files(archive)
        removed = to_remove(files, datetime.now(UTC).date(), days, gib, writing)
        connection.execute(query_sql("prune_pages"), {"files": [one.name for one in removed]})
        marked = {row["warc_file"] for row in rows(connection, query_sql("archive_files")) if row["is_pruned"]}
    gone = [one for one in files if one in removed or one.name in marked]
    for one in gone:
        path = archive / one.name
        path.unlink(missing_ok=True)
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    return len(gone), sum(one.byte_count for one in gone)


def pruned_files(live: Path) -> set[str]:
    """The archive files whose pages are all marked as gone."""
    with open_live(live) as connection:
        return {row["warc_file"] for row in rows(connection, query_sql("archive_files")) if row["is_pruned"]}
