"""Nouns that name a trade measure, by type of event, and what follows or precedes them when they do not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.events.acts import RELIEVING

RESTRICTIVE: Final = frozenset(
    {"tariff", "export_control", "import_restriction", "sanction", "investment_restriction", "trade_remedy", "other"}
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One way of naming measures of a type. The pattern reads signs (see lines.py)."""

    type: str  # a type of annotation.md; "rule" for what tells no type: an event only where it is relieved
    pattern: str
    example: str


_EXPORTED: Final = (
    r"(?:(?:[\w-]+ |[NA] |'s ){0,3}(?:memory|lithography|components|batteries|chips?|semiconductors?|"
    r"minerals?|earths?|technolog(?:y|ies)|software|magnets?|exports?|gallium|germanium|graphite|"
    r"antimony|equipment|sales?|shipments?))"
)
_LIST: Final = (
    r"(?<=(?:ed on|ed to) )the list(?= (?:in|on|D|last|since|[.,]))|(?<=put on )the list(?= (?:in|on|D|[.,]))|"
    r"(?:export|trade)[- ](?:restrictions?|control) lists?|(?:unreliable )?entit(?:y|ies)[- ]list(?:ing)?s?|"
    r"(?:export |trade |"
    r"economic )?blacklist(?:ing)?s?|unreliable entities list"
)

