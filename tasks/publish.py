"""Stage: the live file to the copy that analysts open."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.settings import Settings
from tasks.trust.upkeep import keep_trust
from tasks.warehouse.snapshot import Published, publish


@task(task_run_name="publish", cache_policy=NO_CACHE, persist_result=False)
def publish_warehouse(settings: Settings, run_id: UUID) -> Published:
    """The new published copy; it replaces the old one whole."""
    logger = get_run_logger()
    for reason in keep_trust(settings.live_path, settings.corrections, run_id, datetime.now(UTC)):
        logger.error("refused whole: %s", reason)
    published = publish(settings.live_path, settings.published_path, str(run_id))
    logger.info("published %s articles, %.1f MiB", published.article_count, published.byte_count / 2**20)
    for wal in published.moved_wal:
        logger.warning("a client had left a write-ahead log beside the published file; moved to %s", wal.name)
    return published
