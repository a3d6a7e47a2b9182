"""What every run brings into the live file before it publishes: corrections.toml, official series, measured error."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tasks.errors import UserError
from tasks.identity import make_id
from tasks.trust.corrections_file import apply_file
from tasks.warehouse.live import open_live, write_batch


def keep_trust(live: Path, corrections: Path, run_id: object, now: datetime) -> list[str]:
    """Bring in what changed; what was refused, a sentence each.

    A file that is refused changes nothing and stops no run: its reason is a row of `rejected`.
    """
    refused = []
    with open_live(live) as connection:
        try:
            apply_file(connection, corrections, now)
        except UserError as error:
            refused.append(str(error))
            write_batch(connection, {"rejected": [{
                "rejected_id": make_id("rejected", run_id, corrections.name), "run_id": run_id, "stage": "corrections",
                "source_id": None, "address": corrections.name, "reason": str(error), "rejected_at": now,
            }]})  # fmt: skip
    return refused
