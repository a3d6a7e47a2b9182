"""Verbs and nouns of doing: what is done to a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Act:
    """What is done to a measure, by the words that say so."""

    effect: str
    pattern: str
    example: str


# At the same place the first that matches decides.
ACTS: Final = (
    Act(
        "struck",
        (
            r"struck down|str(?:ikes?|iking) down|invalidat\w+|vacat(?:es|ed|ing)|enjoin(?:s|ed|ing)?|block(?:s|ed|"
            r"ing)|overturn\w*|nullif\w+|(?:was|were|are|"
            r"is) (?:illegal|unlawful|unconstitutional|invalid)"
        ),
        "The court struck down the tariffs.",
    ),
    Act(
        "cancelled",
        (
            r"cancel\w*|call(?:s|ed|ing)? off|remov(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing)|scrap(?:s|ped|"
            r"ping)?|terminat(?:e|es|ed|"
            r"ing)|withdr(?:aw|aws|ew|awn|awing)|drop(?:s|ped|ping)?|abolish\w*|repeal\w*|rescind\w*|revok\w+|"
            r"lift(?:s|ed|ing)?(?! (?:(?!and )[^ ;,]+ ){1,9}to P )"
            r"|phas(?:e|es|ed|ing) out|end(?:s|ed|ing)?(?! up)|clos(?:e|es|ed|ing)|expir(?:e|"
            r"es|ed|ing)|laps(?:e|es|ed|ing)|do(?:es|ing)? away with|got rid of|get(?:ting)? rid of|unwind\w*|"
            r"walk(?:s|ed|ing)? back|"
            r"(?:los(?:e|es|ing)|lost)(?= (?:[a-zA-Z'-]+ ){0,4}(?:exemptions?|exclusions?|waivers?|duty-free|"
            r"de minimis) )"
        ),
        "It will cancel the 10 percent tariffs.",
    ),
    Act(
        "suspended",
        (
            r"suspend(?:s|ed|ing)?|paus(?:e|es|ed|ing)|halt(?:s|ed|ing)?|fr(?:eeze|eezes|oze|ozen|eezing)|"
            r"put(?:s|ting)? on hold|put(?:s|ting)?(?=[^;,]{1,60} on hold )|not (?:to )?(?:proceed|go ahead|"
            r"move ahead|go forward) with|"
            r"stop(?:s|ped|ping)?|ceas(?:e|es|ed|ing)|refrain(?:s|ed|ing)? from|not to impose|"
            r"not (?:be )?impos(?:e|ing)|forgo|shelv(?:e|es|ed|ing)"
        ),
        "Both sides suspended tariffs for 90 days.",
    ),
    Act(
        "delayed",
        (
            r"(?:extend(?:s|ed|ing)?|push(?:es|ed|ing)? back|mov(?:e|es|ed|ing)) (?:an?|the|its|"
            r"his) (?:[a-z]+ )?deadline (?:to|for|on)|"
            r"delay(?:s|ed|ing)?|postpon(?:e|es|ed|ing)|defer(?:s|red|ring)?|put(?:s|ting)? off|push(?:es|ed|"
            r"ing)? back|hold(?:s|ing)? off(?: on)?|held off(?: on)?"
        ),
        "Washington postponed the increase to October.",
    ),
    Act(
        "exempted",
        (
            r"exempt(?:s|ed|ing)?|exclud(?:e|es|ed|ing)|waiv(?:e|es|ed|ing)|spar(?:e|es|ed|ing)|carv(?:e|es|"
            r"ed|ing) out"
        ),
        "It exempted phones from the tariffs.",
    ),
    Act(
        "included",
        r"includ(?:e|es|ed|ing)|provid(?:e|es|ed|ing) for",
        "The deal includes gradual reductions of tariff rates.",
    ),
    Act("adjusted", r"adjust(?:s|ed|ing|ments?)?(?: to)?", "China will adjust its countermeasures accordingly."),
    Act(
        "extended",
        r"extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?|renew(?:s|ed|ing)?",
        "The office extended the exclusions to August.",
    ),
    Act(
        "raised",
        (
            r"rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|hik(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|tripl(?:e|es|"
            r"ed|ing)|quadrupl(?:e|es|ed|ing)|r(?:atchet|amp)(?:s|ed|ing)?(?: up)?|escalat(?:e|es|ed|ing)|expand(?:s|"
            r"ed|ing)?|tighten(?:s|ed|ing)?|widen(?:s|ed|ing)?|broaden(?:s|ed|ing)?|step(?:s|ped|ping)? up|"
            r"r(?:ise|ises|ose|isen|ising)|jack(?:s|ed|ing)? up|boost(?:s|ed|ing)?|go(?:es)? up|"
            r"strengthen(?:s|ed|ing)?"
        ),
        "China raised its tariff to 125 percent.",
    ),
    Act(
        "cut",
        (
            r"cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|slash(?:es|ed|ing)?|halv(?:e|es|ed|ing)|"
            r"trim(?:s|med|ming)?|roll(?:s|ed|ing)? back|eas(?:e|es|ed|ing)|relax(?:es|ed|ing)?|loosen(?:s|ed|"
            r"ing)?|scal(?:e|es|ed|ing) back|(?:bring(?:s|ing)?|brought)(?=[^;]{0,60} down )|soften(?:s|ed|"
            r"ing)?|fall(?:s|ing)?|fell|come down"
        ),
        "The two sides cut tariffs to 30%.",
    ),
    Act(
        "kept",
        (
            r"retain(?:s|ed|ing)?|maintain(?:s|ed|ing)?|keep(?:s|ing)?|kept|remain(?:s|ed|ing)?|stay(?:s|ed|"
            r"ing)?|left in place|continu(?:e|es|ed|ing)"
        ),
        "It is retaining the remaining 10 percent tariff.",
    ),
    Act(
        "granted",
        (
            r"grant(?:s|ed|ing)?|provid(?:e|es|ed|ing)(?! for )|issu(?:e|es|ed|ing)|approv(?:e|es|ed|ing)|award(?:s|"
            r"ed|ing)?|giv(?:e|es|en|"
            r"ing)|gave|receiv(?:e|es|ed|ing)|obtain(?:s|ed|ing)?|won|allow(?:s|ed|ing)?|offer(?:s|ed|ing)?|"
            r"resum(?:e|es|ed|ing)|apply for|sought"
        ),
        "The department granted licences for the chip.",
    ),
    Act(
        "imposed",
        (
            r"(?:re)?impos(?:e|es|ed|ing|ition)|lev(?:y|ied|ies|ying)|slap(?:s|ped|ping)?|plac(?:e|es|ed|ing)|"
            r"put(?:s|ting)?|introduc(?:e|es|ed|ing|tion)|announc(?:e|es|ed|ing|ement)|appl(?:y|ies|ied|ying)|"
            r"hit(?:s|ting)?|charg(?:e|es|ed|ing)|unveil(?:s|ed|ing)?|enact(?:s|ed|ing)?|implement(?:s|ed|ing|"
            r"ation)?|adopt(?:s|ed|ing)?|order(?:s|ed|ing)?|add(?:s|ed|ing)?|(?<!record )set(?:s|ting)?(?! to)|"
            r"(?:retaliat|counter|respond|struck|hit|fir|fought|fight)\w* (?:back )?(?:to (?:[\w'-]+ |[A-Z] ){1,6}?|"
            r"(?:[a-zA-Z]+ ){0,3}?)with|draft(?:s|ed|ing)?|threaten(?:s|ed|ing)?|propos(?:e|es|ed|ing|al)|"
            r"launch(?:es|ed|ing)?|proceed(?:s|ed|ing)? with|conduct(?:s|ed|ing)?|initiat(?:e|es|ed|ing)|open(?:s|"
            r"ed|ing)?|start(?:s|ed|ing)?|begin(?:s|"
            r"ning)?|began|subject to|fac(?:e|es|ed|ing)|subjected|fil(?:e|es|ed|ing)|collect(?:s|ed|ing)?|"
            r"enforc(?:e|es|ed|ing)|t(?:ake|akes|aken|ook|aking) effect|(?:go|goes|went|gone|going|come|comes|"
            r"came|coming|enter|entered|put) (?:also )?into (?:effect|force)|kick(?:s|ed|ing)? in|declar(?:e|"
            r"es|ed|ing)|reinstat\w+|resum(?:e|es|ed|ing)|restor(?:e|es|ed|ing)|reviv(?:e|es|ed|ing)|"
            r"consider(?:s|ing)?|(?<!is )(?<!was )(?<!are )(?<!were )(?<!be )(?<!been )considered|"
            r"weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|plan(?:s|ned|ning)?|vow(?:s|ed)?|(?:bring(?:s|ing)?|"
            r"brought) in|target(?:s|ed|ing)?|pay(?:s|ing)?|struggling with|sign(?:s|ed|ing)?|designat\w+|"
            r"releas(?:e|es|ed|ing)|publish(?:es|ed|ing)?|finali[sz](?:e|es|ed|ing)|wrap(?:s|ped|ping)? up|"
            r"complet(?:e|es|ed|ing)|conclud(?:e|es|ed|ing)"
        ),
        "It will impose a 10% tariff on all imports.",
    ),
)
ANY_ACT: Final = re.compile(
    r"\b(?:" + "|".join(f"(?P<a{number}>{act.pattern})" for number, act in enumerate(ACTS)) + r")(?= )"
)
RELIEVING: Final = frozenset({"cancelled", "suspended", "delayed", "exempted", "cut"})


def effect_of(found: re.Match[str]) -> str:
    """The effect of the act that `ANY_ACT` found."""
    return ACTS[int((found.lastgroup or "a0")[1:])].effect
