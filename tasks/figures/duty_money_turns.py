"""Turns of phrase about the money that duties bring or cost."""

from __future__ import annotations

from typing import Final

from tasks.figures.turns import APPROX, TARIFF, turn

DUTY_MONEY: Final = (
    turn(
        "tariff_expense",
        "cost",
        "m",
        "",
        r"^ (?:of|in) tariff(?:-related)? (?:expenses?|costs?|charges?)\b",
        "That makes $300 million in tariff expense.",
    ),
    turn(
        "n_hit_from_tariffs",
        "cost",
        "m",
        "",
        r"^[ -](?:[\w-]+ ){0,2}(?:hit|head ?winds?|blow|charge) (?:from|due to|because of|related to) [^.;¤]{0,40}"
        rf"{TARIFF}\b",
        "The maker will take a $7 billion hit from the tariffs.",
    ),
    turn(
        "tariff_money",
        "duties_paid",
        "m",
        r"\b(?:collect\w*|paid|pay|paying|raise|raised|generat\w*|bring\w* in|took in|take in|rak\w+ in|yield\w*"
        r"|nets|netted|netting|remit\w*|ow(?:e|ed|es)) (?!.*\bcost)[^.;Ⓜ]{0,50}",
        rf"^[^.;Ⓜ]{{0,30}}\b(?:in|from|of) [^.;Ⓜ]{{0,30}}\b(?:{TARIFF}|tariff revenue|customs revenue|fines"
        r"|penalties)",
        "The government collected $30 billion in tariffs.",
    ),
    turn(
        "duty_bill",
        "cost",
        "m",
        rf"\b(?:(?:customs|duty) bills?\b[^.;¤]{{0,50}}"
        rf"|tariff bills? (?:of|came to|comes to|reached|totall?ed|was|is) {APPROX})",
        "",
        "Our duty bill went from nothing to $4 million.",
    ),
    turn(
        "tariffs_bring_in",
        "duties_paid",
        "m",
        rf"\b{TARIFF}\b[^.;¤]{{0,50}}\b(?:br(?:ing|ings|inging|ought)|rak(?:e|es|ed|ing)"
        rf"|pull(?:s|ed|ing)?) in (?:close to )?{APPROX}",
        r"^(?! of (?:new |more |additional |fresh )?investment)",
        "The duties are on course to bring in close to $40 billion.",
    ),
    turn(
        "tariff_revenue",
        "duties_paid",
        "mp",
        r"\b(?:tariff|customs|duty|duties) (?:duties )?(?:revenues?|receipts|collections?|income"
        r"|refunds?)\b[^.;¤]{0,40}",
        "",
        "Tariff revenue reached $30 billion.",
    ),
    turn(
        "duties_refundable",
        "duties_paid",
        "m",
        "",
        rf"^ (?:worth )?(?:of|in) (?:[\w-]+ ){{0,2}}{TARIFF} (?:that |which )?(?:(?:could|may|might|must|will"
        rf"|would|should)"
        r" (?:\w+ )?)?(?:be |been )?(?:refund|repaid|returned|paid back)",
        "More than $160 billion in duties could be refunded.",
    ),
    turn(
        "collected_totaled",
        "duties_paid",
        "m",
        rf"\b{TARIFF}\b[^.;Ⓜ]{{0,60}}\bcollected\b[^.;Ⓜ]{{0,40}}\b(?:totall?ed|totall?ing|amount\w* to|came to|reached)"
        rf" {APPROX}",
        "",
        "The tariffs that it has already collected totaled $130 billion.",
    ),
    turn(
        "in_revenue_tariff",
        "duties_paid",
        "m",
        r"\btariffs?\b[^.;]{0,80}",
        r"^ (?:a (?:year|month|day) )?in (?:\w+ ){0,2}revenues?",
        "Tariffs bring $300 billion in revenue.",
    ),
    turn(
        "duty_income",
        "duties_paid",
        "m",
        rf"\b(?:income|revenues?|receipts|proceeds|money|dollars|taxes)\b[^.;¤]{{0,24}} (?:from|through|by|in|out of) "
        rf"(?:[\w-]+ ){{0,3}}{TARIFF}\b[^.;Ⓜ]{{0,60}}",
        "",
        "The government's income from levying import duties reached 221 billion yuan.",
    ),
    turn(
        "duties_bring",
        "duties_paid",
        "mt",
        rf"\b{TARIFF} (?!.*\b(?:costs?|prices?|bills?|expenses)\b)[^.;Ⓜ]{{0,40}}\b(?:br(?:ing|ings|inging"
        rf"|ought) in|rak\w+ in"
        rf"|pull\w* in|tak(?:e|es|ing) in|took in|rais(?:e|es|ed|ing)|generat\w+|yield\w*|earn\w*|produc\w+) {APPROX}",
        r"^(?! (?:worth )?(?:of|in) (?:[\w-]+ ){0,3}(?:goods|imports|products|exports))",
        "Customs duties brought in $31 billion.",
    ),
    turn(
        "cost_of_tariffs",
        "cost",
        "m",
        rf"\b(?:impact|hit|headwinds?|charges?|bill|blow|burden|costs?|expenses?) (?:from|of|due to|related to"
        rf"|tied to|caused by) "
        rf"(?:the |higher |new |u\.s\. |usa |import )*{TARIFF}\b[^.;Ⓜ]{{0,30}}",
        "",
        "It expects a hit from tariffs of $900 million.",
    ),
    turn(
        "hit_from_tariffs",
        "cost",
        "m",
        rf"\b(?:headwinds?|hit|impact|charges?|blow|costs?|bill|burden) (?:of|totall?ing|worth) {APPROX}",
        rf"^ (?:a year |this year )?(?:from|due to|because of|related to|linked to) [^.;¤]{{0,44}}{TARIFF}\b",
        "It expects a net headwind of $1 billion from tariffs.",
    ),
    turn(
        "added_to_costs",
        "cost",
        "m",
        r"\badd(?:s|ed|ing)? (?:up to )?" + APPROX,
        r"^ (?:a year |per year |annually )?(?:to|in|of) [^.;¤]{0,40}\b(?:costs?|bills?|expenses|expenditures?)\b",
        "Tariffs will add $900 million to its costs.",
    ),
    turn(
        "net_government",
        "duties_paid",
        "m",
        r"\b(?:net|nets|earn|give|bring) (?:the )?(?:u\.s\. |US |federal )?(?:government|treasury) ",
        "",
        "The deal could net the government $2 billion.",
    ),
    turn(
        "in_tariffs",
        "duties_paid",
        "m",
        "",
        r"^ (?:worth )?(?:of|in) (?:(?!with|from|under|to|by|for|on)[\w'-]+ ){0,3}(?:tariffs|duties|fines?"
        r"|penalt(?:y|ies)|tariff revenues?"
        r"|customs (?:duties|revenue))\b(?! (?:on|against)\b)",
        "They paid $10 million in duties.",
    ),
    turn(
        "cost_verb",
        "cost",
        "m",
        r"\b(?:costs?|costing) (?!of\b|to\b)(?:[\w'-]+ ){0,7}",
        "",
        "The tariffs cost an average household $1,300 a year.",
    ),
)
