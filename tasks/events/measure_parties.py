"""Who acts on whom where a noun names the measure."""

from __future__ import annotations

import re
from typing import Final

from tasks.entities.folding import word_set
from tasks.events.acts import RELIEVING
from tasks.events.clauses import nearest, subject
from tasks.events.finding import Found
from tasks.events.governing import Act
from tasks.events.lines import Line
from tasks.events.listing import is_passive, listed_before
from tasks.events.sides import Sides, agent, is_broad, targets

_ANYBODY: Final = re.compile(
    r" (?:any|every|all|some|other|many) (?:[\w-]+ ){0,2}(?:country|countries|nations?|partners?|imports?) "
)
_INTO: Final = re.compile(
    r" (?:into|against|of) (?:(?:A|the|chipmaker|company|giant|firm|logistics|[a-z]+) ){0,4}?(C)(?= )"
)
_LISTED: Final = re.compile(r" [NA] (?:, (?:the )?[NA] )*(?:, )?and (?:the )?[NA] (?:[a-z]+ ){0,4}$")
_OVER: Final = re.compile(r" [NB] (?:over|about|for) (?:[a-z]+ ){0,2}$")
_PAID: Final = re.compile(
    r" (?:(?:are|is|were|being|now|have|has|been|that) )*paid (?:to (?:the )?(?P<to>[NAB]) )?by (?:the )?(?P<by>[NB]) "
)
_UNNAMED: Final = ("it", "he", "we", "S")
_HITS: Final = re.compile(r"hit|target|affect|cover|appl|fall|fell|includ|is$|are$|was$|were$|has$|have$|had$|'s$")
_NOUNS: Final = word_set("imposition introduction implementation")

# "duties on goods bound for America": who lets them in acts
_BOUND: Final = re.compile(
    r" (?:(?:bound|headed|heading|destined|en route) (?:for|to)|on (?:its|their) way to|entering|"
    r"arriving (?:in|at)|(?:shipped|flowing|coming|going|imports|exports|shipments|sales) to|into) (?:the )?([NA]) "
)
_TO_FIRM: Final = re.compile(
    r" licen[cs]es? (?:[\w'-]+ |A |C |and ){0,6}?(?:sell|sales|exports?|shipments?|ship|"
    r"supply) (?:[\w-]+ ){0,3}?to (C) "
)
_ON_GOODS: Final = re.compile(r"^ (?:of |up |to |P |M |an? )*on (?:[a-z-]+ |[AN] |M |Q |'s ){0,8}?$")
_ON: Final = re.compile(r" (?:of (?:up to |as much as )?P )?(?:on|against) ")
_SAID_BEHIND: Final = re.compile(r" , (?:the )?([NB]) (?:said|says|announced|confirmed) ")
_LEVIED: Final = frozenset({"tariff", "trade_remedy", "import_restriction"})
# What a country says of another's duties: "slams China tariffs", "seeks relief from EU tariffs"
_AGAINST: Final = re.compile(
    r" (?:critici\w+|attack\w*|slam\w*|blast\w*|denounc\w+|condemn\w*|retaliat\w+|respon\w+|protest\w*|complain\w*|"
    r"answer\w*|against|urg\w+|fac(?:e|es|ed|ing)|pay\w*|hit by|avoid\w*|match\w*|challeng\w+|counter\w*) "
)

_OF_RATE: Final = re.compile(r"^ of (?:[a-z]+ ){0,3}P ")
# whom China's duties hit: "growers say China tariffs of 25% cost them buyers"
_SELLERS: Final = re.compile(
    r" (?:farm\w*|grower\w*|soybeans?|sorghum|canola|pork|beef|lobster\w*|wine\w*|bourbon|exports?|exporters?) "
)

