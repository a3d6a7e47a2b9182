"""Documents of the Federal Register become blocks that the strict reader takes, unverified."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from flows.commands.measures_app import measures_app
from tasks.measures.files import MeasureError, load_measures
from tasks.measures.proposals import GROUNDS, Document, as_block, ground_of, read_documents, unknown_documents

ROW = {
    "document_number": "2030-01234",
    "title": 'Notice of Modification of Section 301 Action: "Tea"',
    "abstract": "The Board raises the duty on tea.",
    "publication_date": "2030-03-01",
    "effective_on": "2030-03-15",
    "html_url": "https://www.federalregister.gov/documents/2030/03/01/2030-01234/tea",
    "agencies": [{"name": "Board of Tea"}],
}


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.example)
def test_every_ground_reads_its_example(ground):
    found = ground_of(Document("1", ground.example, "", None, None, "", ""))
    assert found is not None
    assert (found.instrument, found.kind) == (ground.instrument, ground.kind)


@pytest.mark.parametrize("content", [ROW, {"results": [ROW, {"title": "no number"}]}, [ROW]])
def test_one_document_or_a_search_is_read(tmp_path: Path, content: object):
    (tmp_path / "a.json").write_text(json.dumps(content), encoding="utf-8")
    [document] = read_documents(tmp_path / "a.json")
    assert (document.number, str(document.effective), document.body) == ("2030-01234", "2030-03-15", "Board of Tea")


def test_a_block_is_taken_by_the_reader_and_is_not_verified(tmp_path: Path):
    (tmp_path / "a.json").write_text(json.dumps(ROW), encoding="utf-8")
    block = as_block(read_documents(tmp_path / "a.json")[0])
    (tmp_path / "measures").mkdir()
    (tmp_path / "measures" / "new.toml").write_text("reviewed = 2030-03-02\n" + block, encoding="utf-8")
    [measure] = load_measures(tmp_path)
    assert (measure.instrument, measure.is_verified, str(measure.starts)) == ("Section 301", False, "2030-03-15")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_title_makes_a_block_that_is_toml(title: str, body: str):
    block = as_block(Document("2030-1", title, body, None, None, "https://a.example", body))
    [measure] = tomllib.loads(block.replace("YYYY-MM-DD", "2030-01-01"))["measure"]
    assert measure["is_verified"] is False


def test_a_feed_is_read_and_what_the_spine_knows_is_left_out(tmp_path: Path):
    known, new = "2025-19873", "2031-00001"
    items = "".join(
        f"<item><title>Notice {number}</title><link>https://www.federalregister.gov/documents/2031/01/02/{number}/x</link></item>"
        for number in (known, new)
    )
    text = f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
    (tmp_path / "feed.xml").write_text(text, encoding="utf-8")
    documents = read_documents(tmp_path / "feed.xml")
    assert [document.number for document in documents] == [known, new]
    assert [document.number for document in unknown_documents(documents, load_measures())] == [new]


@pytest.mark.parametrize("content", ["nothing", "{}", "<html><p>not a feed</p></html>", '{"results": []}'])
def test_a_file_without_documents_is_refused_with_its_name(tmp_path: Path, content: str):
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(MeasureError, match=r"a\.json"):
        read_documents(tmp_path / "a.json")


def test_the_command_lists_checks_and_proposes(tmp_path: Path):
    runner = CliRunner()
    listed = runner.invoke(measures_app, ["list", "--imposer", "CN", "--kind", "port_fee", "--on", "2025-10-20"])
    assert listed.exit_code == 0
    assert "1 acts, 1 verified" in listed.output
    checked = runner.invoke(measures_app, ["check"])
    assert checked.exit_code == 0
    assert "all sound" in checked.output
    (tmp_path / "a.json").write_text(json.dumps(ROW), encoding="utf-8")
    proposed = runner.invoke(measures_app, ["propose", str(tmp_path / "a.json")])
    assert proposed.exit_code == 0
    assert "is_verified = false" in proposed.output
