"""Turns of phrase about duties: their rates and the goods they hit."""

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

# Before the money that duties bring: "the first $53 billion in tariffs" are goods where nobody pays it.
DUTIES_NAMED: Final = (
    turn(
        "in_tariffs_named",
        "tariffed_trade",
        "m",
        r"^(?!.*\b(?:pay|paid|paying|collect\w*|ow(?:e|ed|es|ing)|rais\w+|generat\w*|br(?:ing|ings|inging"
        r"|ought)|took|tak\w+|charg\w*|costs?"
        r"|refund\w*|receiv\w*|amass\w*|earn\w*|reap\w*|rak\w+|remit\w*|yield\w*|revenues?|net(?:s|ted)?"
        r"|fin(?:e|ed)|penalt\w+|worth of)\b).*",
        r"^ (?:worth )?(?:of|in) (?:(?!with|from|under|to|by|for|on)[\w'-]+ ){0,3}(?:tariffs|duties)\b(?! revenue)",
        "China has answered the first $53 billion in American tariffs.",
    ),
)

DUTIES: Final = (
    turn(
        "tariffs_range",
        "tariff_rate",
        "p",
        rf"\b{TARIFF}\b[^.;Ⓟ]{{0,110}}\b(?:rang\w+|var(?:y|ies|ying)) (?:from|between) {APPROX}",
        "",
        "The tariffs would hit $60 billion of goods and would range from 5% to 25%.",
    ),
    # money that duties bring in
    # goods under duties
    turn(
        "in_tariffs_on",
        "tariffed_trade",
        "m",
        "",
        r"^ (?:worth )?(?:of|in) (?:[\w-]+ ){0,2}(?:tariffs|duties|levies) (?:on|against)\b",
        "It lined up $60 billion in tariffs against Chinese goods.",
    ),
    turn(
        "trade_value",
        "tariffed_trade",
        "m",
        rf"\b(?:annual|aggregate|total) (?:[\w-]+ ){{0,2}}trade value of {APPROX}",
        "",
        "The annex has 900 lines with an annual trade value of $70 billion.",
    ),
    turn(
        "tax_on_goods",
        "tariffed_trade",
        "m",
        rf"\b(?:import )?(?:tax|taxes|levy|penalty) on (?:(?:another|roughly|all|the) )*{APPROX}",
        rf"^ (?:worth )?(?:of|in) [^.;Ⓜ]{{0,60}}{GOODS}",
        "He proposed a 25 percent tax on another $325 billion of goods from China.",
    ),
    turn(
        "tariffs_on_apposition",
        "tariffed_trade",
        "m",
        rf"\b{TARIFF} on [^.;Ⓜ]{{3,60}}(?:,|—|–|-) ?{APPROX}",
        r"^ (?:worth|in|of)\b",
        "It is considering tariffs on the remaining imports — about $300 billion worth of products.",
    ),
    turn(
        "list_covers",
        "tariffed_trade",
        "m",
        r"\blist\b.{0,60}\b(?:covers?|covering|covered|includes?|including|targets?|targeting) " + APPROX,
        rf"^ (?:worth )?(?:of|in) [^.;Ⓜ]{{0,60}}{GOODS}",
        "The list covers $200 billion of imports from China.",
    ),
    turn(
        "list_worth",
        "tariffed_trade",
        "m",
        r"\blist\b.{0,160}\b(?:products|categories|items|lines|goods|exports|imports)\b[^.;Ⓜ]{0,50}\b(?:worth|valued at"
        rf"|totall?ing) {APPROX}",
        "",
        "The list was cut to 888 categories worth about $34 billion.",
    ),
    turn(
        "tariffs_on",
        "tariffed_trade",
        "m",
        rf"\b{TARIFF}\b(?: [\w.'%-]+){{0,6}} (?:on|to|against|covering|targeting|over|hitting|affecting|worth"
        rf"|for|of) {APPROX}",
        rf"^(?: worth)?(?: of| in) [^.;Ⓜ]{{0,80}}\b{GOODS}",
        "It put tariffs on $50 billion of Chinese goods.",
    ),
    turn(
        "tariff_value",
        "tariffed_trade",
        "m",
        rf"\b{TARIFF}\b(?:(?!\b(?:revenues?|receipts)\b)[^.;Ⓜ]){{0,60}}\b(?:on|against|covering|targeting|cover|covers|target|targets|hit|hits"
        rf"|affect\w*|to) {APPROX}",
        "",
        "Beijing announced tariffs on $60 billion.",
    ),
    turn(
        "hit_with_tariffs",
        "tariffed_trade",
        "m",
        "",
        r"(?! in (?:[\w-]+ )?aid\b)"
        rf"^(?: worth)?(?: of| in) [^.;Ⓜ]{{0,60}}{GOODS}[^.;Ⓜ]{{0,40}}(?:with|to|under|by|from"
        rf"|subject to)[^.;Ⓜ]{{0,24}}(?:\b{TARIFF}|¤ [\w -]{{0,16}}(?:{TARIFF}|tax\b))",
        "It hit $200 billion of goods with tariffs.",
    ),
    turn(
        "products_totaling",
        "tariffed_trade",
        "m",
        rf"\b{TARIFF}\b.{{0,100}}\b(?:products|goods|items|imports|exports|list)\b[^.;Ⓜ]{{0,30}}\b(?:totall?ing|worth"
        rf"|valued at|total|amounting to) {APPROX}",
        "",
        "The tariffs target products totaling $60 billion.",
    ),
    turn(
        "imports_primed",
        "tariffed_trade",
        "m",
        "",
        r"^ (?:worth )?(?:of|in) (?:[\w-]+ ){0,4}(?:imports|goods|products|exports) (?:primed|subject|slated"
        r"|scheduled|targeted|facing|covered|hit|affected|earmarked|already hit|already subject)\b",
        "It hit $200 billion in imports primed for levies.",
    ),
    turn(
        "threat_to_hit",
        "tariffed_trade",
        "m",
        r"\b(?:threat\w*|vow\w*|propos\w*|consider\w*|ready|plan\w*|mov\w+|prepar\w+) (?:to )?(?:hit|hitting"
        r"|tax|taxing|target|targeting) (?:(?:a|an|the|another|matching|similar|equal|further) )*"
        rf"{APPROX}",
        rf"^ (?:worth )?(?:of|in) [^.;Ⓜ]{{0,40}}\b{GOODS}",
        "He threatened to hit a further $300 billion in imports from China.",
    ),
    turn(
        "list_of",
        "tariffed_trade",
        "m",
        rf"\b{TARIFF}\b[^.;Ⓜ]{{0,60}}",
        rf"^ (?:list|tranche|batch|round) of [^.;Ⓜ]{{0,30}}\b{GOODS}",
        "It raised the tariffs to 25% from 10% on a previous, $200 billion list of Chinese imports.",
    ),
    turn(
        "already_imposed",
        "tariffed_trade",
        "m",
        r"\b(?:tariffs?|duties|levies)\b.{0,160}",
        r"^ (?:(?:that )?(?:he|it|they|she|trump|china|washington|beijing|the \w+) )?(?:had |has "
        r"|have )(?:already |previously )?(?:been )?(?:imposed|slapped|levied|targeted|hit|taxed)\b",
        "It put tariffs on $200 billion of goods on top of the $50 billion it had already imposed.",
    ),
    turn(
        "n_rate",
        "tariff_rate",
        "p",
        r"\b(?:tariffs?|duties|levies)\b.{0,200}",
        r"^[ -](?:tariff |duty |reciprocal |baseline |base |universal )*(?:rate|levy)\b",
        "It suspends the 24-percent tariff while retaining the 10-percent rate.",
    ),
    # rates
    turn(
        "rate_on_goods_changed",
        "tariff_rate",
        "p",
        rf"\b(?:rais|hik|lift|increas|cut|lower|reduc|slash|doubl)\w* (?:the|its|that|this) rates? (?:on"
        rf"|for) [^.;Ⓟ]{{0,40}}\b{GOODS}"
        rf"[^.;Ⓟ]{{0,20}} (?:to|from|by) {APPROX}",
        "",
        "It raised the rate on Chinese imports to 125 percent.",
    ),
    turn(
        "points_of_rate",
        "tariff_rate",
        "p",
        rf"\b{TARIFF}\b.{{0,160}}",
        r"^ (?:of|from|off) (?:the |its |this |that )*(?:cumulative |total |overall |additional "
        r"|reciprocal )*(?:rate|tariffs?|duty|duties)\b",
        "It will lower the tariffs by removing 10 percentage points of the rate.",
    ),
    turn(
        "n_tax_on_imports",
        "tariff_rate",
        "p",
        rf"\b(?:{GOODS}|tariffs?)\b.{{0,120}}\b(?:hit with|subject to|fac\w+|impos\w+|levy\w*|put|with|of) (?:a |an )?",
        r"^ (?:import |border )?tax(?:es)?\b(?! (?:rate|cut|break|credit))",
        "All goods from China would be hit with a 25 percent tax.",
    ),
    turn(
        "rate_on_goods",
        "tariff_rate",
        "p",
        r"\b(?:combined|total|overall|average|effective|cumulative|headline|base|baseline|tariff|duty"
        r"|reciprocal) (?:\w+ )?"
        rf"rates? (?:on|for|against|facing) (?:[^.;Ⓟ]{{0,40}}\b{GOODS}|(?:[\w.]+ ){{0,2}}(?:china|canada|mexico"
        rf"|india|japan|brazil"
        rf"|vietnam|europe|countries|nations|partners)(?: goods| products)?)\b[^.;Ⓟ]{{0,30}}\b(?:to|at|is|was"
        rf"|of|reach\w*) {APPROX}",
        "",
        "It brings the combined rate on Chinese imports to 47 percent.",
    ),
    turn(
        "n_tariff",
        "tariff_rate",
        "pt",
        "",
        rf"^[ -](?:(?!of |on |in |to |by |from |for |and )[\w.\"“”'-]+,? ){{0,5}}{TARIFF}\b(?! revenue| cost)",
        "It put a 25 percent additional tariff on steel.",
    ),
    turn(
        "tariffs_to",
        "tariff_rate",
        "pt",
        r"\b(?:rais\w+|hik\w+|increas\w+|cut\w*|lower\w*|reduc\w+|slash\w*|doubl\w+|bring\w*|brought|boost\w*"
        rf"|push\w*|ratchet\w* up|set) [^.;]{{0,60}}\b{TARIFF}\b[^.;]{{0,90}}\b(?:to|from|by|at) {APPROX}",
        "",
        "It raised tariffs on steel from 25 percent to 50 percent.",
    ),
)