# the subject right before its verb
_TAKES_BACK: Final = re.compile(r" [NB] (?:(?:will|would|to|has|have|had|agreed|decided|also|[a-z]+ly|D) )*$")

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
    who, hit = _named(line, found, act, active, owner)
    hit = hit or [compound[1]] if compound else hit
    is_named = bool(hit)
    if act.effect in RELIEVING and owner and who != owner and found.kind not in ("relief", "dispute"):
        who, hit = (who, [owner]) if _is_on_owner(line, found, act, who, owner) else (owner, [])
    if who is None and hit:
        who = sides.other(hit[0], line) if hit[0] in ("CN", "US") else "US"
    if not hit and act.effect == "cancelled" and (firm := _TO_FIRM.search(line.words(found.noun, len(line.units)))):
        hit = [line.units[line.unit_at(line.places[found.noun] - 1 + firm.start(1))].code]
    if not hit:
        hit = [None if broad else "?" if who is None or who in _UNNAMED else sides.other(who, line)]
    if found.kind == "export_control" and not is_named and act.effect not in RELIEVING and who != "US":
        hit = [None]
    if found.kind == "dispute" and (firm := _INTO.search(line.words(found.noun_end - 1, found.last))):
        at = line.unit_at(line.places[found.noun_end - 1] - 1 + firm.start(1))
        hit = [line.units[at].code]
    return who, hit


def _is_on_owner(line: Line, found: Found, act: Act, who: str | None, owner: str) -> bool:
    """Whether it is told of the one who takes back "Chinese tariffs" that they are his: "the United States will"."""
    named = any(unit.word == "A" and unit.code == owner for unit in line.units[found.start : found.noun])
    return (
        found.kind == "tariff"
        and named
        and bool(_TAKES_BACK.search(line.words(act.first - 7, act.first)))
        and (who not in (None, *_UNNAMED))
    )


def _named(line: Line, found: Found, act: Act, active: bool, owner: str | None) -> tuple[str | None, Goals]:
    """What the clause itself names."""
    if act.effect == "struck":  # a court strikes down what somebody else has imposed
        who = owner or author_of_measure(line, found) or agent(line, found.noun_end, found.last)
        return who, [*targets(line, found.noun_end, found.last, who)] or [None]
    if active:
        who = _doer(line, act) or subject(line, act.first) or owner
        return who, [*targets(line, act.last, found.last, who)]
    who = (
        agent(line, act.last, found.last)
        or owner
        or author_of_measure(line, found)
        or _blamed(line, found)
        or destination(line, found)
    )
    hit: Goals = [*targets(line, object_start(line, found), _next_verb(line, act.last, found.last), who)]
    teller = _teller(line, found.noun_end) if found.kind != "tariff" else None  # export duties hit everybody
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
        if (
            unit.tag in ("VBD", "VBZ")
            and not _HITS.match(unit.word)
            and line.units[at - 1].word not in ("that", "which")
        ):
            return at
    return last


def _undergone(line: Line, found: Found, act: Act, owner: str | None, sides: Sides) -> tuple[str | None, Goals]:
    """Sides where the subject is who is hit: "Chinese goods face a 30% tariff"."""
    before = line.words(found.first, act.first)
    if bound := _BOUND.search(before):  # "goods bound for America face a tariff"
        goal = line.units[line.unit_at(line.places[found.first] - 1 + bound.start(1))].code
        others = [u.code for u in line.units[found.first : act.first] if u.word in ("N", "A") and u.code != goal]
        return goal, [others[-1] if others else sides.other(goal, line)]
    near = [u.code for u in line.units[max(found.first, act.first - 7) : act.first] if u.word in ("N", "A", "B")]
    target = near[-1] if near else subject(line, act.first)
    if target == "US" and " A imports " in before:
        return "US", [None]
    owner = owner or agent(line, found.noun_end, found.last)
    actor = owner if owner != target else None
    if len(near) > 1 and _LISTED.search(before):
        return actor or "US", list(dict.fromkeys(code for code in near if code != actor))
    if _ANYBODY.search(before):
        return actor or "US", [None]
    if target is None or target in _UNNAMED:
        return actor, ["?"]
    doer = subject(line, found.first) if target not in ("US", "CN") else None  # "China cut it but Brazil faces 3%"
    if actor is None and doer not in (None, target, "S", *_UNNAMED):
        return doer, [target]
    return actor or ("US" if target != "US" else sides.other("US", line)), [target]


def both_ways(actor: str | None, hit: Goals) -> list[tuple[str | None, tuple[str | None, ...]]]:
    """Actor and targets of each event: what both sides do is an event of each."""
    if actor == "S":
        return [("US", ("CN",)), ("CN", ("US",))]
    return [(actor, tuple(code for code in hit if code != actor) or (None,))]


