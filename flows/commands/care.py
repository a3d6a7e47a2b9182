"""`tradelines backup` and `tradelines restore`."""

from __future__ import annotations

from pathlib import Path

from tasks.care import back_up_now, restore_from
from tasks.settings import Settings


def run_backup(settings: Settings, directory: Path | None) -> int:
    """Make a backup and print what it holds; `directory` instead of the one that is set."""
    if directory is not None:
        settings = settings.model_copy(update={"backup_directory": directory})
    made = back_up_now(settings)
    size = f"{made.byte_count / 2**20:.1f} MiB"
    print(f"backup {made.stamp}: {made.articles} articles, {size}, {made.archive_files} archive files")
    return 0


def run_restore(settings: Settings, directory: Path, stamp: str | None, *, replace: bool) -> int:
    """Put a backup in place, publish it, and print what it holds."""
    made = restore_from(settings, str(directory), stamp, replace=replace)
    print(f"restored {made.stamp}: {made.articles} articles; published at {settings.published_path}")
    return 0
