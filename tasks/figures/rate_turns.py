"""Turns of phrase about the rate of a duty."""

from __future__ import annotations

from typing import Final

from tasks.figures.turns import APPROX, GOODS, TARIFF, turn

RATES: Final = (
    turn(
        "the_rate_to",
        "tariff_rate",
        "p",
        r"^(?!.*\b(?:interest|bank|fed|lending|loans?|mortgages?|inflation|jobless|growth)\b).*\b(?:rais|hik|increas|lower"
        rf"|reduc|cut|slash)\w* (?:the|that|this) rate (?:up )?to (?:[\w-]+ ){{0,3}}{APPROX}",
        "",
        "He intends to raise the rate to the legal maximum of 15%.",
    ),
    turn(
        "dumped_at_margins",
        "tariff_rate",
        "p",
        r"\bdump\w*\b[^.;Ⓟ]{0,90}\b(?:margins?|rates?) (?:(?:of|at|from|between|rang\w+|set|was|were) ){0,2}"
        rf"{APPROX}",
        "",
        "Its mills dumped pipes in America at dumping margins of up to 88 percent.",
    ),
    turn(
        "charges_goods",
        "tariff_rate",
        "p",
        rf"\b(?:charg|tax)(?:e|es|ed|ing) (?:[\w.-]+ ){{0,3}}(?:goods|imports|products|exports) "
        rf"(?:(?:at|with) )?{APPROX}",
        r"^(?! (?:more|less|higher|lower))",
        "The United States now charges Chinese goods 10% under that law.",
    ),
    turn(
        "charged_of_value",
        "tariff_rate",
        "p",
        rf"\b(?:{GOODS}|parcels?|packages?|cargo(?:es)?|cars|vehicles)\b[^.;Ⓟ]{{0,120}}\b(?:charged|taxed|assessed|pay|face)\b[^.;Ⓟ]{{0,40}}",
        r"^ of (?:(?:its|their|the|an?|each|every) )+(?:[\w'-]+ ){0,2}(?:value|worth)\b",
        "Parcels will be charged 90% of their value.",
    ),
    turn(
        "charged_rate",
        "tariff_rate",
        "p",
        rf"\b(?:{GOODS}|parcels?|packages?|cargo(?:es)?|vehicles)\b[^.;Ⓟ]{{0,60}}\bcharged (?:at )?(?:the"
        rf"|an?) (?:[\w-]+ )?",
        r"^[ -]rate\b",
        "Those cargoes will be charged the original 10% rate.",
    ),
    turn(
        "tariff_of",
        "tariff_rate",
        "pt",
        rf"\b{TARIFF}(?: rates?)? (?:of|at|to|by|from|up to|as high as|between|of either|at either|is|was|were"
        rf"|are|rang\w+ from|that rang\w+ from|which rang\w+ from|set at) {APPROX}",
        "",
        "It set a tariff of 25 percent.",
    ),
    turn(
        "tariff_for_changed",
        "tariff_rate",
        "p",
        rf"\b{TARIFF}(?: rates?)? (?:imposed |levied |charged )?(?:on|for"
        rf"|against) [^.;Ⓟ]{{0,160}} (?:reduced|cut|lowered|slashed|raised"
        rf"|increased|hiked) (?:from|to|by)"
        rf" (?:an average of )?{APPROX}",
        "",
        "The duty for shoes, hats and kitchen supplies will be reduced to 7.1 percent.",
    ),
    turn(
        "tariff_on_is",
        "tariff_rate",
        "p",
        rf"\b{TARIFF}(?: rates?)? (?:imposed |levied |charged )?(?:on|for|against) [^.;¤]{{0,60}} (?:is|was|are|were"
        rf"|be|been|at|of|to|beyond|above|past|stands? at|stood at|remains? at|averag\w+|from) {APPROX}",
        "",
        "The tariff rate on Chinese imports will be 54%.",
    ),
)
