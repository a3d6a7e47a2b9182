"""`tradelines sql`: one statement, or a small shell, over the published file. Needs no Prefect."""

from __future__ import annotations

import csv
import readline  # noqa: F401 - gives input() its history and editing
import shutil
import sys
from pathlib import Path

import duckdb
import orjson

from tasks.errors import UserError
from tasks.warehouse.snapshot import connect_readonly

FORMS = ("table", "csv", "json")
_ROWS_SHOWN = 200


def run_sql(path: Path, query: str, form: str) -> int:
    """Print the answer to one statement; a wrong one gives DuckDB's own message and exit code 2."""
    if form not in FORMS:
        raise UserError(f"--format {form}: use one of {', '.join(FORMS)}")
    with connect_readonly(path) as connection:
        try:
            _print(connection.sql(query), form)
        except duckdb.Error as error:
            raise UserError(str(error)) from error
    return 0


def run_shell(path: Path) -> int:
    """Read statements until the end of input. A statement may span lines and ends with a semicolon."""
    with connect_readonly(path) as connection:
        print(f"{path}, read-only. Statements end with ';'. Try: FROM about;  FROM today;  Leave with Ctrl-D.")
        waiting = ""
        while True:
            try:
                waiting += input("   ...> " if waiting else "tradelines> ") + "\n"
            except EOFError:
                print()
                return 0
            except KeyboardInterrupt:
                waiting = ""
                print()
                continue
            if not waiting.strip():
                waiting = ""
            elif waiting.rstrip().endswith(";"):
                statement, waiting = waiting, ""
                try:
                    _print(connection.sql(statement), "table")
                except duckdb.Error as error:
                    print(error, file=sys.stderr)


def _print(answer: duckdb.DuckDBPyRelation | None, form: str) -> None:
    if answer is None:
        return
    if form == "table":
        # DuckDB shows control characters as escapes, so what a page wrote never steers the terminal.
        answer.show(max_width=shutil.get_terminal_size((160, 40)).columns, max_rows=_ROWS_SHOWN)
        return
    names = answer.columns
    rows = answer.fetchall()
    if form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(names)
        writer.writerows(rows)
        return
    for row in rows:
        sys.stdout.buffer.write(
            orjson.dumps(dict(zip(names, row, strict=True)), default=str, option=orjson.OPT_APPEND_NEWLINE)
        )
