"""Acts of announcing without a reported clause: "X announced an extra duty of 25%", "duties of 34% announced by X"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tasks.quotes import syntax
from tasks.quotes.attributed import Attribution
from tasks.quotes.cues import ACTS
from tasks.quotes.frame import Span
from tasks.quotes.speech import Speech


def announced(speech: Speech, start: int, end: int) -> Attribution | None:
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


def claimed(speech: Speech, end: int) -> Attribution | None:
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
