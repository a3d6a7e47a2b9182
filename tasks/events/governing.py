"""Which verb governs a noun phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.events.acts import ANY_ACT, RELIEVING, effect_of
from tasks.events.lines import Line
from tasks.reference.folding import word_set

_NOT_MODIFIER: Final = word_set(
    "on against from to with of for in at by over between about than into under and or but , ; : ( ) "
    "— – . ? ! is are was were be been being has have had will would could may might should can do "
    "does did not that which who if when while as it they he she we i you said says say told also "
    "including such including whether how what why then wants want"
)
_BLOCKING: Final = word_set(
    "against by from despite amid over about after before without under than since during because "
    "between like through beyond"
)
_MODIFYING_ACT: Final = re.compile(
    r"(?:increas|remain|renew|escalat|rais|threaten|plann|propos|suspend|delay|expand|exist|retaliat|"
    r"pend|announc|impos)(?:ed|ing) "
)
_LINK: Final = re.compile(
    r" (?:(?:plans?|planned|threat|threatened|decision|order|move|proposal|the|a|an|its|their|any|some|of|to|"
    r"on|from|new|further|"
    r"more|additional|imposition|implementation|introduction|application|collection|enforcement|"
    r"increases?|imposing|"
    r"impose|raise|for|by|\d+|one|year|months?|days|three|six|raising|imposed|D|Q|,|in|90-day|initial|period|"
    r"certain) )*"
)
AUXILIARY: Final = word_set(
    "is are was were be been being has have had will would to that which also now not already could "
    "may might can should"
)


ACT_NOUNS: Final = word_set("imposition introduction implementation")
_PARTICLES: Final = word_set("back off up down out")
_ARTICLES: Final = word_set("a an the its their his her our these those this any some")
_DETERMINERS: Final = word_set("a an the its their his new any A 's P some most these those")
_DOERS: Final = frozenset(
    {
        "N",
        "B",
        "S",
        "it",
        "they",
        "he",
        "she",
        "we",
        "i",
        "has",
        "have",
        "had",
        "administration",
        "government",
        "ministry",
        "department",
    }
)
_GROWING: Final = frozenset({"escalating", "increasing", "mounting", "expanding", "widening"})
_PARTICIPLES: Final = frozenset(
    {
        "imposing",
        "raising",
        "levying",
        "escalating",
        "increasing",
        "including",
        "existing",
        "remaining",
        "outstanding",
        "pending",
        "retaliating",
        "impose",
        "raise",
        "corresponding",
        "punishing",
        "sweeping",
    }
)
_NO_OBJECT: Final = re.compile(
    r" (?:fall|falls|fell|falling|rise|rises|rose|rising|remain\w*|stay\w*|expir\w+|laps\w+|took effect|take effect) $"
)
_BARE_VERB: Final = re.compile(r" (?:to|will|would|could|may|might|can|should|must|and then) ")
_BY_MEANS: Final = re.compile(r"^[^,;]* (?:with|through|via) (?:[a-z-]+ )?$")
_TO_DATE: Final = re.compile(r" (?:(?:on|from|in|at) )?D ")
_CLAUSAL: Final = re.compile(
    r" (?:(?:message|tone|stance|rhetoric|language|position|views?) (?:on|over|about|toward)"
    r"|(?:process|procedures?|paperwork|groundwork|preparations) (?:of|for)"
    r"|that|which|who|because|whether|what|how|and|(?:risks?|threat|prospects?|possibility|impact|"
    r"effects?|costs?|burden|pain|concerns?|fears?|odds|chances?|likelihood|specter|status|question|"
    r"brunt|number|total|value) (?:of|about|over|from)|(?:retaliation|response|reaction|objections?|"
    r"opposition) (?:for|to|against)|(?:hearings?|talks|votes?|reports?|comments?|debate|ruling|"
    r"investigation) (?:[\w-]+ |D ){0,2}(?:on|about|of|over|into)) "
)


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of doing in a line."""

    first: int  # unit
    last: int  # exclusive
    effect: str


def phrase_start(line: Line, noun: int, first: int) -> int:
    """Where the noun phrase begins: modifiers and figures before the noun."""
    at = noun
    while at > first and noun - at < 9:
        unit = line.units[at - 1]
        if unit.tag == "RP" or (unit.word in _PARTICLES and line.units[at].word not in _PARTICLES):
            break
        if unit.tag in ("DT", "PRP$") or unit.word in _ARTICLES:
            return at - 1
        if line.words(at - 3, at - 1) == " more than " and ANY_ACT.match(unit.word + " "):
            break
        if _MODIFYING_ACT.match(unit.word + " ") and at - 1 > first and _modifies(line, at - 1):
            at -= 1
            continue
        if unit.word == "and" and line.words(at - 2, at + 1) == " P and P ":
            at -= 2
            continue
        if unit.word == "and" and at - 3 >= first and _is_paired(line, at - 2):
            at -= 2
            continue
        if unit.tag == "VBG" and line.units[at - 2].tag == "NNS" and unit.word not in _PARTICIPLES:
            break  # "exporters seeking licences"
        if unit.word in _NOT_MODIFIER or unit.tag in ("VBD", "VBZ", "VBP", "VB", "MD"):
            break
        if unit.word == "rising" or (unit.word in _GROWING and at - 1 > first and line.units[at - 2].tag == "IN"):
            at -= 1
            continue
        if (
            at - 1 > first
            and unit.word.endswith("ed")
            and line.units[at - 2].word in _DOERS
            and ANY_ACT.match(unit.word + " ")
        ):
            break
        if ANY_ACT.match(unit.word + " ") and (unit.tag not in ("JJ", "NN", "NNS") or _is_headline_verb(line, at - 1)):
            break
        at -= 1
    return at


