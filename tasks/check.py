"""Stage: the checks on the published copy, kept in the warehouse, shown in the Prefect page, and told as events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from prefect import get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events import emit_event

from tasks.settings import Settings
from tasks.warehouse.checks import CheckResult, check_rows, run_checks, samples_told
from tasks.warehouse.runs import store

# Automations of `tradelines setup` wait for these.
FAILED, WARNED, PASSED = "tradelines.check.failed", "tradelines.check.warned", "tradelines.checks.passed"
RESOURCE = "tradelines.warehouse"


@task(task_run_name="check the warehouse", cache_policy=NO_CACHE, persist_result=False)
def check_warehouse(settings: Settings, run_id: UUID | None) -> list[CheckResult]:
    """What every check found; nothing is raised for what it found, the events say it."""
    results = keep_checks(settings, run_id)
    create_table_artifact(table=[shown(one) for one in results], key="checks", description="Checks of the warehouse")
    logger = get_run_logger()
    for result in results:
        if not result.is_healthy:
            logger.warning("%s %s: %s", result.severity, result.name, found(result))
    tell_checks(results)
    return results


def keep_checks(settings: Settings, run_id: UUID | None, names: Sequence[str] | None = None) -> list[CheckResult]:
    """Run the checks and store what they found."""
    results = run_checks(settings.published_path, names)
    store(settings.live_path, {"check_result": check_rows(results, run_id, datetime.now(UTC))})
    return results


def tell_checks(results: Sequence[CheckResult]) -> None:
    """An event for each check that is not healthy, one for all of them where all are."""
    for result in results:
        if not result.is_healthy:
            emit_event(
                FAILED if result.severity == "fail" or result.offenders is None else WARNED,
                resource={
                    "prefect.resource.id": f"{RESOURCE}.check.{result.name}",
                    "prefect.resource.name": result.name,
                },
                payload={"title": result.title, "found": found(result), "samples": samples_told(result)},
            )
    if all(result.is_healthy for result in results):
        emit_event(PASSED, resource={"prefect.resource.id": RESOURCE}, payload={"checks": len(results)})


def found(result: CheckResult) -> str:
    """What a check found, in a few words."""
    if result.offenders is None:
        return f"the check could not run: {result.message}"
    return "nothing" if result.offenders == 0 else f"{result.offenders} offenders"


def shown(result: CheckResult) -> dict[str, str]:
    """A row of the table that a person reads."""
    return {
        "check": result.name, "severity": result.severity, "found": found(result), "looks for": result.title,
        "first offenders": "" if result.is_healthy else samples_told(result),
    }  # fmt: skip
