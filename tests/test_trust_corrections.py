"""Corrections: append-only, survive re-reading, show as corrected, can be taken back; bad ones are refused whole."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tasks.errors import UserError
from tasks.identity import content_hash, make_id
from tasks.trust.corrections import Correction, checked_row, store_corrections
from tasks.trust.corrections_file import apply_file, read_file
from tasks.trust.fields import FIELDS, stored_value
from tests.given import Article, Given, picked

NOW = datetime(2025, 3, 1, 9, tzinfo=UTC)
SENTENCE = "The deficit with China was $295.4 billion in 2024, the bureau said."


@pytest.fixture
def given() -> Given:
    return Given()


def deficit(given: Given, **more: Any) -> tuple[Article, UUID]:
    article = given.article("tribune.example/deficit", date(2025, 2, 5), SENTENCE)
    told = {"unit": "USD", "measure": "trade_balance", "economy": "US", "partner": "CN", "period": "2024"}
    told |= {"value_usd": 2954.0, "speaker": "Xi Jinping", "goods": ["soybeans"]}
    fact = given.figure(article, "$295.4 billion", 2954.0, **(told | more))
    given.store()
    return article, fact


def mend(given: Given, fact: object, field: str, value: str | None, hours: int = 0, **more: Any) -> None:
    one = Correction(str(fact), field, value, "misread", "Ada", **more)
    made = checked_row(given.connection, one, "command", NOW + timedelta(hours=hours))
    store_corrections(given.connection, [made])


def test_a_mended_value_shows_with_who_when_and_why_and_the_reading_stays(given: Given):
    _, fact = deficit(given)
    mend(given, fact, "value", "295400000000")
    row = given.ask("FROM figure")[0]
    assert (row["value"], row["value_usd"]) == (295.4e9, 295.4e9)
    assert [(c["field"], c["value_read"], c["made_by"], c["why"]) for c in row["corrections"]] == [
        ("value", "2954.0", "Ada", "misread")
    ]
    assert row["corrections"][0]["made_at"] == NOW
    assert given.ask("SELECT value FROM store.figure") == [{"value": 2954.0}]


@pytest.mark.parametrize(("field", "value", "shown"), [
    ("speaker", "null", None),
    ("goods", "soybeans, semiconductors", ["soybeans", "semiconductors"]),
    ("goods", "null", []),
    ("basis", '["yoy"]', ["yoy"]),
    ("period", "2024-01/2024-06", "2024-01/2024-06"),
    ("value_high", "300000000000", 3e11),
    ("change", "none", "none"),
])  # fmt: skip
def test_every_type_of_field_can_be_mended(given: Given, field: str, value: str, shown: object):
    _, fact = deficit(given)
    mend(given, fact, field, value)
    assert given.ask(f"SELECT {field} FROM figure") == [{field: shown}]


def test_a_voided_fact_leaves_views_claims_and_counts_but_not_the_evidence(given: Given):
    _, fact = deficit(given)
    assert len(given.ask("FROM claim")) == 1
    mend(given, fact, "void", None)
    assert given.ask("FROM figure") == given.ask("FROM claim_figure") == given.ask("FROM trend_figures_by_month") == []
    evidence = given.ask("FROM evidence(?)", str(fact))[0]
    assert evidence["is_void"]
    assert evidence["corrections"][0]["why"] == "misread"


def test_claims_and_counts_follow_a_correction(given: Given):
    _, fact = deficit(given)
    mend(given, fact, "measure", "imports")
    assert picked(given.ask("FROM claim WHERE mentions > 0"), "measure") == [("imports",)]
    assert picked(given.ask("FROM trend_figures_by_month"), "measure") == [("imports",)]


def test_the_last_word_on_a_field_holds_and_can_be_taken_back(given: Given):
    _, fact = deficit(given)
    mend(given, fact, "partner", "JP")
    mend(given, fact, "partner", "VN", 1)
    assert given.ask("SELECT partner FROM figure") == [{"partner": "VN"}]
    mend(given, fact, "partner", None, 2, is_taken_back=True)
    assert given.ask("SELECT partner, corrections FROM figure") == [{"partner": "CN", "corrections": None}]
    history = given.ask("SELECT value, is_taken_back, is_in_force, has_fact FROM correction ORDER BY made_at")
    assert picked(history, "value", "is_taken_back", "is_in_force", "has_fact") == [
        ("JP", False, False, True), ("VN", False, False, True), (None, True, False, True),
    ]  # fmt: skip


def test_a_correction_survives_re_reading(given: Given):
    article, fact = deficit(given)
    mend(given, fact, "value", "295400000000")
    again = make_id("reading", "again")
    for table in ("reading", "figure"):
        given.connection.execute(
            f"INSERT INTO store.{table} BY NAME "
            f"(SELECT * REPLACE (?::UUID AS reading_id) FROM store.{table} WHERE reading_id = ?)",
            [str(again), str(article.reading_id)],
        )
    given.connection.execute(
        "UPDATE store.reading SET is_current = false WHERE reading_id = ?", [str(article.reading_id)]
    )
    given.connection.execute("UPDATE store.figure SET value = 2.0 WHERE reading_id = ?", [str(again)])
    assert given.ask("SELECT value FROM figure") == [{"value": 295.4e9}]


def test_quotes_and_events_are_mended_too(given: Given):
    article = given.article("a.example", content="China will retaliate, Liu said.")
    quote = given.quote(article, "China will retaliate", "Liu He")
    event = given.event(article, "China will retaliate", target="US", claimed_by=None)
    given.store()
    mend(given, quote, "speaker", "Liu Pengyu")
    mend(given, event, "claimed_by", "Liu Pengyu")
    assert given.ask("SELECT speaker FROM quote") == [{"speaker": "Liu Pengyu"}]
    assert given.ask("SELECT claimed_by FROM event") == [{"claimed_by": "Liu Pengyu"}]
    assert [given.ask("FROM evidence(?)", str(one))[0]["speaker"] for one in (quote, event)] == ["Liu Pengyu"] * 2


@pytest.mark.parametrize(("field", "value", "complaint"), [
    ("colour", "red", "a figure has no field 'colour'"),
    ("rule", "mine", "a figure has no field 'rule'"),
    ("value", "a lot", "'a lot' is no number in base units"),
    ("value", "nan", "'nan' is no number"),
    ("value", "-3", "'-3' is no number"),
    ("value", "null", "value of a figure cannot be empty"),
    ("measure", "deficit", "measure: 'deficit' is unknown; use"),
    ("economy", "usa", "'usa' is no ISO 3166-1 code"),
    ("period", "last year", "'last year' is no ISO date"),
    ("goods", "[1]", "no list of names"),
])  # fmt: skip
def test_what_a_field_cannot_hold_is_refused(given: Given, field: str, value: str, complaint: str):
    _, fact = deficit(given)
    with pytest.raises(UserError, match=complaint.replace("[", r"\[")):
        mend(given, fact, field, value)
    assert given.ask("FROM store.correction") == []


def test_a_fact_that_does_not_exist_and_a_needless_taking_back_are_refused(given: Given):
    _, fact = deficit(given)
    with pytest.raises(UserError, match="there is no figure, quote or event with the id 00000000"):
        mend(given, UUID(int=0), "value", "1")
    with pytest.raises(UserError, match="'figure 7' is no id"):
        mend(given, "figure 7", "value", "1")
    with pytest.raises(UserError, match="is not corrected: there is nothing to take back"):
        mend(given, fact, "value", None, is_taken_back=True)


def test_fields_that_can_be_mended_are_columns(given: Given):
    for kind, fields in FIELDS.items():
        columns = {row["column_name"] for row in given.ask(f"DESCRIBE store.{kind}")}
        assert set(fields) <= columns
        assert columns - set(fields) - {"void"} >= {f"{kind}_id", "start_char", "end_char", "rule"}
    assert stored_value("quote", "venue", " Geneva ") == "Geneva"


def block(fact: object, **more: str) -> str:
    fields = {
        "fact": f'"{fact}"',
        "field": '"value"',
        "value": "295400000000",
        "why": '"misread"',
        "by": '"Ada"',
    } | more
    return "[[correction]]\n" + "\n".join(f"{key} = {value}" for key, value in fields.items()) + "\n"


def test_the_file_is_applied_once_and_follows_its_blocks(given: Given, tmp_path: Path):
    _, fact = deficit(given)
    path = tmp_path / "corrections.toml"
    path.write_text(block(fact))
    assert [apply_file(given.connection, path, NOW + timedelta(hours=n)) for n in (0, 1)] == [1, 0]
    path.write_text(block(fact, value="295000000000"))
    assert apply_file(given.connection, path, NOW + timedelta(hours=2)) == 1
    assert given.ask("SELECT value FROM figure") == [{"value": 295e9}]
    # A later command outlives further runs with the same file.
    mend(given, fact, "value", "1", 3)
    assert apply_file(given.connection, path, NOW + timedelta(hours=4)) == 0
    assert given.ask("SELECT value FROM figure") == [{"value": 1.0}]
    path.write_text("")
    assert apply_file(given.connection, path, NOW + timedelta(hours=5)) == 1
    assert given.ask("SELECT value, corrections FROM figure") == [{"value": 2954.0, "corrections": None}]
    assert apply_file(given.connection, tmp_path / "none.toml", NOW + timedelta(hours=6)) == 0


@pytest.mark.parametrize(("text", "complaint"), [
    ("[[correction]\n", r"corrections.toml: .*line 3"),
    ("[other]\n", r"holds blocks \[\[correction\]\] and nothing else"),
    (block(UUID(int=5)), "corrections.toml, line 3: there is no figure, quote or event with the id"),
    (block("x"), "corrections.toml, line 3: fact 'x' is no id"),
    (block("{fact}", colour='"red"'), "corrections.toml, line 3: unknown key 'colour'"),
    (block("{fact}", why='""'), "corrections.toml, line 3: why is missing or no text"),
    (block("{fact}", field='"colour"'), "corrections.toml, line 3: a figure has no field 'colour'"),
    (block("{fact}") * 2, "corrections.toml, line 9: value of .* is corrected already .corrections.toml, line 3"),
])  # fmt: skip
def test_a_bad_file_is_refused_whole_with_line_and_reason(given: Given, tmp_path: Path, text: str, complaint: str):
    _, fact = deficit(given)
    good = "# mended\n\n"
    path = tmp_path / "corrections.toml"
    path.write_text(good + text.replace("{fact}", str(fact)))
    with pytest.raises(UserError, match=complaint):
        apply_file(given.connection, path, NOW)
    assert given.ask("FROM store.correction") == []


def test_the_project_comes_with_no_correction():
    from tasks.settings import PROJECT

    assert read_file(PROJECT / "corrections.toml") == []


def test_ids_are_made_from_article_content_and_span(monkeypatch: pytest.MonkeyPatch):
    """The demo read twice, the second time by readers of another version: the same ids."""
    from demo.articles import read_articles
    from tasks.reading import read_document
    from tasks.records import Document
    from tasks.warehouse import batches

    texts = ["\n\n".join(one.article.paragraphs) for one in read_articles() if one.article.expect == "article"][:6]
    documents = [Document(f"d{n}", text, "", date(2025, 5, 12), None, None) for n, text in enumerate(texts)]
    found = []
    for version in (1, 99):
        monkeypatch.setattr(batches, "READER_VERSION", version)
        batch = batches.Batch(make_id("batch", version), make_id("run", version), NOW)
        for one in documents:
            article_id = make_id("article", one.document_id)
            batches.add_facts(
                batch, article_id, make_id("text", content_hash(one.content)), one.content, read_document(one)
            )
        found.append(batch)
    first, second = (
        {kind: [row[f"{kind}_id"] for row in one.tables[kind]] for kind in ("figure", "quote", "event")}
        for one in found
    )
    assert first == second
    assert min(len(ids) for ids in first.values()) > 10
    readings = [{row["reading_id"] for row in one.tables["figure"]} for one in found]
    assert not readings[0] & readings[1]
