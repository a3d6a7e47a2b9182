"""Whose figure it is and with whom: the economy and its partner."""

from __future__ import annotations

import re
from typing import Final

from tasks.figures.context import Context
from tasks.figures.duty_sides import PARCELS, read_duty_sides
from tasks.figures.flow_sides import read_flow_sides
from tasks.figures.market_sides import market_of_words
from tasks.figures.masking import rule
from tasks.figures.modality import LISTED
from tasks.figures.nations import Nations
from tasks.figures.owners import ABOUT_DUTIES, LINKED, PARTNERED, is_reason, owner_of
from tasks.figures.scene import GOODS_AFTER, Scene, Sides, read_route, wider

DUTY: Final = frozenset({"tariff_rate", "tariffed_trade"})
FLOW: Final = frozenset({"exports", "imports", "trade", "trade_balance", "purchase"})


_DUTY_WORD: Final = rule(r"(?:tariffs?|duty|duties|levy|levies)$")
_NAMED: Final = ("name", "adjective")  # "U.S." counts as an adjective
_IN_BRACKETS: Final = re.compile(r"\s*\(\s*|\s*:\s*")


def read_sides(
    context: Context,
    measure: str,
    nations: Nations,
    last: Sides,
    goes_on: bool,
    firm_country: str | None,
    voice: str | None = None,
) -> Sides:
    """The sides of a figure; `last` are those of the figure before it in the text.

    `goes_on` says that the figure before it measures the same, `firm_country` where the firm sits whose figure it is,
    `voice` the country of who speaks: "we" and "our" mean it.
    """
    here = Scene(context, nations, *context.sentence, voice)
    if (
        measure in DUTY
        or (measure == "other" and ABOUT_DUTIES.search(context.sentence_text))
        or (measure == "count" and _counts_what_is_hit(context))
        or (measure == "other" and PARCELS.search(context.before))
        or "de minimis" in context.sentence_text
    ):
        return read_duty_sides(here, last, nations)
    beside = [n for n in nations.within(*context.sentence) if n.end <= context.amount.start and n.form in _NAMED]
    if (
        beside
        and measure not in FLOW
        and _IN_BRACKETS.fullmatch(context.text.masked[beside[-1].end : context.amount.start])
    ):
        return Sides(beside[-1].code, None, "sides.bracket")
    if (series := _series(here, last)) is not None:
        return series
    if measure in FLOW:
        return read_flow_sides(here, measure, last, nations)
    if measure in ("market", "exchange_rate"):
        owner = firm_country or owner_of(here, "market") or last.economy
        return market_of_words(here) or Sides(owner, None, "sides.market.owner")
    others = [n for n in here.all if not is_reason(here, n)]
    if last.rule == "sides.world" and goes_on and not others and here.follows_closely:
        return Sides(None, None, "sides.world")
    return _owned(here, measure, last, nations, goes_on, firm_country)


def _counts_what_is_hit(context: Context) -> bool:
    """Whether products on a duty list or firms on a blacklist are counted."""
    found = [match[0] for match in ABOUT_DUTIES.finditer(context.sentence_text)]
    if not found and context.amount.unit in LISTED:
        previous = context.text.sentence_before(context.sentence[0])
        return previous is not None and bool(ABOUT_DUTIES.search(context.text.masked[slice(*previous)]))
    return any(context.amount.unit in LISTED or not _DUTY_WORD.match(word) for word in found)


def _series(here: Scene, last: Sides) -> Sides | None:
    """In "with the EU, at $218 billion, followed by China, at $202 billion" each figure takes the country before it."""
    earlier = here.context.alike_kind_before
    if earlier is None or last.economy is None:
        return None
    between = [n for n in here.before if n.start >= earlier.end and n.form == "name"]
    gap = here.context.text.masked[earlier.end : here.context.amount.start]
    if len(between) == 1 and _PLAIN_SERIES.match(gap):
        code = between[0].code
        both = last.partner or last.rule.endswith(".world")
        return Sides(last.economy, code, "sides.series") if both else Sides(code, None, "sides.series")
    return None


_PLAIN_SERIES: Final = rule(
    r"^(?!.*\b(?:sent|sold|shipped|bought|exported|imported|sends|sells|ships|buys|exports"
    r"|imports)\b)[^.;]{0,12}(?:,|\band\b)(?: (?:and|followed by|then|while|with|in|for|that of"
    r"|the))* [\w. ]{2,24},? (?:(?:at|with|by|to|of|was|is|about|for) )*$"
)


