"""Stage: sources to entries, a group of hosts a task."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from prefect import get_run_logger, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.tasks import exponential_backoff

from tasks.feeds.polling import Listing, SourcePoll, ask_source, entry_id_of, finish_poll
from tasks.feeds.state import FeedState
from tasks.records import Failure, Source
from tasks.settings import Settings
from tasks.warehouse.poll_rows import poll_tables
from tasks.warehouse.runs import known_entries, store
from tasks.web.client import Client

_RETRIES = 2
_NETWORK = frozenset({"dns", "connect"})


class NetworkDownError(Exception):
    """Not one host of a group could be reached: more likely our network than all of theirs."""


def _is_network_down(task: Any, run: Any, state: Any) -> bool:
    try:
        state.result()
    except NetworkDownError:
        return True
    except Exception:  # whatever else it was, another try would not help; the run shows it
        return False
    return False


@task(
    task_run_name="poll group {number}",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=_RETRIES,
    retry_delay_seconds=exponential_backoff(backoff_factor=5),
    retry_jitter_factor=0.5,
    retry_condition_fn=_is_network_down,
)
def poll_hosts(
    number: int, settings: Settings, run_id: UUID, client: Client, sources: list[Source], states: dict[str, FeedState]
) -> list[SourcePoll]:
    """The entries of every source of a group of hosts, stored; a source that fails costs only itself."""
    listings = [ask_source(client, s, states[s.source_id]) for s in sources]
    if _all_unreachable(listings) and (runtime.task_run.run_count or 1) <= _RETRIES:
        raise NetworkDownError(f"none of {len(listings)} sources could be reached")
    entry_ids = [entry_id_of(one.source, entry) for one in listings if one.parsed for entry in one.parsed.entries]
    known = known_entries(settings.live_path, entry_ids)
    polls = [finish_poll(listing, known) for listing in listings]
    store(settings.live_path, poll_tables(run_id, polls, known, datetime.now(UTC)))
    for poll in polls:
        _tell(poll)
    return polls


def _all_unreachable(listings: list[Listing]) -> bool:
    return bool(listings) and all(isinstance(one.result, Failure) and one.result.kind in _NETWORK for one in listings)


def _tell(poll: SourcePoll) -> None:
    logger = get_run_logger()
    if poll.state.outcome == "failed":
        logger.warning("%s: %s", poll.source.source_id, poll.state.reason)
    else:
        logger.info("%s: %s, %s entries", poll.source.source_id, poll.state.outcome, len(poll.entries))
    for warning in poll.state.warnings:
        logger.warning("%s: %s", poll.source.source_id, warning)
