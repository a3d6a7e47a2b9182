"""What a figure measures: a turn of phrase that settles it, else the nearest telling word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.constructions import kind_letter, read_construction
from tasks.figures.context import Context
from tasks.figures.cues import Cue
from tasks.figures.masking import rule
from tasks.figures.nearness import score_cues
from tasks.figures.units import load_units

_FIRST_WORDS = re.compile(r"(?:[\s-]+[\w'.-]+){0,4}")
_CHANGE_IN = rule(
    r"^(?:[ -][\w-]+){0,3} (?:increases?|rise|gains?|drop|decline|fall|growth|jump|cut|reduction|hike|decrease"
    r"|slump|plunge|surge|loss|expansion) in "
)
_GENERIC: Final = frozenset({"growth rate", "annual growth"}) | frozenset(
    {"growth", "grow", "grew", "growing", "expansion", "expand", "expanded", "contraction", "contracted"}
)
_ECONOMY = rule(
    r"\b(?:econom\w+|gdp|imf|world bank|oecd|euro zone|eurozone|emerging markets|india|japan|germany|market)\b"
    r"|\b(?:china|u\.s\.|it) (?:\w+ ){0,2}(?:grow|grew|expand)"
    r"|(?:^|\bthat |, |\band )growth (?:could|would|may|might|will|is|was|slow\w*)\b"
)
_ANAPHORIC = rule(
    r"^(?:that|this|it|they|the (?:figure|number|total|rate|pace|amount|sum|latter|former|increase|decline|drop"
    r"|rise)|those|these|analysts|economists)\b"
)
_DEFICIT_KIND = re.compile(
    r"(?i)\b(trade|goods|services|bilateral|export|exports|imports|current account|budget|fiscal|federal"
    r"|government's|spending)\b(?=[^.]{0,40}\b(?:deficits?|surplus(?:es)?|shortfalls?|gaps?)\b)"
)
_BUDGET_WORDS: Final = frozenset({"budget", "fiscal", "federal", "government's", "spending"})
_TRADED: Final = frozenset({"imports", "exports", "trade"})
_OF_GDP = rule(r"\bof (?:its |the |their )?gdp\b")
_ON = rule(r"^ (?:on|for) ")
_ON_AND = rule(r" (?:on|for) [^.;¤]{2,60}(?: and|, and|,) ")  # "25 percent on imported steel and 10 percent on ..."
_SUBORDINATE = rule(
    r"^(?:after|as|while|with|despite|although|though|when|because|since|following|amid|by contrast|in contrast"
    r"|instead of|even as)"
    r"\b [^,ⓂⓅⓃⓍ]{5,160}, (?=\w+ \w+)"
)
_WHY: Final = rule(r"\b(?:due to|owing to|thanks to|because of|amid)\b")  # what a change is put down to is no measure
_WORST: Final = -1.4
_FAR: Final = 2.0  # how much less a word of the sentence before weighs
_WEAK: Final = 1.0
_LEAST: Final = 0.0
_OF_MONEY: Final = frozenset({"revenue", "profit", "cost", "price"})
_AREAS: Final = frozenset({"mu", "acre", "hectare", "square meter", "square foot", "square kilometer", "square mile"})


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure and the rule that told it."""

    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """The measures of figures before one; None: there is none."""

    alike: Measure | None = None  # of the same kind in the sentence
    previous: Measure | None = None  # just before in the sentence
    last: Measure | None = None  # just before in the text


