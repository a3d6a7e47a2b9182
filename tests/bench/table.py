"""The lines of the measured table and the name of the machine."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was measured."""

    what: str
    value: str
    ratio: str = ""  # against its neighbour in the same run
    target: str | None = None  # None: there is none


def show(lines: list[Line]) -> None:
    """Print lines as they come."""
    for one in lines:
        target = f"  target {one.target}" if one.target else ""
        print(f"  {one.what:<62} {one.value:>22}  {one.ratio}{target}", flush=True)


def machine() -> str:
    """Processor, cores, load and memory of this machine, for the head of the table."""
    names = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    memory = next(
        (int(line.split()[1]) / 2**20 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0.0
    )
    load = "/".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"{names[0] if names else platform.processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, load {load}, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
