"""Turns of phrase about the economy as a whole, currencies and interest, prices, pay and jobs."""

from __future__ import annotations

from typing import Final

from tasks.figures.turns import APPROX, turn

ECONOMY: Final = (
    turn(
        "survey_gauge",
        "other",
        "i",
        r"\b(?:(?:export|import|factory|work) orders?|new orders?|orders|activity|employment|hiring|output"
        r"|production|manufacturing"
        r"|services|sentiment|confidence|input prices?|inventor(?:y|ies)|suppliers?' deliver(?:y|ies)) "
        r"(?:sub-?index|sub-?gauge|gauge|index|measure|reading|component)\b[^.;¤]{0,60}",
        "",
        "The new export orders gauge slid to 44.7.",
    ),
    turn(
        "currency_moved",
        "exchange_rate",
        "mp",
        r"\bthe (?:u\.s\. |usa |US |japanese |british |canadian |australian |chinese |offshore "
        r"|onshore )?(?:dollar|euro|pound|yen|yuan"
        r"|renminbi|greenback|won|rupee|peso|ruble|sterling|franc) (?:was |has |had )?(?:\w+ly )?(?:rose|risen"
        r"|fell|fallen|dipped|firmed|softened|sagged|added|gained"
        r"|lost|slipped|dropped|jumped|advanced|eased|edged|climbed|inched|strengthened|weakened|increased"
        r"|declined|traded|bought"
        r"|stood|rallied|slid|sank|tumbled|surged|up|down|trading|quoted|little changed)\b[^.;]{0,60}",
        r"^(?! (?:worth )?(?:of|in) )",
        "The dollar rose to 110.85 yen.",
    ),
    turn(
        "annual_pace",
        "growth",
        "p",
        r"\b(?:econom(?:y|ies)|gdp|gross domestic product|that growth"
        r"|(?<!sales\s)(?<!wage\s)(?<!job\s)growth (?:followed|of|was|hit"
        r"|reached|slowed to)|economic growth)\b[^.;,¤]{0,60}",
        r"^ (?:annual(?:i[sz]ed)?|yearly|quarterly) (?:rate|pace|clip|basis)\b",
        "Spending helped the economy expand at a 2.8 percent annual rate.",
    ),
    turn(
        "growth_target",
        "growth",
        "p",
        rf"\b(?:econom(?:y|ies)|growth|gdp)\b[^.;¤]{{0,90}}\btargets? (?:of|is|at) {APPROX}",
        "",
        "The economy grew at a rate near its official target of 5 percent.",
    ),
    turn(
        "economy_growing",
        "growth",
        "p",
        r"\b(?:econom(?:y|ies)|gdp) (?:to |will |would |could |is |was |has |had |may )*(?:(?:be"
        r"|been) )?(?:grow\w*|grew|expand\w*"
        rf"|shr[iau]nk\w*|contract\w*) (?:by |at )?{APPROX}",
        "",
        "The budget relies on the economy growing 2.8 percent.",
    ),
    turn(
        "interest_rate",
        "other",
        "p",
        r"\b(?:(?:interest|lending|loan prime|prime|policy|repo|benchmark|deposit|one-year|five-year"
        r"|mortgage) (?!tariff)(?:[\w-]+ )?rates?"
        r"|rates? on (?:[\w-]+ ){0,3}(?:loans?|mortgages|deposits))\b[^.;,Ⓟ]{0,40}",
        r"^(?! of)",
        "The rate on one-year loans was left at 3 percent.",
    ),
    turn(
        "economy_smaller",
        "growth",
        "p",
        r"\b(?:econom(?:y|ies)|gdp|gross domestic product|output)\b[^.;¤]{0,30}",
        r"^ (?:smaller|larger|bigger)\b",
        "It would make the economy 0.02 percent smaller.",
    ),
    turn(
        "lost_output",
        "output",
        "m",
        "",
        r"^ (?:a year |annually )?(?:in|of) (?:lost|forgone|foregone) (?:gdp|gross domestic product|output"
        r"|economic output|production)\b",
        "It is about $430 billion in lost output.",
    ),
    turn(
        "economy_lost",
        "cost",
        "m",
        rf"\b(?:econom(?:y|ies)|households|consumers)\b[^.;¤]{{0,40}}\b(?:los(?:e|es|ing|t)|cost|costs) {APPROX}",
        r"^(?! in (?:sales|exports|revenue))",
        "The economy lost $11 billion in five weeks.",
    ),
    turn(
        "off_growth",
        "growth",
        "p",
        r"\b(?:shav\w+|knock\w*|tak\w+|took|trim\w*|cut\w*|lop\w*|wip\w*|add\w*|subtract\w*|slic\w+"
        r"|reduc\w+) [^.;¤]{0,30}",
        r"^ (?:off|from|to|of) [^.;¤]{0,40}\b(?:growth|gdp|gross domestic product|economic output|expansion)\b",
        "It would shave 0.6 percentage point off growth.",
    ),
    turn(
        "spending_beyond_revenue",
        "debt",
        "m",
        r"\b(?:spending|expenditures?|outlays) (?:outpac\w+|exceed\w*|outstrip\w*|topp\w+) (?:its |tax |total "
        r"|government )*"
        rf"(?:revenues?|receipts|income) by {APPROX}",
        "",
        "Government spending outpaced revenues by $900 billion.",
    ),
)

