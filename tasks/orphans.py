"""Children that end with their parent, also where it is killed: a temporary Prefect server would stay for ever."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys

_MARK = "TRADELINES_STARTED_BY"  # in the environment of every process that this one starts
# Reads until the parent is gone, which closes the pipe, and ends whatever still carries the parent's mark.
_WATCHER = """
import os, signal, sys
from pathlib import Path

sys.stdin.buffer.read()
for path in Path("/proc").glob("[0-9]*/environ"):
    try:
        if sys.argv[1].encode() in path.read_bytes().split(b"\\0") and int(path.parent.name) != os.getpid():
            os.kill(int(path.parent.name), signal.SIGTERM)
    except OSError:  # it is another person's, or ended meanwhile
        continue
"""


def end_children_with_us() -> None:
    """From here on the processes that this one starts end with it, however it ends; once a process is enough.

    Prefect starts a server for a run that has none, and stops it at exit: kill -9 leaves it behind, some 250 MB each
    time. A watcher of a few MB, in a session of its own, ends it then. Works where there is /proc, elsewhere nothing.
    """
    mark = f"{os.getpid()}-{secrets.token_hex(8)}"
    if os.environ.get(_MARK, "").startswith(f"{os.getpid()}-"):
        return
    os.environ[_MARK] = mark
    command = [sys.executable, "-I", "-S", "-c", _WATCHER, f"{_MARK}={mark}"]
    # kept open by this process alone, never closed by hand: its end is the message
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    _WATCHERS.append(process)


_WATCHERS: list[subprocess.Popen[bytes]] = []
