"""One story told by many: which texts are copies, updates or share a block, and the story each belongs to.

Pure: what is stored comes in as `Known` members, what is new goes out as placements and merges. A story's id is made
from the article that founded it, so it is never given twice; when a text joins two stories, the one seen first stays
and the other is recorded as merged into it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from tasks.identity import make_id
from tasks.story_signature import Likeness, Signature, bands, likeness, signature
from tasks.wires import wire_of

COPY_CONTAINMENT = 0.45  # of the shorter text, between outlets; the estimate's error is about 0.05
UPDATE_CONTAINMENT = 0.6  # within one outlet, whose articles repeat their own background paragraphs
PARTIAL_CONTAINMENT = 0.2
MINIMUM_SHINGLES = 12  # a shorter text, such as a bare headline, founds its own story: too little to tell
CANDIDATES = 30  # compared for each text, those with most bands in common first


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One text to be placed."""

    text_id: UUID
    article_id: UUID
    publisher: str
    seen_at: datetime  # when we first saw its article, not when it was published
    signature: Signature
    wire: str | None  # None: the text names none


@dataclass(frozen=True, slots=True)
class Known:
    """One text that has its story."""

    text_id: UUID
    article_id: UUID
    publisher: str
    story_id: UUID  # merges followed
    story_first_seen_at: datetime
    signature: Signature


@dataclass(frozen=True, slots=True)
class Placement:
    """The story of one newcomer and why."""

    newcomer: Newcomer
    story_id: UUID
    is_founder: bool
    relation: str | None  # copy | update | partial; None: like nothing seen before
    like_text_id: UUID | None  # what it is most like; None: nothing
    containment: float | None  # of the shorter of the two, estimated; None: nothing


@dataclass(frozen=True, slots=True)
class Merge:
    """A story that turned out to be another one."""

    story_id: UUID
    into_story_id: UUID


def relation_of(likeness: Likeness, common: float, is_same_publisher: bool) -> str | None:
    """copy, update, partial or None, from how much two texts share; `common`: shingles of the shorter text."""
    if common < MINIMUM_SHINGLES:
        return None
    if likeness.containment >= (UPDATE_CONTAINMENT if is_same_publisher else COPY_CONTAINMENT):
        return "update" if is_same_publisher else "copy"
    return "partial" if likeness.containment >= PARTIAL_CONTAINMENT else None


class StoryPlacer:
    """Places texts among known ones, one after another; each placed text is known to the next."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self.merges: list[Merge] = []
        self._members: list[Known] = []
        self._by_band: dict[int, list[int]] = {}
        self._by_article: dict[UUID, int] = {}
        self._merged: dict[UUID, UUID] = {}
        self._founded: dict[UUID, datetime] = {}
        for member in known:
            self._keep(member, bands(member.signature))

    def place(self, newcomer: Newcomer) -> Placement:
        """The placement of one text; merges that it causes are added to `merges`."""
        keys = bands(newcomer.signature)
        alike = self._alike(newcomer, keys)
        sharing = [(member, relation, near) for member, relation, near in alike if relation != "partial"]
        stories = {self.current(member.story_id) for member, _, _ in sharing}
        earlier = self._by_article.get(newcomer.article_id)
        if earlier is not None:
            stories.add(self.current(self._members[earlier].story_id))
        story_id = self._join(stories) if stories else make_id("story", newcomer.article_id)
        self._founded.setdefault(story_id, newcomer.seen_at)
        self._keep(
            Known(
                newcomer.text_id,
                newcomer.article_id,
                newcomer.publisher,
                story_id,
                self._founded[story_id],
                newcomer.signature,
            ),
            keys,
        )
        if earlier is not None:
            before = self._members[earlier]
            near = likeness(newcomer.signature, before.signature)
            return Placement(newcomer, story_id, False, "update", before.text_id, near.containment)
        best = (sharing or alike)[:1]
        if not best:
            return Placement(newcomer, story_id, True, None, None, None)
        member, relation, near = best[0]
        return Placement(newcomer, story_id, not stories, relation, member.text_id, near.containment)

    def _alike(self, newcomer: Newcomer, keys: tuple[int, ...]) -> list[tuple[Known, str, Likeness]]:
        """Members that share something with it, the most alike first, those of its own article left out."""
        meetings = Counter(place for key in keys for place in self._by_band.get(key, ()))
        found = []
        for place, _ in meetings.most_common(CANDIDATES):
            member = self._members[place]
            if member.article_id == newcomer.article_id:
                continue
            near = likeness(newcomer.signature, member.signature)
            shorter = min(newcomer.signature.shingles, member.signature.shingles)
            if relation := relation_of(near, shorter, member.publisher == newcomer.publisher):
                found.append((member, relation, near))
        return sorted(found, key=lambda item: (-item[2].containment, -item[2].jaccard))

    def _join(self, stories: set[UUID]) -> UUID:
        """The story seen first; the others are merged into it."""
        first, *others = sorted(stories, key=lambda story: (self._founded[story], story))
        for other in others:
            self._merged[other] = first
            self.merges.append(Merge(other, first))
        return first

    def current(self, story_id: UUID) -> UUID:
        """The story that this one is by now, merges followed."""
        while story_id in self._merged:
            story_id = self._merged[story_id]
        return story_id

    def _keep(self, member: Known, keys: tuple[int, ...]) -> None:
        place = len(self._members)
        self._members.append(member)
        self._by_article.setdefault(member.article_id, place)
        self._founded[member.story_id] = min(
            member.story_first_seen_at, self._founded.get(member.story_id, member.story_first_seen_at)
        )
        for key in keys:
            self._by_band.setdefault(key, []).append(place)


def place_batch(newcomers: Sequence[Newcomer], known: Iterable[Known]) -> tuple[list[Placement], list[Merge]]:
    """The stories of a batch, in the order in which its articles were first seen; texts already known are left out."""
    known = list(known)
    stored = {member.text_id for member in known}
    placer = StoryPlacer(known)
    waiting = sorted(newcomers, key=lambda newcomer: (newcomer.seen_at, newcomer.text_id))
    placements = [placer.place(newcomer) for newcomer in waiting if newcomer.text_id not in stored]
    return placements, placer.merges


class StoryIndex:
    """Stories of the documents of one call of `tradelines extract`, in memory."""

    def __init__(self) -> None:
        self._placer = StoryPlacer()
        self._count = 0

    def add(self, document_id: str, source: str | None, published: date | None, text: str) -> tuple[UUID, str | None]:
        """The story of a document, and its relation to the document before it that it is most like (None: to none).

        A story that is merged later keeps the id that was given here: see `current`. A text without words is its own.
        """
        self._count += 1
        day = published or date.max
        seen_at = datetime(day.year, day.month, day.day, tzinfo=UTC)
        article_id = make_id("document", document_id, self._count)
        newcomer = Newcomer(
            article_id, article_id, source or f"unknown {self._count}", seen_at, signature(text), wire_of(text)
        )
        placement = self._placer.place(newcomer)
        return placement.story_id, placement.relation

    def current(self, story_id: UUID) -> UUID:
        """The story that this one is by now, merges followed."""
        return self._placer.current(story_id)
