"""Kills of `tradelines backfill` over an archive; the runs after them must end where an undisturbed one does."""

from __future__ import annotations

import random
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tasks.archive import ArchiveWriter
from tasks.records import Answer
from tests.bench.ingest import environment
from tests.bench.site import Site
from tests.faults.ingests import LONGEST_SECONDS, QUICK, check_pages, difference, facts, spent, told_by
from tests.faults.kills import check_unlocked
from tests.faults.server import BIN, PrefectServer, end_group, prefect_server, run_until, start

_FILES = 4


def kill_backfills(home: Path, kills: int, pages: int, seed: int = 1) -> str:
    """Kill so many backfills of the same archives, let the next two end, and compare."""
    choose = random.Random(seed)
    archives = _archives(home, pages)
    with prefect_server(home / "server") as server:
        clean_home = _home_of(home, "clean")
        process = _backfill(clean_home, server, archives)
        cpu_seconds = spent(process)
        assert process.returncode == 0, told_by(clean_home)
        clean = facts(clean_home / "published" / "tradelines.duckdb")
        assert clean["article"]
        place = _home_of(home, "killed")
        at_work = left = 0
        for _ in range(kills):
            process = _backfill(place, server, archives)
            at_work += run_until(process, choose.uniform(0.0, cpu_seconds))
            process.kill()
            process.wait()
            check_unlocked(place / "live.duckdb")
            left += end_group(process.pid, 60.0)
        for _ in range(2):
            assert _backfill(place, server, archives).wait(LONGEST_SECONDS) == 0, told_by(place)
    published = place / "published" / "tradelines.duckdb"
    assert facts(published) == clean, difference(facts(published), clean)
    check_pages(place)
    return (
        f"{kills} kills of backfills ({at_work} while at work, {left} children left): "
        f"{sum(one.total() for one in clean.values())} keys as in an undisturbed backfill, none lost, none more"
    )


def _archives(home: Path, pages: int) -> Path:
    """A directory of WARC files with the pages of a site."""
    folder = home / "warc"
    folder.mkdir(parents=True)
    for number in range(_FILES):
        with ArchiveWriter(folder / f"{number}.warc.gz") as archive:
            for one, (_, body) in list(Site(pages, 1).pages.items())[number::_FILES]:
                address = f"https://harbour.example/p/{one}"
                headers = (("content-type", "text/html; charset=utf-8"),)
                archive.append(Answer(address, address, None, 200, headers, body, datetime(2025, 6, 1, tzinfo=UTC)))
    return folder


def _home_of(home: Path, name: str) -> Path:
    place = home / name
    place.mkdir(parents=True)
    (place / "sources.toml").write_text(
        '[harbour]\nname = "Harbour"\npublisher = "Harbour"\nkind = "feed"\naddress = "https://harbour.example/feed"\n'
        'country = "US"\nownership = "private"\n'
    )
    return place


def _backfill(place: Path, server: PrefectServer, archives: Path) -> subprocess.Popen[bytes]:
    settings = environment(place) | server.settings | QUICK
    return start([BIN / "tradelines", "backfill", archives], settings, place / "output")
