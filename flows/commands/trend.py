"""`tradelines trend`: a trend drawn in the terminal, or written as CSV, JSON lines or Parquet. Needs no Prefect."""

from __future__ import annotations

import csv
import shutil
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table

from tasks.card import visible
from tasks.errors import UserError
from tasks.report.terminal import PLOTS, Plot, cell_told, fitting_columns, newest_first, plot_lines
from tasks.report.words import number
from tasks.warehouse.parquet import view_rows, write_view
from tasks.warehouse.published import object_names, open_published

_TIMES, _SERIES, _ROWS = 60, 12, 30


def chosen_form(**chosen: bool) -> str | None:
    """The one form that is chosen; None: draw. Raises UserError for more than one."""
    names = [name for name, is_chosen in chosen.items() if is_chosen]
    if len(names) > 1:
        raise UserError(f"--{names[0]} and --{names[1]}: choose one")
    return names[0] if names else None


def run_trend(path: Path, name: str, form: str | None, out: Path | None) -> int:
    """Draw or write the trend; an unknown name raises UserError with the list of what there is."""
    with open_published(path) as connection:
        trends = {n: c for n, c in object_names(connection).items() if n.startswith("trend_")}
        view = name if name.startswith("trend_") else f"trend_{name}"
        if view not in trends:
            there = "\n".join(f"  {n.removeprefix('trend_')}: {c.split('. ')[0]}" for n, c in trends.items())
            raise UserError(f"no trend {name!r}; there are:\n{there or '  none'}")
        if form == "parquet":
            target = out or Path(f"{view}.parquet")
            write_view(connection, view, target)
            print(target)
            return 0
        names, rows = view_rows(connection, view)
    if form is None:
        _draw(view, trends[view], [dict(zip(names, row, strict=True)) for row in rows])
    else:
        _write(form, names, rows, out)
    return 0


def _write(form: str, names: list[str], rows: list[tuple[object, ...]], out: Path | None) -> None:
    try:
        with out.open("w", encoding="utf-8", newline="") if out else nullcontext(sys.stdout) as stream:
            if form == "csv":
                writer = csv.writer(stream)
                writer.writerow(names)
                writer.writerows(rows)
                return
            for row in rows:
                stream.write(orjson.dumps(dict(zip(names, row, strict=True)), default=str).decode() + "\n")
    except OSError as error:
        raise UserError(f"{out} could not be written: {error.strerror}") from error


def _draw(view: str, comment: str, rows: list[dict[str, Any]]) -> None:
    width = shutil.get_terminal_size((160, 40)).columns
    console = Console(width=width)
    console.print(visible(comment.split(" Example: ")[0], "bold"))
    if not rows:
        console.print(visible("no rows yet"))
    elif view in PLOTS:
        console.print(_lines(rows, PLOTS[view]))
    else:
        console.print(_table(rows, width))


def _lines(rows: list[dict[str, Any]], plot: Plot) -> Table:
    times, lines = plot_lines(rows, plot, _TIMES, _SERIES)
    most = max((max(line.values) for line in lines), default=0.0)
    title = f"{plot.number} by {plot.time}" + (f" and {plot.series}" if plot.series else "")
    table = Table(title=title.replace("_", " "), title_justify="left", box=None)
    table.add_column((plot.series or "").replace("_", " "), overflow="fold", max_width=36)
    table.add_column(f"{times[0]} to {times[-1]}" if times else "", no_wrap=True)
    table.add_column("most", justify="right")
    table.add_column("newest", justify="right")
    for line in lines:
        table.add_row(visible(line.name), line.drawn(most), number(max(line.values)), number(line.values[-1]))
    return table


def _table(rows: list[dict[str, Any]], width: int) -> Table:
    ordered, by = newest_first(rows) if len(rows) > _ROWS else (rows, None)
    columns, left_out = fitting_columns(ordered[:_ROWS], width)
    told = []
    if len(rows) > _ROWS:
        told.append(f"{f'the newest {_ROWS} by {by}' if by else f'the first {_ROWS}'} of {len(rows)} rows")
    if left_out:
        told.append(f"not shown (--csv has them): {', '.join(left_out)}")
    table = Table(caption="; ".join(told) or None, caption_justify="left")
    for name, wide in columns.items():
        table.add_column(name.replace("_", "\n"), width=wide, no_wrap=True, overflow="ellipsis")
    for row in ordered[:_ROWS]:
        table.add_row(*(visible(cell_told(row[name])) for name in columns))
    return table