def read_measure(context: Context, earlier: Earlier) -> Measure:
    """One of annotation.md's measures, and the rule that told it."""
    if earlier.previous is not None and (name := _restated(context, earlier.previous.name)):
        return Measure(name, "measure.restated")
    if earlier.last is not None and context.sibling_index == 0 and _THE_FIGURE.match(context.before):
        return Measure(earlier.last.name, "measure.the_figure")
    if earlier.last is not None and _goes_on_about_it(context):
        return Measure(earlier.last.name, "measure.that_is")
    settled = read_construction(context)
    if settled is not None:
        return _of_which_deficit(context, Measure(settled.measure, f"construction.{settled.name}"))
    if earlier.alike is not None and _continues(context, earlier.alike.name):
        return Measure(earlier.alike.name, "measure.series")
    if context.amount.unit in _AREAS:
        return Measure("other", "default.area")
    if context.amount.kind == "counted" and load_units().kinds.get(context.amount.unit) == "count":
        return Measure("count", "default.noun")
    best = _nearest(context)
    if (
        best is not None
        and context.amount.kind in ("measure", "counted")
        and best.measure in ("market", "exchange_rate")
    ):
        best = None
    if best is not None and best.measure == "output" and context.amount.kind == "measure" and _is_traded(context, best):
        best = None  # "output rose. Gas imports totaled 5 million tons"
    if best is not None and best.measure in _OF_MONEY and context.amount.kind in ("counted", "measure"):
        best = None  # vehicles that are sold are a quantity
    if best is not None:
        return _of_which_deficit(context, Measure(best.measure, f"cue.{best.phrase}"))
    unit = context.amount.unit
    if context.amount.kind == "counted":
        return Measure(load_units().kinds.get(unit, "count"), "default.noun")
    if context.amount.kind == "percent" and (near := _of_figure_before(context, earlier.last)) is not None:
        return near
    if context.amount.kind == "point" and _OF_DUTY.search(context.sentence_text):
        return Measure("tariff_rate", "default.points_of_duty")
    defaults = {"measure": "quantity", "point": "market"}
    return Measure(defaults.get(context.amount.kind, "other"), "default.kind")


# "10 points are the baseline and 20 the duties of March"; an index that rises on news of duties is named
_OF_DUTY: Final = rule(
    r"^(?!.*\b(?:index|indices|dow|nasdaq|s&p|shares|stocks|futures|composite|average)\b).*"
    r"\b(?:tariffs?|dut(?:y|ies)|levies|levy)\b"
)
_THAT_IS: Final = rule(r"^(?:that|this|it)(?:'s| is| was| would be) (?:(?:about|nearly|some|just) )?$")
_COMPARED: Final = rule(
    r"^ (?:[\w-]+ ){0,2}(?:lower|higher|more|less|below|above|down|up|faster|slower) (?:than|from)?\b"
)
_OF_THAT: Final = rule(r"^ of (?:that|this|the) (?:reduction|increase|decline|drop|gain|rise|cut|growth|fall|change)\b")
_THE_FIGURE: Final = rule(r"^(?:the|that|this) (?:figure|number|sum|amount) (?!of\b)")
_TRADES: Final = rule(r"\b(?:imports?|exports?|imported|exported|shipments|shipped|purchases|bought)\b")


def _goes_on_about_it(context: Context) -> bool:
    """Whether a size only says more of the figure before it: "That is 0.9 points lower", "a half of that cut"."""
    if context.amount.unit not in _SIZED:
        return False
    is_more = context.sibling_index == 0 and _THAT_IS.match(context.before) and _COMPARED.match(context.after)
    return bool(is_more) or bool(_OF_THAT.match(context.after) and context.sibling_index > 0)


def _is_traded(context: Context, told: Cue) -> bool:
    """Whether the figure's own clause speaks of trade, and of output only what stands farther off."""
    clause = context.clause_before[-140:]
    return bool(_TRADES.search(clause)) and told.phrase not in clause


