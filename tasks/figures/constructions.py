"""Turns of phrase that settle what a figure measures, whatever other words stand in the sentence.

The first that matches decides; `before` ends at the figure, `after` begins behind it (masked text, ¤ any figure).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.context import Context
from tasks.figures.masking import rule


@dataclass(frozen=True, slots=True)
class Construction:
    """A turn of phrase around a figure."""

    name: str
    measure: str
    kinds: str  # p percent, m money, n counts and measures, i points, t multipliers
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    example: str  # its last figure is the one meant


_APPROX: Final = (
    r"(?:(?:about|around|nearly|almost|some|roughly|approximately|more than|over|at least|up to|as much as"
    r"|less than|under|just|only|another|a further|"
    r"an additional|additional|an extra|a total of|an estimated|average of|of|the|a|an|its|their|those|these"
    r"|original|current|initial|remaining) )*"
)
_TARIFF: Final = (
    r"(?:tariffs?|duty|duties|lev(?:y|ies)|import tax(?:es)?|surcharges?|surtax(?:es)?"
    r"|punitive taxes|border tax(?:es)?)"
)
_GOODS: Final = (
    r"(?:goods|imports?|products?|exports?|items|merchandise|commodities|shipments|automobiles|steel"
    r"|aluminum|wine|soybeans|sorghum|barley|purchases|trade)"
)


def _c(name: str, measure: str, kinds: str, before: str, after: str, example: str) -> Construction:
    return Construction(
        name, measure, kinds, rule(before + "$") if before else None, rule(after) if after else None, example
    )


CONSTRUCTIONS: Final = (
    # thresholds are no shares, whatever they are shares of
    _c(
        "threshold",
        "other",
        "p",
        r"\b(?:at least|more than|hold|holds|holding|own|owns|owning|exceeding|over|above) ",
        r"^[ -](?:or more )?(?:owned|controlled|of (?:the|its|their) (?:equity|voting|shares))\b",
        "It covers units at least 50 percent owned by a listed firm.",
    ),
    _c(
        "cut_of_sales",
        "share",
        "p",
        "",
        r"^[ -](?:cut|slice|share) of (?:[\w']+ ){0,5}(?:sales|revenues?|profits?|proceeds|earnings)\b",
        "It must pay a 15 percent cut of its sales.",
    ),
    _c(
        "tariff_of",
        "tariff_rate",
        "pt",
        rf"\b{_TARIFF}(?: rates?)? (?:of|at|to|by|from|up to|as high as|between|of either|at either|is|was|were"
        rf"|are|rang\w+ from|that rang\w+ from|which rang\w+ from|set at) {_APPROX}",
        "",
        "It set a tariff of 25 percent.",
    ),
    _c(
        "tariff_on_is",
        "tariff_rate",
        "p",
        rf"\b{_TARIFF}(?: rates?)? (?:on|for|against) [^.;¤]{{0,60}} (?:is|was|are|were|be|been|at|of|to"
        rf"|stands? at|stood at|remains? at|averag\w+|from) {_APPROX}",
        "",
        "The tariff rate on Chinese imports will be 54%.",
    ),
    # shares
    _c(
        "ratio_of",
        "share",
        "p",
        r"\b(?:ratio|proportion|portion) of (?!the deficit)[^.;¤]{0,60} (?:from|to|at|was|is|were|reached"
        rf"|by) {_APPROX}",
        "",
        "It raised the ratio of R&D investment to GDP to 2.5 percent.",
    ),
    _c(
        "accounts_for",
        "share",
        "p",
        rf"\b(?:account\w*|responsible) for {_APPROX}",
        "",
        "The firm accounted for about 40 percent of sales.",
    ),
    _c(
        "owned_by",
        "share",
        "p",
        "",
        r"^[ -](?:owned|controlled|owner\w*|stake|share(?! price| of the)|equity|shareholding)\b",
        "It bought a 20 percent stake in the port.",
    ),
    _c(
        "ratio_to_gdp",
        "share",
        "p",
        r"\b(?:ratio|proportion|share|spending|investment|r&d|surplus)\b[^.;]{0,60}",
        r"^(?: in [\w-]+)? of (?:(?:the|its|national|country's) )*(?:gdp|gross domestic)",
        "R&D spending was 2.5 percent of GDP.",
    ),
    _c(
        "part_of",
        "share",
        "p",
        "",
        r"^ of (?!(?:the |its |their |these |those )?(?:additional )?(?:tariffs?|duty|duties|gdp|gross domestic)\b)",
        "They are 80 percent of its total.",
    ),
    _c(
        "note_yield",
        "market",
        "p",
        r"\b(?:2|two|5|five|10|ten|30|thirty)-year(?: (?!old|plan|low|high)[\w.-]+){0,5} ",
        "",
        "The 10-year broke above 3%.",
    ),
    # debt and ratios
    _c(
        "deficit_gdp",
        "debt",
        "p",
        r"\b(?:budget|fiscal|government|public|federal) (?:deficit|debt)\b[^.;]{0,60}|\bdeficit\b[^.;]{0,90}",
        r"^ of (?:gdp|gross domestic)",
        "The budget deficit was 2.8 percent of GDP.",
    ),
    # money that duties bring in
    _c(
        "tariff_money",
        "duties_paid",
        "m",
        r"\b(?:collect\w*|paid|pay|paying|raise|raised|generat\w*|bring\w* in|took in|take in|rak\w+ in|yield\w*"
        r"|net|nets|netting|remit\w*|ow(?:e|ed|es)) (?!.*\bcost)[^.;Ⓜ]{0,50}",
        rf"^[^.;Ⓜ]{{0,30}}\b(?:in|from|of) [^.;Ⓜ]{{0,30}}\b(?:{_TARIFF}|tariff revenue|customs revenue|fines"
        r"|penalties)",
        "The government collected $30 billion in tariffs.",
    ),
    _c(
        "tariff_revenue",
        "duties_paid",
        "mp",
        r"\b(?:tariff|customs|duty) (?:revenues?|receipts|collections?|income|refunds?)\b[^.;¤]{0,40}",
        "",
        "Tariff revenue reached $30 billion.",
    ),
    _c(
        "in_revenue_tariff",
        "duties_paid",
        "m",
        r"\btariffs?\b[^.;]{0,80}",
        r"^ (?:a (?:year|month|day) )?in (?:\w+ ){0,2}revenues?",
        "Tariffs bring $300 billion in revenue.",
    ),
    _c(
        "net_government",
        "duties_paid",
        "m",
        r"\b(?:net|nets|earn|give|bring) (?:the )?(?:u\.s\. |us |federal )?(?:government|treasury) ",
        "",
        "The deal could net the government $2 billion.",
    ),
    _c(
        "in_tariffs",
        "duties_paid",
        "m",
        "",
        r"^ (?:worth )?(?:of|in) (?:(?!with|from|under|to|by|for|on)[\w'-]+ ){0,3}(?:tariffs|duties|fines?"
        r"|penalt(?:y|ies)|tariff revenues?"
        r"|customs (?:duties|revenue))\b(?! (?:on|against)\b)",
        "They paid $10 million in duties.",
    ),
    _c(
        "cost_verb",
        "cost",
        "m",
        r"\b(?:costs?|costing) (?!of\b|to\b)(?:[\w'-]+ ){0,7}",
        "",
        "The tariffs cost an average household $1,300 a year.",
    ),
    # goods under duties
    _c(
        "in_tariffs_on",
        "tariffed_trade",
        "m",
        "",
        r"^ (?:worth )?(?:of|in) (?:[\w-]+ ){0,2}(?:tariffs|duties|levies) (?:on|against)\b",
        "It lined up $60 billion in tariffs against Chinese goods.",
    ),
    _c(
        "tariffs_on_apposition",
        "tariffed_trade",
        "m",
        rf"\b{_TARIFF} on [^.;Ⓜ]{{3,60}}(?:,|—|–|-) ?{_APPROX}",
        r"^ (?:worth|in|of)\b",
        "It is considering tariffs on the remaining imports — about $300 billion worth of products.",
    ),
    _c(
        "list_worth",
        "tariffed_trade",
        "m",
        r"\blist\b.{0,160}\b(?:products|categories|items|lines|goods)\b[^.;Ⓜ]{0,20}\b(?:worth|valued at"
        rf"|totall?ing) {_APPROX}",
        "",
        "The list was cut to 888 categories worth about $34 billion.",
    ),
    _c(
        "tariffs_on",
        "tariffed_trade",
        "m",
        rf"\b{_TARIFF}\b(?: [\w.'%-]+){{0,6}} (?:on|to|against|covering|targeting|over|hitting|affecting|worth"
        rf"|for|of) {_APPROX}",
        rf"^(?: worth)?(?: of| in) [^.;Ⓜ]{{0,80}}\b{_GOODS}",
        "It put tariffs on $50 billion of Chinese goods.",
    ),
    _c(
        "tariff_value",
        "tariffed_trade",
        "m",
        rf"\b{_TARIFF}\b[^.;Ⓜ]{{0,60}}\b(?:on|against|covering|targeting|cover|covers|target|targets|hit|hits"
        rf"|affect\w*|to) {_APPROX}",
        "",
        "Beijing announced tariffs on $60 billion.",
    ),
    _c(
        "hit_with_tariffs",
        "tariffed_trade",
        "m",
        "",
        r"(?! in (?:[\w-]+ )?aid\b)"
        rf"^(?: worth)?(?: of| in) [^.;Ⓜ]{{0,60}}{_GOODS}[^.;Ⓜ]{{0,40}}(?:with|to|under|by|from"
        rf"|subject to)[^.;Ⓜ]{{0,24}}\b(?:{_TARIFF}|¤ [\w -]{{0,16}}{_TARIFF})",
        "It hit $200 billion of goods with tariffs.",
    ),
    _c(
        "products_totaling",
        "tariffed_trade",
        "m",
        rf"\b{_TARIFF}\b.{{0,100}}\b(?:products|goods|items|imports|list)\b[^.;Ⓜ]{{0,30}}\b(?:totall?ing|worth"
        rf"|valued at|total|amounting to) {_APPROX}",
        "",
        "The tariffs target products totaling $60 billion.",
    ),
    _c(
        "imports_primed",
        "tariffed_trade",
        "m",
        "",
        r"^ (?:worth )?(?:of|in) (?:[\w-]+ ){0,4}(?:imports|goods|products|exports) (?:primed|subject|slated"
        r"|scheduled|targeted|facing|covered|hit|affected|earmarked|already hit|already subject)\b",
        "It hit $200 billion in imports primed for levies.",
    ),
    _c(
        "threat_to_hit",
        "tariffed_trade",
        "m",
        r"\b(?:threat\w*|vow\w*|propos\w*|consider\w*|ready) (?:to )?(?:hit|hitting|tax|taxing|target|targeting) "
        rf"{_APPROX}",
        rf"^ (?:worth )?(?:of|in) [^.;Ⓜ]{{0,40}}\b{_GOODS}",
        "He threatened to hit a further $300 billion in imports from China.",
    ),
    _c(
        "list_of",
        "tariffed_trade",
        "m",
        rf"\b{_TARIFF}\b[^.;Ⓜ]{{0,60}}",
        rf"^ (?:list|tranche|batch|round) of [^.;Ⓜ]{{0,30}}\b{_GOODS}",
        "It raised the tariffs to 25% from 10% on a previous, $200 billion list of Chinese imports.",
    ),
    _c(
        "already_imposed",
        "tariffed_trade",
        "m",
        r"\b(?:tariffs?|duties|levies)\b.{0,160}",
        r"^ (?:(?:that )?(?:he|it|they|she|trump|china|washington|beijing|the \w+) )?(?:had |has "
        r"|have )(?:already |previously )?(?:been )?(?:imposed|slapped|levied|targeted|hit|taxed)\b",
        "It put tariffs on $200 billion of goods on top of the $50 billion it had already imposed.",
    ),
    _c(
        "n_rate",
        "tariff_rate",
        "p",
        r"\b(?:tariffs?|duties|levies)\b.{0,200}",
        r"^[ -](?:tariff |duty |reciprocal |baseline |base |universal )*(?:rate|levy)\b",
        "It suspends the 24-percent tariff while retaining the 10-percent rate.",
    ),
    # rates
    _c(
        "n_tariff",
        "tariff_rate",
        "pt",
        "",
        rf"^[ -](?:(?!of |on |in |to |by |from |for |and )[\w.\"“”'-]+,? ){{0,5}}{_TARIFF}\b(?! revenue| cost)",
        "It put a 25 percent additional tariff on steel.",
    ),
    _c(
        "tariffs_to",
        "tariff_rate",
        "pt",
        r"\b(?:rais\w+|hik\w+|increas\w+|cut\w*|lower\w*|reduc\w+|slash\w*|doubl\w+|bring\w*|brought|boost\w*"
        rf"|push\w*|ratchet\w* up|set) [^.;]{{0,60}}\b{_TARIFF}\b[^.;]{{0,90}}\b(?:to|from|by|at) {_APPROX}",
        "",
        "It raised tariffs on steel from 25 percent to 50 percent.",
    ),
    _c(
        "per_item_duty",
        "tariff_rate",
        "m",
        r"\b(?:duty|duties|tariffs?|fee)\b.{0,80}",
        r"^ (?:per|an?|each|every) (?:item|package|parcel|ton|tonne|litre|liter|kilogram|postal item|gallon|pound)\b",
        "They face a duty of $25 per item.",
    ),
    _c(
        "de_minimis",
        "other",
        "m",
        r"\b(?:(?:valued|worth|priced) (?:at )?(?:or )?(?:under|below|less than|up to|no more than)"
        r"|de minimis (?:\w+ ){0,4}(?:of|under|below)|threshold (?:of|to|at)) ",
        "",
        "Parcels valued at or under $800 are exempt.",
    ),
    # balances
    _c(
        "deficit_of",
        "trade_balance",
        "m",
        r"\b(?:trade|goods|services|bilateral|politically sensitive|overall) (?:\w+ ){0,2}(?:deficit|surplus|gap"
        r"|shortfall|imbalance)\b[^.;Ⓜ]{0,60}",
        "",
        "The trade deficit widened to $50 billion.",
    ),
    _c(
        "n_deficit",
        "trade_balance",
        "m",
        "",
        r"^[ -](?:(?:monthly|annual|trade|goods|services|bilateral|overall|u\.s\.|us|record|total|global"
        r"|yearly) ){0,4}(?:deficits?|surplus(?:es)?|shortfall|trade gap|imbalance)\b(?! of)",
        "It ran a $40 billion surplus.",
    ),
    _c(
        "more_than_sold",
        "trade_balance",
        "m",
        r"\b(?:buy|bought|import\w*|sell|sold|export\w*) ",
        r"^(?: \([^)]{0,20}\))? more (?:in )?(?:goods|than)",
        "It bought $295 billion more goods than it sold.",
    ),
    # purchases
    _c(
        "additional_orders",
        "purchase",
        "m",
        r"\b(?:buy|purchas\w+|order\w*|agreed to (?:buy|purchase))\b(?:(?!\b(?:rose|fell|grew|rising|up by|down"
        r"|tariffs?|totaled|increase)\b)[^.;Ⓜ]){0,80}",
        "",
        "China agreed to buy up to $50 billion of farm goods.",
    ),
    _c(
        "worth_orders",
        "purchase",
        "m",
        "",
        r"^ (?:worth )?(?:of|in|worth of) (?:[\w.'-]+ ){0,4}(?:orders|purchases|contracts|deals)\b",
        "It signed $20 billion in orders.",
    ),
    _c(
        "spending_on",
        "purchase",
        "m",
        r"\bspending on (?:[\w.]+ ){0,4}(?:goods|products|services|crops|soybeans)\b[^.;Ⓜ]{0,50}",
        "",
        "Chinese spending on U.S. farm goods rose to $40 billion.",
    ),
    _c(
        "tons_promised",
        "purchase",
        "n",
        r"\b(?:agree\w*|commit\w*|pledg\w+|promis\w+|will|would|plans?|order\w*"
        r"|contract\w*)\b[^.;Ⓝ]{0,40}\b(?:buy|purchas\w+|order(?:ed|s)?|booked)\b[^.;]{0,60}",
        "",
        "China agreed to buy 12 million tons.",
    ),
    # support
    _c(
        "to_help",
        "support",
        "m",
        "",
        r"^ (?:to help|in help for|to support|to compensate|in aid to|for) (?:the |its |american |u\.s\. |usa "
        r"|chinese |hard-hit |struggling )*(?:farmers|growers|workers|families|exporters|businesses|ranchers)\b",
        "It will provide about $15 billion to help farmers.",
    ),
    _c(
        "aid_package",
        "support",
        "m",
        "",
        r"^[ -](?:[\w.'-]+ ){0,3}(?:aid|bailout|relief|stimulus|rescue|subsid\w+|loan|assistance|support|grant"
        r"|bridge)\b(?: package| program| fund| payments?)?",
        "It announced a $12 billion aid program.",
    ),
    _c("payment_per_area", "support", "m", r"\bsubsid\w+[^.;]{0,80}", "", "It raised subsidies to 210 yuan per mu."),
    # prices
    _c(
        "price_per",
        "price",
        "m",
        r"",
        r"^ (?:a|per|an) (?:barrel|bushel|pound|ton|tonne|ounce|kilogram|gallon|hour|share|head|litre|liter"
        r"|mmbtu|million british)\b",
        "Oil sold for $95 a barrel.",
    ),
    _c(
        "price_of",
        "price",
        "m",
        r"\b(?:prices?(?! index)|wages?|earnings per hour|hourly (?:pay|earnings))\b[^.;]{0,50}",
        r"^(?! of)",
        "The price of soybeans fell to $9.",
    ),
    # jobs
    _c(
        "jobs",
        "employment",
        "n",
        "",
        r"^ (?:[\w.'-]+ ){0,4}(?:jobs|workers|employees|layoffs|job losses|payrolls|job cuts)\b",
        "The economy added 50,000 new jobs.",
    ),
    _c(
        "payrolls",
        "employment",
        "n",
        r"\b(?:payrolls|jobs|employment|jobless claims|claims)\b[^.;]{0,60}",
        "",
        "Payrolls rose by 50,000.",
    ),
)


def kind_letter(kind: str) -> str:
    """The letter by which rules call a kind of amount."""
    return {"money": "m", "percent": "p", "fraction": "p", "times": "t", "point": "i"}.get(kind, "n")


def read_construction(context: Context) -> Construction | None:
    """The first turn of phrase that fits; None: none does."""
    letter = kind_letter(context.amount.kind)
    for candidate in CONSTRUCTIONS:
        if letter not in candidate.kinds:
            continue
        if candidate.before is not None and not candidate.before.search(context.before[-200:]):
            continue
        if candidate.after is not None and not candidate.after.search(context.after[:160]):
            continue
        return candidate
    return None
