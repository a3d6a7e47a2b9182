"""Measured error: the file, the view, precision beside facts, and audits."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from rich.console import Console
from typer.testing import CliRunner

from flows.cli import app
from flows.commands.audit import judge
from tasks.errors import UserError
from tasks.settings import PROJECT, get_settings
from tasks.trust.audit import Verdict, draw, store_verdicts, tell, write_corpus
from tasks.trust.quality import Quality, interval, quality_rule, read_quality, write_quality
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly, publish
from tests.given import Given, _filled, picked

NOW = datetime(2025, 3, 1, tzinfo=UTC)
RULE = "lexer.percent+cue.tariffs"


def told(field: str, precision: float, cases: int, **more: Any) -> dict[str, Any]:
    row = {"kind": "figure", "field": field, "rule": None, "measure": None, "reader_version": 1, "origin": "gold"}
    return row | {"precision": precision, "recall": None, "cases": cases, "cases_wanted": None} | more


@pytest.fixture
def given() -> Given:
    given = Given()
    article = given.article("a.example", content="Tariffs rose to 25 percent. Exports fell 3 percent.")
    given.figure(article, "25 percent", rule="lexer.percent+cue.tariffs+change.none")
    given.figure(article, "3 percent", measure="exports", rule="lexer.percent+cue.exports+change.none")
    return given


@pytest.mark.parametrize(("rows_given", "shown"), [
    ([], (None, None, None)),
    ([told("record", 0.9, 20, rule=RULE), told("full", 0.6, 20, rule=RULE)], (0.9, 0.6, "rule")),
    # What is tuned on is read better than the rest: scaled by how much, over all.
    ([told("record", 0.9, 20, rule=RULE), told("record", 1.0, 90), told("record", 0.5, 30, origin="gold_check")],
     (0.45, None, "rule")),
    # Nineteen cases are too few for the rule: its measure speaks.
    ([told("record", 0.9, 19, rule=RULE), told("record", 0.8, 40, measure="tariff_rate")],
     (0.8, None, "measure")),
    ([told("record", 0.8, 19, measure="tariff_rate")], (None, None, None)),
    ([told("record", 0.8, 100)], (None, None, None)),
    # Sentences written as tests are no sample, and what nobody looks at is told in totals.
    ([told("record", 1.0, 50, measure="tariff_rate", origin="corpus")], (None, None, None)),
])  # fmt: skip
def test_a_figure_shows_the_precision_of_its_rule_else_of_its_measure(
    given: Given, rows_given: list[dict[str, Any]], shown: tuple[object, ...]
):
    for row in rows_given:
        given.add("quality", **row)
    found = given.ask("FROM figure WHERE measure = 'tariff_rate'")
    assert picked(found, "precision", "precision_full", "precision_basis") == [shown]


def test_quotes_and_events_show_it_too(given: Given):
    article = given.article("b.example", content="China will retaliate, he said.")
    given.quote(article, "China will retaliate", None, kind="indirect", rule="indirect.own.after")
    given.event(article, "China will retaliate", rule="deed.retaliation")
    given.add("quality", **told("record", 0.7, 30, kind="quote", measure="indirect"))
    given.add("quality", **told("record", 0.5, 25, kind="event", rule="deed.retaliation"))
    assert picked(given.ask("FROM quote"), "precision", "precision_basis") == [(0.7, "kind")]
    assert picked(given.ask("FROM event"), "precision", "precision_basis") == [(0.5, "rule")]


def test_the_file_is_read_as_it_was_written(tmp_path: Path):
    path = tmp_path / "quality.tsv"
    given = [
        Quality("figure", "record", None, None, 3, "gold", 0.875, 0.5, 8, 14),
        Quality("event", "full", "deed.purchase", None, 3, "corpus", None, None, 0, None),
    ]
    write_quality(path, given)
    assert read_quality(path) == [
        told("full", None, 0, kind="event", rule="deed.purchase", origin="corpus", reader_version=3),  # type: ignore[arg-type]
        told("record", 0.875, 8, recall=0.5, cases_wanted=14, reader_version=3),
    ]


@pytest.mark.parametrize(("change", "complaint"), [
    (("kind\tfield", "kind\tcolumn"), "quality.tsv, line 1: the columns are kind, field"),
    (("0.8750", "most"), "quality.tsv, line 2: could not convert"),
    (("\t14", ""), "quality.tsv, line 2: zip"),
    (("gold", "guess"), "quality.tsv, line 2: kind, field or origin is missing or unknown"),
])  # fmt: skip
def test_a_malformed_file_is_refused_with_line_and_reason(tmp_path: Path, change: tuple[str, str], complaint: str):
    path = tmp_path / "quality.tsv"
    write_quality(path, [Quality("figure", "record", None, None, 3, "gold", 0.875, 0.5, 8, 14)])
    path.write_text(path.read_text().replace(*change))
    with pytest.raises(UserError, match=complaint):
        read_quality(path)


def test_the_measured_error_that_comes_along_is_whole():
    found = read_quality(PROJECT / "reference" / "quality.tsv")
    assert {row["kind"] for row in found} == {"figure", "quote", "event"}
    assert {row["origin"] for row in found} == {"gold", "gold_check", "corpus"}
    assert all(0 <= row[name] <= 1 for row in found for name in ("precision", "recall") if row[name] is not None)
    keys = [tuple(row[n] for n in ("kind", "field", "rule", "measure", "origin")) for row in found]
    assert len(keys) == len(set(keys))
    # The part that nobody looks at is told in totals only.
    assert all(row["rule"] is None and row["measure"] is None for row in found if row["origin"] == "gold_check")


@pytest.mark.parametrize(("kind", "rule", "counted"), [
    ("figure", "lexer.money+cue.bill+change.none+voice.article", "lexer.money+cue.bill"),
    ("figure", "lexer.money", "lexer.money"),
    ("event", "measure.tariff+act.cut", "measure.tariff+act.cut"),
])  # fmt: skip
def test_rules_are_counted_as_the_view_looks_them_up(given: Given, kind: str, rule: str, counted: str):
    assert quality_rule(kind, rule) == counted
    if kind == "figure":
        assert given.ask("SELECT regexp_extract(?, '^[^+]*([+][^+]*)?') AS r", rule) == [{"r": counted}]


def test_wilsons_interval_is_honest_at_the_ends():
    assert interval(0, 0) == (0.0, 1.0)
    assert interval(20, 20) == pytest.approx((0.839, 1.0), abs=0.001)
    assert interval(8, 10) == pytest.approx((0.490, 0.943), abs=0.001)


# ---------------------------------------------------------------- audits


@pytest.fixture
def published(home: Path, given: Given) -> Path:
    with open_live(home / "live.duckdb") as connection:
        write_batch(connection, {name: _filled(table) for name, table in given.tables.items()})
    publish(home / "live.duckdb", home / "published" / "tradelines.duckdb")
    return home / "published" / "tradelines.duckdb"


def test_a_draw_is_random_by_its_seed_alone_and_leaves_out_what_was_judged(published: Path):
    first = draw(published, 10, "a")
    assert [row["id"] for row in first] == [row["id"] for row in draw(published, 10, "a")]
    assert {row["words"] for row in first} == {"25 percent", "3 percent"}
    assert [row["sentence"] for row in draw(published, 10, "a", "figure") if row["words"][0] == "3"] == [
        "Exports fell 3 percent."
    ]
    live = get_settings().live_path
    store_verdicts(live, [Verdict(first[0], "right", None)], "Ada", NOW)
    publish(live, published)
    assert [row["id"] for row in draw(published, 10, "a")] == [first[1]["id"]]


def test_verdicts_count_in_the_quality_of_their_rule(published: Path):
    facts = draw(published, 2, "a")
    live = get_settings().live_path
    store_verdicts(
        live, [Verdict(facts[0], "wrong_field", "measure"), Verdict(facts[1], "not_a_fact", None)], "Ada", NOW
    )
    with open_live(live) as connection:
        found = rows(connection, "FROM quality WHERE rule IS NULL AND measure IS NULL ORDER BY field")
    assert picked(found, "field", "origin", "precision", "cases") == [
        ("full", "audit", 0.0, 2), ("measure", "audit", 0.0, 1), ("record", "audit", 0.5, 2),
    ]  # fmt: skip


def test_answers_of_a_person_become_verdicts(published: Path):
    facts = [fact | {"id": UUID(int=n)} for n, fact in enumerate(draw(published, 2, "a") * 3)]
    answers = iter(["r", "colour", "measure", "n", "s", "q"])
    console = Console(record=True, width=200)
    verdicts = judge(facts, console, lambda _: next(answers))
    assert [(v.judgement, v.field) for v in verdicts] == [
        ("right", None),
        ("wrong_field", "measure"),
        ("not_a_fact", None),
    ]
    assert "'colour' is neither; the fields are value" in console.export_text()
    assert tell(verdicts)[0] == "figures: 2 of 3 are facts: 67% (21% to 94%)"


def test_the_command_stores_what_was_judged_and_tells_precision(published: Path):
    answer = CliRunner().invoke(app, ["audit", "2", "--seed", "a", "--by", "Ada"], input="r\nn\n")
    assert "figures: 1 of 2 are facts: 50%" in answer.output
    with connect_readonly(published) as connection:
        assert rows(connection, "SELECT count(*) AS n FROM store.verdict WHERE judged_by = 'Ada'") == [{"n": 2}]
    assert "0 of 0 facts were judged" in CliRunner().invoke(app, ["audit", "2"]).output


def test_right_facts_become_labelled_sentences(published: Path, tmp_path: Path):
    facts = draw(published, 2, "a")
    verdicts = [Verdict(one, "right" if one["words"] == "3 percent" else "not_a_fact", None) for one in facts]
    assert write_corpus(tmp_path, verdicts) == 1
    (line,) = (tmp_path / "audited_figures.jsonl").read_text().splitlines()
    shape = json.loads(line)
    assert shape["text"] == "Exports fell 3 percent."
    (figure,) = shape["figures"]
    assert shape["text"][figure["start"] : figure["end"]] == figure["text"] == "3 percent"
    assert (figure["value"], figure["measure"], shape["published"]) == (3.0, "exports", "2025-04-09")
    assert date.fromisoformat(shape["published"])


def test_audited_sentences_are_still_read_so():
    """Lines that `audit --to-corpus` wrote: each figure is found, with the value and unit that a person confirmed."""
    from tasks.reading import read_document
    from tasks.records import Document

    path = PROJECT / "tests" / "corpus" / "audited_figures.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        shape = json.loads(line)
        found = read_document(Document("audit", shape["text"], None, date.fromisoformat(shape["published"]))).figures
        read = {(one.start_char, one.value, one.unit) for one in found}
        assert all((one["start"], one["value"], one["unit"]) in read for one in shape["figures"]), shape["text"]


def test_the_table_of_the_method_is_that_of_the_file():
    from tests.eval.quality import MARKS, table

    text = (PROJECT / "docs" / "method.md").read_text(encoding="utf-8")
    shown = text.split(MARKS[0])[1].split(MARKS[1])[0].strip()
    assert shown == table(read_quality(PROJECT / "reference" / "quality.tsv")), "run `make eval` with --write"
