"""Words beside a figure that make it a change or one of its ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.change_words import ADVERBS, APPROX, DOWN, NOUN_DOWN, NOUN_UP, UP
from tasks.figures.masking import rule


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """A pattern beside a figure and what it makes of it."""

    name: str
    side: str  # before | after
    pattern: re.Pattern[str]
    form: str
    direction: str | None  # None: that of the group `up` or `down` of the pattern
    example: str  # its last figure is the one meant
    needs: re.Pattern[str] | None = None  # what is quickly seen to be missing; None: the pattern is quick itself


_VERB: Final = rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))"


_NOUN: Final = rf"\b(?:(?P<up>{NOUN_UP})|(?P<down>{NOUN_DOWN}))"


_EARLIER: Final = (
    r"(?:the|its|their|current|a|an|original|previous|existing|earlier|initial|high|rate|of|level"
    r"|just|about|around|nearly|only|today's|present|roughly|over|more than|record|revised|as high as"
    r"|as low as|[\w-]+-(?:year|month|week|decade)|low|peak|all-time|approximately|almost|some|between|up to"
    r"|(?:previous|prior|last) (?:month|quarter|year)'s|(?:[\w-]+ ){0,3}"
    r"(?:deficit|surplus|gap|shortfall|forecasts?|outlook|estimates?|projections?|total|figure|reading|loss"
    r"|profit|low|high|peak) of)"
)


def _r(
    name: str, side: str, pattern: str, form: str, direction: str | None, example: str, needs: str | None = None
) -> ChangeRule:
    whole = rule(pattern + "$" if side == "before" else "^" + pattern)
    return ChangeRule(name, side, whole, form, direction, example, rule(needs) if needs else None)


# The first that matches decides: what stands closest to the figure first.
RULES: Final = (
    _r(
        "size_noun_directly",
        "after",
        rf" {_NOUN}(?:(?= (?:from|in|since|for|this|last|on|over|by|at|to)\b|[.,;)]|$)|(?<!cut)(?= of\b))"
        r"(?! (?:target|forecast|rate|tax))",
        "change",
        None,
        "It added to its 4.4 percent decline.",
    ),
    _r(
        "from_after_change",
        "before",
        rf"{_VERB}\b[^.;]{{0,140}}\bfrom (?:{APPROX}|(?:{_EARLIER} )*)",
        "from",
        None,
        "Tariffs rose from 10 percent.",
        needs="from",
    ),
    _r(
        "by_to",
        "before",
        rf"{_VERB} (?:\w+ly, )?{ADVERBS}(?:by )?{APPROX}¤ ?(?:[\w-]+ ){{0,4}}?(?:,? ?(?:or "
        rf"|\()¤ ?\)?,? )?(?:(?:in|for|over|during) [\w ]{{3,26}} )?(?:, [^,;¤]{{3,60}})?"
        rf",? ?(?<!compared\s)(?<!relative\s)to (?:reach |hit )?{APPROX}",
        "to",
        None,
        "It increased by $43.6 billion to $419.2 billion.",
        needs="¤",
    ),
    _r(
        "by",
        "before",
        rf"{_VERB}\b(?:(?!\bto\b)[^.;¤]){{0,90}}\bby {APPROX}",
        "change",
        None,
        "They brought tariffs down by 115 percent.",
        needs=r"\bby ",
    ),
    _r(
        "size_noun_before",
        "before",
        rf"{_NOUN} (?:rates? |pace |from [^.;¤]{{3,40}} |in (?:the )?[a-z -]{{3,40}} )?(?:of|by|in excess of|was"
        rf"|is|were|at|(?:have |has "
        rf"|had |which "
        r"|that )*(?:now |also )?(?:averag\w+|tall(?:y|ied)|totaled|came in at|stood at|reached)|rate of"
        rf"|speed of) {APPROX}",
        "change",
        None,
        "It is an increase of $17.3 billion.",
    ),
    _r(
        "size_of_noun_to",
        "before",
        rf"{_NOUN} in (?:the )?[a-z -]{{3,40}} of {APPROX}¤ ?,? to {APPROX}",
        "to",
        None,
        "It reflected a decrease in the deficit of $1.6 billion to $73.7 billion.",
        needs="¤",
    ),
    _r(
        "to_after_change",
        "before",
        rf"(?:{_VERB}|\b(?P<up2>brings?|brought|bringing|hit|reach\w*))\b(?:(?!\bto\b|¤|\b(?:led|leads?"
        r"|leading"
        r"|due) )[^.;]){0,110}\b(?<!close\s)(?<!thanks\s)(?<!compared\s)(?<!relative\s)(?:to(?!\s(?:average|be|have)\b)"
        rf"|toward|towards|past) (?:as (?:low|high|much|many) as )?{APPROX}",
        "to",
        None,
        "Tariffs rose to 25 percent.",
        needs=r"\b(?:to|towards?|past) ",
    ),
    _r(
        "multiplied_to",
        "before",
        rf"Ⓧ [^.;,¤]{{0,40}}?,? ?\bto {APPROX}",
        "to",
        "up",
        "Exports of solar cells tripled to 6.4 gigawatts.",
    ),
    _r(
        "to_close_at",
        "before",
        rf"{_VERB}\b[^.;]{{0,140}}?(?:\bto (?:end|close|finish|settle|trade)(?: the (?:day|session|week))?(?: \w+day)?"
        rf"|¤[^.;]{{0,40}}?(?:closing|ending|finishing|settling)?) (?:at|near) {APPROX}",
        "to",
        None,
        "The index fell 1.6 percent to end the day at 24,361 points.",
        needs=r"\b(?:at|near) ",
    ),
    _r(
        "closed_lower_at",
        "before",
        rf"¤,? (?:(?P<up>higher|up)|(?P<down>lower|down))\b,? (?:to |on \w+day )?(?:(?:close|end|finish)\w* )?"
        rf"(?:at|near|to) {APPROX}",
        "to",
        None,
        "The index closed 1.6 percent lower at 3,100 points.",
    ),
    _r(
        "duty_to",
        "before",
        rf"\b(?:(?P<up>rais\w+|hik\w+|increas\w+|lift\w*)|(?P<down>cut|cuts|cutting|lower\w*|reduc\w+|slash\w*)) "
        rf"[^;¤]{{0,60}}\b(?:tariffs?|duty|duties|lev(?:y|ies))\b[^;¤]{{0,90}}\bto {APPROX}",
        "to",
        None,
        "He is raising the tariff charged to China by the United States to 125%.",
    ),
    _r("size_after_verb", "before", rf"{_VERB} {ADVERBS}{APPROX}", "change", None, "Exports fell 12.5 percent."),
    _r(
        "rose_totaling",
        "before",
        r"\b(?:(?P<up>rose|increased|grew|jumped)|(?P<down>fell|dropped|declined)), (?:totall?ing|reaching"
        rf"|hitting|amounting to|to) {APPROX}",
        "to",
        None,
        "Imports rose, totaling $4 trillion.",
    ),
    _r(
        "hit",
        "before",
        r"\b(?:(?<!\ba\s)(?<!\bthe\s)(?<!gross\s)(?<!\bbig\s)hit|hits|hitting|reach|reached|reaches|reaching"
        r"|cross(?:ed|es|ing)?) (?:a |an |the )?(?:record "
        rf"|new |all-time |high |low |peak |level |of |more than |nearly |about )*{APPROX}",
        "to",
        "up",
        "The surplus hit $31 billion.",
    ),
    _r(
        "size_noun_after",
        "after",
        rf"(?: (?:and|or) ¤)?[ -](?!of |to |in (?:\w+ )?tax cuts|in (?!(?:\w+ ){{0,2}}(?:cuts|reductions"
        rf"|increases)\b))(?:(?:[\w.'’-]+) ){{0,3}}?{_NOUN}\b(?! (?:target|forecast|of"
        rf"|rate|on|to ¤))",
        "change",
        None,
        "They agreed on a 25 percent cut.",
    ),
    _r(
        "lost_after",
        "after",
        r"(?: a year)? (?P<down>(?:in|of) (?:lost|forgone|foregone)) ",
        "change",
        None,
        "It is about $430 billion in lost output.",
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


LEAD_FROM: Final = rule(rf"\bfrom (?:{_EARLIER} )*[\"“(']?$")


GAP_TO: Final = rule(rf"^(?:[ ,][\w.,'()%-]+){{0,10}},? ?(?:up |down )?to {APPROX}$")


GAP_FROM: Final = rule(rf"^(?: [\w.,'()ⓂⓅⓃⓍ-]+){{0,6}},? ?(?:(?P<way>up|down) )?(?:\w+ )?from (?:{_EARLIER} )*$")


GROWTH = rule(
    r"\bslow(?:s|ed|ing)?\b|\bmoderat(?:es?|ed|ing)\b|\baccelerat\w+|\bcool(?:s|ed|ing)?\b|\bgrowth\b|\bgrew\b"
    r"|\bgrowing\b|\bexpanded\b|\bexpansion\b"
)


ANY_CHANGE = rule(rf"\b(?:(?P<up>{UP}|{NOUN_UP})|(?P<down>{DOWN}|{NOUN_DOWN}))\b")


SHRANK = rule(
    r"\b(?:shr[aiu]nk\w*|contract(?:ed|ing|ion)|negative|recession|(?:fell|fall\w*|down|dropped"
    r"|declin\w+|plung\w+|tumbl\w+|slump\w+|sank|slid|plummet\w+|nosediv\w+|collaps\w+|decreas\w+|slip\w+|dipp?\w+|retreat\w+|shed)"
    r" (?:(?:by|about|nearly|almost|more than) )*(?:¤|$))"
    r"|\bgdp\b[^.;¤]{0,60}\b(?:fall|drop|decline|decrease)\b"
    r"|\b(?:lower|reduc|cut|shav|trim|dent|decreas)\w* [^.;,¤]{0,40}\b(?:growth|gdp|gross domestic product|output) by\b"
    r"|\b(?:shav|knock|lop|tak|took|wip|subtract|trim|slic)\w* [^.;,¤]{0,20}$"
)


COMPARATIVE = rule(
    r"\b(?:(?P<up>larger|wider|bigger)|(?P<down>smaller|narrower)) (?:\w+ ){0,3}(?:deficit|surplus|gap|shortfall) of $"
)


TARGET = rule(r"\b(?:target(?:s|ed|ing)?|goal|aim(?:s|ed)? (?:for|at))\b")


RESTATED = rule(
    r"¤ (?:\w+ )?(?:cut|drop|rise|increase|gain|decline|fall|hike|jump) \($|¤ (?:\w+ )?(?:cut|drop|rise"
    r"|increase|gain|decline|fall|hike|jump), (?:totall?ing|equal to|worth|or) $"
    r"|¤(?:\)| [\w' -]{1,24})?,? or (?:about |around |nearly |roughly |some |less than |more than |almost "
    r"|just over |over |just under )?$"
)


ADDITIONAL_BEFORE = rule(r"\b(?:additional|extra|another|a further|incremental) (?:about |nearly |some )?$")


ADDITIONAL_AFTER = rule(r"^(?: worth)?(?: of| in)? (?:additional|extra|more|new purchases|incremental)\b")


LOST = rule(
    r"\b(?:lost|lose|losing|cut|cuts|cutting|shed|eliminat\w+|lay(?:ing)? off|laid off|clos(?:e|ed|ing)"
    r"|layoffs? of|dismiss\w*|slash\w*) [^.;]{0,40}$"
)


LOST_AFTER = rule(
    r"^ (?:[\w',-]+ ){0,16}(?:will |would |could |may |might )?(?:lose|losing|lost) their jobs\b"
    r"|^ (?:[\w'-]+ ){0,4}(?:layoffs|job losses|job cuts|(?:jobs|workers|people|employees|stores|plants) (?:were "
    r"|have been |are being |had been |could be |would be |will be |may be |might be )?(?:lost|cut|laid off"
    r"|dismissed|closed|eliminated|shed))"
)


JOBS_UP = rule(r"\b(?:add\w*|creat\w+|gain\w*|support\w* creation|hire[ds]?|hiring) [^.;]{0,60}$")


JOBS_NEW = rule(
    r"^ (?:new |additional |(?:[\w-]+ ){0,3}jobs (?:(?:were|would be|will be|could be|have been"
    r"|had been) )?(?:added|created|gained))"
)


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
