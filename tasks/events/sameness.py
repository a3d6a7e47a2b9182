"""The same action told twice is one event: its first clear statement."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tasks.events.drafts import Draft
from tasks.events.timing import Dates
from tasks.records import Figure

Found = tuple[Draft, Dates]
_UNORDERED: Final = frozenset({"talks", "agreement"})
_CLASS: Final = {"delayed": "suspended"}  # "hold off on tariffs", "pause tariffs"
_LATER: Final = 12  # sentences
_NEAR: Final = 4
_OPEN: Final = frozenset({"threatened", "proposed"})


def without_repeats(found: list[Found], figures: tuple[Figure, ...]) -> list[Found]:
    """Drafts in text order, each action once; what a repeat adds (dates, figures) goes to the first."""
    kept: list[Found] = []
    for draft, when in found:
        same = next((i for i in range(len(kept) - 1, -1, -1) if _same(kept[i], (draft, when), figures)), None)
        if same is None:
            kept.append((draft, when))
        else:
            kept[same] = _merged(kept[same], (draft, when))
    return [(d, w) for d, w in kept if d.type != "retaliation" or not any(_tells(other, d) for other, _ in kept)]


def _tells(other: Draft, answer: Draft) -> bool:
    """Whether a measure is what an answer ("China will retaliate") consists in: of the same side, and as far ahead."""
    if other.type not in ("tariff", "export_control", "sanction", "other") or other.actor != answer.actor:
        return False
    return answer.status == "in_force" or other.status != "in_force"


def _same(one: Found, two: Found, figures: tuple[Figure, ...]) -> bool:
    a, b = one[0], two[0]
    if a.type == "trade_remedy" and b.rule == "measure.dispute" and _same_sides(a, b):
        return True  # an anti-dumping case, then "its investigation"
    if _is_global_again(a, b, figures):
        return True
    if a.type != b.type or not _same_sides(a, b):
        return False
    if a.status == "ended" and b.status != "ended" and b.rates and not a.rates:
        return False  # "struck down the tariffs; the 10% duty in their place takes effect on D"
    if a.type in _UNORDERED:
        return _same_meeting(one, two)
    if a.line is b.line and a.trigger == b.trigger:
        return True
    if a.type == "relief" and a.object and b.object and a.object != b.object and not b.is_definite:
        return False
    if a.instrument and b.instrument and a.instrument != b.instrument and not b.is_definite:
        return False
    comparable = [(a.rates, b.rates), (a.values, b.values)]
    both = [(_values(x, figures), _values(y, figures)) for x, y in comparable if x and y]
    if any(not (x & y) for x, y in both):
        return False
    if not (a.values and b.values) and a.goods and b.goods and not set(a.goods) & set(b.goods) and not b.is_definite:
        return False
    if a.type == "relief" and a.status != b.status and one[1].date and two[1].date and one[1].date != two[1].date:
        return False
    different = a.type == "relief" and _CLASS.get(a.effect, a.effect) != _CLASS.get(b.effect, b.effect)
    if b.effect == "raised" and b.rates and not a.rates and _far_apart(one[1].date, two[1].date):
        return False
    if len(both) == 2 or (b.is_definite and not different):
        return True
    if b.effect and (a.status in _OPEN) != (b.status in _OPEN):
        return False
    if both and not different:
        return True
    begins = one[1].starts is None and two[1].starts is not None and a.status == b.status == "announced"
    if different or b.is_new or (not begins and _far_apart(one[1].date, two[1].date)):
        return False
    if b.object in ("generic", "rule") and a.line is not b.line:
        return False
    if a.line is b.line and a.effect and b.effect and b.rates and not a.rates:
        return False  # "will suspend some of the tariffs and drop a plan for one of 100%"
    if not (b.rates or b.values):
        return True
    is_open = not (a.rates or a.values or a.counts) and a.type == "tariff"  # told in general first, with figures later
    return b.line.number - a.line.number <= (_LATER if is_open else 1) and a.status == b.status


def _is_global_again(a: Draft, b: Draft, figures: tuple[Figure, ...]) -> bool:
    """Whether "the 10% duty" is the one of 10% on all countries told just before."""
    if a.type != "tariff" or b.type != "tariff" or a.actor != b.actor or a.targets != (None,) or not b.is_definite:
        return False
    near = 0 < b.line.number - a.line.number <= _NEAR
    return near and not b.values and bool(_values(a.rates, figures) & _values(b.rates, figures))


def _same_sides(a: Draft, b: Draft) -> bool:
    if a.type in _UNORDERED:
        return {a.actor, *a.targets} == {b.actor, *b.targets}
    is_vague = b.targets == (None,) and b.type == "tariff" and b.is_definite and not b.rates and not b.values
    return a.actor == b.actor and (is_vague or bool(set(a.targets) & set(b.targets)))


def _same_meeting(one: Found, two: Found) -> bool:
    a, b = one[0], two[0]
    if a.status != b.status and a.type == "talks":
        return False
    if a.place and b.place and a.place != b.place:
        return False
    if a.type == "agreement" and a.object and b.object and a.object != b.object and a.line is not b.line:
        return False  # "agreed to double the flights", "agreed to launch a dialogue"
    if {a.place, b.place} == {None, "working group"}:
        return False
    if a.object != b.object and a.object.startswith("visit by") and b.object.startswith("visit by"):
        return False  # one side's visit and the other's
    if a.line is b.line and a.type == "talks" and a.status == "planned" and b.first - a.last < 9 and one[1] == two[1]:
        return True  # "would travel to Washington to continue the talks"
    if a.line is b.line and a.type == "talks" and (a.object != b.object or a.place != b.place):
        return False
    return not _far_apart(one[1].date, two[1].date)


def _is_done(one: Found, two: Found) -> bool:
    """Whether what was told as decided is told again as done: "its decision to raise them", then "it raised them"."""
    a, b = one[0], two[0]
    if a.type in _UNORDERED or a.status != "announced" or b.status != "in_force" or not b.effect:
        return False
    return one[1].starts is None and two[1].starts is None and bool(a.values and b.values)


def _far_apart(one: str | None, two: str | None) -> bool:
    """Whether both are told and neither holds the other."""
    if not one or not two:
        return False
    ranges = "/" in one or "/" in two
    return not (one.startswith(two) or two.startswith(one) or (ranges and one[:7] == two[:7]))


def _values(places: tuple[int, ...], figures: tuple[Figure, ...]) -> set[float]:
    return {figures[place].value for place in places if figures[place].form != "from"}


def _merged(one: Found, two: Found) -> Found:
    a, b = one[0], two[0]
    draft = replace(
        a,
        rates=a.rates or b.rates,
        values=a.values or b.values,
        counts=a.counts or b.counts,
        place=a.place or b.place,
        instrument=a.instrument or b.instrument,
        goods=a.goods or (b.goods if b.is_definite or b.rates else ()),
        status="in_force" if _is_done(one, two) else a.status,
    )
    starts = one[1].starts or two[1].starts
    told = one[1].date or two[1].date
    if starts and not one[1].starts:
        told = two[1].date or starts
    elif told and two[1].date and len(two[1].date) > len(told) and two[1].date.startswith(told):
        told = two[1].date
    return draft, Dates(told, starts, one[1].ends or two[1].ends)
