"""What many tests need: an own home, and one Prefect test server a session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ["PREFECT_LOGGING_LEVEL"] = "ERROR"
# A person's own Prefect must never see test runs.
os.environ.pop("PREFECT_API_URL", None)

# Machines are shared and slow at times: a deadline on single examples would fail for no fault of the code.
hypothesis_settings.register_profile("tradelines", deadline=None, derandomize=True)
hypothesis_settings.load_profile("tradelines")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An own TRADELINES_HOME, with the settings read anew."""
    from tasks.settings import get_settings

    monkeypatch.setenv("TRADELINES_HOME", str(tmp_path))
    get_settings.cache_clear()
    yield tmp_path
    get_settings.cache_clear()


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """Prefect's own test harness: a server on a temporary database."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


# The long files first: each runs whole in one process, and one that starts last is waited for alone.
_LONG = ("ingest", "cli", "cookbook", "care", "backfill", "alarms", "reextract", "trends", "figures_corpus")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the files by how long they take; inside a file nothing changes."""

    def place(item: pytest.Item) -> int:
        name = item.path.stem.removeprefix("test_")
        return _LONG.index(name) if name in _LONG else len(_LONG)

    items.sort(key=place)
