"""Who says the thing at a place of the text: somebody named, somebody unnamed, a data release, a document, the article.

    speech = read_speech(document, analysis, entities)
    attribute(speech, start, end) -> Attribution(speaker, speaker_kind, attribution, data_source, rule)

"X said", "X reported that" and "X threatened duties of 25%" have the speaker X; "X data showed" and "according to X
figures" have none, X is their data source; a plain act ("X imposed ...") is the article's own statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.quotes.acts import announced, claimed
from tasks.quotes.attributed import ARTICLE, Attribution, by_speaker, is_statistics, source_of
from tasks.quotes.frame import Frame
from tasks.quotes.releases import expected, released, showing
from tasks.quotes.speaker import NOBODY, Speaker
from tasks.quotes.speech import Speech
from tasks.records import Quote
from tasks.reference.folding import fold

__all__ = ["ARTICLE", "Attribution", "attribute", "speaker_at"]

_CARRY = 3000  # characters over which a release goes on being meant
_GOES_ON = re.compile(
    r"^(?:That (?:was|is|mark|compare|follow)|The (?:total|figure|number|rise|increase|drop|fall|decline|gain|surplus"
    r"|deficit|shortfall|gap|rate|reading|index|U\.S\. (?:had|ran)|US (?:had|ran))|Exports|Imports|Shipments|Sales"
    r"|For the (?:full )?(?:year|month|quarter))"
)


def speaker_at(quotes: Sequence[Quote], offset: int) -> Quote | None:
    """The innermost quote that holds the offset; None: none does."""
    over = [quote for quote in quotes if quote.start_char <= offset < quote.end_char]
    return min(over, key=lambda quote: quote.end_char - quote.start_char) if over else None


def attribute(speech: Speech, start: int, end: int) -> Attribution:
    """Who says what stands at the span: the innermost quote, an announcing verb, a release, the turn, the author."""
    quoted = expected(speech, start) or _quoted(speech, start, end)
    if quoted is None or quoted.attribution == "unnamed":
        quoted = claimed(speech, end) or quoted
    return (
        quoted
        or announced(speech, start, end)
        or released(speech, start)
        or _in_turn(speech, start)
        or _carried_on(speech, start)
        or _authored(speech, start)
        or ARTICLE
    )


def _quoted(speech: Speech, start: int, end: int) -> Attribution | None:
    inner: list[tuple[int, Attribution]] = []
    if found := speech.attached_at(start):
        stretch = found[0].stretch
        inner.append((stretch.end - stretch.start, by_speaker(found[1], "quote.direct")))
    for frame, speaker in speech.frames_in(*speech.analysis.sentence_at(start)):
        if frame.content and frame.content[0] <= start < frame.content[1] and frame.joint != "inner":
            told = _by_frame(speech, frame, speaker, start, end)
            inner.append((frame.content[1] - frame.content[0], told))
    return min(inner, key=lambda pair: pair[0])[1] if inner else _estimated_on(speech, start)


_COUNTS = re.compile(r"\b(?:Census|Statistics|Economic Analysis|Customs)\b")  # bodies that announce figures only
_JOINED = re.compile(r",\s(?:and|but|while)\s")
_EXPECTING = re.compile(r"\b(?:could|would|will|may|might)\b")


def _estimated_on(speech: Speech, start: int) -> Attribution | None:
    """ "A could cost $5, the lab estimates, and B could rise 3%": the joined clause is of the same estimate."""
    text = speech.analysis.text
    frames = speech.frames_in(*speech.analysis.sentence_at(start))
    if len(frames) != 1:
        return None
    frame, speaker = frames[0]
    if frame.cue is None or frame.side != "before" or frame.joint != "own" or start < frame.end:
        return None
    is_joined = _JOINED.match(text, frame.end) and _EXPECTING.search(text, frame.end, start)
    return by_speaker(speaker, "quote.estimated_on") if is_joined else None


def _by_frame(speech: Speech, frame: Frame, speaker: Speaker, start: int, end: int) -> Attribution:
    text = speech.analysis.text
    words = text[slice(*frame.subject)].lower() if frame.subject else ""
    if frame.joint == "data":
        return Attribution(
            None, None, "data_release", source_of(speech, frame.subject) or speaker.canonical, "according.data"
        )
    is_earlier = frame.cue is None and bool(re.search(r"\bearlier (?:announcement|statement)\b", words))
    if frame.joint == "document" or is_earlier:
        act = announced(speech, start, end)
        owner = speaker.canonical if is_earlier else (act.speaker if act else None)
        source = source_of(speech, frame.subject) or owner
        return Attribution(
            act.speaker if act else None, act.speaker_kind if act else None, "document", source, "according.document"
        )
    verb = frame.cue.forms[0] if frame.cue is not None else ""
    is_counting = verb == "announce" and bool(_COUNTS.search(speaker.canonical or ""))
    is_release = (verb == "report" and is_statistics(speaker)) or is_counting
    if is_release and frame.side == "before":
        return Attribution(None, None, "data_release", speaker.canonical, "reported.release")
    return by_speaker(speaker, f"quote.{frame.joint}")


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
    for showed in showing(text, max(0, first - _CARRY), first):
        told = Attribution(None, None, "data_release", source_of(speech, showed.span()), "data.carried")
    return told if told and told.attribution in ("data_release", "document") else None


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
