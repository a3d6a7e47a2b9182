"""Words that tell what a figure measures: one row a phrase, heavier is surer.

`kinds` says which figures a cue can speak for: p percent, m money, n counts and measures, i points, t multipliers.
Plurals of one-word nouns are understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tasks.figures.units import plural


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase with the measure it speaks for."""

    measure: str
    weight: float
    kinds: str
    phrase: str


# measure: rows of (weight, kinds, phrases)
TABLE: Final[dict[str, tuple[tuple[float, str, str], ...]]] = {
    "tariff_rate": (
        (
            3.2,
            "pt",
            "in tariffs, tariff, tariffs, duty, duties, levy, levies, tariff rate, duty rate, import tax, import "
            "taxes, surcharge, surtax, anti-dumping, "
            "antidumping, countervailing, counter-tariff, counter-tariffs, import duty, import duties, border "
            "tax, tariffed, countertariff, countertariffs, "
            "export tax, export duties, tariff rates, tariff hike, tariff hikes, tariff increase, tariff "
            "reduction, most-favored-nation rate, mfn rate",
        ),
        (0.4, "p", "rate, rates, tax, taxes, reciprocal, punitive, retaliatory, fentanyl, countermeasures"),
    ),
    "tariffed_trade": (
        (
            3.0,
            "m",
            "tariff, tariffs, duty, duties, levy, levies, import taxes, tariffed, surcharge, tariff list, tariff "
            "increase, tariff hike, tariff hikes, counter-tariffs",
        ),
    ),
    "exports": (
        (
            3.1,
            "pmt",
            "export, exports, exported, exporting, outbound shipments, overseas shipments, overseas sales, "
            "export growth, export orders, foreign sales",
        ),
        (2.0, "pm", "shipments, shipped, sold to, sells to, exporters"),
    ),
    "imports": (
        (3.1, "pmt", "import, imports, imported, importing, inbound shipments, import growth"),
        (1.9, "m", "importers, buys from, bought from"),
    ),
    "trade": (
        (
            3.6,
            "pmt",
            "bilateral trade, two-way trade, trade volume, total trade, foreign trade, imports and exports, "
            "exports and imports, trade in goods, goods trade, "
            "import and export, trade turnover, trade value, merchandise trade, trade between, commerce between, "
            "services trade, trade in services, external trade",
        ),
        (2.0, "pmt", "trade, commerce"),
    ),
    "trade_balance": (
        (
            3.9,
            "pmt",
            "trade deficit, trade surplus, trade gap, trade imbalance, trade shortfall, trade balance, deficit "
            "with, surplus with, services surplus, goods deficit, "
            "deficit in goods, surplus in services, current account surplus, current account deficit, trade "
            "deficits, trade surpluses, trade imbalances, current account",
        ),
        (3.2, "pmt", "deficit, surplus, shortfall, imbalance, deficits, surpluses, imbalances"),
        (1.6, "pmt", "gap"),
    ),
    "purchase": (
        (
            3.0,
            "pmt",
            "purchase, purchases, purchased, purchasing, procurement, purchase commitments, orders for, placed "
            "orders, procure",
        ),
        (2.5, "m", "buy, buying, bought, buys, buyer, order, orders, ordered, agreement to buy"),
        (2.0, "m", "contract, contracts, deals, sale of, commitments, commitment, deal"),
    ),
    "investment": (
        (
            3.2,
            "pmt",
            "investment, investments, invest, invested, investing, foreign direct investment, fdi, foreign "
            "investment, capital expenditure, capital spending, "
            "acquisition, acquisitions, takeover, buyout, merger, research and development, r&d, capex, "
            "fixed-asset investment, fixed asset investment, outbound investment, m&a, "
            "invests, venture capital, real estate development",
        ),
        (
            2.6,
            "m",
            "acquire, acquired, acquiring, to build, build, building a, factory in, plant in, bid for, take "
            "over, plant, fund, raised, ipo, funding round",
        ),
        (1.4, "m", "stake, project, projects, facility, expansion"),
    ),
    "duties_paid": (
        (
            4.3,
            "mt",
            "tariff revenue, tariff revenues, customs revenue, customs duties collected, tariff income, duties "
            "collected, tariffs collected, tariff collections, "
            "refund, refunds, refunded, tariff refunds, in tariffs, in duties, in tariff revenue, customs "
            "receipts, duty revenue, tariff dollars",
        ),
        (3.3, "m", "fine, fines, fined, penalty, penalties, settlement, pay in duties, forfeit"),
        (2.0, "m", "customs, collected, collects, collect, collecting"),
    ),
    "support": (
        (
            3.2,
            "pmt",
            "subsidy, subsidies, aid, bailout, stimulus, financial assistance, relief package, aid package, aid "
            "program, support package, rescue package, tax credit, "
            "tax credits, assistance, compensation, loans, loan, lending facility, bridge payments, farm aid, "
            "tax relief, tax breaks, tax cuts, subsidized, rebate, rebates, liquidity, cash handout, disaster, "
            "disbursements, appropriations, hurricane relief",
        ),
        (
            2.3,
            "m",
            "grant, grants, funding, incentives, incentive, relief, support, lending, financing, rescue, credit, "
            "payments to farmers, benefits, payments",
        ),
    ),
    "revenue": (
        (
            3.4,
            "pmt",
            "revenue, revenues, retail sales, turnover, tax revenue, fiscal revenue, sales revenue, box office, "
            "net sales, annual sales, total sales, data center revenue, "
            "same-store sales, consumer spending, online sales, fiscal revenues, business income, topline, tax "
            "receipts, income taxes, government revenue, tax revenues, registering",
        ),
        (2.4, "pmnt", "sales, takings, receipts, sold"),
        (1.6, "m", "income, earned, business"),
    ),
    "profit": (
        (
            3.4,
            "pmt",
            "profit, profits, net income, operating income, earnings per share, profit margin, margins, net "
            "loss, operating profit, net profit, quarterly loss, ebitda, profitability, net losses, margin, farm "
            "income, farm incomes, net farm income",
        ),
        (2.5, "pmt", "earnings, loss, losses, losing, lost"),
    ),
    "cost": (
        (
            2.9,
            "pmt",
            "cost, costs, costing, cost of, expense, expenses, price tag, tariff bill, tax increase, tax on "
            "american, hit from tariffs, tariff costs, cost per, additional costs, tariff cost, tariff impact",
        ),
        (2.2, "m", "damage, burden, bill, hit, headwind, charge, lose, pay, paying, paid, per household"),
    ),
    "price": (
        (
            3.1,
            "pmnit",
            "price, prices, priced, wage, wages, hourly earnings, average hourly earnings, salary, salaries, "
            "price of, spot price, home prices, house prices, food prices, pricing, "
            "pay raise, rent, rents, minimum wage, freight rate, freight rates, benchmark price, per-barrel, "
            "minimum price, purchase price, expensive, cheaper, costlier, pricier, incomes, household income, "
            "disposable income, per capita income, median, median income",
        ),
        (
            2.6,
            "pmi",
            "brent, crude, wti, west texas, gold, copper, soybean futures, corn futures, iron ore, oil futures, "
            "bitcoin, crude futures, spot gold, natural gas, oil, lithium, soybeans, nickel, silver",
        ),
        (1.9, "m", "retail for, retails for, sells for, sell for, valued at, charge, charges"),
    ),
    "inflation": (
        (
            3.9,
            "pit",
            "inflation, consumer price index, cpi, ppi, producer price index, consumer prices, producer prices, "
            "price index, deflation, core inflation, pce, factory-gate prices, "
            "wholesale prices, import prices, export prices, factory gate prices, consumer inflation, producer "
            "inflation, headline inflation, cost of living, retail price index",
        ),
    ),
    "output": (
        (
            3.5,
            "pmnt",
            "industrial output, industrial production, factory output, manufacturing output, crop, crops, "
            "harvest, production capacity, oil output, steel output, power generation, "
            "industrial value-added, value-added industrial output, manufacturing production, grain output, "
            "planted, acreage, planting, gross output",
        ),
        (
            2.7,
            "pmnt",
            "output, production, produced, produce, produces, producing, capacity, value added, manufactured, "
            "yield of, plantings",
        ),
        (2.4, "mt", "gdp, gross domestic product, economy, economic output"),
    ),
    "growth": (
        (
            3.7,
            "pt",
            "gdp, gross domestic product, economic growth, gdp growth, global growth, economic expansion, growth "
            "forecast, economic growth rate, growth target, growth in gdp, "
            "world growth, economy grew, economy expanded, economy contracted, economy shrank",
        ),
        (2.2, "p", "economy, economies, recession"),
        (
            0.9,
            "p",
            "growth rate, annual growth, growth, grow, grew, growing, expansion, expand, expanded, contraction, "
            "contracted",
        ),
    ),
    "employment": (
        (
            3.6,
            "pnt",
            "unemployment, unemployment rate, jobless, jobless rate, jobless claims, payrolls, payroll, "
            "employment, nonfarm payrolls, layoffs, lay-offs, jobs report, job cuts, job losses, "
            "labor force, workforce, hiring, labor participation, labour force, job gains, job growth, "
            "unemployed, job openings, claims for unemployment, headcount, labor market, "
            "participation rate, underemployment, jobs",
        ),
        (
            2.6,
            "pn",
            "job, worker, workers, employees, employee, employs, employ, employed, staff, laid off, lay off, "
            "hire, hired, positions",
        ),
    ),
    "quantity": (
        (
            2.2,
            "nt",
            "flights, shipments, volumes, volume, vehicles, cargo, containers, tons, barrels, bushels, units, "
            "deliveries, delivered, throughput, sales",
        ),
        (
            1.5,
            "pn",
            "volumes, cargo, throughput, deliveries, vehicle sales, car sales, auto sales, passenger car sales",
        ),
    ),
    "market": (
        (
            3.4,
            "pminxt",
            "stocks, stock, shares, index, dow, nasdaq, s&p, dow jones, hang seng, shanghai composite, nikkei, "
            "csi, treasury yield, treasury yields, bond yields, yield, yields, market value, "
            "market capitalization, market capitalisation, market cap, stock market, futures, kospi, ftse, dax, "
            "stoxx, share price, equities, djia, spx, wall street, cac, benchmark index, valuation, "
            "stock price, 10-year, blue-chip, composite, treasury note, topix, market valuation, bond market, "
            "asx, sensex, russell, shares of",
        ),
        (1.6, "pm", "shares, traders, closed, session, investors"),
    ),
    "exchange_rate": (
        (
            3.8,
            "pmit",
            "exchange rate, against the dollar, to the dollar, per dollar, versus the dollar, against the "
            "greenback, against the u.s. dollar, against the us dollar, dollar index, offshore yuan, "
            "onshore yuan, midpoint, central parity, reference rate, central parity rate, currency, currencies, "
            "dollar was, to the greenback, against the yen, versus the yen, against the euro, against the yuan",
        ),
        (
            2.6,
            "p",
            "yuan, renminbi, yen, euro, dollar, greenback, sterling, won, peso, ruble, rupee, aussie, "
            "depreciated, depreciation, appreciated, appreciation, devaluation, weakened, strengthened",
        ),
    ),
    "debt": (
        (
            4.0,
            "pmt",
            "budget deficit, fiscal deficit, national debt, government debt, federal deficit, debt, treasury "
            "securities, treasury holdings, holdings of treasuries, deficit-to-gdp, "
            "federal debt, public debt, debt-to-gdp, budget gap, budget shortfall, treasuries, local government "
            "debt, deficit ratio, us treasuries, u.s. treasuries, u.s. debt, special treasury bonds, "
            "debts, government bonds, treasury bonds, special bonds",
        ),
        (2.1, "m", "bonds, bond, notes, borrowing, owed, owes, borrow"),
    ),
    "share": (
        (
            3.9,
            "pt",
            "market share, accounted for, accounts for, account for, accounting for, share of, make up, makes "
            "up, made up, represents, represent, represented, representing, proportion, portion, "
            "comprise, comprises, comprised, percentage of, makes up, global share, constitutes, constituted, "
            "majority of, ratio, dependent on, reliance on, share, capacity utilization, utilization rate, capacity "
            "utilisation",
        ),
        (
            2.5,
            "p",
            "stake, owned, owns, ownership, utilization, controls, control, supply, supplies, self-sufficiency, cut of",
        ),
    ),
    "nothing": (
        (
            9.0,
            "pminxt",
            "dow jones consensus, dow jones newswires, trade representative, trade war, trade talks, trade deal, "
            "trade agreement, trade tensions, trade dispute, trade policy, world trade organization, "
            "trade truce, trade negotiations, trade practices, trade act, trade partner, trade partners, trading "
            "partner, trading partners, trade barriers, trade minister, trade secretary, free trade, trade group, "
            "economy minister, trade negotiators, trade conflict, trade fight, trade relations, trade "
            "commission, trade official, trade adviser, trade ministry, stock exchange, trade association, import "
            "bank, purchasing managers, "
            "in trading, import tariffs on, imported cars, in order, short order, executive order, order to, "
            "executive orders, interest in, in the market, commerce department, commerce ministry, commerce "
            "secretary, department of commerce, ministry of commerce, commerce minister, chamber of commerce, trade "
            "economist, securities times",
        ),
    ),
    "travel": (
        (
            3.3,
            "pmnt",
            "tourist, tourists, visitors, visitor, tourism, travelers, travellers, tourism revenue, inbound "
            "tourists, passengers, passenger trips, travel, trips, overseas tourists, "
            "visitor arrivals, international students, tourism income, tourist arrivals, travel exports, "
            "overseas consumption, outbound tourists",
        ),
    ),
    "other": (
        (2.4, "pm", "spending, defense, military, defense department"),
        (
            3.3,
            "pmit",
            "tax rate, tax rates, income tax, corporate tax, business tax, tax brackets, sales tax, tax cut, tax "
            "plan, odds, probability, chance, interest rate, interest rates, policy rate, benchmark rate, reserve "
            "requirement, foreign exchange reserves, foreign reserves, forex reserves, lending rate, "
            "benchmark lending rate, federal funds rate, basis points, rate cut, rate hike, rate increase, repo "
            "rate, loan prime rate, mortgage rate, mortgage rates, pmi, purchasing managers index, "
            "purchasing managers' index, confidence index, approval rating, of respondents, respondents, of "
            "voters, de minimis, odds of, money supply, m2, defense spending, fed funds, discount rate, "
            "reserve requirement ratio, deposit rate, government spending, federal spending, likelihood, "
            "confidence, sentiment, wealth, net worth, budget, military spending, defense budget, survey, poll",
        ),
        (1.6, "pm", "threshold, reserves, sanctions, infrastructure, program, fed"),
    ),
    "count": (
        (
            2.0,
            "pt",
            "bankruptcies, bankruptcy filings, filings, applications, patents, listings, startups, licenses, "
            "number of companies, factories",
        ),
        (1.2, "n", "companies, products, items, entities, categories, tariff lines, list, listed, firms"),
    ),
}


@lru_cache(maxsize=1)
def load_cues() -> dict[str, tuple[Cue, ...]]:
    """Phrase in lower case to what it can mean; one-word nouns also in the plural."""
    found: dict[str, list[Cue]] = {}
    for measure, rows in TABLE.items():
        for weight, kinds, phrases in rows:
            for phrase in (" ".join(piece.split()) for piece in phrases.split(",")):
                found.setdefault(phrase, []).append(Cue(measure, weight, kinds, phrase))
    for phrase in [p for p in found if " " not in p]:
        many = plural(phrase)
        if many not in found and not phrase.endswith(("ed", "ing", "s")):
            found[many] = found[phrase]
    return {phrase: tuple(cues) for phrase, cues in found.items()}
