"""What a killed process leaves behind: no child of its pool, no server that it had started."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tasks.settings import PROJECT

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="children are looked for in /proc")

# Both tell the process id of their child, which by itself would go on for ten minutes.
POOL = """
import multiprocessing, threading, time
from tasks.pool import ChildPool

def tell():
    while not (children := multiprocessing.active_children()):
        time.sleep(0.01)
    time.sleep(1)  # it is at work by then
    print(children[0].pid, flush=True)

if __name__ == "__main__":
    threading.Thread(target=tell, daemon=True).start()
    with ChildPool(time.sleep, children=1, deadline_seconds=900) as pool:
        list(pool.run([600]))
"""
SERVER = """
import subprocess, time
from tasks.orphans import end_children_with_us

end_children_with_us()
end_children_with_us()
print(subprocess.Popen(["sleep", "600"]).pid, flush=True)
time.sleep(600)
"""


def has_ended(process_id: int, seconds: float) -> bool:
    """Whether the process is gone, or a zombie that nobody has waited for, within so many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("script", [POOL, SERVER], ids=["child of the pool", "started server"])
def test_a_killed_process_leaves_no_child_at_work(script: str, tmp_path: Path):
    path = tmp_path / "started.py"
    path.write_text(script)
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    with subprocess.Popen([sys.executable, path], env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.kill()
    try:
        assert has_ended(child, 20)
    finally:
        if not has_ended(child, 0.2):
            os.kill(child, 9)


def test_a_process_that_ends_by_itself_leaves_others_alone():
    """The watcher ends only what its own process had started."""
    other = subprocess.Popen(["sleep", "600"])
    try:
        code = "from tasks.orphans import end_children_with_us; end_children_with_us()"
        subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True)
        time.sleep(1)
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()
