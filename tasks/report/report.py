"""Stage: the report of the night, linked in the Prefect page."""

from __future__ import annotations

from prefect import get_run_logger, task
from prefect.artifacts import create_link_artifact
from prefect.cache_policies import NO_CACHE

from tasks.report.writing import Written, report_path, write_report
from tasks.settings import Settings


@task(task_run_name="write the report", cache_policy=NO_CACHE, persist_result=False)
def report_warehouse(settings: Settings, weeks: int) -> Written:
    """The report beside the published file, with a link to it as an artifact."""
    written = write_report(settings.published_path, report_path(settings.published_path), weeks)
    create_link_artifact(
        link=written.path.resolve().as_uri(), link_text=str(written.path), key="report", description=written.summary
    )
    get_run_logger().info("report %s: %s", written.path, written.summary)
    return written