def owner_of(line: Line, start: int, end: int) -> str | None:
    """The country in whose name the noun phrase stands: "Chinese tariffs", "Trump's duties", "his China tariffs"."""
    owner = None
    for at in range(start, end):
        unit = line.units[at]
        if unit.word in ("on", "against", "for") and at > start:
            break  # "U.S. curbs on investment in Chinese firms"
        if unit.word in ("its", "their", "his", "her", "our"):
            return nearest(line, at, is_free=True) or nearest(line, at)
        if unit.word in ("A", "N", "B"):
            owner = unit.code
            if unit.word == "B" or line.words(at + 1, at + 2) == " 's ":
                return owner
    return owner


def hit_by_name(line: Line, found: Found) -> tuple[str, str] | None:
    """Actor and target where a country's name stands for the tariffs on it: "Trump cuts China tariffs"; None: none."""
    if found.kind != "tariff" and " tariff" not in line.words(found.noun - 1, found.noun_end):
        return None
    for at in range(found.start, found.noun):
        unit = line.units[at]
        is_noun = unit.word == "N" or (unit.word == "A" and unit.end - unit.start == 2)  # "EU tariffs"
        if not is_noun or unit.code in ("US", None) or unit.is_place or line.words(at + 1, at + 2) == " 's ":
            continue
        if _ON.match(line.words(found.noun_end, found.last)) or _AGAINST.search(line.words(0, at)):
            return None
        who = subject(line, at) or _teller(line, found.noun_end) or ("US" if _is_on_china(line, found, at) else None)
        if who in (None, "CN", unit.code, *_UNNAMED) or (who != "US" and unit.code != "CN"):
            return None
        return str(who), str(unit.code)
    return None


def _is_on_china(line: Line, found: Found, at: int) -> bool:
    """Whether "China tariffs of 60%" that no state is told to levy are those on China: nobody else is named."""
    if at + 1 != found.noun or not _OF_RATE.match(line.words(found.noun_end, found.last)):
        return False
    named = {unit.code for unit in line.units if unit.word in ("N", "A", "B")}
    return line.units[at].code == "CN" and named <= {"CN"} and not _SELLERS.search(line.signs)


def _teller(line: Line, first: int) -> str | None:
    """The party that says so behind: ", the White House said"; None: none does."""
    told = _SAID_BEHIND.search(line.words(first, len(line.units)))
    return line.units[line.unit_at(line.places[first] - 1 + told.start(1))].code if told else None


def destination(line: Line, found: Found) -> str | None:
    """The country into which the goods go on which a duty is levied; None: it is not told."""
    behind = line.words(found.noun_end, found.last)
    bound = _BOUND.search(behind) if found.kind in _LEVIED else None
    if not bound or not _ON_GOODS.match(behind[: bound.start() + 1]):
        return None
    return line.units[line.unit_at(line.places[found.noun_end] - 1 + bound.start(1))].code


def _doer(line: Line, act: Act) -> str | None:
    """The party in whose name a deed stands that is told by a noun: "the US imposition of tariffs"; None: by a verb."""
    if line.units[act.first].word not in _NOUNS:
        return None
    named = [u.code for u in line.units[max(0, act.first - 3) : act.first] if u.word in ("N", "A", "B")]
    return named[-1] if named else None


def paid_by(line: Line, found: Found, sides: Sides) -> tuple[str | None, str] | None:
    """Actor and target of "tariffs paid to the United States by China"; None: nobody is said to pay."""
    told = _PAID.match(line.words(found.noun_end, found.last))
    if not told:
        return None
    offset = line.places[found.noun_end] - 1
    payer = line.units[line.unit_at(offset + told.start("by"))].code
    to = line.units[line.unit_at(offset + told.start("to"))].code if told["to"] else None
    return (to or sides.other(payer, line), payer) if payer else None


def author_of_measure(line: Line, found: Found) -> str | None:
    """The party right behind the noun: "the tariff Trump imposed"."""
    for at in range(found.noun_end, min(found.noun_end + 4, found.last)):
        unit = line.units[at]
        if unit.word in ("N", "B", "A", "S"):
            return unit.code or unit.word
        if unit.word not in ("that", "which", "president", "the", "had", "a"):
            return None
    return None
