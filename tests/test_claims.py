"""Claims: what folds, what never does, what is news, and who disagrees."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from tests.given import DAY, Given, picked


@pytest.fixture
def given() -> Given:
    return Given()


BALANCE = {
    "measure": "trade_balance",
    "unit": "USD",
    "economy": "US",
    "partner": "CN",
    "period": "2024",
    "direction": "deficit",
}


def test_the_same_number_in_many_articles_is_one_claim_with_its_counts(given: Given):
    words = ("295.4 billion", "295 billion", "295 billion dollars")
    articles = [given.article(f"h/{n}", DAY + timedelta(n), f"It was {w}.") for n, w in enumerate(words)]
    for article, value in zip(articles, (295.4e9, 295e9, 295.4e9), strict=True):
        given.figure(article, "It was", value, **BALANCE)
    given.story(articles[1], articles[2])
    found = given.ask("FROM claim")
    assert picked(found, "value", "unit", "mentions", "articles", "stories", "first_date", "last_date") == [
        (295e9, "USD", 3, 3, 2, DAY, DAY + timedelta(2))
    ]


@pytest.mark.parametrize(
    "difference",
    [
        {"form": "change"}, {"effect": "cut"}, {"unit": "CNY"}, {"value": 301e9}, {"economy": "CN"}, {"partner": "MX"},
        {"goods": ["soybeans"]}, {"period": "2023"}, {"speaker": "Jane Tan"}, {"modality": "forecast"},
        {"per": "month"},
        {"direction": "surplus"}, {"subject": "Halden Robotics"}, {"value_high": 310e9}, {"measure": "trade"},
    ],
    ids=lambda one: next(iter(one)),
)  # fmt: skip
def test_what_differs_in_substance_is_another_claim(given: Given, difference: dict[str, object]):
    a, b = given.article("h/1", content="It was so."), given.article("h/2", content="It was so.")
    given.figure(a, "It was", 295e9, **BALANCE)
    given.figure(b, "It was", **({"value": 295e9} | BALANCE | difference))
    assert len(given.ask("FROM claim")) == 2


def test_an_instrument_of_the_action_tells_claims_apart(given: Given):
    text = "A duty of 25 percent."
    for address, instrument in (("h/1", "IEEPA"), ("h/2", "Section 301")):
        article = given.article(address, content=text)
        figure_id = given.figure(article, "25 percent", economy="US", partner="CN")
        event_id = given.event(article, "A duty", instrument=instrument)
        given.add("event_figure", reading_id=article.reading_id, event_id=event_id, figure_id=figure_id, role="rate")
    assert picked(given.ask("FROM claim ORDER BY instrument"), "instrument", "mentions") == [
        ("IEEPA", 1),
        ("Section 301", 1),
    ]


def test_without_any_name_to_hold_on_to_a_claim_stays_in_its_article(given: Given):
    for number in range(2):
        given.figure(given.article(f"h/{number}", content="It has 3 company."), "3 company", measure="count")
    found = given.ask("FROM claim")
    assert picked(found, "is_anchored", "articles") == [(False, 1), (False, 1)]


def test_a_statistic_without_a_period_is_one_of_its_month_a_rate_stands(given: Given):
    for day in (date(2025, 3, 9), date(2025, 4, 9)):
        article = given.article(f"h/{day}", day, "It grew 5 percent. The duty is 25 percent.")
        given.figure(article, "5 percent", measure="growth", form="change", economy="CN")
        given.figure(article, "25 percent", economy="US", partner="CN")
    found = given.ask("FROM claim ORDER BY measure, period")
    assert picked(found, "measure", "period", "is_period_told", "mentions") == [
        ("growth", "2025-03", False, 1),
        ("growth", "2025-04", False, 1),
        ("tariff_rate", None, True, 2),
    ]


@pytest.mark.parametrize(("sentence", "is_background"), [
    ("Washington has already imposed 25 percent on half of them.", True),
    ("The existing 25 percent stays.", True),
    ("A duty of 25 percent, imposed in 2018, hits them.", True),
    ("On top of the 25 percent that had been imposed, more is to come.", True),
    ("Washington imposed 25 percent on Friday.", False),
    ("It will impose 25 percent in 2026.", False),
])  # fmt: skip
def test_repeated_background_is_not_new(given: Given, sentence: str, is_background: bool):
    given.figure(given.article("h/1", content=sentence), "25 percent", economy="US", partner="CN")
    found = given.ask("FROM claim_figure")
    assert picked(found, "is_background", "is_new") == [(is_background, not is_background)]


def test_only_the_first_days_of_a_claim_are_new(given: Given):
    for days in (0, 1, 2):
        article = given.article(f"h/{days}", DAY + timedelta(days), "A duty of 25 percent.")
        given.figure(article, "25 percent", economy="US", partner="CN")
    found = given.ask("FROM claim_figure ORDER BY article_date")
    assert picked(found, "is_new") == [(True,), (True,), (False,)]


def test_an_older_article_that_arrives_late_moves_the_first_day(given: Given):
    for days in (5, 0):
        article = given.article(f"h/{days}", DAY + timedelta(days), "A duty of 25 percent.")
        given.figure(article, "25 percent", economy="US", partner="CN")
        given.store()
    assert picked(given.ask("FROM claim"), "first_date", "mentions") == [(DAY, 2)]
    assert picked(given.ask("FROM claim_figure ORDER BY article_date"), "is_new") == [(True,), (False,)]


def test_a_reading_that_finds_nothing_takes_its_claims_along(given: Given):
    a, b = given.article("h/1", content="A duty of 25 percent."), given.article("h/2", content="A duty of 25 percent.")
    for article in (a, b):
        given.figure(article, "25 percent", economy="US", partner="CN")
    given.figure(a, "A duty", 60, economy="CN", partner="US")
    given.store()
    given.article("h/1", content="A duty of 25 percent.", version=2)
    assert picked(given.ask("FROM claim"), "value", "mentions", "articles") == [(25.0, 1, 1)]
    assert len(given.ask("FROM claim_figure")) == 1


def test_a_conversion_is_no_claim_of_its_own(given: Given):
    a = given.article("h/1", content="It costs 700 CNY (102 USD).")
    given.figure(a, "700 CNY", measure="price", economy="CN")
    given.figure(a, "102 USD", measure="price", economy="CN", conversion_of=9)
    assert picked(given.ask("FROM claim"), "unit") == [("CNY",)]


def test_claims_of_one_thing_with_two_values_disagree_and_say_what_may_explain_it(given: Given):
    a, b, c = (given.article(f"h/{n}", content="It was so.") for n in range(3))
    given.figure(a, "It was", 295e9, speaker="United States Census Bureau", **BALANCE)
    given.figure(b, "It was", 500e9, speaker="Jane Tan", **BALANCE)
    given.figure(c, "It was", 299e9, scope="goods", **BALANCE)
    found = given.ask("FROM disagreement ORDER BY lower_value, higher_value")
    assert picked(found, "lower_value", "higher_value", "lower_speakers", "higher_speakers", "explanation") == [
        (295e9, 299e9, ["United States Census Bureau"], None, "scope"),
        (295e9, 500e9, ["United States Census Bureau"], ["Jane Tan"], None),
        (299e9, 500e9, None, ["Jane Tan"], "scope"),
    ]


def test_rates_without_a_period_are_not_called_a_disagreement(given: Given):
    a = given.article("h/1", content="Once 10 percent, now 25 percent.")
    for words in ("10 percent", "25 percent"):
        given.figure(a, words, economy="US", partner="CN")
    assert given.ask("FROM disagreement") == []


EMPTY = Given()


@drawn(st.floats(allow_nan=True, allow_infinity=True))
def test_any_value_can_be_rounded(value: float):
    (row,) = EMPTY.ask("SELECT rounded(?::DOUBLE) AS rounded", value)
    if value == value and abs(value) not in (0, float("inf")) and 1e-290 < abs(value) < 1e300:
        assert row["rounded"] == pytest.approx(value, rel=0.006)


@drawn(st.text(max_size=300))
def test_any_sentence_can_be_asked_whether_it_tells_background(sentence: str):
    (row,) = EMPTY.ask("SELECT tells_background(?) AS told", sentence.replace("\x00", " "))
    assert row["told"] in (True, False)


def test_an_older_article_that_comes_later_takes_the_news_from_the_month_that_had_it(given: Given):
    """Machines that share the sources, and backfills, store articles in any order."""
    for address, day in (("h/late", date(2025, 4, 9)), ("h/early", date(2025, 2, 3))):
        given.figure(given.article(address, day, content="It was so."), "It was", 295e9, **BALANCE)
        given.ask("FROM claim")  # stores what was given
    found = given.ask("FROM trend_figures_by_month ORDER BY month")
    assert picked(found, "month", "mentions", "new_mentions") == [(date(2025, 2, 1), 1, 1), (date(2025, 4, 1), 1, 0)]
