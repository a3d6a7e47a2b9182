"""What several machines agree on: shares of hosts, the hold of a host; and what a cluster needs."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings

from tasks.errors import UserError
from tasks.extract import backfill_readers
from tasks.feeds.polling import in_share
from tasks.records import Source
from tasks.settings import Settings
from tasks.web.fetching import host_of
from tasks.web.hosts import HostPacer, HostPausedError, HostState

SOURCE = Source(
    "wire", "Wire", "The Wire", "feed", "https://wire.example/rss", "US", "private", "en", "A", True, True, None, True,
    True, False, None, None, None,
)  # fmt: skip
SOURCES = [replace(SOURCE, source_id=f"s{n}", address=f"https://h{n % 5}.example/feed/{n}") for n in range(12)]


@pytest.mark.parametrize("machines", [1, 2, 3, 5, 8])
def test_every_source_is_in_one_share_and_every_host_in_one(machines: int):
    shares = [in_share(SOURCES, f"{number}/{machines}") for number in range(1, machines + 1)]
    assert sorted(source.source_id for share in shares for source in share) == sorted(s.source_id for s in SOURCES)
    hosts = [host for share in shares for host in {host_of(source.address) for source in share}]
    assert len(hosts) == len(set(hosts)) == 5


@pytest.mark.parametrize("share", ["", "0/2", "3/2", "1", "a/b", "1/2/3", "-1/2", "1/0"])
def test_a_share_that_is_none_is_told(share: str):
    with pytest.raises(UserError, match="write which of how many, as 1/2"):
        in_share(SOURCES, share)


class OtherMachines:
    """A hold as it is shared: what stands in it was written by others."""

    def __init__(self, state: HostState) -> None:
        self.state = state
        self.asked: list[tuple[str, float]] = []
        self.is_held = False

    @contextmanager
    def __call__(self, host: str, seconds: float) -> Iterator[HostState]:
        self.asked.append((host, seconds))
        self.is_held = True
        try:
            yield self.state
        finally:
            self.is_held = False


def test_a_turn_waits_for_what_other_machines_left_and_leaves_its_own(tmp_path: Path):
    slept: list[float] = []
    others = OtherMachines(HostState(time.time() + 3.0, "requests are spaced"))
    pacer = HostPacer(tmp_path, sleep=slept.append, shared=others)
    with pacer.turn("A.example", 5.0, 60.0) as turn:
        assert others.is_held
        turn.pause(900.0, "it answered 429")
    assert 2.5 < slept[0] <= 3.0
    assert others.asked[0][0] == "a.example" and others.asked[0][1] <= 60.0
    assert 890 < others.state.next_allowed_at - time.time() <= 900
    assert others.state.reason == "it answered 429"
    assert not others.is_held


def test_a_pause_that_another_machine_was_asked_for_is_kept_here(tmp_path: Path):
    others = OtherMachines(HostState(time.time() + 900.0, "it answered 429"))
    pacer = HostPacer(tmp_path, shared=others)
    with pytest.raises(HostPausedError, match="it answered 429"), pacer.turn("a.example", 5.0, 60.0):
        pass
    assert not others.is_held
    assert others.state.reason == "it answered 429"


def test_a_pause_known_here_needs_no_question_to_the_others(tmp_path: Path):
    others = OtherMachines(HostState())
    pacer = HostPacer(tmp_path, shared=others)
    with pacer.turn("a.example", 900.0):
        pass
    with pytest.raises(HostPausedError), pacer.turn("a.example", 5.0, 60.0):
        pass
    assert len(others.asked) == 1


def test_a_cluster_without_a_prefect_server_is_told():
    with (
        temporary_settings(restore_defaults={PREFECT_API_URL}),  # other tests of this process may have a server
        pytest.raises(UserError, match="set PREFECT_API_URL"),
        backfill_readers(Settings(dask="local")),
    ):
        pass


def test_a_cluster_without_its_packages_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", None)
    with pytest.raises(UserError, match="install the extra dask"), backfill_readers(Settings(dask="local")):
        pass
