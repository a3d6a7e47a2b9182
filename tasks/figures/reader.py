"""Every figure of a text with all its fields: the lexer first, then one rule module after another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from spacy.tokens import Doc

from tasks.entities import Entities
from tasks.figures.amount import Amount
from tasks.figures.amounts import read_amounts
from tasks.figures.bare import resolve_bare
from tasks.figures.basis import read_basis
from tasks.figures.carried import Periods
from tasks.figures.change import Change, read_change
from tasks.figures.context import Context, read_contexts
from tasks.figures.conversion import read_conversion
from tasks.figures.details import read_direction, read_scope
from tasks.figures.economy import DUTY, read_sides
from tasks.figures.effect import read_effect
from tasks.figures.effective import read_effective
from tasks.figures.goods import read_goods
from tasks.figures.masking import MaskedText, cover, lowered, mask
from tasks.figures.measure import Earlier, Measure, read_measure
from tasks.figures.modality import read_modality
from tasks.figures.nations import Nations, read_nations
from tasks.figures.period import is_statistic, read_period
from tasks.figures.qualifier import read_qualifier
from tasks.figures.scene import NOBODY, Sides
from tasks.figures.subject import Firms, moved_itself, read_firms, read_subject
from tasks.figures.told_dates import Dates, read_dates
from tasks.figures.voice import country_of_voice, is_international
from tasks.language import Analysis
from tasks.quotes.attribution import attribute
from tasks.quotes.reader import Speech, read_speech
from tasks.records import Document, Figure, Quote

# What a firm that rose or fell by some percent is never said to be.
_NOT_OF_A_FIRM: Final = frozenset({"market", "price", "tariff_rate", "employment"})


@dataclass(slots=True)
class _Reading:
    """What is known of the text, and of the figures already read."""

    document: Document
    nations: Nations
    dates: Dates
    firms: Firms
    speech: Speech
    doc: Doc
    measures: dict[int, Measure] = field(default_factory=dict)  # by the start of the figure
    last_measure: Measure | None = None
    change: Change | None = None  # of the figure before in the same sentence
    sides: Sides = NOBODY
    public_sides: Sides = NOBODY  # of the last figure that is no firm's: what a duty goes on from
    measure: str = ""  # of the figure before
    periods: Periods = field(default_factory=Periods)
    direction: str | None = None
    subject: str | None = None
    goods: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    scope: str | None = None


def read_figures(
    document: Document, analysis: Analysis, entities: Entities, quotes: tuple[Quote, ...]
) -> tuple[Figure, ...]:
    """The figures of the text, in text order. Never raises, whatever the text."""
    amounts = resolve_bare(document.content, read_amounts(document.content, document.country))
    if not amounts:
        return ()
    text = _masked(document, analysis, amounts)
    contexts = read_contexts(text, analysis.doc)
    spans = sorted({span for context in contexts for span in _with_next(text, context.sentence)})
    reading = _Reading(
        document,
        read_nations(document.content, entities, document.title or ""),
        read_dates(text, spans),
        read_firms(entities),
        read_speech(document, analysis, entities),
        analysis.doc,
    )
    figures: list[Figure] = []
    for context in contexts:
        figures.append(_figure(context, reading, figures))
    return _with_told_dates(figures)


def _masked(document: Document, analysis: Analysis, amounts: tuple[Amount, ...]) -> MaskedText:
    return MaskedText(
        document.content,
        mask(document.content, amounts),
        amounts,
        cover(len(document.content), analysis.sentences, document.content),
        lowered(document.title or ""),
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
    previous = context.previous
    earlier = Earlier(
        reading.measures.get(alike.start) if alike else None,
        reading.measures.get(previous.start) if previous else None,
        reading.last_measure,
    )
    measure = read_measure(context, earlier)
    if measure.name not in _NOT_OF_A_FIRM and moved_itself(context, reading.firms):
        measure = Measure("market", "measure.firm_moved")
    reading.measures[amount.start] = reading.last_measure = measure
    name = measure.name
    change = read_change(context, name, reading.change if context.sibling_index else None)
    reading.change = change
    modality, modality_rule = read_modality(context, name, change.form)
    goes_on = name == reading.measure
    subject = read_subject(context, name, reading.firms, reading.subject)
    told = attribute(reading.speech, amount.start, amount.end)
    voice = country_of_voice(told.speaker or told.data_source, reading.firms.entities, context.text.source)
    firm_country = reading.firms.country(subject)
    last = reading.public_sides if name in DUTY else reading.sides
    sides = read_sides(context, name, reading.nations, last, goes_on, firm_country, voice)
    if sides.rule == "sides.flow.carried" and is_international(told.speaker or told.data_source):
        sides = Sides(None, None, "sides.world")
    reading.measure = name
    reading.sides = sides
    reading.public_sides = sides if subject is None else reading.public_sides
    period = read_period(context, name, change.form, reading.dates, reading.periods.carried(context))
    if period and is_statistic(context, name):
        reading.periods.remember(context, period, change.form, modality)
    effective = read_effective(context, name, modality, reading.dates)
    if (
        modality == "reported"
        and change.form != "from"
        and effective.start
        and _is_ahead(reading.document, effective.start)
    ):
        modality, modality_rule = "announced", "modality.takes_effect_later"
    direction = read_direction(context, name, reading.direction)
    reading.direction = direction or reading.direction
    goods, subject = _of_the_same_share(
        context, reading, name, goes_on, read_goods(context, name, reading.doc), subject
    )
    basis = read_basis(context, name, change.form, period)
    if change.rule == "change.restated":
        basis = tuple(dict.fromkeys((*(b for b in reading.basis if b != "ad_valorem"), *basis)))
    scope = read_scope(context, name, reading.scope if goes_on else None)
    reading.goods, reading.basis, reading.scope = goods, basis, scope
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
        goods=goods,
        scope=scope,
        basis=basis,
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


def _of_the_same_share(
    context: Context, reading: _Reading, measure: str, goes_on: bool, goods: tuple[str, ...], subject: str | None
) -> tuple[tuple[str, ...], str | None]:
    """Goods and firm of a figure; one more share that names neither is of those of the share before it."""
    if measure == "share" and goes_on and not goods and subject is None and not reading.firms.within(*context.sentence):
        goods, subject = reading.goods, reading.subject
    reading.subject = subject or (reading.subject if goes_on else None)
    return goods, subject


def _with_told_dates(figures: list[Figure]) -> tuple[Figure, ...]:
    """The same duty told twice has the dates that one of the two places tells."""
    told: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        if figure.measure == "tariff_rate" and (figure.effective_from or figure.effective_until):
            told.setdefault(_duty(figure), figure)
    return tuple(
        replace(figure, effective_from=other.effective_from, effective_until=other.effective_until)
        if figure.effective_from is figure.effective_until is None
        and (other := told.get(_duty(figure))) is not None
        and (not figure.goods or not other.goods or set(figure.goods) & set(other.goods))
        else figure
        for figure in figures
    )


def _duty(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.value, figure.unit, figure.economy, figure.partner, figure.modality, figure.form
