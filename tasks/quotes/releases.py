"""Data releases and expectations of nobody named: "customs data showed", "beating analysts' forecasts of 10%"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.quotes.attributed import CHINA_CUSTOMS, Attribution, is_statistics, source_of
from tasks.quotes.cues import DATA_NOUNS
from tasks.quotes.speaker import Speaker
from tasks.quotes.speech import Speech

_DATA = "|".join(sorted(DATA_NOUNS))
SHOWED = re.compile(
    rf"(?P<owner>(?:[\w.&’'-]+\s+){{0,8}}?)(?P<noun>{_DATA}|report|study|analysis|release|reading)\b(?:\s+(?:from|by|of|released|published|"
    rf"compiled)\b[^.;,]{{0,80}})?\s+(?:\w+ly\s+)?(?:show(?:s|ed)?|indicate[sd]?|found|reveal(?:s|ed)?|suggest(?:s|ed)?)\b"
)
_VERB = re.compile("show|indicate|found|reveal|suggest")
_CONSENSUS = re.compile(
    r"\b(?:consensus|analysts['’]? (?:had )?(?:forecasts?|estimates?|expectations?|expected)|economists['’]? (?:had )?"
    r"(?:forecasts?|estimates?|expectations?|expected|surveyed|polled)|(?:economist|analyst) (?:estimates?|forecasts?)"
    r"|(?:polled|surveyed) by|(?:forecast|expected|predicted) (?:by|in) (?:a|an|analysts|economists)\b"
    r"|(?:beating|missing|missed|beat|topping|above|below) (?:\w+ )?(?:forecasts?|estimates?|expectations?))",
    re.IGNORECASE,
)


def showing(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where data are said to show something, in text order; the costly look at owners only where there is a verb."""
    return SHOWED.finditer(text, start, end) if _VERB.search(text, start, end) else iter(())


def expected(speech: Speech, start: int) -> Attribution | None:
    """ "beating analysts' forecasts of 10%": nobody named expected it; the pollster is the source."""
    text = speech.analysis.text
    first, _ = speech.analysis.sentence_at(start)
    found = list(_CONSENSUS.finditer(text, max(first, start - 110), start))
    if not found or re.search(r"[,;.]\s|\b(?:while|but|after)\b", text[found[-1].end() : start]):
        return None
    owner = source_of(speech, (max(first, found[-1].start() - 25), min(start, found[-1].end() + 25)))
    return Attribution(None, None, "unnamed", owner, "consensus")


def released(speech: Speech, start: int) -> Attribution | None:
    """ "customs data showed", "X on Wednesday reported a surplus of"."""
    text = speech.analysis.text
    first, last = speech.analysis.sentence_at(start)
    if showed := next(showing(text, first, last), None):
        source = source_of(speech, showed.span())
        if showed["noun"] in ("report", "study", "analysis") and source:
            return Attribution(source, "organisation", "named", None, "report.showed")
        return Attribution(None, None, "data_release", source, "data.showed")
    for frame, speaker in speech.frames_in(first, start):
        is_report = frame.cue is not None and frame.cue.forms[0] == "report"
        if is_report and frame.content is None and (speaker.kind == "place" or is_statistics(speaker)):
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
    return CHINA_CUSTOMS if says_customs and not named else None
