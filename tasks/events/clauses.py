"""Where a clause begins and ends in a line, and who is the subject of a verb in it."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.lines import Line

BREAK: Final = re.compile(
    r" (?:[;:?!()—–.]"
    r"|, (?:and|but|while|which|who|with|as|after|though|although|or|so|because|when|where|even|saying|adding|noting|warning|according|despite|following|making|citing|part|a move|in response|in retaliation)"
    r"|while|whereas|although|though|because|unless|since|once|but|after|before|following|when|if|despite|amid|in response to|in retaliation for|as (?=the|N|A|B|S|it|they|he|she|part|talks))(?= )"
)
_PREPOSITION: Final = frozenset(
    "on against from to with of for in at by over between about than into under towards toward among including like via across onto off".split()
)
_BEFORE_NAME: Final = frozenset(
    "the a an president vice premier minister secretary former chinese us mr mr. ms top new treasury commerce trade foreign state and , us government senior its his administration".split()
)
_THIRD: Final = frozenset("it they he she who which".split())
FIRST: Final = frozenset("we i us our my".split())


def clause(line: Line, unit: int) -> tuple[int, int]:
    """First unit and end of the clause that holds a unit."""
    place = line.places[unit] if line.units else 0
    first, last = 0, len(line.units)
    for found in BREAK.finditer(line.signs):
        if found.end() <= place:
            first = line.unit_at(found.end() - 1) + 1
        elif found.start() >= place:
            last = line.unit_at(found.start() + 1)
            break
    return first, max(last, unit + 1)


def subject(line: Line, verb: int) -> str | None:
    """Country of the nearest party before a verb that no preposition governs, `S` for both sides, `we` or `it` for a pronoun.

    None: there is none in the sentence.
    """
    pronoun = None
    for at in range(verb - 1, -1, -1):
        unit = line.units[at]
        if unit.word in FIRST and pronoun is None and unit.word in ("we", "i"):
            return "we"
        if unit.word in _THIRD and pronoun is None and unit.word not in ("which", "who"):
            pronoun = "it"
        if unit.word in ("N", "A", "B", "S") and not is_governed(line, at):
            if unit.word == "N" and at + 1 < len(line.units) and line.units[at + 1].word == "'s" and verb - at > 6:
                continue
            return "S" if unit.word == "S" else unit.code
    return pronoun


def is_governed(line: Line, at: int) -> bool:
    """Whether a preposition stands before the name."""
    for back in range(at - 1, max(-1, at - 5), -1):
        word = line.units[back].word
        if word in _PREPOSITION:
            return True
        if word == "'s" or word in ("N", "A", "B"):
            continue
        if word not in _BEFORE_NAME:
            return False
        if word == "and" or word == ",":
            return False
    return False


def parties(line: Line, first: int, last: int) -> list[str]:
    """Countries named between two units, in order, each once; `S` stands for both sides."""
    codes = ["S" if u.word == "S" else u.code for u in line.units[max(0, first) : last] if u.word in "NABS"]
    return [code for code in dict.fromkeys(codes) if code]
