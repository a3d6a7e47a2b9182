"""Reporting frames: a cue with the words that name its speaker, and the clause it reports.

"Ms. Ward said on Monday that the port will close" is a frame whose subject is "Ms. Ward" and whose content
follows; in "The port will close, Ms. Ward said" the content stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Token

from tasks.language import Analysis
from tasks.quotes import syntax, word_order
from tasks.quotes.according import MOST_FRAMES, according_frames
from tasks.quotes.contents import TELLING, trimmed, with_content
from tasks.quotes.cues import BY_FORM, Cue
from tasks.quotes.frame import Frame, Span
from tasks.quotes.marks import Stretch
from tasks.quotes.nouns import NOUNS, noun_frame

__all__ = ["Frame", "find_frames"]

_TIME = (
    r"(?:(?:late|early|earlier|later)\s)?(?:on\s)?(?:(?:late|early|last|this)\s)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}"
    r"|today|yesterday|week|month|year)(?:\s(?:morning|afternoon|evening|night))?(?:,\s[A-Z][a-z]+\.?\s\d{1,2},?)?"
)
_ADJUNCT = re.compile(
    rf"(?:\s*(?:{_TIME}|reporters|journalists|lawmakers|the media|(?:in|at)\sa\s(?:\w+\s)?(?:statement|tweet|post)))+"
    r"(?!['’]s)(?=\W|$)"
)


_CLOSED = re.compile(r"[,?!][\"”’']$")
_TURN = re.compile(r",[\"”’']?\s(?:but|though|although|while|whereas|and)$")
_APPOSITION = re.compile(r"\s(?:and|of)\s[^,]{2,60},\s")
_DESCRIBED = re.compile(
    r"(?P<who>(?:an?|the)\s[^,;“”\"]{0,60}\b(?:spokes\w+|officials?|ministry|commission|agency)\b[^,;“”\"]{0,80}?)\s+"
)
_NAME_BEHIND = re.compile(r",\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}")
_LONG_TITLE = 120  # characters
_WORDS = frozenset(BY_FORM) | frozenset(NOUNS)


def find_frames(analysis: Analysis, sentence: Span, stretches: list[Stretch]) -> list[Frame]:
    """The frames of one sentence in text order, each content cut where the next frame begins."""
    frames: list[Frame] = []
    for token in syntax.tokens_among(analysis.doc, sentence, _WORDS):
        if len(frames) > MOST_FRAMES:
            break
        if _marked_at(stretches, token.idx):
            continue
        end = _cue_end(token) if token.lower_ in BY_FORM and _is_cue(token, analysis.has_parse) else None
        if end:
            frames.append(_verb_frame(analysis, sentence, token, end, BY_FORM[token.lower_]))
        elif analysis.has_parse and token.lower_ in NOUNS:
            frames += [frame for frame in [noun_frame(analysis, sentence, token)] if frame]
    frames += [frame for frame in according_frames(analysis, sentence) if not _marked_at(stretches, frame.cue_start)]
    return _untangle(analysis.text, sorted(frames, key=lambda frame: frame.cue_start))


def _marked_at(stretches: list[Stretch], offset: int) -> bool:
    number = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    return number >= 0 and offset < stretches[number].end


def _is_cue(token: Token, has_parse: bool) -> bool:
    if token.lower_ in ("read", "reads"):
        return token.i > 0 and syntax.is_utterance(token.nbor(-1)) and _is_closed(token)
    if has_parse:
        return syntax.is_reporting(token) or syntax.is_estimate_aside(token)
    return token.lower_ in ("say", "says", "wrote") or token.lower_.endswith(("d", "ing"))


def _is_marked(word: Token) -> bool:
    """Whether the phrase of the word begins with a quotation mark."""
    first = word.left_edge
    return first.is_quote or (first.i > 0 and first.nbor(-1).is_quote)


def _is_closed(token: Token) -> bool:
    """Whether a stop or marked words follow: "the statement read: ...", not "the statement read by her deputy"."""
    following = token.doc[token.i + 1 : token.i + 2]
    return not following or following.text in (",", ".", ":", "“", '"')


def _cue_end(token: Token) -> int | None:
    """The end of the cue with the word it needs ("point out", "go on", "raise concerns"); None: it is not there."""
    verb = BY_FORM[token.lower_].forms[0]
    following = token.doc[token.i + 1 : token.i + 2]
    if verb == "add" and following and following.text.lower() == "to":
        return None  # "..., adding to worries that ..."
    if verb == "add" and any(child.dep_ == "dobj" and not _is_marked(child) for child in token.rights):
        return None  # "opposed to Washington adding 20 firms to its “entity list”"
    needed = _NEEDED.get(verb)
    if not needed:
        return token.idx + len(token)
    return following.end_char if following and following.text.lower() in needed else None


_NEEDED = {
    "point": ("out", "to"),
    "go": ("on",),
    "put": ("it",),
    "raise": ("concern", "concerns", "doubts", "questions", "worries", "alarm"),
}


def _verb_frame(analysis: Analysis, sentence: Span, token: Token, cue_end: int, cue: Cue) -> Frame:
    text = analysis.text
    head = syntax.subject_of(token) if analysis.has_parse and token.tag_[:2] == "VB" else None
    if analysis.has_parse and (name := syntax.name_before(token)) is not None:
        head = name
    if token.tag_ == "VBG" and token.i and token.nbor(-1).tag_ in ("NNP", "NNPS"):
        head = token.nbor(-1)  # "with China insisting that ..."
    subject = syntax.noun_phrase(head) if head is not None else None
    if subject and head is not None and subject[0] <= token.idx < subject[1]:
        head = subject = None  # the parse made the verb a part of its object
    is_own = head is not None and head.head.i == token.i
    if subject and is_own and (nearer := _speaker_beside(analysis, subject[1], token.idx)):
        subject = nearer
    if subject and is_own:
        subject = _with_name_behind(analysis, subject, token.idx)
    if subject is None:
        subject = word_order.neighbour(text, sentence, token.idx, cue_end)
        is_own = subject is not None
    start, end = token.idx, cue_end
    if is_own and subject and sentence[0] <= subject[0]:
        start, end = min(start, subject[0]), max(end, subject[1])
    joint = "own" if is_own else _joint(text, token)
    if joint == "own" and analysis.has_parse and (token.dep_ == "relcl" or (token.dep_ == "acl" and not is_own)):
        joint = "inner"
    addressee = _addressee(token) if cue.forms[0] in TELLING and analysis.has_parse else None
    end = max(end, addressee[1]) if addressee else end
    adjunct = _ADJUNCT.match(text, end)
    frame = Frame(
        token.idx,
        cue_end,
        subject,
        start,
        adjunct.end() if adjunct else end,
        None,
        "none",
        joint,
        addressee,
        sentence,
        cue,
    )
    if cue.clause in ("none", "tail"):
        return frame
    return with_content(analysis, frame, token)


def _speaker_beside(analysis: Analysis, start: int, cue_start: int) -> Span | None:
    """Who stands right before the cue, where the parse took a word of what is reported: "..., a spokesman said"."""
    comma = analysis.text.rfind(", ", start, cue_start)
    named = _DESCRIBED.fullmatch(analysis.text, comma + 2, cue_start) if comma >= 0 else None
    is_told_before = named and syntax.has_finite_verb(analysis.doc, (start, comma), analysis.has_parse)
    return named.span("who") if named and is_told_before else None


def _with_name_behind(analysis: Analysis, subject: Span, cue_start: int) -> Span:
    """The subject with the apposition up to the cue: "The president and head of the board, Ms. Ward, said"."""
    gap = analysis.text[subject[1] : cue_start].rstrip(" ,")
    end = subject[1] + len(gap)
    if _NAME_BEHIND.fullmatch(gap):
        return subject[0], end
    is_apposition = _APPOSITION.match(gap) and not syntax.has_finite_verb(analysis.doc, (subject[1], end), True)
    return (subject[0], end) if is_apposition and len(gap) < _LONG_TITLE else subject


def _addressee(token: Token) -> Span | None:
    for child in token.rights:
        if child.dep_ in ("dobj", "dative") and child.tag_[:2] in ("NN", "PR"):
            last = child
            while last.i + 1 < len(last.doc) and last.nbor().tag_ == "NNP" and last.nbor().dep_ in ("appos", "flat"):
                last = last.nbor()
            return child.left_edge.idx, last.idx + len(last)
    return None


def _joint(text: str, token: Token) -> str:
    """A participle after a comma and a coordinated verb end what was said before them."""
    before = text[max(0, token.idx - 24) : token.idx].rstrip()
    if token.lower_.endswith("ing"):
        return "participle"
    return "conj" if re.search(r"\b(?:and|but|then)(?: (?:also|later|then))?$", before) else "loose"


def _untangle(text: str, frames: list[Frame]) -> list[Frame]:
    """Contents that do not overlap: cut at a joined frame, the outer one kept where one lies within another."""
    result: list[Frame] = []
    for frame in frames:
        for n, earlier in enumerate(result):
            if earlier.content is None or (earlier.joint in ("data", "document") and frame.cue is not None):
                continue  # a document says nothing: "according to the deal, Ms. Ward said ..."
            end = earlier.content[1]
            gap = text[end : frame.start].strip(" ,\"”’'")
            if (frame.joint == "participle" and not gap) or (frame.joint == "conj" and gap in ("", "and", "but")):
                end = frame.start + 1  # '..., "says she", calling it "a joke"'
            if earlier.side == "after" and earlier.content[0] <= frame.start < end:
                result[n], frame = _within(text, earlier, frame)
            elif frame.content and frame.side == "before" and frame.content[0] <= earlier.start < frame.content[1]:
                result[n], frame = _around(earlier, frame)
        result.append(frame)
    return result


def _within(text: str, earlier: Frame, frame: Frame) -> tuple[Frame, Frame]:
    """A frame inside what another reports: it ends that ("..., adding that"), or it is told of there."""
    first, last = earlier.content or (frame.start, frame.start)
    before = text[first : frame.start].rstrip()
    is_participle = frame.joint == "participle" and bool(re.search(r"(?:,[\"”’']?|\b(?:and|while))$", before))
    subject = text[slice(*frame.subject)] if frame.subject else ""
    is_inside = frame.subject is None or earlier.cue_end <= frame.subject[0] < last
    is_thing = frame.joint == "conj" and subject.islower()
    if is_inside and (is_participle or is_thing):  # "said that they were ill, adding that ...", "... and said"
        frame = replace(frame, subject=earlier.subject)
    if frame.joint == "own" and _TURN.search(before):  # "said that ..., though she admitted that ..."
        return replace(earlier, content=trimmed(text, first, frame.start, is_cut=True)), frame
    closes = frame.joint == "own" and frame.side == "none" and bool(_CLOSED.search(before))  # '... "way," Xinhua said'
    if frame.joint in ("participle", "conj", "according", "data", "document") or frame.side == "before":
        if frame.side == "before":
            frame = replace(frame, content=None, side="none")
        return replace(earlier, content=trimmed(text, first, frame.start, is_cut=True)), frame
    if closes:
        earlier = replace(earlier, content=trimmed(text, first, frame.start, is_cut=True))
    return earlier, replace(frame, content=None, side="none", joint="inner")


def _around(earlier: Frame, frame: Frame) -> tuple[Frame, Frame]:
    """A closing frame over another: the first counts in "A said B, C reported" and in "B, A said, C reported"."""
    is_first = earlier.joint == "own" and earlier.start - earlier.sentence[0] < 25
    if is_first or earlier.side == "before":
        return earlier, replace(frame, content=None, side="none")
    return replace(earlier, content=None, side="none", joint="inner"), frame
