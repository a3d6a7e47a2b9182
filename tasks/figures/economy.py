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
    (
        "US",
        re.compile(
            r"\b(?:Dow|Nasdaq|S&P|Wall Street|Treasur(?:y|ies)|Russell 2000|NYSE|U\.?S\.? (?:crude|stocks?"
            r"|equities)|West Texas|WTI|Fed)\b"
        ),
    ),
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
)
_WORLD: Final = rule(
    r"\b(?:all|every) (?:\w+ )?(?:imports?|countries|imported|goods|trading partners|nations|foreign|products)\b"
    r"|across-the-board|\bglobal(?:ly)?\b|\buniversal\b|\bworldwide\b|\bimported (?!from)\w+"
    r"|\bother (?:countries|nations|products)\b|\bmost (?:countries|nations|imports)\b|\b(?:many|dozens of"
    r"|various) (?:countries|nations)\b|\bmany nations\b"
    r"|\b(?:steel|aluminum|aluminium|autos?|cars?|copper|lumber|solar panels|washing machines"
    r"|automobiles?)(?: and (?:steel|aluminum|aluminium|auto parts))?(?: imports)?\b(?! from)"
)
_MUTUAL: Final = rule(
    r"\b(?:each other's|each other|both (?:sides|countries|nations)|the two (?:sides|countries|nations"
    r"|economies)|bilateral)\b"
)
_ON: Final = rule(
    r"\b(?:from|on|against|for|(?:apply|applied|applies|tariffs?|duties) to|charg\w+|hit|hitting) (?:the "
    r"|mainland |imported |all |any |our |its |nearly |most )*$"
)
_INTO: Final = rule(r"\b(?:imports?|exports?|shipments|goods|products|sales) (?:in)?to (?:the )?$")
_PLACE: Final = rule(r"\b(?:in|at) (?:the )?$")
_DUTY_IN: Final = rule(r"\b(?:tariffs?|duty|duties|imposed|levied) in $")
_FACING: Final = rule(
    r"^[\w' -]{0,32}\b(?:fac(?:e|es|ed|ing)|subject to|hit (?:with|by)|struck by|slapped with|struggling with)\b"
)
_WITH: Final = rule(r"\b(?:with|between|talks|deal|and) (?:the |mainland )*$")
_IN_BRACKETS: Final = re.compile(r"\s*\(\s*|\s*:\s*")
_BRACKETS: Final = re.compile(r"\([^()]{1,200}\)")
_ABOUT_DUTIES: Final = rule(
    r"\b(?:tariffs?|duties|levies|blacklist\w*|entity list|restrictions|sanctions|export controls?|curbs)\b"
)


def read_sides(
    context: Context, measure: str, nations: Nations, last: Sides, goes_on: bool, firm_country: str | None
) -> Sides:
    """The sides of a figure; `last` are those of the figure before it in the text.

    `goes_on` says that the figure before it measures the same, `firm_country` where the firm sits whose figure it is.
    """
    here = _Scene(context, nations, *context.sentence)
    if (
        measure in DUTY
        or (measure in ("count", "other") and _ABOUT_DUTIES.search(context.sentence_text))
        or "de minimis" in context.sentence_text
    ):
        return _duty(here, last, nations)
    beside = [n for n in nations.within(*context.sentence) if n.end <= context.amount.start and n.form == "name"]
    if (
        beside
        and measure not in FLOW
        and _IN_BRACKETS.fullmatch(context.text.masked[beside[-1].end : context.amount.start])
    ):
        return Sides(beside[-1].code, None, "sides.bracket")
    if (series := _series(here, last)) is not None:
        return series
    if measure in FLOW:
        return _flow(here, measure, last, nations)
    if measure in ("market", "exchange_rate"):
        return _market(here, last)
    return _owned(here, measure, last, nations, goes_on, firm_country)


_NEAR: Final = 90  # characters behind a figure in which a country still speaks of it


class _Scene:
    """The countries around one figure, seen from it, in its sentence or a longer stretch."""

    def __init__(self, context: Context, nations: Nations, start: int, end: int) -> None:
        self.context = context
        at = context.amount.start
        masked = context.text.masked
        inside = [
            span for found in _BRACKETS.finditer(masked, start, end) if not (span := found.span())[0] < at < span[1]
        ]
        found = [n for n in nations.within(start, end) if not any(first < n.start < last for first, last in inside)]
        self.start, self.end = start, end
        self.before = [n for n in found if n.end <= at]
        self.after = [n for n in found if n.start >= context.amount.end]
        clause = at - len(context.clause_before)
        stop = context.amount.end + min(len(context.clause_after), _NEAR)
        self.clause_before = [n for n in self.before if n.start >= clause]
        self.clause_after = [n for n in self.after if n.start < stop]
        ends = context.after.lstrip()[:1] in (
            ",",
            ".",
            ";",
            ")",
            "",
        )  # the figure ends its clause: what precedes is nearer
        self.near = (
            self.clause_before[::-1] + self.clause_after if ends else self.clause_after + self.clause_before[::-1]
        )
        self.all = self.near + [n for n in self.after + self.before[::-1] if n not in self.near]

    def lead(self, nation: Nation) -> str:
        """Up to thirty characters before a country."""
        return self.context.text.masked[max(self.start, nation.start - 30) : nation.start]

    def follow(self, nation: Nation) -> str:
        """Up to fifty characters behind a country."""
        return self.context.text.masked[nation.end : min(self.end, nation.end + 50)]


