"""Turns of phrase about exports, balances, purchases and support."""

from __future__ import annotations

from typing import Final

from tasks.figures.change_words import NOUN_DOWN, NOUN_UP
from tasks.figures.turns import APPROX, turn

# Before the duties that a fall in trade is put down to.
MOVES: Final = (
    *(
        turn(
            f"moved_{measure}",
            measure,
            "p",
            "",
            rf"^ (?:[\w-]+ ){{0,2}}(?:{NOUN_UP}|{NOUN_DOWN}) (?:in|of) (?:(?!the\b)[\w.'-]+ ){{0,3}}(?:{words})\b",
            f"The tariffs led to a 10 percent decline in Chinese {words.partition('|')[0]}.",
        )
        for measure, words in (
            ("imports", "imports"),
            ("exports", "exports"),
            ("revenue", "sales|revenues?"),
            ("profit", "profits?|net income|earnings"),
        )
    ),
    *(
        turn(
            f"{measure}_moved_by",
            measure,
            "p",
            rf"(?:^|[.;] )(?:(?:its|their|total|overall|the|country's|also|meanwhile|but|and"
            rf"|while),? )*{measure} (?:\w+ly )?"
            r"(?:rose|grew|increased|climbed|jumped|surged|gained|fell|dropped|declined|decreased|shrank|slid|slipped"
            rf"|plunged|tumbled|contracted)(?: by)? {APPROX}",
            "",
            f"{measure.capitalize()} declined 3 percent, leaving a surplus of $90 billion.",
        )
        for measure in ("imports", "exports")
    ),
    turn(
        "balance_moved_by",
        "trade_balance",
        "mp",
        r"\b(?:deficit|surplus|shortfall|gap|imbalance) (?:with (?:the )?[\w.]+ )?(?:\w+ly )?(?:rose|grew"
        r"|increased|climbed"
        r"|jumped|widened|surged|fell|dropped|declined|decreased|shrank|narrowed)(?: by)? "
        rf"{APPROX}",
        "",
        "The shortfall with China dropped 1.7 percent as imports fell.",
    ),
    *(
        turn(
            f"{measure}_hit_by_duties",
            measure,
            "p",
            rf"\b{measure} [^.;¤]{{0,50}}\b(?:hit|covered|affected|targeted|subject) (?:by|to) [^.;¤]{{0,40}}"
            r"\b(?:tariffs|duties|levies) (?:rose|grew|increased|jumped|fell|dropped|declined|decreased|plunged"
            r"|slumped)"
            rf"(?: by)? {APPROX}",
            "",
            f"{measure.capitalize()} of products hit by the tariffs dropped 17 percent.",
        )
        for measure in ("imports", "exports")
    ),
    turn(
        "in_lost_sales",
        "revenue",
        "m",
        r"\b(?:wip\w+ out|los[et]\w*|cost\w*|forgo\w*|miss\w* out on|giv\w+ up) " + APPROX,
        r"^ (?:worth )?(?:in|of) (?:\w+ )?(?:sales|revenues?)\b(?! (?:to|abroad|overseas))",
        "It expects the curbs to wipe out $8 billion in sales.",
    ),
    turn(
        "firm_grew",
        "revenue",
        "p",
        r"\b(?:designer|company|firm|maker|chipmaker|giant|retailer|automaker|carmaker|group|startup|supplier)\b"
        r"[^.;¤]{0,24}\b(?:recorded|reported|posted|saw|booked) [^.;¤]{0,24}\bgrowth of "
        rf"{APPROX}",
        r"^(?! in)",
        "The chip designer recorded annual growth of 70 percent.",
    ),
    turn(
        "quota",
        "quantity",
        "pn",
        rf"\bquotas? (?:[\w-]+ ){{0,3}}(?:by|to|of|from|at) {APPROX}",
        "",
        "It doubled the tariffs, while cutting import quotas by 47 percent.",
    ),
)

