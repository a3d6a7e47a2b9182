"""Every row of the rule tables reads its own example."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tasks.entities import Entities
from tasks.figures import (
    bare,
    basis,
    change_rules,
    constructions,
    effect,
    modality_cues,
    multipliers,
    not_figures,
    per_unit,
    qualifier,
    read_figures,
    turns,
)
from tasks.figures.amounts import read_amounts
from tasks.figures.bare import resolve_bare
from tasks.figures.cues import load_cues
from tasks.figures.goods import find_goods
from tasks.language import Analysis, analyse
from tasks.records import Document, Figure
from tasks.reference.goods import load_goods


@pytest.fixture(scope="module")
def empty() -> Analysis:
    return analyse("A sentence.")


def figures_of(text: str) -> tuple[Figure, ...]:
    document = Document("sentence", text, published=date(2025, 9, 15))
    return read_figures(document, analyse(text), Entities(()), ())


def last(text: str) -> Figure:
    return figures_of(text)[-1]


@pytest.mark.parametrize(("text", "noun"), per_unit.EXAMPLES)
def test_an_amount_is_divided_by(text: str, noun: str | None) -> None:
    assert read_amounts(text)[0].per == noun


@pytest.mark.parametrize(("text", "span", "value", "unit"), multipliers.EXAMPLES)
def test_a_multiplier_is_read(text: str, span: str, value: str, unit: str) -> None:
    found = next(iter(multipliers.read_multipliers(text)))
    assert (text[found.start : found.end], found.value, found.unit) == (span, Decimal(value), unit)


@pytest.mark.parametrize(
    "rule", [r for r in (*not_figures.BEFORE, *not_figures.AFTER) if r.example], ids=lambda r: r.name
)
def test_a_number_that_says_nothing_about_how_much_is_no_figure(rule: not_figures.NoFigure) -> None:
    assert resolve_bare(rule.example, read_amounts(rule.example)) == ()


@pytest.mark.parametrize("row", qualifier.APPROXIMATORS, ids=lambda row: row.example)
def test_an_approximator_qualifies(row: qualifier.Approximator) -> None:
    assert last(row.example).qualifier == row.qualifier


@pytest.mark.parametrize("row", change_rules.RULES, ids=lambda row: row.name)
def test_a_change_has_its_form(row: change_rules.ChangeRule) -> None:
    assert last(row.example).form == row.form


@pytest.mark.parametrize("row", constructions.CONSTRUCTIONS, ids=lambda row: row.name)
def test_a_turn_of_phrase_settles_the_measure(row: turns.Construction) -> None:
    assert row.measure in {figure.measure for figure in figures_of(row.example)}


@pytest.mark.parametrize("row", modality_cues.CUES, ids=lambda row: row.example)
def test_a_cue_tells_the_modality(row: modality_cues.Cue) -> None:
    assert last(row.example).modality == row.modality


@pytest.mark.parametrize("row", effect.ACTS, ids=lambda row: row.effect)
def test_an_act_tells_the_effect(row: effect.Act) -> None:
    assert row.effect in {figure.effect for figure in figures_of(row.example)}


@pytest.mark.parametrize("row", basis.BASES, ids=lambda row: row.name)
def test_words_put_a_figure_on_a_basis(row: basis.Basis) -> None:
    assert row.name in last(row.example).basis


@pytest.mark.parametrize("row", bare.RULES, ids=lambda row: row.name)
def test_a_bare_number_takes_the_unit_its_sentence_tells(row: bare.BareRule) -> None:
    assert resolve_bare(row.example, read_amounts(row.example))[-1].unit == row.unit


def test_every_cue_speaks_for_a_known_measure() -> None:
    told = (Path(__file__).parents[1] / "docs" / "annotation.md").read_text(encoding="utf-8")
    closed_list = told[told.index("`measure` (closed list)") :]
    measures = {cue.measure for cues in load_cues().values() for cue in cues} - {"nothing"}
    assert [name for name in sorted(measures) if f"`{name}`" not in closed_list] == []


def test_goods_have_harmonized_headings_or_none() -> None:
    goods = {good.name: good for good in load_goods().values()}
    assert len(goods) >= 110
    assert all(number.replace("-", "").isdigit() for good in goods.values() for number in good.hs)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("soybeans, corn and pork", ["soybeans", "corn", "pork"]),
        ("electric vehicles and auto parts", ["electric vehicles", "auto parts"]),
        ("rare earth magnets", ["rare earth magnets"]),
        ("farm goods", ["agricultural products"]),
        ("the tariff on goods", []),
    ],
)
def test_goods_are_found_longest_name_first(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_goods(text)] == names
