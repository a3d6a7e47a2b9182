"""The warehouse as a data package: Parquet files by year with a description of every column; texts only on request."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from tasks.errors import UserError
from tasks.settings import VERSION
from tasks.warehouse.parquet import has_rows, write_by_year, write_view
from tasks.warehouse.published import Connection, ask, object_names, open_published

# Views that grow with the corpus are written by year, in folders `year=YYYY`; the others whole.
BY_YEAR = ("article", "figure", "quote", "event", "mention")
WHOLE = (
    "source", "entry", "claim", "claim_figure", "disagreement", "story", "story_member", "office", "trade_action",
    "action_step", "action_coverage", "measure", "coverage_break", "run",
)  # fmt: skip
DESCRIPTION = "datapackage.json"
_NAME = "tradelines"
# DuckDB's types in the words of the data package standard; what is not here is "any".
_TYPES = {
    "VARCHAR": "string", "UUID": "string", "DOUBLE": "number", "BIGINT": "integer", "INTEGER": "integer",
    "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP WITH TIME ZONE": "datetime",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exported:
    """One data package on disk."""

    path: Path
    file_count: int
    byte_count: int


def export_warehouse(published: Path, target: Path, *, with_bodies: bool = False) -> Exported:
    """Write the package whole or not at all; a package that stands there is replaced.

    Texts go out only `with_bodies`, and only of sources whose terms allow it. Raises UserError where the directory
    holds anything else than a former package.
    """
    _check_target(target)
    new = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        new.mkdir(parents=True)
        with open_published(published) as connection:
            resources = [_resource(connection, new, view, with_bodies) for view in _views(connection)]
            origin = ask(connection, "report_span", {})[0]
        package = {
            "name": _NAME,
            "title": "Tradelines: US-China trade coverage",
            "version": VERSION,
            "created": origin["published_at"],
            "resources": resources,
        }
        (new / DESCRIPTION).write_bytes(orjson.dumps(package, option=orjson.OPT_INDENT_2))
        if target.exists():
            shutil.rmtree(target)
        new.replace(target)
    except OSError as error:
        raise UserError(f"{target} could not be written: {error.strerror}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    files = [path for path in target.rglob("*") if path.is_file()]
    return Exported(target, len(files), sum(path.stat().st_size for path in files))


def _check_target(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise UserError(f"{target} is a file: name a directory")
    if any(target.iterdir()) and not _is_package(target / DESCRIPTION):
        raise UserError(f"{target} holds other files: name a new directory, or a former export to replace")


def _is_package(description: Path) -> bool:
    try:
        return bool(orjson.loads(description.read_bytes())["name"] == _NAME)
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError):
        return False


def _views(connection: Connection) -> list[str]:
    known = object_names(connection)
    trends = [name for name in known if name.startswith("trend_")]
    return [name for name in (*BY_YEAR, *WHOLE) if name in known] + trends


def _resource(connection: Connection, folder: Path, view: str, with_bodies: bool) -> dict[str, Any]:
    """Write one view and describe it."""
    is_split = view in BY_YEAR and has_rows(connection, view)
    if is_split:
        query = "export_article_with_body" if view == "article" and with_bodies else f"export_{view}"
        (folder / view).mkdir()
        write_by_year(connection, query, folder / view)
    else:
        write_view(connection, view, folder / f"{view}.parquet")
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.glob(f"{view}/**/*.parquet"))
    described = _fields(connection)[view]
    return {
        "name": view.replace("_", "-"),
        "path": paths if is_split else f"{view}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": object_names(connection)[view],
        "schema": {"fields": [f for f in described if with_bodies or (view, f["name"]) != ("article", "content")]},
    }


def _fields(connection: Connection) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in ask(connection, "export_columns", {}):
        kind = "array" if row["data_type"].endswith("[]") else _TYPES.get(row["data_type"], "any")
        found[row["table_name"]].append({"name": row["column_name"], "type": kind, "description": row["comment"] or ""})
    return found
