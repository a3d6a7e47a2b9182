"""How measures moved, by the ledger: one row a change of a chain, with the rate before and after."""

from __future__ import annotations

from typing import Any

from tests.given import Given, picked

ACTS = (
    # measure_id, head_id, title, unit of its rate
    ("duty", "duty", "Border duty", "percent"),
    ("duty-cut", "duty", "Border duty cut", "percent"),
    ("duty-more", "duty", "Border duty to be raised", "percent"),
    ("fees", "fees", "Port fees", "USD per ton"),
    ("fees-truce", "fees", "Port fees suspended", "percent"),
)
STEPS = (
    ("duty", "duty", "announced", "2025-02-01", None), ("duty", "duty", "in_force", "2025-02-04", 20.0),
    ("duty", "duty-cut", "announced", "2025-11-10", None), ("duty", "duty-cut", "in_force", "2025-11-10", 10.0),
    ("duty", "duty-more", "threatened", "2025-12-01", None), ("duty", "duty-more", "failed", "2025-12-24", None),
    ("duty", "duty-cut", "expired", "2026-11-10", None),
    ("fees", "fees", "in_force", "2025-10-14", 50.0), ("fees", "fees-truce", "announced", "2025-11-01", None),
    ("fees", "fees-truce", "suspended", "2025-11-10", None),
)  # fmt: skip


def ledger(given: Given, acts: tuple[tuple[str, ...], ...] = ACTS, steps: tuple[tuple[Any, ...], ...] = STEPS) -> None:
    for measure_id, head_id, title, unit in acts:
        given.connection.execute(
            "INSERT INTO store.trade_action BY NAME SELECT ? AS measure_id, ? AS head_id, ? AS title, 'US' AS imposer,"
            " ['CN'] AS targets, 'tariff' AS kind, ? AS rate_unit, true AS is_verified,"
            " DATE '2026-08-21' AS reviewed_date, 'Order' AS document",
            [measure_id, head_id, title, unit],
        )
    for head_id, measure_id, step, day, rate in steps:
        given.connection.execute(
            "INSERT INTO store.action_step BY NAME SELECT ? AS measure_id, ? AS head_id, ? AS step,"
            " ?::DATE AS step_date, ? AS rate, true AS is_verified",
            [measure_id, head_id, step, day, rate],
        )


def test_trend_status_changes():
    given = Given()
    ledger(given)
    found = given.ask("FROM trend_status_changes WHERE title = 'Border duty' ORDER BY change_date, measure_id")
    names = ("act_title", "step_before", "step", "rate_before", "rate", "is_confirmed")
    assert [(str(row["change_date"]), *cells) for row, cells in zip(found, picked(found, *names), strict=True)] == [
        ("2025-02-01", "Border duty", None, "announced", None, None, True),
        ("2025-02-04", "Border duty", "announced", "in_force", None, 20.0, True),
        # Of two steps of one act on one day the furthest is told.
        ("2025-11-10", "Border duty cut", "in_force", "in_force", 20.0, 10.0, True),
        # A threat changes nothing of what holds.
        ("2025-12-01", "Border duty to be raised", None, "threatened", None, None, True),
        ("2025-12-24", "Border duty to be raised", "threatened", "failed", None, None, True),
        # A text foretold it; whether it came so was not read.
        ("2026-11-10", "Border duty cut", "in_force", "expired", 10.0, None, False),
    ]  # fmt: skip


def test_what_is_suspended_was_in_force_and_keeps_the_unit_of_its_rate():
    given = Given()
    ledger(given)
    found = given.ask("FROM trend_status_changes WHERE title = 'Port fees' AND step = 'suspended'")
    assert picked(found, "step_before", "rate_before", "rate", "rate_unit") == [("in_force", 50.0, None, "USD per ton")]
