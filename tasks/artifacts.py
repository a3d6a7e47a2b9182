"""Stage: what a run did, as tables and pages that a person reads in the Prefect page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from uuid import UUID

from prefect import task
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.cache_policies import NO_CACHE

from tasks.progress import listening
from tasks.settings import Settings
from tasks.warehouse.schema import query_sql, rows
from tasks.warehouse.snapshot import connect_readonly

_FEW_STEPS = 4


@task(task_run_name="show the run", cache_policy=NO_CACHE, persist_result=False)
def show_run(settings: Settings, run_id: UUID) -> None:
    """A table by source, one of rejected pages by reason, and a page with the totals."""
    with connect_readonly(settings.published_path) as connection:
        by_source = rows(connection, query_sql("run_by_source"), {"run_id": run_id})
        rejected = rows(connection, query_sql("run_rejected"), {"run_id": run_id})
        totals = rows(connection, query_sql("run_totals"), {"run_id": run_id})
    create_table_artifact(
        table=[_told(row) for row in by_source], key="run-by-source", description="This run by source"
    )
    if rejected:
        create_table_artifact(
            table=[_told(row) for row in rejected],
            key="run-rejected",
            description="Pages that became no article, by reason",
        )
    create_markdown_artifact(markdown=_page(totals[0], by_source, rejected), key="run", description="What this run did")


@contextmanager
def progress_artifact(steps: int) -> Iterator[None]:
    """Keep a progress bar in the Prefect page inside the block, where the work has more than a few steps."""
    if steps < _FEW_STEPS:
        yield
        return
    artifact_id = cast("UUID", create_progress_artifact(progress=0.0, key="run-progress", description="Batches read"))

    def draw(what: str, done: int, total: int) -> None:
        update_progress_artifact(artifact_id=artifact_id, progress=100.0 * done / total)

    with listening(draw):
        yield


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: "" if value is None else value if isinstance(value, int) else str(value) for name, value in row.items()
    }


def _page(totals: dict[str, Any], by_source: list[dict[str, Any]], rejected: list[dict[str, Any]]) -> str:
    failed = [row for row in by_source if row["outcome"] == "failed"]
    lines = [
        f"**{totals['articles_stored']} new articles**, {totals['revisions_stored']} changed, "
        f"{totals['pages_rejected']} pages rejected or failed; {totals['entries_new']} new entries of "
        f"{totals['entries_seen']} listed by {totals['sources_polled']} sources.",
        "",
        f"Stored: {totals['figures_stored']} figures, {totals['quotes_stored']} quotes, "
        f"{totals['events_stored']} trade actions.",
    ]
    if failed:
        lines += ["", "## Sources that failed", *(f"- {plain(r['source'])}: {plain(r['reason'])}" for r in failed)]
    if rejected:
        lines += ["", "## Pages that became no article", *(f"- {r['pages']} x {plain(r['reason'])}" for r in rejected)]
    return "\n".join(lines)


def plain(text: str | None) -> str:
    """Words from outside as a code span: nothing in them is read as Markdown, HTML or an address."""
    return "`" + (text or "").replace("`", "'").replace("\n", " ") + "`"