# The first that matches at the leftmost place decides.
MEASURES: Final = (
    Measure(
        "trade_remedy",
        (
            r"(?:anti-?dumping|anti-subsidy|countervailing)(?: and (?:anti-?dumping|anti-subsidy|"
            r"countervailing))?(?: (?:and )?(?:[\w-]+ )?(?:dut(?:y|ies)|tariffs?|measures?|investigations?|"
            r"probes?|deposits?|inquir(?:y|ies)|cases?))?"
        ),
        "China imposed anti-dumping duties on Canadian canola.",
    ),
    Measure(
        "dispute",
        r"section (?:301|232|337|201) (?:\w+ ){0,2}?(?:investigations?|probes?|inquir(?:y|ies)|"
        r"case)(?: measures)?|(?:antitrust|anti-monopoly|antimonopoly|anti-discrimination|"
        r"national[- ]security|trade) (?:\w+ )?(?:investigations?|probes?|inquir(?:y|ies))"
        r"|(?:investigations?|probes?|inquir(?:y|ies)) (?:under section \d+ |\w+ ){0,8}?(?:into|against)|"
        r"(?:investigations?|probes?|inquir(?:y|ies)) (?:aimed at|targeting|of (?=(?:[\w-]+ ){0,3}(?:imports|[ANC]) ))|"
        r"(?:investigations?|probes?) under section \d+|lawsuits?|complaints? (?:with|at|"
        r"to) (?:the )?(?:C|world trade organization|wto)|(?:C|wto) (?:dispute )?(?:complaints?|cases?|"
        r"disputes?|challenge|panels?)|legal challenges?",
        "The office opened a Section 301 investigation into shipbuilding.",
    ),
    Measure(
        "relief",
        r"(?:tariff |duty |trade )?(?:exemptions?|exclusions?|waivers?|carve-?outs?|"
        r"concessions)(?: (?:process|measures?|list))?|(?:tariff|duty|trade|export control|[\w-]+-(?:day|"
        r"month|year)) (?:\w+ )?(?:pauses?|suspensions?|reprieves?|reductions?|cuts?|rollbacks?|relief|"
        r"freeze)(?: (?:of|in|on) (?:[\w'-]+ |P |A |N |'s ){0,7}?(?:tariffs?|duties|levies|probes?|investigations?|"
        r"controls|"
        r"restrictions|curbs|fees|"
        r"countermeasures|measures))?|(?:export |general |special )?licen[cs]es?(?! plates?)|"
        r"de minimis(?: (?:treatment|exemption|"
        r"rule|loophole|provision))?|duty-free (?:\w+ ){0,2}(?:treatment|status)|(?:reductions?|suspensions?|cuts?|"
        r"cancellations?|rollbacks?|removal|elimination|pause|extension|termination) (?:of|in|to|"
        r"on) (?:[\w'-]+ |P |A |N |'s ){0,6}?(?:tariffs?|duties|levies|export controls|controls|"
        r"restrictions|curbs|fees|countermeasures|exclusions?|measures)(?: (?:hikes?|increases?|rates?))?",
        "The ministry granted export licences to three makers of magnets.",
    ),
    Measure("truce", r"(?:trade|tariff) truce|truce", "Both sides extended the tariff truce by 90 days."),
    Measure(
        "threat",
        r"tariff threats?|threats? (?:of |to (?:impose|levy) )?(?:\w+ |P ){0,3}tariffs?",
        "Mr. Liu came after the president's tariff threat.",
    ),
    Measure(
        "",
        (
            r"(?:(?:reciprocal|retaliatory)[- ])?tariff(?:s)? (?:burden|lists?|war|wars|commission|act|lines?|"
            r"revenues?|polic(?:y|ies)|disputes?|"
            r"fight|battle|talks|negotiations|barriers?|impact|deal|schedules?|code|income|uncertainty|news|"
            r"strategy|agenda|quota|man|issue|question|standoff|relief|front|tensions|turmoil|threshold|"
            r"refunds?|spats?|rows?|feuds?|clash(?:es)?|escalation|blitz)|non-tariff barriers?|custom(?:s)? dut(?:y|"
            r"ies) law|duty-free|heavy-duty|on duty"
        ),
        "The tariff war has cost both sides.",
    ),
    Measure(
        "other",
        (
            r"(?:special |additional |new |docking )?port(?: service| docking| entry)? (?:fees?|charges?)|"
            r"(?:docking|service) fees? (?:on|for) (?:\w+ ){0,4}(?:ships?|vessels?)|fees? on (?:A|"
            r"N) (?:\w+ ){0,2}(?:ships?|vessels?)|visa (?:restrictions?|curbs|bans?)"
        ),
        "Beijing charged special port fees for vessels owned by American firms.",
    ),
    Measure(
        "export_control",
        r"entit(?:y|ies)[- ]list (?:[\w-]+ )?(?:restrictions?|rules?|controls?|curbs)",
        "The new rule expands its entity-list export restrictions.",
    ),
    Measure(
        "sanction",
        rf"{_LIST}|sanctions?(?! (?:relief|regime|evasion|law))|(?:designation|listing)s? of (?=C|A)|asset freezes?",
        "The department added twelve firms to the entity list.",
    ),
    Measure(
        "investment_restriction",
        (
            r"(?:(?:outbound|inbound|A|foreign) )?investment (?:restrictions?|curbs?|bans?|limits?|screening|"
            r"rules?|controls?)|(?:restrictions?|curbs?|limits?|bans?) on (?:\w+ ){0,4}?investments?(?: "
            r"\w+){0,3}"
        ),
        "The order sets restrictions on Chinese investment in the United States.",
    ),
    Measure(
        "import_restriction",
        (
            r"import (?:bans?|restrictions?|curbs?|quotas?|suspensions?|controls?|halts?)|(?:bans?|"
            r"restrictions?|curbs?|suspensions?|halts?|quotas?|embargo(?:es)?) on (?:the )?(?:\w+ ){0,4}?(?:imports?|"
            r"purchases)|bans? on (?:\w+ ){0,3}?(?:seafood|beef|pork|poultry|coal|lobsters?|goods|products|"
            r"soybeans|cars|vehicles|drones?|apps?)|curbs on (?:\w+ )?(?:chipmakers? )?C"
        ),
        "Beijing announced a ban on seafood imports from Japan.",
    ),
    Measure(
        "export_control",
        (
            rf"export[- ](?:controls?(?! list)|restrictions?|curbs?|bans?|limits?|licen[cs]ing(?: \w+)?|rules?|"
            rf"quotas?)(?: (?:measures?|rules?|regime|system|regulations?|requirements?|actions?))?|"
            rf"(?:controls?|restrictions?|curbs?|limits?|bans?) on (?:the )?(?:exports?|sales?|shipments?) of|"
            rf"(?:controls?|restrictions?|curbs?|limits?|bans?) on {_EXPORTED}|(?:chip|technology|"
            rf"rare[- ]earths?|semiconductor|tech)(?: export| sales)? (?:controls?|restrictions?|curbs?|bans?)|"
            rf"licen[cs](?:ing|e) requirements?"
        ),
        "China widened its export controls on rare earths.",
    ),
    Measure(
        "sanction",
        (
            r"restrictions? on (?:as many as |up to |Q |more |other |"
            r"\w+ ){0,5}(?:tech(?:nology)? )?(?:companies|firms)"
        ),
        "It is considering restrictions on five other firms.",
    ),
    Measure(
        "tariff",
        (
            r"(?:(?:counter|reciprocal|retaliatory)[- ]?)?tariffs?(?: (?:hikes?|increases?|rates?|measures?|"
            r"rises?|lev(?:y|ies)|package|regime|tranche|rounds?))?|(?:import |customs |additional )?dut(?:y|"
            r"ies)(?: (?:rates?|hikes?|increases?))?|(?<!to )(?<!will )(?<!would )lev(?:y|ies)|"
            r"import tax(?:es)?|(?<!services )(?<!income )(?<!carbon )tax(?= on (?:another |all |some )?(?:M|"
            r"A |N |imports|goods))"
            r"|(?<=P )rate(?= (?:will|would|is|was|has) (?:also )?(?:be|been )?(?:imposed|levied|applied|put) )"
            r"|taxes on (?:\w+ ){0,2}(?:imports|goods)|taxation measures|sales tax on (?:A|N)"
        ),
        "Washington will impose a 10% tariff on all imports.",
    ),
    Measure(
        "rule",
        (
            r"(?:non-tariff |retaliatory |relevant |corresponding )?(?:counter-?measures?|"
            r"retaliatory measures|retaliation measures)"
        ),
        "China will suspend its countermeasures for one year.",
    ),
    Measure(
        "generic",
        (
            r"(?:50 percent |relevant )?(?:rules?|restrictions?|curbs?|"
            r"measures?)(?= (?:\w+ ){0,6}?(?:announced|entit|under|targeting|against|on))|restrictions|curbs"
        ),
        "It suspends the new rule announced in September.",
    ),
)

