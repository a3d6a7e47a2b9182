"""How well the first look chooses from real headlines. Its words are rules, so nothing is learnt from the labels."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from tasks.first_look import first_look


def measure(shared: Path) -> dict[str, float]:
    """Precision and recall of what is fetched; `either` is not scored, either_fetched is the share of it fetched."""
    rows = _rows(shared)
    fetched = {label: [_fetches(row) for row in rows if row["label"] == label] for label in LABELS}
    right, wrong = sum(fetched["fetch"]), sum(fetched["skip"])
    return {
        "precision": right / max(1, right + wrong),
        "recall": right / max(1, len(fetched["fetch"])),
        "either_fetched": sum(fetched["either"]) / max(1, len(fetched["either"])),
        "entries_a_second": _speed(rows),
    }


LABELS = ("fetch", "skip", "either")


def _rows(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / "data" / "headlines" / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _fetches(row: dict[str, Any]) -> bool:
    return first_look(row["title"], row["description"]).fetch


def _speed(rows: list[dict[str, Any]]) -> float:
    started = time.process_time()
    for row in rows:
        _fetches(row)
    return len(rows) / (time.process_time() - started)


if __name__ == "__main__":
    place = Path(next((argument for argument in sys.argv[1:] if not argument.startswith("-")), "../shared"))
    for key, value in measure(place).items():
        print(f"{key} {value:.3f}")
    if "--misses" in sys.argv:
        for row in _rows(place):
            if row["label"] != "either" and _fetches(row) != (row["label"] == "fetch"):
                print(
                    row["label"],
                    row["title"],
                    "|",
                    row["description"][:150],
                    first_look(row["title"], row["description"]),
                )