_BETWEEN: Final = rule(r"\bbetween (?:them|the two|china|the usa|beijing|washington)\b")
_COORDINATED: Final = rule(r"¤(?: [\w-]+){0,5} and (?:about |some |nearly |more than )*$")
_LINKED_IN: Final = rule(r"\b(?:in|into|to) (?:the |mainland )*$")
_OF_WORLD: Final = rule(r"^ of (?:the )?(?:world|global)\b")
_WORLDWIDE: Final = rule(r"^(?: [\w-]+){0,2}(?: in [\w -]{2,24})? (?:worldwide|globally|around the world)\b")
_GLOBAL_BEFORE: Final = rule(
    r"\b(?:global|world) (?:economic )?(?:growth|gdp|output|trade|economy|economies)\b[^,;¤]{0,24}$"
)
_NO_COUNTRY: Final = rule(
    r"\b(?:global|world|worldwide|emerging markets|advanced economies|emerging economies|(?:over|more than|some"
    r"|about|nearly|around|from)? ?¤ countries)\b(?!'s)(?! (?:trade organization|bank|health|war|largest))"
)


_WHO: Final = rule(r",? (?:which|who) [^,;¤]{0,40}$")


def _who(here: Scene) -> str | None:
    """The country of which a relative clause tells: "China, which makes 90 percent of the world's magnets"."""
    before = here.before[-1] if here.before else None
    stretch = here.context.text.masked[before.end : here.context.amount.start] if before else ""
    return before.code if before and _WHO.fullmatch(stretch) else None


def _owned(here: Scene, measure: str, last: Sides, nations: Nations, goes_on: bool, firm_country: str | None) -> Sides:
    if _NO_COUNTRY.search(here.context.clause_before) and not here.clause_before:
        return Sides(None, None, "sides.world")
    if _OF_WORLD.match(here.context.after[:30]) and not here.clause_before and (told := _who(here)):
        return Sides(told, None, "sides.who")
    if _OF_WORLD.match(here.context.after[:30]) and not here.clause_before:
        return Sides(None, None, "sides.world")
    if _WORLDWIDE.match(here.context.after[:40]) or _GLOBAL_BEFORE.search(here.context.clause_before[-60:]):
        return Sides(None, None, "sides.world")
    if measure == "count" and here.context.amount.unit in ("country", "nation", "economy"):
        return Sides(None, None, "sides.countries")
    is_own = not here.near and measure not in ("growth", "inflation", "output")
    if measure == "quantity" and (route := read_route(here)) is not None:
        return route
    if measure == "duties_paid" and here.we is None and _is_american_law(here, nations):
        return Sides("US", None, "sides.american_law")
    owner = (
        (here.we if is_own else None) or owner_of(here, measure, is_of_firm=firm_country is not None) or firm_country
    )
    if owner is None:
        owner = owner_of(wider(here, nations), measure, sure=True)
    if owner is None and here.voice and not here.near and not _THEY.search(here.context.clause_before):
        owner = here.voice
    owner = (
        owner
        or (last.economy if here.follows_closely and (goes_on or here.context.sibling_index) else None)
        or nations.main
        or last.economy
    )
    partner = None
    if measure == "travel" or (measure == "quantity" and _BETWEEN.search(here.context.sentence_text)):
        partner = next((n.code for n in here.all if n.code != owner and n.form not in ("actor", "place")), None)
    elif (
        last.economy == owner
        and last.partner
        and (
            (goes_on and not _names_another(here, owner) and not _starts_anew(here, owner))
            or _COORDINATED.search(here.context.before[-60:])
        )
    ):
        partner = last.partner
    elif measure in PARTNERED:
        for nation in here.all:
            lead, follow = here.lead(nation), here.follow(nation)
            linked = _LINKED_IN if measure == "investment" else LINKED
            if (
                nation.code != owner
                and nation.form not in ("actor", "place")
                and not here.is_beyond(nation)
                and (linked.search(lead) or (nation.form == "adjective" and GOODS_AFTER.match(follow)))
            ):
                partner = nation.code
                break
    return Sides(owner, partner, "sides.owner")


# Grounds of duties and courts over them that only the United States has.
_AMERICAN_LAW: Final = rule(
    r"\bieepa\b|\binternational emergency economic powers act\b|\bsection (?:122|232|301)\b"
    r"|\bcourt of international trade\b"
    r"|(?<!'s\s)\bsupreme court\b"
)


def _is_american_law(here: Scene, nations: Nations) -> bool:
    """Whether a figure with no country beside it is told of duties under American law, or of an American court."""
    if here.near:
        return False
    around = wider(here, nations) if not here.all else here
    return bool(_AMERICAN_LAW.search(here.context.text.masked[around.start : around.end]))


_THEY: Final = rule(r"\b(?:they|their|them|he|his)\b")


def _starts_anew(here: Scene, owner: str | None) -> bool:
    """Whether the sentence names its country itself: "China's exports totaled" is not about a partner told before."""
    named = any(n.code == owner and n.form not in ("actor", "place") for n in here.before)
    return named and here.context.sibling_index == 0


def _names_another(here: Scene, owner: str | None) -> bool:
    return any(nation.form not in ("actor", "place") and nation.code != owner for nation in here.all)