# The size of a change behind a level, or the level behind it: "$2 billion, up 8%", "fell 16 percent to $13 billion"
_SIZE_BEHIND: Final = rule(
    r"^[^.;:¤]{0,80},? (?:(?:up|down|higher|lower|rising|falling|growing|dropping|jumping|surging"
    r"|declining)(?! to)(?: by)?"
    r"|(?:showing |marking |representing )?an? (?:[\w-]+ ){0,2}(?:increase|rise|jump|gain|growth|surge|drop"
    r"|decline|fall|decrease) of) "
    r"(?:(?:about|around|nearly|almost|some|roughly|more than|over|just|only|a) )*$"
)
_MORE_BEHIND: Final = rule(r"^[^.;:¤]{0,40}, (?:(?:about|nearly|almost|some|roughly|or) )*$")
_MORE: Final = rule(r"^ (?:more|higher|lower|less|fewer|above|below|up|down) (?:than|from|on|over)?\b")
_WITH: Final = rule(r"^[^.;¤]{0,60}, (?:with |or )?(?:an? )?$")
_GROWTH: Final = rule(r"^ (?:[\w-]+ ){0,2}(?:growth|increase|rise|decline|drop|jump|gain|fall)\b")
_LEVEL_BEHIND: Final = rule(
    r"^(?:,? (?:or )?¤)?(?:,? (?:[\w-]+ly|(?:year|month|quarter)[ -](?:on|over)[ -](?:year|month|quarter)"
    r"|on[ -](?:year|month)"
    r"|from a (?:year|month) (?:earlier|ago)|in (?:[\w-]+ ){0,3}\w+))?,? to (?:(?:about|around|nearly|almost"
    r"|a record|some|just) )*$"
)
_OR: Final = rule(r"^,? or (?:(?:about|around|nearly|almost|some|roughly) )*$")
_SIZED: Final = frozenset({"percent", "percentage_point", "times", "basis_point"})
_OF_GOODS: Final = frozenset({"tariff_rate", "tariffed_trade", "share"})


def _restated(context: Context, previous: str) -> str | None:
    """The measure of the figure before where this is only its size of change, or its new level; None: it is another."""
    before, amount = context.previous, context.amount
    if before is None or previous in _OF_GOODS or previous == "other":
        return None
    gap = context.text.masked[before.end : amount.start]
    if amount.unit in _SIZED and before.unit not in _SIZED and _WITH.search(gap) and _GROWTH.match(context.after):
        return previous
    if amount.unit in _SIZED and before.unit not in _SIZED:
        told = _SIZE_BEHIND.match(gap) or (_MORE_BEHIND.match(gap) and _MORE.match(context.after[:20]))
        return previous if told and not _changes_subject(gap, before.kind) else None
    if amount.unit in _SIZED and _OR.match(gap) and _OF_GDP.match(context.after.lstrip()):
        return previous  # "$258 billion, or 0.85 percent of GDP"
    if before.unit in _SIZED and amount.kind in ("money", "measure", "counted") and _LEVEL_BEHIND.match(gap):
        return previous if amount.kind == "money" or previous not in _IN_MONEY else None
    return None


_IN_MONEY: Final = frozenset({"exports", "imports", "trade", "price", "revenue", "profit", "cost", "inflation"})


def _changes_subject(gap: str, kind: str) -> bool:
    """Whether a word between speaks for another measure: "$20 billion, with sales down 8 percent".

    Behind a count "sold" does not: "2 million cars were sold, up 8 percent".
    """
    found = score_cues(_OF_GDP.sub(" ", gap), "p", at_end=True, keep_nothing=True)
    return any(cue.weight >= 2.0 and not (kind == "counted" and cue.phrase == "sold") for _, cue in found)


_GOES_ON: Final = frozenset({"growth", "inflation", "employment", "output", "market", "exports", "imports", "revenue"})


def _of_figure_before(context: Context, before: Measure | None) -> Measure | None:
    """The measure of a percentage just before in the text, for one that nothing is told of; None: there is none."""
    if before is None or before.name not in _GOES_ON or context.index == 0:
        return None
    last = context.text.amounts[context.index - 1]
    near = last.kind == "percent" and context.amount.start - last.end < _NEAR_IN_TEXT
    return Measure(before.name, "measure.goes_on") if near else None


_NEAR_IN_TEXT: Final = 160


