"""Today's cleaner and readers over what is stored, and what that would change. Pure, but for the archive it reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from tasks.archive import read_record
from tasks.archive.reading import Damaged
from tasks.reading import read_document, read_job
from tasks.reading_job import ReadingJob
from tasks.records import Document, Facts, Figure, PageReading, Relevance
from tasks.relevance import read_relevance

# What a figure says; where it stands and which rule read it may change without anybody seeing another figure.
COMPARED = tuple(
    one.name for one in fields(Figure) if one.name not in ("start_char", "end_char", "rule", "conversion_of", "unit")
)


@dataclass(frozen=True, slots=True)
class TextJob:
    """One stored text for a process of the pool."""

    text_id: UUID
    article_id: UUID
    kind: str  # body | entry
    content: str
    title: str | None  # None: not known
    title_length: int  # of an entry's text; 0 for a body
    published: date | None  # None: not known
    publisher: str
    address: str
    country: str | None  # of the publisher's seat; None: unknown
    had_facts: bool
    model: str | None  # None: the best model installed
    threshold: float | None  # None: the measured default


@dataclass(frozen=True, slots=True)
class TextReading:
    """What today's readers make of one stored text."""

    job: TextJob
    relevance: Relevance
    facts: Facts | None  # None: not on topic, and it never was


def reread(job: ReadingJob | TextJob) -> PageReading | TextReading:
    """A page from the archive cleaned and read, or a stored text read. Runs in a process of the pool."""
    return _read_text(job) if isinstance(job, TextJob) else _read_page(job)


def _read_page(job: ReadingJob) -> PageReading:
    page = job.page
    if page is not None and page.warc_file is not None and page.warc_offset is not None:
        answer = read_record(job.archive, page.warc_file, page.warc_offset)
        if not isinstance(answer, Damaged):  # what the host said about the bytes is only in the archive
            job = replace(job, page=replace(page, content_type=answer.header("content-type")))
    return read_job(job)


def _read_text(job: TextJob) -> TextReading:
    document = Document(
        str(job.article_id), job.content, job.title, job.published, job.publisher, job.address, job.country,
        "body" if job.kind == "body" else "summary",
    )  # fmt: skip
    relevance = read_relevance(job.title or "", job.content)
    if job.threshold is not None:
        relevance = replace(relevance, on_topic=relevance.score >= job.threshold)
    if job.kind == "entry":
        facts = read_document(document, job.model)
        parts = ("title", "summary")
        figures = tuple(replace(f, part=parts[f.start_char >= job.title_length]) for f in facts.figures)
        return TextReading(job, relevance, replace(facts, figures=figures))
    if relevance.on_topic:
        return TextReading(job, relevance, read_document(document, job.model))
    # A text that had facts and is off topic now needs an empty reading: else the old facts would go on speaking.
    return TextReading(job, relevance, no_facts(relevance) if job.had_facts else None)


def no_facts(relevance: Relevance, model: str = "none") -> Facts:
    """The reading of a text in which nothing is to be found."""
    return Facts((), (), (), (), (), (), (), relevance, (), model)


