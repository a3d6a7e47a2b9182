"""Whether a figure is a level, the size of a change or one of its ends, and which way it goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.amount import Amount
from tasks.figures.change_rules import (
    ADDITIONAL_AFTER,
    ADDITIONAL_BEFORE,
    ANY_CHANGE,
    COMPARATIVE,
    GAP_FROM,
    GAP_TO,
    GROWTH,
    JOBS_NEW,
    JOBS_UP,
    LEAD_FROM,
    LOST,
    LOST_AFTER,
    RESTATED,
    RULES,
    SHRANK,
    TARGET,
    ChangeRule,
)
from tasks.figures.change_words import NOUN_DOWN, NOUN_UP
from tasks.figures.context import Context
from tasks.figures.masking import rule
from tasks.figures.modality import LISTED


@dataclass(frozen=True, slots=True)
class Change:
    """Direction (none | up | down), form (level | change | from | to) and the rule that told them."""

    direction: str
    form: str
    rule: str


LEVEL: Final = Change("none", "level", "change.none")


_RATE_FLOWS: Final = frozenset(
    {"price", "exports", "imports", "trade", "growth", "output", "investment", "revenue", "profit", "travel"}
)


def read_change(context: Context, measure: str, before_it: Change | None) -> Change:
    """Direction and form of a figure; `before_it` is what the figure before it in the sentence was."""
    amount = context.amount
    percent = amount.kind == "percent"
    if amount.sign and percent:
        return Change("up" if amount.sign == "+" else "down", "change", "change.sign")
    if amount.kind == "times":
        return Change("down" if amount.low < 1 else "up", "change", "change.times")
    if before_it is not None and (RESTATED.search(context.before[-60:]) or _is_in_brackets(context, before_it)):
        return Change(before_it.direction, before_it.form, "change.restated")
    if before_it is not None and before_it.form == "change" and _is_compared(context, measure):
        return Change(before_it.direction, "change", "change.compared")
    if context.is_whole:
        return LEVEL
    if before_it is not None and before_it.form == "to" and _is_respective(context):
        return Change(before_it.direction, "to", "change.respectively")
    if before_it is not None and before_it.form == "change" and percent and _is_next_index(context, measure):
        return Change(before_it.direction, "change", "change.gapped")
    pair = _pair(context, before_it)
    if pair is not None:
        return _steady_growth(context, measure, pair)
    if (
        measure in ("purchase", "exports", "imports", "investment")
        and not percent
        and (ADDITIONAL_BEFORE.search(context.before[-40:]) or ADDITIONAL_AFTER.match(context.after[:40]))
    ):
        return Change("up", "change", "change.additional")
    for candidate in RULES:
        if (found := _match(context, candidate)) and _fits(context, candidate, measure):
            direction = _multiplied(context) if candidate.name == "multiplied_to" else None
            direction = direction or candidate.direction or _direction(found)
            return _steady_growth(context, measure, Change(direction, candidate.form, f"change.{candidate.name}"))
    return _default(context, measure)


_RESPECTIVE: Final = rule(r"\bto (?:about |nearly |up to )?¤ ?,? and (?:about |nearly |up to )?$")


def _is_respective(context: Context) -> bool:
    """Whether a figure is the second of "a jump to 54% and 34%, respectively"."""
    return context.after.lstrip(" ,").startswith("respectively") and bool(_RESPECTIVE.search(context.before[-30:]))


_NEXT_INDEX: Final = rule(
    r"^(?: (?:higher|lower|up|down))?,? and (?:the )?(?!(?:was|is|are|were)\b)(?:[\w.&'-]+ ){1,4}$"
)


def _is_next_index(context: Context, measure: str) -> bool:
    """Whether the verb is that of the index before: "the S&P 500 closed 3.3% higher and the Nasdaq 4.4%"."""
    last, amount = context.previous, context.amount
    if last is None or measure != "market" or not last.unit == amount.unit == "percent":
        return False
    gap = _NEXT_INDEX.match(context.text.masked[last.end : amount.start])
    return gap is not None and not ANY_CHANGE.search(gap[0].split(" and ")[-1])


_COMPARED_WITH: Final = rule(
    r"^[^.;¤]{0,30}, (?:compared (?:to|with)|versus|against) (?:(?:the|a|an|about|around|nearly|only|just) )*"
    r"(?:[\w]+'s )?$"
)


def _is_compared(context: Context, measure: str) -> bool:
    """Whether a rate of growth is only what the one before it is compared with: "5.7%, compared to May's 1.9%"."""
    last, amount = context.previous, context.amount
    if last is None or measure not in _RATE_FLOWS or not last.unit == amount.unit == "percent":
        return False
    return bool(_COMPARED_WITH.match(context.text.masked[last.end : amount.start]))


_OPENED: Final = rule(r"¤ \($")
_IN_BRACKETS: Final = re.compile(r"^\s?\([ⓂⓅⓃⓍ]\s*\)")  # "a $1.6 billion (6.1 percent) rise"


def _is_in_brackets(context: Context, before_it: Change) -> bool:
    """Whether a figure only restates the change before it: "declined by $10.6 billion (50.5 percent)"."""
    return before_it.form == "change" and context.after[:1] == ")" and bool(_OPENED.search(context.before[-30:]))


def _match(context: Context, candidate: ChangeRule) -> re.Match[str] | None:
    if candidate.side == "after":
        return candidate.pattern.match(_IN_BRACKETS.sub("", context.after[:80])[:60])
    stretch = context.clause_before[-220:]
    if candidate.needs and not candidate.needs.search(stretch):
        return None
    found = candidate.pattern.search(stretch)
    while found is not None:  # the verb nearest to the figure
        nearer = candidate.pattern.search(stretch, found.start() + 1)
        if nearer is None:
            return found
        found = nearer
    return None


def _direction(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return "down" if groups.get("down") else "up"


def _multiplied(context: Context) -> str | None:
    """Down behind "halved"; None: the multiplier before it tells no fall."""
    earlier = next((a for a in context.siblings[: context.sibling_index][::-1] if a.kind == "times"), None)
    return "down" if earlier is not None and earlier.low < 1 else None


_REACHED: Final = rule(r"\b(?:reach\w*|hit|hits|hitting) (?:(?:about|more than|over|nearly|some) )*$")
_NUMBER_OF: Final = rule(r"\b(?:numbers?|total|count|tally)\b")
_IS_THERE: Final = rule(r"\b(?:the|its|their|his|our|those|these|current|existing) $")
_SIZED_NOUN: Final = rule(rf"^ (?:[\w-]+ )?(?:{NOUN_UP}|{NOUN_DOWN})\b")
_ADD_A: Final = rule(r"\badd(?:s|ed|ing)? (?:an?|another|a further) $")
_ADDED_TO: Final = rule(r"\badd(?:s|ed|ing)? to (?:(?:the|its|an?|existing|current|previous) )*$")
_ADDED_UP: Final = rule(r"\badd(?:s|ed|ing)? up to (?:(?:about|nearly|over|some|roughly|an?|more than) )*$")


def _fits(context: Context, candidate: ChangeRule, measure: str) -> bool:
    """Money under duties is never the end of a change because duties are raised on it."""
    if measure == "tariffed_trade":
        return candidate.name in ("to_after_change", "by_to", "by", "size_noun_before") and bool(
            re.search(r"\b(?:to|by|of)\s+(?:[\w-]+\s+){0,3}$", context.before[-40:])
            and not re.search(r"\b(?:worth|valued at|priced at)\s+up\s+to\s+$", context.before[-40:])
        )
    if (
        candidate.name == "hit"
        and re.match(r"\s+(?:worth\s+)?of\b", context.after[:14])
        and measure in ("tariffed_trade", "count", "exports", "imports", "trade")
    ):
        return False
    if (
        candidate.name == "size_after_verb"
        and _IS_THERE.search(context.before[-30:])
        and not _SIZED_NOUN.match(context.after)
    ):
        return False  # "shrinking the $375 billion deficit", "cutting its 40 percent tariff": what there is
    if context.amount.kind == "counted" and measure == "count" and _REACHED.search(context.before[-40:]):
        return bool(_NUMBER_OF.search(context.clause_before))  # "trains reach 43 cities"
    if candidate.name == "size_after_verb" and measure == "tariff_rate" and _ADD_A.search(context.before[-30:]):
        return False  # "will add a 10% tariff": a new layer
    if candidate.name == "to_after_change" and _ADDED_TO.search(context.before[-50:]):
        return False
    if candidate.name in ("to_after_change", "size_after_verb") and _ADDED_UP.search(context.before[-50:]):
        return False  # "add up to 20 percent": a sum
    if candidate.name in ("to_close_at", "closed_lower_at"):
        return measure in ("market", "price") and context.amount.kind in ("point", "money")
    if candidate.name == "higher_after" and context.amount.kind != "percent":
        is_gap = measure == "trade_balance" and " more goods" in context.after[:24]  # "buys $295bn more goods than"
        if measure in ("tariff_rate", "count") or is_gap:
            return False
    if candidate.name == "size_after_verb" and measure == "count" and context.amount.unit in LISTED:
        return False  # "took off 128 products"
    if (
        candidate.name == "size_after_verb"
        and context.amount.kind != "percent"
        and measure in ("tariff_rate", "count", "support", "investment", "debt")
    ):
        return not re.search(r"\b(?:rais\w+|lift\w*|hik\w+|add\w*)\s+(?:[\w-]+\s+){0,2}$", context.before[-40:])
    if (
        candidate.name == "size_noun_after"
        and measure == "tariff_rate"
        and re.match(r"[\s-]+(?:[\w-]+\s+){0,2}tariff (?:hike|increase)", context.after[:40])
    ):
        return True
    return True


def _steady_growth(context: Context, measure: str, change: Change) -> Change:
    """Growth that slows is still growth, and so is output that grew less than before."""
    if (
        context.amount.unit != "percent"
        or measure not in _RATE_FLOWS
        or change.direction != "down"
        or "higher_after" in change.rule
    ):
        return change
    growth = GROWTH.search(context.before[-160:]) or GROWTH.search(context.clause_after[:60])
    if change.rule.startswith("change.size_noun") and change.form == "change":
        return change  # "a 1.5 percent decline"
    if (growth or measure == "growth") and not SHRANK.search(context.clause_before):
        return Change("up", change.form, change.rule + ".growth")
    return change


_AND_ANOTHER: Final = rule(r"^(?: in [\w ]{3,16}),? and (?:(?:about|around|nearly) )?$")


def _pair(context: Context, before_it: Change | None) -> Change | None:
    """One end of "from X to Y", "to Y from X", "Y, from X", its direction told by a verb, else by the values."""
    amount, before = context.amount, context.before[-60:]
    comes_from = bool(LEAD_FROM.search(before))
    later = context.alike_after
    if later is not None:
        gap = context.text.masked[amount.end : later.start]
        if comes_from and GAP_TO.match(gap):
            return Change(_towards(amount, later), "from", "change.from_to")
        if not comes_from and GAP_FROM.match(gap):
            if sized := _SIZE_OF_WAY.search(before):  # "was $54 billion, down $1.5 billion from $55.5 billion"
                return Change("down" if sized["down"] else "up", "change", "change.way_from")
            return Change(
                _way(gap) or _verb_direction(context.before) or _towards(later, amount), "to", "change.to_from"
            )
    earlier = context.alike_before
    from_before = earlier is not None and before_it is not None and before_it.form in ("from", "to")
    if from_before and earlier and _AND_ANOTHER.match(context.text.masked[earlier.end : amount.start]):
        return before_it  # "down from 187,000 in 2016 and 226,000 in 2015", "slow to 2.7% in 2026 and 2.4% in 2027"
    if earlier is not None:
        gap = context.text.masked[earlier.end : amount.start]
        lead = context.text.masked[max(context.sentence[0], earlier.start - 120) : earlier.start]
        if LEAD_FROM.search(lead) and GAP_TO.match(gap):
            return Change(_towards(earlier, amount), "to", "change.from_to")
        if comes_from and GAP_FROM.match(gap):
            return Change(_way(gap) or _verb_direction(lead) or _towards(amount, earlier), "from", "change.to_from")
    return None


_SIZE_OF_WAY: Final = rule(r"[,;] (?:up|(?P<down>down)) (?:by )?(?:(?:about|nearly|some|just|only|almost|over) )*$")
_WAY: Final = rule(r"\b(?:(?P<up>up|higher|rising)|(?P<down>down|lower|falling|off)) (?:\w+ )?from\b")


def _way(gap: str) -> str | None:
    """The direction of "down from" between two ends; None: it is not told."""
    found = _WAY.search(gap)
    return _direction(found) if found else None


def _verb_direction(stretch: str) -> str | None:
    """The direction of the last word of change in a stretch; None: there is none."""
    words = [*ANY_CHANGE.finditer(stretch[-120:])]
    return _direction(words[-1]) if words else None


def _towards(first: Amount, second: Amount) -> str:
    return "up" if second.low >= first.low else "down"


_WAGES: Final = rule(r"\b(?:wages?|hourly earnings)\b(?![^.;]*\b(?:inflation|minimum)\b)")


_ABOUT_DUTIES: Final = rule(r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|taking off|took off|products|goods)\b")
_SPREAD: Final = rule(r"\b(?:gap|spread|difference|lead|margin)\b")
_POINTS_OF: Final = rule(rf"^[ -](?:[\w.-]+ ){{0,3}}(?:(?P<up>{NOUN_UP})|(?P<down>{NOUN_DOWN}))\b")
_TAKEN: Final = rule(r"\b(?:remov\w+|tak\w+ off|took off|eliminat\w+) (?:\w+ )*$")


def _default(context: Context, measure: str) -> Change:
    amount = context.amount
    of_duties = measure == "count" and _ABOUT_DUTIES.search(context.clause_before)  # "tariff cuts on 1,585 products"
    if measure in ("employment", "count") and amount.kind == "counted" and not of_duties:
        if LOST.search(context.clause_before) or LOST_AFTER.match(context.after[:60]):
            return Change("down", "change", "change.lost")
        if measure == "employment" and (JOBS_UP.search(context.clause_before) or JOBS_NEW.match(context.after[:50])):
            return Change("up", "change", "change.jobs")
    if amount.kind == "percent" and measure in _RATE_FLOWS:
        if TARGET.search(context.sentence_text):
            return Change("none", "level", "change.target")
        words = [*ANY_CHANGE.finditer(context.clause_before)][-1:] or [*ANY_CHANGE.finditer(context.clause_after)][:1]
        if words:
            growth = GROWTH.search(context.clause_before) or GROWTH.search(context.clause_after[:60])
            return Change("up" if growth else _direction(words[0]), "change", "change.rate_near")
        if measure == "growth" or (measure == "price" and _WAGES.search(context.sentence_text)):
            return Change("up", "change", "change.growth_rate")
    if amount.unit in ("percentage_point", "basis_point") and not _SPREAD.search(context.sentence_text):
        words = [*ANY_CHANGE.finditer(context.clause_before)][-1:] or [*_POINTS_OF.finditer(context.after[:40])]
        taken = _TAKEN.search(context.clause_before)
        if words or taken:
            return Change("down" if taken else _direction(words[0]), "change", "change.points")
    if found := COMPARATIVE.search(context.clause_before[-70:]):
        return Change(_direction(found), "level", "change.comparative")
    return LEVEL