PRICES_AND_JOBS: Final = (
    turn(
        "priced_product",
        "price",
        "m",
        r"(?:\bthe|\ban?|'s) ",
        r"^ (?:[\w-]+ ){0,1}(?:dollhouse|doll house|toys?|phones?|iphones?|laptops?|shoes|sneakers|jackets?"
        r"|bikes?|bicycles?"
        r"|tvs?|cars?|evs?|vehicles?|suvs?|sofas?|strollers?|consoles?|dress(?:es)?|t-shirts?)\b(?! (?:industry"
        r"|market|maker"
        r"|order|deal|plant|factory))",
        "The $199 dollhouse will soon cost more.",
    ),
    turn(
        "earnings_per_share",
        "profit",
        "m",
        r"\b(?:profits?|earnings|net income|eps|earned|loss|lost)\b[^.;]{0,90}",
        r"^ (?:a|per) share\b",
        "Profits rose to $413 million, or $1.14 a share.",
    ),
    turn(
        "eps_of",
        "profit",
        "m",
        r"\beps\b[^.;]{0,60}",
        "",
        "It expects EPS of $4.41.",
    ),
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
        "cost_of_a_barrel",
        "price",
        "m",
        r"\bcosts? of (?:a|an|one|each) (?:barrel|bushel|gallon|ton|tonne|pound|ounce|dozen|loaf|carton)\b[^.;¤]{0,60}",
        "",
        "The cost of a barrel dropped below $60.",
    ),
    turn(
        "paying_more",
        "price",
        "p",
        rf"\b(?:pa(?:y|ys|id|ying)|costs?|costing) {APPROX}",
        r"^ (?:more (?:for|per|than)|less (?:for|than))\b",
        "Consumers were paying 12 percent more for washing machines.",
    ),
    turn(
        "pay_rose",
        "price",
        "mp",
        r"\b(?:pay|wages?|salaries|wage growth|hourly earnings) (?:\w+ly )?(?:rose|grew|fell|climbed|increased"
        r"|gained|jumped|up|dropped|slowed"
        rf"|accelerated|edged up) (?:by |to )?{APPROX}",
        r"^(?! of)",
        "Pay rose 4 cents.",
    ),
    turn(
        "sold_at",
        "price",
        "m",
        rf"\b(?:sold|sells?|selling|retail\w*|priced|on sale|available) (?:at|for) {APPROX}",
        r"^(?! (?:worth|of)\b)",
        "The shoes are sold at $160.",
    ),
    turn(
        "firm_worth",
        "market",
        "m",
        rf"\b(?:firm|company|chipmaker|giant|corporation|start-?up|group)\b[^.;¤]{{0,20}} (?:worth|valued at) {APPROX}",
        r"^(?! (?:of|in)\b)",
        "It became the first firm worth $5 trillion.",
    ),
    turn(
        "price_of_goods",
        "price",
        "mp",
        r"\bprices? (?:of|for) [^.;¤]{2,110}\b(?:rose|risen|fell|fallen|went up|went down|climbed|dropped"
        r"|jumped|surged|soared|by|to|at|were|was|are|is)"
        rf" (?:by )?{APPROX}",
        r"^(?! of)",
        "The price of the units that it sells went up by as much as $150.",
    ),
    turn(
        "price_of",
        "price",
        "m",
        r"\b(?:prices?(?! index)|wages?|earnings per hour|hourly (?:pay|earnings))\b[^.;]{0,50}",
        r"^(?! of)",
        "The price of soybeans fell to $9.",
    ),
    turn(
        "employs",
        "employment",
        "n",
        rf"\bemploy(?:s|ed|ing)? {APPROX}",
        "",
        "The firm employs 75,000 people.",
    ),
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
