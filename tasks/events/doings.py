"""Ways of telling by a verb what was done, without a noun that names the measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_GOODS: Final = r"(?:[\w-]+ |A |N |'s |C ){0,4}?"


@dataclass(frozen=True, slots=True)
class Deed:
    """One way of telling what was done. The named group `verb`, where there is one, is what has the tense."""

    type: str
    pattern: str
    example: str


DEEDS: Final = (
    Deed(
        "purchase",
        (
            rf"(?P<verb>buy(?:s|ing)?|bought|purchas(?:e|es|ed|ing)|order(?:ed|s)?|import) (?:up to |at least |"
            rf"as much as |about |more than |nearly |around |an |a |additional |an additional |"
            rf"another )*(?:(?:M|Q)(?= )|{_GOODS}(?:soybeans|farm (?:goods|products?)|agricultural (?:goods|"
            rf"products?)|corn|wheat|pork|beef|sorghum|aircraft|planes|jets|airplanes|energy|oil|gas|lng|crude|"
            rf"products|goods)(?= ))|(?P<verb3>(?:resum|restart)(?:e|es|ed|ing)?) (?:(?:its|their|the"
            rf"|large-scale|normal|"
            r"regular|some|all|large) ){0,2}(?:(?:purchases|buying) of (?=M|Q|A"
            r"|(?:[\w-]+ ){0,3}(?:soybeans|farm|"
            r"agricultural|energy|goods|aircraft|jets))|A (?:[\w-]+ ){1,2}?purchases(?= ))|"
            rf"(?P<noun>(?:increase[ds]?|boost(?:s|ed)?|step up|more|increased|"
            rf"additional|big|large|huge)? ?(?:A |additional |its |their )*(?:(?:purchases?|buying) of|orders (?:of|"
            rf"for))) (?=M|Q|A|(?:[\w-]+ ){{0,3}}(?:soybeans|farm|agricultural|energy|goods|aircraft|jets))|"
            r"(?P<verb2>ma(?:de|kes?|king)) (?:[a-z]+ ){0,4}?(?:purchases?|orders?|buys?) of (?=M|Q|A|(?:[\w-]+ ){0,3}"
            r"(?:soybeans|farm|agricultural|energy|aircraft|jets))|"
            r"(?P<noun2>M (?:to M )?(?:in|of|worth of) (?:[a-z]+ |A ){0,3}purchases)(?= )"
        ),
        "China agreed to buy $50 billion of farm goods.",
    ),
    Deed(
        "import_restriction",
        (
            rf"(?P<verb>ban(?:s|ned|ning)?|block(?:s|ed|ing)?|halt(?:s|ed|ing)?|stop(?:s|ped|ping)?|"
            rf"suspend(?:s|ed|ing)?|end(?:s|ed|ing)?|restrict(?:s|ed|ing)?|cut(?:s|ting)? off|prohibit(?:s|ed|"
            rf"ing)?) (?:the )?(?:all |buying |its |some |most )?(?:{_GOODS}(?:imports?|purchases?|buying|"
            rf"orders)|importing)(?= )|(?P<verb2>bann?(?:s|ed|ing)?|barr?(?:s|ed|ing)?|prohibit\w*) (?:[\w-]+ |"
            rf"A |C |N |'s ){{0,5}}?from (?:using|buying|selling in|importing|purchasing)"
        ),
        "Beijing halted purchases of American farm goods.",
    ),
    Deed(
        "sanction",
        (
            r"(?P<verb>blacklist(?:s|ed|ing)?|sanction(?:s|ed|ing)|designat(?:e|es|ed|ing)) (?=(?:[\w-]+ |A |"
            r"Q |'s ){0,6}?(?:C|compan|firm|entit|individual|official|N|vessel|refiner))|(?P<verb2>add(?:s|ed|"
            r"ing)?|includ(?:e|es|ed)|plac(?:e|es|ed|ing)|put(?:s|ting)?) (?:[\w-]+ |A |Q |C |N |, |'s ){1,12}?"
            r"(?:on|in|to) (?:its |the |an? )?(?:[\w'-]+ |A |B |'s ){0,4}(?:entity list|blacklist|"
            r"unreliable entit\w+ list|export (?:control|restrictions?) list|trade restrictions? list|"
            r"trade blacklist|unverified list|"
            r"military end-user list|restricted (?:entity )?list|sanctions list|list of)(?= )"
        ),
        "The department blacklisted Huawei in May.",
    ),
    Deed(
        "export_control",
        (
            rf"(?P<verb>restrict(?:s|ed|ing)?|ban(?:s|ned|ning)?|bar(?:s|red|ring)?|curb(?:s|ed|ing)?|block(?:s|ed|"
            rf"ing)?|halt(?:s|"
            rf"ed|ing)?|limit(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|suspend(?:s|ed|ing)?|cut(?:s|"
            rf"ting)? off) (?:the |all |its )?(?:{_GOODS}(?:exports?|sales?|shipments?) (?:of|to)|exporting|"
            rf"(?:C|(?:A |[\w-]+ )?(?:companies|firms|suppliers|chipmakers|exporters)) from (?:selling|exporting|"
            rf"shipping|doing business)|"
            rf"C 's (?:sales|access)|its access|"
            rf"{_GOODS}access to (?:advanced |A |[\w-]+ ){{0,3}}(?:semiconductors|chips?|technolog\w+))(?= )|"
            r"(?P<verb2>requir(?:e|es|ed|ing)) (?:[a-z]+ ){0,2}licen[cs]es? (?:for|to) (?:(?:the|its|all) )?"
            r"(?:exports?|shipments?|sales|export|ship|sell)(?= )"
        ),
        "Washington banned Nvidia from selling the chip to China.",
    ),
    Deed(
        "relief",
        (
            rf"(?P<verb>allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|approv(?:e|es|ed|ing)|let(?:s|ting)?|"
            rf"clear(?:s|ed|ing)?|authori[sz](?:e|es|ed|ing)) (?:the )?(?:(?:C|(?:A |"
            rf"[\w-]+ ){{0,3}}(?:companies|firms|suppliers|chipmakers))(?: and C)? (?:to )?(?:ship|sell|export|"
            rf"resume|continue)|{_GOODS}(?:exports?|sales?|shipments?) (?:of|to)|sales of|exports of)(?= )|"
            rf"(?:been|be|were|was|are|also) (?P<verb3>exempted)(?= )|(?P<verb4>remov(?:e|es|ed|ing)|"
            rf"delist(?:s|ed|ing)?) (?:[\w-]+ |A |Q |C |N |, |'s ){{0,10}}?from (?:its |the |an? )?(?:[\w'-]+ |"
            rf"A |B |N |'s ){{0,4}}(?:list|blacklist)(?= )|(?:be|been|was|were|is|are) (?P<verb6>dropped|taken|struck) "
            rf"(?:from|off) (?:its |the )?(?:[\w'-]+ |A |B |N |'s ){{0,3}}(?:(?:entit(?:y|ies)|control|sanctions|"
            rf"unverified|military[\w -]+) list|blacklist)(?= )|(?P<verb2>resum(?:e|es|ed|"
            rf"ing)) (?:the )?{_GOODS}(?:exports|imports|shipments|sales) (?:of|to|from)|"
            r"(?P<verb7>won|wins|receiv(?:es|ed)|gets?|got|(?:re)?gain(?:s|ed)|obtain(?:s|ed)|secur(?:es|ed)) "
            r"(?:(?!no |not )[\w'-]+ |A |B ){0,2}?(?:permission|approval|clearance|right|licen[cs]es?|green light) "
            r"to (?:resume )?(?:sell|ship|export|sales|exports|shipments)(?= )|"
            r"(?P<verb5>shelv(?:e|es|ed|ing)|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|withdr(?:aw|aws|ew|awn|awing)|"
            r"drop(?:s|ped|ping)?|rescind(?:s|ed|ing)?|suspend(?:s|ed|ing)?|paus(?:e|es|ed|ing)|"
            r"postpon(?:e|es|ed|ing)|delay(?:s|ed|ing)?) "
            r"(?:[\w'-]+ |A |D ){0,5}?(?:rule|plan|proposal|regulation|provision)s? (?:that|which) would"
        ),
        "The United States will allow Nvidia to ship the chip to China.",
    ),
    Deed(
        "trade_remedy",
        (
            r"(?P<verb>found|finds|calculat(?:es|ed)|sets?|assign(?:s|ed)|estimat(?:es|ed)|determin(?:es|ed)|"
            r"announc(?:es|ed)|issu(?:es|ed)|confirm(?:s|ed)) (?:that )?(?:[\w'-]+ |A |N |C |P |, ){0,12}?"
            r"(?:dumping|countervailable|subsid(?:y|i[sz]ation)) (?:subsidy |duty )?(?:margins?|rates?|levels?)(?= )"
        ),
        "The department found dumping margins of 90% on graphite from China.",
    ),
    Deed(
        "tariff",
        (
            r"(?:(?:the|that|this|a|current|existing) )?(?:P|\d+) (?:rate |tariff |duty |levy )?(?:(?:will|"
            r"would|is set to|is due "
            r"to|is to|could|may) )?(?P<verb>go up|goes up|went up|rise|rises|rose|increase[sd]?|jump(?:s|ed)?|"
            r"climb(?:s|"
            r"ed)?) to (?:P|\d)|(?P<verb2>hit|hits|hitting|target(?:s|ed|ing)?|tax(?:es|ed|ing)?) "
            r"(?:a further|another|an additional|an extra|a new) M (?:in|of|worth of) (?:[\w-]+ |A ){0,3}"
            r"(?:imports|goods|products|exports)"
        ),
        "The 10% duty will go up to 35% on Monday.",
    ),
    Deed(
        "dispute",
        (
            r"(?P<court>C|B|court|judges?|panel|court of [a-z ]+|tribunal)(?: [\w-]+){0,3}? (?:D "
            r")?(?P<verb>ruled|rules|struck down|upheld|vacated|voided|nullified|threw out|enjoined|"
            r"(?<=court )blocked|(?<=judge )blocked|overturned|"
            r"invalidated|declared|found|sided|"
            r"has ruled)(?! (?:that )?(?:[\w-]+ ){0,4}(?:dump|subsid))"
            r"(?= (?:that|against|the|most|many|[a-z]+|B|A|D))|(?P<verb2>ruled) by the C|"
            r"(?P<verb3>filed|lodged|files|lodges|brought|initiated|launched|took) (?:a |an )?(?:[\w-]+ |C "
            r"|A ){0,4}?(?:complaint|"
            r"legal action|legal proceedings|case|lawsuit|suit|dispute|request for consultations)(?= )"
            r"|(?P<verb4>sued|sues)(?= )|"
            r"(?<=C )(?P<verb6>issued|handed down|delivered) (?:a |an |its )?(?:[a-z-]+ ){0,2}(?:decision|ruling"
            r"|judgment)"
            r"(?= (?:that|against|in|on|D|striking|holding|invalidating))|"
            r"(?P<verb5>(?<=[siesgn] )(?:investigating|probing)) (?=(?:the )?(?:[AN] (?:'s )?)?C )"
        ),
        "The Supreme Court ruled that the tariffs were illegal.",
    ),
    Deed(
        "retaliation",
        (
            r"(?P<verb>retaliat(?:e|es|ed|ing))(?! (?:back )?with)|(?P<verb2>tak(?:e|es|en|ing)|took|"
            r"adopt(?:s|ed|ing)?|introduc(?:e|es|ed|ing)) (?:all |the |a |any |its |some |more |"
            r"further )*(?:(?:necessary|corresponding|resolute|firm|strong|forceful|effective|comprehensive|"
            r"countering|reciprocal) )*(?:and [a-z]+ )?(?:counter-?measures|measures (?:to(?! (?:suspend|"
            r"cancel|lift|remove|eas|reduc|"
            r"implement|stabili|facilitat|promot|open|boost|support|help|improv))|and|in)|"
            r"measures(?= [.,;])|necessary steps|action)(?= )|"
            r"(?P<verb4>announc(?:e|es|ed|ing)|threaten(?:s|ed|ing)?|promis(?:es|ed|ing)|vow(?:s|ed|ing)?) "
            r"(?:[\w-]+ ){0,2}retaliation(?= )|(?P<verb3>respond(?:s|ed)?) with (?:counter-?measures|its own)"
        ),
        "China will take necessary measures to safeguard its rights.",
    ),
    Deed(
        "investment_restriction",
        (
            r"(?P<verb>sell|divest(?:s|ed|ing)?|divestiture|restrict(?:s|ed|ing)?|ban(?:s|ned|ning)?|"
            r"block(?:s|ed|ing)?) (?:of |its |the )?(?:A )?(?:outbound |American )?(?:C|investments?|acquisitions?|"
            r"stake)(?= (?:to an? A|in|by|or face|from|after|within|\.|,))"
        ),
        "The order bans investments in Chinese chipmakers.",
    ),
)


def _numbered(number: int, pattern: str) -> str:
    """The pattern as a named group, its inner groups made unique."""
    inner = re.sub(r"[?]P<([a-z0-9]+)>", rf"?P<\1_{number}>", pattern)
    return f"(?P<d{number}>{inner})"


NAMED: Final = re.compile(
    r"(?<= )(?:" + "|".join(_numbered(number, deed.pattern) for number, deed in enumerate(DEEDS)) + ")"
)
