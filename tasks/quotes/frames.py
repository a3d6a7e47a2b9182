"""Reporting frames: a cue with the words that name its speaker, and the clause it reports.

"Ms. Ward said on Monday that the port will close" is a frame whose subject is "Ms. Ward" and whose content
follows; in "The port will close, Ms. Ward said" the content stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Token

from tasks.language import Analysis
from tasks.quotes import syntax, word_order
from tasks.quotes.cues import BY_FORM, DATA_NOUNS, DOCUMENT_NOUNS, Cue
from tasks.quotes.marks import Stretch

Span = tuple[int, int]

_MOST_FRAMES = 40  # of one sentence: more is no prose, and the frames are compared with each other


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
    joint: (
        str  # how it joins the sentence: own | loose | participle | conj | inner | according | data | document | noun
    )
    addressee: Span | None  # the words after "told"; None: nobody
    sentence: Span
    cue: Cue | None  # None: "according to" and the like


_TIME = (
    r"(?:(?:late|early|earlier|later)\s)?(?:on\s)?(?:(?:late|early|last|this)\s)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}"
    r"|today|yesterday|week|month|year)(?:\s(?:morning|afternoon|evening|night))?(?:,\s[A-Z][a-z]+\.?\s\d{1,2},?)?"
)
_ADJUNCT = re.compile(
    rf"(?:\s*(?:{_TIME}|reporters|journalists|lawmakers|the media|(?:in|at)\sa\s(?:\w+\s)?(?:statement|tweet|post)))+"
    r"(?=\W|$)"
)
_BLANK = re.compile(r"[\s,:;—–-]*")
_THAT = re.compile(r"[\s,:;—–-]*(?:(?:that|whether|how)\b)?[\s,]*")
_CLOSE_AFTER = re.compile(r"\s*(?:[.,;:?!)—–]|-\s|$|[“\"‘]|and\b|but\b|while\b|as\b|when\b|after\b|\()")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_LEAD_IN = re.compile(
    r"^(?:(?:However|Meanwhile|Still|Besides|Moreover|Also|Indeed|Instead|Overall|Further|Furthermore|Therefore|Thus"
    r"|Separately|Earlier|Later|Specifically|Currently|In \w+|In the \w+|As a result|For \w+|By \w+|On \w+day"
    r"|At the same time|On the other hand),\s|(?:And|But|So|Yet)\s)"
)
_DATELINE = re.compile(
    r"^[A-Z][\w.’' ]{2,30}(?:,\s[\w. ]{2,20}){0,2}(?:\s?\([\w’' /.]{2,30}\))?\s?(?:—|–|--|-|:)\s+"
    r"|^\([A-Z][\w ]{2,20}\)\s?[—–-]*\s*"
)


def find_frames(analysis: Analysis, sentence: Span, stretches: list[Stretch]) -> list[Frame]:
    """The frames of one sentence in text order, each content cut where the next frame begins."""
    frames: list[Frame] = []
    for token in syntax.tokens_of(analysis.doc, sentence):
        if len(frames) > _MOST_FRAMES:
            break
        if token.lower_ in BY_FORM and not _marked_at(stretches, token.idx):
            cue = BY_FORM[token.lower_]
            if _is_cue(token, analysis.has_parse) and (end := _cue_end(token)):
                frames.append(_verb_frame(analysis, sentence, token, end, cue))
    frames += [frame for frame in _according(analysis, sentence) if not _marked_at(stretches, frame.cue_start)]
    return _untangle(analysis.text, sorted(frames, key=lambda frame: frame.cue_start))


def _marked_at(stretches: list[Stretch], offset: int) -> bool:
    number = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    return number >= 0 and offset < stretches[number].end


def _is_cue(token: Token, has_parse: bool) -> bool:
    if has_parse:
        return syntax.is_reporting(token)
    return token.lower_ in ("say", "says", "wrote") or token.lower_.endswith(("d", "ing"))


def _cue_end(token: Token) -> int | None:
    """The end of the cue with the word it needs ("point out", "go on", "raise concerns"); None: it is not there."""
    needed = _NEEDED.get(BY_FORM[token.lower_].forms[0])
    if not needed:
        return token.idx + len(token)
    following = token.doc[token.i + 1 : token.i + 2]
    return following.end_char if following and following.text.lower() in needed else None


_NEEDED = {
    "point": ("out", "to"),
    "go": ("on",),
    "raise": ("concern", "concerns", "doubts", "questions", "worries", "alarm"),
}


def _verb_frame(analysis: Analysis, sentence: Span, token: Token, cue_end: int, cue: Cue) -> Frame:
    text = analysis.text
    head = syntax.subject_of(token) if analysis.has_parse else None
    if token.tag_ == "VBG" and token.i and token.nbor(-1).tag_ in ("NNP", "NNPS"):
        head = token.nbor(-1)  # "with China insisting that ..."
    subject = syntax.noun_phrase(head) if head is not None else None
    is_own = head is not None and head.head.i == token.i
    if subject is None:
        subject = word_order.neighbour(text, sentence, token.idx, cue_end)
        is_own = subject is not None
    start, end = token.idx, cue_end
    if is_own and subject and sentence[0] <= subject[0]:
        start, end = min(start, subject[0]), max(end, subject[1])
    joint = "own" if is_own else _joint(text, token)
    if joint == "own" and analysis.has_parse and (token.dep_ == "relcl" or (token.dep_ == "acl" and not is_own)):
        joint = "inner"
    addressee = _addressee(token) if cue.forms[0] in _TELLING and analysis.has_parse else None
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
    return _with_content(analysis, frame, token)


_TELLING = ("tell", "inform", "assure", "remind", "warn")


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


def _with_content(analysis: Analysis, frame: Frame, token: Token) -> Frame:
    """The frame with the clause it reports, after it or before it."""
    content = _content_after(analysis, frame, token)
    if content:
        return replace(frame, content=content, side="after")
    takes_object = frame.cue is not None and frame.cue.forms[0] not in ("say", *_TELLING)
    has_object = takes_object and analysis.has_parse and any(child.dep_ == "dobj" for child in token.rights)
    if frame.joint != "own" or not frame.subject or has_object or token.tag_ == "VBG":
        return frame
    content = _content_before(analysis, frame)
    return replace(frame, content=content, side="before") if content else frame


def _content_after(analysis: Analysis, frame: Frame, token: Token) -> Span | None:
    text, limit = analysis.text, frame.sentence[1]
    clause = syntax.clause_after(token) if analysis.has_parse else None
    that = re.compile(r"\s+(?:that|whether|how)\s").match(text, frame.end, limit)
    is_bare = frame.cue is not None and frame.cue.clause == "bare"
    if clause is not None and (is_bare or that or _marked(clause)):
        start = max(syntax.start_of_clause(clause), frame.end)
        if _is_aside(text, frame, start):
            return None
        end = _second_verb(analysis, start, syntax.end_of_clause(clause, token, limit))
        return _trimmed(text, start, end, _BLANK if _is_subject_that(clause) else _THAT, is_cut=end < limit)
    if that:
        return _trimmed(text, frame.end, limit)
    is_say = frame.cue is not None and frame.cue.forms[0] == "say"  # says nothing but clauses
    if analysis.has_parse and not is_say and any(child.dep_ == "dobj" for child in token.rights):
        return None
    if not is_bare or text[frame.end :].startswith(" to ") or _CLOSE_AFTER.match(text, frame.end):
        return None
    opened = frame.end if analysis.has_parse else word_order.clause_start(text, frame.end, limit)
    if opened is None and not is_say:
        return None
    start = frame.end if opened is None else opened
    if not analysis.has_parse and frame.joint != "own" and text[start - 5 : start] != "that ":
        return None
    left = (frame.sentence[0], frame.start)
    if syntax.has_finite_verb(analysis.doc, left, analysis.has_parse) and text[: frame.start].rstrip()[-1:] in ',”"':
        return None
    may_be = frame.joint == "own" or not analysis.has_parse
    if may_be and syntax.has_finite_verb(analysis.doc, (start, limit), analysis.has_parse):
        return _trimmed(text, start, limit)
    return None


def _second_verb(analysis: Analysis, start: int, end: int) -> int:
    """Before ", and plans ...": a verb without a subject after a comma goes on with the reporting verb's subject."""
    for found in re.compile(r",\s(?:and|but)\s(?=[a-z]+(?:s|ed)\b)").finditer(analysis.text, start, end):
        following = syntax.tokens_of(analysis.doc, (found.end(), found.end() + 1))
        if following and following[0].tag_ in ("VBZ", "VBD"):
            return found.start()
    return end


