"""The rules of the house, each held by a test that says in words what is missing."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SQL = ROOT / "sql"
PYTHON = sorted(path for folder in ("flows", "tasks", "demo") for path in (ROOT / folder).rglob("*.py"))
# The only files of tasks/ that may import Prefect.
VERBS = {"poll", "fetch", "clean", "extract", "store", "publish", "check", "alarm", "report", "export", "artifacts"}
# One door per library: where it may be imported. A folder opens the door for all in it.
DOORS = {
    "feedparser": ("tasks/feeds/feed",),
    "trafilatura": ("tasks/pages",),
    "duckdb": ("tasks/warehouse/", "flows/commands/sql"),
    "httpx": ("tasks/web/",),
    "httpcore": ("tasks/web/",),
    "protego": ("tasks/web/",),
    "warcio": ("tasks/archive",),
    "pebble": ("tasks/pool",),
    "pyarrow": ("tasks/warehouse/",),
    "ahocorasick_rs": ("tasks/",),
    "altair": ("tasks/charts",),
}
PURE = ("entities", "figures", "quotes", "events", "dates")
OUTSIDE = {"prefect", "duckdb", "httpx", "httpcore", "socket", "subprocess", "warcio"}


def imported(path: Path) -> set[str]:
    """Top-level names that a module imports, at its top or inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_a_module_keeps_to_the_rules(path: Path):
    name, names = name_of(path), imported(path)
    if name.startswith("tasks/"):
        assert "flows" not in names, f"{name} imports flows: arrows run from flows to tasks only"
        if path.stem not in VERBS:
            assert "prefect" not in names, f"{name} imports Prefect: only verbs do; move the task to a stage file"
    if name.split("/")[1:2] and name.split("/")[1] in PURE:
        assert not names & OUTSIDE, f"{name} is pure: it may not import {names & OUTSIDE}"
    for library, doors in DOORS.items():
        if library in names:
            assert name.startswith(doors), f"{name} imports {library}; its door is {', '.join(doors)}"
    assert path.stem not in ("utils", "helpers", "common", "misc"), f"{name}: name the module after what it knows"


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_every_public_function_says_what_comes_out(path: Path):
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        # A function of a few lines says it with its name and types.
        if public and isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 6:
            assert ast.get_docstring(node), f"{name_of(path)}: {node.name} has no docstring"


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_nothing_is_caught_wholesale(path: Path):
    text = path.read_text(encoding="utf-8")
    # A transaction must be rolled back whatever went wrong; the error goes on.
    allowed = path.stem in VERBS or name_of(path) == "tasks/warehouse/schema.py"
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r"except(\s+(Base)?Exception)?\s*:", line):
            assert allowed, f"{name_of(path)}:{number} catches everything: name the errors"


@pytest.mark.parametrize("path", sorted(SQL.rglob("*.sql")), ids=name_of)
def test_a_sql_file_begins_with_what_it_is(path: Path):
    assert path.read_text(encoding="utf-8").startswith("-- "), f"{name_of(path)} begins without saying what it is"


@pytest.mark.parametrize("path", sorted([*(SQL / "views").glob("*.sql"), *(SQL / "trends").glob("*.sql")]), ids=name_of)
def test_a_view_is_named_as_its_file_and_states_its_grain(path: Path):
    text = path.read_text(encoding="utf-8")
    assert re.search(rf"CREATE OR REPLACE VIEW (main\.)?{path.stem}\b", text), (
        f"{name_of(path)} makes no view {path.stem}"
    )
    assert f"COMMENT ON VIEW {path.stem} IS" in text, f"{path.stem} has no comment"
    assert "Grain:" in text, f"{name_of(path)} does not state its grain"


def test_every_trend_has_a_test_of_given_and_expected_rows():
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    for path in (SQL / "trends").glob("*.sql"):
        assert f"def test_{path.stem}(" in tests, f"{path.stem} has no test function test_{path.stem}"


def test_no_index_address_and_no_path_of_a_machine_is_committed():
    index = re.compile("pyp" + r"i\.org|pythonhos" + r"ted|registry\.npm" + "js")
    machine = re.compile(r"(^|[\s\"'=(])/(work|home/\w+|root)/")
    files = [path for path in ROOT.rglob("*") if path.is_file() and not skipped(path)]
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not index.search(text), f"{name_of(path)} names a package index"
        assert not machine.search(text), f"{name_of(path)} names a path of a machine"


def skipped(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    ignored = {".git", ".venv", "var", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "__pycache__"}
    return bool(ignored & set(parts)) or path.suffix in (".gz", ".png", ".duckdb")


def test_the_lock_has_hashes_only():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert "://" not in lock
    assert not (ROOT / "uv.lock").exists()


def test_every_dependency_is_in_the_lock():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    optional = [name for extra in project["optional-dependencies"].values() for name in extra]
    for dependency in (*project["dependencies"], *optional):
        name = re.split(r"[\[<>=;]", dependency)[0].strip().lower()
        assert re.search(rf"^{re.escape(name)}(\[.*\])?==", lock, re.MULTILINE), (
            f"{name} is not in requirements.lock: run `make lock`"
        )
