"""The export: a data package that describes itself, without texts unless asked and allowed."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from tasks.errors import UserError
from tasks.export import BY_YEAR, WHOLE, export_warehouse
from tests.given import Given
from tests.given_report import filled, path_of


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = filled()
    given.store()
    given.connection.execute("UPDATE store.source SET may_export_body = true WHERE source_id = 'harbour'")
    return path_of(given, tmp_path_factory.mktemp("export"))


def read(folder: Path, name: str) -> duckdb.DuckDBPyRelation:
    return duckdb.read_parquet(str(folder / name / "**" / "*.parquet"), hive_partitioning=True)


def test_the_description_names_every_file_and_every_column(warehouse: Path, tmp_path: Path):
    done = export_warehouse(warehouse, tmp_path / "out")
    package = json.loads((done.path / "datapackage.json").read_text())
    named = set()
    for resource in package["resources"]:
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        named |= set(paths)
        found = duckdb.read_parquet([str(done.path / path) for path in paths], hive_partitioning=False).columns
        assert [field["name"] for field in resource["schema"]["fields"]] == found, resource["name"]
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]
        assert resource["description"]
    files = {path.relative_to(done.path).as_posix() for path in done.path.rglob("*") if path.is_file()}
    assert named == files - {"datapackage.json"}
    assert done.file_count == len(files)
    assert {"article", "trade-action", "trend-topics-by-month"} <= {r["name"] for r in package["resources"]}
    assert set(BY_YEAR).isdisjoint(WHOLE)


def test_texts_stay_at_home_unless_asked_and_allowed(warehouse: Path, tmp_path: Path):
    export_warehouse(warehouse, tmp_path / "out")
    assert "content" not in read(tmp_path / "out", "article").columns
    export_warehouse(warehouse, tmp_path / "out", with_bodies=True)
    texts = read(tmp_path / "out", "article").aggregate(
        "publisher, count(*) AS n, count(content) AS texts", "publisher"
    )
    found = {publisher: (n, texts) for publisher, n, texts in texts.fetchall()}
    assert found["gate"][1] == 0
    assert found["harbour"][0] == found["harbour"][1] > 0


def test_rows_lie_in_folders_by_year(warehouse: Path, tmp_path: Path):
    export_warehouse(warehouse, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out" / "figure").iterdir()] == ["year=2026"]


def test_a_directory_with_other_files_is_left_alone(warehouse: Path, tmp_path: Path):
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(UserError, match="holds other files"):
        export_warehouse(warehouse, tmp_path)
    with pytest.raises(UserError, match="is a file"):
        export_warehouse(warehouse, tmp_path / "diary.txt")
    assert (tmp_path / "diary.txt").read_text() == "mine"


def test_an_empty_warehouse_is_exported(tmp_path: Path):
    done = export_warehouse(path_of(Given(), tmp_path), tmp_path / "out")
    package = json.loads((done.path / "datapackage.json").read_text())
    assert all(resource["path"] for resource in package["resources"])
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".tmp")]
