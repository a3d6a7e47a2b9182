"""Turns of phrase about duties and the goods they hit."""

from __future__ import annotations

from typing import Final

from tasks.figures.turns import APPROX, GOODS, TARIFF, turn

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
        r"^ (?:worth )?(?:of|in) (?:(?!with|from|under|to|by|for|on)[\w'-]+ ){0,3}(?:tariffs|duties)\b(?! revenue)"
        r"(?! (?:that |which )?(?:(?:could|may|might|must|will|would|should) )?(?:be |been )?(?:refund|repaid"
        r"|returned))",
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
        "changes_affect",
        "tariffed_trade",
        "m",
        r"\b(?:changes|measures?|moves?|actions?|steps|hikes?|increases?|tariffs|duties|levies) (?:will |would |to )?"
        rf"(?:affect|cover|hit|apply to|target|impact)s? {APPROX}",
        r"^ (?:worth )?(?:of|in) (?:[\w.-]+ ){0,2}(?:imports?|imported|goods|products)\b",
        "Biden raised the duties. The changes will affect $18 billion of Chinese imports.",
    ),
    turn(
        "tariffs_affecting",
        "tariffed_trade",
        "m",
        rf"\b{TARIFF}\b[^.;]{{0,60}},? (?:affecting|impacting|covering|hitting|targeting) {APPROX}",
        rf"^(?: worth)?(?: of| in) [^.;Ⓜ]{{0,60}}\b{GOODS}",
        "It put 20% tariffs on 90 goods, affecting $30 billion in exports.",
    ),
    turn(
        "ready_to_target",
        "tariffed_trade",
        "m",
        r"\b(?:threat\w*|vow\w*|ready|prepar\w+|will|would|could|plan\w*) (?:to )?(?:target|hit|tax) "
        rf"(?:(?:a|an|another) )*{APPROX}",
        r"^ (?:more|extra|additional|further)\b(?! (?:in|of) (?!imports|goods|products|exports))",
        "The United States is ready to target up to $500 billion more.",
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
        "rate_on_goods_rises",
        "tariff_rate",
        "p",
        rf"\bthe (?:tariff |duty )?rates? (?:on|for) [^.;Ⓟ]{{0,60}} (?:will |would |is to |are to )?"
        r"(?:increas|rise|rises|rose|go|climb|jump|fall|drop)\w* (?:up )?(?:to|by|from) "
        rf"{APPROX}",
        "",
        "The rate on some imports of steel will increase to 25 percent.",
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
        rf"\b(?:{GOODS}|tariffs?)\b.{{0,120}}\b(?:hit with|subject to|fac\w+|impos\w+|levy\w*|put|with|of) (?:a |an )?"
        r"|\b(?:impos\w+|levy|levied|put|slap\w*|add\w*) (?:a |an |another )?",
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
