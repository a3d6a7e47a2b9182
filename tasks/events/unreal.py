"""What is told of a measure and yet is no event: wishes, conditions, denials, totals."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.clauses import is_conditional
from tasks.events.finding import Found
from tasks.events.governing import Act
from tasks.events.lines import Line

_NEGATED: Final = re.compile(
    r" (?:unlikely to|rul(?:e|es|ed|ing) out|not (?:authori[sz]e|allow|permit|empower|give|let|entitle) (?:[\w'-]+ |"
    r"[A-Z] ){1,5}?to|(?:has|have|had) (?:the|every) right to|it (?:is|was|"
    r"would be) [\w-]+ (?:for [A-Z] )?to|not|never|no|without|rather than|instead of|\w+n't|"
    r"cannot) (?:\w+ ){0,2}$"
)
_WISHED: Final = re.compile(
    r" (?:urge[sd]?|urging|call(?:s|ed|ing)? (?:on|for)|hope[sd]?|hoping|demand(?:s|ed|ing)?|wants?|"
    r"wanted|should|must|push(?:es|ed|ing)? for|request(?:s|ed)?|insist(?:s|ed)?|asked|asking|"
    r"lobb(?:y|ied|ying)|pressed|expects?|expected|refus(?:e|es|ed|ing)|negotiat\w+ to|"
    r"in exchange for|seek(?:s|ing)?|sought|help|aim(?:s|ed)? (?:to|at)|talks (?:to|on)|opportunity|"
    r"like|toward|towards|prospects? of|possibility of|see|requir(?:e[sd]?|ing)|ha(?:ve|s|d) to|needs? to|needed to|"
    r"without) "
)
_DOUBTED: Final = re.compile(
    r" (?:n't|not|doesn't|don't|didn't|never) (?:think|believe|expect|see|foresee|"
    r"anticipate) "
)
_HYPOTHETICAL: Final = re.compile(r" (?:if|unless|were to|even if|whether|once|should (?=N|A|B)) ")
_TOTAL: Final = re.compile(
    r" (?:brings?|bringing|brought) (?:the|its|their) (?:total|sum|overall|combined|average|value|effective) "
)
_ABOUT: Final = frozenset(
    {" toward ", " towards ", " of ", " about ", " on ", " for ", " from ", " without ", " against ", " as ", " at "}
)
_RULE_THAT: Final = re.compile(
    r" (?:suspend\w*|paus\w+|halt\w*|delay\w*|postpon\w+|withdr\w+) .*\brule (?:that )?expand(?:s|ing) "
)
_EXPIRING: Final = re.compile(r"expir|laps")
_NO_SUBJECT: Final = re.compile(r"^(?: [\w-]+ly| -| —| that| but| and)* $| that (?:[a-z]+ly )?$")
# "kept from raising duties", and not "duties on goods from China rose"
_IF: Final = re.compile(r" (?:if|unless|whether|from(?! (?:the )?[NA] )) (?:[\w.'-]+ |[A-Z] ){0,2}$")
_MENTIONED: Final = re.compile(
    r" (?:prospects?|risks?|possibility|fears?|concerns?|impact|effects?|worries|uncertainty) (?:of|"
    r"about|over|from) (?:[\w-]+ ){0,2}$"
)
_DESCRIBED: Final = re.compile(r" (?:effective|average|averaged|weighted) ")  # "cuts the effective tariff to 31%"
_CRIME: Final = re.compile(r" (?:illegal|illicit|unlawful|smuggl\w+|fentanyl|opioids?|precursors?|drugs?) ")
_EVADED: Final = re.compile(
    r" (?:evad|violat|breach|circumvent|skirt|dodg|bypass|flout|dodg)(?:ing|ed|e|"
    r"es) (?:[a-z]+ |[NA] ){0,2}$"
)
# "fears that duties would snap back", "worried Beijing might restrict exports"
_FEARED: Final = re.compile(
    r" (?:fear(?:s|ed|ing)?|concern(?:s|ed)?|worr(?:y|ies|ied)|anxiet(?:y|ies)|risk(?:s|ed)?|jitters|nervous|"
    r"dread(?:s|ed)?|speculation) (?:(?:among|of|in) (?:[\w-]+ |[A-Z] ){1,3}?)?(?:that )?"
    r"(?P<what>[^;,:]*? (?:would|could|may|might|will) )"
)
# "would have blacklisted", and not "would have to pay"
_WOULD_HAVE: Final = re.compile(r" (?:would|could|might|should|'d) have (?:[a-z]+ly |also |been |then )*$")
# "shelved a plan to", "withdrew the rule that would"
_SHELVED: Final = re.compile(
    r" (?:shelv|scrap|abandon|withdr|drop|rescind|cancel|kill)\w* (?:[\w'-]+ |[A-Z] ){0,5}?"
    r"(?:rule|plan|proposal|regulation|idea|bill|provision)s? (?:to|(?:that|which) would(?: have)?) (?:[a-z]+ly )?$"
)
_IS_DONE: Final = re.compile(r" (?:is|are|be|being) (?:[a-z]+ly |not )?$")  # "if the rate is raised"
_IF_PART: Final = re.compile(
    r" (?:but |and |so )?(?:if|unless) .*, (?:then )?(?P<main>(?:the )?(?:[NBS]|[AN] 's? ?[a-z]+|it|they|he|she|we|i) "
    r"(?:will|would|could|may|might|'ll|is ready|is prepared) )"
)
_MAY: Final = re.compile(r" (?:could|might|may|can) ")


def is_total(line: Line) -> bool:
    """Whether the line only adds up: "this brings the total to $250 billion"."""
    return bool(_TOTAL.search(line.signs))


def is_only_mentioned(line: Line, found: Found) -> bool:
    """Whether a measure without a figure is only feared or weighed, or belongs to a rule that is itself suspended."""
    if _RULE_THAT.search(line.words(found.first, found.start)) or is_feared(line, found.start, found.noun_end):
        return True
    if _DESCRIBED.search(line.words(found.start, found.noun)):
        return True
    if _EVADED.search(line.words(found.start - 3, found.noun)):
        return True
    has_figure = any(unit.word in ("P", "M") for unit in line.units[found.start : found.last])
    return not has_figure and bool(_MENTIONED.search(line.words(found.start - 5, found.start)))


def is_feared(line: Line, first: int, last: int) -> bool:
    """Whether a measure or deed stands in what is only feared: "concerns that Washington would raise tariffs"."""
    for found in _FEARED.finditer(line.signs):
        begin = line.places[first]
        if found.start("what") <= begin and not re.search(r"[;,:]", line.signs[found.end() : line.places[last - 1]]):
            return True
    return False


def is_crime(line: Line, first: int, last: int) -> bool:
    """Whether what is stopped or allowed is no trade: "halt the flow of fentanyl"."""
    return bool(_CRIME.search(line.words(first, last)))


def is_counterfactual(line: Line, verb: int) -> bool:
    """Whether a verb tells what would have been done, or what a rule or plan does that is given up."""
    return bool(_WOULD_HAVE.search(line.words(verb - 6, verb)) or _SHELVED.search(line.words(verb - 14, verb)))


def is_unreal(line: Line, found: Found, act: Act, active: bool, past: bool) -> bool:
    """Whether what a verb says of a measure is denied, only supposed, or has nobody who does it."""
    before, lead = line.words(found.first, act.first), line.words(found.first - 1, act.first)
    if line.words(act.last, act.last + 1) == " no " or _DOUBTED.search(before):
        return True
    if (
        is_counterfactual(line, act.first)
        or _NEGATED.search(before)
        or _IF.search(line.words(act.first - 5, act.first))
    ):
        return True
    past = past and not _IS_DONE.search(line.words(act.first - 3, act.first))
    main = _IF_PART.match(line.signs)
    if main and act.first < line.unit_at(main.start("main")):
        return True  # "if it imposes more tariffs, China will"
    if _HYPOTHETICAL.search(lead) and not past and not is_conditional(lead):
        return True
    if _EXPIRING.match(line.units[act.first].word) and not past:
        return True
    if active and line.words(act.first - 2, act.first) == " such as ":
        return True
    gerund = active and line.units[act.first].tag == "VBG"
    return gerund and bool(_NO_SUBJECT.search(line.words(0, act.first)))


def is_wished(line: Line, found: Found, act: Act, active: bool) -> bool:
    """Whether the relief of a measure is only asked for, hoped for, possible or spoken about."""
    if _WISHED.search(line.words(found.first, act.first)):
        return True
    if not active:
        return bool(_MAY.search(line.words(found.noun_end, act.first)))
    return line.units[act.first].tag == "VBG" and line.words(act.first - 1, act.first) in _ABOUT
