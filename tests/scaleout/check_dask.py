"""A backfill read on a Dask cluster of two processes holds what a plain one holds."""

from __future__ import annotations

from tests.prefect_api import ask
from tests.scaleout.machines import Machine, Place, assert_same_content


def test_a_backfill_on_dask_is_the_same_as_a_plain_one(place: Place, alone: Machine):
    archive = str(alone.home / "archive")
    plain = place.machine("plain")
    plain.tradelines("backfill", archive)
    dask = place.machine("dask", TRADELINES_DASK="local", TRADELINES_WORKERS=2)
    dask.tradelines("backfill", archive)
    assert_same_content(plain, dask)
    assert dask.ask("SELECT articles_stored FROM store.run") == plain.ask("SELECT articles_stored FROM store.run")
    assert dask.ask("SELECT count(*) AS n FROM article")[0]["n"] > 20
    chunks = ask(place.api, "/task_runs/filter", {"task_runs": {"name": {"like_": "read chunk"}}})
    assert len(chunks) >= 2, "the pages were not read on the cluster"