def _wider(here: _Scene, nations: Nations) -> _Scene:
    """The same figure with the two sentences before it, and the line that introduces its list."""
    context = here.context
    start = context.sentence[0]
    for _ in range(2):
        previous = context.text.sentence_before(start)
        if previous is None or context.sentence[0] - previous[0] > 700:
            break
        start = previous[0]
    return _Scene(context, nations, start, context.sentence[1])


def _series(here: _Scene, last: Sides) -> Sides | None:
    """In "with the EU, at $218 billion, followed by China, at $202 billion" each figure takes the country before it."""
    earlier = here.context.alike_kind_before
    if earlier is None or last.economy is None:
        return None
    between = [n for n in here.before if n.start >= earlier.end and n.form == "name"]
    gap = here.context.text.masked[earlier.end : here.context.amount.start]
    if len(between) == 1 and _PLAIN_SERIES.match(gap):
        code = between[0].code
        return Sides(last.economy, code, "sides.series") if last.partner else Sides(code, None, "sides.series")
    return None


_PLAIN_SERIES: Final = rule(
    r"^[^.;]{0,12}(?:,|\band\b)(?: (?:and|followed by|then|while|with|in|for|that of"
    r"|the))* [\w. ]{2,24},? (?:(?:at|with|by|to|of|was|is|about|for) )*$"
)


# ---------------------------------------------------------------- duties

_WORDS: Final = (
    r"(?: (?!(?:will|would|to|on|of|by|has|have|had|is|are|was|were|and|or|said|says|in|from|for"
    r"|with|at|could|may|might|after|over|that|which|who|as|hit|imposed|put)\b)[\w\"'“”.-]+){0,4}?"
)
_GOODS_AFTER: Final = rule(
    rf"^(?:'s?)?(?:-(?:made|built|owned|flagged|origin))?{_WORDS} (?:goods|imports?|products?|exports?|items"
    r"|merchandise|commodities|shipments|steel|aluminum|aluminium|wine|soybeans?|vehicles|cars|autos|ships"
    r"|vessels|chips|"
    r"semiconductors|agriculture|sorghum|pork|chicken|barley|lumber|dairy|companies|firms|energy|coal|oil|lng"
    r"|crude|trucks|automobiles|tires|toys|clothing|shoes|furniture|machinery|chemicals|drugs|films|services"
    r"|seafood|beef|made|"
    r"batteries|panels|cells|cranes|minerals|equipment|technology|drones|devices|entities|parts|crops|corn|wheat"
    r"|cotton|alcohol|drinks|gas|whiskey|bourbon)\b"
)
_DUTY_AFTER: Final = rule(
    rf"^(?:'s?)?{_WORDS} (?:tariffs?|duty|duties|lev(?:y|ies)|counter-?tariffs|countermeasures)\b"
)
_IMPORTS_FROM: Final = rule(rf"^(?:'s?)?{_WORDS} (?:imports|purchases) (?:of [\w -]{{1,30}} )?(?:from|of)\b")
_BOTH_SIDES: Final = rule(r"\b(?:both sides|each other|the two sides|the two countries) ")
_ALL_IMPORTS: Final = rule(r"^ imports\b")


def _duty(here: _Scene, last: Sides, nations: Nations) -> Sides:
    if _BOTH_SIDES.search(here.context.clause_before):
        return NOBODY
    economy, partner = _duty_sides(here)
    if economy is None or partner is None:
        more_economy, more_partner = _duty_sides(_wider(here, nations))
        if economy is None and partner is None:
            economy, partner = more_economy, more_partner
        elif economy is None and more_economy != partner:
            economy = more_economy
    return _complete(here, economy, partner, last, nations)


