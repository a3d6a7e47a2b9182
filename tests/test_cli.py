"""The `tradelines` command as a person uses it: real processes, their output, messages and exit codes."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TRADELINES = Path(sys.executable).with_name("tradelines")
SENTENCE = (
    "The United States will raise tariffs on $50 billion of Chinese goods to 25 percent, Gina Raimondo said on Tuesday."
)
RSS = b"""<rss version="2.0"><channel><title>Example</title>
<item><title>China raises tariffs on US soybeans to 25 percent</title><link>https://example.org/a</link></item>
<item><title>Home side wins the cup final</title><link>https://example.org/b</link></item></channel></rss>"""


def run(
    *arguments: str | Path, home: Path, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    names = {"TRADELINES_HOME": str(home), "COLUMNS": "160", "TRADELINES_WORKERS": "1"} | environment
    return subprocess.run(
        [TRADELINES, *arguments], input=given, capture_output=True, env=os.environ | names, timeout=120, check=False
    )


def write_lines(path: Path, *shapes: dict[str, str]) -> Path:
    text = "".join(json.dumps(shape) + "\n" for shape in shapes)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def test_help_names_every_command(tmp_path: Path):
    answer = run("--help", home=tmp_path)
    assert answer.returncode == 0
    for command in ("ingest", "demo", "sources", "extract", "sql", "status", "import", "serve"):
        assert command in answer.stdout.decode()


def test_extract_prints_one_object_a_document_in_input_order_and_goes_on_after_a_broken_line(tmp_path: Path):
    path = write_lines(
        tmp_path / "articles.jsonl.gz",
        {"id": "first", "published": "2023-08-29", "title": "Tariffs", "text": SENTENCE},
        {
            "id": "second",
            "published": "2023-08-29",
            "title": "China tariffs on US goods",
            "description": "Duties rise.",
        },
    )
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b'{"id": "third", "text": "Short."}\nnot json\n{"id": "fourth", "text": ""}\n')
    answer = run("extract", path, broken, home=tmp_path)
    shapes = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [shape["id"] for shape in shapes] == ["first", "second", "third", "fourth"]
    assert [shape["outcome"] for shape in shapes] == ["article", "entry", "article", "article"]
    assert answer.returncode == 1
    assert "broken.jsonl line 2: not JSON" in answer.stderr.decode()
    assert isinstance(shapes[1]["first_look"]["fetch"], bool)
    first = shapes[0]
    assert {figure["value"] for figure in first["figures"]} == {50000000000, 25}
    for figure in first["figures"]:
        assert first["text"][figure["start"] : figure["end"]] == figure["text"]
    assert [person["canonical"] for person in first["people"]] == ["Gina Raimondo"]
    assert first["people"][0]["role"] == "Secretary of Commerce"


def test_extract_reads_a_page_and_a_text_and_standard_input(tmp_path: Path):
    page = tmp_path / "story.v2.html.gz"
    body = "".join(f"<p>{SENTENCE} Paragraph {n} says more about it in many words.</p>" for n in range(8))
    page.write_bytes(
        gzip.compress(f"<html><head><title>Story</title></head><body><article>{body}</article></body></html>".encode())
    )
    text = tmp_path / "note.txt"
    text.write_text(SENTENCE, encoding="utf-8")
    answer = run(
        "extract", page, text, "-", home=tmp_path, given=b'{"id": "piped", "text": "Exports fell 3 percent."}\n'
    )
    shapes = [json.loads(line) for line in answer.stdout.splitlines()]
    assert answer.returncode == 0
    assert [shape["id"] for shape in shapes] == ["story", "note", "piped"]
    assert shapes[0]["outcome"] == "article"
    assert shapes[0]["figures"]


def test_extract_table_shows_control_characters_instead_of_obeying_them(tmp_path: Path):
    path = write_lines(tmp_path / "a.jsonl", {"id": "x", "title": "Evil \x1b[31m title", "text": SENTENCE})
    answer = run("extract", "--table", path, home=tmp_path)
    assert b"\x1b" not in answer.stdout
    assert "\\u001b" in answer.stdout.decode()
    assert "Gina Raimondo" in answer.stdout.decode()


@pytest.mark.parametrize(("name", "reason"), [
    ("missing.html", "No such file"), ("picture.png", "cannot be told from its name"), ("torn.jsonl.gz", "ends early"),
])  # fmt: skip
def test_extract_says_what_is_wrong_with_a_file(tmp_path: Path, name: str, reason: str):
    path = tmp_path / name
    if name == "picture.png":
        path.write_bytes(b"\x89PNG")
    if name == "torn.jsonl.gz":
        path.write_bytes(gzip.compress(b'{"id": "a", "text": "b"}\n' * 500)[:60])
    answer = run("extract", path, home=tmp_path)
    assert answer.returncode == 1
    assert reason in answer.stderr.decode()
    assert "Traceback" not in answer.stderr.decode()


def test_a_wrong_setting_is_one_sentence(tmp_path: Path):
    answer = run("status", home=tmp_path, TRADELINES_WORKERS="many")
    assert answer.returncode == 2
    assert answer.stderr.decode().startswith("tradelines: setting TRADELINES_WORKERS:")
    assert "Traceback" not in answer.stderr.decode()


def test_sql_without_a_warehouse_says_what_to_do(tmp_path: Path):
    answer = run("sql", "SELECT 1", home=tmp_path)
    assert answer.returncode == 2
    assert "does not exist yet: run `tradelines ingest` or `make demo` first" in answer.stderr.decode()


def test_sources_try_shows_the_entries_of_a_file_with_the_first_look(tmp_path: Path):
    path = tmp_path / "feed.xml"
    path.write_bytes(RSS)
    answer = run("sources", "try", path, home=tmp_path)
    shapes = [json.loads(line) for line in answer.stdout.splitlines()]
    assert answer.returncode == 0
    assert [shape["fetch"] for shape in shapes] == [True, False]


def test_sources_list_and_a_broken_block(tmp_path: Path):
    assert run("sources", "list", home=tmp_path).returncode == 0
    broken = tmp_path / "sources.toml"
    broken.write_text('[ustr]\nname = "USTR"\nkind = "rss"\n', encoding="utf-8")
    answer = run("sources", "list", home=tmp_path, TRADELINES_SOURCES=str(broken))
    assert answer.returncode == 2
    assert 'block "ustr"' in answer.stderr.decode()
    assert "Traceback" not in answer.stderr.decode()


@pytest.mark.parametrize(("arguments", "sentence"), [
    (("ingest", "--source", "nope"), "no source 'nope' in sources.toml; there are: "),
    (("import", "missing.csv"), "missing.csv: no such file; give a Media Cloud CSV"),
])  # fmt: skip
def test_a_mistake_in_a_command_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], sentence: str):
    answer = run(*arguments, home=tmp_path)
    assert answer.returncode == 2
    assert sentence in answer.stderr.decode()
    assert "Traceback" not in answer.stderr.decode()
