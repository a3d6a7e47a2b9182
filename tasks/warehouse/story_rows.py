"""The stories of a batch: newcomers looked up among everything stored, placed, and made into rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

import duckdb
import pyarrow as pa

from tasks.records import PageReading
from tasks.stories import CANDIDATES, Known, Newcomer, Placement, place_batch
from tasks.story_signature import Signature, bands, signature
from tasks.warehouse.batches import Batch
from tasks.warehouse.schema import query_sql, rows
from tasks.wires import wire_of

# The members of a story were published within so many days of each other; what is told again later is another story.
# It also keeps a batch from reading the bands of all history.
STORY_DAYS = 30


def add_stories(connection: duckdb.DuckDBPyConnection, batch: Batch, readings: Iterable[PageReading]) -> None:
    """Add the rows of story, story_band, story_member and story_merge to a batch that holds its texts already.

    To be called on the open live file right before `write_batch`; a batch that is stored already adds nothing.
    """
    bodies = {reading.wanted.article_id: reading.clean.text for reading in readings if reading.clean is not None}
    newcomers = [_newcomer(row, batch, bodies) for row in batch.tables.get("text", ())]
    if newcomers:
        days = {row["text_id"]: row["article_date"] for row in batch.tables["text"]}
        placements, merges = place_batch(newcomers, find_known(connection, newcomers, days))
        for placement in placements:
            _add_placement(batch, placement, days[placement.newcomer.text_id])
        for merge in merges:
            batch.add("story_merge", {
                "story_id": merge.story_id, "into_story_id": merge.into_story_id, "merged_at": batch.stored_at,
                "batch_id": batch.batch_id,
            })  # fmt: skip


def find_known(
    connection: duckdb.DuckDBPyConnection, newcomers: list[Newcomer], days: Mapping[UUID, date]
) -> list[Known]:
    """Stored texts that may share something with these, and those of the same articles; `days`: their article_date.

    One pass over the bands of the days around the newcomers; the memory is that of the newcomers and what they meet.
    """
    found: dict[UUID, Known] = {}
    for group in _near_in_time(newcomers, days):
        found |= {known.text_id: known for known in _known_of(connection, group, days)}
    return list(found.values())


def _near_in_time(newcomers: list[Newcomer], days: Mapping[UUID, date]) -> Iterator[list[Newcomer]]:
    """Groups too far apart to meet the same stored texts, so that one old article reads no years between."""
    group: list[Newcomer] = []
    for newcomer in sorted(newcomers, key=lambda one: days[one.text_id]):
        if group and days[newcomer.text_id] - days[group[-1].text_id] > timedelta(2 * STORY_DAYS):
            yield group
            group = []
        group.append(newcomer)
    yield group


def _known_of(
    connection: duckdb.DuckDBPyConnection, newcomers: list[Newcomer], days: Mapping[UUID, date]
) -> list[Known]:
    keys = [(key, newcomer.text_id) for newcomer in newcomers for key in bands(newcomer.signature)]
    waiting_band = pa.table({
        "band": pa.array([key for key, _ in keys], pa.int32()),
        "text_id": pa.array([str(text_id) for _, text_id in keys], pa.string()),
        "article_date": pa.array([days[text_id] for _, text_id in keys], pa.date32()),
    })  # fmt: skip
    waiting_text = pa.table({
        "text_id": [str(newcomer.text_id) for newcomer in newcomers],
        "article_id": [str(newcomer.article_id) for newcomer in newcomers],
    })  # fmt: skip
    for name, table in (("waiting_band", waiting_band), ("waiting_text", waiting_text)):
        connection.register("arriving", table)
        ids = ", ".join(
            f"{column}::UUID AS {column}" if column.endswith("_id") else column for column in table.column_names
        )
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {ids} FROM arriving")
        connection.unregister("arriving")
    spoken = [days[newcomer.text_id] for newcomer in newcomers]
    around = {
        "limit": CANDIDATES, "days": STORY_DAYS,
        "since": min(spoken) - timedelta(STORY_DAYS), "until": max(spoken) + timedelta(STORY_DAYS),
    }  # fmt: skip
    found = rows(connection, query_sql("story_candidates"), around)
    return [
        Known(
            row["text_id"], row["article_id"], row["publisher"], row["story_id"], row["story_first_seen_at"],
            Signature(row["shingles"], row["minima"]),
        )
        for row in found
    ]  # fmt: skip


def _newcomer(row: Mapping[str, object], batch: Batch, bodies: Mapping[UUID, str]) -> Newcomer:
    """A text row of the batch; the words of a body that may not be stored come from its reading."""
    article_id = row["article_id"]
    text_id = row["text_id"]
    if not isinstance(article_id, UUID) or not isinstance(text_id, UUID):
        raise ValueError("a text row has ids")
    content = str(row["content"]) or bodies.get(article_id, "")
    article = next(a for a in batch.tables["article"] if a["article_id"] == article_id)
    return Newcomer(
        text_id, article_id, article["publisher"], article["first_seen_at"], signature(content), wire_of(content)
    )


def _add_placement(batch: Batch, placement: Placement, day: date) -> None:
    newcomer = placement.newcomer
    stamp = {"stored_at": batch.stored_at, "batch_id": batch.batch_id}
    if placement.is_founder:
        batch.add("story", {
            "story_id": placement.story_id, "founding_article_id": newcomer.article_id,
            "first_seen_at": newcomer.seen_at, **stamp,
        })  # fmt: skip
    batch.add("story_member", {
        "text_id": newcomer.text_id, "article_id": newcomer.article_id, "story_id": placement.story_id,
        "publisher": newcomer.publisher, "relation": placement.relation, "like_text_id": placement.like_text_id,
        "containment": placement.containment, "wire": newcomer.wire, "shingles": newcomer.signature.shingles,
        "minima": newcomer.signature.minima, "seen_at": newcomer.seen_at, "article_date": day, **stamp,
    })  # fmt: skip
    for key in bands(newcomer.signature):
        batch.add("story_band", {"band": key, "text_id": newcomer.text_id, "article_date": day})
