"""Who levies a duty and whose goods are hit."""

from __future__ import annotations

from typing import Final

from tasks.figures.duty_order import duty_order
from tasks.figures.duty_pairs import DUTY_AFTER, is_respective, owner_beside
from tasks.figures.masking import rule
from tasks.figures.nations import RIVALS, Nation, Nations
from tasks.figures.scene import GOODS_AFTER, NEAR, NOBODY, WORDS, Scene, Sides, wider
from tasks.figures.voice import home_of_source

_WORLD: Final = rule(
    r"\bnot (?:made|built|produced) (?:domestically|in (?:the )?(?:usa|america)\b)|\bforeign-made\b"
    r"|\b(?:overall|average) (?:\w+ )?(?:tariff|duty|import) |\bmost-favou?red[- ]nation\b|\bmfn\b|\b(?:all"
    r"|every) (?:\w+ )?(?:imports?|countries|imported|goods|trading partners|nations|foreign|products)\b"
    r"|across-the-board|\bglobal(?:ly)?\b|\buniversal\b|\bworldwide\b|\bimported (?!from)\w+"
    r"|\bother (?:countries|nations|products)\b|\bmost (?:countries|nations|imports)\b|\b(?:many|dozens of"
    r"|various) (?:countries|nations)\b|\bmany nations\b"
)
# Goods on which the United States levies duties from wherever they come.
_FROM_ANYWHERE: Final = rule(
    r"\b(?:steel|aluminum|aluminium|autos?|cars?|copper|lumber|solar panels|washing machines"
    r"|automobiles?)(?: and (?:steel|aluminum|aluminium|auto parts))?(?: imports)?\b(?! from)"
)


_ON: Final = rule(
    r"\b(?:from|on|against|for|(?:apply|applied|applies|tariffs?|duties) to|(?:goods|products|imports|items) of"
    r"|charg\w+|hit|hitting) (?:some |most |many |of |certain |various |other |the "
    r"|mainland |imported |all |any |our |its |nearly |most )*$"
)


# "imports into the USA", "cars sold in America": who levies
_INTO: Final = rule(
    r"\b(?:(?:imports?|exports?|shipments|goods|products|sales) (?:in)?to"
    r"|(?:bound|destined|headed) for|head(?:ed|ing) (?:to|for|into)|enter(?:s|ed|ing)?|(?:arriving"
    r"|sold|landing|unloaded|landed) in"
    r"|(?:coming|brought|shipped|exported|sent|flowing) (?:in)?to) (?:the |mainland )?$"
)
_BOUND: Final = rule(r"^-bound\b")


_PLACE: Final = rule(r"\b(?:in|at) (?:the )?$")
_MADE_IN: Final = rule(
    r"\b(?:made|built|produc\w+|assembl\w+|manufactur\w+|grown|originat\w+|operations|factor(?:y|ies)|plants?) in "
    r"(?:the |mainland )?$"
)


_DUTY_IN: Final = rule(r"\b(?:tariffs?|duty|duties|imposed|levied) in $")


_ITS_GOODS: Final = rule(r"^ (?:goods|products)\b")  # "Beijing goods"
_FACING: Final = rule(
    r"^(?:, [\w' -]{2,40},)?[\w' -]{0,32}\b(?:fac(?:e|es|ed|ing)|subject to|hit (?:with|by)|struck by"
    r"|slapped with|struggling with)\b"
)


# "China is paying tariffs to the USA of 25%": the goods are the payer's
_CHARGED: Final = rule(r"\b(?:charg\w+|hit|hits|hitting|slap\w*|tax\w*|punish\w*) (?:the |mainland )?$")
_PAID_TO: Final = rule(r"\b(?:tariffs?|duties|levies) to (?:the )?$")
_PAYS: Final = rule(
    r"^(?: (?:exporters|shippers|suppliers))? (?:(?:has|have|is|are|been|will|would|now|be) ){0,3}(?:pay|pays"
    r"|paid|paying) (?:\w+ ){0,3}(?:tariffs?|dut(?:y|ies)|¤)"
)
_LISTED: Final = rule(r"(?:, (?:[\w.]+, ){0,3}(?:and )?| and )")
_AND: Final = rule(r"\b(?:and|or),? $")  # one more of a list whose first member shows the role
_WITH: Final = rule(
    r"\b(?:with|between|between [\w.]+ and|talks|deal|excluding|except|except for|other than) (?:the |mainland )*$"
)


