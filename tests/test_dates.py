from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.dates import FUTURE, PAST, RULES, UNSURE, find_dates, resolve

TUESDAY = date(2023, 8, 29)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_reads_its_example(rule):
    found = find_dates(rule.example, TUESDAY, None if rule.name.startswith("end") else PAST)
    assert [iso for _, _, iso in found][-1] == rule.iso


@pytest.mark.parametrize(
    ("expression", "published", "tense", "iso"),
    [
        ("Tuesday", TUESDAY, PAST, "2023-08-29"),  # the day of publication counts
        ("Wednesday", TUESDAY, PAST, "2023-08-23"),
        ("Wednesday", TUESDAY, FUTURE, "2023-08-30"),
        ("Tuesday", TUESDAY, FUTURE, "2023-09-05"),
        ("last Tuesday", TUESDAY, PAST, "2023-08-22"),
        ("next Monday", TUESDAY, PAST, "2023-09-04"),
        ("later on Tuesday", TUESDAY, FUTURE, "2023-08-29"),
        ("in August", TUESDAY, PAST, "2023-08"),
        ("in September", TUESDAY, PAST, "2022-09"),
        ("in September", TUESDAY, FUTURE, "2023-09"),
        ("in May last year", TUESDAY, PAST, "2022-05"),
        ("last September", TUESDAY, PAST, "2022-09"),
        ("mid-December", TUESDAY, PAST, "2022-12"),
        ("since May", TUESDAY, PAST, "2023-05"),
        ("May 31st", TUESDAY, PAST, "2023-05-31"),
        ("Jan. 1", TUESDAY, FUTURE, "2024-01-01"),
        ("12:01 a.m. on Nov. 10, 2025", TUESDAY, PAST, "2025-11-10"),
        ("November 1st, 2025", TUESDAY, PAST, "2025-11-01"),
        ("January-August", TUESDAY, PAST, "2023-01/2023-08"),
        ("January to July 2021", TUESDAY, PAST, "2021-01/2021-07"),
        ("May 10-11", TUESDAY, PAST, "2023-05-10/2023-05-11"),
        ("first-quarter growth", TUESDAY, PAST, "2023-Q1"),
        ("the third quarter of last year", TUESDAY, PAST, "2022-Q3"),
        ("the first three quarters of 2022", TUESDAY, PAST, "2022-01/2022-09"),
        ("the second half of the year", TUESDAY, PAST, "2023-07/2023-12"),
        ("last week", TUESDAY, PAST, "2023-08-21/2023-08-27"),
        ("last month", date(2024, 1, 5), PAST, "2023-12"),
        ("the June quarter", TUESDAY, PAST, "2023-Q2"),
        ("the 12 months through June", TUESDAY, PAST, "2022-07/2023-06"),
        ("the second quarter in 2001", TUESDAY, PAST, "2001-Q2"),
        ("the first half", date(2023, 12, 20), UNSURE, "2023-01/2023-06"),
        ("last quarter", date(2024, 1, 5), PAST, "2023-Q4"),
        ("last year", TUESDAY, PAST, "2022"),
        ("so far this year", TUESDAY, PAST, "2023"),
        ("over the weekend", TUESDAY, PAST, "2023-08-26/2023-08-27"),
        ("three months ago", TUESDAY, PAST, "2023-05"),
        ("two years ago", TUESDAY, PAST, "2021"),
        ("Feb. 29", TUESDAY, PAST, "2024-02-29"),  # the only one near
        ("May said", TUESDAY, PAST, None),
        ("a rise of 2018 points", TUESDAY, PAST, None),
        ("5 percent", TUESDAY, PAST, None),
        ("by 2030", TUESDAY, PAST, "2030"),
    ],
)
def test_expressions(expression, published, tense, iso):
    assert resolve(expression, published, tense) == iso


@pytest.mark.parametrize(
    ("sentence", "isos"),
    [
        ("The duty will rise to 25 percent on Jan. 1.", ["2024-01-01"]),
        ("The minister plans a visit on Wednesday to the port.", ["2023-08-30"]),
        ("The duties had been set to take effect Aug. 15.", ["2023-08-15"]),
        ("He will go to Paris, the envoy said on Monday.", ["2023-08-28"]),
        ("Exports rose 3 percent in July, after 2 percent the prior month.", ["2023-07", "2023-06"]),
        ("Sales fell 4 percent in the second quarter from a year earlier.", ["2023-Q2", "2022-Q2"]),
        ("It lapses at the end of March 2024 unless renewed.", ["2024-03"]),
        ("The exemption was extended until the end of 2024.", ["2024-12-31"]),
        ("Economists expect that jobs were added in July, up from few in May.", ["2023-07", "2023-05"]),
        ("They hope to win the seat in November.", ["2023-11"]),
        ("It has fallen since 2019, from 2014’s peak.", ["2019", "2014"]),
    ],
)
def test_dates_of_a_sentence(sentence, isos):
    assert [iso for _, _, iso in find_dates(sentence, TUESDAY)] == isos


def test_without_a_publication_date_only_whole_dates_are_read():
    assert [iso for _, _, iso in find_dates("On Monday, in May and on 3 May 2021", None)] == ["2021-05-03"]


@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it(text):
    for start, end, iso in find_dates(text, TUESDAY):
        assert 0 <= start < end <= len(text) and iso[:4].isdigit()
