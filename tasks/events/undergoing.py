"""Which verb a noun phrase undergoes: "tariffs will take effect", "duties imposed"."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.clauses import behind_relative, is_list
from tasks.events.governing import AUXILIARY, Act, acts_between
from tasks.events.lines import Line, Unit
from tasks.reference.folding import word_set

_BEGINNING: Final = word_set("take go continue remain be come kick start begin")
_HELPING: Final = (AUXILIARY - {"to"}) | word_set("due set scheduled expected")
_PART: Final = re.compile(
    r" (?:rounds?|series|batch|set|wave|tranche|package|part|half|most|all|many|some|rest|last|raft) of $"
)
_HIT_BY: Final = re.compile(r" (?:hit|covered|affected|targeted|struck) by $")
_PREPOSITIONS: Final = word_set("of for over about against into through")
_RELATIVE: Final = re.compile(r"^ , which ")
_INTRANSITIVE: Final = re.compile(
    r" (?:t(?:ake|akes|aken|ook|aking) effect|\w+ (?:also )?into (?:effect|force)|kick\w* in|r(?:ise|"
    r"ises|ose|isen|ising)|increas\w+|doubl\w+|tripl\w+|quadrupl\w+|go up|fall\w*|fell|come down|remain\w*|"
    r"stay\w*|continu\w+|"
    r"expir\w+|laps\w+|end(?:s|ed)?|start\w*|beg[iau]n\w*|appl(?:y|ies|ied)|add(?:s|ed)? to) "
)


def undergoing_act(line: Line, start: int, begin: int, last: int) -> Act | None:
    """The verb whose subject or object the noun phrase before it is: "tariffs will take effect", "duties imposed".

    That of a relative clause where the main verb behind it tells nothing: "the tariffs, which began in May, are high".
    """
    behind = behind_relative(line, begin, last)
    return _undergone(line, start, behind, last) or (_undergone(line, start, begin, behind) if behind > begin else None)


def _undergone(line: Line, start: int, begin: int, last: int) -> Act | None:
    if _HIT_BY.search(line.words(start - 2, start)):
        return None  # "imports hit by the tariffs dropped"
    for act in acts_between(line, begin, last):
        if act.first - begin > 14:
            return None
        between = line.units[begin : act.first]
        for unit in between:
            if unit.tag in ("VBD", "VBZ", "VBP", "MD", "VB") and unit.word not in AUXILIARY:
                return None
            if unit.word in (";", ":", "(", "?", "and", ",") and not (
                _RELATIVE.match(line.words(begin, act.first)) or is_list(line, begin, act.first)
            ):
                return None
        word, tag = line.units[act.first].word, line.units[act.first].tag
        if (
            start
            and line.units[start - 1].word in _PREPOSITIONS
            and not _PART.search(line.words(start - 2, start))
            and (tag != "VBN" or act.first > begin + 8)
        ):
            return None
        if not _suffers(line, act):
            return None
        if tag in ("NN", "NNS", "JJ") and word not in ("effective", "subject", "due"):
            continue
        if _is_bare_infinitive(between) and word not in _BEGINNING:
            return None
        return act
    return None


def _is_bare_infinitive(between: tuple[Unit, ...]) -> bool:
    """Whether "to" stands before a verb without a helping word: "tariffs to protect" and not "tariffs due to rise"."""
    if not between or between[-1].word != "to":
        return False
    return not any(unit.word in _HELPING for unit in between[:-1])


def _suffers(line: Line, act: Act) -> bool:
    """Whether the subject of a verb is what is done to: a passive, a participle or a verb that takes no object."""
    words = line.words(act.first, act.last)
    if _INTRANSITIVE.match(words):
        return line.units[act.last].tag not in ("NN", "NNS", "DT", "JJ", "PRP$") if act.last < len(line.units) else True
    if re.search(
        r" (?:be|been|being|was|were|is|are|get|got) (?:[a-z]+ly |also |not |then |now )?$",
        line.words(act.first - 3, act.first),
    ):
        return line.units[act.first].tag not in ("VBG",)
    tag = line.units[act.first].tag
    if tag not in ("VBN", "VBD", "") or not re.match(r" (?:\w+ed|put|hit|set|cut|struck|frozen|withdrawn) ", words):
        return tag in ("VBG", "VBZ", "VBP", "VB") and bool(re.match(r" (?:target|hit)\w* ", words))
    return act.last >= len(line.units) or line.units[act.last].tag not in ("DT", "PRP$", "NN", "NNS")