def _is_headline_verb(line: Line, at: int) -> bool:
    """Whether a noun, as the parser has it, is the verb of a headline: "Trump cuts China tariffs"."""
    if at == 0 or not line.units[at].word.endswith("s"):
        return False
    return line.units[at - 1].word in ("N", "A", "B") and line.units[at + 1].word in ("N", "A")


def _is_paired(line: Line, at: int) -> bool:
    """Whether a modifier stands right behind a verb, so that "and" joins two: "lift steel and aluminum tariffs"."""
    before = line.units[at - 2] if line.units[at - 1].tag == "DT" and at > 1 else line.units[at - 1]
    return (
        line.units[at].tag in ("NN", "JJ", "NNP") and before.tag[:1] == "V" and bool(ANY_ACT.match(before.word + " "))
    )


def _modifies(line: Line, at: int) -> bool:
    """Whether a participle stands inside a noun phrase: "a planned tariff", "its recently announced duties"."""
    before = line.units[at - 1]
    if before.word in ("newly", "recently") and at > 1 and line.units[at - 2].word not in _DOERS | {"A"}:
        return True
    if before.tag == "RB" and at > 1:
        before = line.units[at - 2]
        if before.word == "A" and line.units[at].tag == "VBD":
            return False  # "the U.S. recently announced tariff hikes"
    if before.word == "and" and at > 1 and line.units[at - 2].tag == "JJ":
        return True  # "both current and proposed export controls"
    return before.tag in ("JJ", "POS", "PRP$", "DT") or before.word in _DETERMINERS


def governing_act(line: Line, first: int, start: int) -> Act | None:
    """The verb of which the noun phrase that begins at `start` is the object; None: there is none."""
    if start > first and line.units[start - 1].word in _BLOCKING:
        return _exemption(line, first, start)
    acts = [act for act in acts_between(line, first, start) if not (_is_noun(line, act) or _is_of_date(line, act))]
    if acts and _NO_OBJECT.match(line.words(acts[-1].first, acts[-1].last)):
        return None
    if not acts or start - acts[-1].last > (12 if " with " in line.words(acts[-1].last, start) else 7):
        return None
    nearest = acts[-1]
    between = line.words(nearest.last, start)
    if _CLAUSAL.search(between):
        return None
    if nearest.effect in RELIEVING and _BY_MEANS.search(between):
        return None  # "cut the deficit with tariffs"
    if any(
        unit.tag in ("VBD", "VBZ", "VBP", "VBG", "VB") and unit.word not in AUXILIARY and unit.word not in _PARTICIPLES
        for unit in line.units[nearest.last : start]
    ):
        return None
    for earlier in reversed(acts[:-1]):
        if earlier.effect not in RELIEVING or nearest.effect in RELIEVING:
            continue
        if _LINK.fullmatch(line.words(earlier.last, nearest.first)):
            return earlier
    return nearest


def _exemption(line: Line, first: int, start: int) -> Act | None:
    """The verb in "exempted Canada from the tariffs"; None: "from" means something else."""
    if line.units[start - 1].word != "from":
        return None
    found = [act for act in acts_between(line, max(first, start - 9), start) if act.effect == "exempted"]
    return found[-1] if found else None


def _is_noun(line: Line, act: Act) -> bool:
    """Whether the parser takes the word of an act for a noun or an adjective, as in "the planned cut in duties"."""
    if act.last - act.first > 1:
        return False
    unit = line.units[act.first]
    if act.first and (line.units[act.first - 1].tag == "MD" or line.words(act.first - 2, act.first) == " more than "):
        return False
    if _is_headline_verb(line, act.first):
        return False
    if unit.word == "lower" and act.first and line.units[act.first - 1].word in ("and", ","):
        return not _BARE_VERB.search(line.words(max(0, act.first - 20), act.first))
    if unit.word.endswith("ed") and act.first and line.units[act.first - 1].word in _DOERS:
        return False
    if unit.tag in ("NN", "NNS", "JJ", "JJR", "NNP"):
        return (unit.word not in ACT_NOUNS and not unit.word.endswith(("ing", "ed"))) or (
            unit.tag == "JJ" and unit.word not in ("subject",)
        )
    return False


def _is_of_date(line: Line, act: Act) -> bool:
    """Whether it only leads to a date: "starting on Aug. 1, export curbs will apply"."""
    return line.units[act.first].word in ("starting", "beginning") and bool(
        _TO_DATE.match(line.words(act.last, act.last + 2))
    )


def acts_between(line: Line, first: int, last: int) -> list[Act]:
    """The verbs of doing between two units."""
    if first >= last:
        return []
    offset = line.places[first] - 1
    found = []
    limit = line.places[last - 1] + len(line.units[last - 1].word) + 1
    for match in ANY_ACT.finditer(line.signs, offset):
        if match.end() > limit:
            break
        begin, end = line.span(match.start(), match.end())
        if begin and line.units[begin - 1].word == "as" and line.units[begin].tag == "VBN":
            continue  # "next year as planned"
        found.append(Act(begin, max(end, begin + 1), effect_of(match)))
    return found
