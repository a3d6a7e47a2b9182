"""Frames of "according to": a speaker, a data release, or a document."""

from __future__ import annotations

import re
from itertools import islice

from tasks.language import Analysis
from tasks.quotes import syntax
from tasks.quotes.contents import DATELINE, LEAD_IN, trimmed
from tasks.quotes.cues import DATA_NOUNS, DOCUMENT_NOUNS
from tasks.quotes.frame import Frame, Span

MOST_FRAMES = 40  # of one sentence: more is no prose, and the frames are compared with each other

# "act according to the rules", "rates that vary according to the goods": nobody is quoted
_BY_RULE = re.compile(
    r"\b(?:act|acts|acted|acting|var(?:y|ies|ied|ying)|differ(?:s|ed)?|set|sorted|ranked|priced|classified|calculated|"
    r"determined|handled?|adjust(?:ed|s)?|decided?|proceed(?:ed|s)?|work(?:s|ed)?|divided) $"
)
_ACCORDING = re.compile(
    r"\b[Aa]ccording to\s+"
    r"|\b[Bb]y\s+(?=(?:the\s)?(?:[A-Z][\w.&-]*\s){0,4}[A-Z][\w.&-]*['’]s?\s(?:own\s|latest\s)?"
    r"(?:count|estimates?|reckoning|tally|calculations?|math|projections?)(?=[,.;]))"
)


def according_frames(analysis: Analysis, sentence: Span) -> list[Frame]:
    """ "According to X, ..." and "..., according to X"."""
    text, frames = analysis.text, []
    for found in islice(_ACCORDING.finditer(text, *sentence), MOST_FRAMES):
        if _BY_RULE.search(text, max(sentence[0], found.start() - 20), found.start()):
            continue
        start, named = found.start(), re.compile(r"[^,;()“”\"\n]+").match(text, found.end(), sentence[1])
        if not named or not named.group().strip(" ."):
            continue
        subject = (found.end(), found.end() + len(named.group().rstrip(" .")))
        before = text[sentence[0] : start].rstrip()
        content: Span | None = None
        if before.endswith((",", "”", '"', "’", "—", "–", "-")) or (before and found.group()[0] in "ab"):
            lead = DATELINE.match(before)
            first = sentence[0] + (lead.end() if lead else 0)
            content, side = trimmed(text, first, sentence[0] + len(before)), "before"
            lead_in = LEAD_IN.match(text[first : sentence[0] + len(before)])
            if content and lead_in:
                content = trimmed(text, first + lead_in.end(), content[1])
        else:
            side = "after"
            rest = _after_apposition(analysis, subject[1], sentence[1])
            content = trimmed(text, rest, sentence[1]) if rest else None
        by_count = found.group()[0] in "Bb"
        owner = (subject[0], max(text.rfind(mark, *subject) for mark in "'’")) if by_count else subject
        joint = "according" if by_count else _source_kind(text[subject[0] : subject[1]])
        cue_end = start + len(found.group().rstrip())
        frames.append(
            Frame(
                start,
                cue_end,
                owner,
                start,
                subject[1],
                content,
                side if content else "none",
                joint,
                None,
                sentence,
                None,
            )
        )
    return frames


def _after_apposition(analysis: Analysis, start: int, end: int) -> int | None:
    """Where the clause begins after "According to X, head of Y, "."""
    text = analysis.text
    if text[start : start + 1] != ",":
        return None
    comma = text.find(",", start + 1, end)
    if comma > 0 and not syntax.has_finite_verb(analysis.doc, (start, comma), analysis.has_parse):
        return comma + 1
    return start + 1


def _source_kind(words: str) -> str:
    if re.match(r"(?:section|article|annex|title)\s\d", words.lower()):
        return "document"
    core = re.split(r"\s(?:of|from|by|in|on|for|released|published|seen|compiled|issued|at)\s", words.lower())[0]
    head = re.sub(r"[^\w-]", "", core.split()[-1]) if core.split() else ""
    return "data" if head in DATA_NOUNS else "document" if head in DOCUMENT_NOUNS else "according"
