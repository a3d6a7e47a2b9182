"""Every figure of a text with all its fields: the lexer first, then one rule module after another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tasks.entities import Entities
from tasks.figures.amounts import Amount, read_amounts
from tasks.figures.bare import resolve_bare
from tasks.figures.change import Change, read_change
from tasks.figures.context import Context, MaskedText, cover, mask, read_contexts
from tasks.figures.conversion import read_conversion
from tasks.figures.details import read_basis, read_direction, read_scope
from tasks.figures.economy import NOBODY, Sides, read_sides
from tasks.figures.effect import read_effect
from tasks.figures.goods import read_goods
from tasks.figures.measure import Measure, read_measure
from tasks.figures.modality import read_modality
from tasks.figures.nations import Nations, read_nations
from tasks.figures.period import Dates, read_dates, read_effective, read_period
from tasks.figures.qualifier import read_qualifier
from tasks.figures.subject import Firms, read_firms, read_subject
from tasks.language import Analysis
from tasks.quotes.attribution import attribute
from tasks.quotes.reader import Speech, read_speech
from tasks.records import Document, Figure, Quote


@dataclass(slots=True)
class _Reading:
    """What is known of the text, and of the figures already read."""

    document: Document
    nations: Nations
    dates: Dates
    firms: Firms
    speech: Speech
    measures: dict[int, Measure] = field(default_factory=dict)  # by the start of the figure
    change: Change | None = None  # of the figure before in the same sentence
    sides: Sides = NOBODY
    measure: str = ""  # of the figure before
    period: str | None = None  # of the statistic before
    direction: str | None = None
    subject: str | None = None


def read_figures(
    document: Document, analysis: Analysis, entities: Entities, quotes: tuple[Quote, ...]
) -> tuple[Figure, ...]:
    """The figures of the text, in text order. Never raises, whatever the text."""
    amounts = resolve_bare(document.content, read_amounts(document.content, document.country))
    if not amounts:
        return ()
    text = _masked(document, analysis, amounts)
    contexts = read_contexts(text)
    spans = sorted({span for context in contexts for span in _with_next(text, context.sentence)})
    reading = _Reading(
        document,
        read_nations(document.content, entities, document.title or ""),
        read_dates(text, spans),
        read_firms(entities),
        read_speech(document, analysis, entities),
    )
    figures: list[Figure] = []
    for context in contexts:
        figures.append(_figure(context, reading, figures))
    return tuple(figures)


def _masked(document: Document, analysis: Analysis, amounts: tuple[Amount, ...]) -> MaskedText:
    return MaskedText(
        document.content,
        mask(document.content, amounts),
        amounts,
        cover(len(document.content), analysis.sentences, document.content),
        document.title or "",
        document.published,
        document.source or "",
        document.country,
    )


def _figure(context: Context, reading: _Reading, earlier: list[Figure]) -> Figure:
    amount = context.amount
    restated = read_conversion(context.text.original, amount, context.previous)
    if restated is not None:
        first = next((f for f in reversed(earlier) if f.start_char == restated.start), None)
        if first is not None:
            reading.measures[amount.start] = reading.measures[restated.start]
            return _conversion(amount, first)
    return _read(context, reading)


def _conversion(amount: Amount, first: Figure) -> Figure:
    """The same figure in another unit: it says of itself only its span, its value and its unit."""
    return replace(
        first,
        start_char=amount.start,
        end_char=amount.end,
        value=float(amount.low),
        value_high=None if amount.high is None else float(amount.high),
        unit=amount.unit,
        conversion_of=first.start_char,
        value_usd=float(amount.low) if amount.unit == "USD" else first.value_usd,
        rule=f"{amount.rule}+conversion",
    )


def _read(context: Context, reading: _Reading) -> Figure:
    amount = context.amount
    alike = context.alike_kind_before
    measure = read_measure(context, reading.measures.get(alike.start) if alike else None)
    reading.measures[amount.start] = measure
    name = measure.name
    change = read_change(context, name, reading.change if context.sibling_index else None)
    reading.change = change
    modality, modality_rule = read_modality(context, name, change.form)
    subject = read_subject(context, name, reading.firms, reading.subject)
    sides = read_sides(
        context, name, reading.nations, reading.sides, name == reading.measure, reading.firms.country(subject)
    )
    reading.measure = name
    reading.sides = sides
    period = read_period(context, name, change.form, reading.dates, reading.period)
    reading.period = period or reading.period
    effective = read_effective(context, name, modality, reading.dates)
    if modality == "reported" and effective.start and _is_ahead(reading.document, effective.start):
        modality, modality_rule = "announced", "modality.takes_effect_later"
    direction = read_direction(context, name, reading.direction)
    reading.direction = direction or reading.direction
    told = attribute(reading.speech, amount.start, amount.end)
    reading.subject = subject or reading.subject
    return Figure(
        start_char=amount.start,
        end_char=amount.end,
        value=float(amount.low),
        value_high=None if amount.high is None else float(amount.high),
        unit=amount.unit,
        qualifier=read_qualifier(context),
        change=change.direction,
        measure=name,
        modality=modality,
        speaker=told.speaker,
        economy=sides.economy,
        partner=sides.partner,
        period=period,
        form=change.form,
        effect=read_effect(context, name, change.direction, change.form),
        direction=direction,
        goods=read_goods(context, name),
        scope=read_scope(context, name),
        basis=read_basis(context, name, change.form, period),
        per=amount.per,
        effective_from=effective.start,
        effective_until=effective.end,
        subject=subject,
        attribution=told.attribution,
        data_source=told.data_source,
        part=reading.document.part,
        conversion_of=None,
        value_usd=float(amount.low) if amount.unit == "USD" else None,
        rule="+".join((amount.rule, measure.rule, change.rule, modality_rule, sides.rule, f"voice.{told.rule}")),
    )


def _is_ahead(document: Document, day: str) -> bool:
    return document.published is not None and day > document.published.isoformat()


def _with_next(text: MaskedText, sentence: tuple[int, int]) -> list[tuple[int, int]]:
    """A sentence and its neighbours: a duty's dates are often told there."""
    near = (text.sentence_before(sentence[0]), sentence, text.sentence_after(sentence[1]))
    return [span for span in near if span is not None]
