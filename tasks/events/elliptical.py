"""Further rates after one measure that leave its noun out: "a 34% duty on China, 20% for Europe and 24% for Japan"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tasks.events.drafts import Draft
from tasks.events.sides import targets

_NEXT: Final = re.compile(
    r"(?<= )(?:(?:, )?(?:and|plus|with)|,) (?:an? )?(?:additional |another )*(?P<rate>P) (?P<on>on|"
    r"for|to|against) (?:the |some |about |an additional |another )*(?P<what>[NAM]|[a-z]+)(?= )"
)
_OBJECT: Final = re.compile(r" (?:on|for|to|against|[NA]) ")


def further_rates(draft: Draft) -> Iterator[Draft]:
    """The draft as it stands, and one more for each rate that follows with a value, country or goods of its own."""
    line = draft.line
    if draft.type != "tariff" or not draft.rates:
        yield draft
        return
    offset = line.places[draft.trigger]
    later = list(_NEXT.finditer(line.signs, offset))
    if not later or not _OBJECT.search(line.signs, offset, later[0].start() + 1):  # "duties of 5% and 10% on wheat"
        yield draft
        return
    edges = [line.unit_at(found.start()) for found in later] + [draft.reach[1]]
    taken = {line.units[line.unit_at(found.start("rate"))].index for found in later}
    values = tuple(u.index for u in line.units[edges[0] : edges[-1]] if u.word == "M")
    yield replace(
        draft,
        rates=tuple(rate for rate in draft.rates if rate not in taken),
        values=tuple(value for value in draft.values if value not in values),
        last=max(draft.first + 1, min(draft.last, edges[0])),
        reach=(draft.reach[0], max(edges[0], draft.trigger + 1)),
    )
    for number, found in enumerate(later):
        first, last = line.unit_at(found.start("rate")), max(edges[number + 1], line.unit_at(found.start("what")) + 1)
        hit = targets(line, first, min(last, first + 8), draft.actor)
        yield replace(
            draft, first=first, last=line.unit_at(found.start("what")) + 1, trigger=first, reach=(first, last),
            rates=(line.units[first].index,), counts=(),
            values=tuple(u.index for u in line.units[first:last] if u.word == "M"),
            targets=(hit[0],) if hit else draft.targets, rule=draft.rule + "+elliptical", is_definite=False,
        )  # fmt: skip
