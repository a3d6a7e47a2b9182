"""The throw-away PostgreSQL that the other tests here stand on. `make test-scaleout`."""

from __future__ import annotations

import pytest

from tests.scaleout.postgres import postgres


def test_a_cluster_answers_is_stopped_and_started_and_is_gone_afterwards():
    with postgres() as server:
        server.create_database("one")
        assert server.sql("one", "SELECT current_user") == "tradelines"
        server.stop()
        with pytest.raises(RuntimeError, match="psql failed"):
            server.sql("one", "SELECT 1")
        server.start()
        assert server.sql("one", "SELECT 1") == "1"
    assert not server.directory.exists()
