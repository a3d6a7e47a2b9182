"""What is done to a duty: imposed, raised, cut, suspended, cancelled, delayed, exempted, kept, refunded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.context import Context
from tasks.figures.masking import rule

DUTIES: Final = frozenset({"tariff_rate", "tariffed_trade", "duties_paid"})


@dataclass(frozen=True, slots=True)
class Act:
    """Verbs that do something to a duty."""

    effect: str
    pattern: re.Pattern[str]
    example: str


# What stands nearest to the figure decides; of two that end at the same place the first.
ACTS: Final = (
    Act(
        "refunded",
        rule(r"\brefund\w*|\brebat\w+|\breimburs\w+|\bpa(?:y|id) back\b"),
        "Importers were refunded $10 million in duties.",
    ),
    Act(
        "cancelled",
        rule(
            r"\b(?:cancel\w*|remov\w+|eliminat\w+|scrap\w*|terminat\w+|rescind\w*|revok\w+|repeal\w*|abolish\w*"
            r"|struck down|strik\w+ down|withdr[ae]w\w*|drop(?:ped|ping|s)? (?:its|the|their|all)|do(?:es)? away with"
            r"|end(?:s|ed|ing)? (?:the|its|all)|"
            r"invalidat\w+|nullif\w+|lift(?:s|ed|ing)?(?![^.;]* to (?:¤|$))"
            r"|get(?:ting)? rid of|phase[ds]? out|(?:to|be|been|were|was|are) lifted)"
        ),
        "It will cancel the 10 percent tariffs.",
    ),
    Act(
        "suspended",
        rule(r"\b(?:suspen\w+|paus\w+|halt\w*|fr[eo]ez\w+|froze|put on hold)\b"),
        "It suspends the 24 percent tariff for a year.",
    ),
    Act(
        "delayed",
        rule(
            r"\b(?:postpon\w+|delay\w*|defer\w*|put(?:ting)? off|hold(?:ing)? off|held off|shelv\w+|push(?:ed"
            r"|ing)? back)\b"
        ),
        "It will postpone 25 percent tariffs on 144 items.",
    ),
    Act(
        "exempted",
        rule(r"\b(?:exempt\w*|exclud\w+|exclusion|waiv\w+|spar(?:e|ed|ing)|carv\w+ out)\b"),
        "It exempted $2 billion of goods from the tariffs.",
    ),
    Act(
        "kept",
        rule(
            r"\b(?:(?:keep(?:s|ing)?|kept|leav(?:e|es|ing)|left|remain(?:s|ed|ing)?) in place|retain\w*|maintain\w*"
            r"|keep(?:s|ing)?|kept|remain(?:s|ed)?|remaining (?:in|at)|stay(?:s|ed"
            r"|ing)? (?:in|at)|extend\w*|continu\w+(?! to suspend))\b"
        ),
        "It is retaining the remaining 10 percent tariff.",
    ),
    Act(
        "cut",
        rule(
            r"\b(?:cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc\w+|slash\w*|halv\w+|trim\w*|roll(?:s|ed|ing)? back"
            r"|decreas\w+|br(?:ing|ings|inging|ought) (?:the |its |tariffs |down )*[^.;¤]{0,30}down|drop(?:s|ped"
            r"|ping)?|fall(?:s|ing)?|fell|scal\w+ back)\b"
        ),
        "Tariffs were cut from 145% to 30%.",
    ),
    Act(
        "raised",
        rule(
            r"\b(?:rais\w+|hik\w+|increas\w+|doubl\w+|tripl\w+|boost\w*|lift(?:s|ed|ing)?(?= [^.;]* to (?:¤|$))"
            r"|ratchet\w*|jack\w* up"
            r"|rise|rises|rising|rose|go(?:es|ing)? up|went up|push(?:ed|es|ing)? up|escalat\w+|step(?:ped"
            r"|ping)? up)\b"
        ),
        "It raised tariffs to 125 percent.",
    ),
    Act(
        "imposed",
        rule(
            r"\b(?:impos\w+|lev(?:y|ied|ying)|slap\w*|plac(?:e|ed|es|ing)|put(?:s|ting)?|introduc\w+|announc\w+"
            r"|appl(?:y|ied|ies|ying)|charg\w+|subject to|retaliat\w+|counter(?:ed|ing)? with|implement\w*|unveil\w*"
            r"|enact\w*|hit(?:s|ting)?|"
            r"target\w*|fac(?:e|es)|add(?:s|ed|ing)?|threaten\w*|propos\w+|adopt\w*|set(?:s|ting)?|new"
            r"|due to take effect|take effect|taking effect|go into effect|effective|respond\w* with|collect\w*"
            r"|tax(?:ed|ing)?|hit with|assess\w*|declar\w+|promis\w+)\b"
        ),
        "It will impose a 10% tariff on all imports.",
    ),
)
_DESCRIBED: Final = rule(
    r"\b(?:left|leav\w+|brings? the (?:total|average|effective)|base (?:tariff )?rate|average"
    r"|effective (?:tariff )?rate|the current|existing|already|facing|were subject to|was subject to"
    r"|currently|had been subject)\b"
)
_RISING: Final = frozenset({"raised", "imposed"})


def read_effect(context: Context, measure: str, change: str, form: str) -> str | None:
    """One of annotation.md's effects; None: no duty, or a duty that is only described."""
    if measure not in DUTIES:
        return None
    if measure == "duties_paid":
        return "refunded" if ACTS[0].pattern.search(context.clause_before + " " + context.clause_after) else None
    if measure == "tariff_rate" and form in ("from", "to", "change") and change in ("up", "down"):
        return "raised" if change == "up" else "cut"
    if _NOT_NOW.search(context.clause_before):
        return "delayed"
    if _HAD_IMPOSED.match(context.after[:120]):
        return "imposed"
    before = context.text.lead_in(context.sentence[0]) + " " + context.clause_before
    told = _nearest(before, last=True)
    if told in (None, "imposed") and (after := _PASSIVE.match(context.after[:140])):
        told = _nearest(after["verb"], last=False) or told
    if told is None and _DUE.match(context.after[:40]):
        return "imposed"
    if told in ("cut", "raised") and form == "level" and not _WHAT_IS_THERE.search(before[-50:]):
        told = _without_change(before) if measure == "tariff_rate" else told
    if told == "imposed" and _DESCRIBED.search(re.split("[,;]", context.clause_before[-90:])[-1]):
        return None
    return told


