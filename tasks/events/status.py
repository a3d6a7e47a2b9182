"""How far an action has come, by the words that govern its verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tasks.events.lines import Line

CLAUSE, NEAR = "clause", "near"
_NEAR: Final = 7  # units before the verb in which a helping verb governs it


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell the status of the action they govern."""

    status: str
    reach: str  # clause: anywhere before the verb in its clause; near: directly before it
    pattern: str
    example: str


# The first that matches decides: a proposal or a threat outweighs a plan, a plan outweighs a past tense.
CUES: Final = (
    Cue(
        "in_force",
        CLAUSE,
        (
            r"(?:already|remains?|remained|still|stays?|currently|has been|have been) in (?:place|effect|"
            r"force)|currently(?! (?:planning|considering|weighing|reviewing|preparing|drafting))"
        ),
        "The tariffs already in place stay.",
    ),
    Cue(
        "announced",
        CLAUSE,
        r"(?:deal|agreement|package|pact|accord|truce|framework|arrangement) (?:also )?calls for",
        "The package calls for China to buy soybeans.",
    ),
    Cue(
        "proposed",
        CLAUSE,
        (
            r"propos(?:e|es|ed|ing|al|als)|float(?:ed|ing)|recommend\w*|draft(?:ed|s|ing)?|call(?:s|ed|"
            r"ing)? for|(?:memorandum|bill|order|rules?|legislation|proposals?) that (?:c|w)ould|(?:bill"
            r"|legislation)(?: D| last week)? to|petition\w*|"
            r"(?:an?|the|its|his|their|'s|"
            r"of) (?:[NAB] )?plans? (?:to|of (?=[a-z]+ing))|(?:drawn|drew|draws|drawing) up plans? to|"
            r"to release a plan|asked the (?:C|B|N)|urged (?:the )?(?:B|N)|"
            r"to consider|seek(?:s|"
            r"ing)? (?:public )?comments?|study(?:ing)?|"
            r"(?:process|procedures?|paperwork|groundwork|preparations) (?:of|for|to)|"
            r"(?:direct|instruct|ask|order|"
            r"task)ed (?:[\w-]+ |[A-Z] ){1,6}?to (?:identify|consider|prepare|draft|begin|study|look)|"
            r"steps? (?:to|toward)|(?:possibility|prospect|option|idea) of|hearings? on|(?:is|are|was|"
            r"were) expected to (?:announce|unveil|propose)"
        ),
        "The Commission proposed tariffs of 25%.",
    ),
    Cue(
        "threatened",
        CLAUSE,
        (
            r"threat\w*(?! (?:to )?(?:[A-Z] |the |its )?(?:national|economic|security))|warn(?:s|ed|ing)|vow(?:s|ed|"
            r"ing)|consider(?:s|ing|ed)?|weigh(?:s|ed|ing)|mull(?:s|ed|"
            r"ing)|unless|(?:might|may|could) [^;,]* that would|eye(?:s|ing)|toy(?:ed|ing) with|reserves the right"
        ),
        "Trump threatened to impose tariffs of 60 percent.",
    ),
    Cue(
        "threatened",
        NEAR,
        (
            r"could|might|may|(?:ready|prepared|willing|open|poised|wants?|wanted|likely) to|would (?:also |"
            r"then )?(?:consider|retaliate|respond)|promis\w+ to retaliate"
        ),
        "The president could put tariffs on every import.",
    ),
    Cue(
        "announced",
        NEAR,
        (
            r"will|would|won't|'ll|shall|(?:plan(?:s|ned|ning)?|agree[sd]?|decid(?:e|es|ed)|intend(?:s|ed)?|"
            r"pledge[sd]?|promise[sd]?|committed|commit|agreeing|pledging|promising|vote[sd]?|set|due|scheduled|"
            r"slated|expected|going|about|moving|"
            r"preparing|order(?:ed|s)?|announced|voted|signed an? (?:executive )?order) (?:[\w'-]+ |D )?(?:to|"
            r"on|that)|agree[sd]?|promise[sd]?|pledge[sd]?|(?:an?|signed|issued|"
            r"executive) (?:executive )?order|(?:signed|signing|signs) an? (?:[a-z]+ )?(?:memo|memorandum|"
            r"proclamation)|"
            r"decision to|announcements? (?:of|that it is)|are to|"
            r"is to|were to|to be|announc(?:es|ed|ing) (?:that )?(?:it |the |an? |new |plans |[NBA] )*|"
            r"including"
        ),
        "China will impose tariffs on soybeans.",
    ),
)
_COMPILED: Final = tuple((cue.status, cue.reach, re.compile(rf"(?<= )(?:{cue.pattern})(?= |$)")) for cue in CUES)
DENIED: Final = re.compile(
    r" (?:den(?:y|ies|ied|ying)|dismiss(?:ed|es|ing)? (?:the |such |an? )?(?:media |news )?reports?|"
    r"refut\w+|no (?:plans?|intention) (?:to|of)|not (?:true|considering|planning)|fake news|"
    r"has not (?:agreed|decided)|never agreed) "
)
_FAILED: Final = re.compile(r" (?:failed to|collapsed?|broke down|called off|scuttled) ")
_IF: Final = re.compile(
    r" (?:if|unless|in case) (?:[^ ]+ ){0,10}?(?:not|fails?|failed|refuse[sd]?|continues?|doesn't|"
    r"don't|didn't|does|unable|cannot|reject\w*|retaliates?|is reached|unable|can't|cannot|do not|"
    r"comes back) | unless "
)
_VERB: Final = re.compile(
    r"(?P<announced>announc|unveil|order|declar|releas|approv)|(?P<proposed>propos|draft)|"
    r"(?P<threatened>threaten|consider|weigh|mull|vow)|(?P<planned>plan)"
)
_WEIGH: Final = re.compile(r"(?:consider|weigh|mull|threaten)\w*$")
_STARTS: Final = re.compile(r"(?:take|go|come|kick|begin|start|end)s?$")
_BEHIND: Final = re.compile(
    r" (?:(?P<threatened>threatened)|(?P<proposed>proposed|primed for)|(?P<announced>announced|"
    r"unveiled|planned|scheduled|due to|set to|to take effect|starting D|(?:will|would|to) (?:soon )?follow)) "
)
_PLANNED: Final = re.compile(
    r" (?:(?P<threatened>threatened|possible|potential)|(?P<proposed>proposed)|(?P<announced>planned|"
    r"upcoming|forthcoming|announced|looming)) "
)
_PAST: Final = re.compile(
    r"(?:\w+ed|hit|put|cut|set|brought|rose|began|took effect|went into (?:effect|force)|withdrew|"
    r"froze|gave|won|struck(?: down)?|fell|came into (?:effect|force)|kept|held off|withdrawn|frozen|"
    r"given|taken) $"
)
_DID: Final = re.compile(r" did (?!not )(?:[a-z]+ )?$")
_BARE: Final = re.compile(
    r" (?:to|will|would|could|may|might|can|should|must|not) (?:\w+ly |also |then |further |soon |be |also be )*$"
)
_WILL_BY: Final = re.compile(r" (?:will|agreed to|decided to|would) [^;]* (?:by|while|and) $")
_STILL: Final = re.compile(r"(?<! will)(?<! would)(?<! could)(?<! may)(?<! might) (?:are |is )?still $")
_MOVE: Final = re.compile(
    r" moved? to (?:[a-z]+ )?$| (?:has|have|had|was|were) (?:[a-z]+ )?(?:been )?forced to $|"
    r" (?:had|after [a-zA-Z ]{0,30}) ?decided to $"
)

