"""The checks of sql/checks: each a SELECT of offenders, so that no row is health."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb

from tasks.errors import UserError
from tasks.identity import make_id
from tasks.warehouse.schema import SQL, rows
from tasks.warehouse.snapshot import connect_readonly

CHECKS = SQL / "checks"
_SAMPLES = 5
_MOST_SAMPLE_CHARS = 4000


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found."""

    name: str
    severity: str  # fail | warn
    title: str
    offenders: int | None  # None: the check itself failed
    samples: tuple[dict[str, Any], ...]
    seconds: float
    message: str | None  # why the check itself failed; None: it ran

    @property
    def is_healthy(self) -> bool:
        """Whether it ran and found nothing."""
        return self.offenders == 0


def check_names() -> list[str]:
    """All checks, those that fail first."""
    return sorted((path.stem for path in CHECKS.glob("*.sql")), key=lambda name: (_read(name)[0] != "fail", name))


def run_checks(published: Path, names: Iterable[str] | None = None) -> list[CheckResult]:
    """The results of these checks (None: all) on the published copy. A check that cannot run is a result too.

    Raises UserError for a name that is no check, WarehouseError where there is no copy.
    """
    known = check_names()
    wanted = known if names is None else list(names)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UserError(f"there is no check {unknown[0]!r}; there are: {', '.join(known)}")
    with connect_readonly(published) as connection:
        return [run_check(connection, name) for name in wanted]


def run_check(connection: duckdb.DuckDBPyConnection, name: str) -> CheckResult:
    """One check on an open database."""
    severity, title, sql = _read(name)
    started = time.monotonic()
    try:
        found = rows(connection, sql)
    except duckdb.Error as error:
        seconds = time.monotonic() - started
        return CheckResult(name, severity, title, None, (), seconds, str(error).splitlines()[0])
    return CheckResult(name, severity, title, len(found), tuple(found[:_SAMPLES]), time.monotonic() - started, None)


def check_rows(results: Iterable[CheckResult], run_id: UUID | None, now: datetime) -> list[dict[str, Any]]:
    """The rows of `check_result`."""
    return [
        {
            "check_id": make_id("check", result.name, now.isoformat()), "run_id": run_id, "name": result.name,
            "severity": result.severity, "title": result.title, "offenders": result.offenders,
            "samples": samples_told(result), "seconds": result.seconds, "message": result.message, "checked_at": now,
        }
        for result in results
    ]  # fmt: skip


def samples_told(result: CheckResult) -> str:
    """The first offenders as JSON."""
    return json.dumps(result.samples, default=str, ensure_ascii=False)[:_MOST_SAMPLE_CHARS]


def _read(name: str) -> tuple[str, str, str]:
    """Severity, title and statement of a check file, whose comment begins with `-- fail:` or `-- warn:`."""
    sql = (CHECKS / f"{name}.sql").read_text(encoding="utf-8")
    lines = []
    for line in sql.splitlines():
        if not line.startswith("-- "):
            break
        lines.append(line.removeprefix("-- ").strip())
    severity, _, title = " ".join(lines).partition(": ")
    if severity not in ("fail", "warn"):
        raise UserError(f"sql/checks/{name}.sql: its first line must begin with `-- fail:` or `-- warn:`")
    return severity, title.removesuffix(" Offenders only."), sql
