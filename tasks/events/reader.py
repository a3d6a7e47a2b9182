"""All events of one text: drafts from every kind of rule, told apart, dated and linked to their figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from tasks.entities import Entities
from tasks.events.agreements import read_agreements
from tasks.events.attached import attached_figures
from tasks.events.carrying import carried_dates, carrier, with_carried
from tasks.events.claims import read_claim
from tasks.events.covering import read_covered
from tasks.events.deeds import read_deeds
from tasks.events.drafts import Draft
from tasks.events.elliptical import further_rates
from tasks.events.instruments import read_instrument
from tasks.events.lines import Line, Lines
from tasks.events.listing import with_others
from tasks.events.measures import WORTH_READING
from tasks.events.pronouns import with_later_deed
from tasks.events.reading_measures import read_measures
from tasks.events.references import References, author_of
from tasks.events.sameness import Found, without_repeats
from tasks.events.sides import Sides
from tasks.events.talks import read_talks
from tasks.events.timing import Dates, read_dates
from tasks.language import Analysis
from tasks.records import Document, Event, EventFigure, Figure, Quote

_DUE: Final = re.compile(r" (?:due|set|scheduled|expected) to (?:meet|visit|hold) ")  # failed where the day is past


def read_events(
    document: Document,
    analysis: Analysis,
    entities: Entities,
    quotes: tuple[Quote, ...],
    figures: tuple[Figure, ...],
) -> tuple[tuple[Event, ...], tuple[EventFigure, ...]]:
    """The trade actions of the text in text order, and which figure belongs to which."""
    lines = Lines(document, analysis, entities, figures)
    sides = Sides(lines, author_of(document, lines))
    references = References(document, lines, entities, quotes, sides)
    found: list[Found] = []
    for line, drafts in _drafts(lines, sides):
        resolved = [told for told in map(references.resolved, drafts) if told is not None]
        last = carrier(line, [one for one, _ in found])
        if last and all(_comes_late(one, last) for one in resolved) and (carried := carried_dates(line, last, lines)):
            found = [(one, with_carried(when, carried) if one.line is last.line else when) for one, when in found]
        for told in resolved:
            told = _described(told, lines.text, entities, quotes)
            parts = further_rates(told)
            for one in parts:
                when = read_dates(one, lines)
                one = replace(one, goods=read_covered(one, lines.text))
                found.append((_decided(one, when, document) if one.type != "agreement" else one, when))
    events: list[Event] = []
    links: list[EventFigure] = []
    for draft, when in without_repeats(found, figures):
        for target in draft.targets:
            links += attached_figures(draft, len(events), figures)
            events.append(_event(_decided(draft, when, document), target, when))
    return tuple(events), tuple(links)


def _comes_late(draft: Draft, last: Draft) -> bool:
    """Whether an action of another side follows a date: "These fees begin on D, as do the American fees"."""
    return draft.actor != last.actor and " D " in draft.line.words(0, draft.first)


def _described(draft: Draft, text: str, entities: Entities, quotes: tuple[Quote, ...]) -> Draft:
    """The draft with its instrument and claimant."""
    start, end = draft.line.units[draft.first].start, draft.line.units[draft.last - 1].end
    return replace(
        draft,
        instrument=read_instrument(text, (start, end), (draft.line.start, draft.line.end), draft.type),
        claimed_by=read_claim(draft, quotes, entities),
    )


def _event(draft: Draft, target: str | None, when: Dates) -> Event:
    units = draft.line.units
    return Event(
        units[draft.first].start, units[draft.last - 1].end, draft.type, draft.actor, target, draft.status, when.date,
        when.starts, when.ends, draft.instrument, draft.goods, draft.participants, draft.claimed_by,
        True if draft.is_denied else None, draft.rule,
    )  # fmt: skip


def _decided(draft: Draft, when: Dates, document: Document) -> Draft:
    """What takes effect after the publication is not in force yet."""
    if draft.rule == "agreement.named" and when.date and document.published and _is_old(when.date, document.published):
        return replace(draft, status="in_force")
    if draft.type == "talks" and when.date and document.published and when.date[:10] > str(document.published):
        is_due = draft.status == "failed" and _DUE.search(draft.line.words(draft.first, draft.last))
        return replace(draft, status="planned") if is_due or draft.status == "held" else draft
    ahead = when.starts is not None and document.published is not None and when.starts[:10] > str(document.published)
    return replace(draft, status="announced") if ahead and draft.status == "in_force" else draft


def _is_old(iso: str, published: date) -> bool:
    """Whether a date lies more than a month before the publication."""
    return iso[:7] < str(published - timedelta(days=31))[:7]


def _drafts(lines: Lines, sides: Sides) -> Iterator[tuple[Line, list[Draft]]]:
    """The candidates of every kind of rule by line; a sentence told twice counts once, a question not at all."""
    seen: set[str] = set()
    for line in lines.matching(WORTH_READING):
        words = lines.text[line.start : line.end]
        if words in seen or words.rstrip("\"”' ").endswith("?"):
            continue
        seen.add(words)
        measures = (one for draft in read_measures(line, sides) for one in with_later_deed(draft))
        told = [
            *measures, *with_others(read_deeds(line, sides)),
            *read_agreements(line, sides), *read_talks(line, lines, sides),
        ]  # fmt: skip
        if any(draft.rule == "deed.sanction" for draft in told):
            told = [draft for draft in told if draft.type != "sanction" or draft.rule.startswith("deed")]
        yield line, sorted(told, key=lambda draft: draft.first)
