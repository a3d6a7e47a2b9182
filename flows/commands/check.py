"""`tradelines check`: the checks on the published copy, as a table and an exit code."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from tasks.settings import Settings
from tasks.warehouse.checks import CheckResult, check_rows, run_checks
from tasks.warehouse.live import has_warehouse
from tasks.warehouse.runs import store


def run_check_command(settings: Settings, names: Sequence[str] | None) -> int:
    """Print what each check found and store it; 1 where the data are wrong, 0 else, also with warnings."""
    results = run_checks(settings.published_path, names)
    if has_warehouse(settings.live_path):
        store(settings.live_path, {"check_result": check_rows(results, None, datetime.now(UTC))})
    for result in results:
        print(_told(result))
    wrong = [one for one in results if not one.is_healthy and (one.severity == "fail" or one.offenders is None)]
    print(f"{len(results)} checks, {sum(not one.is_healthy for one in results)} found something, {len(wrong)} fail")
    return 1 if wrong else 0


def _told(result: CheckResult) -> str:
    if result.is_healthy:
        return f"ok    {result.name} ({result.seconds:.2f} s)"
    head = f"{result.severity}  {result.name}: {result.title}"
    if result.offenders is None:
        return f"{head}\n      it could not run: {result.message}"
    samples = "\n".join(f"      {json.dumps(one, default=str, ensure_ascii=False)[:300]}" for one in result.samples)
    return f"{head}\n      {result.offenders} offenders\n{samples}"
