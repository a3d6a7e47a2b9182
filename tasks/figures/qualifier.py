"""How exact a figure is said to be: exact, about, more_than, less_than."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.figures.context import Context
from tasks.figures.masking import rule


@dataclass(frozen=True, slots=True)
class Approximator:
    """Words beside a figure that qualify it."""

    qualifier: str
    side: str  # before | after
    pattern: re.Pattern[str]
    example: str


# What may stand between the approximator and the figure.
_FILL: Final = (
    r"(?: (?:a|an|the|its|their|another|additional|further|extra|total of|combined|of|as much as|about|some"
    r"|cumulative|annual|estimated|average of|whopping|staggering|record|roughly|nearly))*"
    r" ?[\"“(']?$"
)

# The first that matches decides; words that only look like an approximator come before it.
APPROXIMATORS: Final = (
    Approximator(
        "exact",
        "before",
        rule(
            r"\b(?:bring\w*|brought|tak(?:e|es|ing)|took|go(?:es|ing)?|went|gets?|got|revis\w+|push\w*|driv\w+"
            r"|drove|ratchet\w*)\b[^.;¤]{0,80} up to"
            + _FILL
            + r"|\b(?:tick\w*|inch\w*|edg\w+|climb\w*|cre[ep]\w+|crept|mov\w+|chalk\w*|jump\w*|bump\w*|nudg\w+"
            r"|shot|back|pick\w*|step\w*|ramp\w*) up to" + _FILL
        ),
        "It brings the total up to $110 billion.",
    ),
    Approximator(
        "exact",
        "before",
        rule(
            r"\b(?:less|more|lower|higher|smaller|larger|bigger|fewer|faster|slower) than (?:the|its|their|last|that of"
            r"|[\w ]{2,20}'s) (?:[\w-]+ ){0,2}$|\b(?:above|below|over|under) (?:the|its|their|last (?:year|month)'s) $"
        ),
        "It was less than the record $923 billion.",
    ),
    Approximator(
        "about", "before", rule(r"\bno(?:t)? (?:much )?more than about" + _FILL), "It is no more than about $3 billion."
    ),
    Approximator(
        "less_than",
        "before",
        rule(
            r"\b(?:(?<!add\s)(?<!adds\s)(?<!added\s)(?<!adding\s)up to|as much as|as many as|as high as"
            r"|as big as|less than|fewer than|lower than|smaller than"
            r"|under|below|at most|no more than|no higher than|not exceed\w*|not more than|not to exceed|"
            r"maximum of|maximum|not exceeding|within|short of|shy of|cap of|capped at|ceiling of|at or below"
            r"|limit of|as late as|beneath|as large as|as low as|at a maximum of)" + _FILL
        ),
        "It covers up to $60 billion of imports.",
    ),
    Approximator(
        "more_than",
        "before",
        rule(
            r"(?<!no\s)(?<!not\s)\b(?:more than|over|at least|exceed\w*|in excess of|above|upwards? of|north of"
            r"|beyond|greater than|higher than|larger than|surpass\w*|passed|topp(?:ed|ing)|tops|no less than"
            r"|no fewer than|"
            r"not less than|a minimum of|minimum of|better than|as few as|outstrip\w*|well past)" + _FILL
        ),
        "It sold over 4 million barrels.",
    ),
    Approximator(
        "about",
        "before",
        rule(
            r"(?:\b(?:about|around|nearly|almost|roughly|approximately|approx\.?|some|close to|near|circa"
            r"|in the region of|in the neighborhood of|just about|virtually|or so|something like|more or less|"
            r"somewhere around|estimated at about|approaching|nearing|on the order of)|~|≈)" + _FILL
        ),
        "About $60 billion of goods are hit.",
    ),
    Approximator(
        "more_than",
        "after",
        rule(r"^(?:\+|[ -]plus\b| or (?:more|higher|greater|above|over|better)\b| and (?:more|above|up|higher)\b)"),
        "They hold 25 percent or more of it.",
    ),
    Approximator(
        "less_than", "after", rule(r"^ or (?:less|lower|fewer|under|below)\b"), "They hold 25 percent or less of it."
    ),
    Approximator(
        "about", "after", rule(r"^(?: or so\b|-odd\b|-ish\b| or thereabouts)"), "It takes 5,000 or so workers."
    ),
)


def read_qualifier(context: Context) -> str:
    """One of annotation.md's qualifiers; `exact` where nothing beside the figure says otherwise."""
    before, after = context.before[-90:], context.after[:24]
    for candidate in APPROXIMATORS:
        stretch = before if candidate.side == "before" else after
        if candidate.pattern.search(stretch):
            return candidate.qualifier
    return "exact"
