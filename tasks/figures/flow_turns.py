"""Turns of phrase about balances, purchases, support, prices and jobs."""

from __future__ import annotations

from typing import Final

from tasks.figures.turns import turn

FLOWS: Final = (
    # balances
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
        r"^[ -](?:(?:monthly|annual|trade|goods|services|bilateral|overall|u\.s\.|us|record|total|global"
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
    # purchases
    turn(
        "additional_orders",
        "purchase",
        "m",
        r"\b(?:buy|purchas\w+|order\w*|agreed to (?:buy|purchase))\b(?:(?!\b(?:rose|fell|grew|rising|up by|down"
        r"|tariffs?|totaled|increase)\b)[^.;Ⓜ]){0,80}",
        "",
        "China agreed to buy up to $50 billion of farm goods.",
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
        "tons_promised",
        "purchase",
        "n",
        r"\b(?:agree\w*|commit\w*|pledg\w+|promis\w+|will|would|plans?|order\w*"
        r"|contract\w*)\b[^.;Ⓝ]{0,40}\b(?:buy|purchas\w+|order(?:ed|s)?|booked)\b[^.;]{0,60}",
        "",
        "China agreed to buy 12 million tons.",
    ),
    # support
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
        "aid_package",
        "support",
        "m",
        "",
        r"^[ -](?:[\w.'-]+ ){0,3}(?:aid|bailout|relief|stimulus|rescue|subsid\w+|loan|assistance|support|grant"
        r"|bridge)\b(?: package| program| fund| payments?)?",
        "It announced a $12 billion aid program.",
    ),
    turn("payment_per_area", "support", "m", r"\bsubsid\w+[^.;]{0,80}", "", "It raised subsidies to 210 yuan per mu."),
    # prices
    turn(
        "price_per",
        "price",
        "m",
        r"",
        r"^ (?:a|per|an) (?:barrel|bushel|pound|ton|tonne|ounce|kilogram|gallon|hour|share|head|litre|liter"
        r"|mmbtu|million british)\b",
        "Oil sold for $95 a barrel.",
    ),
    turn(
        "price_of",
        "price",
        "m",
        r"\b(?:prices?(?! index)|wages?|earnings per hour|hourly (?:pay|earnings))\b[^.;]{0,50}",
        r"^(?! of)",
        "The price of soybeans fell to $9.",
    ),
    # jobs
    turn(
        "jobs",
        "employment",
        "n",
        "",
        r"^ (?:[\w.'-]+ ){0,4}(?:jobs|workers|employees|layoffs|job losses|payrolls|job cuts)\b",
        "The economy added 50,000 new jobs.",
    ),
    turn(
        "payrolls",
        "employment",
        "n",
        r"\b(?:payrolls|jobs|employment|jobless claims|claims)\b[^.;]{0,60}",
        "",
        "Payrolls rose by 50,000.",
    ),
)
