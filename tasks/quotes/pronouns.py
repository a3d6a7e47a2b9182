"""Whom "he", "she", "it" and "they" mean: the one heard last, or who leads a sentence before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.quotes.speaker import MEMORY, NAMED, UNNAMED, Speaker
from tasks.reference.folding import fold

if TYPE_CHECKING:  # Voices resolves pronouns through this module
    from tasks.quotes.speakers import Voices

_COURTESY = re.compile(r"\b(Mr|Ms|Mrs|Miss|Madam)\.?\s((?:[A-Z][\w’'-]+\s){0,1}[A-Z][\w’'-]+)")


_DOES = re.compile(r"\b(?:asked|petitioned|told|urged|met|called|accused|criticized|criticised|joined|sued|pressed) ")


# "asked by Senator Ann Roe": a preposition, perhaps with a title behind it
_GOVERNED = re.compile(r"\b(?:of|for|to|with|by|from|against|about|on)\s+(?:the\s)?(?:[A-Z][\w.’'-]*\s+){0,4}$")
_LISTED = re.compile(r"\s*(?:and|or)\s")


def last_person(voices: Voices, gender: str, at: int, here: int) -> Speaker | None:
    """The person of that gender heard last, or named at the head of a sentence outside what others reported."""
    candidates: list[tuple[int, Speaker]] = [
        (where, s) for where, s in voices.said[-MEMORY:] if where < here and (s.kind == "person" or s.form == UNNAMED)
    ]
    for mention, entity in voices.mentions_before(at):
        if any(first <= mention.start_char < last for first, last in voices.reported[-MEMORY:]):
            continue
        if entity.kind == "person" and not voices.is_owner(mention.end_char, mention.end_char + 4):
            candidates.append((mention.start_char, Speaker(entity.canonical, "person", None, NAMED)))
    spoke = max((where for where, _ in voices.said[-MEMORY:] if where < here), default=-1)
    candidates.sort(key=lambda pair: pair[0])
    same = [pair for pair in candidates if voices.paragraphs_between(pair[0], here) <= 3]
    for where, speaker in reversed(same or candidates[-3:]):
        if speaker.form == UNNAMED and voices.paragraphs_between(where, here) == 0 and where == spoke:
            return speaker
        if speaker.kind == "person" and _fits(voices, speaker.canonical, gender) and _leads(voices, where, at):
            return speaker
    for _, speaker in reversed(same or candidates[-3:]):
        if speaker.kind == "person" and _fits(voices, speaker.canonical, gender):
            return speaker
    people = [speaker for speaker in voices.title if speaker.kind == "person"]
    return next((speaker for speaker in people if _fits(voices, speaker.canonical, gender)), None)


def _leads(voices: Voices, where: int, at: int) -> bool:
    """Whether a name is likely the subject of its sentence, or its bearer has spoken there."""
    if any(start == where for start, _ in voices.said[-MEMORY:]):
        return True
    before = voices.text[max(0, where - 80) : where]
    parts = re.split(r"(?<!\b[A-Z])[.!?\n“”\"](?=\s|$)", before)
    before, is_whole = parts[-1], len(parts) > 1 or where <= 80
    is_fronted = is_whole and len(before.split()) <= 12  # "And on Capitol Hill, Senator ..."
    head = before.rpartition(",")[2] if is_fronted else before
    if _DOES.search(head) or _LISTED.match(head):
        return False  # the object of somebody's deed: "Orwin asked the Commerce Department"; or the last of several
    return len(head.split()) <= 6 and not _GOVERNED.search(before)


def last_body(voices: Voices, gender: str, at: int) -> Speaker | None:
    """The body heard last, or the one that leads a later sentence; "they" may be unnamed officials too."""
    heard = [(where, s) for where, s in voices.said[-MEMORY:] if where < at]
    if gender == "it":
        heard = [(where, s) for where, s in heard if s.kind in ("organisation", "place")]
        for mention, entity in voices.mentions_before(at):
            if entity.kind == "organisation" and _leads(voices, mention.start_char, at):
                heard.append((mention.start_char, Speaker(entity.canonical, "organisation", None, NAMED)))
    reach = 3 if gender == "it" else 1
    heard = [pair for pair in heard if voices.paragraphs_between(pair[0], at) <= reach and at - pair[0] < 700]
    if not heard:
        return None
    speaker = max(heard, key=lambda pair: pair[0])[1]
    return None if speaker.kind == "person" or (speaker.kind == "place" and gender == "many") else speaker


def _fits(voices: Voices, canonical: str | None, gender: str) -> bool:
    person = voices.registry.person_named.get(fold(canonical or ""))
    told = person.gender if person and person.gender else _told_gender(voices, canonical or "")
    return told in (None, gender)


def _told_gender(voices: Voices, canonical: str) -> str | None:
    """By a courtesy title somewhere in the text; None: there is none."""
    if voices.courtesies is None:
        found = _COURTESY.finditer(voices.text)
        voices.courtesies = {name: "m" if m[1] == "Mr" else "f" for m in found for name in m[2].split()}
    return voices.courtesies.get(canonical.split()[-1]) if canonical.split() else None
