"""A later deed on the same measure, told by a pronoun: "raised its duty to 125% and has since waived it for chips"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tasks.events.acts import ANY_ACT, RELIEVING, effect_of
from tasks.events.clauses import clause
from tasks.events.drafts import Draft
from tasks.language import FINITE_TAGS

_STEP: Final = re.compile(
    r" (?:, )?(?P<join>and|but|before|then) (?P<lead>(?:(?:has|have|had|will|would|then|later|since|also|soon|quietly|"
    r"recently|subsequently|now|plans? to|agreed to|[a-z]+ly|D|in D|on D|,) )*)"
    r"(?P<verb>[a-z]+(?: (?:back|off|up|down|out))?) (?P<what>it|them)(?= )"
)
_AHEAD: Final = re.compile(r" (?:will|would|plans? to|agreed to) ")
_REPEATED: Final = frozenset({"tariff", "export_control", "import_restriction", "trade_remedy", "other"})
_CHANGES: Final = frozenset({"raised", *RELIEVING})


def with_later_deed(draft: Draft) -> Iterator[Draft]:
    """The draft, and one more for what the same party is told to have done with the measure afterwards."""
    step = _STEP.search(draft.line.signs, draft.line.places[draft.last - 1]) if draft.type in _REPEATED else None
    effect = _effect(draft, step) if step and draft.status in ("in_force", "announced") else None
    if step is None or effect is None:
        yield draft
        return
    line = draft.line
    joined, (verb, last) = line.unit_at(step.start("join")), line.span(step.start("verb"), step.end())
    end = clause(line, verb)[1]
    later = {unit.index for unit in line.units[joined:end]}
    yield replace(
        draft, reach=(draft.reach[0], min(draft.reach[1], joined)), next_deed=joined,
        rates=tuple(rate for rate in draft.rates if rate not in later),
        values=tuple(value for value in draft.values if value not in later),
        counts=tuple(count for count in draft.counts if count not in later),
    )  # fmt: skip
    rates = tuple(unit.index for unit in line.units[last:end] if unit.word == "P")
    yield replace(
        draft, type="relief" if effect in RELIEVING else draft.type, effect=effect, object=draft.type,
        first=verb, last=last, trigger=joined, reach=(joined, end), rates=rates, values=(), counts=(), goods=(),
        status="announced" if _AHEAD.search(step[0]) else "in_force", is_specific=bool(rates), is_definite=False,
        rule=f"measure.{draft.type}+act.{effect}+pronoun", is_new=effect not in RELIEVING,
    )  # fmt: skip


def _effect(draft: Draft, step: re.Match[str]) -> str | None:
    """What is done to "it"; None: it is nothing that changes a measure, or somebody else does it."""
    line = draft.line
    act = ANY_ACT.match(step["verb"] + " ")
    between = line.units[draft.last : line.unit_at(step.start("join"))]
    if act is None or any(unit.tag in FINITE_TAGS or unit.word == ";" for unit in between):
        return None
    effect = effect_of(act)
    if effect not in _CHANGES or (effect == "exempted" and not step["verb"].startswith("waiv")):
        return None
    return effect
