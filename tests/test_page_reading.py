"""Pages to readings in child processes: what the flow's own process leaves to them."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("flow", ["ingest", "backfill", "maintain", "watch", "import_list"])
def test_a_flow_starts_without_the_readers(flow: str):
    """They take longer to load than all else of it, and only its children read."""
    code = f"import sys, flows.{flow}; print(sorted({{'spacy', 'tasks.reading', 'tasks.pages'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
