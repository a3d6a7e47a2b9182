"""A reporting frame: a cue with the words that name its speaker, and the clause it reports."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.quotes.cues import Cue

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue in one sentence."""

    cue_start: int
    cue_end: int
    subject: Span | None  # the words that name the speaker; None: none found
    start: int  # the frame without its content: subject, cue, time, place, addressee
    end: int
    content: Span | None  # the reported clause; None: only marked words, or nothing
    side: str  # where the content stands: before | after | none
    joint: str  # how it joins: own | loose | participle | conj | inner | noun | according | data | document
    addressee: Span | None  # the words after "told"; None: nobody
    sentence: Span
    cue: Cue | None  # None: "according to" and the like
