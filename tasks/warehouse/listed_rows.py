"""What the warehouse knows of listed articles, and what is kept of a comparison: questions to the live file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from tasks.warehouse.live import open_live
from tasks.warehouse.schema import query_sql, rows


def known_of(live: Path, addresses: Sequence[tuple[UUID, str]]) -> dict[UUID, dict[str, Any]]:
    """The facts of listed_known.sql by article, asked with every way its address is written."""
    asked = {"article_ids": [str(one) for one, _ in addresses], "addresses": [address for _, address in addresses]}
    with open_live(live) as connection:
        return {row["article_id"]: row for row in rows(connection, query_sql("listed_known"), asked)}


def twins_of(live: Path, titles: Sequence[tuple[UUID, str, date]]) -> dict[UUID, str]:
    """The address of a stored article with the same title, by asked article; those without one are left out."""
    if not titles:
        return {}
    asked = {
        "article_ids": [str(one) for one, _, _ in titles], "titles": [title for _, title, _ in titles],
        "days": [day for _, _, day in titles],
    }  # fmt: skip
    with open_live(live) as connection:
        return {row["article_id"]: row["address"] for row in rows(connection, query_sql("listed_twins"), asked)}


def followed_hosts(live: Path) -> dict[str, str]:
    """The source that lists most of each host, without `www.`."""
    with open_live(live) as connection:
        return {row["host"]: row["source_id"] for row in rows(connection, query_sql("followed_hosts"))}


def first_polls(live: Path) -> Mapping[str, datetime]:
    """When each source was polled first."""
    with open_live(live) as connection:
        return {row["source_id"]: row["polled_at"] for row in rows(connection, query_sql("first_polls"))}
