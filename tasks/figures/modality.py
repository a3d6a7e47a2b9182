"""How real a figure is: reported, announced, threatened, forecast or hypothetical."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.context import Context, rule

DUTY: Final = frozenset({"tariff_rate", "tariffed_trade"})
ACTS: Final = frozenset(
    {
        "purchase",
        "investment",
        "support",
        "duties_paid",
        "debt",
        "employment",
        "count",
        "other",
        "cost",
        "share",
        "price",
        "quantity",
    }
)
ALL: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell the modality of the figures they reach."""

    modality: str
    measures: frozenset[str]  # empty: of any measure
    reach: str  # clause | sentence | before | after
    pattern: re.Pattern[str]
    example: str


_PLAN: Final = (
    r"\b(?:will|would|shall|plan(?:s|ned|ning)? (?:to|on)|agree[sd]? (?:to|on|that)|is to|are to|set to"
    r"|due to (?:take|go|be|come|start|kick)|scheduled|announc\w+|to take effect|take effect|takes effect|"
    r"go(?:es)? into effect|come into (?:force|effect)|approv\w+|pledg\w+|commit(?:s|ted|ment|ments)|promis\w+"
    r"|decid\w+|order(?:s|ed) (?:that|to|an?|[\w ]{2,40} to)|sign(?:s|ed|ing) (?:an? )?(?:order|memorandum"
    r"|executive)|unveil\w*|intend\w*|going to|about to|"
    r"prepar(?:es?|ing) to|primed|slated|starting (?:on )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec"
    r"|monday|tuesday|wednesday|thursday|friday|next)|effective (?:jan|feb|mar|apr|may|june?|july?|aug|sep"
    r"|oct|nov|dec)|"
    r"'ll|upcoming|forthcoming|next (?:week|month|year)|planned|to be (?:imposed|levied|applied|raised|cut"
    r"|lowered|suspended|lifted|removed|phased))\b"
)
_THREAT: Final = (
    r"\b(?:could|(?-i:may)|might|threat\w*|vow\w*|consider\w*|propos\w+|unless|would mean|warn\w*|mull\w*"
    r"|weigh(?:s|ed|ing)?|ready to|prepared to|want(?:s|ed)? (?:to|a|an)|call(?:s|ed|ing)? for|ask(?:s"
    r"|ed)? (?:the|for|that|to)|demand\w*|"
    r"suggest\w*|float\w*|possib\w+|potential\w*|plan to levy|would consider|eyeing|look(?:s|ing) (?:to|at)"
    r"|seek\w*|recommend\w*|urg\w+|push(?:es|ed|ing)? for|review of|subject to public comment|in case"
    r"|proposal)\b"
)
_FORECAST: Final = (
    r"\b(?:expect\w*|forecast\w*|project(?:s|ed|ing|ion|ions)|(?<!an\s)(?<!an\s)estimat\w+|predict\w*"
    r"|anticipat\w+|outlook|target(?:ed)?(?= (?:of|for|rate|range|growth))|(?:growth|inflation|annual"
    r"|official|sales) target|wants? to see|goal|aim(?:s|ed|ing)?|likely|on (?:track|course|pace) (?:to|for)"
    r"|poised|consensus|see[ns]? (?:\w+ ){0,4}(?:at|growing|rising|falling|"
    r"reaching|to)|could|(?-i:may)|might|hope[sd]?|set to|bound to|guidance|pencil\w*|assum\w+|by 20[2-9]\d"
    r"|should (?:reach|rise|fall|grow|hit))\b"
)

