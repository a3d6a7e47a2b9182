"""The people, bodies and places of one text, and who stands where."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from tasks.records import Entity, Mention


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed by identity: it is a key of caches
class Entities:
    """All entities of one text; the questions that readers of quotes, figures and events ask of them."""

    entities: tuple[Entity, ...]
    _mentions: tuple[tuple[Mention, Entity], ...] = field(init=False, repr=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        pairs = sorted(((m, e) for e in self.entities for m in e.mentions), key=lambda pair: pair[0].start_char)
        object.__setattr__(self, "_mentions", tuple(pairs))
        object.__setattr__(self, "_starts", tuple(m.start_char for m, _ in pairs))

    def of_kind(self, kind: str) -> tuple[Entity, ...]:
        """The entities of one kind: person, organisation or place."""
        return tuple(entity for entity in self.entities if entity.kind == kind)

    def within(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """Mentions that lie inside the span, in text order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [pair for pair in self._mentions[first:last] if pair[0].end_char <= end]

    def at(self, start: int, end: int) -> Entity | None:
        """The entity of the longest mention that overlaps the span; None: none does."""
        last = bisect_left(self._starts, end)
        over = [(m, e) for m, e in self._mentions[max(0, last - 50) : last] if m.end_char > start]
        return max(over, key=lambda pair: pair[0].end_char - pair[0].start_char)[1] if over else None

    def named(self, canonical: str) -> Entity | None:
        """The entity of that canonical name; None: not in this text."""
        return next((entity for entity in self.entities if entity.canonical == canonical), None)
