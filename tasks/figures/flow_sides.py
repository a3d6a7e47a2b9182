"""Whose trade, balance or purchase a figure is, and with whom."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from tasks.figures.masking import rule
from tasks.figures.nations import RIVALS, Nation, Nations
from tasks.figures.scene import APPOSED, GOODS_AFTER, MUTUAL, NEAR, WORDS, Scene, Sides, closed_clause, wider

_FLOW_NOUN: Final = {
    "exports": r"(?:exports?|shipments|sales|export)",
    "imports": r"(?:imports?|purchases)",
    "trade": r"(?:trade|commerce)",
    "trade_balance": r"(?:deficits?|surplus(?:es)?|gap|imbalance|shortfall|balance)",
    "purchase": r"(?:purchases?|orders?)",
}


_TO: Final = rule(rf"\b(?:made in|to|into|with|from|for|against|between|and|of) {APPOSED}$")


_WITH: Final = rule(r"\bwith (?:the )?$")
_DOING: Final = rule(r"^ \w+ing to\b")  # "with China agreeing to buy"
_BUYS: Final = rule(r"^ to (?:buy|purchase|import|order)\b")  # "a commitment from China to buy"
_TO_LIST: Final = rule(
    r"\b(?:to|from|with|into) (?:(?:the )?[a-z.]+(?: [a-z.]+)?, ){1,4}(?:and )?(?:the )?$"
)  # "to Thailand, Vietnam"


_IMPORT_OF_ADJECTIVE: Final = frozenset(
    {"US"}
)  # "U.S. imports" are those of the US, "Chinese imports" those from China


def read_flow_sides(here: Scene, measure: str, last: Sides, nations: Nations) -> Sides:
    """Economy and partner of exports, imports, trade, a balance or a purchase; `last`: those of the figure before."""
    if _ALL_COUNTRIES.search(here.context.clause_before) and not here.clause_before:
        return Sides(last.economy or nations.main, None, "sides.flow.world")
    if (pair := _between(here, measure) or _ranked(here) or _respective(here, last)) is not None:
        return pair
    if here.voice is not None and measure == "purchase" and _OUR.match(here.context.after[:60]):
        other = next((n.code for n in wider(here, nations).all if n.code != here.voice), None)
        return Sides(other or last.economy, here.voice, "sides.flow.ours")
    beside = here.before[-1] if here.before else None
    if beside is not None and beside.form == "name" and _RANKED_AT.fullmatch(_gap_before(here)) and last.partner:
        return Sides(beside.code, last.partner if last.partner != beside.code else None, "sides.flow.list")
    if (pair := _the_two(here, last, nations)) is not None:
        return pair
    economy, partner = _flow_sides(here, measure)
    if economy is not None and _with_a_region(here):
        return Sides(economy, None, "sides.flow.region")
    if economy is None and here.we not in (None, partner):
        economy = here.we
    if economy is None and partner is None and last.economy is not None and not _DEFINITE.search(here.context.before):
        return Sides(last.economy, None, "sides.flow.carried")
    if economy is None and partner is None:
        economy, partner = _flow_sides(wider(here, nations), measure)
        if economy is None and partner is None:
            return Sides(last.economy or here.voice or nations.main, None, "sides.flow.carried")
        if not _DEFINITE.search(here.context.before):
            partner = None
    if economy is None:
        other = last.economy if last.economy not in (None, partner) else _trader(here, partner, nations)
        economy = other or ("US" if partner != "US" else "CN")
        return Sides(economy, partner, "sides.flow.partner")
    if (
        partner is None
        and measure == "trade_balance"
        and _is_the_one_told(here)
        and (economy == "US" or last.partner is not None or "politically sensitive" in here.context.sentence_text)
        and {"US", "CN"} <= nations.title
        and not _OVERALL.search(here.context.sentence_text)
    ):
        partner = RIVALS.get(economy)
    if partner is None and MUTUAL.search(here.context.sentence_text) and economy in RIVALS:
        partner = RIVALS[economy]
    if measure == "purchase" and partner is None and economy == last.economy:
        partner = last.partner
    if measure == "purchase" and partner is None and economy in ("US", "CN"):
        rival = "CN" if economy == "US" else "US"
        partner = rival if rival in nations.title or rival in {n.code for n in wider(here, nations).all} else None
    return Sides(economy, partner, "sides.flow")


def _the_two(here: Scene, last: Sides, nations: Nations) -> Sides | None:
    """The sides of "trade between the two nations", where the sentences before name two; None: it is not told so."""
    if here.all or not _BETWEEN_THE_TWO.search(here.context.sentence_text):
        return None
    two = [*dict.fromkeys(n.code for n in wider(here, nations).all if n.form != "place")]
    if len(two) != 2 or last.economy not in (None, *two):
        return None
    first = last.economy or ("US" if "US" in two else two[0])
    return Sides(first, two[1 - two.index(first)], "sides.flow.the_two")


def _trader(here: Scene, partner: str | None, nations: Nations) -> str | None:
    """The country whose exports or imports the text told first: "South Korea's exports"; None: the other side's."""
    masked = here.context.text.masked
    first = next(
        (n for n in nations.found if n.form == "possessive" and _ITS_TRADE.match(masked[n.end : n.end + 40])), None
    )
    is_before = first is not None and first.start < here.context.amount.start
    return first.code if first is not None and is_before and first.code != partner else None