def _is_aside(text: str, frame: Frame, start: int) -> bool:
    """ "X, he said, will do Y", "“...,” he said, while ...": the clause after the frame is no object of the cue."""
    return text[frame.end : start].strip() == "," and text[frame.sentence[0] : frame.start].rstrip()[-1:] in (*',”"’',)


def _is_subject_that(clause: Token) -> bool:
    """ "Greer said that would depend": a pronoun."""
    return any(child.lower_ == "that" and child.dep_ in ("nsubj", "nsubjpass") for child in clause.lefts)


def _marked(clause: Token) -> bool:
    return any(
        child.dep_ in ("mark", "advmod") and child.lower_ in ("that", "whether", "how") for child in clause.lefts
    )


def _content_before(analysis: Analysis, frame: Frame) -> Span | None:
    """What stands before a closing frame ("..., she said"), or around it where it interrupts."""
    text, (first, last) = analysis.text, frame.sentence
    before = text[first : frame.start].rstrip()
    if not before or before[-1] not in "’'—–-,":  # nothing, or a marked stretch
        return None
    if _goes_on(analysis, frame):
        return None
    left = (first, first + len(before))
    rest = re.compile(r"\s*,\s*").match(text, frame.end, last)
    if rest and len(before.split()) <= 6 and not syntax.has_finite_verb(analysis.doc, left, analysis.has_parse):
        return _trimmed(text, rest.end(), last)
    if not syntax.has_finite_verb(analysis.doc, left, analysis.has_parse):
        return None
    lead = _DATELINE.match(text[first : left[1]])
    first += lead.end() if lead else 0
    lead = _LEAD_IN.match(text[first : left[1]])
    return _trimmed(text, first + (lead.end() if lead else 0), left[1])


