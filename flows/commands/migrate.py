"""`tradelines migrate-warehouse`: the warehouse from its file into a lake, and back."""

from __future__ import annotations

from pathlib import Path

from tasks.errors import UserError
from tasks.settings import Settings
from tasks.warehouse.lake import attach_line, lake_at
from tasks.warehouse.moving import Moved, move_to_file, move_to_lake


def run_migrate(settings: Settings, file: Path | None, back: Path | None) -> int:
    """Copy the whole warehouse, say what was found the same on both sides, and what to do next."""
    lake = lake_at(settings.live_path)
    if lake is None:
        raise UserError("setting TRADELINES_LAKE: set it to the connection string of an empty PostgreSQL database")
    if file is not None and back is not None:
        raise UserError("--file names where from, --back where to: use one of them")
    if back is not None:
        _tell(move_to_file(lake, back), str(back))
        print(f"to go back to the file: unset TRADELINES_LAKE and move it to {settings.live_path}")
        return 0
    source = file or settings.live_path
    _tell(move_to_lake(source, lake), str(lake))
    print(f"{source} is unchanged and no longer used while TRADELINES_LAKE is set; keep it until you trust the lake")
    print(f"analysts read the lake with: {attach_line(lake)}")
    return 0


def _tell(moved: list[Moved], target: str) -> None:
    count = sum(one.row_count for one in moved)
    print(f"{len(moved)} tables, {count} rows are in {target}, the same in number and content")
