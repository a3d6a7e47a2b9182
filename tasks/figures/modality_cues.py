"""Words that tell how real a figure is, in the order in which they decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.masking import rule

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
        "share",
        "price",
        "quantity",
    }
)
# Money and jobs that somebody wants and nobody has decided on.
WANTED: Final = frozenset({"other", "price", "trade_balance", "investment", "debt", "cost", "employment", "share"})


ALL: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell the modality of the figures they reach."""

    modality: str
    measures: frozenset[str]  # empty: of any measure
    reach: str  # clause | sentence | before | after
    pattern: re.Pattern[str]
    example: str


PLAN: Final = (
    r"\b(?:will|would|shall|plan(?:s|ned|ning)? (?:to|on)|agree(?:d|s|ing)? (?:to|on|that)|is to|are to|set to"
    r"|due to (?:take|go|be|come|start|kick)|scheduled|announc\w+|to take effect|take effect|takes effect|"
    r"go(?:es)? into effect|come into (?:force|effect)|approv\w+|pledg\w+|commit(?:s|ted)|commitments? (?:of|to"
    r"|(?:from|by) \w+ to)"
    r"|promis\w+|decid\w+|decisions? to|order(?:s|ed) (?:that|to|an?|[\w ]{2,40} to)|sign(?:s|ed"
    r"|ing) (?:an? )?(?:order|memorandum"
    r"|executive)|unveil\w*|intend\w*|going to|about to|"
    r"prepar(?:es?|ing) to|primed|slated|starting (?:on )?(?:jan|feb|mar|apr|May|june?|july?|aug|sep|oct|nov|dec"
    r"|monday|tuesday|wednesday|thursday|friday|next)|effective (?:jan|feb|mar|apr|May|june?|july?|aug|sep"
    r"|oct|nov|dec)|"
    r"'ll|upcoming|forthcoming|next (?:week|month|year)|planned|to be (?:imposed|levied|applied|raised|cut"
    r"|lowered|suspended|lifted|removed|phased))\b"
)


# what comes unless something happens; not what lapses, ends or expires then
_UNLESS: Final = (
    r"^unless\b|\bunless\b[^.;]*\b(?:will|would|could|may|might)\b"
    r"|^(?![^.;]*\b(?:now|currently|already) (?:charges?|applies|levies|collects?|pays?|faces?)\b)"
    r"(?![^.;]*\b(?:lapses?|expires?|ends?|runs out)\b[^.;]*\bunless\b).*\bunless\b"
)


_THREAT: Final = (
    r"\b(?:could|may|might|threat\w*|vow\w*|consider\w*|propos\w+|unless|would mean|warn\w*|mull\w*"
    r"|weigh(?:s|ed|ing)?|ready to|willing to|prepared to|want(?:s|ed)? (?:to|a|an)|call(?:s|ed|ing)? for|ask(?:s"
    r"|ed)? (?:the|for|that|to)|demand\w*|"
    r"suggest\w*|float\w*|possib\w+|potential\w*|plan to levy|would consider|eyeing|look(?:s|ing) (?:to|at)"
    r"|seek\w*|recommend\w*|urg\w+|push(?:es|ed|ing)? for|review of|subject to public comment|in case"
    r"|proposal|(?:start(?:ed|ing)?|began|begun|begin) (?:the|a|its) process)\b"
)


