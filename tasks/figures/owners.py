"""Which country a figure that is no duty and no flow belongs to: who owns it, acts, or is named beside it."""

from __future__ import annotations

from typing import Final

from tasks.figures.masking import rule
from tasks.figures.nations import RIVALS, Nation
from tasks.figures.scene import APPOSED, GOODS_AFTER, MADE_IN, Scene, only_where

ABOUT_DUTIES: Final = rule(
    r"\b(?:tariffs?|duties|levies|blacklist\w*|duty|levy|bans?|banned|entity list|restrictions|sanctions"
    r"|(?:add|put|plac)\w* ¤ (?:[\w.]+ ){1,5}(?:on|to) (?:the|its|a) (?:\w+ ){0,3}list"
    r"|export controls?|curbs|exclusions|exemptions"
    r"|countermeasures|measures against)\b"
)
LINKED: Final = rule(rf"\b(?:from|to|into|against|with) {APPOSED}$")
PARTNERED: Final = frozenset({"investment", "share", "quantity", "price", "duties_paid"})
_GIVEN: Final = frozenset({"support", "duties_paid", "debt"})  # of the government that gives, takes or owes
_LOCAL: Final = frozenset(
    {"quantity", "output", "travel"}
)  # a terminal in Shandong; elsewhere a city is where people met
_BOUGHT: Final = rule(r"\b(?:on|of|imported|from|against|for) (?:imported )?$")
_LEVIED_ON: Final = rule(r"\bon (?:some |all |the )?$")
_OWN_EXPORTS: Final = rule(r"^ (?:[\w-]+ ){0,3}exports\b")
_SOLD_TO: Final = rule(r"\b(?:exported|sold|shipped|exports|shipments) (?:\w+ )?to\b")
_OF_ISSUER: Final = rule(r"^ (?:government |federal |sovereign )?(?:treasur\w+|debt|bonds?|securities)\b")
_BY: Final = rule(r"\bby (?:the |many |some )*$")
_MET_IN: Final = rule(r"\b(?:in|at|to|from|near|for) (?:the |[\w]+, )*$")
_REASON: Final = rule(r"\b(?:because of|due to|owing to|thanks to|as a result of|amid)\b")


def is_reason(here: Scene, nation: Nation) -> bool:
    """Whether a country behind the figure only tells why: "3.4 percent, because of a slowdown in China"."""
    end = here.context.amount.end
    return nation.start > end and bool(_REASON.search(here.context.text.masked[end : nation.start]))


_BORNE: Final = frozenset({"cost", "price", "employment"})
_CONSUMERS: Final = rule(r"\b(?:consumers|households?|famil(?:y|ies)|shoppers|jobs?)\b")
_OWN_DUTIES: Final = rule(r"^(?:'s?)? (?:[\w-]+ )?(?:tariffs|duties|levies)\b")
_OF_AN_ECONOMY: Final = frozenset({"growth", "inflation", "output"})


def _is_levied_on(here: Scene, nation: Nation) -> bool:
    """Whether a country's goods are what is charged: "a fee on American ships", "duties on Chinese goods"."""
    return bool(_LEVIED_ON.search(here.lead(nation)) and GOODS_AFTER.match(here.follow(nation)))


def owner_of(here: Scene, measure: str, sure: bool = False, is_of_firm: bool = False) -> str | None:
    """The country that owns a figure: a possessor or subject before it, then one behind it.

    `sure` asks for words that show the owning ("China's", "Chinese").
    """
    if measure == "investment":
        makers = [n for n in here.clause_before if n.form != "place" and _BY.search(here.lead(n))]
        if makers:
            return makers[-1].code
    if measure in _BORNE and ABOUT_DUTIES.search(here.context.sentence_text) and not sure:
        levying = [n for n in here.before if n.form == "actor"]  # what duties cost is borne where they are levied
        if levying and _CONSUMERS.search(here.context.sentence_text):
            return levying[-1].code
    acting = [n for n in here.clause_before if n.form != "place"]
    if measure == "duties_paid" and not acting:  # "customs collected $70 billion of duties on Chinese goods"
        levied = [n for n in here.clause_after if _is_levied_on(here, n)]
        if levied and levied[0].code in RIVALS:
            return RIVALS[levied[0].code]
    if measure in _GIVEN and not sure and acting and acting[-1].form == "actor":
        return acting[-1].code
    behind = [n for n in here.after if not here.is_beyond(n) and not is_reason(here, n)]
    beside = [n for n in here.clause_after[:1] if not is_reason(here, n)]
    for group in (here.clause_before, beside, here.before, behind[:1]):
        owners = [
            n
            for n in group
            if n.form not in ("actor", "place")
            and not n.made
            and not LINKED.search(here.lead(n))
            and not MADE_IN.search(here.lead(n))
        ]
        if measure in PARTNERED and not _SOLD_TO.search(here.context.clause_after[:60]):
            owners = [
                n
                for n in owners
                if not (
                    n.form == "adjective"
                    and n.code != "CN"
                    and GOODS_AFTER.match(here.follow(n))
                    and not _OWN_EXPORTS.match(here.follow(n))
                )
            ]
        if measure not in PARTNERED:
            owners = [
                n
                for n in owners
                if not (
                    n.start > here.context.amount.end
                    and _BOUGHT.search(here.lead(n))
                    and GOODS_AFTER.match(here.follow(n))
                )
            ]
        if measure in _OF_AN_ECONOMY or (sure and measure not in (*_BORNE, "duties_paid")):
            owners = [n for n in owners if not _OWN_DUTIES.match(here.follow(n))]  # "the impact of U.S. tariffs"
        if measure in ("cost", "duties_paid"):  # "a fee on American ships, which climbs to"
            owners = [n for n in owners if not _is_levied_on(here, n)]
        if measure == "debt":
            owners = [n for n in owners if not _OF_ISSUER.match(here.follow(n))] or owners
        if sure:
            owners = [n for n in owners if n.form in ("possessive", "adjective")]
        elif is_of_firm:
            owners = [n for n in owners if not only_where(here, n)]
        if owners:
            return owners[-1].code
    if sure:
        return None
    places = here.places if measure in _LOCAL else []
    if not (here.before or here.after):
        places = [n for n in here.places if not _MET_IN.search(here.lead(n))]
    actors = places or [n for n in here.before if n.form == "actor"] or [n for n in behind if not is_of_firm]
    return actors[-1].code if actors else None
