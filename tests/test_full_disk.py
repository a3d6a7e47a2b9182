"""A full disk is told in one sentence; that nothing is lost on a real one is tried in tests/faults/disks.py."""

from pathlib import Path

import duckdb
import pytest

from tasks.warehouse.live import full_disk_told
from tasks.warehouse.schema import WarehouseError


def test_a_full_disk_is_told_in_one_sentence():
    told = "live.duckdb cannot be written, its disk is full; what was stored before stays: make room and run it again"
    with pytest.raises(WarehouseError) as raised, full_disk_told(Path("live.duckdb")):
        raise duckdb.IOException('Could not write file "live.duckdb.wal": No space left on device')
    assert str(raised.value) == told


def test_other_errors_of_the_database_stay_what_they_are():
    with pytest.raises(duckdb.IOException), full_disk_told(Path("live.duckdb")):
        raise duckdb.IOException("Could not read file")
