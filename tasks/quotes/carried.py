"""Speakers of marked stretches: by the frame beside them, by a signature, or carried on from what was said before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

from tasks.language import Analysis
from tasks.quotes import syntax
from tasks.quotes.direct import Attached, attach
from tasks.quotes.frames import Frame
from tasks.quotes.marks import Stretch
from tasks.quotes.speaker import NAMED, NOBODY, Speaker
from tasks.quotes.speakers import Voices

Said = list[tuple[Attached, Speaker]]

_BEFORE, _AFTER = 3000, 600  # characters around a stretch in which a frame can belong to it
_STILL = 400  # characters after which marked words in the same paragraph no longer go on with the last ones
_SIGNATURE = re.compile(r"\s*[—–-]{1,2}\s*(?=[A-Z])")
_COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a text's frames while its marked stretches are read."""

    analysis: Analysis
    voices: Voices
    frames: list[Frame]  # in text order
    speaker_of: dict[int, Speaker]  # by the frame's cue_start
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [frame.cue_start for frame in self.frames])

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph that holds the offset."""
        return bisect_right(self.analysis.paragraphs, (offset, len(self.analysis.text) + 1)) - 1

    def frames_near(self, stretch: Stretch, paragraph: int) -> list[Frame]:
        """The frames of one paragraph that are not too far from the stretch."""
        start, end = self.analysis.paragraphs[paragraph]
        first = bisect_left(self._starts, max(start, stretch.start - _BEFORE))
        last = bisect_left(self._starts, min(max(end, stretch.end), stretch.end + _AFTER))
        return self.frames[first:last]


def with_speakers(scene: Scene, stretches: list[Stretch], owners: list[Speaker]) -> Said:
    """The stretches that are speech, with their frames and speakers. `owners` say "I" where the stretches stand."""
    text = scene.analysis.text
    marked = Counter(_inner(text, stretch) for stretch in stretches)
    said: Said = []
    for stretch, own in zip(stretches, owners, strict=True):
        near = scene.frames_near(stretch, scene.paragraph_of(stretch.start))
        item = attach(scene.analysis, stretch, near, own is not NOBODY)
        words = _inner(text, stretch)
        if item is None or (marked[words] > 2 and len(words.split()) <= 3):
            continue  # what is marked again and again is a term ("Taiwan independence")
        if item.frame:
            speaker = scene.speaker_of[item.frame.cue_start]
        else:
            told = _signed(scene, stretch, own) or _opened(scene, stretch)
            speaker = told or _continued(scene, stretch, said, near) or NOBODY
        said.append((item, speaker))
    return _over_paragraphs(said)


def _inner(text: str, stretch: Stretch) -> str:
    return text[stretch.start + 1 : stretch.end - 1].strip(" .,").lower()


def _signed(scene: Scene, stretch: Stretch, own: Speaker) -> Speaker | None:
    """TRUMP: “...”, or “...” — Donald Trump."""
    text = scene.analysis.text
    if own.words and own.form == NAMED and not text[own.words[1] : stretch.start].strip(" :"):
        return own
    dash = _SIGNATURE.match(text, stretch.end)
    pairs = scene.voices.entities.within(dash.end(), dash.end() + 60) if dash else []
    if not dash or not pairs or pairs[0][0].start_char > dash.end() + 2:
        return None
    mention, entity = pairs[0]
    return Speaker(entity.canonical, entity.kind, (mention.start_char, mention.end_char), NAMED)


def _opened(scene: Scene, stretch: Stretch) -> Speaker | None:
    """He protested on Twitter: “...”: whoever does the sentence's verb."""
    analysis = scene.analysis
    if not analysis.has_parse or analysis.text[max(0, stretch.start - 5) : stretch.start].rstrip()[-1:] not in _COLONS:
        return None
    sentence = analysis.sentence_at(stretch.start - 1)
    tokens = syntax.tokens_of(analysis.doc, (sentence[0], stretch.start))
    root = next((token for token in tokens if token.dep_ == "ROOT" and token.tag_[:2] == "VB"), None)
    subject = syntax.subject_of(root) if root is not None else None
    if subject is None or subject.idx >= stretch.start:
        return None
    speaker = scene.voices.resolve(syntax.noun_phrase(subject), sentence[0])
    return speaker if speaker.canonical else None


def _continued(scene: Scene, stretch: Stretch, said: Said, near: list[Frame]) -> Speaker | None:
    """By what stands before in the paragraph, right behind, in the paragraph before, or in the title."""
    text, number = scene.analysis.text, scene.paragraph_of(stretch.start)
    start = scene.analysis.paragraphs[number][0]
    last = said[-1][0].stretch if said and said[-1][0].stretch.start >= start else None
    here = [frame for frame in near if frame.cue_start < stretch.start and _can_go_on(text, frame, stretch)]
    is_apart = last is None or (here and here[-1].sentence[0] > last.end and text[last.end : stretch.start].strip())
    if here and is_apart:
        return scene.speaker_of[here[-1].cue_start]
    if last is not None and stretch.start - last.end < _STILL:
        return said[-1][1]
    following = [frame for frame in near if frame.start >= stretch.end]
    if following and not text[stretch.end : following[0].start].strip():
        return scene.speaker_of[following[0].cue_start]  # “... .” She said that ...
    return _from_before(scene, stretch, said, number)


def _can_go_on(text: str, frame: Frame, stretch: Stretch) -> bool:
    """Whether the marked words can be what the frame's speaker says next: nothing else stands between, or little."""
    told = _is_told(frame)
    gap = stretch.start - frame.sentence[1]
    return told and gap < 250 and len(re.findall(r"[.!?]\s", text[frame.sentence[1] - 1 : stretch.start])) <= 2


def _is_told(frame: Frame) -> bool:
    return frame.cue is not None and frame.cue.clause in ("bare", "that") and frame.joint != "inner"


def _fills(text: str, stretch: Stretch, paragraph: tuple[int, int]) -> bool:
    """Whether the marked words are the whole paragraph."""
    return not text[paragraph[0] : stretch.start].strip() and not text[stretch.end : paragraph[1]].strip()


def _from_before(scene: Scene, stretch: Stretch, said: Said, number: int) -> Speaker | None:
    text, paragraphs = scene.analysis.text, scene.analysis.paragraphs
    start = paragraphs[number][0]
    if number and text[:start].rstrip()[-1:] in _COLONS:
        earlier = scene.frames_near(Stretch(start, start, False, True), number - 1)
        if earlier:
            return scene.speaker_of[earlier[-1].cue_start]
    if not number and stretch.start - start <= 2:
        return scene.voices.introduced()
    if (
        number
        and _fills(text, stretch, paragraphs[number])
        and not (said and said[-1][0].stretch.start >= paragraphs[number - 1][0])
    ):
        told = [frame for frame in scene.frames_near(Stretch(start, start, False, True), number - 1) if _is_told(frame)]
        if told:
            return scene.speaker_of[
                told[-1].cue_start
            ]  # a paragraph of her own words after what she is said to have said
    is_next = number and said and said[-1][0].stretch.start >= paragraphs[number - 1][0]
    return said[-1][1] if is_next and stretch.start - start <= 2 else None


def _over_paragraphs(said: Said) -> Said:
    """A quotation that goes on in the next paragraph has one speaker, often told only at its end."""
    result = list(said)
    for number in range(len(said) - 2, -1, -1):
        item, _ = said[number]
        if not item.stretch.is_closed and item.frame is None and result[number + 1][1] is not NOBODY:
            result[number] = (item, result[number + 1][1])
    return result
