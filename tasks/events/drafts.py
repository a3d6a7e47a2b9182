"""An event while it is being read: units of a line and what has been told so far."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.events.lines import Line


@dataclass(frozen=True, slots=True)
class Draft:
    """One candidate for an event."""

    line: Line
    first: int  # units of the span
    last: int  # exclusive
    type: str
    effect: str  # of acts.py; "" where no verb is told
    actor: str | None
    targets: tuple[str | None, ...]  # one event each
    status: str
    rule: str
    trigger: int  # the unit that decided
    rates: tuple[int, ...] = ()  # figures, by position in the list
    values: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    reach: tuple[int, int] = (0, 0)  # units of the clause in which dates and goods are looked for
    next_deed: int | None = (
        None  # the verb of another kind of deed behind it, to which later dates belong; None: none is
    )
    is_specific: bool = True  # tells a rate, a value, goods, a target or a date of its own
    is_definite: bool = False  # "the tariffs", "these duties": may be what was told before
    is_new: bool = False  # "another tariff", "further duties": not what was told before
    is_denied: bool = False
    instrument: str | None = None  # None: untold
    goods: tuple[str, ...] = ()
    claimed_by: str | None = None  # None: stated as fact
    participants: tuple[str, ...] = ()
    object: str = ""  # the kind of measure that is relieved or meant; "" where none is named
    place: str | None = None  # talks: where, or what they are called; agreements: their name; None: not told