# A means already used for a purpose: "invoked a law of 1977 to impose", "is abusing controls to block"
_MEANS: Final = re.compile(
    r" (?:us(?:ed|ing)|exercis(?:es|ed|ing)|abus(?:es|ed|ing)|exploit(?:s|ed|ing)|invok(?:es|ed|ing)|"
    r"resort(?:s|ed|ing) to) [^,;]*?(?:act|laws?|authority|powers?|statute|section [\w-]+|jurisdiction|ieepa)"
    r"(?: of D)? to (?:[a-z]+ly )?$"
)


def is_past(line: Line, first: int, last: int) -> bool:
    """Whether a verb between two units stands in the past, a perfect or a passive without a helping "will" or "to"."""
    unit = line.units[first]
    if unit.tag == "VB" and _DID.search(line.words(first - 3, first)):
        return True
    if unit.tag in ("VB", "VBG", "VBZ", "VBP"):
        return False
    return bool(_PAST.search(line.words(first, last))) and not _BARE.search(line.words(first - 4, first))


def read_status(line: Line, spans: tuple[int, int, int, int], effect: str, is_relief: bool, active: bool) -> str:
    """Status of an action; `spans` are the units of its clause: begin, begin and end of the verb (or noun), end."""
    first, verb, verb_end, last = spans
    before, after = line.words(first, verb), line.words(verb_end, last)
    near = line.words(max(first, verb - _NEAR), verb)
    past = is_past(line, verb, verb_end)
    if _FAILED.search(before):
        return "failed"
    if effect == "included":
        return "announced"
    if before.endswith((" efforts to ", " effort to ")) or _STILL.search(before):
        return "in_force"
    if effect == "struck":
        return "ended"
    if (effect == "kept" and not is_relief) or _MOVE.search(before):
        return "in_force"
    if not past and _IF.search(line.words(verb_end, len(line.units))) and not is_relief:
        return "threatened"
    verb_tells = _VERB.match(line.units[verb].word) if effect else None
    is_weighed = bool(_WEIGH.match(line.units[verb].word))
    if (
        verb_tells
        and verb_tells.lastgroup in ("proposed", "threatened")
        and (is_weighed or line.units[verb].tag != "VB")
    ):
        return "proposed" if is_relief else verb_tells.lastgroup
    if verb_tells and verb_tells.lastgroup == "announced" and before.endswith(" expected to "):
        return "proposed"
    for status, reach, pattern in _COMPILED:
        if (effect or reach == CLAUSE) and pattern.search(before if reach == CLAUSE else near):
            if status == "announced" and past:
                continue
            return "proposed" if status == "threatened" and is_relief else status
    if verb_tells and (past or line.units[verb].tag in ("VBZ", "VBG", "VBP", "")):
        return "announced"
    if effect and not active and line.units[verb].tag in ("VBZ", "VBP") and _STARTS.match(line.units[verb].word):
        return "announced"  # "the tariffs take effect on Friday"
    if effect and active and line.units[verb].tag == "VBG" and _WILL_BY.search(line.words(0, verb)):
        return "announced"
    if effect and active:
        past = past or bool(_MEANS.search(before))
        return "in_force" if past or not _is_plan(line, verb) else "announced"
    if not effect and (found := _BEHIND.search(after[:60])):
        return found.lastgroup or "announced"
    return "in_force"


def _is_plan(line: Line, verb: int) -> bool:
    """Whether a verb that is no past tense tells what is decided: "is ending", "to impose", a headline's present."""
    before = line.words(verb - 2, verb)
    if line.units[verb].tag == "VBG" and re.search(r" (?:was|were) ", before):
        return True
    return line.units[verb].tag in ("VB", "VBZ", "VBP", "NNS") or bool(re.search(r" (?:is|are|am|to) ", before))


def planned_noun(words: str) -> str | None:
    """Status by the modifiers of a measure that is only named: "a threatened tariff"; None: they tell none."""
    found = _PLANNED.search(words)
    return found.lastgroup if found else None
