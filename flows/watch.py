"""After every ingest: new rows of watched queries are told, and numbers written for Prometheus."""

from __future__ import annotations

from prefect import flow

from tasks.alarm import tell_watches
from tasks.settings import get_settings
from tasks.warehouse.metrics import write_metrics


@flow(name="watch", flow_run_name="watch")
def watch() -> int:
    """How many new rows were told."""
    settings = get_settings()
    if settings.metrics_file is not None:
        write_metrics(settings.published_path, settings.metrics_file)
    return tell_watches(settings)
