"""Who claims an action of which only one side speaks."""

from __future__ import annotations

import re
from typing import Final

from tasks.entities import Entities
from tasks.events.drafts import Draft
from tasks.records import Quote

_CLAIM: Final = re.compile(r"(?i)claim|boast|tout|alleg|accus|insist")
_OFFICIAL: Final = re.compile(r"Ministry|Department|White House|Office|Council|Commission|Administration|Embassy")
_CLAIMABLE: Final = frozenset(
    {"agreement", "purchase", "relief", "export_control", "tariff", "import_restriction", "talks"}
)


def read_claim(draft: Draft, quotes: tuple[Quote, ...], entities: Entities) -> str | None:
    """The speaker where an action of the other side, or of both, is told only in his words; None: stated as fact."""
    if draft.type not in _CLAIMABLE:
        return None
    at = draft.line.units[draft.first].start
    for quote in quotes:
        if not quote.start_char <= at < quote.end_char or quote.speaker is None:
            continue
        entity = entities.named(quote.speaker)
        if entity is None or entity.country is None or entity.kind == "place":
            continue
        if entity.kind == "organisation" and not _OFFICIAL.search(entity.canonical):
            continue
        if draft.actor not in (entity.country, None) and entity.country in ("US", "CN"):
            return quote.speaker if draft.type != "talks" else None
        if quote.cue and _CLAIM.search(quote.cue):
            return quote.speaker
    return None
