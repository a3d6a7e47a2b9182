"""Events whose measure is named by a noun: who did what to which tariff, control, ban, exclusion or probe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tasks.events.acts import ANY_ACT, RELIEVING, effect_of
from tasks.events.clauses import clause, parties, subject
from tasks.events.drafts import Draft
from tasks.events.lines import Line
from tasks.events.measures import MEASURES, NAMED, RESTRICTIVE
from tasks.events.sides import Sides, agent, is_broad, targets
from tasks.events.status import DENIED, read_status

_NOT_MODIFIER: Final = frozenset(
    "on against from to with of for in at by over between about than into under and or but , ; : ( ) — – . ? ! is are was were be been being has have had will would could may might should "
    "can do does did not that which who if when while as it they he she we i you said says say told also including such including whether how what why then".split()
)
_BLOCKING: Final = frozenset(
    "against by from despite amid over about after before without under than since during because between like through beyond".split()
)
_UNDERGOING: Final = re.compile(r"^(?:fac|pay|paid|subject|struggl)")
_LINK: Final = re.compile(
    r" (?:(?:plans?|planned|threat|threatened|the|a|an|its|their|any|some|of|to|on|from|new|further|more|additional|imposition|implementation|introduction|application|collection|enforcement|increases?|imposing|for|one|year|months?|three|six|raising|D|Q|,|in|90-day|initial|period) )*"
)
_NEGATED: Final = re.compile(
    r" (?:not|never|no|without|rather than|instead of|won't|didn't|doesn't|cannot) (?:\w+ ){0,2}$"
)
_WISHED: Final = re.compile(
    r" (?:urge[sd]?|urging|call(?:s|ed|ing)? (?:on|for)|hope[sd]?|hoping|demand(?:s|ed|ing)?|wants?|wanted|should|must|push(?:es|ed|ing)? for|request(?:s|ed)?|insist(?:s|ed)?|asked|asking|lobb(?:y|ied|ying)|pressed|expects?|expected|refus(?:e|es|ed|ing)) "
)
_HYPOTHETICAL: Final = re.compile(r" (?:if|unless|were to|even if|whether|should (?=N|A|B)) ")
_PAST: Final = re.compile(
    r"(?:\w+ed|hit|put|cut|set|brought|rose|began|took effect|went into (?:effect|force)|withdrew|froze|gave|won|struck(?: down)?|fell|came into (?:effect|force)|kept|held off) $"
)
_BARE: Final = re.compile(
    r" (?:to|will|would|could|may|might|can|should|must|not|and|or) (?:also |then |further |immediately |soon )?$"
)
_OWN: Final = frozenset("its their his our".split())


def read_measures(line: Line, sides: Sides) -> Iterator[Draft]:
    """A draft for each measure that the line does something to, or names with a rate, a value or a target."""
    ends = [found.start() for found in NAMED.finditer(line.signs)]
    for number, found in enumerate(NAMED.finditer(line.signs)):
        measure = MEASURES[int((found.lastgroup or "m0")[1:])]
        if measure.type == "":
            continue
        noun = line.span(found.start(), found.end())
        following = ends[number + 1] if number + 1 < len(ends) else len(line.signs)
        yield from _read(line, measure.type, noun, line.span(following, following)[0], sides)


def _read(line: Line, kind: str, noun: tuple[int, int], following: int, sides: Sides) -> Iterator[Draft]:
    first, last = clause(line, noun[0])
    start = _phrase_start(line, noun[0], first)
    left = _left_act(line, first, start)
    right = None if left else _right_act(line, noun[1], min(last, following + 12), noun[1])
    act = left or right
    if kind == "threat":
        owner = _owner(line, start, noun[0] + 1, None)
        if owner:
            yield _draft(line, start, noun[1], "tariff", "", owner, noun, (first, last), "threatened", sides, True)
        return
    if act is None:
        yield from _nominal(line, kind, noun, start, (first, last), sides)
        return
    yield from _acted(line, kind, noun, start, (first, last), act, left is not None, sides)


Act = tuple[int, int, str]  # first unit, end, effect


def _acted(
    line: Line,
    kind: str,
    noun: tuple[int, int],
    start: int,
    bounds: tuple[int, int],
    act: Act,
    active: bool,
    sides: Sides,
) -> Iterator[Draft]:
    verb, verb_end, effect = act
    first, last = bounds
    before = line.words(first, verb)
    type_ = _type(kind, effect)
    if type_ is None or _NEGATED.search(before) or (type_ == "relief" and _WISHED.search(before)):
        return
    lead = line.words(first - 1, verb) if first else before
    if _HYPOTHETICAL.search(lead) and not _PAST.search(line.words(verb, verb_end)):
        return
    word = line.units[verb].word
    undergone = bool(_UNDERGOING.match(word)) or (
        active and " with " in line.words(verb, start) and " be" in line.words(verb - 2, verb)
    )
    actor, hit = _sides_of(line, noun, start, bounds, act, active, undergone, sides)
    figures = _figures(line, min(verb, start) if active else start, noun, last)
    told = bool(figures[0] or figures[1] or hit)
    if actor is None and not told:
        return
    if undergone and not (figures[0] or figures[1]):
        return
    if kind in ("generic", "rule") and actor is None:
        return
    is_past = bool(_PAST.search(line.words(verb, verb_end))) and not _BARE.search(line.words(verb - 2, verb))
    status = read_status(line.words(first, verb_end), line.words(verb_end, last), effect, type_ == "relief", is_past)
    begin = verb if active else start
    end = _span_end(line, max(noun[1], verb_end), last)
    definite = line.units[start].word in ("the", "these", "those", "such", "both", "this")
    yield Draft(
        line, begin, end, type_, effect, actor, tuple(hit) or (None,), status, f"measure.{kind}+act.{effect}", noun[0],
        *figures, reach=(first, last), is_specific=told, is_definite=definite,
        is_denied=bool(DENIED.search(before)),
    )  # fmt: skip


def _nominal(
    line: Line, kind: str, noun: tuple[int, int], start: int, bounds: tuple[int, int], sides: Sides
) -> Iterator[Draft]:
    """A measure that only is there: it needs an owner or author and a rate, a value or a target."""
    if kind in ("generic", "rule", "relief"):
        return
    first, last = bounds
    actor = _owner(line, start, noun[0] + 1, None) or agent(line, noun[1], last) or _relative(line, noun[1], last)
    figures = _figures(line, start, noun, last)
    hit = targets(line, noun[1], min(last, noun[1] + 12), actor)
    if not (figures[0] or figures[1]) and not (actor and hit):
        return
    if actor is None and hit:
        actor = sides.other(hit[0], line) if hit[0] in ("CN", "US") else None
    if actor is None:
        return
    yield _draft(
        line,
        start,
        _span_end(line, noun[1], last),
        kind,
        "",
        actor,
        noun,
        bounds,
        "in_force",
        sides,
        False,
        figures,
        hit,
    )


def _draft(
    line: Line, first: int, last: int, kind: str, effect: str, actor: str | None, noun: tuple[int, int],
    bounds: tuple[int, int], status: str, sides: Sides, vague: bool,
    figures: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]] = ((), (), ()), hit: list[str] | None = None,
) -> Draft:  # fmt: skip
    if status == "in_force":
        status = read_status(line.words(bounds[0], last), line.words(last, bounds[1]), "", False, False)
    goal: list[str | None] = list(hit or [])
    if not goal:
        goal = [None if is_broad(line, noun[0], bounds[1]) else sides.other(actor, line)]
    return Draft(
        line, first, last, kind, effect, actor, tuple(goal), status, f"measure.{kind}", noun[0], *figures,
        reach=bounds, is_specific=not vague, is_definite=line.units[first].word in ("the", "these", "those"),
    )  # fmt: skip


def _type(kind: str, effect: str) -> str | None:
    """Type of the event that comes of an effect on a measure; None: it makes no event."""
    if kind == "relief":
        if effect in ("cancelled", "cut", "suspended"):
            return "tariff"
        return "relief" if effect in ("granted", "extended", "imposed", "kept", "raised") else None
    if kind in ("generic", "rule"):
        return "relief" if effect in RELIEVING else None
    if kind == "dispute":
        return "relief" if effect in ("suspended",) else "dispute"
    if effect in RELIEVING:
        return "relief"
    if effect == "granted":
        return None if kind == "tariff" else kind
    return kind


def _sides_of(
    line: Line,
    noun: tuple[int, int],
    start: int,
    bounds: tuple[int, int],
    act: Act,
    active: bool,
    undergone: bool,
    sides: Sides,
) -> tuple[str | None, list[str]]:
    verb, verb_end, _ = act
    first, last = bounds
    who = subject(line, verb) if active else None
    if who in ("it", "we"):
        who = None
    if undergone:
        target = subject(line, verb)
        actor = _owner(line, start, noun[0] + 1, target) or ("US" if target != "US" else sides.other("US", line))
        return actor, [target] if target and target != actor and target != "S" else []
    owner = _owner(line, start, noun[0] + 1, None)
    if not active:
        who = agent(line, verb_end, last) or owner or _relative(line, noun[1], verb_end)
    elif who is None:
        who = owner
    begin = verb_end if active else noun[1]
    hit = targets(line, begin, last, who)
    if who is None and hit:
        who = sides.other(hit[0], line) if hit[0] in ("CN", "US") else "US"
    if not hit and who and who != "S":
        other = None if is_broad(line, min(verb, noun[0]), last) else sides.other(who, line)
        return who, [other] if other else []
    return who, hit


def _phrase_start(line: Line, noun: int, first: int) -> int:
    """Where the noun phrase begins: modifiers and figures before the noun."""
    at = noun
    while at > first and noun - at < 8:
        word = line.units[at - 1].word
        if word in _NOT_MODIFIER or (
            ANY_ACT.match(word + " ")
            and not re.match(r"(?:increas|rais|threaten|plann|propos|suspend)ed|punitive", word)
        ):
            break
        at -= 1
    return at


def _left_act(line: Line, first: int, start: int) -> Act | None:
    """The verb that governs a noun phrase beginning at `start`."""
    if start > first and line.units[start - 1].word in _BLOCKING:
        return None
    stretch = line.words(first, start)
    offset = line.places[first] - 1
    acts = [
        (line.unit_at(offset + m.start()), line.span(offset + m.start(), offset + m.end())[1], effect_of(m))
        for m in ANY_ACT.finditer(stretch)
    ]
    while acts and start - acts[-1][1] > 7:
        return None
    if not acts:
        return None
    verb = acts[-1]
    for earlier in reversed(acts[:-1]):
        if earlier[2] in RELIEVING and _LINK.fullmatch(
            line.words(earlier[1], verb[0]) + line.words(verb[1], start)[1:]
        ):
            return earlier
        if earlier[2] in RELIEVING and _LINK.fullmatch(line.words(earlier[1], verb[0])):
            return earlier
    return verb


_RIGHT_GAP: Final = re.compile(r" (?:said|says|told|hurt|hurting|make|made|are|is) ")


def _right_act(line: Line, begin: int, last: int, noun_end: int) -> Act | None:
    """The verb whose subject or object a noun phrase before it is."""
    if begin >= last:
        return None
    stretch = line.words(begin, last)
    offset = line.places[begin] - 1
    for found in ANY_ACT.finditer(stretch):
        at = line.unit_at(offset + found.start())
        if at - noun_end > 14:
            return None
        return at, line.span(offset + found.start(), offset + found.end())[1], effect_of(found)
    return None


def _owner(line: Line, start: int, end: int, other: str | None) -> str | None:
    """The country in whose name the noun phrase stands: "Chinese tariffs", "Trump's duties"."""
    for at in range(end - 1, start - 1, -1):
        unit = line.units[at]
        if unit.word in ("A", "N", "B") and unit.code != other:
            return unit.code
    return None


def _relative(line: Line, begin: int, last: int) -> str | None:
    """The party right behind the noun: "the tariff Trump imposed"."""
    for at in range(begin, min(begin + 4, last)):
        unit = line.units[at]
        if unit.word in ("N", "B"):
            return unit.code
        if unit.word not in ("that", "which", "president", "the", "had", "a"):
            return None
    return None


def _figures(
    line: Line, start: int, noun: tuple[int, int], last: int
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Positions of the rates, values and counts of a measure between two units."""
    rates, values, counts = [], [], []
    for at in range(start, last):
        unit = line.units[at]
        if unit.word == "P":
            rates.append(unit.index)
        elif unit.word == "M":
            values.append(unit.index)
        elif unit.word == "Q":
            counts.append(unit.index)
    return tuple(rates), tuple(values), tuple(counts)


def _span_end(line: Line, least: int, last: int) -> int:
    """The end of the span: the last figure, date or party within reach of what states the event."""
    end = least
    for at in range(least, min(last, least + 12)):
        if line.units[at].word in ("said", "says", ","):
            break
        if line.units[at].word in "PMQDNA" or at == last - 1:
            end = at + 1
    return max(end, least)


__all__ = ["parties", "read_measures", "RESTRICTIVE"]
