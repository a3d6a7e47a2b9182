"""Which marked stretches are speech, and which frame tells whose: the rest are titles, terms and scare quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.language import Analysis
from tasks.quotes.frames import Frame
from tasks.quotes.marks import Stretch
from tasks.quotes.syntax import tokens_of
from tasks.reference.folding import word_set

_TERM_BEFORE = re.compile(
    r"\b(?:so-called|known as|dubbed|nicknamed|entitled|titled|named|theme(?:d)?(?: of| is)?|motto(?: of)?"
    r"|slogan(?: of)?|principles?(?: of)?|concept of|(?:the )?(?:term|word|words|phrase|label)s?|referred to as"
    r"|(?:is|are|was|were|been|be) called"
    r"|book|film|song|album|movie|show|series|paper|report|initiative|programme|program|policy|strategy|campaign)[,:]?\s*$",
    re.IGNORECASE,
)
_ACTIVE_CALL = re.compile(
    r"\bwhat (?:\w+\s){1,3}(?:call|calls|called|describes?|described as|termed|deemed|dubbed)\s*$"
)
_MEDIUM = re.compile(
    r"(?:Xinhua|Reuters|Bloomberg|AFP|AP|CCTV|CNBC|CNN|agency|newspaper|broadcaster|Times|Post|News|Journal|Daily)\b"
)
_LIST_NAME = re.compile(r"(?i)(?:unreliable |export )?(?:entit(?:y|ies)|control) lists?[,.]?")
_SMALL = word_set("a an and as at but by for from in into of on or the to with vs")
_LINK = re.compile(r"\s*[,—–-]?\s*")
_SENTENCE_END = re.compile(r"[.!?…][”\"’']*\s+(?=[A-Z“\"])")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|must|may|might|do|does|did|’s|'s|’re|'re|’m|’ve|’ll"
    r"|won’t|don’t|can’t|isn’t|n’t|let|make|take|want|need|think|believe|hope|know|see)\b|n['’]t\b"
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A stretch of speech with the frame that tells whose it is."""

    stretch: Stretch
    frame: Frame | None  # None: told elsewhere, or nowhere
    rule: str


def attach(analysis: Analysis, stretch: Stretch, frames: list[Frame], in_turn: bool) -> Attached | None:
    """The stretch as speech; None: a term, a title or a scare quote. `frames` are those of its paragraph."""
    text = analysis.text
    introducing = _introducing(text, stretch, frames)
    trailing = None if introducing else _trailing(text, stretch, frames)
    frame = introducing or trailing or _governing(analysis, stretch, frames) or _holding(stretch, frames)
    rule = "trailing" if trailing else "governed"
    if frame is None:
        frame, rule = _leading(text, stretch, frames), "leading"
    if frame is None:
        frame, rule = _beside(analysis, stretch, frames), "beside"
    if _is_term(text, stretch, frame, rule):
        return None
    if frame is None and not _stands_alone(analysis, stretch, in_turn):
        return None
    return Attached(stretch, frame, rule if frame else "alone")


def word_count(text: str, stretch: Stretch) -> int:
    return len(re.findall(r"[\w’'-]+", text[stretch.start : stretch.end]))


def _introducing(text: str, stretch: Stretch, frames: list[Frame]) -> Frame | None:
    """Ms. Ward asked: “...?” before another sentence, whose verb reports no question."""
    before = (f for f in reversed(frames) if f.cue_end <= stretch.start and f.cue is not None)
    frame = next(before, None)
    return frame if frame and text[frame.cue_end : stretch.start].strip() == ":" else None


def _trailing(text: str, stretch: Stretch, frames: list[Frame]) -> Frame | None:
    """“...,” she said."""
    last = text[stretch.end - 2 : stretch.end - 1]
    for frame in frames:
        if frame.start >= stretch.end and frame.joint in ("own", "according", "data", "document"):
            gap = text[stretch.end : frame.start]
            if not _LINK.fullmatch(gap):
                return None
            if frame.cue is None and any(_holds(earlier, stretch) for earlier in frames if earlier is not frame):
                return None  # "officials said it was “...,” according to a newspaper"
            if _is_medium(text, frame) and any(
                f.cue_end <= stretch.start and f.sentence == frame.sentence for f in frames
            ):
                return None  # "he warned them not to “...,” the agency said"
            closes = last in ",?!—–-…" or gap.strip() in (",", "—", "–", "-")
            return frame if closes or (last not in "." and frame.side != "after") else None
    return None


def _is_medium(text: str, frame: Frame) -> bool:
    return frame.subject is not None and _MEDIUM.search(text, *frame.subject) is not None