_ITS_TRADE: Final = rule(
    r"^'s? (?:[\w-]+ ){0,2}(?:exports|imports|shipments|trade|(?:foreign|overseas) sales|sales abroad)\b"
)


_REGION: Final = rule(
    r"\b(?:to|with|from|into|in) (?:the )?(?:(?:rest of|wider|countries (?:of|in)|members? of) (?:the )?)?"
    r"(?:(?:south-?east|south|central|east|western?|north|northeast|the rest of) )?"
    r"(?:asia|asean|africa|latin america|south america|north america|middle east|gulf|caribbean|oceania|balkans"
    r"|global south|world|other (?:countries|markets|regions|partners)|emerging markets|developing countries)\b(?!')"
)


def _with_a_region(here: Scene) -> bool:
    """Whether the figure's clause names as the other side a region that is no state, and no state beside it."""
    clause = here.context.clause_before
    found = [*_REGION.finditer(clause)]
    found_at = here.context.amount.start - len(clause) + found[-1].start() if found else None
    if found_at is None and (behind := _REGION.match(here.context.clause_after.lstrip())):
        found_at = here.context.amount.end + behind.start()
    if found_at is None:
        return False
    near = [n for n in here.near if n.form not in ("actor", "place")]
    return not any(_TO.search(here.lead(n)) and abs(n.start - found_at) < NEAR for n in near)


_ALL_COUNTRIES: Final = rule(
    r"\b(?:for|from|with|to) (?:all|every) (?:other )?(?:countries|nations|partners|economies|trading partners)\b"
)
_BETWEEN_THE_TWO: Final = rule(r"\bbetween the (?:two|pair|countries|nations)\b")
_OUR: Final = rule(r"^ (?:worth )?(?:of|in|on) (?:[\w-]+ ){0,3}our\b")
_BETWEEN: Final = rule(r"\bbetween (?:the |mainland )?$")
_BETWEEN_AND: Final = rule(r"^,? and (?:the )?$")


def _between(here: Scene, measure: str) -> Sides | None:
    """The sides of "trade between China and Brazil"; None: it is not told so."""
    if measure not in ("trade", "trade_balance"):
        return None
    joined = next((pair for pair in pairwise(here.before) if here.gap(*pair) == "-"), None)
    if joined is not None:  # "the U.S.-China trade deficit"
        return Sides(joined[0].code, joined[1].code, "sides.flow.joined")
    first = next((n for n in here.all if n.form == "name" and _BETWEEN.search(here.lead(n))), None)
    if first is None:
        return None
    second = next((n for n in here.all if n.start > first.end and _BETWEEN_AND.match(here.gap(first, n))), None)
    if measure == "trade_balance" and second is not None and {first.code, second.code} == {"US", "CN"}:
        in_deficit = "surplus" not in here.context.sentence_text
        return Sides("US", "CN", "sides.flow.between") if in_deficit else Sides("CN", "US", "sides.flow.between")
    return Sides(first.code, second.code if second else None, "sides.flow.between")


def _respective(here: Scene, last: Sides) -> Sides | None:
    """The sides of "trade with Vietnam and Malaysia rose by ¤ and ¤, respectively"; None: it is not told so."""
    context = here.context
    if "respectively" not in context.after:
        return None
    first = context.sentence[0]
    stop = context.text.masked.index("respectively", context.amount.end)
    alike = [a for a in context.siblings if a.unit == context.amount.unit and a.end <= stop]
    named = [n for n in here.before if n.form == "name" and first <= n.start and n.end <= alike[0].start]
    if len(alike) < 2 or len(named) != len(alike):
        return None
    economy = next((n.code for n in here.before if n.form == "possessive"), None) or last.economy
    return Sides(economy, named[alike.index(context.amount)].code, "sides.flow.respectively")


_RANKED: Final = rule(r"'s (?:[\w-]+ ){0,3}trad(?:e|ing) partners?\b")
_NO_STATE: Final = rule(r"\b(?:asean|belt and road)\b")


def _ranked(here: Scene) -> Sides | None:
    """The sides of "the EU was China's largest trading partner, with trade at ¤, followed by the U.S., at ¤"."""
    owner = next((n for n in here.before if n.form == "possessive" and _RANKED.match(here.follow(n))), None)
    if owner is None:
        return None
    named = {n.start: n.code for n in here.before if n.code != owner.code and n.form == "name"}
    start, stretch = here.start, here.context.text.masked[here.start : here.context.amount.start]
    regions: dict[int, str | None] = {start + found.start(): None for found in _NO_STATE.finditer(stretch)}
    partners = named | regions
    return Sides(owner.code, partners[max(partners)], "sides.flow.ranked") if partners else None


