"""How far an action has come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.events.lines import Line


@dataclass(frozen=True, slots=True)
class Cue:
    """Words before an action, in its clause, that tell its status."""

    status: str
    pattern: str
    example: str


_IS = r"(?:is|are|was|were|be|been|being)"
# The first that matches decides: a condition outweighs a plan, a plan outweighs a past tense.
CUES: Final = (
    Cue("in_force", r"already (?:in (?:place|effect|force)|imposed|applied)|remains? in (?:place|effect|force)|still in (?:place|effect|force)|currently in (?:place|effect)|has (?:already )?(?:taken|gone into|come into) (?:effect|force)|(?:took|went into|came into|entered into) (?:effect|force)|currently|has been in (?:place|effect|force)|have been in (?:place|effect|force)", "The tariffs already in place stay."),
    Cue("proposed", r"propos(?:e|es|ed|ing|al|als)|plan to (?:levy|impose)|floated|recommend\w*|draft(?:ed|s)?|calls? for|called for|asked|memorandum that (?:c|w)ould|primed for|seek(?:s|ing)?|urged the (?:G7|B|N|A)|petition\w*|introduced a bill|bill that would|study(?:ing)?|to consider", "The Commission proposed tariffs of 25%."),
    Cue("threatened", r"threat\w*|warn(?:s|ed|ing)?|vow(?:s|ed|ing)?|(?:c|w)ould (?:also )?(?:be )?(?:consider|retaliat\w*)|could|might|may(?! D)|(?:ready|prepared|willing|poised|reserves? the right) to|unless|consider(?:s|ing|ed)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|if (?:\w+ |[A-Z] ){1,12}?(?:not|fails?|failed|refuse[sd]?|continues?|doesn't|don't|does|reject\w*|retaliates?)|want(?:s|ed)? to|pledged? to retaliate|eye(?:s|ing)|will take (?:all )?(?:the )?(?:necessary|corresponding|resolute|firm|further)|otherwise|promis\w+ to retaliate", "Trump threatened to impose tariffs of 60 percent."),
    Cue("announced", rf"will|would|won't|'ll|shall|plan(?:s|ned|ning)?(?! to levy)|agree[sd]?(?: to)?|agreeing|announc\w+|decid\w+|decision|scheduled|{_IS} (?:set|due|to)|set to|due to|going to|intend\w*|order(?:s|ed)?|pledg\w+|promis\w+|commit\w*|sign(?:s|ed|ing)?|unveil\w*|about to|to take effect|declar\w+|effective D|starting D|beginning D|said it is|upcoming|forthcoming|next (?:week|month)|{_IS} (?:imposing|raising|suspending|ending|lifting|cutting|adding|doubling|hitting)", "China will impose tariffs on soybeans."),
)  # fmt: skip
_COMPILED: Final = tuple((cue.status, re.compile(rf"(?<= )(?:{cue.pattern})(?= )")) for cue in CUES)
DENIED: Final = re.compile(
    r" (?:den(?:y|ies|ied|ying)|dismiss(?:ed|es|ing)? (?:the |such )?reports?|refut\w+|no (?:plans?|intention) (?:to|of)|not (?:true|considering|planning)|fake news|rumou?rs?|has not (?:agreed|decided)|never agreed) "
)
_FAILED: Final = re.compile(r" (?:failed to|collapsed?|broke down|called off|scuttled) ")
_IF: Final = re.compile(
    r" (?:if|unless|in case) (?:[^ ]+ ){0,10}?(?:not|fails?|failed|refuse[sd]?|continues?|doesn't|don't|didn't|does|reject\w*|retaliates?|is reached) | unless "
)
_ANNOUNCED: Final = re.compile(r" (announced|unveiled|planned|proposed|threatened) ")
_PAST: Final = re.compile(
    r"(?:\w+ed|hit|put|cut|set|brought|rose|began|took effect|went into (?:effect|force)|withdrew|froze|gave|won|struck(?: down)?|fell|came into (?:effect|force)|kept|held off) $"
)
_BARE: Final = re.compile(
    r" (?:to|will|would|could|may|might|can|should|must|not) (?:also |then |further |immediately |soon )?$"
)
_MOVE: Final = re.compile(r" moved? to (?:[a-z]+ )?$| (?:had|after [a-z ]{0,30}) ?decided to $")


def is_past(line: Line, first: int, last: int) -> bool:
    """Whether a verb between two units stands in the past, or in a perfect or passive without "will"."""
    tag = line.units[first].tag
    if tag in ("VB", "VBG", "VBZ", "VBP"):
        return False
    before = line.words(first - 3, first)
    return bool(_PAST.search(line.words(first, last))) and not _BARE.search(before) and " be " not in before


def read_status(line: Line, spans: tuple[int, int, int, int], is_relief: bool, past: bool, active: bool) -> str:
    """Status of an action; `spans` are the units of its clause: begin, begin and end of the verb, end."""
    first, verb, verb_end, last = spans
    before, after = line.words(first, verb_end), line.words(verb_end, last)
    rest = line.words(verb_end, len(line.units))
    if (
        _ANNOUNCING.match(line.units[verb].word)
        and line.units[verb].tag not in ("VB", "VBG")
        and not re.search(r" (?:will|would|to|could|may|might) ", before)
    ):
        return "announced"
    if _MOVE.search(line.words(first, verb)):
        return "in_force"
    if _FAILED.search(before):
        return "failed"
    if not past and _IF.search(rest) and not is_relief:
        return "threatened"
    for status, pattern in _COMPILED:
        if not pattern.search(before) and not (status == "in_force" and pattern.search(after[:60])):
            continue
        if status == "threatened" and is_relief:
            return "proposed"
        if (
            status == "announced"
            and past
            and not _ANNOUNCING.match(line.units[verb].word)
            and not _WILL.search(line.words(first, verb))
        ):
            continue
        return status
    if not active and (found := _ANNOUNCED.search(after[:50])):
        return {"proposed": "proposed", "threatened": "threatened"}.get(found[1], "announced")
    if not active and re.search(r" (?:will|would|to take effect|due to|set to|starting|primed for|to be) ", after[:70]):
        return "proposed" if " primed " in after else "announced"
    return "in_force"


_ANNOUNCING: Final = re.compile(r"announc|unveil|order|sign|decid|plan|declar|releas|approv")
_WILL: Final = re.compile(
    r" (?:will|would|plan\w*|agree[sd]?|announc\w+|decid\w+|order(?:ed|s)?|scheduled|to|pledg\w+|sign(?:ed|s)|unveil\w+) "
)