_IMPORTS_FROM: Final = rule(
    rf"^(?:'s?)?{WORDS} (?:imports|purchases) (?:of [\w -]{{1,30}} )?(?:from|of) (?!¤|about |around )"
)


# Duties that only the United States levies under that name.
_AMERICAN: Final = rule(
    r"^[ -](?:[\w-]+ )?[\"“]?(?:reciprocal|fentanyl(?:-related)?|ieepa|section (?:122|232|301))[\"”]? "
    r"(?:tariffs?|dut(?:y|ies))\b"
)
# Whoever is said to have them: "it halved Beijing's fentanyl tariffs" tells of those on Chinese goods.
_FENTANYL: Final = rule(r"^[ -](?:(?:china|beijing)'s )?[\"“]?fentanyl(?:-related)?[\"”]? (?:tariffs?|dut(?:y|ies))\b")
_CHINESE: Final = rule(r"\b(?:china|chinese|beijing|its|eu|european|canada)\b")


_BOTH_SIDES: Final = rule(r"\b(?:both sides|each other|the two sides|the two countries) ")


_ALL_COUNTRIES: Final = rule(
    r"\bfor (?:all|every) (?:other )?(?:countries|nations|partners|economies|trading partners)\b"
)
_ALL_IMPORTS: Final = rule(r"^ imports\b")


_RETALIATORY: Final = rule(r"\b(?:retaliatory|countermeasures|counter-?tariffs)\b")


def read_duty_sides(here: Scene, last: Sides, nations: Nations) -> Sides:
    """Economy that levies a duty and partner whose goods it hits; `last`: the sides of the figure before it."""
    is_american = _AMERICAN.match(here.context.after[:60]) and not _CHINESE.search(here.context.before[-40:])
    if is_american or _FENTANYL.match(here.context.after[:60]):
        return _complete(here, "US", None, last, nations)
    if _BOTH_SIDES.search(here.context.clause_before):
        return NOBODY
    if (owner := owner_beside(here)) is not None:
        return _complete(here, owner, None, last, nations)
    if last.economy in RIVALS and last.partner in RIVALS and is_respective(here, last.partner):
        return Sides(last.partner, last.economy, "sides.duty.respectively")
    if not here.all and here.voice in RIVALS and _RETALIATORY.search(here.context.sentence_text):
        return Sides(here.voice, RIVALS[here.voice], "sides.duty.retaliatory")
    if (
        not here.all
        and here.we in (None, last.economy)
        and last.economy is not None
        and here.follows_closely
        and not _is_worldwide(here)
    ):
        return Sides(last.economy, last.partner, "sides.duty.carried")
    if _ALL_COUNTRIES.search(here.context.clause_before) and not here.clause_before:
        return Sides(last.economy or _home(here, nations), None, "sides.duty.world")
    economy, partner = _duty_sides(here)
    if partner is not None and _several(here):
        return Sides(economy or last.economy or _home(here, nations), None, "sides.duty.several")
    if economy is None or partner is None:
        more_economy, more_partner = _duty_sides(wider(here, nations))
        if economy is None and partner is None:
            economy, partner = more_economy, more_partner
        elif economy is None and more_economy != partner and not _faces_the_usa(here, more_economy, partner, last):
            economy = more_economy
    if not here.all and here.we is None and _in_dollars(here):
        economy, partner = "US", partner if partner != "US" else None
    return _complete(here, economy, partner, last, nations)


