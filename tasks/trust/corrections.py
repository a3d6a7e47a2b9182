"""Corrections: what a person mends or voids in a fact. Append-only; the last word on a field decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from tasks.errors import UserError
from tasks.identity import make_id
from tasks.trust.fields import VOID, check_field, stored_value
from tasks.warehouse.connection import Connection
from tasks.warehouse.live import KEPT, open_live, write_batch
from tasks.warehouse.schema import query_sql, rows, transaction


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person wants of one field of one fact."""

    fact_id: str
    field: str  # a column of the fact, or void
    value: str | None  # None: the text does not tell
    why: str
    made_by: str
    is_taken_back: bool = False  # True: the field shall be as read again
    where: str = ""  # "corrections.toml, line 12" before a complaint; "": typed


Row = dict[str, Any]


def correct(live: Path, wanted: Sequence[Correction], origin: str, now: datetime) -> list[Row]:
    """Append these corrections, all or none, and make again what is counted from their facts; the new rows.

    Raises UserError, with the place, for a fact or field that does not exist or a value that it cannot hold.
    """
    with open_live(live) as connection:
        made = [checked_row(connection, one, origin, now) for one in wanted]
        store_corrections(connection, made)
    return made


def store_corrections(connection: Connection, made: Sequence[Row]) -> None:
    """Append checked rows, and make again what is counted from their facts."""
    if made:
        write_batch(connection, {"correction": made})
        recount(connection, [row["fact_id"] for row in made])


def recount(connection: Connection, fact_ids: Sequence[object]) -> None:
    """Make claims and counts again for the articles of these facts."""
    with transaction(connection):
        connection.execute(query_sql("touch_facts"), {"fact_ids": [str(one) for one in fact_ids]})
        for step in KEPT:
            connection.execute(query_sql(step))


def checked_row(connection: Connection, one: Correction, origin: str, now: datetime) -> Row:
    """The row of a correction. Raises UserError, with its place, for what does not exist or cannot be held."""
    try:
        fact = find_fact(connection, one.fact_id)
        return _checked(connection, one, fact, origin, now)
    except UserError as error:
        raise UserError(f"{one.where}: {error}" if one.where else str(error)) from error


def _checked(connection: Connection, one: Correction, fact: Row, origin: str, now: datetime) -> Row:
    kind = fact["kind"]
    check_field(kind, one.field)
    if not one.why.strip():
        raise UserError("a correction needs a reason")
    value = None if one.is_taken_back else stored_value(kind, one.field, one.value)
    if one.is_taken_back and not rows(
        connection, query_sql("correction_now"), {"fact_id": one.fact_id, "field": one.field}
    ):
        raise UserError(f"{one.field} of {kind} {one.fact_id} is not corrected: there is nothing to take back")
    read = orjson.loads(fact["fields"]).get(one.field)
    return {
        "correction_id": make_id("correction", one.fact_id, one.field, value, one.is_taken_back, now.isoformat()),
        "fact_id": UUID(one.fact_id), "fact_kind": kind, "field": one.field, "value": value,
        "value_read": None if one.field == VOID else _text(read), "is_taken_back": one.is_taken_back,
        "why": one.why.strip(), "made_by": one.made_by, "origin": origin, "made_at": now,
    }  # fmt: skip


def _text(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else orjson.dumps(value).decode()


def find_fact(connection: Connection, fact_id: str) -> Row:
    """The fact of this id as the newest reading has it. Raises UserError where there is none."""
    try:
        found = rows(connection, query_sql("fact"), {"fact_id": str(UUID(fact_id))})
    except ValueError:
        raise UserError(f"{fact_id!r} is no id: use figure_id, quote_id or event_id of a view") from None
    if not found:
        raise UserError(f"there is no figure, quote or event with the id {fact_id}")
    return found[0]
