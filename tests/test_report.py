"""The report: words from outside stay words, nothing leaves the page, and what is missing is said."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from lxml import html

from flows.commands.trend import chosen_form, run_trend
from tasks.errors import UserError
from tasks.report import words
from tasks.report.brief import brief, usual_weeks
from tasks.report.coverage_drawings import draw_indices
from tasks.report.duty_drawings import chain_names
from tasks.report.questions import QUESTIONS, Answer, Answers
from tasks.report.terminal import PLOTS, Plot, cell_told, fitting_columns, newest_first, plot_lines
from tasks.report.writing import report_path, write_report
from tasks.settings import PROJECT
from tasks.svg import INK, clean_svg
from tests.given import Given, noon
from tests.given_report import HOSTILE, filled, path_of


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    target = folder / "report.html"
    write_report(path_of(filled(), folder), target)
    return target.read_text(encoding="utf-8")


def test_the_report_tells_figures_with_sentence_speaker_and_source(page: str):
    text = " ".join(html.fromstring(page).text_content().split())
    assert "John Roe said tariffs on Chinese goods are 19 percent." in text
    assert "Minister of Trade" in text
    assert '<a href="https://gate.example/9" rel="noopener noreferrer" aria-describedby="s' in page
    assert "<mark>19 percent</mark>" in page
    assert "Border duty: 5 percent" in text, "the measure is named by the act that decides, not by its first"


def test_every_section_has_something_to_show(page: str):
    tree = html.fromstring(page)
    names = {
        "coverage-chart",
        "topics-chart",
        "people-chart",
        "rates-us",
        "rates-cn",
        "modality-chart",
        "timeline-us-duties",
    }
    assert names <= set(tree.xpath("//figure/@id"))
    for figure in tree.xpath("//figure"):
        assert figure.xpath(".//div[@role='img']/@aria-label"), "a chart is named for a screen reader"
        assert len(figure.xpath(".//*[local-name()='svg']")) == 2, "one for a desk, one for a phone"
        assert figure.xpath(".//details//tbody/tr"), "a chart has its numbers beside it"


def test_changed_numbers_and_misses_are_told(page: str):
    text = " ".join(html.fromstring(page).text_content().split())
    assert "quantity: 430 tons → 470 tons. Exporters sold 470 tons of soybeans to China." in text
    rows = html.fromstring(page).xpath("//table[caption/@id='t-recall']/tbody/tr")
    assert [[" ".join(cell.text_content().split()) for cell in row] for row in rows] == [
        ["harbour", "news sitemap", "18 May 2026", "2", "1", "2", "1 (50%)", "1"],
        ["hosts that are not followed", "news sitemap", "18 May 2026", "1", "–", "1", "0 (0%)", "0"],
    ]
    assert "18 May 2026, wire.example: Listed" in text
    assert "never seen" in text


def given_answers(**rows: list[dict[str, Any]]) -> Answers:
    names = [question.name for question in QUESTIONS]
    return Answers(None, None, None, {}, {name: Answer(rows.get(name, []), "") for name in names})


def test_the_brief_has_a_sentence_for_each_thing_that_there_is():
    moved = {
        "is_ahead": False,
        "is_confirmed": True,
        "day": date(2026, 7, 24),
        "act_title": "Surcharge",
        "step_before": "in_force",
        "step": "expired",
        "rate": None,
        "rate_before": 10.0,
        "rate_unit": "percent",
    }
    week = {"week": date(2026, 5, 18), "articles": 3}
    claim = {
        "value": 10.0,
        "value_high": None,
        "unit": "percent",
        "per": None,
        "measure": "tariff_rate",
        "economy": "US",
        "partner": "CN",
        "modality": "announced",
        "speaker": "John Roe",
        "stories": 2,
    }
    points = brief(given_answers(
        status=[moved | {"is_ahead": True, "act_title": "Later"}, moved | {"is_confirmed": False}, moved],
        expiring=[{"until_date": date(2026, 11, 28), "days_left": 1, "title": "Ban"}],
        coverage=[week, week | {"articles": 1}], usual_weeks=[{"week": week["week"], "weeks": 6}],
        rising=[{"name": "rare_earths", "kind": "topic"}, {"name": "US tariff_rate", "kind": "figure"}],
        figures=[claim], revised=[{"address": "a"}, {"address": "a"}],
        recall=[{"wanted": 8, "found": 6}, {"wanted": 0, "found": 0}],
    ))  # fmt: skip
    assert [(point.section, f"{point.lead}: {point.words}") for point in points] == [
        ("new", "Moved last, 24 Jul 2026: Surcharge: in force → expired, was 10%."),
        ("measures", "Lapses next, 28 Nov 2026: Ban (tomorrow)."),
        ("coverage", "Week of 18 May 2026: 4 articles on the trade between the two; more than usual: rare earths."),
        ("figures", "Told most: 10% tariff rate US / CN, announced, John Roe, in 2 independent stories."),
        ("revised", "Changed after publication: 2 numbers in one article since they were first read."),
        ("missing", "Here of what others list: 75% of the 8 relevant articles that outside lists name."),
    ]  # fmt: skip
    assert brief(given_answers()) == []


@pytest.mark.parametrize(("weeks", "few"), [(0, 0), (3, 3), (4, None), (8, None)])
def test_what_is_more_than_usual_needs_four_weeks_that_tell_what_is_usual(weeks: int, few: int | None):
    answers = given_answers(usual_weeks=[{"week": date(2026, 5, 18), "weeks": weeks}])
    assert usual_weeks(answers) == few


def test_in_a_sparse_corpus_nothing_is_told_more_than_usual(tmp_path: Path):
    given = Given()
    given.source("harbour")
    for day in (date(2026, 5, 18), date(2025, 5, 18)):
        given.mention(given.article(f"https://harbour.example/{day}", day, "John Roe spoke."), "John Roe")
    page = write_report(path_of(given, tmp_path), tmp_path / "report.html", 520).path.read_text(encoding="utf-8")
    assert "None of the eight weeks before the newest holds an article: too little to say what is usual." in page
    assert "t-rising" not in page


def test_a_share_of_a_few_entries_is_told_and_not_drawn():
    week = {
        "index_name": "epu", "title": "Uncertainty, in a style", "value": None, "reason": "short", "share": 1,
        "numerator": 1, "denominator": 9, "is_complete": True, "breaks": [], "week": date(2026, 5, 18),
    }  # fmt: skip
    domain = (date(2026, 5, 1), date(2026, 6, 1))
    few = draw_indices(given_answers(indices=[week]), domain)[0]
    assert few.pictures == {}
    assert "half of the weeks have fewer than 10 entries" in few.summary
    assert draw_indices(given_answers(indices=[week | {"denominator": 10}]), domain)[0].pictures


@pytest.mark.parametrize(("after", "before", "told"), [
    (12.5, None, "12.5%"), (12.5, 10.0, "12.5% (was 10%)"), (10.0, 10.0, "10%"), (None, 10.0, "was 10%"),
    (None, None, ""),
])  # fmt: skip
def test_a_rate_is_told_with_the_one_before(after: float | None, before: float | None, told: str):
    assert words.rates_told({"rate": after, "rate_before": before, "rate_unit": "percent"}) == told


def test_nothing_from_outside_becomes_markup(page: str):
    tree = html.fromstring(page)
    assert HOSTILE not in page
    assert not tree.xpath("//script | //img | //iframe | //object | //form | //foreignobject")
    assert not [name for name in tree.xpath("//@*/..") for name in name.attrib if name.startswith("on")]
    assert "alert(2)" in tree.text_content(), "its words are told"


def test_only_web_addresses_are_linked_and_nothing_is_loaded(page: str):
    tree = html.fromstring(page)
    for address in tree.xpath("//a/@href"):
        assert re.match(r"https?://|#", address), address
    for anchor in tree.xpath("//a[starts-with(@href, 'http')]"):
        assert anchor.get("rel") == "noopener noreferrer"
    assert tree.xpath("//link/@href") == ["data:,"]
    assert not tree.xpath("//@src")
    assert "url(http" not in page
    assert "default-src 'none'" in page


def test_headings_and_tables_are_semantic(page: str):
    tree = html.fromstring(page)
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(table.xpath("./thead//th[@scope='col']") for table in tree.xpath("//table"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)), "each id stands once"
    for name in tree.xpath("//@aria-describedby | //@aria-labelledby"):
        assert name in ids
    assert tree.get("lang") == "en"


def test_an_empty_warehouse_gives_an_empty_report(tmp_path: Path):
    written = write_report(path_of(Given(), tmp_path), tmp_path / "report.html")
    page = written.path.read_text(encoding="utf-8")
    assert "no article yet" in page
    assert "<svg" not in page
    for question in QUESTIONS:
        told = question.name in ("timeline", "usual_weeks", "misses") or str(words.escape(question.nothing)) in page
        assert told, question.name


def test_an_absent_view_gives_a_sentence(tmp_path: Path):
    given = filled()
    given.store()
    given.connection.execute("DROP VIEW trend_new_this_week")
    page = write_report(path_of(given, tmp_path), tmp_path / "report.html").path.read_text(encoding="utf-8")
    assert "This file has no trend_new_this_week" in page
    assert "coverage-chart" in page


def test_a_file_that_cannot_be_told_is_explained(tmp_path: Path):
    with pytest.raises(UserError, match="run `tradelines ingest`"):
        write_report(tmp_path / "nothing.duckdb", tmp_path / "r.html")
    (tmp_path / "text.duckdb").write_text("no database" * 1000)
    with pytest.raises(UserError, match=r"cannot be opened"):
        write_report(tmp_path / "text.duckdb", tmp_path / "r.html")
    duckdb.connect(tmp_path / "other.duckdb").close()
    with pytest.raises(UserError, match="no warehouse of Tradelines"):
        write_report(tmp_path / "other.duckdb", tmp_path / "r.html")


@pytest.mark.parametrize(
    ("change", "told"),
    [("DELETE FROM main.schema_migration WHERE version > 1", "has schema 1, this version needs"),
     ("INSERT INTO main.schema_migration VALUES (9999, 'future', now())", "has schema 9999.*upgrade Tradelines")],
)  # fmt: skip
def test_a_warehouse_of_another_schema_is_explained(tmp_path: Path, change: str, told: str):
    given = Given()
    given.connection.execute(change)
    with pytest.raises(UserError, match=told):
        write_report(path_of(given, tmp_path), tmp_path / "r.html")


def test_a_report_that_cannot_be_written_leaves_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="could not be written"):
        write_report(path_of(Given(), tmp_path), tmp_path / "file" / "report.html")
    assert report_path(tmp_path / "published" / "tradelines.duckdb") == tmp_path / "published" / "report.html"


@pytest.mark.parametrize(
    ("row", "told"),
    [({"value": 25.0, "unit": "percent"}, "25%"), ({"value": 7.5, "value_high": 100.0, "unit": "percent"}, "7.5–100%"),
     ({"value": 1.2e9, "unit": "USD"}, "$1.2 billion"), ({"value": 6.4e6, "unit": "ton"}, "6.4 million tons"),
     ({"value": 3e9, "unit": "CNY"}, "CNY 3 billion"),
     ({"value": 18.0, "unit": "USD", "per": "bushel"}, "$18 per bushel"),
     ({"value": -4e11, "unit": "USD"}, "-$400 billion"), ({"value": 12345.0, "unit": None}, "12,345")],
)  # fmt: skip
def test_amounts_are_written_as_people_do(row: dict[str, object], told: str):
    assert words.amount({"value_high": None, "per": None} | row) == told


@pytest.mark.parametrize(
    ("title", "short"),
    [("Section 301 list 1: 25 percent on $34 billion of goods", "Section 301 list 1"),
     ("Four-year review: medical gloves 50 percent", "Four-year review: medical gloves"),
     ("Duties on lumber 10 percent, furniture 25 percent", "Duties on lumber 10 percent, furniture 25 percent"),
     ("Export licences for graphite", "Export licences for graphite")],
)  # fmt: skip
def test_a_chain_of_acts_is_named_without_its_first_rate(title: str, short: str):
    assert words.without_rate(title) == short


def test_two_chains_never_share_a_name():
    titles = ["Answer: 10 percent on oil", "Answer: 15 percent on coal", "Duty on cars: 25 percent"]
    assert chain_names(titles) == {titles[0]: titles[0], titles[1]: titles[1], titles[2]: "Duty on cars"}


@drawn(st.text())
def test_any_words_are_told_without_control_characters(text: str):
    told = words.plain(text)
    assert not [c for c in told if unicodedata.category(c) in ("Cc", "Cf", "Cs")]
    assert words.plain(told) == told
    for markup in (words.marked(text, text[:3]), words.link(text, text)):
        assert "<script" not in markup.lower()
    words.is_web(text)


@pytest.mark.parametrize(
    ("address", "web"),
    [("https://a.example/x", True), ("http://a.example", True), ("javascript:alert(1)", False), ("//a.example", False),
     ("data:text/html,x", False), ("https://", False), ("https://[", False), (None, False), ("ftp://a.example", False)],
)  # fmt: skip
def test_only_http_and_https_are_web_addresses(address: str | None, web: bool):
    assert words.is_web(address) is web


def test_an_svg_keeps_shapes_and_words_only():
    colour = next(iter(INK))
    told = clean_svg(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()" width="9">'
        '<script>x()</script><foreignObject><b xmlns="http://www.w3.org/1999/xhtml">b</b></foreignObject>'
        f'<image xlink:href="https://a.example/p.png"/><path role="graphics-symbol" aria-label="3 &lt;b&gt;" d="M0" '
        f'fill="{colour}" onclick="x()" style="x"/></svg>'
    )
    assert re.sub(r"\s+", " ", told) == (
        '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" focusable="false">'
        f'<path d="M0" fill="{INK[colour]}"><title>3 &lt;b&gt;</title></path></svg>'
    )


def test_a_plot_shows_times_without_rows_as_gaps():
    rows = [
        {"week": date(2026, 1, 5), "topic": "soy", "mentions": 2},
        {"week": date(2026, 1, 5), "topic": "chips", "mentions": 1},
        {"week": date(2026, 1, 19), "topic": "soy", "mentions": 4},
        {"week": date(2026, 1, 19), "topic": None, "mentions": None},
    ]
    times, lines = plot_lines(rows, Plot("any", "week", "mentions", "topic"), 60, 2)
    assert times == [date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19)]
    assert [(line.name, line.values) for line in lines] == [("soy", (2.0, 0.0, 4.0)), ("chips", (1.0, 0.0, 0.0))]
    assert lines[0].drawn(4) == "▅ █"
    assert plot_lines([], Plot("any", "week", "mentions"), 60, 2) == ([], [])


def test_every_plot_names_columns_of_its_trend():
    given = Given()
    for plot in PLOTS.values():
        columns = given.connection.table(plot.trend).columns
        for name in filter(None, (plot.time, plot.number, plot.series, plot.only)):
            assert name in columns, f"{plot.trend} has no {name}"


def test_a_table_shows_what_fits_and_names_the_rest():
    row = {
        "article_id": uuid4(), "change_date": date(2026, 5, 1), "title": "T" * 99, "share": 0.66666, "at": None,
        "targets": ["CN", "US"], "is_new": True, "rate_before": 12345.678, "seen_at": noon(date(2026, 5, 1)),
    }  # fmt: skip
    shown, left_out = fitting_columns([row], 80)
    assert shown == {"change_date": 10, "title": 20, "share": 6, "at": 2, "targets": 7, "is_new": 3, "rate_before": 6}
    assert left_out == ["article_id", "seen_at"]
    told = [cell_told(value) for value in list(row.values())[3:]]
    assert told == ["0.6667", "", "CN, US", "yes", "12,346", "2026-05-01 12:00"]
    assert fitting_columns([row], 8)[0] == {"at": 2}


def test_the_newest_rows_come_first_where_there_is_a_day():
    days = [
        {"n": n, "at": noon(date(2026, 1, 1)), "day": day}
        for n, day in enumerate((date(2026, 1, 1), None, date(2026, 3, 1)))
    ]
    ordered, by = newest_first(days)
    assert ([row["n"] for row in ordered], by) == ([2, 0, 1], "day")
    assert newest_first([{"n": 1}, {"n": 2}]) == ([{"n": 1}, {"n": 2}], None)
    assert newest_first([]) == ([], None)


def test_a_trend_is_drawn_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = path_of(filled(), tmp_path)
    assert run_trend(path, "topics_by_month", None, None) == 0
    assert "tariffs" in capsys.readouterr().out
    run_trend(path, "trend_people_by_week", "csv", tmp_path / "a.csv")
    run_trend(path, "people_by_week", "json", tmp_path / "a.json")
    run_trend(path, "people_by_week", "parquet", tmp_path / "a.parquet")
    count = "SELECT count(*) FROM read_{}('{}')"
    numbers = {
        duckdb.sql(count.format(form, tmp_path / f"a.{name}")).fetchone()
        for form, name in (("csv_auto", "csv"), ("json_auto", "json"), ("parquet", "parquet"))
    }
    assert len(numbers) == 1
    run_trend(path, "status_changes", None, None)
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 160
    run_trend(path, "tariff_costs", None, None)
    assert "no rows yet" in capsys.readouterr().out


def test_an_unknown_trend_lists_what_there_is(tmp_path: Path):
    with pytest.raises(UserError, match=r"(?s)no trend 'topic'; there are:.*topics_by_month: What it is about"):
        run_trend(path_of(Given(), tmp_path), "topic", None, None)
    with pytest.raises(UserError, match="choose one"):
        chosen_form(csv=True, json=False, parquet=True)


@pytest.mark.parametrize("given", [filled, Given])
def test_the_notebook_draws_five_trends(given: Callable[[], Given], home: Path, monkeypatch: pytest.MonkeyPatch):
    import altair

    (home / "published").mkdir()
    path_of(given(), home / "published")
    notebook = json.loads((PROJECT / "docs" / "trends.ipynb").read_text(encoding="utf-8"))
    namespace: dict[str, object] = {}
    for cell in notebook["cells"]:
        assert not cell.get("outputs"), "outputs are not kept"
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), namespace)
    charts = [value for value in namespace.values() if isinstance(value, altair.Chart)]
    assert len(charts) == 5
    for chart in charts:
        assert chart.to_dict()["data"]["values"] or given is Given


@pytest.mark.slow
def test_the_nightly_flow_indexes_publishes_and_reports(home: Path, prefect_server: None):
    from prefect.client.orchestration import get_client

    from flows.maintain import maintain
    from tasks.warehouse.live import open_live

    with open_live(home / "live.duckdb"):
        pass
    path = Path(maintain())
    assert path == home / "published" / "report.html"
    assert "no article yet" in path.read_text(encoding="utf-8")
    with get_client(sync_client=True) as client:
        artifacts = client.read_artifacts()
    assert any(artifact.key == "report" and path.as_uri() in str(artifact.data) for artifact in artifacts)
