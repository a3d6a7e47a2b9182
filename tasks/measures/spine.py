"""One official act of trade policy as reference/measures tells it, and the lists of words that it may use.

A measure is one act: an order, notice, announcement or ruling with its own date and address. An act that changes an
earlier one names it (`amends`); acts that hang together form a chain, and the last act of a chain that covers a day
decides what holds on it. Where that act lapses, the one before it holds again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

KINDS: Final = frozenset(
    [
        "tariff",
        "export_control",
        "import_restriction",
        "investment_restriction",
        "port_fee",
        "listing",
        "trade_remedy",
        "purchase_commitment",
        "relief",
        "agreement",
        "ruling",
    ]
)
INSTRUMENTS: Final = frozenset(
    {
        "Section 301", "Section 232", "Section 201", "Section 338", "Section 122", "IEEPA", "anti-dumping",
        "countervailing",
        "Export Administration Regulations", "Entity List", "Unverified List", "Chinese Military Companies List",
        "affiliates rule", "foreign direct product rule", "outbound investment rule", "connected vehicles rule",
        "Uyghur Forced Labor Prevention Act", "de minimis",
        "Telecommunications Act", "Export Control Law", "export control list", "Unreliable Entity List",
        "Anti-Foreign Sanctions Law", "tariff law", "foreign trade law", "Anti-Monopoly Law", "cybersecurity law",
        "maritime law", "anti-discrimination law", "Phase One Agreement", "joint statement", "commitment",
    }
)  # fmt: skip
SCOPES: Final = ("all", "headings", "part")  # every good; every good under hs; some of the goods under hs, or untold
BASES: Final = ("additional", "total")
STEPS: Final = (
    "threatened", "proposed", "announced", "in_force", "delayed", "suspended", "extended", "expired", "struck_down",
    "ended", "failed", "denied",
)  # fmt: skip
# What an act does to the chain it stands in, and the step of the ledger that it is on the day it takes effect.
CHANGES: Final[dict[str, str]] = {
    "imposes": "in_force",
    "sets_rate": "in_force",
    "suspends": "suspended",  # with a rate: the rest of it is suspended and this much stays
    "extends": "extended",  # what it amends goes on, with the same rate, for its own period
    "ends": "ended",
    "strikes_down": "struck_down",
    "exempts": "in_force",  # a layer of its own: some goods or firms are let off
    "delays": "delayed",
    "proposes": "proposed",
    "threatens": "threatened",
}
# These decide nothing about a day: they are told in the history only.
WITHOUT_EFFECT: Final = frozenset({"delays", "proposes", "threatens"})


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step that an official text tells beyond the dates of the act itself."""

    step: str
    on: date
    address: str | None  # None: general knowledge, not verified
    notes: str | None  # None: nothing to say


@dataclass(frozen=True, slots=True)
class Measure:
    """One block of reference/measures."""

    id: str
    title: str
    imposer: str  # ISO code
    targets: tuple[str, ...]  # ISO codes; "*": every country
    kind: str
    change: str
    amends: str | None  # id of the act it changes; None: it stands at the head of a chain
    instrument: str
    body: str
    goods: str  # label for people
    goods_names: tuple[str, ...]  # canonical names of reference/goods.toml; (): all, or none of them fits
    hs: tuple[str, ...]  # prefixes of 2 to 10 digits, spans already spelt out; (): untold, or all
    scope: str
    rate: float | None  # None: no rate, or the one of the act it extends
    other_rates: tuple[float, ...]  # of its annexes, beside rate; (): one rate
    covered_usd: tuple[float, ...]  # values of trade by which it is called ("the $200 billion"); (): none told
    rate_unit: str  # "percent" (ad valorem) or words, such as "USD per net ton"
    basis: str | None  # additional | total; None: no duty
    adds_to: tuple[str, ...]  # ids of heads of chains on which it is levied on top
    excludes: tuple[str, ...]  # ids of heads of chains that do not apply to the goods it covers
    announced: date
    starts: date | None  # first day; None: never took effect
    until: date | None  # first day on which it no longer holds; None: open
    document: str | None  # number; None: has none, or not known
    address: str | None  # None: unverified
    second_address: str | None  # None: the first is the official text
    is_verified: bool  # the official text or two independent accounts were read
    reviewed: date  # changes after this day were not looked for
    notes: str | None
    steps: tuple[Step, ...]
    file: str  # where it stands, for messages


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an act comes to in its chain."""

    measure: Measure
    head: str  # id of the head of its chain
    state: str  # in_force | suspended | ended | none (decides nothing)
    rate: float | None  # None: no rate told
    since: date | None  # since when the same has held, extensions counted through; None: never took effect


def resolve(measures: tuple[Measure, ...]) -> tuple[Resolved, ...]:
    """Every act with the head of its chain and what holds while it decides. Amendments must exist and not run round."""
    by_id = {measure.id: measure for measure in measures}

    def head(measure: Measure) -> str:
        while measure.amends is not None and measure.change != "exempts":
            measure = by_id[measure.amends]
        return measure.id

    def outcome(measure: Measure) -> tuple[str, float | None]:
        if measure.change == "extends" and measure.amends is not None:
            state, rate = outcome(by_id[measure.amends])
            return state, measure.rate if measure.rate is not None else rate
        if measure.change in WITHOUT_EFFECT:
            return "none", measure.rate
        if measure.change in ("ends", "strikes_down"):
            return "ended", None
        if measure.change == "suspends" and measure.rate is None:
            return "suspended", None
        return "in_force", measure.rate

    def since(measure: Measure) -> date | None:
        extended = by_id[measure.amends] if measure.change == "extends" and measure.amends is not None else None
        return since(extended) if extended is not None and measure.rate is None else measure.starts

    return tuple(Resolved(measure, head(measure), *outcome(measure), since(measure)) for measure in measures)
