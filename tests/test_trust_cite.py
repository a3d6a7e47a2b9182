"""Citations and the commands that mend: what a person sees and gets."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copy
from uuid import UUID

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tasks.errors import UserError
from tasks.settings import get_settings
from tasks.trust.citation import find_citation
from tasks.trust.upkeep import keep_trust
from tasks.warehouse.live import open_live, write_batch
from tasks.warehouse.schema import rows
from tasks.warehouse.snapshot import connect_readonly, publish
from tests.given import Given, _empty, _filled

RUN = CliRunner()


@pytest.fixture
def fact(home: Path) -> UUID:
    """A published warehouse with one figure; its id."""
    given = Given()
    article = given.article(
        "https://tribune.example/d", date(2025, 2, 5), "The gap was\n$295.4 billion.", byline="P. Raman"
    )
    one = given.figure(article, "$295.4 billion", 295.4e9, unit="USD", measure="trade_balance", speaker="Ada")
    given.tables["page"][0]["warc_digest"] = "sha1:ABC"
    copy(_empty(), home / "live.duckdb")
    with open_live(home / "live.duckdb") as connection:
        write_batch(connection, {name: _filled(table) for name, table in given.tables.items()})
    publish(home / "live.duckdb", home / "published" / "tradelines.duckdb")
    return one


def value_shown() -> object:
    with connect_readonly(get_settings().published_path) as connection:
        return rows(connection, "SELECT value FROM figure")


def test_a_citation_tells_sentence_speaker_outlet_address_and_record(fact: UUID):
    shown = RUN.invoke(app, ["cite", str(fact)]).output
    for part in ("The gap was $295.4 billion.", "Ada", "harbour", "2025-02-05", "https://tribune.example/d", "sha1:ABC",
                 "2025-02-05/run.warc.gz at byte 1", f"tradelines:figure:{fact}", "P. Raman"):  # fmt: skip
        assert part in shown


def test_the_same_as_csl_json(fact: UUID):
    (item,) = json.loads(RUN.invoke(app, ["cite", f"tradelines:figure:{fact}", "--json"]).output)
    assert item["id"] == f"tradelines:figure:{fact}"
    assert item["type"] == "article-newspaper"
    assert item["issued"] == item["accessed"] == {"date-parts": [[2025, 2, 5]]}
    assert item["author"] == [{"literal": "P. Raman"}]
    assert item["archive_location"] == "2025-02-05/run.warc.gz#1 sha1:ABC"


def test_a_correction_by_command_is_published_cited_and_taken_back(fact: UUID):
    assert (
        RUN.invoke(app, ["correct", str(fact), "value", "295400000001", "--why", "a digit", "--by", "Ada"]).exit_code
        == 0
    )
    assert value_shown() == [{"value": 295400000001.0}]
    assert "by Ada" in RUN.invoke(app, ["cite", str(fact)]).output
    assert RUN.invoke(app, ["correct", str(fact), "value", "--take-back", "--why", "was right"]).exit_code == 0
    assert value_shown() == [{"value": 295.4e9}]
    assert RUN.invoke(app, ["correct", str(fact), "void", "--why", "a page number"]).exit_code == 0
    assert value_shown() == []


@pytest.mark.parametrize(("arguments", "complaint"), [
    (["value", "1"], "a correction needs a reason"),
    (["value", "--why", "x"], "say what: tradelines correct FACT_ID FIELD VALUE"),
    (["colour", "1", "--why", "x"], "a figure has no field 'colour'"),
])  # fmt: skip
def test_a_wrong_command_says_what_is_missing(fact: UUID, arguments: list[str], complaint: str):
    assert complaint in str(RUN.invoke(app, ["correct", str(fact), *arguments]).exception)


def test_an_unknown_fact_is_said(fact: UUID):
    published = get_settings().published_path
    with pytest.raises(UserError, match="there is no figure, quote or event with the id"):
        find_citation(published, str(UUID(int=1)))
    with pytest.raises(UserError, match="'x' is no id"):
        find_citation(published, "x")


def test_a_refused_file_stops_no_run_and_is_kept_with_its_reason(fact: UUID, tmp_path: Path):
    path = tmp_path / "corrections.toml"
    path.write_text("[[correction]]\nfact = 'x'\nfield = 'value'\nwhy = 'w'\nby = 'b'\n")
    live = get_settings().live_path
    (reason,) = keep_trust(live, path, UUID(int=1), datetime(2025, 3, 1, tzinfo=UTC))
    assert reason == "corrections.toml, line 1: fact 'x' is no id"
    with open_live(live) as connection:
        kept = rows(connection, "SELECT stage, address, reason FROM rejected")
    assert kept == [{"stage": "corrections", "address": "corrections.toml", "reason": reason}]
