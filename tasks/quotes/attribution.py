"""Who says the thing at a place of the text: somebody named, somebody unnamed, a data release, a document, the article.

    speech = read_speech(document, analysis, entities)
    attribute(speech, start, end) -> Attribution(speaker, speaker_kind, attribution, data_source, rule)

"X said", "X reported that" and "X threatened duties of 25%" have the speaker X; "X data showed" and "according to X
figures" have none, X is their data source; a plain act ("X imposed ...") is the article's own statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tasks.entities.folding import fold
from tasks.quotes import syntax
from tasks.quotes.cues import ACTS, DATA_NOUNS
from tasks.quotes.frames import Frame
from tasks.quotes.speakers import NOBODY, Speaker
from tasks.quotes.speech import Speech
from tasks.records import Quote

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is responsible for a statement."""

    speaker: str | None  # canonical; None: unnamed, a data release, or the article itself
    speaker_kind: str | None  # person | organisation | place; None where speaker is None
    attribution: str  # named | unnamed | data_release | document | article
    data_source: str | None  # canonical name of the body behind a release or document; None: not named
    rule: str


_CHINA_CUSTOMS = "General Administration of Customs of China"
_CARRY = 3000  # characters over which a release goes on being meant
ARTICLE = Attribution(None, None, "article", None, "article")

