"""docs/cookbook.md and README.md: questions with their SQL, and the output of each on the demo, written by this module.

`python -m tasks.warehouse.cookbook FILE` runs every query of both on a published file and writes the answers.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from tasks.settings import PROJECT
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly

COOKBOOK = PROJECT / "docs" / "cookbook.md"
README = PROJECT / "README.md"
_RECIPE = re.compile(
    r"^## (?P<title>.+?)\n(?P<words>.*?)```sql\n(?P<sql>.+?)\n```\n\n```text\n(?P<output>.*?)```", re.M | re.S
)
_MOST_ROWS = 8
_WIDEST = 56


@dataclass(frozen=True, slots=True)
class Recipe:
    """One question of the cookbook."""

    title: str
    sql: str
    output: str

    @property
    def columns(self) -> list[str]:
        """The names of the columns as the shown output has them."""
        return [name.strip() for name in self.output.split("\n", 1)[0].split(" | ")]


def read_cookbook(text: str) -> list[Recipe]:
    """The questions in their order."""
    return [Recipe(found["title"], found["sql"], found["output"]) for found in _RECIPE.finditer(text)]


def write_outputs(text: str, connection: duckdb.DuckDBPyConnection) -> str:
    """The cookbook with every output as the connection answers now."""

    def answered(found: re.Match[str]) -> str:
        start = found.start("output") - found.start()
        return found.group()[:start] + shown(connection, found["sql"]) + "```"

    return _RECIPE.sub(answered, text)


def shown(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The answer as aligned lines, the first rows of it, long words cut."""
    table = rows(connection, sql)
    names = [column[0] for column in connection.execute(sql).description or ()]
    lines = [names, *[[_cell(row[name]) for name in names] for row in table[:_MOST_ROWS]]]
    widths = [max(len(line[place]) for line in lines) for place in range(len(names))]
    text = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    text.insert(1, "-+-".join("-" * width for width in widths))
    if len(table) > _MOST_ROWS:
        text.append(f"({len(table)} rows, {_MOST_ROWS} shown)")
    return "\n".join(text) + "\n"


def _cell(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.4g}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = ", ".join(_cell(one) for one in value)
    text = " ".join(str(value).split()).replace("```", "'''")
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"


if __name__ == "__main__":
    with connect_readonly(Path(sys.argv[1])) as warehouse:
        for document in (COOKBOOK, README):
            document.write_text(write_outputs(document.read_text(encoding="utf-8"), warehouse), encoding="utf-8")
