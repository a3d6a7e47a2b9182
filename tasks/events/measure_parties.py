"""Who acts on whom where a noun names the measure."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.acts import RELIEVING
from tasks.events.finding import Found
from tasks.events.governing import ACT_NOUNS, Act
from tasks.events.lines import Line
from tasks.events.listing import is_passive, listed_before
from tasks.events.measure_names import (
    BOUND,
    UNNAMED,
    author_of_measure,
    destination,
    hit_by_name,
    owner_of,
    teller_behind,
)
from tasks.events.sides import Sides, agent, is_broad, targets
from tasks.events.subjects import subject
from tasks.figures.nations import RIVALS

_ANYBODY: Final = re.compile(
    r" (?:any|every|all|some|other|many) (?:[\w-]+ ){0,2}(?:country|countries|nations?|partners?|imports?) "
)
_INTO: Final = re.compile(
    r" (?:into|against|of) (?:(?:A|the|chipmaker|company|giant|firm|logistics|[a-z]+) ){0,4}?(C)(?= )"
)
_LISTED: Final = re.compile(r" [NA] (?:, (?:the )?[NA] )*(?:, )?and (?:the )?[NA] (?:[a-z]+ ){0,4}$")
_OVER: Final = re.compile(r" [NB] (?:over|about|for) (?:[a-z]+ ){0,2}$")


_HITS: Final = re.compile(r"hit|target|affect|cover|appl|fall|fell|includ|is$|are$|was$|were$|has$|have$|had$|'s$")


_TO_FIRM: Final = re.compile(
    r" licen[cs]es? (?:[\w'-]+ |A |C |and ){0,6}?(?:sell|sales|exports?|shipments?|ship|"
    r"supply) (?:[\w-]+ ){0,3}?to (C) "
)


# the subject right before its verb
_TAKES_BACK: Final = re.compile(r" [NB] (?:(?:will|would|to|has|have|had|agreed|decided|also|[a-z]+ly|D) )*$")

_FALLS_ON: Final = re.compile(
    r" (?:of (?:[a-z]+ ){0,2}P )?(?:on|against) (?:(?:all|some|more|other|the|of|worth|in|M|Q|P) )*"
    r"(?P<who>N (?=[.,;])|A (?=(?:[a-z-]+ )?(?:goods|products|imports|exports) ))"
)


Goals = list[str | None]


def sides_of(
    line: Line, found: Found, act: Act, active: bool, undergone: bool, sides: Sides
) -> tuple[str | None, Goals]:
    """The actor (or `it`, `he`, `we`, `S` of clauses.py) and the targets; `?`: a target to be found with the actor."""
    broad = is_broad(line, min(act.first, found.start), found.last)
    owner = owner_of(line, found.start, found.noun_end)
    if undergone:
        return _undergone(line, found, act, owner, sides)
    if found.kind == "sanction" and active and is_passive(line, act.first):
        return _put_on_list(line, found, act, owner, sides)
    compound = hit_by_name(line, found)
    owner = compound[0] if compound else owner
    accused = None
    if found.kind == "tariff" and " fentanyl" in line.words(found.start, found.noun):
        owner, accused = "US", owner  # "it halved Beijing's fentanyl tariffs": those on Chinese goods
    who, hit = _named(line, found, act, active, owner)
    hit = hit or [compound[1]] if compound else hit
    is_named = bool(hit)
    if act.effect in RELIEVING and owner and who != owner and found.kind not in ("relief", "dispute"):
        who, hit = (who, [owner]) if _is_on_owner(line, found, act, who, owner) else (owner, [])
    if not hit and accused in RIVALS and accused != who:
        hit = [accused]
    if who is None and hit:
        who = sides.other(hit[0], line) if hit[0] in ("CN", "US") else "US"
    if not hit and act.effect == "cancelled" and (firm := _TO_FIRM.search(line.words(found.noun, len(line.units)))):
        hit = [line.units[line.unit_at(line.places[found.noun] - 1 + firm.start(1))].code]
    if not hit:
        hit = [None if broad else "?" if who is None or who in UNNAMED else sides.other(who, line)]
    if found.kind == "export_control" and not is_named and act.effect not in RELIEVING and who != "US":
        hit = [None]
    if found.kind == "dispute" and (firm := _INTO.search(line.words(found.noun_end - 1, found.last))):
        at = line.unit_at(line.places[found.noun_end - 1] - 1 + firm.start(1))
        hit = [line.units[at].code]
    return who, hit


def _hit_in_words(line: Line, found: Found) -> str | None:
    """The country right behind "on": "duties of 5% on American corn"; None: none is."""
    told = _FALLS_ON.match(line.words(found.noun_end, found.last))
    return line.units[line.unit_at(line.places[found.noun_end] - 1 + told.start("who"))].code if told else None


def _is_on_owner(line: Line, found: Found, act: Act, who: str | None, owner: str) -> bool:
    """Whether it is told of the one who takes back "Chinese tariffs" that they are his: "the United States will"."""
    return (
        found.kind == "tariff"
        and _bears_name(line, found, owner)
        and bool(_TAKES_BACK.search(line.words(act.first - 7, act.first)))
        and (who not in (None, *UNNAMED))
    )


def _bears_name(line: Line, found: Found, owner: str) -> bool:
    """Whether the measure has a country's adjective: "Chinese tariffs"."""
    return any(unit.word == "A" and unit.code == owner for unit in line.units[found.start : found.noun])