_DATA = "|".join(sorted(DATA_NOUNS))
_SHOWED = re.compile(
    rf"(?P<owner>(?:[\w.&’'-]+\s+){{0,8}}?)(?P<noun>{_DATA}|report|study|analysis|release|reading)\b(?:\s+(?:from|by|of|released|published|"
    rf"compiled)\b[^.;,]{{0,80}})?\s+(?:\w+ly\s+)?(?:show(?:s|ed)?|indicate[sd]?|found|reveal(?:s|ed)?|suggest(?:s|ed)?)\b"
)
_CONSENSUS = re.compile(
    r"\b(?:consensus|analysts['’]? (?:had )?(?:forecasts?|estimates?|expectations?|expected)|economists['’]? (?:had )?"
    r"(?:forecasts?|estimates?|expectations?|expected|surveyed|polled)|(?:economist|analyst) (?:estimates?|forecasts?)"
    r"|(?:polled|surveyed) by|(?:forecast|expected|predicted) (?:by|in) (?:a|an|analysts|economists)\b"
    r"|(?:beating|missing|missed|beat|topping|above|below) (?:\w+ )?(?:forecasts?|estimates?|expectations?))",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:That (?:was|is|mark|compare|follow)|The (?:total|figure|number|rise|increase|drop|fall|decline|gain|surplus"
    r"|deficit|shortfall|gap|rate|reading|index|U\.S\. (?:had|ran)|US (?:had|ran))|Exports|Imports|Shipments|Sales"
    r"|For the (?:full )?(?:year|month|quarter))"
)
_STATISTICS = re.compile(
    r"\b(?:department of (?:commerce|labor)|bureau of|census|statistics|customs|energy information|treasury"
    r"|central bank|reserve|people’s bank|people's bank|ministry)\b",
    re.IGNORECASE,
)


def speaker_at(quotes: Sequence[Quote], offset: int) -> Quote | None:
    """The innermost quote that holds the offset; None: none does."""
    over = [quote for quote in quotes if quote.start_char <= offset < quote.end_char]
    return min(over, key=lambda quote: quote.end_char - quote.start_char) if over else None


def attribute(speech: Speech, start: int, end: int) -> Attribution:
    """Who says what stands at the span: the innermost quote, an announcing verb, a release, the turn, the author."""
    quoted = _expected(speech, start) or _quoted(speech, start, end)
    if quoted is None or quoted.attribution == "unnamed":
        quoted = _claimed(speech, end) or quoted
    return (
        quoted
        or _announced(speech, start, end)
        or _released(speech, start)
        or _in_turn(speech, start)
        or _carried_on(speech, start)
        or _authored(speech, start)
        or ARTICLE
    )


# ---------------------------------------------------------------- quotes


def _quoted(speech: Speech, start: int, end: int) -> Attribution | None:
    inner: list[tuple[int, Attribution]] = []
    if found := speech.attached_at(start):
        stretch = found[0].stretch
        inner.append((stretch.end - stretch.start, _by(found[1], "quote.direct")))
    for frame, speaker in speech.frames_in(*speech.analysis.sentence_at(start)):
        if frame.content and frame.content[0] <= start < frame.content[1] and frame.joint != "inner":
            told = _by_frame(speech, frame, speaker, start, end)
            inner.append((frame.content[1] - frame.content[0], told))
    return min(inner, key=lambda pair: pair[0])[1] if inner else None


def _by(speaker: Speaker, rule: str) -> Attribution:
    if speaker.canonical:
        return Attribution(speaker.canonical, speaker.kind, "named", None, rule)
    return Attribution(None, None, "unnamed", None, rule)


def _by_frame(speech: Speech, frame: Frame, speaker: Speaker, start: int, end: int) -> Attribution:
    text = speech.analysis.text
    words = text[slice(*frame.subject)].lower() if frame.subject else ""
    if frame.joint == "data":
        return Attribution(
            None, None, "data_release", _source(speech, frame.subject) or speaker.canonical, "according.data"
        )
    is_earlier = frame.cue is None and bool(re.search(r"\bearlier (?:announcement|statement)\b", words))
    if frame.joint == "document" or is_earlier:
        act = _announced(speech, start, end)
        owner = speaker.canonical if is_earlier else (act.speaker if act else None)
        source = _source(speech, frame.subject) or owner
        return Attribution(
            act.speaker if act else None, act.speaker_kind if act else None, "document", source, "according.document"
        )
    is_release = frame.cue is not None and frame.cue.forms[0] == "report" and _is_statistics(speaker)
    if is_release and frame.side == "before":
        return Attribution(None, None, "data_release", speaker.canonical, "reported.release")
    return _by(speaker, f"quote.{frame.joint}")


def _is_statistics(speaker: Speaker) -> bool:
    return speaker.kind != "person" and bool(speaker.canonical) and bool(_STATISTICS.search(speaker.canonical or ""))


def _source(speech: Speech, span: Span | None) -> str | None:
    """The body that the words name as owner of a release; the reader who merely saw it does not count."""
    if span is None:
        return None
    text = speech.analysis.text
    seen = re.compile(r"\b(?:seen|obtained|reviewed|cited|compiled) by\b").search(text, *span)
    end = seen.start() if seen and "compiled" not in seen.group() else span[1]
    bodies = [entity for _, entity in speech.voices.entities.within(span[0], end) if entity.kind == "organisation"]
    return bodies[0].canonical if bodies else _vague_source(speech, text[span[0] : end])


def _vague_source(speech: Speech, words: str) -> str | None:
    """ "Customs data" is the customs' of the country named beside it, else of China where the text speaks of it."""
    if not re.search(r"\b[Cc]ustoms\b", words):
        return None
    demonyms = speech.voices.registry.demonyms
    codes = [demonyms.get(fold(word)) for word in re.findall(r"[A-Z][\w.]+", words)]
    if any(code not in (None, "CN") for code in codes) or not speech.voices.entities.named("China"):
        return None
    return _CHINA_CUSTOMS


# ---------------------------------------------------------------- acts of announcing


def _announced(speech: Speech, start: int, end: int) -> Attribution | None:
    """ "X announced an extra duty of 25%", "duties of 34% announced by X", "X's announcement of ..."."""
    analysis = speech.analysis
    if not analysis.has_parse:
        return None
    tokens = syntax.tokens_of(analysis.doc, (start, max(end, start + 1)))
    if not tokens:
        return None
    sentence = analysis.sentence_at(start)
    token = tokens[-1]
    for _ in range(14):
        found = _act(speech, token, start, sentence)
        if found is not None:
            return found
        is_aside = token.dep_ == "advcl" and any(c.lower_ in _ASIDE for c in token.lefts)
        if is_aside:
            return None
        if token.head.i == token.i or not sentence[0] <= token.head.idx < sentence[1]:
            break
        token = token.head
    for mention, entity in speech.voices.entities.within(sentence[0], start):  # where the tagger sees a noun
        if entity.kind != "place" and _ACTS_NEXT.match(analysis.text, mention.end_char):
            return Attribution(entity.canonical, entity.kind, "named", None, "act.next")
    return None


_CLAIMED_BY = re.compile(
    r"[\w\s’'%$-]{0,60}?\s(?:announced|touted|claimed|proposed|threatened|promised|pledged|floated)\s(?:\w+\s)?by\s"
    r"(?:[A-Z]\w*\.?\s){0,2}"
)
_CLAIMS = re.compile(
    r"\s(?:has |had |have )?(?:claims|claimed|says|said|announced|touts|touted|threatened|promised)\b(?! by)"
)


def _claimed(speech: Speech, end: int) -> Attribution | None:
    """ "$50 billion touted by X", "$50 billion of goods that X claims are part of it": X, whoever tells of it."""
    text, last = speech.analysis.text, speech.analysis.sentence_at(end)[1]
    for mention, entity in speech.voices.entities.within(end, min(last, end + 110)):
        between = text[end : mention.start_char]
        is_claim = re.fullmatch(r"[\w\s’'%$-]{0,60}?\bthat\s(?:[A-Z]\w*\.?\s){0,2}", between)
        if _CLAIMED_BY.fullmatch(between) or (is_claim and _CLAIMS.match(text, mention.end_char)):
            speaker = speech.voices.resolve((mention.start_char, mention.end_char), mention.start_char)
            return (
                Attribution(speaker.canonical, speaker.kind, "named", None, "act.claimed")
                if speaker.canonical
                else None
            )
        if entity.kind == "person":
            return None
    return None


_ACTS_NEXT = re.compile(
    r"\s(?:now |also |has |have )?(?:expects|projects|forecasts?|estimates|predicts|projected|estimated|predicted"
    r"|unveiled|announced|proposed|threatened)\s(?!by\b|that\b|last\b|in\b|on\b|earlier\b)"
)
# A clause of circumstance is no part of what is announced: "announced a pause after shares fell 12%"
_ASIDE = ("after", "as", "because", "since", "when", "while", "although", "though", "before", "until")


def _act(speech: Speech, token: Token, start: int, sentence: Span) -> Attribution | None:
    for child in token.children:  # "duties announced by X"
        if child.tag_ == "VBN" and child.dep_ in ("acl", "relcl", "advcl") and child.lemma_ in ACTS:
            agent = next((a for a in child.children if a.dep_ == "agent"), None)
            doer = next((p for p in agent.children if p.dep_ == "pobj"), None) if agent is not None else None
            if doer is not None:
                return _named(speech, syntax.noun_phrase(doer), sentence, "act.by")
    lemma = token.lemma_.lower()
    if lemma in ("announcement", "estimate", "forecast", "figure", "projection") and token.tag_[:2] == "NN":
        return _owned(speech, token, sentence)
    if lemma not in ACTS or token.tag_[:2] != "VB" or token.idx >= start + 200:
        return None
    if token.tag_ == "VBN" and not any(c.dep_ in ("aux", "nsubj") for c in token.children) and token.dep_ != "conj":
        return None
    if any(child.dep_ in ("auxpass", "neg") for child in token.children):
        return None
    head = syntax.subject_of(token)
    if head is None:
        return None
    return _named(speech, syntax.noun_phrase(head), sentence, f"act.{lemma}")


def _owned(speech: Speech, token: Token, sentence: Span) -> Attribution | None:
    for child in token.children:
        if child.dep_ == "poss":
            return _named(speech, syntax.noun_phrase(child), sentence, "act.owned")
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            for doer in child.children:
                if doer.dep_ == "pobj":
                    return _named(speech, syntax.noun_phrase(doer), sentence, "act.owned")
    return None


def _named(speech: Speech, span: Span, sentence: Span, rule: str) -> Attribution | None:
    text = speech.analysis.text
    words = text[slice(*span)]
    span = (span[0], span[1] - len(words) + len(re.sub(r"['’]s?$", "", words)))
    speaker = speech.voices.resolve(span, sentence[0])
    if speaker.canonical:
        return Attribution(speaker.canonical, speaker.kind, "named", None, rule)
    people = re.search(r"\b(?:officials?|analysts?|economists?|experts?|forecasters?|traders?|sources?)\b", words)
    return Attribution(None, None, "unnamed", None, rule) if people else None


# ---------------------------------------------------------------- releases


def _expected(speech: Speech, start: int) -> Attribution | None:
    """ "beating analysts' forecasts of 10%": nobody named expected it; the pollster is the source."""
    text = speech.analysis.text
    first, _ = speech.analysis.sentence_at(start)
    found = list(_CONSENSUS.finditer(text, max(first, start - 110), start))
    if not found or re.search(r"[,;.]\s|\b(?:while|but|after)\b", text[found[-1].end() : start]):
        return None
    owner = _source(speech, (max(first, found[-1].start() - 25), min(start, found[-1].end() + 25)))
    return Attribution(None, None, "unnamed", owner, "consensus")


def _released(speech: Speech, start: int) -> Attribution | None:
    """ "customs data showed", "X on Wednesday reported a surplus of"."""
    text = speech.analysis.text
    first, last = speech.analysis.sentence_at(start)
    if showed := _SHOWED.search(text, first, last):
        source = _source(speech, showed.span())
        if showed["noun"] in ("report", "study", "analysis") and source:
            return Attribution(source, "organisation", "named", None, "report.showed")
        return Attribution(None, None, "data_release", source, "data.showed")
    for frame, speaker in speech.frames_in(first, start):
        is_report = frame.cue is not None and frame.cue.forms[0] == "report"
        if is_report and frame.content is None and (speaker.kind == "place" or _is_statistics(speaker)):
            return Attribution(None, None, "data_release", _statistics_of(speech, speaker), "reported.release")
    return None


def _statistics_of(speech: Speech, speaker: Speaker) -> str | None:
    """The statistical body of a state that reports: the customs or bureau that the text names; None: it names none."""
    if speaker.kind == "organisation":
        return speaker.canonical
    bodies = [e for e in speech.voices.entities.of_kind("organisation") if e.is_registered]
    named = [e.canonical for e in bodies if re.search(r"\b(?:Customs|Statistics|Census)\b", e.canonical)]
    if len(set(named)) == 1:
        return named[0]
    says_customs = re.search(r"\bcustoms\b", speech.analysis.text) and speaker.canonical == "China"
    return _CHINA_CUSTOMS if says_customs and not named else None


def _carried_on(speech: Speech, start: int) -> Attribution | None:
    """A sentence that goes on with the release or the estimates of the one before it."""
    text = speech.analysis.text
    first, last = speech.analysis.sentence_at(start)
    if not _GOES_ON.match(text[first:last]) or speech.frames_in(first, last):
        return None
    told: Attribution | None = None
    for frame, speaker in speech.frames_in(first - _CARRY, first):
        if frame.content and frame.joint in ("data", "document", "own"):
            latest = _by_frame(speech, frame, speaker, frame.content[0], frame.content[0] + 1)
            if latest.attribution == "data_release" or frame.sentence[1] > first - 3:
                told = latest
    for showed in _SHOWED.finditer(text, max(0, first - _CARRY), first):
        told = Attribution(None, None, "data_release", _source(speech, showed.span()), "data.carried")
    return told if told and told.attribution in ("data_release", "document") else None


# ---------------------------------------------------------------- turns and authors


def _in_turn(speech: Speech, start: int) -> Attribution | None:
    """The speaker of the turn; the article where a journalist asks."""
    found = speech.turn_at(start)
    if found is None:
        return None
    turn, speaker = found
    is_question = speech.analysis.text[turn.start : turn.end].rstrip().endswith("?")
    if not speaker.canonical or (is_question and not _holds_office(speech, speaker)):
        return ARTICLE
    return Attribution(speaker.canonical, speaker.kind, "named", None, "turn")


def _holds_office(speech: Speech, speaker: Speaker) -> bool:
    return fold(speaker.canonical or "") in speech.voices.registry.person_named


def _authored(speech: Speech, start: int) -> Attribution | None:
    """A statement in its author's own voice: whom the title says it comes from, if the text does not tell of him."""
    author = speech.voices.author
    body = speech.voices.registry.body_named.get(fold(author.canonical or ""))
    if author is NOBODY or (body and body.kind == "media"):
        return None
    told_of = speech.voices.entities.named(author.canonical or "")
    if author.canonical in speech.names or (told_of and told_of.mentions):
        return None
    return Attribution(author.canonical, author.kind, "named", None, "author")
