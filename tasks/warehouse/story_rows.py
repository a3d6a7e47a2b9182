"""The stories of a batch: newcomers looked up among everything stored, placed, and made into rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

import duckdb
import pyarrow as pa

from tasks.records import PageReading
from tasks.stories import CANDIDATES, Known, Newcomer, Placement, place_batch
from tasks.story_signature import Signature, bands, signature
from tasks.warehouse.batches import Batch
from tasks.warehouse.schema import query_sql, rows
from tasks.wires import wire_of


def add_stories(connection: duckdb.DuckDBPyConnection, batch: Batch, readings: Iterable[PageReading]) -> None:
    """Add the rows of story, story_band, story_member and story_merge to a batch that holds its texts already.

    To be called on the open live file right before `write_batch`; a batch that is stored already adds nothing.
    """
    bodies = {reading.wanted.article_id: reading.clean.text for reading in readings if reading.clean is not None}
    newcomers = [_newcomer(row, batch, bodies) for row in batch.tables.get("text", ())]
    if newcomers:
        placements, merges = place_batch(newcomers, find_known(connection, newcomers))
        for placement in placements:
            _add_placement(batch, placement)
        for merge in merges:
            batch.add("story_merge", {
                "story_id": merge.story_id, "into_story_id": merge.into_story_id, "merged_at": batch.stored_at,
                "batch_id": batch.batch_id,
            })  # fmt: skip


def find_known(connection: duckdb.DuckDBPyConnection, newcomers: list[Newcomer]) -> list[Known]:
    """Stored texts that may share something with these, and those of the same articles.

    One pass over the bands whatever the number of newcomers; the memory is that of the newcomers and what they meet.
    """
    pairs = [(key, str(newcomer.text_id)) for newcomer in newcomers for key in bands(newcomer.signature)]
    waiting_band = pa.table(
        {"band": pa.array([key for key, _ in pairs], pa.int32()), "text_id": [name for _, name in pairs]}
    )
    waiting_text = pa.table({
        "text_id": [str(newcomer.text_id) for newcomer in newcomers],
        "article_id": [str(newcomer.article_id) for newcomer in newcomers],
    })  # fmt: skip
    for name, table in (("waiting_band", waiting_band), ("waiting_text", waiting_text)):
        connection.register("arriving", table)
        ids = ", ".join(f"{column}::UUID AS {column}" if column != "band" else column for column in table.column_names)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {ids} FROM arriving")
        connection.unregister("arriving")
    found = rows(connection, query_sql("story_candidates"), {"limit": CANDIDATES})
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


def _add_placement(batch: Batch, placement: Placement) -> None:
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
        "minima": newcomer.signature.minima, "seen_at": newcomer.seen_at, **stamp,
    })  # fmt: skip
    for key in bands(newcomer.signature):
        batch.add("story_band", {"band": key, "text_id": newcomer.text_id})
