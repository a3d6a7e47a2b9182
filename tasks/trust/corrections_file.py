"""corrections.toml: corrections that are kept as a file, under version control or by hand.

The file says what shall hold. What it adds or changes is appended; a block that is taken out again is taken back.
"""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from pathlib import Path
from uuid import UUID

import orjson

from tasks.errors import UserError
from tasks.identity import make_id
from tasks.trust.corrections import Correction, Row, checked_row, store_corrections
from tasks.warehouse.connection import Connection
from tasks.warehouse.schema import query_sql, rows

_HEADER = re.compile(r"^\s*\[\[\s*correction\s*\]\]")
_KEYS = {"fact", "field", "value", "why", "by"}
_GONE = "the block was taken out of the file"


def read_file(path: Path) -> list[Correction]:
    """The blocks of the file, checked for form. Raises UserError with line and reason; a missing file has none."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except FileNotFoundError:
        return []
    except UnicodeDecodeError:
        raise UserError(f"{path.name} is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{path.name}: {error}") from error
    unknown = set(table) - {"correction"}
    blocks = table.get("correction", [])
    if unknown or not isinstance(blocks, list):
        raise UserError(f"{path.name} holds blocks [[correction]] and nothing else, not {sorted(unknown) or blocks!r}")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _HEADER.match(line)]
    # Blocks written another way ({...} in a list) have no header: the file itself is their place.
    places = [f"{path.name}, line {line}" for line in lines] if len(lines) == len(blocks) else [path.name] * len(blocks)
    found = [_block(block, place) for block, place in zip(blocks, places, strict=True)]
    seen: dict[tuple[str, str], str] = {}
    for one in found:
        if (key := (one.fact_id, one.field)) in seen:
            raise UserError(f"{one.where}: {one.field} of {one.fact_id} is corrected already ({seen[key]})")
        seen[key] = one.where
    return found


def _block(block: object, place: str) -> Correction:
    if not isinstance(block, dict):
        raise UserError(f"{place}: a correction is a block with {', '.join(sorted(_KEYS))}")
    if unknown := set(block) - _KEYS:
        raise UserError(f"{place}: unknown key {sorted(unknown)[0]!r}; use {', '.join(sorted(_KEYS))}")
    for key in ("fact", "field", "why", "by"):
        if not isinstance(block.get(key), str) or not block[key].strip():
            raise UserError(f"{place}: {key} is missing or no text")
    try:
        fact_id = str(UUID(block["fact"]))
    except ValueError:
        raise UserError(f"{place}: fact {block['fact']!r} is no id") from None
    value = block.get("value", "null")
    if isinstance(value, bool | list):
        value = orjson.dumps(value).decode()
    return Correction(fact_id, block["field"], str(value), block["why"], block["by"], where=place)


def apply_file(connection: Connection, path: Path, now: datetime) -> int:
    """Bring the warehouse to what the file says, all or nothing; how many rows were appended.

    A fact that was corrected by command after the file was read keeps that: only what changes in the file is appended.
    """
    wanted = {(one.fact_id, one.field): one for one in read_file(path)}
    have = {(str(row["fact_id"]), row["field"]): row for row in rows(connection, query_sql("file_corrections"))}
    made: list[Row] = []
    for key, one in wanted.items():
        row = checked_row(connection, one, "file", now)
        old = have.get(key)
        same = (
            old is not None and not old["is_taken_back"] and all(old[n] == row[n] for n in ("value", "why", "made_by"))
        )
        if not same:
            made.append(row)
    for key, old in have.items():
        if key not in wanted and not old["is_taken_back"]:
            made.append(_gone(old, now))
    store_corrections(connection, made)
    return len(made)


def _gone(old: Row, now: datetime) -> Row:
    key = make_id("correction", old["fact_id"], old["field"], "gone", now.isoformat())
    return old | {"correction_id": key, "value": None, "is_taken_back": True, "why": _GONE, "made_at": now}
