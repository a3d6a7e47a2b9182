"""Every figure of a text with all its fields: the lexer first, then one rule module after another."""

from __future__ import annotations

from decimal import Decimal

from tasks.entities import Entities
from tasks.figures.amounts import Amount, read_amounts
from tasks.figures.bare import resolve_bare
from tasks.figures.change import Change, read_change
from tasks.figures.context import Context, MaskedText, mask, read_contexts
from tasks.figures.economy import NOBODY, Sides, read_sides
from tasks.figures.measure import Measure, read_measure
from tasks.figures.modality import read_modality
from tasks.figures.nations import read_nations
from tasks.figures.qualifier import read_qualifier
from tasks.language import Analysis
from tasks.records import Document, Figure, Quote

def read_figures(
    document: Document, analysis: Analysis, entities: Entities, quotes: tuple[Quote, ...]
) -> tuple[Figure, ...]:
    """The figures of the text, in text order. Never raises, whatever the text."""
    amounts = resolve_bare(document.content, read_amounts(document.content, document.country))
    if not amounts:
        return ()
    text = MaskedText(
        document.content,
        mask(document.content, amounts),
        amounts,
        analysis.sentences,
        document.title or "",
        document.published,
        document.source or "",
        document.country,
    )
    figures: list[Figure] = []
    nations = read_nations(document.content, entities, document.title or "")
    last: Change | None = None
    sides = NOBODY
    measures: dict[int, Measure] = {}
    for context in read_contexts(text):
        before = context.alike_kind_before
        measure = read_measure(context, measures.get(before.start) if before else None)
        measures[context.amount.start] = measure
        sides = read_sides(context, measure.name, nations, sides)
        figure, last = _figure(document, context, measure, sides, last if context.sibling_index else None)
        figures.append(figure)
    return tuple(figures)


def _figure(document: Document, context: Context, measure: Measure, sides: Sides, before_it: Change | None) -> tuple[Figure, Change]:
    amount = context.amount
    change = read_change(context, measure.name, before_it)
    modality, modality_rule = read_modality(context, measure.name, change.form)
    figure = Figure(
        start_char=amount.start,
        end_char=amount.end,
        value=float(amount.low),
        value_high=None if amount.high is None else float(amount.high),
        unit=amount.unit,
        qualifier=read_qualifier(context),
        change=change.direction,
        measure=measure.name,
        modality=modality,
        speaker=None,
        economy=sides.economy,
        partner=sides.partner,
        period=None,
        form=change.form,
        effect=None,
        direction=None,
        goods=(),
        scope=None,
        basis=(),
        per=amount.per,
        effective_from=None,
        effective_until=None,
        subject=None,
        attribution=None,
        data_source=None,
        part=document.part,
        conversion_of=None,
        value_usd=_value_usd(amount),
        rule=f"{amount.rule}+{measure.rule}+{change.rule}+{modality_rule}+{sides.rule}",
    )
    return figure, change


def _value_usd(amount: Amount) -> float | None:
    return float(Decimal(amount.low)) if amount.unit == "USD" else None