# The first that matches decides: a condition outweighs a plan, a plan outweighs a plain past tense.
CUES: Final = (
    Cue(
        "hypothetical",
        ALL,
        "clause",
        rule(r"\b(?:would|could|might) have (?!to\b)\w+"),
        "Prices would have risen 3% without the exemption.",
    ),
    Cue(
        "threatened",
        DUTY,
        "sentence",
        rule(
            r"\b(?:if|unless|should) (?!this trend|\w+ly )[^.;]{0,120}\b(?:not|no|fail\w*|refus\w+|reject\w*"
            r"|retaliat\w+|does|don't|reached|continues|made|agree\w*|doesn't|didn't|withdraw)\b"
        ),
        "He would impose an additional 50% duty if it did not withdraw the tariffs.",
    ),
    Cue("threatened", DUTY, "sentence", rule(r"\bunless\b"), "The rate goes to 25% unless there is a deal."),
    Cue(
        "hypothetical",
        ALL - DUTY,
        "sentence",
        rule(
            r"\bif [^.;]{2,160}\b(?:would|could|might|will)\b|\b(?:would|could|might)\b[^.;]{2,160}\bif\b"
            r"|\bwere to\b|\bhad (?:it|they|he|she|china|the \w+) \w+ed\b"
        ),
        "If China returned to 2019 levels, that would add $30 billion.",
    ),
    Cue("threatened", DUTY, "clause", rule(_THREAT), "Washington threatened to impose tariffs of 100 percent."),
    Cue("announced", DUTY, "clause", rule(_PLAN), "China will cut its duties to 10 percent."),
    Cue(
        "forecast",
        ALL,
        "clause",
        rule(r"\bcould (?:reach|rise|fall|grow|net|cost|hit|total|exceed|climb|lose|drop)\b"),
        "Imports could reach $551 billion.",
    ),
    Cue(
        "announced",
        frozenset({"purchase", "investment", "support"}),
        "clause",
        rule(_PLAN),
        "China agreed to buy $50 billion of farm goods.",
    ),
    Cue(
        "threatened",
        frozenset({"purchase", "support", "count"}),
        "clause",
        rule(
            r"\b(?:threat\w*|vow\w*|consider\w*|propos\w+|mull\w*|weigh(?:s|ed|ing)?|could|call(?:s|ed|ing)? for"
            r"|demand\w*|want(?:s|ed)? (?:to|a|an|china|beijing))\b"
        ),
        "It is considering curbs on as many as five companies.",
    ),
    Cue("forecast", ALL, "clause", rule(_FORECAST), "Economists expect exports to rise 4%."),
    Cue("announced", ACTS, "clause", rule(_PLAN), "The firm will cut 500 jobs."),
    Cue("forecast", ALL, "clause", rule(r"\b(?:will|would|'ll|going to)\b"), "Exports will grow 4% this year."),
)


# Beside the figure itself, so that they outweigh what governs the sentence.
_IN_FORCE: Final = rule(
    r"^[ -](?:[\w.\"'-]+ ){0,3}(?:tariffs?|duty|duties|lev(?:y|ies)) (?:(?:that |which )?(?:[\w.]+ ){0,3}(?:had "
    r"|has |have |already |previously )*"
    r"(?:imposed|levied|slapped|placed|put in place)\b|(?:already )?in (?:place|effect|force)\b|introduced (?:in"
    r"|last)|remains?\b)"
)
_PLANNED_AFTER: Final = rule(
    r"^,?(?:[^.;,¤]|¤){0,70}?\b(?:announced|planned|unveiled|scheduled|due to|set to|slated|(?:that "
    r"|which )?(?:will|would) (?:also )?(?:go|take|come|be)|to (?:take|go) (?:in)?to? ?effect|taking effect"
    r"|effective)\b(?! by the end)"
)
_DECIDED_PAST: Final = rule(
    r"\b(?:(?:announcement|move|statement) (?:follows|followed|comes after|came after)"
    r"|had (?:already )?(?:decided|announced|planned|agreed|said)|(?:after|since"
    r"|when) (?:[\w.' -]){3,40}(?:decided|announced) to)\b"
)
_AN_ESTIMATE: Final = rule(r"^ (?:[\w-]+ ){0,2}(?:estimates?|forecasts?|projections?|target|goal)\b")
_PAST_BESIDE: Final = rule(
    r"\b(?:last (?:year|month|week|quarter)'s|(?:jan|febr)uary's|(?:march|april|may|june|july|august|(?:sept|nov"
    r"|dec)ember|october)'s|20[01]\d's|previous|earlier) (?:[\w-]+ ){0,3}$"
)
_BEATEN: Final = rule(
    r"\b(?:beat|beats|beating|miss|missed|missing|exceed\w*|above|below|topp\w+|top|than|short of|as|surpass\w+"
    r"|in line with|with|vs|versus|confounding|defying|despite|against|better-than-|worse-than-"
    r"|than-) ?(?:\w+ ){0,3}"
    r"(?:expected|expectations?|forecasts?|estimates?|projected|predictions?|consensus|anticipated)\b(?! (?:for"
    r"|of|that)\b)"
)


_WITHDRAW: Final = rule(
    r"\b(?:if|unless) [^,;]*\b(?:withdr[ae]w\w*|remove[sd]?|lift(?:s|ed)?|drop(?:s|ped)?|rescind\w*|cancel\w*"
    r"|revers\w+|roll\w* back) (?:its |the |their |all )*$"
)
_ODDS: Final = rule(r"\b(?:odds|probability|likelihood|chances?) (?:of|for|that)\b")
_PAYABLE: Final = frozenset({"share", "support", "duties_paid", "cost", "investment", "purchase", "other"})
_WILL_AFTER: Final = rule(r"^(?: (?:of|in) [\w ]{2,30}| cut| fee| payment)? will (?:be|go)\b")
_BRINGS: Final = rule(r"\b(?:brings|bringing|brought) (?:the|its|their) (?:total|overall|combined|sum|value)")
_WILL_TOUCH: Final = rule(
    r"\b(?:will|would|to|agreed to|agreed on|plans to|by) (?:(?:also|continue to|further) )*(?:suspend\w*"
    r"|cancel\w*|remov\w+|lift\w*|cut\w*|reduc\w+|retain\w*|maintain\w*|terminat\w+|extend\w*|eliminat\w+"
    r"|lower\w*|scrap\w*|drop)\b"
)
_YEAR_BEFORE: Final = rule(r"\b(?:in|of|for|during) (?P<year>(?:19|20)\d\d),? ?\(? ?$")
_YEAR_AFTER: Final = rule(
    r"^[^.;,Ⓜ]{0,24}\b(?:in|for|during|notched in|posted in|recorded in) (?:fiscal |calendar )?(?P<year>(?:19"
    r"|20)\d\d)\b"
)


