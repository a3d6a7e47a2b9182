"""Numbers for node_exporter's textfile collector, in Prometheus' text format."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tasks.errors import UserError
from tasks.warehouse.schema import query_sql, rows
from tasks.warehouse.snapshot import connect_readonly


def write_metrics(published: Path, target: Path) -> int:
    """Write the numbers of the published copy, all at once; how many there are. Raises UserError."""
    with connect_readonly(published) as connection:
        found = rows(connection, query_sql("metrics"))
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(metrics_text(found), encoding="utf-8")
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        raise UserError(f"{target} cannot be written: {error.strerror}") from error
    return len(found)


def metrics_text(found: Iterable[dict[str, Any]]) -> str:
    """Rows of metrics.sql, sorted by metric, as Prometheus reads them."""
    lines: list[str] = []
    last = ""
    for row in found:
        name = f"tradelines_{row['metric']}"
        if name != last:
            lines += [f"# HELP {name} {row['help']}", f"# TYPE {name} {row['kind']}"]
            last = name
        labels = ",".join(f'{one["key"]}="{_escaped(one["value"])}"' for one in row["labels"])
        lines.append(f"{name}{{{labels}}} {row['value']:.15g}" if labels else f"{name} {row['value']:.15g}")
    return "\n".join(lines) + "\n"


def _escaped(value: object) -> str:
    return str(value).replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