def _goes_on(analysis: Analysis, frame: Frame) -> bool:
    """Whether the frame has a clause of its own after it, up to the next comma."""
    text, last = analysis.text, frame.sentence[1]
    if re.compile(r"\s*[,:]?\s*[“\"‘]").match(text, frame.end):
        return True
    if _CLOSE_AFTER.match(text, frame.end):
        return False
    if text.startswith(" to ", frame.end):
        return True
    comma = re.compile(r"[,;:—–“”\"(]|\s-").search(text, frame.end, last)
    rest = (frame.end, comma.start() if comma else last)
    if not analysis.has_parse:
        return syntax.has_finite_verb(analysis.doc, rest, False)
    return any(syntax.is_main_verb(token) for token in syntax.tokens_of(analysis.doc, rest))


def _trimmed(text: str, start: int, end: int, lead: re.Pattern[str] = _THAT, is_cut: bool = False) -> Span | None:
    """Without blanks, "that" before it and stops after it; None: fewer than two words are left."""
    found = lead.match(text, start, end)
    start = found.end() if found else start
    words = re.sub(r"[\s.,;:—–-]+$", "", text[start:end])
    if is_cut:
        words = re.sub(r"[\s,]+(?:and|but|while|as|then)[\s.,;:—–-]*$", "", words)
    return (start, start + len(words)) if len(words.split()) > 1 else None


def _according(analysis: Analysis, sentence: Span) -> list[Frame]:
    """ "According to X, ..." and "..., according to X"."""
    text, frames = analysis.text, []
    for found in islice(_ACCORDING.finditer(text, *sentence), _MOST_FRAMES):
        start, named = found.start(), re.compile(r"[^,;()“”\"\n]+").match(text, found.end(), sentence[1])
        if not named or not named.group().strip(" ."):
            continue
        subject = (found.end(), found.end() + len(named.group().rstrip(" .")))
        before = text[sentence[0] : start].rstrip()
        content: Span | None = None
        if before.endswith((",", "”", '"', "’", "—", "–", "-")) or (before and found.group()[0] == "a"):
            lead = _DATELINE.match(before)
            first = sentence[0] + (lead.end() if lead else 0)
            content, side = _trimmed(text, first, sentence[0] + len(before)), "before"
            lead_in = _LEAD_IN.match(text[first : sentence[0] + len(before)])
            if content and lead_in:
                content = _trimmed(text, first + lead_in.end(), content[1])
        else:
            side = "after"
            rest = _after_apposition(analysis, subject[1], sentence[1])
            content = _trimmed(text, rest, sentence[1]) if rest else None
        joint = _source_kind(text[subject[0] : subject[1]])
        cue_end = start + len("according to")
        frames.append(
            Frame(
                start,
                cue_end,
                subject,
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
    core = re.split(r"\s(?:of|from|by|in|on|for|released|published|seen|compiled|issued|at)\s", words.lower())[0]
    head = re.sub(r"[^\w-]", "", core.split()[-1]) if core.split() else ""
    return "data" if head in DATA_NOUNS else "document" if head in DOCUMENT_NOUNS else "according"


def _untangle(text: str, frames: list[Frame]) -> list[Frame]:
    """Contents that do not overlap: cut at a joined frame, the outer one kept where one lies within another."""
    result: list[Frame] = []
    for frame in frames:
        for n, earlier in enumerate(result):
            if earlier.content is None or (earlier.joint in ("data", "document") and frame.cue is not None):
                continue  # a document says nothing: "according to the deal, Ms. Ward said ..."
            first, last = earlier.content
            if earlier.side == "after" and first <= frame.start < last:
                within = frame.subject and first <= frame.subject[0] < last
                joined = re.search(r"(?:,|\band)$", text[first : frame.start].rstrip())
                if (
                    frame.joint == "participle" and within and joined
                ):  # "Rubio said that they were ill, adding that ..."
                    frame = replace(frame, subject=earlier.subject)
                if frame.joint in ("participle", "conj", "according", "data", "document") or frame.side == "before":
                    result[n] = replace(earlier, content=_trimmed(text, first, frame.start, is_cut=True))
                    if frame.side == "before":
                        frame = replace(frame, content=None, side="none")
                else:
                    frame = replace(frame, content=None, side="none", joint="inner")
            elif frame.content and frame.side == "before" and frame.content[0] <= earlier.start < frame.content[1]:
                is_first = earlier.joint == "own" and earlier.start - earlier.sentence[0] < 25
                if is_first or earlier.side == "before":  # "A, Xi said, Xinhua reported"
                    frame = replace(frame, content=None, side="none")
                else:
                    result[n] = replace(earlier, content=None, side="none", joint="inner")
        result.append(frame)
    return result
