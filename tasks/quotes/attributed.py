"""What an attribution is, and the bodies behind data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.quotes.frame import Span
from tasks.quotes.speaker import Speaker
from tasks.quotes.speech import Speech
from tasks.reference.folding import fold


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is responsible for a statement."""

    speaker: str | None  # canonical; None: unnamed, a data release, or the article itself
    speaker_kind: str | None  # person | organisation | place; None where speaker is None
    attribution: str  # named | unnamed | data_release | document | article
    data_source: str | None  # canonical name of the body behind a release or document; None: not named
    rule: str


ARTICLE = Attribution(None, None, "article", None, "article")

CHINA_CUSTOMS = "General Administration of Customs of China"
_STATISTICS = re.compile(
    r"\b(?:department of (?:commerce|labor)|bureau of|census|statistics|customs|energy information|treasury"
    r"|central bank|reserve|people’s bank|people's bank|ministry)\b",
    re.IGNORECASE,
)


def by_speaker(speaker: Speaker, rule: str) -> Attribution:
    if speaker.canonical:
        return Attribution(speaker.canonical, speaker.kind, "named", None, rule)
    return Attribution(None, None, "unnamed", None, rule)


def is_statistics(speaker: Speaker) -> bool:
    return speaker.kind != "person" and bool(speaker.canonical) and bool(_STATISTICS.search(speaker.canonical or ""))


def source_of(speech: Speech, span: Span | None) -> str | None:
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
    return CHINA_CUSTOMS
