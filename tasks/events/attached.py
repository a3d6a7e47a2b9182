"""Which figures belong to an event, and as what."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.events.drafts import Draft
from tasks.records import EventFigure, Figure

_DUTIES = frozenset({"tariff", "relief", "trade_remedy", "other"})
_COVERED = frozenset({"tariffed_trade", "imports", "other", "purchase", "trade"})
_PROMISES = frozenset({"purchase", "agreement"})
_NO_PART = frozenset({"trade_balance", "growth", "inflation", "market", "exchange_rate", "debt"})


def attached_figures(draft: Draft, event: int, figures: tuple[Figure, ...]) -> Iterator[EventFigure]:
    """The figures of a draft with their roles; the old end of a change ("from 10% to 25%") is none of them."""
    for place in dict.fromkeys((*draft.rates, *draft.values, *draft.counts)):
        figure = figures[place]
        if figure.form == "from" or figure.measure in _NO_PART:
            continue
        role = _role(draft.type, figure)
        if role is not None:
            yield EventFigure(event, place, role)


def _role(kind: str, figure: Figure) -> str | None:
    """Role of a figure in an event of a type; None: it has none."""
    if figure.measure == "cost":
        return "cost"
    is_money = len(figure.unit) == 3 and figure.unit.isupper()
    if figure.unit in ("percent", "percentage_point", "times"):
        return (
            "rate"
            if kind in _DUTIES and figure.measure in ("tariff_rate", "other", "tariffed_trade", "duties_paid")
            else None
        )
    if is_money and figure.per and figure.measure != "tariffed_trade":
        return "rate" if kind in _DUTIES else None
    if is_money:
        return (
            "commitment"
            if kind in _PROMISES
            else "covered_value"
            if kind in _DUTIES and figure.measure in _COVERED
            else None
        )
    if kind in _PROMISES:
        return "commitment"
    return "count" if figure.measure in ("count", "other", "quantity", "employment") else None
