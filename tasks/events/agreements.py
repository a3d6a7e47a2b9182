"""Deals, truces, frameworks and understandings: reached, planned, in force, failed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tasks.events.clauses import clause
from tasks.events.drafts import Draft
from tasks.events.lines import Line
from tasks.events.sides import Sides, targets
from tasks.events.subjects import subject

_DEAL: Final = (
    r"(?:deals?|agreements?|truce|pact|accords?|framework|consensus|memorand(?:um|a) of understanding|"
    r"understanding|ceasefire)"
)
_OF: Final = r"(?:[\w-]+ |A |N |S |'s |, |and |D |Q ){0,6}?"


@dataclass(frozen=True, slots=True)
class Telling:
    """One way of telling of an agreement."""

    status: str
    pattern: str
    example: str


TELLINGS: Final = (
    Telling(
        "planned",
        (
            rf"(?:will|to|plans? to|is to|are to|expected to|will be|would) (?:also )?(?:sign(?:ing)?|"
            rf"finali[sz](?:e|ing)) {_OF}{_DEAL}"
        ),
        "He will sign the first part of the deal on Jan. 15.",
    ),
    Telling(
        "failed",
        (
            rf"(?:tore up|pulled out of|withdrew from|reneged on|renege on|backed out of|"
            rf"scrapped) {_OF}{_DEAL}|{_DEAL} (?:collapsed|fell apart|unravell?ed)"
        ),
        "The truce collapsed within a week.",
    ),
    Telling(
        "in_force",
        (
            rf"negotiated (?:[\w-]+ |A |N ){{0,9}}?{_DEAL}|(?:under|since) (?:the|a) {_OF}(?:truce|"
            rf"agreement) (?:reached|signed|struck)"
        ),
        "He negotiated an enforceable trade agreement in his first term.",
    ),
    Telling(
        "announced",
        (
            rf"(?:sign(?:s|ed)|reach(?:es|ed)|struck|strikes?|conclud(?:es|ed)|agreed (?:to|on)|seal(?:s|ed)|"
            rf"announc(?:es|ed)|hammered out|secured|clinched|hailed|finali[sz]ed|inked|forged|achieved|"
            rf"reaching|signing of|announcement of|have|has|touted a decision by S to agree to|agree to|"
            rf"arrived at|call(?:s|ed)|confirmed|came to|come to|declared) "
            rf"(?:(?:a|an|the|their|its|this|that|our|initial|historic|new|preliminary|"
            rf"partial|limited|tentative|basic|important|broad|first|phase|one|trade|in|principle|on|formal|"
            rf"working|group|interim|very|good|series|of|economic|[\w]+-(?:day|month|year)|long-term|landmark|sweeping|final|verbal|temporary|tariff|S|A|N|'s|and|mini|"
            rf"comprehensive|substantial|general|positive) ){{0,7}}?(?:{_DEAL}|consensus|working group)"
        ),
        "The two countries reached a framework in London.",
    ),
    Telling(
        "announced",
        (
            rf"(?:{_DEAL} (?:between|with) (?:S|the two (?:sides|nations|countries)"
            rf"|(?:the )?[NA](?: and (?:the )?[NA])?) "
            r"(?:was|were|has been|have been) (?:finalized|reached|signed|struck|agreed|concluded|sealed)|"
            rf"(?:deal|agreement) with (?:the )?[NA] (?:is|was) (?:done|complete|finished)|phase[- ](?:one|"
            rf"1|i) {_OF}{_DEAL}|(?:deals?|agreements?|truce|pact|accords?|memorandum of understanding|"
            rf"ceasefire) (?:reached|signed|struck|announced|agreed)|(?:recent |trade |"
            rf"new ){_OF}{_DEAL} (?:that B has secured )?(?:between|with) (?:the )?[NAS]|trade truce(?: in D)?|"
            rf"(?:one-year|90-day|months-long|fragile) (?:trade |tariff )?truce)"
        ),
        "The truce reached in Geneva expires in August.",
    ),
    Telling(
        "announced",
        (
            r"(?:have |had |has |both |also |D )*(?:agreed|(?<= [NBS] )agree)(?: (?:on )?D| in principle| at [\w -]+|"
            r" on the sidelines of [\w ]+(?:N|D)?(?: on D)?)* to (?!the |this |these |meet|disagree|maintain|"
            r"report |stay |continue (?:[a-z]+ ){0,2}(?:communicat|cooperat|exchang|contact)|keep (?:talking|in|"
            r"close)|strengthen|step up|"
            r"work (?:together|toward)|talk|sit|"
            r"(?:hold|have|continue|resume|start|begin) (?:[\w-]+ |[A-Z] ){0,5}?"
            r"(?:talks|rounds?|discussions|negotiations|consultations|meetings?|summit)|"
            r"speak|be |N |visit)(?=\w)|agree to a|agreed that"
        ),
        "Both sides agreed to launch a working group on tourism.",
    ),
)
NAMED: Final = re.compile(
    r"(?<= )(?:"
    + "|".join(f"(?P<t{number}>{telling.pattern})" for number, telling in enumerate(TELLINGS))
    + ")(?:(?= )|(?<= )(?=[a-z]))"
)
_OTHER: Final = re.compile(
    r" (?:nuclear|peace|hostage|gaza|ukraine|prisoner|climate|credit|loan|budget|debt|labor|merger) "
)
_UNREAL: Final = re.compile(
    r" (?:lack of|absence of|if|unless|whether|not|no|never|won't|wouldn't|hasn't|haven't|didn't|don't|doesn't|"
    r"yet|without|until|could|may|might|hope[sd]?|hopes|want(?:s|ed)?|"
    r"seek(?:s|ing)?|would|eventually|sometime|isn't|aren't|failed|unable|trying|attempting|difficult|"
    r"likely|chances?|prospects?|urged?|urges|before|possible|possibility|aim(?:s|ed)?|any|once|when|"
    r"should|yet|expects?|expected|optimism|towards?|try|can) "
)
_SOUGHT: Final = re.compile(
    r" (?:to|not|will|would|could|can|a|possible) (?:\w+ )?(?:make|reach|strike|do|get|have|negotiate|"
    r"cut|close|seal|finalize|secure|achieve|complete|conclude|want) (?:a|an|the|any|some|this|"
    r"that) (?:[\w-]+ |[A-Z] ){0,3}$"
)
# "the trade truce holds": nothing is agreed
_STANDING: Final = re.compile(
    r" (?:is |was |has |appears to be |looks )?(?:holds?|held|holding|fray\w*|wobbl\w+|teeter\w*|crack\w*|stands) "
)
# "trade deals with the United States would be hard to reach"
_OPEN: Final = re.compile(r" (?:[a-z]+ly |[NA] )?(?:would|could|may|might) ")
# "its implementation of the Phase One agreement"
_MENTIONED: Final = re.compile(
    r" (?:(?:under|with|compliance|commitments|obligations|pledges|promises|violat\w+|breach\w*|honou?r\w*|"
    r"enforc(?:e|es|ed|ing)|since|per|before|pursuant to|extend\w*) (?:in |the |its |under |of |with |to |their ){0,3}|"
    r"(?:implement\w+|terms|provisions|performance|execution|fulfil\w+|text|parts|enforcement|goals|targets) "
    r"(?:of |in |under )?(?:the |its |their |this |that |[NA] 's )?(?:[NA] )?)$"
)
_PRESSED: Final = re.compile(
    r" (?:press(?:ure|ed|ing|es)?|push(?:ed|es|ing)?|forc\w+|need(?:s|ed)?|incentive|ready|willing) .* $"
)


def read_agreements(line: Line, sides: Sides) -> Iterator[Draft]:
    """A draft for each agreement the line tells of."""
    for found in NAMED.finditer(line.signs):
        number = int((found.lastgroup or "t0")[1:])
        telling = TELLINGS[number]
        first, last = line.span(found.start(), found.end())
        begin, end = clause(line, first)
        near = max(begin - 1, first - (3 if number == 4 else 10))
        if _UNREAL.search(line.words(near, first).removeprefix(" when").removeprefix(" before")) or _UNREAL.search(
            line.words(first, last)
        ):
            continue
        if number == 4 and _SOUGHT.search(line.words(first - 8, first)):
            continue
        if line.units[first].tag == "VB" and _PRESSED.search(line.words(first - 7, first)):
            continue
        if _OTHER.search(line.words(first - 3, last + 1)):
            continue
        if number == 4 and _STANDING.match(line.words(last, last + 3)):
            continue
        if number == 4 and _MENTIONED.search(line.words(first - 6, first)):
            continue
        if number == 4 and _OPEN.match(line.words(last, last + 4)):
            continue
        if _by_firm(line, begin, first):
            continue
        who = subject(line, first)
        if number == 5 and not (who == "S" or _joint(line, begin, first)):
            continue
        pair = _pair(line, first, last, begin, end, who, sides)
        if pair is None:
            continue
        actor, goals = pair
        yield Draft(
            line,
            first,
            _end(line, last, end),
            "agreement",
            "",
            actor,
            tuple(goals),
            telling.status,
            "agreement.named" if number == 4 else f"agreement.{telling.status}",
            first,
            reach=(begin, end),
            place=_name(line.words(first, last)),
            object=_promise(line, last) if number == 5 else "",
        )


def _by_firm(line: Line, begin: int, first: int) -> bool:
    """Whether a firm is the one named last before the verb: "Huawei is ready to sign an agreement"."""
    named = [unit.word for unit in line.units[max(begin, first - 8) : first] if unit.word in "NABSCH"]
    return bool(named) and named[-1] == "C"


def _joint(line: Line, begin: int, first: int) -> bool:
    """Whether both parties stand before the verb: "Raimondo and the minister agreed to"."""
    before = line.words(begin, first)
    codes = {u.code for u in line.units[begin:first] if u.word in ("N", "A", "B")}
    return (" and " in before and len(codes) > 1) or " they " in before


def _pair(
    line: Line, first: int, last: int, begin: int, end: int, who: str | None, sides: Sides
) -> tuple[str, list[str | None]] | None:
    main = sides.main_pair()
    if who == "S" or any(u.word == "S" for u in line.units[first:last]):
        return ("US", ["CN"]) if main[0] else None
    named = (u for u in line.units[begin:end] if u.word in ("N", "A", "B") and not u.is_place)
    codes = list(dict.fromkeys(unit.code for unit in named if unit.code))
    if who in ("it", "he", "we"):
        far, partners = targets(line, first, end, None), _partners(line, first, end)
        far = far if set(partners) <= set(far) else partners
        if far and "US" not in far and set(far) != {"CN"}:
            return who, [*far]  # "he struck a deal with Canada and Mexico"
        if len(codes) != 1:
            return ("US", ["CN"]) if main[0] else None
        who = None
    actor = who or (codes[0] if codes else main[0])
    if actor is None:
        return None
    codes = [code for code in codes if code != actor]
    goals: list[str | None] = [code for code in targets(line, first, end, actor) if code in codes] or [*codes[:1]]
    if not goals:
        other = sides.other(actor, line) or (main[1] if actor == main[0] else main[0])
        goals = [other] if other and other != actor else []
    return (actor, goals) if goals else None


def _partners(line: Line, first: int, end: int) -> list[str]:
    """The country behind "with": "signed a trade agreement with South Korea"."""
    found = re.search(r" with (?:the )?(?P<who>[NB]) ", line.words(first, end))
    unit = line.units[line.unit_at(line.places[first] - 1 + found.start("who"))] if found else None
    return [unit.code] if unit and unit.code else []


def _end(line: Line, last: int, end: int) -> int:
    """The end of the span: what was agreed to, or with whom, as far as the clause goes."""
    stop = last
    for at in range(last, min(end, last + 10)):
        if line.units[at].word in (",", ".", "said"):
            break
        if line.units[at].word in "NADS" or line.units[last - 1].word == "to":
            stop = at + 1
    return stop


def _promise(line: Line, at: int) -> str:
    """What was agreed to, by its verb, where it is no tariff: the same tariffs are agreed on in many words."""
    if at >= len(line.units) or re.search(r"tariff|dut(?:y|ies)|exclu|truce|deal", line.words(at, at + 10)):
        return ""
    return line.units[at].word


def _name(words: str) -> str | None:
    found = re.search(r"phase[- ](?:one|1|i|two|2)\b|truce|framework|working group|consensus", words)
    if found and found[0].startswith("phase"):
        return "phase one" if not re.search("two|2", found[0]) else "phase two"
    return found[0] if found else None
