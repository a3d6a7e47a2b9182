"""Whose figure it is and with whom: the economy and its partner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.context import Context, rule
from tasks.figures.nations import Nation, Nations

DUTY: Final = frozenset({"tariff_rate", "tariffed_trade"})
FLOW: Final = frozenset({"exports", "imports", "trade", "trade_balance", "purchase"})


@dataclass(frozen=True, slots=True)
class Sides:
    """ISO codes of the two sides, and the rule that told them."""

    economy: str | None  # None: none or several
    partner: str | None  # None: none or several
    rule: str


NOBODY: Final = Sides(None, None, "sides.none")

# Stock indices, currencies and securities by the country they belong to.
_MARKETS: Final = (
    ("US", re.compile(r"\b(?:Dow|Nasdaq|S&P|Wall Street|Treasur(?:y|ies)|Russell 2000|NYSE|U\.?S\.? (?:crude|stocks?|equities)|West Texas|WTI|Fed)\b")),
    ("CN", re.compile(r"\b(?:Shanghai|CSI ?300|Shenzhen|ChiNext|STAR 50|SSE|yuan|renminbi|A-shares)\b")),
    ("HK", re.compile(r"\b(?:Hang Seng|HSI)\b")),
    ("JP", re.compile(r"\b(?:Nikkei|Topix|yen)\b")),
    ("KR", re.compile(r"\b(?:Kospi|KOSPI|Korean won)\b")),
    ("GB", re.compile(r"\b(?:FTSE|sterling)\b")),
    ("DE", re.compile(r"\b(?:DAX|Bund)\b")),
    ("FR", re.compile(r"\bCAC\b")),
    ("EU", re.compile(r"\b(?:STOXX|Stoxx|euro)\b")),
    ("AU", re.compile(r"\b(?:ASX|Australian dollar|Aussie)\b")),
    ("IN", re.compile(r"\b(?:Sensex|Nifty|rupee)\b")),
)  # fmt: skip
_WORLD: Final = rule(
    r"\b(?:all|every) (?:\w+ )?(?:imports?|countries|imported|goods|trading partners|nations|foreign|products)\b|across-the-board|\bglobal(?:ly)?\b|\buniversal\b|\bbaseline\b|\bworldwide\b|\bimported (?!from)\w+"
    r"|\bother (?:countries|nations|products)\b|\bmost (?:countries|nations|imports)\b|\b(?:many|dozens of|various) (?:countries|nations)\b|\bmany nations\b"
    r"|\b(?:steel|aluminum|aluminium|autos?|cars?|copper|lumber|solar panels|washing machines|automobiles?)(?: and (?:steel|aluminum|aluminium|auto parts))?(?: imports)?\b(?! from)"
)
_MUTUAL: Final = rule(r"\b(?:each other's|each other|both (?:sides|countries|nations)|the two (?:sides|countries|nations|economies)|bilateral)\b")
_FROM: Final = rule(r"\b(?:from|on|against|to|for|of|with|into|at|in) (?:the |mainland |imported |all |any |our |its )*$")


def read_sides(context: Context, measure: str, nations: Nations, last: Sides, count_of_duty: bool) -> Sides:
    """The sides of a figure; `last` are those of the figure before it in the text."""
    start, end = context.sentence
    here = _Scene(context, nations.within(start, end))
    if measure in DUTY or count_of_duty:
        return _duty(here, last, nations)
    if measure in FLOW:
        return _flow(here, measure, last, nations)
    if measure in ("market", "exchange_rate"):
        return _market(here, last)
    if measure == "duties_paid":
        return Sides(_owner(here) or last.economy, None, "sides.owner")
    owner = _owner(here)
    if owner is None and context.text.title:
        owner = last.economy or nations.main
        return Sides(owner, None, "sides.carried")
    return Sides(owner or last.economy or nations.main, None, "sides.owner")


class _Scene:
    """The countries around one figure, seen from it."""

    def __init__(self, context: Context, nations: tuple[Nation, ...]) -> None:
        self.context = context
        at = context.amount.start
        clause = at - len(context.clause_before)
        self.all = nations
        self.before = [n for n in nations if n.end <= at]
        self.after = [n for n in nations if n.start >= context.amount.end]
        self.clause_before = [n for n in self.before if n.start >= clause]
        stop = context.amount.end + len(context.clause_after)
        self.clause_after = [n for n in self.after if n.start < stop]

    def text(self, start: int, end: int) -> str:
        return self.context.text.masked[max(0, start) : max(0, end)]

    def lead(self, nation: Nation) -> str:
        """Up to thirty characters before a country."""
        return self.text(max(self.context.sentence[0], nation.start - 30), nation.start)

    def follow(self, nation: Nation) -> str:
        """Up to fifty characters behind a country."""
        return self.text(nation.end, min(self.context.sentence[1], nation.end + 50))


# ---------------------------------------------------------------- duties

_GOODS_AFTER: Final = rule(
    r"^(?:'s?)?(?:-(?:made|built|owned|flagged|origin))?(?: [\w-]+){0,4}? (?:goods|imports?|products?|exports?|items|merchandise|commodities|shipments|steel|aluminum|wine|soybeans?|vehicles|cars|autos|electric|solar|ships|vessels|chips|semiconductors|agricultural|farm|"
    r"agriculture|technology|sorghum|pork|chicken|barley|lumber|dairy|companies|energy|coal|oil|lng|crude|trucks|automobiles|tires|"
    r"toys|clothing|shoes|furniture|machinery|chemicals|drugs|films|services|seafood|beef|made)\b"
)
_DUTY_AFTER: Final = rule(r"^(?:'s?)?(?: [\w\"'“”-]+){0,4}? (?:tariffs?|duty|duties|lev(?:y|ies)|counter-?tariffs|countermeasures)\b")
_IMPORTS_FROM: Final = rule(r"^(?:'s?)?(?: [\w-]+){0,4} (?:imports|purchases) (?:of [\w -]{1,30} )?(?:from|of)\b")


def _duty(here: _Scene, last: Sides, nations: Nations) -> Sides:
    economy = partner = None
    near = here.clause_after + here.clause_before[::-1]
    for nation in near + [n for n in here.after + here.before[::-1] if n not in near]:
        follow, lead = here.follow(nation), here.lead(nation)
        if nation.form == "actor":
            economy = economy or nation.code
        elif _DUTY_AFTER.match(follow) and not _GOODS_AFTER.match(follow.split(" tariff")[0] + " "):
            economy = economy or nation.code
        elif _IMPORTS_FROM.match(follow):
            economy = economy or nation.code
        elif (nation.form != "name" and _GOODS_AFTER.match(follow)) or _FROM.search(lead):
            partner = partner or nation.code
        else:
            economy = economy or nation.code
    if economy is not None and economy == partner:
        economy = next((n.code for n in here.before[::-1] + here.after if n.code != partner), None)
    return _complete(here, economy, partner, last, nations)


def _complete(here: _Scene, economy: str | None, partner: str | None, last: Sides, nations: Nations) -> Sides:
    """The other side of a duty from what stands before in the text; goods of the whole world have no partner."""
    sentence = here.context.sentence_text
    if economy is None and partner is not None:
        economy = last.economy if last.economy not in (None, partner) else "US" if partner != "US" else "CN"
        return Sides(economy, partner, "sides.duty.partner")
    if economy is None:
        if _WORLD.search(sentence) and last.partner is not None:
            return Sides(last.economy or nations.main, None, "sides.duty.world")
        return Sides(last.economy, last.partner, "sides.duty.carried") if last.economy else NOBODY
    if partner is None and not _WORLD.search(sentence):
        if economy == last.economy:
            return Sides(economy, last.partner, "sides.duty.economy_carried")
        if economy in ("US", "CN"):
            partner = "CN" if economy == "US" else "US"
            named = any(nation.code == partner for nation in nations.found)
            return Sides(economy, partner if named else None, "sides.duty.rival")
    return Sides(economy, partner, "sides.duty")


# ---------------------------------------------------------------- flows of trade

_FLOW_NOUN: Final = {
    "exports": r"(?:exports?|shipments|sales|export)", "imports": r"(?:imports?|purchases)", "trade": r"(?:trade|commerce)",
    "trade_balance": r"(?:deficits?|surplus(?:es)?|gap|imbalance|shortfall|balance)", "purchase": r"(?:purchases?|orders?)",
}  # fmt: skip
_TO: Final = rule(r"\b(?:to|into|with|from|for|against|between|and|of) (?:the |mainland )*$")


def _flow(here: _Scene, measure: str, last: Sides, nations: Nations) -> Sides:
    economy = partner = None
    noun = _FLOW_NOUN[measure]
    adjective_of = rule(rf"^(?: [\w-]+){{0,4}}? {noun}\b")
    order = here.before[::-1] + here.after if not here.clause_after or here.clause_before else here.clause_after + here.before[::-1] + here.after
    for nation in order:
        follow, lead = here.follow(nation), here.lead(nation)
        if nation.form == "actor":
            continue
        linked = _TO.search(lead)
        if measure == "imports" and nation.form == "adjective" and nation.code != "US" and adjective_of.match(follow) and not linked:
            partner = partner or nation.code  # "Chinese imports" are imports from China
        elif linked and not (nation.form == "possessive"):
            partner = partner or nation.code
        elif nation.form == "adjective" and measure in ("imports", "purchase") and not adjective_of.match(follow) and _GOODS_AFTER.match(follow):
            partner = partner or nation.code
        else:
            economy = economy or nation.code
    if economy is not None and economy == partner:
        partner = None
    if economy is None and partner is None:
        return Sides(last.economy or nations.main, last.partner, "sides.flow.carried")
    if economy is None:
        other = last.economy if last.economy not in (None, partner) else None
        economy = other or ("US" if partner != "US" else "CN")
        return Sides(economy, partner, "sides.flow.partner")
    if measure == "purchase" and partner is None and economy in ("US", "CN") and last.partner:
        partner = last.partner if last.economy == economy else None
    return Sides(economy, partner, "sides.flow")


# ---------------------------------------------------------------- everything else


def _market(here: _Scene, last: Sides) -> Sides:
    stretch = here.context.text.original
    start, end = here.context.sentence
    at = here.context.amount.start
    best: tuple[int, str] | None = None
    sentence = stretch[max(start, at - 240) : min(end, at + 120)]
    offset = max(start, at - 240)
    for code, pattern in _MARKETS:
        for found in pattern.finditer(sentence):
            distance = at - (offset + found.end()) if offset + found.end() <= at else 60 + offset + found.start() - at
            if best is None or distance < best[0]:
                best = (distance, code)
    if best is not None:
        return Sides(best[1], None, "sides.market")
    return Sides(_owner(here) or last.economy, None, "sides.market.owner")


def _owner(here: _Scene) -> str | None:
    """The country that owns a figure: a possessor or adjective before it, then a subject, then one behind it."""
    for group in (here.clause_before, here.clause_after[:1], here.before):
        owners = [n for n in group if n.form in ("possessive", "adjective", "name")]
        if owners:
            return owners[-1].code
    actors = [n for n in here.before if n.form == "actor"] or [n for n in here.after]
    return actors[-1].code if actors else None
