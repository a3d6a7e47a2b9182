"""`tradelines status`: the last runs, feeds in trouble, and the size of things. Needs no Prefect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tasks.card import visible
from tasks.settings import Settings
from tasks.warehouse.lake import attach_line, lake_at
from tasks.warehouse.schema import query_sql, rows
from tasks.warehouse.snapshot import connect_readonly


def run_status(settings: Settings) -> int:
    """Print the state of the published warehouse; 0, or 1 where the last run failed."""
    console = Console(soft_wrap=not Console().is_terminal)
    lake = lake_at(settings.published_path)
    with connect_readonly(settings.published_path) as connection:
        runs = rows(connection, query_sql("last_runs"))
        trouble = rows(connection, query_sql("feeds_in_trouble"))
        sizes = rows(connection, query_sql("sizes"))
        meta = {row["name"]: row["value"] for row in rows(connection, "SELECT name, value FROM store.meta")}
    place = settings.published_path if lake is None else lake
    console.print(visible(f"warehouse {place}, published {meta.get('published_at') or 'never'}"))
    if lake is not None:
        console.print(visible(f"analysts: {attach_line(lake)}"))
    console.print(_table("last runs", runs))
    console.print(_table("feeds in trouble", trouble) if trouble else visible("no feed is in trouble"))
    console.print(_table("sizes", sizes + _files(settings, is_lake=lake is not None)))
    return 1 if runs and runs[0]["status"] in ("failed", "killed") else 0


def _table(title: str, found: list[dict[str, Any]]) -> Table:
    table = Table(title=title, title_justify="left")
    for name in found[0] if found else ():
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in found:
        table.add_row(*(visible("" if value is None else str(value)) for value in row.values()))
    return table


def _files(settings: Settings, *, is_lake: bool) -> list[dict[str, Any]]:
    found = [("archive, bytes", sum(path.stat().st_size for path in settings.archive_path.rglob("*.warc.gz")))]
    if not is_lake:
        found += [
            ("live file, bytes", _size(settings.live_path)),
            ("published file, bytes", _size(settings.published_path)),
        ]
    return [{"what": what, "number": number} for what, number in found]


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
