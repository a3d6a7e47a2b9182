"""A process with all its descendants, watched from outside: processor time by kind of process, and memory."""

from __future__ import annotations

import os
import threading
import time
from collections import defaultdict
from pathlib import Path
from subprocess import Popen

_TICKS = os.sysconf("SC_CLK_TCK")
_EVERY_SECONDS = 0.5
# What the command line of a descendant holds, and what it is called in the table; the process itself is "flow".
_KINDS = (("spawn_main", "readers"), ("prefect.server", "Prefect's server"), ("uvicorn", "Prefect's server"))


class Tree:
    """What a process and its descendants have used, until it ends; a process that ends first counts as last seen."""

    def __init__(self, process: Popen[bytes]) -> None:
        self.most_bytes = 0  # most memory of all together, shared pages counted once (PSS)
        self._process = process
        self._samples: list[tuple[float, dict[str, float]]] = []
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Waits for the process to end."""
        self._thread.join()

    def processor_seconds(self, since: float = 0.0, until: float = float("inf")) -> dict[str, float]:
        """Processor seconds by kind between two moments of `time.time()`, to about half a second."""
        before = [seconds for at, seconds in self._samples if at <= since]
        within = [seconds for at, seconds in self._samples if at <= until]
        first = before[-1] if before else {}
        last = within[-1] if within else {}
        return {kind: seconds - first.get(kind, 0.0) for kind, seconds in last.items()}

    def _watch(self) -> None:
        used: dict[int, tuple[str, float]] = {}
        number = 0
        while self._process.poll() is None:
            there = descendants(self._process.pid)
            for one, seconds in there.items():
                used[one] = _kind(one) or used.get(one, ("flow",))[0], seconds
            by_kind: dict[str, float] = defaultdict(float)
            for kind, seconds in used.values():
                by_kind[kind] += seconds
            self._samples.append((time.time(), dict(by_kind)))
            if number % 4 == 0:  # reading it takes the kernel a while
                self.most_bytes = max(self.most_bytes, sum(_pss(one) for one in there))
            number += 1
            time.sleep(_EVERY_SECONDS)


def _kind(process_id: int) -> str | None:
    """What a process is; None: it has ended and waits to be asked how."""
    try:
        command = Path(f"/proc/{process_id}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return None
    return next((name for part, name in _KINDS if part in command), "flow") if command else None


def descendants(root: int) -> dict[int, float]:
    """Processor seconds so far of a process and of every process below it, by id."""
    parents: dict[int, int] = {}
    seconds: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            process_id = int(path.parent.name)
            parents[process_id], seconds[process_id] = int(fields[1]), (int(fields[11]) + int(fields[12])) / _TICKS
        except (OSError, ValueError, IndexError):  # it ended meanwhile
            continue
    found = {root} & set(parents)
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return {one: seconds[one] for one in sorted(found)}


def _pss(process_id: int) -> int:
    try:
        lines = Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
