"""The parties that the words right around a measure's noun name."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.finding import Found
from tasks.events.lines import Line
from tasks.events.sides import Sides
from tasks.events.subjects import nearest, subject

_PAID: Final = re.compile(
    r" (?:(?:are|is|were|being|now|have|has|been|that) )*paid (?:to (?:the )?(?P<to>[NAB]) )?by (?:the )?(?P<by>[NB]) "
)
_ON_GOODS: Final = re.compile(r"^ (?:of |up |to |P |M |an? )*on (?:[a-z-]+ |[AN] |M |Q |'s ){0,8}?$")
_ON: Final = re.compile(r" (?:of (?:up to |as much as )?P )?(?:on|against) ")
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
_OF_STATE: Final = re.compile(r" of (?:the )?[NB](?= (?:on|against|are|were|will|have|had) )")
UNNAMED: Final = ("it", "he", "we", "S")
# "duties on goods bound for America": who lets them in acts
BOUND: Final = re.compile(
    r" (?:(?:bound|headed|heading|destined|en route) (?:for|to)|on (?:its|their) way to|entering|"
    r"arriving (?:in|at)|(?:shipped|flowing|coming|going|imports|exports|shipments|sales) to|into) (?:the )?([NA]) "
)
_SAID_BEHIND: Final = re.compile(
    r" , (?:(?:the )?(?P<who>[NB]) (?:said|says|announced|confirmed) |according to (?:an? |the )?(?:statement|notice|"
    r"announcement|release|order|decision)(?: issued| released| published| D)? (?:by|of|from) (?:the )?(?P<by>[NB]) )"
)


_AMERICAN_LAW: Final = re.compile(r" sections? (?:122|201|232|301|337|421) ")


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
    if owner is None and _AMERICAN_LAW.search(line.words(start - 1, end + 1)):
        return "US"  # "a Section 301 case"
    if owner is None and (told := _OF_STATE.match(line.words(end, end + 4))):
        return line.units[end + len(told[0].split()) - 1].code  # "the tariffs of the United States on"
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
        who = (
            subject(line, at)
            or teller_behind(line, found.noun_end)
            or ("US" if _is_on_china(line, found, at) else None)
        )
        if who in (None, "CN", unit.code, *UNNAMED) or (who != "US" and unit.code != "CN"):
            return None
        return str(who), str(unit.code)
    return None


def _is_on_china(line: Line, found: Found, at: int) -> bool:
    """Whether "China tariffs of 60%" that no state is told to levy are those on China: nobody else is named."""
    if at + 1 != found.noun or not _OF_RATE.match(line.words(found.noun_end, found.last)):
        return False
    named = {unit.code for unit in line.units if unit.word in ("N", "A", "B")}
    return line.units[at].code == "CN" and named <= {"CN"} and not _SELLERS.search(line.signs)


def destination(line: Line, found: Found) -> str | None:
    """The country into which the goods go on which a duty is levied; None: it is not told."""
    behind = line.words(found.noun_end, found.last)
    bound = BOUND.search(behind) if found.kind in _LEVIED else None
    if not bound or not _ON_GOODS.match(behind[: bound.start() + 1]):
        return None
    return line.units[line.unit_at(line.places[found.noun_end] - 1 + bound.start(1))].code


def paid_by(line: Line, found: Found, sides: Sides) -> tuple[str | None, str] | None:
    """Actor and target of "tariffs paid to the United States by China"; None: nobody is said to pay."""
    told = _PAID.match(line.words(found.noun_end, found.last))
    if not told:
        return None
    offset = line.places[found.noun_end] - 1
    payer = line.units[line.unit_at(offset + told.start("by"))].code
    to = line.units[line.unit_at(offset + told.start("to"))].code if told["to"] else None
    return (to or sides.other(payer, line), payer) if payer else None


_AUTHOR: Final = re.compile(
    r"^ (?:of |P |Q |on |and |to |, |[a-z]{2,} (?<!that )(?<!which )(?<!but )){1,14}?"
    r"(?:that|which) (?:the )?(?P<who>[NB]) "
    r"(?:has |have |had )?(?:also |already |first |since )?(?:applied|imposed|levied|introduced|put|announced|placed) "
)


def author_of_measure(line: Line, found: Found) -> str | None:
    """The party right behind the noun: "the tariff Trump imposed", "the duties on steel that Beijing has applied"."""
    if told := _AUTHOR.match(line.words(found.noun_end, found.last)):
        unit = line.units[line.unit_at(line.places[found.noun_end] - 1 + told.start("who"))]
        return unit.code or unit.word
    for at in range(found.noun_end, min(found.noun_end + 4, found.last)):
        unit = line.units[at]
        if unit.word in ("N", "B", "A", "S"):
            return unit.code or unit.word
        if unit.word not in ("that", "which", "president", "the", "had", "a"):
            return None
    return None


def teller_behind(line: Line, first: int, by_order: bool = False) -> str | None:
    """The party that says so behind: ", the White House said"; None: none does. `by_order`: only in its own notice."""
    told = _SAID_BEHIND.search(line.words(first, len(line.units)))
    group = "who" if told and told["who"] else "by"
    if told is None or (by_order and group == "who"):
        return None
    return line.units[line.unit_at(line.places[first] - 1 + told.start(group))].code