def _in_past_year(context: Context) -> bool:
    """Whether a year that is over stands directly beside the figure."""
    published = context.text.published
    found = _YEAR_AFTER.match(context.after[:70]) or _YEAR_BEFORE.search(context.before[-30:])
    return found is not None and published is not None and int(found["year"]) < published.year


def read_modality(context: Context, measure: str, form: str) -> tuple[str, str]:
    """One of annotation.md's modalities and the rule; `reported` where nothing says otherwise."""
    if form == "from" and not _AN_ESTIMATE.match(context.after[:60]):
        return "reported", "modality.start_of_change"
    lead = context.text.lead_in(context.sentence[0])
    governing = _BEATEN.sub(" ", lead + " " + context.clause_before)
    if measure in DUTY and _BRINGS.search(governing):
        return "reported", "modality.brings_total"
    if measure in DUTY and _IN_FORCE.match(context.after[:120]) and not _WILL_TOUCH.search(governing):
        return "reported", "modality.in_force"
    if measure in DUTY and _WITHDRAW.search(context.before[-110:]):
        return "reported", "modality.to_be_withdrawn"
    if measure in DUTY and _DECIDED_PAST.search(governing):
        return "reported", "modality.decided_in_past"
    if _ODDS.search(context.clause_before[-120:]) and context.amount.kind == "percent":
        return "forecast", "modality.odds"
    if measure in _PAYABLE and _WILL_AFTER.match(context.after[:60]):
        return "announced", "modality.will_after"
    if _AN_ESTIMATE.match(context.after[:60]):
        return "forecast", "modality.estimate_after"
    if measure not in DUTY and (_PAST_BESIDE.search(context.before[-40:]) or _in_past_year(context)):
        return "reported", "modality.past_beside"
    sentence = _BEATEN.sub(" ", context.sentence_text)
    following = _BEATEN.sub(" ", context.clause_after)
    told = _first(measure, governing, sentence)
    if told is None and measure in DUTY | {"count", "purchase", "investment"} and _PLANNED_AFTER.match(following):
        return "announced", "modality.planned_after"
    if told is None and (_SUBJECT.fullmatch(governing.strip()) or not governing.strip()):
        told = _first(measure, following, "") if measure in DUTY | _PLANNED else None
    return told or ("reported", "modality.reported")


# A stretch without a finite verb: the figure stands in the subject of its clause.
_SUBJECT: Final = re.compile(
    r"(?i)(?!.*\b(?:is|are|was|were|has|have|had|said|says|will|would|did|does|do|fell|rose|grew|hit|put|made"
    r"|took|got|led|saw|met|cut|paid|bought|sold|spent|lost|won|came|went|told|gave|set|\w{3,}ed)\b).*"
)


_PLANNED: Final = frozenset({"purchase", "investment", "support", "count", "quantity", "employment"})


def _first(measure: str, governing: str, sentence: str) -> tuple[str, str] | None:
    """The first cue that fits; a plan told after a comma outweighs a threat told before it."""
    for number, cue in enumerate(CUES):
        if (cue.measures and measure not in cue.measures) or (cue.modality == "hypothetical" and measure in DUTY):
            continue
        if cue.modality == "forecast" and measure in DUTY and not _SURE_FORECAST.search(governing):
            continue
        if cue.pattern.search(sentence if cue.reach == "sentence" else governing):
            if cue.modality == "threatened" and cue.reach == "clause" and _plan_is_nearer(governing, cue.pattern):
                continue
            return cue.modality, f"modality.{cue.modality}.{number}"
    return None


_SURE_FORECAST: Final = rule(r"\b(?:expect\w*|forecast\w*|predict\w*|project(?:s|ed)|estimat\w+)\b")
_PLAN_RULE: Final = rule(_PLAN)


def _plan_is_nearer(governing: str, threat: re.Pattern[str]) -> bool:
    last_threat = max(found.end() for found in threat.finditer(governing))
    plans = [found.start() for found in _PLAN_RULE.finditer(governing)]
    return bool(plans) and plans[-1] > last_threat and "," in governing[last_threat : plans[-1]]
