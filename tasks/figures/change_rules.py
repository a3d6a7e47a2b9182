"""Words beside a figure that make it a change or one of its ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.masking import rule

_UP: Final = (
    r"rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|increase[sd]?|increasing|jump(?:s|ed|ing)?"
    r"|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|advanc(?:e|es|ed|ing)"
    r"|expand(?:s|ed|ing)?|accelerat(?:e|es|ed|ing)|rebound(?:s|ed|ing)?|widen(?:s|ed|ing)?|swell(?:s|ed|ing)?"
    r"|swollen|spik(?:e|es|ed|ing)|leap(?:s|ed|ing)?|leapt|hik(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|boost(?:s"
    r"|ed|ing)?"
    r"|lift(?:s|ed|ing)?|ratchet(?:s|ed|ing)? up|push(?:es|ed|ing)? up|edg(?:e|es|ed|ing) (?:up|higher)|tick(?:s"
    r"|ed|ing)? (?:up|higher)|inch(?:es|ed|ing)? (?:up|higher)|balloon(?:s|ed|ing)?|appreciat(?:e|es|ed|ing)"
    r"|recover(?:s|ed|ing)?|improv(?:e|es|ed|ing)|escalat(?:e|es|ed|ing)|rall(?:y|ies|ied|ying)|bounc(?:e|es|ed"
    r"|ing)|skyrocket(?:s|ed|ing)?|quicken(?:s|ed|ing)?|picked up|pick(?:s|ing)? up|went up|go(?:es|ing)? up"
    r"|gone up|shot up|shoot up"
    r"|strengthen(?:s|ed|ing)?|add(?:s|ed|ing)?|(?<!made\s)(?<!make\s)(?<!makes\s)(?<!making\s)(?<!sums\s)up(?! "
    r"to\b)|higher|upped|enlarg(?:e|es|ed|ing)|elevat(?:e|es|ed|ing)|firm(?:ed|s)|popped|multipl(?:y|ied|ies)"
    r"|step(?:ped|s)? up|creat(?:e|es|ed|ing)(?= ¤)|ramp(?:s|ed|ing)? up|put on"
)


_DOWN: Final = (
    r"fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shrink(?:s"
    r"|ing)?|shrank|shrunk|slump(?:s|ed|ing)?|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)"
    r"|slip(?:s|ped|ping)?"
    r"|slid|slides?|sliding|sink(?:s|ing)?|sank|sunk|dip(?:s|ped|ping)?|eas(?:e|es|ed|ing)|contract(?:s|ed|ing)"
    r"|narrow(?:s|ed|ing)?|cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|slash(?:es|ed|ing)?"
    r"|trim(?:s|med|ming)?"
    r"|los(?:e|es|ing)|lost|shed(?:s|ding)?|(?<!struck\s)(?<!strike\s)(?<!strikes\s)(?<!striking\s)(?<!shut\s)(?"
    r"<!turned\s)(?<!handed\s)down|weaken(?:s|ed|ing)?|depreciat(?:e|es|ed|ing)|retreat(?:s|ed|ing)?"
    r"|crash(?:es|ed|ing)?|div(?:e|es|ed|ing)|dove|collaps(?:e|es|ed|ing)|moderat(?:e|es|ed|ing)|edg(?:e|es"
    r"|ed|ing) (?:down|lower)"
    r"|tick(?:s|ed|ing)? (?:down|lower)|inch(?:es|ed|ing)? (?:down|lower)|cool(?:s|ed|ing)?|went down|go(?:es"
    r"|ing)? down|gone down|came down|come down|off|tank(?:s|ed|ing)?|wip(?:e|es|ed|ing) (?:off|out)|erod(?:e"
    r"|es|ed|ing)|slow(?:s|ed|ing)?"
    r"|lay(?:s|ing)? off|laid off|scal(?:e|ed|ing) back|roll(?:s|ed|ing)? back|slack(?:ed|ens|ened)|fewer"
    r"|backslid|brought down|bring(?:s|ing)? down|pull(?:ed|s)? back|eliminat(?:e|es|ed|ing)|clos(?:e|es|ed"
    r"|ing) (?=¤ [\w' -]{0,20}(?:stores|plants|factories|shops))"
)


_NOUN_UP: Final = (
    r"rise|increase|jump|gain|gains|growth|surge|hike|expansion|rebound|boost|uptick|upturn"
    r"|advance|climb|spike|leap|raise|increment|appreciation|acceleration|recovery|rises|increases|hikes"
    r"|rally"
)


_NOUN_DOWN: Final = (
    r"drop|fall|decline|decrease|cut|reduction|slump|plunge|loss|dip|contraction|slide|shrinkage"
    r"|tumble|fall-off|falloff|depreciation|devaluation|cuts|reductions|declines|drops|downturn|pullback"
    r"|slowdown|setback|swoon|sell-?off"
)


_APPROX: Final = (
    r"(?:(?:an?|the|by|about|around|nearly|almost|some|roughly|approximately|more than|over|at least|up to"
    r"|as much as|less than|under|below|above|just|only|another|further|additional|extra|average|of|estimated"
    r"|"
    r"total|record|well|close to|annualized|annualised|annual|rate|pace|even|much|to the tune of|no more than"
    r"|combined|whopping|staggering|net|fewer than|mere|cumulative|modest|slight|solid|moderate|meager|sharp"
    r"|robust|roughly|slightly|"
    r"its|their|peak|high|low|level|merely|whole|full|seasonally adjusted|year-on-year|month-on-month|monthly"
    r"|yearly|quarterly|as many as|rates|marginal|marginally|clip|in excess of) )*[\"“(']?"
)


_ADVERBS: Final = (
    r"(?:(?:\w+ly|also|back|again|still|even|further|another|only|just|much|so|all|too|by|up|down"
    r"|higher|lower|its|their|his|off|over|about|on average|between|faster|more) ){0,3}"
)


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """A pattern beside a figure and what it makes of it."""

    name: str
    side: str  # before | after
    pattern: re.Pattern[str]
    form: str
    direction: str | None  # None: that of the group `up` or `down` of the pattern
    example: str  # its last figure is the one meant


_VERB: Final = rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"


_NOUN: Final = rf"\b(?:(?P<up>{_NOUN_UP})|(?P<down>{_NOUN_DOWN}))"


def _r(name: str, side: str, pattern: str, form: str, direction: str | None, example: str) -> ChangeRule:
    return ChangeRule(name, side, rule(pattern + "$" if side == "before" else "^" + pattern), form, direction, example)


# The first that matches decides: what stands closest to the figure first.
RULES: Final = (
    _r(
        "from_after_change",
        "before",
        rf"{_VERB}\b[^.;]{{0,140}}\bfrom {_APPROX}",
        "from",
        None,
        "Tariffs rose from 10 percent.",
    ),
    _r(
        "by_to",
        "before",
        rf"{_VERB} {_ADVERBS}(?:by )?{_APPROX}¤ (?:\w+ )?(?:,? ?(?:or|\() ?¤\)?,? )?(?:in [\w ]{{3,20}} )?to {_APPROX}",
        "to",
        None,
        "It increased by $43.6 billion to $419.2 billion.",
    ),
    _r(
        "size_noun_before",
        "before",
        rf"{_NOUN} (?:rates? |pace )?(?:of|by|in excess of|was|is|were|at|(?:have |has |had |which "
        r"|that )*(?:now |also )?(?:averag\w+|tall(?:y|ied)|totaled|came in at|stood at|reached)|rate of"
        rf"|speed of) {_APPROX}",
        "change",
        None,
        "It is an increase of $17.3 billion.",
    ),
    _r(
        "to_after_change",
        "before",
        rf"(?:{_VERB}|\b(?P<up2>brings?|brought|bringing|hit|reach\w*))\b(?:(?!\bto\b|¤|\b(?:led|leads?"
        r"|leading|due) )[^.;]){0,110}\b(?:to"
        rf"|toward|towards) (?:as (?:low|high|much|many) as )?{_APPROX}",
        "to",
        None,
        "Tariffs rose to 25 percent.",
    ),
    _r(
        "to_close_at",
        "before",
        rf"{_VERB}\b[^.;]{{0,140}}?(?:\bto (?:end|close|finish|settle)(?: the (?:day|session|week))?(?: \w+day)?"
        rf"|¤[^.;]{{0,40}}?(?:closing|ending|finishing|settling)?) (?:at|near) {_APPROX}",
        "to",
        None,
        "The index fell 1.6 percent to end the day at 24,361 points.",
    ),
    _r(
        "closed_lower_at",
        "before",
        rf"¤,? (?:(?P<up>higher|up)|(?P<down>lower|down))\b,? (?:to |on \w+day )?(?:(?:close|end|finish)\w* )?"
        rf"(?:at|near|to) {_APPROX}",
        "to",
        None,
        "The index closed 1.6 percent lower at 3,100 points.",
    ),
    _r(
        "duty_to",
        "before",
        rf"\b(?:(?P<up>rais\w+|hik\w+|increas\w+|lift\w*)|(?P<down>cut|cuts|cutting|lower\w*|reduc\w+|slash\w*)) "
        rf"[^;¤]{{0,60}}\b(?:tariffs?|duty|duties|lev(?:y|ies))\b[^;¤]{{0,90}}\bto {_APPROX}",
        "to",
        None,
        "He is raising the tariff charged to China by the United States to 125%.",
    ),
    _r("size_after_verb", "before", rf"{_VERB} {_ADVERBS}{_APPROX}", "change", None, "Exports fell 12.5 percent."),
    _r(
        "by",
        "before",
        rf"{_VERB}\b(?:(?!\bto\b)[^.;¤]){{0,90}}\bby {_APPROX}",
        "change",
        None,
        "They brought tariffs down by 115 percent.",
    ),
    _r(
        "rose_totaling",
        "before",
        r"\b(?:(?P<up>rose|increased|grew|jumped)|(?P<down>fell|dropped|declined)), (?:totall?ing|reaching"
        rf"|hitting|amounting to|to) {_APPROX}",
        "to",
        None,
        "Imports rose, totaling $4 trillion.",
    ),
    _r(
        "hit",
        "before",
        r"\b(?:hit|hits|hitting|reach|reached|reaches|reaching|cross(?:ed|es|ing)?) (?:a |an |the )?(?:record "
        rf"|new |all-time |high |low |peak |level |of |more than |nearly |about )*{_APPROX}",
        "to",
        "up",
        "The surplus hit $31 billion.",
    ),
    _r(
        "size_noun_after",
        "after",
        rf"(?: (?:and|or) ¤)?[ -](?:(?:[\w.'’-]+) ){{0,3}}?{_NOUN}\b(?! (?:target|forecast|of|rate|on|to ¤))",
        "change",
        None,
        "They agreed on a 25 percent cut.",
    ),
    _r(
        "higher_after",
        "after",
        r"(?: ?\(¤\))? (?:(?P<up>higher|more|above|faster|larger|bigger|greater|stronger|costlier)"
        r"|(?P<down>lower|less|fewer|below|cheaper|smaller|weaker|slower))\b(?! (?:in )?(?:tariffs|duties))",
        "change",
        None,
        "The price was 700 yuan higher.",
    ),
)


_EARLIER: Final = (
    r"(?:the|its|their|current|a|an|original|previous|existing|earlier|initial|high|rate|of|level"
    r"|just|about|around|nearly|only|today's|present|roughly|over|more than|record|revised|as high as"
    r"|as low as)"
)


LEAD_FROM: Final = rule(rf"\bfrom (?:{_EARLIER} )*[\"“(']?$")


GAP_TO: Final = rule(rf"^(?:[ ,][\w.,'()%-]+){{0,10}},? ?(?:up |down )?to {_APPROX}$")


GAP_FROM: Final = rule(rf"^(?: [\w.,'()ⓂⓅⓃⓍ-]+){{0,6}},? ?(?:(?P<way>up|down) )?(?:\w+ )?from (?:{_EARLIER} )*$")


GROWTH = rule(
    r"\bslow(?:s|ed|ing)?\b|\bmoderat(?:es?|ed|ing)\b|\baccelerat\w+|\bcool(?:s|ed|ing)?\b|\bgrowth\b|\bgrew\b"
    r"|\bgrowing\b|\bexpanded\b|\bexpansion\b"
)


ANY_CHANGE = rule(rf"\b(?:(?P<up>{_UP}|{_NOUN_UP})|(?P<down>{_DOWN}|{_NOUN_DOWN}))\b")


SHRANK = rule(
    r"\b(?:shr[aiu]nk\w*|contract(?:ed|ing|ion)|negative|recession|(?:fell|down|dropped|declined) (?:by |¤))"
    r"|\bgdp\b[^.;¤]{0,60}\b(?:fall|drop|decline|decrease)\b"
    r"|\b(?:lower|reduc|cut|shav|trim|dent|decreas)\w* [^.;,¤]{0,40}\bgrowth by\b"
)


COMPARATIVE = rule(
    r"\b(?:(?P<up>larger|wider|bigger)|(?P<down>smaller|narrower)) (?:\w+ ){0,3}(?:deficit|surplus|gap|shortfall) of $"
)


TARGET = rule(r"\b(?:target(?:s|ed|ing)?|goal|aim(?:s|ed)? (?:for|at))\b")


RESTATED = rule(
    r"¤ (?:\w+ )?(?:cut|drop|rise|increase|gain|decline|fall|hike|jump), (?:totall?ing|equal to|worth|or) $"
    r"|¤(?:\)| [\w' -]{1,24})?,? or (?:about |around |nearly |roughly |some )?$"
)


ADDITIONAL_BEFORE = rule(r"\b(?:additional|extra|another|a further|incremental) (?:about |nearly |some )?$")


ADDITIONAL_AFTER = rule(r"^(?: worth)?(?: of| in)? (?:additional|extra|more|new purchases|incremental)\b")


LOST = rule(
    r"\b(?:lost|lose|losing|cut|cuts|cutting|shed|eliminat\w+|lay(?:ing)? off|laid off|clos(?:e|ed|ing)"
    r"|layoffs? of|dismiss\w*|slash\w*) [^.;]{0,40}$"
)


LOST_AFTER = rule(
    r"^ (?:[\w'-]+ ){0,4}(?:layoffs|job losses|job cuts|(?:jobs|workers|people|employees|stores|plants) (?:were "
    r"|have been |are being |had been )?(?:lost|cut|laid off|dismissed|closed|eliminated|shed))"
)


JOBS_UP = rule(r"\b(?:add\w*|creat\w+|gain\w*|support\w* creation|hire[ds]?|hiring) [^.;]{0,60}$")


JOBS_NEW = rule(r"^ (?:new |additional |(?:[\w-]+ ){0,3}jobs (?:were )?(?:added|created|gained))")


_FLOWS: Final = frozenset(
    {
        "exports",
        "imports",
        "trade",
        "growth",
        "output",
        "investment",
        "revenue",
        "profit",
        "price",
        "travel",
        "trade_balance",
        "market",
        "inflation",
        "quantity",
        "purchase",
        "exchange_rate",
        "cost",
    }
)
