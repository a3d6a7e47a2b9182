"""Where a clause begins and ends in a line."""

from __future__ import annotations

import re
from typing import Final

from tasks.events.lines import Line
from tasks.events.subjects import REPORTING, is_governed
from tasks.language import FINITE_TAGS
from tasks.reference.folding import word_set

BREAK: Final = re.compile(
    r" (?:[;:?!()—–.]"
    r"|, (?:and(?! (?:the )?[NA] (?:[,.;—–]|related|on|over|from|under|starting|effective|that|which|D) )|but"
    r"|while|which(?! includ)|who|with|as(?! well)|after|though|"
    r"although|or|so|because|"
    r"when|where|even|saying|adding|noting|warning|according|despite|following|making|followed|citing|"
    r"part|a move|in response|in retaliation)"
    r"|while|whereas|although|though|because|unless|since|once|but|after|before|following|when|if|"
    r"despite|amid|in response to|in retaliation for|as(?= (?:the|N|A|B|S|it|they|he|she|part|"
    r"talks) ))(?= )"
)


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
    is_fronted = first > 0 and line.units[first - 1].word in _FRONTING
    for at in range(first + 1, last - 1):
        joins = line.units[at].word == "and" and begins_clause(line, at, first)
        if joins or (is_fronted and line.units[at].word == "," and has_own_subject(line, at)):
            is_fronted = False
            if at >= unit:
                return first, max(at, unit + 1)
            first = at + 1
    return first, max(last, unit + 1)


def has_own_subject(line: Line, at: int) -> bool:
    """Whether a party and a verb of its own stand behind a joining word: "while the United States will"."""
    name = at + 2 if line.words(at + 1, at + 2) == " the " else at + 1
    if name >= len(line.units) or line.units[name].word not in _SUBJECTS:
        return False
    if line.words(name + 1, name + 2) == " 's ":  # "China's tariffs only target"
        name = next((n for n in range(name + 2, min(name + 6, len(line.units))) if line.units[n].tag in _NOUNS), name)
    verb = next((u for u in line.units[name + 1 : name + 4] if u.tag[:2] != "RB"), None)
    return verb is not None and verb.tag in FINITE_TAGS and verb.word not in _AUXILIARY_OF_BOTH


def begins_clause(line: Line, at: int, first: int = 0) -> bool:
    """Whether "and" joins a second subject with a verb of its own: "will cut its tariff and Beijing will buy corn"."""
    if not has_own_subject(line, at):
        return False
    verbs = [back for back in range(first, at) if line.units[back].tag in FINITE_TAGS]
    if not verbs or REPORTING.match(line.units[verbs[-1]].word):
        return False
    if _LISTED.search(line.words(at - 4, at)):
        return False  # "on goods from Canada, Mexico, and China related to"
    before = line.units[at - 1]
    return before.word not in _NAMES or (is_governed(line, at - 1) and line.units[verbs[-1] - 1].word not in _WHICH)


# "After the plan to impose a duty on M, China announced": a clause that ends where the main one begins
_FRONTING: Final = word_set("after before while although though since following despite amid")
_NAMES: Final = frozenset("NABSCH")
_NOUNS: Final = frozenset({"NN", "NNS"})
_LISTED: Final = re.compile(r" [NA] , [NA] , $")
_SUBJECTS: Final = frozenset({"N", "A", "B", "S", "C", "H", "they", "he", "she"})
_AUXILIARY_OF_BOTH: Final = frozenset({"are", "were", "have"})  # "and China are": both are
_RELATIVE_OF: Final = re.compile(r"^ (?:that|which) (?:the )?(?:[NBS]|they|it|he|she) (?!(?:will|would|has|have|had) )")
_AUXILIARY: Final = word_set("will would could may might is are was were has have had")
_LISTED_GOODS: Final = re.compile(r" [^;:(?]*(?:(?:will|would|to) be|was|were|is|are|been) (?:[a-z]+ly |also )?")
# "the duties on coal announced in March will be lifted": the main verb decides
_ANNOUNCED: Final = re.compile(
    r"^ (?:[\w'-]+ |[A-Z] ){0,9}?(?<!be )(?<!been )(?<!was )(?<!were )(?<!are )(?<!is )(?:announced|imposed|levied|"
    r"introduced|unveiled|threatened|planned|adopted|granted|issued|extended) (?:(?:on|in|by|last|earlier|against|"
    r"under|since|this|the|week|"
    r"month|year) |[A-Z] ){0,6}(?=(?:will|would|were|was|have been|has been|are to|is to) )"
)
_ASIDE: Final = re.compile(r"^ (?:(?:on|for|of|against) [^,;:]*)?, which ")
_WHICH: Final = frozenset({"that", "which", "who"})

_CONDITION: Final = re.compile(
    r" (?:if|unless|should|once) .* , (?:then )?(?:[\w'-]+ |[A-Z] ){0,6}?(?:will|would|could|may|"
    r"might|'ll|is ready to|is prepared to) | (?:if|unless) .* (?:he|she|it|they|we|i|[NBS]) (?:will|would|'ll|could) "
)


def behind_relative(line: Line, begin: int, last: int) -> int:
    """The main verb behind a relative clause with a subject of its own: "fees that both sides charge will be"."""
    if told := _ASIDE.match(line.words(begin, last)):
        closing = (at for at in range(begin + len(told[0].split()), last - 1) if line.units[at].word == ",")
        return next((at + 1 for at in closing if line.units[at + 1].word in _AUXILIARY), begin)
    if told := _ANNOUNCED.match(line.words(begin, last)):
        return begin + len(told[0].split())
    if not _RELATIVE_OF.match(line.words(begin, last)):
        return begin
    verbs = [at for at in range(begin + 2, last) if line.units[at].tag in ("MD", "VBD", "VBZ", "VBP")]
    return verbs[1] if len(verbs) > 1 and line.units[verbs[1]].word in _AUXILIARY else begin


def is_list(line: Line, begin: int, last: int) -> bool:
    """Whether goods with commas stand before a passive: "controls on magnets, drones and batteries will be lifted"."""
    words = line.words(begin, last)
    return (
        words.startswith((" on ", " for "))
        and bool(_LISTED_GOODS.fullmatch(words))
        and all(
            unit.tag[:2] in ("NN", "JJ", "IN", "CC", "DT", ",", "", "VB", "MD", "RB", "CD")
            for unit in line.units[begin:last]
        )
    )


def is_conditional(words: str) -> bool:
    """Whether words before a verb make it the consequence of a condition: "if talks fail, Washington will"."""
    return bool(_CONDITION.search(words))
