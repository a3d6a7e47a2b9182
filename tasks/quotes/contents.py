"""The clause that a reporting frame reports: after it, before it, or around it."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from tasks.language import Analysis
from tasks.quotes import syntax, word_order
from tasks.quotes.frame import Frame, Span

_BLANK = re.compile(r"[\s,:;—–-]*")
_THAT = re.compile(r"[\s,:;—–-]*(?:(?:that|whether|how)\b)?[\s,]*")
_OBJECT_THIS = re.compile(r"\s(?:this|so|as much)\s(?:for|since|over|again|before|ever|in \d{4})\b")
# "announced what it calls \"reciprocal tariffs\""
_NAMED_AS = re.compile(
    r"\s(?:(?:on|last|this)\s\w+\s)?what\s(?:it|he|she|they|[A-Z][\w’'. ]{2,40}?)\s"
    r"(?:calls?|called|describe[sd]?|terms?|termed|dub(?:s|bed))\s"
)
# "said on Monday's call with reporters that ..."
_THAT_BEHIND = re.compile(r"\s+(?:(?:on|at|in|during)\s[^,.;:“”\"]{3,60}?\s)?(?P<that>(?:that|whether|how)\s)")
_CONDITION = re.compile(r"(?:If|Unless|Until|Once|When|While|Although|Because|After|Before|As)\s")
_CLOSE_AFTER = re.compile(r"\s*(?:[.,;:?!)—–]|-\s|$|[“\"‘]|and\b|but\b|while\b|as\b|when\b|after\b|\()")
LEAD_IN = re.compile(
    r"^(?:(?:However|Meanwhile|Still|Besides|Moreover|Also|Indeed|Instead|Overall|Further|Furthermore|Therefore|Thus"
    r"|Separately|Earlier|Later|Specifically|Currently|In \w+|In the \w+|As a result|For \w+|By \w+|On \w+day"
    r"|At the same time|On the other hand),\s|(?:And|But|So|Yet)\s)"
)
DATELINE = re.compile(
    r"^[A-Z][\w.’' ]{2,30}(?:,\s[\w. ]{2,20}){0,2}(?:\s?\([\w’' /.]{2,30}\))?\s?(?:—|–|--|-|:)\s+"
    r"|^\([A-Z][\w ]{2,20}\)\s?[—–-]*\s*"
)


_SPEAKER_BEHIND = re.compile(r"\s(?:the\s|an?\s)?[\w.’' -]{2,80}(?=[,.])")
TELLING = ("tell", "inform", "assure", "reassure", "remind", "warn")


def with_content(analysis: Analysis, frame: Frame, token: Token) -> Frame:
    """The frame with the clause it reports, after it or before it."""
    content = _content_after(analysis, frame, token)
    if content:
        return replace(frame, content=content, side="after")
    takes_object = frame.cue is not None and frame.cue.forms[0] not in ("say", *TELLING)
    has_object = takes_object and analysis.has_parse and any(_is_object(analysis.text, frame, c) for c in token.rights)
    if frame.joint != "own" or not frame.subject or has_object or token.tag_ == "VBG":
        return frame
    content = _content_before(analysis, frame)
    return replace(frame, content=content, side="before") if content else frame


def _is_object(text: str, frame: Frame, child: Token) -> bool:
    """What the verb reports on; not what a comma parts from it: "..., the paper said, its second story in a week"."""
    return child.dep_ == "dobj" and not text[frame.end : child.left_edge.idx].strip().startswith(",")


def _content_after(analysis: Analysis, frame: Frame, token: Token) -> Span | None:
    text, limit = analysis.text, frame.sentence[1]
    if _is_inverted(analysis, frame) or _OBJECT_THIS.match(text, frame.end):
        return None
    takes_clause = frame.cue is not None and frame.cue.forms[0] in ("say", *TELLING)
    if not takes_clause and _NAMED_AS.match(text, frame.end):
        return None
    clause = syntax.clause_after(token) if analysis.has_parse else None
    that = _THAT_BEHIND.match(text, frame.end, limit)
    if that and (
        syntax.has_finite_verb(analysis.doc, that.span(), analysis.has_parse)
        or (that.start("that") > frame.end + 1 and syntax.opens_with_verb(analysis.doc, that.end()))
        or syntax.opens_relative(analysis.doc, that.end())
    ):
        if clause is None or syntax.start_of_clause(clause) >= that.start("that"):
            return None
        that = None  # "reported in new estimates that reveal ..."
    is_bare = frame.cue is not None and frame.cue.clause == "bare"
    if clause is not None and (is_bare or that or _marked(clause)):
        start = max(syntax.start_of_clause(clause), frame.end)
        if _is_aside(text, frame, start) or (not that and _is_gerund_between(analysis, frame.end, start)):
            return None
        if not that and _is_head_of_noun(analysis, frame.end, start):
            start = frame.end  # "U.S.-China" of "U.S.-China relations are tense"
        if not that and syntax.opens_with_verb(analysis.doc, start) and _is_noun_between(analysis, frame.end, start):
            start = frame.end  # its subject was parsed as the object of the cue
        if that and start > that.end():
            start = that.start("that")  # the parse took a part of the clause for it
        end = _with_marks_closed(
            text, start, _second_verb(analysis, start, syntax.end_of_clause(clause, token, limit)), limit
        )
        return trimmed(text, start, end, _BLANK if _is_subject_that(clause) else _THAT, is_cut=end < limit)
    if that:
        return trimmed(text, that.start("that"), limit)
    is_say = frame.cue is not None and frame.cue.forms[0] == "say"  # says nothing but clauses
    if analysis.has_parse and not is_say and any(child.dep_ == "dobj" for child in token.rights):
        return None
    if not is_bare or text[frame.end :].startswith(" to ") or _CLOSE_AFTER.match(text, frame.end):
        return None
    if frame.cue and frame.cue.forms[0] == "suggest" and _is_gerund_between(analysis, frame.end, frame.end + 2):
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
        return trimmed(text, start, limit)
    return None


def _with_marks_closed(text: str, start: int, end: int, limit: int) -> int:
    """The end of a clause moved behind the marked words that it would cut."""
    if text.count("“", start, end) <= text.count("”", start, end):
        return end
    closing = text.find("”", end, limit)
    return closing + 1 if closing >= 0 else end


def _is_inverted(analysis: Analysis, frame: Frame) -> bool:
    """Whether the speaker stands behind a closing "said": "..., said the paper, adding that ..."."""
    first, text = frame.sentence[0], analysis.text
    is_say = frame.cue is not None and frame.cue.forms[0] == "say"
    if not is_say or not text[first : frame.start].rstrip().endswith(","):
        return False
    named = _SPEAKER_BEHIND.match(text, frame.cue_end, frame.sentence[1])
    return (
        named is not None
        and syntax.has_finite_verb(analysis.doc, (first, frame.start), analysis.has_parse)
        and not (syntax.has_finite_verb(analysis.doc, named.span(), analysis.has_parse))
    )


def _second_verb(analysis: Analysis, start: int, end: int) -> int:
    """Before ", and plans ...": a verb without a subject after a comma goes on with the reporting verb's subject."""
    for found in re.compile(r",\s(?:and|but)\s(?!(?:is|was|has|does)\b)(?=[a-z]+(?:s|ed)\b)").finditer(
        analysis.text, start, end
    ):
        following = syntax.tokens_of(analysis.doc, (found.end(), found.end() + 1))
        if following and following[0].tag_ in ("VBZ", "VBD"):
            return found.start()
    return end


