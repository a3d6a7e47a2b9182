"""Turns of phrase that settle what a figure measures, whatever other words stand in the sentence."""

from __future__ import annotations

from typing import Final

from tasks.figures.context import Context
from tasks.figures.duty_money_turns import DUTY_MONEY
from tasks.figures.duty_turns import DUTIES, DUTIES_NAMED
from tasks.figures.economy_turns import ECONOMY, PRICES_AND_JOBS
from tasks.figures.flow_turns import FLOWS, MOVES
from tasks.figures.parcel_turns import PARCELS
from tasks.figures.rate_turns import RATES
from tasks.figures.share_turns import SHARES, THRESHOLDS
from tasks.figures.turns import Construction

# The first that matches decides.
CONSTRUCTIONS: Final = (
    *THRESHOLDS,
    *MOVES,
    *RATES,
    *SHARES,
    *DUTIES_NAMED,
    *DUTY_MONEY,
    *DUTIES,
    *PARCELS,
    *ECONOMY,
    *FLOWS,
    *PRICES_AND_JOBS,
)


def kind_letter(kind: str) -> str:
    """The letter by which rules call a kind of amount."""
    return {"money": "m", "percent": "p", "fraction": "p", "times": "t", "point": "i"}.get(kind, "n")


def read_construction(context: Context) -> Construction | None:
    """The first turn of phrase that fits; None: none does."""
    letter = kind_letter(context.amount.kind)
    for candidate in CONSTRUCTIONS:
        if letter not in candidate.kinds:
            continue
        if candidate.measure == "share" and context.amount.unit in ("percentage_point", "basis_point"):
            continue
        if candidate.before is not None and not candidate.before.search(context.before[-200:]):
            continue
        if candidate.after is not None and not candidate.after.search(context.own_after[:160]):
            continue
        return candidate
    return None