def _in_dollars(here: Scene) -> bool:
    """Whether a duty a piece, or the value up to which nothing is due, is in dollars: such ones are American."""
    return here.context.amount.unit == "USD" and bool(_A_PIECE.search(here.context.sentence_text))


PARCELS: Final = rule(r"\b(?:parcels?|packages?|postal items?|shipments?) (?:worth|valued|priced) [^.;¤]{0,24}$")
_A_PIECE: Final = rule(
    r"\bde minimis\b|\b(?:parcels?|packages?|postal items?|small shipments?|goods|imports"
    r"|shipments)\b[^.;¤]{0,40} (?:worth|valued at|valued|under|below) "
    r"(?:(?:at|or|under|less than|up to|below) )*¤|Ⓜ (?:a|an|per|for each) (?:item|package|parcel|shipment)\b"
)


def _faces_the_usa(here: Scene, economy: str | None, partner: str | None, last: Sides) -> bool:
    """Whether a third country comes up after duties of China: "Canada still faces 35%" tells of American ones."""
    if economy != "CN" or last.partner != "US" or partner == "US":
        return False
    return any(n.code == partner and n.form == "name" and _FACING.match(here.follow(n)) for n in here.before)


def _goes_on_list(here: Scene, nation: Nation) -> bool:
    lead = here.lead(nation)
    if _AND.search(lead):
        return not here.opens_clause(nation)
    return any(other.end == nation.start - 2 for other in here.all) and lead.endswith(", ")


def _several(here: Scene) -> bool:
    """Whether a duty hits a list of countries: "tariffs on Canada, Mexico and China"."""
    clause = here.near
    first = next((n for n in clause if n.form == "name" and _ON.search(here.lead(n))), None)
    if first is None:
        return False
    return any(n.form == "name" and n.code != first.code and _LISTED.fullmatch(here.gap(first, n)) for n in clause)


_CONDITION: Final = rule(r"^(?:unless|until|if|once) (?:the )?$")


def _is_of_condition(here: Scene, nation: Nation) -> bool:
    """Whether a country only has to do something first: "Unless Beijing yields, the tariff would double"."""
    masked, amount = here.context.text.masked, here.context.amount
    opening = masked[here.context.sentence[0] : nation.start]
    return bool(_CONDITION.match(opening)) and ", the " in masked[nation.end : amount.start]


_THAN: Final = rule(r"\bthan (?:the |those |that |any )?$")  # "cost more than Brazilian ones"
_ONE_MORE: Final = rule(r"\band (?:(?:one|two|three|four|five|six|seven|eight|nine|ten|several|some|¤) )?$")


