"""Who "it", "we" and nobody are: actors that the line of an event does not name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tasks.entities import Entities
from tasks.events.drafts import Draft
from tasks.events.lines import Lines
from tasks.events.sides import Sides
from tasks.events.subjects import is_governed
from tasks.records import Document, Quote

_AMERICAN: Final = re.compile(r"(?:\.gov|whitehouse\.gov|truthsocial\.com|ustr\.gov)$", re.IGNORECASE)
_CHINESE: Final = re.compile(
    (
        r"(?:\.gov\.cn|news\.cn|xinhuanet\.com|globaltimes\.cn|chinadaily\.com\.cn|people\.cn|cgtn\.com)$|"
        r"People's Daily|Xinhua|Global Times|China Daily"
    ),
    re.IGNORECASE,
)
_THEY: Final = re.compile(r" they(?:'[a-z]+)? ")
_FAR: Final = 4  # sentences over which an action without an actor is taken for one of the side told of last
# "The change ends the exemption": his of whom the sentence before tells
_MOVE: Final = re.compile(
    r" (?:the|this|that) (?:[a-z]+ )?(?:move|change|order|measure|decision|rule|announcement|directive|policy|"
    r"action|step|"
    r"proclamation|plan|notice|regulation)s? "
)
_RESTRICTIVE: Final = frozenset({"tariff", "export_control", "import_restriction", "sanction", "relief", "other"})


class References:
    """Resolves the actors of drafts in text order."""

    def __init__(
        self, document: Document, lines: Lines, entities: Entities, quotes: tuple[Quote, ...], sides: Sides
    ) -> None:
        self._lines = lines
        self._entities = entities
        self._quotes = quotes
        self._sides = sides
        self._author = author_of(document, lines)
        self._last: Draft | None = None

    def resolved(self, draft: Draft) -> Draft | None:
        """The draft with its actor and targets named; None: nothing tells who acts."""
        actor: str | None = draft.actor
        goals: tuple[str | None, ...] = draft.targets
        if actor == "we":
            actor = self._speaker(draft)
        elif actor == "it" and _THEY.search(draft.line.words(draft.first - 7, draft.first)) and self._speaker(draft):
            actor = self._sides.other(self._speaker(draft), draft.line)  # "we will lower them and they will buy corn"
        elif actor in ("it", "he"):
            actor = self._subject_before(draft, ("B",) if actor == "he" else ("N", "A", "B"))
            if actor is not None and actor in goals:  # nobody acts on himself: "it restricts exports to China"
                actor = self._sides.other(actor, draft.line)
            actor = actor or self._speaker(draft)  # "he will raise them, the president said"
        if actor is None and self._is_without_last(draft) and _MOVE.match(draft.line.signs):
            actor = self._subject_before(draft, ("N", "B"))
            goals = ("?",) if goals == (None,) else goals
        if actor is None:
            last = self._last
            if last is None or self._is_without_last(draft) or draft.type not in _RESTRICTIVE:
                return None
            actor = last.actor
            goals = last.targets if goals in ((None,), ("?",)) else goals
        if "?" in goals:
            goals = (self._sides.other(actor, draft.line),)
        goals = tuple(goal for goal in goals if goal != actor) or (None,)
        told = replace(draft, actor=actor, targets=goals)
        if told.type in _RESTRICTIVE and (self._last is None or self._last.line.number != told.line.number):
            self._last = told
        return told

    def _is_without_last(self, draft: Draft) -> bool:
        """Whether no action was told shortly before."""
        return self._last is None or draft.line.number - self._last.line.number > _FAR

    def _speaker(self, draft: Draft) -> str | None:
        """The country for which "we" speaks."""
        at = draft.line.units[draft.first].start
        for quote in self._quotes:
            if quote.start_char <= at < quote.end_char and quote.speaker:
                entity = self._entities.named(quote.speaker)
                if entity and entity.country and (entity.role or entity.kind != "person"):
                    return entity.country
        return self._author

    def _subject_before(self, draft: Draft, kinds: tuple[str, ...]) -> str | None:
        """The first party of the sentence before that no preposition governs."""
        number = draft.line.number
        for earlier in range(number - 1, max(-1, number - 3), -1):
            start, end = self._lines.sentences[earlier]
            line = self._lines.line(start, min(end, start + 400), earlier)
            for at, unit in enumerate(line.units):
                if unit.word in kinds and not is_governed(line, at):
                    return unit.code
        return None


def author_of(document: Document, lines: Lines) -> str | None:
    """The country for which the text itself speaks, by its source or title; None: a reporter's own words."""
    source = document.source or ""
    if _CHINESE.search(source):
        return "CN"
    if _AMERICAN.search(source):
        return "US"
    named = [nation.code for nation in lines.nations.found[:1]]
    return named[0] if named and re.search(r"(?i)\bposted\b|statement|remarks", document.title or "") else None