_FORECAST: Final = (
    r"\b(?:expect\w*|forecast\w*|project(?:s|ed|ing|ion|ions)|(?<!an\s)(?<!an\s)estimat\w+|predict\w*"
    r"|anticipat\w+|outlook|target(?:ed)?(?= (?:of|for|rate|range|growth))|(?:growth|inflation|annual"
    r"|official|sales) target|wants? to see|goal|aim(?:s|ed|ing)?|likely|on (?:track|course|pace) (?:to|for)"
    r"|poised|consensus|see[ns]? (?:\w+ ){0,4}(?:at|growing|rising|falling|"
    r"reaching|to)|could|may|might|hope[sd]?|set to|bound to|guidance|pencil\w*|assum\w+|by 20[2-9]\d"
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
            r"|retaliat\w+|does|don't|reached|continues|made|agree\w*|doesn't|didn't|withdraw|hits? back|responds?)\b"
        ),
        "He would impose an additional 50% duty if it did not withdraw the tariffs.",
    ),
    Cue(
        "threatened",
        DUTY,
        "clause",
        rule(r"\bif [^,;]{2,50}\b(?:impos\w+|levie[sd]|raise[sd]?|slap\w*|puts?|goes ahead|went ahead)\b[^,;]*$"),
        "If the United States imposes tariffs on $60 billion of goods, all will feel it.",
    ),
    Cue(
        "threatened",
        DUTY,
        "sentence",
        rule(r"\bif (?:implemented|imposed|enacted|carried out|adopted|approved|finali[sz]ed)\b"),
        "If implemented, the 100% tariffs would come next month.",
    ),
    Cue(
        "threatened",
        DUTY,
        "sentence",
        rule(
            r"\b(?:without|absent|barring|failing) (?:a |an |any |such )?(?:\w+ )?(?:deal|agreement|extension|truce)\b"
        ),
        "Without a deal, the duties would go back to 145 percent.",
    ),
    Cue("threatened", DUTY, "sentence", rule(_UNLESS), "The rate goes to 25% unless there is a deal."),
    Cue(
        "announced",
        frozenset({"purchase"}),
        "clause",
        rule(
            r"(?:^|[–—:,-] )(?:china|beijing|usa|washington|japan|india|it|they) to (?:buy|purchase|import)\b"
            r"|\b(?:was|were) to (?:buy|purchase|import|reach|total|rise|climb|come)\b"
        ),
        "According to the text, China to buy $18 billion of energy.",
    ),
    Cue(
        "announced",
        frozenset({"purchase", "investment", "support"}),
        "clause",
        rule(r"\b(?:deal|agreement|package|pact|accord|truce|framework|arrangement) (?:also )?calls for\b"),
        "The package calls for China to buy $50 billion of farm goods.",
    ),
    Cue(
        "hypothetical",
        ALL - DUTY,
        "sentence",
        rule(
            r"\bif [^.;]{2,160}\b(?:would|could|might|will|should)\b|\b(?:would|could|might)\b[^.;]{2,160}\bif\b"
            r"|\bwere to\b(?! blame)(?=[^.;]*\b(?:would|could|might)\b)"
            r"|\bif [^.;]{0,100}\bwere to\b|\bhad (?:it|they|he|she|china|the \w+) \w+ed\b"
        ),
        "If China returned to 2019 levels, that would add $30 billion.",
    ),
    Cue(
        "threatened",
        WANTED | {"support", "purchase", "count"},
        "clause",
        rule(r"\b(?:bill|legislation|proposal|amendment) (?:that |which )?would\b"),
        "The bill would set aside $10 billion for growers.",
    ),
    Cue(
        "forecast",
        frozenset({"employment", "price", "cost", "growth", "inflation", "output", "exports", "imports"}),
        "clause",
        rule(
            r"\b(?:study|studies|report|analysis|model|research|estimates?) (?:\w+ )?(?:suggest\w*|show\w*|f[io]und\w*"
            r"|predict\w*|conclud\w*)\b[^.;]*\bwould\b"
        ),
        "One study suggested that steel jobs would rise by 44,000.",
    ),
    Cue(
        "forecast",
        frozenset({"duties_paid", "revenue"}),
        "clause",
        rule(
            r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|they|it) (?:would|will|could) (?:\w+ )?(?:raise|generate"
            r"|bring|yield|net)\b"
        ),
        "The tariffs would raise $2 trillion in revenue.",
    ),
    Cue("threatened", DUTY, "clause", rule(_THREAT), "Washington threatened to impose tariffs of 100 percent."),
    Cue("announced", DUTY, "clause", rule(PLAN), "China will cut its duties to 10 percent."),
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
        rule(PLAN),
        "China agreed to buy $50 billion of farm goods.",
    ),
    Cue(
        "threatened",
        frozenset({"purchase", "support", "count"}),
        "clause",
        rule(
            r"\b(?:threat\w*|vow\w*|consider\w*|propos\w+|mull\w*|weigh(?:s|ed|ing)?|could|(?:bill"
            r"|legislation) (?:that |which )?would|call(?:s|ed|ing)? for"
            r"|demand\w*|want(?:s|ed)? (?:to|a|an|china|beijing))\b"
        ),
        "It is considering curbs on as many as five companies.",
    ),
    Cue(
        "threatened",
        WANTED,
        "clause",
        rule(
            r"\b(?:propos(?:e|es|ed|ing)|propos(?:al|als) (?:to|for|of|would)|(?:is|are|was|were|be"
            r"|been) (?:considering|weighing"
            r"|mulling)|(?:bill|legislation|plan|proposal|measure) (?:that |which )?(?:would|to)|demand(?:s|ed"
            r"|ing) (?:that|for|an?|the"
            r"|its|china|beijing|washington|it|he|they)|want(?:s|ed)? (?:to|it|them|china|beijing)|call(?:s|ed"
            r"|ing) (?:for|on))\b"
        ),
        "Washington demanded that China cut the trade deficit by $100 billion.",
    ),
    Cue(
        "forecast",
        frozenset({"debt", "cost"}),
        "clause",
        rule(r"\b(?:deficits?|debts?|tariffs?|duties|levies|costs?)\b[^.;]{0,60}\b(?:will|would)\b"),
        "The deficit will balloon to $1 trillion.",
    ),
    Cue(
        "forecast",
        frozenset({"growth", "revenue", "output", "exports", "imports"}),
        "clause",
        rule(r"\b(?:rel(?:y|ies|ied|ying) on|premised on|count(?:s|ed|ing)? on|depends? on)\b"),
        "The budget relies on the economy growing 2.8 percent.",
    ),
    Cue("forecast", ALL, "clause", rule(_FORECAST), "Economists expect exports to rise 4%."),
    Cue("announced", ACTS, "clause", rule(PLAN), "The firm will cut 500 jobs."),
    Cue("forecast", ALL, "clause", rule(r"\b(?:will|would|'ll|going to)\b"), "Exports will grow 4% this year."),
)