def _governing(analysis: Analysis, stretch: Stretch, frames: list[Frame]) -> Frame | None:
    """By the parse: the first cue above the stretch."""
    if not analysis.has_parse or not frames:
        return None
    cues = {frame.cue_start: frame for frame in frames if not _is_tail(frame)}
    span = [t for t in tokens_of(analysis.doc, (stretch.start + 1, stretch.end - 1)) if not t.is_punct]
    if not span:
        return None
    first = span[0]
    while first.head.i != first.i and stretch.start <= first.head.idx < stretch.end:
        first = first.head
    token = first
    for _ in range(8):
        if token.idx in cues and not stretch.start <= token.idx < stretch.end:
            return cues[token.idx]
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _holding(stretch: Stretch, frames: list[Frame]) -> Frame | None:
    """The frame whose reported clause holds the stretch."""
    return next((frame for frame in reversed(frames) if _holds(frame, stretch)), None)


def _holds(frame: Frame, stretch: Stretch) -> bool:
    span = frame.content
    return span is not None and span[0] <= stretch.start + 1 and stretch.end - 1 <= span[1]


def _leading(text: str, stretch: Stretch, frames: list[Frame]) -> Frame | None:
    """She said: “...”"""
    for frame in reversed(frames):
        if frame.cue_end <= stretch.start:
            gap = text[frame.cue_end : stretch.start]
            is_passed_on = frame.cue is None and any(f.cue and f.sentence == frame.sentence for f in frames)
            if is_passed_on and frame.sentence[1] <= stretch.start:
                continue  # "..., she said, according to a newspaper. “...”": it is she who goes on
            return None if _SENTENCE_END.search(gap) or len(gap.split()) > 25 else frame
    return None


def _beside(analysis: Analysis, stretch: Stretch, frames: list[Frame]) -> Frame | None:
    """Another frame of the same sentence."""
    first, last = analysis.sentence_at(stretch.start)
    near = [f for f in frames if first <= f.cue_start < last and f.cue is not None and f.cue.clause in ("bare", "that")]
    return min(near, key=lambda frame: abs(frame.cue_start - stretch.start)) if near else None


def _is_tail(frame: Frame) -> bool:
    return frame.cue is not None and frame.cue.clause == "tail"


def _is_term(text: str, stretch: Stretch, frame: Frame | None, rule: str) -> bool:
    inner = text[stretch.start + 1 : stretch.end - 1].strip()
    before = text[max(0, stretch.start - 40) : stretch.start]
    words = re.findall(r"[\w’'&-]+", inner)
    if not words or _LIST_NAME.fullmatch(inner):
        return True
    is_sentence = inner[-1:] in ".?!…" and len(words) > 2 and bool(_FINITE.search(inner))
    if is_sentence or rule == "trailing":
        return False
    if _ACTIVE_CALL.search(before):
        return False
    if _TERM_BEFORE.search(before) and len(words) < 12:
        return True
    content = [w for w in words if w.lower() not in _SMALL]
    is_capital = all(w[:1].isupper() or w[:1].isdigit() for w in content)
    if is_capital and inner[-1:] not in "!" and (len(words) > 1 or frame is None) and len(words) < 30:
        return not (frame is not None and rule == "leading" and inner[-1:] in ",." and len(words) > 4)
    if len(words) == 1 and "-" in inner and re.match(r"\s+[a-z]", text[stretch.end : stretch.end + 2]):
        return True
    if frame is not None and frame.subject and frame.cue and frame.cue.forms[0] not in ("say", "tell"):
        subject = text[slice(*frame.subject)].lower()
        if subject in ("i", "we", "you") and len(words) <= 5:
            return True  # one's own words cannot be quoted
    return stretch.is_single and frame is None


def _stands_alone(analysis: Analysis, stretch: Stretch, in_turn: bool) -> bool:
    """Speech whose speaker is told by the sentences around it: whole sentences, or most of a clause."""
    text, count = analysis.text, word_count(analysis.text, stretch)
    inner = text[stretch.start + 1 : stretch.end - 1].strip()
    first, _ = analysis.sentence_at(stretch.start)
    starts = text[first : stretch.start].strip(" —–-:") == "" or text[: stretch.start].rstrip()[-1:] in '.:?!”"\n'
    ends = inner[-1:] in ".?!…," or not stretch.is_closed
    if in_turn or stretch.is_single:
        return count >= 8 and starts and ends
    return (starts and ends and count >= 3) or (count >= 8 and bool(_FINITE.search(inner)))
