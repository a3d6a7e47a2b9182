"""Meetings, visits, calls and rounds of negotiation: planned, held, failed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tasks.events.clauses import clause
from tasks.events.drafts import Draft
from tasks.events.encounters import CITY, NAMED, OF, TALK, TELLINGS
from tasks.events.lines import Line, Lines, Unit
from tasks.events.sides import Sides
from tasks.events.subjects import subject

_FUTURE: Final = re.compile(
    r" (?:will|would|plans?|planned|planning|scheduled|due|set|upcoming|expected|hopes?|next|ahead of|"
    r"intends?|going to|wants? to|to (?:have|hold|be)) (?:[\w-]+ ){0,2}$"
)
_OTHERS: Final = re.compile(
    r" (?:executives|ceos|leaders of|business leaders|lawmakers|companies|farmers|reporters|senators|"
    r"governors|workers|union|voters|advisers|aides|journalists|press) "
)
_CALL: Final = re.compile(r" (?:calls?|spoke|spoken|by phone|conversations?) ")
# "will lead a delegation to Geneva for talks": it goes to a third place to meet the other side there
_FOR_TALKS: Final = re.compile(
    rf" (?:to )?N (?:, N ,? ?|and N )?(?:[a-z]+ |D |, ){{0,5}}?(?:for|to hold|to attend|to resume|to continue) "
    rf"{OF}{TALK} "
    r"(?:(?:with|between) (?:the )?(?:(?P<whom>[NAB])|S|his|her|their) |(?:in |on )?D |next |this |"
    r"on (?:trade|tariffs) |(?:aimed|that|to) |, |\. $|$)"
)
_FOR_ROUND: Final = re.compile(
    rf" (?:will|would|to) (?:[a-z]+ly )?(?:lead a delegation|visit|travel|fly) .* (?:for|to hold|to attend) "
    rf"{OF}(?:rounds? )?$"
)
_VISIT: Final = re.compile(r" (?:lead a delegation|visit\w*|trip|travel|fly|arrived|invited) ")
_LIKELY: Final = re.compile(
    r" (?:[a-zS] |[a-z]+ |[NA] |D ){0,5}(?:(?:were|was|are|is) (?:likely|expected|set|due|scheduled|said|slated|"
    r"to)|will|would|could|should) (?:to )?(?:be |take|resume|start|begin|continue|happen)"
)
_AHEAD: Final = re.compile(
    r" (?:[a-zS] |[a-z]+ |[NABD] ){0,5}?(?:, which [^,]*, )?(?:will|would) (?:focus|cover|address|include|"
    r"bring|help|give|be the)"
)
_AHEAD_DATE: Final = re.compile(r"(?i)later this|next|tomorrow")
_VERB: Final = re.compile(r" (?:hold|have|meet|conduct|conclude|begin|start|resume|attend|speak|talk|negotiate|confer)")
_CITY_TALKS: Final = re.compile(r" (?:the )?N (?:economic and trade |trade )?(?:talks|consultations|meeting|summit) $")
# "the latest official to visit", "the first secretary to travel to": it has taken place
_LATEST: Final = re.compile(
    r" (?:latest|first|second|third|fourth|fifth|highest-ranking|most senior|most recent) "
    r"(?:[a-zA-Z'-]+ ){0,4}?(?:officials?|secretary|leader|president|minister|member|delegation|person|executive)"
    r"(?: (?:this|last) (?:summer|year|month))? to "
)
_TO: Final = re.compile(r" to (?:\w+ly )?$")
_BROKEN: Final = re.compile(
    r" (?:between S |between (?:the )?[NA] and (?:the )?[NA] |with (?:the )?[NA] |"
    r"[a-z]+ ){0,1}(?:have |had |has )?(?:[a-z]+ly )?(?:stalled|ground to a halt|halted|collapsed|faltered|"
    r"broken? down|broke off|"
    r"deteriorated|fell apart|failed(?! to)|(?:was|were) (?:cancell?ed|called off)) "
)
_ABOUT_TRADE: Final = re.compile(r" (?:trade|tariffs?|economic|commerce|commercial) ")
_PUBLIC: Final = re.compile(r" (?:talks|negotiations?|consultations?|summit|rounds?|dialogues?) ")
_MEETS: Final = re.compile(r" (?:met|meets|spoke|talked|held|had|discussed) ")
_OFFICE: Final = re.compile(
    r" (?:minister|ministers|representative|secretary|ambassador|officials?|negotiators?|"
    r"governor) "
)
_CITIES: Final = re.compile(CITY)
_NOT: Final = re.compile(
    r" (?:press|news|town hall|fed|board|annual|cabinet|shareholder|congressional|committee|policy|"
    r"parliament\w*|regular|plenary|security council|party|internal|plenum|opec|dealers|"
    r"hall) (?:conference |session )?(?:meetings?|calls?|conference|summit|briefing) | (?:called? for|"
    r"calls for|calling for|a call to|call on(?! D)|calls on|called on|so-called|earnings call|"
    r"conference call) "
)
_UNREAL: Final = re.compile(
    r" (?:if|unless|whether|no|not|never|without|refuse[sd]? to|rejected|hop(?:e|es|ed) (?:to|that)|"
    r"hoping|interest in|ability|urg(?:e|es|ed|ing)|call(?:s|ed)? (?:on|for)|any|avoid\w*|scenario|permission|"
    r"risks?|fears?|should|could|may|might) "
)


def read_talks(line: Line, lines: Lines, sides: Sides) -> Iterator[Draft]:
    """A draft for each meeting, visit, call or round of talks the line tells of."""
    for found in NAMED.finditer(line.signs):
        telling = TELLINGS[int((found.lastgroup or "t0")[1:])]
        first, last = line.span(found.start(), found.end())
        begin, end = clause(line, first)
        if (
            _NOT.search(line.words(first - 2, last + 2))
            or _OTHERS.search(line.words(last - 1, last + 5))
            or _UNREAL.search(line.words(max(begin - 1, first - 12), first))
        ):
            continue
        told = line.words(first, last)
        if telling.status == "failed" and " not " in told:
            continue
        pair = _pair(_parties(line, begin, end), line, first, sides, told)
        if pair is None:
            continue
        if _CITY_TALKS.match(told) and not any(unit.is_place for unit in line.units[first:last]):
            continue
        if _among_themselves(line, first, last):
            continue
        if _elsewhere(line, first, last, pair) or _by_firm(line, begin, first) or _told_by_firm(line, first):
            continue
        if telling.status == "held" and _FOR_ROUND.search(line.words(begin, first)):
            continue  # told by the journey
        status = "held" if _LATEST.search(line.words(max(begin, first - 8), first + 1)) else telling.status
        if _BROKEN.match(line.words(last, last + 9)):
            status = "failed"
        elif (
            status == "held"
            and (
                _LIKELY.match(line.words(last, last + 10))
                or _AHEAD.match(line.words(last, end + 20))
                or _is_later(line, lines.text, first, end)
            )
        ) or (
            status == "held"
            and (
                _FUTURE.search(line.words(max(begin, first - 5), first))
                or (_VERB.match(told) and _TO.search(line.words(first - 2, first)))
                or (line.units[first].tag == "VB" and " to " in line.words(begin, first))
            )
        ):
            status = "planned"
        yield Draft(
            line,
            first,
            _end(line, last, end),
            "talks",
            "",
            pair[0],
            (pair[1],),
            status,
            f"talks.{telling.status}",
            first,
            reach=(begin, end),
            participants=_participants(line, begin, end),
            object=_form(told, line, first),
            place=_place(lines.text[line.units[begin].start : line.units[end - 1].end]),
        )


def _among_themselves(line: Line, first: int, last: int) -> bool:
    """Whether two of the same state talk: "the senator has spoken with the agriculture secretary"."""
    if line.words(last - 1, last) not in (" with ", " to "):
        return False
    whom = [unit.code for unit in line.units[last : last + 5] if unit.word in ("A", "B", "N")]
    return bool(whom) and len(set(whom)) == 1 and whom[0] == subject(line, first)


def _is_later(line: Line, text: str, first: int, end: int) -> bool:
    """Whether a date behind it in its clause lies ahead by its words: "the summit in Busan later this month"."""
    return any(
        unit.word == "D" and _AHEAD_DATE.match(text, unit.start, unit.end) is not None for unit in line.units[first:end]
    )


def _form(told: str, line: Line, first: int) -> str:
    """What kind of encounter it is: call, visit (by whom) or meeting."""
    if _CALL.search(told):
        return "call"
    return f"visit by {subject(line, first)}" if _VISIT.search(told) else "meeting"


def _parties(line: Line, first: int, last: int) -> list[str]:
    """The states of a clause, without those that only say where."""
    codes = [
        unit.code
        for at, unit in enumerate(line.units[first:last], first)
        if unit.word in ("N", "A", "B")
        and unit.code
        and not unit.is_place
        and line.words(at - 1, at) not in (" in ", " at ")
        and not (line.words(at - 1, at) == " , " and _is_city(line.units[at - 2], unit))
    ]
    if any(unit.word == "S" for unit in line.units[first:last]):
        codes += ["US", "CN"]
    return list(dict.fromkeys(codes))


def _is_city(before: Unit, unit: Unit) -> bool:
    """Whether a name before a comma says where more closely: "Kuala Lumpur, Malaysia"."""
    return before.is_place or (before.word == "N" and before.code == unit.code)


def _pair(named: list[str], line: Line, at: int, sides: Sides, told: str) -> tuple[str, str] | None:
    """The two states that talk; None: they cannot be told, or are others than the text's own two."""
    main, is_trade = sides.main_pair(), bool(_ABOUT_TRADE.search(told))
    if "US" in named and "CN" in named:
        return "US", "CN"
    if len(named) < 2 and _with_firm(line, at):
        return None
    if len(named) >= 2:
        return (named[0], named[1]) if is_trade or set(named[:2]) == set(main) else None
    who = named[0] if named else subject(line, at)
    if who is None and not is_trade and not _PUBLIC.search(told):
        return None  # "at a meeting in Columbus"
    if who in ("S", "we", "it", "he", None):
        return (main[0], main[1]) if main[0] and main[1] else None
    if who not in main and not is_trade:
        return None
    other = sides.other(who, line) or ("CN" if who == "US" and sides.is_about("CN") else None)
    return (who, other) if other else None