NAMED: Final = re.compile(
    r"\b(?:" + "|".join(f"(?P<m{number}>{measure.pattern})" for number, measure in enumerate(MEASURES)) + r")(?= )"
)
# A sentence in lower case without any of these names no event and is not turned into signs.
WORTH_READING: Final = re.compile(
    r"tariff|dut(?:y|ies)|lev[yi]|tax|dumping|countervail|section \d|probe|investigat|inquir|"
    r"lawsuit|complaint|exempt|exclu|waiver|paus|suspen|licen[cs]|minimis|fees?\b|sanction"
    r"|entit(?:y|ies)|blacklist|restrict|curb|ban(?:s|ned|ning)?\b|control|embargo|quota|measure|"
    r"retaliat|talk|negotiat|meet|met\b|summit|visit|call|conversation|spoke|consultation|dialogue|"
    r"deal|agree|truce|accord"
    r"|pact|consensus|framework|memorand|understanding|buy|bought|purchas|order|court|rul(?:ed|ing)|bars? |"
    r"wto|struck|allow|approv|permit|ship|halt|stop|barr(?:ed|ing|ier)|block|prohibit|divest|invite|trip|"
    r"licens|permission|clearance|right to|% |percent|rule that|plans? that|margin|"
    r"per cent|list|effect|expire|adjust|effective|to be i(?:ntroduced|mposed|mplemented)|hit (?:a further|another|an)"
)


def event_type(kind: str, effect: str, is_licence: bool = False) -> str | None:
    """Type of the event that comes of an effect on a measure; None: it makes no event."""
    if kind == "relief":
        if effect in ("cancelled", "cut", "suspended"):
            return "export_control" if is_licence else "tariff"
        return "relief" if effect in ("granted", "extended", "imposed", "kept", "raised", "included") else None
    if effect == "included":
        return None
    if effect == "struck":
        return kind if kind in RESTRICTIVE else None
    if kind == "truce":
        return "relief" if effect == "extended" else None
    if kind == "rule" and effect in ("adjusted", "delayed"):
        return "relief"
    if effect == "adjusted":
        return None
    if kind in ("generic", "rule"):
        return "relief" if effect in RELIEVING else None
    if kind == "dispute":
        return "relief" if effect == "suspended" else "dispute"
    if effect in RELIEVING:
        return "relief"
    if effect == "granted":
        return None if kind == "tariff" else kind
    return kind
