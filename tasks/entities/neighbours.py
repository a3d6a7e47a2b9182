"""Names by where they stand: each question looks at a few neighbours, never at the whole text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from tasks.entities.view import Found

_LONGEST_NAME = 150  # characters; what begins further back does not reach a stretch


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Names in text order with their starts."""

    names: tuple[Found, ...]
    starts: tuple[int, ...]
    organisation_before: tuple[int, ...]  # by name: index of the last organisation before it; -1: none

    def between(self, start: int, end: int, kind: str | None = None) -> list[Found]:
        """Names that overlap the stretch, of one kind or of all."""
        first, last = bisect_left(self.starts, start - _LONGEST_NAME), bisect_left(self.starts, end)
        return [item for item in self.names[first:last] if item.end > start and kind in (None, item.kind)]

    def last_organisation(self, offset: int) -> Found | None:
        """The organisation named last before the offset; None: none is."""
        index = bisect_left(self.starts, offset)
        found = self.organisation_before[index] if index < len(self.names) else self._last()
        return self.names[found] if found >= 0 else None

    def _last(self) -> int:
        if not self.names:
            return -1
        return len(self.names) - 1 if self.names[-1].kind == "organisation" else self.organisation_before[-1]


def neighbours_of(names: Iterable[Found]) -> Neighbours:
    """The names sorted, with what each question needs."""
    ordered = tuple(sorted(names, key=lambda item: item.start))
    before, last = [], -1
    for index, item in enumerate(ordered):
        before.append(last)
        last = index if item.kind == "organisation" else last
    return Neighbours(ordered, tuple(item.start for item in ordered), tuple(before))