def _named(line: Line, found: Found, act: Act, active: bool, owner: str | None) -> tuple[str | None, Goals]:
    """What the clause itself names."""
    hit: Goals
    if act.effect == "struck":  # a court strikes down what somebody else has imposed
        who = owner or author_of_measure(line, found) or agent(line, found.noun_end, found.last)
        return who, [*targets(line, found.noun_end, found.last, who)] or [None]
    if active:
        who = _doer(line, act) or subject(line, act.first) or owner
        hit = [*targets(line, act.last, found.last, who)]
        if not hit and who in RIVALS and owner is None and _hit_in_words(line, found) == who:
            return RIVALS[who], [who]  # "its ministry accused Washington of imposing tariffs on China"
        return who, hit
    who = (
        agent(line, act.last, found.last)
        or owner
        or author_of_measure(line, found)
        or _blamed(line, found)
        or destination(line, found)
    )
    hit = [*targets(line, object_start(line, found), _next_verb(line, act.last, found.last), who)]
    # what a state says of export duties tells of those of everybody
    teller = teller_behind(line, found.noun_end, by_order=found.kind == "tariff")
    who = who or (teller if found.kind == "tariff" and teller not in hit else None)
    return who or (None if hit else subject(line, found.start) or teller), hit


def _put_on_list(line: Line, found: Found, act: Act, owner: str | None, sides: Sides) -> tuple[str | None, Goals]:
    """Sides where the subject is who is listed: "nine U.S. firms were added to China's list"."""
    who = owner or agent(line, found.noun_end, found.last)
    hit, state = listed_before(line, found.first, act.first, who)
    if who is None and state:
        who = sides.other(state, line) if state in ("CN", "US") else "US"
    return who, hit or ["?"]


def object_start(line: Line, found: Found) -> int:
    """Where what the measure falls on can begin: behind an "on" inside its name ("curbs on investment in")."""
    inside = (at for at in range(found.noun, found.noun_end) if line.units[at].word in ("on", "against"))
    return next(inside, found.noun_end)


def _blamed(line: Line, found: Found) -> str | None:
    """The party that is taken to task for the measure: "criticized Trump over tariffs"; None: nobody is."""
    told = _OVER.search(line.words(max(0, found.start - 6), found.start))
    at = found.start - len(told[0].split()) if told else 0
    return line.units[at].code if told else None


def _next_verb(line: Line, first: int, last: int) -> int:
    """The unit of a further verb that hits nobody: "the tariffs announced on Friday came at a bad moment"."""
    for at in range(first, last):
        unit = line.units[at]
        if unit.tag in ("VBD", "VBZ") and not _HITS.match(unit.word):
            return at
    return last


def _undergone(line: Line, found: Found, act: Act, owner: str | None, sides: Sides) -> tuple[str | None, Goals]:
    """Sides where the subject is who is hit: "Chinese goods face a 30% tariff"."""
    before = line.words(found.first, act.first)
    if bound := BOUND.search(before):  # "goods bound for America face a tariff"
        goal = line.units[line.unit_at(line.places[found.first] - 1 + bound.start(1))].code
        others = [u.code for u in line.units[found.first : act.first] if u.word in ("N", "A") and u.code != goal]
        return goal, [others[-1] if others else sides.other(goal, line)]
    near = [u.code for u in line.units[max(found.first, act.first - 7) : act.first] if u.word in ("N", "A", "B")]
    target = near[-1] if near else subject(line, act.first)
    if target == "US" and " A imports " in before:
        return "US", [None]
    owner = owner or agent(line, found.noun_end, found.last)
    # "carmakers that ship to China face a Chinese tariff"
    if owner == target and owner in RIVALS and _bears_name(line, found, owner):
        return owner, [RIVALS[owner]]
    actor = owner if owner != target else None
    if len(near) > 1 and _LISTED.search(before):
        return actor or "US", list(dict.fromkeys(code for code in near if code != actor))
    if _ANYBODY.search(before):
        return actor or "US", [None]
    if target is None or target in UNNAMED:
        return actor, ["?"]
    doer = subject(line, found.first) if target not in ("US", "CN") else None  # "China cut it but Brazil faces 3%"
    if actor is None and doer not in (None, target, "S", *UNNAMED):
        return doer, [target]
    return actor or ("US" if target != "US" else sides.other("US", line)), [target]


def both_ways(actor: str | None, hit: Goals) -> list[tuple[str | None, tuple[str | None, ...]]]:
    """Actor and targets of each event: what both sides do is an event of each."""
    if actor == "S":
        return [("US", ("CN",)), ("CN", ("US",))]
    return [(actor, tuple(code for code in hit if code != actor) or (None,))]


def _doer(line: Line, act: Act) -> str | None:
    """The party in whose name a deed stands that is told by a noun: "the US imposition of tariffs"; None: by a verb."""
    if line.units[act.first].word not in ACT_NOUNS:
        return None
    named = [u.code for u in line.units[max(0, act.first - 3) : act.first] if u.word in ("N", "A", "B")]
    return named[-1] if named else None
