"""`tradelines report`: the published warehouse as one HTML file. Needs no Prefect."""

from __future__ import annotations

from pathlib import Path

from tasks.settings import Settings


def run_report(settings: Settings, out: Path | None, file: Path | None, weeks: int) -> int:
    """Write the report and print where it is; the default is beside the published file."""
    from tasks.report.writing import report_path, write_report

    published = file or settings.published_path
    target = out or report_path(published)
    written = write_report(published, target, weeks)
    print(f"{written.path} ({written.byte_count / 1024:.0f} KiB): {written.summary}")
    return 0
