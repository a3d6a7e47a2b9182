"""Who is the subject of a verb in a line, and which names are not free to be one."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.lines import Line
from tasks.language import FINITE_TAGS
from tasks.reference.folding import word_set

_PREPOSITION: Final = word_set(
    "on against from to with of for in at by over between about than into under towards toward among "
    "including like via across onto off"
)
_BEFORE_NAME: Final = word_set(
    "the a an president vice premier minister secretary former chinese us mr mr. ms top new treasury "
    "commerce trade foreign state and , us government senior its his administration"
)
_THIRD: Final = word_set("it they he she")
_SAYING: Final = re.compile(
    r"^ (?:spokes\w+ |official |officials |also |D |on |, )*(?:said|says|told|tweeted|wrote|posted|"
    r"noted|added|argued|according)(?= )"
)
_TO_DO: Final = re.compile(r" (?:and (?:the )?[NABC] )?to | 's ")
_THINGS: Final = frozenset(
    f" {word} "
    for word in word_set(
        "practices goods products imports exports economy market markets consumers stocks shares chips"
    )
)
_DECISION: Final = re.compile(
    r" (?:'s )?(?:[\w-]+ ){0,2}(?:decision|plans?|threats?|moves?|proposal|promise|vow|order|pledge|"
    r"intention|announcement|bid|efforts?|attempts?)(?: [\w-]+| D){0,3} (?:to|of) $"
)
# "China's commerce ministry" acts, and "China's access to the market" does not
_HEADS: Final = word_set(
    "government governments ministry minister administration official officials authority authorities regulator "
    "regulators president premier secretary leader leaders leadership council commission committee cabinet customs "
    "department agency office bureau representative spokesman spokeswoman spokesperson negotiator negotiators "
    "delegation "
    "team side court parliament congress lawmakers senate house embassy ambassador chief envoy "
    "decision plan plans threat threats move moves response answer retaliation announcement order policy measure "
    "measures offer pledge proposal companies firms buyers importers "
    "tariff tariffs duty duties levies curbs controls ban bans restrictions sanctions countermeasures"
)
# "retaliation by China, which imposed": the one before the comma acts
_RELATIVE: Final = re.compile(r" [NB] , (?:which|who)(?: (?:has|have|had|will|would|also|then|already|[a-z]+ly))* $")
_MODIFIERS: Final = frozenset({"JJ", "JJR", "JJS", "DT", "PDT", "RB", "CD", "PRP$"})
REPORTING: Final = re.compile(
    r"sa(?:id|ys?|ying)|told|add(?:s|ed|ing)|not(?:es|ed|ing)|warn|argu|claim|announc|report|confirm|"
    r"think|thinks|believe|know|hope|hopes|means|shows?|stress|emphasi|insist|reiterat|state[sd]|"
    r"tweet|wrote|signal|suggest|is$|are$|was$|were$|had$|has$|have$|expect|see$"
)


def subject(line: Line, verb: int) -> str | None:
    """Country of the nearest party before a verb that no preposition governs, `S` for both sides.

    `we`, `he` or `it` for a pronoun that nothing before it in the sentence explains; None: there is no party.
    """
    pronoun = ""
    relative = _RELATIVE.search(line.words(max(0, verb - 6), verb))
    if relative:
        at = verb - len(relative[0].split())
        if line.units[at].code and not line.units[at].is_place:
            return line.units[at].code
    for at in range(verb - 1, -1, -1):
        unit = line.units[at]
        word = _pronoun(line, at)
        if not pronoun and word in ("we", "i") and line.words(at - 1, at) != " ( ":
            return "we"
        if not pronoun and word in _THIRD:
            pronoun = word
        if unit.word in ("N", "A", "B") and _DECISION.match(line.words(at + 1, verb)):
            return unit.code
        if unit.word not in ("N", "A", "B", "S") or unit.code in ("HK", "MO") or is_governed(line, at):
            continue
        if unit.is_place:
            continue
        if unit.word == "A" and line.words(at + 1, at + 2) in _THINGS:
            continue
        if (
            line.words(at + 1, at + 2) == " 's "
            and line.units[at + 1].tag == "POS"
            and not _leads_actor(line, at + 2, verb)
        ):
            continue
        if pronoun in ("he", "she") and unit.word != "B":
            continue
        return "S" if unit.word == "S" else _joined(line, at) or unit.code
    return ("he" if pronoun in ("he", "she") else "it") if pronoun else None


def _pronoun(line: Line, at: int) -> str:
    """The word at a place without the verb that is drawn to it: "he's"; "it's" only where it does something."""
    word, _, verb = line.units[at].word.partition("'")
    does = at + 1 < len(line.units) and line.units[at + 1].tag in ("VBN", "VBD", "VBG", "RB")
    return word if verb in ("", "ve", "ll", "re", "d", "m") or does else line.units[at].word


def _leads_actor(line: Line, first: int, verb: int) -> bool:
    """Whether what somebody's name stands before as a possessive can act, or is the deed itself."""
    following = [unit.tag for unit in line.units[first + 1 : first + 2]]
    if line.units[first].tag in ("VBN", "VBD") and following in (["DT"], ["PRP$"]):
        return True  # "China's removed a duty"
    head = line.units[first : min(verb, first + 6)]
    return not head or any(unit.word in _HEADS or unit.word in "NBCH" for unit in head)