def _duty_sides(here: _Scene) -> tuple[str | None, str | None]:
    """Who levies and whose goods are hit, as the words beside each country tell, nearest first."""
    economy = partner = None
    for nation in here.all:
        follow, lead = here.follow(nation), here.lead(nation)
        if nation.code in ("HK", "MO") or _WITH.search(lead) or (_PLACE.search(lead) and not _DUTY_IN.search(lead)):
            continue
        if nation.start > here.context.amount.end + _NEAR and nation.form != "actor":
            continue
        if _FACING.match(follow) and nation.form != "actor":
            partner = partner or nation.code
            continue
        if nation.form == "actor" or _INTO.search(lead) or _DUTY_AFTER.match(follow) or _IMPORTS_FROM.match(follow):
            economy = economy or nation.code
        elif _GOODS_AFTER.match(follow) and nation.form != "name":
            if _ALL_IMPORTS.match(follow) and nation.code == "US" and _WORLD.search(here.context.sentence_text):
                economy = economy or nation.code
            else:
                partner = partner or nation.code
        elif nation.made or _ON.search(lead):
            partner = partner or nation.code
        else:
            economy = economy or nation.code
        if economy is not None and economy == partner:
            if nation.form == "actor":
                partner = None
            else:
                economy = None  # of two roles the goods are the surer one
    return economy, partner


def _complete(here: _Scene, economy: str | None, partner: str | None, last: Sides, nations: Nations) -> Sides:
    """The other side of a duty from what stands before in the text; goods of the whole world have no partner."""
    worldwide = bool(_WORLD.search(here.context.sentence_text))
    if economy is None and partner is not None:
        economy = last.economy if last.economy not in (None, partner) else "US" if partner != "US" else "CN"
        return Sides(economy, partner, "sides.duty.partner")
    if economy is None:
        economy = last.economy or _home(here, nations)
    if partner is None and not worldwide and economy is not None:
        if economy == last.economy and last.partner:
            return Sides(economy, last.partner, "sides.duty.carried")
        rival = {"US": "CN", "CN": "US"}.get(economy)
        named = rival is not None and (any(n.code == rival for n in nations.found) or rival in nations.title)
        return Sides(economy, rival if named else None, "sides.duty.rival")
    return Sides(economy, partner, "sides.duty")


_HOMES: Final = (
    ("US", re.compile(r"\.gov$|truthsocial|whitehouse|ustr")),
    ("CN", re.compile(r"\.gov\.cn$|mofcom|scio")),
)


def _home(here: _Scene, nations: Nations) -> str | None:
    """The government that speaks in a statement of its own, else the country named most."""
    source = here.context.text.source.lower()
    return next((code for code, pattern in _HOMES if pattern.search(source)), nations.main)


# ---------------------------------------------------------------- flows of trade

_FLOW_NOUN: Final = {
    "exports": r"(?:exports?|shipments|sales|export)",
    "imports": r"(?:imports?|purchases)",
    "trade": r"(?:trade|commerce)",
    "trade_balance": r"(?:deficits?|surplus(?:es)?|gap|imbalance|shortfall|balance)",
    "purchase": r"(?:purchases?|orders?)",
}
_TO: Final = rule(r"\b(?:to|into|with|from|for|against|between|and|of) (?:the |mainland |more |additional )*$")
_IMPORT_OF_ADJECTIVE: Final = frozenset(
    {"US"}
)  # "U.S. imports" are those of the US, "Chinese imports" those from China


def _flow(here: _Scene, measure: str, last: Sides, nations: Nations) -> Sides:
    economy, partner = _flow_sides(here, measure)
    if economy is None and partner is None and last.economy is not None and not _DEFINITE.search(here.context.before):
        return Sides(last.economy, None, "sides.flow.carried")
    if economy is None and partner is None:
        economy, partner = _flow_sides(_wider(here, nations), measure)
        if economy is None and partner is None:
            return Sides(last.economy or nations.main, None, "sides.flow.carried")
        if not _DEFINITE.search(here.context.before):
            partner = None
    if economy is None:
        other = last.economy if last.economy not in (None, partner) else None
        economy = other or ("US" if partner != "US" else "CN")
        return Sides(economy, partner, "sides.flow.partner")
    if (
        partner is None
        and measure == "trade_balance"
        and _DEFINITE.search(here.context.before)
        and {"US", "CN"} <= nations.title
        and not _OVERALL.search(here.context.sentence_text)
    ):
        partner = {"US": "CN", "CN": "US"}.get(economy)
    if partner is None and _MUTUAL.search(here.context.sentence_text) and economy in ("US", "CN"):
        partner = "CN" if economy == "US" else "US"
    if measure == "purchase" and partner is None and economy == last.economy:
        partner = last.partner
    return Sides(economy, partner, "sides.flow")


_OVERALL: Final = rule(r"\b(?:overall|global|total|net|with the (?:world|rest))\b")
_DEFINITE: Final = rule(
    r"\b(?:the|that|this|its|those|these) (?:[\w-]+ ){0,3}(?:deficit|surplus|gap|imbalance|shortfall|purchases"
    r"|orders|deal)\b"
)


