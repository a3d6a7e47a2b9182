"""Quotes of one text as records, out of its speech."""

from __future__ import annotations

import re
from bisect import bisect_left

from tasks.entities import Entities
from tasks.language import Analysis
from tasks.quotes.circumstances import said_on, venue
from tasks.quotes.frames import Frame
from tasks.quotes.marks import Stretch
from tasks.quotes.speaker import Speaker
from tasks.quotes.speech import Speech, read_speech
from tasks.records import Document, Entity, Quote

__all__ = ["Speech", "read_quotes", "read_speech"]

Span = tuple[int, int]

_ALSO_THINGS = ("suggest", "signal", "indicate", "reveal", "confirm", "underline", "highlight", "hint", "point", "tell")
_PEOPLE = re.compile(
    r"\b(?:officials?|analysts?|economists?|experts?|people|sources?|critics?|traders?|observers?|insiders?|researchers?"
    r"|scholars?|others?|some|many|most|both|they|he|she|diplomats?|lawmakers?|advisers?|aides?|executives?|farmers?"
    r"|compan(?:y|ies)|firms?|banks?|agenc(?:y|ies)|maker|media|outlets?|reporters?|investors?|negotiators?|senators?|leaders?|ministers?|groups?)\b"
)
_SENTENCE_FOLLOWS = re.compile(r"[,:—–-]\s[“\"][A-Z]$")
_ZONE_STOP = re.compile(r"[“”\"]|,\s+(?:\w+ing|which|who|whose|where)\b")
_ZONE = 400  # characters of reporting words that are looked at for time and place


def read_quotes(document: Document, analysis: Analysis, entities: Entities) -> tuple[Quote, ...]:
    """The reported speech of the text, in text order: marked stretches, reported clauses, speaker turns."""
    speech = read_speech(document, analysis, entities)
    quotes = []
    for item, speaker in speech.attached:
        span = (item.stretch.start, item.stretch.end)
        quotes.append(_quote(document, entities, span, "direct", item.frame, speaker, f"direct.{item.rule}"))
    marked = [item.stretch for item, _ in speech.attached]
    for frame, speaker in speech.frames:
        if frame.content and _is_indirect(analysis.text, frame, marked, speaker):
            rule = f"indirect.{frame.joint}.{frame.side}"
            quotes.append(_quote(document, entities, frame.content, "indirect", frame, speaker, rule))
    for turn, speaker in speech.turns:
        quotes.append(_quote(document, entities, (turn.start, turn.end), "turn", None, speaker, "turn"))
    return tuple(sorted(quotes, key=lambda quote: (quote.start_char, -quote.end_char)))


def _is_indirect(text: str, frame: Frame, stretches: list[Stretch], speaker: Speaker) -> bool:
    """Whether the reported clause is more than marked words: it has two words of the writer's own.

    "It would “fight back”" is reported as well as quoted; "..., in short, “Nobody wins”" is a quoted sentence.
    """
    if frame.content is None or frame.joint in ("data", "document", "inner"):
        return False
    subject = text[slice(*frame.subject)].lower() if frame.subject else ""
    if subject in ("you", "one") or (subject in ("i", "we", "it") and speaker.canonical is None):
        return False  # "When you add that ..."; "We have noted that ...": a journalist's own words
    if speaker.canonical is None and frame.cue and frame.cue.forms[0] in _ALSO_THINGS and not _PEOPLE.search(subject):
        return False  # "the details suggest that ..."
    first, last = frame.content
    inside = stretches[bisect_left(stretches, first - 1, key=lambda s: s.start) :]
    inside = inside[: bisect_left(inside, last, key=lambda s: s.start)]
    if inside and (abs(inside[0].start - first) <= 1 or _SENTENCE_FOLLOWS.search(text, first, inside[0].start + 2)):
        return False
    marked = sum(len(text[s.start : min(s.end, last)].split()) for s in inside)
    return len(text[first:last].split()) - marked >= 2


def _addressed(entities: Entities, words: Span) -> Entity | None:
    """Whom the words name; "US media" names no state."""
    return next((entity for mention, entity in entities.within(*words) if mention.end_char == words[1]), None)


def _zones(text: str, frame: Frame) -> list[str]:
    """The reporting words without the reported ones and the speaker's: after the cue, then before the subject."""
    first, last = frame.sentence
    start = frame.cue_end
    if frame.subject and frame.cue and frame.subject[0] >= frame.cue_end:
        start = frame.subject[1]  # "said Ann Ward, a fellow at the institute": that is no venue
    end = min(frame.content[0] if frame.content and frame.side == "after" else last, start + _ZONE)
    stop = _ZONE_STOP.search(text, start, end)
    before = "" if frame.side == "before" else text[max(first, frame.start - _ZONE) : frame.start]
    return [text[start : stop.start() if stop else end], before if not re.search(r"[“”\"]", before) else ""]


def _quote(
    document: Document, entities: Entities, span: Span, kind: str, frame: Frame | None, speaker: Speaker, rule: str
) -> Quote:
    text = document.content
    zones = _zones(text, frame) if frame else []
    named = _addressed(entities, frame.addressee) if frame and frame.addressee else None
    return Quote(
        start_char=span[0],
        end_char=span[1],
        kind=kind,
        speaker=speaker.canonical,
        speaker_kind=speaker.kind,
        speaker_text=text[slice(*speaker.words)] if speaker.words else None,
        cue=text[frame.cue_start : frame.cue_end] if frame else None,
        addressee=named.canonical if named else None,
        said_on=said_on(zones, document.published),
        venue=venue(zones),
        rule=rule,
    )