def _of_which_deficit(context: Context, measure: Measure) -> Measure:
    """A "deficit" without a kind is of the kind named last before it: the budget's is debt."""
    if measure.name != "trade_balance" or context.amount.kind not in ("money", "percent"):
        return measure
    end = context.amount.start
    kinds = _DEFICIT_KIND.findall(context.text.masked[max(0, end - 1500) : end + len(context.clause_after)])
    if kinds and kinds[-1].lower() in _BUDGET_WORDS:
        return Measure("debt", f"{measure.rule}.budget")
    return measure


def _nearest(context: Context) -> Cue | None:
    letter = kind_letter(context.amount.kind)
    scored = score_cues(_SUBORDINATE.sub("", context.plain_before), letter, at_end=True)
    bonus = 0.9 if _CHANGE_IN.match(context.after) else 0.0
    scored += [
        (score + bonus, cue)
        for score, cue in score_cues(
            _OF_GDP.sub(" ", _WHY.split(context.own_after, maxsplit=1)[0]), letter, at_end=False
        )
    ]
    if max((score for score, _ in scored), default=_WORST) < _LEAST and context.own_after != context.after:
        scored += score_cues(_OF_GDP.sub(" ", context.after), letter, at_end=False)
    if max((score for score, _ in scored), default=0.0) < _WEAK:  # what an apposition tells is better than nothing
        scored += score_cues(_SUBORDINATE.sub("", context.before), letter, at_end=True)
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best is None or best[0] < _LEAST or (best[1].phrase in _GENERIC and not _ECONOMY.search(context.sentence_text)):
        scored += _earlier(context, letter)
        best = max(scored, key=lambda pair: pair[0], default=None)
    if context.amount.kind == "measure":
        best = max((pair for pair in scored if pair[1].measure != "count"), key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] > _WORST else None


def _earlier(context: Context, letter: str) -> list[tuple[float, Cue]]:
    """Cues of the sentence before in the same paragraph, and of the title, at a discount."""
    previous = context.text.sentence_before(context.sentence[0])
    scored: list[tuple[float, Cue]] = []
    if previous is not None and "\n" not in context.text.original[previous[1] : context.sentence[0]]:
        earlier = context.text.masked[max(previous[0], previous[1] - 300) : previous[1]]
        far = _FAR - 1.0 if _ANAPHORIC.search(context.before) else _FAR
        scored += [(min(score, 2.6) - far, cue) for score, cue in score_cues(earlier, letter, at_end=False, level=True)]
    if letter in "pi":
        titled = score_cues(context.text.title, letter, at_end=True)
        scored += [(min(score, 2.6) - _FAR - 0.8, cue) for score, cue in titled]
    return scored


_ONLY_FROM: Final = rule(
    r"^[^.;:¤]{0,70}?,? (?:(?:up|down|falling|rising|dropping|declining|slipping|compared|lower|higher|sliding"
    r"|climbing) )?"
    r"(?:from|with|against|versus) (?:(?:a|an|the|just|about|around|nearly|only|over|more than|record|revised|some) )*$"
)


def _continues(context: Context, inherited: str) -> bool:
    """Whether the figure only goes on with a series: nothing between it and the one before it speaks for a measure."""
    previous = context.alike_kind_before
    if previous is None:
        return False
    if inherited == "tariff_rate" and _ON.match(context.after):
        between = context.text.masked[previous.end : context.amount.start]
        if _ON_AND.fullmatch(between):
            return True
    letter = kind_letter(context.amount.kind)
    if previous.unit == context.amount.unit and _ONLY_FROM.match(
        context.text.masked[previous.end : context.amount.start]
    ):
        return True
    gap = _OF_GDP.sub(" ", context.text.masked[previous.end : context.amount.start])
    if any(cue.weight >= 1.5 for _, cue in score_cues(gap, letter, at_end=True, keep_nothing=True)):
        return False
    near = _FIRST_WORDS.match(context.after)
    return not any(
        cue.weight >= 2.0 and not (inherited == "tariffed_trade" and cue.measure in _TRADED)
        for _, cue in score_cues(near[0] if near else "", letter, at_end=False)
    )
