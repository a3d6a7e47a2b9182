"""`make eval`: quality on the shared texts, printed, and held to the floors of floors.toml.

Usage: python -m tests.eval SHARED [--write]. Facts are read by `tradelines extract`, as a user would, and scored by
the shared scorer; the documents of check.txt are scored apart and joined over all golds (section `check`).
`--write` puts the measured precision per kind and rule into reference/quality.tsv and docs/method.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.eval.quality import measure as measure_quality

HERE = Path(__file__).resolve().parent
GOLDS = ("dev", "modern", "figures", "seed")
# Each has measure(shared) -> names to numbers, nested or flat.
PARTS = ("feeds", "pages", "relevance", "first_look", "stories", "series", "measures", "indices")
Numbers = dict[str, float]


def main() -> int:
    """0: every floor holds; 1: at least one does not; 2: there is nothing to measure on."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    if not (shared / "gold").is_dir():
        print(f"make eval needs the shared texts, and {shared} is not there: set TRADELINES_SHARED to their folder")
        return 2
    measured: Numbers = {}
    with tempfile.TemporaryDirectory() as folder:
        measured |= facts(shared, Path(folder))
    for part in PARTS:
        name = f"tests.eval.{part}_eval"
        if find_spec(name):
            print(f"\n== {part}")
            measured |= dict(flatten(import_module(name).measure(shared), part))
    return hold(measured, tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")))


def facts(shared: Path, folder: Path) -> Numbers:
    """Scores of what `tradelines extract` reads out of the gold texts, by gold (tuning part) and for the check part."""
    measured: Numbers = {}
    all_gold, all_predicted = folder / "gold.jsonl", folder / "predicted.jsonl"
    with all_gold.open("w", encoding="utf-8") as joined, all_predicted.open("wb") as predicted:
        for name in GOLDS:
            gold = shared / "gold" / f"{name}.jsonl"
            answer = subprocess.run(
                [Path(sys.executable).with_name("tradelines"), "extract", gold], stdout=subprocess.PIPE, check=True
            )
            part = folder / f"{name}.jsonl"
            part.write_bytes(answer.stdout)
            joined.write(gold.read_text(encoding="utf-8"))
            predicted.write(answer.stdout)
            print(f"\n== {name}, tuning part")
            measured |= dict(show(score(shared, gold, part), name))
    print("\n== check part, all golds joined")
    measured |= dict(show(score(shared, all_gold, all_predicted)["check"], "check"))
    print("\n== quality")
    measure_quality(shared, all_gold, all_predicted, "--write" in sys.argv)
    return measured


def score(shared: Path, gold: Path, predicted: Path) -> dict[str, Any]:
    """The scorer's whole report."""
    command = [
        sys.executable,
        shared / "eval" / "score.py",
        gold,
        predicted,
        "--json",
        "--check",
        shared / "gold" / "check.txt",
    ]
    report: dict[str, Any] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return report


def show(report: dict[str, Any], name: str) -> Iterator[tuple[str, float]]:
    """The F1 or accuracy of each row that has a case, printed and as `name.section.row`."""
    for section, rows in report.items():
        if section in ("documents", "check", "errors"):
            continue
        for row, found in rows.items():
            value = found.get("f1", found.get("accuracy"))
            cases = found.get("cases", found.get("tp", 0) + found.get("fn", 0))
            if value is not None and cases:
                print(f"  {section + '.' + row:<34} {value:6.3f}  ({cases} cases)")
                yield f"{name}.{section}.{row}", value


def flatten(found: Any, name: str) -> Iterator[tuple[str, float]]:
    """Nested names joined by dots; what is no number is left out."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from flatten(value, f"{name}.{key}")
    elif isinstance(found, int | float):
        yield name, float(found)


def floors(table: dict[str, Any], name: str = "") -> Iterator[tuple[str, float]]:
    """The floors of the file as `section.name`."""
    for key, value in table.items():
        path = f"{name}.{key}" if name else key
        if isinstance(value, dict):
            yield from floors(value, path)
        else:
            yield path, float(value)


def hold(measured: Numbers, table: dict[str, Any]) -> int:
    """Print every floor that does not hold; 1 where there is one."""
    broken = []
    for name, floor in floors(table):
        value = measured.get(name)
        if value is None:
            broken.append(f"{name}: floor {floor}, but it was not measured")
        elif value < floor - 1e-9:
            broken.append(f"{name}: {value:.4f} is below its floor {floor}")
    print(f"\n{sum(1 for _ in floors(table))} floors, {len(broken)} broken")
    for line in broken:
        print(f"  {line}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
