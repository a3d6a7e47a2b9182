"""Stage: who is told, and of what: automations in Prefect, new rows of watched queries, notifications."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, Protocol, cast
from uuid import UUID

from prefect import get_run_logger, task
from prefect.automations import EventTrigger
from prefect.blocks.core import Block
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType
from prefect.events import emit_event
from prefect.events.actions import ActionTypes, ChangeFlowRunState, DoNothing, SendNotification
from prefect.events.schemas.automations import AutomationCore, Posture
from prefect.events.schemas.events import ResourceSpecification
from prefect.settings import get_current_settings

from tasks.check import FAILED, RESOURCE
from tasks.errors import UserError
from tasks.settings import Settings
from tasks.warehouse.watches import NewRows, mark_sent, new_rows

ROWS = "tradelines.watch.rows"
_HEARTBEAT_SECONDS = 180  # Prefect's own default; three of them must be missed, so that a pause is no death
_SHOWN_ROWS = 20
_NAMES = (
    "tradelines: zombie runs", "tradelines: runs that never began", "tradelines: no completed run",
    "tradelines: checks failing",
)  # fmt: skip
# A worker hands a run to a process at once; what has not begun after so many heartbeats was lost with its machine.
_HEARTBEATS_TO_BEGIN = 10


class Notifier(Protocol):
    """A notification block of Prefect, or whatever sends like one."""

    def notify(self, body: str, subject: str | None = None) -> Any:
        """Send a text."""


def set_up_automations(settings: Settings) -> list[str]:
    """Make the automations, or bring those of their names up to date; what was done, a line each. Raises UserError."""
    heartbeat_seconds = get_current_settings().flows.heartbeat_frequency or _HEARTBEAT_SECONDS
    block_id = _block_id(settings.alarm_block) if settings.alarm_block else None
    told = []
    with get_client(sync_client=True) as client:
        for wanted in automations(block_id, heartbeat_seconds, settings.alarm_silence_seconds):
            there = client.read_automations_by_name(name=wanted.name)
            if there:
                client.update_automation(there[0].id, wanted)
                told.append(f"{wanted.name}: brought up to date")
            else:
                client.create_automation(wanted)
                told.append(f"{wanted.name}: made")
    return told


def automations(block_id: UUID | None, heartbeat_seconds: int, silence_seconds: float) -> list[AutomationCore]:
    """The automations; without a block they tell nobody and only leave their mark in Prefect's event feed."""
    zombies, lost, silence, checks = _NAMES
    return [
        AutomationCore(
            name=zombies,
            description="A run whose process is gone sends no heartbeat; marked as crashed it frees its slot.",
            # Its start too: a process that dies before its first heartbeat would be taken as running for ever.
            trigger=_nothing_after(
                {"prefect.flow-run.Running", "prefect.flow-run.heartbeat"}, seconds=3 * heartbeat_seconds
            ),
            actions=_crashed(block_id, "sent no heartbeat any more"),
        ),
        AutomationCore(
            name=lost,
            description="A run that was handed out and never began; it would hold its slot for ever.",
            trigger=_nothing_after({"prefect.flow-run.Pending"}, seconds=_HEARTBEATS_TO_BEGIN * heartbeat_seconds),
            actions=_crashed(block_id, "was handed out and never began"),
        ),
        AutomationCore(
            name=silence,
            description="No ingest run completed for so long.",
            trigger=EventTrigger(
                expect={"prefect.flow-run.Completed"},
                match_related=ResourceSpecification(
                    {"prefect.resource.role": "flow", "prefect.resource.name": "ingest"}
                ),
                posture=Posture.Proactive, threshold=1, within=timedelta(seconds=silence_seconds),
            ),
            actions=[_tell(block_id, f"no ingest run completed for {silence_seconds / 60:.3g} minutes")],
        ),
        AutomationCore(
            name=checks,
            description="A check of the warehouse found what must not be.",
            trigger=EventTrigger(
                expect={FAILED}, match=ResourceSpecification({"prefect.resource.id": [f"{RESOURCE}.check.*"]}),
                posture=Posture.Reactive, threshold=1, within=timedelta(0),
            ),
            actions=[_tell(block_id, "a check fails: {{ event.resource.name }}: {{ event.payload.found }}")],
        ),
    ]  # fmt: skip


def _nothing_after(events: set[str], *, seconds: int) -> EventTrigger:
    """Fires where nothing at all is heard of a run for so long after one of these events."""
    return EventTrigger(
        after=events, expect={"prefect.flow-run.*"},
        match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
        for_each={"prefect.resource.id"}, posture=Posture.Proactive, threshold=1, within=timedelta(seconds=seconds),
    )  # fmt: skip


def _crashed(block_id: UUID | None, what: str) -> list[ActionTypes]:
    return [
        ChangeFlowRunState(state=StateType.CRASHED, name="Crashed", message=f"the run {what}"),
        _tell(block_id, f"the run {{{{ flow_run.name }}}} {what} and was marked as crashed"),
    ]


def _tell(block_id: UUID | None, body: str) -> ActionTypes:
    if block_id is None:
        return DoNothing()
    return SendNotification(block_document_id=block_id, subject="Tradelines", body=body)


def load_block(name: str) -> Notifier:
    """The notification block of that name. Raises UserError where Prefect has none."""
    if "://" in name:  # the address of a webhook is a secret: it is not repeated
        raise UserError(
            "setting TRADELINES_ALARM_BLOCK: give the name of a block, as in slack-webhook/trade; an address belongs "
            "into the block"
        )
    try:
        return cast("Notifier", Block.load(name))
    except ValueError as error:
        raise UserError(f"setting TRADELINES_ALARM_BLOCK: Prefect has no block {name!r}: {error}") from error


def _block_id(name: str) -> UUID:
    block = cast("Block", load_block(name))
    found = block._block_document_id
    if found is None:
        raise UserError(f"setting TRADELINES_ALARM_BLOCK: block {name!r} is not saved in Prefect")
    return found


@task(task_run_name="tell what is watched", cache_policy=NO_CACHE, persist_result=False)
def tell_watches(settings: Settings) -> int:
    """How many new rows of watched queries were told, as events and, where a block is set, as notifications."""
    block = load_block(settings.alarm_block) if settings.alarm_block else None
    number = 0
    for found in send_new_rows(settings, block):
        if found.problem:
            get_run_logger().warning("watch %s does not run any more: %s", found.name, found.problem)
            continue
        number += len(found.rows)
        get_run_logger().info("watch %s: %s new rows", found.name, len(found.rows))
        emit_event(
            ROWS,
            resource={"prefect.resource.id": f"tradelines.watch.{found.name}", "prefect.resource.name": found.name},
            payload={"rows": json.loads(json.dumps(found.rows[:_SHOWN_ROWS], default=str)), "count": len(found.rows)},
        )  # fmt: skip
    return number


def send_new_rows(settings: Settings, block: Notifier | None) -> Iterator[NewRows]:
    """The new rows of each watched query, sent first and then marked: a row may be sent twice by a kill, never lost."""
    for found in new_rows(settings):
        if found.problem is None and block is not None:
            block.notify(rows_told(found.rows), f"Tradelines: {len(found.rows)} new rows of {found.name}")
        yield found
        mark_sent(settings, found.name, found.hashes)


def rows_told(found: Sequence[dict[str, Any]]) -> str:
    """Rows as lines of text, the first twenty of them."""
    lines = [", ".join(f"{name}: {value}" for name, value in row.items()) for row in found[:_SHOWN_ROWS]]
    more = len(found) - _SHOWN_ROWS
    return "\n".join([*lines, f"and {more} more"] if more > 0 else lines)
