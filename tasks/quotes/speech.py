"""All speech of one text with its speakers: reporting frames, speaker turns, marked stretches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from tasks.entities import Entities
from tasks.language import Analysis
from tasks.quotes.carried import Scene, with_speakers
from tasks.quotes.descriptions import asked
from tasks.quotes.direct import Attached
from tasks.quotes.frames import Frame, find_frames
from tasks.quotes.marks import Stretch, find_stretches
from tasks.quotes.speaker import NAMED, NOBODY, UNNAMED, UNTOLD, Speaker
from tasks.quotes.speakers import Voices
from tasks.quotes.turns import Turn, find_turns
from tasks.records import Document
from tasks.reference.registry import load_registry

Span = tuple[int, int]

_PROSE_END = re.compile(r"[.!?…,:;)”\"’'—–-]\s*$")
_FAR = 1 << 60  # beyond every offset


@dataclass(frozen=True, slots=True)
class Speech:
    """Everything about speech in one text, for quotes and for the attribution of figures."""

    analysis: Analysis
    voices: Voices
    frames: tuple[tuple[Frame, Speaker], ...]  # in text order, those of headlines left out
    turns: tuple[tuple[Turn, Speaker], ...]  # in text order
    attached: tuple[tuple[Attached, Speaker], ...]  # in text order
    names: frozenset[str] = field(init=False)  # canonical names of all who speak in frames
    _frame_starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(s.canonical for _, s in self.frames if s.canonical))
        object.__setattr__(self, "_frame_starts", tuple(frame.cue_start for frame, _ in self.frames))

    def frames_in(self, start: int, end: int) -> tuple[tuple[Frame, Speaker], ...]:
        """The frames whose cue stands in the span."""
        return self.frames[bisect_left(self._frame_starts, start) : bisect_left(self._frame_starts, end)]

    def attached_at(self, offset: int) -> tuple[Attached, Speaker] | None:
        """The marked speech that holds the offset; None: none does."""
        number = bisect_right(self.attached, offset, key=lambda pair: pair[0].stretch.start) - 1
        return self.attached[number] if number >= 0 and offset < self.attached[number][0].stretch.end else None

    def turn_at(self, offset: int) -> tuple[Turn, Speaker] | None:
        """The speaker turn that holds the offset; None: none does."""
        number = bisect_right(self.turns, offset, key=lambda pair: pair[0].label[0]) - 1
        return self.turns[number] if number >= 0 and offset < self.turns[number][0].end else None


@lru_cache(maxsize=2)  # quotes and figures of one text ask one after the other
def read_speech(document: Document, analysis: Analysis, entities: Entities) -> Speech:
    """Frames, turns and marked speech with their speakers."""
    text = analysis.text
    stretches = find_stretches(text, analysis.paragraphs)
    soup = tuple(span for span in analysis.paragraphs if _is_soup(text, span))
    voices = Voices(document, entities, load_registry(), soup)
    turns = tuple((turn, _turn_speaker(voices, turn)) for turn in find_turns(analysis))
    if not any(turn.is_unnamed or speaker.canonical for turn, speaker in turns):
        turns = ()  # "The Details: ...", "What To Watch: ...": heads of paragraphs, nobody's
    frames = tuple(_frames(analysis, voices, stretches, turns, soup))
    scene = Scene(analysis, voices, [frame for frame, _ in frames], {frame.cue_start: s for frame, s in frames})
    spoken = [stretch for stretch in stretches if not _inside(soup, stretch.start)]
    owners = [_own(turns, stretch.start) for stretch in spoken]
    voices.own = NOBODY
    return Speech(analysis, voices, frames, turns, tuple(with_speakers(scene, spoken, owners)))


def _frames(
    analysis: Analysis,
    voices: Voices,
    stretches: list[Stretch],
    turns: tuple[tuple[Turn, Speaker], ...],
    soup: tuple[Span, ...],
) -> list[tuple[Frame, Speaker]]:
    """The frames of all sentences but those of headlines, speakers resolved in text order."""
    frames: list[tuple[Frame, Speaker]] = []
    for sentence in analysis.sentences:
        if _inside(soup, sentence[0]):
            continue
        voices.own = _own(turns, sentence[0])
        first = bisect_left(stretches, sentence[0], key=lambda stretch: stretch.end)
        last = bisect_left(stretches, sentence[1], key=lambda stretch: stretch.start)
        here = stretches[first:last]
        for frame in find_frames(analysis, sentence, here):
            seen = frame.start if frame.side == "after" else sentence[0]
            speaker = voices.resolve(frame.subject, min(seen, frame.subject[0])) if frame.subject else NOBODY
            frames.append((frame, speaker))
            if _speaks(frame, here):
                voices.note(frame.cue_start, speaker)
            if frame.content and speaker.form != UNTOLD:
                voices.reported.append(frame.content)
    return frames


def _speaks(frame: Frame, stretches: list[Stretch]) -> bool:
    """Whether the frame makes its subject one who was heard: a verb of judging does so only with marked words."""
    if frame.cue is None or frame.cue.clause in ("bare", "that"):
        return True
    return frame.cue.clause == "none" and any(frame.cue_end <= stretch.start for stretch in stretches)


def _is_soup(text: str, span: Span) -> bool:
    """A headline, a caption, a menu: a short line that ends like no sentence."""
    line = text[slice(*span)]
    words = line.split()
    capitals = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return not _PROSE_END.search(line[-3:]) and (len(words) <= 25 or capitals > 0.5 * len(words))


def _inside(spans: tuple[Span, ...], at: int) -> bool:
    number = bisect_right(spans, (at, _FAR)) - 1
    return number >= 0 and spans[number][0] <= at < spans[number][1]


def _own(turns: tuple[tuple[Turn, Speaker], ...], at: int) -> Speaker:
    """Who says "I" at the offset: the speaker of its turn, else NOBODY."""
    number = bisect_right(turns, at, key=lambda pair: pair[0].label[0]) - 1
    return turns[number][1] if number >= 0 and at < turns[number][0].end else NOBODY


def _turn_speaker(voices: Voices, turn: Turn) -> Speaker:
    """The person of the label; an answer belongs to whom the title says answers; "Q" and media are unnamed."""
    found: Speaker | None = None
    if turn.is_answer:
        found = asked(voices)
    elif not turn.is_unnamed:
        people = [entity for _, entity in voices.entities.within(*turn.label) if entity.kind == "person"]
        found = Speaker(people[-1].canonical, "person", None, NAMED) if people else None
    if found is None:
        return Speaker(None, None, turn.label, UNNAMED)
    return Speaker(found.canonical, found.kind, turn.label, NAMED)