# ---------------------------------------------------------------- what would change


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One figure as an analyst sees it."""

    address: str
    sentence: str
    words: str
    unit: str
    says: tuple[Any, ...]  # the values of COMPARED


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """The same words, read in another way."""

    old: ShownFigure
    new: ShownFigure

    @property
    def differences(self) -> str:
        """`field: old -> new` for each field that differs."""
        pairs = zip(COMPARED, self.old.says, self.new.says, strict=True)
        return "; ".join(f"{name}: {old} -> {new}" for name, old, new in pairs if old != new)


@dataclass(slots=True)
class Changes:
    """What a re-reading changes, counted, with the first samples of each kind."""

    texts: int = 0
    same: int = 0
    gained: list[ShownFigure] = field(default_factory=list)
    lost: list[ShownFigure] = field(default_factory=list)
    changed: list[ChangedFigure] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)  # figures_gained, ..., quotes_before, quotes_after, ...
    most_samples: int = 20

    def compare(self, old: Sequence[ShownFigure], new: Sequence[ShownFigure]) -> None:
        """Add the figures of one article as they are shown and as they would be."""
        before, after = _by_place(old), _by_place(new)
        gained = [figure for key, figure in after.items() if key not in before]
        lost = [figure for key, figure in before.items() if key not in after]
        both = [ChangedFigure(figure, after[key]) for key, figure in before.items() if key in after]
        changed = [pair for pair in both if pair.old.says != pair.new.says]
        self.texts += 1
        self.same += len(both) - len(changed)
        self.counts.update(figures_gained=len(gained), figures_lost=len(lost), figures_changed=len(changed))
        self.gained += gained[: self.most_samples - len(self.gained)]
        self.lost += lost[: self.most_samples - len(self.lost)]
        self.changed += changed[: self.most_samples - len(self.changed)]

    def told(self) -> str:
        """For a person: the counts, then samples of what is gained, lost and read in another way."""
        count = self.counts
        lines = [
            f"{self.texts} texts: {self.same} figures stay as they are, {count['figures_gained']} gained, "
            f"{count['figures_lost']} lost, {count['figures_changed']} changed; "
            f"quotes {count['quotes_before']} -> {count['quotes_after']}, "
            f"trade actions {count['events_before']} -> {count['events_after']}"
        ]
        for name, what in (
            ("no_longer_article", "pages in which today's cleaner finds no article; what is stored of them stays"),
            ("new_articles", "pages that had been rejected and are articles now"),
            ("lost_pages", "texts that could not be read again; what is stored of them stays"),
        ):
            if count[name]:
                lines.append(f"{count[name]} {what}")
        for title, figures in (("gained", self.gained), ("lost", self.lost)):
            lines += [f"{title}: {_told(figure)}" for figure in figures]
        lines += [f"changed: {_told(pair.new)}\n    {pair.differences}" for pair in self.changed]
        return "\n".join(lines)


def shown_row(row: Mapping[str, Any], address: str) -> ShownFigure:
    """A stored figure with its words and sentence as it is compared."""
    says = (row[name] for name in COMPARED)
    return ShownFigure(
        address, _plain(row["sentence"]), row["words"], row["unit"],
        tuple(tuple(value) if isinstance(value, list) else value for value in says),
    )  # fmt: skip


def shown_facts(facts: Facts | None, content: str, address: str) -> list[ShownFigure]:
    """The figures of a new reading as they are compared; `content` is "" where a text may not be stored."""
    shown = []
    for figure in facts.figures if facts else ():
        start, end = next(
            ((first, last) for first, last in facts.sentences if first <= figure.start_char < last)
            if facts
            else iter(()),
            (figure.start_char, figure.end_char),
        )
        says = tuple(getattr(figure, name) for name in COMPARED)
        words = content[figure.start_char : figure.end_char]
        sentence = _plain(content[start : max(end, figure.end_char)])
        shown.append(ShownFigure(address, sentence, words, figure.unit, says))
    return shown


def _by_place(figures: Iterable[ShownFigure]) -> dict[tuple[object, ...], ShownFigure]:
    """Figures by sentence, words and unit, numbered where these repeat: a place that a new cleaner leaves alone."""
    seen: Counter[tuple[object, ...]] = Counter()
    found: dict[tuple[object, ...], ShownFigure] = {}
    for figure in figures:
        key = (figure.sentence, figure.words, figure.unit)
        seen[key] += 1
        found[(*key, seen[key])] = figure
    return found


def _told(figure: ShownFigure) -> str:
    says = dict(zip(COMPARED, figure.says, strict=True))
    return (
        f"{figure.words!r} = {says['value']:g} {figure.unit}, {says['measure']}, {says['modality']}, "
        f"{says['speaker'] or 'no speaker'}\n    {figure.sentence}\n    {figure.address}"
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
