"""Figures of texts of any kind: what holds whatever the text, the dangerous cases, and the record as a whole."""

import math
import string
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.entities import Entities, read_entities
from tasks.figures import read_figures
from tasks.figures.amounts import read_amounts
from tasks.figures.bare import resolve_bare
from tasks.figures.masking import cover, mask
from tasks.figures.numerals import read_digits, read_words
from tasks.language import Analysis, analyse
from tasks.quotes import read_quotes
from tasks.records import Document, Figure

TRADE_WORDS = [
    "tariffs",
    "of",
    "25%",
    "on",
    "$50",
    "billion",
    "from",
    "to",
    "by",
    "China",
    "rose",
    "exports",
    "(",
    ")",
    "half",
    "2019",
    "per",
    "ton",
    "5,207",
]


def read(text: str, published: date | None = date(2025, 9, 15), country: str | None = None) -> tuple[Figure, ...]:
    document = Document("text", text, published=published, country=country)
    analysis = analyse(text)
    entities = read_entities(document, analysis)
    return read_figures(document, analysis, entities, read_quotes(document, analysis, entities))


def without_parse(text: str) -> tuple[Figure, ...]:
    analysis = Analysis(text, analyse("x").doc, ((0, len(text)),), ((0, len(text)),), "none")
    return read_figures(Document("text", text), analysis, Entities(()), ())


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(TRADE_WORDS), max_size=40).map(" ".join))
def test_any_text_gives_sound_figures_and_never_raises(text: str) -> None:
    figures = without_parse(text)
    spans = [(figure.start_char, figure.end_char) for figure in figures]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(math.isfinite(figure.value) and figure.value >= 0 for figure in figures)
    assert all(figure.value_high is None or figure.value < figure.value_high for figure in figures)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=string.digits + ".,-–()$%€ ", max_size=80))
def test_any_heap_of_digits_is_read_without_harm(text: str) -> None:
    resolve_bare(text, read_amounts(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_masking_keeps_every_offset(text: str) -> None:
    assert len(mask(text, resolve_bare(text, read_amounts(text)))) == len(text)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**15))
def test_written_integers_come_back_exactly(number: int) -> None:
    assert read_digits(f"{number:,}") == number
    assert read_digits(str(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10_000_000,
        "(" * 100_000,
        "1," * 100_000,
        "1." * 100_000,
        "$" * 100_000,
        " " * 100_000 + "5%",
        "-" * 100_000 + "5",
    ],
    ids=["digits", "brackets", "commas", "dots", "dollars", "blanks", "dashes"],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    started = time.process_time()
    read_amounts(text)
    assert time.process_time() - started < 8


def test_work_grows_with_the_length_and_not_with_its_square() -> None:
    def seconds(count: int) -> float:
        started = time.process_time()
        without_parse("It rose 5% to $50 billion (about €45 billion), " * count)
        return time.process_time() - started

    seconds(5)
    short, long = seconds(40), seconds(160)
    assert long < 10 * max(short, 0.02)


def test_a_sentence_is_never_longer_than_its_bound() -> None:
    pieces = cover(20_000, ((0, 9_000), (9_500, 12_000)), "word " * 4_000)
    assert all(end - start <= 1500 for start, end in pieces)
    assert [start for start, _ in pieces][1:] == [end for _, end in pieces][:-1] or len(pieces) > 10


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty-five", 25), ("half a million", 500_000), ("two hundred and fifty thousand", 250_000),
     ("a hundred million", 100_000_000), ("one and a half million", 1_500_000), ("three trillion", 3 * 10**12)],
)  # fmt: skip
def test_number_words_are_numbers(words: str, value: int) -> None:
    assert read_words(words) == value


@pytest.mark.parametrize(
    ("run", "value"),
    [("1,234.5", "1234.5"), ("1.234.567,8", "1234567.8"), ("12,34,567", "1234567"), ("1,2", None), ("2018.5.3", None)],
)
def test_digits_are_read_in_their_own_style(run: str, value: str | None) -> None:
    got = read_digits(run)
    assert (None if got is None else str(got)) == value


def test_money_is_exact_where_floats_would_not_be() -> None:
    (figure,) = read("The total was $536.8 billion.")
    assert figure.value == 536_800_000_000.0


def test_a_conversion_in_brackets_is_no_negative_number_and_points_to_the_first() -> None:
    first, second = read("Beijing gave 200 billion yuan ($27.9 billion) to exporters.")
    assert (second.value, second.unit, second.conversion_of) == (27_900_000_000, "USD", first.start_char)
    assert first.conversion_of is None
    assert second.value_usd == 27_900_000_000


def test_a_conversion_shares_everything_but_value_and_unit() -> None:
    first, second = read("China's trade surplus widened to $1.19tn (£890bn) in 2025.")
    assert (first.measure, first.change, first.direction) == (second.measure, second.change, second.direction)
    assert (first.unit, second.unit) == ("USD", "GBP")


@pytest.mark.parametrize(
    ("country", "unit"), [(None, "USD"), ("AU", "AUD"), ("CA", "CAD"), ("HK", "HKD"), ("US", "USD")]
)
def test_a_bare_dollar_belongs_to_the_country_of_the_outlet(country: str | None, unit: str) -> None:
    assert read("It cost $5 billion.", country=country)[0].unit == unit


def test_a_tariff_that_is_cancelled_never_looks_like_a_new_one() -> None:
    (figure,) = read("The United States will cancel the 10 percent fentanyl tariffs on Chinese goods.")
    assert (figure.effect, figure.modality, figure.economy, figure.partner) == ("cancelled", "announced", "US", "CN")


def test_an_increment_never_looks_like_a_level() -> None:
    increment, level = read("The gap increased by $43.6 billion to $419.2 billion.")
    assert (increment.form, level.form) == ("change", "to")


def test_an_expiry_never_looks_like_a_start() -> None:
    (figure,) = read("China will suspend the 24 percent tariff until November 10, 2026.")
    assert (figure.effective_from, figure.effective_until) == (None, "2026-11-10")


def test_a_deficit_never_looks_like_a_surplus() -> None:
    deficit, surplus = read("The goods deficit was $295 billion and the services surplus was $32 billion.")
    assert (deficit.direction, surplus.direction) == ("deficit", "surplus")


def test_each_rate_keeps_its_own_covered_value() -> None:
    figures = read(
        "It put a 25% tariff on $50 billion of technology and 10% on $200 billion of other goods from China."
    )
    assert [figure.measure for figure in figures] == ["tariff_rate", "tariffed_trade", "tariff_rate", "tariffed_trade"]


def test_the_speaker_of_a_figure_is_who_says_it() -> None:
    (figure,) = read("Commerce Secretary Howard Lutnick said exports would rise 5 percent.")
    assert (figure.speaker, figure.attribution) == ("Howard Lutnick", "named")


def test_the_record_names_the_rules_that_fired() -> None:
    (figure,) = read("China will cut its tariff to 10 percent.")
    assert figure.rule.startswith("lexer.percent+")
    assert "change." in figure.rule
    assert "modality." in figure.rule


def test_without_a_publication_date_nothing_relative_is_resolved() -> None:
    (figure,) = read("The tariff of 10 percent takes effect on Friday.", published=None)
    assert figure.effective_from is None


def test_a_text_without_numbers_has_no_figures() -> None:
    assert read("The two sides held candid talks.") == ()