def _is_the_one_told(here: Scene) -> bool:
    """Whether "the deficit" is one that was told before; "the United States trade deficit" is not."""
    found = _DEFINITE.search(here.context.before)
    start = here.context.amount.start - len(here.context.before)
    return found is not None and not any(
        start + found.start() < n.start < start + found.end() for n in here.all if n.form != "actor"
    )


_OVERALL: Final = rule(r"\b(?:overall|global|total|net|with the (?:world|rest))\b")


_DEFINITE: Final = rule(
    r"\b(?:the|that|this|its|those|these) (?:[\w-]+ ){0,3}(?:deficit|surplus|gap|imbalance|shortfall|purchases"
    r"|orders|deal)\b"
)


_OF: Final = rule(r"\b(?:of|in) (?:the )?$")
_ITS: Final = rule(r"\b(?:its|their) $")  # "cut its U.S. farm purchases"
_WORTH_OF: Final = rule(r"¤ (?:worth )?(?:of|in) $")  # "$36 billion in U.S. food, drinks and seeds"
_IMPORTS_TO: Final = rule(r"\b(?:imports?|imported) (?:in)?to (?:the |mainland )?$")
_EXPORTS_FROM: Final = rule(r"\bexports (?:of [\w -]{2,24} )?from (?:the |mainland )?$")
_LEFT_OUT: Final = rule(r"\b(?:excluding|except|except for|other than|outside|minus) $")


_RANKED_AT: Final = rule(r" (?:with|at) (?:(?:about|nearly|around|roughly|some|almost|more than|over) )?")
_OWN: Final = rule(r"['’]s (?:(?:about|nearly|around|roughly|some|almost|more than|over) )?")  # "America's $24 billion"


def _gap_before(here: Scene) -> str:
    return here.context.text.masked[here.before[-1].end : here.context.amount.start]


_BOUND: Final = rule(r"^-bound\b")
_REASON: Final = rule(
    r"\b(?:due|owing|thanks) (?:\w+ )?(?:in \w+ )?to\b|\b(?:because of|amid|as a result of)\b"
    r"|\b(?:dragged|driven|hit|hurt|led|weighed|pulled|boosted|helped|fuel\w+) (?:down |up |on )?by\b"
    r"|, (?:citing|reflecting)\b"
)
_OFFICE: Final = rule(
    r"^(?:'s?)? (?:customs|statistics|statistical|census|international trade)\b(?! (?:union|dut|clear))"
)
_PARTNER_OF: Final = rule(r"\b(?:partner|market|customer|buyer|supplier|destination|source) of (?:the )?$")


def _is_aside(here: Scene, nation: Nation) -> bool:
    """Whether a country only tells why, who counted, or what another one is: none of them trades here."""
    masked, amount = here.context.text.masked, here.context.amount
    if _OFFICE.match(here.follow(nation)) or _PARTNER_OF.search(here.lead(nation)):
        return True
    if nation.start > amount.end:
        return bool(_REASON.search(masked[amount.end : nation.start]))
    sentence = masked[here.start : amount.start]
    return closed_clause(sentence, nation.start - here.start) is not None


def _flow_sides(here: Scene, measure: str) -> tuple[str | None, str | None]:
    economy = partner = None
    if here.before and here.before[-1].form == "possessive" and _OWN.fullmatch(_gap_before(here)):
        economy = here.before[-1].code
    noun_after = rule(rf"^(?:'s?)?{WORDS} {_FLOW_NOUN[measure]}\b")
    for nation in here.near + here.before[::-1] + here.after:
        follow, lead = here.follow(nation), here.lead(nation)
        is_told_later = nation.start > here.context.amount.end and here.is_beyond(nation)
        if nation.form in ("actor", "place") or is_told_later or _LEFT_OUT.search(lead) or _is_aside(here, nation):
            continue
        is_to = bool(_TO.search(lead)) and not here.opens_clause(nation)
        is_to = is_to and not (_WITH.search(lead) and _DOING.match(follow)) and not _BUYS.match(follow)
        linked = bool(_BOUND.match(follow) or is_to or _TO_LIST.search(lead))
        if _IMPORTS_TO.search(lead) or (measure == "exports" and _EXPORTS_FROM.search(lead)):
            economy = economy or nation.code
            continue
        if measure != "imports" and linked and _OF.search(lead) and noun_after.match(follow):
            linked = False  # "hit $2 billion of UK exports"
        if (
            (
                measure == "imports"
                and nation.form == "adjective"
                and nation.code not in _IMPORT_OF_ADJECTIVE
                and noun_after.match(follow)
                and not linked
            )
            or (linked and nation.form != "possessive")
            or (measure == "purchase" and nation.form == "adjective" and _WORTH_OF.search(lead))
            or (measure in ("purchase", "imports") and nation.form == "adjective" and _ITS.search(lead))
            or (
                nation.form == "adjective"
                and measure in ("imports", "purchase")
                and not noun_after.match(follow)
                and GOODS_AFTER.match(follow)
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
