"""How real a figure is: reported, announced, threatened, forecast or hypothetical."""

from __future__ import annotations

import re
from typing import Final

from tasks.figures.change_words import NOUN_DOWN, NOUN_UP
from tasks.figures.context import APPOSITION, FEARS, Context
from tasks.figures.masking import rule
from tasks.figures.modality_cues import CUES, DUTY, PLAN

# Beside the figure itself, so that they outweigh what governs the sentence.
_IN_FORCE: Final = rule(
    r"^[ -](?:[\w.\"'-]+ ){0,3}(?:tariffs?|duty|duties|lev(?:y|ies)) (?:(?:that |which )?(?:(?!(?:will|would|to"
    r"|could|may|might|should|must)\b)[\w.]+ ){0,3}(?:had "
    r"|has |have |already |previously )*"
    r"(?:imposed|levied|slapped|placed|put in place)\b|(?:already )?in (?:place|effect|force)\b|introduced (?:in"
    r"|last)|remains?\b)"
)
_PLANNED_AFTER: Final = rule(
    r"^,?(?:[^.;,¤]|¤){0,70}?\b(?:announced|planned|unveiled|scheduled|due to|set to|slated|(?:that "
    r"|which )?(?:will|would) (?:also )?(?:go|take|come|be|follow)|to (?:take|go) (?:in)?to? ?effect|taking effect"
    r"|effective)\b(?! by the end)"
)
_DECIDED_PAST: Final = rule(
    r"\b(?:(?:announcement|move|statement) (?:follows|followed|comes after|came after)"
    r"|had (?:already )?(?:decided|announced|planned|agreed|said)|(?:after|since"
    r"|when) (?:[\w.' -]){3,40}(?:decided|announced) to)\b"
)
_AN_ESTIMATE: Final = rule(r"^ (?:[\w-]+ ){0,2}(?:estimates?|forecasts?|projections?|target(?! list)|goal)\b")
_PAST_BESIDE: Final = rule(
    r"\b(?:last (?:year|month|week|quarter)'s|(?:jan|febr)uary's|(?:march|april|May|june|july|august|(?:sept|nov"
    r"|dec)ember|october)'s|20[01]\d's|previous|earlier) (?:[\w-]+ ){0,3}$"
)
_BEATEN: Final = rule(
    r"\b(?:beat|beats|beating|miss|missed|missing|exceed\w*|above|below|topp\w+|top|outperform\w*|outpac\w+|than"
    r"|short of|as|surpass\w+"
    r"|in line with|with|vs|versus|confounding|defying|despite|against|better-than-|worse-than-"
    r"|than-) ?(?:\w+ ){0,3}"
    r"(?:expected|expectations?|forecasts?|estimates?|projected|predictions?|consensus|anticipated)\b(?! (?:for"
    r"|to|of|that|rise|fall|increase|growth|drop|decline|gain)\b)|\bestimates? (?:from|by"
    r"|of) [^.;¤]{2,90} (?:show\w*|suggest\w*|indicat\w*)\b"
    r"|\baccording to [^,;.]{2,60} estimates?,"
    r"|\bestimated to have\b|\b(?:now|currently) estimated at\b"
    r"|\bestimat(?:e|es|ed) (?:that )?(?:[\w'-]+ ){1,5}(?:lost|paid|cost|fell|rose|grew|was|were|had|added"
    r"|spent|collected|outpaced|totaled|reached)\b"
)


