"""What is done once a night: the full-text index, a published copy that carries it, and the report."""

from __future__ import annotations

from prefect import flow, get_run_logger

from flows.ingest import run_row
from tasks.care import care, read_official_series
from tasks.check import check_warehouse
from tasks.misses.nightly import find_misses
from tasks.publish import publish_warehouse
from tasks.report.report import report_warehouse
from tasks.settings import get_settings
from tasks.warehouse.live import open_live
from tasks.warehouse.search_index import build_search_index
from tasks.warehouse.trends import rebuild_stale_trends


@flow(name="maintain", flow_run_name="maintain")
def maintain(weeks: int = 52) -> str:
    """Index all texts, publish, report on the `weeks` before the newest article; the path of the report."""
    settings = get_settings()
    with run_row(settings, "maintain", {"weeks": weeks}) as (run_id, _):
        with open_live(settings.live_path) as connection:
            recounted = rebuild_stale_trends(connection)
            indexed = build_search_index(connection)
        get_run_logger().info("counted %s articles again for trends, indexed %s", recounted, indexed)
        for line in (*find_misses(settings, run_id), *read_official_series(settings), *care(settings, run_id)):
            get_run_logger().info("%s", line)
    publish_warehouse(settings, run_id)
    check_warehouse(settings, run_id)
    return str(report_warehouse(settings, weeks).path)
