"""Words for rises and falls, and what may stand between them and a figure (parts of patterns)."""

from __future__ import annotations

from typing import Final

UP: Final = (
    r"rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|increase[sd]?|increasing|jump(?:s|ed|ing)?"
    r"|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|advanc(?:e|es|ed|ing)"
    r"|expand(?:s|ed|ing)?|accelerat(?:e|es|ed|ing)|rebound(?:s|ed|ing)?|widen(?:s|ed|ing)?|swell(?:s|ed|ing)?"
    r"|swollen|spik(?:e|es|ed|ing)|leap(?:s|ed|ing)?|leapt|hik(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|boost(?:s"
    r"|ed|ing)?"
    r"|lift(?:s|ed|ing)?|ratchet(?:s|ed|ing)? up|push(?:es|ed|ing)? up|edg(?:e|es|ed|ing) (?:up|higher)|tick(?:s"
    r"|ed|ing)? (?:up|higher)|inch(?:es|ed|ing)? (?:up|higher)|balloon(?:s|ed|ing)?|appreciat(?:e|es|ed|ing)"
    r"|recover(?:s|ed|ing)?|improv(?:e|es|ed|ing)|escalat(?:e|es|ed|ing|ion(?= to\b))"
    r"|rall(?:y|ies|ied|ying)|bounc(?:e|es|ed|ing)|skyrocket(?:s|ed|ing)?|quicken(?:s|ed|ing)?"
    r"|picked up|pick(?:s|ing)? up|went up|go(?:es|ing)? up|gone up|shot up|shoot up"
    r"|strengthen(?:s|ed|ing)?|add(?:s|ed|ing)?"
    r"|(?<!made\s)(?<!make\s)(?<!makes\s)(?<!making\s)(?<!sums\s)(?<!gave\s)(?<!give\s)(?<!given\s)(?<!giving\s)up(?! "
    r"to\b)|higher|upped|enlarg(?:e|es|ed|ing)|elevat(?:e|es|ed|ing)|firm(?:ed|s)|popped|multipl(?:y|ied|ies)"
    r"|step(?:ped|s)? up|creat(?:e|es|ed|ing)(?= ¤)|ramp(?:s|ed|ing)? up|put on(?= (?:about |nearly |some |over )?$)"
    r"|(?:snap(?:s|ped|ping)?|springs?|sprang|jolt(?:s|ed)?) back"
)


DOWN: Final = (
    r"nosediv(?:e|es|ed|ing)|crater(?:s|ed|ing)?|fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shrink(?:s"
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
    r"|es|ed|ing)|slow(?:s|ed|ing)?|skid(?:s|ded|ding)?|g(?:ave|ives?|iving) up|shav(?:e|es|ed|ing)|knock(?:s"
    r"|ed|ing)?|lop(?:s|ped|ping)?"
    r"|lay(?:s|ing)? off|laid off|scal(?:e|ed|ing) back|roll(?:s|ed|ing)? back|slack(?:ed|ens|ened)|fewer"
    r"|backslid|brought down|bring(?:s|ing)? down|pull(?:ed|s)? back|eliminat(?:e|es|ed|ing)|clos(?:e|es|ed"
    r"|ing) (?=¤ [\w' -]{0,20}(?:stores|plants|factories|shops))"
)


NOUN_UP: Final = (
    r"rise|increase|jump|gain|gains|growth|surge|hike|expansion|rebound|boost|uptick|upturn"
    r"|advance|climb|spike|leap|raise|increment|appreciation|acceleration|recovery|rises|increases|hikes"
    r"|rally"
)


NOUN_DOWN: Final = (
    r"drop|fall|decline|decrease|cut|reduction|slump|plunge|loss(?:es)?|dip|contraction|slide|shrinkage"
    r"|tumble|fall-off|falloff|depreciation|devaluation|cuts|reductions|declines|drops|downturn|pullback"
    r"|slowdown|setback|swoon|sell-?off"
)


APPROX: Final = (
    r"(?:(?:an?|the|by|about|around|nearly|almost|some|roughly|approximately|more than|over|at least|up to"
    r"|as much as|less than|under|below|above|just|only|another|further|additional|extra|average|of|estimated"
    r"|"
    r"total|record|well|close to|annualized|annualised|annual|rate|pace|even|much|to the tune of|no more than"
    r"|combined|whopping|staggering|onerous|hefty|steep|punishing|prohibitive|massive|huge|net|fewer than|mere"
    r"|cumulative|modest|slight|solid|moderate|meager|sharp"
    r"|robust|roughly|slightly|"
    r"its|their|peak|high|low|level|legal|statutory|maximum|merely|whole|full|seasonally adjusted"
    r"|year-on-year|month-on-month|monthly"
    r"|yearly|quarterly|as many as|rates|marginal|marginally|clip|in excess of) )*[\"“(']?"
)


ADVERBS: Final = (
    r"(?:(?:\w+ly|also|back|again|still|even|further|another|only|just|much|so|all|too|by|up|down"
    r"|higher|lower|its|their|his|off|over|about|on average|between|faster|more) ){0,3}"
)