def _joined(line: Line, at: int) -> str | None:
    """`S` where the two sides stand side by side ("Trump and Liu signed"), else the first of two; None: one alone."""
    if at == 2 and line.units[1].word == "," and line.units[0].word in ("N", "B"):  # a headline: "Xi, Trump agree"
        return "S" if {line.units[0].code, line.units[at].code} == {"US", "CN"} else line.units[0].code
    for back in range(at - 1, max(0, at - 7), -1):
        if line.units[back].word == "and":
            for other in range(back - 1, max(-1, back - 5), -1):
                unit = line.units[other]
                if unit.word in ("N", "A", "B"):
                    if unit.code == line.units[at].code or is_governed(line, other):
                        return None
                    return "S" if {unit.code, line.units[at].code} == {"US", "CN"} else unit.code
                if unit.tag.startswith("V") or unit.word in (",", "said"):
                    return None
            return None
        if line.units[back].tag[:2] in ("VB", "MD"):
            return None
    return None


def is_governed(line: Line, at: int) -> bool:
    """Whether a preposition stands before the name; "with China offering" and "opposes China raising" leave it free."""
    acts_itself = at + 1 < len(line.units) and line.units[at + 1].tag == "VBG"
    for back in range(at - 1, max(-1, at - 6), -1):
        word = line.units[back].word
        if word == "of" and back and line.units[back - 1].word == "office":
            return False  # "the office of the U.S. trade representative"
        if word in _PREPOSITION:
            if word in ("for", "from") and line.words(at + 1, at + 2) == " to ":
                return False  # "a deal for Beijing to delay its curbs"
            return not (
                word in ("with", "to", "for") and acts_itself
            )  # "opposes it", "is opposed to Washington adding"
        if word in ("and", ",") and back and line.units[back - 1].word in ("N", "A", "B"):
            # "after talks in Geneva and London, Beijing has lifted": a subject, no third place
            return not (word == "," and _has_verb(line, at)) and is_governed(line, back - 1)
        tag = line.units[back].tag
        if tag == "VBN" and back and line.units[back - 1].tag in ("DT", "PRP$"):
            continue  # "a proposed White House plan"
        if word in ("'s", "N", "A", "B", "M", "P", "Q") or (word in _BEFORE_NAME and word not in ("and", ",")):
            continue
        if tag in _MODIFIERS:
            continue
        is_told = REPORTING.match(word) and not (
            word[:3] == "add" and line.units[at].word == "A"
        )  # "added ten U.S. firms"
        if tag in ("VBG", "VBD", "VBZ", "VBP", "VB", "VBN") and not is_told:
            is_blamed = line.words(at + 1, at + 2) in (" for ", " of ") and line.units[at + 2].tag == "VBG"
            return not acts_itself and not is_blamed and not _TO_DO.match(line.words(at + 1, at + 5))
        return False
    return False


def _has_verb(line: Line, at: int) -> bool:
    """Whether a finite verb follows a name directly."""
    following = (unit for unit in line.units[at + 1 : at + 4] if unit.tag[:2] != "RB" and unit.word != "D")
    return any(unit.tag in FINITE_TAGS for unit in list(following)[:1])


def is_speaker(line: Line, at: int) -> bool:
    """Whether a word of saying follows a name."""
    return bool(_SAYING.search(line.words(at + 1, at + 5)))


def nearest(line: Line, at: int, is_free: bool = False) -> str | None:
    """The country named last before a unit, whatever its place in the sentence; None: none is.

    `is_free`: without adjectives behind a preposition, as in "its duty on American coal".
    """
    for back in range(at - 1, -1, -1):
        unit = line.units[back]
        if unit.word not in ("N", "A", "B") or unit.is_place:
            continue
        if not is_free or unit.word != "A" or not is_governed(line, back):
            return unit.code
    return None