def _flow_sides(here: _Scene, measure: str) -> tuple[str | None, str | None]:
    economy = partner = None
    noun_after = rule(rf"^(?:'s?)?{_WORDS} {_FLOW_NOUN[measure]}\b")
    for nation in here.near + here.before[::-1] + here.after:
        follow, lead = here.follow(nation), here.lead(nation)
        if nation.form == "actor":
            continue
        linked = bool(_TO.search(lead))
        if (
            (
                measure == "imports"
                and nation.form == "adjective"
                and nation.code not in _IMPORT_OF_ADJECTIVE
                and noun_after.match(follow)
                and not linked
            )
            or (linked and nation.form != "possessive")
            or (
                nation.form == "adjective"
                and measure in ("imports", "purchase")
                and not noun_after.match(follow)
                and _GOODS_AFTER.match(follow)
            )
        ):
            partner = partner or nation.code
        else:
            economy = economy or nation.code
    if economy is not None and economy == partner:
        partner = next(
            (n.code for n in here.all if n.code != economy and n.form != "actor" and _TO.search(here.lead(n))), None
        )
    return economy, partner


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
    return Sides(_owner(here, "market") or last.economy, None, "sides.market.owner")


_LINKED: Final = rule(r"\b(?:from|to|into|against|with) (?:the |mainland )*$")
_BETWEEN: Final = rule(r"\bbetween (?:them|the two|china|the USA|beijing|washington)\b")
_COORDINATED: Final = rule(r"¤(?: [\w-]+){0,5} and (?:about |some |nearly |more than )*$")
_LINKED_IN: Final = rule(r"\b(?:in|into|to) (?:the |mainland )*$")
_PARTNERED: Final = frozenset({"investment", "share", "quantity", "price", "duties_paid"})
_OF_WORLD: Final = rule(r"^ of (?:the )?(?:world|global)\b")
_NO_COUNTRY: Final = rule(
    r"\b(?:global|world|worldwide|emerging markets|advanced economies|emerging economies|(?:over|more than|some"
    r"|about|nearly|around|from)? ?¤ countries)\b(?!'s)(?! (?:trade organization|bank|health|war|largest))"
)


def _owned(here: _Scene, measure: str, last: Sides, nations: Nations, goes_on: bool, firm_country: str | None) -> Sides:
    if _NO_COUNTRY.search(here.context.clause_before) and not here.clause_before:
        return Sides(None, None, "sides.world")
    if _OF_WORLD.match(here.context.after[:30]) and not here.clause_before:
        return Sides(None, None, "sides.world")
    if measure == "count" and here.context.amount.unit in ("country", "nation", "economy"):
        return Sides(None, None, "sides.countries")
    owner = _owner(here, measure) or firm_country
    if owner is None:
        owner = _owner(_wider(here, nations), measure, sure=True)
    owner = owner or last.economy or nations.main
    partner = None
    if measure == "travel" or (measure == "quantity" and _BETWEEN.search(here.context.sentence_text)):
        partner = next((n.code for n in here.all if n.code != owner and n.form != "actor"), None)
    elif (
        last.economy == owner
        and last.partner
        and ((goes_on and not _names_another(here, owner)) or _COORDINATED.search(here.context.before[-60:]))
    ):
        partner = last.partner
    elif measure in _PARTNERED:
        for nation in here.all:
            lead, follow = here.lead(nation), here.follow(nation)
            linked = _LINKED_IN if measure == "investment" else _LINKED
            if (
                nation.code != owner
                and nation.form != "actor"
                and (linked.search(lead) or (nation.form == "adjective" and _GOODS_AFTER.match(follow)))
            ):
                partner = nation.code
                break
    return Sides(owner, partner, "sides.owner")


def _names_another(here: _Scene, owner: str | None) -> bool:
    return any(nation.form != "actor" and nation.code != owner for nation in here.all)


def _owner(here: _Scene, measure: str, sure: bool = False) -> str | None:
    """The country that owns a figure: a possessor or subject before it, then one behind it.

    `sure` asks for words that show the owning ("China's", "Chinese").
    """
    for group in (here.clause_before, here.clause_after[:1], here.before, here.after[:1]):
        owners = [n for n in group if n.form != "actor" and not n.made and not _LINKED.search(here.lead(n))]
        if measure in _PARTNERED:
            owners = [
                n
                for n in owners
                if not (n.form == "adjective" and n.code != "CN" and _GOODS_AFTER.match(here.follow(n)))
            ]
        if sure:
            owners = [n for n in owners if n.form in ("possessive", "adjective")]
        if owners:
            return owners[-1].code
    if sure:
        return None
    actors = [n for n in here.before if n.form == "actor"] or here.after
    return actors[-1].code if actors else None
