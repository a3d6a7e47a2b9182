"""The same action told twice is one event: its first clear statement."""

from __future__ import annotations

from dataclasses import replace

from tasks.events.drafts import Draft
from tasks.events.timing import Dates
from tasks.records import Figure

Found = tuple[Draft, Dates]
_UNORDERED = frozenset({"talks", "agreement"})
_OPEN = frozenset({"threatened", "proposed"})


def without_repeats(found: list[Found], figures: tuple[Figure, ...]) -> list[Found]:
    """Drafts in text order, each action once; what a repeat adds (dates, figures) goes to the first."""
    kept: list[Found] = []
    for draft, when in found:
        same = next((i for i in range(len(kept) - 1, -1, -1) if _same(kept[i], (draft, when), figures)), None)
        if same is None:
            kept.append((draft, when))
        else:
            kept[same] = _merged(kept[same], (draft, when))
    return kept


def _same(one: Found, two: Found, figures: tuple[Figure, ...]) -> bool:
    a, b = one[0], two[0]
    if a.type != b.type or not _same_sides(a, b):
        return False
    if a.type in _UNORDERED:
        return _same_meeting(one, two)
    if a.line is b.line and a.trigger == b.trigger:
        return True
    for left, right in ((a.rates, b.rates), (a.values, b.values)):
        if left and right and not _values(left, figures) & _values(right, figures):
            return False
    if b.is_definite and not b.rates:
        return True
    if (a.rates and b.rates) or (a.values and b.values):
        return (a.status in _OPEN) == (b.status in _OPEN) or bool(b.rates and b.values)
    if (a.status in _OPEN) != (b.status in _OPEN):
        return False
    if one[1].date and two[1].date and not _near(one[1].date, two[1].date) and (b.rates or b.values):
        return False
    return not (b.rates or b.values) or not a.is_specific or not (a.rates or a.values)


def _same_sides(a: Draft, b: Draft) -> bool:
    if a.type in _UNORDERED:
        return {a.actor, *a.targets} == {b.actor, *b.targets}
    return a.actor == b.actor and bool(set(a.targets) & set(b.targets))


def _same_meeting(one: Found, two: Found) -> bool:
    a, b = one[0], two[0]
    if a.status != b.status and a.type == "talks":
        return False
    if a.place and b.place and a.place != b.place:
        return False
    dated = one[1].date and two[1].date
    if dated and not _near(str(one[1].date), str(two[1].date)):
        return False
    return True


def _near(one: str, two: str) -> bool:
    """Whether one date holds the other."""
    return one.startswith(two) or two.startswith(one) or one[:7] == two[:7] and ("/" in one or "/" in two)


def _values(places: tuple[int, ...], figures: tuple[Figure, ...]) -> set[float]:
    return {figures[place].value for place in places}


def _merged(one: Found, two: Found) -> Found:
    a, b = one[0], two[0]
    draft = replace(
        a, rates=a.rates or b.rates, values=a.values or b.values, counts=a.counts or b.counts, place=a.place or b.place
    )
    when = Dates(
        two[1].starts or one[1].date or two[1].date if not one[1].starts else one[1].date,
        one[1].starts or two[1].starts,
        one[1].ends or two[1].ends,
    )
    return draft, when