# "may benefit from the administration's 25 percent tariff": the tariff is there
_THEIRS: Final = rule(
    r"\b(?:from|under|despite|because of|due to|amid|by|with|against"
    r"|after) (?:the )?(?:[\w.]+ ){0,3}[\w.]+'s? (?:current |existing |new |own )?$"
)
_A_DUTY: Final = rule(r"^[ -](?:[\w-]+ ){0,2}(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\b")
_HAVE_IMPOSED: Final = rule(
    r"\b(?:tariffs?|duties|levies) (?:that |which )?[\w .]{2,30} (?:has|have|had) (?:already )?(?:imposed"
    r"|levied|slapped|put|placed) (?:on )?"
    r"(?:(?:about|around|nearly|some|more than|over) )*$"
)
# "had expected a rise of 2%, after a 3.3% gain in July"
_AFTER_A: Final = rule(r"\b(?:after|following|compared (?:with|to)|versus) (?:an?|the|its) (?:[\w-]+ ){0,2}$")
_GAIN: Final = rule(rf"^ (?:{NOUN_UP}|{NOUN_DOWN})\b")
# "will reduce its 125% levies on American goods to 10%"
_CHANGES_ITS: Final = rule(r"\b(?:cut|reduc|lower|slash|rais|hik|increas)\w* (?:its|their) $")
_TO_ANOTHER: Final = rule(r"^[ -](?:[\w.-]+ ){0,3}(?:tariffs?|lev(?:y|ies)|dut(?:y|ies))\b[^.;]{0,60} to ¤")
_ON_TOP_OF: Final = rule(
    r"\b(?:on top of|in addition to|over and above|add(?:s|ed|ing)? to) (?:(?:the|its|an?|existing|current"
    r"|previous|previously|enacted|imposed|earlier|already|older|old|other|duties|tariffs"
    r"|levies|rates?|of) )+$|\balready (?:[\w-]+ )?on $"
)
_WITHDRAW: Final = rule(
    r"\b(?:if|unless) [^,;]*\b(?:withdr[ae]w\w*|remove[sd]?|lift(?:s|ed)?|drop(?:s|ped)?|rescind\w*|cancel\w*"
    r"|revers\w+|roll\w* back) (?:its |the |their |all )*$"
)
_ODDS: Final = rule(r"\b(?:odds|probability|likelihood|chances?) (?:of|for|that)\b|\brecession odds\b")
_PAYABLE: Final = frozenset({"share", "support", "duties_paid", "cost", "investment", "purchase", "other"})
_FEARED: Final = rule(rf"\b{FEARS} that [^;¤]{{2,120}}\bwould\b")
_WILL_AFTER: Final = rule(r"^(?: (?:of|in) [\w ]{2,30}| cut| fee| payment)? will (?:be|go)\b")
_COULD_AFTER: Final = rule(
    r"^ (?:[\w'-]+ ){0,4}(?:(?:could|may|might) (?:be|also be)|(?:are|is|was|were) (?:also )?(?:expected"
    r"|projected|forecast|likely|predicted) to)\b"
)
_RELATIVE: Final = rule(r"^,? ?(?:which|who) ")
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


# "Washington will bring its duties down to 30%, and Beijing its duties to 10%": the verb is that of the clause before
_GAPPED: Final = rule(
    r"^,? ?(?:and|while|but) (?:[\w.]+ ){1,4}(?:its|their|his) (?:[\w.-]+ ){0,3}"
    r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|rates?)\b[^,;]* (?:to|from|by)\b"
)


