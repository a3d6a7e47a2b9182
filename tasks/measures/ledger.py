"""The spine as rows of the warehouse: acts, and their dated steps as the official texts tell them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tasks.identity import make_id
from tasks.measures.spine import CHANGES, WITHOUT_EFFECT, Measure, Resolved, resolve

Row = dict[str, Any]


def ledger_tables(measures: tuple[Measure, ...]) -> dict[str, list[Row]]:
    """Rows of `trade_action` and `action_step`."""
    resolved = resolve(measures)
    return {
        "trade_action": [_action_row(act, position) for position, act in enumerate(resolved)],
        "action_step": [row for act in resolved for row in _step_rows(act, resolved)],
    }


def _action_row(act: Resolved, position: int) -> Row:
    m = act.measure
    return {
        "action_id": make_id("trade_action", m.id), "measure_id": m.id, "head_id": act.head, "title": m.title,
        "imposer": m.imposer, "targets": list(m.targets), "kind": m.kind, "change": m.change, "amends": m.amends,
        "instrument": m.instrument, "body": m.body, "goods": m.goods, "goods_names": list(m.goods_names),
        "hs": list(m.hs), "scope": m.scope, "state": act.state, "rate": act.rate, "rate_unit": m.rate_unit,
        "basis": m.basis, "adds_to": list(m.adds_to), "excludes": list(m.excludes), "announced_date": m.announced,
        "from_date": m.starts, "since_date": act.since, "until_date": m.until, "document": m.document,
        "address": m.address, "second_address": m.second_address, "is_verified": m.is_verified, "reviewed_date": m.reviewed, "notes": m.notes,
        "position": position,
    }  # fmt: skip


def _step_rows(act: Resolved, resolved: tuple[Resolved, ...]) -> list[Row]:
    """Announcement, effect, further steps that are told, and the lapse where no later act of the chain took over."""
    m = act.measure
    told = [(step.step, step.on, step.address or m.address, step.notes) for step in m.steps]
    steps = {step for step, _, _, _ in told}
    if m.change in ("proposes", "threatens"):
        told.append((CHANGES[m.change], m.announced, m.address, None))
    elif "announced" not in steps:
        told.append(("announced", m.announced, m.address, None))
    if m.starts is not None and m.change not in WITHOUT_EFFECT:
        told.append((CHANGES[m.change], m.starts, m.address, None))
    elif m.change == "delays":
        told.append(("delayed", m.starts or m.announced, m.address, None))
    if m.until is not None and "expired" not in steps and not _is_taken_over(act, resolved, m.until):
        told.append(("expired", m.until, m.address, None))
    return [
        {
            "step_id": make_id("action_step", m.id, step, on.isoformat()), "measure_id": m.id, "head_id": act.head,
            "step": step, "step_date": on, "rate": act.rate if step in ("in_force", "extended", "suspended") else None,
            "address": address, "is_verified": m.is_verified, "notes": notes,
        }
        for step, on, address, notes in sorted(told, key=lambda item: (item[1], item[0]))
    ]  # fmt: skip


def _is_taken_over(act: Resolved, resolved: tuple[Resolved, ...], until: date) -> bool:
    """Whether another act of the chain was in effect by the day on which this one would lapse."""
    return any(
        other.head == act.head
        and other.measure.id != act.measure.id
        and other.measure.starts is not None
        and act.measure.starts is not None
        and act.measure.starts < other.measure.starts <= until
        and other.state != "none"
        for other in resolved
    )
