"""The spine as rows of the warehouse: acts, and their dated steps as the official texts tell them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tasks.identity import make_id
from tasks.measures.spine import CHANGES, Measure, Resolved, Step, resolve

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
        "hs": list(m.hs), "scope": m.scope, "state": act.state, "rate": act.rate, "other_rates": list(m.other_rates),
        "covered_usd": list(m.covered_usd),
        "rate_unit": m.rate_unit, "basis": m.basis, "adds_to": list(m.adds_to), "excludes": list(m.excludes),
        "announced_date": m.announced, "from_date": m.starts, "since_date": act.since, "until_date": m.until,
        "document": m.document, "address": m.address, "second_address": m.second_address,
        "is_verified": m.is_verified, "reviewed_date": m.reviewed, "notes": m.notes, "position": position,
    }  # fmt: skip


def _step_rows(act: Resolved, resolved: tuple[Resolved, ...]) -> list[Row]:
    """Announcement, effect, further steps that are told, and the lapse where no later act of the chain took over."""
    m = act.measure
    told = [Step(step, on, m.address, note) for step, on, note in _own_steps(act, resolved)] + list(m.steps)
    return [
        {
            "step_id": make_id("action_step", m.id, step.step, step.on.isoformat()), "measure_id": m.id,
            "head_id": act.head, "step": step.step, "step_date": step.on,
            "rate": act.rate if step.step in ("in_force", "extended", "suspended") else None, "address": step.address,
            "is_verified": m.is_verified and step.address is not None, "notes": step.notes,
        }
        for step in sorted(told, key=lambda step: (step.on, step.step))
    ]  # fmt: skip


def _own_steps(act: Resolved, resolved: tuple[Resolved, ...]) -> Iterator[tuple[str, date, str | None]]:
    """The steps that the dates of the act itself tell."""
    m = act.measure
    told = {step.step for step in m.steps}
    if m.change in ("proposes", "threatens"):
        yield CHANGES[m.change], m.announced, None
        return
    if "announced" not in told:
        yield "announced", m.announced, None
    if m.change == "delays":
        yield "delayed", m.announced, None
        return
    if m.starts is not None:
        yield CHANGES[m.change], m.starts, None
    if m.until is not None and "expired" not in told and not _is_taken_over(act, resolved, m.until):
        yield "expired", m.until, "by its own terms"


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