def read_modality(context: Context, measure: str, form: str) -> tuple[str, str]:
    """One of annotation.md's modalities and the rule; `reported` where nothing says otherwise."""
    if form == "from" and not _AN_ESTIMATE.match(context.after[:60]):
        return "reported", "modality.start_of_change"
    if context.is_whole:
        return "reported", "modality.the_whole"
    lead = context.text.lead_in(context.sentence[0])
    if measure == "market" and context.amount.sign:
        return "reported", "modality.quoted_move"
    governing = _BEATEN.sub(" ", lead + " " + APPOSITION.sub(" ", context.governing))
    if measure in DUTY and _GAPPED.match(governing.strip()) and _SUBJECT.fullmatch(governing.strip()):
        governing = context.text.masked[context.sentence[0] : context.amount.start]
    if _FEARED.search(governing):
        return "hypothetical", "modality.feared"
    if measure in DUTY and _BRINGS.search(governing):
        return "reported", "modality.brings_total"
    if measure in DUTY and _IN_FORCE.match(context.after[:120]) and not _WILL_TOUCH.search(governing):
        return "reported", "modality.in_force"
    if measure in DUTY and _HAVE_IMPOSED.search(context.before[-80:]):
        return "reported", "modality.have_imposed"
    if measure in DUTY and _THEIRS.search(context.before[-90:]) and _A_DUTY.match(context.after[:50]):
        return "reported", "modality.what_there_is"
    if measure in DUTY and _CHANGES_ITS.search(context.before[-40:]) and _TO_ANOTHER.match(context.after[:120]):
        return "reported", "modality.start_of_change"
    if measure in DUTY and _ON_TOP_OF.search(context.before[-60:]):
        return "reported", "modality.on_top_of"
    if measure in DUTY and _WITHDRAW.search(context.before[-110:]):
        return "reported", "modality.to_be_withdrawn"
    if measure in DUTY and _DECIDED_PAST.search(governing):
        return "reported", "modality.decided_in_past"
    if _ODDS.search(context.clause_before[-120:]) and context.amount.kind == "percent":
        return "forecast", "modality.odds"
    if measure in _PAYABLE and _WILL_AFTER.match(context.after[:60]):
        return "announced", "modality.will_after"
    if measure not in DUTY and _COULD_AFTER.match(context.after[:60]):
        return "forecast", "modality.could_after"
    if measure not in DUTY and _AFTER_A.search(context.before[-50:]) and _GAIN.match(context.after[:30]):
        return "reported", "modality.after_a_gain"
    if _AN_ESTIMATE.match(context.after[:60]):
        return "forecast", "modality.estimate_after"
    if measure not in DUTY and (_PAST_BESIDE.search(context.before[-40:]) or _in_past_year(context)):
        return "reported", "modality.past_beside"
    sentence = _BEATEN.sub(" ", context.sentence_text)
    following = _BEATEN.sub(" ", context.clause_after)
    told = _first(measure, governing, sentence)
    if told is None and measure in DUTY | {"count", "purchase", "investment"} and _PLANNED_AFTER.match(following):
        return "announced", "modality.planned_after"
    if (
        told is None
        and not _RELATIVE.match(governing)
        and (_SUBJECT.fullmatch(governing.strip()) or not governing.strip())
    ):
        told = (
            _first(measure, following, "") if measure in DUTY | _PLANNED and _may_be_planned(context, measure) else None
        )
    if told is not None and told[0] == "announced" and context.amount.kind == "point":
        told = None  # nobody decides what an index will be
    return told or ("reported", "modality.reported")


# A stretch without a finite verb: the figure stands in the subject of its clause.
_SUBJECT: Final = re.compile(
    r"(?i)(?!.*\b(?:is|are|was|were|has|have|had|said|says|will|would|did|does|do|fell|rose|grew|hit|put|made"
    r"|took|got|led|saw|met|cut|paid|bought|sold|spent|lost|won|came|went|told|gave|set|\w{3,}ed)\b).*"
)


def _may_be_planned(context: Context, measure: str) -> bool:
    """Goods on a list can be planned for duties; firms, producers and countries are as many as they are."""
    return measure != "count" or context.amount.unit in LISTED


LISTED: Final = frozenset(
    {"product", "item", "subheading", "good", "category", "line", "tariff line", "tariff code", "code", "commodity"}
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


_SURE_FORECAST: Final = rule(r"\b(?:expect\w*|anticipat\w+|forecast\w*|predict\w*|project(?:s|ed)|estimat\w+)\b")
_PLAN_RULE: Final = rule(PLAN)


def _plan_is_nearer(governing: str, threat: re.Pattern[str]) -> bool:
    last_threat = max(found.end() for found in threat.finditer(governing))
    plans = [found.start() for found in _PLAN_RULE.finditer(governing)]
    return bool(plans) and plans[-1] > last_threat and "," in governing[last_threat : plans[-1]]
