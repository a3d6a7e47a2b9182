"""Reported speech of one text: marks and frames are found, speakers resolved in text order, quotes put together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from tasks.entities import Entities
from tasks.entities.registry import load_registry
from tasks.language import Analysis
from tasks.quotes.circumstances import said_on, venue
from tasks.quotes.direct import Attached, attach
from tasks.quotes.frames import Frame, find_frames
from tasks.quotes.marks import Stretch, find_stretches
from tasks.quotes.speakers import NAMED, NOBODY, UNNAMED, Speaker, Voices
from tasks.quotes.turns import Turn, find_turns
from tasks.records import Document, Quote

Span = tuple[int, int]

_PROSE_END = re.compile(r"[.!?…:;)”\"’'—–-]\s*$")


@dataclass(frozen=True, slots=True)
class Speech:
    """Everything about speech in one text, for quotes and for the attribution of figures."""

    analysis: Analysis
    voices: Voices
    frames: tuple[tuple[Frame, Speaker], ...]  # in text order, those of headlines left out
    turns: tuple[tuple[Turn, Speaker], ...]
    attached: tuple[tuple[Attached, Speaker], ...]


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


@lru_cache(maxsize=2)  # quotes and figures of one text ask one after the other
def read_speech(document: Document, analysis: Analysis, entities: Entities) -> Speech:
    """Frames, turns and marked speech with their speakers."""
    text = analysis.text
    stretches = find_stretches(text, analysis.paragraphs)
    soup = tuple(span for span in analysis.paragraphs if _is_soup(text, span))
    voices = Voices(document, entities, load_registry(), soup)
    turns = [(turn, _turn_speaker(document, voices, turn)) for turn in find_turns(analysis)]
    frames: list[tuple[Frame, Speaker]] = []
    for sentence in analysis.sentences:
        if _inside(soup, sentence[0]):
            continue
        voices.own = _own(turns, sentence[0])
        for frame in find_frames(analysis, sentence, stretches):
            seen = frame.start if frame.side == "after" else sentence[0]
            speaker = voices.resolve(frame.subject, min(seen, frame.subject[0])) if frame.subject else NOBODY
            frames.append((frame, speaker))
            if _speaks(frame, stretches):
                voices.note(frame.cue_start, speaker)
    attached = _attached(analysis, voices, stretches, frames, turns, soup)
    voices.own = NOBODY
    return Speech(analysis, voices, tuple(frames), tuple(turns), tuple(attached))


def _speaks(frame: Frame, stretches: list[Stretch]) -> bool:
    """Whether the frame makes its subject one who was heard: a verb of judging does so only with marked words."""
    if frame.cue is None or frame.cue.clause in ("bare", "that"):
        return True
    last = frame.sentence[1]
    return frame.cue.clause == "none" and any(frame.cue_end <= stretch.start < last for stretch in stretches)


def _is_soup(text: str, span: Span) -> bool:
    """A headline, a caption, a menu: a short line that ends like no sentence."""
    line = text[slice(*span)]
    words = line.split()
    capitals = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return not _PROSE_END.search(line) and (len(words) <= 25 or capitals > 0.5 * len(words))


def _inside(spans: tuple[Span, ...], at: int) -> bool:
    number = bisect_right(spans, (at, 1 << 60)) - 1
    return number >= 0 and spans[number][0] <= at < spans[number][1]


def _own(turns: list[tuple[Turn, Speaker]], at: int) -> Speaker:
    number = bisect_right([turn.label[0] for turn, _ in turns], at) - 1
    return turns[number][1] if number >= 0 and at < turns[number][0].end else NOBODY


def _turn_speaker(document: Document, voices: Voices, turn: Turn) -> Speaker:
    if turn.is_unnamed and not turn.is_answer:
        return Speaker(None, None, turn.label, UNNAMED)
    if turn.is_answer:
        asked = voices.asked()
        return Speaker(asked.canonical, asked.kind, turn.label, asked.form) if asked else NOBODY
    pairs = voices.entities.within(*turn.label)
    people = [entity for _, entity in pairs if entity.kind == "person"]
    if people:
        return Speaker(people[-1].canonical, "person", turn.label, NAMED)
    return Speaker(None, None, turn.label, UNNAMED)


# ---------------------------------------------------------------- marked speech


def _attached(
    analysis: Analysis,
    voices: Voices,
    stretches: list[Stretch],
    frames: list[tuple[Frame, Speaker]],
    turns: list[tuple[Turn, Speaker]],
    soup: tuple[Span, ...],
) -> list[tuple[Attached, Speaker]]:
    by_paragraph = _by_paragraph(analysis, frames)
    speaker_of = {frame.cue_start: speaker for frame, speaker in frames}
    marked = Counter(analysis.text[s.start + 1 : s.end - 1].strip(" .,").lower() for s in stretches)
    result: list[tuple[Attached, Speaker]] = []
    for stretch in stretches:
        if _inside(soup, stretch.start):
            continue
        number = bisect_right(analysis.paragraphs, (stretch.start, 1 << 60)) - 1
        own = _own(turns, stretch.start)
        item = attach(analysis, stretch, by_paragraph.get(number, []), own is not NOBODY)
        if item is None or _is_repeated_term(analysis.text, stretch, marked):
            continue
        if item.frame:
            speaker = speaker_of[item.frame.cue_start]
        else:
            speaker = _carried(analysis, voices, stretch, result, by_paragraph, speaker_of, own)
        result.append((item, speaker))
    return _over_paragraphs(result)


def _is_repeated_term(text: str, stretch: Stretch, marked: Counter[str]) -> bool:
    """Words that the text marks again and again are a term of its own ("Taiwan independence")."""
    words = text[stretch.start + 1 : stretch.end - 1].strip(" .,").lower()
    return marked[words] > 2 and len(words.split()) <= 3


def _by_paragraph(analysis: Analysis, frames: list[tuple[Frame, Speaker]]) -> dict[int, list[Frame]]:
    by_paragraph: dict[int, list[Frame]] = {}
    for frame, _ in frames:
        number = bisect_right(analysis.paragraphs, (frame.cue_start, 1 << 60)) - 1
        by_paragraph.setdefault(number, []).append(frame)
    return by_paragraph


def _carried(
    analysis: Analysis,
    voices: Voices,
    stretch: Stretch,
    before: list[tuple[Attached, Speaker]],
    by_paragraph: dict[int, list[Frame]],
    speaker_of: dict[int, Speaker],
    own: Speaker,
) -> Speaker:
    """The speaker of a stretch without a frame: a signature after it, the one before it, or the last one heard."""
    text = analysis.text
    if own.words and own.form == NAMED and not text[own.words[1] : stretch.start].strip(" :"):
        return own  # TRUMP: “...”
    signed = re.compile(r"\s*[—–-]{1,2}\s*(?=[A-Z])").match(text, stretch.end)
    if signed:
        pairs = voices.entities.within(signed.end(), signed.end() + 60)
        if pairs and pairs[0][0].start_char <= signed.end() + 2:
            return Speaker(pairs[0][1].canonical, pairs[0][1].kind, (signed.end(), pairs[0][0].end_char), NAMED)
    number = bisect_right(analysis.paragraphs, (stretch.start, 1 << 60)) - 1
    here = [frame for frame in by_paragraph.get(number, []) if frame.cue_start < stretch.start]
    start = analysis.paragraphs[number][0]
    if before and before[-1][0].stretch.start >= start and not text[before[-1][0].stretch.end : stretch.start].strip():
        return before[-1][1]
    here = [frame for frame in here if frame.cue is not None and frame.joint != "inner"]
    last = before[-1][0] if before and before[-1][0].stretch.start >= start else None
    if here and (last is None or here[-1].sentence[0] > last.stretch.end):
        return speaker_of[here[-1].cue_start]
    if last is not None:
        return before[-1][1]
    following = [frame for frame in by_paragraph.get(number, []) if frame.start >= stretch.end]
    if following and not text[stretch.end : following[0].start].strip():
        return speaker_of[following[0].cue_start]  # “... .” She said that ...
    earlier = by_paragraph.get(number - 1, [])
    if earlier and text[:start].rstrip()[-1:] in ":：":
        return speaker_of[earlier[-1].cue_start]
    if (
        before
        and stretch.start - start <= 2
        and number
        and before[-1][0].stretch.start >= analysis.paragraphs[number - 1][0]
    ):
        return before[-1][1]
    return NOBODY


def _over_paragraphs(items: list[tuple[Attached, Speaker]]) -> list[tuple[Attached, Speaker]]:
    """A quotation that goes on in the next paragraph has one speaker, often told only at its end."""
    result = list(items)
    for number in range(len(items) - 2, -1, -1):
        item, _ = items[number]
        if not item.stretch.is_closed and item.frame is None and result[number + 1][1] is not NOBODY:
            result[number] = (item, result[number + 1][1])
    return result


# ---------------------------------------------------------------- records


def _is_indirect(text: str, frame: Frame, stretches: list[Stretch], speaker: Speaker) -> bool:
    """Whether the reported clause is mostly in the writer's words."""
    if frame.content is None or frame.joint in ("data", "document", "inner"):
        return False
    subject = text[slice(*frame.subject)].lower() if frame.subject else ""
    if subject in ("you", "one", "it") or (subject in ("i", "we") and speaker.canonical is None):
        return False  # "When you add that ..."; "We have noted that ...": a journalist's own words
    first, last = frame.content
    if any(abs(s.start - first) <= 1 for s in stretches):
        return False
    marked = sum(
        len(text[max(s.start, first) : min(s.end, last)].split()) for s in stretches if s.start < last and s.end > first
    )
    words = len(text[first:last].split())
    return words - marked >= (3 if marked else 2) and marked <= 0.5 * words


def _zones(text: str, frame: Frame) -> list[str]:
    """The reporting words without the reported ones: after the cue, then before the subject."""
    first, last = frame.sentence
    after_end = frame.content[0] if frame.content and frame.side == "after" else last
    mark = re.compile(r"[“”\"]").search(text, frame.cue_end, after_end)
    after = text[frame.cue_end : mark.start() if mark else after_end]
    before = "" if frame.side == "before" else text[first : frame.start]
    return [after, before if not re.search(r"[“”\"]", before) else ""]


def _quote(
    document: Document, entities: Entities, span: Span, kind: str, frame: Frame | None, speaker: Speaker, rule: str
) -> Quote:
    text = document.content
    zones = _zones(text, frame) if frame else []
    named = entities.at(*frame.addressee) if frame and frame.addressee else None
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
