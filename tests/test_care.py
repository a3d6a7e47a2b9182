"""Nightly care: raw pages go, what was read stays; a compacted file and a restored backup have all rows."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tasks.archive import Damaged, read_record
from tasks.care import care, remove_stale_spools, restore_from
from tasks.identity import make_id
from tasks.settings import Settings
from tasks.warehouse.backup import list_backups
from tasks.warehouse.compaction import compact
from tasks.warehouse.live import open_live
from tasks.warehouse.retention import ArchiveFile, to_remove
from tasks.warehouse.runs import store
from tasks.warehouse.schema import WarehouseError, rows

TODAY = datetime.now(UTC).date()
OLD, NEW = TODAY - timedelta(days=400), TODAY


def ask(settings: Settings, query: str) -> list[dict[str, Any]]:
    with open_live(settings.live_path) as connection:
        return rows(connection, query)


@pytest.fixture
def kept(tmp_path: Path) -> Settings:
    """A warehouse with a page of long ago and one of today, and settings for care."""
    settings = Settings(home=tmp_path / "home", backup_directory=tmp_path / "backup", keep_backups=2)
    pages = []
    for day in (OLD, NEW):
        path = settings.archive_path / day.isoformat() / "run.warc.gz"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"\x1f\x8b" + b"x" * 1000)
        pages.append(
            {"page_id": make_id("page", day), "address": "https://h.example/a", "warc_file": f"{day}/run.warc.gz",
             "warc_offset": 0, "outcome": "article", "is_pruned": False}
        )  # fmt: skip
    article = {"article_id": make_id("article", 1), "canonical_address": "https://h.example/a", "publisher": "h"}
    store(settings.live_path, {"page": pages, "article": [article]})
    return settings


def test_old_raw_pages_go_and_their_rows_say_so(kept: Settings):
    assert care(kept.model_copy(update={"keep_pages_days": 30.0, "backup_directory": None}), None) == [
        "retention: 1 archive files removed, 0.0 MiB"
    ]
    assert ask(kept, "SELECT warc_file, is_pruned FROM store.page ORDER BY 1") == [
        {"warc_file": f"{OLD}/run.warc.gz", "is_pruned": True}, {"warc_file": f"{NEW}/run.warc.gz", "is_pruned": False},
    ]  # fmt: skip
    assert not (kept.archive_path / OLD.isoformat()).exists()
    assert (kept.archive_path / f"{NEW}/run.warc.gz").exists()
    assert isinstance(read_record(kept.archive_path, f"{OLD}/run.warc.gz", 0), Damaged)


def test_nothing_is_removed_unless_it_is_asked_for(kept: Settings):
    assert all("retention" not in line for line in care(kept, None))
    assert (kept.archive_path / f"{OLD}/run.warc.gz").exists()


GIB = 2**30
FILES = [ArchiveFile(f"2025-01-0{day}/r{day}.warc.gz", date(2025, 1, day), GIB) for day in range(1, 6)]


@pytest.mark.parametrize(("days", "gib", "writing", "gone"), [
    (None, None, frozenset(), []),
    (7, None, frozenset(), [1, 2]),
    (None, 3.5, frozenset(), [1, 2]),
    (7, 1.5, frozenset(), [1, 2, 3, 4]),
    (7, None, frozenset({"r1"}), [2]),  # an open run writes it
    (0.1, 0.1, frozenset(), [1, 2, 3, 4, 5]),
])  # fmt: skip
def test_which_files_go(days, gib, writing, gone):
    found = to_remove(FILES, date(2025, 1, 10), days, gib, writing)
    assert [one.day.day for one in found] == gone


def test_the_last_days_are_never_removed():
    assert to_remove(FILES, date(2025, 1, 5), 0.1, 0.1, frozenset()) == FILES[:3]


def test_a_compacted_file_is_smaller_and_has_all_rows_and_objects(kept: Settings):
    with open_live(kept.live_path) as connection:
        connection.execute("CREATE TABLE store.filler AS SELECT uuid()::VARCHAR || random() AS x FROM range(400000)")
    with open_live(kept.live_path) as connection:
        connection.execute("DROP TABLE store.filler")
    before = ask(kept, "SELECT name, kind, comment FROM about ORDER BY ALL")
    assert compact(kept.live_path, 0.99, 0) is None
    sizes = compact(kept.live_path, 0.1, 0)
    assert sizes is not None
    assert sizes[1] < sizes[0] / 2
    assert ask(kept, "SELECT name, kind, comment FROM about ORDER BY ALL") == before
    assert len(ask(kept, "FROM store.page")) == 2
    assert ask(kept, "SELECT count(*) = count(DISTINCT version) AS once FROM main.schema_migration") == [{"once": True}]
    assert list(kept.home.glob("*.tmp*")) == []


def test_a_backup_is_restored_whole(kept: Settings, tmp_path: Path):
    assert care(kept, None)[-1].startswith("backup ")
    (made,) = list_backups(tmp_path / "backup")
    assert made.archive_files == 2
    elsewhere = Settings(home=tmp_path / "other")
    restored = restore_from(elsewhere, str(tmp_path / "backup"), None, replace=False)
    assert restored == made
    assert ask(elsewhere, "FROM store.page") == ask(kept, "FROM store.page")
    assert (elsewhere.archive_path / f"{OLD}/run.warc.gz").read_bytes() == (
        kept.archive_path / f"{OLD}/run.warc.gz"
    ).read_bytes()
    assert elsewhere.published_path.exists()


def test_restoring_over_a_warehouse_is_refused_or_moves_it_aside(kept: Settings, tmp_path: Path):
    care(kept, None)
    before = kept.live_path.read_bytes()
    with pytest.raises(WarehouseError, match="is there already: --replace moves it aside"):
        restore_from(kept, str(tmp_path / "backup"), None, replace=False)
    assert kept.live_path.read_bytes() == before
    restore_from(kept, str(tmp_path / "backup"), None, replace=True)
    assert len(list(kept.home.glob("live.duckdb.*.aside"))) == 1


def test_a_damaged_or_missing_backup_changes_nothing(kept: Settings, tmp_path: Path):
    for directory, message in ((tmp_path / "gone", "there is no directory"), (tmp_path, "holds no backup")):
        with pytest.raises(WarehouseError, match=message):
            restore_from(kept, str(directory), None, replace=True)
    care(kept, None)
    (made,) = list_backups(tmp_path / "backup")
    with pytest.raises(WarehouseError, match="has no backup 1999; there are: "):
        restore_from(kept, str(tmp_path / "backup"), "1999", replace=True)
    copy = tmp_path / "backup" / made.stamp / "live.duckdb"
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 255
    copy.write_bytes(data)
    with pytest.raises(WarehouseError, match="is damaged: its hash is another; nothing was changed"):
        restore_from(kept, str(tmp_path / "backup"), None, replace=True)
    assert len(ask(kept, "FROM store.page")) == 2


def test_only_the_newest_backups_are_kept_and_a_partial_one_is_none(kept: Settings, tmp_path: Path):
    target = tmp_path / "backup"
    (target / "20200101T000000Z.partial").mkdir(parents=True)
    care(kept, None)
    (first,) = list_backups(target)
    for stamp in ("20200101T000000Z", "20200102T000000Z"):
        (target / stamp).mkdir()
        text = (target / first.stamp / "backup.json").read_text().replace(first.stamp, stamp)
        (target / stamp / "backup.json").write_text(text)
        (target / stamp / "live.duckdb").write_bytes(b"")
    os.rename(target / first.stamp, target / "20200103T000000Z")  # noqa: PTH104 - its json keeps the old stamp
    (target / "20200103T000000Z" / "backup.json").write_text(
        (target / "20200102T000000Z" / "backup.json").read_text().replace("20200102", "20200103")
    )
    care(kept, None)
    assert [one.stamp[:8] for one in list_backups(target)][:1] == ["20200103"]
    assert len(list_backups(target)) == 2
    assert list(target.glob("*.partial")) == []


def test_what_a_killed_backfill_spooled_long_ago_goes(tmp_path: Path):
    settings = Settings(home=tmp_path)
    for name, age in (("old", 30), ("young", 0)):
        (tmp_path / "spool" / name).mkdir(parents=True)
        at = datetime.now(UTC).timestamp() - age * 86_400
        os.utime(tmp_path / "spool" / name, (at, at))
    remove_stale_spools(settings)
    assert [path.name for path in (tmp_path / "spool").iterdir()] == ["young"]


def test_duckdb_keeps_nothing_open_after_care(kept: Settings):
    care(kept, None)
    with duckdb.connect(str(kept.live_path)) as connection:
        assert connection.execute("SELECT count(*) FROM store.page").fetchone() == (2,)
