"""A speaker, as far as the text tells of one."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.quotes.frame import Span

MEMORY = 60  # speakers that a short form looks back over
NAMED, UNNAMED, UNTOLD = "named", "unnamed", "untold"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as it is told."""

    canonical: str | None  # None: unnamed or not told
    kind: str | None  # person | organisation | place; None where canonical is None
    words: Span | None  # what names or describes the speaker; None: nothing does
    form: str  # named | unnamed ("officials") | untold


NOBODY = Speaker(None, None, None, UNTOLD)