def _duty_sides(here: Scene) -> tuple[str | None, str | None]:
    """Who levies and whose goods are hit, as the words beside each country tell, nearest first."""
    economy = partner = None
    asides = [  # "India, which buys Russian oil, faces 50%": what stands between the commas is not hit
        (n.end, n.end + found.end())
        for n in here.before
        if n.form == "name" and (found := _FACING.match(here.follow(n))) and found[0][0] == ","
    ]
    goods_told = False  # the partner's goods are named beside the figure: "a $50 billion list of U.S. products"
    for nation in sorted(here.all, key=lambda n: duty_order(here, n)):
        if nation.form == "place" or nation.is_home or any(start < nation.start < end for start, end in asides):
            continue
        follow, lead = here.follow(nation), here.lead(nation)
        if (
            nation.code in ("HK", "MO")
            or _WITH.search(lead)
            or (nation.form == "adjective" and _THAN.search(lead))
            or _is_of_condition(here, nation)
            or (nation.form != "actor" and _goes_on_list(here, nation))
            or (
                nation.form == "name"
                and _PLACE.search(lead)
                and not (_DUTY_IN.search(lead) or _MADE_IN.search(lead) or _INTO.search(lead))
            )
        ):
            continue
        if nation.start > here.context.amount.end + NEAR and nation.form != "actor":
            continue
        told = economy, partner
        if nation.form == "adjective" and _ONE_MORE.search(lead) and nation.start > here.context.amount.end:
            continue  # "12 Chinese firms and two Singaporean ones"
        if nation.form == "actor" and nation.code == partner and nation.start > here.context.amount.end:
            continue  # "tariffs on Chinese goods when he meets Xi"
        if _CHARGED.search(lead):
            partner = partner or nation.code
            continue
        if _PAID_TO.search(lead):
            economy = economy or nation.code
            continue
        if (_FACING.match(follow) or _PAYS.match(follow)) and nation.form != "actor":
            goods_told = goods_told or partner is None
            partner = partner or nation.code
            continue
        if (
            nation.form == "actor"
            or _INTO.search(lead)
            or _BOUND.match(follow)
            or DUTY_AFTER.match(follow)
            or _IMPORTS_FROM.match(follow)
        ):
            economy = economy or nation.code
        elif GOODS_AFTER.match(follow) and (nation.form != "name" or _ITS_GOODS.match(follow)):
            if _ALL_IMPORTS.match(follow) and nation.code == "US" and _is_worldwide(here):
                economy = economy or nation.code
            else:
                goods_told = goods_told or (partner is None and not _ALL_IMPORTS.match(follow))
                partner = partner or nation.code
        elif nation.made or _ON.search(lead) or _MADE_IN.search(lead):
            partner = partner or nation.code
        else:
            economy = economy or nation.code
        if economy is not None and economy == partner:
            if here.is_beyond(nation):
                economy, partner = told
            elif nation.form == "actor" and not goods_told:
                partner = None
            else:
                economy = None  # of two roles the goods are the surer one
    return economy, partner


_ON_US: Final = rule(r"^(?: (?:tariffs?|duties))?(?: on| against) (?:us|our)\b")


def _complete(here: Scene, economy: str | None, partner: str | None, last: Sides, nations: Nations) -> Sides:
    """The other side of a duty from what stands before in the text; goods of the whole world have no partner."""
    if here.voice is not None and _ON_US.match(here.context.after[:40]):
        other = last.partner if last.economy == here.voice else last.economy
        return Sides(other or (partner if partner != here.voice else None), here.voice, "sides.duty.on_us")
    if economy is None and here.we not in (None, partner):
        economy = here.we
    if economy is None and partner is not None:
        goes_on = last.economy not in (None, partner) and not _faces_the_usa(here, last.economy, partner, last)
        economy = last.economy if goes_on else "US" if partner != "US" else "CN"
        return Sides(economy, partner, "sides.duty.partner")
    if economy is None:
        economy = last.economy or _home(here, nations)
    if partner is None and economy is not None and not _is_worldwide(here, economy):
        if economy == last.economy and last.partner:
            return Sides(economy, last.partner, "sides.duty.carried")
        rival = RIVALS.get(economy)
        is_mirrored = last.economy == "US" and last.partner == "CN"  # "China's rate will also be cut"
        if (
            economy == "CN"
            and not is_mirrored
            and _LOWERED.search(here.context.clause_before)
            and "US" not in {n.code for n in here.all}
        ):
            rival = None  # cuts for all, unless the other is named
        named = rival is not None and (any(n.code == rival for n in nations.found) or rival in nations.title)
        return Sides(economy, rival if named else None, "sides.duty.rival")
    return Sides(economy, partner, "sides.duty")


def _is_worldwide(here: Scene, economy: str | None = None) -> bool:
    """Whether a duty falls on goods of the whole world; `economy` levies it (None: not known yet)."""
    told = here.context.sentence_text
    return bool(_WORLD.search(told)) or (economy != "CN" and bool(_FROM_ANYWHERE.search(told)))


_LOWERED: Final = rule(r"\b(?:cut|cuts|cutting|lower\w*|reduc\w+|slash\w*|zero)\b")


def _home(here: Scene, nations: Nations) -> str | None:
    """The government that speaks in a statement of its own, else the country named most."""
    return home_of_source(here.context.text.source) or nations.acting or nations.main
