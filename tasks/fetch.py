"""Stage: wanted pages to archived ones, at a pace that the machines of one Prefect server may share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, TypeVar
from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate
from prefect.concurrency.asyncio import ConcurrencySlotAcquisitionError
from prefect.concurrency.sync import concurrency
from prefect.exceptions import ObjectAlreadyExists
from prefect.logging import get_logger
from prefect.variables import Variable

from tasks.archive import ArchiveWriter
from tasks.records import FetchedPage, WantedPage
from tasks.settings import Settings
from tasks.web.client import Client
from tasks.web.fetching import fetch_all
from tasks.web.hosts import HostPausedError, HostState, SharedHold

Answer = TypeVar("Answer")
# A killed holder keeps a host from all others for so long; one that lives renews it.
_LEASE_SECONDS = 120
_COME_BACK_SECONDS = 60.0


@task(task_run_name="fetch batch {number}", cache_policy=NO_CACHE, persist_result=False)
def fetch_pages(
    number: int, run_id: UUID, client: Client, archive: ArchiveWriter, wanted: list[WantedPage], threads: int
) -> list[FetchedPage]:
    """The pages of a batch, several hosts side by side; a page that fails costs only itself."""
    fetched = fetch_all(client, archive, run_id, wanted, threads)
    failed = [page for page in fetched if page.failure_kind]
    logger = get_run_logger()
    logger.info("batch %s: %s of %s pages fetched", number, len(fetched) - len(failed), len(wanted))
    for page in failed:
        logger.info("%s: %s", page.wanted.address, page.reason)
    return fetched


def shared_hold(settings: Settings) -> SharedHold | None:
    """What holds a host for all machines of this Prefect server; None: the locked files of one machine suffice."""
    return hold_host if settings.shared_pacing else None


@contextmanager
def hold_host(host: str, wait_seconds: float) -> Iterator[HostState]:
    """A host held by a strict concurrency limit of one, its state in a variable. Raises HostPausedError.

    Not `rate_limit`: it spaces the starts, so that a slow answer overlaps the next request, and knows no pause.
    """
    limit = f"tradelines-host-{re.sub('[^a-z0-9.-]', '-', host)[:200]}"
    variable = re.sub("[^a-z0-9-]", "_", limit)
    with ExitStack() as held:
        _ask(host, _take, held, limit, wait_seconds)
        kept: Any = _ask(host, Variable.get, variable, {})
        state = HostState(float(kept.get("next_allowed_at", 0.0)), str(kept.get("reason", "")))
        try:
            yield state
        finally:
            told = {"next_allowed_at": state.next_allowed_at, "reason": state.reason}
            try:
                _ask(host, lambda: Variable.set(variable, told, overwrite=True))
            except HostPausedError as error:  # the host was asked already; its answer is worth more than this
                get_logger("tradelines").warning("the pace of %s is not known to other machines: %s", host, error)


def _take(held: ExitStack, limit: str, wait_seconds: float) -> None:
    """Hold the limit until the stack closes; one that is not there yet is made."""
    for is_there in (False, True):
        try:
            held.enter_context(concurrency(
                limit, strict=True, timeout_seconds=max(1.0, wait_seconds), lease_duration=_LEASE_SECONDS,
                raise_on_lease_renewal_failure=False,
            ))  # fmt: skip
        except ConcurrencySlotAcquisitionError:
            if is_there:
                raise
            with get_client(sync_client=True) as client, suppress(ObjectAlreadyExists):
                client.create_global_concurrency_limit(GlobalConcurrencyLimitCreate(name=limit, limit=1))
        else:
            return


def _ask(host: str, question: Callable[..., Answer], *arguments: Any) -> Answer:
    """What Prefect answers; HostPausedError, and so a later try, for whatever keeps it from answering."""
    try:
        return question(*arguments)
    except TimeoutError as error:
        raise HostPausedError(host, _COME_BACK_SECONDS, "another machine is asking it") from error
    except Exception as error:  # a server that is away, a network that is down, a limit that is gone
        reason = f"Prefect could not be asked whose turn it is: {type(error).__name__}: {error}"
        raise HostPausedError(host, _COME_BACK_SECONDS, reason) from error