def _elsewhere(line: Line, first: int, last: int, pair: tuple[str, str]) -> bool:
    """Whether a visit or trip goes to a third country."""
    if not _VISIT.search(line.words(first, last + 1)):
        return False
    if purpose := _FOR_TALKS.match(line.words(last, len(line.units))):
        place = line.places[last] - 1 + purpose.start("whom") if purpose["whom"] else None
        return place is not None and line.units[line.unit_at(place)].code not in pair
    goal = next((unit for unit in line.units[first : last + 2] if unit.word == "N"), None)
    return goal is not None and goal.code not in pair


def _by_firm(line: Line, begin: int, first: int) -> bool:
    """Whether it is a firm's head or somebody without an office who visits or travels: "the chief executive's trip"."""
    if not (_VISIT.search(line.words(first, first + 3)) or _MEETS.match(line.words(first, first + 1))):
        return False
    if _OFFICE.search(line.words(first - 6, first)):
        return False  # of one whom the registry does not know
    near = [
        unit.word for unit in line.units[max(begin, first - 8) : first] if unit.word in ("N", "A", "B", "S", "H", "C")
    ]
    return bool(near) and near[-1] in ("H", "C")


def _told_by_firm(line: Line, first: int) -> bool:
    """Whether it opens what a firm's head says: "In a meeting with the minister, Cook said"."""
    if first > 1:
        return False
    comma = next((at for at in range(first, len(line.units)) if line.units[at].word == ","), len(line.units))
    return line.words(comma + 1, comma + 2) in (" H ", " C ")


def _with_firm(line: Line, at: int) -> bool:
    """Whether the one met is a firm or a person without an office."""
    for unit in line.units[at : at + 9]:
        if unit.word in ("N", "A", "B", "S"):
            return False
        if unit.word in ("C", "H"):
            return True
    return False


def _end(line: Line, last: int, end: int) -> int:
    stop = last
    for at in range(last, min(end, last + 8)):
        if line.units[at].word == ",":
            break
        if line.units[at].word in ("N", "A", "B", "D", "S", "C"):
            stop = at + 1
    if stop < end and line.units[stop - 1].word == "A" and line.units[stop].word.isalpha():
        stop += 1
    return stop


def _participants(line: Line, begin: int, end: int) -> tuple[str, ...]:
    """People and bodies of the clause by their canonical names."""
    names = [unit.name or unit.code or "" for unit in line.units[begin:end] if unit.word in ("B", "H", "C")]
    return tuple(dict.fromkeys(name for name in names if len(name) > 2))


def _place(words: str) -> str | None:
    found = _CITIES.search(words.lower())
    return found[0] if found else None
