"""What word order tells of a reporting verb where there is no parse."""

from __future__ import annotations

import re

Span = tuple[int, int]

_LONGEST_SUBJECT = 200
_SEGMENT = re.compile(r"[^,;:“”\"—–()\n]*$")
_FIRST_WORDS = re.compile(r"^\s*(?:and|but|while|as|though)\s+", re.IGNORECASE)
_AUXILIARIES = re.compile(r"\s+(?:also|has|have|had|then|later|reportedly|on \w+day|this week)\s*$")
# "Tori Ward, a trade economist with the bank, said": the name before the apposition
_APPOSITION = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,6}),\s[^;:“”\"\n]{3,160},\s*$")
_SHORT_FORM = re.compile(r"\s\([A-Z][\w.& -]{1,20}\)\s$")  # "the Ministry of Commerce (MOC) said"
_RIGHT = re.compile(r"\s*([A-Z][^,;:.“”\"—–()\n]*|(?:the|an?)\s[^,;:.“”\"—–()\n]*)")
_CLAUSE = re.compile(
    r"\s+(?:[^.;:,“”\"]{0,80}?\bthat\s|(?=(?:he|she|it|they|there|the|a|an|his|her|its|their|both|any|more|some|all|no"
    r"|this|these|[A-Z][\w’'.-]*)\s))"
)


def neighbour(text: str, sentence: Span, cue_start: int, cue_end: int) -> Span | None:
    """The words between the last mark and the cue, a name before its apposition, or the words after the cue."""
    first = max(sentence[0], cue_start - _LONGEST_SUBJECT)
    before = _SHORT_FORM.sub(lambda found: " " * len(found[0]), text[first:cue_start])
    named = _APPOSITION.search(before)
    if named:
        return first + named.start("name"), first + named.end("name")
    found = _SEGMENT.search(before)
    words = found.group() if found else ""
    core = _AUXILIARIES.sub(" ", _FIRST_WORDS.sub(" ", words)).strip()
    if core:
        at = cue_start - len(words) + words.index(core)
        return (at, at + len(core)) if len(core.split()) <= 12 else None
    right = _RIGHT.match(text, cue_end, sentence[1])
    return right.span(1) if right and right.group(1).strip() else None


def clause_start(text: str, start: int, end: int) -> int | None:
    """Where a reported clause begins behind the reporting words: after "that", or with a word that opens one."""
    found = _CLAUSE.match(text, start, end)
    return found.end() if found else None