def _is_aside(text: str, frame: Frame, start: int) -> bool:
    """ "X, he said, will do Y", "“...,” he said, while ...": the clause after the frame is no object of the cue."""
    return text[frame.end : start].strip() == "," and text[frame.sentence[0] : frame.start].rstrip()[-1:] in (*',”"’',)


def _words_between(analysis: Analysis, end: int, start: int) -> list[Token]:
    return [token for token in syntax.tokens_of(analysis.doc, (end, start)) if not token.is_space]


def _is_gerund_between(analysis: Analysis, end: int, start: int) -> bool:
    """ "suggested setting prices for the cars it ships": what follows the cue is no clause."""
    between = _words_between(analysis, end, start)
    return bool(between) and between[0].tag_ == "VBG"


def _is_head_of_noun(analysis: Analysis, end: int, start: int) -> bool:
    """Whether nothing but nouns and adjectives stands between the cue and the clause that the parse found."""
    between = _words_between(analysis, end, start)
    tags = ("NNP", "NNPS", "NN", "NNS", "JJ", "HYPH", "POS", "DT", "CD")
    return bool(between) and all(token.tag_ in tags for token in between)


def _is_noun_between(analysis: Analysis, end: int, start: int) -> bool:
    between = _words_between(analysis, end, start)
    return bool(between) and between[0].tag_ not in ("IN", "TO") and any(t.tag_[:2] == "NN" for t in between)


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
    if before.endswith(("”", '"')):
        return _partly_marked(analysis, (first, first + len(before)))
    if not before or before[-1] not in "’'—–-,":
        return None
    if _goes_on(analysis, frame):
        return None
    left = (first, first + len(before))
    rest = re.compile(r"\s*,\s*").match(text, frame.end, last)
    is_short = len(before.split()) <= 6 and not syntax.has_finite_verb(analysis.doc, left, analysis.has_parse)
    is_condition = _CONDITION.match(before) is not None and rest is not None and last - rest.end() > len(before)
    if rest and (is_short or is_condition):
        return trimmed(text, rest.end(), last)
    if not syntax.has_finite_verb(analysis.doc, left, analysis.has_parse):
        return None
    lead = DATELINE.match(text[first : left[1]])
    first += lead.end() if lead else 0
    lead = LEAD_IN.match(text[first : left[1]])
    return trimmed(text, first + (lead.end() if lead else 0), left[1])


def _partly_marked(analysis: Analysis, span: Span) -> Span | None:
    """China will “strike back,” ...: a clause that ends in marked words; None: the marked words are all, or apart."""
    text, (first, end) = analysis.text, span
    lead = LEAD_IN.match(text[first:end])
    first += lead.end() if lead else 0
    opening = max(text.rfind(mark, first, end - 1) for mark in '“"')
    own = text[first:opening].rstrip() if opening > 0 else ""
    if own[-1:] in (*'”",:;—–-.?!', "") or "“" in own or '"' in own or own.endswith((" but", " and")):
        return None
    is_clause = syntax.has_finite_verb(analysis.doc, (first, opening), analysis.has_parse)
    return (first, end) if is_clause and text[end - 2 : end - 1] == "," else None


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


def trimmed(text: str, start: int, end: int, lead: re.Pattern[str] = _THAT, is_cut: bool = False) -> Span | None:
    """Without blanks, "that" before it and stops after it; None: fewer than two words are left."""
    found = lead.match(text, start, end)
    start = found.end() if found else start
    words = re.sub(r"[\s.,;:—–-]+$", "", text[start:end])
    if is_cut:
        words = re.sub(r"[\s,]+(?:and|but|while|as|then|though|although|whereas)(?: also)?[\s.,;:—–-]*$", "", words)
    return (start, start + len(words)) if len(words.split()) > 1 else None