_WHAT_IS_THERE: Final = rule(
    r"\b(?:cut|cuts|cutting|reduc\w+|lower\w*|slash\w*|rais\w+|hik\w+|increas\w+) (?:its|the|their|his|current"
    r"|existing|these|those) $"
)
_NOT_NOW: Final = rule(
    r"\b(?:not (?:to )?(?:proceed|go ahead|impose|move ahead)|hold(?:s|ing)? off|held off|refrain\w*|shelv\w+ plans?)\b"
)
_HAD_IMPOSED: Final = rule(
    r"^[ -](?:[\w.-]+ ){0,3}(?:tariffs?|duty|duties|lev(?:y|ies)) (?:that "
    r"|which )?(?!(?:on|for|against|from|to) )(?:[\w.]+ ){1,3}(?:already )?(?:imposed|levied|slapped|announced)\b"
)
_DUE: Final = rule(r"^ (?:due|set|scheduled|slated|expected) to (?:take effect|go|kick in|start|begin|come)")
# "tariffs ... will be suspended", "tariffs remain in effect", "duties announced by Trump"
_PASSIVE: Final = rule(
    r"^[ -](?:[\w\"'“”.-]+ ){0,6}?(?:tariffs?|duty|duties|lev(?:y|ies)|rate|goods|products|imports)(?: (?:on|for"
    r"|against|of|from|worth) [^.;¤]{2,60}?)?,? (?P<verb>(?:(?:that|which|will|would|are|were|was|is|be|to"
    r"|being|also|now|had|has|have|been|due|set|by|she|he|it|"
    r"trump|china|washington|beijing|already|scheduled|planned|starting) ){0,6}(?!of\b)(?:[a-z]+ed|put|cut|kept"
    r"|struck|frozen|withdrawn|remains?|stays?|continue)\b(?: (?:into|in|off|on|effect|back|down|up))?)"
)


def _nearest(stretch: str, last: bool) -> str | None:
    best: tuple[int, int, str] | None = None
    for order, act in enumerate(ACTS):
        for found in act.pattern.finditer(stretch):
            key = (found.end() if last else -found.start(), -order, act.effect)
            if best is None or key > best:
                best = key
    return best[2] if best else None


def _without_change(stretch: str) -> str | None:
    """The nearest act that is not a rise or a cut: those need an end of a change as their figure."""
    best: tuple[int, int, str] | None = None
    for order, act in enumerate(ACTS):
        if act.effect in ("cut", "raised"):
            continue
        for found in act.pattern.finditer(stretch):
            key = (found.end(), -order, act.effect)
            if best is None or key > best:
                best = key
    return best[2] if best else None