FLOWS: Final = (
    turn(
        "exports_hurt",
        "exports",
        "m",
        rf"\b(?:hit|affect\w*|damag\w*|hurt\w*|disrupt\w*|dent\w*) {APPROX}",
        r"^ (?:worth )?(?:of|in) [^.;¤]{0,40}\bexports\b(?! to [^.;]{0,30}\btariffs)",
        "The dispute has already hit $2 billion of British exports.",
    ),
    turn(
        "shipments_worth",
        "exports",
        "m",
        rf"\b(?:shipments|exports|sales) (?:of [^.;¤]{{2,30}} )?to [\w ]{{2,24}} (?:were|was|are|is) (?:worth"
        rf"|valued at) {APPROX}",
        "",
        "Its iron ore shipments to China were worth A$105 billion.",
    ),
    turn(
        "country_sold",
        "exports",
        "m",
        r"\b(?:usa|germany|america|japan|china|australia|brazil|canada|russia|vietnam|mexico|india|country"
        r"|farmers|growers|exporters) "
        rf"(?:\w+ )?(?:sold|sells|shipped|ships|exported) {APPROX}",
        r"^ (?:worth )?(?:of|in) [^.;¤]{0,50} (?:to|abroad|overseas)\b",
        "Germany sold 2 billion euros of machinery to China.",
    ),
    turn(
        "deficit_of",
        "trade_balance",
        "m",
        r"\b(?:trade|goods|services|bilateral|politically sensitive|overall) (?:\w+ ){0,2}(?:deficit|surplus|gap"
        r"|shortfall|imbalance)\b[^.;Ⓜ]{0,60}",
        "",
        "The trade deficit widened to $50 billion.",
    ),
    turn(
        "n_deficit",
        "trade_balance",
        "m",
        "",
        r"^[ -](?:(?:monthly|annual|trade|goods|services|bilateral|overall|u\.s\.|usa|US|chinese"
        r"|current-account|record|total|global"
        r"|yearly) ){0,4}(?:deficits?|surplus(?:es)?|shortfall|trade gap|imbalance)\b(?! of)",
        "It ran a $40 billion surplus.",
    ),
    turn(
        "more_than_sold",
        "trade_balance",
        "m",
        r"\b(?:buy|bought|import\w*|sell|sold|export\w*) ",
        r"^(?: \([^)]{0,20}\))? more (?:in )?(?:goods|than)",
        "It bought $295 billion more goods than it sold.",
    ),
    turn(
        "additional_orders",
        "purchase",
        "m",
        r"\b(?:buy(?:ing)?|purchas\w+|order\w*|agreed to (?:buy|purchase))\b(?:(?!\b(?:rose|fell|grew|rising|up by|down"
        r"|tariffs?|totaled|increase)\b)[^.;Ⓜ]){0,80}",
        "",
        "China agreed to buy up to $50 billion of farm goods.",
    ),
    turn(
        "cargoes_bought",
        "purchase",
        "m",
        r"\b(?:bought|booked|purchased|ordered|snapped up|secured|picked up|buys|booking|buying) [^.;Ⓜ]{0,40}"
        r"\b(?:cargo(?:es)?|shipments?|shiploads?|loads|tons|tonnes|bushels|barrels|vessels|jets|planes|aircraft)\b"
        rf"(?: of [\w. -]{{2,40}})?,? (?:worth|valued at|for|costing|totall?ing) {APPROX}",
        "",
        "The trader booked 12 cargoes worth about $300 million.",
    ),
    turn(
        "worth_orders",
        "purchase",
        "m",
        "",
        r"^ (?:worth )?(?:of|in|worth of) (?:[\w.'-]+ ){0,4}(?:orders|purchases|contracts|deals)\b",
        "It signed $20 billion in orders.",
    ),
    turn(
        "spending_on",
        "purchase",
        "m",
        r"\bspending on (?:[\w.]+ ){0,4}(?:goods|products|services|crops|soybeans)\b[^.;Ⓜ]{0,50}",
        "",
        "Chinese spending on U.S. farm goods rose to $40 billion.",
    ),
    turn(
        "contracts_for_tons",
        "purchase",
        "n",
        rf"\b(?:contracts?|orders|deals?|bookings|sales) (?:for|of) {APPROX}",
        r"^[^.;¤]{0,50}\b(?:signed|booked|placed|agreed|sealed|confirmed|struck)\b",
        "Contracts for 2.6 million tons of soybeans had been signed.",
    ),
    turn(
        "tons_promised",
        "purchase",
        "n",
        r"\b(?:agree\w*|commit\w*|pledg\w+|promis\w+|will|would|plans?|order\w*"
        r"|contract\w*)\b[^.;Ⓝ]{0,40}\b(?:buy(?:ing)?|purchas\w+|order(?:ed|s|ing)?|booked)\b[^.;]{0,60}",
        "",
        "China agreed to buy 12 million tons.",
    ),
    turn(
        "to_help",
        "support",
        "m",
        "",
        r"^ (?:to help|in help for|to support|to compensate|in aid to|for) (?:the |its |american |u\.s\. |usa "
        r"|chinese |hard-hit |struggling )*(?:farmers|growers|workers|families|exporters|businesses|ranchers)\b",
        "It will provide about $15 billion to help farmers.",
    ),
    turn(
        "to_offset",
        "support",
        "m",
        r"\b(?:roll\w* out|provid\w+|offer\w*|announc\w+|approv\w+|pledg\w+|spen[dt]\w*|pa(?:y|id"
        r"|ying)|giv\w+|gave"
        rf"|disburs\w+|set aside|allocat\w+|unveil\w*|promis\w+|earmark\w*)(?!.*\binvest) {APPROX}",
        r"^ (?:in \w+ )?to (?:help )?(?:support|compensate|offset|cushion|shield|assist|bail out|prop up"
        r"|make up for|aid|help)\b",
        "It rolled out up to $12 billion to help offset losses.",
    ),
    turn(
        "package_worth",
        "support",
        "m",
        rf"\b(?:fiscal|stimulus|aid|rescue|relief|support) (?:package|program|programme|plan)s? (?:worth|of) {APPROX}",
        "",
        "A fiscal package worth 1 trillion yuan is expected.",
    ),
    turn(
        "aid_package",
        "support",
        "m",
        "",
        r"^[ -](?:[\w.'-]+ ){0,3}(?:aid|bailout|relief|stimulus|rescue|subsid\w+|loan|assistance|support|grant"
        r"|bridge)\b(?: package| program| fund| payments?)?",
        "It announced a $12 billion aid program.",
    ),
    turn(
        "payment_per_area",
        "support",
        "m",
        r"\bsubsid(?:y|ies|i[sz]\w+)\b[^.;]{0,80}",
        "",
        "It raised subsidies to 210 yuan per mu.",
    ),
)
