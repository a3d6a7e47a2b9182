"""Turns of phrase that make a figure a part of a whole, a ratio or a threshold."""

from __future__ import annotations

from typing import Final

from tasks.figures.turns import APPROX, turn

THRESHOLDS: Final = (
    turn(
        "parcels_below",
        "other",
        "m",
        rf"\b(?:packages?|parcels?|shipments?|postal items) (?:under|below|of less than) {APPROX}",
        "",
        "It ends the exemption for packages under $800.",
    ),
    # thresholds are no shares, whatever they are shares of
    turn(
        "threshold",
        "other",
        "p",
        r"\b(?:at least|more than|hold|holds|holding|own|owns|owning|exceeding|over|above) ",
        r"^[ -](?:or more )?(?:owned|controlled|of (?:the|its|their) (?:equity|voting|shares))\b",
        "It covers units at least 50 percent owned by a listed firm.",
    ),
    turn(
        "cut_of_sales",
        "share",
        "p",
        "",
        r"^[ -](?:cut|slice|share) of (?:[\w']+ ){0,5}(?:sales|revenues?|profits?|proceeds|earnings)\b",
        "It must pay a 15 percent cut of its sales.",
    ),
)

SHARES: Final = (
    # shares
    turn(
        "ratio_of",
        "share",
        "p",
        r"\b(?:ratio|proportion|portion) of (?!the deficit)[^.;¤]{0,60} (?:from|to|at|was|is|were|reached"
        rf"|by) {APPROX}",
        "",
        "It raised the ratio of R&D investment to GDP to 2.5 percent.",
    ),
    turn(
        "accounts_for",
        "share",
        "p",
        rf"\b(?:account\w*|responsible) for {APPROX}",
        "",
        "The firm accounted for about 40 percent of sales.",
    ),
    turn(
        "of_them_were",
        "share",
        "p",
        rf"\b(?:of|among) (?:which|them|(?:these|those)(?: [\w-]+){{0,3}}|the (?:[\w-]+ ){{0,3}}\w+s"
        rf"|all (?:[\w-]+ ){{0,2}}\w+s),? {APPROX}",
        r"^ (?:were|was|are|is|had|have|came|went|said|involved|did)\b",
        "Of those cases, 58 percent were opened after the crisis.",
    ),
    turn(
        "people_think",
        "share",
        "p",
        rf"(?:^|[,;:] |\b(?:and|while|that|but|though|as) ){APPROX}",
        r"^ (?:who |of whom )?(?:see|say|said|think|thought|believe|believed|support|supported|oppose|opposed"
        r"|approve|disapprove"
        r"|favou?r|favou?red|view|viewed"
        r"|want|wanted|expect|expected|plan|planned|cited|agreed|disagreed)\b",
        "Seventy-four percent see trade as good for the economy.",
    ),
    turn(
        "half_the_value",
        "share",
        "p",
        "",
        r"^ (?:of )?the (?:value|volume|amount|number) of\b",
        "That is about half the value of all beans.",
    ),
    turn(
        "of_the_duties",
        "share",
        "p",
        "",
        r"^ of (?:the |all |its |those |these |their )(?:[\w-]+ ){0,3}(?:tariffs|duties|levies)\b",
        "It covers 78 percent of the tariffs that the court struck down.",
    ),
    turn(
        "contributes",
        "share",
        "p",
        rf"\bcontribut\w+ {APPROX}",
        r"^ (?:to|of) (?:the |its |world |global |total |overall |all )*(?:world|global|growth|increase|rise"
        r"|total|gdp|jobs|revenues?"
        r"|sales|exports|imports|output|economy)\b",
        "Online sales contributed 44.6 percent of the growth.",
    ),
    turn(
        "owned_by",
        "share",
        "p",
        "",
        r"^[ -](?:owned|controlled|owner\w*|stake|share(?! price| of the)|equity|shareholding)\b",
        "It bought a 20 percent stake in the port.",
    ),
    turn(
        "balance_to_gdp",
        "trade_balance",
        "p",
        r"\b(?:current[- ]account|trade) (?:surplus|deficit|gap|balance)\b[^.;]{0,60}",
        r"^(?: in [\w-]+)? of (?:(?:the|its|national|country's) )*(?:gdp|gross domestic)",
        "The current account surplus was 1.3 percent of GDP.",
    ),
    turn(
        "ratio_to_gdp",
        "share",
        "p",
        r"\b(?:ratio|proportion|share|spending|spen[dt]\w*|investment|r&d|surplus)\b[^.;]{0,60}",
        r"^(?: in [\w-]+)? of (?:(?:the|its|their|our|national|country's) )*(?:gdp|gross domestic)",
        "R&D spending was 2.5 percent of GDP.",
    ),
    turn(
        "part_of",
        "share",
        "p",
        "",
        r"^ of (?!(?:the |its |their |these |those )?(?:additional )?(?:tariffs?|duty|duties|gdp|gross domestic)\b)",
        "They are 80 percent of its total.",
    ),
    turn(
        "note_yield",
        "market",
        "p",
        r"\b(?:2|two|5|five|10|ten|30|thirty)-year(?! (?:loan |prime |lpr |lending |mortgage "
        r"|deposit )*(?:rates?|loans?|lpr)\b)(?: (?!old|plan|low|high)[\w.-]+){0,8} ",
        "",
        "The 10-year broke above 3%.",
    ),
    # debt and ratios
    turn(
        "deficit_gdp",
        "debt",
        "p",
        r"\b(?:budget|fiscal|government|public|federal) (?:deficit|debt)\b[^.;]{0,60}|\bdeficit\b[^.;]{0,90}",
        r"^ of (?:gdp|gross domestic)",
        "The budget deficit was 2.8 percent of GDP.",
    ),
)
